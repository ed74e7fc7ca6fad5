"""Sharing, embedding, named views and the deck of a company, as AppTest sees them."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from analytics.filters import DealFilter
from analytics.queries.companies import every_company, subsidiaries
from analytics.queries.names import company_choices
from data.store import Store
from pages.components import share
from pages.components.share import address_of, embed_address, iframe, root_of
from tests.app.cards import opener, titles


@pytest.fixture(autouse=True)
def _on_the_curated_record(curated_store: Store) -> None:
    """Views are those of the curated record."""


def codes(app: AppTest) -> list[str]:
    return [str(code.value) for code in app.code]


@pytest.fixture
def open_share(monkeypatch: pytest.MonkeyPatch):
    """Popovers as a reader finds them after a click on "Share this view"."""
    popover = share.st.popover

    def opened(*arguments, **named):
        made = popover(*arguments, **named)
        if arguments in (("Share this view",), ("分享此视图",)):
            share._addresses(*wanted)
        return made

    wanted: tuple = ()

    def want(*values) -> None:
        nonlocal wanted
        wanted = values

    monkeypatch.setattr(share.st, "popover", opened)
    return want


def test_the_address_holds_page_and_filter_and_can_be_framed(open_share) -> None:
    open_share("page", "economics", DealFilter(modality=("ADC",), target=("PD-1",)), ("royalties",))
    app = opener("deals/economics")(sizes="year", modality="ADC", embed="true")
    assert not app.exception
    address, embed, frame = codes(app)
    assert address == "/economics?sizes=year&modality=ADC&target=PD-1"
    assert embed == f"{address}&embed=true"
    assert f'src="{embed.replace("&", "&amp;")}"' in frame


def test_a_named_view_is_shared_by_its_short_name(open_share) -> None:
    open_share("page", "explorer", DealFilter(headline_min=1000.0), ())
    app = opener("deals/explorer")(headline_min="1000")
    assert codes(app)[:2] == ["/explorer?headline_min=1000", "/?view=1bn"]


def test_a_chinese_view_is_shared_in_chinese(open_share) -> None:
    open_share("page", "explorer", DealFilter(headline_min=1000.0), ())
    app = opener("deals/explorer")(lang="zh", headline_min="1000")
    assert codes(app)[:2] == ["/explorer?lang=zh&headline_min=1000", "/?view=1bn&lang=zh"]
    assert any("10亿美元及以上的交易" in caption.value for caption in app.caption)


def test_addresses_are_written_for_links_and_for_html() -> None:
    address = embed_address(address_of("https://x.org/a/economics", {}), {"text": ['a"b&c'], "target": ["PD-1", "VEGF"]})
    assert parse_qs(urlsplit(address).query) == {"text": ['a"b&c'], "target": ["PD-1", "VEGF"], "embed": ["true"]}
    assert root_of("https://x.org/a/economics", "economics") == "https://x.org/a/"
    assert root_of("https://x.org/a", "") == "https://x.org/a/"
    frame = iframe(address, 'Chuhai: "x" <y>', 500)
    assert frame.count('"') == 12
    assert address in unescape(frame)


def embedded(monkeypatch: pytest.MonkeyPatch, page: str, **params) -> AppTest:
    monkeypatch.setattr(ContextProxy, "is_embedded", True)
    return opener(page)(**params)


def test_an_embedded_page_has_no_bar_and_no_tools_but_follows_the_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    app = embedded(monkeypatch, "market/overview", modality="ADC")
    assert not app.exception
    assert titles(app)
    assert not app.multiselect
    assert not [button for button in app.button if button.key == "reset"]
    assert not [button for button in app.get("download_button") if button.proto.label == "Slides"]
    (source,) = [caption.value for caption in app.caption if "Open in Chuhai" in caption.value]
    assert "?modality=ADC)" in source


def test_one_section_is_embedded_alone_and_an_unknown_one_told(monkeypatch: pytest.MonkeyPatch) -> None:
    app = embedded(monkeypatch, "deals/economics", show=["royalties", "nothing"], modality="ADC")
    assert not app.exception
    assert not app.title
    assert len(titles(app)) == 1
    assert "“nothing”" in app.warning[0].value
    assert any("?modality=ADC#royalties)" in caption.value for caption in app.caption)


def test_an_embedded_deck_is_turned_but_not_left(monkeypatch: pytest.MonkeyPatch) -> None:
    app = embedded(monkeypatch, "present/present", deck="fda")
    app.button(key="step-on").click().run()
    assert "".join(app.query_params["slide"]) == "2"
    assert "step-out" not in {button.key for button in app.button}


@pytest.mark.parametrize(("key", "told"), [("adc-since-2023", "Out-licences, from 2023-01-01, ADC"), ("in-licences", "In-licences")])
def test_a_named_view_opens_by_its_link(key: str, told: str) -> None:
    app = opener("trust/methods")(view=key)
    assert not app.exception
    assert app.title[0].value == "China's innovative drugs going global"
    assert "view" not in app.query_params
    assert told in "\n".join(str(caption.value) for caption in app.caption).replace("\\", "")


def test_an_unknown_view_is_told_and_the_page_shown() -> None:
    app = opener("deals/economics")(view="nothing")
    assert titles(app)
    assert "No view is called “nothing”" in app.warning[0].value.replace("\\", "")


def companies_to_present(store: Store) -> list[str]:
    """Companies with 1 to 5 deals, with none but regulatory events, with the longest name."""
    cursor = store.cursor()
    choices = company_choices(cursor)
    counts, every = dict(zip(choices["company_id"], choices["deal_count"], strict=True)), every_company(cursor)
    return [*(next(one for one, count in counts.items() if count == wanted) for wanted in range(6)), max(counts, key=lambda one: len(every[one]))]


def deck_of(company: str) -> dict[str, list[str]]:
    """What the link says after "Present" on the page of a company."""
    app = opener("market/company")(id=company)
    app.button(key="present-company").click().run()
    assert not app.exception
    shown = app.query_params["show"]
    return {
        "show": shown,
        "company": app.session_state["company"],
        "direction": [app.session_state["direction"]],
        "name": ["".join(app.query_params["name"])],
    }


def test_every_section_of_the_deck_of_a_company_has_a_chart_or_says_why_not(curated_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for company in companies_to_present(curated_store):
        deck = deck_of(company)
        assert (deck["company"], deck["direction"]) == ([company], ["any"])
        with monkeypatch.context() as patched:
            app = embedded(patched, "market/overview", **deck)  # all sections below one another
        assert not app.exception
        assert len(titles(app)) + len(app.info) == len(deck["show"])


def test_a_parent_is_presented_by_its_subsidiaries_and_a_company_without_either_not_at_all(curated_store: Store) -> None:
    cursor = curated_store.cursor()
    known = set(company_choices(cursor)["company_id"])
    family = {one: set(subsidiaries(cursor, one)["company_id"]) & known for one in every_company(cursor) if one not in known}
    parent = next(one for one, members in family.items() if members)
    assert set(deck_of(parent)["company"]) == family[parent]
    app = opener("market/company")(id=next(one for one, members in family.items() if not members))
    assert not app.exception
    assert "present-company" not in {button.key for button in app.button}
    assert any("so there is nothing to present" in caption.value for caption in app.caption)
