"""The sentence that a page opens with."""

import streamlit as st

from analytics.wording import plain


def answer(sentence: str) -> None:
    """Large, above the cards: what it sets in bold stays bold, all else is shown as it stands."""
    with st.container(key="answer"):
        st.markdown(plain(sentence).replace(r"\*\*", "**"))
