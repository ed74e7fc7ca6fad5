"""Charts first: while a browser draws the cards that it asked for itself, the page's script for the same filter waits a moment.

The script would send a hundred small changes into the middle of the drawing, and both would end later.
"""

from threading import Condition
from time import monotonic

from analytics.filters import DealFilter

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
