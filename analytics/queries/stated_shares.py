"""Shares and averages that publishers print, held against the sums that the same publishers print."""

from typing import Any

import pandas as pd

from analytics.metrics.rounding import follows, growth_span, last_digit, ratio_span, rounded_span
from analytics.records import records
from data.store import Cursor, fetch

# A share or an average, the part and the whole of which it is made; where two readings are possible, both.
MADE_OF = (
    ("share_of_global_deals_value_pct", "out_license_total_value_usd_m", "global_deal_total_value_usd_m"),
    ("share_of_global_deals_value_pct", "china_involved_total_value_usd_m", "global_deal_total_value_usd_m"),
    ("share_of_global_deals_pct", "out_license_deal_count", "global_deal_count"),
    ("share_of_global_deals_pct", "china_involved_deal_count", "global_deal_count"),
    ("share_of_global_upfront_pct", "out_license_upfront_usd_m", "global_deal_upfront_usd_m"),
    ("out_license_share_of_china_deals_pct", "out_license_deal_count", "china_involved_deal_count"),
    ("out_license_value_share_pct", "out_license_total_value_usd_m", "out_license_total_value_usd_m"),
    ("out_license_deal_share_pct", "out_license_deal_count", "out_license_deal_count"),
    ("upfront_share_of_total_pct", "out_license_upfront_usd_m", "out_license_total_value_usd_m"),
    ("average_upfront_usd_m", "out_license_upfront_usd_m", "out_license_deal_count"),
    ("average_total_value_usd_m", "out_license_total_value_usd_m", "out_license_deal_count"),
)
# A growth rate a year from the first to the last year of its period, and what grows.
GROWN_FROM = (
    ("out_license_value_growth_pct", "out_license_total_value_usd_m"),
    ("out_license_upfront_growth_pct", "out_license_upfront_usd_m"),
)
COLUMNS = [
    *("stat_id", "publisher", "period_label", "metric", "breakdown", "stated_value", "unit", "qualifier", "flag", "notes", "source_url"),
    *("part_metric", "part_value", "whole_metric", "whole_value", "low_value", "high_value", "follows"),
]
STATED = """s.stat_id, s.publisher, s.period_label, s.metric, s.breakdown, s.value AS stated_value, s.unit, s.qualifier, s.flag, s.notes,
            p.url AS source_url"""


def stated_shares(cursor: Cursor) -> pd.DataFrame:
    """Published shares and averages that can be made again from what the same publisher prints for the same period, and disputed ones.

    Rows: one a published figure, those that do not follow first, then disputed ones that cannot be made again, then by period. Of several
        readings the one that comes nearest.
    Columns: stat_id, publisher, period_label, metric, breakdown, unit, qualifier, flag, notes, source_url str; stated_value float in unit;
        part_metric, whole_metric str and part_value, whole_value, low_value, high_value float, what it would be made of and what that makes once
        rounding is allowed for, null where the publisher prints no such sums; follows bool or None.
    Source: market_stats; Methods, "Stated shares".
    """
    pairs = fetch(
        cursor,
        f"""
        WITH made_of AS (SELECT unnest($pairs, recursive := true)), grown_from AS (SELECT unnest($growths, recursive := true))
        SELECT {STATED}, part.metric AS part_metric, part.value AS part_value, part.unit AS part_unit,
               whole.metric AS whole_metric, whole.value AS whole_value, whole.unit AS whole_unit, NULL AS years
        FROM market_stats s JOIN made_of m ON m.share = s.metric
        JOIN market_stats part ON part.metric = m.part AND part.publisher = s.publisher AND part.period_start = s.period_start
             AND part.period_end = s.period_end AND part.breakdown IS NOT DISTINCT FROM s.breakdown AND part.stat_id <> s.stat_id
        JOIN market_stats whole ON whole.metric = m.whole AND whole.publisher = s.publisher AND whole.period_start = s.period_start
             AND whole.period_end = s.period_end AND whole.breakdown IS NULL AND whole.stat_id NOT IN (s.stat_id, part.stat_id)
        LEFT JOIN sources p ON p.source_id = s.source
        WHERE NOT (s.metric LIKE 'share_of_global%' AND contains(s.definition, 'have a Chinese party') AND starts_with(m.part, 'out_license'))
        UNION ALL
        SELECT {STATED}, part.metric, part.value, part.unit, whole.metric, whole.value, whole.unit, year(s.period_end) - year(s.period_start)
        FROM market_stats s JOIN grown_from g ON g.growth = s.metric
        JOIN market_stats part ON part.metric = g.grown AND part.publisher = s.publisher AND part.breakdown IS NOT DISTINCT FROM s.breakdown
             AND year(part.period_start) = year(s.period_end) AND part.period_end = s.period_end
        JOIN market_stats whole ON whole.metric = g.grown AND whole.publisher = s.publisher AND whole.breakdown IS NOT DISTINCT FROM s.breakdown
             AND whole.period_start = s.period_start AND year(whole.period_end) = year(s.period_start)
        LEFT JOIN sources p ON p.source_id = s.source""",
        {
            "pairs": [{"share": share, "part": part, "whole": whole} for share, part, whole in MADE_OF],
            "growths": [{"growth": growth, "grown": grown} for growth, grown in GROWN_FROM],
        },
    )
    nearest: dict[str, dict[str, Any]] = {}
    for row in map(_made_again, records(pairs)):
        if row["stat_id"] not in nearest or _distance(row) < _distance(nearest[row["stat_id"]]):
            nearest[row["stat_id"]] = row
    disputed = fetch(
        cursor,
        f"""
        SELECT {STATED} FROM market_stats s LEFT JOIN sources p ON p.source_id = s.source
        WHERE contains(s.flag, 'disputed') AND s.metric IN (SELECT unnest($metrics)) ORDER BY s.period_end, s.stat_id""",
        {"metrics": [metric for metric, *_ in (*MADE_OF, *GROWN_FROM)]},
    )
    rows = [*nearest.values(), *(row for row in records(disputed) if row["stat_id"] not in nearest)]
    rows.sort(key=lambda row: ({False: 0, None: 1, True: 2}[row.get("follows")], row["period_label"], row["stat_id"]))
    return pd.DataFrame([{name: row.get(name) for name in COLUMNS} for row in rows], columns=COLUMNS)


def _made_again(row: dict[str, Any]) -> dict[str, Any]:
    factor = 100.0 if row["unit"] == "percent" else 1.0
    part, whole = (rounded_span(row[f"{side}_value"], is_count=row[f"{side}_unit"] == "count") for side in ("part", "whole"))
    made = ratio_span(part, whole, factor) if row["years"] is None else growth_span(part, whole, int(row["years"]))
    step = 1.0 if row["unit"] == "percent" and row["stated_value"] == round(row["stated_value"]) else last_digit(row["stated_value"])
    return row | {
        "low_value": made.low,
        "high_value": made.high,
        "follows": follows(row["stated_value"], row["qualifier"], made, unit_step=step),
    }


def _distance(row: dict[str, Any]) -> tuple[bool, float]:
    return not row["follows"], abs((row["low_value"] + row["high_value"]) / 2 - row["stated_value"])
