"""The main point of each overview frame in one sentence: under the title, and read out as alt text."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analytics.language import say
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import change, counted, dated, money, percent

NO_DEALS = "No deal matches the filter."


def answer(periods: pd.DataFrame) -> str:
    """The first screen's answer: deals, money promised, how much of it paid upfront, against the year before."""
    if periods.empty:
        return say("No dated deal matches the filter.")
    now, before = periods.iloc[0], periods.iloc[1] if len(periods) > 1 else None
    return f"{_held(now, before)}{_promised(now)}{_paid(now, before)}"


def _held(now: pd.Series, before: pd.Series | None) -> str:
    deals = counted(int(now.deal_count), "deal")
    if now.is_partial:
        sentence = say("From 1 January to {day:%-d %B %Y} the record holds **{deals}**", day=now.to_day, deals=deals)
        return (
            sentence
            if before is None
            else sentence + say(" ({count} in the same days of {year})", count=f"{int(before.deal_count):,}", year=before.year)
        )
    sentence = say("In {year} the record holds **{deals}**", year=now.year, deals=deals)
    return sentence if before is None else sentence + say(" ({count} the year before)", count=f"{int(before.deal_count):,}")


def _promised(now: pd.Series) -> str:
    if not now.total_count:
        return say("; none discloses a headline total.")
    return say(
        ", headline totals of **{total}** where disclosed ({disclosed} of {all}).",
        total=money(now.total_usd_m),
        disclosed=int(now.total_count),
        all=int(now.deal_count),
    )


def _paid(now: pd.Series, before: pd.Series | None) -> str:
    if not enough(int(now.share_count)):
        return say(" Fewer than {least} disclose both a cash upfront and a total, too few for a share.", least=MIN_DEALS)
    paid, count = f"{now.share_upfront_usd_m / now.share_base_usd_m * 100:.1f}", int(now.share_count)
    if before is None or not enough(int(before.share_count)):
        return say(" Of every $100 promised, **${paid}** is paid upfront in cash ({count} deals that disclose both).", paid=paid, count=count)
    return say(
        " Of every $100 promised, **${paid}** is paid upfront in cash ({count} deals that disclose both); it was ${before} a year before.",
        paid=paid,
        count=count,
        before=f"{before.share_upfront_usd_m / before.share_base_usd_m * 100:.1f}",
    )


def year_so_far(year: int, is_partial: bool) -> str:
    """A year, and whether the record ends in it: "2026 so far", "2025"."""
    said = dated(date(year, 1, 1), "year")
    return say("{year} so far", year=said) if is_partial else said


def deals_by_quarter(frame: pd.DataFrame) -> str:
    """The busiest quarter by deals and by headline total."""
    if frame.empty:
        return say(NO_DEALS)
    busiest = frame.iloc[int(frame["deal_count"].argmax())]
    quarter, deals = busiest.announced_quarter, counted(int(busiest.deal_count), "deal")
    if frame["headline_usd_m"].isna().all():
        return say("Busiest quarter: {quarter} with {deals}.", quarter=quarter, deals=deals)
    richest = frame.iloc[int(frame["headline_usd_m"].argmax())]
    return say(
        "Busiest quarter: {quarter} with {deals}; largest headline total: {richest} with {total}.",
        quarter=quarter,
        deals=deals,
        richest=richest.announced_quarter,
        total=money(richest.headline_usd_m),
    )


def money_layers_by_year(frame: pd.DataFrame) -> str:
    """What the latest year pays upfront against what depends on success."""
    if frame.empty:
        return say(NO_DEALS)
    latest = frame.iloc[-1]
    cash, mixed, later, unsplit = latest.cash_upfront_usd_m, latest.mixed_upfront_usd_m, latest.contingent_usd_m, latest.unsplit_usd_m
    parts = (
        (cash, say("{amount} upfront in cash", amount=money(cash))),
        (mixed, say("{amount} upfront with equity or near-term money inside", amount=money(mixed))),
        (later, say("{amount} in later milestones", amount=money(later))),
        (unsplit, say("{amount} in headline totals whose upfront is not disclosed", amount=money(unsplit))),
    )
    told = [words for amount, words in parts if amount > 0]
    year = year_so_far(int(latest.announced_year), bool(latest.is_partial))
    return say("{year}: {amounts}.", year=year, amounts=say(", ").join(told) or say("no amounts disclosed"))


def upfront_share_by_year(frame: pd.DataFrame) -> str:
    """The latest year with enough deals: aggregate beside median."""
    usable = frame[frame["disclosed_count"] >= MIN_DEALS]
    if usable.empty:
        return say("No year has {least} deals that disclose both a cash upfront and a headline total.", least=MIN_DEALS)
    latest = usable.iloc[-1]
    return say(
        "{year}: {together} of all money together, {median} in the median deal, {mean} on average.",
        year=year_so_far(int(latest.announced_year), is_partial=False),
        together=percent(latest.aggregate_share, 1),
        median=percent(latest.median_share, 1),
        mean=percent(latest.mean_share, 1),
    )


def modality_mix(frame: pd.DataFrame) -> str:
    """The modality with most deals and the one with most money."""
    if frame.empty:
        return say(NO_DEALS)
    most = frame.iloc[0]
    modality, count = say(most.modality), int(most.deal_count)
    if frame["headline_usd_m"].isna().all():
        return say("Most deals: {modality} ({count}).", modality=modality, count=count)
    richest = frame.iloc[int(frame["headline_usd_m"].argmax())]
    return say(
        "Most deals: {modality} ({count}); largest headline total: {richest} ({total}).",
        modality=modality,
        count=count,
        richest=say(richest.modality),
        total=money(richest.headline_usd_m),
    )


def largest(frame: pd.DataFrame) -> str:
    """The largest deal of the list."""
    if frame.empty:
        return say("No deal of the filter discloses it.")
    top = frame.iloc[0]
    return say("Largest: {licensor} to {licensee} with {amount}.", licensor=top.licensors, licensee=top.licensees, amount=money(top.amount_usd_m))


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

    def figure(label: str, column: str, count: str, told: str, least: int = 1) -> KeyFigure:
        counted_now = int(now[count])
        shown = counted_now >= least
        compared = change(now[column], before[column]) if shown and before is not None and int(before[count]) >= least else None
        basis = say("{disclosed} of {all}", disclosed=counted_now, all=int(now.deal_count)) if count != "deal_count" else say("all deals")
        too_few = say("not disclosed") if least == 1 else under(least)
        return KeyFigure(label, _written(now[column], column) if shown else too_few, compared, basis, told)

    year, median = _against(now), "median_upfront_usd_m"
    day_known = say("Deals with a known day or month, change against {year}.", year=year)
    sum_of_totals = say("Sum of disclosed headline totals, most of it conditional; change against {year}.", year=year)
    sum_of_upfronts = say("Sum of disclosed upfronts; change against {year}.", year=year)
    middle = say("Middle deal of those that disclose an upfront; change against {year}.", year=year)
    return [
        figure(say("Deals"), "deal_count", "deal_count", day_known),
        figure(say("Headline total"), "total_usd_m", "total_count", sum_of_totals),
        figure(say("Upfront"), "upfront_usd_m", "upfront_count", sum_of_upfronts),
        figure(say("Median upfront"), median, "upfront_count", middle, MIN_DEALS),
        _share_figure(now, before),
    ]


def under(least: int) -> str:
    """What stands in place of a statistic on too few deals."""
    return say("under {least} deals", least=least)


def _against(now: pd.Series) -> str:
    """The period with which the latest year is compared."""
    year = dated(date(int(now.year) - 1, 1, 1), "year")
    return say("the same days of {year}", year=year) if now.is_partial else year


def compared_periods(periods: pd.DataFrame) -> str:
    """Which days the key figures cover and what their change is against."""
    if periods.empty:
        return ""
    now = periods.iloc[0]
    covered = say("1 January to {day:%-d %B %Y}, where the record ends", day=now.to_day) if now.is_partial else say("All of {year}", year=now.year)
    changes = say("; change on {year}", year=_against(now)) if len(periods) > 1 else ""
    return say("{covered}{changes}; n of N: deals that disclose it", covered=covered, changes=changes)


def _written(value: float, column: str) -> str:
    return f"{int(value):,}" if column == "deal_count" else money(value)


def _share_figure(now: pd.Series, before: pd.Series | None) -> KeyFigure:
    label, basis = say("Upfront share"), say("{disclosed} of {all}", disclosed=int(now.share_count), all=int(now.deal_count))
    words = say("Cash upfront divided by headline total over licences that disclose both; change in percentage points on the year before.")
    if not enough(int(now.share_count)):
        return KeyFigure(label, under(MIN_DEALS), None, basis, words)
    share = now.share_upfront_usd_m / now.share_base_usd_m
    points = None
    if before is not None and enough(int(before.share_count)):
        points = say("{points} pts", points=f"{(share - before.share_upfront_usd_m / before.share_base_usd_m) * 100:+.1f}")
    return KeyFigure(label, percent(share, 1), points, basis, words)
