"""Choices from a closed list whose link says the same in every language.

Streamlit writes the shown label of a bound choice into the link. In English the label is the value and Streamlit keeps the link, at once;
in another language this module keeps it, so that a link means the same to every reader.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import streamlit as st

from analytics.language import ENGLISH, keeps_language, language, say


def pills(label: str, options: Iterable[str], *, key: str, **settings: Any) -> Any:
    """st.pills of texts of the catalogue, kept in the link."""
    return _choice(st.pills, label, list(options), key, settings)


def segmented(label: str, options: Iterable[str], *, key: str, **settings: Any) -> Any:
    """st.segmented_control of texts of the catalogue, kept in the link."""
    return _choice(st.segmented_control, label, list(options), key, settings)


def selectbox(label: str, options: Iterable[str], *, key: str, said: Callable[[str], str] = say, **settings: Any) -> Any:
    """st.selectbox of texts of the catalogue, kept in the link; said: how an option is said that is put together from such texts."""
    return _choice(st.selectbox, label, list(options), key, settings, said)


def multiselect(label: str, options: Iterable[str], *, key: str, **settings: Any) -> Any:
    """st.multiselect of texts of the catalogue, kept in the link."""
    return _choice(st.multiselect, label, list(options), key, settings)


def _choice(widget: Callable[..., Any], label: str, options: list[str], key: str, settings: dict[str, Any], said: Callable[[str], str] = say) -> Any:
    if language() == ENGLISH:
        return widget(label, options, key=key, bind="query-params", **settings)
    default = settings.get("default")
    if widget is st.selectbox and options and settings.get("index", 0) is not None:
        default = options[settings.get("index", 0)]
    is_many = widget is st.multiselect or settings.get("selection_mode") == "multi"
    if _take_link(key, options, is_many):
        settings.pop("default", None)
    chosen = widget(say(label), options, format_func=keeps_language(said), key=key, **settings)
    _keep_in_link(key, chosen, default)
    return chosen


def _said(value: Any) -> list[str]:
    return [] if value is None else [str(value)] if isinstance(value, str) else [str(item) for item in value]


def _take_link(key: str, options: Sequence[str], is_many: bool) -> bool:
    """A link that is not what this module wrote last, or that outlived the widget, decides over it; whether it did."""
    texts = st.query_params.get_all(key)
    is_own = texts == st.session_state.get(f"link-{key}", [])
    if is_own and (key in st.session_state or not texts):
        return False
    known = [text for text in dict.fromkeys(texts) if text in options]
    if known:
        st.session_state[key] = known if is_many else known[0]
    else:
        st.session_state.pop(key, None)
    return bool(known)


def _keep_in_link(key: str, chosen: Any, default: Any) -> None:
    texts = [] if chosen == default else _said(chosen)
    if st.query_params.get_all(key) != texts:
        if texts:
            st.query_params[key] = texts
        elif key in st.query_params:
            del st.query_params[key]
    st.session_state[f"link-{key}"] = texts
