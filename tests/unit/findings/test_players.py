"""Who leads, in words: one company, ties, nothing disclosed."""

import pandas as pd

from analytics.findings import players


def ranked(*rows: tuple[str, int, float | None], order: str = "deals", bought: int = 0) -> pd.DataFrame:
    """A league from (name, deals, amount), largest first; an amount is disclosed by one deal."""
    values = [row[1] if order == "deals" else row[2] for row in rows]
    return pd.DataFrame(
        {
            "name": [row[0] for row in rows],
            "deal_count": [row[1] for row in rows],
            "upfront_usd_m": [row[2] for row in rows],
            "upfront_count": [int(row[2] is not None) for row in rows],
            "headline_usd_m": [row[2] for row in rows],
            "headline_count": [int(row[2] is not None) for row in rows],
            "acquisition_count": bought,
            "headline_acquisition_count": bought,
            "tied_count": [values.count(value) for value in values],
            "company_count": 7,
        }
    )


def leagues(deals: pd.DataFrame, upfront: pd.DataFrame, headline: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {"deals": deals, "upfront": upfront, "headline total": headline}


ALPHA, BETA = ("Alpha", 3, 80.0), ("Beta", 2, 20.0)


def test_one_leader_is_named_with_its_basis():
    assert players.league(ranked(ALPHA, BETA), "deals") == "Most deals: Alpha with 3 deals."
    assert players.league(ranked(ALPHA, BETA, order="upfront"), "upfront") == (
        "Largest disclosed upfront: Alpha with $80m (1 of 3 deals disclose it)."
    )
    silent = ranked(("Alpha", 3, None), order="upfront")
    assert players.league(silent, "headline total") == "No company of the list discloses its headline total."
    assert players.league(silent.head(0), "deals") == "No deal matches the filter."


def test_ties_are_named_up_to_three_and_counted_beyond():
    two = ranked(("Alpha", 2, None), ("Beta", 2, None))
    assert players.league(two, "deals") == "Most deals: Alpha and Beta with 2 deals each."
    five = ranked(*((name, 1, None) for name in "ABCDE"))
    assert players.league(five, "deals") == "Most deals: 5 companies with 1 deal each."


def test_the_price_of_a_company_is_told():
    frame = ranked(("Alpha", 1, 1800.0), order="upfront", bought=1)
    assert players.league(frame, "upfront").endswith("(1 of 1 deal discloses it, the price of an acquired company inside).")


def test_the_answer_says_whether_the_leaders_differ():
    first = leagues(ranked(ALPHA, BETA), ranked(BETA, ALPHA, order="upfront"), ranked(ALPHA, BETA, order="headline total"))
    assert players.answer(first, "licensor") == (
        "Of 7 licensors, **Alpha** leads by deals (3), **Beta** by upfront ($20m from 1 of 2 deals) and **Alpha** by headline total "
        "($80m from 1 of 3 deals): the leaders differ, Alpha leads two of the three."
    )
    same = leagues(ranked(ALPHA), ranked(ALPHA, order="upfront"), ranked(ALPHA, order="headline total"))
    assert players.answer(same, "licensor").endswith(": the same company leads all three rankings.")
    tied = ranked(("Alpha", 3, None), ("Beta", 3, None))
    assert players.answer({**same, "deals": tied}, "licensee").startswith("Of 7 licensees, **Alpha** and **Beta** lead by deals (3 each)")
    assert players.answer({**same, "deals": tied}, "licensee").endswith(": one company leads or shares the lead in all three.")


def test_the_answer_without_money_or_deals():
    silent = ranked(("Alpha", 3, None), order="upfront")
    assert players.answer(leagues(ranked(("Alpha", 3, None)), silent, silent), "licensor") == (
        "Of 7 licensors, **Alpha** leads by deals (3); none discloses an amount."
    )
    nothing = silent.head(0)
    assert players.answer(leagues(nothing, nothing, nothing), "licensor") == "No deal matches the filter."


def test_pairs_are_told_with_ties():
    pairs = pd.DataFrame({"licensor": ["A", "C"], "licensee": ["B", "D"], "deal_count": [3, 2]})
    assert players.repeat_partners(pairs) == "2 pairs signed more than once; most deals: A and B with 3."
    assert players.repeat_partners(pairs.assign(deal_count=2)) == "2 pairs signed more than once; most deals: 2 pairs with 2 each."
    assert players.repeat_partners(pairs.head(0)) == "No pair of companies has signed more than once in this filter."


def test_the_comparison_is_told_and_a_few_deals_give_no_favourite():
    frame = pd.DataFrame(
        {"name": ["Alpha", "Beta", "Gamma", "Gamma"], "modality": ["ADC"] * 4, "deal_count": [5, 2, 3, 3], "company_deals": [5, 2, 6, 6]}
    )
    assert players.compared_modalities(frame) == (
        "Alpha: most often ADC (5 of 5); Beta: 2 deals, listed below; Gamma: no single most frequent modality in 6 deals."
    )
    sides = pd.DataFrame(
        {"name": ["Alpha", "Beta"], "side": "licensor", "deal_count": [3, 1], "headline_usd_m": [None, 9.0], "headline_count": [0, 1]}
    )
    assert players.compared_money(sides) == "Largest headline total: Beta as licensor with $9m (1 of 1 deal discloses it)."
    assert players.compared_money(sides.head(1)) == "No deal of the chosen companies discloses a headline total."
    assert players.compared_money(sides.assign(deal_count=0)) == "None of the chosen companies has a deal in this filter."
