"""Typed company names: an id, a label, an alias, a code, a Chinese name or a slip becomes the company that it means."""

from collections.abc import Iterable

import streamlit as st

from analytics.language import say
from pages.components import cached, notice


def take_typed_companies(key: str) -> None:
    """Replace what was typed into a company widget by the ids that it means; say so where nothing fits."""
    typed = st.session_state.get(key) or []
    tell_unknown(typed)
    st.session_state[key] = list(meant_companies(typed))


def meant_companies(typed: Iterable[str]) -> tuple[str, ...]:
    """The company ids that the texts mean, each once; texts that mean no company are left out."""
    return tuple(dict.fromkeys(company for company in map(cached.company_meant, typed) if company))


def tell_unknown(typed: Iterable[str]) -> None:
    """Leave a notice about texts that mean no company."""
    unknown = [text for text in typed if text and not cached.company_meant(text)]
    if unknown:
        notice.add(say("No company with a deal is called {names}; left out.", names=say(", ").join(f"“{text}”" for text in unknown)))


def label_of(text: str) -> str:
    """How a company is shown, whatever was typed for it."""
    return cached.company_labels().get(cached.company_meant(text) or "", text)
