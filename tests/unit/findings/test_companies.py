"""What the record says about a company, in sentences and key figures."""

import pandas as pd

from analytics.findings import companies

COMPANY = {"name": "Alpha"}


def totals_of(deals: int, headlines: int = 0, upfronts: int = 0) -> pd.Series:
    nothing = float("nan")
    return pd.Series(
        {
            "deal_count": deals,
            "headline_count": headlines,
            "upfront_count": upfronts,
            "headline_usd_m": 1200.0 if headlines else nothing,
            "upfront_usd_m": 80.0 if upfronts else nothing,
            "median_upfront_usd_m": 20.0 if upfronts else nothing,
            "newest_on": pd.Timestamp("2025-03-04") if deals else pd.NaT,
        }
    )


def test_both_sides_are_told_with_how_many_disclose():
    assert companies.answer(COMPANY, totals_of(3, 2, 1), totals_of(1)) == (
        "**Alpha** has **3 deals as licensor** (headline totals of $1.2bn, 2 of 3 disclose; upfront $80m, 1 of 3 disclose) and "
        "**1 deal as licensee** (no amount disclosed). Latest deal: 2025-03."
    )


def test_no_deal_is_said():
    assert companies.answer(COMPANY, totals_of(0), totals_of(0)) == "**Alpha** is not a party to any deal of this filter."


def test_no_median_under_five_deals():
    four, five = (companies.side_figures(totals_of(6, 6, count))[-1].value for count in (4, 5))
    assert (four, five) == ("under 5 deals", "$20m")


def test_nothing_disclosed_is_not_zero():
    assert [figure.value for figure in companies.side_figures(totals_of(2))] == ["2", "not disclosed", "not disclosed", "under 5 deals"]
