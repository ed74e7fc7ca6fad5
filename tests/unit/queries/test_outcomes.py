"""What became of the deals, worked by hand."""

from datetime import date

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.methods import BY_NAME
from analytics.queries.outcomes import approved_abroad, outcome_totals, status_by_year, terminated_deals, terminations_by_year
from analytics.queries.termination import termination_by_modality, termination_by_stage, termination_curve

FOLLOWED = """
    deal_id | announced_on | status     | ended_on   | stage_at_signing
    a       | 2020-01-01   | terminated | 2021-01-01 | phase 1
    b       | 2020-01-01   | terminated | 2022-01-01 | phase 1/2
    c       | 2020-01-01   | completed  | 2022-01-01 | phase 2
    d       | 2021-12-31   | active     |            | preclinical
    e       | 2020-12-31   | unknown    |            |
    f       | 2024-12-31   | active     |            | filed
    g       |              | active     |            | phase 1
    h       | 2020-01-01   | terminated |            | phase 1
    i       | 2020-01-01   | expired    |            | phase 1
"""
AS_OF = date(2024, 12, 31)


def records(frame: pd.DataFrame) -> list[dict]:
    """Rows with None for every null."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def picked(frame: pd.DataFrame, *columns: str) -> list[tuple]:
    return [tuple(row[column] for column in columns) for row in records(frame)]


def test_status_counts_by_year_keep_undated_and_unknown_deals(cursor_of) -> None:
    cursor = cursor_of("""
        announced_on | status
        2021-05-01   | terminated
        2021-06      | unknown
        2021         | unknown
        2024-02-01   | active
                     | completed
    """)
    assert picked(status_by_year(cursor, DealFilter()), "announced_year", "status", "deal_count", "disclosed_count", "is_partial") == [
        ("2021", "terminated", 1, 1, False),
        ("2021", "unknown", 2, 0, False),
        ("2024", "active", 1, 1, True),
        ("not stated", "completed", 1, 1, False),
    ]


class TestTimeToTermination:
    def test_how_each_deal_enters_the_curve(self, cursor_of) -> None:
        curve = termination_curve(cursor_of(FOLLOWED, as_of=AS_OF), DealFilter())
        days = {deal: None if years is None else round(years * 365.25) for deal, years in picked(curve, "deal_id", "years")}
        assert days == {"a": 366, "b": 731, "c": 731, "d": 1096, "e": 1461, "f": 0, "g": None, "h": None, "i": None}
        assert dict(picked(curve, "deal_id", "counted_as")) == {
            "a": "terminated",
            "b": "terminated",
            "c": "cut off when it ended",
            "d": "running on the as-of date",
            "e": "taken as running, status unknown",
            "f": "running on the as-of date",
            "g": "left out: signing not dated",
            "h": "left out: end not dated",
            "i": "left out: end not dated",
        }
        assert set(picked(curve, "disclosed_count", "deal_count")) == {(6, 9)}

    def test_the_curve_and_the_curve_without_unknown_deals(self, cursor_of) -> None:
        """f is cut off on its first day, so 5 are left when a ends: 4/5. At b 4 are left, under five: no share is printed."""
        curve = termination_curve(cursor_of(FOLLOWED, as_of=AS_OF), DealFilter())
        assert picked(curve, "deal_id", "at_risk", "known_at_risk")[:6] == [
            ("f", 6, 5), ("a", 5, 4), ("b", 4, 3), ("c", 4, 3), ("d", 2, 1), ("e", 1, None),
        ]  # fmt: skip
        shares = dict(picked(curve, "deal_id", "survival_share"))
        assert shares["f"] == 1
        assert shares["a"] == pytest.approx(0.8)
        assert all(shares[deal] is None for deal in "bcdeghi")
        known = dict(picked(curve, "deal_id", "known_survival_share"))
        assert known == {"f": 1} | dict.fromkeys("abcdeghi")

    def test_example_of_the_method(self, cursor_of) -> None:
        rows = [("2014", "terminated", "2015"), ("2014", "terminated", "2016"), ("2014", "terminated", "2018")]
        cut = [("2014", "expired", "2016"), ("2014", "expired", "2017"), ("2014", "expired", "2019")]
        table = "announced_on|status|ended_on\n" + "\n".join("|".join(row) for row in rows + cut)
        curve = termination_curve(cursor_of(table), DealFilter())
        assert curve["years"].round(1).tolist() == [1, 2, 2, 3, 4, 5]
        assert [share and round(share, 3) for (share,) in picked(curve, "survival_share")] == [0.833, 0.667, 0.667, None, None, None]
        assert "5 ÷ 6 = 83.3% after year 1; × 4 ÷ 5 = 66.7%" in BY_NAME["Time to termination"].example

    def test_groups_need_five_dated_deals_and_a_dated_termination(self, cursor_of) -> None:
        cursor = cursor_of(FOLLOWED, as_of=AS_OF)
        by_stage = termination_by_stage(cursor, DealFilter())
        assert list(by_stage["curve_group"].unique()) == ["Preclinical and earlier", "Phase 1", "Phase 2", "Phase 3 and later", "Stage not stated"]
        assert by_stage.groupby("curve_group").size()["Phase 1"] == 5
        assert not by_stage["is_drawn"].any()
        assert termination_curve(cursor, DealFilter())["is_drawn"].all()
        assert termination_by_modality(cursor, DealFilter())["is_drawn"].all()
        assert not termination_curve(cursor, DealFilter(status=("active", "unknown", "completed", "expired")))["is_drawn"].any()


def test_terminated_deals_show_what_was_promised_and_paid(cursor_of) -> None:
    cursor = cursor_of("""
        deal_id | announced_on | status     | ended_on   | upfront_usd_m | total_potential_usd_m | equity_usd_m | total_includes_equity | headline_within | deal_type
        a       | 2020-01-01   | terminated | 2021-12-31 | 40            | 500                   | 10           | yes                   |                 | license
        b       | 2021         | terminated |            |               | 300                   |              |                       |                 | license
        c       |              | terminated | 2022       |               |                       |              |                       |                 | license
        d       | 2021-01-01   | terminated | 2022-01-01 | 5             | 90                    |              |                       | a               | license
        e       | 2021-01-01   | terminated | 2022-01-01 | 60            | 60                    |              |                       |                 | acquisition
        f       | 2020-01-01   | active     |            | 70            | 700                   |              |                       |                 | license
    """)
    rows = terminated_deals(cursor, DealFilter())
    assert picked(rows, "deal_id", "upfront_usd_m", "headline_usd_m", "contingent_usd_m", "upfront_share", "is_inside") == [
        ("a", 40, 500, 450, 0.08, False),
        ("b", None, 300, None, None, False),
        ("e", 60, 60, 0, None, False),
        ("d", 5, None, None, None, True),
        ("c", None, None, None, None, False),
    ]
    assert rows["years"].iloc[0] == pytest.approx(730 / 365.25)
    assert rows["years"].isna().tolist() == [False, True, False, False, True]
    assert set(picked(rows, "disclosed_count", "deal_count")) == {(4, 5)}


def test_example_of_promised_and_paid(cursor_of) -> None:
    cursor = cursor_of("""
        announced_on | status     | ended_on | upfront_usd_m | total_potential_usd_m
        2020-01-01   | terminated | 2022     | 40            | 500
        2020-01-01   | terminated | 2022     |               | 300
        2020-01-01   | terminated | 2022     |               |
        2026-06-22   | unknown    |          |               | 900
    """)
    (told,) = records(outcome_totals(cursor, DealFilter()))
    assert (told["headline_usd_m"], told["headline_count"]) == (800, 2)
    assert (told["upfront_usd_m"], told["upfront_count"]) == (40, 1)
    assert (told["contingent_usd_m"], told["both_count"]) == (460, 1)
    assert (told["terminated_count"], told["deal_count"], told["unknown_count"]) == (3, 4, 1)
    assert (told["old_count"], told["old_terminated_count"], told["old_unknown_count"]) == (3, 3, 0)


def test_old_means_five_years_before_the_as_of_date_to_the_day(cursor_of) -> None:
    """The newest deal plays no part: data stated for November 2026 know of five more months."""
    cursor = cursor_of("""
        announced_on | status
        2021-11-21   | unknown
        2021-11-22   | unknown
                     | unknown
        2026-06-22   | active
    """)
    (told,) = records(outcome_totals(cursor, DealFilter()))
    assert (told["old_count"], told["old_unknown_count"], told["deal_count"]) == (1, 1, 4)
    assert told["as_of"].date() == date(2026, 11, 21)


def test_terminations_pile_up_by_year_of_the_end(cursor_of) -> None:
    cursor = cursor_of(
        """
        deal_id | announced_on | status     | ended_on
        a       | 2020-01-01   | terminated | 2022-05-01
        b       | 2020-01-01   | terminated | 2022
        c       | 2020-01-01   | terminated |
        d       | 2024-01-01   | expired    | 2024-06-01
        e       |              | terminated | 2024-03
    """,
        as_of=AS_OF,
    )
    assert picked(terminations_by_year(cursor, DealFilter()), "ended_year", "deal_id", "place", "is_partial", "disclosed_count") == [
        ("2022", "b", 1, False, 1),
        ("2022", "a", 2, False, 1),
        ("2024", "e", 1, True, 1),
        ("not stated", "c", 1, False, 0),
    ]


def test_approvals_abroad_count_only_after_signing_and_for_old_deals(cursor_of) -> None:
    cursor = cursor_of(
        """
        deal_id | announced_on | assets      | status     | ended_on
        a       | 2019-03-01   | mr-101; x-1 | terminated | 2022-01-01
        b       | 2019-06-01   | mr-202      | active     |
        c       | 2018-01-01   | mr-303      | active     |
        d       | 2025-01-01   | mr-101      | active     |
        e       | 2019-01-01   | mr-404      | active     |
        f       | 2026-06-22   | x-2         | active     |
        g       |              | mr-101      | active     |
        """,
        regulatory_events="""
        assets | agency | event_type           | event_on
        mr-101 | FDA    | approval             | 2023-03-01
        mr-101 | EC     | approval             | 2024
        mr-101 | NMPA   | approval             | 2020-01-01
        mr-202 | EC     | approval             | 2018-01-01
        mr-202 | FDA    | approval             | 2022-01-01
        mr-303 | ISAF   | approval             | 2022-01-01
        mr-303 | FDA    | submission           | 2022-01-01
        mr-404 | MHLW   | conditional approval | 2022
        """,
    )
    rows = approved_abroad(cursor, DealFilter())
    assert picked(rows, "deal_id", "asset", "agency", "agencies", "approved_precision", "ended_before") == [
        ("e", "mr-404", "MHLW", "MHLW", "year", False),
        ("a", "mr-101", "FDA", "EC; FDA", "day", True),
    ]
    assert rows["years"].tolist() == pytest.approx([1096 / 365.25, 1461 / 365.25])
    assert set(picked(rows, "disclosed_count", "deal_count")) == {(2, 4)}
    assert "4.0 years, FDA" in BY_NAME["Approval abroad after signing"].example
