"""A section on the page: its card for a filter, and the deals behind a mark that the reader chooses."""

from functools import partial

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.filters import DealFilter
from analytics.queries.deals import deals_behind
from analytics.section import Section
from analytics.wording import counted, plain
from pages.components import cached
from pages.components.card import Card, Marks, show_card
from pages.components.chart import card_words
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
    return section.evidence(frame, cached.store(), section.stated(deals).sentence(cached.company_labels()))


def _rows_behind(section: Section, deals: DealFilter, key: str, marks: Marks) -> None:
    rows = deals_behind(cached.store().cursor(), section.drilled(deals), marks)
    chosen = "; ".join(" and ".join(str(value) for _, value in mark) for mark in marks)
    label = "the chosen deal" if section.drill == ("deal_id",) else plain(chosen)
    st.markdown(f"**{counted(len(rows), 'deal')} behind {label}** (click the mark again or elsewhere in the chart to clear)")
    deal_rows(rows, deals, key=f"rows-{key}")
