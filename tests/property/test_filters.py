"""What holds for every filter: it survives its link, binds what was typed, never adds deals, never raises."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.filters import DEFAULTS, MAX_WORDS, DealFilter
from analytics.queries.deals import deal_count
from analytics.queries.names import matching_names
from analytics.queries.overview import modality_mix, money_layers_by_year
from analytics.terms import DIRECTIONS, DISCLOSURES, MAX_TEXT, TERMS
from tests.made_up import TERM_VALUES, filters
from tests.tables import deal_ids

NASTY = [
    "'",
    '"',
    ";",
    "--",
    "%",
    "_",
    "\\",
    "$word0",
    "{0}",
    "?",
    "\x00",
    "信达",
    "百利天恒",
    "'; DROP TABLE deals; --",
    "' OR '1'='1",
    "<b>",
    "=1+1",
    "🧪",
]
texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=40), st.lists(st.sampled_from(NASTY), min_size=1, max_size=5).map(" ".join))
entries = st.lists(st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=20)), max_size=4, unique=True).map(tuple)
OPEN_TERMS = ("company", "licensor", "licensee", "target")


@st.composite
def any_filters(draw: st.DrawFn) -> DealFilter:
    """Any filter that a person could put together, names and text included."""
    chosen = {key: draw(value) for key, value in TERM_VALUES.items() if key not in OPEN_TERMS and draw(st.booleans())}
    opened = {key: draw(entries) for key in OPEN_TERMS if draw(st.booleans())}
    amounts = {key: draw(st.floats(0, 1e12)) for key in ("headline_min", "upfront_max") if draw(st.booleans())}
    return DealFilter(**chosen | opened | amounts, text=draw(texts).strip()[:MAX_TEXT].strip())


@given(any_filters())
def test_a_filter_survives_its_link(deals) -> None:
    assert DealFilter.from_url(deals.to_url()) == (deals, [])


@given(st.dictionaries(st.sampled_from([term.key for term in TERMS]), st.lists(texts, max_size=3)))
def test_any_link_gives_a_filter_and_drops_what_means_nothing(params) -> None:
    deals, problems = DealFilter.from_url(params)
    assert all(isinstance(problem, str) for problem in problems)
    assert deals.direction in DIRECTIONS
    assert deals.disclosure in DISCLOSURES
    assert DealFilter.from_url(deals.to_url()) == (deals, [])
    deals.to_sql()
    assert deals.sentence()


@given(any_filters())
def test_what_was_typed_is_bound_and_never_stands_in_the_sql(deals) -> None:
    clause, bound = deals.to_sql()
    assert set(re.findall(r"'([^']*)'", clause)) <= {"not stated", "licensor", "licensee", "none"}
    for key in OPEN_TERMS:
        if getattr(deals, key):
            assert bound[key] == list(getattr(deals, key))
    if deals.words():
        assert bound["typed"] == deals.text
        assert [bound[f"word{index}"] for index in range(len(deals.words()))] == deals.text.split()[:MAX_WORDS]
    assert set(re.findall(r"\$(\w+)", clause)) == set(bound)


@given(any_filters(), any_filters())
def test_the_sql_depends_on_which_terms_are_set_and_not_on_their_values(one, other) -> None:
    same_shape = replace(
        one,
        **{
            key: getattr(other, key)
            for key in (*OPEN_TERMS, "modality", "headline_min", "upfront_max", "start")
            if getattr(one, key) and getattr(other, key)
        },
    )
    assert same_shape.to_sql()[0] == one.to_sql()[0]


@settings(max_examples=settings.default.max_examples // 4)
@given(deals=any_filters())
def test_no_filter_raises_on_the_curated_deals(curated_store, deals) -> None:
    assert deal_count(curated_store.cursor(), deals) >= 0


@settings(max_examples=settings.default.max_examples // 3)
@given(typed=texts)
def test_no_typed_name_raises(curated_store, typed) -> None:
    assert set(matching_names(curated_store.cursor(), typed)["kind"]) <= {"company", "asset"}


@given(deals=filters(most=6), key=st.sampled_from(sorted(DEFAULTS)))
def test_dropping_a_term_never_loses_deals(curated_store, deals, key) -> None:
    if key == "direction":
        deals, wider = replace(deals, direction="out"), replace(deals, direction="any")
    else:
        wider = deals.without(key)
    cursor = curated_store.cursor()
    assert deal_count(cursor, deals) <= deal_count(cursor, wider)


@given(deals=filters())
def test_filtering_then_grouping_is_grouping_then_filtering(curated_store, deals) -> None:
    cursor = curated_store.cursor()
    mix = modality_mix(cursor, deals)
    for modality, count in zip(mix["modality"], mix["deal_count"], strict=True):
        if not deals.modality or modality in deals.modality:
            assert deal_count(cursor, replace(deals, modality=(modality,))) == count
    assert mix["deal_count"].sum() == deal_count(cursor, deals) == len(deal_ids(cursor, deals))


@given(deals=filters())
def test_disclosed_are_never_more_than_all(curated_store, deals) -> None:
    cursor = curated_store.cursor()
    for frame in (modality_mix(cursor, deals), money_layers_by_year(cursor, deals)):
        assert (frame["disclosed_count"] <= frame["deal_count"]).all()
    assert deal_count(cursor, replace(deals, disclosure="both disclosed")) <= deal_count(cursor, replace(deals, disclosure="upfront disclosed"))


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_only_text(curated_store, text) -> None:
    cursor = curated_store.cursor()
    everything = deal_count(cursor, DealFilter(direction="any"))
    for deals in (DealFilter(direction="any", text=text), DealFilter(direction="any", company=(text,)), DealFilter(direction="any", target=(text,))):
        assert deal_count(cursor, deals) <= everything
    assert deal_count(cursor, DealFilter(direction="any")) == everything


def test_typing_more_words_never_adds_deals(curated_store) -> None:
    cursor = curated_store.cursor()
    typed = ["hengrui", "PD-1", "oncology"]
    counts = [deal_count(cursor, DealFilter(direction="any", text=" ".join(typed[:words]))) for words in range(len(typed) + 1)]
    assert counts == sorted(counts, reverse=True)


def test_two_halves_of_time_hold_every_dated_deal(curated_store) -> None:
    cursor = curated_store.cursor()
    early, late = DealFilter(direction="any", end=date(2023, 12, 31)), DealFilter(direction="any", start=date(2024, 1, 1))
    (dated,) = cursor.execute("SELECT count(announced_on) FROM deals").fetchall()[0]
    assert deal_count(cursor, early) + deal_count(cursor, late) == dated
