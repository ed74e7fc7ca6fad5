"""The main point of each landscape frame in one sentence."""

from collections.abc import Callable

import pandas as pd

from analytics.findings.overview import year_so_far
from analytics.language import say
from analytics.small_numbers import MIN_DEALS
from analytics.terms import NOT_STATED
from analytics.wording import counted, listed, money, percent

NO_DEALS = "No dated deal of the filter can be told apart by it."
MOST_NAMED = 3
SILENT = (NOT_STATED, "undisclosed")


def deals_mix(column: str) -> Callable[[pd.DataFrame], str]:
    """Which value has most deals over all years, and which in the latest year."""
    return lambda frame: _mix(frame, column, "deal_count")


def headline_mix(column: str) -> Callable[[pd.DataFrame], str]:
    """Which value has the largest headline total over all years, and which in the latest year."""
    return lambda frame: _mix(frame, column, "headline_usd_m")


def _mix(frame: pd.DataFrame, column: str, measure: str) -> str:
    stated = frame[~frame[column].isin(SILENT)]
    if stated.empty:
        return say(NO_DEALS)
    summed = stated.groupby(column, sort=False)[list(dict.fromkeys((measure, "deal_count", "disclosed_count")))].sum(min_count=1)
    if summed[measure].isna().all():
        return say("No deal of the filter discloses a headline total.")
    latest = _latest(stated, column, measure)
    if measure == "deal_count":
        all_deals = f"{int(frame['all_deal_count'].iloc[0]):,}"
        return say("Most deals: {leaders} of {all}{latest}.", leaders=_leading(summed[measure]), all=all_deals, latest=latest)
    top = summed.reset_index().iloc[int(summed[measure].argmax())]
    return say(
        "Largest headline total: {name} with {total} ({disclosed} of {deals} disclose one){latest}.",
        name=say(top[column]),
        total=money(top[measure]),
        disclosed=int(top["disclosed_count"]),
        deals=counted(int(top["deal_count"]), "deal"),
        latest=latest,
    )


def _latest(stated: pd.DataFrame, column: str, measure: str) -> str:
    """The leader of the latest year that is over, or of the running year where there is no other; nothing on too few deals."""
    over = stated[~stated["is_partial"]]
    rows = over if len(over) else stated
    year = int(rows["announced_year"].max())
    count = "year_deal_count" if measure == "deal_count" else "year_disclosed_count"
    cells = rows[(rows["announced_year"] == year) & (rows[count] >= MIN_DEALS) & rows[measure].notna()]
    if cells.empty:
        return ""
    best = cells[cells[measure] == cells[measure].max()]
    names, _ = leaders(best.set_index(column)[measure])
    first = best.iloc[0]
    is_count = measure == "deal_count"
    told = say("{count} of {all}", count=int(first[measure]), all=int(first[count])) if is_count else money(first[measure])
    when = year_so_far(year, is_partial=True) if first["is_partial"] else say("in {year}", year=year)
    if len(best) > 1:
        return say("; {when}: {names} with {amount} each", when=when, names=names, amount=told)
    return say("; {when}: {names} with {amount}", when=when, names=names, amount=told)


def hot_targets(frame: pd.DataFrame) -> str:
    """The target with most deals and how many of the deals shown ended."""
    if frame.empty:
        return say("No deal of the filter names a target.")
    ended = frame[frame["terminated_count"] > 0]
    told = [
        say("{target} {ended} of {deals}", target=row["target"], ended=row["terminated_count"], deals=row["deal_count"])
        for row in ended.head(MOST_NAMED).to_dict("records")
    ]
    return say(
        "Most deals: {leaders}. Terminated: {targets}{more}.",
        leaders=_leading(frame.set_index("target")["deal_count"]),
        targets=say(", ").join(told) or say("none known"),
        more=say(" and {count} more", count=len(ended) - MOST_NAMED) if len(ended) > MOST_NAMED else "",
    )


def newco_by_year(frame: pd.DataFrame) -> str:
    """The year with most NewCo deals, and in how many the licensor takes shares."""
    if frame.empty:
        return say("No dated NewCo deal matches the filter.")
    most = frame["deal_count"].max()
    years = say(" and ").join(str(year) for year in frame.loc[frame["deal_count"] == most, "announced_year"])
    total, shares, parts, valued = (int(frame[name].sum()) for name in ("deal_count", "disclosed_count", "percent_count", "valued_count"))
    return say(
        "{deals}, most in {years} ({most}). "
        "The licensor takes shares in {shares} of them; their percentage is stated in {parts}, their value in {valued}.",
        deals=counted(total, "dated NewCo deal"),
        years=years,
        most=int(most),
        shares=shares,
        parts=parts,
        valued=valued,
    )


def newco_deals(frame: pd.DataFrame) -> str:
    """The newest NewCo deal, in how many investors are named, and who is named most."""
    if frame.empty:
        return say("No NewCo deal matches the filter.")
    newest = frame.iloc[0]
    named = frame["investors"].dropna().astype(object).str.split("; ").explode()
    has_most = len(frame) == newest.deal_count and named.duplicated().any()
    return say(
        "Newest: {licensor} to {licensee}, headline total {total}. Investors are named in {named} of {deals}{most}.",
        licensor=newest.licensors or say("licensor not stated"),
        licensee=newest.licensees or say("a company not named"),
        total=money(newest.headline_usd_m),
        named=int(newest.investor_count),
        deals=counted(int(newest.deal_count), "deal"),
        most=say(", most often {leaders}", leaders=_leading(named.value_counts())) if has_most else "",
    )


def directions_by_year(frame: pd.DataFrame) -> str:
    """How many dated deals there are of each direction."""
    if frame.empty:
        return say(NO_DEALS)
    counts = frame.groupby("direction_scope", sort=False)["deal_count"].sum()
    told = [_directed(direction, int(count)) for direction, count in zip(counts.index.astype(str), counts, strict=True)]
    return say("Dated deals: {counts}.", counts=say(", ").join(told))


def _directed(direction: str, count: int) -> str:
    return {
        "out": say("{count} out of China", count=count),
        "in": say("{count} into China", count=count),
        "domestic": say("{count} inside China", count=count),
        "China rights": say("{count} of China rights to foreign companies", count=count),
    }[direction]


def deals_by_licensee_country(frame: pd.DataFrame) -> str:
    """The country with most deals, and how much of all lies with the first three."""
    stated = frame[frame["licensee_country"] != NOT_STATED]
    if stated.empty:
        return say("No licensee of the filter has a known seat.")
    total = int(frame["deal_count"].sum())
    first_three = percent(stated["deal_count"].head(3).sum() / total)
    return say(
        "Most frequent seat: {leaders} of {deals}{first_three}.",
        leaders=_leading(stated.set_index("country")["deal_count"]),
        deals=counted(total, "deal"),
        first_three=say("; the first three countries take {share}", share=first_three) if total >= MIN_DEALS and len(stated) > 3 else "",
    )


def flows_of_rights(frame: pd.DataFrame) -> str:
    """How much the leading licensors sign, and their largest flow."""
    named = frame[~frame["is_other"]]
    if named.empty:
        return say("No deal of the filter names its licensor.")
    top = named.iloc[int(named["deal_count"].argmax())]
    return say(
        "The {licensors} shown by name sign {signed} of {deals}; their largest flow is {licensor} to {licensee}, {modality} ({count}).",
        licensors=counted(named["licensor"].nunique(), "licensor"),
        signed=int(named["deal_count"].sum()),
        deals=counted(int(frame["deal_count"].sum()), "deal"),
        licensor=top.licensor,
        licensee=say(top.licensee_kind),
        modality=say(top.modality_group),
        count=int(top.deal_count),
    )


def answer(modalities: pd.DataFrame, targets: pd.DataFrame, countries: pd.DataFrame) -> str:
    """What is licensed most, and where the rights go."""
    total = counted(int(countries["deal_count"].sum()), "deal")
    parts: list[str] = []
    stated = modalities[~modalities["modality_group"].isin(SILENT)]
    if len(stated):
        names, most = leaders(stated.groupby("modality_group", sort=False)["deal_count"].sum())
        dated_deals = f"{int(modalities['all_deal_count'].iloc[0]):,}"
        parts.append(say("**{names}** among modalities ({count} of {all} dated)", names=names, count=most, all=dated_deals))
    if len(targets):
        names, most = leaders(targets.set_index("target")["deal_count"])
        ended = int(targets.loc[targets["deal_count"] == most, "terminated_count"].sum())
        parts.append(_among_targets(names, most, ended))
    seats = countries[countries["licensee_country"] != NOT_STATED]
    if len(seats):
        names, most = leaders(seats.set_index("country")["deal_count"])
        parts.append(say("**{names}** among seats of licensees ({count})", names=names, count=most))
    if not parts:
        return say("{deals}: modality, target and seat of the licensee are not stated.", deals=total)
    return say("Most frequent in {deals}: {parts}.", deals=total, parts=say(", ").join(parts))


def _among_targets(names: str, count: int, ended: int) -> str:
    if not ended:
        return say("**{names}** among targets ({count}, none known to be terminated)", names=names, count=count)
    return say("**{names}** among targets ({count}, {ended} known to be terminated)", names=names, count=count, ended=ended)


def leaders(counts: pd.Series) -> tuple[str, int]:
    """Who has the most, all of them where several have as many, and how many that is."""
    most = counts.max()
    names = [say(str(name)) for name in counts.index[counts == most]]
    if len(names) > MOST_NAMED:
        return say("{first} and {count} more", first=names[0], count=len(names) - 1), int(most)
    return listed(names), int(most)


def _leading(counts: pd.Series) -> str:
    names, most = leaders(counts)
    if (counts == most).sum() > 1:
        return say("{names} with {count} each", names=names, count=most)
    return say("{names} with {count}", names=names, count=most)
