"""What holds for every set of rules and every record."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.counting import BY_NAME, COUNT_TOO, LEAVE_OUT, MEASURES, RULES, Counting
from analytics.queries.reconcile import counted_deals, rule_moves
from data.store import Store
from tests.made_up import PARENTS, deal_rows
from tests.tables import frames_of_rows, store_of_frames

ALWAYS = (date(2015, 1, 1), date(2026, 12, 31))
KINDS = [rule for rule in LEAVE_OUT if type(rule).__name__ == "KindRule"]


def names(rules) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([rule.name for rule in rules]), unique=True).map(tuple)


countings = st.builds(Counting, names(LEAVE_OUT), names(COUNT_TOO))


def total(store: Store, measure, counting: Counting) -> tuple[float, int]:
    deals = counted_deals(store.cursor(), measure, counting, *ALWAYS)
    return deals["adds"].sum(), len(deals)


@settings(max_examples=25)
@given(deal_rows(), countings)
def test_leaving_out_never_adds_and_counting_too_never_takes_away(rows, counting) -> None:
    store = store_of_frames(frames_of_rows(rows, {"companies": PARENTS}))
    for measure in MEASURES:
        value, count = total(store, measure, counting)
        for rule in RULES:
            other, other_count = total(store, measure, counting.switched(rule))
            adds = (rule.name in counting.in_force) == (rule in LEAVE_OUT)
            assert (other >= value - 1e-9) if adds else (other <= value + 1e-9), (measure, rule.name)
            assert (other_count >= count) if adds else (other_count <= count)
    store.connection.close()


@given(countings, st.sampled_from([rule.name for rule in RULES]))
def test_switching_twice_changes_nothing(counting: Counting, name: str) -> None:
    rule = BY_NAME[name]
    assert counting.switched(rule).switched(rule).in_force == counting.in_force
    assert (name in counting.switched(rule).in_force) != (name in counting.in_force)


@settings(max_examples=10)
@given(countings, st.sampled_from(MEASURES))
def test_the_curated_record_adds_up_under_every_set_of_rules(curated_store: Store, counting: Counting, measure) -> None:
    moves = rule_moves(curated_store.cursor(), measure, counting, *ALWAYS)
    value, count = total(curated_store, measure, counting)
    assert moves["our_value"].fillna(0).iloc[0] == pytest.approx(value)
    assert (moves["deal_count"] == count).all()
    assert (moves["disclosed_count"] <= moves["deal_count"]).all()
