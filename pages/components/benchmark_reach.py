"""How alike comparables must be: widened by itself until there are enough, or as the reader chooses."""

import streamlit as st

from analytics.filters import DealFilter
from analytics.findings.benchmarks import set_words, widened_words
from analytics.language import say
from analytics.metrics.comparables import LADDER, LEVELS, YEARS, Reach, Traits
from analytics.queries.benchmarks import reached_step, widening
from analytics.small_numbers import MIN_DEALS
from analytics.wording import plain
from pages.components import cached
from pages.components.benchmark_inputs import BY_ITSELF, CHOSEN, LABELS
from pages.components.choices import segmented
from pages.components.link_keys import BREADTH, LIKE

NARROWEST = Reach()
TAKEN_OVER = "benchmark_taken_over"


def chosen_reach(deals: DealFilter, traits: Traits) -> Reach:
    """Draw the controls of the set and return how far it reaches; what was done stands below them."""
    with st.container(border=True, gap="xsmall", key="benchmark-reach"):
        steps = cached.found(widening, deals, traits)
        reached = reached_step(steps)
        breadth = segmented(
            "Comparables, how wide",
            [BY_ITSELF, CHOSEN],
            default=BY_ITSELF,
            required=True,
            key=BREADTH,
            on_change=_start_from,
            args=(LADDER[reached],),
            help=say("By itself: from narrow to wide until {least} upfronts are disclosed.", least=MIN_DEALS),
        )
        if st.session_state.pop(TAKEN_OVER, False):
            st.rerun()
        reach = _own_reach() if breadth == CHOSEN else LADDER[reached]
        if breadth != CHOSEN:
            st.markdown(plain(widened_words(steps, reached)))
        names = cached.company_labels()
        st.caption(
            say(
                "Comparable: {set}. From the deals of the filter ({deals}); acquisitions and the deal itself left out.",
                set=plain(set_words(traits, reach)),
                deals=plain(deals.sentence(names)),
            )
        )
    return reach


def _start_from(reach: Reach) -> None:
    """The reader takes over where the set stood; said in the link, from which the controls read in the run after this one."""
    st.session_state[TAKEN_OVER] = True
    for trait in LIKE:
        st.query_params.pop(LIKE[trait], None)
        if st.session_state.get(BREADTH) == CHOSEN and getattr(reach, trait) != getattr(NARROWEST, trait):
            st.query_params[LIKE[trait]] = getattr(reach, trait)


def _own_reach() -> Reach:
    chosen: dict[str, str] = {}
    with st.container(horizontal=True, gap="medium", key="benchmark-levels"):
        for trait, label in (LABELS | {"years": "Years before and after"}).items():
            usual = getattr(NARROWEST, trait)
            levels = list(YEARS if trait == "years" else LEVELS)
            chosen[trait] = segmented(label, levels, default=usual, required=True, key=LIKE[trait]) or usual
    return Reach(**chosen)
