"""The lag: from the first approval of an asset in China to its first approval abroad, with those still waiting."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analytics.event_filter import events_sql, without_days
from analytics.filters import DealFilter
from analytics.metrics.survival import DAYS_A_YEAR, after_each
from analytics.queries.reviews import with_texts
from analytics.small_numbers import enough, shown_only_if_enough
from data.store import Cursor, fetch

ABROAD = {"any of the three": ("FDA", "EU", "Japan"), "FDA": ("FDA",), "EC": ("EU",), "MHLW": ("Japan",)}
ERAS, ALL = ("before 2020", "2020 to 2022", "since 2023"), "all years"


def approval_lag(cursor: Cursor, deals: DealFilter, abroad: str) -> pd.DataFrame:
    """How long assets wait from their first approval in China to the first one abroad (Kaplan-Meier).

    abroad: a key of ABROAD. Days of the filter are those of the Chinese approval.
    Rows: one an asset approved in China that the filter means, by curve, then by years; those outside the curve last.
    Columns: curve_group str, the era of the Chinese approval, or "all years" where an era has too few; asset_id, asset, originator, modality str;
        home, abroad str, dates no more exact than known; authority str, of the approval abroad; counted_as str, how the asset enters the curve,
        or why it does not; is_filed bool (a filing abroad is on record); years float, to the approval abroad or to the as-of date, null outside
        the curve; lag_years float, to the approval abroad, negative where that came first, null without both dates; is_approved bool; at_risk
        int, assets of the curve followed at least as long; approved_share, low_share, high_share float 0 to 1, the curve after this asset and its
        95 % band, null under five at risk; is_drawn bool; event_id str, of the approval abroad, else of the one in China; home_url, abroad_url
        str; all_count, measured_count int of the whole filtered set (measured: in the curve), the same in each row.
    Undisclosed: a date known only by quarter, half or year is too coarse and stays in the table only.
    Source: event_facts, first_approvals, filed_with, data_as_of; Methods, "Lag to the approval abroad".
    """
    found = _assets(cursor, deals, ABROAD[abroad])
    eras = found["era"].where(found["years"].notna())
    sizes = [(int((eras == era).sum()), int(found.loc[eras == era, "is_approved"].sum())) for era in ERAS]
    used = [size for size in sizes if size[0]]
    by_era = len(used) > 1 and all(enough(count) and approved for count, approved in used)
    names = found["era"] if by_era else pd.Series(ALL, index=found.index)
    groups = ERAS if by_era else (ALL,)
    order = names.map({name: rank for rank, name in enumerate(groups)})
    ordered = (
        found.assign(curve_group=names, order=order).sort_values(["order", "years"], kind="stable", na_position="last").drop(columns=["order", "era"])
    )
    counts = {"all_count": len(found), "measured_count": int(found["years"].notna().sum())}
    return _with_curves(ordered.reset_index(drop=True), groups).assign(**counts)


def _assets(cursor: Cursor, deals: DealFilter, authorities: Sequence[str]) -> pd.DataFrame:
    where, bound = events_sql(without_days(deals))
    of_asset, _ = events_sql(replace(without_days(deals), text=""))
    found = fetch(
        cursor,
        f"""
        WITH meant AS (SELECT DISTINCT asset_id FROM event_assets WHERE event_id IN (SELECT event_id FROM event_facts WHERE {where})),
        meant_at_home AS (SELECT event_id FROM event_facts WHERE authority = 'China' AND {of_asset}),
        abroad AS (
            SELECT * FROM first_approvals WHERE authority::VARCHAR IN (SELECT unnest($authorities))
            QUALIFY row_number() OVER (PARTITION BY asset_id ORDER BY first_day, last_day, event_id) = 1),
        paired AS (
            SELECT h.asset_id, h.event_id AS home_event, h.first_day AS home_first_day, h.last_day AS home_last_day, h.source_url AS home_url,
                   f.event_id AS abroad_event, f.first_day AS abroad_first_day, f.last_day AS abroad_last_day, f.source_url AS abroad_url,
                   f.authority::VARCHAR AS authority
            FROM first_approvals h LEFT JOIN abroad f USING (asset_id)
            WHERE h.authority = 'China' AND h.asset_id IN (FROM meant) AND h.event_id IN (FROM meant_at_home)
              AND ($home_from IS NULL OR h.last_day >= $home_from) AND ($home_to IS NULL OR h.first_day <= $home_to)),
        timed AS (
            SELECT *, is_close(home_first_day, home_last_day) AS is_home_close, is_close(abroad_first_day, abroad_last_day) AS is_abroad_close,
                   CASE WHEN is_home_close AND is_abroad_close
                        THEN days_between(home_first_day, home_last_day, abroad_first_day, abroad_last_day) END AS lag_days,
                   CASE WHEN abroad_last_day < home_first_day THEN 'approved abroad first'
                        WHEN NOT is_home_close THEN 'left out: Chinese approval dated too coarsely'
                        WHEN abroad_event IS NULL THEN 'waiting'
                        WHEN NOT is_abroad_close THEN 'left out: approval abroad dated too coarsely'
                        WHEN abroad_first_day <= home_last_day THEN 'approved abroad at the same time' ELSE 'approved abroad later' END AS counted_as
            FROM paired)
        SELECT t.asset_id, a.name AS asset, c.name AS originator, a.modality::VARCHAR AS modality, home_first_day, home_last_day,
               abroad_first_day, abroad_last_day, t.authority, counted_as,
               t.asset_id IN (SELECT asset_id FROM filed_with WHERE authority::VARCHAR IN (SELECT unnest($authorities))) AS is_filed,
               CASE counted_as WHEN 'waiting' THEN date_diff('day', middle_of(home_first_day, home_last_day), as_of)
                               WHEN 'approved abroad later' THEN lag_days END / {DAYS_A_YEAR} AS years,
               lag_days / {DAYS_A_YEAR} AS lag_years, counted_as = 'approved abroad later' AS is_approved,
               coalesce(abroad_event, home_event) AS event_id, home_url, abroad_url,
               CASE WHEN year(home_first_day) < 2020 THEN 'before 2020' WHEN year(home_first_day) < 2023 THEN '2020 to 2022' ELSE 'since 2023' END
                   AS era
        FROM timed t JOIN assets a USING (asset_id) LEFT JOIN companies c ON c.company_id = a.originator CROSS JOIN data_as_of
        ORDER BY years NULLS LAST, is_approved DESC, counted_as, t.asset_id""",
        bound | {"authorities": list(authorities), "home_from": deals.start, "home_to": deals.end},
    )
    return with_texts(found, home="home", abroad="abroad")


def _with_curves(assets: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """Each asset with the values of its group's curve, as shares approved abroad; a group is drawn with five assets and one approval."""
    columns = {name: np.full(len(assets), np.nan) for name in ("at_risk", "survival_share", "low_share", "high_share")}
    is_drawn = np.zeros(len(assets), dtype=bool)
    years, ends = assets["years"].to_numpy(dtype=float), assets["is_approved"].to_numpy(dtype=bool)
    for group in groups:
        inside = (assets["curve_group"] == group).to_numpy()
        for name, values in after_each(years[inside], ends[inside]).items():
            columns[name][inside] = values
        is_drawn[inside] = enough(int(np.count_nonzero(~np.isnan(years[inside])))) and bool(ends[inside].any())
    risk = pd.Series(columns["at_risk"])
    waiting, low, high = (shown_only_if_enough(pd.Series(columns[name]), risk) for name in ("survival_share", "low_share", "high_share"))
    return assets.assign(
        at_risk=pd.Series([None if np.isnan(count) else int(count) for count in risk], dtype=object),
        approved_share=1 - waiting,
        low_share=1 - high,
        high_share=1 - low,
        is_drawn=is_drawn,
    )
