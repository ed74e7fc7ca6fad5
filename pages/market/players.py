"""Players: who licenses out and who takes in, ranked three ways, company by company, and beside one another."""

import streamlit as st

from analytics.sections.players import REPEAT_PARTNERS
from pages.components import cached, notice
from pages.components.compare import compare, take_linked_companies
from pages.components.filter_bar import current_filter
from pages.components.messages import nothing_matches
from pages.components.page_end import end_page
from pages.components.player_leagues import chosen_role, leaders, league_answer, league_cards, tell_unknown_side
from pages.components.player_table import player_table
from pages.components.section_card import show_section

st.title("Players", anchor=False)
tell_unknown_side()
take_linked_companies()
notice.show()
deals = current_filter()
if not cached.deal_count(deals):
    nothing_matches(deals)
    end_page()
role = chosen_role()
with st.container(key="answer"):
    st.markdown(league_answer(deals, role).replace("$", r"\$"))
league_cards(deals, role)
player_table(deals, role)
show_section(REPEAT_PARTNERS, deals)
compare(deals, leaders(deals, role))
