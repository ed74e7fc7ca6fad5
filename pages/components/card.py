"""A chart with all that belongs to it: title, main point, basis, selection, table, downloads, source line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.exports.csv import csv_bytes
from analytics.exports.names import file_name
from analytics.figures.drawing import Drawing
from analytics.language import keeps_language, say
from analytics.section import Column
from analytics.wording import plain
from pages.components.chart import card_words, chart
from pages.components.shape_slide import shape_slide
from pages.components.tables import reader_table

ICON_SAVE = ":material/download:"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
Marks = tuple[tuple[tuple[str, Any], ...], ...]


@dataclass(frozen=True)
class Card:
    """What a card shows beside its chart.

    key: place on the page and start of the file names. drill: what a mark carries as customdata, in order.
    links: for a heading of the table, the address behind each cell. is_open: the table is shown without being asked for.
    live: where the browser may fetch the card of another filter by itself.
    slide: the drawing for a slide of shapes, where PowerPoint has no such chart.
    """

    key: str
    finding: str
    evidence: Evidence
    table: pd.DataFrame
    columns: tuple[Column, ...]
    drill: tuple[str, ...] = ()
    notes: str = ""
    links: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    is_open: bool = False
    live: str = ""
    slide: Callable[[], Drawing] | None = None


def show_card(card: Card, drawing: Callable[[], Drawing], behind: Callable[[Marks], None] | None = None) -> None:
    """Draw a card; behind draws what stands behind the marks that the reader chose."""
    with st.container(border=True, gap="xsmall", key=f"card-{card.key}"):
        if card.table.empty:
            st.subheader(say(card.evidence.title), anchor=card.key)
            st.caption(card.finding.replace("$", r"\$"))
            none = say("No {noun} of this filter can be shown here: {deals}.", noun=say(card.evidence.noun), deals=card.evidence.filter_sentence)
            st.info(plain(none))
            return
        words = card_words(card.key, card.finding, card.evidence, card.notes)
        points = chart(drawing(), words, drills=bool(card.drill), live=card.live)
        marks = tuple(dict.fromkeys(tuple(zip(card.drill, point, strict=False)) for point in points))
        if marks and behind:
            behind(marks)
        _downloads(card)


def _downloads(card: Card) -> None:
    name = file_name(card.key, card.evidence)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"tools-{card.key}"):
        shown = st.toggle(say("Table"), value=card.is_open, key=f"table-{card.key}")
        st.download_button(
            "CSV",
            keeps_language(lambda: csv_bytes(card.table, card.evidence)),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"csv-{card.key}",
            on_click="ignore",
            type="tertiary",
            icon=ICON_SAVE,
        )
        if card.slide:
            _slide_button(card, card.slide, name)
    if shown:
        reader_table(card.table, card.columns, alt=say("Table of {title}", title=say(card.evidence.title)), links=card.links)


def _slide_button(card: Card, drawing: Callable[[], Drawing], name: str) -> None:
    st.download_button(
        say("Slide"),
        keeps_language(lambda: shape_slide(card.finding, card.evidence, card.table, card.columns, drawing())),
        file_name=f"{name}.pptx",
        mime=PPTX,
        key=f"slide-{card.key}",
        on_click="ignore",
        type="tertiary",
        icon=":material/slideshow:",
        help=say("PowerPoint: marks, lines and words as shapes that can be edited"),
    )
