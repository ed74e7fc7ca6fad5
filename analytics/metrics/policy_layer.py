"""Which rules a chart draws when there are more than a reader can tell apart: one a half-year, by a rule that the page states."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

MOST_DRAWN = 14
FIRMNESS = ("law", "regulation", "tariff", "catalogue", "review-process", "capital-market", "guideline")


class Dated(NamedTuple):
    """A rule as far as the choice needs it."""

    policy_id: str
    first_day: date
    last_day: date
    kind: str


def one_a_half_year(rules: Iterable[Dated], most: int = MOST_DRAWN) -> tuple[str, ...]:
    """The rules to draw, oldest first: of each half-year one whose day is known before one that is not, then the firmest kind, then the latest.

    Of more half-years than can be drawn the newest are kept.
    """
    best: dict[tuple[int, int], Dated] = {}
    for rule in sorted(rules, key=_weight):
        best.setdefault((rule.first_day.year, (rule.first_day.month + 5) // 6), rule)
    return tuple(best[half].policy_id for half in sorted(best)[-most:])


def _weight(rule: Dated) -> tuple[bool, int, int, str]:
    firmness = FIRMNESS.index(rule.kind) if rule.kind in FIRMNESS else len(FIRMNESS)
    return rule.first_day != rule.last_day, firmness, -rule.first_day.toordinal(), rule.policy_id
