"""Sentences of the policy page."""

import pandas as pd

from analytics.findings.policy import NOT_A_CAUSE, answer, approvals_by_quarter

RULES = pd.DataFrame(
    {
        "policy_id": ["b", "a"],
        "event_on": [pd.Timestamp(2031, 2, 1), pd.Timestamp(2030, 6, 15)],
        "event_precision": ["month", "day"],
        "jurisdiction": ["US/EU", "US"],
        "places": [["US", "EU"], ["US"]],
        "body": ["Both", "House"],
        "title": ["Joint statement", "A duty"],
        "rule_count": [2, 2],
    }
)


def test_the_answer_counts_rules_and_places_and_names_the_newest() -> None:
    assert answer(RULES) == (
        "The record holds **2 rules** that bear on going global (2 of the United States and 1 of the European Union); a rule of two places counts for "
        "both. The newest: February 2031, Both (US/EU): Joint statement."
    )


def test_a_narrowed_choice_says_of_how_many_and_an_empty_one_says_so() -> None:
    assert answer(RULES.iloc[1:]) == (
        "The record holds **1 of 2 rules** that bear on going global, all of the United States. The newest: 2030-06-15, House (US): A duty."
    )
    assert answer(RULES.iloc[:0]) == "No rule on record fits this choice."


def test_approvals_by_quarter() -> None:
    frame = pd.DataFrame({"approval_quarter": ["2030 Q1", "2030 Q1", "2030 Q3"], "authority": ["FDA", "other", "FDA"], "approval_count": [2, 2, 3]})
    assert approvals_by_quarter(frame) == "Busiest quarter: 2030 Q1 with 4 approvals; by authority: FDA 5, other authorities 2."
    assert approvals_by_quarter(frame.iloc[:0]) == "No approval abroad of the filter has a known quarter."


def test_no_cause_is_claimed() -> None:
    assert NOT_A_CAUSE == "The layer shows when a rule came, it does not show what it caused."
