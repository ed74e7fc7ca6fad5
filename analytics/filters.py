"""The one filter: a frozen value that yields SQL with bound values, a sentence for the reader, and URL state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, cast

from analytics.language import say
from analytics.terms import DIRECTIONS, DISCLOSURES, TERMS, FilterTerm

MAX_WORDS = 6
MAX_TEXT = 200


@dataclass(frozen=True)
class DealFilter:
    """Which deals are meant. Every default means "no restriction", except direction: deals that go out of China.

    company matches either side; licensor and licensee one side; all three include subsidiaries.
    text is what a person typed: every word must be found in a party, an asset or a term of the deal.
    """

    start: date | None = None
    end: date | None = None
    company: tuple[str, ...] = ()
    licensor: tuple[str, ...] = ()
    licensee: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    territory: tuple[str, ...] = ()
    deal_type: tuple[str, ...] = ()
    direction: str = "out"
    headline_min: float | None = None
    headline_max: float | None = None
    upfront_min: float | None = None
    upfront_max: float | None = None
    disclosure: str = "any"
    status: tuple[str, ...] = ()
    text: str = ""

    def to_sql(self) -> tuple[str, dict[str, Any]]:
        """A condition on deal_facts and the values bound in it; nothing typed by a person stands in the SQL."""
        clauses: list[str] = []
        bound: dict[str, Any] = {}

        def add(clause: str, **values: Any) -> None:
            clauses.append(clause)
            bound.update(values)

        if self.start:
            add("announced_on >= $start", start=self.start)
        if self.end:
            add("announced_on <= $end", end=self.end)
        for name, role in (("company", None), ("licensor", "licensor"), ("licensee", "licensee")):
            if chosen := getattr(self, name):
                add(_party_clause(name, role), **{name: list(chosen)})
        if self.target:
            add("deal_id IN (SELECT deal_id FROM deal_targets WHERE target IN (SELECT unnest($target)))", target=list(self.target))
        for name, column in IN_COLUMNS.items():
            if chosen := getattr(self, name):
                add(f"({column} IN ${name} OR {column} IS NULL AND 'not stated' IN ${name})", **{name: list(chosen)})
        if self.direction != "any":
            add("direction_scope = $direction", direction=self.direction)
        for name, column, sign in RANGES:
            if (limit := getattr(self, name)) is not None:
                add(f"{column} {sign} ${name}", **{name: limit})
        if self.disclosure != "any":
            add(DISCLOSURES[self.disclosure])
        if words := self.words():
            add(_text_clause(len(words)), typed=self.text.strip(), **{f"word{i}": word for i, word in enumerate(words)})
        return " AND ".join(clauses) or "true", bound

    def words(self) -> list[str]:
        """The typed words, at most six of them."""
        return self.text.split()[:MAX_WORDS]

    def to_url(self) -> dict[str, list[str]]:
        """Only what differs from the default, as query parameters that from_url reads back."""
        return {term.key: _texts(getattr(self, term.key)) for term in TERMS if getattr(self, term.key) != DEFAULTS[term.key]}

    @classmethod
    def from_url(cls, params: Mapping[str, Sequence[str]], known: Mapping[str, Iterable[str]] | None = None) -> "tuple[DealFilter, list[str]]":
        """The filter that a link means, and what each value that had to be dropped was meant as.

        known: names that only the data know (company ids, targets); terms left out of it accept any text.
        """
        chosen: dict[str, Any] = {}
        problems: list[str] = []
        for term in TERMS:
            if params.get(term.key):
                value, dropped = term.read(list(params[term.key]), (known or {}).get(term.key))
                problems += [say("“{text}” as {label}{hint}", text=text, label=say(term.label).lower(), hint=term.hint()) for text in dropped]
                if value is not None:
                    chosen[term.key] = value
        return cls(**chosen), problems

    def parts(self, names: Mapping[str, str] | None = None) -> list[tuple[FilterTerm, str]]:
        """The active terms with the words that describe each; names turns company ids into names."""
        return [(term, term.words(getattr(self, term.key), names or {})) for term in TERMS if getattr(self, term.key) != DEFAULTS[term.key]]

    def sentence(self, names: Mapping[str, str] | None = None) -> str:
        """The filter in words: "Out-licences, ADC, from 2023-01-01, upfront disclosed"."""
        words = [say(DIRECTIONS[self.direction])] + [text for term, text in self.parts(names) if term.key != "direction"]
        return say(", ").join(words)

    def without_acquisitions(self) -> "DealFilter":
        """The same filter with takeovers left out, whose upfront is the price of a company."""
        kinds = self.deal_type or next(term for term in TERMS if term.key == "deal_type").choices()
        return replace(self, deal_type=tuple(kind for kind in kinds if kind != "acquisition") or ("none",))

    def without(self, key: str) -> "DealFilter":
        """The same filter with one term back at its default."""
        return replace(self, **{key: DEFAULTS[key]})


IN_COLUMNS = {
    "modality": "modality",
    "area": "therapeutic_area",
    "stage": "stage_at_signing",
    "territory": "territory_group",
    "deal_type": "deal_type",
    "status": "status",
}
RANGES = (
    ("headline_min", "total_potential_usd_m", ">="),
    ("headline_max", "total_potential_usd_m", "<="),
    ("upfront_min", "upfront_usd_m", ">="),
    ("upfront_max", "upfront_usd_m", "<="),
)
DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(DealFilter)}


def _party_clause(name: str, role: str | None) -> str:
    side = f" AND role = '{role}'" if role else ""
    return (
        "deal_id IN (SELECT deal_id FROM deal_parties WHERE company_id IN (SELECT company_id FROM companies "
        f"WHERE company_id IN (SELECT unnest(${name})) OR parent IN (SELECT unnest(${name}))){side})"
    )


def _text_clause(word_count: int) -> str:
    each_word = " AND ".join(f"deal_id IN (SELECT deal_id FROM deals_found($word{i}))" for i in range(word_count))
    return f"(deal_id IN (SELECT deal_id FROM deals_found($typed)) OR ({each_word}))"


def _texts(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return [str(item) for item in cast("tuple[str, ...]", value)]
    return [str(value).removesuffix(".0") if isinstance(value, float) else str(value)]
