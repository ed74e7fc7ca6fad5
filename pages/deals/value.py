"""Risk-adjusted value: what promised money comes to at published odds, for one deal or the filtered set."""

import streamlit as st

from analytics.findings.one_deal import parties
from analytics.findings.value import NOT_A_VALUATION, assumptions, caveats, opening
from analytics.language import say
from analytics.metrics.odds import READ_AS
from analytics.queries.value import milestone_split, value_answer
from analytics.wording import plain
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.deal_search import linked_deal_id
from pages.components.filter_bar import current_filter
from pages.components.messages import nothing_matches
from pages.components.page_end import end_page
from pages.components.value_cards import Weighed, band_card, layers_card, moves_card, odds_card, stages_card
from pages.components.value_deal import chosen_deal, deal_line, unknown_deal
from pages.components.value_inputs import chosen_inputs, chosen_odds, explained

st.title(say("Risk-adjusted value"), anchor=False)
told, body = st.container(gap="small"), st.container()
deals = current_filter()
with body, st.container(border=True, gap="xsmall", key="value-inputs"):
    left, right = st.columns(2)
    with left:
        deal = chosen_deal(deals)
    is_one = bool(linked_deal_id())
    stage = READ_AS.get(deal["stage_at_signing"] or "", "none") if deal else None
    with right:
        odds = chosen_odds(stage)
    inputs = chosen_inputs(odds)
    notice.show()
if is_one and deal is None:
    unknown_deal(deals)
    end_page()
if not is_one and not cached.deal_count(deals):
    nothing_matches(deals)
    end_page()
what = f"{parties(deal)}, {deal['deal_id']}" if deal else say("{deals}, acquisitions left out", deals=deals.sentence(cached.company_labels()))
weighed = Weighed(deals, deal["deal_id"] if deal else "", inputs, what)
numbers = cached.found(value_answer, *weighed.arguments())
with told:
    if deal:
        deal_line(deal, deals)
    answer(opening(numbers, odds.split(":")[0], is_one, deal["stage_at_signing"] if deal else None))
    st.caption(f"**{say(NOT_A_VALUATION)}** {plain(caveats(numbers, is_one))}")
with body:
    explained(assumptions(inputs, cached.found(milestone_split)[1]))
    left, right = st.columns(2)
    with left:
        band_card(weighed)
        layers_card(weighed)
    with right:
        moves_card(weighed)
        if not is_one:
            stages_card(weighed)
        odds_card(odds, stage)
