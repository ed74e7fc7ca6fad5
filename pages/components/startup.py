"""Before the server takes its first visitor: the data are checked, the database is open, the pages are known. Soon after: what clicks wait for."""

import gc
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
    """While the server serves; what the first readers should not wait for is done soon after its start."""
    soon = Timer(SETTLED_S, _settle)
    soon.daemon = True
    soon.start()
    yield
    soon.cancel()


def _settle() -> None:
    """Import what curves need, a second's work, and take all modules out of the garbage collector's sight: it stops a click for a tenth of one."""
    survival.get_ready()
    gc.collect()
    gc.freeze()
