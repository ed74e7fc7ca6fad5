"""Every text has its Chinese, with the same parts, once."""

import re
from collections import defaultdict
from io import BytesIO
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from analytics.language import CHINESE, LOCALES
from data.schema import vocabularies
from tests.languages.__main__ import missing
from tests.languages.messages import declared, said_in

ENTRIES = [
    (path.name, message)
    for path in sorted((LOCALES / CHINESE).glob("*.po"))
    for message in read_po(BytesIO(path.read_bytes()), locale=CHINESE)
    if message.id
]


def forms(message) -> list[tuple[str, str]]:
    """English and Chinese of an entry, the plural with it."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return [(message.id[1], message.string[0])]


def parts(text: str) -> set[str]:
    """The names of the parts that str.format fills in; a text of Plotly's, which has %{x}, has none of ours."""
    if re.search(r"%\{(?!\{)", text):
        return set(re.findall(r"%\{[^}]*\}", text))
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_text_that_is_said_has_its_chinese():
    assert [f"{message.where}: {message.text}" for message in missing(said_in())] == []


def test_every_declared_text_has_its_chinese():
    assert [f"{message.where}: {message.text}" for message in missing(declared())] == []


def test_english_and_chinese_have_the_same_parts():
    wrong = [f"{name}: {english} | {chinese}" for name, message in ENTRIES for english, chinese in forms(message) if parts(english) != parts(chinese)]
    assert wrong == []


def test_a_text_has_one_chinese():
    said = defaultdict(set)
    for _, message in ENTRIES:
        for english, chinese in forms(message):
            said[english].add(chinese)
    assert {english: told for english, told in said.items() if len(told) > 1} == {}


def test_no_entry_is_empty_or_fuzzy():
    assert [message.id for _, message in ENTRIES if message.fuzzy or not all(chinese for _, chinese in forms(message))] == []


@pytest.mark.parametrize("vocabulary", vocabularies())
def test_two_values_of_a_vocabulary_never_read_the_same(vocabulary):
    """Two categories of an axis with one name would be drawn as one."""
    said = {english: chinese for _, message in ENTRIES for english, chinese in forms(message)}
    values = list(vocabularies()[vocabulary]["value"])
    assert len({said.get(value, value) for value in values}) == len(values)
