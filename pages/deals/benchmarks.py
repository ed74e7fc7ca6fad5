"""Benchmarks: where the amounts of one deal stand among comparable deals."""

import streamlit as st

from analytics.findings.benchmarks import loose_words, opening, set_words
from analytics.language import say
from analytics.queries.benchmarks import standing
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.benchmark_cards import amount_card, figures_card
from pages.components.benchmark_inputs import chosen_subject, drop_unknown_inputs
from pages.components.benchmark_list import comparable_list
from pages.components.benchmark_reach import chosen_reach
from pages.components.filter_bar import current_filter
from pages.components.messages import nothing_matches
from pages.components.page_end import end_page

st.title(say("Benchmarks"), anchor=False)
drop_unknown_inputs()
notice.show()
deals = current_filter()
if not cached.deal_count(deals):
    nothing_matches(deals)
    end_page()
opens = st.container()
subject = chosen_subject(deals)
if subject is None:
    end_page()
reach = chosen_reach(deals, subject.traits)
stands = cached.found(standing, deals, subject, reach)
names, comparable = cached.company_labels(), set_words(subject.traits, reach)
sentence = say("{deals}; comparable: {comparable}", deals=deals.sentence(names), comparable=comparable)
with opens:
    answer(opening(subject.name, stands, subject.not_placed, loose_words(subject.traits, reach)))
first, second, third, fourth = (*st.columns(2), *st.columns(2))
for place, (_, row) in zip((first, second, third), stands.iterrows(), strict=True):
    with place:
        amount_card(row, deals, subject, reach, sentence)
with fourth:
    figures_card(stands)
comparable_list(deals, subject.traits, reach, sentence)
