"""The page of risk-adjusted value as a visitor meets it: filter, one deal, own assumptions, bad links, empty states."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from data import schema
from data.store import Store
from tests.app.cards import cards_of

HOME = schema.HOME.parent
PHASE_1_SET = "Wong, Siah, Lo (MIT): oncology drugs worldwide, 2000-2015 [area: oncology]"
Open = Callable[..., AppTest]


@pytest.fixture
def opened(curated_store: Store) -> Open:
    """opened(name=value, ...): the page as a fresh visitor meets it who follows a link."""

    def follow(**params: str) -> AppTest:
        app = AppTest.from_file(str(HOME / "app.py"), default_timeout=60)
        app.query_params.update(params)
        app = app.switch_page("pages/deals/value.py").run()
        assert not app.exception
        return app

    return follow


def told(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.caption, *app.warning, *app.info)).replace("\\", "")


def base_of(app: AppTest) -> str:
    return next(card["words"]["finding"] for card in cards_of(app) if card["words"]["key"] == "value-band")


def one_deal(store: Store, stage: str) -> str:
    found = store.cursor().execute(
        "SELECT deal_id FROM deal_facts WHERE stage_at_signing = $stage AND cash_upfront_usd_m > 0 AND headline_usd_m > 0 AND deal_type = 'license' "
        "ORDER BY headline_usd_m DESC LIMIT 1",
        {"stage": stage},
    )
    return str(found.fetchall()[0][0])


def test_the_page_answers_at_once_with_its_cards_and_its_source(opened) -> None:
    app = opened()
    assert not app.warning
    assert re.search(r"Of \*\*\$[\d.]+bn\*\* promised in \d+ deals, \*\*\$[\d.]+bn\*\* was due at signing in cash and .+ inside; at BIO", told(app))
    assert "This is not a valuation." in told(app)
    assert "as published: 9.6% reach approval (product of 4 published steps" in told(app)
    assert [card["words"]["key"] for card in cards_of(app)] == ["value-band", "value-layers", "value-moves", "value-stages"]
    assert all(re.match(r"[\d,]+ of [\d,]+ deals disclose", card["words"]["basis"]) for card in cards_of(app))


def test_one_deal_with_odds(opened, curated_store) -> None:
    app = opened(id=one_deal(curated_store, "phase 3"))
    assert [card["words"]["key"] for card in cards_of(app)] == ["value-band", "value-layers", "value-moves"]
    assert "Programmes in phase 3 in" in told(app)
    assert "this drug" not in told(app).lower()
    assert all("phase 1" not in line for line in told(app).splitlines() if "reach approval" in line)
    app.button(key="weigh-all").click().run()
    assert "value-stages" in [card["words"]["key"] for card in cards_of(app)]


def test_one_deal_without_odds_keeps_what_is_committed(opened, curated_store) -> None:
    app = opened(id=one_deal(curated_store, "preclinical"))
    assert "no odds are published for the rest (stage at signing: preclinical), so it is not valued" in told(app)
    assert "No odds are published for this stage" in told(app)
    app.toggle(key="value-every-set").set_value(True).run()
    assert not app.exception


def test_each_control_changes_the_value(opened) -> None:
    app = opened()
    start = base_of(app)
    app.select_slider(key="sales_share").set_value("0").run()
    none_met = base_of(app)
    app.segmented_control(key="discount").set_value("15").run()
    discounted = base_of(app)
    app.number_input(key="years_3").set_value(10.0).run()
    later = base_of(app)
    app.selectbox(key="odds").set_value(PHASE_1_SET).run()
    assert not app.exception
    assert len({start, none_met, discounted, later, base_of(app)}) == 5
    assert "Wong, Siah, Lo" in told(app)


def test_a_link_reopens_the_same_view(opened) -> None:
    app = opened(odds=PHASE_1_SET, sales_share="100", discount="8", years_1="9.5")
    assert not app.warning
    assert (app.selectbox(key="odds").value, app.select_slider(key="sales_share").value) == (PHASE_1_SET, "100")
    assert (app.segmented_control(key="discount").value, app.number_input(key="years_1").value) == ("8", 9.5)


@pytest.mark.parametrize(
    ("key", "value"), [("odds", "Nobody: nothing"), ("sales_share", "55"), ("discount", "99"), ("years_2", "-4"), ("years_2", "soon")]
)
def test_a_bad_value_gives_the_default_and_a_notice(opened, key, value) -> None:
    app = opened(**{key: value})
    assert [notice for notice in app.warning if value in notice.value.replace("\\", "")]
    assert base_of(app) == base_of(opened())


def test_odds_that_do_not_fit_the_stage_are_told(opened, curated_store) -> None:
    app = opened(id=one_deal(curated_store, "phase 3"), odds=PHASE_1_SET)
    assert any("do not fit here" in notice.value for notice in app.warning)


@pytest.mark.parametrize("named", ["no-such-deal", "信达", "![x](https://example.org/x.png)"])
def test_an_unknown_id_is_told_and_close_deals_are_offered(opened, named) -> None:
    app = opened(id=named)
    assert any("names no single deal" in notice.value for notice in app.warning)
    assert not cards_of(app)
    assert not any("![x](" in str(element.value) for element in (*app.markdown, *app.warning))


def test_equity_alone_is_told_in_words(opened, curated_store) -> None:
    shares = "SELECT min(deal_id) FROM deal_facts WHERE equity > 0 AND coalesce(upfront, total_potential, near_term, milestones) IS NULL"
    app = opened(id=curated_store.cursor().execute(shares).fetchall()[0][0])
    assert "Equity alone is disclosed" in told(app)
    assert not cards_of(app)


def test_where_nothing_matches_or_nothing_is_disclosed_words_say_so(opened, curated_store) -> None:
    assert "No deal matches" in told(opened(text="zzzz"))
    silent = """SELECT min(deal_id), licensor_ids FROM deal_facts WHERE direction_scope = 'out' AND NOT contains(licensor_ids, ';') GROUP BY licensor_ids
                HAVING count(coalesce(upfront, total_potential, near_term, equity, milestones, dev_reg_milestones, sales_milestones)) = 0
                ORDER BY count(*) DESC, licensor_ids LIMIT 1"""
    deal_id, licensor = curated_store.cursor().execute(silent).fetchall()[0]
    for app in (opened(licensor=licensor), opened(id=deal_id)):
        assert re.search("discloses an amount|No amount of this deal is disclosed", told(app))
        assert not cards_of(app)
