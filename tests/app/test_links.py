"""What a link says to the control of a page: bad, empty and repeated values never leave it blank, and each is told."""

import ast
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.terms import TERMS
from data import schema
from data.store import Store
from pages.components import link_keys
from pages.components.link_keys import ONE_VALUE, PAGE_PARAMS, SEVERAL_VALUES
from pages.components.link_values import number

HOME = schema.HOME.parent
OWN, CHOICE = {"whose": "My own"}, {"breadth": "My choice"}
BIO = "BIO / Biomedtracker / Amplion: all programmes worldwide (FDA approval), 2006-2015"
INFORMA = "BIO / Informa / QLS: all drugs worldwide (first FDA approval), 2011-2020"
WONG = "Wong, Siah, Lo (MIT): oncology drugs worldwide, 2000-2015 [area: oncology]"
Row = tuple[str, str, dict[str, str], Any, Any, Any, str]
CONTROLS: list[Row] = [  # page, key, what else the link says, default, two good values, a bad one
    ("deals/economics", "sizes", {}, "stage", "year", "stage", "colour"),
    ("deals/outcomes", "curves", {}, "stage", "modality", "stage", "colour"),
    ("market/landscape", "mix_by", {}, "modality", "area", "stage", "colour"),
    ("market/landscape", "mix_of", {}, "deals", "headline total", "deals", "colour"),
    ("market/players", "side", {}, "licensors", "licensees", "licensors", "sellers"),
    ("deals/benchmarks", "whose", {}, "On record", "My own", "On record", "Theirs"),
    ("deals/benchmarks", "breadth", {}, "By itself", "My choice", "By itself", "wide"),
    ("deals/benchmarks", "like_stage", CHOICE, "same", "any", "related", "near"),
    ("deals/benchmarks", "like_years", CHOICE, "3 years", "all", "1 year", "9 years"),
    ("deals/benchmarks", "its_stage", OWN, "not stated", "phase 1", "phase 2", "phase 9"),
    ("deals/benchmarks", "its_year", OWN, None, 2024, 2025, "1066"),
    ("deals/benchmarks", "its_upfront", OWN, None, 60.0, 80.0, "-5"),
    ("deals/value", "odds", {}, BIO, INFORMA, WONG, "Nobody: x"),
    ("deals/value", "sales_share", {}, "50", "30", "100", "55"),
    ("deals/value", "discount", {}, "0", "8", "12", "9"),
    ("deals/value", "years_1", {}, 8.0, 9.5, 10.0, "nan"),
]
NAMES = [f"{page}-{key}" for page, key, *_ in CONTROLS]
Open = Callable[..., AppTest]


@pytest.fixture
def opened(curated_store: Store) -> Open:
    def follow(page: str, params: dict[str, Any]) -> AppTest:
        app = AppTest.from_file(str(HOME / "app.py"), default_timeout=60)
        app.query_params.update(params)
        app = app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        return app

    return follow


def warned(app: AppTest) -> str:
    return "\n".join(str(warning.value) for warning in app.warning if "Your deal" not in warning.value).replace("\\", "")


def shown(app: AppTest, key: str) -> Any:
    """What the control of this key holds."""
    controls = (*app.segmented_control, *app.pills, *app.selectbox, *app.number_input, *app.select_slider)
    return next(control.value for control in controls if control.key == key)


@pytest.mark.parametrize(("page", "key", "others", "default", "good", "better", "bad"), CONTROLS, ids=NAMES)
def test_a_bad_value_is_told_and_the_default_shown(opened: Open, page, key, others, default, good, better, bad) -> None:
    app = opened(page, others | {key: bad})
    assert f"“{bad}”" in warned(app)
    assert shown(app, key) == default


@pytest.mark.parametrize(("page", "key", "others", "default", "good", "better", "bad"), CONTROLS, ids=NAMES)
def test_an_empty_value_is_no_value(opened: Open, page, key, others, default, good, better, bad) -> None:
    app = opened(page, others | {key: ""})
    assert not warned(app)
    assert shown(app, key) == default


@pytest.mark.parametrize(("page", "key", "others", "default", "good", "better", "bad"), CONTROLS, ids=NAMES)
def test_of_repeated_values_the_first_counts_and_the_others_are_told(opened: Open, page, key, others, default, good, better, bad) -> None:
    app = opened(page, others | {key: ["", str(good), str(better), bad]})
    assert shown(app, key) == good
    assert all(f"“{text}”" in warned(app) for text in (better, bad) if text != good)
    twice = opened(page, others | {key: [str(good), str(good)]})
    assert shown(twice, key) == good
    assert not warned(twice)


def test_a_flow_of_the_link_is_one_that_the_filter_has(opened: Open) -> None:
    page = "market/landscape"
    first, second, *_ = next(box.options for box in opened(page, {}).selectbox if box.key == "flow")
    for said, meant, told in (("Mars → x → y", None, "Mars"), ("", None, ""), ([first, first], first, ""), ([first, second], first, second)):
        app = opened(page, {"flow": said})
        assert shown(app, "flow") == meant
        assert told in warned(app) if told else not warned(app)


def test_what_a_link_says_of_several_things_is_told_at_once(opened: Open) -> None:
    app = opened("deals/value", {"discount": ["8", "12"], "years_1": "soon", "odds": "", "stage": "phase 9"})
    assert all(words in warned(app) for words in ("“12”", "“soon”", "phase 9"))
    assert (shown(app, "discount"), shown(app, "odds")) == ("8", BIO)


def used_before() -> None:
    import streamlit as st

    from pages.components import notice
    from pages.components.link_values import drop_unknown, one_of, one_value_each

    one_value_each()
    st.segmented_control("Sizes by", ["stage", "year"], default="stage", required=True, key="sizes", bind="query-params")
    drop_unknown(one_of("sizes", ["stage"], "No {} here."))
    notice.show()


def test_a_control_that_is_in_use_keeps_its_part_of_the_link() -> None:
    """Streamlit refuses to take it out: the reader is told, the page goes on."""
    app = AppTest.from_function(used_before)
    app.query_params["sizes"] = "year"
    app.run()
    assert not app.exception
    assert warned(app) == "No “year” here."


@pytest.mark.parametrize(
    ("text", "is_known"), [("2000", True), ("2035", True), ("1999", False), ("2e3", False), ("nan", False), ("", False), ("2024.5", False)]
)
def test_a_whole_number_is_known_within_its_ends(text: str, is_known: bool) -> None:
    year = number("its_year", 2000, 2035, "year", is_whole=True)
    assert year.is_known(text) == is_known
    assert year.told == "The link holds {} as year, which is no whole number from 2000 to 2035; left out."


@pytest.mark.parametrize(("text", "is_known"), [("0", True), ("1e6", True), ("1000000.5", False), ("-0.1", False), ("inf", False), ("lots", False)])
def test_an_amount_is_known_within_its_ends(text: str, is_known: bool) -> None:
    amount = number("its_upfront", 0, 1_000_000.0, "upfront")
    assert amount.is_known(text) == is_known
    assert amount.told.endswith("no number from 0 to 1,000,000; left out.")


def test_every_key_of_the_link_is_named_once_and_known_to_the_filter_bar() -> None:
    assert not PAGE_PARAMS & {term.key for term in TERMS}
    assert not ONE_VALUE & SEVERAL_VALUES
    named = {name: value for name, value in vars(link_keys).items() if name.isupper() and isinstance(value, str)}
    assert set(named.values()) <= PAGE_PARAMS
    for path in sorted((HOME / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and any(word.arg == "bind" for word in node.keywords) and path.name != "filter_bar.py":
                key = next(word.value for word in node.keywords if word.arg == "key")
                assert not isinstance(key, ast.Constant | ast.JoinedStr), f"{path.name}:{node.lineno} names a key that link_keys does not"
