"""What the outcomes page says in words."""

from analytics.filters import DealFilter
from analytics.findings import outcomes as findings
from analytics.queries import outcomes, termination

EVERY = DealFilter()
OLD = "announced_on | status | ended_on | upfront_usd_m | total_potential_usd_m\n"


def test_the_answer_counts_old_deals_and_lapsed_promises(cursor_of) -> None:
    rows = ["2019-01-01|terminated|2021-01-01|40|500", "2019-01-01|terminated|||", *["2019-01-01|unknown|||"] * 3, "2026-06-22|active|||900"]
    assert findings.answer(outcomes.outcome_totals(cursor_of(OLD + "\n".join(rows)), EVERY)) == (
        "**2 of 6 deals** are known to be terminated, the status of 3 is unknown; of the 5 signed five or more years before the data's as-of "
        "date (21 November 2026), **2 (40%)** are known to be terminated and 3 unknown; the terminated ones had promised **$500m** (1 of 2 counted), "
        "and those that also tell the upfront (1) let at most $460m lapse."
    )


def test_under_five_old_deals_no_share_is_printed(cursor_of) -> None:
    rows = ["2019-01-01|terminated|2021-01-01||", "2026-06-22|active|||"]
    said = findings.answer(outcomes.outcome_totals(cursor_of(OLD + "\n".join(rows)), EVERY))
    assert "%" not in said
    assert said.startswith("**1 of 2 deals** is known") and said.endswith("no headline total of a terminated deal counts here.")
    assert findings.answer(outcomes.outcome_totals(cursor_of(""), EVERY)) == "No deal matches the filter."


def test_the_curve_says_what_unknown_deals_change(cursor_of) -> None:
    rows = ["2020-01-01|terminated|2021-06-01||", *["2020-01-01|unknown|||"] * 10, *["2020-01-01|active|||"] * 5, "2026-06-22|active|||"]
    cursor = cursor_of(OLD + "\n".join(rows))
    assert findings.termination_curve(termination.termination_curve(cursor, EVERY)) == (
        "5 years after signing 94% are not known to be terminated if the 10 deals of unknown status are taken as running, 83% if they are left out."
    )
    few = termination.termination_curve(cursor, DealFilter(status=("active",)))
    assert findings.termination_curve(few) == "No curve: 0 dated terminations among 6 dated deals; it takes one, and 5 deals."
    by_stage = termination.termination_by_stage(cursor, EVERY)
    assert findings.termination_by_group(by_stage) == "Dated terminations: Phase 1, 1 of 17."


def test_sums_of_terminated_deals_say_how_many_disclose(cursor_of) -> None:
    rows = ["2019-01-01|terminated|2021-01-01|40|500", "2019-01-01|terminated|||300", "2019-01-01|terminated|2022||"]
    cursor = cursor_of(OLD + "\n".join(rows))
    assert findings.terminated_deals(outcomes.terminated_deals(cursor, EVERY)) == (
        "3 terminated deals: promised in headline totals $800m (2 of 3); due at signing $40m (1 of 3). Milestones paid before the end are rarely published and not in these sums."
    )
    assert findings.terminations_by_year(outcomes.terminations_by_year(cursor, EVERY)) == (
        "Largest number of dated ends in a year: 1 in 2021 and 2022 each, of 2 in all; without a dated end: 1 of 3."
    )
    assert findings.status_by_year(outcomes.status_by_year(cursor, EVERY)) == (
        "Known to be terminated: 3 of 3; unknown: 0. Largest number by year of signing: 3 in 2019."
    )
