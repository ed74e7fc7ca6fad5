"""What is summed and how: deals or money, years or parts of them, one period looked at closely, and the rules of counting. All of it in the link."""

from dataclasses import dataclass
from datetime import date
from typing import cast

import streamlit as st

from analytics.counting import COUNT_TOO, DEFINITIONS, LEAVE_OUT, Counting, Measure, Rule
from analytics.language import ENGLISH, keeps_language, language, say
from analytics.queries.reconcile import SPANS, Span, periods_published
from analytics.records import records
from analytics.wording import plain
from pages.components import cached, link_keys, notice
from pages.components.choices import pills, segmented, selectbox
from pages.components.link_values import drop_unknown, keep_known, one_of

MEASURES: dict[str, Measure] = {"Deals": "deals", "Upfronts": "upfront", "Headline totals": "headline"}
HEADLINES, YEARS = "Headline totals", SPANS[0]
OWN_RULES = "My own rules"
PRESET = "counted-as"
NO_RULE = "No rule is called {}; left out."


@dataclass(frozen=True)
class Asked:
    """What the reader wants summed; period, start, end: the period looked at closely, "" where there is none."""

    measure: Measure
    span: Span
    counting: Counting
    period: str
    start: date
    end: date


def take_linked_choices() -> None:
    """What the link asks for and no control knows is taken out and told."""
    drop_unknown(
        one_of(link_keys.SUM_OF, MEASURES, f"{{}} cannot be summed; {HEADLINES.lower()} are."),
        one_of(link_keys.SPAN, SPANS, f"Sums cannot be shown by {{}}; shown by {YEARS}."),
    )
    mended = [
        keep_known(link_keys.LEAVE_OUT, {rule.name for rule in LEAVE_OUT}, NO_RULE),
        keep_known(link_keys.COUNT_TOO, {rule.name for rule in COUNT_TOO}, NO_RULE),
    ]
    if any(mended):
        st.rerun()


def asked() -> Asked:
    """Draw the controls and return what they say."""
    with st.container(border=True, gap="xsmall", key="reconcile-inputs"):
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            summed = segmented("Sum of", list(MEASURES), default=HEADLINES, required=True, key=link_keys.SUM_OF)
            by = segmented("By" if language() == ENGLISH else "Sums by", list(SPANS), default=YEARS, required=True, key=link_keys.SPAN)
            measure, span = MEASURES[summed or HEADLINES], cast("Span", by or YEARS)
            period, start, end = _period(measure, span)
            preset = st.container(width="content")
        counting = Counting(_chosen("Leave out", LEAVE_OUT, link_keys.LEAVE_OUT), _chosen("Count as well", COUNT_TOO, link_keys.COUNT_TOO))
        with preset:
            told = _preset(counting)
        st.caption(plain(told))
    return Asked(measure, span, counting, period, start, end)


def _period(measure: Measure, span: Span) -> tuple[str, date, date]:
    periods = {row["period_label"]: row for row in records(cached.found(periods_published, measure, span))}
    if not periods:
        return "", date.min, date.min
    if drop_unknown(one_of(link_keys.PERIOD, periods, "No such period is published or on record: {}.")):
        notice.show()
    usual = next((label for label, row in periods.items() if row["published_count"]), next(iter(periods)))
    chosen = selectbox("Period", list(periods), index=list(periods).index(usual), key=link_keys.PERIOD, width=180)
    row = periods[chosen or usual]
    return row["period_label"], row["period_start"].date(), row["period_end"].date()


def _chosen(label: str, rules: tuple[Rule, ...], key: str) -> tuple[str, ...]:
    """The rules of one kind that the reader switches on, in their own order."""
    told = "\n".join(say("- **{rule}**: {told}", rule=say(rule.name), told=say(rule.told)) for rule in rules)
    names = pills(label, [rule.name for rule in rules], selection_mode="multi", key=key, help=told)
    return tuple(rule.name for rule in rules if rule.name in (names or ()))


def _preset(counting: Counting) -> str:
    """The choice of a set of rules; what the set in force means."""
    known = {definition.name: definition for definition in DEFINITIONS}
    now = next((name for name, definition in known.items() if definition.counting.in_force == counting.in_force), OWN_RULES)
    st.session_state[PRESET] = now
    names = [*known, *([OWN_RULES] if now == OWN_RULES else [])]
    st.selectbox(say("Count like"), names, format_func=keeps_language(say), key=PRESET, on_change=_take_preset, width=260)
    return say(known[now].told) if now in known else say("My own rules, no publisher's.")


def _take_preset() -> None:
    definition = next((definition for definition in DEFINITIONS if definition.name == st.session_state[PRESET]), None)
    if definition:
        st.session_state[link_keys.LEAVE_OUT] = list(definition.counting.left_out)
        st.session_state[link_keys.COUNT_TOO] = list(definition.counting.counted_too)
