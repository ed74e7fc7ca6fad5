"""Players: who licenses out and who takes in, ranked three ways, company by company, and beside one another."""

import streamlit as st

from analytics.language import say
from analytics.sections.players import REPEAT_PARTNERS
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.compare import compare, take_linked_companies
from pages.components.filter_bar import current_filter
from pages.components.link_values import drop_unknown
from pages.components.messages import nothing_matches
from pages.components.page_end import end_page
from pages.components.player_leagues import LINKED_SIDE, chosen_role, leaders, league_answer, league_cards
from pages.components.player_table import player_table
from pages.components.section_card import show_section

st.title(say("Players"), anchor=False)
drop_unknown(LINKED_SIDE)
take_linked_companies()
notice.show()
deals = current_filter()
if not cached.deal_count(deals):
    nothing_matches(deals)
    end_page()
role = chosen_role()
answer(league_answer(deals, role))
league_cards(deals, role)
player_table(deals, role)
show_section(REPEAT_PARTNERS, deals)
compare(deals, leaders(deals, role))
