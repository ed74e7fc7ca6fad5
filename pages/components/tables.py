"""Tables that a keyboard and a screen reader can walk: real table markup for short frames, the grid for long ones."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlsplit

import pandas as pd
import streamlit as st

from analytics.language import say
from analytics.section import Column
from analytics.wording import cell_text, plain, said_cell, table_in_language

SHORT = 60
URL_SIGNS = ":/?#[]@!$&'*+,;=%~"


def reader_table(table: pd.DataFrame, columns: Sequence[Column], alt: str, links: Mapping[str, Sequence[str | None]] | None = None) -> None:
    """Show a section's table; numbers written as the column's style says.

    A column of style "link" holds addresses; links gives, for a heading, the address behind each of its cells (short tables only).
    """
    if len(table) > SHORT:
        sites = {
            say(column.label): st.column_config.LinkColumn(display_text=r"^https?://(?:www\.)?([^/]+)")
            for column in columns
            if column.style == "link"
        }
        st.dataframe(table_in_language(table), hide_index=True, alt=alt, column_config=sites)
        return
    behind, nowhere = links or {}, [None] * len(table)
    written = pd.DataFrame(
        {
            say(column.label): [
                _cell(value, column.style, address) for value, address in zip(table[column.label], behind.get(column.label, nowhere), strict=True)
            ]
            for column in columns
        }
    )
    st.table(written, border="horizontal", hide_index=True, alt=alt)


def _cell(value: object, style: str, address: str | None) -> str:
    if style == "link":
        return link(site(value), value) if isinstance(value, str) else ""
    text = said_cell(cell_text(value, style))
    return link(text, address) if address and text else plain(text)


def link(text: str, address: str) -> str:
    """A markdown link whose text and address come from the data; anything but a web address or a page of the app stays text."""
    if not address.startswith(("https://", "http://", "/")):
        return plain(text)
    return f"[{plain(text)}]({quote(address, safe=URL_SIGNS)})"


def site(address: str) -> str:
    """The site of a web address, as people name it."""
    return urlsplit(address).netloc.removeprefix("www.") or address
