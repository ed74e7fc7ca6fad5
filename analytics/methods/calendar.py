"""Calendar."""

from analytics.methods.method import Method

CALENDAR: tuple[Method, ...] = (
    Method(
        "Decision calendar",
        "Ahead: the latest goal date (PDUFA date) of a review cycle without an action on record, whose day or period reaches the day of the data "
        "or lies after it. Passed: the same, before that day. Waiting: the open cycle of an application has a filing or acceptance, no action and "
        "no goal date. Decided: approvals, complete responses, refusals to file, rejections, withdrawals and CHMP opinions up to that day.",
        "Applications of the record that the filter and the agencies leave; days of the filter mean the goal date, the last filing or the decision. "
        "The record holds assets that reached at least one event; it is no census of filings.",
        "“Passed, outcome not on record” says that no page was found, not that nothing was decided; the same holds for applications that wait. A "
        "refusal more than 60 days before a goal date does not answer it. The calendar file (.ics) holds days only: what is known by month, quarter, "
        "half or year is left out and counted on the button.",
        "Data of 21 November 2026. MR-101: goal date 10 December 2026, no action: ahead. MR-102: goal date in the fourth quarter of 2026: ahead, but "
        "not in the file. MR-103: goal date 14 November 2026, no action: passed. MR-104: accepted in March 2026, no goal date: waiting.",
    ),
)
