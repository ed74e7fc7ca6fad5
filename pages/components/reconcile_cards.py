"""The cards of the reconcile page: published totals beside ours, what each rule moves, coverage, the figures of one period with their definitions."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.counting import UNITS
from analytics.evidence import Evidence
from analytics.figures import reconcile as figures
from analytics.filters import DealFilter
from analytics.findings import reconcile as findings
from analytics.language import say
from analytics.queries.reconcile import beside_published, counted_deals, coverage_by_year, rule_moves
from analytics.records import records
from analytics.section import Column, headed
from analytics.wording import counted, percent, plain, worded
from pages.components import cached
from pages.components.card import Card, Marks, show_card
from pages.components.chart import anchor
from pages.components.reconcile_inputs import Asked
from pages.components.rows import deal_rows
from pages.components.tables import link

METHOD, COVERAGE = "Reconciliation", "Coverage by year"
MEASURES = {"deals": "", "upfront": "disclose an upfront", "headline": "disclose a headline total of their own"}
TITLES = {"deals": "Published counts beside ours", "upfront": "Published upfronts beside ours", "headline": "Published headline totals beside ours"}
BARS = "Bar: ours under the rules. Dash: ours without any. Diamond: published, open where flagged. * not over yet."
ABOVE = "Above 100% the record holds what the publisher leaves out."
NOT_FILTERED = "Out-licences of the whole record, whatever the filter says."


def published_card(asked: Asked) -> None:
    """Every period: bars for ours, marks for what publishers say; a chosen mark lists the deals of its period."""
    arguments = (asked.measure, asked.span, asked.counting)
    frame = cached.found(beside_published, *arguments)
    style = "count" if asked.measure == "deals" else "money"
    columns = (
        Column("period_label", "Period"), Column("publisher", "Publisher"), Column("published_value", "Published", style),
        Column("qualifier", "Worded"), Column("our_value", "Ours, under the rules", style), Column("recorded_value", "Ours, no rule", style),
        Column("ratio", "Ours ÷ published", "share"), Column("disclosed_count", "Our deals with it", "count"),
        Column("deal_count", "Our deals", "count"),
        Column("definition", "As the publisher defines it"), Column("flag", "Flag"), Column("source_url", "Source", "link"),
    )  # fmt: skip
    card = Card(
        "published-totals", findings.beside_published(frame), _evidence(asked, frame, TITLES[asked.measure]), headed(frame, columns), columns,
        drill=("period_label",),
        notes=f"{say(BARS)} {say(NOT_FILTERED)}",
    )  # fmt: skip
    show_card(
        card, partial(cached.drawn, figures.beside_published_figure, beside_published, *arguments, options=(asked.measure,)), partial(_behind, asked)
    )


def _behind(asked: Asked, marks: Marks) -> None:
    frame = cached.found(beside_published, asked.measure, asked.span, asked.counting)
    for mark in marks[:1]:
        row = frame[frame["period_label"] == dict(mark)["period_label"]].iloc[0]
        _deals(asked, str(row["period_label"]), row["period_start"].date(), row["period_end"].date(), "rows-published-totals")


def _deals(asked: Asked, period: str, start: object, end: object, key: str) -> None:
    rows = cached.found(counted_deals, asked.measure, asked.counting, start, end)
    count = counted(len(rows), "deal")
    st.markdown(say("**{deals} of {period} count under the rules**, those that add most first", deals=count, period=plain(period)))
    deal_rows(rows, DealFilter(), key=key)


def moves_card(asked: Asked) -> None:
    """What each rule would move in the period looked at."""
    arguments = (asked.measure, asked.counting, asked.start, asked.end)
    moves = cached.found(rule_moves, *arguments)
    style = "count" if asked.measure == "deals" else "money"
    columns = (
        Column("rule", "Rule"), Column("side", "What it does"), Column("is_on", "On"), Column("change", "Switched over, the sum changes by", style),
        Column("other_value", "Sum then", style), Column("moved_count", "Deals that it moves", "count"), Column("told", "In words"),
    )  # fmt: skip
    first = moves.iloc[0]
    title, counts = say("What each rule moves, {period}", period=asked.period), (int(first["disclosed_count"]), int(first["deal_count"]))
    evidence = _about(asked, title, UNITS[asked.measure], counts)
    card = Card(
        "rule-moves", findings.rule_moves(moves, asked.measure), evidence, headed(moves, columns), columns,
        notes="Blue: the sum would rise; orange: it would fall; hatched: the rule is on, switching takes it off. One rule at a time.",
    )  # fmt: skip
    show_card(card, partial(cached.drawn, figures.rule_moves_figure, rule_moves, *arguments, options=(asked.measure,)))
    with st.expander(say("The deals that count in {period}", period=asked.period), key="counted-deals", on_change="rerun") as opened:
        if opened.open:
            _deals(asked, asked.period, asked.start, asked.end, "rows-counted")


def coverage_card(asked: Asked) -> None:
    """Our count of each year as a share of the published ones."""
    counts = cached.found(coverage_by_year, asked.counting)
    columns = (
        Column("period_label", "Year"), Column("publisher", "Publisher"), Column("our_value", "On record", "count"),
        Column("published_value", "Published", "count"), Column("qualifier", "Worded"), Column("ratio", "Coverage", "share"),
        Column("missing_value", "Missing", "count"), Column("definition", "As the publisher defines it"), Column("source_url", "Source", "link"),
    )  # fmt: skip
    evidence = Evidence(
        "How much of the published counts is on record", "deals on record ÷ published count", "", len(counts), len(counts),
        asked.counting.sentence("deals"), COVERAGE, cached.store().as_of, cached.store().version, noun="published count",
    )  # fmt: skip
    card = Card(
        "coverage", findings.coverage(counts), evidence, headed(counts, columns), columns,
        notes=f"{say(ABOVE)} {say(NOT_FILTERED)}",
    )  # fmt: skip
    show_card(card, partial(cached.drawn, figures.coverage_figure, coverage_by_year, asked.counting))


def publishers_of_period(asked: Asked) -> None:
    """Who says what of the period looked at, each definition in words."""
    frame = cached.found(beside_published, asked.measure, asked.span, asked.counting)
    rows = frame[(frame["period_label"] == asked.period) & frame["published_value"].notna()]
    with st.container(border=True, gap="xsmall", key="card-publishers"):
        st.subheader(say("Who says what of {period}", period=asked.period), anchor="publishers")
        if rows.empty:
            st.markdown(say("No publisher gives this figure for this period without breaking it down."))
            return
        st.markdown("\n".join(_said_of_period(row, asked) for row in records(rows)))
        rules = say("Rules: {rules}.", rules=plain(asked.counting.sentence(asked.measure)))
        st.caption(f"{rules} [{say('Method: {name}', name=say(METHOD))}](/methods#{anchor(METHOD)})")


def _said_of_period(row: dict[str, Any], asked: Asked) -> str:
    figure = worded(findings.said(row["published_value"], asked.measure), row["qualifier"])
    who = link(row["publisher"], row["source_url"]) if row["source_url"] else plain(row["publisher"])
    ours = say(", ours {share} of it", share=percent(row["ratio"])) if row["ratio"] is not None else ""
    flag = say("; ").join(say(part) for part in row["flag"].split("; ")) if row["flag"] else ""
    notes = "".join(f" *{plain(str(part).rstrip('.'))}.*" for part in (flag, row["notes"]) if part)
    definition = plain(row["definition"] or say("No definition given."))
    return say("- **{figure}** {who}{ours}. {definition}{notes}", figure=plain(figure), who=who, ours=ours, definition=definition, notes=notes)


def _evidence(asked: Asked, frame: pd.DataFrame, title: str) -> Evidence:
    periods = frame.drop_duplicates("period_label")
    return _about(asked, title, UNITS[asked.measure], (int(periods["disclosed_count"].sum()), int(periods["deal_count"].sum())))


def _about(asked: Asked, title: str, unit: str, counts: tuple[int, int]) -> Evidence:
    store = cached.store()
    return Evidence(title, unit, MEASURES[asked.measure], *counts, asked.counting.sentence(asked.measure), METHOD, store.as_of, store.version)
