"""One row of the record in full: every column that is filled, references as links, each source."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analytics.dictionary import Field, described, entries
from analytics.filters import DealFilter
from analytics.findings.record import NAMES, PAGE_OF, fact_words, href
from analytics.language import say
from analytics.queries.dictionary import table_row
from analytics.queries.record import facts_citing, pages_named, rows_behind_claims
from analytics.records import records
from analytics.wording import counted, dated, plain
from pages.components import cached
from pages.components.report_error import report_error

SOURCE_COLUMNS = ("source", "sources", "other_sources")
OPEN_PAGE = {"deals": "Open the page of this deal", "companies": "Open the page of this company", "assets": "Open the page of this asset"}
TOLD_APART = (*SOURCE_COLUMNS, "matches")


def show_row(table: str, key: str, deals: DealFilter) -> None:
    """A card with the row and its sources; for a source the facts that cite it, for a claim the rows that bear on it."""
    row = cached.found(table_row, table, key)
    if row is None:
        return
    with st.container(border=True, gap="xsmall", key=f"card-row-{table}"):
        st.subheader(say("{kind}: {key}", kind=say(NAMES[table]), key=plain(key)), anchor=False)
        told = [field for field in described(table).fields if field.name not in TOLD_APART and row[field.name] is not None]
        st.table(
            [{say("Column"): plain(field.title), say("Value"): _value(field, row, deals)} for field in told],
            border="horizontal",
            hide_index=True,
            alt=say("All columns of {key}", key=key),
        )
        if table in PAGE_OF:
            st.markdown(f"[{say(OPEN_PAGE[table])}]({href(table, key, deals=deals)})")
        _facts(table, row, deals)
        _sources([item for name in SOURCE_COLUMNS for item in entries(row.get(name))])
        report_error(table, key)
        empty = [field.title for field in described(table).fields if row[field.name] is None]
        if empty:
            st.caption(say("Empty, that is not disclosed or not stated: {columns}.", columns=plain(say(", ").join(empty))))


def _value(field: Field, row: Mapping[str, Any], deals: DealFilter) -> str:
    value = row[field.name]
    if field.type == "date":
        return dated(value, row.get(f"{field.name.removesuffix('_on')}_precision") or "day")
    if field.type in ("number", "integer"):
        return plain(f"{value:,.10g} {field.unit}".strip())
    if field.refers_to:
        target = field.refers_to.split(".")[0]
        return ", ".join(f"[{plain(item)}]({href(target, item, deals=deals)})" for item in (entries(value) if field.is_list else [value]))
    return f"[{plain(value)}](<{value}>)" if field.name == "url" else plain(value)


def _facts(table: str, row: Mapping[str, Any], deals: DealFilter) -> None:
    if table == "sources":
        facts = cached.found(facts_citing, row["source_id"])
        st.markdown(say("**{facts} on this source**", facts=counted(len(facts), "fact")) + "\n" + linked_facts(facts, deals))
    if table == "claims":
        behind = cached.found(rows_behind_claims, row["source"])
        facts = behind[behind["claim_id"] == row["claim_id"]]
        st.markdown(f"**{say('Rows that bear on it')}**\n{linked_facts(facts, deals)}" if len(facts) else say("No row of the record bears on it."))


def linked_facts(facts: pd.DataFrame, deals: DealFilter) -> str:
    """Facts as a markdown list of links."""
    return "\n".join(f"- [{plain(fact_words(fact))}]({href(fact['table_name'], fact['row_id'], fact['asset_id'], deals)})" for fact in records(facts))


def _sources(source_ids: list[str]) -> None:
    if not source_ids:
        return
    known = records(cached.found(pages_named, *source_ids))
    st.markdown(f"**{say('Sources')}**\n" + "\n".join(f"- {_page_words(page)}" for page in known))


def _page_words(page: Mapping[str, Any]) -> str:
    title = plain(page["title"] or page["url"] or page["source_id"])
    linked = f"[{title}](<{page['url']}>)" if page["url"] else say("{title} (no address known)", title=title)
    return f"{linked} · {plain(page['publisher'])} · {dated(page['published_on'], page['published_precision'])} · {say(page['kind'])}"
