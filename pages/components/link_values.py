"""What a link says to the controls of a page: one value each, and one that the control knows; the rest is taken out and told."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.errors import StreamlitAPIException

from analytics.language import say
from analytics.wording import shortened
from pages.components import notice
from pages.components.link_keys import ONE_VALUE

MAX_TEXT = 120
NO_NUMBER = "The link holds {} as {noun}, which is no number from {low} to {high}; left out."
NO_WHOLE_NUMBER = "The link holds {} as {noun}, which is no whole number from {low} to {high}; left out."


@dataclass(frozen=True)
class Linked:
    """A parameter of the link that one control keeps.

    words: what the reader hears of a value that it does not know, which stands in place of {}; parts: what else stands in it, by name.
    """

    key: str
    is_known: Callable[[str], bool]
    words: str
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def told(self) -> str:
        """The words in the language of the moment, {} still in place of the value."""
        return say(self.words).format("{}", **{name: say(part) for name, part in self.parts})


def one_of(key: str, known: Iterable[str], told: str) -> Linked:
    """A control that offers a list."""
    return Linked(key, frozenset(known).__contains__, told)


def number(key: str, least: float, most: float, noun: str, *, is_whole: bool = False) -> Linked:
    """A control that takes a number; noun: what the reader calls it."""

    def is_known(text: str) -> bool:
        try:
            return least <= (int(text) if is_whole else float(text)) <= most
        except ValueError:
            return False

    if is_whole:
        return Linked(key, is_known, NO_WHOLE_NUMBER, (("noun", noun), ("low", f"{least}"), ("high", f"{most}")))
    return Linked(key, is_known, NO_NUMBER, (("noun", noun), ("low", f"{least:,.0f}"), ("high", f"{most:,.0f}")))


def drop_unknown(*controls: Linked) -> bool:
    """Take out of the link what the controls do not know, and leave a notice of each. Whether there was anything."""
    said = {control: st.query_params.get(control.key, "") for control in controls}
    unknown = {control: text for control, text in said.items() if text and not control.is_known(text)}
    for control, text in unknown.items():
        _say(control.key, None)
        notice.add(control.told.format(_quoted(text)))
    return bool(unknown)


def keep_known(key: str, known: Container[str], told: str, meaning: Mapping[str, str] | None = None, most: int | None = None) -> bool:
    """Leave a control that takes several values those that it knows, each once, and a notice of the others. Whether the link was changed.

    told: what the reader hears of values that it does not know, which stand in place of {}; meaning: other words for a value; most: how many the
    control takes.
    """
    texts = st.query_params.get_all(key)
    meant = [(meaning or {}).get(text, text) for text in texts]
    good = list(dict.fromkeys(text for text in meant if text in known))[:most]
    if key in st.session_state or texts == good:
        return False
    if unknown := [_quoted(text) for text in meant if text and text not in known]:
        notice.add(say(told).format(say(", ").join(unknown)))
    st.query_params[key] = good
    return True


def one_value_each() -> None:
    """Before anything is drawn: leave one value to each control that takes one, and read the link again.

    An empty or a repeated value would leave a control without any, or with another one than the page reads.
    """
    is_mended = False
    for key in ONE_VALUE.intersection(st.query_params):
        texts = st.query_params.get_all(key)
        said = list(dict.fromkeys(text for text in texts if text.strip()))
        if texts != said[:1] and _say(key, next(iter(said), None)):
            is_mended = True
            if len(said) > 1:
                rest = say(", ").join(map(_quoted, said[1:]))
                told = "The link holds more than one value as {key}; {first} counts, {rest} left out."
                notice.add(say(told, key=key, first=_quoted(said[0]), rest=rest))
    if is_mended:
        st.rerun()


def _say(key: str, text: str | None) -> bool:
    """Whether the link could be changed: a control that the reader has used answers for its own part."""
    try:
        if text is None:
            del st.query_params[key]
        else:
            st.query_params[key] = text
    except StreamlitAPIException:
        return False
    return True


def _quoted(text: str) -> str:
    return f"“{shortened(text, MAX_TEXT)}”"
