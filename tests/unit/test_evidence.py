"""What stands beside every number."""

from datetime import date

import pytest

from analytics.evidence import METHODS_VERSION, Evidence
from analytics.filters import DealFilter
from analytics.sections import SECTIONS

EVIDENCE = Evidence("Title", "USD m", "disclose an upfront", 31, 58, "Out-licences, ADC", "Upfront", date(2026, 11, 21), "2026.11.1+abc")


@pytest.mark.parametrize(
    ("measure", "disclosed", "deals", "words"),
    [
        ("disclose an upfront", 31, 58, "31 of 58 deals disclose an upfront"),
        ("disclose an upfront", 0, 1, "0 of 1 deal disclose an upfront"),
        ("disclose an upfront", 1031, 2058, "1,031 of 2,058 deals disclose an upfront"),
        ("", 5, 5, "5 deals"),
        ("", 1, 1, "1 deal"),
    ],
)
def test_the_basis_is_n_of_n(measure, disclosed, deals, words) -> None:
    basis = Evidence("t", "u", measure, disclosed, deals, "f", "m", date(2026, 1, 1), "v").basis()
    assert basis.replace("discloses", "disclose") == words


def test_the_source_line_names_version_day_and_methods() -> None:
    line = EVIDENCE.source_line()
    assert all(part in line for part in ("2026.11.1+abc", "2026-11-21", METHODS_VERSION))


def test_the_lines_carry_everything() -> None:
    lines = dict(EVIDENCE.lines())
    assert lines["Filter"] == "Out-licences, ADC"
    assert lines["Basis"] == EVIDENCE.basis()
    assert lines["Method"] == "Upfront"
    assert lines["Source"] == EVIDENCE.source_line()


def test_a_section_tells_the_basis_of_its_frame(store_of) -> None:
    store = store_of("""
        upfront_usd_m | total_potential_usd_m
        20            | 200
                      | 900
        5             |
    """)
    section = SECTIONS["deals-by-quarter"]
    frame = section.query(store.cursor(), DealFilter())
    evidence = section.evidence(frame, store, "Out-licences")
    assert (evidence.disclosed_count, evidence.deal_count) == (2, 3)
    assert (evidence.as_of, evidence.data_version, evidence.title) == (store.as_of, store.version, section.title)
