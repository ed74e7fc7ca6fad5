"""Charts first: while a browser draws the cards that it asked for itself, the click that asks for the page's script is held at the door.

The script would send a hundred small changes into the middle of the drawing, and both would end later.
"""

from contextlib import suppress
from threading import Condition
from time import monotonic

from anyio.to_thread import run_sync
from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from analytics.filters import DealFilter
from data.errors import ChuhaiError
from pages.components.links import filter_of_query

PATIENCE_S = 1.0
_drawing: dict[DealFilter, float] = {}
_changed = Condition()


def browser_draws(deals: DealFilter) -> None:
    """A browser was sent the cards of a filter, or is about to be."""
    with _changed:
        for late in [known for known, until in _drawing.items() if until < monotonic()]:
            del _drawing[late]
        _drawing[deals] = monotonic() + PATIENCE_S


def browser_has_drawn(deals: DealFilter) -> None:
    """The browser says so."""
    with _changed:
        _drawing.pop(deals, None)
        _changed.notify_all()


def let_browser_go_first(deals: DealFilter) -> None:
    """Wait while a browser draws this filter; at most as long as drawing may take, since a closed browser never says that it has drawn."""
    with _changed:
        until = _drawing.get(deals, 0.0)
        _changed.wait_for(lambda: deals not in _drawing, max(0.0, until - monotonic()))


class ChartsFirst:
    """Holds the messages of a browser that ask for a script run while that browser draws the same filter."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def held() -> Message:
            message = await receive()
            asked = _asked(message) if _drawing else None
            if asked is not None:
                await run_sync(_wait_for_charts, asked)
            return message

        await self.app(scope, held if scope["type"] == "websocket" else receive, send)


def _asked(message: Message) -> str | None:
    """The link for which a message asks a script run, if it does."""
    with suppress(DecodeError):
        told = BackMsg.FromString(message.get("bytes") or b"")
        return told.rerun_script.query_string if told.WhichOneof("type") == "rerun_script" else None


def _wait_for_charts(link: str) -> None:
    with suppress(ChuhaiError):
        let_browser_go_first(filter_of_query(link))
