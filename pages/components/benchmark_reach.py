"""How alike comparables must be: widened by itself until there are enough, or as the reader chooses."""

import streamlit as st

from analytics.filters import DealFilter
from analytics.findings.benchmarks import set_words, widened_words
from analytics.metrics.comparables import COLUMNS, LADDER, LEVELS, YEARS, Reach, Traits
from analytics.queries.benchmarks import reached_step, widening
from analytics.wording import plain
from pages.components import cached
from pages.components.benchmark_inputs import BY_ITSELF, CHOSEN, LABELS

NARROWEST = Reach()
TAKEN_OVER = "benchmark_taken_over"


def chosen_reach(deals: DealFilter, traits: Traits) -> Reach:
    """Draw the controls of the set and return how far it reaches; what was done stands below them."""
    with st.container(border=True, gap="xsmall", key="benchmark-reach"):
        steps = cached.found(widening, deals, traits)
        reached = reached_step(steps)
        breadth = st.segmented_control(
            "Comparables, how wide",
            [BY_ITSELF, CHOSEN],
            default=BY_ITSELF,
            required=True,
            key="breadth",
            bind="query-params",
            on_change=_start_from,
            args=(LADDER[reached],),
            help="By itself: from narrow to wide until five upfronts are disclosed.",
        )
        if st.session_state.pop(TAKEN_OVER, False):
            st.rerun()
        reach = LADDER[reached] if breadth == BY_ITSELF else _own_reach()
        if breadth == BY_ITSELF:
            st.markdown(plain(widened_words(steps, reached)))
        names = cached.company_labels()
        st.caption(
            f"Comparable: {plain(set_words(traits, reach))}. From the deals of the filter ({plain(deals.sentence(names))}); "
            "acquisitions and the deal itself left out."
        )
    return reach


def _start_from(reach: Reach) -> None:
    """The reader takes over where the set stood; said in the link, from which the controls read in the run after this one."""
    st.session_state[TAKEN_OVER] = True
    for trait in (*COLUMNS, "years"):
        st.query_params.pop(f"like_{trait}", None)
        if st.session_state.get("breadth") == CHOSEN and getattr(reach, trait) != getattr(NARROWEST, trait):
            st.query_params[f"like_{trait}"] = getattr(reach, trait)


def _own_reach() -> Reach:
    chosen: dict[str, str] = {}
    with st.container(horizontal=True, gap="medium", key="benchmark-levels"):
        for trait, label in LABELS.items():
            chosen[trait] = st.segmented_control(
                label, list(LEVELS), default=getattr(NARROWEST, trait), required=True, key=f"like_{trait}", bind="query-params"
            )
        chosen["years"] = st.segmented_control(
            "Years before and after", list(YEARS), default=NARROWEST.years, required=True, key="like_years", bind="query-params"
        )
    return Reach(**chosen)
