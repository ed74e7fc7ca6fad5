"""Every section of the product, whatever its family: same promises on an empty, a one-deal and the curated store."""

import csv
import io
import re
from collections.abc import Iterator

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.exports.csv import csv_bytes
from analytics.exports.names import file_name
from analytics.figures.theme import PALETTES
from analytics.filters import DealFilter
from analytics.queries import event_list
from analytics.queries.deals import DRILL_COLUMNS, deal_count, deals_behind
from analytics.section import Section
from analytics.sections import SECTIONS
from analytics.wording import cell_text
from data.store import Store, fetch
from tests.tables import frames_of, store_of_frames

ONE_DEAL = """
    licensors | licensees | announced_on | upfront_usd_m | total_potential_usd_m | assets
    信达生物  | Roche     | 2024-03-15   | 20            | 200                   |
"""
STORES = {
    "empty": "",
    "one deal": ONE_DEAL,
    "one silent deal": "announced_on | assets | modality | stage_at_signing\n2024-03-15 | | | ",
    "one undated deal": "deal_id | announced_on\na |",
}
EVENTS = {
    "one event": "assets | event_type | event_on\nanti-x | approval | 2024-06",
    "one application": """
        assets | agency | event_type          | event_on   | application | application_number | outcome_reason
        anti-x | NMPA   | approval            | 2020-05-01 | nmpa-x      |                    |
        anti-x | FDA    | submission accepted | 2023       | fda-x       |                    |
        anti-x | FDA    | PDUFA date          | 2024-03-01 | fda-x       |                    |
        anti-x | FDA    | complete response   | 2024-03-02 | fda-x       | BLA 1              |
    """,
}
FILTERS = [
    DealFilter(),
    DealFilter(direction="any"),
    DealFilter(modality=("ADC",)),
    DealFilter(direction="in"),
    DealFilter(modality=("vaccine",), status=("expired",)),
]


@pytest.fixture(params=SECTIONS.values(), ids=SECTIONS)
def section(request) -> Section:
    return request.param


@pytest.fixture(scope="module", params=[*STORES, *EVENTS, "curated"])
def store(request) -> Iterator[Store]:
    if request.param == "curated":
        yield request.getfixturevalue("curated_store")
        return
    events = {"regulatory_events": EVENTS[request.param]} if request.param in EVENTS else {}
    store = store_of_frames(frames_of(STORES.get(request.param, ""), **events))
    yield store
    store.connection.close()


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_a_section_keeps_its_promises(section, store, deals) -> None:
    frame = section.query(store.cursor(), deals)
    assert {column.name for column in section.columns} <= set(frame.columns)
    is_of_events = section.of == "events"
    assert set(section.drill) <= set(event_list.DRILL_COLUMNS if is_of_events else DRILL_COLUMNS)
    meant = section.drilled(deals)
    _counts_hold(section, frame, event_list.event_counts(store.cursor(), meant)[0] if is_of_events else deal_count(store.cursor(), meant))
    _finding_holds(section.finding(frame))
    for palette in PALETTES.values():
        before = frame.copy(deep=True)
        drawn = go.Figure(section.figure(frame, palette))
        pd.testing.assert_frame_equal(frame, before)
        assert not re.search(r"\bnan\b|\bNone to\b|: None\b|\bNaT\b", " ".join(_written(drawn))), _written(drawn)
    _table_and_csv_hold(section, frame, store, deals)


def _counts_hold(section: Section, frame: pd.DataFrame, deal_total: int) -> None:
    disclosed, deals = section.counts(frame)
    assert 0 <= disclosed <= deals <= deal_total
    if {"disclosed_count", "deal_count"} <= set(frame.columns):
        assert (frame["disclosed_count"] <= frame["deal_count"]).all()


def _finding_holds(finding: str) -> None:
    assert finding.strip()
    assert finding.strip()[-1] in ".:"
    assert not re.search(r"\bnan\b|\bNone\b|\bNaT\b|<NA>", finding), finding


def _written(drawn: go.Figure) -> list[str]:
    """Texts and hover texts of the marks, and what is written beside them."""
    written = [annotation.text or "" for annotation in drawn.layout.annotations]
    for trace in drawn.data:
        for part in ("text", "hovertext"):
            value = getattr(trace, part, None)
            written += [str(text) for text in ([value] if isinstance(value, str) else value if value is not None else [])]
    return written


def _table_and_csv_hold(section: Section, frame: pd.DataFrame, store: Store, deals: DealFilter) -> None:
    table = section.table(frame)
    assert list(table.columns) == [column.label for column in section.columns]
    assert len(set(table.columns)) == len(table.columns)
    assert len(table) == len(frame)
    for column in section.columns:
        assert all(isinstance(cell_text(value, column.style), str) for value in table[column.label])
    evidence = section.evidence(frame, store, deals.sentence())
    rows = list(csv.reader(io.StringIO(csv_bytes(table, evidence).decode("utf-8-sig"))))
    assert rows[0] == list(table.columns)
    assert len(rows[1 : 1 + len(table)]) == len(table)
    below = {row[0]: row[1] for row in rows if row and row[0].startswith("# ")}
    assert below["# Filter"] == deals.sentence()
    assert below["# Basis"].startswith(f"{evidence.disclosed_count:,} of {evidence.deal_count:,}" if section.measure else f"{evidence.deal_count:,}")
    assert store.as_of.isoformat() in below["# Source"]
    assert store.version in below["# Source"]
    assert re.fullmatch(r"chuhai_[a-z0-9-]+_[0-9.-]+", file_name(section.key, evidence))


def test_keys_titles_and_methods_are_filled_and_keys_unique() -> None:
    for key, section in SECTIONS.items():
        assert key == section.key
        assert re.fullmatch(r"[a-z0-9-]+", key)
        assert section.title
        assert section.unit
        assert section.method
    assert len({section.title for section in SECTIONS.values()}) == len(SECTIONS)


def test_every_mark_leads_to_its_deals(section, curated_store) -> None:
    """The values that marks carry narrow to as many deals as the row counts."""
    deals = DealFilter(direction="any")
    frame = section.query(curated_store.cursor(), deals)
    drawn = go.Figure(section.figure(frame, PALETTES["light"]))
    event_facts = fetch(curated_store.cursor(), "SELECT event_id AS id, * FROM event_facts").set_index("id")
    carried = [tuple(point) for trace in drawn.data if trace.customdata is not None for point in trace.customdata]
    assert bool(section.drill) == bool(carried)
    for values in dict.fromkeys(carried[:12]):
        mark = tuple(zip(section.drill, values, strict=False))
        if section.of == "events":
            rows = event_list.events_behind(curated_store.cursor(), section.drilled(deals), (mark,))
            facts = event_facts.loc[rows["event_id"]].astype(str)
            assert len(rows) and all((facts[column] == str(value)).all() for column, value in mark)
            continue
        rows = deals_behind(curated_store.cursor(), section.drilled(deals), (mark,))
        named = frame.astype(dict.fromkeys(section.drill, str))
        here = named[(named[list(section.drill)] == [str(value) for value in values][: len(section.drill)]).all(axis="columns")]
        if "deal_id" in section.drill:
            assert rows["deal_id"].tolist() == list(values)
        else:
            assert len(rows) == here["deal_count"].sum()
