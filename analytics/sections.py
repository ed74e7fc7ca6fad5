"""A section is one value: title, query, figure and what must be said beside them. Page, table, export and test walk the same list."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analytics.evidence import Evidence
from analytics.figures import overview as overview_figures
from analytics.figures.theme import Palette
from analytics.filters import DealFilter
from analytics.findings import overview as overview_findings
from analytics.queries import overview as overview_queries
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


@dataclass(frozen=True)
class Column:
    """A column of the table view: name in the frame, heading and how a number is written."""

    name: str
    label: str
    style: str = "text"


@dataclass(frozen=True)
class Section:
    """One chart with everything that belongs to it.

    drill: columns of deal_facts whose values a mark carries as customdata, so that a click narrows to its deals.
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
    counts: Counts = summed_counts
    notes: str = ""
    extra: dict[str, Any] = field(default_factory=dict, compare=False, hash=False)

    def evidence(self, frame: pd.DataFrame, store: Store, filter_sentence: str) -> Evidence:
        """The basis of this section for a frame that its query returned."""
        disclosed, deals = self.counts(frame)
        return Evidence(self.title, self.unit, self.measure, disclosed, deals, filter_sentence, self.method, store.as_of, store.version)

    def table(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame as a reader sees it: chosen columns under their headings, numbers still numbers."""
        return frame[[column.name for column in self.columns]].set_axis([column.label for column in self.columns], axis="columns")


YEAR, DEALS, N = Column("announced_year", "Year", "year"), Column("deal_count", "Deals", "count"), Column("disclosed_count", "Disclosed", "count")

DEALS_BY_QUARTER = Section(
    key="deals-by-quarter",
    title="Deals and headline total by quarter",
    unit="deals; headline total in USD m, most of it conditional",
    measure="disclose a headline total",
    method="Headline total",
    query=overview_queries.deals_by_quarter,
    figure=overview_figures.deals_by_quarter_figure,
    finding=overview_findings.deals_by_quarter,
    columns=(Column("announced_quarter", "Quarter"), DEALS, N, Column("headline_usd_m", "Headline total, USD m", "money")),
    drill=("announced_quarter",),
    notes="The hatched quarter is the one in which the record ends. Deals known by year alone are not in it.",
)
MONEY_LAYERS_BY_YEAR = Section(
    key="money-layers-by-year",
    title="What is paid and what is promised, by year",
    unit="USD m",
    measure="disclose an upfront or a headline total",
    method="Money layers",
    query=overview_queries.money_layers_by_year,
    figure=overview_figures.money_layers_by_year_figure,
    finding=overview_findings.money_layers_by_year,
    columns=(YEAR, DEALS, N, *(Column(column, f"{name}, USD m", "money") for column, name, _, _ in overview_figures.LAYERS)),
    drill=("announced_year",),
    notes="* year not complete in the record.",
)
UPFRONT_SHARE_BY_YEAR = Section(
    key="upfront-share-by-year",
    title="Upfront as a share of the headline total",
    unit="cash upfront divided by headline total",
    measure="disclose both a cash upfront and a headline total",
    method="Upfront share",
    query=overview_queries.upfront_share_by_year,
    figure=overview_figures.upfront_share_by_year_figure,
    finding=overview_findings.upfront_share_by_year,
    columns=(YEAR, DEALS, N, Column("aggregate_share", "All money together", "share"), Column("median_share", "Median deal", "share"),
             Column("mean_share", "Mean deal", "share")),
    drill=("announced_year",),
    notes="* year not complete in the record. Acquisitions left out. Years with fewer than five such deals show no figure.",
)
MODALITY_MIX = Section(
    key="modality-mix",
    title="Modalities by deals and by headline total",
    unit="deals; headline total in USD m",
    measure="disclose a headline total",
    method="Headline total",
    query=overview_queries.modality_mix,
    figure=overview_figures.modality_mix_figure,
    finding=overview_findings.modality_mix,
    columns=(Column("modality", "Modality"), DEALS, N, Column("headline_usd_m", "Headline total, USD m", "money")),
    drill=("modality",),
)
LARGEST_COLUMNS = (Column("announced_on", "Announced", "date"), Column("licensors", "Licensor"), Column("licensees", "Licensee"),
                   Column("assets", "Assets"), Column("amount_usd_m", "USD m", "money"), Column("qualifier", "Wording"), Column("scope", "Holds"))
LARGEST_BY_UPFRONT = Section(
    key="largest-by-upfront",
    title="Largest deals by upfront",
    unit="USD m",
    measure="disclose an upfront",
    method="Upfront",
    query=overview_queries.largest_by_upfront,
    figure=overview_figures.largest_by_upfront_figure,
    finding=overview_findings.largest,
    columns=LARGEST_COLUMNS,
    drill=("deal_id",),
    counts=repeated_counts,
    notes="† holds equity or near-term money that no page splits. ‡ acquisition: the price of a company, not of a licence.",
)
LARGEST_BY_HEADLINE = Section(
    key="largest-by-headline",
    title="Largest deals by headline total",
    unit="USD m, most of it conditional",
    measure="disclose a headline total",
    method="Headline total",
    query=overview_queries.largest_by_headline,
    figure=overview_figures.largest_by_headline_figure,
    finding=overview_findings.largest,
    columns=LARGEST_COLUMNS,
    drill=("deal_id",),
    counts=repeated_counts,
    notes="‡ acquisition. Money that sits inside an earlier headline is not counted again.",
)

OVERVIEW = (DEALS_BY_QUARTER, MONEY_LAYERS_BY_YEAR, UPFRONT_SHARE_BY_YEAR, MODALITY_MIX, LARGEST_BY_UPFRONT, LARGEST_BY_HEADLINE)
SECTIONS: dict[str, Section] = {section.key: section for section in OVERVIEW}
