"""Published totals of out-licensing beside the sum of our own rows, under rules of counting that can be switched."""

from datetime import date
from typing import Literal

import pandas as pd

from analytics.counting import LEAVE_OUT, RULES, Counting, Measure
from data.store import Cursor, fetch

Span = Literal["years", "parts of a year"]
SPANS: tuple[Span, ...] = ("years", "parts of a year")
METRICS: dict[Measure, str] = {
    "deals": "out_license_deal_count",
    "upfront": "out_license_upfront_usd_m",
    "headline": "out_license_total_value_usd_m",
}
FIRST_YEAR = 2015

# A deal of which only the month or the year is known is in a period only if the whole month or year is.
LAST_DAY = """CASE announced_precision WHEN 'year' THEN make_date(year(announced_on), 12, 31) WHEN 'month' THEN last_day(announced_on)
              ELSE announced_on END"""
IN_PERIOD = f"announced_on >= period_start AND {LAST_DAY} <= period_end"
IS_YEAR = "period_start = date_trunc('year', period_end) AND month(period_end) = 12 AND day(period_end) = 31"

# Years of the record, and every period of one year or less for which a publisher gives a figure.
PERIODS = f"""
    published AS (
        SELECT stat_id, period_start, period_end, period_label, value AS published_value, unit, qualifier, m.publisher, definition, flag, m.notes,
               s.url AS source_url
        FROM market_stats m LEFT JOIN sources s ON s.source_id = m.source
        WHERE metric = $metric AND breakdown IS NULL AND period_end < period_start + INTERVAL 1 YEAR AND year(period_start) >= $first_year),
    periods AS (
        SELECT make_date(y, 1, 1) AS period_start, make_date(y, 12, 31) AS period_end, y::VARCHAR AS period_label, true AS is_year
        FROM (SELECT DISTINCT announced_year AS y FROM deal_facts WHERE announced_year >= $first_year AND direction_scope = 'out')
        UNION
        SELECT period_start, period_end, any_value(period_label), {IS_YEAR} FROM published GROUP BY ALL)"""


def beside_published(cursor: Cursor, measure: Measure, span: Span, counting: Counting) -> pd.DataFrame:
    """Published totals of out-licensing and the sum of our own deals of the same period.

    Rows: one a published figure without a breakdown, and one for each year of the record without any; by period, smallest figure first.
    Columns: period_label str; period_start, period_end date; is_partial bool, the year is not over in the data; stat_id, publisher, definition,
        qualifier, flag, notes, source_url str and published_value float, null in a row without a published figure; our_value float under the
        rules, recorded_value float without any rule, null where no deal discloses it; disclosed_count, deal_count int; ratio float, our_value ÷
        published_value; missing_value float, published_value − our_value where positive, else 0. Money in USD millions.
    Undisclosed: adds to deal_count only.
    Source: market_stats, deal_facts; Methods, "Reconciliation".
    """
    none = "0.0" if measure == "deals" else "NULL"
    return fetch(
        cursor,
        f"""
        WITH {PERIODS},
        counted AS (SELECT announced_on, announced_precision, {counting.amount(measure)} AS amount FROM deal_facts WHERE {counting.condition()}),
        recorded AS (SELECT announced_on, announced_precision, {Counting().amount(measure)} AS amount FROM deal_facts
                     WHERE {Counting().condition()}),
        ours AS (SELECT period_start, period_end, sum(amount) AS our_value, count(amount) AS disclosed_count, count(*) AS deal_count
                 FROM periods JOIN counted ON {IN_PERIOD} GROUP BY ALL),
        all_ours AS (SELECT period_start, period_end, sum(amount) AS recorded_value FROM periods JOIN recorded ON {IN_PERIOD} GROUP BY ALL)
        SELECT p.period_label, p.period_start, p.period_end, p.period_end > as_of AS is_partial, stat_id, publisher, definition, qualifier, flag,
               notes, source_url, published_value, coalesce(our_value, {none}) AS our_value, coalesce(recorded_value, {none}) AS recorded_value,
               coalesce(disclosed_count, 0)::INTEGER AS disclosed_count,
               coalesce(deal_count, 0)::INTEGER AS deal_count, coalesce(our_value, {none}) / published_value AS ratio,
               never_below_zero(published_value - coalesce(our_value, 0)) AS missing_value
        FROM periods p CROSS JOIN data_as_of LEFT JOIN published USING (period_start, period_end)
        LEFT JOIN ours USING (period_start, period_end) LEFT JOIN all_ours USING (period_start, period_end)
        WHERE is_year = $wants_years
        ORDER BY p.period_end, p.period_start, published_value, publisher, stat_id""",
        _period_values(measure) | {"wants_years": span == "years"},
    )


def coverage_by_year(cursor: Cursor, counting: Counting) -> pd.DataFrame:
    """Our count of each year that is over beside every published one.

    Rows: one a published count. Columns: as in beside_published. Source: market_stats, deal_facts; Methods, "Coverage by year".
    """
    figures = beside_published(cursor, "deals", "years", counting)
    return figures[figures["published_value"].notna() & ~figures["is_partial"].astype(bool)].reset_index(drop=True)


def periods_published(cursor: Cursor, measure: Measure, span: Span) -> pd.DataFrame:
    """The periods that can be looked at more closely.

    Rows: one a period, newest first. Columns: period_label str; period_start, period_end date; published_count int, figures without a breakdown.
    Source: market_stats, deal_facts.
    """
    return fetch(
        cursor,
        f"""
        WITH {PERIODS}
        SELECT p.period_label, period_start, period_end, count(stat_id) AS published_count
        FROM periods p LEFT JOIN published USING (period_start, period_end)
        WHERE is_year = $wants_years GROUP BY ALL ORDER BY period_end DESC, period_start DESC""",
        _period_values(measure) | {"wants_years": span == "years"},
    )


def _period_values(measure: Measure) -> dict[str, str | int]:
    return {"metric": METRICS[measure], "first_year": FIRST_YEAR}


def rule_moves(cursor: Cursor, measure: Measure, counting: Counting, start: date, end: date) -> pd.DataFrame:
    """What switching one rule over would do to the sum of a period, the other rules as they are.

    Rows: one a rule that can move this sum, those that leave out before those that take in, in the order of RULES.
    Columns: rule, told, side str ("left out" or "counted too"); is_on bool; our_value float, as things stand; other_value float, with this rule
        switched; change float, other_value − our_value, 0 for a sum of nothing; moved_count int, deals that come or go or change their amount;
        disclosed_count, deal_count int, as things stand, in every row. Money in USD millions.
    Source: deal_facts; Methods, "Reconciliation".
    """
    rules = [rule for rule in RULES if measure in rule.measures]
    asked = " UNION ALL ".join(_one_move(position, measure, counting, counting.switched(rule)) for position, rule in enumerate(rules))
    moves = fetch(cursor, f"WITH {_chosen()} {asked} ORDER BY position", {"start": start, "end": end})
    told = dict(enumerate(rules))
    return moves.assign(
        rule=[told[position].name for position in moves["position"]],
        told=[told[position].told for position in moves["position"]],
        side=["left out" if told[position] in LEAVE_OUT else "counted too" for position in moves["position"]],
        is_on=[told[position].name in counting.in_force for position in moves["position"]],
    ).drop(columns="position")


def _one_move(position: int, measure: Measure, counting: Counting, other: Counting) -> str:
    return f"""
        SELECT {position} AS position, sum(mine) AS our_value, sum(its) AS other_value, coalesce(sum(its), 0) - coalesce(sum(mine), 0) AS change,
               count(*) FILTER (is_mine IS DISTINCT FROM is_its OR mine IS DISTINCT FROM its) AS moved_count,
               count(mine) AS disclosed_count, count(*) FILTER (is_mine) AS deal_count
        FROM (SELECT {counting.condition()} AS is_mine, {other.condition()} AS is_its,
                     CASE WHEN is_mine THEN {counting.amount(measure)} END AS mine, CASE WHEN is_its THEN {other.amount(measure)} END AS its
              FROM chosen)"""


def _chosen() -> str:
    return f"chosen AS (FROM deal_facts WHERE announced_on >= $start AND {LAST_DAY} <= $end)"


def counted_deals(cursor: Cursor, measure: Measure, counting: Counting, start: date, end: date) -> pd.DataFrame:
    """The deals of a period that count under the rules, those that add most first.

    Rows: one a deal. Columns: deal_id, licensors, licensees, assets, announced_precision, source_url str; announced_on date; upfront_usd_m,
        total_potential_usd_m float; adds float, what the deal adds to the sum, null where it does not disclose it.
    Source: deal_facts, first source of each deal; Methods, "Reconciliation".
    """
    return fetch(
        cursor,
        f"""
        WITH {_chosen()}
        SELECT deal_id, licensors, licensees, assets, announced_on, announced_precision, upfront_usd_m, total_potential_usd_m,
               {counting.amount(measure)} AS adds, s.url AS source_url
        FROM chosen LEFT JOIN (FROM deal_sources WHERE rank = 1) USING (deal_id) LEFT JOIN sources s USING (source_id)
        WHERE {counting.condition()} ORDER BY adds DESC NULLS LAST, announced_on DESC, deal_id""",
        {"start": start, "end": end},
    )
