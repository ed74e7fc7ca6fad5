"""What the files of a page are made of: the section as a value, and what is said of all sections together."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analytics.evidence import METHODS_VERSION, Evidence
from analytics.language import say
from analytics.methods.method import Method


@dataclass(frozen=True)
class Part:
    """A section in a file. table: as a reader sees it, numbers still numbers; styles: how each of its columns is written."""

    key: str
    finding: str
    evidence: Evidence
    table: pd.DataFrame
    styles: tuple[str, ...]
    method: Method
    notes: str = ""

    def is_empty(self) -> bool:
        """Whether the filter leaves the section without rows."""
        return self.table.empty

    def nothing_told(self) -> str:
        """What stands in place of an empty table."""
        return say("No {noun} of this filter can be shown here.", noun=say(self.evidence.noun))


@dataclass(frozen=True)
class Cover:
    """What a file says as a whole: title, filter in words, day and version of the data."""

    title: str
    filter_sentence: str
    as_of: date
    version: str

    def lines(self) -> list[tuple[str, str | date]]:
        """The same as label and value."""
        return [
            (say("Title"), self.title),
            (say("Filter"), self.filter_sentence),
            (say("Data as of"), self.as_of),
            (say("Data version"), say("{version}, methods {methods}", version=self.version, methods=METHODS_VERSION)),
        ]


def used_methods(parts: list[Part]) -> list[Method]:
    """Each method of the parts once, in their order."""
    return list({part.method.name: part.method for part in parts}.values())
