"""Company: what it licenses out and takes in, with whom, and what became of it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.findings.companies import answer as opening
from analytics.findings.companies import timeline
from analytics.language import say
from analytics.queries.companies import as_licensee, as_licensor, company_events, one_company
from pages.components import cached
from pages.components.answer import answer
from pages.components.company_deck import company_deck
from pages.components.company_league import leagues
from pages.components.company_parts import asset_links, both_sides, company_header, no_deal_left, partner_list, side_details, totals_of
from pages.components.filter_bar import current_filter
from pages.components.picker import chosen_id, entity_title, unknown
from pages.components.timeline_card import timeline_card

company_id = chosen_id("company")
company = cached.found(one_company, company_id) if company_id else None
entity_title("company", company_id if company else "", company["name"] if company else say("Companies"))
deals = current_filter()


def show(company: Mapping[str, Any]) -> None:
    """Everything about one company."""
    sides = {"licensor": as_licensor(deals, company_id), "licensee": as_licensee(deals, company_id)}
    company_header(company, deals)
    answer(opening(company, totals_of(sides["licensor"]), totals_of(sides["licensee"])))
    if not any(totals_of(side).deal_count for side in sides.values()):
        no_deal_left(company, deals)
    both_sides(sides)
    events = cached.found(company_events, deals, company_id)
    if len(events):
        timeline_card(
            "company-timeline",
            company["name"],
            timeline(events),
            deals,
            company_events,
            (deals, company_id),
            say("Deals of the filter in every direction unless one is chosen; regulatory events are not narrowed by the filter."),
        )
    for side, narrowed in sides.items():
        side_details(side, narrowed, deals)
    left, right = st.columns(2)
    with left:
        partner_list(sides, deals)
    with right:
        asset_links(company_id, deals)
    company_deck(company, sides, deals)


if company is None:
    if company_id:
        unknown("company", company_id, deals)
    leagues(deals)
else:
    show(company)
