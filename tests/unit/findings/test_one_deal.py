"""One deal in words, and the deal table in one sentence."""

from datetime import date
from typing import Any

import pytest

from analytics.findings.deal_terms import layers_sentence, rate_sentence, rounding_sentence, terms, undisclosed
from analytics.findings.deals import disclosed_lines, disclosure_measure, table_answer
from analytics.findings.one_deal import answer, confidence_meanings, facts, status_sentence, title
from analytics.queries.deal_page import money_layers
from analytics.queries.deals import one_deal


def deal_of(cursor_of, text: str) -> Any:
    return one_deal(cursor_of(text), "deal-1")


@pytest.mark.parametrize(
    ("columns", "cells", "expected"),
    [
        (
            "upfront | total_potential",
            "1200 | 18500",
            "beta agreed to pay **$1.2bn** upfront in cash and **up to $18.5bn** in all. "
            "The upfront is **6.5%** of the headline total; the rest depends on events that may not come.",
        ),
        (
            "upfront | currency | usd_rate",
            "250 | CNY | 0.14",
            "beta agreed to pay **CNY 250m ($35m)** upfront in cash; no headline total is disclosed.",
        ),
        ("upfront | currency | usd_rate", "250 | CNY | ", "beta agreed to pay **CNY 250m** upfront in cash; no headline total is disclosed."),
        ("total_potential | total_qualifier", "980 | at least", "beta agreed to pay **over $980m** in all; the upfront is not disclosed."),
        ("status", "active", "No amount of this deal is disclosed."),
        ("milestones", "204", "Neither an upfront nor a headline total is disclosed; all milestones together of **$204m** is."),
        (
            "upfront | upfront_scope | total_potential",
            "35 | cash and near-term | 350",
            "beta agreed to pay **$35m** upfront and near-term and **up to $350m** in all.",
        ),
        (
            "upfront | total_potential | equity | equity_kind | total_includes_equity",
            "10 | 100 | 5 | licensor receives licensee shares | yes",
            "beta agreed to pay **$10m** upfront in cash and **up to $100m** in all. "
            "The licensor also receives shares of the licensee, worth **$5m**, inside the total. "
            "The upfront is **10.0%** of the headline total; equity apart, the rest depends on events that may not come.",
        ),
        (
            "upfront | deal_type | total_potential",
            "10 | acquisition | 100",
            "beta agreed to pay **$10m** upfront in cash and **up to $100m** in all. "
            "The upfront is the price of a company, so it does not compare with licences.",
        ),
    ],
)
def test_the_answer_says_what_is_paid_promised_and_its_share(cursor_of, columns, cells, expected) -> None:
    assert answer(deal_of(cursor_of, f"{columns}\n{cells}")) == f"{expected} It is active as far as the record knows."


@pytest.mark.parametrize(
    ("columns", "cells", "expected"),
    [
        ("status | ended_on", "terminated | 2026-02-07", "It was terminated on 2026-02-07."),
        ("status | ended_on", "terminated | 2026-02", "It was terminated in February 2026."),
        ("status", "expired", "It expired; no page dates the end."),
        ("status", "unknown", "What became of it has not been rechecked."),
    ],
)
def test_the_status_is_told_with_the_end_as_exactly_as_known(cursor_of, columns, cells, expected) -> None:
    assert status_sentence(deal_of(cursor_of, f"{columns}\n{cells}")) == expected


def test_terms_stand_as_stated_beside_dollars(cursor_of) -> None:
    deal = deal_of(
        cursor_of,
        """
        upfront | upfront_qualifier | equity | equity_kind                   | total_includes_equity | total_potential | currency | usd_rate
        250     | approx            | 50     | licensee buys licensor shares | no                    | 1295.5          | CNY      | 0.1
    """,
    )
    assert [(term.label, term.stated, term.usd_m, term.remark) for term in terms(deal)] == [
        ("Upfront", "about CNY 250m", "25", "cash"),
        ("Equity", "CNY 50m", "5", "licensee buys licensor shares; on top of the headline total"),
        ("Headline total", "up to CNY 1,295.5m", "129.55", "stated by a source"),
    ]
    assert rate_sentence(deal) == "1 CNY = USD 0.1 at announcement."
    assert undisclosed(deal) == (
        "Not disclosed or not part of the deal: near-term milestones, development and regulatory milestones, "
        "sales milestones, all milestones together, royalty."
    )


@pytest.mark.parametrize(
    ("low", "high", "expected"), [("18", "18", "18%"), ("10", "12.5", "10% to 12.5%"), ("", "12", "up to 12%"), ("9", "", "from 9%"), ("", "", "")]
)
def test_a_royalty_range_is_as_wide_as_stated(cursor_of, low, high, expected) -> None:
    deal = deal_of(cursor_of, f"royalty | royalty_low_pct | royalty_high_pct\nyes | {low} | {high}")
    assert terms(deal)[-1].remark == expected


def test_what_is_not_disclosed_is_said_and_never_zero(cursor_of) -> None:
    deal = deal_of(cursor_of, "equity_kind\nlicensor receives licensee shares")
    assert [(term.label, term.stated, term.usd_m) for term in terms(deal)] == [
        ("Upfront", "not disclosed", ""),
        ("Equity", "value not disclosed", ""),
        ("Headline total", "not disclosed", ""),
    ]


def test_a_newco_deal_tells_its_shares_and_investors(cursor_of) -> None:
    deal = deal_of(
        cursor_of,
        "deal_type | upfront | equity_kind | equity_share_pct | investors\nnewco | 10 | licensor receives licensee shares | 19.9 | Harvest; Tide",
    )
    assert "The licensor also receives shares of the licensee (19.9%), value not disclosed." in answer(deal)
    assert ("Shares of the licensee", "19.9%") in [(term.label, term.stated) for term in terms(deal)]
    assert ("Investors of the new company", "Harvest; Tide") in facts(deal)
    assert ("Investors of the new company", "not stated") in facts(deal_of(cursor_of, "deal_type\nnewco"))
    assert "Investors of the new company" not in dict(facts(deal_of(cursor_of, "deal_type\nlicense")))


def test_facts_say_what_is_not_stated_and_what_confidence_means(cursor_of) -> None:
    said = dict(
        facts(
            deal_of(
                cursor_of, "announced_on | territory | territory_group | indication | confidence | direction\n | US; CA | regional | | low | domestic"
            )
        )
    )
    assert (said["Announced"], said["Territory"], said["Indication"], said["Direction"]) == (
        "undated",
        "US; CA (regional)",
        "not stated",
        "within China",
    )
    assert said["Confidence"] == "low: a mention in a round-up"
    assert said["Read a second time"] == "not yet"
    assert set(confidence_meanings()) == {"high", "medium", "low"}


def test_a_title_names_the_parties_and_counts_further_assets(cursor_of) -> None:
    assert title(deal_of(cursor_of, "assets\ndrug-1; drug-2; drug-3")) == "alpha → beta: drug-1 and 2 more"
    assert title(deal_of(cursor_of, "assets\ndrug-1")) == "alpha → beta: drug-1"


def test_the_drawn_layers_are_told_by_their_largest_and_a_rounding_is_admitted(cursor_of) -> None:
    cursor = cursor_of("upfront | milestones | total_potential\n10 | 90.5 | 100")
    layers = money_layers(cursor, "deal-1")
    assert layers_sentence(layers) == "2 layers disclosed; the largest: milestones, not split, $90.5m, 90.5% of the headline total."
    assert (
        rounding_sentence(one_deal(cursor, "deal-1"), layers)
        == "The stated parts come to USD 100.5m, more than the stated headline of USD 100m; see the notes."
    )
    assert rounding_sentence(one_deal(cursor, "deal-1"), layers.iloc[:1]) == ""


COUNTS = {
    "deal_count": 58,
    "upfront_count": 31,
    "total_count": 40,
    "both_count": 29,
    "none_count": 16,
    "no_rate_count": 0,
    "undated_count": 2,
    "inside_count": 0,
    "upfront_usd_m": 1250.0,
    "headline_usd_m": 30_000.0,
}


def test_the_deal_table_answers_with_counts_beside_its_sums() -> None:
    assert table_answer(COUNTS) == "**58 deals**: headline totals add up to **$30bn** (40 of 58 disclose one), upfronts to **$1.25bn** (31 of 58)."
    nothing = COUNTS | {"deal_count": 1, "upfront_count": 0, "total_count": 0}
    assert table_answer(nothing) == "**1 deal**: none discloses a headline total, none discloses an upfront."


def test_the_lines_below_the_table_leave_out_what_does_not_occur() -> None:
    assert disclosed_lines(COUNTS) == [
        "Upfront disclosed: 31 of 58",
        "headline total: 40 of 58",
        "both: 29 of 58",
        "neither: 16",
        "undated, listed last: 2",
    ]
    assert disclosure_measure(COUNTS) == "disclose an upfront and 40 of 58 a headline total"


def test_a_verified_deal_gives_the_day(cursor_of) -> None:
    assert dict(facts(deal_of(cursor_of, "verified_on\n2026-11-21")))["Read a second time"] == date(2026, 11, 21).isoformat()
