"""The one filter bar: widgets bound to the URL, chips that drop a term, a reset button, notices about bad links.

The frame draws it before the page: widgets of a page script are forgotten when the reader goes to another page.
"""

from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from analytics.event_filter import events_sentence
from analytics.filters import DEFAULTS, DealFilter
from analytics.language import say
from analytics.queries.event_list import event_counts
from analytics.terms import TERMS, FilterTerm
from analytics.wording import counted, plain
from pages.components import cached, notice
from pages.components.choices import pills, selectbox
from pages.components.link_keys import PAGE_PARAMS
from pages.components.links import COMPANY_KEYS, linked_filter
from pages.components.named_views import views_button
from pages.components.names import label_of, meant_companies, take_typed_companies, tell_unknown
from pages.components.spoken import lost_language

LAST_PAGE = "last_page"
GROUPS = ("When", "Who", "What", "Terms", "Money")


def is_new_page(page: str) -> bool:
    """Whether the bar is about to be drawn on another page than before, or for the first time."""
    return st.session_state.get(LAST_PAGE) != page


def filter_bar(page: str, of_events: bool = False) -> DealFilter:
    """Draw the bar and return the filter that it says; the URL keeps what differs from the default.

    of_events: the page shows regulatory events, so the bar counts them instead of deals.
    """
    if st.session_state.get(LAST_PAGE, page) != page:
        _write_back_to_link()
    st.session_state[LAST_PAGE] = page
    _take_over_link()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filter-bar"):
        _text_search()
        chosen = current_filter()
        for group in GROUPS:
            _group(group, chosen)
        views_button()
    deals = current_filter()
    _summary(deals, of_events)
    return deals


def current_filter() -> DealFilter:
    """The filter as the widgets hold it, or as the link says where a widget has not been drawn yet."""
    linked = linked_filter({key: st.query_params.get_all(key) for key in st.query_params})
    return DealFilter(**{term.key: _value(term, getattr(linked, term.key)) for term in TERMS})


def _value(term: FilterTerm, linked: Any) -> Any:
    value = st.session_state.get(term.key, linked)
    if term.key in COMPANY_KEYS:
        return meant_companies(value or ())
    if term.kind == "many":
        return tuple(value or ())
    if term.kind == "text":
        return (value or "").strip()
    return DEFAULTS[term.key] if value is None else value


def _write_back_to_link() -> None:
    """After a change of page, say again what the link lost: Streamlit drops values that came with the first address.

    All at once where Streamlit lets us: each widget by itself adds an entry to the browser's history, and "back" must be pressed for each.
    """
    chosen = DealFilter(**{term.key: _value(term, DEFAULTS[term.key]) for term in TERMS}).to_url()
    lost = {key: texts for key, texts in chosen.items() if key not in st.query_params}
    try:
        st.query_params.update(lost_language() | lost)
    except StreamlitAPIException:  # a widget that the reader has used answers for its own part of the link
        for key in lost:
            st.session_state[key] = st.session_state[key]


def _take_over_link() -> None:
    """Before the widgets read a new link: tell about values in it that mean nothing."""
    params = st.query_params
    seen = {key: tuple(params.get_all(key)) for key in params}
    if st.session_state.get("link_seen") == seen:
        return
    st.session_state["link_seen"] = seen
    for key in COMPANY_KEYS:
        tell_unknown(seen.get(key, ()))
    _, problems = DealFilter.from_url({key: texts for key, texts in seen.items() if key not in COMPANY_KEYS}, {"target": cached.targets()})
    names = {term.key for term in TERMS}
    problems += [say("“{key}” is not a filter", key=key) for key in seen if key not in names | PAGE_PARAMS]
    if problems:
        notice.add(say("The link holds what means nothing here; it was left out: {problems}.", problems="; ".join(problems)))


def _text_search() -> None:
    st.text_input(
        say("Search"),
        key="text",
        type="search",
        bind="query-params",
        max_chars=200,
        width=230,
        placeholder=say("Company, asset, target, 中文"),
        help=say("Names, codes, Chinese and machine-translated names; slips are forgiven."),
    )


def _group(group: str, chosen: DealFilter) -> None:
    terms = [term for term in TERMS if term.group == group]
    active = sum(getattr(chosen, term.key) != DEFAULTS[term.key] for term in terms)
    with st.popover(f"{say(group)} · {active}" if active else say(group), key=f"filter-{group}", type="secondary"):
        for term in terms:
            _widget(term)


def _widget(term: FilterTerm) -> None:
    if term.key in COMPANY_KEYS:
        labels = cached.company_labels()
        st.multiselect(
            say(term.label),
            list(labels),
            format_func=lambda text: labels.get(text) or label_of(text),
            key=term.key,
            bind="query-params",
            accept_new_options=True,
            filter_mode="contains",
            on_change=take_typed_companies,
            args=(term.key,),
            select_all=False,
            placeholder=say("Name in English or Chinese, ticker, former name"),
        )
    elif term.key == "target":
        st.multiselect(say(term.label), cached.targets(), key=term.key, bind="query-params", placeholder=say("All"), select_all=False)
    elif term.kind == "many":
        pills(term.label, list(term.choices()), selection_mode="multi", key=term.key)
    elif term.kind == "choice":
        selectbox(term.label, list(term.choices()), key=term.key)
    elif term.kind == "date":
        st.date_input(
            say(term.label), value=None, min_value="2000-01-01", max_value="2035-12-31", key=term.key, bind="query-params", format="YYYY-MM-DD"
        )
    else:
        label = say("{label}, USD m", label=say(term.label))
        st.number_input(label, value=None, min_value=0.0, step=10.0, key=term.key, bind="query-params", placeholder=say("any"))


def _summary(deals: DealFilter, of_events: bool) -> None:
    notice.show()
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", key="filter-chips"):
        st.caption(_events_said(deals) if of_events else _deals_said(deals), width="content")
        parts = deals.parts(cached.company_labels())
        for term, words in parts:
            st.button(
                f"{plain(_shortened(words))} ✕",
                key=f"drop-{term.key}",
                on_click=drop,
                args=(term.key,),
                type="tertiary",
                help=say("Drop the filter {label}", label=say(term.label)),
            )
        if parts:
            st.button(say("Reset"), key="reset", on_click=reset, icon=":material/restart_alt:", type="tertiary", help=say("Drop every filter"))


def _deals_said(deals: DealFilter) -> str:
    count, everything = cached.deal_count(deals), cached.deal_count(DealFilter(direction="any"))
    return say("{deals}: **{count}** of {all} deals", deals=plain(deals.sentence(cached.company_labels())), count=f"{count:,}", all=f"{everything:,}")


def _events_said(deals: DealFilter) -> str:
    count, assets, everything = cached.found(event_counts, deals)
    return say(
        "{events}: **{count}** of {all} events, of {assets}",
        events=plain(events_sentence(deals, cached.company_labels())),
        count=f"{count:,}",
        all=f"{everything:,}",
        assets=counted(assets, "asset"),
    )


def _shortened(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"


def drop(key: str) -> None:
    """Put one term back at its default; the widget and the URL follow."""
    st.session_state[key] = [] if isinstance(DEFAULTS[key], tuple) else DEFAULTS[key]


def reset() -> None:
    """Put every term back at its default."""
    for term in TERMS:
        drop(term.key)
