"""Whose event it is: names of the record's assets against the names that a source gives."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd
from rapidfuzz import fuzz, process

from data.refresh.found import Found
from data.schema import items

NEAR_SCORE, SHORTEST_NEAR, SHORTEST_IN_LETTER = 90, 7, 5
CODE = re.compile(r"[A-Za-z]{1,7}[- ]?\d{2,6}[A-Za-z]?")
SUFFIX = re.compile(r"-[a-z]{4}$", re.IGNORECASE)
SALTS = re.compile(
    r"\s+(mesylate|maleate|hydrochloride|hcl|tosylate|succinate|malate|citrate|fumarate|phosphate|sulfate|acetate|sodium|potassium|besylate)$",
    re.IGNORECASE,
)
NEAR = "near name"


def typed(name: str) -> str:
    """A name as the search compares it (macro typed of data/sql/views.sql): lower case, without accents, spaces and signs."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    return "".join(sign for sign in unicodedata.normalize("NFC", plain).lower() if sign.isalpha() or unicodedata.category(sign).startswith("N"))


@dataclass(frozen=True)
class Match:
    """assets: as a cell of regulatory_events.csv; kind: what fitted; name: ours; why: in words for the person who accepts."""

    assets: str
    kind: str
    name: str
    why: str


@dataclass(frozen=True)
class Names:
    """Every name of every asset by its typed form, and the FDA application numbers that the record already knows."""

    assets: Mapping[str, tuple[str, str]]
    applications: Mapping[str, str]
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        in_letters = sorted({name for form, (_, name) in self.assets.items() if len(form) >= SHORTEST_IN_LETTER}, key=len, reverse=True)
        alternatives = "|".join(re.escape(name) for name in in_letters) or r"(?!)"
        object.__setattr__(self, "_pattern", re.compile(rf"(?<![A-Za-z0-9])(?:{alternatives})(?![A-Za-z0-9])", re.IGNORECASE))

    @classmethod
    def of(cls, assets: pd.DataFrame, events: pd.DataFrame) -> "Names":
        """From the tables assets and regulatory_events."""
        known: dict[str, tuple[str, str]] = {}
        for row in assets.to_dict("records"):
            for name in (row["name"], *items(row["aliases"]), row["asset_id"]):
                if form := typed(name):
                    known.setdefault(form, (row["asset_id"], name))
        numbers: dict[str, str] = {}
        for row in events[events["agency"] == "FDA"].to_dict("records"):
            for number in fda_numbers(row["application_number"]):
                numbers.setdefault(number, row["assets"])
        return cls(known, numbers)

    def match(self, found: Found) -> Match | None:
        """The asset that an event is about, by the surest sign there is; a near name is a guess and says so."""
        return self._by_number(found) or self._by_name(found) or self._by_letter(found) or self._by_nearness(found)

    def _by_number(self, found: Found) -> Match | None:
        for number in fda_numbers(found.application_number) if found.agency == "FDA" else ():
            if assets := self.applications.get(number):
                return Match(assets, "application number", number, f"application {number} is on record for it")
        return None

    def _by_name(self, found: Found) -> Match | None:
        for kind, names in (("brand", found.brands), ("INN", found.substances)):
            for stated in names:
                for form in _forms(stated):
                    if known := self.assets.get(form):
                        asset, name = known
                        sign = "code" if CODE.fullmatch(stated.strip()) else kind
                        return Match(asset, sign, name, f"{kind} “{stated}” is a name of it")
        return None

    def _by_letter(self, found: Found) -> Match | None:
        if said := self._pattern.search(found.subject):
            asset, name = self.assets[typed(said.group())]
            return Match(asset, "name in the letter", name, f"the letter is about “{said.group()}”")
        return None

    def _by_nearness(self, found: Found) -> Match | None:
        for stated in (*found.brands, *found.substances):
            form = typed(SALTS.sub("", SUFFIX.sub("", stated)))
            if len(form) < SHORTEST_NEAR:
                continue
            if best := process.extractOne(form, self.assets.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_SCORE):
                asset, name = self.assets[best[0]]
                return Match(asset, NEAR, name, f"only near: “{stated}” is like “{name}” ({best[1]:.0f} of 100); look before you accept")
        return None


def fda_numbers(cell: str) -> list[str]:
    """The digits of FDA application numbers: "BLA 761308; NDA 216586" holds 761308 and 216586."""
    return re.findall(r"(?<!\d)\d{6}(?!\d)", cell)


def _forms(stated: str) -> Iterable[str]:
    """A name as it stands, without the four-letter suffix of a biologic, without the salt."""
    return dict.fromkeys(typed(text) for text in (stated, SUFFIX.sub("", stated), SALTS.sub("", stated)) if typed(text))
