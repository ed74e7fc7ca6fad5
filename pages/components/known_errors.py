"""Known errors of sources: which cells hold something else than their page prints, and why."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.findings.record import NAMES, href
from analytics.language import say
from analytics.queries.record import corrections
from analytics.records import records
from analytics.wording import counted, plain
from pages.components import cached
from pages.components.tables import link, site


def known_errors() -> None:
    """Every correction with its reason; nothing where there is none."""
    rows = records(cached.found(corrections))
    if not rows:
        return
    with st.container(border=True, gap="xsmall", key="card-corrections"):
        st.subheader(say("Known errors of sources"), anchor="corrections")
        st.markdown(
            say(
                "In {cells} of the tables something else stands than the page prints, each for a reason that is written down. "
                "The files keep what is printed; database, charts and downloads hold the corrected value. When a page is mended the build stops "
                "until the correction says so.",
                cells=counted(len(rows), "cell"),
            )
        )
        with st.expander(say("Each correction")):
            st.markdown("\n".join(_told(row) for row in rows))


def _told(row: Mapping[str, Any]) -> str:
    said = say(
        "{where}, {column}: printed {printed}, read as {read} ({status}). {reason} {page}",
        where=link(f"{say(NAMES[row['table_name']])} {row['row_id']}", href(row["table_name"], row["row_id"])),
        column=plain(row["column_name"]),
        printed=plain(row["expected_old"] or say("nothing")),
        read=plain(row["new"] or say("nothing")),
        status=say(row["status"]),
        reason=plain(row["reason"]),
        page=link(site(row["source_url"]), row["source_url"]),
    )
    return f"- {said}"
