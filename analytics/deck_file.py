"""A deck as a small file: name, sections in order and filter as JSON, read back with everything that is wrong in words."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.decks import LONGEST_NAME, MOST_SECTIONS, one_line
from analytics.filters import MAX_TEXT, DealFilter
from analytics.language import say
from analytics.terms import TERMS, FilterTerm
from analytics.wording import shortened
from data.errors import ChuhaiError

MARK, VERSION = "chuhai_deck", 1
FIELDS = (MARK, "name", "sections", "filter")
LARGEST_BYTES, LONGEST_VALUE = 100_000, 60
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2035, 12, 31)
OPEN_HINTS = {"target": "a target of a deal on record", "text": "text of at most {most} characters"}
NOT_JSON = "The file is not JSON; allowed is a file that “Save deck” has made."
NO_DECK = "The field “{field}” is missing; allowed is a file that “Save deck” has made."
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
        super().__init__(say("The file was not loaded; your deck and your filter stay as they are."), say("Mend the file, or save the deck again."))
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
    fields, stray = say(", ").join(FIELDS), [field for field in told if field not in FIELDS]
    problems = [say("“{field}” is no field of a deck; its fields are {fields}.", field=_said(field), fields=fields) for field in stray]
    name, chosen = told.get("name", ""), told.get("sections")
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        problems.append(say("The field “name” holds “{value}”; allowed is text of at most {most} characters.", value=_said(name), most=LONGEST_NAME))
    problems += _section_problems(chosen, sections)
    terms, wrong = _filter(told.get("filter", {}), known)
    problems += wrong
    if problems:
        raise DeckRejected(problems)
    return OwnDeck(one_line(str(name)), tuple(map(str, chosen or ())), DealFilter(**terms))


def _json_object(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST_BYTES:
        raise DeckRejected([say("The file has {size} bytes; allowed are at most {most}.", size=f"{len(data):,}", most=f"{LARGEST_BYTES:,}")])
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as failure:
        raise DeckRejected([say(NOT_JSON)]) from failure
    if not isinstance(told, dict) or MARK not in told:
        raise DeckRejected([say(NO_DECK, field=MARK)])
    if told[MARK] is True or told[MARK] != VERSION:
        raise DeckRejected(
            [say("The field “{field}” holds “{value}”; allowed is version {version}.", field=MARK, value=_said(told[MARK]), version=VERSION)]
        )
    return told


def _section_problems(chosen: Any, sections: Collection[str]) -> list[str]:
    if not isinstance(chosen, list) or not chosen:
        return [say("The field “sections” holds “{value}”; allowed is a list of 1 to {most} sections.", value=_said(chosen), most=MOST_SECTIONS)]
    if len(chosen) > MOST_SECTIONS:
        return [say("The field “sections” holds {count} sections; allowed are at most {most}.", count=f"{len(chosen):,}", most=MOST_SECTIONS)]
    unknown = [f"“{_said(key)}”" for key in chosen if not isinstance(key, str) or key not in sections]
    if not unknown:
        return []
    comma = say(", ")
    return [
        say("The field “sections” holds {values}; allowed are {allowed}.", values=comma.join(dict.fromkeys(unknown)), allowed=comma.join(sections))
    ]


def _filter(chosen: Any, known: Mapping[str, Collection[str]]) -> tuple[dict[str, Any], list[str]]:
    if not isinstance(chosen, dict):
        return {}, [
            say("The field “filter” holds “{value}”; allowed is an object such as {example}.", value=_said(chosen), example='{"modality": ["ADC"]}')
        ]
    terms, problems = {}, []
    for key, value in chosen.items():
        if key not in BY_TERM:
            problems.append(
                say("The field “filter” holds the term “{term}”; allowed are {allowed}.", term=_said(key), allowed=say(", ").join(BY_TERM))
            )
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
    hint = term.hint().strip(" ()（）") or say("the id of a company with a deal, as a link writes it")
    if term.key in OPEN_HINTS:
        hint = say(OPEN_HINTS[term.key], most=MAX_TEXT)
    if term.kind == "date":
        hint = say("a day as YYYY-MM-DD from {first} to {last}", first=FIRST_DAY, last=LAST_DAY)
    return say("The term “{term}” of the field “filter” holds “{value}”; allowed is {hint}.", term=term.key, value=_said(value), hint=hint)


def _text(value: Any) -> str | None:
    is_value = isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool))
    return str(value) if is_value else None


def _said(value: Any) -> str:
    return shortened(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), LONGEST_VALUE)
