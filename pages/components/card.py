"""A chart with all that belongs to it: title, main point, basis, selection, table, downloads, source line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.exports.csv import csv_bytes
from analytics.exports.names import file_name
from analytics.section import Column
from analytics.wording import plain
from pages.components.image_export import image_buttons
from pages.components.tables import reader_table

ICON_SAVE = ":material/download:"
Marks = tuple[tuple[tuple[str, Any], ...], ...]


@dataclass(frozen=True)
class Card:
    """What a card shows beside its chart.

    key: place on the page and start of the file names. drill: what a mark carries as customdata, in order.
    links: for a heading of the table, the address behind each cell. is_open: the table is shown without being asked for.
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


def show_card(card: Card, figure: Callable[[], Any], behind: Callable[[Marks], None] | None = None) -> None:
    """Draw a card; behind draws what stands behind the marks that the reader chose."""
    with st.container(border=True, gap="xsmall", key=f"card-{card.key}"):
        st.subheader(card.evidence.title, anchor=card.key)
        st.caption(card.finding.replace("$", r"\$"))
        if card.table.empty:
            st.info(f"No {card.evidence.noun} of this filter can be shown here: {plain(card.evidence.filter_sentence)}.")
            return
        marks = _chart(card, figure())
        if marks and behind:
            behind(marks)
        _foot(card)
        _downloads(card)


def _chart(card: Card, figure: Any) -> Marks:
    event = st.plotly_chart(
        figure,
        theme=None,
        key=f"chart-{card.key}",
        on_select="rerun" if card.drill else "ignore",
        selection_mode="points",
        alt=f"{card.evidence.title}. {card.finding} {card.evidence.basis()}. {card.evidence.filter_sentence}.",
        config={
            "displaylogo": False,
            "displayModeBar": "hover",
            "modeBarButtons": [["toImage"]],
            "toImageButtonOptions": {"format": "png", "scale": 3, "filename": file_name(card.key, card.evidence)},
        },
    )
    points = cast("dict[str, Any]", event)["selection"]["points"] if card.drill else []
    return tuple(dict.fromkeys(tuple(zip(card.drill, point["customdata"], strict=False)) for point in points if point.get("customdata")))


def _foot(card: Card) -> None:
    evidence = card.evidence
    st.caption(
        f"{evidence.basis()} · {evidence.unit} · {plain(evidence.filter_sentence)}  \n{card.notes + ' ' if card.notes else ''}"
        f"{evidence.source_line()} · [Method: {evidence.method}](/methods#{anchor(evidence.method)})"
    )


def anchor(method: str) -> str:
    """The place of a method on the Methods page."""
    return method.lower().replace(" ", "-")


def _downloads(card: Card) -> None:
    name = file_name(card.key, card.evidence)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"tools-{card.key}"):
        shown = st.toggle("Table", value=card.is_open, key=f"table-{card.key}")
        st.download_button(
            "CSV",
            lambda: csv_bytes(card.table, card.evidence),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"csv-{card.key}",
            on_click="ignore",
            type="tertiary",
            icon=ICON_SAVE,
        )
        image_buttons(card.key, name, card.evidence)
    if shown:
        reader_table(card.table, card.columns, alt=f"Table of {card.evidence.title}", links=card.links)
