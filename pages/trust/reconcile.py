"""Reconcile: why published totals disagree, with each other and with ours."""

import streamlit as st

from analytics.findings.reconcile import answer as opening
from analytics.language import say
from analytics.queries.reconcile import beside_published
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.hash_scroll import hash_scroll
from pages.components.link_values import drop_unknown
from pages.components.page_end import end_page
from pages.components.reconcile_cards import coverage_card, moves_card, published_card, publishers_of_period
from pages.components.reconcile_inputs import asked, take_linked_choices
from pages.components.stated_figures import LINKED_SAYING, claims_card, shares_card

st.title(say("Reconcile"), anchor=False)
take_linked_choices()
drop_unknown(LINKED_SAYING)
notice.show()
told = st.container()
wanted = asked()
if not wanted.period:
    st.info(say("The record holds no out-licence and no published total, so there is nothing to hold against each other."))
    end_page()
with told:
    answer(opening(cached.found(beside_published, wanted.measure, wanted.span, wanted.counting), wanted.period, wanted.measure, wanted.counting))
left, right = st.columns(2)
with left:
    published_card(wanted)
    coverage_card(wanted)
with right:
    moves_card(wanted)
    publishers_of_period(wanted)
shares_card()
claims_card()
hash_scroll()
