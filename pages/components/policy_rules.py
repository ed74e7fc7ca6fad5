"""Rules to read: by jurisdiction and year, newest first, each with our reading and its pages; and the numbers of the layer."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.exports.csv import csv_bytes
from analytics.exports.names import file_name
from analytics.figures.policy import PLACES, Rule
from analytics.filters import DealFilter
from analytics.language import keeps_language, say
from analytics.queries.policy import PolicyChoice, policy_list
from analytics.records import records
from analytics.wording import counted, dated, plain
from pages.components import cached
from pages.components.policy_inputs import forget_choices, searched
from pages.components.tables import link, site

HEADINGS = {
    "date": "Date",
    "event_precision": "Date known by",
    "jurisdiction": "Jurisdiction",
    "body": "Body",
    "title": "Title",
    "kind": "Kind",
    "effect": "Effect, our reading",
    "notes": "Notes",
    "confidence": "Confidence",
    "sources": "Sources",
}


def rule_words(rule: dict[str, Any], number: int | None = None) -> str:
    """A rule as a paragraph: date, title, body and kind, our reading marked as one, notes, pages."""
    pages = zip(rule["source_titles"], rule["source_urls"], strict=True) if rule["source_urls"] is not None else ()
    return say(
        "**{day} · {title}** ({facts}){mark}.{reading}{notes} Source: {sources}",
        day=plain(dated(rule["event_on"], rule["event_precision"])),
        title=plain(rule["title"]),
        facts=plain(say("{body} · {kind} · confidence {grade}", body=rule["body"], kind=say(rule["kind"]), grade=say(rule["confidence"]))),
        mark=say(" · number {number} in the charts", number=number) if number else "",
        reading=say(" *Our reading:* {effect}", effect=plain(rule["effect"])) if rule["effect"] else "",
        notes=f" {plain(rule['notes'])}" if rule["notes"] else "",
        sources=" · ".join(link(title or site(url or ""), url or "") for title, url in pages) or say("not stated"),
    )


def drawn_rules(rules: Sequence[Rule]) -> None:
    """What the numbers of the charts stand for, for readers who cannot point at them."""
    if not rules:
        return
    with st.expander(
        say("What the numbers stand for: {rules}; a chart draws those of its own years", rules=counted(len(rules), "rule")), key="policy-numbers"
    ):
        st.markdown("\n".join(f"- **{rule.number}** · {plain(rule.said)} · {plain(rule.place)} · {plain(rule.title)}" for rule in rules))


def rule_lists(deals: DealFilter, choice: PolicyChoice, drawn: Sequence[Rule]) -> None:
    """The rules of the choice by jurisdiction, with a search of their own and a file."""
    st.header(say("Rules by jurisdiction"), anchor="rules")
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="rule-tools"):
        narrowed = searched(choice)
        rules = cached.found(policy_list, narrowed)
        if len(rules):
            _file(rules, narrowed)
    st.caption(say("Newest first. The days of the filter bar apply, its other terms are about deals. The effect is our reading, not a quotation."))
    if rules.empty:
        st.info(say("No rule on record fits: {choice}.", choice=_sentence(narrowed)), icon=":material/filter_alt_off:")
        st.button(say("Drop every choice of this page"), key="forget-policy", on_click=forget_choices)
        return
    numbers = {rule.policy_id: rule.number for rule in drawn}
    by_place = {place: [rule for rule in records(rules) if rule["jurisdiction"] == place] for place in rules["jurisdiction"].value_counts().index}
    left, right = st.columns(2)
    heights = [0, 0]
    for place, group in by_place.items():
        side = heights.index(min(heights))
        heights[side] += len(group) + 1
        with (left, right)[side]:
            _place(str(place), group, numbers)


def _place(place: str, rules: list[dict[str, Any]], numbers: dict[str, int]) -> None:
    name = say(" and ").join(say(PLACES.get(part, part)) for part in place.split("/"))
    with st.container(border=True, gap="xsmall", key=f"rules-{place.replace('/', '-')}"):
        st.subheader(say("{place}: {rules}", place=name, rules=counted(len(rules), "rule")), anchor=f"rules-{place.lower().replace('/', '-')}")
        for year, group in groupby(rules, key=lambda rule: rule["event_on"].year):
            st.markdown(f"**{year}**\n\n" + "\n".join(f"- {rule_words(rule, numbers.get(rule['policy_id']))}" for rule in group))


def _sentence(choice: PolicyChoice) -> str:
    parts = [
        say(" or ").join(choice.places),
        say(" or ").join(say(kind) for kind in choice.kinds),
        say("from {day}", day=choice.start) if choice.start else "",
        say("to {day}", day=choice.end) if choice.end else "",
        say("“{text}”", text=choice.text) if choice.text else "",
    ]
    return plain(say(", ").join(part for part in parts if part)) or say("all rules on record")


def _file(rules: pd.DataFrame, choice: PolicyChoice) -> None:
    store = cached.store()
    evidence = Evidence(
        "Rules that bear on going global",
        "one row a rule",
        "fit the choice",
        len(rules),
        int(rules["rule_count"].iloc[0]),
        _sentence(choice).replace("\\", ""),
        "Policy layer",
        store.as_of,
        store.version,
        noun="rule",
    )
    written = rules.assign(
        date=[dated(day, precision) for day, precision in zip(rules["event_on"], rules["event_precision"], strict=True)],
        sources=["; ".join(url for url in urls if url) if urls is not None else "" for urls in rules["source_urls"]],
    )
    table = written[list(HEADINGS)].set_axis(list(HEADINGS.values()), axis="columns")
    st.download_button(
        "CSV",
        keeps_language(lambda: csv_bytes(table, evidence)),
        file_name=f"{file_name('policy-rules', evidence)}.csv",
        mime="text/csv",
        key="csv-policy-rules",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
