"""What holds for every filter read for regulatory events."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.event_filter import events_sentence, events_sql, without_days
from analytics.filters import DEFAULTS
from analytics.queries.event_list import event_counts, event_list
from data.store import fetch
from tests.made_up import filters
from tests.property.test_filters import OPEN_TERMS, any_filters


@given(any_filters())
def test_what_was_typed_is_bound_and_never_stands_in_the_sql(deals) -> None:
    where, bound = events_sql(deals)
    assert set(re.findall(r"'([^']*)'", where)) <= {"not stated", "licensor", "licensee", "none"}
    for key in OPEN_TERMS:
        if getattr(deals, key):
            assert bound[key] == list(getattr(deals, key))
    assert set(re.findall(r"\$(\w+)", where)) == set(bound)
    assert events_sentence(deals)


@given(deals=filters(most=6), key=st.sampled_from(sorted(set(DEFAULTS) - {"direction"})))
def test_dropping_a_term_never_loses_events(curated_store, deals, key) -> None:
    cursor = curated_store.cursor()
    assert event_counts(cursor, deals)[0] <= event_counts(cursor, deals.without(key))[0]
    assert event_counts(cursor, deals)[0] <= event_counts(cursor, without_days(deals))[0]


@settings(max_examples=settings.default.max_examples // 3)
@given(deals=filters())
def test_filtering_then_grouping_by_modality_is_grouping_then_filtering(curated_store, deals) -> None:
    cursor = curated_store.cursor()
    where, bound = events_sql(deals)
    groups = fetch(
        cursor,
        f"""
        SELECT coalesce(a.modality::VARCHAR, 'not stated') AS modality, count(DISTINCT e.event_id) AS event_count
        FROM event_facts e JOIN event_assets x USING (event_id) JOIN assets a USING (asset_id) WHERE {where} GROUP BY ALL""",
        bound,
    )
    for modality, count in zip(groups["modality"], groups["event_count"], strict=True):
        if not deals.modality:
            assert event_counts(cursor, replace(deals, modality=(modality,)))[0] == count
    assert event_counts(cursor, deals)[0] == len(event_list(cursor, deals)) <= groups["event_count"].sum()


def test_every_curated_event_is_listed_once_inside_its_period(curated_store) -> None:
    events = fetch(curated_store.cursor(), "SELECT * FROM event_facts")
    assert events["event_id"].is_unique
    assert (events["first_day"] <= events["event_on"]).all()
    assert (events["event_on"] <= events["last_day"]).all()
    days = (events["last_day"] - events["first_day"]).dt.days
    assert (days[events["event_precision"] == "day"] == 0).all()
    assert (days[events["event_precision"] == "year"] >= 364).all()
    assert events["assets"].notna().all()
