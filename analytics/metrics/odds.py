"""Published odds, chained from a stage of development to approval."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

STEPS = ("phase 1", "phase 2", "phase 3", "filed", "approved")
APPROVED = STEPS[-1]
READ_AS = {"phase 1": "phase 1", "phase 1/2": "phase 1", "phase 2": "phase 2", "phase 2/3": "phase 2", "phase 3": "phase 3", "filed": "filed"}
Rates = Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class Chain:
    """What one publisher's set of rates says about programmes of one stage.

    approval: probability to reach approval; step_count: how many published rates were multiplied for it, 1 for a direct one.
    next_step: probability to reach the next stage, None where it is not published.
    reached: later stages whose odds are published, each with the probability to reach it, approval last.
    """

    stage: str
    approval: float
    step_count: int
    next_step: float | None
    reached: tuple[tuple[str, float], ...]


def chain(rates: Rates, stage: str) -> Chain | None:
    """The way from a stage to approval: step by step where every step is published, else the direct rate, else None."""
    later = STEPS[STEPS.index(stage) + 1 :]
    reached: list[tuple[str, float]] = []
    probability, here = 1.0, stage
    for step in later:
        if (here, step) not in rates:
            break
        probability *= rates[here, step]
        reached.append((step, probability))
        here = step
    next_step = reached[0][1] if reached else None
    if here == APPROVED:
        return Chain(stage, probability, len(later), next_step, tuple(reached))
    if (stage, APPROVED) not in rates:
        return None
    direct = rates[stage, APPROVED]
    return Chain(stage, direct, 1, next_step, (*reached, (APPROVED, direct)))


def chains(rates: Rates) -> tuple[Chain, ...]:
    """The chains of a set, in order of development."""
    return tuple(found for stage in STEPS[:-1] if (found := chain(rates, stage)))


def is_comparable(dimension: str, chosen: str) -> bool:
    """Whether a set may bound the odds of the chosen one: it covers the same kind of programmes, or all of them."""
    return dimension in (chosen, "all")


def bounds(approvals: Iterable[tuple[str, float]], chosen: str) -> tuple[float, float]:
    """The lowest and highest probability among the sets, given as (dimension, probability), that compare with the chosen dimension."""
    comparable = [probability for dimension, probability in approvals if is_comparable(dimension, chosen)]
    return min(comparable), max(comparable)
