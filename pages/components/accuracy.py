"""How right the rows are: what a second reading of a random tenth of deals and events found."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.findings.record import accuracy as finding
from analytics.findings.record import href
from analytics.queries.record import accuracy, differences
from analytics.records import records
from analytics.wording import percent, plain
from pages.components import cached
from pages.components.tables import link

COUNTS = {
    "agree_count": "Agree",
    "differ_count": "Differ",
    "missing_count": "Lacking",
    "own_source_count": "Own page only",
    "not_found_count": "Not found",
}


def accuracy_card() -> None:
    """Sentence, counts by group of fields, and every difference with its page."""
    checked = cached.found(accuracy)
    with st.container(border=True, gap="xsmall", key="card-accuracy"):
        st.subheader("How right the rows are", anchor="accuracy")
        st.markdown(finding(checked))
        if len(checked):
            st.table([_counted(row) for row in records(checked)], border="horizontal", hide_index=True, alt="Fields that agree and differ, by group")
            with st.expander("What differed or was lacking"):
                st.markdown("\n".join(_told(row) for row in records(cached.found(differences))))
        st.caption("The whole record, whatever the filter says. [Every check](/data?pick=accuracy_checks) · [Method: Accuracy](/methods#accuracy)")


def _counted(row: Mapping[str, Any]) -> dict[str, str]:
    share = "under five" if row["differ_share"] is None else percent(row["differ_share"], 1)
    return {
        "Rows": row["row_kind"],
        "Fields": row["field_group"],
        **{label: f"{row[name]:,}" for name, label in COUNTS.items()},
        "Differ of compared": share,
    }


def _told(row: Mapping[str, Any]) -> str:
    where = link(row["label"], href(row["table_name"], row["row_id"], row["asset_id"]))
    said = f"{row['field'].replace('_', ' ')}: on record {plain(row['on_record'] or 'nothing')}, found {plain(row['found'])}"
    page = f" ([{plain(row['source_title'])}](<{row['source_url']}>))" if row["source_url"] else ""
    return f"- {where}, {said}{page}. {plain(row['notes'])}"
