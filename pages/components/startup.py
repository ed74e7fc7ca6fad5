"""Before the server takes its first visitor: the data are checked, the database is open, the pages are known."""

import logging
import sys

from data.errors import ChuhaiError
from pages.components import cached
from pages.components.navigation import navigation

SHORT_TURN_S = 0.001


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
