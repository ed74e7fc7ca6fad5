"""The main point of each outcome frame in one sentence, and the sentence with which the page opens."""

from collections import Counter

import pandas as pd

from analytics.metrics.survival import share_after
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, dated, money, percent

NO_DEALS = "No deal matches the filter."
OLD = "signed five or more years before the data's as-of date"
NOT_STATED, MOST_NAMED = "not stated", 3
MARKS = (5, 3, 2, 1)


def answer(totals: pd.DataFrame) -> str:
    """How many deals are known to be terminated, how many of the old ones, and what promise ended with them."""
    told = totals.iloc[0]
    deals, ended, old = int(told.deal_count), int(told.terminated_count), int(told.old_count)
    if not deals:
        return NO_DEALS
    known = "is known" if ended == 1 else "are known"
    sentence = f"**{ended:,} of {counted(deals, 'deal')}** {known} to be terminated, the status of {int(told.unknown_count):,} is unknown"
    if old:
        share = f" ({percent(told.old_terminated_count / old)})" if enough(old) else ""
        sentence += f"; of the {old:,} {OLD} ({told.as_of:%-d %B %Y}), **{int(told.old_terminated_count):,}{share}** "
        sentence += f"{'is' if told.old_terminated_count == 1 else 'are'} known to be terminated and {int(told.old_unknown_count):,} unknown"
    else:
        sentence += f"; none was {OLD}"
    return f"{sentence}{_promise(told)}."


def _promise(told: pd.Series) -> str:
    ended = int(told.terminated_count)
    if not ended:
        return ""
    if not told.headline_count:
        return "; no headline total of a terminated deal counts here"
    words = f"; the terminated ones had promised **{money(told.headline_usd_m)}** ({int(told.headline_count)} of {ended} counted)"
    if told.both_count:
        words += f", and those that also tell the upfront ({int(told.both_count)}) let at most {money(told.contingent_usd_m)} lapse"
    return words


def status_by_year(frame: pd.DataFrame) -> str:
    """Terminated and unknown deals, and the signing year with the largest number of terminated ones."""
    if frame.empty:
        return NO_DEALS
    total = int(frame["deal_count"].sum())
    unknown = total - int(frame["disclosed_count"].sum())
    ended = frame[frame["status"] == "terminated"]
    sentence = f"Known to be terminated: {int(ended['deal_count'].sum()):,} of {total:,}; unknown: {unknown:,}."
    by_year = ended[ended["announced_year"] != NOT_STATED].set_index("announced_year")["deal_count"]
    return f"{sentence} Largest number by year of signing: {_fullest(by_year)}." if len(by_year) else sentence


def _fullest(by_year: pd.Series) -> str:
    """The year with the largest count, or the years that share it; many years are counted only."""
    most = int(by_year.max())
    years = [str(year) for year in by_year.index[by_year == most]]
    if len(years) == 1:
        return f"{most:,} in {years[0]}"
    return f"{most:,} in {' and '.join(years)} each" if len(years) <= MOST_NAMED else f"{most:,} in each of {len(years)} years"


def termination_curve(frame: pd.DataFrame) -> str:
    """The curve at the latest of 5, 3, 2 or 1 years that both ways of counting reach, and what the unknown deals change."""
    if not frame["is_drawn"].any():
        return _too_few(frame)
    years = frame["years"]
    of_known = years.where(frame["status"] != "unknown")
    inside, known = int(years.count()), int(of_known.count())
    for mark in MARKS:
        taken = share_after(years, frame["survival_share"], mark, MIN_DEALS)
        left_out = share_after(of_known, frame["known_survival_share"], mark, MIN_DEALS)
        if taken is not None and left_out is not None:
            return (
                f"{counted(mark, 'year')} after signing {percent(taken)} are not known to be terminated if the {inside - known:,} deals of "
                f"unknown status are taken as running, {percent(left_out)} if they are left out."
            )
    return f"Too few deals are followed for a year: {inside} in the curve, {known} with a known status."


def termination_by_group(frame: pd.DataFrame) -> str:
    """Dated terminations of every group that has a curve, and how many groups have none."""
    drawn = frame[frame["is_drawn"].astype(bool) & frame["years"].notna()]
    if drawn.empty:
        return _too_few(frame)
    dated_deals, ends = Counter(drawn["curve_group"]), Counter(drawn.loc[drawn["is_terminated"].astype(bool), "curve_group"])
    told = [f"{name}, {ends[name]} of {deals}" for name, deals in dated_deals.items()]
    without = frame["curve_group"].nunique() - len(told)
    rest = f" {counted(without, 'group')} with under {MIN_DEALS} dated deals or no dated termination not drawn." if without else ""
    return f"Dated terminations: {'; '.join(told)}.{rest}"


def _too_few(frame: pd.DataFrame) -> str:
    if frame.empty:
        return NO_DEALS
    inside = int(frame["years"].notna().sum())
    return f"No curve: {int(frame['is_terminated'].sum())} dated terminations among {inside} dated deals; it takes one, and {MIN_DEALS} deals."


def terminated_deals(frame: pd.DataFrame) -> str:
    """What the terminated deals had promised and what was due at signing, each with how many disclose it."""
    if frame.empty:
        return "No deal of the filter is known to be terminated."
    deals = len(frame)
    parts = [
        f"{words} {money(frame[column].sum())} ({int(frame[column].notna().sum())} of {deals})"
        for column, words in (("headline_usd_m", "promised in headline totals"), ("upfront_usd_m", "due at signing"))
        if frame[column].notna().any()
    ]
    told = "; ".join(parts) or "no amount disclosed"
    return f"{counted(deals, 'terminated deal')}: {told}. Milestones paid before the end are rarely published and not in these sums."


def approved_abroad(frame: pd.DataFrame) -> str:
    """How many old deals have an asset that later won approval abroad, and how long that took."""
    if frame.empty:
        return f"No deal {OLD} has an asset whose first approval abroad came after signing."
    won, old = int(frame["disclosed_count"].iloc[0]), int(frame["deal_count"].iloc[0])
    quickest = frame.iloc[0]
    after = int(frame.loc[frame["ended_before"].astype(bool), "deal_id"].nunique())
    sentence = f"{won} of {counted(old, 'deal')} {OLD}; shortest wait: {quickest.asset}, {quickest.years:.1f} years ({quickest.agency}"
    sentence += f", {dated(quickest.approved_on, quickest.approved_precision)})"
    return f"{sentence}. In {after} of the {won} a dated end of the deal came first."


def terminations_by_year(frame: pd.DataFrame) -> str:
    """The year with the largest number of ends, and how many ends have no date."""
    if frame.empty:
        return "No deal of the filter is known to be terminated."
    dated_ends = frame[frame["disclosed_count"] == 1]
    undated = len(frame) - len(dated_ends)
    if dated_ends.empty:
        return f"{counted(len(frame), 'terminated deal')}, none with a dated end."
    rest = f"; without a dated end: {undated} of {len(frame)}" if undated else ""
    return f"Largest number of dated ends in a year: {_fullest(dated_ends.groupby('ended_year').size())}, of {len(dated_ends)} in all{rest}."
