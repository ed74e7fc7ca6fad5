"""Published shares that do not follow from their own sums, and the articles' statements beside our rows."""

from typing import Any

import pandas as pd
import streamlit as st

from analytics.findings import reconcile as findings
from analytics.findings.record import figure_of
from analytics.language import say
from analytics.queries.claims import claims_beside_ours
from analytics.queries.stated_shares import stated_shares
from analytics.records import records
from analytics.section import Column, headed
from analytics.wording import counted, in_unit, money, shortened, worded
from pages.components import cached
from pages.components.choices import segmented
from pages.components.link_keys import SAYING
from pages.components.link_values import one_of
from pages.components.tables import reader_table

VERDICTS = {True: "follows", False: "does not follow", None: "disputed elsewhere"}
SHARE_COLUMNS = (
    Column("publisher", "Publisher"), Column("what", "Share or rate"), Column("period_label", "Period"), Column("stated", "Stated"),
    Column("made", "Its own sums make"), Column("verdict", "Verdict"), Column("notes", "What to know"),
)  # fmt: skip
LONGEST, LONGEST_TITLE = 220, 40
FIGURES, EVERY = "With a figure that our rows make", "Every statement"
SAYINGS = (FIGURES, EVERY)
LINKED_SAYING = one_of(SAYING, SAYINGS, f"Statements cannot be narrowed to {{}}; shown are those {FIGURES.lower()}.")
CLAIM_COLUMNS = (
    Column("article", "Article"), Column("claim", "Statement, in our words"), Column("stated", "Stated"), Column("ours", "Our rows"),
    Column("basis", "n of N"), Column("gap_share", "Gap", "share"),
    Column("others", "Published figures and rows about it"), Column("notes", "What to know"),
)  # fmt: skip


def shares_card() -> None:
    """Each share with what the publisher's own sums make of it."""
    checked = cached.found(stated_shares)
    with st.container(border=True, gap="xsmall", key="card-stated-shares"):
        st.subheader(say("Shares that do not follow from their own sums"), anchor="stated-shares")
        st.markdown(findings.stated_shares(checked))
        if len(checked):
            table = pd.DataFrame([_share(row) for row in records(checked)])
            links = {"Publisher": list(checked["source_url"])}
            reader_table(
                headed(table, SHARE_COLUMNS), SHARE_COLUMNS, alt=say("Published shares and what the same publisher's sums make"), links=links
            )
        method = f"[{say('Method: {name}', name=say('Stated shares'))}](/methods#stated-shares)"
        st.caption(f"{say('The whole record of published figures, whatever the filter says.')} {method}")


def _share(row: dict[str, Any]) -> dict[str, Any]:
    of = say(", {part}", part=row["breakdown"].replace("=", ": ")) if row["breakdown"] else ""
    words = row["metric"].removesuffix("_pct").removesuffix("_usd_m").replace("_", " ").replace("out license", "out-licence")
    low, high = (in_unit(row[name], row["unit"]) for name in ("low_value", "high_value"))
    made = "no sums printed" if row["low_value"] is None else low if low == high else say("{low} to {high}", low=low, high=high)
    return row | {
        "what": say(words) + of,
        "stated": _stated(row),
        "made": made,
        "verdict": VERDICTS[row["follows"]],
    }


def claims_card() -> None:
    """The statements of the seed articles: claim, what our rows say, the gap."""
    beside = cached.found(claims_beside_ours)
    with st.container(border=True, gap="xsmall", key="card-claims"):
        st.subheader(say("The five articles beside our rows"), anchor="claims")
        st.markdown(findings.claims(beside))
        if beside.empty:
            return
        shown = segmented("Statements", list(SAYINGS), default=FIGURES, required=True, key=SAYING)
        articles = sorted(set(beside["source"]))
        rows = beside if shown == EVERY else beside[beside["our_value"].notna()]
        table = pd.DataFrame([_claim(row, articles.index(row["source"]) + 1) for row in records(rows)])
        links = {"Article": list(rows["article_url"])}
        reader_table(headed(table, CLAIM_COLUMNS), CLAIM_COLUMNS, alt=say("Statements of the articles, our number and the gap"), links=links)
        told = say("{statements}. The whole record, whatever the filter says.", statements=counted(len(rows), "statement"))
        method = f"[{say('Method: {name}', name=say('Articles beside our rows'))}](/methods#articles-beside-our-rows)"
        st.caption(f"{told} {method} · [{say('Article by article')}](/data?pick=claims)")


def _stated(row: dict[str, Any]) -> str:
    """A figure as it is stated, money as everywhere: "nearly $66bn", "at least 17", "7.7 percent"."""
    if row["unit"] != "USD million":
        return figure_of(row["stated_value"], row["unit"], row["qualifier"])
    return worded(money(row["stated_value"]), row["qualifier"])


def _claim(row: dict[str, Any], article: int) -> dict[str, Any]:
    made = row["our_value"] is not None
    about = "; ".join(part for part in (row["published"], row["held"]) if part) or say("nothing")
    return row | {
        "article": f"{article}. {shortened(row['article'], LONGEST_TITLE)}",
        "stated": _stated(row) or "no figure",
        "ours": in_unit(row["our_value"], row["unit"]) if made else "no such number",
        "basis": say("{count} of {all}", count=f"{row['disclosed_count']:,}", all=f"{row['deal_count']:,}") if made else "",
        "others": shortened(about, LONGEST),
    }
