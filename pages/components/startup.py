"""Before the server takes its first visitor: the data are checked, the database is open, the pages are known. Soon after: what curves need."""

import logging
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from threading import Timer

import streamlit as st

from analytics.metrics import survival
from data.errors import ChuhaiError
from pages.components import cached
from pages.components.navigation import navigation

SHORT_TURN_S, SETTLED_S = 0.001, 2.0


def ready_or_exit() -> None:
    """Open the store, or end with everything that is wrong in words.

    A page's script and the browser's own request for its figures run side by side; short turns let the shorter one end first.

    Naming the pages now keeps Streamlit from taking pages/ for its own pages folder, which would greet the first
    visitor of a deep link with "Page not found".
    """
    sys.setswitchinterval(SHORT_TURN_S)
    logging.disable(logging.WARNING)
    try:
        cached.store()
        navigation()
    except ChuhaiError as failure:
        sys.exit(f"\n{failure.message}\n{failure.remedy}\n")
    finally:
        logging.disable(logging.NOTSET)


@asynccontextmanager
async def serving(app: st.App) -> AsyncGenerator[None]:
    """While the server serves: import, soon after its start, what the first survival curve would wait a second for."""
    soon = Timer(SETTLED_S, survival.get_ready)
    soon.daemon = True
    soon.start()
    yield
    soon.cancel()
