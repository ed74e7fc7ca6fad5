"""The parts of the outcomes page that are not cards: the choice of groups, and the deals one by one with links."""

from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.filters import DealFilter
from analytics.language import say
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
        with _listed(say("Terminated deals one by one"), rows, "terminated-list"):
            st.markdown("\n".join(_terminated(deal, deals) for deal in records(rows.head(MOST))))


def approved_list(deals: DealFilter) -> None:
    """Every old deal whose asset was approved abroad later, with a way to the asset."""
    rows = cached.section_frame(APPROVED_ABROAD.key, deals)
    if len(rows):
        title = say("Approvals abroad one by one")
        with _listed(title, rows, "approved-list"):
            st.table([_approved(row, deals) for row in records(rows.head(MOST))], border="horizontal", hide_index=True, alt=title)


def _listed(title: str, rows: pd.DataFrame, key: str) -> DeltaGenerator:
    box = st.container(border=True, gap="xsmall", key=key)
    box.subheader(title, anchor=key)
    if len(rows) > MOST:
        rest = say("The first {most} of {rows}; the table of the card above holds all of them.", most=MOST, rows=counted(len(rows), "row"))
        box.caption(rest)
    return box


def _terminated(deal: dict[Any, Any], deals: DealFilter) -> str:
    name = link(f"{deal['licensors']} → {deal['licensees']}", page_address("deal", deal["deal_id"], deals))
    source = deal["source_url"]
    return say(
        "- **{deal}**, {asset}: {facts} {notes}{source}",
        deal=name,
        asset=plain(deal["assets"] or say("asset not named")),
        facts=plain(_facts(deal)),
        notes=plain(deal["notes"]),
        source=say(" Source: {site}.", site=link(site(source), source)) if source else "",
    )


def _facts(deal: dict[Any, Any]) -> str:
    share = deal["upfront_share"]
    return say(
        "signed {signed}, ended {ended}{lasted}; promised: {promised}; upfront: {upfront}{share}.",
        signed=dated(deal["announced_on"], deal["announced_precision"]),
        ended=dated(deal["ended_on"], deal["ended_precision"]) if deal["ended_on"] else say("on an unknown day"),
        lasted="" if deal["years"] is None else say(" ({years} years)", years=f"{deal['years']:.1f}"),
        promised=say("inside an earlier headline") if deal["is_inside"] else money(deal["headline_usd_m"]),
        upfront=money(deal["upfront_usd_m"]),
        share="" if share is None else say(" ({share} in cash)", share=percent(share, 1)),
    )


def _approved(row: dict[Any, Any], deals: DealFilter) -> dict[str, str]:
    return {
        say("Asset"): link(row["asset"], page_address("asset", row["asset_id"], deals)),
        say("Deal"): link(f"{row['licensors']} → {row['licensees']}", page_address("deal", row["deal_id"], deals)),
        say("Signed"): dated(row["announced_on"], row["announced_precision"]),
        say("First approval abroad"): plain(
            say("{agency}, {day}", agency=row["agency"], day=dated(row["approved_on"], row["approved_precision"])),
        ),
        say("Years"): f"{row['years']:.1f}",
        say("All agencies abroad"): plain(row["agencies"]),
        say("Deal by then"): _by_then(row),
        say("Source"): link(site(row["source_url"]), row["source_url"]) if row["source_url"] else "",
    }


def _by_then(row: dict[Any, Any]) -> str:
    if row["ended_before"]:
        return say("ended {year}", year=f"{row['ended_on']:%Y}")
    return say("no earlier end on record; status {status}", status=say(row["status"]))
