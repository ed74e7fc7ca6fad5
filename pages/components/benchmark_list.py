"""The comparables as a list: how alike, what they pay, the way to each deal and to its first source; CSV of all."""

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.exports.csv import csv_bytes
from analytics.exports.names import file_name
from analytics.filters import DealFilter
from analytics.findings.benchmarks import list_finding
from analytics.language import keeps_language, say
from analytics.metrics.comparables import Reach, Traits
from analytics.queries.benchmarks import comparables
from analytics.section import Column, headed
from analytics.wording import counted, dated, plain, table_in_language
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.tables import SHORT, reader_table

COLUMNS = (
    Column("similarity", "Similarity", "share"),
    Column("announced", "Announced"),
    Column("deal", "Deal"),
    Column("assets", "Assets"),
    Column("stage_at_signing", "Stage"),
    Column("modality", "Modality"),
    Column("therapeutic_area", "Area"),
    Column("territory_group", "Territory"),
    Column("upfront_usd_m", "Upfront, USD m", "money"),
    Column("upfront_scope", "Upfront holds"),
    Column("headline_usd_m", "Headline total, USD m", "money"),
    Column("upfront_share", "Upfront share", "share"),
    Column("source_url", "First source", "link"),
)
IN_FILE = (*COLUMNS, Column("deal_id", "Deal id"))
KEY, FIRST = "benchmark-list", 30


def comparable_list(deals: DealFilter, traits: Traits, reach: Reach, sentence: str) -> None:
    """The comparables, most similar first; thirty of them at first where there are more."""
    found = cached.found(comparables, deals, traits, reach)
    store = cached.store()
    evidence = Evidence(
        "Comparable deals, most similar first",
        "USD m",
        "disclose an upfront",
        int(found["upfront_usd_m"].notna().sum()),
        len(found),
        sentence,
        "Similarity",
        store.as_of,
        store.version,
    )
    with st.container(border=True, gap="xsmall", key=f"card-{KEY}"):
        st.subheader(say(evidence.title), anchor=KEY)
        if found.empty:
            none = say("No deal of the filter is comparable: {deals}. Widen the set above, or drop a filter.", deals=plain(sentence))
            st.info(none, icon=":material/list:")
            return
        st.caption(
            say(
                "{finding} {basis}. [How similarity is scored](/methods#similarity)",
                finding=plain(list_finding(found)),
                basis=plain(evidence.basis()),
            )
        )
        rows = _rows(found)
        is_whole = len(rows) <= FIRST or st.toggle(say("Show all {count}", count=f"{len(rows):,}"), key="benchmark-all")
        _show(rows if is_whole else rows.head(FIRST), deals)
        st.download_button(
            say("CSV, {deals}", deals=counted(len(rows), "deal")),
            keeps_language(lambda: csv_bytes(headed(rows, IN_FILE), evidence)),
            f"{file_name(KEY, evidence)}.csv",
            "text/csv",
            key=f"csv-{KEY}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _rows(found: pd.DataFrame) -> pd.DataFrame:
    unknown = say("not stated")
    return found.assign(
        announced=[dated(day, precision) for day, precision in zip(found["announced_on"], found["announced_precision"], strict=True)],
        deal=found["licensors"].fillna(unknown) + " → " + found["licensees"].fillna(unknown),
    )


def _show(rows: pd.DataFrame, deals: DealFilter) -> None:
    addresses = [page_address("deal", deal_id, deals) for deal_id in rows["deal_id"]]
    alt = say("{count} comparable deals, most similar first", count=len(rows))
    if len(rows) <= SHORT:
        reader_table(headed(rows, COLUMNS), COLUMNS, alt=alt, links={"Deal": addresses})
        return
    table = table_in_language(headed(rows, COLUMNS).assign(**{"Deal page": addresses}))
    config = {say(column.label): st.column_config.NumberColumn(format="percent") for column in COLUMNS if column.style == "share"}
    config |= {say(column.label): st.column_config.NumberColumn(format="%.1f") for column in COLUMNS if column.style == "money"}
    config[say("First source")] = st.column_config.LinkColumn(display_text=r"^https?://(?:www\.)?([^/]+)")
    config[say("Deal page")] = st.column_config.LinkColumn(display_text=say("open"))
    st.dataframe(table, hide_index=True, alt=alt, column_config=config)
