"""What promised money comes to at published odds: for one deal, or for all deals of a filter."""

from typing import Any

import pandas as pd

from analytics.filters import DealFilter
from analytics.metrics.odds import READ_AS
from analytics.metrics.value import (
    AT_SIGNING,
    DELAY,
    EQUITY,
    HALF,
    LEVELS,
    MOST_DISCOUNT,
    RISKED,
    VALUED,
    Inputs,
    by_stage,
    moved,
    promised_parts,
    valued,
)
from analytics.queries.deals import deal_count
from analytics.small_numbers import enough
from analytics.terms import NOT_STATED, TERMS
from data.store import Cursor, fetch

SMALLEST = 1e-9
LAYER_NAMES = {
    "cash_upfront": "Upfront, cash",
    "mixed_upfront": "Upfront, mixed",
    "near_term": "Near-term milestones",
    "dev_reg": "Development and regulatory",
    "sales": "Sales milestones",
    "unsplit": "Milestones, not split",
    "open_rest": "Total, upfront not disclosed",
    "equity_inside": "Equity inside the total",
    "equity_outside": "Equity on top of the total",
    "total": "All layers",
}
MOVE_WORDS = {
    "odds": ("Odds", "lowest published", "highest"),
    "payment": ("Development paid", "on approval", "step by step"),
    "sales_share": ("Sales targets met", "none", "all"),
    "split": ("Unsplit money", "all sales", "all development"),
    "near_term": ("Near-term", "none", "all"),
    "mixed_upfront": ("Mixed upfront", "none", "all"),
    "rate": ("Discount", f"{MOST_DISCOUNT:.0%}", "none"),
    "timing": ("Timing", f"{DELAY:.0f} years later", "sooner"),
}
LATER, UNSPLIT = ("near_term", *RISKED), ("unsplit", "open_rest")
PROMISED = (*VALUED, "equity_inside")
STAGES = next(term for term in TERMS if term.key == "stage").choices()


def deal_money(cursor: Cursor, deals: DealFilter, deal_id: str) -> pd.DataFrame:
    """The stated money of the deals in question, as far as it counts once.

    Rows: one a deal; the one deal where deal_id is given, whatever the filter says, else the deals of the filter without acquisitions.
    Columns: deal_id, stage str (at signing, null where not stated); is_ended, is_acquisition, is_within (inside an earlier
        headline) bool; headline, cash_upfront, mixed_upfront, near_term,
        equity_inside, equity_outside, dev_reg, sales, unsplit float, USD m.
    Undisclosed: null. A deal whose money sits inside an earlier headline has its upfront only; where both are in question, that upfront is taken
        from the earlier headline, so that it counts once.
    Source: deal_facts; Methods, "Risk-adjusted value".
    """
    where, bound = ("deal_id = $deal_id", {"deal_id": deal_id}) if deal_id else deals.without_acquisitions().to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT * FROM deal_facts WHERE {where}),
        within AS (SELECT headline_within AS deal_id, sum(upfront_usd_m) AS paid_usd_m FROM chosen WHERE headline_within IS NOT NULL GROUP BY ALL),
        own AS (
            SELECT chosen.*, headline_within IS NULL AS is_own, headline_usd_m IS NOT NULL AND total_includes_equity = 'yes' AS is_inside,
                   never_below_zero(headline_usd_m - coalesce(paid_usd_m, 0)) AS own_headline_usd_m
            FROM chosen LEFT JOIN within USING (deal_id))
        SELECT deal_id, stage_at_signing::VARCHAR AS stage, status IN ('terminated', 'expired') AS is_ended,
               deal_type = 'acquisition' AS is_acquisition, NOT is_own AS is_within,
               own_headline_usd_m AS headline, cash_upfront_usd_m AS cash_upfront, mixed_upfront_usd_m AS mixed_upfront,
               CASE WHEN is_own THEN near_term_usd_m END AS near_term,
               CASE WHEN is_own AND coalesce(is_inside, false) THEN equity_usd_m END AS equity_inside,
               CASE WHEN is_own AND NOT coalesce(is_inside, false) THEN equity_usd_m END AS equity_outside,
               CASE WHEN is_own THEN dev_reg_milestones_usd_m END AS dev_reg, CASE WHEN is_own THEN sales_milestones_usd_m END AS sales,
               CASE WHEN is_own THEN never_below_zero(milestones_usd_m - coalesce(dev_reg_milestones_usd_m, 0) - coalesce(sales_milestones_usd_m, 0))
               END AS unsplit
        FROM own ORDER BY deal_id""",
        bound,
    )


def milestone_split(cursor: Cursor) -> tuple[float, int]:
    """Median share of development and regulatory milestones where a deal of the record states both kinds, and the count of such deals.

    One half under five such deals. Source: deal_facts; Methods, "Risk-adjusted value".
    """
    (row,) = cursor.execute("""
        SELECT median(dev_reg_milestones / (dev_reg_milestones + sales_milestones)), count(*) FROM deal_facts
        WHERE dev_reg_milestones + sales_milestones > 0""").fetchall()
    return (float(row[0]), int(row[1])) if enough(int(row[1])) else (HALF, int(row[1]))


def value_layers(cursor: Cursor, deals: DealFilter, deal_id: str, inputs: Inputs) -> pd.DataFrame:
    """Promised, low, base and high by layer of money, and in all.

    Rows: one a layer with an amount, from what is due at signing to what may never be paid, then equity; last "total".
    Columns: layer, name str; deal_count, disclosed_count int (deals with the layer; in the total row deals with any amount); promised_usd_m float;
        valued_usd_m float, promised less unvalued_usd_m; unvalued_usd_m, milestones at stages without published odds;
        low_usd_m, base_usd_m, high_usd_m float, null for equity and where nothing is valued.
        The total holds equity inside headlines as promised, and none on top of them. None without any amount.
    Undisclosed: adds to deal_count only.
    Source: deal_facts, success_rates; Methods, "Risk-adjusted value".
    """
    money = deal_money(cursor, deals, deal_id)
    found = valued(by_stage(money), inputs)
    layers = _summed(found, "layer").loc[lambda frame: frame["promised_usd_m"] > 0]
    if layers.empty:
        return layers.assign(name=[], deal_count=[])
    layers = layers.set_index("layer").loc[lambda frame: [name for name in (*VALUED, *EQUITY) if name in frame.index]].reset_index()
    total = _summed(found[found["layer"].isin(PROMISED)].assign(layer="total"), "layer")
    total["disclosed_count"] = int(promised_parts(money).notna().any(axis=1).sum())
    both = pd.concat([layers, total], ignore_index=True)
    return both.assign(name=both["layer"].map(LAYER_NAMES), deal_count=len(money))


def value_by_stage(cursor: Cursor, deals: DealFilter, deal_id: str, inputs: Inputs) -> pd.DataFrame:
    """Money promised beyond signing, and what it comes to, by stage at signing with the odds in use.

    Rows: one a stage with a deal, in order of development, "not stated" last.
    Columns: stage_at_signing, read_as str (stage of the published odds, null without); deal_count, disclosed_count int (deals with an amount beyond
        signing); approval float, published probability to reach approval, null without; promised_usd_m, valued_usd_m, unvalued_usd_m,
        low_usd_m, base_usd_m, high_usd_m float, upfront and equity left out.
    Undisclosed: adds to deal_count only.
    Source: deal_facts, success_rates; Methods, "Risk-adjusted value".
    """
    money = deal_money(cursor, deals, deal_id)
    money = money.assign(stage=money["stage"].fillna(NOT_STATED))
    odds = inputs.by_stage()
    found = valued(by_stage(money), inputs)
    later = _summed(found[found["layer"].isin(LATER)], "stage").set_index("stage").drop(columns="disclosed_count")
    counts = pd.DataFrame({"deal_count": money.groupby("stage").size()})
    has_later = promised_parts(money)[list(LATER)].notna().any(axis=1)
    counts["disclosed_count"] = has_later.groupby(money["stage"]).sum().astype(int)
    joined = counts.join(later).loc[lambda frame: [stage for stage in STAGES if stage in frame.index]]
    read = [READ_AS.get(stage) if READ_AS.get(stage) in odds else None for stage in joined.index]
    approvals = [odds[stage].approval if stage else None for stage in read]
    return (
        joined.assign(read_as=pd.Series(read, index=joined.index, dtype=object), approval=pd.Series(approvals, index=joined.index, dtype=float))
        .rename_axis("stage_at_signing")
        .reset_index()
    )


def value_moves(cursor: Cursor, deals: DealFilter, deal_id: str, inputs: Inputs) -> pd.DataFrame:
    """What the base total becomes when one input alone moves to its low or its high.

    Rows: one an input that moves the total, the widest first.
    Columns: input, name, low_words, high_words str; low_usd_m, base_usd_m, high_usd_m float;
        low_change_usd_m, high_change_usd_m float, against the base; deal_count, disclosed_count int (deals with any amount).
    Source: deal_facts, success_rates; Methods, "Risk-adjusted value".
    """
    money = deal_money(cursor, deals, deal_id)
    frame = moved(by_stage(money), inputs).rename(columns={level: f"{level}_usd_m" for level in LEVELS})
    for column, place in (("name", 0), ("low_words", 1), ("high_words", 2)):
        frame[column] = [MOVE_WORDS[name][place] for name in frame["input"]]
    frame = frame.assign(low_change_usd_m=frame["low_usd_m"] - frame["base_usd_m"], high_change_usd_m=frame["high_usd_m"] - frame["base_usd_m"])
    width = frame["high_usd_m"] - frame["low_usd_m"]
    shown = frame.assign(width=width)[width > SMALLEST].sort_values("width", ascending=False, kind="stable").drop(columns="width")
    return shown.reset_index(drop=True).assign(deal_count=len(money), disclosed_count=int(promised_parts(money).notna().any(axis=1).sum()))


def value_answer(cursor: Cursor, deals: DealFilter, deal_id: str, inputs: Inputs) -> dict[str, Any]:
    """What the page opens with: money promised, due at signing, and what may follow, with the deals that each number rests on.

    low, base and high hold what comes after signing: no upfront, neither in cash nor mixed.

    Source: deal_facts, success_rates; Methods, "Risk-adjusted value".
    """
    money = deal_money(cursor, deals, deal_id)
    parts = promised_parts(money)
    found = valued(by_stage(money), inputs)
    has_odds = money["stage"].map(READ_AS).isin(list(inputs.by_stage()))
    has_later, has_milestones = (parts[list(layers)].notna().any(axis=1) for layers in (LATER, RISKED))
    beyond = found[~found["layer"].isin(AT_SIGNING)]
    return {
        "deal_count": len(money),
        "amount_count": int(parts.notna().any(axis=1).sum()),
        "promised_count": int(parts[list(PROMISED)].notna().any(axis=1).sum()),
        "promised_usd_m": found.loc[found["layer"].isin(PROMISED), "promised"].sum(min_count=1),
        "cash_count": int(parts["cash_upfront"].notna().sum()),
        "cash_usd_m": parts["cash_upfront"].sum(min_count=1),
        "mixed_count": int(parts["mixed_upfront"].notna().sum()),
        "mixed_usd_m": parts["mixed_upfront"].sum(min_count=1),
        "hidden_upfront_count": int(parts[list(AT_SIGNING)].isna().all(axis=1).sum()),
        "later_count": int(has_later.sum()),
        "valued_count": int((has_later & has_odds).sum()),
        "unvalued_count": int((has_milestones & ~has_odds).sum()),
        "unvalued_usd_m": found["unvalued"].sum(min_count=1),
        "unsplit_usd_m": found.loc[found["layer"].isin(UNSPLIT) & found["base"].notna(), "promised"].sum(min_count=1),
        **{f"{level}_usd_m": beyond[level].sum(min_count=1) for level in LEVELS},
        "ended_count": int(money["is_ended"].sum()),
        "within_count": int(money["is_within"].sum()),
        "acquisition_count": int(money["is_acquisition"].sum()) if deal_id else deal_count(cursor, deals) - len(money),
    }


def deals_to_value(cursor: Cursor) -> dict[str, str]:
    """Every deal with its label, newest first. Source: deal_facts."""
    found = cursor.execute("""
        SELECT deal_id, concat_ws(' · ', coalesce(licensors, '?') || ' → ' || coalesce(licensees, '?'), assets,
                                  coalesce(announced_year::VARCHAR, 'undated'))
        FROM deal_facts ORDER BY announced_on DESC NULLS LAST, deal_id""").fetchall()
    return {str(deal_id): str(label) for deal_id, label in found}


def _summed(found: pd.DataFrame, by: str) -> pd.DataFrame:
    groups = found.groupby(by, sort=False)
    summed = groups[["promised", "unvalued", *LEVELS]].sum(min_count=1)
    counts = groups["disclosed_count"].sum()
    frame = summed.rename(columns={name: f"{name}_usd_m" for name in summed.columns})
    frame.insert(1, "valued_usd_m", frame["promised_usd_m"] - frame["unvalued_usd_m"].fillna(0.0))
    return frame.assign(disclosed_count=counts).reset_index()
