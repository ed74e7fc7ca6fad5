"""Sets of comparables on made-up deals: widening never shrinks them, and percentiles stay percentiles."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.filters import DealFilter
from analytics.metrics.comparables import COLUMNS, LADDER, LEVELS, YEARS, Reach, Traits
from analytics.queries.benchmarks import Subject, comparables, reached_step, standing, widening
from data.schema import vocabularies
from tests.made_up import PARENTS, deal_rows, filters
from tests.tables import frames_of_rows, store_of_frames

ORDERS = {**dict.fromkeys(COLUMNS, LEVELS), "years": tuple(YEARS)}


def known(trait: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *vocabularies()[COLUMNS[trait]]["value"][:4]])


TRAITS = st.builds(Traits, *(known(trait) for trait in COLUMNS), st.none() | st.integers(2018, 2026), st.sampled_from(["", "deal-00", "deal-03"]))
REACHES = st.builds(Reach, **{name: st.sampled_from(order) for name, order in ORDERS.items()})


@settings(max_examples=settings.default.max_examples // 3)
@given(rows=deal_rows(), deals=filters(), traits=TRAITS, reach=REACHES, widened=st.sampled_from(sorted(ORDERS)), amount=st.floats(0.1, 2000))
def test_widening_never_shrinks_the_set(rows, deals: DealFilter, traits: Traits, reach: Reach, widened: str, amount: float) -> None:
    store = store_of_frames(frames_of_rows(rows, {"companies": PARENTS}))
    try:
        cursor = store.cursor()

        @cache
        def ids(chosen: Reach) -> set[str]:
            return set(comparables(cursor, deals, traits, chosen)["deal_id"])

        order = ORDERS[widened]
        wider = [replace(reach, **{widened: level}) for level in order[order.index(getattr(reach, widened)) :]]
        for narrow, wide in [*pairwise(wider), *pairwise(LADDER)]:
            assert ids(narrow) <= ids(wide)
        assert traits.deal_id not in ids(LADDER[-1])
        steps = widening(cursor, deals, traits)
        assert steps["deal_count"].tolist() == [len(ids(step)) for step in LADDER]
        assert 0 <= reached_step(steps) < len(LADDER)
        low, high = (standing(cursor, deals, Subject("it", traits, value, value, 0.1), reach) for value in (amount, amount * 2))
        places = low["percentile"].dropna()
        assert places.between(0, 1).all()
        assert (places <= high["percentile"].dropna()).all()
        assert (low["disclosed_count"] <= low["deal_count"]).all()
        alike = comparables(cursor, deals, traits, reach)["similarity"].dropna()
        assert alike.between(0, 1).all()
    finally:
        store.connection.close()
