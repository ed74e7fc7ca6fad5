"""Why published totals disagree: the methods."""

from analytics.methods.method import Method

RECONCILE: tuple[Method, ...] = (
    Method(
        "Reconciliation",
        "Our number = sum over the deals of the period that count under the rules chosen; without a rule every out-licence counts, upfronts and "
        "totals as stated. Ratio = ours ÷ published. A rule's move = the sum with that rule switched over − the sum as it is, all other rules kept.",
        "Published figures for a year or less that are not broken down. A deal of which only the month or the year is known counts in a period "
        "that holds all of it. Money inside an earlier headline counts once. Rights for China alone count only under their rule.",
        "Rules follow what publishers say they count; most say little. The day of closing is not on record, so “ended since” takes out what ended "
        "later instead of what never closed. Moves of single rules do not add up where a deal falls under two of them.",
        "Three deals of $1,000m, $400m (an option) and $100m (a biosimilar): $1,500m; without options $1,100m; the move of biosimilars is then "
        "−$100m. Against a published $1,250m: 1,100 ÷ 1,250 = 88%.",
    ),
    Method(
        "Coverage by year",
        "Coverage = our out-licences of the year under the rules chosen ÷ the publisher's count of the year; missing = the difference, where ours is "
        "lower.",
        "Whole years for which a publisher gives a count without a breakdown. The line follows the publisher who counts most years.",
        "A count says nothing of which deals it holds: two lists of the same length can differ. Above 100% the record holds what a "
        "publisher leaves out.",
        "A publisher counts 80 deals, our record 60: 75%, 20 missing.",
    ),
    Method(
        "Stated shares",
        "The share again = part ÷ whole, growth a year = (last ÷ first)^(1 ÷ years) − 1, from sums that the same publisher prints. Each printed "
        "number stands for everything that rounds to it, so the result is a span; the share follows if it meets that span, read with its qualifier.",
        "Shares, averages and growth rates whose part and whole the same publisher prints for the same period; shares that another page disputes.",
        "Publishers round, and may use sums that they do not print. A share whose definition counts any Chinese party is not held against "
        "out-licences. Not to follow is a reason to ask, not a proof of error.",
        "$41.5bn after $16.6bn: 149 to 151%, so a stated rise of 66% does not follow. 94 of 743 deals: 12.7%, so 13% follows.",
    ),
    Method(
        "Articles beside our rows",
        "Gap = our number − the figure stated. Ours: the amount of the deals that a statement is about, the number of rows that it matches, or a "
        "count or sum over its period.",
        "The statements of the five seed articles; those without a figure, or with one that rows of deals and events cannot make, stand beside what "
        "the record holds about them.",
        "Articles say more than, almost, about: the gap is taken to the bare figure. Our sums grow with the record.",
        "An article says 88 deals, the record holds 66: gap −22, a quarter less.",
    ),
)
