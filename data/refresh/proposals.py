"""From events of a source to rows that a person may accept: what the record has is left out, what it has on another day is marked."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from data import schema
from data.refresh.found import Found
from data.refresh.matching import NEAR, Match, Names, typed
from data.schema import items

NEAR_DAYS, SHORTEST_COMPANY = 92, 6
AUTHORITIES = {"EMA": "EU", "EC": "EU", "PMDA": "Japan", "MHLW": "Japan"}
SAME_STEP = {"conditional approval": "approval"}
EXTRA = ("against_record", "match", "matched_name", "why", "stated_sponsor", "source_url", "source_title")
LEGAL_FORMS = re.compile(
    r"[,.]|\b(inc|incorporated|llc|ltd|limited|co|corp|corporation|company|gmbh|b\s?v|s\s?a|ag|plc|s\s?r\s?l|usa|us|kg)\b", re.IGNORECASE
)
UNSAFE_START = "=+-@\t\r "


@dataclass(frozen=True)
class Standing:
    """How an event stands to the record: "on record", "new" or "differs from <event_id>"."""

    words: str

    @property
    def is_on_record(self) -> bool:
        return self.words == "on record"


@dataclass(frozen=True)
class Counted:
    """What became of the events of a source that are about our assets."""

    rows: list[dict[str, str]]
    on_record: int
    new: int
    differing: int
    near: int


class Record:
    """The curated assets, companies and events, as far as proposals need them."""

    def __init__(self, assets: pd.DataFrame, companies: pd.DataFrame, events: pd.DataFrame) -> None:
        self.names = Names.of(assets, events)
        self._companies = _company_forms(companies)
        self._known: dict[tuple[str, str, str], list[tuple[date, date, str]]] = {}
        self.ids = set(events["event_id"])
        for row in events.to_dict("records"):
            first, last = period(date.fromisoformat(row["event_on"]), row["event_precision"])
            for asset in items(row["assets"]):
                self._known.setdefault(_key(asset, row["agency"], row["event_type"]), []).append((first, last, row["event_id"]))

    @classmethod
    def curated(cls) -> "Record":
        """From data/curated. Raises: ChuhaiError where a file is missing or no table."""
        read = {name: schema.read_csv(schema.CURATED / f"{name}.csv") for name in ("assets", "companies", "regulatory_events")}
        return cls(read["assets"], read["companies"], read["regulatory_events"])

    def standing(self, found: Found, assets: Sequence[str]) -> Standing:
        """Same asset, authority and type: on record if the day lies within what the record knows, differing if it is near, else new."""
        known = [event for asset in assets for event in self._known.get(_key(asset, found.agency, found.event_type), [])]
        if any(first <= found.event_on <= last for first, last, _ in known):
            return Standing("on record")
        apart = sorted((_days_apart(found.event_on, first, last), event_id) for first, last, event_id in known)
        return Standing(f"differs from {apart[0][1]}" if apart and apart[0][0] <= NEAR_DAYS else "new")

    def company(self, stated: str) -> str:
        """The company_id that a source's name of the applicant means or begins with, empty where it is none of ours."""
        form = _company_form(stated)
        lengths = (len(form), *range(len(form) - 1, SHORTEST_COMPANY - 1, -1))
        return next((self._companies[form[:length]] for length in lengths if form[:length] in self._companies), "")


def propose(record: Record, found: Iterable[Found]) -> Counted:
    """Rows for the events that are about our assets and not on record, newest first."""
    rows: dict[tuple[str, str, str, date], dict[str, str]] = {}
    seen: dict[tuple[str, str, str, date], str] = {}
    for event in found:
        match = record.names.match(event)
        if match is None:
            continue
        key = (match.assets, event.agency, event.event_type, event.event_on)
        standing = record.standing(event, items(match.assets))
        seen.setdefault(key, standing.words)
        if not standing.is_on_record and (key not in rows or rows[key]["match"] == NEAR):
            rows[key] = _row(record, event, match, standing)
    ordered = sorted(rows.values(), key=lambda row: (row["event_on"], row["event_id"]), reverse=True)
    _name_apart(ordered, record.ids)
    return Counted(
        ordered,
        on_record=sum(words == "on record" for words in seen.values()),
        new=sum(row["against_record"] == "new" for row in ordered),
        differing=sum(row["against_record"] != "new" for row in ordered),
        near=sum(row["match"] == NEAR for row in ordered),
    )


def as_csv(rows: Sequence[dict[str, str]]) -> str:
    """The rows under the columns of regulatory_events.csv and those that say where each comes from."""
    written = io.StringIO()
    writer = csv.DictWriter(written, columns(), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: cell.lstrip(UNSAFE_START) for name, cell in row.items()} for row in rows)
    return written.getvalue()


def columns() -> list[str]:
    """Columns of a proposal."""
    return [*schema.tables()["regulatory_events"].columns, *EXTRA]


def period(day: date, precision: str) -> tuple[date, date]:
    """First and last day that a date known by day, month, quarter, half or year leaves open."""
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(precision)
    if months is None:
        return day, day
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    following = date(first.year + (first.month + months - 1) // 12, (first.month + months - 1) % 12 + 1, 1)
    return first, following - timedelta(days=1)


def _row(record: Record, event: Found, match: Match, standing: Standing) -> dict[str, str]:
    slug = "-".join(event.event_type.lower().split())
    return dict.fromkeys(columns(), "") | {
        "event_id": f"{event.event_on}_{event.agency.lower()}_{items(match.assets)[0]}_{slug}",
        "assets": match.assets,
        "sponsor": record.company(event.sponsor),
        "agency": event.agency,
        "event_type": event.event_type,
        "event_on": event.event_on.isoformat(),
        "event_precision": "day",
        "application_type": event.application_type,
        "application_number": event.application_number,
        "indication": event.indication,
        "confidence": "high",
        "notes": event.note,
        "against_record": standing.words,
        "match": match.kind,
        "matched_name": match.name,
        "why": match.why,
        "stated_sponsor": event.sponsor,
        "source_url": event.source_url,
        "source_title": event.source_title,
    }


def _name_apart(rows: Sequence[dict[str, str]], taken: Iterable[str]) -> None:
    used = set(taken)
    for row in rows:
        plain, number = row["event_id"], 2
        while row["event_id"] in used:
            row["event_id"], number = f"{plain}-{number}", number + 1
        used.add(row["event_id"])


def _key(asset: str, agency: str, event_type: str) -> tuple[str, str, str]:
    return asset, AUTHORITIES.get(agency, agency), SAME_STEP.get(event_type, event_type)


def _days_apart(day: date, first: date, last: date) -> int:
    return (first - day).days if day < first else (day - last).days


def _company_forms(companies: pd.DataFrame) -> dict[str, str]:
    known: dict[str, str] = {}
    for row in companies.to_dict("records"):
        for name in (row["name"], *items(row["aliases"])):
            if form := _company_form(name):
                known.setdefault(form, row["company_id"])
    return known


def _company_form(name: str) -> str:
    return typed(LEGAL_FORMS.sub(" ", name)) or typed(name)
