-- Applications, their review cycles and what they show of complete responses and goal dates. Runs after events.sql.
-- One row a cycle of an application: from a filing (first or again) to the action on it. The first filing or action after an action opens
-- the next cycle, so that an action whose filing nobody stated still has a cycle of its own. Inspections and goal dates belong to the cycle they fall in.
CREATE TABLE review_cycles AS
WITH ordered AS (
    SELECT *,
           is_action(event_type) AS is_action, is_first_filing(event_type) OR is_refiling(event_type) AS is_filing,
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

-- One row an application: its type, and whether its dates contradict each other.
CREATE TABLE applications AS
WITH moments AS (SELECT application, event_type, first_day, last_day FROM event_facts WHERE application IS NOT NULL),
contradictory AS (
    SELECT DISTINCT a.application FROM moments a JOIN moments f ON f.application = a.application AND f.first_day > a.last_day
    WHERE is_action(a.event_type) AND is_first_filing(f.event_type)
      AND (is_approval(a.event_type) OR NOT EXISTS (
           FROM moments g WHERE g.application = a.application AND is_first_filing(g.event_type) AND g.first_day <= a.last_day)))
SELECT application, min_by(application_type, cycle) AS application_type,
       CASE WHEN bool_or(regexp_matches(application_type, '^s[A-Z]|SNDS|type II|labelling')) THEN 'supplement'
            WHEN bool_or(modality = 'biosimilar' OR contains(application_type, '351(k)')) THEN 'biosimilar'
            WHEN count(application_type) > 0 THEN 'first filing' ELSE 'type not stated' END AS type_group,
       application IN (FROM contradictory) AS is_contradictory
FROM review_cycles GROUP BY application ORDER BY application;

-- One row an application: its first cycle and how it ended; is_later_only where that cycle begins with a resubmission.
CREATE TABLE first_cycles AS
WITH begun AS (
    SELECT c.* EXCLUDE (application_type), a.application_type, a.type_group, a.is_contradictory,
           array_position(['first filing', 'biosimilar', 'supplement', 'type not stated'], a.type_group) AS type_rank,
           EXISTS (FROM event_facts e WHERE e.application = c.application AND is_refiling(e.event_type) AND list_contains(c.event_ids, e.event_id))
               AS is_later_only
    FROM review_cycles c JOIN applications a USING (application) WHERE cycle = 1)
SELECT *, CASE WHEN is_contradictory OR is_later_only THEN 'left out' WHEN action IS NULL THEN 'waiting' WHEN is_approval(action) THEN 'approved'
               WHEN action = 'withdrawal' THEN 'withdrawn' ELSE 'refused' END AS outcome,
       CASE WHEN is_contradictory THEN 'left out: dates contradict each other' WHEN is_later_only THEN 'left out: only a later cycle is on record'
            ELSE outcome END AS counted_as,
       outcome IN ('approved', 'refused', 'withdrawn') AS is_acted, coalesce(filed_first_day, accepted_first_day) IS NOT NULL AS is_followed,
       array_position(['approved', 'refused', 'withdrawn', 'waiting', 'left out'], outcome) AS outcome_rank
FROM begun ORDER BY application;

-- One row an application and clock: from its submission, its acceptance, or "either" (the submission, where that is known well enough) to the action.
CREATE TABLE review_times AS
WITH clocked AS (
    SELECT *, CASE WHEN clock = 'submission' OR clock = 'either' AND (accepted_first_day IS NULL OR coalesce(is_close(filed_first_day, filed_last_day), false))
                   THEN 'submission' ELSE 'acceptance' END AS begun_by,
           CASE begun_by WHEN 'submission' THEN filed_first_day ELSE accepted_first_day END AS began_first_day,
           CASE begun_by WHEN 'submission' THEN filed_last_day ELSE accepted_last_day END AS began_last_day,
           days_between(began_first_day, began_last_day, action_first_day, action_last_day) AS between_days
    FROM first_cycles CROSS JOIN (SELECT unnest(['either', 'submission', 'acceptance']) AS clock)),
judged AS (
    SELECT * EXCLUDE (counted_as), CASE WHEN is_contradictory OR action_last_day < began_first_day THEN 'left out: dates contradict each other'
                WHEN is_later_only THEN 'left out: only a later cycle is on record'
                WHEN action IS NULL THEN 'waiting for the first action' WHEN action = 'withdrawal' THEN 'left out: withdrawn by the applicant'
                WHEN began_first_day IS NULL THEN 'left out: no ' || CASE clock WHEN 'either' THEN 'filing' ELSE clock END || ' on record'
                WHEN NOT is_close(began_first_day, began_last_day) OR NOT is_close(action_first_day, action_last_day) OR between_days < 0
                    THEN 'left out: date too coarse' ELSE 'measured' END AS counted_as
    FROM clocked)
SELECT clock, application, authority, type_group, type_rank, authority || ', ' || type_group AS group_name, application_type, assets, asset_ids, sponsor,
       indication, CASE WHEN began_first_day IS NOT NULL THEN begun_by END AS begins_with, began_first_day, began_last_day,
       action_first_day, action_last_day, action, CASE WHEN counted_as = 'measured' THEN between_days::DOUBLE END AS days, counted_as
FROM judged ORDER BY clock, application;

-- One row a complete response: when it was answered by a resubmission (the more exact of submission and acceptance) and what came of that.
CREATE TABLE complete_responses AS
WITH letters AS (
    SELECT c.application, c.assets, c.sponsor, c.indication, c.outcome_reason, c.action_event_id, a.is_contradictory,
           c.action_first_day AS answered_first_day, c.action_last_day AS answered_last_day,
           row_number() OVER (PARTITION BY c.application ORDER BY c.cycle)::INTEGER AS response_number, n.action AS next_action,
           n.action_first_day AS acted_first_day, n.action_last_day AS acted_last_day, n.filed_first_day,
           n.filed_first_day IS NULL OR n.filed_last_day - n.filed_first_day > n.accepted_last_day - n.accepted_first_day AS by_acceptance,
           CASE WHEN by_acceptance THEN n.accepted_first_day ELSE n.filed_first_day END AS refiled_first_day,
           CASE WHEN by_acceptance THEN n.accepted_last_day ELSE n.filed_last_day END AS refiled_last_day,
           CASE WHEN refiled_first_day IS NULL THEN NULL WHEN refiled_first_day = n.filed_first_day THEN 'submission' ELSE 'acceptance' END AS refiled_by
    FROM review_cycles c JOIN applications a USING (application)
    LEFT JOIN review_cycles n ON n.application = c.application AND n.cycle = c.cycle + 1
    WHERE c.action = 'complete response'),
timed AS (
    SELECT *,
           CASE WHEN NOT is_contradictory AND is_close(answered_first_day, answered_last_day) AND is_close(refiled_first_day, refiled_last_day)
                THEN days_between(answered_first_day, answered_last_day, refiled_first_day, refiled_last_day) END AS wait,
           CASE WHEN NOT is_contradictory AND is_close(refiled_first_day, refiled_last_day) AND is_close(acted_first_day, acted_last_day)
                THEN days_between(refiled_first_day, refiled_last_day, acted_first_day, acted_last_day) END AS review,
           CASE WHEN NOT is_contradictory AND is_close(answered_first_day, answered_last_day) AND is_close(acted_first_day, acted_last_day)
                THEN days_between(answered_first_day, answered_last_day, acted_first_day, acted_last_day) END AS whole,
           CASE WHEN is_contradictory OR next_action IS NOT NULL THEN NULL
                WHEN refiled_first_day IS NOT NULL AND is_close(refiled_first_day, refiled_last_day)
                    THEN date_diff('day', middle_of(refiled_first_day, refiled_last_day), as_of)
                WHEN refiled_first_day IS NULL AND is_close(answered_first_day, answered_last_day)
                    THEN date_diff('day', middle_of(answered_first_day, answered_last_day), as_of) END AS open
    FROM letters CROSS JOIN data_as_of)
SELECT application, assets, sponsor, indication, response_number, answered_first_day, answered_last_day, refiled_first_day, refiled_last_day,
       acted_first_day, acted_last_day, refiled_by, next_action,
       CASE WHEN is_approval(next_action) THEN 'approved' WHEN next_action = 'withdrawal' THEN 'withdrawn'
            WHEN next_action = 'complete response' THEN 'complete response again' WHEN next_action IS NOT NULL THEN 'refused'
            WHEN refiled_first_day IS NOT NULL THEN 'under review again' ELSE 'no resubmission on record' END AS state,
       CASE WHEN wait >= 0 THEN wait END::DOUBLE AS wait_days, CASE WHEN review >= 0 THEN review END::DOUBLE AS review_days,
       CASE WHEN whole >= 0 THEN whole END::DOUBLE AS whole_days, CASE WHEN open >= 0 THEN open END::DOUBLE AS open_days,
       CASE WHEN is_contradictory THEN 'left out: dates contradict each other'
            WHEN coalesce(wait_days, review_days, whole_days) IS NOT NULL THEN 'measured'
            WHEN next_action IS NULL AND refiled_first_day IS NULL THEN 'no resubmission on record' ELSE 'date unknown or too coarse' END AS counted_as,
       outcome_reason, action_event_id
FROM timed ORDER BY answered_first_day DESC, application;

-- One row a cycle with a goal date: the last goal set, the first one where it was moved, and how the action lies to the last.
CREATE TABLE goal_dates AS
WITH goals AS (
    SELECT c.application, c.cycle, any_value(c.assets) AS assets, any_value(c.asset_ids) AS asset_ids, any_value(c.sponsor) AS sponsor,
           any_value(c.indication) AS indication, any_value(a.is_contradictory) AS is_contradictory,
           any_value(c.action) AS action, any_value(c.action_first_day) AS action_first_day, any_value(c.action_last_day) AS action_last_day,
           any_value(c.filed_first_day) AS filed_first_day,
           arg_max(e.first_day, e.event_on) AS goal_first_day, arg_max(e.last_day, e.event_on) AS goal_last_day,
           CASE WHEN count(DISTINCT e.event_on) > 1 THEN arg_min(e.first_day, e.event_on) END AS set_first_day,
           CASE WHEN count(DISTINCT e.event_on) > 1 THEN arg_min(e.last_day, e.event_on) END AS set_last_day,
           array_to_string(list_sort(list_distinct(list(nullif(concat_ws('. ', e.outcome_detail, e.notes), '')))), ' ') AS told
    FROM review_cycles c JOIN applications a USING (application)
    JOIN event_facts e ON e.application = c.application AND e.event_type = 'PDUFA date' AND list_contains(c.event_ids, e.event_id)
    WHERE c.authority = 'FDA' GROUP BY c.application, c.cycle),
placed AS (
    SELECT *, goal_first_day = goal_last_day AS is_day, coalesce(is_day AND action_first_day = action_last_day, false) AS is_exact,
           CASE WHEN is_contradictory OR goal_last_day < filed_first_day THEN 'left out'
                WHEN action IS NULL AND goal_last_day < as_of THEN 'goal passed' WHEN action IS NULL THEN 'waiting'
                WHEN NOT is_close(goal_first_day, goal_last_day) OR NOT is_close(action_first_day, action_last_day) THEN 'left out'
                WHEN action_last_day < goal_first_day THEN 'before' WHEN action_first_day > goal_last_day THEN 'after'
                WHEN is_exact THEN 'on' ELSE 'same month' END AS standing
    FROM goals CROSS JOIN data_as_of)
SELECT application, assets, asset_ids, sponsor, indication, cycle, goal_first_day, goal_last_day, set_first_day, set_last_day,
       days_between(set_first_day, set_last_day, goal_first_day, goal_last_day)::DOUBLE AS extension_days,
       action_first_day, action_last_day, action, standing IN ('before', 'on', 'after', 'same month') AS is_measured,
       CASE WHEN is_measured THEN days_between(goal_first_day, goal_last_day, action_first_day, action_last_day) END::DOUBLE AS days,
       is_exact, standing, is_day AND isodow(goal_first_day) >= 6 AS is_weekend, coalesce(told, '') AS told
FROM placed ORDER BY goal_first_day DESC, application, cycle;

-- One row a complete response with its stated reasons; is_released where FDA has published a letter of that application and day.
CREATE TABLE response_letters AS
SELECT event_id, list_distinct(list_filter(list_transform(string_split(coalesce(outcome_reason, ''), ';'), lambda reason: trim(reason)),
                                           lambda reason: reason NOT IN ('', 'not stated'))) AS reasons,
       EXISTS (FROM released_letters l WHERE list_contains(regexp_extract_all(e.application_number, '[0-9]+'), l.application_number)
               AND l.sent_on BETWEEN e.first_day AND e.last_day) AS is_released
FROM event_facts e WHERE event_type = 'complete response' ORDER BY event_id;

-- One row a reason in the letters that FDA has published, with the letters that state any.
CREATE TABLE released_reasons AS
SELECT reason, count(DISTINCT letter_id) AS letter_count, (SELECT count(*) FROM released_letters WHERE reasons NOT IN ('', 'not stated')) AS base_count
FROM (SELECT letter_id, trim(unnest(string_split(reasons, ';'))) AS reason FROM released_letters) WHERE reason NOT IN ('', 'not stated')
GROUP BY reason ORDER BY reason;
