"""What became of the deals: the methods."""

from analytics.methods.method import Method

OUTCOMES: tuple[Method, ...] = (
    Method(
        "Outcome status",
        "Deals counted by year of signing and status: active, completed, terminated, expired, unknown. Share terminated = deals known to be "
        "terminated ÷ all deals of the group, the unknown ones included.",
        "All deals of the filter; those without a year of signing have a column of their own. “Old” deals were signed five years or more before "
        "the as-of date, the day for which the data are stated.",
        "The share is a floor: rights are often returned without a release, and a deal of unknown status may have ended. Old deals that ended "
        "were easier to find than old deals that still run, so among deals of known status the terminated ones are over-represented.",
        "Eight deals signed 2019 to 2021: three terminated, one active, four unknown. Known to be terminated: 3 of 8. As of 21 November 2026, "
        "those signed up to 21 November 2021 are old.",
    ),
    Method(
        "Time to termination",
        "Kaplan-Meier (product limit): at each time t with d terminations among n deals followed at least that long, the share is multiplied by 1"
        " − d ÷ n. Years = days from signing to the end ÷ 365.25. Band: 95 %, Greenwood's variance on the log-log scale (statsmodels, "
        "SurvfuncRight).",
        "Event: terminated with a dated end. Active and unknown deals are cut off on the as-of date, the day for which the data are stated; "
        "completed and expired ones when they ended. A second curve leaves the unknown deals out. Not in a curve, but counted: deals without a "
        "date of signing, and deals that ended on an unknown day.",
        "A month or year counts as its first day, so a time can be off by up to a year. Few deals were rechecked on the as-of date itself: an end "
        "in the months before it may be missing, which flatters the curve. Taking unknown as running flatters it too, leaving them out darkens "
        "it, since ends are noticed and running deals are not: read the two curves as a range. Completed and expired deals leave as if by chance. "
        "A group is drawn from five dated deals and one dated termination on, and a line ends where fewer than five deals are followed. A line on "
        "which more than 1,000 deals are cut off has no ticks.",
        "Six deals: terminated after 1, 2 and 4 years, cut off after 2, 3 and 5. Shares: 5 ÷ 6 = 83.3% after year 1; × 4 ÷ 5 = 66.7% after year "
        "2; × 1 ÷ 2 = 33.3% after year 4. The line would stop after year 2, after which only three deals are followed.",
    ),
    Method(
        "Promised and paid",
        "Promised: sum of headline totals of terminated deals. Due at signing: sum of their upfronts. Beyond the signing = headline total − "
        "upfront − equity that the total includes, never below 0: the most that can have lapsed.",
        "Terminated deals that disclose the amount in question, n of N beside each sum; the last needs both. Money inside an earlier headline "
        "adds no promise.",
        "Milestones that were paid before the end are rarely published and not in these sums, so what lapsed is at most the amount shown. A "
        "headline total stays as announced, even where it was amended later. Upfronts "
        "count as disclosed; equity or near-term money may be inside, and the percentage is of cash upfronts only.",
        "Moonrise's deal promised $500m with $40m upfront and ended; a second promised $300m and tells no upfront; a third tells nothing. "
        "Promised $800m (2 of 3), due at signing $40m (1 of 3), at most $460m lapsed (1 of 3).",
    ),
    Method(
        "Approval abroad after signing",
        "For each asset of a deal: the first approval or conditional approval on record by an agency outside China, counted where its date is "
        "later than that of signing. Years = days between the two ÷ 365.25.",
        "Deals signed five years or more before the as-of date; n of N counts deals, not assets. China's own agencies and "
        "those of Hong Kong and Macau are left out.",
        "The record of approvals is not complete: an earlier approval may be missing, and no approval on record is not proof of none. A month, "
        "half or year counts as its first day. The approval may belong to another licensee or to the licensor, and may have come after the deal "
        "had ended, which is marked.",
        "Moonrise licensed MR-101 on 1 March 2019; the FDA approved it on 1 March 2023 and the EC in 2024: 4.0 years, FDA. A deal on MR-101 "
        "signed in 2023 after that approval does not count.",
    ),
    Method(
        "Year of termination",
        "Terminated deals counted by the year of ended_on.",
        "All terminated deals of the filter, whatever their year of signing; those without a dated end stand apart as “not stated”.",
        "Some sources tell when notice was given, others when the contract ended, and some ends are dated by the page that tells of them. Recent "
        "ends reach the record late, so the year of the as-of date is marked as not complete.",
        "Notice in August 2023, effective in January 2024, stored as January 2024: one block in 2024. A deal that ended “since”: one block under "
        "not stated.",
    ),
)
