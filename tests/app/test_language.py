"""The app in Chinese: chosen by link or button, kept on other pages; a link means the same in both languages."""

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from tests.app.cards import Open, cards_of, opener


@pytest.fixture
def opened(curated_store: Store) -> Open:
    return opener("market/landscape")


def bar(app: AppTest) -> str:
    """What the filter bar says of the filter."""
    return next(caption.value for caption in app.caption if " deals" in caption.value or "笔交易" in caption.value)


def told(app: AppTest, key: str) -> list[str]:
    """What the link says under a key."""
    texts = app.query_params.get(key, [])
    return [texts] if isinstance(texts, str) else list(texts)


def keys(app: AppTest) -> set[str]:
    return {card["words"]["key"] for card in cards_of(app)}


def test_a_link_opens_the_page_in_chinese(opened) -> None:
    app = opened(lang="zh", modality="ADC")
    assert not app.exception
    assert bar(app).startswith("出海交易，ADC：")
    assert all("来源：" in card["words"]["source"] for card in cards_of(app))
    assert all("/zh/" in orphan for orphan in live_addresses(app))


def live_addresses(app: AppTest) -> list[str]:
    return [
        element.proto.bytes.decode().split('"live":"')[1].split('"')[0]
        for element in app.get("bidi_component")
        if b'"live":"/' in element.proto.bytes
    ]


def test_the_button_changes_the_language_and_back(opened) -> None:
    app = opened()
    app.button(key="switch-language").click().run()
    assert told(app, "lang") == ["zh"]
    assert bar(app).startswith("出海交易：")
    app.button(key="switch-language").click().run()
    assert bar(app).startswith("Out\\-licences: ")
    assert not app.exception


def test_the_language_stays_on_another_page(opened) -> None:
    app = opened(lang="zh")
    app.query_params.clear()
    app.switch_page("pages/deals/economics.py").run()
    assert bar(app).startswith("出海交易：")
    assert told(app, "lang") == ["zh"]


def test_an_unknown_language_is_told(opened) -> None:
    app = opened(lang="fr")
    assert any("fr" in warning.value for warning in app.warning)
    assert bar(app).startswith("Out\\-licences")


def test_choices_keep_the_same_link_in_both_languages(opened) -> None:
    app = opened(lang="zh", modality="ADC", mix_by="deal type")
    assert "mix-deal-type-deals" in keys(app)
    app.button_group(key="mix_by").set_value("stage").run()
    app.button_group(key="modality").set_value(["ADC", "vaccine"]).run()
    assert "mix-stage-deals" in keys(app)
    assert told(app, "mix_by") == ["stage"]
    assert told(app, "modality") == ["ADC", "vaccine"]
    app.button_group(key="mix_by").set_value("modality").run()
    assert "mix_by" not in app.query_params
    assert not app.exception


def test_a_link_changed_from_outside_decides_in_chinese_too(opened) -> None:
    app = opened(lang="zh", mix_by="stage", modality="ADC")
    app.query_params["mix_by"] = "deal type"
    del app.query_params["modality"]
    app.run()
    assert "mix-deal-type-deals" in keys(app)
    assert "ADC" not in bar(app)


def test_a_bad_value_is_told_in_chinese(opened) -> None:
    app = opened(lang="zh", modality="colour")
    assert any("colour" in warning.value and "无法识别" in warning.value for warning in app.warning)
