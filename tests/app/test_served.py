"""The cards that the browser fetches by itself are those of the page, and the page's script waits for the browser, not for ever."""

import asyncio
import gzip
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import orjson
import pytest
from starlette.requests import Request
from streamlit import App
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.testing.v1 import AppTest

from analytics.filters import DealFilter
from analytics.metrics import survival
from analytics.sections import OVERVIEW
from data import schema
from data.store import Store
from pages.components import browser_first, startup
from pages.components.links import linked_filter
from pages.components.served import _cards, _drawing, _outlines, card_lines, routes
from tests.app.cards import cards_of

LINKS: list[dict[str, list[str]]] = [
    {},
    {"modality": ["ADC"]},
    {"modality": ["ADC", "RNA"], "direction": ["any"]},
    {"company": ["信达"]},
    {"licensor": ["Hengrui"], "start": ["2020-01-01"], "headline_min": ["100"]},
    {"text": ["Xinda"], "disclosure": ["both disclosed"]},
]


@pytest.fixture
def opened(curated_store: Store) -> Callable[[dict[str, list[str]]], AppTest]:
    def follow(link: dict[str, list[str]]) -> AppTest:
        app = AppTest.from_file(str(schema.HOME.parent / "app.py"), default_timeout=60)
        app.query_params.update(link)
        return app.run()

    return follow


@pytest.mark.parametrize("link", LINKS, ids=str)
def test_a_fetched_card_is_the_card_of_the_page(opened, link):
    shown = {card["words"]["key"]: card for card in cards_of(opened(link))}
    fetched = [orjson.loads(line) for line in card_lines([section.key for section in OVERVIEW], "light", linked_filter(link))]
    assert [card["section"] for card in fetched] == [section.key for section in OVERVIEW]
    for card in fetched:
        if card["section"] in shown:
            assert {key: card[key] for key in ("words", "figure", "digest")} == shown[card["section"]]
    assert len(shown) >= len(OVERVIEW) - 2


def asked(theme: str, sections: str, language: str = "en", *headers: tuple[bytes, bytes]) -> Any:
    return _cards(
        Request(
            {
                "type": "http",
                "path_params": {"language": language, "theme": theme, "sections": sections},
                "query_string": b"modality=ADC",
                "headers": list(headers),
            }
        )
    )


@pytest.mark.parametrize(
    ("theme", "sections"), [("sepia", "modality-mix"), ("light", "no-such"), ("light", ""), ("light", ",".join(["modality-mix"] * 30))]
)
def test_what_no_page_shows_is_not_found(curated_store, theme, sections):
    assert asked(theme, sections).status_code == 404


def test_a_language_that_nobody_speaks_here_is_not_found(curated_store):
    assert asked("light", "modality-mix", "fr").status_code == 404
    assert asked("light", "modality-mix", "zh").status_code == 200


def test_a_good_address_answers(curated_store):
    assert asked("dark", "modality-mix,deals-by-quarter").status_code == 200


def test_the_outlines_of_countries_are_served_once_for_all_maps():
    answer = _outlines(Request({"type": "http", "headers": []}))
    assert {feature["id"] for feature in orjson.loads(gzip.decompress(answer.body))["features"]} >= {"US", "CN", "SG"}
    assert "immutable" in answer.headers["cache-control"]


def test_all_of_it_answers_behind_the_path_of_the_server(monkeypatch):
    monkeypatch.setattr("pages.components.script_addresses.st.get_option", {"server.baseUrlPath": "/team/x/"}.get)
    assert {route.path for route in routes()} >= {"/team/x/chuhai/charts.js", "/team/x/chuhai/outlines.json"}


def test_the_script_waits_until_the_browser_has_drawn():
    deals = DealFilter(modality=("ADC",))
    browser_first.browser_draws(deals)
    with ThreadPoolExecutor(1) as workers:
        waiting = workers.submit(browser_first.let_browser_go_first, deals)
        time.sleep(0.02)
        assert not waiting.done()
        browser_first.browser_has_drawn(deals)
        waiting.result(timeout=5)
    assert deals not in browser_first._drawing


def test_cards_asked_for_in_advance_hold_nobody_until_the_choice_is_pressed(curated_store):
    deals, message = linked_filter({"modality": ["ADC"]}), message_of("modality=ADC")
    browser_first.browser_has_drawn(deals)
    assert asked("light", "modality-mix", "en", (b"x-purpose", b"prefetch")).status_code == 200
    assert asyncio.run(_passed(message)) == (message, True)
    assert _drawing(Request({"type": "http", "query_string": b"modality=ADC", "headers": []})).status_code == 204
    assert asyncio.run(_passed(message, lambda: browser_first.browser_has_drawn(deals))) == (message, False)


def test_a_browser_that_never_answers_holds_nobody_up_for_long(monkeypatch):
    monkeypatch.setattr(browser_first, "PATIENCE_S", 0.05)
    first, second = DealFilter(modality=("RNA",)), DealFilter(modality=("ADC",))
    browser_first.browser_draws(first)
    browser_first.let_browser_go_first(first)
    browser_first.browser_draws(second)
    assert first not in browser_first._drawing
    browser_first.let_browser_go_first(DealFilter())


def message_of(link: str) -> dict[str, Any]:
    told = BackMsg()
    told.rerun_script.query_string = link
    return {"type": "websocket.receive", "bytes": told.SerializeToString()}


async def _passed(message: dict[str, Any], meanwhile: Callable[[], None] = lambda: None) -> tuple[Any, bool]:
    """What an app behind the door receives, and whether it had it before something else happened."""
    got: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        got.append(await receive())

    async def receive() -> Any:
        return message

    async def send(_: Any) -> None: ...

    running = asyncio.ensure_future(browser_first.ChartsFirst(app)({"type": "websocket"}, receive, send))
    await asyncio.sleep(0.1)
    was_early = bool(got)
    meanwhile()
    await running
    return got[0], was_early


def test_a_click_is_held_at_the_door_until_its_charts_are_drawn(curated_store):
    drawn, message = linked_filter({"modality": ["ADC"]}), message_of("modality=ADC")
    browser_first.browser_draws(drawn)
    assert asyncio.run(_passed(message, lambda: browser_first.browser_has_drawn(drawn))) == (message, False)
    assert asyncio.run(_passed(message)) == (message, True)


def test_other_messages_and_other_filters_pass(curated_store):
    browser_first.browser_draws(linked_filter({"modality": ["RNA"]}))
    heartbeat = BackMsg()
    heartbeat.app_heartbeat = True
    for message in (
        message_of("modality=ADC"),
        {"type": "websocket.receive", "bytes": heartbeat.SerializeToString()},
        {"type": "websocket.receive", "text": "no bytes", "bytes": None},
        {"type": "websocket.receive", "bytes": b"\xff\xfe not a message"},
        {"type": "websocket.disconnect", "code": 1000},
    ):
        assert asyncio.run(_passed(message)) == (message, True), message
    browser_first.browser_has_drawn(linked_filter({"modality": ["RNA"]}))


def test_a_server_fetches_what_curves_need_beside_its_visitors(monkeypatch) -> None:
    fetched = Event()
    monkeypatch.setattr(survival, "get_ready", fetched.set)
    monkeypatch.setattr(startup, "SETTLED_S", 0.01)

    async def served() -> bool:
        async with startup.serving(App("app.py")):
            return fetched.wait(10)

    assert asyncio.run(served())
