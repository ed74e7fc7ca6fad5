"""The money of one deal: its terms as stated beside dollars, and the layers drawn to scale."""

import pandas as pd
import streamlit as st

from analytics.deal_layers import LAYERS
from analytics.evidence import Evidence
from analytics.figures.deals import money_layers_figure
from analytics.filters import DealFilter
from analytics.findings.deal_terms import Deal, Term, layers_sentence, rate_sentence, rounding_sentence, terms, undisclosed
from analytics.findings.one_deal import parties
from analytics.language import say
from analytics.queries.deal_page import money_layers
from analytics.section import Column
from analytics.wording import plain
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.card import Card, show_card

COLUMNS = (
    Column("layer", "Layer"),
    Column("amount_usd_m", "USD m", "money"),
    Column("amount", "As stated, m", "money"),
    Column("currency", "Currency"),
    Column("total_share", "Of the headline total", "share"),
)


def deal_money(deal: Deal, deals: DealFilter) -> None:
    """Layers, terms and what no page discloses."""
    _inside_another_headline(deal, deals)
    layers = cached.found(money_layers, deal["deal_id"])
    if layers.empty:
        st.info(
            say("No page on record discloses an amount of this deal, so there is nothing to draw. Not disclosed is not zero."),
            icon=":material/visibility_off:",
        )
    else:
        _layers_card(deal, layers)
    _terms_card(deal)


def _inside_another_headline(deal: Deal, deals: DealFilter) -> None:
    if deal["headline_within"]:
        address = page_address("deal", deal["headline_within"], deals)
        st.info(
            say(
                "This money is already inside the headline total of {deal}. Sums of headline totals count it there, once.",
                deal=f"[{plain(deal['headline_within'])}]({address})",
            ),
            icon=":material/account_tree:",
        )


def _layers_card(deal: Deal, layers: pd.DataFrame) -> None:
    store = cached.store()
    unit = "USD m" if layers["amount_usd_m"].notna().all() else say("{currency} m", currency=layers["currency"].iloc[0])
    evidence = Evidence(
        "The money, drawn to scale", unit, "", 0, 1, f"{parties(deal)}, {deal['deal_id']}", "Money layers", store.as_of, store.version
    )
    named = layers.assign(layer=layers["layer"].map(LAYERS))
    table = named[[column.name for column in COLUMNS]].set_axis([column.label for column in COLUMNS], axis="columns")
    show_card(
        Card(
            key="deal-money",
            finding=layers_sentence(layers),
            evidence=evidence,
            table=table,
            columns=COLUMNS,
            notes=rounding_sentence(deal, layers),
        ),
        lambda: cached.drawn(money_layers_figure, money_layers, deal["deal_id"]),
    )


def _terms_card(deal: Deal) -> None:
    with st.container(border=True, gap="xsmall", key="card-deal-terms"):
        st.subheader(say("Terms as stated"), anchor="terms")
        st.table(
            [_written(term, has_dollars=deal["usd_rate"] is not None) for term in terms(deal)],
            border="horizontal",
            hide_index=True,
            alt=say("Terms of the deal, as stated and in US dollars"),
        )
        rate, rest = plain(rate_sentence(deal)), undisclosed(deal)
        st.caption(say("{rate} {rest}", rate=rate, rest=rest) if rate and rest else rate or rest)
        if deal["notes"]:
            st.markdown(say("**Read before use.** {notes}", notes=plain(deal["notes"])))


def _written(term: Term, has_dollars: bool) -> dict[str, str]:
    dollars = {say("USD m"): plain(term.usd_m)} if has_dollars else {}
    return {say("Term"): term.label, say("As stated"): plain(term.stated), **dollars, say("What it holds"): plain(term.remark)}
