"""Regulatory events as rows with their asset and first source."""

from typing import Any

import pandas as pd
import streamlit as st

from analytics.filters import DealFilter
from analytics.language import say
from analytics.queries.event_list import events_behind
from analytics.records import records
from analytics.wording import dated, plain
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.card import Marks
from pages.components.chosen_marks import say_chosen
from pages.components.tables import link

SHORT = 30


def event_rows(rows: pd.DataFrame, deals: DealFilter, key: str) -> None:
    """A few events as a table of real links, more of them as a grid."""
    if len(rows) <= SHORT:
        _linked_table(rows, deals)
    else:
        _grid(rows, key)


def events_of_marks(marks: Marks, drilled: DealFilter, deals: DealFilter, key: str) -> None:
    """The events behind marks of a chart, looked up among those that drilled means; deals: the filter that their links take along."""
    rows = events_behind(cached.store().cursor(), drilled, marks)
    say_chosen(marks, len(rows), "event")
    event_rows(rows, deals, key)


def asset_links(names: str, ids: str, deals: DealFilter) -> str:
    """The assets of an event, each with a way to its page."""
    return " + ".join(link(name, page_address("asset", asset, deals)) for name, asset in zip(names.split(" + "), ids.split("; "), strict=True))


def reason_words(stated: str | None) -> str:
    """The reasons of an action, each in the language of the moment; empty for none."""
    return say("; ").join(say(reason) for reason in stated.split("; ")) if stated else ""


def _linked_table(rows: pd.DataFrame, deals: DealFilter) -> None:
    st.table(
        [
            {
                say("Date"): dated(event["event_on"], event["event_precision"]),
                say("Asset"): asset_links(event["assets"], event["asset_ids"], deals),
                say("Agency"): event["agency"],
                say("Event"): say(event["event_type"]),
                say("What"): plain(say("; ").join(text for text in (event["indication"], reason_words(event["outcome_reason"])) if text)),
                say("Source"): _first_source(event),
            }
            for event in records(rows)
        ],
        border="horizontal",
        hide_index=True,
        alt=say("Events behind the choice, newest first"),
    )


def _first_source(event: dict[str, Any]) -> str:
    return link(say("open"), event["source_url"]) if event["source_url"] else plain(event["source_title"] or say("not stated"))


def _grid(rows: pd.DataFrame, key: str) -> None:
    shown = pd.DataFrame(
        {
            "date": [dated(day, precision) for day, precision in zip(rows["event_on"], rows["event_precision"], strict=True)],
            "event_type": [say(kind) for kind in rows["event_type"]],
            **{name: rows[name].tolist() for name in ("assets", "agency", "indication", "source_url")},
        }
    )
    st.dataframe(
        shown[["date", "assets", "agency", "event_type", "indication", "source_url"]],
        key=key,
        hide_index=True,
        alt=say("Events behind the choice, newest first"),
        column_config={
            "date": say("Date"),
            "assets": say("Asset"),
            "agency": say("Agency"),
            "event_type": say("Event"),
            "indication": say("Indication"),
            "source_url": st.column_config.LinkColumn(say("Source"), display_text=say("open")),
        },
    )
