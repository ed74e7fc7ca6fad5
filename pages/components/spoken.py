"""The language of a visit: what the link says, else what the reader chose before, else what the browser prefers."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from analytics.language import CHINESE, ENGLISH, LANGUAGES, language, speak, spoken
from pages.components.link_keys import LANGUAGE
from pages.components.link_values import drop_unknown, one_of

CHOSEN, PATH = "chosen_language", "path_of_language"


def speak_as_asked() -> None:
    """Before anything is drawn: choose the language of this run.

    A link that loses the language on another page gets it back from the filter bar, with the filter; on the same page the reader went back to
    where it was not chosen yet.
    """
    drop_unknown(one_of(LANGUAGE, LANGUAGES, "Chuhai does not speak {}; lang is en or zh."))
    asked, path = st.query_params.get(LANGUAGE), urlsplit(st.context.url).path if st.context.url else None
    if asked:
        st.session_state[CHOSEN] = asked
    elif path and path == st.session_state.get(PATH):
        st.session_state.pop(CHOSEN, None)
    st.session_state[PATH] = path
    speak(st.session_state.get(CHOSEN) or _preferred())


def lost_language() -> dict[str, str]:
    """What the link must say again of the language after a change of page."""
    return {} if LANGUAGE in st.query_params or language() == _preferred() else {LANGUAGE: language()}


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
