-- The query form. Vocabularies become ENUM types first (data/store.py), in the order of data/reference.

-- One row: the day for which the data are stated (as_of of datapackage.json).
CREATE TABLE data_as_of (as_of DATE NOT NULL);

CREATE TABLE sources (
    source_id VARCHAR PRIMARY KEY, url VARCHAR, title VARCHAR, publisher VARCHAR NOT NULL,
    published_on DATE, published_precision VARCHAR, kind VARCHAR NOT NULL);

CREATE TABLE companies (
    company_id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL UNIQUE, name_zh VARCHAR, country VARCHAR,
    origin_country VARCHAR, kind company_kind NOT NULL, parent VARCHAR);
CREATE TABLE company_aliases (company_id VARCHAR REFERENCES companies, alias VARCHAR NOT NULL);
CREATE TABLE company_sources (
    company_id VARCHAR REFERENCES companies, source_id VARCHAR REFERENCES sources, rank INTEGER NOT NULL,
    PRIMARY KEY (company_id, source_id));

CREATE TABLE assets (
    asset_id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL UNIQUE, originator VARCHAR REFERENCES companies,
    modality modality, targets VARCHAR, therapeutic_area therapeutic_area);
CREATE TABLE asset_aliases (asset_id VARCHAR REFERENCES assets, alias VARCHAR NOT NULL);
CREATE TABLE asset_sources (
    asset_id VARCHAR REFERENCES assets, source_id VARCHAR REFERENCES sources, rank INTEGER NOT NULL,
    PRIMARY KEY (asset_id, source_id));

CREATE TABLE deals (
    deal_id VARCHAR PRIMARY KEY, announced_on DATE, announced_precision VARCHAR,
    direction VARCHAR NOT NULL CHECK (direction IN ('out', 'in', 'domestic')),
    deal_type deal_type NOT NULL, targets VARCHAR, modality modality, therapeutic_area therapeutic_area,
    indication VARCHAR, stage_at_signing stage_at_signing, territory VARCHAR, territory_group territory_group NOT NULL,
    currency VARCHAR, usd_rate DOUBLE CHECK (usd_rate > 0),
    upfront DOUBLE CHECK (upfront > 0), near_term DOUBLE CHECK (near_term > 0), equity DOUBLE CHECK (equity > 0),
    milestones DOUBLE CHECK (milestones > 0), dev_reg_milestones DOUBLE, sales_milestones DOUBLE,
    total_potential DOUBLE CHECK (total_potential > 0),
    upfront_qualifier VARCHAR, upfront_scope VARCHAR, equity_kind VARCHAR,
    equity_share_pct DOUBLE, investors VARCHAR,
    total_qualifier VARCHAR, total_basis VARCHAR, total_includes_equity VARCHAR, headline_within VARCHAR,
    royalty VARCHAR, royalty_low_pct DOUBLE, royalty_high_pct DOUBLE,
    status status NOT NULL, ended_on DATE, ended_precision VARCHAR,
    confidence VARCHAR NOT NULL, verified_on DATE, notes VARCHAR,
    CHECK (ended_on IS NULL OR announced_on IS NULL OR ended_on > announced_on));
CREATE TABLE deal_parties (
    deal_id VARCHAR REFERENCES deals, company_id VARCHAR REFERENCES companies,
    role VARCHAR NOT NULL CHECK (role IN ('licensor', 'licensee')), rank INTEGER NOT NULL,
    PRIMARY KEY (deal_id, company_id, role));
CREATE TABLE deal_assets (
    deal_id VARCHAR REFERENCES deals, asset_id VARCHAR REFERENCES assets, rank INTEGER NOT NULL,
    PRIMARY KEY (deal_id, asset_id));
CREATE TABLE deal_sources (
    deal_id VARCHAR REFERENCES deals, source_id VARCHAR REFERENCES sources, rank INTEGER NOT NULL,
    PRIMARY KEY (deal_id, source_id));
CREATE TABLE deal_targets (deal_id VARCHAR REFERENCES deals, target VARCHAR NOT NULL, PRIMARY KEY (deal_id, target));

CREATE TABLE regulatory_events (
    event_id VARCHAR PRIMARY KEY, sponsor VARCHAR REFERENCES companies, co_sponsors VARCHAR, agency VARCHAR NOT NULL,
    event_type event_type NOT NULL, event_on DATE NOT NULL, event_precision VARCHAR NOT NULL,
    application VARCHAR, application_type VARCHAR, application_number VARCHAR, indication VARCHAR,
    outcome_reason VARCHAR, outcome_detail VARCHAR, confidence VARCHAR NOT NULL, notes VARCHAR);
CREATE TABLE event_assets (
    event_id VARCHAR REFERENCES regulatory_events, asset_id VARCHAR REFERENCES assets, rank INTEGER NOT NULL,
    PRIMARY KEY (event_id, asset_id));
CREATE TABLE event_sources (
    event_id VARCHAR REFERENCES regulatory_events, source_id VARCHAR REFERENCES sources, rank INTEGER NOT NULL,
    PRIMARY KEY (event_id, source_id));

CREATE TABLE market_stats (
    stat_id VARCHAR PRIMARY KEY, period_start DATE, period_end DATE, period_label VARCHAR NOT NULL, metric VARCHAR NOT NULL,
    breakdown VARCHAR, value DOUBLE NOT NULL, unit VARCHAR NOT NULL, qualifier VARCHAR NOT NULL, publisher VARCHAR NOT NULL,
    definition VARCHAR, flag VARCHAR, source VARCHAR REFERENCES sources, other_sources VARCHAR,
    confidence VARCHAR NOT NULL, notes VARCHAR);
CREATE TABLE policy_events (
    policy_id VARCHAR PRIMARY KEY, event_on DATE NOT NULL, event_precision VARCHAR NOT NULL, jurisdiction VARCHAR NOT NULL,
    body VARCHAR NOT NULL, title VARCHAR NOT NULL, kind VARCHAR NOT NULL, effect VARCHAR,
    source VARCHAR REFERENCES sources, other_sources VARCHAR, confidence VARCHAR NOT NULL, notes VARCHAR);
CREATE TABLE success_rates (
    rate_id VARCHAR PRIMARY KEY, publisher VARCHAR NOT NULL, population VARCHAR NOT NULL, dimension VARCHAR NOT NULL,
    from_stage VARCHAR NOT NULL, to_stage VARCHAR NOT NULL, probability DOUBLE NOT NULL CHECK (probability BETWEEN 0 AND 1),
    sample_size INTEGER, period_label VARCHAR, stat_id VARCHAR REFERENCES market_stats,
    source VARCHAR REFERENCES sources, notes VARCHAR);
CREATE TABLE released_letters (
    letter_id VARCHAR PRIMARY KEY, application_type VARCHAR NOT NULL, application_number VARCHAR NOT NULL, sent_on DATE NOT NULL,
    company VARCHAR NOT NULL, headquarters VARCHAR, drug VARCHAR NOT NULL, therapeutic_area VARCHAR, reasons VARCHAR NOT NULL,
    reasons_as_coded VARCHAR NOT NULL, source VARCHAR REFERENCES sources, notes VARCHAR);
CREATE TABLE accuracy_checks (
    check_id VARCHAR PRIMARY KEY, checked_on DATE NOT NULL, draw INTEGER NOT NULL, deal_id VARCHAR REFERENCES deals,
    event_id VARCHAR REFERENCES regulatory_events, field VARCHAR NOT NULL,
    on_record VARCHAR, found VARCHAR, verdict VARCHAR NOT NULL, source VARCHAR REFERENCES sources, notes VARCHAR,
    CHECK ((deal_id IS NULL) <> (event_id IS NULL)));
-- Cells of the tables above that hold something else than their page prints, with the reason.
CREATE TABLE corrections (
    table_name VARCHAR NOT NULL, row_id VARCHAR NOT NULL, column_name VARCHAR NOT NULL, expected_old VARCHAR, "new" VARCHAR,
    reason VARCHAR NOT NULL, source_url VARCHAR NOT NULL, status VARCHAR NOT NULL, corrected_on DATE NOT NULL,
    PRIMARY KEY (table_name, row_id, column_name));
CREATE TABLE claims (
    claim_id VARCHAR PRIMARY KEY, source VARCHAR REFERENCES sources, claim VARCHAR NOT NULL, topic VARCHAR NOT NULL,
    speaker VARCHAR, period_label VARCHAR, value DOUBLE, unit VARCHAR, qualifier VARCHAR, measure VARCHAR,
    stated_names VARCHAR, matches VARCHAR, notes VARCHAR);
