-- Regulatory events with names joined, and the review cycles that they make up. Runs after views.sql.
CREATE MACRO period_start(known, precision) AS
    CASE precision WHEN 'month' THEN date_trunc('month', known) WHEN 'quarter' THEN date_trunc('quarter', known)
                   WHEN 'half' THEN make_date(year(known), CASE WHEN month(known) <= 6 THEN 1 ELSE 7 END, 1)
                   WHEN 'year' THEN date_trunc('year', known) ELSE known END::DATE;
CREATE MACRO period_end(known, precision) AS
    (period_start(known, precision)
     + CASE precision WHEN 'month' THEN INTERVAL 1 MONTH WHEN 'quarter' THEN INTERVAL 3 MONTH WHEN 'half' THEN INTERVAL 6 MONTH
                      WHEN 'year' THEN INTERVAL 1 YEAR ELSE INTERVAL 1 DAY END - INTERVAL 1 DAY)::DATE;

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

CREATE TABLE asset_targets AS
SELECT DISTINCT asset_id, target FROM (SELECT asset_id, trim(unnest(string_split(targets, ';'))) AS target FROM assets WHERE targets IS NOT NULL)
WHERE target <> '';

-- One row an event; what an event says of its asset is said of the first named asset of a combination.
CREATE TABLE event_facts AS
WITH named AS (
    SELECT x.event_id, string_agg(a.name, ' + ' ORDER BY x.rank) AS assets, string_agg(a.asset_id, '; ' ORDER BY x.rank) AS asset_ids,
           arg_min(a.modality, x.rank) AS modality, arg_min(a.therapeutic_area, x.rank) AS therapeutic_area,
           string_agg(concat_ws(' ', a.name, a.targets, a.modality, a.therapeutic_area), ' ' ORDER BY x.rank) AS words
    FROM event_assets x JOIN assets a USING (asset_id) GROUP BY ALL),
cited AS (SELECT event_id, arg_min(source_id, rank) AS source_id, count(*) AS source_count FROM event_sources GROUP BY ALL)
SELECT e.event_id, e.event_type::VARCHAR AS event_type, CAST(g.group_name AS event_step) AS step, e.agency, authority_of(e.agency) AS authority,
       e.event_on, e.event_precision, period_start(e.event_on, e.event_precision) AS first_day, period_end(e.event_on, e.event_precision) AS last_day,
       year(e.event_on) AS event_year,
       e.application, e.application_type, e.application_number, e.indication, e.outcome_reason, e.outcome_detail, e.confidence, e.notes,
       n.assets, n.asset_ids, n.modality, m.group_name AS modality_group, n.therapeutic_area,
       e.sponsor AS sponsor_id, c.name AS sponsor, coalesce(cited.source_count, 0) AS source_count, s.url AS source_url,
       coalesce(s.title, s.publisher) AS source_title,
       lower(concat_ws(' ', n.words, c.name, e.agency, e.event_type, e.indication, e.application_number, e.outcome_reason)) AS words
FROM regulatory_events e
LEFT JOIN named n USING (event_id) LEFT JOIN companies c ON c.company_id = e.sponsor
LEFT JOIN cited USING (event_id) LEFT JOIN sources s USING (source_id) LEFT JOIN modality_groups m ON m.value = n.modality::VARCHAR
LEFT JOIN event_type_groups g ON g.value = e.event_type::VARCHAR
ORDER BY e.event_on, e.event_id;

-- Events that a typed word finds: by asset, by a company that has to do with it, or by any term of the event.
CREATE MACRO events_found(entered) AS TABLE
WITH names AS (FROM names_meant(entered))
SELECT event_id FROM event_assets WHERE asset_id IN (SELECT id FROM names WHERE kind = 'asset')
UNION SELECT event_id FROM event_assets JOIN asset_companies USING (asset_id) WHERE company_id IN (SELECT id FROM names WHERE kind = 'company')
UNION SELECT event_id FROM event_facts WHERE length(entered) >= 2 AND contains(words, lower(entered));

-- One row a cycle of an application: from a filing (first or again) to the action on it. The first filing or action after an action opens
-- the next cycle, so that an action whose filing nobody stated still has a cycle of its own. Inspections and goal dates belong to the cycle they fall in.
CREATE TABLE review_cycles AS
WITH ordered AS (
    SELECT *,
           event_type IN ('complete response', 'refuse to file', 'rejection', 'withdrawal', 'approval', 'conditional approval') AS is_action,
           event_type IN ('rolling submission', 'submission', 'submission accepted', 'resubmission', 'resubmission accepted') AS is_filing,
           CASE WHEN step IN ('decision', 'setback') THEN last_day ELSE first_day END AS placed_on
    FROM event_facts WHERE application IS NOT NULL),
openings AS (
    SELECT event_id, coalesce(lag(is_action) OVER (PARTITION BY application ORDER BY placed_on, is_action, event_id), false) AS is_opening
    FROM ordered WHERE is_action OR is_filing),
placed AS (
    SELECT o.*, 1 + count(*) FILTER (coalesce(is_opening, false)) OVER (PARTITION BY application ORDER BY placed_on, is_action, event_id) AS cycle
    FROM ordered o LEFT JOIN openings USING (event_id))
SELECT application, cycle::INTEGER AS cycle, any_value(authority) AS authority,
       arg_min(asset_ids, placed_on) AS asset_ids, arg_min(assets, placed_on) AS assets, arg_min(sponsor, placed_on) AS sponsor,
       arg_min(modality, placed_on) AS modality, arg_min(modality_group, placed_on) AS modality_group,
       arg_min(therapeutic_area, placed_on) AS therapeutic_area,
       arg_min(indication, placed_on) AS indication, arg_min(application_type, placed_on) AS application_type,
       arg_min(application_number, placed_on) AS application_number,
       min(first_day) FILTER (event_type IN ('submission', 'resubmission')) AS filed_first_day,
       min(last_day) FILTER (event_type IN ('submission', 'resubmission')) AS filed_last_day,
       min(first_day) FILTER (event_type IN ('submission accepted', 'resubmission accepted')) AS accepted_first_day,
       min(last_day) FILTER (event_type IN ('submission accepted', 'resubmission accepted')) AS accepted_last_day,
       max(first_day) FILTER (event_type = 'PDUFA date') AS goal_first_day,
       max(last_day) FILTER (event_type = 'PDUFA date') AS goal_last_day,
       count(*) FILTER (event_type = 'inspection') AS inspection_count,
       min(first_day) FILTER (is_action) AS action_first_day, min(last_day) FILTER (is_action) AS action_last_day,
       arg_min(event_type, placed_on) FILTER (is_action) AS action,
       arg_min(event_id, placed_on) FILTER (is_action) AS action_event_id,
       arg_min(outcome_reason, placed_on) FILTER (is_action) AS outcome_reason,
       list(event_id ORDER BY placed_on, is_action, event_id) AS event_ids
FROM placed GROUP BY application, cycle
ORDER BY application, cycle;
