"""Texts in English and Chinese: which is said when, and that both say the same."""

from threading import Thread

import pandas as pd
import pytest

from analytics.figures.spoken import in_language
from analytics.filters import DealFilter
from analytics.language import CHINESE, keeps_language, language, say, spoken
from analytics.wording import counted, dated, listed, money, table_in_language, worded


def test_english_is_said_as_written():
    assert say("{count} of {all}", count=3, all=5) == "3 of 5"
    assert say("a { brace without parts") == "a { brace without parts"
    assert say("") == ""


def test_chinese_comes_from_the_catalogue_and_english_where_it_is_silent():
    with spoken(CHINESE):
        assert say("oncology") == "肿瘤"
        assert say("from {day}", day="2023-01-01") == "自 2023-01-01"
        assert say("no catalogue holds this {thing}", thing=1) == "no catalogue holds this 1"
        assert say("") == ""
    assert say("oncology") == "oncology"


def test_the_language_returns_after_a_failure():
    with pytest.raises(ZeroDivisionError), spoken(CHINESE):
        raise ZeroDivisionError
    assert language() == "en"


def test_another_thread_speaks_as_asked():
    with spoken(CHINESE):
        told = keeps_language(lambda: say("oncology"))
    heard: list[str] = []
    worker = Thread(target=lambda: heard.extend([told(), say("oncology")]))
    worker.start()
    worker.join()
    assert heard == ["肿瘤", "oncology"]


@pytest.mark.parametrize(
    ("usd_m", "said"),
    [
        (1250, "12.5亿美元"),
        (80, "8,000万美元"),
        (0.5, "50万美元"),
        (99.97, "1亿美元"),
        (99.94, "9,990万美元"),
        (150_000, "1,500亿美元"),
        (45.67, "4,570万美元"),
        (float("nan"), "未披露"),
    ],
)
def test_money_goes_in_steps_of_ten_thousand(usd_m, said):
    with spoken(CHINESE):
        assert money(usd_m) == said


def test_words_are_joined_as_chinese_joins_them():
    with spoken(CHINESE):
        assert counted(1234, "deal") == "1,234 笔交易"
        assert listed(["甲", "乙", "丙"]) == "甲、乙和丙"
        assert worded("17", "exact") == "17"
        assert dated(pd.Timestamp("2024-05-16"), "month") == "2024年5月"
        assert DealFilter(modality=("not stated",)).sentence() == "出海交易，药物类型未说明"


def test_a_table_is_translated_without_its_numbers():
    table = pd.DataFrame({"Upfront": [1.5, None], "Stage at signing": ["phase 2", None]})
    with spoken(CHINESE):
        said = table_in_language(table)
    assert list(said.columns) == ["首付款", "签约阶段"]
    assert said["首付款"].iloc[0] == 1.5 and said["签约阶段"].iloc[0] == "II 期" and pd.isna(said["签约阶段"].iloc[1])
    assert table_in_language(table) is table


def test_a_figure_is_translated_but_not_what_its_marks_carry():
    figure = {
        "data": [{"name": "Upfront", "y": pd.Series(["phase 2"]), "x": [3], "customdata": [["phase 2"]], "node": {"label": ["oncology"]}}],
        "layout": {
            "height": 300,
            "xaxis2": {"title": {"text": "Deals"}, "tickvals": ["phase 2"]},
            "annotations": [{"text": "Reset", "name": "Reset"}],
        },
    }
    with spoken(CHINESE):
        said = in_language(figure)
    assert said["data"][0]["name"] == "首付款" and said["data"][0]["y"] == ["II 期"] and said["data"][0]["x"] == [3]
    assert said["data"][0]["customdata"] == [["phase 2"]] and said["data"][0]["node"]["label"] == ["肿瘤"]
    assert said["layout"]["xaxis2"] == {"title": {"text": "交易"}, "tickvals": ["II 期"]}
    assert in_language(figure) is figure
