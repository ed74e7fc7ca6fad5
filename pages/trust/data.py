"""Data: what the record holds, how complete it is, every row with its sources, the dictionary and the downloads."""

import streamlit as st

from analytics.language import say
from analytics.sections.record import DISCLOSURE_BY_YEAR
from pages.components import notice
from pages.components.accuracy import accuracy_card
from pages.components.filter_bar import current_filter
from pages.components.hash_scroll import hash_scroll
from pages.components.known_errors import known_errors
from pages.components.one_row import show_row
from pages.components.record_link import linked_row
from pages.components.record_totals import confidence_split, record_opening
from pages.components.section_card import show_section
from pages.components.table_browser import browse_tables

st.title(say("Data"), anchor=False)
table, row = linked_row()
notice.show()
record_opening()
deals = current_filter()
if row:
    show_row(table, row, deals)
left, right = st.columns(2)
with left:
    show_section(DISCLOSURE_BY_YEAR, deals)
with right:
    confidence_split()
accuracy_card()
known_errors()
browse_tables(table, deals)
hash_scroll()
