"""The lag and the designations in words."""

from collections.abc import Mapping

import pandas as pd

from analytics.findings.reviews import reasons_left_out
from analytics.language import say
from analytics.metrics.survival import share_after
from analytics.records import records
from analytics.small_numbers import MIN_DEALS
from analytics.wording import counted, percent, worded

NOTHING = "No asset with an approval in China is on record for this filter."
MARKS = (5, 3, 2, 1)


def answer(every: pd.DataFrame) -> str:
    """How many assets approved in China were approved abroad later, first, or not yet."""
    if every.empty:
        return say(NOTHING)
    states = every["counted_as"].value_counts()
    later, waiting = int(states.get("approved abroad later", 0)), int(states.get("waiting", 0))
    first = int(states.get("approved abroad first", 0) + states.get("approved abroad at the same time", 0))
    filed = int((every["is_filed"] & (every["counted_as"] == "waiting")).sum())
    return say(
        "Of **{assets}** on record as approved in China, **{later}** won approval by FDA, EC or MHLW later, {first} first or at the same time, "
        "and **{waiting}** have none on record; for {filed} of those a filing abroad is known.",
        assets=counted(len(every), "asset"),
        later=later,
        first=first,
        waiting=waiting,
        filed=filed,
    )


def approval_lag(assets: pd.DataFrame) -> str:
    """The share approved abroad after some years, by curve, and who stands outside the curve."""
    if assets.empty:
        return say(NOTHING)
    curves = {str(name): rows for name, rows in assets.groupby("curve_group", sort=False) if rows["is_drawn"].any()}
    outside = assets.loc[assets["years"].isna(), "counted_as"].value_counts()
    first = _compared(curves)
    return say("{first} Outside the curve: {reasons}.", first=first, reasons=reasons_left_out(outside)) if len(outside) else first


def _compared(curves: Mapping[str, pd.DataFrame]) -> str:
    """The curves at the latest mark that all of them reach."""
    if not curves:
        return say("No curve: it takes {least} dated assets and one approval abroad.", least=MIN_DEALS)
    for mark in MARKS:
        reached = {name: _approved(rows, mark) for name, rows in curves.items()}
        if None not in reached.values():
            shares = say(", ").join(say("{group} {share}", group=say(name), share=percent(share)) for name, share in reached.items())
            return say("Approved abroad within {years}: {shares}.", years=counted(mark, "year"), shares=shares)
    return say("{least} assets are not followed for a year in each curve, so no share is compared.", least=MIN_DEALS)


def _approved(rows: pd.DataFrame, mark: float) -> float | None:
    """The curve at a mark, None where fewer than five are followed by then."""
    waiting = share_after(rows["years"].astype(float), 1 - rows["approved_share"].astype(float), mark, MIN_DEALS)
    return None if waiting is None else 1 - waiting


def designations(by_year: pd.DataFrame) -> str:
    """The largest panels, and the fullest complete year."""
    if by_year.empty:
        return say("No designation is on record for this filter.")
    panels = by_year.drop_duplicates("panel").nlargest(3, "panel_count", keep="first")
    told = [say("{panel} {count}", panel=_panel(row["panel"]), count=row["panel_count"]) for row in records(panels)]
    all_of_them = counted(int(by_year["all_count"].iloc[0]), "designation")
    return say("{all} on record; largest: {panels}.", all=all_of_them, panels=say(", ").join(told))


def _panel(name: str) -> str:
    authority, _, kind = name.partition(": ")
    return say("{authority}: {type}", authority=say(authority), type=say(kind))


def published_counts(compared: pd.DataFrame) -> str:
    """Each published figure beside ours."""
    if compared.empty:
        return say("No published count of designations or approvals can be held against the record.")
    told = [
        say(
            "{measure}, {period}: {published} published, {ours} ours",
            measure=say(row["measure"]),
            period=row["period_label"],
            published=worded(format(row["published_value"], ",.0f"), row["qualifier"]),
            ours=row["our_count"],
        )
        for row in records(compared)
    ]
    return say("{figures}.", figures=say("; ").join(told))
