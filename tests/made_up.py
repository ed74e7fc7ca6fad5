"""Deals and filters that hypothesis makes up: valid, but as odd as the data model allows."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from analytics.filters import DealFilter
from analytics.terms import DIRECTIONS, DISCLOSURES, NOT_STATED, TERMS
from data.schema import vocabularies
from tests.tables import Row

COMPANIES = ("alpha", "beta", "child-of-alpha", "delta")
PARENTS = [{"company_id": "child-of-alpha", "parent": "alpha"}]
TARGETS = ("PD-1", "HER2", "VEGF")
AMOUNTS = st.sampled_from(["", "", "0.5", "1", "20", "33.3", "100", "1250"])
DAYS = st.dates(date(2021, 11, 1), date(2024, 12, 31))


def _values(name: str) -> tuple[str, ...]:
    return tuple(vocabularies()[name]["value"])[:4]


@st.composite
def dated(draw: st.DrawFn) -> tuple[str, str]:
    """A day with its precision, or neither."""
    day, precision = draw(DAYS), draw(st.sampled_from(["day", "day", "day", "month", "year", ""]))
    return {
        "day": (day.isoformat(), "day"),
        "month": (day.replace(day=1).isoformat(), "month"),
        "year": (day.replace(day=1, month=1).isoformat(), "year"),
        "": ("", ""),
    }[precision]


@st.composite
def deal_rows(draw: st.DrawFn, most: int = 12) -> list[Row]:
    """Complete rows of deals.csv."""
    rows: list[Row] = []
    for number in range(draw(st.integers(0, most))):
        rows.append(_deal(draw, f"deal-{number:02d}", [row["deal_id"] for row in rows if not row["headline_within"]]))
    return rows


def _deal(draw: st.DrawFn, deal_id: str, earlier: list[str]) -> Row:
    def one(*values: str) -> str:
        return draw(st.sampled_from(values))

    announced_on, precision = draw(dated())
    upfront, near_term, equity, milestones = (draw(AMOUNTS) for _ in range(4))
    inside = one("", "yes", "no")
    parts = sum(float(part or 0) for part in (upfront, near_term, milestones)) + (float(equity or 0) if inside == "yes" else 0)
    total = one("", f"{parts + float(one('0', '0', '17.5', '900')):g}")
    total = "" if total == "0" else total
    return {
        "deal_id": deal_id,
        "announced_on": announced_on,
        "announced_precision": precision,
        "licensors": one(*COMPANIES[:3], "alpha; delta"),
        "licensees": one("beta", "delta", "child-of-alpha"),
        "direction": one("out", "out", "out", "in", "domestic"),
        "deal_type": one("license", "license", "newco", "acquisition"),
        "assets": f"asset-of-{deal_id}",
        "targets": one("", "PD-1", "PD-1; HER2", "VEGF"),
        "modality": one("", *_values("modality")),
        "therapeutic_area": one("", *_values("therapeutic_area")),
        "stage_at_signing": one("", *_values("stage_at_signing")),
        "territory_group": one(*_values("territory_group")),
        "currency": "EUR",
        "usd_rate": one("1", "1.25", "0.14", ""),
        "upfront": upfront,
        "near_term": near_term,
        "equity": equity,
        "milestones": milestones,
        "total_potential": total,
        "upfront_qualifier": one("exact", "approx") if upfront else "",
        "upfront_scope": one("cash", "cash", "cash and equity", "cash and near-term") if upfront else "",
        "total_qualifier": one("", "up to") if total else "",
        "total_basis": one("stated", "sum of parts") if total else "",
        "total_includes_equity": inside,
        "headline_within": one("", "", *earlier),
        "status": one(*_values("status")),
        "sources": "source-1",
        "confidence": "high",
    }


def _choices(key: str) -> tuple[str, ...]:
    if key in ("company", "licensor", "licensee"):
        return COMPANIES
    if key == "target":
        return TARGETS
    term = next(term for term in TERMS if term.key == key)
    return (*term.choices()[:4], NOT_STATED) if term.has_blank else term.choices()[:4]


def _value(key: str, kind: str) -> st.SearchStrategy[Any]:
    if kind == "date":
        return DAYS
    if kind == "number":
        return st.sampled_from([0.0, 1.0, 20.0, 99.5, 100.0, 1250.0])
    if key == "direction":
        return st.sampled_from(tuple(DIRECTIONS))
    if key == "disclosure":
        return st.sampled_from(tuple(DISCLOSURES))
    return st.lists(st.sampled_from(_choices(key)), min_size=1, max_size=3, unique=True).map(tuple)


TERM_VALUES = {term.key: _value(term.key, term.kind) for term in TERMS if term.kind != "text"}


@st.composite
def filters(draw: st.DrawFn, most: int = 4) -> DealFilter:
    """A filter of up to four terms; free text apart, which names decide."""
    keys = draw(st.lists(st.sampled_from(sorted(TERM_VALUES)), max_size=most, unique=True))
    return DealFilter(**{"direction": "any"} | {key: draw(TERM_VALUES[key]) for key in keys})
