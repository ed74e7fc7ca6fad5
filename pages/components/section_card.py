"""A section on the page: title, main point, basis, chart, rows behind a click, table, downloads, source line."""

from typing import Any

import streamlit as st

from analytics.evidence import Evidence
from analytics.exports.csv import csv_bytes
from analytics.exports.names import file_name
from analytics.filters import DealFilter
from analytics.queries.deals import deals_behind
from analytics.section import Section
from pages.components import cached
from pages.components.image_export import image_buttons
from pages.components.rows import deal_rows
from pages.components.tables import reader_table

ICON_TABLE, ICON_SAVE = ":material/table_rows:", ":material/download:"


@st.fragment
def show_section(section: Section, deals: DealFilter) -> None:
    """Draw one section for a filter; a click in it redraws this card only."""
    frame = cached.section_frame(section.key, deals)
    evidence = section.evidence(frame, cached.store(), deals.sentence(cached.company_labels()))
    with st.container(border=True, gap="xsmall", key=f"card-{section.key}"):
        st.subheader(section.title, anchor=section.key)
        st.caption(section.finding(frame))
        if frame.empty:
            st.info(f"No deal of this filter can be shown here: {evidence.filter_sentence}.")
            return
        marks = _chart(section, deals, evidence)
        _foot(section, evidence)
        _downloads(section, deals, evidence)
        if marks:
            _rows_behind(section, deals, marks)


def _chart(section: Section, deals: DealFilter, evidence: Evidence) -> tuple[tuple[tuple[str, Any], ...], ...]:
    frame = cached.section_frame(section.key, deals)
    name = file_name(section.key, evidence)
    event = st.plotly_chart(
        cached.section_figure(section.key, deals),
        theme=None,
        key=f"chart-{section.key}",
        on_select="rerun" if section.drill else "ignore",
        selection_mode="points",
        alt=f"{section.title}. {section.finding(frame)} {evidence.basis()}. {evidence.filter_sentence}.",
        config={"displaylogo": False, "displayModeBar": "hover", "modeBarButtons": [["toImage"]],
                "toImageButtonOptions": {"format": "png", "scale": 3, "filename": name}},
    )
    points = event["selection"]["points"] if section.drill else []
    return tuple(dict.fromkeys(tuple(zip(section.drill, point["customdata"], strict=False)) for point in points if point.get("customdata")))


def _foot(section: Section, evidence: Evidence) -> None:
    st.caption(f"{evidence.basis()} · {evidence.unit} · {evidence.filter_sentence}  \n{section.notes + ' ' if section.notes else ''}"
               f"{evidence.source_line()} · [Method: {section.method}](/methods#{anchor(section.method)})")


def anchor(method: str) -> str:
    """The place of a method on the Methods page."""
    return method.lower().replace(" ", "-")


def _downloads(section: Section, deals: DealFilter, evidence: Evidence) -> None:
    name = file_name(section.key, evidence)
    table = section.table(cached.section_frame(section.key, deals))
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"tools-{section.key}"):
        shown = st.toggle("Table", key=f"table-{section.key}")
        st.download_button("CSV", lambda: csv_bytes(table, evidence), file_name=f"{name}.csv", mime="text/csv", key=f"csv-{section.key}",
                           on_click="ignore", type="tertiary", icon=ICON_SAVE)
        image_buttons(section.key, name)
    if shown:
        reader_table(table, section.columns, alt=f"Table of {section.title}")


def _rows_behind(section: Section, deals: DealFilter, marks: tuple[tuple[tuple[str, Any], ...], ...]) -> None:
    rows = deals_behind(cached.store().cursor(), deals, marks)
    chosen = "; ".join(" and ".join(str(value) for _, value in mark) for mark in marks)
    label = "the chosen deal" if section.drill == ("deal_id",) else chosen
    st.markdown(f"**{len(rows):,} deals behind {label}** (click the mark again or elsewhere in the chart to clear)")
    deal_rows(rows, key=f"rows-{section.key}")
