"""Who licenses out and who licenses in."""

from collections.abc import Callable
from functools import partial

import pandas as pd

from analytics.figures import players as player_figures
from analytics.findings import players as player_findings
from analytics.queries import players as player_queries
from analytics.section import Column, Counts, Query, Section
from analytics.sections.common import DEALS

LEAGUE_NOTES = (
    "Each company by itself, subsidiaries not added to parents; a deal of two licensors or two licensees counts for each, with its whole amount. "
    "‡ holds the price of an acquired company."
)
LEAGUE_COLUMNS = (
    Column("name", "Company"),
    DEALS,
    Column("upfront_usd_m", "Upfront, USD m", "money"),
    Column("upfront_count", "Disclose an upfront", "count"),
    Column("acquisition_count", "Upfronts of acquisitions", "count"),
    Column("headline_usd_m", "Headline total, USD m", "money"),
    Column("headline_count", "Disclose a headline total", "count"),
    Column("headline_acquisition_count", "Headline totals of acquisitions", "count"),
)
LEAGUE_WORDS = {
    "deals": ("number of deals", "", "all_deals"),
    "upfront": ("USD m", "disclose an upfront", "all_upfront_count"),
    "headline total": ("USD m, most of it conditional", "disclose a headline total", "all_headline_count"),
}


def counts_of(disclosed: str) -> Counts:
    """disclosed and all deals of a list that repeats the counts of the whole set in each row, in a column of that name and in all_deals."""

    def counts(frame: pd.DataFrame) -> tuple[int, int]:
        return (int(frame[disclosed].iloc[0]), int(frame["all_deals"].iloc[0])) if len(frame) else (0, 0)

    return counts


def _league(role: str, order: str, query: Query) -> Section:
    unit, measure, disclosed = LEAGUE_WORDS[order]
    finding: Callable[[pd.DataFrame], str] = partial(player_findings.league, order=order)
    return Section(
        key=f"{role}s-by-{order.split()[0]}",
        title=f"{role.capitalize()}s by {'headline total' if order == 'headline total' else order}: top {player_queries.LEAGUE_TOP}",
        unit=unit,
        measure=measure,
        method="League tables",
        query=query,
        figure=partial(player_figures.league_figure, order=order, drill=role),
        finding=finding,
        columns=LEAGUE_COLUMNS,
        drill=(role,),
        counts=counts_of(disclosed),
        notes=LEAGUE_NOTES,
    )


LEAGUES: dict[str, dict[str, Section]] = {
    role: {order: _league(role, order, player_queries.ranked(role, order)) for order in player_queries.LEAGUE_ORDERS}
    for role in player_queries.OTHER_SIDE
}
REPEAT_PARTNERS = Section(
    key="repeat-partners",
    title="Pairs of companies that signed more than once",
    unit="deals; headline total in USD m, most of it conditional",
    measure="belong to such a pair",
    method="Repeat partners",
    query=player_queries.repeat_partners,
    figure=player_figures.repeat_partners_figure,
    finding=player_findings.repeat_partners,
    columns=(
        Column("licensor", "Licensor"),
        Column("licensee", "Licensee"),
        DEALS,
        Column("first_year", "First", "year"),
        Column("last_year", "Last", "year"),
        Column("upfront_usd_m", "Upfront, USD m", "money"),
        Column("upfront_count", "Disclose an upfront", "count"),
        Column("headline_usd_m", "Headline total, USD m", "money"),
        Column("headline_count", "Disclose a headline total", "count"),
    ),
    drill=("licensor", "licensee"),
    counts=counts_of("pair_deals"),
    notes=f"The chart shows the first {player_figures.MOST_PAIRS} pairs, the table all of them. "
    "Each company by itself, subsidiaries not added to parents.",
)

PLAYERS: tuple[Section, ...] = (*LEAGUES["licensor"].values(), *LEAGUES["licensee"].values(), REPEAT_PARTNERS)
