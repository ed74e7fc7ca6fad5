"""The snapshot as text: nothing that runs comes from the data, nothing is asked of a server, repeats have names of their own."""

import json
import re
from datetime import date

import pandas as pd
import pytest

from analytics.evidence import Evidence
from analytics.exports.part import Cover, Part
from analytics.exports.snapshot import Drawn, Library, script_json, script_text, snapshot_steps
from analytics.exports.steps import MOST_SECTIONS, Planned, finished
from analytics.methods import BY_NAME

DAY = date(2026, 11, 21)
EVIL = "</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>\"'&"
LIBRARY = Library("window.Plotly = '</script>';", '{"type":"FeatureCollection"}')
TABLE = pd.DataFrame({"Company": [EVIL, "信达生物"], "USD m": [1234.5, None], "Source": ["https://example.org/?a=1&b=2", "javascript:alert(3)"]})


def drawn(table: pd.DataFrame = TABLE, figure: dict | None = None) -> Drawn:
    evidence = Evidence(f"Title {EVIL}", "USD m", "", 5, 5, f"Out-licences {EVIL}", "League tables", DAY, "1+abc")
    told = Part("companies", f"Finding {EVIL}", evidence, table, ("text", "money", "link"), BY_NAME["League tables"], "A note.")
    written = json.dumps(figure or {"data": [{"text": EVIL}], "layout": {"height": 340}}).replace(": ", ":").encode()
    return Drawn(told, written, written, 340)


def page(*sections: Drawn, title: str = "Overview") -> str:
    plan = [Planned("One", lambda each=each: each) for each in sections]
    return finished(snapshot_steps(Cover(title, "Out-licences", DAY, "1+abc"), plan, LIBRARY)).decode()


def test_text_from_the_data_never_becomes_markup() -> None:
    html = page(drawn(), title=EVIL)
    assert "<img" not in html
    assert html.count("<script") == html.count("</script>") == 4
    assert html.count("<script>alert") == 0
    assert "javascript:" not in re.sub(r"<td[^>]*>[^<]*</td>", "", html)
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer"' in html


def test_figures_come_back_as_they_were() -> None:
    html = page(drawn())
    held = re.search(r'<script type="application/json" id="figure-companies">(.*?)</script>', html, re.DOTALL)
    assert held
    assert json.loads(held[1])["dark"]["data"][0]["text"] == EVIL


def test_a_section_says_finding_basis_source_method_and_rows() -> None:
    html = page(drawn())
    for told in ("5 deals · USD m", "Source: Chuhai data 1+abc, as of 2026-11-21", "A note.", "Method: League tables", "信达生物", "1,234.5"):
        assert told in html
    assert BY_NAME["League tables"].formula[:30] in html
    assert '<th scope="col" class="number">USD m</th>' in html


@pytest.mark.parametrize(("kind", "is_held"), [({"geojson": "outlines"}, True), ({"type": "bar"}, False)])
def test_outlines_come_along_only_with_a_map(kind: dict, is_held: bool) -> None:
    assert ("FeatureCollection" in page(drawn(figure={"data": [kind], "layout": {"height": 340}}))) is is_held


def test_nothing_is_fetched_and_fonts_for_chinese_are_named() -> None:
    html = page(drawn())
    assert "default-src 'none'" in html
    assert re.findall(r'(?:src|@import|url\()\s*=?\s*["\']?https?:', html) == []
    assert all(font in html for font in ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"))


def test_an_empty_section_no_section_and_too_many_are_told() -> None:
    assert "No deal of this filter can be shown here." in page(drawn(TABLE.head(0)))
    assert 'class="chart"' not in page(drawn(TABLE.head(0)))
    assert "No section was chosen." in page()
    many = page(*[drawn()] * (MOST_SECTIONS + 3))
    assert "The first 200 of 203 sections; a file holds no more." in many
    names = re.findall(r'<section id="([^"]+)"', many)
    assert len(names) == len(set(names)) == MOST_SECTIONS


def test_a_very_long_table_is_cut_and_says_so(monkeypatch) -> None:
    monkeypatch.setattr("analytics.exports.snapshot.LONGEST_TABLE", 1)
    html = page(drawn())
    assert "The first 1 of 2 rows." in html
    assert "信达生物" not in html


def test_scripts_cannot_end_their_element() -> None:
    assert script_text("a</script>b<!--c") == "a<\\/script>b<\\!--c"
    assert script_json(b'["</script>"]') == '["\\u003c/script>"]'
