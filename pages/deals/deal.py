"""Deal: the terms of one deal, each with its source."""

import streamlit as st

from analytics.findings.one_deal import answer as opening
from analytics.findings.one_deal import title
from analytics.language import say
from analytics.queries.deal_page import is_meant
from analytics.queries.deals import one_deal
from analytics.wording import plain
from pages.components import cached
from pages.components.answer import answer
from pages.components.deal_facts import deal_facts, deal_pages, deal_relatives, deal_sides
from pages.components.deal_money import deal_money
from pages.components.deal_search import find_deal, linked_deal_id, way_back, ways_on
from pages.components.filter_bar import current_filter
from pages.components.page_end import end_page

deal_id = linked_deal_id()
deal = cached.found(one_deal, deal_id) if deal_id else None
st.title(plain(title(deal)) if deal else say("Deal"), anchor=False)
deals = current_filter()
way_back(deals)
if deal is None:
    find_deal(deal_id, deals)
    end_page()
answer(opening(deal))
ways_on(deal_id, deals)
if not cached.found(is_meant, deals, deal_id):
    st.caption(say("The filter above does not mean this deal; it is shown all the same."))
left, right = st.columns([3, 2])
with left:
    deal_money(deal, deals)
    deal_pages(deal_id)
with right:
    deal_sides(deal_id)
    deal_facts(deal)
deal_relatives(deal_id, deals)
