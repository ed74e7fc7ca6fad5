"""From single measurements to medians, ratios, bars and one printed table."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.bench.browser import Click, Visit

AGAINST_DASH, AGAINST_FLOOR, AGAINST_TENTH = 0.8, 2.5, 10.0
BARRED_SIZES = (300, 100_000)


@dataclass(frozen=True)
class Bar:
    """A ratio that must not be passed, and what it came to in this run."""

    words: str
    ratio: float
    limit: float

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.limit


def spread(values: Iterable[float]) -> dict[str, float]:
    """Median with the quartiles and the number of measurements."""
    ordered = sorted(values)
    low, middle, high = statistics.quantiles(ordered, n=4, method="inclusive") if len(ordered) > 1 else ordered * 3
    return {"median": middle, "lower_quartile": low, "upper_quartile": high, "count": len(ordered)}


def click_table(clicks: Sequence[Click]) -> dict[str, dict[str, dict[str, float]]]:
    """Click to last repaint by side and state."""
    return _by_side_and_state(clicks, "last_ms")


def visit_table(visits: Sequence[Visit]) -> dict[str, dict[str, dict[str, float]]]:
    """Navigation to first full paint by side and state."""
    return _by_side_and_state(visits, "painted_ms")


def _by_side_and_state(measured: Sequence[Any], column: str) -> dict[str, dict[str, dict[str, float]]]:
    sides, states = dict.fromkeys(item.side for item in measured), dict.fromkeys(item.state for item in measured)
    return {
        side: {state: spread(getattr(item, column) for item in measured if (item.side, item.state) == (side, state)) for state in states}
        for side in sides
    }


def bars(clicks: dict[int, dict[str, dict[str, dict[str, float]]]], queries: dict[str, dict[str, float]]) -> list[Bar]:
    """Every bar of the issue that this run can judge."""
    found = []
    for size in (size for size in BARRED_SIZES if size in clicks):
        for state in clicks[size]["ours"]:
            median = {side: states[state]["median"] for side, states in clicks[size].items()}
            found.append(Bar(f"click to repaint, {size:,} deals, {state} filter: ours / Dash", median["ours"] / median["dash"], AGAINST_DASH))
            found.append(Bar(f"click to repaint, {size:,} deals, {state} filter: ours / floor", median["ours"] / median["floor"], AGAINST_FLOOR))
    ratios = {name: times["1000000"] / times["100000"] for name, times in queries.items() if {"100000", "1000000"} <= set(times)}
    if ratios:
        worst = max(ratios, key=lambda name: ratios[name])
        found.append(Bar(f"query, 1,000,000 / 100,000 deals: worst is {worst}", ratios[worst], AGAINST_TENTH))
    return found


def printed(results: dict[str, Any], judged: Sequence[Bar]) -> str:
    """The one table that `make bench` shows."""
    lines = [("measurement, milliseconds", "deals", "median", "quartiles")]
    for size, pages in results["pages"].items():
        for title, times in pages.items():
            for state, value in times.items():
                lines.append((f"server rerun, {title}, {state}", f"{int(size):,}", f"{value:,.0f}" if state != "error" else str(value)[:60], ""))
    for name, times in results["queries"].items():
        lines += [(f"query, {name}", f"{int(size):,}", f"{value:,.1f}", "") for size, value in times.items()]
    for heading, group in (("navigation to full paint", "visits"), ("click to last repaint", "clicks")):
        for size, sides in results[group].items():
            lines += [
                (
                    f"{heading}, {side}, {state}",
                    f"{int(size):,}",
                    f"{told['median']:,.0f}",
                    f"{told['lower_quartile']:,.0f} to {told['upper_quartile']:,.0f} of {told['count']}",
                )
                for side, states in sides.items()
                for state, told in states.items()
            ]
    lines += [("", "", "", ""), ("bar", "", "ratio", "limit")]
    lines += [(bar.words, "", f"{bar.ratio:.2f}", f"{bar.limit:g} {'met' if bar.is_met else 'NOT MET'}") for bar in judged]
    widths = [max(len(line[place]) for line in lines) for place in range(4)]
    return "\n".join(f"{a:<{widths[0]}}  {b:>{widths[1]}}  {c:>{widths[2]}}  {d}".rstrip() for a, b, c, d in lines)
