"""Methods and glossary: how every number is made, and what the field's words mean."""

import streamlit as st

from analytics.language import say
from pages.components.hash_scroll import hash_scroll
from pages.components.methods_text import methods_and_glossary

st.title(say("Methods and glossary"), anchor=False)
with st.container(width=980):
    methods_and_glossary()
hash_scroll()
