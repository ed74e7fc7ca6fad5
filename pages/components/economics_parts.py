"""The parts of the economics page that are no plain sections: deals listed where they are few, deals behind the layers, published figures."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.figures.economics_rows import against_published_figure
from analytics.filters import DealFilter
from analytics.findings.economics import against_published as published_finding
from analytics.language import say
from analytics.queries.deal_list import NEWEST
from analytics.queries.economics_layers import deals_that_split
from analytics.queries.economics_published import against_published
from analytics.records import records
from analytics.section import Column
from analytics.sections.economics import SIZES_BY
from analytics.small_numbers import MIN_DEALS
from analytics.wording import counted, in_unit, worded
from pages.components import cached
from pages.components.card import Card, show_card
from pages.components.choices import segmented
from pages.components.link_keys import SIZES
from pages.components.link_values import one_of
from pages.components.rows import deal_rows

DEFAULT = "stage"
LINKED_SIZES = one_of(SIZES, SIZES_BY, f"Sizes cannot be shown by {{}}; shown by {DEFAULT}.")
PUBLISHED_COLUMNS = (
    Column("measure", "What"),
    Column("period_label", "Period"),
    Column("publisher", "Publisher"),
    Column("definition", "As the publisher defines it"),
    Column("theirs", "Theirs"),
    Column("ours", "Ours"),
    Column("basis", "Our deals that disclose it"),
    Column("gap_share", "Gap", "share"),
    Column("differs", "How the definitions compare"),
)


def sizes_choice() -> str:
    """Whether sizes are shown by stage or by year; kept in the link."""
    chosen = segmented("Sizes by", list(SIZES_BY), default=DEFAULT, required=True, key=SIZES)
    return chosen or DEFAULT


def few_deals(deals: DealFilter, count: int) -> None:
    """Under five deals no statistic is printed: the deals themselves."""
    with st.container(border=True, gap="xsmall", key="few-deals"):
        st.subheader(say("{deals}: too few for statistics", deals=counted(count, "deal")), anchor="few-deals")
        st.caption(say("Medians, means and shares are printed from {least} deals on; these are listed instead.", least=MIN_DEALS))
        deal_rows(cached.deal_list(deals, NEWEST, MIN_DEALS), deals, key="rows-few")


def split_deals(deals: DealFilter) -> None:
    """The deals behind the layers, which a bar of sums cannot lead to."""
    rows = cached.found(deals_that_split, deals)
    if len(rows):
        with st.expander(say("The {deals} behind these layers", deals=counted(len(rows), "deal")), key="split-deals"):
            deal_rows(rows, deals, key="rows-split")


def published_card() -> None:
    """Our numbers beside published ones; the whole out-licence record, whatever the filter."""
    compared, store = cached.found(against_published), cached.store()
    evidence = Evidence(
        "Against published figures",
        "our number divided by the published one",
        "can be held against our record",
        int(compared["ratio"].notna().sum()),
        len(compared),
        say("Out-licences, acquisitions left out, the whole record whatever filter is set"),
        "Against published figures",
        store.as_of,
        store.version,
        noun="published figure",
    )
    table = _written(compared)[[column.name for column in PUBLISHED_COLUMNS]].set_axis([column.label for column in PUBLISHED_COLUMNS], axis="columns")
    card = Card(
        key="against-published",
        finding=published_finding(compared),
        evidence=evidence,
        table=table,
        columns=PUBLISHED_COLUMNS,
        notes="Ours v theirs. Diamond: same definition. Circle: the definition differs, the table says how.",
        links={"Publisher": list(compared["source_url"])},
        is_open=True,
    )
    show_card(card, partial(cached.drawn, against_published_figure, against_published))


def _written(compared: pd.DataFrame) -> pd.DataFrame:
    rows = records(compared)
    return compared.assign(
        measure=[_measure(row) for row in rows],
        theirs=[worded(in_unit(row["published_value"], row["unit"]), row["qualifier"]) for row in rows],
        ours=[in_unit(row["our_value"], row["unit"]) for row in rows],
        basis=[say("{disclosed} of {all}", disclosed=row["disclosed_count"], all=row["deal_count"]) for row in rows],
        differs=[_differs(row) for row in rows],
    )


def _measure(row: dict[Any, Any]) -> str:
    return say("{measure}, {stage}", measure=say(row["measure"]), stage=say(row["stage"])) if row["stage"] else say(row["measure"])


def _differs(row: dict[Any, Any]) -> str:
    differs = say(row["differs"] or "")
    return say("{difference} (disputed)", difference=differs) if "disputed" in (row["flag"] or "") else differs
