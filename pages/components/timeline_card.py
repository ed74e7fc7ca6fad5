"""The joined timeline as a card: chart, the events behind a chosen mark with every source, the table of all events with links."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.figures.timeline import timeline_figure
from analytics.filters import DealFilter
from analytics.findings.assets import said, undated
from analytics.language import say
from analytics.palette import LIGHT
from analytics.queries.events import fact_sources
from analytics.records import records
from analytics.section import Column
from analytics.wording import dated, plain, sentences
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.card import Card, Marks, show_card
from pages.components.spoken import fragment
from pages.components.tables import link

COLUMNS = (
    Column("date", "Date"),
    Column("event", "Event"),
    Column("lane", "Agency or side"),
    Column("what", "What"),
    Column("actor", "By"),
    Column("notes", "Notes"),
    Column("source_url", "Source", "link"),
)
HOLLOW = "A hollow mark on a bar is known by month, quarter, half or year only; the bar is that period."


@fragment
def timeline_card(
    key: str,
    subject: str,
    finding: str,
    deals: DealFilter,
    query: Callable[..., pd.DataFrame],
    arguments: tuple[Any, ...],
    notes: str = "",
    is_open: bool = False,
) -> None:
    """Draw the timeline that a query of events finds for its arguments; subject says whose it is."""
    events = cached.found(query, *arguments)
    store = cached.store()
    draw = partial(cached.drawn, timeline_figure, query, *arguments)
    evidence = Evidence(
        say("Timeline of {subject}", subject=subject),
        "deals, regulatory events and ends of deals",
        "with a known date",
        int(events["first_day"].notna().sum()),
        len(events),
        subject,
        "Timeline",
        store.as_of,
        store.version,
        noun="event",
    )
    card = Card(
        key=key,
        finding=finding,
        evidence=evidence,
        table=_table(events),
        columns=COLUMNS,
        drill=("fact_id", "kind"),
        notes=sentences((say(HOLLOW), undated(events), notes)),
        links={"Event": [page_address("deal", deal_id, deals) if isinstance(deal_id, str) else None for deal_id in events["deal_id"]]},
        is_open=is_open,
        slide=partial(draw, theme=LIGHT.name),
    )
    show_card(card, draw, lambda marks: chosen_events(events, deals, marks))


def _table(events: pd.DataFrame) -> pd.DataFrame:
    shown = events.assign(
        date=[dated(day, precision) for day, precision in zip(events["happened_on"], events["precision"], strict=True)],
        event=events["kind"],
    )
    return shown[[column.name for column in COLUMNS]].set_axis([column.label for column in COLUMNS], axis="columns")


def chosen_events(events: pd.DataFrame, deals: DealFilter, marks: Marks) -> None:
    """The events of a frame behind the chosen marks (fact_id, kind), each with every page that states it."""
    chosen = [tuple(value for _, value in mark) for mark in marks]
    rows = [event for event in records(events) if (event["fact_id"], event["kind"]) in chosen]
    sources = fact_sources(cached.store().cursor(), [row["fact_id"] for row in rows])
    for event in rows:
        with st.container(key=f"event-{rows.index(event)}", border=True, gap="xxsmall"):
            _event(event, sources[sources["fact_id"] == event["fact_id"]], deals)


def _event(event: dict[str, Any], sources: pd.DataFrame, deals: DealFilter) -> None:
    words = said(event)
    day = dated(event["happened_on"], event["precision"])
    st.markdown(say("**{day}: {event}**", day=day, event=plain(words[0].upper() + words[1:])))
    for text in (event["what"], event["notes"]):
        if isinstance(text, str):
            st.markdown(plain(text))
    links = [link(source["title"] or source["publisher"], source["url"] or "") for source in records(sources)]
    if isinstance(event["deal_id"], str):
        links.insert(0, link(say("All terms of the deal"), page_address("deal", event["deal_id"], deals)))
    st.markdown(say("Sources: {pages}", pages=" · ".join(links)))
