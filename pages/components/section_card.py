"""A section on the page: its card for a filter, and the deals behind a mark that the reader chooses."""

from functools import partial

import pandas as pd
import streamlit as st

from analytics.countries import country_name
from analytics.evidence import Evidence
from analytics.filters import DealFilter
from analytics.queries.deals import deals_behind
from analytics.queries.event_list import events_behind
from analytics.section import Section
from analytics.wording import counted, plain
from pages.components import cached
from pages.components.card import Card, Marks, show_card
from pages.components.chart import card_words
from pages.components.event_rows import event_rows
from pages.components.rows import deal_rows
from pages.components.script_addresses import live_address


@st.fragment
def show_section(section: Section, deals: DealFilter, place: str = "") -> None:
    """Draw one section for a filter; a click in it redraws this card only.

    place tells two cards of one section on a page apart: such cards narrow the filter of the link, so the browser cannot fetch them by itself.
    """
    frame = cached.section_frame(section.key, deals)
    card = Card(
        key=f"{section.key}-{place}" if place else section.key,
        finding=section.finding(frame),
        evidence=_evidence(section, frame, deals),
        table=section.table(frame),
        columns=section.columns,
        drill=section.drill,
        notes=section.notes,
        live="" if place else live_address(section.key, cached.theme_name()),
    )
    show_card(card, partial(cached.section_figure, section.key, deals), partial(_rows_behind, section, deals, card.key))


def section_words(section: Section, deals: DealFilter) -> dict[str, str]:
    """What the card of a section says for a filter."""
    frame = cached.section_frame(section.key, deals)
    return card_words(section.key, section.finding(frame), _evidence(section, frame, deals), section.notes)


def _evidence(section: Section, frame: pd.DataFrame, deals: DealFilter) -> Evidence:
    return section.evidence(frame, cached.store(), section.sentence(deals, cached.company_labels()))


def _rows_behind(section: Section, deals: DealFilter, key: str, marks: Marks) -> None:
    is_of_events = section.of == "events"
    rows = (events_behind if is_of_events else deals_behind)(cached.store().cursor(), section.drilled(deals), marks)
    noun = "event" if is_of_events else "deal"
    chosen = "; ".join(" and ".join(_named(*term) for term in mark) for mark in marks)
    label = f"the chosen {noun}" if section.drill == (f"{noun}_id",) else plain(chosen)
    st.markdown(f"**{counted(len(rows), noun)} behind {label}** (click the mark again or elsewhere in the chart to clear)")
    (event_rows if is_of_events else deal_rows)(rows, deals, key=f"rows-{key}")


def _named(column: str, value: object) -> str:
    return country_name(str(value)) if column == "licensee_country" else str(value)
