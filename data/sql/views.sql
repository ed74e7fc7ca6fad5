-- greatest() skips nulls, and unknown money must stay unknown.
CREATE MACRO never_below_zero(amount) AS CASE WHEN amount < 0 THEN 0 ELSE amount END;

CREATE TYPE direction_scope AS ENUM ('out', 'in', 'domestic', 'China rights');
CREATE TYPE headline_class AS ENUM ('under $50m', '$50-100m', '$100-250m', '$250-500m', '$500m-1bn', '$1-2bn', '$2-5bn', '$5bn and more');

-- One row a deal, names joined and every amount also in USD millions. Kept as a table so that a filter click scans columns only.
CREATE TABLE deal_facts AS
WITH parties AS (
    SELECT p.deal_id, p.role,
           string_agg(c.name, '; ' ORDER BY p.rank) AS names,
           string_agg(c.company_id, '; ' ORDER BY p.rank) AS ids,
           arg_min(c.country, p.rank) AS country,
           arg_min(c.kind, p.rank) AS kind,
           bool_or(coalesce(c.origin_country, c.country) = 'CN' AND c.country <> 'CN') AS foreign_seat
    FROM deal_parties p JOIN companies c USING (company_id) GROUP BY ALL),
covered AS (
    SELECT d.deal_id, string_agg(a.name, '; ' ORDER BY d.rank) AS names
    FROM deal_assets d JOIN assets a USING (asset_id) GROUP BY ALL),
cited AS (SELECT deal_id, count(*) AS n FROM deal_sources GROUP BY ALL),
facts AS (
SELECT d.*,
       licensor.names AS licensors, licensee.names AS licensees,
       licensor.ids AS licensor_ids, licensee.ids AS licensee_ids,
       licensor.country AS licensor_country, licensee.country AS licensee_country, licensee.kind AS licensee_kind,
       coalesce(licensor.foreign_seat, false) AS is_foreign_seat,
       covered.names AS assets, coalesce(cited.n, 0) AS source_count,
       m.group_name AS modality_group,
       CAST(CASE WHEN d.direction = 'out' AND d.territory_group = 'China only' THEN 'China rights' ELSE d.direction END AS direction_scope) AS direction_scope,
       d.upfront * d.usd_rate AS upfront_usd_m,
       d.near_term * d.usd_rate AS near_term_usd_m,
       d.equity * d.usd_rate AS equity_usd_m,
       d.milestones * d.usd_rate AS milestones_usd_m,
       d.dev_reg_milestones * d.usd_rate AS dev_reg_milestones_usd_m,
       d.sales_milestones * d.usd_rate AS sales_milestones_usd_m,
       d.total_potential * d.usd_rate AS total_potential_usd_m,
       CASE WHEN d.headline_within IS NULL THEN d.total_potential * d.usd_rate END AS headline_usd_m,
       CASE WHEN d.headline_within IS NULL THEN
           never_below_zero(d.total_potential - d.upfront - CASE WHEN d.total_includes_equity = 'yes' THEN coalesce(d.equity, 0) ELSE 0 END) * d.usd_rate
       END AS contingent_usd_m,
       CASE WHEN d.upfront_scope = 'cash' THEN d.upfront * d.usd_rate END AS cash_upfront_usd_m,
       CASE WHEN d.upfront_scope <> 'cash' THEN d.upfront * d.usd_rate END AS mixed_upfront_usd_m,
       CASE WHEN d.headline_within IS NULL AND d.upfront_scope = 'cash' THEN d.upfront * d.usd_rate / nullif(d.total_potential * d.usd_rate, 0) END AS upfront_share,
       year(d.announced_on) AS announced_year,
       CASE WHEN d.announced_precision IN ('day', 'month')
            THEN year(d.announced_on) || ' Q' || quarter(d.announced_on) END AS announced_quarter,
       CASE WHEN d.upfront IS NULL AND d.total_potential IS NULL THEN 'none'
            WHEN d.total_potential IS NULL THEN 'upfront only'
            WHEN d.upfront IS NULL THEN 'total only' ELSE 'both' END AS terms_disclosed,
       lower(concat_ws(' ', d.targets, d.modality, d.therapeutic_area, d.indication, d.territory, d.deal_type, d.stage_at_signing, d.investors)) AS words
FROM deals d
LEFT JOIN parties licensor ON licensor.deal_id = d.deal_id AND licensor.role = 'licensor'
LEFT JOIN parties licensee ON licensee.deal_id = d.deal_id AND licensee.role = 'licensee'
LEFT JOIN covered ON covered.deal_id = d.deal_id
LEFT JOIN cited ON cited.deal_id = d.deal_id
LEFT JOIN modality_groups m ON m.value = d.modality::VARCHAR)
SELECT *,
       never_below_zero(contingent_usd_m - coalesce(near_term_usd_m, 0)) AS later_usd_m,
       CASE WHEN upfront_usd_m IS NULL THEN
           never_below_zero(headline_usd_m - coalesce(near_term_usd_m, 0) - CASE WHEN total_includes_equity = 'yes' THEN coalesce(equity_usd_m, 0) ELSE 0 END)
       END AS unsplit_usd_m,
       CAST(CASE WHEN headline_usd_m < 50 THEN 'under $50m' WHEN headline_usd_m < 100 THEN '$50-100m' WHEN headline_usd_m < 250 THEN '$100-250m'
                 WHEN headline_usd_m < 500 THEN '$250-500m' WHEN headline_usd_m < 1000 THEN '$500m-1bn' WHEN headline_usd_m < 2000 THEN '$1-2bn'
                 WHEN headline_usd_m < 5000 THEN '$2-5bn' WHEN headline_usd_m IS NOT NULL THEN '$5bn and more' END AS headline_class) AS headline_class
FROM facts
ORDER BY announced_on DESC NULLS LAST, deal_id;

-- The day on which the record ends; it is kept for out-licences.
CREATE TABLE record_end AS
SELECT coalesce(max(announced_on) FILTER (direction_scope = 'out'), max(announced_on)) AS newest_on FROM deal_facts;

-- Parties by number, of the deal (rowid of deal_facts) and of the company (rowid of companies): numbers join and group in half the time of names.
CREATE TABLE deal_sides AS
SELECT d.rowid AS deal_no, c.rowid AS company_no, p.role = 'licensor' AS is_licensor
FROM deal_parties p JOIN deal_facts d USING (deal_id) JOIN companies c USING (company_id) ORDER BY is_licensor, deal_no;

CREATE VIEW deal_terms AS SELECT * EXCLUDE (words) FROM deal_facts;

-- Deals, regulatory events and ends of deals of an asset in one ordered stream.
CREATE VIEW asset_timeline AS
WITH first_source AS (SELECT deal_id AS fact_id, arg_min(source_id, rank) AS source_id FROM deal_sources GROUP BY ALL
                      UNION ALL SELECT event_id, arg_min(source_id, rank) FROM event_sources GROUP BY ALL)
SELECT t.*, s.url AS source_url, coalesce(s.title, s.publisher) AS source_title, s.publisher AS source_publisher
FROM (
    SELECT a.asset_id, d.announced_on AS "on", d.announced_precision AS precision, 'deal' AS kind,
           d.licensees || ' takes rights: ' || coalesce(d.territory, 'territory not stated') AS label,
           d.licensors AS actor, d.deal_id AS fact_id, NULL AS agency, d.notes AS notes
    FROM deal_assets a JOIN deal_facts d USING (deal_id)
    UNION ALL
    SELECT a.asset_id, d.ended_on, d.ended_precision, 'deal ' || d.status,
           'Deal with ' || d.licensees || ' ' || d.status, d.licensors, d.deal_id, NULL, d.notes
    FROM deal_assets a JOIN deal_facts d USING (deal_id) WHERE d.status IN ('terminated', 'expired')
    UNION ALL
    SELECT a.asset_id, e.event_on, e.event_precision, e.event_type::VARCHAR,
           concat_ws(' - ', e.agency || ' ' || e.event_type, e.indication), c.name, e.event_id, e.agency,
           nullif(concat_ws(' ', rtrim(e.outcome_detail, '.') || '.', e.notes), '')
    FROM event_assets a JOIN regulatory_events e USING (event_id) LEFT JOIN companies c ON c.company_id = e.sponsor
) t
LEFT JOIN first_source f USING (fact_id) LEFT JOIN sources s USING (source_id)
ORDER BY t.asset_id, t."on" NULLS LAST;

-- The first approval of each asset by an agency outside China, Hong Kong and Macau, and all such agencies that approved it.
CREATE TABLE approvals_abroad AS
SELECT asset_id, first.approved_on, first.precision AS approved_precision, first.agency, agencies, s.url AS source_url
FROM (
    SELECT asset_id, string_agg(DISTINCT agency, '; ' ORDER BY agency) AS agencies,
           min({'approved_on': event_on, 'agency': agency, 'event_id': event_id, 'precision': event_precision}) AS first
    FROM event_assets JOIN regulatory_events USING (event_id)
    WHERE event_type IN ('approval', 'conditional approval') AND agency NOT IN ('NMPA', 'CDE', 'ISAF', 'Hong Kong DoH')
    GROUP BY asset_id)
LEFT JOIN event_sources c ON c.event_id = first.event_id AND c.rank = 1 LEFT JOIN sources s USING (source_id);

-- Names as people type them: without case, accents, spaces and signs.
CREATE MACRO typed(name) AS regexp_replace(lower(strip_accents(name)), '[^\p{L}\p{N}]', '', 'g');

CREATE TABLE search_names AS
SELECT kind, id, name, typed(name) AS typed_name FROM (
    SELECT 'company' AS kind, company_id AS id, name FROM companies
    UNION SELECT 'company', company_id, name_zh FROM companies
    UNION SELECT 'company', company_id, company_id FROM companies
    UNION SELECT 'company', company_id, alias FROM company_aliases
    UNION SELECT 'asset', asset_id, name FROM assets
    UNION SELECT 'asset', asset_id, asset_id FROM assets
    UNION SELECT 'asset', asset_id, alias FROM asset_aliases)
WHERE name IS NOT NULL AND typed(name) <> '';

-- 100 the name itself, 90 its beginning, 75 inside it, 60 to 65 a slip of the keyboard.
CREATE MACRO name_matches(entered) AS TABLE
WITH scored AS (
    SELECT kind, id, name,
           CASE WHEN typed_name = typed(entered) THEN 100
                WHEN length(typed(entered)) >= 2 AND starts_with(typed_name, typed(entered)) THEN 90
                WHEN (length(typed(entered)) >= 3 OR regexp_matches(entered, '\p{Han}')) AND contains(typed_name, typed(entered)) THEN 75
                WHEN length(typed(entered)) >= 5 AND abs(length(typed_name) - length(typed(entered))) <= 2
                     AND damerau_levenshtein(typed_name, typed(entered)) <= CASE WHEN length(typed(entered)) >= 8 THEN 2 ELSE 1 END THEN 65
                WHEN length(typed(entered)) >= 6 AND jaro_winkler_similarity(typed_name, typed(entered)) >= 0.94 THEN 60
                ELSE 0 END AS score
    FROM search_names WHERE typed(entered) <> '')
SELECT kind, id, max(score) AS score, arg_max(name, score) AS matched_name
FROM scored WHERE score > 0 GROUP BY kind, id
ORDER BY score DESC, length(matched_name), id;

-- Whom and what a typed word names. A slip counts only where no name fits as typed.
CREATE MACRO names_meant(entered) AS TABLE
SELECT kind, id FROM name_matches(entered) WHERE score >= 75 OR NOT EXISTS (SELECT 1 FROM name_matches(entered) WHERE score >= 75);

-- Deals that a typed word finds: by party, asset or any term of the deal.
CREATE MACRO deals_found(entered) AS TABLE
WITH names AS (FROM names_meant(entered))
SELECT deal_id FROM deal_parties WHERE company_id IN (SELECT id FROM names WHERE kind = 'company')
UNION SELECT deal_id FROM deal_parties JOIN companies USING (company_id) WHERE parent IN (SELECT id FROM names WHERE kind = 'company')
UNION SELECT deal_id FROM deal_assets WHERE asset_id IN (SELECT id FROM names WHERE kind = 'asset')
UNION SELECT deal_id FROM deal_facts WHERE length(entered) >= 2 AND contains(words, lower(entered));
