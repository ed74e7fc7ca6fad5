"""A section on the page: its card for a filter, and the deals behind a mark that the reader chooses."""

from functools import partial

import pandas as pd

from analytics.evidence import Evidence
from analytics.filters import DealFilter
from analytics.section import Section
from pages.components import cached
from pages.components.card import Card, Marks, show_card
from pages.components.chart import card_words
from pages.components.event_rows import events_of_marks
from pages.components.rows import rows_behind
from pages.components.script_addresses import live_address
from pages.components.slides import is_shown
from pages.components.spoken import fragment


@fragment
def show_section(section: Section, deals: DealFilter, place: str = "") -> None:
    """Draw one section for a filter; a click in it redraws this card only.

    place tells two cards of one section on a page apart: such cards narrow the filter of the link, so the browser cannot fetch them by itself.
    """
    frame = cached.section_frame(section.key, deals)
    if not place:
        is_shown(section.key)
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
    (events_of_marks if section.of == "events" else rows_behind)(marks, section.drilled(deals), deals, key=f"rows-{key}")
