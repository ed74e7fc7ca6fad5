"""The deal among its comparables: a card for each amount, and the figures side by side."""

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.figures.benchmarks import strip_figure
from analytics.filters import DealFilter
from analytics.findings.benchmarks import DISCLOSES, LABELS, amount_finding, upfront_note, written
from analytics.language import say
from analytics.metrics.comparables import Reach
from analytics.queries.benchmarks import Subject, comparables
from analytics.records import records
from analytics.section import Column, headed
from analytics.small_numbers import MIN_DEALS, enough
from pages.components import cached
from pages.components.card import Card, show_card
from pages.components.rows import rows_behind
from pages.components.tables import reader_table

COLUMNS = (
    Column("deal", "Deal"),
    Column("upfront_usd_m", "Upfront, USD m", "money"),
    Column("headline_usd_m", "Headline total, USD m", "money"),
    Column("upfront_share", "Upfront share", "share"),
    Column("similarity", "Similarity", "share"),
)
FIGURES = ("Amount", "This deal", "Percentile", "Median", "95% interval of the median", "Disclosed")


def amount_card(row: pd.Series, deals: DealFilter, subject: Subject, reach: Reach, sentence: str) -> None:
    """One amount of the deal among the comparables that disclose it; under five of them the reason in words."""
    amount = str(row["amount"])
    key = amount.replace("_usd_m", "").replace("_", "-")
    title = say("{amount} among comparables", amount=say(LABELS[amount]))
    finding = amount_finding(row.to_dict())
    if not enough(int(row["disclosed_count"])):
        with st.container(border=True, gap="xsmall", key=f"card-benchmark-{key}"):
            st.subheader(title, anchor=f"benchmark-{key}")
            listed = say("The comparable deals are listed below; a wider set may hold {least}.", least=MIN_DEALS)
            onward = listed if row["deal_count"] else say("Widen the set above.")
            st.info(say("{finding} {onward}", finding=finding, onward=onward), icon=":material/list:")
        return
    store = cached.store()
    unit = "cash upfront ÷ headline total" if amount == "upfront_share" else "USD m"
    evidence = Evidence(
        title,
        unit,
        DISCLOSES[amount],
        int(row["disclosed_count"]),
        int(row["deal_count"]),
        sentence,
        "Benchmark percentile",
        store.as_of,
        store.version,
    )
    found = cached.found(comparables, deals, subject.traits, reach)
    options = (amount, *(None if pd.isna(row[name]) else float(row[name]) for name in ("value", "median", "low", "high")), subject.name)
    notes = upfront_note(found) if amount == "upfront_usd_m" else ""
    show_card(
        Card(f"benchmark-{key}", finding, evidence, _table(found, amount), COLUMNS, ("deal_id",), notes),
        lambda: cached.drawn(strip_figure, comparables, deals, subject.traits, reach, options=options),
        lambda marks: rows_behind(marks, deals.without_acquisitions(), deals, key=f"rows-benchmark-{key}"),
    )


def _table(found: pd.DataFrame, amount: str) -> pd.DataFrame:
    shown = found[found[amount].notna()].sort_values(amount, ascending=False, kind="stable")
    unknown = say("not stated")
    named = shown.assign(deal=shown["licensors"].fillna(unknown) + " → " + shown["licensees"].fillna(unknown))
    return headed(named, COLUMNS)


def figures_card(standing: pd.DataFrame) -> None:
    """The three amounts side by side: the deal, its percentile, the median with its interval, n of N."""
    with st.container(border=True, gap="xsmall", key="card-benchmark-figures"):
        st.subheader(say("In figures"), anchor="benchmark-figures")
        table = pd.DataFrame([_figures(row) for row in records(standing)], columns=FIGURES)
        reader_table(table, tuple(Column(name, name) for name in FIGURES), alt=say("The deal among its comparables, amount by amount"))
        st.caption(
            say(
                "Percentile: share of comparables below it, equal ones counted half. From {least} disclosed amounts on. "
                "Formulas: [percentile](/methods#benchmark-percentile), [interval](/methods#interval-of-the-median).",
                least=MIN_DEALS,
            )
        )


def _figures(row: dict[str, object]) -> tuple[str, ...]:
    amount, count = str(row["amount"]), int(str(row["disclosed_count"]))
    few = say("under {least} disclosed", least=MIN_DEALS)

    def number(name: str) -> str:
        value = row[name]
        return few if value is None else written(amount, float(str(value)))

    value, place = row["value"], row["percentile"]
    interval = say("{low} to {high}", low=number("low"), high=number("high")) if row["low"] is not None else few
    stands = say("{place} of 100", place=f"{float(str(place)) * 100:.0f}") if place is not None else few if not enough(count) else "–"
    own = say("not stated") if value is None else written(amount, float(str(value)))
    disclosed = say("{disclosed} of {all}", disclosed=f"{count:,}", all=f"{int(str(row['deal_count'])):,}")
    return LABELS[amount], own, stands, number("median"), interval, disclosed
