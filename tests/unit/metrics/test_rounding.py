"""What rounded numbers can stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics.rounding import Span, follows, growth_span, last_digit, ratio_span, rounded_span


@pytest.mark.parametrize(("value", "place"), [(51900, 100), (49, 1), (61.6, 0.1), (33.05, 0.01), (40000, 10000), (7, 1), (0.25, 0.01)])
def test_the_last_digit_that_is_no_zero(value: float, place: float) -> None:
    assert last_digit(value) == pytest.approx(place)


def test_a_number_stands_for_what_rounds_to_it_and_a_count_for_itself() -> None:
    assert rounded_span(51900) == Span(51850, 51950)
    assert rounded_span(40000) == Span(39600, 40400)
    assert rounded_span(94, is_count=True) == Span(94, 94)


def test_ratios_and_growth_take_the_ends_that_lie_apart() -> None:
    assert ratio_span(Span(9, 11), Span(90, 110), 100) == (pytest.approx(100 * 9 / 110), pytest.approx(100 * 11 / 90))
    assert growth_span(Span(400, 400), Span(100, 100), 2) == (pytest.approx(100), pytest.approx(100))


@pytest.mark.parametrize(
    ("stated", "qualifier", "made", "is_met"),
    [
        (13, "exact", Span(12.65, 12.65), True),
        (12, "exact", Span(12.65, 12.65), False),
        (30, "at least", Span(35, 36), True),
        (30, "at least", Span(15, 16), False),
        (5, "less than", Span(2, 3), True),
        (5, "less than", Span(7, 8), False),
        (1300, "approx", Span(1277, 1290), True),
        (66, "exact", Span(149, 151), False),
    ],
)
def test_a_stated_number_follows_or_not(stated: float, qualifier: str, made: Span, is_met: bool) -> None:
    assert follows(stated, qualifier, made, unit_step=1.0) == is_met


@given(st.integers(1, 500), st.integers(500, 2000))
def test_an_honestly_rounded_share_always_follows(part: int, whole: int) -> None:
    made = ratio_span(rounded_span(part, is_count=True), rounded_span(whole, is_count=True), 100)
    assert follows(round(100 * part / whole), "exact", made, unit_step=1.0)
