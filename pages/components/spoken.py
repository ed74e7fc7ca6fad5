"""The language of a visit: what the link says, else what the reader chose before, else what the browser prefers."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analytics.language import CHINESE, ENGLISH, LANGUAGES, language, speak, spoken
from pages.components.link_keys import LANGUAGE
from pages.components.link_values import drop_unknown, one_of

CHOSEN = "chosen_language"


def speak_as_asked() -> None:
    """Before anything is drawn: choose the language of this run, and keep in the link what the browser would not choose by itself."""
    drop_unknown(one_of(LANGUAGE, LANGUAGES, "Chuhai does not speak {}; lang is en or zh."))
    asked = st.query_params.get(LANGUAGE)
    if asked:
        st.session_state[CHOSEN] = asked
    speak(st.session_state.get(CHOSEN) or _preferred())
    if asked != language() and (asked or language() != _preferred()):
        st.query_params[LANGUAGE] = language()


def _preferred() -> str:
    return CHINESE if (st.context.locale or "").lower().startswith("zh") else ENGLISH


def language_button() -> None:
    """A button with the name of the other language."""
    other = next(each for each in LANGUAGES if each != language())
    st.button(LANGUAGES[other], key="switch-language", type="tertiary", icon=":material/translate:", on_click=_switch, args=(other,))


def _switch(chosen: str) -> None:
    st.query_params[LANGUAGE] = st.session_state[CHOSEN] = chosen


def fragment(function: Callable[..., Any]) -> Callable[..., Any]:
    """st.fragment, whose later runs by itself speak the language in which the page was drawn."""

    def drawn(chosen: str, *arguments: Any, **named: Any) -> Any:
        with spoken(chosen):
            return function(*arguments, **named)

    drawn.__qualname__, drawn.__module__ = function.__qualname__, function.__module__
    piece = st.fragment(drawn)
    return lambda *arguments, **named: piece(language(), *arguments, **named)
