"""The methods behind league tables, repeat partners and the comparison of companies."""

from analytics.methods.method import Method
from analytics.small_numbers import MIN_DEALS

PLAYERS: tuple[Method, ...] = (
    Method(
        "League tables",
        "Licensors, or licensees, ranked three ways: by number of deals, by the sum of disclosed upfronts, by the sum of headline totals. Equal "
        "ones are ordered by deals, then by name, and called tied.",
        "Deals of the filter. A sum rests on the deals that disclose the amount: n of N stands beside it. A company that discloses none stands last.",
        "Each company counts by itself, as it signed: deals of a subsidiary are not added to the parent; the table shows them in a column of "
        "their own. A deal of two licensors counts for each of them with its whole amount, so the rows add up to more than the deals. The price "
        "of an acquired company is an upfront and a headline total, and is marked ‡ in both. A company with much undisclosed money ranks too low.",
        "Moonrise signs three deals: $50m upfront, $30m upfront, one undisclosed. Oakfield and Moonrise together sign one of $200m. Moonrise: four "
        "deals, $280m from 3 of 4. Oakfield: one deal, $200m. Together 5 rows of deals from 4 deals.",
    ),
    Method(
        "Repeat partners",
        "Deals by pair of one licensor and one licensee, for pairs with two deals or more.",
        "Deals of the filter; undated ones count too.",
        "Each company by itself, as in the league tables. A deal of two licensors and one licensee makes two pairs. An amendment that is stored as "
        "part of an earlier deal makes no second deal; an option exercise with a row of its own does.",
        "Moonrise licenses to Oakfield in 2022 and in 2024; Moonrise and Larkspur together to Oakfield in 2025. Pair Moonrise and Oakfield: three "
        "deals. Larkspur and Oakfield: one, not shown.",
    ),
    Method(
        "Compared companies",
        "For each chosen company as licensor and as licensee: deals, sum and median of upfront and of headline total, median upfront share; deals "
        "by year; modalities of its deals on either side.",
        "Deals of the filter in every direction unless one is chosen. A company stands for itself and its direct subsidiaries, as on its own page. "
        "Sums and medians rest on the deals that disclose the amount, the upfront share on those with a cash upfront and a total.",
        f"No median under {MIN_DEALS} disclosed deals; the deals of a company with fewer than {MIN_DEALS} are listed instead. A deal between two of "
        "the chosen counts for both. Takeovers are left out of the share, not of the sums. Counts can exceed those of the league tables, "
        "where each company counts by itself.",
        "Moonrise has five upfronts as licensor: $10m, $20m, $30m, $40m, $900m. Sum $1,000m, median $30m. Oakfield has four: sum printed, no median.",
    ),
)
