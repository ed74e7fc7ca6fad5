"""The lag to the approval abroad, designations and published counts, on hand-worked assets."""

from datetime import date

import pytest

from analytics.filters import DealFilter
from analytics.queries.designations import designations_by_year, published_counts
from analytics.queries.lag import approval_lag

ALL = DealFilter()
EVENTS = """
event_id | assets | agency | event_type           | event_on   | event_precision
a1 | a | NMPA | conditional approval | 2020-01-01 | day
a2 | a | NMPA | approval             | 2022-01-01 | day
a3 | a | FDA  | approval             | 2022-01-01 | day
a4 | a | EC   | approval             | 2021-01-01 | day
b1 | b | NMPA | approval             | 2021-11-21 | day
b2 | b | FDA  | submission           | 2025-01-01 | day
b3 | b | FDA  | IND clearance        | 2020-01-01 | day
c1 | c | NMPA | approval             | 2022-06-01 | month
c2 | c | FDA  | approval             | 2020-01-01 | year
d1 | d | NMPA | approval             | 2022-01-01 | year
e1 | e | NMPA | approval             | 2022-05-01 | month
e2 | e | FDA  | approval             | 2022-05-10 | day
f1 | f | NMPA | approval             | 2021-01-01 | day
f2 | f | FDA  | approval             | 2023-01-01 | half
g1 | g | FDA  | approval             | 2021-01-01 | day
h1 | h | NMPA | approval             | 2024-11-20 | day
h2 | h | MHLW | approval             | 2025-11-20 | day
"""


@pytest.fixture
def cursor(cursor_of):
    return cursor_of(regulatory_events=EVENTS)


def told(cursor, abroad: str, deals: DealFilter = ALL) -> dict[str, tuple]:
    frame = approval_lag(cursor, deals, abroad)
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return {row["asset_id"]: (row["counted_as"], None if row["years"] is None else round(row["years"] * 365.25)) for row in rows}


def test_the_first_approval_at_home_and_abroad_count_and_the_rest_wait_to_the_as_of_date(cursor) -> None:
    assert told(cursor, "FDA") == {
        "a": ("approved abroad later", 731),
        "b": ("waiting", (date(2026, 11, 21) - date(2021, 11, 21)).days),
        "c": ("approved abroad first", None),
        "d": ("left out: Chinese approval dated too coarsely", None),
        "e": ("approved abroad at the same time", None),
        "f": ("left out: approval abroad dated too coarsely", None),
        "h": ("waiting", 731),
    }
    assert told(cursor, "any of the three")["a"] == ("approved abroad later", 366)
    assert told(cursor, "MHLW")["h"] == ("approved abroad later", 365)


def test_a_filing_is_told_and_a_trial_is_none(cursor) -> None:
    rows = approval_lag(cursor, ALL, "FDA").set_index("asset_id")
    assert rows.loc["b", "is_filed"] and not rows.loc["h", "is_filed"]
    assert rows.loc["a", "event_id"] == "a3" and rows.loc["b", "event_id"] == "b1"
    assert (rows.loc["c", "home"], rows.loc["c", "abroad"]) == ("June 2022", "2020")
    assert set(rows["all_count"]) == {7} and set(rows["measured_count"]) == {3}


def test_days_of_the_filter_are_those_of_the_approval_in_china(cursor) -> None:
    assert told(cursor, "FDA", DealFilter(start=date(2020, 1, 1), end=date(2020, 12, 31))) == {"a": ("approved abroad later", 731)}


def test_the_curve_is_the_worked_example_of_the_methods(cursor_of) -> None:
    """Approved after 2 and 4 years, waiting for 1, 3, 5 and 6: 20 % after 2 years, then too few to draw."""
    rows = [f"{asset} | NMPA | {start}" for asset, start in zip("abcdef", ["2016-01-01", "2016-01-01", "2025-11-21", "2023-11-21", "2021-11-21",
            "2020-11-21"], strict=True)] + ["a | FDA | 2018-01-01", "b | FDA | 2020-01-01"]  # fmt: skip
    frame = approval_lag(cursor_of(regulatory_events="assets | agency | event_on\n" + "\n".join(rows)), ALL, "FDA").set_index("asset_id")
    assert set(frame["curve_group"]) == {"all years"} and frame["is_drawn"].all()
    assert frame.loc["a", "at_risk"] == 5 and frame.loc["a", "approved_share"] == pytest.approx(0.2)
    assert frame.loc["b", "at_risk"] == 3 and frame.loc["b", ["approved_share", "low_share"]].isna().all()
    assert frame.loc["a", "low_share"] < 0.2 < frame.loc["a", "high_share"]


def test_eras_have_curves_of_their_own_where_each_has_enough(cursor_of) -> None:
    def events(early: int) -> str:
        rows = [f"e{i} | NMPA | 2018-01-0{i + 1}" for i in range(early)] + [f"l{i} | NMPA | 2021-01-0{i + 1}" for i in range(5)]
        return "assets | agency | event_on\n" + "\n".join([*rows, "e0 | FDA | 2020-01-01", "l0 | FDA | 2022-01-01"])

    split = approval_lag(cursor_of(regulatory_events=events(5)), ALL, "FDA")
    assert split.groupby("curve_group", sort=False).size().to_dict() == {"before 2020": 5, "2020 to 2022": 5}
    assert set(approval_lag(cursor_of(regulatory_events=events(4)), ALL, "FDA")["curve_group"]) == {"all years"}


def test_designations_are_counted_by_authority_kind_and_year(cursor_of) -> None:
    frame = designations_by_year(cursor_of(regulatory_events="""
    assets | agency | event_type               | event_on
    a      | FDA    | orphan designation       | 2021-05-01
    a      | FDA    | orphan designation       | 2022
    b      | FDA    | orphan designation       | 2022-03
    b      | EMA    | orphan designation       | 2026-01-01
    b      | FDA    | approval                 | 2026-01-01
    """), ALL)  # fmt: skip
    rows = frame[["panel", "event_year", "designation_count", "asset_count", "is_partial"]].to_numpy().tolist()
    assert rows == [["FDA: orphan designation", 2021, 1, 1, False], ["FDA: orphan designation", 2022, 2, 2, False],
                    ["EU: orphan designation", 2026, 1, 1, True]]  # fmt: skip
    assert set(frame["all_count"]) == {4} and frame["panel_count"].tolist() == [3, 3, 1]


def test_published_counts_stand_beside_ours_of_the_same_year(cursor_of) -> None:
    stats = """
    stat_id | period_start | period_end | period_label | metric | value | unit | qualifier | publisher | source | confidence
    s1 | 2024-01-01 | 2024-12-31 | 2024 | fda_btd_count | 17 | count | at least | P | x | medium
    s2 | 2025-01-01 | 2025-12-31 | 2025 | fda_approvals_china_origin_count | 2 | count | exact | P | x | low
    s3 | 2030-01-01 | 2030-12-31 | 2030 | fda_btd_count | 99 | count | exact | P | x | low
    """
    events = """
    assets | agency | event_type               | event_on
    a      | FDA    | breakthrough designation | 2024-05-01
    b      | FDA    | breakthrough designation | 2023-12
    c      | NMPA   | breakthrough designation | 2024-05-01
    a      | FDA    | approval                 | 2025-02-01
    a      | FDA    | approval                 | 2025-06-01
    bio    | FDA    | approval                 | 2025-06-01
    """
    cursor = cursor_of(market_stats=stats, regulatory_events=events, sources="source_id\nx", assets="asset_id | modality\nbio | biosimilar")
    frame = published_counts(cursor, DealFilter(modality=("ADC",)))
    assert frame[["period_label", "published_value", "our_count"]].to_numpy().tolist() == [["2024", 17, 1], ["2025", 2, 1]]
