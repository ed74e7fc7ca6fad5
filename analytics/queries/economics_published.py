"""Our economics beside published ones of the same period: chosen by hand, one by one, with how their definitions differ."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.filters import DealFilter
from analytics.records import records
from analytics.small_numbers import MIN_DEALS
from data.store import Cursor, fetch

TOP = 10
BILLION = "headline_usd_m >= 1000"


@dataclass(frozen=True)
class Measure:
    """Our number for a published one: name, SQL of the number and of the count of deals that disclose it, deals needed to print it."""

    name: str
    sql: str
    count_sql: str
    least: int = 1


UPFRONT_SUM = Measure("Sum of upfronts", "sum(upfront_usd_m)", "count(upfront_usd_m)")
UPFRONT_MEAN = Measure("Mean upfront", "avg(upfront_usd_m)", "count(upfront_usd_m)", MIN_DEALS)
HEADLINE_MEAN = Measure("Mean headline total", "avg(headline_usd_m)", "count(headline_usd_m)", MIN_DEALS)
BILLION_COUNT = Measure("Deals of $1bn or more", f"count(*) FILTER ({BILLION})", "count(headline_usd_m)")
BILLION_TOTAL = Measure("Totals of deals of $1bn or more", f"sum(headline_usd_m) FILTER ({BILLION})", f"count(*) FILTER ({BILLION})")
BILLION_UPFRONT = Measure("Upfronts of deals of $1bn or more", f"sum(upfront_usd_m) FILTER ({BILLION})", f"count(upfront_usd_m) FILTER ({BILLION})")
TOP_MEAN = Measure("Mean of the ten largest totals", f"list_avg(max(headline_usd_m, {TOP}))", "count(headline_usd_m)", TOP)
TOP_CUTOFF = Measure("Tenth largest headline total", f"list_min(max(headline_usd_m, {TOP}))", "count(headline_usd_m)", TOP)
SHARE_MEDIAN = Measure("Median upfront share", "median(upfront_share) * 100", "count(upfront_share)", MIN_DEALS)
SHARE_MEAN = Measure("Mean upfront share", "avg(upfront_share) * 100", "count(upfront_share)", MIN_DEALS)


@dataclass(frozen=True)
class Match:
    """A published figure that our record can be held against: whether it means the same as ours, and what differs."""

    stat_id: str
    measure: Measure
    is_same: bool
    differs: str
    stage: tuple[str, ...] = ()


VENDOR = "Deals worldwide, not from China alone; a vendor's benchmark to 2026, way of averaging not stated"
PUBLISHED = (
    Match("s0324", UPFRONT_SUM, True, "Same: licence-out of Chinese companies; a commercial database sees amounts that no open page states"),
    Match("s0536", UPFRONT_SUM, True, "Same: licence-out of Chinese innovative drugs; a commercial database sees amounts that no open page states"),
    Match("s0238", UPFRONT_MEAN, False, "Theirs divides by all 124 deals, undisclosed ones included; ours by the deals that disclose an upfront"),
    Match("s0237", HEADLINE_MEAN, False, "Theirs divides by all deals, undisclosed ones included; ours by the deals that disclose a total"),
    Match("s0294", BILLION_COUNT, True, "Same limit; theirs says partnerships of Chinese biopharma companies, whichever the type"),
    Match("s0293", BILLION_COUNT, False, "Theirs says deals worth over $1bn, direction and type not stated"),
    Match("s0414", BILLION_COUNT, True, "Same: licence-out with a headline above $1bn"),
    Match("s0524", BILLION_COUNT, True, "Theirs says above $1bn; the year is inferred"),
    Match("s0320", BILLION_TOTAL, True, "Same 17 partnerships as in their count"),
    Match("s0329", BILLION_UPFRONT, True, "Same 17 partnerships as in their count; ours adds the upfronts that are disclosed"),
    Match("s0174", TOP_MEAN, True, "Same: the ten largest out-licences of the year"),
    Match("s0552", TOP_CUTOFF, True, "Same: what a deal needed to rank among the ten largest out-licences"),
    Match("s0553", SHARE_MEAN, False, "Licence deals worldwide, not from China alone"),
    Match("s0583", SHARE_MEDIAN, False, VENDOR, ("preclinical",)),
    Match("s0580", SHARE_MEDIAN, False, VENDOR, ("phase 1",)),
    Match("s0581", SHARE_MEDIAN, False, VENDOR, ("phase 2",)),
    Match("s0582", SHARE_MEDIAN, False, VENDOR, ("phase 3",)),
)


def against_published(cursor: Cursor) -> pd.DataFrame:
    """Our number beside the published one of the same period, over the whole out-licence record.

    Rows: one a published figure of PUBLISHED that the record holds, in that order.
    Columns: stat_id, measure, stage, period_label, publisher, definition, unit, qualifier, flag, differs, source_url str; is_same bool;
        published_value, our_value float, in the unit; our_value null under the deals that it needs; disclosed_count, deal_count int of our
        deals in the period; gap_share float, our value ÷ the published one − 1; ratio float, our value ÷ the published one.
    Undisclosed: adds to deal_count only. Acquisitions and rights for China alone are left out, whatever filter is set.
    Source: market_stats, deal_facts; Methods, "Against published figures".
    """
    stats = fetch(
        cursor,
        """
        SELECT stat_id, period_start, period_end, period_label, m.publisher, definition, unit, qualifier, flag, value AS published_value,
               s.url AS source_url
        FROM market_stats m LEFT JOIN sources s ON s.source_id = m.source WHERE stat_id IN (SELECT unnest($ids))""",
        {"ids": [match.stat_id for match in PUBLISHED]},
    )
    known = {stat["stat_id"]: stat for stat in records(stats)}
    rows = [_row(cursor, match, known[match.stat_id]) for match in PUBLISHED if match.stat_id in known]
    return pd.DataFrame(rows, columns=COLUMNS)


COLUMNS = [
    *("stat_id", "measure", "stage", "period_label", "publisher", "definition", "unit", "qualifier", "flag", "is_same", "differs", "source_url"),
    *("published_value", "our_value", "disclosed_count", "deal_count", "gap_share", "ratio"),
]


def _row(cursor: Cursor, match: Match, stat: dict[str, Any]) -> dict[str, Any]:
    deals = DealFilter(start=stat["period_start"].date(), end=stat["period_end"].date(), stage=match.stage).without_acquisitions()
    where, bound = deals.to_sql()
    measure = match.measure
    (ours,) = records(
        fetch(
            cursor,
            f"""
            SELECT CASE WHEN {measure.count_sql} >= {measure.least} THEN {measure.sql} END AS our_value,
                   {measure.count_sql} AS disclosed_count, count(*) AS deal_count
            FROM deal_facts WHERE {where}""",
            bound,
        )
    )
    ratio = None if ours["our_value"] is None else ours["our_value"] / stat["published_value"]
    return {
        **{name: stat[name] for name in COLUMNS if name in stat},
        **ours,
        "measure": measure.name,
        "stage": "; ".join(match.stage),
        "is_same": match.is_same,
        "differs": match.differs,
        "ratio": ratio,
        "gap_share": None if ratio is None else ratio - 1,
    }
