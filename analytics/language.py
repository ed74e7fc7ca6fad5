"""The language in which everything is said: English as the code writes it, Chinese from gettext catalogues."""

import gettext
import io
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ENGLISH, CHINESE = "en", "zh"
LANGUAGES = {ENGLISH: "English", CHINESE: "中文"}
LOCALES = Path(__file__).parent / "locale"
_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def language() -> str:
    """The language of the moment, a key of LANGUAGES."""
    return _spoken.get()


def speak(chosen: str) -> None:
    """Say everything that follows in this thread in a language."""
    _spoken.set(chosen)


@contextmanager
def spoken(chosen: str) -> Generator[None]:
    """Say what stands inside in a language."""
    before = _spoken.set(chosen)
    try:
        yield
    finally:
        _spoken.reset(before)


def keeps_language(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """The same function, which says everything in the language of now even when another thread calls it later."""
    chosen = language()

    @wraps(function)
    def said(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        with spoken(chosen):
            return function(*arguments, **named)

    return said


def say(text: str, /, **parts: Any) -> str:
    """A text of the catalogue in the language of the moment, its parts filled in as str.format does; English where the catalogue is silent."""
    if text and _spoken.get() != ENGLISH:
        text = _catalogue(_spoken.get()).gettext(text)
    return text.format(**parts) if parts else text


def say_count(one: str, several: str, count: int) -> str:
    """A text whose {count} decides between singular and plural."""
    text = (one if count == 1 else several) if _spoken.get() == ENGLISH else _catalogue(_spoken.get()).ngettext(one, several, count)
    return text.format(count=f"{count:,}")


@cache
def _catalogue(chosen: str) -> gettext.NullTranslations:
    """Every .po file of a language as one catalogue."""
    whole = Catalog(locale=chosen)
    for path in sorted((LOCALES / chosen).glob("*.po")):
        with path.open("rb") as held:
            for message in read_po(held, locale=chosen):
                if message.id and message.string:
                    whole[message.id] = message
    packed = io.BytesIO()
    write_mo(packed, whole)
    packed.seek(0)
    return gettext.GNUTranslations(packed)
