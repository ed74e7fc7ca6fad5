"""The parts of the outcomes page that are not cards: the choice of groups, and the deals one by one with links."""

from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.filters import DealFilter
from analytics.records import records
from analytics.section import Section
from analytics.sections.outcomes import APPROVED_ABROAD, CURVES, TERMINATED_DEALS
from analytics.wording import counted, dated, money, percent, plain
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.choices import segmented
from pages.components.link_keys import CURVES as KEY
from pages.components.link_values import one_of
from pages.components.tables import link, site

MOST = 60
LINKED_CURVES = one_of(KEY, CURVES, f"The curves cannot be grouped by {{}}; shown is {next(iter(CURVES))}.")


def curve_choice() -> Section:
    """The section whose curves the reader wants to see."""
    chosen = segmented("Curves by", list(CURVES), default=next(iter(CURVES)), required=True, key=KEY)
    return CURVES[chosen or next(iter(CURVES))]


def terminated_list(deals: DealFilter) -> None:
    """Every terminated deal with its dates, money, source and notes, a paragraph each: notes are long, and a phone is narrow."""
    rows = cached.section_frame(TERMINATED_DEALS.key, deals)
    if len(rows):
        with _listed("Terminated deals one by one", rows, "terminated-list"):
            st.markdown("\n".join(_terminated(deal, deals) for deal in records(rows.head(MOST))))


def approved_list(deals: DealFilter) -> None:
    """Every old deal whose asset was approved abroad later, with a way to the asset."""
    rows = cached.section_frame(APPROVED_ABROAD.key, deals)
    if len(rows):
        title = "Approvals abroad one by one"
        with _listed(title, rows, "approved-list"):
            st.table([_approved(row, deals) for row in records(rows.head(MOST))], border="horizontal", hide_index=True, alt=title)


def _listed(title: str, rows: pd.DataFrame, key: str) -> DeltaGenerator:
    box = st.container(border=True, gap="xsmall", key=key)
    box.subheader(title, anchor=key)
    if len(rows) > MOST:
        box.caption(f"The first {MOST} of {counted(len(rows), 'row')}; the table of the card above holds all of them.")
    return box


def _terminated(deal: dict[Any, Any], deals: DealFilter) -> str:
    lasted = "" if deal["years"] is None else f" ({deal['years']:.1f} years)"
    ended = dated(deal["ended_on"], deal["ended_precision"]) if deal["ended_on"] else "on an unknown day"
    promised = "inside an earlier headline" if deal["is_inside"] else money(deal["headline_usd_m"])
    share = "" if deal["upfront_share"] is None else f" ({percent(deal['upfront_share'], 1)} in cash)"
    facts = f"signed {dated(deal['announced_on'], deal['announced_precision'])}, ended {ended}{lasted}; "
    facts += f"promised: {promised}; upfront: {money(deal['upfront_usd_m'])}{share}."
    source = f" Source: {link(site(deal['source_url']), deal['source_url'])}." if deal["source_url"] else ""
    name = link(f"{deal['licensors']} → {deal['licensees']}", page_address("deal", deal["deal_id"], deals))
    return f"- **{name}**, {plain(deal['assets'] or 'asset not named')}: {plain(facts)} {plain(deal['notes'])}{source}"


def _approved(row: dict[Any, Any], deals: DealFilter) -> dict[str, str]:
    return {
        "Asset": link(row["asset"], page_address("asset", row["asset_id"], deals)),
        "Deal": link(f"{row['licensors']} → {row['licensees']}", page_address("deal", row["deal_id"], deals)),
        "Signed": dated(row["announced_on"], row["announced_precision"]),
        "First approval abroad": plain(f"{row['agency']}, {dated(row['approved_on'], row['approved_precision'])}"),
        "Years": f"{row['years']:.1f}",
        "All agencies abroad": plain(row["agencies"]),
        "Deal by then": f"ended {row['ended_on']:%Y}" if row["ended_before"] else f"no earlier end on record; status {row['status']}",
        "Source": link(site(row["source_url"]), row["source_url"]) if row["source_url"] else "",
    }
