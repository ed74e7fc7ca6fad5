"""The text of a report names the row and leaves room for what is right; its address holds it for a tracker's form."""

from urllib.parse import parse_qs, urlsplit

from analytics.exports.report import MOST_IN_ADDRESS, report_address, report_text, report_title

ROW = {"deal_id": "a_b", "upfront": 20.0, "notes": None, "territory": "", "licensors": "信达生物"}


def test_the_text_names_row_version_and_address_and_leaves_out_empty_cells() -> None:
    text = report_text("deals", "a_b", ROW, "2026.11", "https://x/data?pick=deals&id=a_b")
    assert "Row: a_b" in text
    assert "- upfront: 20.0" in text
    assert "- licensors: 信达生物" in text
    assert "notes" not in text
    assert "territory" not in text
    assert "deals,a_b,<column>,<value now>,<right value>" in text


def test_the_address_fills_in_the_form_and_stays_short() -> None:
    title = report_title("deals", "a_b")
    query = parse_qs(urlsplit(report_address("https://tracker.example/new", title, "x" * 9000)).query)
    assert query["title"] == query["issue[title]"] == ["Data error: deals a_b"]
    assert len(query["body"][0]) == MOST_IN_ADDRESS
