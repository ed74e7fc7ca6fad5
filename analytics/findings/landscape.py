"""The main point of each landscape frame in one sentence."""

from collections.abc import Callable

import pandas as pd

from analytics.small_numbers import MIN_DEALS
from analytics.terms import NOT_STATED
from analytics.wording import counted, listed, money, percent

NO_DEALS = "No dated deal of the filter can be told apart by it."
MOST_NAMED = 3
SILENT = (NOT_STATED, "undisclosed")


def deals_mix(column: str) -> Callable[[pd.DataFrame], str]:
    """Which value has most deals over all years, and which in the latest year."""
    return lambda frame: _mix(frame, column, "deal_count", "Most deals")


def headline_mix(column: str) -> Callable[[pd.DataFrame], str]:
    """Which value has the largest headline total over all years, and which in the latest year."""
    return lambda frame: _mix(frame, column, "headline_usd_m", "Largest headline total")


def _mix(frame: pd.DataFrame, column: str, measure: str, lead: str) -> str:
    stated = frame[~frame[column].isin(SILENT)]
    if stated.empty:
        return NO_DEALS
    summed = stated.groupby(column, sort=False)[list(dict.fromkeys((measure, "deal_count", "disclosed_count")))].sum(min_count=1)
    if summed[measure].isna().all():
        return "No deal of the filter discloses a headline total."
    if measure == "deal_count":
        return f"{lead}: {_leading(summed[measure])} of {int(frame['all_deal_count'].iloc[0]):,}{_latest(stated, column, measure)}."
    top = summed.reset_index().iloc[int(summed[measure].argmax())]
    base = f"{int(top['disclosed_count'])} of {counted(int(top['deal_count']), 'deal')} disclose one"
    return f"{lead}: {top[column]} with {money(top[measure])} ({base}){_latest(stated, column, measure)}."


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
    told = f"{int(first[measure])} of {int(first[count])}" if measure == "deal_count" else f"{money(first[measure])}"
    when = f"{year} so far" if first["is_partial"] else f"in {year}"
    return f"; {when}: {names} with {told}{' each' if len(best) > 1 else ''}"


def hot_targets(frame: pd.DataFrame) -> str:
    """The target with most deals and how many of the deals shown ended."""
    if frame.empty:
        return "No deal of the filter names a target."
    ended = frame[frame["terminated_count"] > 0]
    told = ", ".join(f"{row['target']} {row['terminated_count']} of {row['deal_count']}" for row in ended.head(MOST_NAMED).to_dict("records"))
    more = f" and {len(ended) - MOST_NAMED} more" if len(ended) > MOST_NAMED else ""
    return f"Most deals: {_leading(frame.set_index('target')['deal_count'])}. Terminated: {told or 'none known'}{more}."


def newco_by_year(frame: pd.DataFrame) -> str:
    """The year with most NewCo deals, and in how many the licensor takes shares."""
    if frame.empty:
        return "No dated NewCo deal matches the filter."
    most = frame["deal_count"].max()
    years = " and ".join(str(year) for year in frame.loc[frame["deal_count"] == most, "announced_year"])
    total, shares, parts, valued = (int(frame[name].sum()) for name in ("deal_count", "disclosed_count", "percent_count", "valued_count"))
    return (
        f"{counted(total, 'dated NewCo deal')}, most in {years} ({int(most)}). "
        f"The licensor takes shares in {shares} of them; their percentage is stated in {parts}, their value in {valued}."
    )


def newco_deals(frame: pd.DataFrame) -> str:
    """The newest NewCo deal, in how many investors are named, and who is named most."""
    if frame.empty:
        return "No NewCo deal matches the filter."
    newest = frame.iloc[0]
    parties = f"{newest.licensors or 'licensor not stated'} to {newest.licensees or 'a company not named'}"
    named = frame["investors"].dropna().astype(object).str.split("; ").explode()
    most = f", most often {_leading(named.value_counts())}" if len(frame) == newest.deal_count and named.duplicated().any() else ""
    investors = f"Investors are named in {int(newest.investor_count)} of {counted(int(newest.deal_count), 'deal')}{most}."
    return f"Newest: {parties}, headline total {money(newest.headline_usd_m)}. {investors}"


def directions_by_year(frame: pd.DataFrame) -> str:
    """How many dated deals there are of each direction."""
    if frame.empty:
        return NO_DEALS
    counts = frame.groupby("direction_scope", sort=False)["deal_count"].sum()
    names = {"out": "out of China", "in": "into China", "domestic": "inside China", "China rights": "of China rights to foreign companies"}
    told = [f"{count} {names[direction]}" for direction, count in zip(counts.index.astype(str), counts, strict=True)]
    return f"Dated deals: {', '.join(told)}."


def deals_by_licensee_country(frame: pd.DataFrame) -> str:
    """The country with most deals, and how much of all lies with the first three."""
    stated = frame[frame["licensee_country"] != NOT_STATED]
    if stated.empty:
        return "No licensee of the filter has a known seat."
    total = int(frame["deal_count"].sum())
    sentence = f"Most frequent seat: {_leading(stated.set_index('country')['deal_count'])} of {counted(total, 'deal')}"
    if total >= MIN_DEALS and len(stated) > 3:
        sentence += f"; the first three countries take {percent(stated['deal_count'].head(3).sum() / total)}"
    return sentence + "."


def flows_of_rights(frame: pd.DataFrame) -> str:
    """How much the leading licensors sign, and their largest flow."""
    named = frame[~frame["is_other"]]
    if named.empty:
        return "No deal of the filter names its licensor."
    top = named.iloc[int(named["deal_count"].argmax())]
    return (
        f"The {counted(named['licensor'].nunique(), 'licensor')} shown by name sign {int(named['deal_count'].sum())} of "
        f"{counted(int(frame['deal_count'].sum()), 'deal')}; their largest flow is {top.licensor} to {top.licensee_kind}, "
        f"{top.modality_group} ({int(top.deal_count)})."
    )


def answer(modalities: pd.DataFrame, targets: pd.DataFrame, countries: pd.DataFrame) -> str:
    """What is licensed most, and where the rights go."""
    total = counted(int(countries["deal_count"].sum()), "deal")
    parts: list[str] = []
    stated = modalities[~modalities["modality_group"].isin(SILENT)]
    if len(stated):
        names, most = leaders(stated.groupby("modality_group", sort=False)["deal_count"].sum())
        parts.append(f"**{names}** among modalities ({most} of {int(modalities['all_deal_count'].iloc[0]):,} dated)")
    if len(targets):
        names, most = leaders(targets.set_index("target")["deal_count"])
        ended = int(targets.loc[targets["deal_count"] == most, "terminated_count"].sum())
        parts.append(f"**{names}** among targets ({most}, {ended or 'none'} known to be terminated)")
    seats = countries[countries["licensee_country"] != NOT_STATED]
    if len(seats):
        names, most = leaders(seats.set_index("country")["deal_count"])
        parts.append(f"**{names}** among seats of licensees ({most})")
    if not parts:
        return f"{total}: modality, target and seat of the licensee are not stated."
    return f"Most frequent in {total}: {', '.join(parts)}."


def leaders(counts: pd.Series) -> tuple[str, int]:
    """Who has the most, all of them where several have as many, and how many that is."""
    most = counts.max()
    names = [str(name) for name in counts.index[counts == most]]
    if len(names) > MOST_NAMED:
        return f"{names[0]} and {len(names) - 1} more", int(most)
    return listed(names), int(most)


def _leading(counts: pd.Series) -> str:
    names, most = leaders(counts)
    return f"{names} with {most}{' each' if (counts == most).sum() > 1 else ''}"
