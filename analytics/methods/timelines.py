"""Timelines of assets."""

from analytics.methods.method import Method

TIMELINES: tuple[Method, ...] = (
    Method(
        "Timelines of assets",
        "One lane an asset, or assets that the events name together. A line runs from the first submission or acceptance of a review cycle to the "
        "action that ends it; without an action on record it is dotted and runs to the goal date, if one is on record. Aligned: months = days since "
        "the lane's first submission or acceptance at the agencies shown ÷ 30.4375.",
        "Chosen lanes with all their events, whatever the filter says; an asset brings the combinations that it is part of. Without a choice: lanes "
        "with an event of the filter, the most recently active first, at most 15 drawn, each shown from its first event on.",
        "What is known by month, quarter, half or year is a hollow mark on a bar of that length. A first filing known by month counts as the middle "
        "of it; a coarser one cannot be aligned, nor can a lane without one: both are listed. The record is made by hand from public pages: "
        "what is missing was not found, and a dotted line does not say that nothing happened.",
        "MR-101: submitted 10 January 2024, complete response 10 January 2025, goal date 10 November 2025 after a resubmission on 10 May 2025. A "
        "solid line of 366 days (12.0 months), a gap, a dotted line to the goal date (month 22.0).",
    ),
    Method(
        "Contradictory dates",
        "Pairs of events of one application whose known periods do not touch and stand in the wrong order: an action before the first filing, an "
        "acceptance before the submission, a resubmission before the first setback, a goal date before the first filing; and two approvals of one "
        "kind by one agency.",
        "Events with an application. Each pair is shown where it touches a lane on the page; nothing is left out or moved because of it.",
        "Some pairs are right and need an explanation: a filing may be missing from the record, or a later approval may widen the first. Coarse "
        "dates that could overlap are not flagged.",
        "MR-101: approval in May 2024 (month), submission on 3 June 2024: flagged. Approval in 2024 (year), submission on 3 June 2024: not flagged, "
        "the approval may have come later in the year.",
    ),
)
