"""What the seed articles claim, article by article, beside the rows that back or contradict it."""

from typing import Any

import pandas as pd
import streamlit as st

from analytics.filters import DealFilter
from analytics.findings.record import figure_of
from analytics.language import say
from analytics.queries.record import articles, claims_of, rows_behind_claims
from analytics.records import records
from analytics.said import code_said
from analytics.wording import counted, dated, plain
from pages.components import cached
from pages.components.one_row import linked_facts
from pages.components.spoken import fragment


@fragment
def article_claims(deals: DealFilter) -> None:
    """A choice of article and its statements as a list."""
    known = {article["source_id"]: article for article in records(cached.found(articles))}
    if not known:
        st.info(say("The record holds no article claims."))
        return
    article = known[
        st.selectbox(
            say("Article"), list(known), format_func=lambda source: f"{list(known).index(source) + 1}. {_heading(known[source])}", key="article"
        )
    ]
    url = article["url"]
    st.caption(
        say(
            "{matched} of {statements} have a row of the record that bears on them; the rest are opinions or lie outside it. "
            "Told in our words; names as the article spells them.{address}",
            matched=article["matched_count"],
            statements=counted(article["claim_count"], "statement"),
            address=say(" [Open the article](<{url}>).", url=url) if url else say(" It reached the project without an address."),
        )
    )
    behind = cached.found(rows_behind_claims, article["source_id"])
    claims = records(cached.found(claims_of, article["source_id"]))
    with st.container(width=980):
        st.markdown("\n\n".join(_claim(claim, behind[behind["claim_id"] == claim["claim_id"]], deals) for claim in claims))


def _heading(article: dict[str, Any]) -> str:
    return f"{article['title']} ({article['publisher']}, {dated(article['published_on'], article['published_precision'])})"


def _claim(claim: dict[str, Any], behind: pd.DataFrame, deals: DealFilter) -> str:
    told = (
        ("Said by", claim["speaker"]),
        ("Figure", figure_of(claim["value"], claim["unit"], claim["qualifier"])),
        ("Period", claim["period_label"]),
        ("Names in the article", claim["stated_names"]),
        ("Note", claim["notes"]),
    )
    lines = [f"**{plain(claim['claim'])}** ({code_said(claim['topic'])}, {plain(claim['claim_id'])})"]
    lines.append(" · ".join(say("{label}: {text}", label=say(label), text=plain(text)) for label, text in told if text))
    return "  \n".join(line for line in lines if line) + ("\n" + linked_facts(behind, deals) if len(behind) else "")
