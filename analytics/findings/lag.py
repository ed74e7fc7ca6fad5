"""The lag and the designations in words."""

import pandas as pd

from analytics.metrics.survival import share_after
from analytics.records import records
from analytics.small_numbers import MIN_DEALS
from analytics.wording import counted, percent, worded

NOTHING = "No asset with an approval in China is on record for this filter."
MARKS = (5, 3, 2, 1)


def answer(every: pd.DataFrame) -> str:
    """How many assets approved in China were approved abroad later, first, or not yet."""
    if every.empty:
        return NOTHING
    states = every["counted_as"].value_counts()
    later, waiting = int(states.get("approved abroad later", 0)), int(states.get("waiting", 0))
    first = int(states.get("approved abroad first", 0) + states.get("approved abroad at the same time", 0))
    filed = int((every["is_filed"] & (every["counted_as"] == "waiting")).sum())
    return (
        f"Of **{counted(len(every), 'asset')}** on record as approved in China, **{later}** won approval by FDA, EC or MHLW later, {first} first or "
        f"at the same time, and **{waiting}** have none on record; for {filed} of those a filing abroad is known."
    )


def approval_lag(assets: pd.DataFrame) -> str:
    """The share approved abroad after some years, by curve, and who stands outside the curve."""
    if assets.empty:
        return NOTHING
    curves = {str(name): rows for name, rows in assets.groupby("curve_group", sort=False) if rows["is_drawn"].any()}
    first = f"No curve: it takes {MIN_DEALS} dated assets and one approval abroad."
    if curves:
        first = f"{MIN_DEALS} assets are not followed for a year in each curve, so no share is compared."
    for mark in MARKS:
        reached = {name: _approved(rows, mark) for name, rows in curves.items()}
        if curves and None not in reached.values():
            first = f"Approved abroad within {counted(mark, 'year')}: {', '.join(f'{name} {percent(share)}' for name, share in reached.items())}."
            break
    outside = assets.loc[assets["years"].isna(), "counted_as"].value_counts()
    rest = ", ".join(f"{count} {str(reason).removeprefix('left out: ')}" for reason, count in outside.items())
    return f"{first} Outside the curve: {rest}." if rest else first


def _approved(rows: pd.DataFrame, mark: float) -> float | None:
    """The curve at a mark, None where fewer than five are followed by then."""
    waiting = share_after(rows["years"].astype(float), 1 - rows["approved_share"].astype(float), mark, MIN_DEALS)
    return None if waiting is None else 1 - waiting


def designations(by_year: pd.DataFrame) -> str:
    """The largest panels, and the fullest complete year."""
    if by_year.empty:
        return "No designation is on record for this filter."
    panels = by_year.drop_duplicates("panel").nlargest(3, "panel_count", keep="first")
    said = ", ".join(f"{row['panel']} {row['panel_count']}" for row in records(panels))
    return f"{counted(int(by_year['all_count'].iloc[0]), 'designation')} on record; largest: {said}."


def published_counts(compared: pd.DataFrame) -> str:
    """Each published figure beside ours."""
    if compared.empty:
        return "No published count of designations or approvals can be held against the record."
    said = [
        f"{row['measure']}, {row['period_label']}: {worded(format(row['published_value'], ',.0f'), row['qualifier'])} published, "
        f"{row['our_count']} ours"
        for row in records(compared)
    ]
    return f"{'; '.join(said)}."
