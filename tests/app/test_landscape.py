"""The Landscape page as a visitor meets it."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analytics.filters import DealFilter
from analytics.queries.flows import flows_of_rights
from data.store import Store
from pages.components.flow_list import ARROW
from tests.app.cards import cards_of, opener

OTHER_CARDS = ["hot-targets", "newco-deals", "licensee-countries", "newco-by-year", "directions-by-year", "flows-of-rights"]


@pytest.fixture
def opened(curated_store: Store) -> Callable[..., AppTest]:
    """opened(mix_by="stage"): the page for these parameters."""

    return opener("market/landscape")


def keys_of(app: AppTest) -> set[str]:
    return {card["words"]["key"] for card in cards_of(app)}


def said(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.caption, *app.warning, *app.info))


def test_the_page_opens_with_its_answer_and_every_card(opened) -> None:
    app = opened()
    assert not app.exception
    assert not app.warning
    assert keys_of(app) == {"mix-modality-deals", *OTHER_CARDS}
    assert "Most frequent in 445 deals: **antibody family** among modalities" in said(app).replace("\\", "")


def test_a_link_opens_the_mix_that_it_names(opened) -> None:
    assert "mix-stage-headline" in keys_of(opened(mix_by="stage", mix_of="headline total"))


def test_the_controls_change_the_mix(opened) -> None:
    app = opened()
    app.button_group(key="mix_by").set_value("deal type").run()
    assert "mix-deal-type-deals" in keys_of(app)
    app.button_group(key="mix_of").set_value("headline total").run()
    assert "mix-deal-type-headline" in keys_of(app)
    assert not app.exception


@pytest.mark.parametrize("params", [{"mix_by": "colour"}, {"mix_of": "<b>"}, {"flow": "nobody → nothing"}])
def test_what_a_link_names_in_vain_is_told_and_the_default_shown(opened, params) -> None:
    app = opened(**params)
    assert not app.exception
    assert next(iter(params.values())).split("<")[0] in said(app)
    assert app.warning
    assert keys_of(app) == {"mix-modality-deals", *OTHER_CARDS}


def test_a_flow_leads_to_its_deals(opened, curated_store) -> None:
    flow = next(flows_of_rights(curated_store.cursor(), DealFilter()).itertuples())
    name = ARROW.join((flow.licensor, flow.modality_group, flow.licensee_kind))
    linked, chosen = opened(flow=name), opened()
    chosen.selectbox(key="flow").set_value(name).run()
    for app in (linked, chosen):
        assert not app.exception
        assert not app.warning
        assert f"**{flow.deal_count} deals: " in said(app)
        assert len(app.table[-1].value) == flow.deal_count


def test_no_deal_left_says_so(opened) -> None:
    app = opened(modality="vaccine", status="expired")
    assert not app.exception
    assert "No deal matches" in said(app)


def test_the_card_of_directions_says_that_the_filter_s_direction_is_set_aside(opened) -> None:
    (card,) = [card for card in cards_of(opened(direction="in")) if card["words"]["key"] == "directions-by-year"]
    assert card["words"]["basis"].startswith("490 deals · deals · Deals in every direction")
    assert "direction is set aside" in card["words"]["notes"]
