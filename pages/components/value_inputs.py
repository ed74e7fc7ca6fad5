"""What is weighed, and at which odds: the deal or the filter, the published set, and the assumptions; all of it kept in the link."""

from collections.abc import Iterable

import streamlit as st

from analytics.language import say
from analytics.metrics.value import Inputs
from analytics.queries.success_rates import odds_names, stage_odds
from analytics.queries.value import milestone_split
from analytics.wording import plain
from pages.components import cached
from pages.components.choices import segmented, selectbox
from pages.components.link_keys import DISCOUNT, ODDS, SALES_SHARE, YEARS
from pages.components.link_values import drop_unknown, number, one_of

MOST_YEARS = 30.0
RATES = ("0", "8", "10", "12", "15")
SHARES = tuple(str(share) for share in range(0, 101, 10))
TIMES = {
    "phase 1": "Phase 1 to approval",
    "phase 2": "Phase 2 to approval",
    "phase 3": "Phase 3 to approval",
    "filed": "Filing to approval",
    "sales": "Approval to sales milestones",
}
DEFAULTS = Inputs()


def chosen_odds(stage: str | None) -> str:
    """Draw the choice of published odds and return the name of the set; only sets that lead from the stage to approval, all without a stage."""
    names = cached.found(odds_names, stage)
    if not names:
        return ""
    if drop_unknown(one_of(ODDS, names, "The odds {} do not fit here; the first choice stands in their place.")):
        st.session_state[ODDS] = names[0]
    return selectbox(
        "Published odds: publisher and population",
        names,
        key=ODDS,
        filter_mode="contains",
        help=say("Only sets that lead to approval without a gap are offered; first those that cover most stages."),
    )


def chosen_inputs(name: str) -> Inputs:
    """Draw the assumptions and return them with the odds of the chosen set."""
    drop_unknown(
        one_of(SALES_SHARE, SHARES, "The link holds {} as share of sales milestones, which is no step from 0 to 100; the usual one stands."),
        one_of(DISCOUNT, RATES, say("The link holds {text} as discount rate; left out (one of: {choices}).", text="{}", choices=", ".join(RATES))),
        *(number(YEARS[time], 0, MOST_YEARS, f"years, {label[:1].lower()}{label[1:]}") for time, label in TIMES.items()),
    )
    share_place, rate_place, years_place = st.columns([3, 3, 2], vertical_alignment="bottom")
    with share_place:
        share = st.select_slider(
            say("Sales milestones reached, given approval, %: base (low 0, high 100)"),
            SHARES,
            value="50",
            key=SALES_SHARE,
            bind="query-params",
            help=say("An assumption, not data: no source on record says how many sales milestones are reached."),
        )
    with rate_place:
        rate = segmented("Discount rate, % a year, on all but the upfront", RATES, default=RATES[0], required=True, key=DISCOUNT)
    with years_place, st.popover(say("Years until paid"), icon=":material/schedule:"):
        st.caption(say("Assumptions, not data. They matter only with a discount rate."))
        first, second, third, filed, sales_years = [
            st.number_input(say(label), 0.0, MOST_YEARS, default, 0.5, key=YEARS[time], bind="query-params")
            for (time, label), default in zip(TIMES.items(), (*DEFAULTS.years, DEFAULTS.sales_years), strict=True)
        ]
    dev_share, _ = cached.found(milestone_split)
    shares = dev_share, int(share) / 100
    return Inputs(cached.found(stage_odds, name), *shares, int(rate or RATES[0]) / 100, (first, second, third, filed), sales_years)


def explained(sentences: Iterable[str]) -> None:
    """The assumptions in words, folded."""
    with st.expander(say("What this assumes"), icon=":material/rule:"):
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))
