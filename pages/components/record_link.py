"""Which table and row of the Data page a link means, with a notice where it means none."""

import streamlit as st

from analytics.dictionary import DEFAULT_TABLE, table_titles
from analytics.language import say
from analytics.queries.dictionary import table_row
from pages.components import cached, notice
from pages.components.link_keys import ID as ROW
from pages.components.link_keys import PICK
from pages.components.link_values import drop_unknown, one_of


def linked_row() -> tuple[str, str | None]:
    """The table that the link asks for and the key of the row, if any; what does not exist falls back with a notice."""
    table, key = st.query_params.get(PICK, DEFAULT_TABLE), st.query_params.get(ROW)
    titles = table_titles()
    told = say(
        "The record has no table {unknown}; shown is {shown}. There are: {tables}.",
        unknown="{}",
        shown=say(titles[DEFAULT_TABLE]),
        tables=", ".join(titles),
    )
    if drop_unknown(one_of(PICK, titles, told)):
        return DEFAULT_TABLE, _without_row()
    if key and cached.found(table_row, table, key) is None:
        notice.add(say("{table} has no row “{key}”; search for it below.", table=say(titles[table]), key=key[:100]))
        return table, _without_row()
    return table, key or None


def pick_table(key: str) -> None:
    """Another table was picked: the link names it, and the row that it named before belongs to it no longer."""
    st.query_params[PICK] = st.session_state[key]
    _without_row()


def _without_row() -> None:
    if ROW in st.query_params:
        del st.query_params[ROW]
