"""The pages Reviews and Lag & designations as a visitor meets them."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analytics.sections.lag import DESIGNATIONS, LAGS, PUBLISHED
from analytics.sections.reviews import AFTER_COMPLETE_RESPONSE, CYCLES, GOAL_DATES, REASONS, TIMES
from data import schema
from data.store import Store
from tests.app.cards import cards_of

REVIEWS, LAG = "pages/regulatory/reviews.py", "pages/regulatory/lag.py"
Opened = Callable[..., AppTest]


@pytest.fixture
def opened(curated_store: Store) -> Opened:
    """opened(page, name=value, ...): the page under a link."""

    def follow(page: str, **params: str) -> AppTest:
        app = AppTest.from_file(str(schema.HOME.parent / "app.py"), default_timeout=60)
        app.query_params.update(params)
        return app.switch_page(page).run()

    return follow


def keys(app: AppTest) -> set[str]:
    assert not app.exception
    return {card["words"]["key"] for card in cards_of(app)}


def test_reviews_open_with_a_sentence_every_card_and_the_lists(opened: Opened) -> None:
    app = opened(REVIEWS)
    first_time, first_cycle = (next(iter(sections.values())).key for sections in (TIMES, CYCLES))
    assert keys(app) == {first_time, first_cycle, AFTER_COMPLETE_RESPONSE.key, GOAL_DATES.key, REASONS.key}
    assert "approved in the first cycle" in app.markdown[0].value
    lists = [element.value for element in app.markdown if element.value.startswith("- **[")]
    assert len(lists) == 2 and all("/asset?id=" in rows for rows in lists)
    assert any("no seat found" in element.value for element in app.caption)
    assert any("Authority" in table.value.columns for table in app.table)


def test_clock_and_groups_follow_the_reader_and_the_link(opened: Opened) -> None:
    app = opened(REVIEWS)
    app.segmented_control(key="clock").set_value("acceptance").run()
    app.segmented_control(key="cycles").set_value("type").run()
    assert {TIMES["acceptance"].key, CYCLES["type"].key} <= keys(app)
    assert {TIMES["submission"].key, CYCLES["type"].key} <= keys(opened(REVIEWS, clock="submission", cycles="type"))


@pytest.mark.parametrize(
    ("page", "name", "told"), [(REVIEWS, "clock", "cannot start"), (REVIEWS, "cycles", "cannot be grouped"), (LAG, "abroad", "No authority")]
)
def test_a_bad_link_is_told_and_the_default_shown(opened: Opened, page: str, name: str, told: str) -> None:
    app = opened(page, **{name: "![x](y)"})
    assert {next(iter(LAGS.values())).key if page == LAG else next(iter(TIMES.values())).key} <= keys(app)
    assert any(told in warning.value for warning in app.warning)


@pytest.mark.parametrize("page", [REVIEWS, LAG])
def test_without_an_event_the_page_says_why(opened: Opened, page: str) -> None:
    app = opened(page, modality="vaccine", status="expired")
    assert not keys(app)
    assert "No regulatory event matches" in app.info[0].value


def test_a_filter_without_a_complete_response_leaves_empty_cards_that_say_so(opened: Opened) -> None:
    app = opened(REVIEWS, company="ascentage")
    assert REASONS.key not in keys(app)
    assert any("No complete response" in element.value for element in app.caption)


def test_lag_opens_with_its_sentence_and_the_authority_can_be_chosen(opened: Opened) -> None:
    app = opened(LAG)
    assert keys(app) == {LAGS["any of the three"].key, DESIGNATIONS.key, PUBLISHED.key}
    assert "on record as approved in China" in app.markdown[0].value
    assert any("Lag, years" in table.value.columns for table in app.table)
    app.button_group(key="abroad").set_value("MHLW").run()
    assert LAGS["MHLW"].key in keys(app)
    assert LAGS["FDA"].key in keys(opened(LAG, abroad="FDA"))
