"""Published odds, chained by hand."""

import pytest

from analytics.metrics.odds import bounds, chain, chains

STEPWISE = {("phase 2", "phase 3"): 0.5, ("phase 3", "filed"): 0.6, ("filed", "approved"): 0.8, ("phase 2", "approved"): 0.9}


def test_steps_are_multiplied_and_go_before_a_direct_rate() -> None:
    found = chain(STEPWISE, "phase 2")
    assert found is not None
    assert (found.approval, found.step_count, found.next_step) == (pytest.approx(0.24), 3, 0.5)
    assert found.reached == (("phase 3", 0.5), ("filed", pytest.approx(0.3)), ("approved", pytest.approx(0.24)))


def test_a_gap_leaves_the_direct_rate_with_the_steps_before_the_gap() -> None:
    found = chain({("phase 1", "phase 2"): 0.5, ("phase 1", "approved"): 0.08, ("phase 3", "filed"): 0.9}, "phase 1")
    assert found is not None
    assert (found.approval, found.step_count, found.next_step, found.reached) == (0.08, 1, 0.5, (("phase 2", 0.5), ("approved", 0.08)))


def test_nothing_is_invented_where_the_chain_is_broken() -> None:
    assert chain({("phase 1", "phase 2"): 0.5, ("phase 3", "approved"): 0.5}, "phase 1") is None
    assert [found.stage for found in chains(STEPWISE)] == ["phase 2", "phase 3", "filed"]


def test_only_the_same_dimension_and_all_programmes_bound_a_set() -> None:
    published = [("all", 0.1), ("all", 0.16), ("area=oncology", 0.03), ("origin=CN", 0.004)]
    assert bounds(published, "all") == (0.1, 0.16)
    assert bounds(published, "area=oncology") == (0.03, 0.16)
