"""How every number is made: one method a name that sections and pages refer to, with formula, base, limits and a made-up example."""

from analytics.methods.basics import BASICS
from analytics.methods.benchmarks import BENCHMARKS
from analytics.methods.calendar import CALENDAR
from analytics.methods.economics import ECONOMICS
from analytics.methods.lag import LAG
from analytics.methods.landscape import LANDSCAPE
from analytics.methods.method import Method
from analytics.methods.outcomes import OUTCOMES
from analytics.methods.players import PLAYERS
from analytics.methods.policy import POLICY
from analytics.methods.reconcile import RECONCILE
from analytics.methods.reviews import REVIEWS
from analytics.methods.timelines import TIMELINES
from analytics.methods.value import VALUE
from analytics.said import holds

METHODS: tuple[Method, ...] = (
    *BASICS,
    *ECONOMICS,
    *LANDSCAPE,
    *PLAYERS,
    *BENCHMARKS,
    *VALUE,
    *OUTCOMES,
    *TIMELINES,
    *REVIEWS,
    *LAG,
    *CALENDAR,
    *POLICY,
    *RECONCILE,
)
BY_NAME: dict[str, Method] = {method.name: method for method in METHODS}


def methods_with(text: str) -> list[Method]:
    """The methods that hold every typed word in name or text, those with all of them in the name first; all of them for no text."""
    found = [method for method in METHODS if holds(text, method.name, *(part for _, part in method.parts()))]
    return sorted(found, key=lambda method: not holds(text, method.name))
