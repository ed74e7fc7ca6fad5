"""The parts of the reviews page that are not cards: its two choices, and what must be listed one by one."""

from typing import Any

import streamlit as st

from analytics.figures.goal_dates import standing_words
from analytics.filters import DealFilter
from analytics.queries.complete_responses import complete_responses, released_headquarters
from analytics.queries.reviews import CONTRADICTS, WAITING
from analytics.records import records
from analytics.section import Section
from analytics.sections.reviews import CYCLES, GOAL_DATES, TIMES
from analytics.wording import counted, plain
from pages.components import cached
from pages.components.choices import segmented
from pages.components.event_rows import asset_links
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
        st.subheader("Complete responses one by one", anchor="responses-list")
        places = [f"{name or 'no seat found'} {count}" for name, count in cached.found(released_headquarters).items()]
        st.caption(
            plain(f"FDA's released letters by seat of the company, as their compiler looked it up: {', '.join(places)}. ")
            + link("All released letters", "/data?pick=released_letters")
        )
        st.markdown("\n".join(_response(row, deals) for row in rows[:MOST]))


def _response(row: dict[str, Any], deals: DealFilter) -> str:
    reasons, detail = row["outcome_reason"] or "reason not stated", f": {row['outcome_detail']}" if row["outcome_detail"] else ""
    source = f" Source: {link(site(row['source_url']), row['source_url'])}." if row["source_url"] else ""
    return f"- **{asset_links(row['assets'], row['asset_ids'], deals)}**, {row['answered']}: {plain(reasons + detail)}.{source}"


def missed_goals(deals: DealFilter) -> None:
    """Goals that the FDA missed, with the reason where a source states one."""
    goals = cached.section_frame(GOAL_DATES.key, deals)
    late = records(goals[goals["standing"].isin(["after", "goal passed"])])
    if not late:
        return
    with st.container(border=True, gap="xsmall", key="missed-goals"):
        st.subheader("Goals missed or passed, and what sources say", anchor="missed-goals")
        st.markdown("\n".join(_goal(row, deals) for row in late[:MOST]))


def _goal(row: dict[str, Any], deals: DealFilter) -> str:
    what = "no action on record" if row["days"] is None else f"{row['action']} {row['acted']}, {standing_words(row)}"
    return (
        f"- **{asset_links(row['assets'], row['asset_ids'], deals)}**, goal {row['goal']}: {plain(what)}. {plain(row['told'] or 'No reason stated.')}"
    )


def waiting_list(deals: DealFilter) -> None:
    """Applications that wait for their first action, and those whose dates contradict each other."""
    times = cached.section_frame(TIMES[EITHER].key, deals)
    for key, counted_as, title in (
        ("waiting", WAITING, "waiting for a first action on record"),
        ("contradictory", CONTRADICTS, "with contradictory dates"),
    ):
        rows = records(times[times["counted_as"] == counted_as])
        if rows:
            with st.expander(f"{counted(len(rows), 'application')} {title}", key=f"{key}-list"):
                if len(rows) > MOST:
                    st.caption(f"The first {MOST}; the table of the card above holds all of them.")
                st.table([_waiting(row, deals) for row in rows[:MOST]], border="horizontal", hide_index=True, alt=f"Applications {title}")


def _waiting(row: dict[str, Any], deals: DealFilter) -> dict[str, str]:
    began = f"{row['begins_with']} {row['began']}" if row["began"] else "not on record"
    return {
        "Asset": asset_links(row["assets"], row["asset_ids"], deals),
        "Authority": row["authority"],
        "Type": plain(row["application_type"] or "not stated"),
        "Indication": plain(row["indication"] or "not stated"),
        "Filed": plain(began),
    }
