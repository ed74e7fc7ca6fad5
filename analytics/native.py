"""What a section is in a presentation: native charts that can be edited, each made of columns of the section's own frame."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan
from typing import Any, Literal, NamedTuple

import pandas as pd

from analytics.terms import NOT_STATED
from analytics.wording import shortened

Kind = Literal["columns", "stacked", "bars", "line", "points", "curve", "steps"]
LONGEST_NAME, MOST_CATEGORIES, MOST_POINTS = 48, 64, 1500
PERIOD = re.compile(r"\d{4}( [QH]\d)?\*?")


@dataclass(frozen=True)
class Panel:
    """One native chart of a section's frame.

    across: the columns whose values name the categories, or the one that holds x of points, curves and steps. values: the columns that are drawn;
    series: a column that spreads the one value over several series. names: how each value is called in the legend; style: money, share or count.
    most: how many categories are drawn, the first ones or the latest periods; start: where steps begin; is_log: both axes are logarithmic; titles:
    what stands at the axis across and up of points, curves and steps.
    """

    kind: Kind
    across: tuple[str, ...]
    values: tuple[str, ...]
    names: tuple[str, ...] = ()
    series: str = ""
    style: str = "count"
    most: int = MOST_CATEGORIES
    start: float = 1.0
    is_log: bool = False
    titles: tuple[str, str] = ("", "")


class Series(NamedTuple):
    """A series of a native chart: its name and a value a category, None where there is none."""

    name: str
    values: list[float | None]


class Points(NamedTuple):
    """A series of places."""

    name: str
    places: list[tuple[float, float]]


def categories(frame: pd.DataFrame, panel: Panel) -> tuple[list[str], list[Series]]:
    """The categories of a panel in the order of the frame, and its series; values of the same category and series are summed."""
    labels = [_label(cells) for cells in frame[list(panel.across)].itertuples(index=False)]
    order = _most(_in_order(dict.fromkeys(labels)), panel.most)
    if panel.series:
        names = [_label((cell,)) for cell in frame[panel.series]]
        keys = list(dict.fromkeys(names))
        wanted = [(name, panel.values[0], name) for name in keys]
    else:
        names = [""] * len(frame)
        wanted = [(name, column, "") for name, column in zip(panel.names or panel.values, panel.values, strict=True)]
    series = []
    for name, column, key in wanted:
        sums: dict[str, float] = {}
        for label, own, value in zip(labels, names, frame[column].tolist(), strict=True):
            if own == key and is_number(value):
                sums[label] = sums.get(label, 0.0) + float(value)
        series.append(Series(name, [sums.get(label) for label in order]))
    return order, [each for each in series if any(value is not None for value in each.values)]


def _most(order: list[str], most: int) -> list[str]:
    """So many categories: the first ones, of periods the latest."""
    return order[-most:] if all(PERIOD.fullmatch(label) for label in order) else order[:most]


def _in_order(labels: Iterable[str]) -> list[str]:
    """Years and other numbers ascending with what is not stated last; names as the frame has them."""
    known = [label for label in labels if label != NOT_STATED]
    if all(label.isdigit() for label in known):
        return [*sorted(known, key=int), *(label for label in labels if label == NOT_STATED)]
    return list(labels)


def places(frame: pd.DataFrame, panel: Panel) -> list[Points]:
    """The places of a panel by series, rows without one of the two left out; steps hold each value until the next.

    The series with most places first: LibreOffice does not draw a first series that is shorter than the next.
    """
    names = [_label((cell,)) for cell in frame[panel.series]] if panel.series else [panel.names[0] if panel.names else panel.values[0]] * len(frame)
    rows = zip(names, frame[panel.across[0]].tolist(), frame[panel.values[0]].tolist(), strict=True)
    found: dict[str, list[tuple[float, float]]] = {}
    for name, x, y in rows:
        if is_number(x) and is_number(y):
            found.setdefault(name, []).append((float(x), float(y)))
    drawn = [Points(name, _stepped(sorted(own), panel.start) if panel.kind == "steps" else own) for name, own in found.items()]
    thinned = [Points(name, own[:: len(own) // MOST_POINTS + 1]) for name, own in drawn]
    return sorted(thinned, key=lambda group: -len(group.places))


def _stepped(own: list[tuple[float, float]], start: float) -> list[tuple[float, float]]:
    steps = [(0.0, start)]
    for x, y in own:
        if y != steps[-1][1]:
            steps += [(x, steps[-1][1]), (x, y)]
    return [*steps, own[-1]] if own and own[-1] != steps[-1] else steps


def is_number(value: Any) -> bool:
    """Whether a cell holds a number."""
    return isinstance(value, (int, float)) and not isnan(value)


def _label(cells: tuple[Any, ...]) -> str:
    return shortened(" → ".join(_written(cell) for cell in cells), LONGEST_NAME)


def _written(cell: Any) -> str:
    if cell is None or cell is pd.NA or cell != cell:
        return NOT_STATED
    return f"{cell:g}" if isinstance(cell, float) else str(cell)
