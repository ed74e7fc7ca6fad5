"""The only caches: the open store, and frames and figures by section, filter and data version.

What these functions return is shared by all sessions and must never be changed in place.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analytics.figures.drawing import Drawing
from analytics.figures.spoken import in_language
from analytics.figures.theme import PALETTES
from analytics.filters import DealFilter
from analytics.language import language
from analytics.queries import deal_list as deal_list_queries
from analytics.queries import deals as deal_queries
from analytics.queries import names as name_queries
from analytics.queries import overview as overview_queries
from analytics.sections import SECTIONS
from analytics.shared_query import View
from data.store import Store, open_store

ENTRIES = 512
BY_FILTER: dict[str | type[Any], Callable[[Any], Any]] = {
    DealFilter: repr
}  # a filter is frozen and its repr tells every field; hashing it field by field takes ten times as long


@st.cache_resource(show_spinner="Building the database from the CSVs")
def store() -> Store:
    """The open, locked, read-only database; one for the whole server."""
    return open_store()


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs=BY_FILTER)
def _frame(key: str, deals: DealFilter, version: str, said_in: str) -> pd.DataFrame:
    query = SECTIONS[key].query
    return query.shown(found(query.base, deals)) if isinstance(query, View) else query(store().cursor(), deals)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs=BY_FILTER)
def _figure(key: str, deals: DealFilter, version: str, theme: str, said_in: str) -> Drawing:
    return Drawing.of(in_language(SECTIONS[key].figure(_frame(key, deals, version, said_in), PALETTES[theme])))


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs=BY_FILTER)
def _count(deals: DealFilter, version: str) -> int:
    return deal_queries.deal_count(store().cursor(), deals)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs=BY_FILTER)
def _year_to_date(deals: DealFilter, version: str) -> pd.DataFrame:
    return overview_queries.year_to_date(store().cursor(), deals)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs=BY_FILTER)
def _newest(deals: DealFilter, version: str) -> pd.DataFrame:
    return overview_queries.newest_deals(store().cursor(), deals)


@st.cache_resource(max_entries=16, show_spinner=False, hash_funcs=BY_FILTER)
def _deal_list(deals: DealFilter, order: str, limit: int, version: str) -> pd.DataFrame:
    return deal_list_queries.deal_list(store().cursor(), deals, order, limit)


@st.cache_resource(max_entries=8, show_spinner=False)
def _companies(version: str) -> dict[str, str]:
    companies = name_queries.company_choices(store().cursor())
    return dict(zip(companies["company_id"], companies["label"], strict=True))


@st.cache_resource(max_entries=8, show_spinner=False)
def _targets(version: str) -> list[str]:
    return name_queries.target_choices(store().cursor())


@st.cache_resource(max_entries=4096, show_spinner=False)
def _company_meant(text: str, version: str) -> str | None:
    labels = _companies(version)
    if text in labels:
        return text
    by_label = {label: company for company, label in labels.items()}
    if text in by_label:
        return by_label[text]
    found = name_queries.matching_names(store().cursor(), text, limit=20)
    usable = found[(found["kind"] == "company") & found["id"].isin(list(labels))]
    return str(usable["id"].iloc[0]) if len(usable) else None


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs=BY_FILTER)
def _found(name: str, arguments: tuple[Any, ...], version: str, said_in: str, _query: Callable[..., Any]) -> Any:
    return _query(store().cursor(), *arguments)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs=BY_FILTER)
def _drawn(
    name: str,
    arguments: tuple[Any, ...],
    version: str,
    theme: str,
    said_in: str,
    _figure_of: Callable[..., Any],
    _frame_of: pd.DataFrame,
    _options: tuple[Any, ...],
) -> Drawing:
    return Drawing.of(in_language(_figure_of(_frame_of, PALETTES[theme], *_options)))


def found(query: Callable[..., Any], *arguments: Any) -> Any:
    """What a query finds for these arguments (ids, filters), kept by the query's name, the arguments and the data version."""
    return _found(f"{query.__module__}.{query.__qualname__}", arguments, store().version, language(), query)


def drawn(figure: Callable[..., Any], query: Callable[..., Any], *arguments: Any, options: tuple[Any, ...] = (), theme: str | None = None) -> Drawing:
    """The figure of what a query finds, in a theme or in the one that the reader sees; options go to the figure after the palette."""
    name = f"{figure.__module__}.{figure.__qualname__} {query.__module__}.{query.__qualname__}"
    return _drawn(name, (*arguments, options), store().version, theme or theme_name(), language(), figure, found(query, *arguments), options)


def section_frame(key: str, deals: DealFilter) -> pd.DataFrame:
    """The frame of a section for a filter."""
    return _frame(key, deals, store().version, language())


def section_figure(key: str, deals: DealFilter, theme: str | None = None) -> Drawing:
    """The figure of a section for a filter, in a theme or in the one that the reader sees."""
    return _figure(key, deals, store().version, theme or theme_name(), language())


def theme_name() -> str:
    """light or dark, as the browser shows the app."""
    return "dark" if st.context.theme.type == "dark" else "light"


def deal_count(deals: DealFilter) -> int:
    """How many deals a filter means."""
    return _count(deals, store().version)


def newest_deals(deals: DealFilter) -> pd.DataFrame:
    """The deals of the last days of the record."""
    return _newest(deals, store().version)


def year_to_date(deals: DealFilter) -> pd.DataFrame:
    """The two periods that the overview compares."""
    return _year_to_date(deals, store().version)


def deal_list(deals: DealFilter, order: str, limit: int) -> pd.DataFrame:
    """The first deals of a filter with every term, in one of the orders of the deal table; few are kept, they are large."""
    return _deal_list(deals, order, limit, store().version)


def company_labels() -> dict[str, str]:
    """Every company with a deal: its id and its label in both scripts."""
    return _companies(store().version)


def targets() -> list[str]:
    """Every target of a deal."""
    return _targets(store().version)


def company_meant(text: str) -> str | None:
    """The company that a typed name, alias, code or slip means, if any."""
    return _company_meant(text, store().version)
