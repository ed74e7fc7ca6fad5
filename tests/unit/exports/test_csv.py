"""CSV of deals, read back as a spreadsheet would: byte order mark, quoting, Chinese, nothing that runs as a formula."""

import csv
import io
from datetime import date

import pandas as pd
import pytest

from analytics.deal_columns import BY_LABEL, chosen_columns
from analytics.evidence import Evidence
from analytics.exports.csv import csv_bytes
from analytics.exports.deals import deals_csv
from analytics.exports.names import file_name
from analytics.exports.safe import safe_text

EVIDENCE = Evidence("Deals", "USD m", "disclose an upfront", 1, 2, "Out-licences, ADC", "Headline total", date(2026, 11, 21), "test")


def read_back(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))


def one_cell(text: str) -> str:
    return read_back(csv_bytes(pd.DataFrame({"Notes": [text]}), EVIDENCE))[1][0]


def test_the_file_starts_with_a_byte_order_mark_so_that_excel_reads_chinese() -> None:
    written = csv_bytes(pd.DataFrame({"Licensor": ["信达生物"]}), EVIDENCE)
    assert written.startswith(b"\xef\xbb\xbf")
    assert read_back(written)[1] == ["信达生物"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("https://example.org","x")'])
def test_text_that_would_run_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_text(text) == f"'{text}"
    assert one_cell(text).replace("\r", "\n") == f"'{text}".replace("\r", "\n")


@pytest.mark.parametrize("text", ['a, "b"', "line one\nline two", "plain", "A=B", "3-in-1", " =spaced"])
def test_commas_quotes_and_lines_come_back_as_they_were(text: str) -> None:
    assert one_cell(text) == text


def test_a_heading_is_made_safe_too() -> None:
    assert read_back(csv_bytes(pd.DataFrame({"=cmd": [1]}), EVIDENCE))[0] == ["'=cmd"]


def test_numbers_stay_numbers_and_an_unknown_amount_stays_empty() -> None:
    written = read_back(csv_bytes(pd.DataFrame({"Change": [-2.5, None]}), EVIDENCE))
    assert [row[0] for row in written[1:3]] == ["-2.5", ""]


def test_filter_basis_and_source_follow_the_rows() -> None:
    rows = read_back(csv_bytes(pd.DataFrame({"Deals": [2]}), EVIDENCE))
    assert rows[0] == ["Deals"]
    said = dict(row for row in rows if len(row) == 2)
    assert said["# Filter"] == "Out-licences, ADC"
    assert said["# Basis"] == "1 of 2 deals disclose an upfront"
    assert said["# Source"] == "Source: Chuhai data test, as of 2026-11-21; methods 1.0"


def test_a_date_is_written_no_more_exactly_than_it_is_known() -> None:
    deals = pd.DataFrame(
        {
            "announced_on": pd.to_datetime(["2024-05-16", "2024-05-01", "2024-01-01", None]),
            "announced_precision": ["day", "month", "year", None],
            "upfront_usd_m": [34.8, None, 1.0, 2.0],
        }
    )
    rows = read_back(deals_csv(deals, (BY_LABEL["Announced"], BY_LABEL["Upfront"]), EVIDENCE))
    assert rows[0] == ["Announced", "Upfront, USD m"]
    assert [row[0] for row in rows[1:5]] == ["2024-05-16", "2024-05", "2024", ""]
    assert [row[1] for row in rows[1:5]] == ["34.8", "", "1.0", "2.0"]


def test_the_columns_of_the_reader_come_in_the_order_of_the_reader() -> None:
    assert [column.label for column in chosen_columns(["Status", "no such column", "Licensor"])] == ["Status", "Licensor"]
    assert [column.label for column in chosen_columns([])][:3] == ["Announced", "Licensor", "Licensee"]


def test_the_file_name_says_product_content_and_day() -> None:
    assert file_name("deals", EVIDENCE) == "chuhai_deals_2026-11-21"
