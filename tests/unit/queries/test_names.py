"""What a typed name may mean: on the curated store, because names are data."""

import pytest

from analytics.filters import DealFilter
from analytics.queries.deals import deal_count
from analytics.queries.names import company_choices, matching_names, target_choices


@pytest.mark.parametrize(
    "typed", ["Xinda", "xinda", "信达", "信达生物", "IBI", "Inovent", "innovent", " Innovent Biologics ", "1801.HK", "Xinda Biotechnology"]
)
def test_every_way_to_write_innovent_finds_it_first(curated_store, typed) -> None:
    best = matching_names(curated_store.cursor(), typed).iloc[0]
    assert (best["kind"], best["id"], best["name"]) == ("company", "innovent", "Innovent Biologics")


def test_the_name_itself_ranks_above_its_beginning_above_what_is_inside_above_a_slip(cursor_of) -> None:
    cursor = cursor_of(
        """
        licensors | licensees | assets
        brightco  | other-one | right-1
        """,
        companies="""
            company_id | name     | aliases
            brightco   | Brightco | Lightco
            right      | Right    |
            righton    | Righton  |
        """,
    )
    found = matching_names(cursor, "right")
    assert list(zip(found["id"], found["score"], strict=True)) == [("right", 100), ("righton", 90), ("right-1", 90), ("brightco", 75)]
    slips = matching_names(cursor, "brihgtco")
    assert list(zip(slips["id"], slips["score"], strict=True)) == [("brightco", 65)]


def test_the_best_match_comes_first_and_scores_fall(curated_store) -> None:
    found = matching_names(curated_store.cursor(), "IBI")
    assert found["score"].tolist() == sorted(found["score"], reverse=True)
    assert (found["id"].iloc[0], found["score"].iloc[0]) == ("innovent", 100)
    assert "asset" in set(found["kind"])


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "'", "; DROP TABLE deals", "zzzz", "\\", "信%"])
def test_nonsense_finds_no_company_by_accident(curated_store, typed) -> None:
    assert "innovent" not in set(matching_names(curated_store.cursor(), typed)["id"]) or typed == "信%"


def test_one_letter_is_no_name(curated_store) -> None:
    assert (matching_names(curated_store.cursor(), "x")["score"] >= 90).sum() == (matching_names(curated_store.cursor(), "x")["score"] == 100).sum()


def test_the_limit_holds(curated_store) -> None:
    assert len(matching_names(curated_store.cursor(), "pharma", limit=3)) == 3


def test_free_text_finds_the_deals_of_the_company_that_it_means(curated_store) -> None:
    cursor = curated_store.cursor()
    by_id = deal_count(cursor, DealFilter(direction="any", company=("innovent",)))
    assert by_id > 5
    for typed in ("Xinda", "信达", "Inovent"):
        assert deal_count(cursor, DealFilter(direction="any", text=typed)) >= by_id


def test_choices_are_parties_with_both_scripts_and_their_deals(cursor_of) -> None:
    cursor = cursor_of(
        """
        licensors | licensees | targets
        innovent  | roche     | PD-1; VEGF
        innovent  | lilly     | PD-1
        """,
        companies="""
            company_id | name               | name_zh
            innovent   | Innovent Biologics | 信达生物
            idle       | Idle               |
        """,
    )
    choices = company_choices(cursor)
    assert list(zip(choices["company_id"], choices["label"], choices["deal_count"], strict=True)) == [
        ("innovent", "Innovent Biologics · 信达生物", 2),
        ("lilly", "lilly", 1),
        ("roche", "roche", 1),
    ]
    assert target_choices(cursor) == ["PD-1", "VEGF"]
