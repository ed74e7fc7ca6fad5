"""The choices of the policy page: the layer on or off, jurisdictions, kinds, rules picked by hand, words; each kept in the link."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analytics.figures.policy import PLACES, Rule
from analytics.filters import DealFilter
from analytics.findings.policy import DRAWING_RULE, NOT_A_CAUSE
from analytics.language import ENGLISH, say, spoken
from analytics.metrics.policy_layer import MOST_DRAWN, Dated, one_a_half_year
from analytics.queries.policy import PolicyChoice, policy_choices, policy_list
from analytics.records import records
from analytics.wording import dated
from pages.components import cached
from pages.components.choices import pills, segmented
from pages.components.link_keys import LAYER, RULE_KINDS, RULE_PLACES, RULE_TEXT, RULES
from pages.components.link_values import MAX_TEXT, drop_unknown, keep_known, one_of

SHOWN, HIDDEN = "shown", "hidden"
HOW_TO_READ = "A number leads to its rule; a band is as long as what is known of the date."
OF_THE_PAGE = (RULE_PLACES, RULE_KINDS, RULES, RULE_TEXT)


def take_linked_choices() -> None:
    """What the link asks for and no control knows is taken out and told."""
    _, kinds = cached.found(policy_choices)
    drop_unknown(one_of(LAYER, (SHOWN, HIDDEN), f"The policy layer is {SHOWN} or {HIDDEN}; {{}} means neither, it is {SHOWN}."))
    mended = [
        keep_known(RULE_PLACES, _places(), "No jurisdiction is called {}; left out.", PLACES),
        keep_known(RULE_KINDS, kinds, "No kind of rule is called {}; left out."),
        keep_known(RULES, _labels(), "No rule on record is called {}; left out.", most=MOST_DRAWN + 1),
    ]
    if any(mended):
        st.rerun()


def policy_choice(deals: DealFilter) -> PolicyChoice:
    """Jurisdictions and kinds as chosen, days as the filter bar says."""
    places, (_, kinds) = _places(), cached.found(policy_choices)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="policy-choice"):
        chosen = pills("Jurisdiction", list(places), selection_mode="multi", key=RULE_PLACES)
        of_kind = pills("Kind of rule", kinds, selection_mode="multi", key=RULE_KINDS)
    return PolicyChoice(deals.start, deals.end, tuple(places[word] for word in chosen or ()), tuple(of_kind or ()))


def _places() -> dict[str, str]:
    """Every jurisdiction on record by the words that stand for it in the controls and in the link."""
    return {PLACES.get(str(place), str(place)): str(place) for place in cached.found(policy_choices)[0]}


def layer(rules: pd.DataFrame) -> tuple[Rule, ...]:
    """The rules that the charts draw, numbered from the oldest: those picked by hand, else one a half-year; none where the layer is off."""
    labels = _labels()
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="policy-layer"):
        shown = segmented("Rules over the charts", [SHOWN, HIDDEN], default=SHOWN, required=True, key=LAYER)
        picked = st.multiselect(
            say("Draw these rules instead, up to {most}", most=MOST_DRAWN + 1),
            list(labels),
            key=RULES,
            bind="query-params",
            max_selections=MOST_DRAWN + 1,
            select_all=False,
            placeholder=say("One rule a half-year; pick others by date or title"),
            help=say(DRAWING_RULE),
            disabled=shown == HIDDEN,
        )
    st.caption(f"**{say(NOT_A_CAUSE)}** {say(DRAWING_RULE)} {say(HOW_TO_READ)}")
    if shown == HIDDEN:
        return ()
    if picked:
        wanted = {labels[label] for label in picked}
        return _numbered([rule for rule in records(cached.found(policy_list)) if rule["policy_id"] in wanted])
    chosen = records(rules)
    wanted = set(one_a_half_year(Dated(rule["policy_id"], rule["first_day"].date(), rule["last_day"].date(), rule["kind"]) for rule in chosen))
    return _numbered([rule for rule in chosen if rule["policy_id"] in wanted])


def _numbered(newest_first: list[dict[str, Any]]) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            number,
            rule["policy_id"],
            rule["title"],
            rule["jurisdiction"],
            rule["kind"],
            rule["first_day"].date(),
            rule["last_day"].date(),
            dated(rule["event_on"], rule["event_precision"]),
        )
        for number, rule in enumerate(reversed(newest_first), start=1)
    )


def _labels() -> Mapping[str, str]:
    """Every rule by the words under which it is picked, newest first: English in every language, because the link holds them."""
    rules = records(cached.found(policy_list))
    with spoken(ENGLISH):
        return {f"{dated(rule['event_on'], rule['event_precision'])} {rule['jurisdiction']}: {rule['title']}": rule["policy_id"] for rule in rules}


def searched(choice: PolicyChoice) -> PolicyChoice:
    """The same choice, narrowed to the rules that hold the words typed above the list."""
    typed = st.text_input(
        say("Search the rules"),
        key=RULE_TEXT,
        type="search",
        bind="query-params",
        max_chars=MAX_TEXT,
        placeholder=say("Title, body, kind or our reading"),
        width=320,
    )
    return PolicyChoice(choice.start, choice.end, choice.places, choice.kinds, (typed or "").strip())


def forget_choices() -> None:
    """Every choice of this page back at its default."""
    for key in OF_THE_PAGE:
        st.session_state[key] = "" if key == RULE_TEXT else []
