"""The methods: complete, found by name, and their worked examples true of the code."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from analytics.filters import DealFilter
from analytics.glossary import GLOSSARY, terms_with
from analytics.language import spoken
from analytics.methods import BY_NAME, METHODS, methods_with
from analytics.queries.overview import deals_by_quarter, money_layers_by_year, newest_deals, upfront_share_by_year, year_to_date
from analytics.queries.record import disclosure_by_year
from analytics.sections import SECTIONS
from analytics.terms import DIRECTIONS
from data.schema import HOME, vocabularies
from data.store import Cursor

Cursors = Callable[..., Cursor]


@pytest.mark.parametrize("key", SECTIONS)
def test_every_section_has_its_method(key: str):
    assert SECTIONS[key].method in BY_NAME


def test_every_method_that_code_refers_to_exists():
    told = {
        (path.name, name)
        for path in Path(HOME.parent, "analytics").rglob("*.py")
        for name in re.findall(r'Methods, "([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(told) > 5
    assert not {(path, name) for path, name in told if name not in BY_NAME}


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_every_part_of_a_method_is_told(method):
    assert [heading for heading, _ in method.parts()] == ["Formula", "Base", "Limits", "Example"]
    for _, text in method.parts():
        assert len(text.split()) >= 5
        assert text.endswith((".", "”"))


def test_names_and_terms_stand_once():
    names = [method.name.casefold() for method in METHODS]
    terms = [entry.term.casefold() for entry in GLOSSARY]
    assert len(set(names)) == len(names)
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("entry", GLOSSARY, ids=lambda entry: entry.term)
def test_a_term_is_explained_in_one_to_three_sentences(entry):
    assert entry.meaning.endswith(".")
    assert 1 <= len(re.findall(r"[.;](?: |$)", entry.meaning)) <= 4


@pytest.mark.parametrize(
    "term",
    ["Licensor", "Licensee", "Upfront", "Near-term milestones", "Milestones", "Headline total", "Contingent", "Royalty", "NewCo", "Option",
     "Stage at signing", "Territory", "Complete response", "Resubmission", "PDUFA date", "BLA", "NDA", "MAA", "CHMP", "NMPA"],
)  # fmt: skip
def test_the_field_s_words_are_there(term: str):
    assert term in {entry.term for entry in GLOSSARY}


def test_search_needs_every_word_in_any_case():
    assert [method.name for method in methods_with("DEAL own shares hide")] == ["Upfront share"]
    assert [method.name for method in methods_with("upfront")][:3] == ["Upfront share", "Upfront", "Headline total"]
    assert methods_with("") == list(METHODS)
    assert methods_with("no-such-word") == []
    assert [entry.term for entry in terms_with("antibody toxin cell")] == ["ADC"]
    assert len(terms_with(" ")) == len(GLOSSARY)


def test_search_finds_words_of_either_language_where_chinese_is_spoken():
    assert methods_with("首付款占比") == []
    with spoken("zh"):
        assert methods_with("首付款占比")[0].name == "Upfront share"
        assert [method.name for method in methods_with("DEAL own shares hide")] == ["Upfront share"]
        assert [entry.term for entry in terms_with("抗体 毒素 细胞")] == ["ADC"]
        assert [entry.term for entry in terms_with("antibody toxin 毒素")] == ["ADC"]


def test_direction_and_territory_name_every_value():
    told = BY_NAME["Direction"].formula
    assert all(direction in told for direction in DIRECTIONS if direction != "any")
    assert all(group in BY_NAME["Territory"].formula for group in vocabularies()["territory_group"]["value"])
    assert all(status in BY_NAME["Status"].formula for status in vocabularies()["status"]["value"])


def test_example_of_the_headline_total(cursor_of: Cursors):
    cursor = cursor_of("""
        announced_on | upfront_usd_m | near_term_usd_m | milestones_usd_m | total_potential_usd_m
        2024-05-02   | 50            | 30              | 920              | 1000
        2024-06-02   |               |                 |                  |
    """)
    (quarter,) = deals_by_quarter(cursor, DealFilter()).to_dict("records")
    assert (quarter["headline_usd_m"], quarter["disclosed_count"], quarter["deal_count"]) == (1000, 1, 2)


def test_example_of_the_money_layers(cursor_of: Cursors):
    cursor = cursor_of("""
        announced_on | upfront_usd_m | near_term_usd_m | equity_usd_m | total_includes_equity | total_potential_usd_m
        2024-05-02   | 50            | 30              | 20           | yes                   | 1000
        2024-06-02   |               |                 |              |                       | 400
    """)
    (year,) = money_layers_by_year(cursor, DealFilter()).to_dict("records")
    assert (year["cash_upfront_usd_m"], year["near_term_usd_m"], year["equity_usd_m"]) == (50, 30, 20)
    assert (year["contingent_usd_m"], year["unsplit_usd_m"]) == (900, 400)


def test_example_of_the_upfront_share(cursor_of: Cursors):
    cursor = cursor_of("""
        upfront_usd_m | total_potential_usd_m | deal_type
        10            | 100                   | license
        30            | 600                   | license
        20            | 1000                  | license
        900           | 1000                  | acquisition
    """)
    (year,) = upfront_share_by_year(cursor, DealFilter()).to_dict("records")
    assert year["aggregate_share"] == pytest.approx(60 / 1700)
    assert year["median_share"] == pytest.approx(0.05)
    assert year["mean_share"] == pytest.approx(0.17 / 3)
    assert "60 ÷ 1,700 = 3.5%; median 5.0%; mean (10% + 5% + 2%) ÷ 3 = 5.7%" in BY_NAME["Upfront share"].example


def test_example_of_what_is_new(cursor_of: Cursors):
    cursor = cursor_of("""
        deal_id | announced_on
        newest  | 2026-06-30
        inside  | 2026-04-02
        outside | 2026-04-01
    """)
    assert newest_deals(cursor, DealFilter())["deal_id"].tolist() == ["newest", "inside"]


def test_example_of_the_year_to_date(cursor_of: Cursors):
    days = ["2026-06-24"] + [f"2026-02-{day:02d}" for day in range(1, 12)] + [f"2025-02-{day:02d}" for day in range(1, 10)] + ["2025-06-24"]
    cursor = cursor_of("announced_on\n" + "\n".join([*days, "2025-06-25", "2025"]))
    assert year_to_date(cursor, DealFilter())["deal_count"].tolist() == [12, 10]


def test_example_of_counting_once(cursor_of: Cursors):
    cursor = cursor_of("""
        deal_id  | announced_on | upfront_usd_m | total_potential_usd_m | headline_within
        option   | 2023-05-01   |               | 600                   |
        exercise | 2025-05-01   | 85            |                       | option
    """)
    years = money_layers_by_year(cursor, DealFilter()).set_index("announced_year")
    assert years.loc[2025, "cash_upfront_usd_m"] == 85
    assert deals_by_quarter(cursor, DealFilter())["headline_usd_m"].sum() == 600


def test_example_of_disclosure(cursor_of: Cursors):
    both, upfront, total, none = "20 | 100", "20 | ", " | 100", " | "
    rows = [both] * 5 + [upfront] * 2 + [total] + [none] * 2
    (year,) = disclosure_by_year(cursor_of("upfront_usd_m | total_potential_usd_m\n" + "\n".join(rows)), DealFilter()).to_dict("records")
    assert (year["upfront_count"], year["total_count"], year["both_count"], year["deal_count"]) == (7, 6, 5, 10)
    assert "7 of 10, 6 of 10, 5 of 10" in BY_NAME["Disclosure"].example


def test_example_of_company_groups(cursor_of: Cursors):
    cursor = cursor_of("licensors\nmoonrise", companies="company_id | name | country | kind | parent\noakfield | Oakfield | US | pharma |\n"
                       "moonrise | Moonrise | CN | biotech | oakfield")  # fmt: skip
    where, bound = DealFilter(licensor=("oakfield",)).to_sql()
    found = cursor.execute(f"SELECT licensors FROM deal_facts WHERE {where}", bound).fetchall()
    assert found == [("Moonrise",)]
