"""Deals as rows with their amounts, first source and a way to the deal's own page."""

import pandas as pd
import streamlit as st

from analytics.wording import dated, money

DEAL_PAGE = "pages/deals/deal.py"


def deal_rows(rows: pd.DataFrame, key: str) -> None:
    """A grid of deals; choosing a row opens the deal, the link column opens its first source."""
    shown = pd.DataFrame({
        "announced": [dated(day, precision) for day, precision in zip(rows["announced_on"], rows["announced_precision"], strict=True)],
        **{name: rows[name].tolist() for name in ("licensors", "licensees", "assets", "upfront_usd_m", "total_potential_usd_m", "source_url")},
    })
    event = st.dataframe(
        shown,
        key=key,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt="Deals behind the choice, newest first",
        column_config={
            "announced": "Announced",
            "licensors": "Licensor",
            "licensees": "Licensee",
            "assets": "Assets",
            "upfront_usd_m": st.column_config.NumberColumn("Upfront", format="$%.1fm"),
            "total_potential_usd_m": st.column_config.NumberColumn("Headline total", format="$%.1fm"),
            "source_url": st.column_config.LinkColumn("Source", display_text="open"),
        },
    )
    chosen = event["selection"]["rows"]
    if chosen:
        open_deal(rows["deal_id"].iloc[chosen[0]])


def open_deal(deal_id: str) -> None:
    """Go to the page of a deal; the filter comes along in the URL."""
    st.switch_page(DEAL_PAGE, query_params={"id": deal_id})


def new_deal_list(rows: pd.DataFrame) -> None:
    """One line a deal with a link to its page, for short lists."""
    for deal in rows.to_dict("records"):
        st.page_link(DEAL_PAGE, query_params={"id": deal["deal_id"]}, icon=":material/handshake:",
                     label=f"{dated(deal['announced_on'], deal['announced_precision'])} · {deal['licensors']} → {deal['licensees']}: {deal['assets'] or 'asset not named'}; "
                           f"upfront {money(deal['upfront_usd_m'])}, headline total {money(deal['headline_usd_m'])}".replace("$", r"\$"))
