"""Every licensor or licensee as a row: deals, years, money, partners and the way to its page."""

from typing import Any

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.exports.csv import csv_bytes
from analytics.exports.names import file_name
from analytics.filters import DealFilter
from analytics.findings.players import company_table as table_finding
from analytics.language import keeps_language, say
from analytics.queries.players import company_table
from analytics.wording import plain, table_in_language
from pages.components import cached
from pages.components.addresses import page_address

TITLES = {"licensor": "Every licensor of the filter", "licensee": "Every licensee of the filter"}
ALTS = {"licensor": "Table of {count} licensors, most deals first", "licensee": "Table of {count} licensees, most deals first"}
ROW_HEIGHT, GRID_HEIGHT = 35, 460
MONEY, TREND, PAGE = "localized", "Deals by year", "Page"
HEADINGS = {
    "name": "Company",
    "deal_count": "Deals",
    "group_deal_count": "With subsidiaries",
    "first_year": "First",
    "last_year": "Last",
    "deals_by_year": TREND,
    "upfront_usd_m": "Upfront, USD m",
    "upfront_count": "n with upfront",
    "headline_usd_m": "Headline total, USD m",
    "headline_count": "n with total",
    "partner_count": "Partners",
    "partners": "Most frequent partners",
}


def player_table(deals: DealFilter, role: str) -> None:
    """The table with its main point, its basis and its file."""
    companies, store = cached.found(company_table, deals, role), cached.store()
    first = companies.iloc[0]
    evidence = Evidence(
        TITLES[role],
        "deals; money in USD m",
        "disclose a headline total",
        int(first["all_headline_count"]),
        int(first["all_deals"]),
        deals.sentence(cached.company_labels()),
        "League tables",
        store.as_of,
        store.version,
    )
    with st.container(border=True, gap="xsmall", key="card-player-table"):
        st.subheader(say(evidence.title), anchor="player-table")
        st.caption(table_finding(companies, role))
        shown = companies[list(HEADINGS)].set_axis(list(HEADINGS.values()), axis="columns")
        pages = [page_address("company", key, deals) for key in companies["company_id"]]
        _grid(pd.concat([shown[["Company"]], pd.Series(pages, name=PAGE), shown.drop(columns="Company")], axis="columns"), _years(first), role)
        told = say("{basis} · {deals}. {explained}", basis=evidence.basis(), deals=evidence.filter_sentence, explained=_explained(first))
        st.caption(plain(told))
        _file(companies, shown, evidence)


def _years(first: pd.Series) -> str:
    if pd.isna(first["from_year"]):
        return say("no dated deal")
    return say("{first} to {last}", first=f"{first['from_year']:.0f}", last=f"{first['to_year']:.0f}")


def _explained(first: pd.Series) -> str:
    return say(
        "Each company by itself; the column With subsidiaries adds theirs, each deal once. A deal of two companies on this side counts for each. "
        "n with upfront, n with total: its deals that disclose one; {disclosed} of all {all} deals disclose an upfront. "
        "Bars by year: {years}, one scale for all rows; the year in which the record ends is not complete.",
        disclosed=f"{first['all_upfront_count']:,}",
        all=f"{first['all_deals']:,}",
        years=_years(first),
    )


def _grid(shown: pd.DataFrame, years: str, role: str) -> None:
    partners = say("With deals together; of many, only those met more than once.")
    most = max((int(max(counts)) for counts in shown[TREND] if counts is not None and len(counts)), default=1)
    st.dataframe(
        table_in_language(shown),
        key=f"player-grid-{role}",
        hide_index=True,
        height=min(GRID_HEIGHT, ROW_HEIGHT * (len(shown) + 1) + 3),
        placeholder="",
        alt=say(ALTS[role], count=len(shown)),
        column_config={
            say("Company"): st.column_config.TextColumn(pinned=True, width=170),
            say("First"): st.column_config.NumberColumn(format="%d", help=say("Year of the first dated deal of the filter.")),
            say("Last"): st.column_config.NumberColumn(format="%d", help=say("Year of the last dated deal of the filter.")),
            say(TREND): st.column_config.BarChartColumn(y_min=0, y_max=most, width=130, help=say("Deals a year, {years}.", years=years)),
            say("Upfront, USD m"): st.column_config.NumberColumn(format=MONEY),
            say("Headline total, USD m"): st.column_config.NumberColumn(format=MONEY),
            say("Most frequent partners"): st.column_config.TextColumn(width="large", help=partners),
            say(PAGE): st.column_config.LinkColumn(display_text=say("open"), width=60, help=say("The company's page with this filter.")),
        },
    )


def _file(companies: pd.DataFrame, shown: pd.DataFrame, evidence: Evidence) -> None:
    name = file_name("players", evidence)
    st.download_button(
        "CSV",
        keeps_language(lambda: csv_bytes(shown.assign(**{TREND: years_in_words(companies)}), evidence)),
        f"{name}.csv",
        "text/csv",
        key="csv-player-table",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def years_in_words(companies: pd.DataFrame) -> list[str]:
    """The bars of each row as text: "2021: 1; 2023: 2"."""
    return [_in_words(row) for row in companies.to_dict("records")]


def _in_words(row: dict[Any, Any]) -> str:
    counts = row["deals_by_year"]
    if counts is None or pd.isna(row["from_year"]):
        return ""
    return say("; ").join(f"{int(row['from_year']) + index}: {count}" for index, count in enumerate(counts) if count)
