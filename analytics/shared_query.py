"""Queries that are views of one frame: several sections show it, one fetch makes it."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

import pandas as pd


class View:
    """A query that shows the frame of another query in its own way; who keeps frames keeps that of the base for all its views."""

    __name__: str
    __qualname__: str

    def __init__(self, base: Callable[..., pd.DataFrame], shown: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
        self.base, self.shown = base, shown
        update_wrapper(self, shown)

    def __call__(self, *asked: Any) -> pd.DataFrame:
        return self.shown(self.base(*asked))


def view_of(base: Callable[..., pd.DataFrame]) -> Callable[[Callable[[pd.DataFrame], pd.DataFrame]], View]:
    """Decorates a function from the frame of a query to another frame, so that it becomes a query itself."""
    return lambda shown: View(base, shown)
