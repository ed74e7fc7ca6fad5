"""Rules as chosen and approvals by quarter, worked by hand."""

from datetime import date

from analytics.filters import DealFilter
from analytics.queries.policy import PolicyChoice, approvals_by_quarter, policy_choices, policy_list
from analytics.records import records

RULES = """
    policy_id | event_on   | event_precision | jurisdiction  | body    | title            | kind       | effect        | source   | other_sources | confidence
    p1        | 2030-01-01 | year            | CN            | State   | Data protection  | regulation | Helps makers. | source-1 |               | high
    p2        | 2030-06-15 | day             | US            | House   | A duty on drugs  | tariff     |               | source-1 | source-2      | medium
    p3        | 2031-02-01 | month           | US/EU         | Both    | Joint statement  | tariff     | Caps it.      | source-2 |               | high
    p4        | 2031-03-01 | day             | International | ICH     | 100% of a guide_ | guideline  |               | source-1 |               | high
"""
SOURCES = "source_id | title | url\nsource-1 | First page | https://example.org/one\nsource-2 | Second page | https://example.org/two"


def chosen(cursor_of, **terms) -> list[str]:
    return policy_list(cursor_of("", policy_events=RULES, sources=SOURCES), PolicyChoice(**terms))["policy_id"].tolist()


def test_every_rule_newest_first_with_its_period_and_pages(cursor_of) -> None:
    rules = records(policy_list(cursor_of("", policy_events=RULES, sources=SOURCES)))
    assert [rule["policy_id"] for rule in rules] == ["p4", "p3", "p2", "p1"]
    by_id = {rule["policy_id"]: rule for rule in rules}
    assert [str(by_id["p1"][name].date()) for name in ("first_day", "last_day")] == ["2030-01-01", "2030-12-31"]
    assert [str(by_id["p3"][name].date()) for name in ("first_day", "last_day")] == ["2031-02-01", "2031-02-28"]
    assert list(by_id["p2"]["source_urls"]) == ["https://example.org/one", "https://example.org/two"]
    assert list(by_id["p2"]["source_titles"]) == ["First page", "Second page"]
    assert list(by_id["p3"]["places"]) == ["US", "EU"]
    assert {rule["rule_count"] for rule in rules} == {4}
    assert by_id["p2"]["effect"] is None


def test_a_span_of_days_touches_the_period_that_the_date_leaves(cursor_of) -> None:
    assert chosen(cursor_of, start=date(2030, 12, 31)) == ["p4", "p3", "p1"]
    assert chosen(cursor_of, end=date(2030, 1, 1)) == ["p1"]
    assert chosen(cursor_of, start=date(2031, 2, 28), end=date(2031, 2, 28)) == ["p3"]


def test_a_rule_of_two_places_belongs_to_both(cursor_of) -> None:
    assert chosen(cursor_of, places=("EU",)) == ["p3"]
    assert chosen(cursor_of, places=("US", "CN")) == ["p3", "p2", "p1"]
    assert chosen(cursor_of, places=("US",), kinds=("tariff",), start=date(2031, 1, 1)) == ["p3"]
    assert chosen(cursor_of, kinds=("law",)) == []


def test_every_typed_word_must_be_there_and_signs_mean_themselves(cursor_of) -> None:
    assert chosen(cursor_of, text="DUTY drugs") == ["p2"]
    assert chosen(cursor_of, text="helps") == ["p1"]
    assert chosen(cursor_of, text="duty nothing") == []
    assert chosen(cursor_of, text="100% guide_") == ["p4"]
    assert chosen(cursor_of, text="'; DROP TABLE policy_events; --") == []


def test_the_choices_are_those_on_record_most_rules_first(cursor_of) -> None:
    assert policy_choices(cursor_of("", policy_events=RULES, sources=SOURCES)) == (
        ("US", "CN", "EU", "International"),
        ("tariff", "guideline", "regulation"),
    )


COMPANIES = """
    company_id | name    | country | origin_country
    home       | Home    | CN      |
    seated     | Seated  | CH      | CN
    foreign    | Foreign | US      |
"""
ASSETS = """
    asset_id | name  | originator | modality
    ours     | Ours  | home       | ADC
    moved    | Moved | seated     | ADC
    theirs   | Their | foreign    | ADC
    orphan   | Lone  |            | ADC
"""
EVENTS = """
    event_id | assets      | agency | event_type           | event_on   | event_precision
    a        | ours        | FDA    | approval             | 2026-02-03 | day
    b        | ours        | FDA    | conditional approval | 2026-03-31 | day
    c        | moved       | EC     | approval             | 2026-03-01 | month
    d        | moved       | MHRA   | approval             | 2026-10-01 | quarter
    e        | ours        | TGA    | approval             | 2025-01-01 | year
    f        | ours        | NMPA   | approval             | 2026-02-03 | day
    g        | theirs      | FDA    | approval             | 2026-02-03 | day
    h        | orphan      | FDA    | approval             | 2026-02-03 | day
    i        | ours        | EMA    | CHMP positive opinion | 2026-02-03 | day
    j        | theirs; ours | FDA   | approval             | 2026-01-09 | day
"""


def test_approvals_abroad_of_assets_from_china_by_quarter_and_authority(cursor_of) -> None:
    cursor = cursor_of("", assets=ASSETS, companies=COMPANIES, regulatory_events=EVENTS)
    rows = records(approvals_by_quarter(cursor, DealFilter(modality=("ADC",))))
    assert [(row["approval_quarter"], row["authority"], row["approval_count"], list(row["event_ids"]), row["is_partial"]) for row in rows] == [
        ("2026 Q1", "FDA", 3, ["a", "b", "j"], False),
        ("2026 Q1", "EU", 1, ["c"], False),
        ("2026 Q4", "UK", 1, ["d"], True),
    ]
    assert {(row["disclosed_count"], row["deal_count"]) for row in rows} == {(5, 6)}


def test_the_filter_s_days_are_days_of_the_approval(cursor_of) -> None:
    cursor = cursor_of("", assets=ASSETS, companies=COMPANIES, regulatory_events=EVENTS)
    narrowed = approvals_by_quarter(cursor, DealFilter(start=date(2026, 3, 15), end=date(2026, 4, 1)))
    assert [(row["authority"], row["approval_count"]) for row in records(narrowed)] == [("FDA", 1), ("EU", 1)]


def test_without_an_approval_there_is_no_row(cursor_of) -> None:
    assert approvals_by_quarter(cursor_of(""), DealFilter()).empty
