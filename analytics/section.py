"""A section is one value: title, query, figure and what must be said beside them. Page, table, export and test walk the same list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from analytics.event_filter import events_sentence
from analytics.evidence import Evidence
from analytics.figures.theme import Palette
from analytics.filters import DealFilter
from data.store import Cursor, Store

Query = Callable[[Cursor, DealFilter], pd.DataFrame]
Figure = Callable[[pd.DataFrame, Palette], Any]
Counts = Callable[[pd.DataFrame], tuple[int, int]]


def summed_counts(frame: pd.DataFrame) -> tuple[int, int]:
    """disclosed and all deals of a frame with one row a group."""
    return int(frame["disclosed_count"].sum()), int(frame["deal_count"].sum())


def repeated_counts(frame: pd.DataFrame) -> tuple[int, int]:
    """disclosed and all deals of a list that repeats the counts of the whole set in each row."""
    return (int(frame["disclosed_count"].iloc[0]), int(frame["deal_count"].iloc[0])) if len(frame) else (0, 0)


def same_deals(deals: DealFilter) -> DealFilter:
    """A section that shows every deal of the filter."""
    return deals


@dataclass(frozen=True)
class Column:
    """A column of the table view: name in the frame, heading and how a number is written."""

    name: str
    label: str
    style: str = "text"


def headed(frame: pd.DataFrame, columns: Iterable[Column]) -> pd.DataFrame:
    """The frame as a reader sees it: these columns under their headings, numbers still numbers."""
    chosen = list(columns)
    return frame[[column.name for column in chosen]].set_axis([column.label for column in chosen], axis="columns")


@dataclass(frozen=True)
class Section:
    """One chart with everything that belongs to it.

    of: whether the filter and the rows behind a mark mean deals or regulatory events; noun: what "n of N" counts.
    drilled: the deals among which a click looks, where the section leaves some of the filter's deals out.
    stated: the filter that the card names beside its numbers, where the section sets one of the reader's terms aside.
    drill: columns of deal_facts (or of event_facts) whose values a mark carries as customdata, so that a click narrows to its deals.
    finding: the main point of the frame in one sentence, also read out as alt text.
    """

    key: str
    title: str
    unit: str
    measure: str
    method: str
    query: Query
    figure: Figure
    finding: Callable[[pd.DataFrame], str]
    columns: tuple[Column, ...]
    drill: tuple[str, ...] = ()
    drilled: Callable[[DealFilter], DealFilter] = same_deals
    stated: Callable[[DealFilter], DealFilter] = same_deals
    counts: Counts = summed_counts
    notes: str = ""
    of: Literal["deals", "events"] = "deals"
    noun: str = "deal"

    def evidence(self, frame: pd.DataFrame, store: Store, filter_sentence: str) -> Evidence:
        """The basis of this section for a frame that its query returned."""
        disclosed, all_counted = self.counts(frame)
        return Evidence(
            self.title, self.unit, self.measure, disclosed, all_counted, filter_sentence, self.method, store.as_of, store.version, self.noun
        )

    def sentence(self, deals: DealFilter, names: Mapping[str, str]) -> str:
        """The filter in the words that the card names beside its numbers."""
        stated = self.stated(deals)
        return events_sentence(stated, names) if self.of == "events" else stated.sentence(names)

    def table(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame as a reader sees it."""
        return headed(frame, self.columns)
