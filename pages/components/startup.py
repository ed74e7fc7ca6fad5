"""Before the server takes its first visitor: the data are checked, the database is open, the pages are known."""

import logging
import sys

from data.errors import ChuhaiError
from pages.components import cached
from pages.components.navigation import navigation


def ready_or_exit() -> None:
    """Open the store, or end with everything that is wrong in words.

    Naming the pages now keeps Streamlit from taking pages/ for its own pages folder, which would greet the first
    visitor of a deep link with "Page not found".
    """
    logging.disable(logging.WARNING)
    try:
        cached.store()
        navigation()
    except ChuhaiError as failure:
        sys.exit(f"\n{failure.message}\n{failure.remedy}\n")
    finally:
        logging.disable(logging.NOTSET)
