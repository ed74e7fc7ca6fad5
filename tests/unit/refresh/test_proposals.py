"""Whose event it is, what the record already has, and how a proposal reads."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from data import schema
from data.refresh.ema import medicines
from data.refresh.found import Found
from data.refresh.matching import typed
from data.refresh.openfda import approvals, letters
from data.refresh.proposals import as_csv, columns, period, propose
from tests.unit.refresh.replay import DRUGS, LETTERS, OWN, record, sample

EVENT = Found("FDA", "approval", date(2025, 1, 2), (), (), "Nobody Inc", "https://example.org/a", "a page")


def proposed(read, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(propose(record(), read(json.loads(sample(name))).events).rows))))


def test_the_typed_form_is_the_one_of_the_search(cursor_of) -> None:
    names = ["BGB-3111", "CÔTÉ 12", "特瑞普利单抗", "α-synuclein", "GLP‑1 ½", "¹⁷⁷Lu-LNC1004", "ß", "Ⅳ", "cilta–cel ", "ﬁne"]
    cursor = cursor_of("")
    for name in names:
        assert typed(name) == cursor.execute("SELECT typed($name)", {"name": name}).fetchall()[0][0], name


def test_drugs_at_fda_against_the_record() -> None:
    (new,) = proposed(approvals, DRUGS)
    assert (new["assets"], new["event_on"], new["event_precision"], new["against_record"]) == ("toripalimab", "2023-10-27", "day", "new")
    assert (new["match"], new["matched_name"], new["sponsor"]) == ("brand", "Loqtorzi", "junshi")
    assert "LOQTORZI" in new["why"]
    assert new["event_id"] == "2023-10-27_fda_toripalimab_approval"


def test_a_letter_is_matched_by_its_application_and_marked_where_the_day_differs() -> None:
    (letter,) = proposed(letters, LETTERS)
    assert (letter["assets"], letter["event_type"], letter["against_record"]) == ("penpulimab", "complete response", "differs from penpu-crl")
    assert letter["match"] == "application number"


def test_ema_s_steps_against_the_record_with_precision_and_kind_of_approval() -> None:
    rows = {(row["assets"], row["event_type"]): row["against_record"] for row in proposed(medicines, OWN)}
    assert ("fruquintinib", "CHMP positive opinion") not in rows
    assert ("fruquintinib", "approval") not in rows
    assert ("ciltacabtagene-autoleucel", "conditional approval") not in rows
    assert rows["fruquintinib", "submission accepted"] == "new"
    assert rows["zanubrutinib", "approval"] == "differs from zanu-ec"
    assert rows["hlx02", "approval"] == "new"
    assert rows["serplulimab", "rejection"] == "new"


@pytest.mark.parametrize(
    ("change", "kind", "assets"),
    [
        ({"brands": ("LOQTORZI",)}, "brand", "toripalimab"),
        ({"substances": ("TORIPALIMAB-TPZI",)}, "INN", "toripalimab"),
        ({"substances": ("Fruquintinib mesylate",)}, "INN", "fruquintinib"),
        ({"substances": ("bgb 3111",)}, "code", "zanubrutinib"),
        ({"subject": "your application for AK105."}, "name in the letter", "penpulimab"),
        ({"application_number": "BLA 761308", "brands": ("Something",)}, "application number", "camrelizumab; rivoceranib"),
        ({"substances": ("lapatinib",)}, "near name", "rivoceranib"),
    ],
)
def test_each_sign_of_an_asset(change, kind: str, assets: str) -> None:
    match = record().names.match(replace(EVENT, **change))
    assert (match.kind, match.assets) == (kind, assets)


@pytest.mark.parametrize(
    "change",
    [{"brands": ("Keytruda",), "substances": ("pembrolizumab",)}, {"subject": "for BAK1055 and NAK105"}, {"substances": ("trastuzumab",)}, {}],
)
def test_another_drug_is_not_ours(change) -> None:
    assert record().names.match(replace(EVENT, **change)) is None


def test_a_near_name_says_that_it_is_one() -> None:
    counted = propose(record(), [replace(EVENT, substances=("lapatinib",))])
    assert counted.near == 1
    assert "only near" in counted.rows[0]["why"]


def test_the_same_event_of_two_records_is_proposed_once_and_ids_stay_apart() -> None:
    twice = [replace(EVENT, brands=("Loqtorzi",)), replace(EVENT, substances=("toripalimab",)), replace(EVENT, brands=("Zercepac",))]
    assert propose(record(), twice).new == 2
    ours = record()
    ours.ids = {"2025-01-02_fda_toripalimab_approval"}
    assert propose(ours, twice[:1]).rows[0]["event_id"] == "2025-01-02_fda_toripalimab_approval-2"


def test_a_date_far_from_the_record_s_is_new() -> None:
    later = replace(EVENT, brands=("Fruzaqla",), event_on=date(2024, 2, 9))
    assert propose(record(), [replace(later, event_on=date(2024, 2, 8)), later]).differing == 1
    assert propose(record(), [later]).rows[0]["against_record"] == "new"


def test_a_proposal_has_the_columns_of_the_record_and_cells_that_no_sheet_takes_for_a_formula() -> None:
    assert columns()[: len(schema.tables()["regulatory_events"].columns)] == schema.tables()["regulatory_events"].columns
    assert {"match", "matched_name", "why", "source_url", "source_title"} <= set(columns())
    rows = propose(record(), [replace(EVENT, brands=("Loqtorzi",), indication="=1+1", note="@x")]).rows
    (written,) = csv.DictReader(io.StringIO(as_csv(rows)))
    assert (written["indication"], written["notes"]) == ("1+1", "x")


def test_kinds_and_agencies_are_those_of_the_record() -> None:
    allowed = set(schema.vocabularies()["event_type"]["value"])
    for read, name in ((approvals, DRUGS), (letters, LETTERS), (medicines, OWN)):
        assert {row["event_type"] for row in proposed(read, name)} <= allowed


@pytest.mark.parametrize(
    ("day", "precision", "first", "last"),
    [
        ("2024-02-01", "month", "2024-02-01", "2024-02-29"),
        ("2024-12-01", "month", "2024-12-01", "2024-12-31"),
        ("2024-11-01", "quarter", "2024-10-01", "2024-12-31"),
        ("2024-03-01", "half", "2024-01-01", "2024-06-30"),
        ("2024-01-01", "year", "2024-01-01", "2024-12-31"),
        ("2024-05-06", "day", "2024-05-06", "2024-05-06"),
    ],
)
def test_the_period_is_the_one_of_the_store(cursor_of, day: str, precision: str, first: str, last: str) -> None:
    assert tuple(map(str, period(date.fromisoformat(day), precision))) == (first, last)
    stored = cursor_of("").execute(f"SELECT period_start(DATE '{day}', '{precision}')::VARCHAR, period_end(DATE '{day}', '{precision}')::VARCHAR")
    assert stored.fetchall()[0] == (first, last)
