"""The text tables of the tests themselves: valid by default, and strict about slips."""

import pytest

from data.checks import findings
from tests.tables import AS_OF, frames_of, rows_of


def test_a_default_deal_breaks_no_rule() -> None:
    frames = frames_of("""
        upfront_usd_m | total_potential_usd_m
        20            | 200
                      | 900
    """)
    assert findings(frames, AS_OF) == []


def test_cells_stand_between_bars_and_empty_ones_stay_empty() -> None:
    assert rows_of("""
        stage_at_signing | upfront_usd_m
        phase 1          |
                         | 20
    """) == [{"stage_at_signing": "phase 1", "upfront_usd_m": ""}, {"stage_at_signing": "", "upfront_usd_m": "20"}]


def test_a_misspelt_column_is_refused() -> None:
    with pytest.raises(ValueError, match="has no column upfrunt"):
        frames_of("""
            upfrunt
            20
        """)


def test_a_date_tells_its_precision() -> None:
    deals = frames_of("""
        announced_on
        2024
        2024-05
        2024-05-16

    """)["deals"]
    assert deals["announced_precision"].tolist() == ["year", "month", "day"]
    assert deals["announced_on"].tolist() == ["2024-01-01", "2024-05-01", "2024-05-16"]


def test_a_store_knows_the_deals(cursor_of) -> None:
    cursor = cursor_of("""
        licensors | licensees  | upfront_usd_m
        innovent  | roche; lib |            20
    """)
    assert cursor.execute("SELECT licensors, licensees, upfront_usd_m FROM deal_terms").fetchall() == [("innovent", "roche; lib", 20.0)]
