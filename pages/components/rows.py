"""Deals as rows with their amounts, first source and a way to the deal's own page."""

import pandas as pd
import streamlit as st

from analytics.filters import DealFilter
from analytics.language import say
from analytics.queries.deals import deals_behind
from analytics.wording import dated, money, plain
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.card import Marks
from pages.components.chosen_marks import say_chosen
from pages.components.tables import link

DEAL_PAGE = "pages/deals/deal.py"
SHORT = 30
HEADINGS = {"licensors": "Licensor", "licensees": "Licensee", "assets": "Assets"}


def deal_rows(rows: pd.DataFrame, deals: DealFilter, key: str) -> None:
    """A few deals as a table of real links, more of them as a grid in which choosing a row opens the deal."""
    if len(rows) <= SHORT:
        _linked_table(rows, deals)
    else:
        _grid(rows, key)


def rows_behind(marks: Marks, drilled: DealFilter, deals: DealFilter, key: str) -> None:
    """The deals behind marks of a chart, looked up among those of drilled; deals: the filter that their links take along."""
    rows = deals_behind(cached.store().cursor(), drilled, marks)
    say_chosen(marks, len(rows), "deal")
    deal_rows(rows, deals, key=key)


def open_deal(deal_id: str) -> None:
    """Go to the page of a deal; the filter comes along in the URL."""
    st.switch_page(DEAL_PAGE, query_params={"id": deal_id})


def _linked_table(rows: pd.DataFrame, deals: DealFilter) -> None:
    records = rows.astype(object).where(rows.notna(), None).to_dict("records")
    st.table(
        [
            {
                say("Announced"): dated(deal["announced_on"], deal["announced_precision"]),
                say("Deal"): link(f"{deal['licensors']} → {deal['licensees']}", page_address("deal", deal["deal_id"], deals)),
                say("Assets"): plain(deal["assets"]),
                say("Upfront"): plain(money(deal["upfront_usd_m"])),
                say("Headline total"): plain(money(deal["total_potential_usd_m"])),
                say("Source"): link(say("open"), deal["source_url"]) if deal["source_url"] else say("on the deal page"),
            }
            for deal in records
        ],
        border="horizontal",
        hide_index=True,
        alt=say("Deals behind the choice, newest first"),
    )


def _grid(rows: pd.DataFrame, key: str) -> None:
    shown = pd.DataFrame(
        {
            "announced": [dated(day, precision) for day, precision in zip(rows["announced_on"], rows["announced_precision"], strict=True)],
            **{name: rows[name].tolist() for name in ("licensors", "licensees", "assets", "upfront_usd_m", "total_potential_usd_m", "source_url")},
        }
    )
    event = st.dataframe(
        shown,
        key=key,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=say("Deals behind the choice, newest first"),
        column_config={
            "announced": say("Announced"),
            **{name: say(heading) for name, heading in HEADINGS.items()},
            "upfront_usd_m": st.column_config.NumberColumn(say("Upfront, USD m"), format="%.1f"),
            "total_potential_usd_m": st.column_config.NumberColumn(say("Headline total, USD m"), format="%.1f"),
            "source_url": st.column_config.LinkColumn(say("Source"), display_text=say("open")),
        },
    )
    if chosen := event["selection"]["rows"]:
        open_deal(rows["deal_id"].iloc[chosen[0]])


def new_deal_list(rows: pd.DataFrame, deals: DealFilter) -> None:
    """One line a deal with a link to its page, for short lists."""
    lines = [
        f"- {dated(deal['announced_on'], deal['announced_precision'])} · "
        + link(f"{deal['licensors']} → {deal['licensees']}", page_address("deal", deal["deal_id"], deals))
        + plain(
            say(
                ": {assets}; upfront {upfront}, headline total {total}",
                assets=deal["assets"] or say("asset not named"),
                upfront=money(deal["upfront_usd_m"]),
                total=money(deal["headline_usd_m"]),
            )
        )
        for deal in rows.head(SHORT).to_dict("records")
    ]
    st.markdown("\n".join(lines))
    if len(rows) > SHORT:
        st.caption(say("The newest {shown} of {all}; the page Deals lists all.", shown=SHORT, all=f"{len(rows):,}"))
