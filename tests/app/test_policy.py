"""The Policy page as a visitor meets it: the layer on and off, choices by hand and by link, the list, nothing found."""

import pytest
from streamlit.testing.v1 import AppTest

from analytics.findings.policy import NOT_A_CAUSE
from analytics.queries.policy import policy_list
from analytics.records import records
from data import schema
from data.store import Store
from tests.app.cards import Open, cards_of, opener


@pytest.fixture
def opened(curated_store: Store) -> Open:
    """opened(layer="hidden", rule_places=["Hong Kong"]): the page for these parameters."""

    return opener("regulatory/policy")


def said(app: AppTest) -> str:
    elements = (*app.header, *app.subheader, *app.markdown, *app.caption, *app.warning, *app.info)
    return "\n".join(str(element.value) for element in elements).replace("\\", "")


def numbers(app: AppTest) -> list[list[str]]:
    """The numbers of the rules that each chart draws."""
    return [sorted(text for trace in card["figure"]["data"] if trace["type"] == "scatter" for text in trace["text"]) for card in cards_of(app)]


def test_it_opens_with_the_count_two_trends_under_the_layer_and_every_rule(opened: Open, curated_store: Store) -> None:
    app = opened()
    assert not app.exception
    rules = records(policy_list(curated_store.cursor()))
    assert f"**{len(rules)} rules**" in app.markdown[0].value
    assert NOT_A_CAUSE in said(app)
    deals, approvals = numbers(app)
    assert 5 < len(deals) <= 15
    assert set(approvals) <= set(deals)
    text = said(app)
    assert all(rule["title"] in text for rule in rules)
    assert text.count("*Our reading:*") == sum(rule["effect"] is not None for rule in rules)
    assert text.index("China: ") < text.index("Hong Kong: ")


def test_the_layer_is_switched_off_by_hand_and_by_link(opened: Open) -> None:
    app = opened()
    app.segmented_control(key="layer").set_value("hidden").run()
    assert not app.exception
    assert numbers(app) == [[], []]
    assert numbers(opened(layer="hidden")) == [[], []]


def test_places_and_kinds_narrow_list_layer_and_answer_by_hand_and_by_link(opened: Open, curated_store: Store) -> None:
    app = opened()
    app.pills(key="rule_places").set_value(["Hong Kong"]).run()
    by_hand = app.markdown[0].value
    assert "all of Hong Kong" in by_hand
    assert not [element.value for element in app.subheader if element.value.startswith("China")]
    linked = opened(rule_places="Hong Kong")
    assert linked.markdown[0].value == by_hand
    assert opened(rule_places="HK").markdown[0].value == by_hand
    assert numbers(linked) == numbers(app)
    tariffs = opened(rule_kinds="tariff")
    assert all(rule["title"] in said(tariffs) for rule in records(policy_list(curated_store.cursor())) if rule["kind"] == "tariff")
    assert not [element.value for element in tariffs.subheader if element.value.startswith("Hong Kong")]


def test_the_reader_picks_rules(opened: Open) -> None:
    app = opened()
    labels = app.multiselect(key="rules").options
    app.multiselect(key="rules").set_value([labels[5], labels[0]]).run()
    assert not app.exception
    assert numbers(app)[0] == ["1", "2"]
    assert numbers(opened(rules=[labels[5], labels[0]]))[0] == ["1", "2"]


def test_the_list_is_searched_and_an_empty_search_has_a_way_back(opened: Open) -> None:
    assert "BIOSECURE in force" in said(opened(rule_text="biosecure"))
    app = opened(rule_text="zzzz", rule_places="China")
    assert "No rule on record fits: CN, “zzzz”" in said(app)
    app.button(key="forget-policy").click().run()
    assert not app.exception
    assert "No rule on record fits" not in said(app)
    assert app.pills(key="rule_places").value == []


def test_days_of_the_filter_bar_narrow_the_rules_and_other_terms_do_not(opened: Open) -> None:
    every = opened().markdown[0].value
    assert opened(modality="ADC").markdown[0].value == every
    assert " of " in opened(start="2026-01-01").markdown[0].value.split("rules**")[0]
    assert "No rule on record fits this choice." in said(opened(start="2035-01-01"))


def test_bad_links_are_told_and_the_defaults_shown(opened: Open) -> None:
    app = opened(layer="![x](https://e.org/x.png)", rule_places="Mars", rule_kinds=["decree", "law"], rules="no such rule")
    assert not app.exception
    text = said(app)
    assert "it is shown" in text
    for wrong in ("No jurisdiction is called “Mars”", "No kind of rule is called “decree”", "No rule on record is called “no such rule”"):
        assert wrong in text
    assert app.pills(key="rule_kinds").value == ["law"]
    assert numbers(app)[0]
    assert "![x](" not in "".join(notice.value for notice in app.warning)


def test_a_filter_without_deals_or_approvals_keeps_the_rules(opened: Open) -> None:
    app = opened(text="zzzz")
    assert not app.exception
    assert cards_of(app) == []
    assert "No deal of this filter can be shown here" in said(app)
    assert "No approval of this filter can be shown here" in said(app)
    assert "BIOSECURE in force" in said(app)


def test_the_overview_leads_here_with_its_filter(curated_store: Store) -> None:
    app = AppTest.from_file(str(schema.HOME.parent / "app.py"), default_timeout=60)
    app.query_params["modality"] = "ADC"
    app.run()
    (link,) = [element for element in app.get("page_link") if element.proto.label == "The same with policy events"]
    assert "modality=ADC" in link.proto.query_string
