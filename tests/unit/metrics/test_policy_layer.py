"""Which rules are drawn: worked by hand, and what holds for any rules."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics.policy_layer import FIRMNESS, MOST_DRAWN, Dated, one_a_half_year


def rule(policy_id: str, first: str, kind: str = "law", days: int = 1) -> Dated:
    day = date.fromisoformat(first)
    return Dated(policy_id, day, day + timedelta(days=days - 1), kind)


def test_one_a_half_year_by_known_day_then_kind_then_the_latest() -> None:
    rules = [
        rule("year alone", "2031-01-01", "law", days=365),
        rule("guideline", "2031-01-09", "guideline"),
        rule("law", "2031-05-03"),
        rule("earlier tariff", "2031-07-01", "tariff"),
        rule("later tariff", "2031-12-31", "tariff"),
        rule("month alone", "2032-02-01", "law", days=29),
        rule("of a new kind", "2033-01-02", "decree"),
    ]
    assert one_a_half_year(rules) == ("law", "later tariff", "month alone", "of a new kind")


def test_of_more_half_years_the_newest_are_drawn() -> None:
    assert one_a_half_year([rule(str(year), f"{year}-03-01") for year in range(2010, 2030)], most=3) == ("2027", "2028", "2029")


@given(st.lists(st.tuples(st.dates(date(2015, 1, 1), date(2026, 12, 31)), st.integers(1, 366), st.sampled_from([*FIRMNESS, "decree"])), max_size=60))
def test_no_more_than_can_be_told_apart_and_one_a_half_year(drawn) -> None:
    rules = {f"p{index}": rule(f"p{index}", day.isoformat(), kind, days) for index, (day, days, kind) in enumerate(drawn)}
    chosen = [rules[policy_id] for policy_id in one_a_half_year(rules.values())]
    halves = [(one.first_day.year, one.first_day.month > 6) for one in chosen]
    assert len(chosen) <= MOST_DRAWN
    assert halves == sorted(set(halves))
    assert one_a_half_year(reversed(rules.values())) == tuple(one.policy_id for one in chosen)
