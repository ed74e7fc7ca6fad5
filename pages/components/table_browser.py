"""A table of the record: its rows with a search, its columns with their meaning, its downloads."""

from typing import Any

import pandas as pd
import streamlit as st

from analytics.dictionary import columns_of, columns_with, described, entries, table_titles
from analytics.exports.package import table_csv, table_parquet
from analytics.filters import DealFilter
from analytics.language import ENGLISH, language, say
from analytics.queries.dictionary import ROW_LIMIT, table_counts, table_rows
from analytics.queries.record import pages_cited, pages_named
from analytics.wording import counted, plain
from pages.components import cached
from pages.components.article_claims import article_claims
from pages.components.one_row import show_row
from pages.components.record_link import pick_table
from pages.components.spoken import fragment

SAVE = ":material/download:"
DATA_LANGUAGE = "Notes, claims and the meaning of columns are data and stand in English."


def browse_tables(table: str, deals: DealFilter) -> None:
    """The picker, then the chosen table."""
    titles, counts = table_titles(), cached.found(table_counts)
    st.subheader(say("Tables"), anchor="tables")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        picked = st.selectbox(
            say("Table"),
            list(titles),
            index=list(titles).index(table),
            format_func=lambda name: say("{table} ({count} rows)", table=say(titles[name]), count=f"{counts[name]:,}"),
            key=f"pick-{table}",
            on_change=pick_table,
            args=(f"pick-{table}",),
            width=320,
        )
        _downloads(picked)
    st.caption(plain(described(picked).description))
    if language() != ENGLISH:
        st.caption(say(DATA_LANGUAGE))
    by_article = [say("By article")] if picked == "claims" else []
    tabs = iter(st.tabs([*by_article, say("Rows"), say("Columns and their meaning")], key=f"tabs-{picked}"))
    if by_article:
        with next(tabs):
            article_claims(deals)
    with next(tabs):
        _rows(picked, deals)
    with next(tabs):
        _columns(picked)


def _downloads(table: str) -> None:
    store = cached.store()
    name = f"chuhai_{table}_{store.as_of}"
    for label, made, suffix, mime in (("CSV", table_csv, "csv", "text/csv"), ("Parquet", table_parquet, "parquet", "application/vnd.apache.parquet")):
        st.download_button(
            label,
            lambda made=made: made(table_rows(store.cursor(), table, limit=None)),
            file_name=f"{name}.{suffix}",
            mime=mime,
            key=f"{suffix}-{table}",
            on_click="ignore",
            icon=SAVE,
        )


@fragment
def _rows(table: str, deals: DealFilter) -> None:
    text = st.text_input(
        say("Search the rows"),
        key=f"find-{table}",
        type="search",
        max_chars=200,
        placeholder=say("Any word of a row; names in English or Chinese"),
    )
    found = cached.found(pages_cited, text) if table == "sources" else cached.found(table_rows, table, text, None)
    shown = _with_address(found.head(ROW_LIMIT))
    st.caption(_counted(len(found), bool(text)))
    event = st.dataframe(
        shown,
        key=f"grid-{table}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height="auto" if len(shown) < 10 else 420,
        alt=say("Rows of {table}", table=say(table_titles()[table])),
        column_config=_looks(table),
        placeholder="",
    )
    chosen = event["selection"]["rows"]
    if chosen and chosen[0] < len(shown):
        show_row(table, str(shown[described(table).key].iloc[chosen[0]]), deals)


def _counted(count: int, is_searched: bool) -> str:
    limit = say("; the first {limit} are shown, the download holds all", limit=ROW_LIMIT) if count > ROW_LIMIT else ""
    told = {"rows": counted(count, "row"), "limit": limit}
    if is_searched:
        return say("{rows} found{limit}. Choose a row to see it whole, with every source.", **told)
    return say("{rows}{limit}. Choose a row to see it whole, with every source.", **told)


def _with_address(rows: pd.DataFrame) -> pd.DataFrame:
    column = next((name for name in ("sources", "source") if name in rows), None)
    if column is None or rows.empty:
        return rows
    firsts = [next(iter(entries(cell)), "") for cell in rows[column]]
    addresses = cached.found(pages_named, *sorted(set(firsts))).set_index("source_id")["url"]
    return rows.assign(source_link=pd.Series(firsts, index=rows.index).map(addresses))


def _looks(table: str) -> dict[str, Any]:
    dates = {field.name: st.column_config.DateColumn(format="YYYY-MM-DD") for field in described(table).fields if field.type == "date"}
    return dates | {
        "url": st.column_config.LinkColumn("url", width="medium"),
        "source_link": st.column_config.LinkColumn(say("first source"), display_text=say("open")),
        "fact_count": st.column_config.NumberColumn(say("facts that cite it")),
    }


@fragment
def _columns(table: str) -> None:
    text = st.text_input(
        say("Search the columns of all tables"),
        key="find-columns",
        type="search",
        max_chars=200,
        placeholder=say("upfront, territory, milestone"),
    )
    shown = columns_with(text) if text.strip() else columns_of(table).drop(columns="Table")
    if shown.empty:
        st.info(say("No column of any table holds “{text}”.", text=plain(text)))
        return
    written = shown.map(plain).rename(columns=say)
    st.table(written, border="horizontal", hide_index=True, alt=say("Columns with type, unit, meaning and allowed values"))
