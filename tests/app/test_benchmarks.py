"""The Benchmarks page as a visitor meets it: an example, a deal by link, one's own, controls, bad input, nothing left."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from tests.app.cards import Open, cards_of, opener

OWN = {"whose": "My own", "its_stage": "phase 1", "its_modality": "ADC", "its_area": "oncology", "its_territory": "global", "its_year": "2025"}


@pytest.fixture
def opened(curated_store: Store) -> Open:
    """opened(its_upfront="60"): the page for these parameters."""

    return opener("deals/benchmarks")


def said(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.caption, *app.warning, *app.info)).replace("\\", "")


def sentence(app: AppTest) -> str:
    """The opening sentence, which stands first."""
    return next(str(element.value) for element in app.markdown if "compar" in str(element.value)).replace("\\", "")


def listed(app: AppTest) -> int:
    return int(re.search(r"CSV, ([\d,]+) deal", " ".join(button.label for button in app.get("download_button")))[1].replace(",", ""))  # type: ignore[index]


def test_without_a_deal_the_newest_stands_as_an_example(opened: Open) -> None:
    app = opened()
    assert not app.exception
    assert "No deal is chosen yet" in said(app)
    assert re.match(r"At \*\*\$.+ upfront\*\* .+ stands \*\*(above|below) .+ comparable deals\*\*", sentence(app))
    titles = [card["words"]["title"] for card in cards_of(app)]
    assert sorted(titles) == ["Headline total among comparables", "Upfront among comparables", "Upfront share among comparables"]
    assert all(card["words"]["method"] == "Method: Benchmark percentile" for card in cards_of(app))


def test_a_deal_by_link_is_compared_and_search_offers_others(opened: Open) -> None:
    app = opened(id="2025-01-02_innovent_roche")
    assert "Innovent Biologics → Roche" in sentence(app)
    assert "No deal is chosen yet" not in said(app)
    app.text_input(key="find-benchmark-2025-01-02_innovent_roche").set_value("荣昌").run()
    assert not app.exception
    assert any("RemeGen" in element.proto.label for element in app.get("page_link"))


def test_ones_own_deal_and_wider_sets_hold_more(opened: Open) -> None:
    counts = []
    for level, years in (("same", "1 year"), ("related", "3 years"), ("any", "all")):
        levels = {f"like_{trait}": level for trait in ("stage", "modality", "area", "territory")}
        app = opened(**OWN, **levels, like_years=years, breadth="My choice", its_upfront="60", its_headline="1200")
        assert not app.exception
        counts.append(listed(app))
    assert counts[0] < counts[1] < counts[2]
    assert "At **$60m upfront** your deal stands" in sentence(app)
    assert "with an upfront share of **5.0%**" in sentence(app)


def test_taking_over_starts_where_the_set_stood(opened: Open) -> None:
    app = opened(**OWN, its_upfront="60")
    before = listed(app)
    app.segmented_control(key="breadth").set_value("My choice").run()
    assert not app.exception
    assert listed(app) == before
    assert app.segmented_control(key="like_territory")


def test_under_five_the_list_only_with_the_reason(opened: Open) -> None:
    app = opened(whose="My own", its_modality="radiopharmaceutical", its_upfront="60", breadth="My choice", like_years="all")
    assert not app.exception
    assert cards_of(app) == []
    assert "under 5, so no percentile and no median is printed" in said(app)
    assert "too few (under 5) to place your deal" in sentence(app)
    assert listed(app) >= 1


def test_no_comparable_is_said_and_nothing_is_blank(opened: Open) -> None:
    app = opened(whose="My own", its_modality="vaccine", its_stage="filed", its_upfront="60", breadth="My choice")
    assert not app.exception
    assert "No other deal of the filter is comparable to your deal" in sentence(app)
    assert "No deal of the filter is comparable" in said(app)


def test_an_upfront_above_the_headline_is_told(opened: Open) -> None:
    app = opened(**OWN, its_upfront="600", its_headline="100")
    assert not app.exception
    assert "The upfront is above the headline total" in said(app)
    assert "upfront share of" not in sentence(app)


@pytest.mark.parametrize(
    "bad", [{"its_upfront": "-5"}, {"its_upfront": "nan"}, {"its_year": "1066"}, {"its_year": "soon"}, {"like_years": "9 years"}, {"its_stage": "phase 9"}, {"breadth": "x"}]
)  # fmt: skip
def test_a_bad_value_falls_back_with_a_notice(opened: Open, bad: dict[str, str]) -> None:
    app = opened(**{**OWN, "breadth": "My choice", **bad})
    assert not app.exception
    assert any("The link holds" in warning.value for warning in app.warning)
    assert "nan" not in sentence(app)


@pytest.mark.parametrize("params", [{"its_upfront": "0", "its_headline": "0"}, {}])
def test_no_amount_at_all_still_tells_the_median(opened: Open, params: dict[str, str]) -> None:
    assert "Without a stated amount" in sentence(opened(**OWN, **params))


def test_an_unknown_deal_and_an_empty_filter_are_told(opened: Open) -> None:
    unknown = opened(id="2025-01-02_inovent_roche")
    assert not unknown.exception
    assert "No deal has the id" in said(unknown)
    empty = opened(modality="vaccine", status="expired")
    assert not empty.exception
    assert empty.button(key="empty-reset")


def test_an_acquisition_is_not_placed(opened: Open, curated_store: Store) -> None:
    (deal_id,) = curated_store.cursor().execute("SELECT deal_id FROM deals WHERE deal_type = 'acquisition' AND upfront > 0 ORDER BY 1").fetchall()[0]
    app = opened(id=deal_id)
    assert not app.exception
    assert "price of a company" in sentence(app)
