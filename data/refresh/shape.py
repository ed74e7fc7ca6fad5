"""What a source's JSON must hold: a missing key or an odd value is told with source, place, key and what is allowed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import cast

from data.refresh.client import Json
from data.refresh.failures import SchemaChanged
from data.refresh.found import Found, Reading

MOST_ODD = 0.05


def rows_of(source: str, body: Json, *keys: str) -> list[Json]:
    """The records of an answer, under the first of the keys that it has."""
    key = next((key for key in keys if key in body), None)
    if key is None:
        raise SchemaChanged(source, f"the answer has no key {listed(keys)}; it has {listed(body)}.")
    rows = body[key]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in cast("list[object]", rows)):
        raise SchemaChanged(source, f"“{key}” is no list of records.")
    return cast("list[Json]", rows)


def must_have(source: str, place: str, row: Json, keys: Sequence[str]) -> None:
    """Each of the keys stands in this record."""
    for key in keys:
        if key not in row:
            raise SchemaChanged(source, f"{place} has no key “{key}”; needed are {listed(keys)}; it has {listed(row)}.")


def somewhere(source: str, rows: Sequence[Json], keys: Sequence[str]) -> None:
    """Each of the keys, which a record may leave out, stands in one record at least."""
    for key in keys:
        if rows and not any(key in row for row in rows):
            raise SchemaChanged(
                source, f"none of {len(rows):,} records has the key “{key}”; needed are {listed(keys)}; the first has {listed(rows[0])}."
            )


def some_value(source: str, rows: Sequence[Json], key: str, allowed: Sequence[str]) -> None:
    """One record at least holds a value that this code knows; others may stand beside it."""
    values = dict.fromkeys("; ".join(texts_of(row.get(key))) for row in rows)
    if rows and not values.keys() & set(allowed):
        raise SchemaChanged(source, f"no record holds a known “{key}”; allowed are {listed(allowed)}; found are {listed(values)}.")


def each_row(rows: Sequence[Json], read: Callable[[int, Json], list[Found]]) -> Reading:
    """The events of every record. A few odd records are left out and told; where they are many, the first one's fault is raised."""
    events: list[Found] = []
    faults: list[SchemaChanged] = []
    for number, row in enumerate(rows, start=1):
        try:
            events += read(number, row)
        except SchemaChanged as fault:
            faults.append(fault)
    if len(faults) > len(rows) * MOST_ODD:
        raise faults[0]
    return Reading(events, [fault.message for fault in faults])


def day_of(source: str, place: str, row: Json, key: str, form: str) -> date | None:
    """The day under a key; None where the key is missing or empty."""
    text = row.get(key)
    if not text:
        return None
    try:
        return datetime.strptime(str(text), form).date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        raise SchemaChanged(source, f"{place} holds {text!r} as “{key}”; a day must look like {date(2026, 1, 31).strftime(form)}.") from None


def texts_of(value: object) -> list[str]:
    """A text or a list of texts as a list, blanks left out."""
    entries = cast("list[object]", value) if isinstance(value, list) else [value]
    return [entry.strip() for entry in entries if isinstance(entry, str) and entry.strip()]


def listed(names: Iterable[str]) -> str:
    """Names in quotes, at most twenty."""
    quoted = [f"“{name}”" for name in names]
    return (", ".join(quoted[:20]) + (f" and {len(quoted) - 20} more" if len(quoted) > 20 else "")) or "none"
