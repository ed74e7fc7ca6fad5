"""Deals and approvals by quarter under the policy layer, and what stands behind a mark: deals, approvals or the rule itself."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from analytics.event_filter import events_sentence
from analytics.evidence import Evidence
from analytics.figures.policy import Rule, approvals_with_policy_figure, deals_with_policy_figure
from analytics.filters import DealFilter
from analytics.findings.policy import approvals_by_quarter as approvals_finding
from analytics.language import say
from analytics.queries.event_list import events_behind
from analytics.queries.overview import deals_by_quarter
from analytics.queries.policy import approvals_by_quarter, policy_list
from analytics.records import records
from analytics.section import Column, headed
from analytics.sections.overview import DEALS_BY_QUARTER
from analytics.wording import counted, plain
from pages.components import cached
from pages.components.card import Card, Marks, show_card
from pages.components.event_rows import event_rows
from pages.components.policy_rules import rule_words
from pages.components.rows import rows_behind
from pages.components.spoken import fragment

RULE = "policy_id"
APPROVAL_COLUMNS = (Column("approval_quarter", "Quarter"), Column("authority", "Authority"), Column("approval_count", "Approvals", "count"))


def policy_trends(deals: DealFilter, rules: tuple[Rule, ...]) -> None:
    """The two cards side by side."""
    left, right = st.columns(2)
    with left:
        _deals_card(deals, rules)
    with right:
        _approvals_card(deals, rules)


@fragment
def _deals_card(deals: DealFilter, rules: tuple[Rule, ...]) -> None:
    section, frame = DEALS_BY_QUARTER, cached.found(deals_by_quarter, deals)
    card = Card(
        key="policy-deals",
        finding=section.finding(frame),
        evidence=section.evidence(frame, cached.store(), section.sentence(deals, cached.company_labels())),
        table=section.table(frame),
        columns=section.columns,
        drill=(*section.drill, RULE),
        notes=section.notes,
    )
    show_card(
        card,
        partial(cached.drawn, deals_with_policy_figure, deals_by_quarter, deals, options=(rules,)),
        lambda marks: _behind(marks, lambda own: rows_behind(own, deals, deals, key="rows-policy-deals")),
    )


@fragment
def _approvals_card(deals: DealFilter, rules: tuple[Rule, ...]) -> None:
    frame, store = cached.found(approvals_by_quarter, deals), cached.store()
    known, total = (int(frame["disclosed_count"].iloc[0]), int(frame["deal_count"].iloc[0])) if len(frame) else (0, 0)
    evidence = Evidence(
        "Approvals abroad of assets from China, by quarter",
        "approvals, a further indication counts again",
        "have a known quarter",
        known,
        total,
        events_sentence(deals, cached.company_labels()),
        "Approvals abroad by quarter",
        store.as_of,
        store.version,
        noun="approval",
    )
    card = Card(
        key="policy-approvals",
        finding=approvals_finding(frame),
        evidence=evidence,
        table=headed(frame, APPROVAL_COLUMNS),
        columns=APPROVAL_COLUMNS,
        drill=("approval_quarter", "authority", RULE),
        notes="A hand-made record, not a census: the newest quarters fill up late.",
    )
    show_card(
        card,
        partial(cached.drawn, approvals_with_policy_figure, approvals_by_quarter, deals, options=(rules,)),
        lambda marks: _behind(marks, partial(_approvals_behind, frame, deals)),
    )


def _behind(marks: Marks, show_own: Callable[[Marks], None]) -> None:
    """Rules among the chosen marks are shown as they are, the other marks as the chart's own rows."""
    chosen = [dict(mark) for mark in marks]
    for rule in records(cached.found(policy_list)):
        if any(mark.get(RULE) == rule[RULE] for mark in chosen):
            st.markdown(rule_words(rule))
    own = tuple(mark for mark in marks if RULE not in dict(mark))
    if own:
        show_own(own)


def _approvals_behind(frame: pd.DataFrame, deals: DealFilter, marks: Marks) -> None:
    wanted = [tuple(value for _, value in mark) for mark in marks]
    rows = [row for row in records(frame) if (row["approval_quarter"], row["authority"]) in wanted]
    events = events_behind(cached.store().cursor(), deals, tuple((("event_id", event_id),) for row in rows for event_id in row["event_ids"]))
    chosen = say("; ").join(say("{quarter} and {authority}", quarter=quarter, authority=say(authority)) for quarter, authority in wanted)
    told = say("**{events} behind {chosen}**", events=counted(len(events), "approval"), chosen=plain(chosen))
    st.markdown(f"{told} {say('(click the mark again or elsewhere in the chart to clear)')}")
    event_rows(events, deals, key="rows-policy-approvals")
