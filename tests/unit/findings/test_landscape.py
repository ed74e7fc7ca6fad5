"""The landscape in sentences: ties are told, few deals are not overstated."""

import pandas as pd

from analytics.filters import DealFilter
from analytics.findings import landscape as findings
from analytics.queries.landscape import hot_targets, newco_by_year, newco_deals
from analytics.queries.mix import by_year
from analytics.queries.seats import deals_by_licensee_country


def test_the_mix_names_ties_and_the_latest_year_that_is_over(cursor_of) -> None:
    rows = ["2023-01-01 | ADC | 100"] * 5 + ["2023-01-02 | vaccine | 300", "2024-01-01 | vaccine |"]
    mix = by_year("modality_group")(cursor_of("\n".join(["announced_on | modality | total_potential_usd_m", *rows])), DealFilter())
    assert findings.deals_mix("modality_group")(mix) == "Most deals: conjugate with 5 of 7; in 2023: conjugate with 5 of 6."
    assert findings.headline_mix("modality_group")(mix) == (
        "Largest headline total: conjugate with $500m (5 of 5 deals disclose one); in 2023: conjugate with $500m."
    )
    tied = by_year("deal_type")(cursor_of("deal_type\nlicense\noption"), DealFilter())
    assert findings.deals_mix("deal_type")(tied) == "Most deals: license and option with 1 each of 2."
    assert findings.headline_mix("deal_type")(tied) == "No deal of the filter discloses a headline total."


def test_what_is_not_stated_never_leads(cursor_of) -> None:
    mix = by_year("modality_group")(cursor_of("modality | assets\n | x\n | y\nADC | z"), DealFilter())
    silent = by_year("territory_group")(cursor_of("territory_group\nundisclosed"), DealFilter())
    assert findings.deals_mix("modality_group")(mix) == "Most deals: conjugate with 1 of 3."
    assert findings.deals_mix("territory_group")(silent) == findings.NO_DEALS


def test_targets_tell_terminations_of_all_bars(cursor_of) -> None:
    rows = ["A | active"] * 3 + ["B | terminated"] * 2
    targets = hot_targets(cursor_of("\n".join(["targets | status", *rows])), DealFilter())
    assert findings.hot_targets(targets) == "Most deals: A with 3. Terminated: B 2 of 2."
    assert findings.hot_targets(targets.head(1)) == "Most deals: A with 3. Terminated: none known."


def test_the_answer_says_only_what_is_stated(cursor_of) -> None:
    cursor = cursor_of("targets | modality | licensees | licensee_country\nPD-1 | ADC | a | US\nPD-1 | vaccine | b | CH\n | ADC | c | DE")
    frames = [query(cursor, DealFilter()) for query in (by_year("modality_group"), hot_targets, deals_by_licensee_country)]
    assert findings.answer(*frames) == (
        "Most frequent in 3 deals: **conjugate** among modalities (2 of 3 dated), **PD-1** among targets (2, none known to be terminated), "
        "**Switzerland, Germany and United States** among seats of licensees (1)."
    )
    silent = cursor_of("modality | targets | licensees | licensee_country\n | | nowhere |")
    frames = [query(silent, DealFilter()) for query in (by_year("modality_group"), hot_targets, deals_by_licensee_country)]
    assert findings.answer(*frames) == "1 deal: modality, target and seat of the licensee are not stated."


def test_newco_years_tie(cursor_of) -> None:
    years = newco_by_year(cursor_of("announced_on | deal_type\n2022-01-01 | newco\n2024-01-01 | newco"), DealFilter())
    assert findings.newco_by_year(years) == (
        "2 dated NewCo deals, most in 2022 and 2024 (1). The licensor takes shares in 0 of them; their percentage is stated in 0, their value in 0."
    )


def test_newco_investors_are_told_with_how_many_deals_name_them(cursor_of) -> None:
    found = newco_deals(
        cursor_of("announced_on | deal_type | investors\n2024-01-01 | newco | Tide; Oak\n2023-01-01 | newco | Oak\n | newco |"), DealFilter()
    )
    assert findings.newco_deals(found) == (
        "Newest: alpha to beta, headline total not disclosed. Investors are named in 2 of 3 deals, most often Oak with 2."
    )
    assert findings.newco_deals(newco_deals(cursor_of("deal_type\nnewco"), DealFilter())).endswith("Investors are named in 0 of 1 deal.")


def test_many_leaders_are_counted() -> None:
    assert findings.leaders(pd.Series({"a": 1, "b": 1, "c": 1, "d": 1})) == ("a and 3 more", 1)
