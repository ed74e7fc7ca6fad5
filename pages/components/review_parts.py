"""The parts of the reviews page that are not cards: its two choices, and what must be listed one by one."""

from typing import Any

import streamlit as st

from analytics.figures.goal_dates import standing_words
from analytics.filters import DealFilter
from analytics.language import say
from analytics.queries.complete_responses import complete_responses, released_headquarters
from analytics.queries.reviews import CONTRADICTS, WAITING
from analytics.records import records
from analytics.section import Section
from analytics.sections.reviews import CYCLES, GOAL_DATES, TIMES
from analytics.wording import counted, plain
from pages.components import cached
from pages.components.choices import segmented
from pages.components.event_rows import asset_links, reason_words
from pages.components.link_keys import CLOCK
from pages.components.link_keys import CYCLES as BY
from pages.components.link_values import one_of
from pages.components.tables import link, site

MOST = 60
EITHER, AUTHORITY = next(iter(TIMES)), next(iter(CYCLES))
LINKED_CHOICES = (
    one_of(CLOCK, TIMES, f"The clock cannot start with {{}}; it starts with {EITHER}."),
    one_of(BY, CYCLES, f"First cycles cannot be grouped by {{}}; shown is {AUTHORITY}."),
)


def clock_choice() -> Section:
    """The section whose clock the reader wants to see."""
    chosen = segmented("Clock starts with", list(TIMES), default=EITHER, required=True, key=CLOCK)
    return TIMES[chosen or EITHER]


def cycles_choice() -> Section:
    """First cycles by authority, or by authority and type."""
    chosen = segmented("First cycles by", list(CYCLES), default=AUTHORITY, required=True, key=BY)
    return CYCLES[chosen or AUTHORITY]


def complete_response_list(deals: DealFilter) -> None:
    """Every complete response with its reasons and source."""
    rows = records(cached.found(complete_responses, deals))
    if not rows:
        return
    with st.container(border=True, gap="xsmall", key="responses-list"):
        st.subheader(say("Complete responses one by one"), anchor="responses-list")
        places = [
            say("{country} {count}", country=say(country) or say("no seat found"), count=count)
            for country, count in cached.found(released_headquarters).items()
        ]
        told = say("FDA's released letters by seat of the company, as their compiler looked it up: {places}. ", places=say(", ").join(places))
        st.caption(plain(told) + link(say("All released letters"), "/data?pick=released_letters"))
        st.markdown("\n".join(_response(row, deals) for row in rows[:MOST]))


def _response(row: dict[str, Any], deals: DealFilter) -> str:
    asset, reasons = asset_links(row["assets"], row["asset_ids"], deals), reason_words(row["outcome_reason"]) or say("reason not stated")
    detail = say(": {detail}", detail=row["outcome_detail"]) if row["outcome_detail"] else ""
    source = say(" Source: {page}.", page=link(site(row["source_url"]), row["source_url"])) if row["source_url"] else ""
    return say("- **{asset}**, {day}: {reasons}.{source}", asset=asset, day=row["answered"], reasons=plain(reasons + detail), source=source)


def missed_goals(deals: DealFilter) -> None:
    """Goals that the FDA missed, with the reason where a source states one."""
    goals = cached.section_frame(GOAL_DATES.key, deals)
    late = records(goals[goals["standing"].isin(["after", "goal passed"])])
    if not late:
        return
    with st.container(border=True, gap="xsmall", key="missed-goals"):
        st.subheader(say("Goals missed or passed, and what sources say"), anchor="missed-goals")
        st.markdown("\n".join(_goal(row, deals) for row in late[:MOST]))


def _goal(row: dict[str, Any], deals: DealFilter) -> str:
    if row["days"] is None:
        what = say("no action on record")
    else:
        what = say("{action} {acted}, {standing}", action=say(row["action"]), acted=row["acted"], standing=standing_words(row))
    return say(
        "- **{asset}**, goal {goal}: {what}. {told}",
        asset=asset_links(row["assets"], row["asset_ids"], deals),
        goal=row["goal"],
        what=plain(what),
        told=plain(row["told"] or say("No reason stated.")),
    )


def waiting_list(deals: DealFilter) -> None:
    """Applications that wait for their first action, and those whose dates contradict each other."""
    times = cached.section_frame(TIMES[EITHER].key, deals)
    for key, counted_as, title, alt in (
        ("waiting", WAITING, "{applications} waiting for a first action on record", "Applications waiting for a first action on record"),
        ("contradictory", CONTRADICTS, "{applications} with contradictory dates", "Applications with contradictory dates"),
    ):
        rows = records(times[times["counted_as"] == counted_as])
        if rows:
            with st.expander(say(title, applications=counted(len(rows), "application")), key=f"{key}-list"):
                if len(rows) > MOST:
                    st.caption(say("The first {count}; the table of the card above holds all of them.", count=MOST))
                st.table([_waiting(row, deals) for row in rows[:MOST]], border="horizontal", hide_index=True, alt=say(alt))


def _waiting(row: dict[str, Any], deals: DealFilter) -> dict[str, str]:
    not_stated = say("not stated")
    return {
        say("Asset"): asset_links(row["assets"], row["asset_ids"], deals),
        say("Authority"): say(row["authority"]),
        say("Type"): plain(row["application_type"] or not_stated),
        say("Indication"): plain(row["indication"] or not_stated),
        say("Filed"): plain(say("{kind} {day}", kind=say(row["begins_with"]), day=row["began"]) if row["began"] else say("not on record")),
    }
