"""The swimlanes as a card: chart, the events behind a chosen mark with every source, the table of all events; dates that contradict."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from analytics.event_filter import events_sentence
from analytics.evidence import Evidence
from analytics.figures.swimlane_layout import FEW_LANES, LANE_LIMIT, LONGEST_YEARS, drawn_events
from analytics.figures.swimlanes import swimlane_figure
from analytics.filters import DealFilter
from analytics.findings import swimlanes as findings
from analytics.findings.assets import undated
from analytics.language import say
from analytics.palette import LIGHT
from analytics.queries.swimlanes import contradictions, lane_events, lanes
from analytics.records import records
from analytics.section import Column, headed
from analytics.wording import counted, dated, plain, sentences
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.card import Card, show_card
from pages.components.spoken import fragment
from pages.components.swimlane_inputs import label_of, with_agencies
from pages.components.tables import link, site
from pages.components.timeline_card import HOLLOW, chosen_events

COLUMNS = (
    Column("lane_name", "Asset"),
    Column("date", "Date"),
    Column("kind", "Event"),
    Column("agency", "Agency"),
    Column("what", "What"),
    Column("cycle", "Cycle"),
    Column("actor", "By"),
    Column("source_url", "Source", "link"),
)
LINES = "A line runs from filing to action; dotted, to the goal date of a review without an action on record."


@dataclass(frozen=True)
class View:
    """What the reader wants to see: the filter, the lanes chosen (none: those of the filter), the agencies and how it is drawn."""

    deals: DealFilter
    chosen: tuple[str, ...]
    authorities: tuple[str, ...]
    is_aligned: bool
    with_deals: bool

    def lanes(self) -> pd.DataFrame:
        """The lanes of the view."""
        return cached.found(lanes, self._found(), self.chosen, self.authorities)

    def arguments(self) -> tuple[DealFilter, tuple[str, ...], tuple[str, ...], bool]:
        """What the query of the events is asked."""
        return self._found(), self.chosen, self.authorities, self.with_deals

    def events(self) -> pd.DataFrame:
        """The events of all its lanes."""
        return cached.found(lane_events, *self.arguments())

    def said(self) -> str:
        """The view in words."""
        names = say(", ").join(label_of(lane) for lane in self.chosen)
        return say("Chosen: {names}", names=names) if names else events_sentence(self.deals, cached.company_labels())

    def _found(self) -> DealFilter:
        return DealFilter() if self.chosen else self.deals


def opening(view: View) -> str:
    """The sentence that the page opens with."""
    return findings.answer(view.lanes(), view.events(), bool(view.chosen), cached.store().as_of)


@fragment
def swimlane_card(view: View) -> None:
    """Draw the lanes of a view."""
    events, store = view.events(), cached.store()
    draw = partial(cached.drawn, swimlane_figure, lane_events, *view.arguments(), options=(view.is_aligned, store.as_of))
    drawn = drawn_events(events, view.is_aligned)
    evidence = Evidence(
        "Timelines of assets, a lane each",
        "months since the first filing" if view.is_aligned else "calendar time",
        "are drawn",
        len(drawn),
        len(events),
        with_agencies(view.said(), view.authorities),
        "Timelines of assets",
        store.as_of,
        store.version,
        noun="event",
    )
    card = Card(
        key="swimlanes-chosen" if view.chosen else "swimlanes",
        finding=findings.drawn_sentence(drawn, len(view.lanes())),
        evidence=evidence,
        table=headed(_written(events), COLUMNS),
        columns=COLUMNS,
        drill=("fact_id", "kind"),
        notes=_notes(view),
        links={"Asset": [page_address("asset", asset, view.deals) for asset in events["asset_id"]]},
        is_open=bool(view.chosen),
        slide=partial(draw, theme=LIGHT.name),
    )
    show_card(
        card,
        draw,
        lambda marks: chosen_events(events.drop_duplicates(["fact_id", "kind"]), view.deals, marks),
    )


def _written(events: pd.DataFrame) -> pd.DataFrame:
    return events.assign(
        date=[dated(day, precision) for day, precision in zip(events["happened_on"], events["precision"], strict=True)],
        cycle=["" if pd.isna(cycle) else str(cycle) for cycle in events["cycle"]],
    )


def _notes(view: View) -> str:
    found = view.lanes()
    drawable = found[found["zero_on"].notna()] if view.is_aligned else found
    rest = len(drawable) - LANE_LIMIT
    parts = [
        say(HOLLOW),
        say(LINES),
        say("Drawn are the {limit} lanes most recently active; {lanes} more in the table.", limit=LANE_LIMIT, lanes=counted(rest, "lane"))
        if rest > 0
        else "",
        say("Events of more than {years} years before the newest stand in the table only.", years=LONGEST_YEARS)
        if len(drawable) > FEW_LANES and not view.is_aligned
        else "",
        say("Each lane is shown from its first event on, whatever days the filter names.")
        if not view.chosen and (view.deals.start or view.deals.end)
        else "",
        findings.without_zero(found) if view.is_aligned else "",
        findings.single_events(found) if len(found) <= LANE_LIMIT else "",
        undated(view.events()),
    ]
    return sentences(parts)


def contradiction_list(view: View) -> None:
    """The pairs of dates in the shown lanes that contradict, in words with their sources; nothing where there are none."""
    found = cached.found(contradictions)
    shown = found[found["lane"].isin(view.lanes()["lane"]) & found["authority"].isin(view.authorities)]
    if shown.empty:
        return
    with st.container(border=True, gap="xsmall", key="contradictions"):
        st.subheader(say("Dates that contradict each other"), anchor="contradictions")
        pairs = counted(len(shown), "pair")
        st.caption(say("{pairs} of events, drawn as the record states them: a date may be wrong, or a filing missing.", pairs=pairs))
        st.markdown("\n".join(_pair(pair) for pair in records(shown)))


def _pair(pair: dict[str, str]) -> str:
    pages = dict.fromkeys(url for url in (pair["early_url"], pair["late_url"]) if url)
    sources = " · ".join(link(site(url), url) for url in pages)
    return say(
        "- {contradiction}. {sources}",
        contradiction=plain(findings.contradiction(pair)),
        sources=say("Sources: {pages}", pages=sources) if sources else "",
    )
