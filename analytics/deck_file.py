"""A deck as a small file: name, sections in order and filter as JSON, read back with everything that is wrong in words."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.decks import LONGEST_NAME, MOST_SECTIONS, one_line
from analytics.filters import MAX_TEXT, DealFilter
from analytics.terms import TERMS, FilterTerm
from analytics.wording import shortened
from data.errors import ChuhaiError

MARK, VERSION = "chuhai_deck", 1
FIELDS = (MARK, "name", "sections", "filter")
LARGEST_BYTES, LONGEST_VALUE = 100_000, 60
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2035, 12, 31)
OPEN_HINTS = {"target": "a target of a deal on record", "text": f"text of at most {MAX_TEXT} characters"}
BY_TERM = {term.key: term for term in TERMS}


@dataclass(frozen=True)
class OwnDeck:
    """A reader's own deck: what it is called, its sections one after another, the filter that it begins with."""

    name: str
    sections: tuple[str, ...]
    deals: DealFilter


class DeckRejected(ChuhaiError):
    """A file that is no deck; problems: each wrong field with its value and what is allowed."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("The file was not loaded; your deck and your filter stay as they are.", "Mend the file, or save the deck again.")
        self.problems = problems


def deck_bytes(deck: OwnDeck) -> bytes:
    """The deck as JSON that read_deck reads back."""
    chosen = {key: texts if BY_TERM[key].kind == "many" else texts[0] for key, texts in deck.deals.to_url().items()}
    told = {MARK: VERSION, "name": deck.name, "sections": list(deck.sections), "filter": chosen}
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def deck_file_name(name: str) -> str:
    """What the file is called: letters and digits of any script, the rest a hyphen."""
    stem = re.sub(r"[^\w]+", "-", name.lower()).strip("-")
    return f"chuhai_deck_{stem or 'own'}.json"


def read_deck(data: bytes, sections: Collection[str], known: Mapping[str, Collection[str]]) -> OwnDeck:
    """The deck that a file holds.

    sections: the keys of all sections. known: values of filter terms that only the data know (company ids, targets).
    Raises: DeckRejected with all problems.
    """
    told = _json_object(data)
    problems = [f"“{_said(field)}” is no field of a deck; its fields are {', '.join(FIELDS)}." for field in told if field not in FIELDS]
    name, chosen = told.get("name", ""), told.get("sections")
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        problems.append(f"The field “name” holds “{_said(name)}”; allowed is text of at most {LONGEST_NAME} characters.")
    problems += _section_problems(chosen, sections)
    terms, wrong = _filter(told.get("filter", {}), known)
    problems += wrong
    if problems:
        raise DeckRejected(problems)
    return OwnDeck(one_line(str(name)), tuple(map(str, chosen or ())), DealFilter(**terms))


def _json_object(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST_BYTES:
        raise DeckRejected([f"The file has {len(data):,} bytes; allowed are at most {LARGEST_BYTES:,}."])
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as failure:
        raise DeckRejected(["The file is not JSON; allowed is a file that “Save deck” has made."]) from failure
    if not isinstance(told, dict) or MARK not in told:
        raise DeckRejected([f"The field “{MARK}” is missing; allowed is a file that “Save deck” has made."])
    if told[MARK] is True or told[MARK] != VERSION:
        raise DeckRejected([f"The field “{MARK}” holds “{_said(told[MARK])}”; allowed is version {VERSION}."])
    return told


def _section_problems(chosen: Any, sections: Collection[str]) -> list[str]:
    if not isinstance(chosen, list) or not chosen:
        return [f"The field “sections” holds “{_said(chosen)}”; allowed is a list of 1 to {MOST_SECTIONS} sections."]
    if len(chosen) > MOST_SECTIONS:
        return [f"The field “sections” holds {len(chosen):,} sections; allowed are at most {MOST_SECTIONS}."]
    unknown = [f"“{_said(key)}”" for key in chosen if not isinstance(key, str) or key not in sections]
    if not unknown:
        return []
    return [f"The field “sections” holds {', '.join(dict.fromkeys(unknown))}; allowed are {', '.join(sections)}."]


def _filter(chosen: Any, known: Mapping[str, Collection[str]]) -> tuple[dict[str, Any], list[str]]:
    if not isinstance(chosen, dict):
        return {}, [f'The field “filter” holds “{_said(chosen)}”; allowed is an object such as {{"modality": ["ADC"]}}.']
    terms, problems = {}, []
    for key, value in chosen.items():
        if key not in BY_TERM:
            problems.append(f"The field “filter” holds the term “{_said(key)}”; allowed are {', '.join(BY_TERM)}.")
            continue
        read, wrong = _term(BY_TERM[key], value, known.get(key))
        problems += wrong
        if read is not None:
            terms[key] = read
    return terms, problems


def _term(term: FilterTerm, value: Any, known: Collection[str] | None) -> tuple[Any, list[str]]:
    texts = [_text(item) for item in (value if isinstance(value, list) else [value])]
    usable = [text for text in texts if text is not None]
    if len(usable) < len(texts) or (len(texts) > 1 and term.kind != "many"):
        return None, [_allowed(term, value)]
    if not usable:
        return None, []
    read, dropped = term.read(usable, known)
    if isinstance(read, date) and not FIRST_DAY <= read <= LAST_DAY:
        dropped = usable
    if term.kind == "text" and len(usable[0]) > MAX_TEXT:
        dropped = usable
    return read, [_allowed(term, text) for text in dropped]


def _allowed(term: FilterTerm, value: Any) -> str:
    hint = OPEN_HINTS.get(term.key) or term.hint().strip(" ()（）") or "the id of a company with a deal, as a link writes it"
    if term.kind == "date":
        hint = f"a day as YYYY-MM-DD from {FIRST_DAY} to {LAST_DAY}"
    return f"The term “{term.key}” of the field “filter” holds “{_said(value)}”; allowed is {hint}."


def _text(value: Any) -> str | None:
    is_value = isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool))
    return str(value) if is_value else None


def _said(value: Any) -> str:
    return shortened(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), LONGEST_VALUE)
