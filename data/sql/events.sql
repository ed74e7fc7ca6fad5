-- Regulatory events with names joined. Runs after views.sql.
CREATE MACRO period_start(known, precision) AS
    CASE precision WHEN 'month' THEN date_trunc('month', known) WHEN 'quarter' THEN date_trunc('quarter', known)
                   WHEN 'half' THEN make_date(year(known), CASE WHEN month(known) <= 6 THEN 1 ELSE 7 END, 1)
                   WHEN 'year' THEN date_trunc('year', known) ELSE known END::DATE;
CREATE MACRO period_end(known, precision) AS
    (period_start(known, precision)
     + CASE precision WHEN 'month' THEN INTERVAL 1 MONTH WHEN 'quarter' THEN INTERVAL 3 MONTH WHEN 'half' THEN INTERVAL 6 MONTH
                      WHEN 'year' THEN INTERVAL 1 YEAR ELSE INTERVAL 1 DAY END - INTERVAL 1 DAY)::DATE;

-- A period of a month at most counts in days, as its middle; a coarser one does not count.
CREATE MACRO is_close(starts, ends) AS date_diff('day', starts, ends) <= 30;
CREATE MACRO middle_of(starts, ends) AS starts + (date_diff('day', starts, ends) // 2)::INTEGER;
CREATE MACRO days_between(starts, ends, later_starts, later_ends) AS date_diff('day', middle_of(starts, ends), middle_of(later_starts, later_ends));

CREATE MACRO is_approval(kind) AS kind IN ('approval', 'conditional approval');
CREATE MACRO is_action(kind) AS is_approval(kind) OR kind IN ('complete response', 'refuse to file', 'rejection', 'withdrawal');
CREATE MACRO is_first_filing(kind) AS kind IN ('rolling submission', 'submission', 'submission accepted');
CREATE MACRO is_refiling(kind) AS kind IN ('resubmission', 'resubmission accepted');

CREATE TYPE authority AS ENUM ('FDA', 'EU', 'Japan', 'UK', 'China', 'other');
CREATE TYPE event_step AS ENUM ('designation', 'filing', 'review', 'setback', 'decision', 'launch');
CREATE MACRO authority_of(agency) AS
    CAST(CASE agency WHEN 'FDA' THEN 'FDA' WHEN 'EMA' THEN 'EU' WHEN 'EC' THEN 'EU' WHEN 'PMDA' THEN 'Japan' WHEN 'MHLW' THEN 'Japan'
                     WHEN 'MHRA' THEN 'UK' WHEN 'NMPA' THEN 'China' ELSE 'other' END AS authority);

-- Who has to do with an asset, and how; a subsidiary's part counts for its parent too.
CREATE TABLE asset_companies AS
WITH named AS (
    SELECT asset_id, originator AS company_id, 'originator' AS role FROM assets WHERE originator IS NOT NULL
    UNION SELECT asset_id, sponsor, 'sponsor' FROM event_assets JOIN regulatory_events USING (event_id) WHERE sponsor IS NOT NULL
    UNION SELECT asset_id, trim(unnest(string_split(co_sponsors, ';'))), 'sponsor'
          FROM event_assets JOIN regulatory_events USING (event_id) WHERE co_sponsors IS NOT NULL
    UNION SELECT asset_id, company_id, role FROM deal_assets JOIN deal_parties USING (deal_id))
SELECT * FROM named
UNION SELECT asset_id, parent, role FROM named JOIN companies USING (company_id) WHERE parent IS NOT NULL;

-- One row an event; what an event says of its asset is said of the first named asset of a combination.
CREATE TABLE event_facts AS
WITH named AS (
    SELECT x.event_id, string_agg(a.name, ' + ' ORDER BY x.rank) AS assets, string_agg(a.asset_id, '; ' ORDER BY x.rank) AS asset_ids,
           arg_min(a.modality, x.rank) AS modality, arg_min(a.therapeutic_area, x.rank) AS therapeutic_area,
           list(DISTINCT coalesce(a.modality::VARCHAR, 'not stated')) AS modalities,
           list(DISTINCT coalesce(a.therapeutic_area::VARCHAR, 'not stated')) AS therapeutic_areas,
           string_agg(concat_ws(' ', a.name, a.targets, a.modality, a.therapeutic_area), ' ' ORDER BY x.rank) AS words
    FROM event_assets x JOIN assets a USING (asset_id) GROUP BY ALL),
parties AS (
    SELECT event_id, list(DISTINCT company_id) AS company_ids, list(DISTINCT company_id) FILTER (role = 'licensor') AS licensor_ids,
           list(DISTINCT company_id) FILTER (role = 'licensee') AS licensee_ids
    FROM event_assets JOIN asset_companies USING (asset_id) GROUP BY ALL),
aimed AS (
    SELECT event_id, list(DISTINCT target) AS asset_targets
    FROM (SELECT event_id, trim(unnest(string_split(targets, ';'))) AS target FROM event_assets JOIN assets USING (asset_id) WHERE targets IS NOT NULL)
    WHERE target <> '' GROUP BY ALL),
cited AS (SELECT event_id, arg_min(source_id, rank) AS source_id, count(*) AS source_count FROM event_sources GROUP BY ALL)
SELECT e.event_id, e.event_type::VARCHAR AS event_type, CAST(g.group_name AS event_step) AS step, e.agency, authority_of(e.agency) AS authority,
       e.event_on, e.event_precision, period_start(e.event_on, e.event_precision) AS first_day, period_end(e.event_on, e.event_precision) AS last_day,
       year(e.event_on) AS event_year,
       e.application, e.application_type, e.application_number, e.indication, e.outcome_reason, e.outcome_detail, e.confidence, e.notes,
       n.assets, n.asset_ids, n.modality, m.group_name AS modality_group, n.therapeutic_area,
       n.modalities, n.therapeutic_areas, aimed.asset_targets, parties.company_ids, parties.licensor_ids, parties.licensee_ids,
       e.sponsor AS sponsor_id, c.name AS sponsor, coalesce(cited.source_count, 0) AS source_count, s.url AS source_url,
       coalesce(s.title, s.publisher) AS source_title,
       lower(concat_ws(' ', n.words, c.name, e.agency, e.event_type, e.indication, e.application_number, e.outcome_reason)) AS words
FROM regulatory_events e
LEFT JOIN named n USING (event_id) LEFT JOIN companies c ON c.company_id = e.sponsor
LEFT JOIN parties USING (event_id) LEFT JOIN aimed USING (event_id) LEFT JOIN cited USING (event_id) LEFT JOIN sources s USING (source_id) LEFT JOIN modality_groups m ON m.value = n.modality::VARCHAR
LEFT JOIN event_type_groups g ON g.value = e.event_type::VARCHAR
ORDER BY e.event_on, e.event_id;

-- Events that a typed word finds: by asset, by a company that has to do with it, or by any term of the event.
CREATE MACRO events_found(entered) AS TABLE
WITH names AS (FROM names_meant(entered))
SELECT event_id FROM event_assets WHERE asset_id IN (SELECT id FROM names WHERE kind = 'asset')
UNION SELECT event_id FROM event_assets JOIN asset_companies USING (asset_id) WHERE company_id IN (SELECT id FROM names WHERE kind = 'company')
UNION SELECT event_id FROM event_facts WHERE length(entered) >= 2 AND contains(words, lower(entered));

-- The first approval of each asset by each authority, and the authorities that an application of it was filed with.
CREATE TABLE first_approvals AS
SELECT asset_id, authority, event_id, first_day, last_day, source_url FROM event_assets JOIN event_facts USING (event_id)
WHERE is_approval(event_type)
QUALIFY row_number() OVER (PARTITION BY asset_id, authority ORDER BY first_day, last_day, event_id) = 1
ORDER BY asset_id, authority;

CREATE TABLE filed_with AS
SELECT DISTINCT asset_id, authority FROM event_assets JOIN event_facts USING (event_id) WHERE step = 'filing' AND event_type <> 'IND clearance'
ORDER BY asset_id, authority;
