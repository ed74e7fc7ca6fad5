"""The main point of each outcome frame in one sentence, and the sentence with which the page opens."""

from collections import Counter

import pandas as pd

from analytics.language import say
from analytics.metrics.survival import share_after
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, dated, money, percent

NO_DEALS = "No deal matches the filter."
NONE_ENDED = "No deal of the filter is known to be terminated."
AMOUNTS = (("headline_usd_m", "promised in headline totals"), ("upfront_usd_m", "due at signing"))
NOT_STATED, MOST_NAMED = "not stated", 3
MARKS = (5, 3, 2, 1)


def answer(totals: pd.DataFrame) -> str:
    """How many deals are known to be terminated, how many of the old ones, and what promise ended with them."""
    told = totals.iloc[0]
    if not told.deal_count:
        return say(NO_DEALS)
    return say("{known}{old}{promise}.", known=_known(told), old=_old(told), promise=_promise(told))


def _known(told: pd.Series) -> str:
    ended, deals, unknown = int(told.terminated_count), counted(int(told.deal_count), "deal"), f"{int(told.unknown_count):,}"
    if ended == 1:
        return say("**{ended} of {deals}** is known to be terminated, the status of {unknown} is unknown", ended=ended, deals=deals, unknown=unknown)
    return say(
        "**{ended} of {deals}** are known to be terminated, the status of {unknown} is unknown", ended=f"{ended:,}", deals=deals, unknown=unknown
    )


def _old(told: pd.Series) -> str:
    old, ended = int(told.old_count), int(told.old_terminated_count)
    if not old:
        return say("; none was signed five or more years before the data's as-of date")
    parts = {
        "old": f"{old:,}",
        "day": told.as_of,
        "ended": f"{ended:,}",
        "share": say(" ({share})", share=percent(ended / old)) if enough(old) else "",
        "unknown": f"{int(told.old_unknown_count):,}",
    }
    if ended == 1:
        return say(
            "; of the {old} signed five or more years before the data's as-of date ({day:%-d %B %Y}), **{ended}{share}** is known to be terminated "
            "and {unknown} unknown",
            **parts,
        )
    return say(
        "; of the {old} signed five or more years before the data's as-of date ({day:%-d %B %Y}), **{ended}{share}** are known to be terminated "
        "and {unknown} unknown",
        **parts,
    )


def _promise(told: pd.Series) -> str:
    ended = int(told.terminated_count)
    if not ended:
        return ""
    if not told.headline_count:
        return say("; no headline total of a terminated deal counts here")
    amount, both = money(told.headline_usd_m), int(told.both_count)
    words = say(
        "; the terminated ones had promised **{amount}** ({count} of {ended} counted)", amount=amount, count=int(told.headline_count), ended=ended
    )
    if not both:
        return words
    return words + say(", and those that also tell the upfront ({count}) let at most {amount} lapse", count=both, amount=money(told.contingent_usd_m))


def status_by_year(frame: pd.DataFrame) -> str:
    """Terminated and unknown deals, and the signing year with the largest number of terminated ones."""
    if frame.empty:
        return say(NO_DEALS)
    total = int(frame["deal_count"].sum())
    unknown = total - int(frame["disclosed_count"].sum())
    ended = frame[frame["status"] == "terminated"]
    sentence = say(
        "Known to be terminated: {ended} of {total}; unknown: {unknown}.",
        ended=f"{int(ended['deal_count'].sum()):,}",
        total=f"{total:,}",
        unknown=f"{unknown:,}",
    )
    by_year = ended[ended["announced_year"] != NOT_STATED].set_index("announced_year")["deal_count"]
    return sentence + say(" Largest number by year of signing: {fullest}.", fullest=_fullest(by_year)) if len(by_year) else sentence


def _fullest(by_year: pd.Series) -> str:
    """The year with the largest count, or the years that share it; many years are counted only."""
    most = int(by_year.max())
    years, count = [str(year) for year in by_year.index[by_year == most]], f"{most:,}"
    if len(years) == 1:
        return say("{count} in {year}", count=count, year=years[0])
    if len(years) <= MOST_NAMED:
        return say("{count} in {years} each", count=count, years=say(" and ").join(years))
    return say("{count} in each of {years} years", count=count, years=len(years))


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
            return say(
                "{years} after signing {taken} are not known to be terminated if the {unknown} deals of unknown status are taken as running, "
                "{left_out} if they are left out.",
                years=counted(mark, "year"),
                taken=percent(taken),
                unknown=f"{inside - known:,}",
                left_out=percent(left_out),
            )
    return say("Too few deals are followed for a year: {inside} in the curve, {known} with a known status.", inside=inside, known=known)


def termination_by_group(frame: pd.DataFrame) -> str:
    """Dated terminations of every group that has a curve, and how many groups have none."""
    drawn = frame[frame["is_drawn"].astype(bool) & frame["years"].notna()]
    if drawn.empty:
        return _too_few(frame)
    dated_deals, ends = Counter(drawn["curve_group"]), Counter(drawn.loc[drawn["is_terminated"].astype(bool), "curve_group"])
    told = [say("{group}, {ended} of {deals}", group=say(str(name)), ended=ends[name], deals=deals) for name, deals in dated_deals.items()]
    without, sentence = frame["curve_group"].nunique() - len(told), say("Dated terminations: {groups}.", groups=say("; ").join(told))
    if not without:
        return sentence
    groups = counted(without, "group")
    return sentence + say(" {groups} with under {least} dated deals or no dated termination not drawn.", groups=groups, least=MIN_DEALS)


def _too_few(frame: pd.DataFrame) -> str:
    if frame.empty:
        return say(NO_DEALS)
    return say(
        "No curve: {ended} dated terminations among {inside} dated deals; it takes one, and {least} deals.",
        ended=int(frame["is_terminated"].sum()),
        inside=int(frame["years"].notna().sum()),
        least=MIN_DEALS,
    )


def terminated_deals(frame: pd.DataFrame) -> str:
    """What the terminated deals had promised and what was due at signing, each with how many disclose it."""
    if frame.empty:
        return say(NONE_ENDED)
    deals = len(frame)
    parts = [
        say(
            "{words} {amount} ({count} of {deals})",
            words=say(words),
            amount=money(frame[column].sum()),
            count=int(frame[column].count()),
            deals=deals,
        )
        for column, words in AMOUNTS
        if frame[column].notna().any()
    ]
    return say(
        "{deals}: {told}. Milestones paid before the end are rarely published and not in these sums.",
        deals=counted(deals, "terminated deal"),
        told=say("; ").join(parts) or say("no amount disclosed"),
    )


def approved_abroad(frame: pd.DataFrame) -> str:
    """How many old deals have an asset that later won approval abroad, and how long that took."""
    if frame.empty:
        return say("No deal signed five or more years before the data's as-of date has an asset whose first approval abroad came after signing.")
    won, quickest = int(frame["disclosed_count"].iloc[0]), frame.iloc[0]
    sentence = say(
        "{won} of {deals} signed five or more years before the data's as-of date; shortest wait: {asset}, {years} years ({agency}, {day}).",
        won=won,
        deals=counted(int(frame["deal_count"].iloc[0]), "deal"),
        asset=quickest.asset,
        years=f"{quickest.years:.1f}",
        agency=quickest.agency,
        day=dated(quickest.approved_on, quickest.approved_precision),
    )
    after = int(frame.loc[frame["ended_before"].astype(bool), "deal_id"].nunique())
    return sentence + say(" In {after} of the {won} a dated end of the deal came first.", after=after, won=won)


def terminations_by_year(frame: pd.DataFrame) -> str:
    """The year with the largest number of ends, and how many ends have no date."""
    if frame.empty:
        return say(NONE_ENDED)
    dated_ends = frame[frame["disclosed_count"] == 1]
    undated = len(frame) - len(dated_ends)
    if dated_ends.empty:
        return say("{deals}, none with a dated end.", deals=counted(len(frame), "terminated deal"))
    return say(
        "Largest number of dated ends in a year: {fullest}, of {dated} in all{rest}.",
        fullest=_fullest(dated_ends.groupby("ended_year").size()),
        dated=len(dated_ends),
        rest=say("; without a dated end: {undated} of {all}", undated=undated, all=len(frame)) if undated else "",
    )
