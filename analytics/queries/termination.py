"""How long deals last until they are terminated: each deal with its follow-up, and the curve that the deals of its group make."""

import pandas as pd

from analytics.filters import DealFilter
from analytics.metrics.survival import DAYS_A_YEAR, at_risk, product_limit, values_at
from analytics.small_numbers import enough, shown_only_if_enough
from data.store import Cursor, fetch

ALL_DEALS = "All deals"
STAGE_GROUPS = {
    "Preclinical and earlier": ("discovery", "preclinical", "IND"),
    "Phase 1": ("phase 1", "phase 1/2"),
    "Phase 2": ("phase 2",),
    "Phase 3 and later": ("phase 2/3", "phase 3", "filed", "approved"),
}
STAGE_NOT_STATED = "Stage not stated"
SHARES = ("survival_share", "low_share", "high_share")


def termination_curve(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """How many deals are not known to be terminated so many years after signing (Kaplan-Meier).

    Rows: one a deal, by years followed, a termination before a deal that is only cut off; deals outside the curve last.
    Columns: curve_group str; deal_id, licensors, licensees, status str; announced_on date; announced_precision str;
        ended_on date; ended_precision str; counted_as str (how the deal enters the curve, or why it does not); years float followed, null outside the
        curve; is_terminated bool; at_risk int, deals of the group followed at least as long; survival_share, low_share,
        high_share float 0 to 1, the curve after this deal and its 95 % band, null under five deals at risk; is_drawn bool;
        known_at_risk, known_survival_share the same without the deals of unknown status, null for those;
        deal_count, disclosed_count int of the whole filtered set (disclosed: in the curve), the same in each row.
    Undisclosed: unknown status counts as still running; undated deals and undated ends stay in the table only.
    Source: deal_facts, record_end; Methods, "Time to termination".
    """
    every = _followed(cursor, deals, f"'{ALL_DEALS}'", "0")
    known = _with_curve(every[every["status"] != "unknown"])
    every[["known_at_risk", "known_survival_share"]] = known[["at_risk", "survival_share"]].reindex(every.index)
    every["known_at_risk"] = _whole(every["known_at_risk"])
    return every


def termination_by_stage(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The same curve for each stage group at signing.

    Rows: one a deal, by stage group, then as in termination_curve. Columns: as in termination_curve, without the known_ ones;
        curve_group is the stage group.
    Undisclosed: a deal without a stage is in the group "Stage not stated".
    Source: deal_facts, record_end; Methods, "Time to termination".
    """
    names = [f"WHEN stage_at_signing IN ({', '.join(repr(stage) for stage in stages)}) THEN '{name}'" for name, stages in STAGE_GROUPS.items()]
    return _followed(cursor, deals, f"CASE {' '.join(names)} ELSE '{STAGE_NOT_STATED}' END", "coalesce(enum_code(min(stage_at_signing)), 99)")


def termination_by_modality(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The same curve for each modality group.

    Rows: one a deal, by modality group, the one with most deals first, then as in termination_curve. Columns: as in
        termination_curve, without the known_ ones; curve_group is the modality group.
    Undisclosed: a deal without a modality is in the group "not stated".
    Source: deal_facts, record_end; Methods, "Time to termination".
    """
    return _followed(cursor, deals, "coalesce(modality_group, 'not stated')", "-count(*)")


def _followed(cursor: Cursor, deals: DealFilter, group: str, group_order: str) -> pd.DataFrame:
    """Every deal with its follow-up and the values of its group's curve; group and group_order are SQL of this module."""
    where, bound = deals.to_sql()
    followed = fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT *, {group} AS curve_group FROM deal_facts WHERE {where}),
        groups AS (SELECT curve_group, {group_order} AS group_order FROM chosen GROUP BY curve_group),
        timed AS (SELECT *, CASE WHEN status IN ('terminated', 'completed', 'expired') THEN ended_on
                                 ELSE greatest((SELECT newest_on FROM record_end), announced_on) END AS last_on FROM chosen)
        SELECT curve_group, deal_id, licensors, licensees, status::VARCHAR AS status, announced_on, announced_precision, ended_on, ended_precision,
               CASE WHEN announced_on IS NULL THEN 'left out: signing not dated' WHEN last_on IS NULL THEN 'left out: end not dated'
                    WHEN status = 'terminated' THEN 'terminated' WHEN status IN ('completed', 'expired') THEN 'cut off when it ended'
                    WHEN status = 'unknown' THEN 'taken as running, status unknown' ELSE 'running when the record ends' END AS counted_as,
               date_diff('day', announced_on, last_on) / {DAYS_A_YEAR} AS years,
               status = 'terminated' AND announced_on IS NOT NULL AND ended_on IS NOT NULL AS is_terminated
        FROM timed JOIN groups USING (curve_group)
        ORDER BY group_order, curve_group, years NULLS LAST, is_terminated DESC, deal_id""",
        bound,
    )
    parts = [_with_curve(part) for _, part in followed.groupby("curve_group", sort=False)]
    joined = pd.concat(parts) if parts else _with_curve(followed)
    return joined.assign(deal_count=len(joined), disclosed_count=int(joined["years"].notna().sum()))


def _with_curve(group: pd.DataFrame) -> pd.DataFrame:
    inside = group["years"].notna()
    curve = product_limit(group.loc[inside, "years"], group.loc[inside, "is_terminated"])
    risk = pd.Series(at_risk(group["years"], group["years"]), index=group.index, dtype=float).where(inside)
    values = values_at(curve, group["years"]).set_index(group.index)
    shown = {column: shown_only_if_enough(values[column], risk) for column in SHARES}
    return group.assign(at_risk=_whole(risk), **shown, is_drawn=enough(int(inside.sum())) and bool(group["is_terminated"].any()))


def _whole(counts: pd.Series) -> pd.Series:
    """Counts as whole numbers, None where there is none."""
    return pd.Series([None if pd.isna(count) else int(count) for count in counts], index=counts.index, dtype=object)
