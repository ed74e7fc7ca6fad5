"""Small stores written as text tables, so that a test shows its deals beside the expected answer.

A column that a table does not name gets a plain default; a column that it names is taken as it stands, empty cells included.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd

from analytics.filters import DealFilter
from data import schema, store

AS_OF = date(2026, 11, 21)
Row = dict[str, str]

DEAL_DEFAULTS = {
    "announced_on": "2024-03-15",
    "licensors": "alpha",
    "licensees": "beta",
    "direction": "out",
    "deal_type": "license",
    "modality": "small molecule",
    "therapeutic_area": "oncology",
    "stage_at_signing": "phase 1",
    "territory_group": "global ex-China",
    "currency": "USD",
    "usd_rate": "1",
    "status": "active",
    "sources": "source-1",
    "confidence": "high",
}
EVENT_DEFAULTS = {
    "assets": "asset-1",
    "sponsor": "alpha",
    "agency": "FDA",
    "event_type": "approval",
    "event_on": "2024-06-01",
    "sources": "source-1",
    "confidence": "high",
}
EXPLAINED_BY = {
    "upfront": {"upfront_qualifier": "exact", "upfront_scope": "cash"},
    "total_potential": {"total_qualifier": "up to", "total_basis": "stated"},
}
COMPANY_COLUMNS = ("licensor_country", "licensee_country", "licensor_kind", "licensee_kind")
HOMES = {"out": ("CN", "US"), "in": ("US", "CN"), "domestic": ("CN", "CN")}


def rows_of(text: str) -> list[Row]:
    """The rows of a text table: cells between "|", the first line holds the column names."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").splitlines() if line.strip()]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]] if lines else []


def frames_of(deals: str = "", **others: str) -> dict[str, pd.DataFrame]:
    """All tables of the authoring form as text cells; others: further tables by name, laid over what the deals imply."""
    stated = {name: rows_of(text) for name, text in others.items()}
    rows = [_deal(row, number) for number, row in enumerate(rows_of(deals), start=1)]
    return frames_of_rows(rows, stated)


def frames_of_rows(deals: list[Row], stated: dict[str, list[Row]] | None = None) -> dict[str, pd.DataFrame]:
    """The same from complete deal rows: parties, assets and sources that they name are made on the fly."""
    stated = dict(stated or {})
    events = [_event(row, number) for number, row in enumerate(stated.pop("regulatory_events", []), start=1)]
    made = {
        "sources": _merged(_named(deals + events, "sources", _source), stated.pop("sources", []), _source),
        "companies": _merged(_companies(deals, events), stated.pop("companies", []), _company),
        "assets": _merged(_named(deals + events, "assets", _asset), stated.pop("assets", []), _asset),
        "deals": deals,
        "regulatory_events": events,
        **stated,
    }
    return {name: _frame(table, made.get(name, [])) for name, table in schema.tables().items()}


def store_of_frames(frames: dict[str, pd.DataFrame], as_of: date = AS_OF) -> store.Store:
    """A store in memory."""
    return store.Store(store.write(frames, ":memory:", as_of), Path(":memory:"), "test", as_of)


def _frame(table: schema.Table, rows: list[Row]) -> pd.DataFrame:
    unknown = {column for row in rows for column in row if column not in table.columns and column not in COMPANY_COLUMNS}
    if unknown:
        raise ValueError(f"{table.file} has no column {', '.join(sorted(unknown))}")
    return pd.DataFrame([{column: row.get(column, "") for column in table.columns} for row in rows], columns=table.columns, dtype=str)


def _deal(row: Row, number: int) -> Row:
    named = {column.removesuffix("_usd_m"): cell for column, cell in row.items()}
    deal = {"deal_id": f"deal-{number}", "assets": f"asset-{number}", **DEAL_DEFAULTS, **named}
    deal["announced_on"], precision = _day(deal["announced_on"])
    deal.setdefault("announced_precision", precision)
    if deal.get("ended_on"):
        deal["ended_on"], precision = _day(deal["ended_on"])
        deal.setdefault("ended_precision", precision)
    for amount, explanations in EXPLAINED_BY.items():
        if deal.get(amount):
            deal = {**explanations, **deal}
    return deal


def _event(row: Row, number: int) -> Row:
    event = {"event_id": f"event-{number}", **EVENT_DEFAULTS, **row}
    event["event_on"], precision = _day(event["event_on"])
    return {"event_precision": precision, **event}


def _day(text: str) -> tuple[str, str]:
    """A day and its precision: "2024" is a year, "2024-05" a month."""
    return {0: ("", ""), 4: (f"{text}-01-01", "year"), 7: (f"{text}-01", "month")}.get(len(text), (text, "day"))


def _merged(implied: list[Row], stated: list[Row], make: Callable[[str], Row]) -> list[Row]:
    """Implied rows, each once, with what a test states laid over them; make: a row with plain defaults for a key."""
    (key, *_) = make("")
    by_key: dict[str, Row] = {}
    for row in implied:
        by_key.setdefault(row[key], row)
    for row in stated:
        by_key[row[key]] = by_key.get(row[key], make(row[key])) | {column: cell for column, cell in row.items() if cell}
    return list(by_key.values())


def _source(source: str) -> Row:
    return {"source_id": source, "url": f"https://example.org/{source}", "title": source, "publisher": "The Publisher", "kind": "trade press"}


def _company(company: str) -> Row:
    return {"company_id": company, "name": company, "country": "CN", "kind": "biotech"}


def _asset(asset: str) -> Row:
    return {"asset_id": asset, "name": asset}


def _named(rows: list[Row], column: str, make: Callable[[str], Row]) -> list[Row]:
    return [make(item) for row in rows for item in schema.items(row[column])]


def _companies(deals: list[Row], events: list[Row]) -> list[Row]:
    made: list[Row] = []
    for deal in deals:
        homes = HOMES.get(deal["direction"], HOMES["out"])
        for role, home, kind in (("licensor", homes[0], "biotech"), ("licensee", homes[1], "multinational")):
            stated = {"country": deal.get(f"{role}_country", home), "kind": deal.get(f"{role}_kind", kind)}
            made += [_company(company) | stated for company in schema.items(deal[f"{role}s"])]
    return made + [_company(event["sponsor"]) for event in events]


def deal_ids(cursor: store.Cursor, deals: DealFilter) -> list[str]:
    """The deals that a filter means, in the order of their ids."""
    where, bound = deals.to_sql()
    return [deal_id for (deal_id,) in cursor.execute(f"SELECT deal_id FROM deal_facts WHERE {where} ORDER BY deal_id", bound).fetchall()]
