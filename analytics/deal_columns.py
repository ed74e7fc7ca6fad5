"""The columns of the deal table: how each is called, written and defined, the same in browser, CSV and XLSX."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from analytics.language import say
from data.schema import tables

ISO_FORMS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


@dataclass(frozen=True)
class DealColumn:
    """A column of the deal table: name in the frame, name for the reader, style, unit and what it means.

    style: text, date, money (millions), share (0 to 1), percent (0 to 100), number, count or link.
    field: the column of deals.csv whose definition applies; meaning: the definition of a column computed here.
    precision: for a date, the column that says how exactly it is known.
    """

    name: str
    label: str
    style: str = "text"
    unit: str = ""
    field: str = ""
    meaning: str = ""
    precision: str = ""
    is_default: bool = False

    @property
    def heading(self) -> str:
        """The label with its unit: "Upfront, USD m"."""
        return say("{label}, {unit}", label=say(self.label), unit=say(self.unit)) if self.unit else say(self.label)

    def definition(self) -> str:
        """What the column means, from the data dictionary or said here."""
        converted = say(" In US dollars at the rate of the day of announcement.") if self.unit == "USD m" else ""
        return say(self.meaning or _dictionary()[self.field or self.name]) + converted


@cache
def _dictionary() -> dict[str, str]:
    return {field.name: field.description for field in tables()["deals"].fields}


def _usd(name: str, label: str, is_default: bool = False) -> DealColumn:
    return DealColumn(f"{name}_usd_m", label, "money", "USD m", field=name, is_default=is_default)


def _stated(name: str, label: str) -> DealColumn:
    return DealColumn(name, f"{label} as stated", "money", "m of the deal's currency")


DEAL_COLUMNS: tuple[DealColumn, ...] = (
    DealColumn("announced_on", "Announced", "date", precision="announced_precision", is_default=True),
    DealColumn("licensors", "Licensor", meaning="Names of the parties that grant the rights.", is_default=True),
    DealColumn("licensees", "Licensee", meaning="Names of the parties that receive the rights.", is_default=True),
    DealColumn("assets", "Assets", meaning="Names of the assets that the deal covers.", is_default=True),
    DealColumn("modality", "Modality", is_default=True),
    DealColumn("targets", "Targets"),
    DealColumn("therapeutic_area", "Therapeutic area"),
    DealColumn("indication", "Indication"),
    DealColumn("stage_at_signing", "Stage at signing", is_default=True),
    DealColumn("territory_group", "Territory", is_default=True),
    DealColumn("territory", "Territory as stated"),
    DealColumn("deal_type", "Deal type"),
    DealColumn("direction", "Direction"),
    _usd("upfront", "Upfront", True),
    DealColumn("upfront_qualifier", "Upfront wording"),
    DealColumn("upfront_scope", "Upfront holds"),
    _usd("near_term", "Near-term"),
    _usd("equity", "Equity"),
    DealColumn("equity_kind", "Equity kind"),
    DealColumn("equity_share_pct", "Shares of the licensee", "percent", "%"),
    DealColumn("investors", "NewCo investors"),
    _usd("dev_reg_milestones", "Development and regulatory milestones"),
    _usd("sales_milestones", "Sales milestones"),
    _usd("milestones", "Milestones"),
    _usd("total_potential", "Headline total", True),
    DealColumn("total_qualifier", "Headline wording"),
    DealColumn("total_basis", "Headline basis"),
    DealColumn("total_includes_equity", "Headline holds equity"),
    DealColumn("headline_within", "Inside the headline of"),
    DealColumn(
        "upfront_share",
        "Upfront share",
        "share",
        meaning="Cash upfront divided by headline total where both are known and the money is not inside an earlier headline; 0 to 1.",
    ),
    DealColumn("royalty", "Royalty"),
    DealColumn("royalty_low_pct", "Royalty from", "percent", "%"),
    DealColumn("royalty_high_pct", "Royalty to", "percent", "%"),
    DealColumn("currency", "Currency"),
    DealColumn("usd_rate", "Dollar rate", "number", "USD per unit"),
    _stated("upfront", "Upfront"),
    _stated("near_term", "Near-term"),
    _stated("equity", "Equity"),
    _stated("milestones", "Milestones"),
    _stated("total_potential", "Headline total"),
    DealColumn("status", "Status", is_default=True),
    DealColumn("ended_on", "Ended", "date", precision="ended_precision"),
    DealColumn("licensor_country", "Licensor seat", meaning="Country of the first licensor's headquarters, ISO 3166."),
    DealColumn("licensee_country", "Licensee seat", meaning="Country of the first licensee's headquarters, ISO 3166."),
    DealColumn("licensee_kind", "Licensee kind", meaning="What the first licensee is: biotech, pharma, multinational, newco, academic or other."),
    DealColumn(
        "source_url",
        "Source",
        "link",
        meaning="Address of the best page that states the deal; the others stand in the sheet Sources.",
        is_default=True,
    ),
    DealColumn("source_count", "Sources", "count", meaning="How many pages that state the deal are on record."),
    DealColumn("confidence", "Confidence"),
    DealColumn("verified_on", "Verified on", "date"),
    DealColumn("announced_precision", "Date known to"),
    DealColumn("ended_precision", "End known to"),
    DealColumn("notes", "Notes"),
    DealColumn("deal_id", "Deal id"),
)
BY_LABEL = {column.label: column for column in DEAL_COLUMNS}
DEFAULT_LABELS = tuple(column.label for column in DEAL_COLUMNS if column.is_default)


def chosen_columns(labels: Iterable[str]) -> tuple[DealColumn, ...]:
    """The columns of these labels in their order; all defaults where none is named."""
    return tuple(BY_LABEL[label] for label in labels if label in BY_LABEL) or chosen_columns(DEFAULT_LABELS)


def iso_date(day: Any, precision: str | None) -> str | None:
    """A date no more exact than it is known, in a form that sorts as text: "2024-05-16", "2024-05", "2024"; None undated."""
    if day is None or pd.isna(day) or not precision:
        return None
    return f"{day:{ISO_FORMS[precision]}}"


def reader_frame(deals: pd.DataFrame, columns: Iterable[DealColumn]) -> pd.DataFrame:
    """The chosen columns under their headings: dates as text at their precision, everything else as it is."""
    return pd.DataFrame({column.heading: _cells(deals, column) for column in columns}, index=deals.index)


def _cells(deals: pd.DataFrame, column: DealColumn) -> pd.Series | list[str | None]:
    if column.style != "date":
        return deals[column.name]
    precisions = deals[column.precision] if column.precision else ["day"] * len(deals)
    return [iso_date(day, None if pd.isna(precision) else precision) for day, precision in zip(deals[column.name], precisions, strict=True)]
