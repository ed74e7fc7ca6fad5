"""The lists of the calendar: by month where the day is known, apart where it is not; each with its sources and its files."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from analytics.event_filter import events_sentence
from analytics.evidence import Evidence
from analytics.exports.csv import csv_bytes
from analytics.exports.ics import day_precise, ics_bytes
from analytics.exports.names import file_name
from analytics.filters import DealFilter
from analytics.findings import calendar as findings
from analytics.findings.swimlanes import reasons_of
from analytics.language import keeps_language, say
from analytics.queries.calendar import goal_dates, past_decisions, waiting_applications
from analytics.queries.events import fact_sources
from analytics.records import records
from analytics.section import Column, headed
from analytics.wording import counted, dated, plain, sentences
from pages.components import cached, notice
from pages.components.card import ICON_SAVE
from pages.components.chart import anchor
from pages.components.choices import selectbox
from pages.components.event_rows import asset_links
from pages.components.link_keys import DECIDED
from pages.components.link_values import drop_unknown, one_of
from pages.components.swimlane_inputs import with_agencies
from pages.components.tables import link, site

ALL_YEARS, MOST = "all", 120
NO_GOAL = "No goal date here for this filter."
COARSE = "Known only to the month, quarter, half or year"
COLUMNS = (
    Column("date", "Date"),
    Column("event_precision", "Known to the"),
    Column("assets", "Asset"),
    Column("agency", "Agency"),
    Column("event_type", "Event"),
    Column("indication", "Indication"),
    Column("outcome_reason", "Reasons"),
    Column("application_number", "Application"),
    Column("sponsor", "Sponsor"),
    Column("source_url", "Source", "link"),
)


def _event(row: dict[str, Any]) -> str:
    reasons = say("reasons: {reasons}", reasons=reasons_of(row["outcome_reason"])) if row["outcome_reason"] else ""
    return " · ".join(text for text in (findings.said(row), row["indication"], reasons) if text)


def _wait(row: dict[str, Any]) -> str:
    latest = ""
    if row["latest_type"] != row["event_type"]:
        day = dated(row["latest_on"], row["latest_precision"])
        latest = say("last event: {kind}, {day}", kind=say(row["latest_type"]), day=day)
    return " · ".join(text for text in (findings.said(row), row["indication"], latest) if text)


@dataclass(frozen=True)
class Listed:
    """One list of the page. noun: what it counts; none: what stands where it is empty; words: a line without date, asset and sources.

    has_file: whether a calendar can take it; by: what its lines are grouped by.
    """

    key: str
    title: str
    noun: str
    none: str
    caption: str
    words: Callable[[dict[str, Any]], str]
    has_file: bool = False
    by: str = "month"


AHEAD = Listed("goals-ahead", "Decisions ahead", "goal date", NO_GOAL, "Goal dates of reviews without an action on record.", _event, True)
PASSED = Listed(
    "goals-passed",
    "Goal date passed, outcome not on record",
    "goal date",
    NO_GOAL,
    "No page on the outcome was found; that does not say that there was none.",
    _event,
)
WAITING = Listed(
    "waiting",
    "Waiting, no date stated",
    "application",
    "No application here for this filter.",
    "Filed or accepted, no action and no goal date on record; by last filing.",
    _wait,
    by="year",
)
DECISIONS = Listed("decisions", "Decisions taken", "decision", "No decision here for this filter.", "Newest first.", _event, True)


def opening(deals: DealFilter, authorities: tuple[str, ...]) -> str:
    """The sentence that the page opens with."""
    return findings.answer(cached.found(goal_dates, deals, authorities), cached.found(waiting_applications, deals, authorities), cached.store().as_of)


def goal_lists(deals: DealFilter, authorities: tuple[str, ...]) -> None:
    """What is ahead, and what passed in silence."""
    goals = cached.found(goal_dates, deals, authorities)
    _show(AHEAD, goals[goals["is_ahead"]], deals, authorities)
    _show(PASSED, goals[~goals["is_ahead"]], deals, authorities)


def waiting_list(deals: DealFilter, authorities: tuple[str, ...]) -> None:
    """The applications that wait without a date."""
    rows = cached.found(waiting_applications, deals, authorities)
    _show(WAITING, rows, deals, authorities, findings.long_waits(rows))


def decided_in(deals: DealFilter, authorities: tuple[str, ...]) -> str:
    """The year whose decisions are listed, or all; kept in the link."""
    rows = cached.found(past_decisions, deals, authorities)
    years = [str(year) for year in sorted(rows["event_year"].unique(), reverse=True)]
    offered = [*years, ALL_YEARS]
    told = say("No decision of {{}} is on record for this filter; shown is {shown}.", shown=say(offered[0]))
    if drop_unknown(one_of(DECIDED, offered, told)):
        st.session_state.pop(DECIDED, None)
        notice.show()
    elif st.session_state.get(DECIDED) not in (None, *offered):
        st.session_state.pop(DECIDED)
    return selectbox("Decisions of the year", offered, key=DECIDED, width=200) or ALL_YEARS


def decision_list(deals: DealFilter, authorities: tuple[str, ...], year: str) -> None:
    """The decisions of a year, or all."""
    rows = cached.found(past_decisions, deals, authorities)
    shown = rows if year == ALL_YEARS else rows[rows["event_year"] == int(year)]
    _show(DECISIONS, shown, deals, authorities, findings.decided(shown))


def _show(listed: Listed, rows: pd.DataFrame, deals: DealFilter, authorities: tuple[str, ...], finding: str = "") -> None:
    with st.container(border=True, gap="xsmall", key=listed.key):
        st.subheader(say("{title}: {count}", title=say(listed.title), count=f"{len(rows):,}"), anchor=listed.key)
        st.caption(plain(sentences((say(listed.caption), finding))))
        if rows.empty:
            st.markdown(say(listed.none))
            return
        _by_precision(listed, rows, deals)
        _files(listed, rows, _evidence(listed, rows, deals, authorities))


def _by_precision(listed: Listed, rows: pd.DataFrame, deals: DealFilter) -> None:
    exact = day_precise(rows.head(MOST))
    coarse = rows.head(MOST).drop(exact.index)
    sources = cached.found(fact_sources, tuple(rows.head(MOST)["event_id"]))
    for month, of_month in exact.groupby(exact["first_day"].map(lambda day: dated(day, listed.by)), sort=False):
        _lines(str(month), listed, of_month, sources, deals)
    if len(coarse):
        _lines(say(COARSE), listed, coarse, sources, deals)
    if len(rows) > MOST:
        st.caption(say("The first {count} of {all}; the file holds all.", count=MOST, all=counted(len(rows), listed.noun)))


def _lines(heading: str, listed: Listed, rows: pd.DataFrame, sources: pd.DataFrame, deals: DealFilter) -> None:
    lines = [f"**{heading}**", ""]
    for row in records(rows):
        pages = records(sources[sources["fact_id"] == row["event_id"]])
        cited = " · ".join(link(site(page["url"]), page["url"]) if page["url"] else plain(page["title"] or page["publisher"]) for page in pages)
        day = dated(row["event_on"], row["event_precision"])
        lines.append(f"- {day} · **{asset_links(row['assets'], row['asset_ids'], deals)}** · {plain(listed.words(row))} · {cited}")
    st.markdown("\n".join(lines))


def _evidence(listed: Listed, rows: pd.DataFrame, deals: DealFilter, authorities: tuple[str, ...]) -> Evidence:
    store = cached.store()
    said = with_agencies(events_sentence(deals, cached.company_labels()), authorities)
    known, measure = len(day_precise(rows)), "known to the day"
    return Evidence(
        listed.title, "dates as far as known", measure, known, len(rows), said, "Decision calendar", store.as_of, store.version, noun=listed.noun
    )


def _files(listed: Listed, rows: pd.DataFrame, evidence: Evidence) -> None:
    name = file_name(listed.key, evidence)
    table = headed(rows.assign(date=[dated(day, known) for day, known in zip(rows["event_on"], rows["event_precision"], strict=True)]), COLUMNS)
    st.caption(
        f"{plain(evidence.basis())} · {plain(evidence.filter_sentence)} · {plain(evidence.source_line())} · "
        f"[{say('Method: {name}', name=say(evidence.method))}](/methods#{anchor(evidence.method)})"
    )
    with st.container(horizontal=True, gap="xsmall", key=f"tools-{listed.key}"):
        if listed.has_file:
            _calendar_file(listed, rows, f"{name}.ics")
        st.download_button(
            "CSV",
            keeps_language(lambda: csv_bytes(table, evidence)),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"csv-{listed.key}",
            on_click="ignore",
            type="tertiary",
            icon=ICON_SAVE,
        )


def _calendar_file(listed: Listed, rows: pd.DataFrame, name: str) -> None:
    store, days = cached.store(), len(day_precise(rows))
    left_out = say(", {count} without a day left out", count=len(rows) - days) if len(rows) > days else ""
    st.download_button(
        say("Calendar file (.ics): {events}{left_out}", events=counted(days, listed.noun), left_out=left_out),
        keeps_language(lambda: ics_bytes(rows, store.as_of, store.version)),
        file_name=name,
        mime="text/calendar",
        key=f"ics-{listed.key}",
        on_click="ignore",
        type="tertiary",
        icon=":material/event_available:",
        disabled=not days,
    )
