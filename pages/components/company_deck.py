"""The deck of a company: the sections that suit it, with the company in the filter, under its name."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from analytics.decks import company_sections, one_line
from analytics.filters import DealFilter
from analytics.language import say
from analytics.queries.companies import every_direction, subsidiaries
from analytics.queries.event_list import event_counts
from analytics.wording import counted, plain
from pages.components import cached
from pages.components.company_parts import totals_of
from pages.components.filter_taken import go_with_filter
from pages.components.link_keys import NAME, SHOW


def company_deck(company: Mapping[str, Any], sides: Mapping[str, DealFilter], deals: DealFilter) -> None:
    """The way on to the deck of a company; sides: the reader's filter narrowed to its deals as licensor and as licensee."""
    name, family = plain(company["name"]), _filterable(company["company_id"])
    chosen = deck_filter(family, deals)
    licenses_out, takes_in = (bool(totals_of(sides[side]).deal_count) for side in ("licensor", "licensee"))
    has_events = bool(cached.found(event_counts, chosen)[0])
    sections = company_sections(licenses_out, takes_in, has_events) if family else ()
    with st.container(key="company-deck"):
        if not sections:
            st.caption(say("The filter leaves no deal and no regulatory event of {name}, so there is nothing to present.", name=name))
            return
        st.button(
            say("Present {name}: {sections}", name=name, sections=counted(len(sections), "section")),
            icon=":material/present_to_all:",
            key="present-company",
            help=say("Full screen"),
            on_click=go_with_filter,
            args=("present", chosen, {SHOW: list(sections), NAME: one_line(company["name"])}),
        )


def deck_filter(companies: tuple[str, ...], deals: DealFilter) -> DealFilter:
    """The reader's filter for what these companies do on either side, in every direction unless one was chosen."""
    return replace(every_direction(deals), company=companies, licensor=(), licensee=())


def _filterable(company_id: str) -> tuple[str, ...]:
    """The company as the filter knows it; its subsidiaries where only they have a deal or an event."""
    known = cached.company_labels()
    if company_id in known:
        return (company_id,)
    return tuple(member for member in cached.found(subsidiaries, company_id)["company_id"] if member in known)
