"""How long deals last until they are terminated: each deal with its follow-up, and the curve that the deals of its group make."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from analytics.filters import DealFilter
from analytics.metrics.survival import DAYS_A_YEAR, after_each
from analytics.shared_query import view_of
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
GROUP_OF_STAGE = {stage: name for name, stages in STAGE_GROUPS.items() for stage in stages}
SHARES = ("survival_share", "low_share", "high_share")
CURVE_COLUMNS = ("at_risk", *SHARES)


def followed_deals(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """How long each deal has been followed, and how that ended.

    Rows: one a deal, by years followed, a termination before a deal that is only cut off. Columns: stage_at_signing, modality_group str, null where
        not stated; the rest as in termination_curve, without the curve.
    Source: deal_facts, data_as_of; Methods, "Time to termination".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT stage_at_signing::VARCHAR AS stage_at_signing, modality_group, deal_id, licensors, licensees, status::VARCHAR AS status, announced_on,
               announced_precision, ended_on, ended_precision,
               CASE WHEN announced_on IS NULL THEN 'left out: signing not dated' WHEN status = 'unknown' THEN 'taken as running, status unknown'
                    WHEN status = 'active' THEN 'running on the as-of date' WHEN ended_on IS NULL THEN 'left out: end not dated'
                    WHEN status = 'terminated' THEN 'terminated' ELSE 'cut off when it ended' END AS counted_as,
               date_diff('day', announced_on, CASE WHEN status IN ('active', 'unknown') THEN as_of ELSE ended_on END) / {DAYS_A_YEAR} AS years,
               status = 'terminated' AND announced_on IS NOT NULL AND ended_on IS NOT NULL AS is_terminated
        FROM deal_facts CROSS JOIN data_as_of WHERE {where}
        ORDER BY years NULLS LAST, is_terminated DESC, deal_id""",
        bound,
    )


@view_of(followed_deals)
def termination_curve(followed: pd.DataFrame) -> pd.DataFrame:
    """How many deals are not known to be terminated so many years after signing (Kaplan-Meier).

    Rows: one a deal, by years followed, a termination before a deal that is only cut off; deals outside the curve last.
    Columns: curve_group str; deal_id, licensors, licensees, status str; announced_on date; announced_precision str;
        ended_on date; ended_precision str; counted_as str (how the deal enters the curve, or why it does not); years float followed, null outside the
        curve; is_terminated bool; at_risk int, deals of the group followed at least as long; survival_share, low_share,
        high_share float 0 to 1, the curve after this deal and its 95 % band, null under five deals at risk; is_drawn bool;
        known_at_risk, known_survival_share the same without the deals of unknown status, null for those;
        deal_count, disclosed_count int of the whole filtered set (disclosed: in the curve), the same in each row.
    Undisclosed: unknown status counts as still running; undated deals and undated ends stay in the table only.
    Source: deal_facts, data_as_of; Methods, "Time to termination".
    """
    every = _grouped(followed, [ALL_DEALS] * len(followed), lambda name, count: 0)
    known = after_each(every["years"].where(every["status"] != "unknown"), every["is_terminated"])
    share = shown_only_if_enough(pd.Series(known["survival_share"]), pd.Series(known["at_risk"]))
    return every.assign(known_at_risk=_whole(known["at_risk"]), known_survival_share=share)


@view_of(followed_deals)
def termination_by_stage(followed: pd.DataFrame) -> pd.DataFrame:
    """The same curve for each stage group at signing.

    Rows: one a deal, by stage group, then as in termination_curve. Columns: as in termination_curve, without the known_ ones;
        curve_group is the stage group.
    Undisclosed: a deal without a stage is in the group "Stage not stated".
    Source: deal_facts, data_as_of; Methods, "Time to termination".
    """
    names = [GROUP_OF_STAGE.get(stage, STAGE_NOT_STATED) for stage in followed["stage_at_signing"]]
    in_order = [*STAGE_GROUPS, STAGE_NOT_STATED]
    return _grouped(followed, names, lambda name, count: in_order.index(name))


@view_of(followed_deals)
def termination_by_modality(followed: pd.DataFrame) -> pd.DataFrame:
    """The same curve for each modality group.

    Rows: one a deal, by modality group, the one with most deals first, then as in termination_curve. Columns: as in
        termination_curve, without the known_ ones; curve_group is the modality group.
    Undisclosed: a deal without a modality is in the group "not stated".
    Source: deal_facts, data_as_of; Methods, "Time to termination".
    """
    return _grouped(followed, [group or "not stated" for group in followed["modality_group"]], lambda name, count: (-count, name))


def _grouped(followed: pd.DataFrame, names: list[str], place: Callable[[str, int], Any]) -> pd.DataFrame:
    """Every deal with the values of its group's curve.

    names: the group of each deal. place: by what the groups are put in order, from a group's name and number of deals.
    """
    followed = followed.drop(columns=["stage_at_signing", "modality_group"])
    followed.insert(0, "curve_group", pd.Series(names, dtype=object))
    sizes = Counter(names)
    groups = {name: number for number, name in enumerate(sorted(sizes, key=lambda name: place(name, sizes[name])))}
    if len(groups) > 1:
        followed = followed.take(np.argsort([groups[name] for name in names], kind="stable")).reset_index(drop=True)
    ends = np.cumsum([0, *(sizes[name] for name in groups)])
    return _with_curves(followed, [slice(begin, end) for begin, end in pairwise(ends)])


def _with_curves(followed: pd.DataFrame, groups: Sequence[slice]) -> pd.DataFrame:
    """The curve of each group at its deals, which stand in one piece."""
    years, ends = followed["years"].to_numpy(dtype=float), followed["is_terminated"].to_numpy(dtype=bool)
    curves = {column: np.empty(len(followed)) for column in CURVE_COLUMNS}
    is_drawn = np.zeros(len(followed), dtype=bool)
    for group in groups:
        for column, values in after_each(years[group], ends[group]).items():
            curves[column][group] = values
        is_drawn[group] = enough(int(np.count_nonzero(~np.isnan(years[group])))) and ends[group].any()
    risk = pd.Series(curves["at_risk"])
    shown = {column: shown_only_if_enough(pd.Series(curves[column]), risk) for column in SHARES}
    counts = {"deal_count": len(followed), "disclosed_count": int(np.count_nonzero(~np.isnan(years)))}
    return followed.assign(at_risk=_whole(risk), **shown, is_drawn=is_drawn, **counts)


def _whole(counts: Iterable[float]) -> pd.Series:
    """Counts as whole numbers, None where there is none."""
    values = np.asarray(counts, dtype=float)
    known = ~np.isnan(values)
    whole = np.full(len(values), None, dtype=object)
    whole[known] = values[known].astype(int)
    return pd.Series(whole, dtype=object)
