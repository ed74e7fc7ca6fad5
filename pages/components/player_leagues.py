"""Licensors or licensees: the choice of side, and three rankings beside one another."""

import streamlit as st

from analytics.filters import DealFilter
from analytics.findings.players import answer
from analytics.sections.players import LEAGUES
from pages.components import cached
from pages.components.choices import segmented
from pages.components.link_keys import SIDE
from pages.components.link_values import one_of
from pages.components.section_card import show_section

SIDES, OFFERED = {"licensors": "licensor", "licensees": "licensee"}, 3
LINKED_SIDE = one_of(SIDE, SIDES, f"There is no side called {{}}; shown are {next(iter(SIDES))}. There are: {', '.join(SIDES)}.")


def chosen_role() -> str:
    """licensor or licensee, as the control says."""
    side = segmented("Rank", list(SIDES), default="licensors", required=True, key=SIDE, label_visibility="collapsed")
    return SIDES[side or "licensors"]


def league_answer(deals: DealFilter, role: str) -> str:
    """Who leads, and whether the rankings agree."""
    return answer({order: cached.section_frame(section.key, deals) for order, section in LEAGUES[role].items()}, role)


def league_cards(deals: DealFilter, role: str) -> None:
    """By deals, by upfront, by headline total."""
    for column, section in zip(st.columns(3), LEAGUES[role].values(), strict=True):
        with column:
            show_section(section, deals)


def leaders(deals: DealFilter, role: str) -> tuple[str, ...]:
    """The companies with most deals."""
    frame = cached.section_frame(LEAGUES[role]["deals"].key, deals)
    return tuple(frame["company_id"].head(OFFERED))
