"""The Reconcile page as a visitor meets it: the answer, rules by hand and by link, presets, nothing to compare."""

import pytest
from streamlit.testing.v1 import AppTest

from analytics.counting import DEFINITIONS, Counting
from analytics.findings.reconcile import answer
from analytics.queries.claims import claims_beside_ours
from analytics.queries.reconcile import beside_published
from data.store import Store
from tests.app.cards import Open, opener, titles

MAINLAND = next(definition for definition in DEFINITIONS if definition.name.startswith("PharmCube"))


@pytest.fixture
def opened(curated_store: Store) -> Open:
    """opened(period="2024", leave_out=["options"]): the page for these parameters."""

    return opener("trust/reconcile")


def said(app: AppTest) -> str:
    elements = (*app.subheader, *app.markdown, *app.caption, *app.warning, *app.info)
    return "\n".join(str(element.value) for element in elements).replace("\\", "")


def test_it_opens_with_the_last_whole_year_and_every_part(opened: Open, curated_store: Store) -> None:
    app = opened()
    assert not app.exception
    figures = beside_published(curated_store.cursor(), "headline", "years", Counting())
    assert app.markdown[0].value.replace("\\", "") == answer(figures, "2025", "headline", Counting())
    assert titles(app) == ["Published headline totals beside ours", "How much of the published counts is on record", "What each rule moves, 2025"]
    text = said(app)
    assert all(
        part in text for part in ("Who says what of 2025", "Shares that do not follow from their own sums", "The five articles beside our rows")
    )
    assert "PharmCube" in text


def test_a_link_reopens_rules_period_and_measure(opened: Open, curated_store: Store) -> None:
    app = opened(sum_of="Upfronts", period="2024", leave_out=list(MAINLAND.counting.left_out), count_too=["equity as upfront"])
    assert not app.exception
    counting = Counting(MAINLAND.counting.left_out, ("equity as upfront",))
    figures = beside_published(curated_store.cursor(), "upfront", "years", counting)
    assert app.markdown[0].value.replace("\\", "") == answer(figures, "2024", "upfront", counting)
    assert "equity as upfront counted too" in said(app)
    assert app.selectbox(key="counted-as").value == "My own rules"


def test_a_preset_sets_the_rules_and_the_sum_moves(opened: Open, curated_store: Store) -> None:
    app = opened(period="2023")
    before = app.markdown[0].value
    app.selectbox(key="counted-as").set_value(MAINLAND.name).run()
    assert not app.exception
    assert app.query_params["leave_out"] == list(MAINLAND.counting.left_out)
    figures = beside_published(curated_store.cursor(), "headline", "years", MAINLAND.counting)
    assert app.markdown[0].value.replace("\\", "") == answer(figures, "2023", "headline", MAINLAND.counting)
    assert app.markdown[0].value != before
    assert MAINLAND.told.split(";")[0] in said(app)


def test_parts_of_a_year_have_their_own_periods(opened: Open) -> None:
    app = opened(span="parts of a year", period="2025H1")
    assert not app.exception
    assert "For 2025H1," in app.markdown[0].value
    assert "What each rule moves, 2025H1" in titles(app)


def test_every_statement_can_be_shown(opened: Open, curated_store: Store) -> None:
    claims = claims_beside_ours(curated_store.cursor())
    app = opened(saying="Every statement")
    assert not app.exception
    assert f"{len(claims)} statements." in said(app)
    assert len(app.dataframe[0].value) == len(claims)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("sum_of", "Royalties", "“Royalties” cannot be summed"),
        ("span", "weeks", "cannot be shown by “weeks”"),
        ("period", "1999", "No such period"),
        ("leave_out", "everything", "No rule is called “everything”"),
        ("saying", "lies", "cannot be narrowed to “lies”"),
    ],
)
def test_a_bad_value_in_the_link_is_told_and_left_out(opened: Open, key: str, value: str, told: str) -> None:
    app = opened(**{key: value})
    assert not app.exception
    assert told in said(app)
    assert "For 2025," in app.markdown[0].value
