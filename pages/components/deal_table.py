"""The table of filtered deals: columns of the reader's choice, a row that opens its deal, files of exactly what is filtered."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analytics.deal_columns import BY_LABEL, DEAL_COLUMNS, DEFAULT_LABELS, DealColumn, chosen_columns, reader_frame
from analytics.evidence import Evidence
from analytics.exports.deals import deals_csv, deals_xlsx
from analytics.exports.names import file_name
from analytics.filters import DealFilter
from analytics.findings.deals import disclosed_lines, disclosure_measure
from analytics.language import keeps_language, say
from analytics.queries.deal_list import ORDERS, deal_list, disclosure, sources_of_deals
from analytics.wording import table_in_language
from data.store import Store
from pages.components import cached, notice
from pages.components.choices import multiselect, selectbox
from pages.components.link_keys import COLUMNS, ORDER
from pages.components.link_values import drop_unknown, one_of
from pages.components.rows import open_deal

SHOWN = 1_000
SLOW_FILE = 20_000
KEPT = "kept_columns"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GRID_HEIGHT, ROW_HEIGHT = 640, 35
WIDTHS: dict[str, Any] = {
    "licensors": 150,
    "licensees": 150,
    "assets": 210,
    "modality": 130,
    "stage_at_signing": 110,
    "territory_group": 115,
    "notes": "large",
    "status": 80,
    "announced_on": 95,
    "source_url": 150,
}
OPENING = "Tick the box at the left of a row, or press Shift and Space on it, to open its deal."


def tell_unknown_columns() -> None:
    """Leave a notice about columns and orders in the link that do not exist."""
    unknown = [text for text in st.query_params.get_all(COLUMNS) if text and text not in BY_LABEL]
    if unknown:
        names = say(", ").join(f"“{text}”" for text in unknown)
        notice.add(say("The deal table has no column called {names}; left out.", names=names))
    drop_unknown(one_of(ORDER, ORDERS, "The deal table has no order of the deals called {}; left out."))


def deal_table(deals: DealFilter) -> None:
    """Controls, grid and basis for the deals of a filter."""
    count = cached.deal_count(deals)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="deal-tools"):
        columns, everywhere = _column_choice()
        order = _order_choice()
        _downloads(deals, DEAL_COLUMNS if everywhere else columns, count)
    rows = cached.deal_list(deals, order, SHOWN)
    if count > len(rows):
        st.info(
            say(
                "The table holds the first {shown} of {count} deals, {order}; sorting a column sorts these. "
                "Narrow the filter to see the others; the files hold every deal.",
                shown=f"{len(rows):,}",
                count=f"{count:,}",
                order=say(order),
            ),
            icon=":material/filter_list:",
        )
    _grid(rows, columns)
    st.caption(f"{say(OPENING)} {' · '.join(disclosed_lines(cached.found(disclosure, deals)))}")


def _column_choice() -> tuple[tuple[DealColumn, ...], bool]:
    if COLUMNS not in st.session_state and COLUMNS not in st.query_params and KEPT in st.session_state:
        st.session_state[COLUMNS] = st.session_state[KEPT]
    shown = len(chosen_columns(st.session_state.get(COLUMNS) or st.query_params.get_all(COLUMNS)))
    with st.popover(say("Columns · {shown} of {all}", shown=shown, all=len(DEAL_COLUMNS)), key="column-choice", icon=":material/view_column:"):
        labels = multiselect(
            "Columns of the table",
            list(BY_LABEL),
            default=list(DEFAULT_LABELS),
            key=COLUMNS,
            select_all=False,
            placeholder=say("The usual columns"),
            help=say("Kept in the link."),
        )
        everywhere = st.toggle(
            say("All {all} columns in the files", all=len(DEAL_COLUMNS)),
            key="file-columns",
            help=say("Otherwise the files hold the columns chosen here."),
        )
    st.session_state[KEPT] = labels
    return chosen_columns(labels), everywhere


def _order_choice() -> str:
    return selectbox("Which deals first", list(ORDERS), key=ORDER, width=260)


def _grid(rows: pd.DataFrame, columns: tuple[DealColumn, ...]) -> None:
    shown = reader_frame(rows, columns)
    rounded = {column.heading: shown[column.heading].round(1) for column in columns if column.style == "money"}
    event = st.dataframe(
        table_in_language(shown.assign(**rounded)),
        key="deal-table",
        height=min(GRID_HEIGHT, ROW_HEIGHT * (len(shown) + 2)),
        hide_index=True,
        placeholder="",
        on_select="rerun",
        selection_mode="single-row",
        alt=say("Table of {deals} deals with {columns} columns", deals=len(rows), columns=len(columns)),
        column_config={column.heading: _config(column) for column in columns},
    )
    if chosen := event["selection"]["rows"]:
        open_deal(rows["deal_id"].iloc[chosen[0]])


def _config(column: DealColumn) -> Any:
    make: dict[str, Callable[..., Any]] = {
        "money": lambda **says: st.column_config.NumberColumn(format="localized", **says),
        "share": lambda **says: st.column_config.NumberColumn(format="percent", **says),
        "link": lambda **says: st.column_config.LinkColumn(display_text=r"^https?://(?:www\.)?([^/]+)", **says),
    }
    return make.get(column.style, st.column_config.Column)(label=column.heading, help=column.definition(), width=WIDTHS.get(column.name))


def _downloads(deals: DealFilter, columns: tuple[DealColumn, ...], count: int) -> None:
    store, sentence, counts = cached.store(), deals.sentence(cached.company_labels()), cached.found(disclosure, deals)
    evidence = Evidence(
        "Deals",
        "money in millions, currency in the heading",
        disclosure_measure(counts),
        int(counts["upfront_count"]),
        count,
        sentence,
        "Headline total",
        store.as_of,
        store.version,
    )
    name = file_name("deals", evidence)
    st.download_button(
        say("CSV, {count} deals", count=f"{count:,}"),
        keeps_language(lambda: deals_csv(deal_list(store.cursor(), deals), columns, evidence)),
        f"{name}.csv",
        "text/csv",
        key="deals-csv",
        on_click="ignore",
        icon=":material/download:",
        help=say("Every deal of the filter, {columns} columns.", columns=len(columns)),
    )
    slow = say(" Takes half a minute or more for 100,000 deals.") if count > SLOW_FILE else ""
    st.download_button(
        say("XLSX with sources"),
        keeps_language(lambda: _workbook(store, deals, columns, evidence)),
        f"{name}.xlsx",
        XLSX,
        key="deals-xlsx",
        on_click="ignore",
        icon=":material/download:",
        help=say("Sheets Deals ({columns} columns), Sources, About.{slow}", columns=len(columns), slow=slow),
    )


def _workbook(store: Store, deals: DealFilter, columns: tuple[DealColumn, ...], evidence: Evidence) -> bytes:
    cursor = store.cursor()
    return deals_xlsx(deal_list(cursor, deals), sources_of_deals(cursor, deals), columns, evidence, disclosed_lines(disclosure(cursor, deals)))
