"""The main point of each overview frame in one sentence: under the title, and read out as alt text."""

from dataclasses import dataclass

import pandas as pd

from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import change, counted, money, percent

NO_DEALS = "No deal matches the filter."


def answer(periods: pd.DataFrame) -> str:
    """The first screen's answer: deals, money promised, how much of it paid upfront, against the year before."""
    if periods.empty:
        return "No dated deal matches the filter."
    now, before = periods.iloc[0], periods.iloc[1] if len(periods) > 1 else None
    span = f"From 1 January to {now.to_day:%-d %B %Y}" if now.is_partial else f"In {now.year}"
    sentence = f"{span} the record holds **{counted(int(now.deal_count), 'deal')}**"
    if before is not None:
        when = "in the same days" if now.is_partial else "the year before:"
        sentence += f" ({int(before.deal_count):,} {when} {before.year if now.is_partial else ''}".rstrip() + ")"
    if now.total_count:
        sentence += f", headline totals of **{money(now.total_usd_m)}** where disclosed ({int(now.total_count)} of {int(now.deal_count)})."
    else:
        sentence += "; none discloses a headline total."
    if enough(int(now.share_count)):
        share = now.share_upfront_usd_m / now.share_base_usd_m
        sentence += f" Of every $100 promised, **${share * 100:.1f}** is paid upfront in cash ({int(now.share_count)} deals that disclose both)"
        if before is not None and enough(int(before.share_count)):
            sentence += f"; it was ${before.share_upfront_usd_m / before.share_base_usd_m * 100:.1f} a year before"
        sentence += "."
    else:
        sentence += f" Fewer than {MIN_DEALS} disclose both a cash upfront and a total, too few for a share."
    return sentence


def deals_by_quarter(frame: pd.DataFrame) -> str:
    """The busiest quarter by deals and by headline total."""
    if frame.empty:
        return NO_DEALS
    busiest = frame.iloc[int(frame["deal_count"].argmax())]
    sentence = f"Busiest quarter: {busiest.announced_quarter} with {counted(int(busiest.deal_count), 'deal')}"
    if frame["headline_usd_m"].notna().any():
        richest = frame.iloc[int(frame["headline_usd_m"].argmax())]
        sentence += f"; largest headline total: {richest.announced_quarter} with {money(richest.headline_usd_m)}"
    return sentence + "."


def money_layers_by_year(frame: pd.DataFrame) -> str:
    """What the latest year pays upfront against what depends on success."""
    if frame.empty:
        return NO_DEALS
    latest = frame.iloc[-1]
    year = f"{int(latest.announced_year)} so far" if latest.is_partial else f"{int(latest.announced_year)}"
    told = [
        f"{money(amount)} {words}"
        for amount, words in (
            (latest.cash_upfront_usd_m, "upfront in cash"),
            (latest.mixed_upfront_usd_m, "upfront with equity or near-term money inside"),
            (latest.contingent_usd_m, "in later milestones"),
            (latest.unsplit_usd_m, "in headline totals whose upfront is not disclosed"),
        )
        if amount > 0
    ]
    return f"{year}: {', '.join(told) or 'no amounts disclosed'}."


def upfront_share_by_year(frame: pd.DataFrame) -> str:
    """The latest year with enough deals: aggregate beside median."""
    usable = frame[frame["disclosed_count"] >= MIN_DEALS]
    if usable.empty:
        return f"No year has {MIN_DEALS} deals that disclose both a cash upfront and a headline total."
    latest = usable.iloc[-1]
    return (
        f"{int(latest.announced_year)}: {percent(latest.aggregate_share, 1)} of all money together, "
        f"{percent(latest.median_share, 1)} in the median deal, {percent(latest.mean_share, 1)} on average."
    )


def modality_mix(frame: pd.DataFrame) -> str:
    """The modality with most deals and the one with most money."""
    if frame.empty:
        return NO_DEALS
    most = frame.iloc[0]
    sentence = f"Most deals: {most.modality} ({int(most.deal_count)})"
    if frame["headline_usd_m"].notna().any():
        richest = frame.iloc[int(frame["headline_usd_m"].argmax())]
        sentence += f"; largest headline total: {richest.modality} ({money(richest.headline_usd_m)})"
    return sentence + "."


def largest(frame: pd.DataFrame) -> str:
    """The largest deal of the list."""
    if frame.empty:
        return "No deal of the filter discloses it."
    top = frame.iloc[0]
    return f"Largest: {top.licensors} to {top.licensees} with {money(top.amount_usd_m)}."


@dataclass(frozen=True)
class KeyFigure:
    """A figure of the first screen: what, how much, change on the same period a year before, how many deals tell."""

    label: str
    value: str
    change: str | None
    basis: str
    help: str


def key_figures_of(periods: pd.DataFrame) -> list[KeyFigure]:
    """Five figures of the latest period; statistics on fewer than five deals stay unprinted."""
    if periods.empty:
        return []
    now = periods.iloc[0]
    before = periods.iloc[1] if len(periods) > 1 else None
    against = f" against {'the same days of ' if now.is_partial else ''}{now.year - 1}"

    def figure(label: str, column: str, count: str, text: str, least: int = 1) -> KeyFigure:
        counted_now = int(now[count])
        shown = counted_now >= least
        compared = change(now[column], before[column]) if shown and before is not None and int(before[count]) >= least else None
        basis = f"{counted_now} of {int(now.deal_count)}" if count != "deal_count" else "all deals"
        return KeyFigure(
            label,
            _written(now[column], column) if shown else ("not disclosed" if least == 1 else f"under {least} deals"),
            compared,
            basis,
            text + against + ".",
        )

    return [
        figure("Deals", "deal_count", "deal_count", "Deals with a known day or month, change"),
        figure("Headline total", "total_usd_m", "total_count", "Sum of disclosed headline totals, most of it conditional; change"),
        figure("Upfront", "upfront_usd_m", "upfront_count", "Sum of disclosed upfronts; change"),
        figure("Median upfront", "median_upfront_usd_m", "upfront_count", "Middle deal of those that disclose an upfront; change", MIN_DEALS),
        _share_figure(now, before),
    ]


def compared_periods(periods: pd.DataFrame) -> str:
    """Which days the key figures cover and what their change is against."""
    if periods.empty:
        return ""
    now = periods.iloc[0]
    covered = f"1 January to {now.to_day:%-d %B %Y}, where the record ends" if now.is_partial else f"All of {now.year}"
    against = f"the same days of {now.year - 1}" if now.is_partial else str(now.year - 1)
    changes = f"; change on {against}" if len(periods) > 1 else ""
    return f"{covered}{changes}; n of N: deals that disclose it"


def _written(value: float, column: str) -> str:
    return f"{int(value):,}" if column == "deal_count" else money(value)


def _share_figure(now: pd.Series, before: pd.Series | None) -> KeyFigure:
    label, basis = "Upfront share", f"{int(now.share_count)} of {int(now.deal_count)}"
    words = "Cash upfront divided by headline total over licences that disclose both; change in percentage points on the year before."
    if not enough(int(now.share_count)):
        return KeyFigure(label, f"under {MIN_DEALS} deals", None, basis, words)
    share = now.share_upfront_usd_m / now.share_base_usd_m
    points = None
    if before is not None and enough(int(before.share_count)):
        points = f"{(share - before.share_upfront_usd_m / before.share_base_usd_m) * 100:+.1f} pts"
    return KeyFigure(label, percent(share, 1), points, basis, words)
