"""One broken cell a rule: the finding names file, row, column and value, and says what is allowed."""

import pandas as pd
import pytest

from data.checks import findings
from data.errors import CuratedDataBroken, Finding
from data.schema import tables
from tests.tables import AS_OF, frames_of

GOOD = """
    deal_id | announced_on | licensors | licensees | assets | upfront_usd_m | milestones | total_potential_usd_m
    a       | 2024-01-10   | innovent  | roche     | drug-a |            20 |        100 |                   200
    b       | 2024-02-10   | hengrui   | roche     | drug-b |               |            |
"""


def findings_with(table: str, row: int, column: str, value: str) -> list[Finding]:
    """Findings after one cell of the good tables is overwritten; row as a spreadsheet counts."""
    frames = frames_of(GOOD, regulatory_events="event_id\nevent-1")
    frames[table].loc[row - 2, column] = value
    return findings(frames, AS_OF)


def test_the_good_tables_break_no_rule() -> None:
    assert findings(frames_of(GOOD, regulatory_events="event_id\nevent-1"), AS_OF) == []


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "code", "allowed"),
    [
        ("deals", 2, "deal_type", "gift", "not-allowed", "allowed: license, option, collaboration"),
        ("deals", 3, "modality", "potion", "not-allowed", "allowed: small molecule, monoclonal antibody"),
        ("deals", 2, "status", "", "missing-cell", "must be filled"),
        ("deals", 3, "deal_id", "a", "duplicate-key", "must be unique in its column"),
        ("deals", 2, "upfront", "20m", "not-a-number", "must be a number with a point"),
        ("deals", 2, "upfront", "1,000", "not-a-number", "must be a number with a point"),
        ("deals", 2, "upfront", "-1", "out-of-range", "must be 0 or more"),
        ("deals", 2, "royalty_low_pct", "101", "out-of-range", "must lie between 0 and 100"),
        ("deals", 2, "verified_on", "2024-13-01", "not-a-date", "must be a day as YYYY-MM-DD"),
        ("deals", 2, "assets", "drug-a; drug-a", "repeated-entry", "each entry of a list may stand once"),
        ("deals", 2, "licensors", "nobody", "unknown-reference", "must be a company_id of companies.csv"),
        ("deals", 2, "headline_within", "z", "unknown-reference", "must be a deal_id of deals.csv"),
        ("companies", 2, "parent", "nobody", "unknown-reference", "must be a company_id of companies.csv"),
        ("companies", 4, "aliases", "IBI; Roche", "name-of-two", "already belongs to roche"),
        ("assets", 3, "aliases", "DRUG-A", "name-of-two", "already belongs to drug-a"),
        ("deals", 3, "announced_precision", "", "date-without-precision", "must both be filled or both be empty"),
        ("deals", 3, "ended_precision", "day", "date-without-precision", "must both be filled or both be empty"),
        ("deals", 3, "announced_on", "2026-11-22", "date-ahead", "lies after the as_of date 2026-11-21"),
        ("regulatory_events", 2, "event_on", "2027-01-01", "date-ahead", "lies after the as_of date 2026-11-21"),
        ("deals", 2, "usd_rate", "0", "zero-money", "leave the cell empty"),
        ("deals", 2, "milestones", "0", "zero-money", "leave the cell empty"),
        ("deals", 2, "upfront_scope", "", "unexplained-amount", "upfront and upfront_scope must both be filled"),
        ("deals", 3, "total_basis", "stated", "unexplained-amount", "total_potential and total_basis must both be filled"),
        ("deals", 2, "currency", "", "amount-without-currency", "must be filled where the deal discloses an amount"),
        ("deals", 2, "usd_rate", "7.1", "dollar-not-one", "must be 1 where the currency is USD"),
        ("sources", 2, "publisher", " ", "missing-cell", "must be filled"),
    ],
)
def test_a_broken_cell_is_found(table, row, column, value, code, allowed) -> None:
    finding = next(finding for finding in findings_with(table, row, column, value) if finding.code == code)
    assert (finding.file, finding.row, finding.column) == (f"{table}.csv", row, column)
    assert finding.value in value
    assert allowed in finding.message


def test_a_missing_column_names_the_columns_needed() -> None:
    frames = frames_of(GOOD)
    frames["deals"] = frames["deals"].drop(columns=["upfront"])
    (finding,) = findings(frames, AS_OF)
    assert (finding.file, finding.row, finding.column, finding.code) == ("deals.csv", 1, "upfront", "missing-column")
    assert "deal_id, announced_on" in finding.message


def test_a_source_that_nothing_cites_is_found() -> None:
    frames = frames_of(GOOD, sources="source_id | url | publisher | kind\nspare | https://example.org/spare | The Publisher | press")
    (finding,) = findings(frames, AS_OF)
    assert (finding.file, finding.row, finding.column, finding.value, finding.code) == ("sources.csv", 3, "source_id", "spare", "unused-source")


def test_a_page_listed_twice_is_found() -> None:
    frames = frames_of(
        """
        sources
        one; two
    """,
        sources="""
        source_id | url
        one       | https://example.org/same
        two       | https://example.org/same
    """,
    )
    (finding,) = findings(frames, AS_OF)
    assert (finding.file, finding.row, finding.column, finding.code) == ("sources.csv", 3, "url", "duplicate-source")


def test_a_goal_date_may_lie_ahead() -> None:
    assert findings(frames_of("", regulatory_events="event_type | event_on\nPDUFA date | 2027-01-01"), AS_OF) == []


@pytest.mark.parametrize(
    ("ended_on", "status", "codes"),
    [
        ("2024-01-10", "terminated", ["ends-early"]),
        ("2024-01-11", "terminated", []),
        ("2024-01-09", "active", ["ends-early", "ends-alive"]),
        ("2025-01-09", "active", ["ends-alive"]),
    ],
)
def test_a_deal_ends_after_it_begins(ended_on, status, codes) -> None:
    found = findings(frames_of(f"announced_on | ended_on | status\n2024-01-10 | {ended_on} | {status}"), AS_OF)
    assert [finding.code for finding in found] == codes
    assert all((finding.file, finding.row, finding.column, finding.value) == ("deals.csv", 2, "ended_on", ended_on) for finding in found)


@pytest.mark.parametrize(
    ("parts", "total", "inside", "is_over"),
    [
        (("50", "10", "41", ""), "100", "", False),
        (("50", "10", "42", ""), "100", "", True),
        (("50", "", "40", "30"), "100", "no", False),
        (("50", "", "40", "30"), "100", "yes", True),
        (("50", "", "60", ""), "", "", False),
    ],
)
def test_the_parts_of_a_total_stay_within_it(parts, total, inside, is_over) -> None:
    upfront, near_term, milestones, equity = parts
    found = findings(
        frames_of(
            "upfront | near_term | milestones | equity | total_potential | total_includes_equity\n"
            f"{upfront} | {near_term} | {milestones} | {equity} | {total} | {inside}"
        ),
        AS_OF,
    )
    assert [finding.code for finding in found] == (["parts-over-total"] if is_over else [])
    if is_over:
        assert (found[0].row, found[0].column, found[0].value) == (2, "total_potential", "100")
        assert "come to" in found[0].message


def test_milestone_kinds_stay_within_the_milestones() -> None:
    frames = frames_of("""
        milestones | dev_reg_milestones | sales_milestones
        100        | 60                 | 41
        100        | 60                 | 42
        100        | 60                 |
    """)
    (finding,) = findings(frames, AS_OF)
    assert (finding.row, finding.column, finding.value, finding.code) == (3, "milestones", "100", "kinds-over-milestones")
    assert "102" in finding.message


def test_a_rate_that_nobody_states_may_be_missing() -> None:
    assert findings(frames_of("upfront | currency | usd_rate\n20 | CNY | "), AS_OF) == []


def test_royalties_run_from_low_to_high() -> None:
    (finding,) = findings(frames_of("royalty_low_pct | royalty_high_pct\n9 | 10\n11 | 10\n11 | "), AS_OF)
    assert (finding.row, finding.column, finding.value, finding.code) == (3, "royalty_low_pct", "11", "royalty-order")


def test_percentages_of_shares_and_investors_stand_only_where_they_can() -> None:
    found = findings(
        frames_of("""
            deal_type | equity_kind                       | equity_share_pct | investors
            newco     | licensor receives licensee shares | 19.9             | Harvest; Tide
            license   | licensee buys licensor shares     | 5                | Harvest
        """),
        AS_OF,
    )
    assert [(finding.row, finding.column, finding.value, finding.code) for finding in found] == [
        (3, "equity_share_pct", "5", "share-without-shares"),
        (3, "investors", "Harvest", "investors-without-newco"),
    ]


def test_a_deal_told_twice_is_found() -> None:
    frames = frames_of("""
        deal_id | announced_on | licensors | licensees | assets
        a       | 2024-01-10   | innovent  | roche     | x; y
        b       | 2024-01-30   | innovent  | roche     | y
        c       | 2024-02-01   | innovent  | roche     | y
        d       | 2024-01-30   | innovent  | lilly     | y
    """)
    (finding,) = findings(frames, AS_OF)
    assert (finding.row, finding.column, finding.value, finding.code) == (3, "deal_id", "b", "deal-twice")
    assert "as a" in finding.message


@pytest.mark.parametrize("outer", ["b", "c"])
def test_a_headline_lies_within_a_deal_that_stands_on_its_own(outer) -> None:
    frames = frames_of(f"""
        deal_id | headline_within
        a       |
        b       | {outer}
        c       | a
    """)
    (finding,) = findings(frames, AS_OF)
    assert (finding.row, finding.column, finding.value, finding.code) == (3, "headline_within", outer, "nested-headline")


def test_everything_wrong_is_reported_together_in_the_order_of_the_files() -> None:
    frames = frames_of("""
        deal_id | status | licensors | upfront_usd_m
        a       | asleep | alpha     | ten
        a       | active | nobody    |
    """)
    frames["companies"] = frames["companies"][frames["companies"]["company_id"] != "nobody"].reset_index(drop=True)
    found = findings(frames, AS_OF)
    assert [(finding.row, finding.column, finding.code) for finding in found] == [
        (2, "status", "not-allowed"),
        (2, "upfront", "not-a-number"),
        (3, "deal_id", "duplicate-key"),
        (3, "licensors", "unknown-reference"),
    ]
    broken = CuratedDataBroken("folder", found)
    assert broken.findings == found
    assert all(str(finding) in broken.message for finding in found)
    assert "4 rule(s)" in broken.message


def test_a_finding_reads_as_a_sentence() -> None:
    assert str(Finding("deals.csv", 3, "status", "", "must be filled", "missing-cell")) == (
        "deals.csv, row 3, column status: (empty) - must be filled [missing-cell]"
    )


def test_no_rule_raises_on_cells_of_nonsense() -> None:
    nonsense = ("", " ", ";", "a; a", "１", "-0", "1e5", "9" * 400, "0000-00-00", "2024-02-30", "'; DROP TABLE deals; --", "信达", "%")
    frames = {name: pd.DataFrame({column: list(nonsense) for column in table.columns}, dtype=str) for name, table in tables().items()}
    found = findings(frames, AS_OF)
    assert {finding.file for finding in found} == {table.file for table in tables().values()}
