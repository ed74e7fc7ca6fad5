"""What is read from each source's form, and what is said where the form has changed."""

import json
from datetime import date
from typing import Any

import pytest

from data.refresh.ema import medicines
from data.refresh.failures import SchemaChanged
from data.refresh.openfda import approvals, letters
from tests.unit.refresh.replay import DRUGS, EXTRACT, LETTERS, OWN, sample


def body(name: str) -> dict[str, Any]:
    return json.loads(sample(name))


def told(reading) -> list[tuple[str, str, date]]:
    return [(found.application_number or found.brands[0], found.event_type, found.event_on) for found in reading.events]


def test_drugs_at_fda_give_original_and_efficacy_approvals_only() -> None:
    answer = body(DRUGS)
    answer["results"][1]["submissions"].append(
        {
            "submission_type": "SUPPL",
            "submission_number": "3",
            "submission_status": "AP",
            "submission_status_date": "20260105",
            "submission_class_code": "EFFICACY",
        }
    )
    answer["results"][2]["submissions"][1]["submission_status"] = "TA"
    reading = approvals(answer)
    assert told(reading) == [
        ("BLA 761240", "approval", date(2023, 10, 27)),
        ("NDA 217564", "approval", date(2023, 11, 8)),
        ("NDA 217564", "approval", date(2026, 1, 5)),
    ]
    loqtorzi, _, supplement = reading.events
    assert (loqtorzi.brands, loqtorzi.substances, loqtorzi.application_type) == (("LOQTORZI",), ("TORIPALIMAB-TPZI",), "BLA")
    assert loqtorzi.source_url.endswith("ApplNo=761240")
    assert "priority review" in loqtorzi.note
    assert supplement.application_type == "sNDA"


def test_a_generic_is_left_out() -> None:
    answer = body(DRUGS)
    answer["results"][0]["application_number"] = "ANDA761240"
    assert "761240" not in str(told(approvals(answer)))


def test_a_fixed_combination_has_no_substance_of_its_own() -> None:
    answer = body(DRUGS)
    answer["results"][1]["products"][0]["active_ingredients"].append({"name": "IMATINIB"})
    answer["results"][1]["openfda"]["generic_name"] = ["FRUQUINTINIB AND IMATINIB"]
    assert approvals(answer).events[1].substances == ()


def test_letters_give_complete_responses_with_their_subject() -> None:
    reading = letters(body(LETTERS))
    assert told(reading) == [
        ("NDA 209510", "complete response", date(2018, 10, 5)),
        ("NDA 215818", "complete response", date(2025, 4, 25)),
        ("BLA 761258", "complete response", date(2024, 1, 19)),
    ]
    akeso = reading.events[2]
    assert akeso.subject.strip().endswith("goal date by three months.")
    assert akeso.source_url == "https://download.open.fda.gov/crl/761258Orig1s000OtherActionLtrs.pdf"


def test_ema_s_own_form_gives_each_dated_step_of_a_human_medicine() -> None:
    reading = medicines(body(OWN))
    steps = [(found.brands[0], found.agency, found.event_type, found.event_on.isoformat()) for found in reading.events]
    assert steps[:3] == [
        ("Fruzaqla", "EMA", "submission accepted", "2023-06-15"),
        ("Fruzaqla", "EMA", "CHMP positive opinion", "2024-04-25"),
        ("Fruzaqla", "EC", "approval", "2024-06-20"),
    ]
    assert ("Carvykti", "EC", "conditional approval", "2022-05-25") in steps
    assert [step[2] for step in steps if step[0] == "Made-up refused"] == ["CHMP negative opinion", "rejection"]
    assert "Made-up for dogs" not in {step[0] for step in steps}
    assert "<p>" not in reading.events[0].indication


def test_texts_in_lists_read_the_same() -> None:
    answer = body(OWN)
    answer["data"] = [{key: [value] for key, value in row.items()} for row in answer["data"]]
    assert [found.event_on for found in medicines(answer).events] == [found.event_on for found in medicines(body(OWN)).events]


def test_the_extract_of_the_data_pack_gives_authorisations() -> None:
    events = {found.brands[0]: found for found in medicines(body(EXTRACT)).events}
    assert (events["Zercepac"].event_on, events["Zercepac"].agency) == (date(2020, 7, 27), "EC")
    assert "Abasaglar" not in events
    assert len(events) == 11


def without(answer: dict[str, Any], rows: str, key: str) -> dict[str, Any]:
    return answer | {rows: [{name: value for name, value in row.items() if name != key} for row in answer[rows]]}


@pytest.mark.parametrize(
    ("read", "answer", "source", "key", "allowed"),
    [
        (approvals, {"data": []}, "openFDA Drugs@FDA", "“results”", "“data”"),
        (approvals, without(body(DRUGS), "results", "application_number"), "openFDA Drugs@FDA", "“application_number”", "“sponsor_name”"),
        (approvals, without(body(DRUGS), "results", "submissions"), "openFDA Drugs@FDA", "“submissions”", "“products”"),
        (letters, without(body(LETTERS), "results", "letter_date"), "openFDA complete response letters", "“letter_date”", "“file_name”"),
        (letters, without(body(LETTERS), "results", "text"), "openFDA complete response letters", "“text”", "“company_name”"),
        (medicines, {"results": []}, "EMA medicines", "“data”, “medicines”", "“results”"),
        (medicines, without(body(OWN), "data", "name_of_medicine"), "EMA medicines", "“name_of_medicine”", "“medicine_url”"),
        (
            medicines,
            without(body(OWN), "data", "marketing_authorisation_date"),
            "EMA medicines",
            "“marketing_authorisation_date”",
            "“opinion_adopted_date”",
        ),
        (medicines, without(body(EXTRACT), "medicines", "inn"), "EMA medicines", "“inn”", "“holder”"),
    ],
)
def test_a_missing_key_is_told_with_source_key_and_what_is_needed(read, answer, source: str, key: str, allowed: str) -> None:
    with pytest.raises(SchemaChanged) as changed:
        read(answer)
    assert changed.value.message.startswith(source)
    assert key in changed.value.message
    assert allowed in changed.value.message
    assert "data/refresh" in changed.value.remedy


def test_records_that_are_no_list_are_told() -> None:
    with pytest.raises(SchemaChanged, match="“results” is no list of records"):
        approvals({"results": "none"})


def test_codes_that_changed_are_told_with_those_that_are_known() -> None:
    answer = body(DRUGS)
    for row in answer["results"]:
        for submission in row["submissions"]:
            submission["submission_status"] = "APPROVED"
    with pytest.raises(SchemaChanged, match=r"“submission_status”; allowed are “AP”, “TA”; found are “APPROVED”"):
        approvals(answer)


def test_one_odd_day_among_many_is_left_out_and_told_and_alone_it_is_raised() -> None:
    odd = body(LETTERS)["results"][0] | {"letter_date": "2018-10-05"}
    with pytest.raises(SchemaChanged, match=r"holds '2018-10-05' as “letter_date”; a day must look like 01/31/2026"):
        letters({"results": [odd]})
    reading = letters({"results": [odd] + body(LETTERS)["results"] * 10})
    assert len(reading.events) == 30
    assert len(reading.odd) == 1
    assert "2018-10-05" in reading.odd[0]
