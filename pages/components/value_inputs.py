"""What is weighed, and at which odds: the deal or the filter, the published set, and the assumptions; all of it kept in the link."""

from collections.abc import Iterable

import streamlit as st

from analytics.metrics.value import Inputs
from analytics.queries.success_rates import odds_names, stage_odds
from analytics.queries.value import milestone_split
from analytics.wording import plain
from pages.components import cached, notice

MAX_TEXT, MOST_YEARS = 200, 30.0
RATES = ("0", "8", "10", "12", "15")
SHARES = tuple(str(share) for share in range(0, 101, 10))
YEARS = {"years_1": "Phase 1 to approval", "years_2": "Phase 2 to approval", "years_3": "Phase 3 to approval", "years_filed": "Filing to approval"}
SALES_YEARS = "years_sales"
DEFAULTS = Inputs()


def chosen_odds(stage: str | None) -> str:
    """Draw the choice of published odds and return the name of the set; only sets that lead from the stage to approval, all without a stage."""
    names = cached.found(odds_names, stage)
    if not names:
        return ""
    _drop_unless("odds", names)
    return st.selectbox(
        "Published odds: publisher and population",
        names,
        key="odds",
        bind="query-params",
        filter_mode="contains",
        help="Only sets that lead to approval without a gap are offered; first those that cover most stages.",
    )


def chosen_inputs(name: str) -> Inputs:
    """Draw the assumptions and return them with the odds of the chosen set."""
    _drop_unless("sales_share", SHARES)
    _drop_unless("discount", RATES)
    share_place, rate_place, years_place = st.columns([3, 3, 2], vertical_alignment="bottom")
    with share_place:
        share = st.select_slider(
            "Sales milestones reached, given approval, %: base (low 0, high 100)",
            SHARES,
            value="50",
            key="sales_share",
            bind="query-params",
            help="An assumption, not data: no source on record says how many sales milestones are reached.",
        )
    with rate_place:
        rate = st.segmented_control(
            "Discount rate, % a year, on all but the upfront", RATES, default=RATES[0], required=True, key="discount", bind="query-params"
        )
    with years_place, st.popover("Years until paid", icon=":material/schedule:"):
        st.caption("Assumptions, not data. They matter only with a discount rate.")
        years = [_years(key, label, default) for (key, label), default in zip(YEARS.items(), DEFAULTS.years, strict=True)]
        sales_years = _years(SALES_YEARS, "Approval to sales milestones", DEFAULTS.sales_years)
    dev_share, _ = cached.found(milestone_split)
    return Inputs(cached.found(stage_odds, name), dev_share, int(share) / 100, int(rate) / 100, (years[0], years[1], years[2], years[3]), sales_years)


def _years(key: str, label: str, default: float) -> float:
    text = st.query_params.get(key)
    if text and not _is_years(text):
        del st.query_params[key]
        notice.add(f"The link holds “{text[:MAX_TEXT]}” as {key}, which is no number from 0 to {MOST_YEARS:g}; left out.")
    return st.number_input(label, 0.0, MOST_YEARS, default, 0.5, key=key, bind="query-params")


def _is_years(text: str) -> bool:
    try:
        return 0 <= float(text) <= MOST_YEARS
    except ValueError:
        return False


def _drop_unless(key: str, known: Iterable[str]) -> None:
    text = st.query_params.get(key)
    if text and text not in known:
        del st.query_params[key]
        notice.add(f"“{text[:MAX_TEXT]}” as {key} does not fit here; the first choice stands in its place.")


def explained(sentences: Iterable[str]) -> None:
    """The assumptions in words, folded."""
    with st.expander("What this assumes", icon=":material/rule:"):
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))
