"""The calendar file as a calendar reads it: parsed again, escaped, folded, days only."""

from datetime import UTC, date, datetime

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from analytics.exports.ics import ics_bytes

AS_OF = date(2026, 11, 21)
PLAIN = {
    "event_id": "2026_fda_mr-101_goal",
    "event_type": "PDUFA date",
    "event_on": pd.Timestamp("2026-12-10"),
    "event_precision": "day",
    "agency": "FDA",
    "assets": "MR-101",
    "indication": "lung cancer",
    "application_number": None,
    "application_type": "BLA",
    "outcome_reason": None,
    "sponsor": "Moonrise",
    "source_url": "https://example.org/a?b=1,2;c=3",
    "source_title": "A page",
}


def entries(*events):
    written = ics_bytes(pd.DataFrame([PLAIN | event for event in events]), AS_OF, "1.0+abc")
    return written, list(Calendar.from_ical(written).walk("VEVENT"))


def test_an_entry_is_an_all_day_event_with_a_stable_id_and_the_stamp_of_the_data():
    written, (entry,) = entries({})
    assert entry["uid"] == "2026_fda_mr-101_goal@chuhai"
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2026, 12, 10), date(2026, 12, 11))
    assert entry.decoded("dtstamp") == datetime(2026, 11, 21, tzinfo=UTC)
    assert entry["summary"] == "FDA goal date (PDUFA): MR-101"
    assert str(entry["url"]) == PLAIN["source_url"]
    assert "Source: https://example.org/a?b=1,2;c=3" in entry["description"]
    assert b"DTSTART;VALUE=DATE:20261210" in written
    assert ics_bytes(pd.DataFrame([PLAIN]), AS_OF, "1.0+abc") == written


def test_what_is_not_known_to_the_day_is_not_in_the_file():
    coarse = [{"event_id": known, "event_precision": known} for known in ("month", "quarter", "half", "year")]
    written, found = entries({}, *coarse)
    assert [entry["uid"] for entry in found] == ["2026_fda_mr-101_goal@chuhai"]
    assert written.count(b"BEGIN:VEVENT") == 1


def test_signs_are_escaped_and_long_lines_folded_at_75_octets():
    text = "first line, then; a \\ and\na new line " + "卡瑞利珠单抗 " * 30
    written, (entry,) = entries({"indication": text, "assets": "A, B; C"})
    assert b"A\\, B\\; C" in written
    assert b"\\n" in written
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert entry["summary"] == "FDA goal date (PDUFA): A, B; C"
    assert f"Indication: {text}" in entry["description"]


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=120))
def test_any_words_come_back_as_they_were(words):
    _, (entry,) = entries({"assets": words})
    assert entry["summary"] == f"FDA goal date (PDUFA): {words}"
