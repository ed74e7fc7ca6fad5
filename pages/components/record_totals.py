"""The record as a whole: opening sentence, the data package to take away, confidence of its rows."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.dictionary import licence, package, table_titles
from analytics.exports.package import package_zip
from analytics.findings.record import opening, part_of
from analytics.language import say
from analytics.queries.dictionary import newest_deal, table_counts, table_rows
from analytics.queries.record import confidence_by_table
from analytics.records import records
from analytics.wording import plain
from pages.components import cached
from pages.components.answer import answer

GRADES = "high: a party's own release or filing, or two pages that agree; medium: one trade page; low: a mention in a round-up."
WHOLE = "The whole record, whatever the filter says. {grades} [Method: Confidence](/methods#confidence)"
ARCHIVE = "Every table as CSV and as Parquet with datapackage.json (Frictionless). Licence of the data: {licence}."


def record_opening() -> None:
    """One sentence, then the archive and the licence."""
    store = cached.store()
    answer(opening(cached.found(table_counts), cached.found(newest_deal), store.as_of, store.version))
    title, address = licence()
    with st.container(horizontal=True, vertical_alignment="center", key="package"):
        st.download_button(
            say("Whole data package (ZIP)"),
            _archive,
            file_name=f"chuhai_data_{store.as_of}.zip",
            mime="application/zip",
            key="package-zip",
            on_click="ignore",
            icon=":material/folder_zip:",
        )
        licensed = f"[{plain(title)}](<{address}>)" if address else plain(title)
        st.caption(say(ARCHIVE, licence=licensed), width="content")


def _archive() -> bytes:
    cursor = cached.store().cursor()
    return package_zip({name: table_rows(cursor, name, limit=None) for name in table_titles()}, package())


def confidence_split() -> None:
    """How many rows of each graded table are of high, medium and low confidence."""
    with st.container(border=True, gap="xsmall", key="card-confidence"):
        st.subheader(say("How sure the rows are"), anchor="confidence")
        st.table(
            [_graded(row) for row in records(cached.found(confidence_by_table))],
            border="horizontal",
            hide_index=True,
            alt=say("Rows by confidence in each table"),
        )
        st.caption(say(WHOLE, grades=say(GRADES)))


def _graded(row: Mapping[str, Any]) -> dict[str, str]:
    grades = {say(grade.capitalize()): part_of(row[f"{grade}_count"], row["row_count"]) for grade in ("high", "medium", "low")}
    return {say("Table"): say(table_titles()[row["table_name"]]), **grades, say("All"): f"{row['row_count']:,}"}
