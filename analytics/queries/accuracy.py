"""How right the rows are: what the readings of randomly drawn deals and events on other pages found."""

import pandas as pd

from analytics.queries.record import FACTS
from analytics.small_numbers import MIN_DEALS
from data.store import Cursor, fetch

FIELD_GROUPS = ("Amounts and currency", "Dates", "Parties, assets and agencies", "Kind and scope", "Numbers and details", "Status")
CHECKED = """
    SELECT *, CASE WHEN event_id IS NULL THEN 'deals' ELSE 'events' END AS row_kind, coalesce(event_id, deal_id) AS row_id,
           CASE WHEN field IN ('licensors', 'licensees', 'assets', 'agency') THEN 'Parties, assets and agencies'
                WHEN field = 'status' THEN 'Status'
                WHEN contains(field, 'announced') OR contains(field, 'ended') OR field = 'event_on' THEN 'Dates'
                WHEN field IN ('territory', 'stage_at_signing', 'targets', 'deal_type', 'event_type', 'indication') THEN 'Kind and scope'
                WHEN event_id IS NULL THEN 'Amounts and currency' ELSE 'Numbers and details' END AS field_group
    FROM accuracy_checks"""


def accuracy(cursor: Cursor) -> pd.DataFrame:
    """How many fields of the deals and events that were drawn and checked again agree with another page.

    Rows: one a kind of row ("deals" before "events") and group of fields, in the order of FIELD_GROUPS.
    Columns: row_kind, field_group str; agree_count, differ_count, compared_count (those two), missing_count, own_source_count, not_found_count int;
        differ_share float 0 to 1 of compared_count, null under five; checked_rows int and checked_on date of the kind, the same in each of its rows.
    Undisclosed: a field found on the row's own page only, or nowhere, is in no share.
    Source: accuracy_checks; Methods, "Accuracy".
    """
    return fetch(
        cursor,
        f"""
        WITH checked AS ({CHECKED}),
        drawn AS (SELECT row_kind, count(DISTINCT row_id) AS checked_rows, max(checked_on) AS checked_on FROM checked GROUP BY row_kind),
        counted AS (
            SELECT row_kind, field_group, count(*) FILTER (verdict = 'agrees') AS agree_count, count(*) FILTER (verdict = 'differs') AS differ_count,
                   count(*) FILTER (verdict = 'missing') AS missing_count, count(*) FILTER (verdict = 'own source only') AS own_source_count,
                   count(*) FILTER (verdict = 'not found') AS not_found_count
            FROM checked GROUP BY row_kind, field_group)
        SELECT *, agree_count + differ_count AS compared_count,
               CASE WHEN agree_count + differ_count >= $least THEN differ_count / (agree_count + differ_count) END AS differ_share
        FROM counted JOIN drawn USING (row_kind) ORDER BY row_kind, array_position($groups, field_group)""",
        {"least": MIN_DEALS, "groups": list(FIELD_GROUPS)},
    )


def accuracy_by_draw(cursor: Cursor) -> pd.DataFrame:
    """The same draw by draw: a later draw meets a record that was mended after the earlier ones.

    Rows: one a kind of row ("deals" before "events"), draw and group of fields. Columns: row_kind, field_group str; draw, differ_count,
        compared_count (agreeing and differing) int.
    Source: accuracy_checks; Methods, "Accuracy".
    """
    return fetch(
        cursor,
        f"""
        WITH checked AS ({CHECKED})
        SELECT row_kind, draw, field_group, count(*) FILTER (verdict = 'differs') AS differ_count,
               count(*) FILTER (verdict IN ('agrees', 'differs')) AS compared_count
        FROM checked GROUP BY row_kind, draw, field_group ORDER BY row_kind, draw, array_position($groups, field_group)""",
        {"groups": list(FIELD_GROUPS)},
    )


def differences(cursor: Cursor) -> pd.DataFrame:
    """The fields in which a page said something else than the record, or something that it lacked, when it was checked.

    Rows: one a field, deals before events, differences first. Columns: table_name, row_id, label (parties, or agency and event with its assets),
        asset_id (of an event), field, on_record, found, verdict, notes, source_url, source_title str, null where there is none.
    Source: accuracy_checks, every table of facts, sources; Methods, "Accuracy".
    """
    return fetch(
        cursor,
        f"""
        WITH facts AS ({FACTS})
        SELECT f.table_name, f.row_id, f.label, f.asset_id, c.field, c.on_record, c.found, c.verdict, c.notes, s.url AS source_url,
               coalesce(s.title, s.publisher) AS source_title
        FROM accuracy_checks c LEFT JOIN sources s ON s.source_id = c.source
        JOIN facts f ON f.table_name = CASE WHEN c.event_id IS NULL THEN 'deals' ELSE 'regulatory_events' END
             AND f.row_id = coalesce(c.deal_id, c.event_id)
        WHERE verdict IN ('differs', 'missing') ORDER BY f.table_name, verdict, f.row_id, field""",
    )


def checks_of_deal(cursor: Cursor, deal_id: str) -> pd.DataFrame:
    """What a second reading of one deal found.

    Rows: one a field that was compared. Columns: field, on_record, found, verdict, notes str; checked_on date. Source: accuracy_checks.
    """
    return fetch(
        cursor,
        "SELECT field, on_record, found, verdict, notes, checked_on FROM accuracy_checks WHERE deal_id = $deal_id ORDER BY check_id",
        {"deal_id": deal_id},
    )
