"""Every overview number a second time, in plain loops over the text cells: slow, obvious, and without a line of SQL."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median
from typing import Any

import pandas as pd

from analytics.filters import DealFilter
from data.schema import items, vocabularies


@dataclass(frozen=True)
class PlainDeal:
    """A row of deals.csv with its amounts in millions of USD."""

    cells: dict[str, str]

    def usd(self, column: str) -> float | None:
        cell, rate = self.cells[column], self.cells["usd_rate"]
        return float(cell) * float(rate) if cell and rate else None

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.cells["announced_on"]) if self.cells["announced_on"] else None

    @property
    def has_month(self) -> bool:
        return self.day is not None and self.cells["announced_precision"] in ("day", "month")

    @property
    def upfront(self) -> float | None:
        return self.usd("upfront")

    @property
    def total(self) -> float | None:
        return self.usd("total_potential")

    @property
    def headline(self) -> float | None:
        """The total, unless it sits inside another deal's."""
        return None if self.cells["headline_within"] else self.total

    @property
    def equity_inside(self) -> float:
        return (self.usd("equity") or 0) if self.cells["total_includes_equity"] == "yes" else 0

    @property
    def share(self) -> float | None:
        if self.headline is None or self.upfront is None or self.cells["upfront_scope"] != "cash" or not self.headline:
            return None
        return self.upfront / self.headline

    @property
    def direction(self) -> str:
        is_china_rights = self.cells["direction"] == "out" and self.cells["territory_group"] == "China only"
        return "China rights" if is_china_rights else self.cells["direction"]

    @property
    def is_acquisition(self) -> bool:
        return self.cells["deal_type"] == "acquisition"


@dataclass(frozen=True)
class PlainRecord:
    """All deals and whose subsidiary each company is."""

    deals: list[PlainDeal]
    parents: dict[str, str]

    @property
    def newest(self) -> date | None:
        """The day on which the record ends: its newest out-licence, else its newest deal."""
        days = [deal.day for deal in self.deals if deal.day and deal.direction == "out"] or [deal.day for deal in self.deals if deal.day]
        return max(days, default=None)

    def chosen(self, deals: DealFilter) -> list[PlainDeal]:
        return [deal for deal in self.deals if self._is_meant(deal, deals)]

    def _is_meant(self, deal: PlainDeal, wanted: DealFilter) -> bool:
        licensors, licensees = items(deal.cells["licensors"]), items(deal.cells["licensees"])
        stated = {name: deal.cells[column] or "not stated" for name, column in STATED.items()}
        return all(
            [
                wanted.start is None or (deal.day is not None and deal.day >= wanted.start),
                wanted.end is None or (deal.day is not None and deal.day <= wanted.end),
                self._is_party(wanted.company, licensors + licensees),
                self._is_party(wanted.licensor, licensors),
                self._is_party(wanted.licensee, licensees),
                not wanted.target or bool(set(wanted.target) & set(items(deal.cells["targets"]))),
                all(not getattr(wanted, name) or cell in getattr(wanted, name) for name, cell in stated.items()),
                wanted.direction in ("any", deal.direction),
                _within(deal.total, wanted.headline_min, wanted.headline_max),
                _within(deal.upfront, wanted.upfront_min, wanted.upfront_max),
                _is_disclosed(deal, wanted.disclosure),
            ]
        )

    def _is_party(self, wanted: tuple[str, ...], parties: list[str]) -> bool:
        return not wanted or any(party in wanted or self.parents.get(party) in wanted for party in parties)


STATED = {
    "modality": "modality",
    "area": "therapeutic_area",
    "stage": "stage_at_signing",
    "territory": "territory_group",
    "deal_type": "deal_type",
    "status": "status",
}


def record_of(frames: dict[str, pd.DataFrame]) -> PlainRecord:
    """The record in plain values."""
    parents = dict(zip(frames["companies"]["company_id"], frames["companies"]["parent"], strict=True))
    return PlainRecord([PlainDeal(row) for row in frames["deals"].to_dict("records")], {child: parent for child, parent in parents.items() if parent})


def _within(amount: float | None, low: float | None, high: float | None) -> bool:
    if low is None and high is None:
        return True
    return amount is not None and (low is None or amount >= low) and (high is None or amount <= high)


def _is_disclosed(deal: PlainDeal, wanted: str) -> bool:
    has_upfront, has_total = deal.upfront is not None, deal.total is not None
    return {
        "any": True,
        "upfront disclosed": has_upfront,
        "total disclosed": has_total,
        "both disclosed": has_upfront and has_total,
        "no terms disclosed": not deal.cells["upfront"] and not deal.cells["total_potential"],
    }[wanted]


def _known(amounts: list[float | None]) -> list[float]:
    return [amount for amount in amounts if amount is not None]


def _sum(amounts: list[float | None]) -> float | None:
    known = _known(amounts)
    return sum(known) if known else None


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month + 2) // 3


def year_to_date(record: PlainRecord, deals: DealFilter) -> list[dict[str, Any]]:
    chosen = [deal for deal in record.chosen(deals) if deal.has_month]
    if not chosen:
        return []
    latest, newest = max(deal.day.year for deal in chosen), record.newest
    partial = latest == newest.year and (newest.month, newest.day) != (12, 31)
    rows = []
    for year in (latest, latest - 1):
        last = date(year, 12, 31) if latest != newest.year else _same_day(newest, year)
        inside = [deal for deal in chosen if date(year, 1, 1) <= deal.day <= last]
        based = [deal for deal in inside if deal.share is not None and not deal.is_acquisition]
        upfronts = _known([deal.upfront for deal in inside])
        row = {
            "year": year,
            "from_day": date(year, 1, 1),
            "to_day": last,
            "is_partial": partial,
            "deal_count": len(inside),
            "total_count": len(_known([deal.headline for deal in inside])),
            "total_usd_m": _sum([deal.headline for deal in inside]),
            "upfront_count": len(upfronts),
            "upfront_usd_m": _sum([deal.upfront for deal in inside]),
            "median_upfront_usd_m": median(upfronts) if upfronts else None,
            "share_count": len(based),
            "share_base_usd_m": _sum([deal.headline for deal in based]),
            "share_upfront_usd_m": _sum([deal.upfront for deal in based]),
        }
        if inside or year == latest:
            rows.append(row)
    return rows


def _same_day(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def deals_by_quarter(record: PlainRecord, deals: DealFilter) -> list[dict[str, Any]]:
    chosen = [deal for deal in record.chosen(deals) if deal.has_month]
    if not chosen:
        return []
    first, last = min(_quarter(deal.day) for deal in chosen), max(_quarter(deal.day) for deal in chosen)
    rows = []
    year, quarter = first
    while (year, quarter) <= last:
        inside = [deal for deal in chosen if _quarter(deal.day) == (year, quarter)]
        rows.append(
            {
                "announced_quarter": f"{year} Q{quarter}",
                "deal_count": len(inside),
                "disclosed_count": len(_known([deal.headline for deal in inside])),
                "headline_usd_m": _sum([deal.headline for deal in inside]),
                "is_partial": (year, quarter) == _quarter(record.newest),
            }
        )
        year, quarter = (year, quarter + 1) if quarter < 4 else (year + 1, 1)
    return rows


def money_layers_by_year(record: PlainRecord, deals: DealFilter) -> list[dict[str, Any]]:
    rows = []
    chosen = [deal for deal in record.chosen(deals) if deal.day]
    for year in sorted({deal.day.year for deal in chosen}):
        inside = [deal for deal in chosen if deal.day.year == year]
        rows.append(
            {
                "announced_year": year,
                "deal_count": len(inside),
                "disclosed_count": sum(deal.upfront is not None or deal.headline is not None for deal in inside),
                "cash_upfront_usd_m": _sum([deal.upfront for deal in inside if deal.cells["upfront_scope"] == "cash"]),
                "mixed_upfront_usd_m": _sum([deal.upfront for deal in inside if deal.cells["upfront_scope"] not in ("", "cash")]),
                "near_term_usd_m": _sum([deal.usd("near_term") for deal in inside]),
                "equity_usd_m": _sum([deal.usd("equity") for deal in inside]),
                "contingent_usd_m": _sum([_later(deal) for deal in inside if deal.upfront is not None]),
                "unsplit_usd_m": _sum([_later(deal) for deal in inside if deal.upfront is None]),
                "is_partial": year == record.newest.year,
            }
        )
    return rows


def _later(deal: PlainDeal) -> float | None:
    """What of the headline is neither paid at signing nor due soon after."""
    if deal.headline is None:
        return None
    left = max(deal.headline - (deal.upfront or 0) - deal.equity_inside, 0)
    return max(left - (deal.usd("near_term") or 0), 0)


def upfront_share_by_year(record: PlainRecord, deals: DealFilter) -> list[dict[str, Any]]:
    rows = []
    chosen = [deal for deal in record.chosen(deals) if deal.day and not deal.is_acquisition]
    for year in sorted({deal.day.year for deal in chosen}):
        inside = [deal for deal in chosen if deal.day.year == year]
        based = [deal for deal in inside if deal.share is not None]
        shares = [deal.share for deal in based]
        rows.append(
            {
                "announced_year": year,
                "deal_count": len(inside),
                "disclosed_count": len(based),
                "aggregate_share": sum(deal.upfront for deal in based) / sum(deal.headline for deal in based) if based else None,
                "median_share": median(shares) if shares else None,
                "mean_share": fmean(shares) if shares else None,
                "is_partial": year == record.newest.year,
            }
        )
    return rows


def modality_mix(record: PlainRecord, deals: DealFilter) -> list[dict[str, Any]]:
    groups = dict(zip(vocabularies()["modality"]["value"], vocabularies()["modality"]["group_name"], strict=True))
    chosen = record.chosen(deals)
    counts = Counter(deal.cells["modality"] or "not stated" for deal in chosen)
    rows = []
    for modality, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        inside = [deal for deal in chosen if (deal.cells["modality"] or "not stated") == modality]
        rows.append(
            {
                "modality": modality,
                "modality_group": groups.get(modality, "other"),
                "deal_count": count,
                "disclosed_count": len(_known([deal.headline for deal in inside])),
                "headline_usd_m": _sum([deal.headline for deal in inside]),
            }
        )
    return rows


def largest_by_upfront(record: PlainRecord, deals: DealFilter) -> list[dict[str, Any]]:
    return _largest(record.chosen(deals), "upfront", "upfront_qualifier", "upfront_scope")


def largest_by_headline(record: PlainRecord, deals: DealFilter) -> list[dict[str, Any]]:
    return _largest(record.chosen(deals), "headline", "total_qualifier", "total_basis")


def _largest(chosen: list[PlainDeal], amount: str, qualifier: str, scope: str) -> list[dict[str, Any]]:
    disclosed = [deal for deal in chosen if getattr(deal, amount) is not None]
    disclosed.sort(key=lambda deal: (-getattr(deal, amount), deal.cells["deal_id"]))
    return [
        {
            "deal_id": deal.cells["deal_id"],
            "amount_usd_m": getattr(deal, amount),
            "qualifier": deal.cells[qualifier] or None,
            "scope": "acquisition" if deal.is_acquisition else deal.cells[scope] or None,
            "deal_count": len(chosen),
            "disclosed_count": len(disclosed),
        }
        for deal in disclosed[:10]
    ]


def newest_deals(record: PlainRecord, deals: DealFilter) -> list[dict[str, Any]]:
    chosen = [deal for deal in record.chosen(deals) if deal.has_month]
    if not chosen:
        return []
    since = max(deal.day for deal in chosen) - timedelta(days=90)
    new = sorted((deal for deal in chosen if deal.day > since), key=lambda deal: (-deal.day.toordinal(), deal.cells["deal_id"]))
    disclosed = len(_known([deal.headline for deal in new]))
    return [
        {
            "deal_id": deal.cells["deal_id"],
            "upfront_usd_m": deal.upfront,
            "headline_usd_m": deal.headline,
            "announced_on": deal.day,
            "deal_count": len(new),
            "disclosed_count": disclosed,
        }
        for deal in new
    ]
