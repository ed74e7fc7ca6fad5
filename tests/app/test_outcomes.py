"""The outcomes page as a visitor meets it."""

import pytest
from streamlit.testing.v1 import AppTest

from analytics.sections.outcomes import CURVES, OUTCOMES
from data import schema
from data.store import Store
from tests.app.cards import cards_of

PAGE = "pages/deals/outcomes.py"


@pytest.fixture
def opened(curated_store: Store):
    """opened(name=value, ...): the page under a link."""

    def follow(**params: str) -> AppTest:
        app = AppTest.from_file(str(schema.HOME.parent / "app.py"), default_timeout=60)
        app.query_params.update(params)
        return app.switch_page(PAGE).run()

    return follow


def keys(app: AppTest) -> set[str]:
    return {card["words"]["key"] for card in cards_of(app)}


def test_it_opens_with_its_sentence_every_card_and_the_lists(opened) -> None:
    app = opened()
    assert not app.exception
    assert "are known to be terminated" in app.markdown[0].value
    assert keys(app) == {section.key for section in OUTCOMES} - {CURVES["modality"].key}
    lists = [element.value for element in app.markdown if element.value.startswith("- **[")]
    assert len(lists) == 1 and lists[0].count("\n- **[") + 1 == 22
    assert any("/asset?id=" in str(table.value.to_dict()) for table in app.table)


def test_the_curves_are_grouped_as_the_reader_or_the_link_says(opened) -> None:
    app = opened()
    app.segmented_control(key="curves").set_value("modality").run()
    assert CURVES["modality"].key in keys(app) and CURVES["stage"].key not in keys(app)
    assert CURVES["modality"].key in keys(opened(curves="modality"))


def test_an_unknown_grouping_is_told_and_the_stage_shown(opened) -> None:
    app = opened(curves="![x](y)")
    assert not app.exception
    assert CURVES["stage"].key in keys(app)
    assert any("cannot be grouped" in warning.value for warning in app.warning)


def test_without_a_deal_the_page_says_why(opened) -> None:
    app = opened(modality="vaccine", status="expired")
    assert not app.exception
    assert "No deal matches" in app.info[0].value
    assert not cards_of(app)


def test_without_a_terminated_deal_it_says_so_in_words(opened) -> None:
    app = opened(status="active")
    assert not app.exception
    assert "**0 of 166 deals** are known to be terminated" in app.markdown[0].value
    assert not any(element.value.startswith("- **[") for element in app.markdown)
