"""What a reader chooses on the timelines page: assets by any of their names, agencies, alignment, deals; all of it kept in the link."""

import re
from collections.abc import Iterable

import streamlit as st

from analytics.language import say
from analytics.queries.names import matching_names
from analytics.queries.swimlanes import AUTHORITIES, BETWEEN, lane_choices
from analytics.wording import shortened
from pages.components import cached, notice
from pages.components.choices import pills, segmented
from pages.components.link_keys import AGENCY, ALIGN, ASSETS, WITH_DEALS
from pages.components.link_values import Linked, keep_known, one_of

MOST, MAX_TEXT, SURE, MATCHES = 12, 120, 75, 20
CALENDAR_TIME, MONTHS = "calendar time", "months since first submission"
LINKED_ALIGN = one_of(ALIGN, (CALENDAR_TIME, MONTHS), f"Lanes cannot be aligned on {{}}; shown is {CALENDAR_TIME}.")
LINKED_DEALS: Linked = one_of(WITH_DEALS, ("true", "false"), "The link holds {} for the deals, which is neither true nor false; left out.")
ABROAD = tuple(authority for authority in AUTHORITIES if authority != "China")
PRESETS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Two complete responses: camrelizumab + rivoceranib": ((f"camrelizumab{BETWEEN}rivoceranib",), ()),
    "Complete response, inspections, approval: toripalimab": (("toripalimab",), ABROAD),
    "From rolling submission to approval: penpulimab": (("penpulimab",), ABROAD),
    "Complete response over single-country data: sintilimab": (("sintilimab",), ABROAD),
    "Approved in China, filed at the FDA: ivonescimab": (("ivonescimab",), ()),
}


def lane_meant(text: str) -> str | None:
    """The lane that an id, a label, an alias, a code, a Chinese name or assets in any order mean, if any."""
    choices = cached.found(lane_choices)
    if text in choices:
        return text
    by_label = {label: lane for lane, label in choices.items()}
    together = BETWEEN.join(sorted(part for part in re.split(r"[~+;,\s]+", text) if part))
    if text in by_label or together in choices:
        return by_label.get(text, together)
    found = cached.found(matching_names, text[:MAX_TEXT], MATCHES)
    usable = found[(found["kind"] == "asset") & (found["score"] >= SURE) & found["id"].isin(list(choices))]
    return str(usable["id"].iloc[0]) if len(usable) else None


def lanes_meant(texts: Iterable[str]) -> tuple[str, ...]:
    """The lanes that the texts mean, each once."""
    return tuple(dict.fromkeys(lane for lane in map(lane_meant, texts) if lane))


def label_of(text: str) -> str:
    """How a lane is shown, whatever was typed for it."""
    return cached.found(lane_choices).get(lane_meant(text) or "", text)


def take_linked_choices() -> None:
    """Before the widgets read a link: names become ids, what is unknown or too much is left out with a notice; a mended link is read again."""
    if any([_mend_lanes(), _mend_agencies()]):
        st.rerun()


def take_linked_agencies() -> None:
    """The same on a page that has agencies only."""
    if _mend_agencies():
        st.rerun()


def _mend_lanes() -> bool:
    texts = st.query_params.get_all(ASSETS)
    choices = cached.found(lane_choices)
    if ASSETS in st.session_state or (len(texts) <= MOST and {*texts} <= {*choices, *choices.values()}):
        return False
    _tell_unknown(texts)
    meant = lanes_meant(texts)
    if len(meant) > MOST:
        notice.add(say("At most {most} assets can be chosen; shown are the first {most}.", most=MOST))
    st.query_params[ASSETS] = list(meant[:MOST])
    return True


def _mend_agencies() -> bool:
    return keep_known(AGENCY, AUTHORITIES, f"No agency is called {{}} here; left out. There are {', '.join(AUTHORITIES)}.")


def lane_choice() -> tuple[str, ...]:
    """The list of assets and combinations to choose from."""
    choices = cached.found(lane_choices)
    st.multiselect(
        say("Assets, up to {most}", most=MOST),
        list(choices),
        format_func=lambda text: choices.get(text) or label_of(text),
        key=ASSETS,
        bind="query-params",
        accept_new_options=True,
        filter_mode="contains",
        max_selections=MOST,
        on_change=_take_typed,
        select_all=False,
        placeholder=say("Name, 中文, code or former name; without a choice the most recently active of the filter"),
    )
    return lanes_meant(st.session_state.get(ASSETS) or ())[:MOST]


def agency_choice() -> tuple[str, ...]:
    """The agencies whose events are shown; none chosen means all."""
    chosen = pills("Agencies, all unless chosen", list(AUTHORITIES), selection_mode="multi", key=AGENCY)
    return tuple(authority for authority in AUTHORITIES if authority in chosen) or AUTHORITIES


def with_agencies(said: str, authorities: tuple[str, ...]) -> str:
    """A sentence about events, and the agencies that are shown."""
    shown = say("all agencies") if authorities == AUTHORITIES else say(", ").join(say(authority) for authority in authorities)
    return say("{events}; {agencies}", events=said, agencies=shown)


def alignment_choice() -> bool:
    """Whether the lanes are aligned on their first submission."""
    options = [CALENDAR_TIME, MONTHS]
    return segmented("Aligned on", options, default=CALENDAR_TIME, required=True, key=ALIGN) == MONTHS


def deals_choice() -> bool:
    """Whether deals and their ends are shown, too."""
    return st.toggle(say("Deals and ends of deals"), key=WITH_DEALS, bind="query-params")


def presets() -> None:
    """Stories to begin with, as far as the record holds them."""
    known = cached.found(lane_choices)
    with st.container(horizontal=True, gap="xsmall", key="presets"):
        for number, (label, (lanes, authorities)) in enumerate(PRESETS.items()):
            if known.keys() >= {*lanes}:
                st.button(
                    say(label), key=f"preset-{number}", on_click=_tell, args=(lanes, authorities), type="tertiary", icon=":material/view_timeline:"
                )


def _tell(lanes: tuple[str, ...], authorities: tuple[str, ...]) -> None:
    st.session_state[ASSETS] = list(lanes)
    st.session_state[AGENCY] = list(authorities)


def _take_typed() -> None:
    typed = st.session_state.get(ASSETS) or []
    _tell_unknown(typed)
    st.session_state[ASSETS] = list(lanes_meant(typed))


def _tell_unknown(texts: Iterable[str]) -> None:
    unknown = [text for text in texts if text.strip() and not lane_meant(text)]
    if unknown:
        notice.add(say("No asset with a regulatory event is called {names}; left out.", names=_quoted(unknown)))


def _quoted(texts: Iterable[str]) -> str:
    return say(", ").join(f"“{shortened(text, MAX_TEXT)}”" for text in texts)
