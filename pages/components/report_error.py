"""Report an error: the text of an issue about one row, ready to copy, and a link to the tracker where the server names one."""

import os
from urllib.parse import urlencode

import streamlit as st

from analytics.dictionary import described
from analytics.exports.report import report_address, report_text, report_title
from analytics.language import say
from analytics.queries.dictionary import table_row
from pages.components import cached
from pages.components.link_keys import ID, PICK

TRACKER = "CHUHAI_ISSUES"


def report_error(table: str, row_id: str) -> None:
    """A button that opens the prefilled text; nothing for a row that is not on record."""
    row = cached.found(table_row, table, row_id)
    if row is None:
        return
    with st.popover(say("Report an error"), icon=":material/flag:", type="tertiary", key=f"report-{table}-{row_id}", on_change="rerun") as opened:
        if not opened.open:
            return
        written = {field.name: str(row[field.name])[:10] if field.type == "date" else row[field.name] for field in described(table).fields}
        shown = {name: value for name, value in written.items() if row[name] is not None}
        address = f"{_base()}/data?{urlencode({PICK: table, ID: row_id})}"
        title, text = report_title(table, row_id), report_text(table, row_id, shown, cached.store().version, address)
        st.markdown(
            say("A report names the row, the column, the right value and a page that says so. Copy this, fill in the empty lines and send it.")
        )
        st.code(f"{title}\n\n{text}", language=None, wrap_lines=True, height=320)
        tracker = os.environ.get(TRACKER, "")
        if tracker.startswith("https://"):
            st.link_button(say("Open the form"), report_address(tracker, title, text), icon=":material/open_in_new:")


def _base() -> str:
    """Where the app lives, without page and parameters."""
    return (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
