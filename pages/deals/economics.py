"""What is paid and what is promised."""

import streamlit as st

from analytics.findings.economics import answer as opening
from analytics.language import say
from analytics.queries.economics_shares import economics_totals
from analytics.section import Section
from analytics.sections.economics import (
    HEADLINE_CLASSES,
    HEADLINE_CONCENTRATION,
    LICENSEE_KINDS,
    MILESTONE_LAYERS,
    ROYALTIES,
    SIZES_BY,
    UPFRONT_SHARE_BY_STAGE,
    UPFRONT_V_HEADLINE,
)
from analytics.sections.overview import UPFRONT_SHARE_BY_YEAR
from analytics.small_numbers import enough
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.economics_parts import LINKED_SIZES, few_deals, published_card, sizes_choice, split_deals
from pages.components.filter_bar import current_filter
from pages.components.link_values import drop_unknown
from pages.components.messages import nothing_matches
from pages.components.page_end import end_page
from pages.components.section_card import show_section

st.title(say("What is paid and what is promised"), anchor=False)
drop_unknown(LINKED_SIZES)
notice.show()
deals = current_filter()
count = cached.deal_count(deals)
if not count:
    nothing_matches(deals)
    end_page()
answer(opening(cached.found(economics_totals, deals)))
if not enough(count):
    few_deals(deals, count)


def pair(*sections: Section) -> None:
    """Two cards side by side."""
    for column, section in zip(st.columns(2), sections, strict=True):
        with column:
            show_section(section, deals)
            if section is MILESTONE_LAYERS:
                split_deals(deals)


pair(UPFRONT_SHARE_BY_STAGE, UPFRONT_SHARE_BY_YEAR)
pair(*SIZES_BY[sizes_choice()])
pair(UPFRONT_V_HEADLINE, MILESTONE_LAYERS)
pair(HEADLINE_CLASSES, HEADLINE_CONCENTRATION)
pair(LICENSEE_KINDS, ROYALTIES)
published_card()
