"""How right the rows are: what a second reading of a random tenth of deals and events found."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.findings.record import accuracy as finding
from analytics.findings.record import href, latest_draw
from analytics.language import say
from analytics.queries.accuracy import accuracy, accuracy_by_draw, differences
from analytics.records import records
from analytics.said import code_said
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
LINKS = "The whole record, whatever the filter says. [Every check](/data?pick=accuracy_checks) · [Method: Accuracy](/methods#accuracy)"


def accuracy_card() -> None:
    """Sentence, counts by group of fields, and every difference with its page."""
    checked = cached.found(accuracy)
    with st.container(border=True, gap="xsmall", key="card-accuracy"):
        st.subheader(say("How right the rows are"), anchor="accuracy")
        by_draw = cached.found(accuracy_by_draw)
        if latest := latest_draw(by_draw):
            st.markdown(latest)
        st.caption(finding(checked))
        if len(checked):
            draws = by_draw.groupby(["row_kind", "field_group"])[["differ_count", "compared_count"]].agg(list)
            alt = say("Fields that agree and differ, by group")
            st.table(
                [_counted(row) | _drawn(draws.loc[row["row_kind"], row["field_group"]]) for row in records(checked)],
                border="horizontal",
                hide_index=True,
                alt=alt,
            )
            with st.expander(say("What differed or was lacking")):
                st.markdown("\n".join(_told(row) for row in records(cached.found(differences))))
        st.caption(say(LINKS))


def _counted(row: Mapping[str, Any]) -> dict[str, str]:
    share = say("under five") if row["differ_share"] is None else percent(row["differ_share"], 1)
    return {
        say("Rows"): code_said(row["row_kind"]),
        say("Fields"): say(row["field_group"]),
        **{say(label): f"{row[name]:,}" for name, label in COUNTS.items()},
        say("Differ of compared"): share,
    }


def _drawn(draws: Any) -> dict[str, str]:
    """What differed of what was compared in each draw that had the field."""
    pairs = zip(draws["differ_count"], draws["compared_count"], strict=True)
    return {say("Draw by draw"): " · ".join(f"{differ}/{compared}" for differ, compared in pairs)}


def _told(row: Mapping[str, Any]) -> str:
    said = say(
        "{where}, {field}: on record {on_record}, found {found}{page}. {notes}",
        where=link(row["label"], href(row["table_name"], row["row_id"], row["asset_id"])),
        field=row["field"].replace("_", " "),
        on_record=plain(row["on_record"] or say("nothing")),
        found=plain(row["found"]),
        page=f" ([{plain(row['source_title'])}](<{row['source_url']}>))" if row["source_url"] else "",
        notes=plain(row["notes"]),
    )
    return f"- {said}"
