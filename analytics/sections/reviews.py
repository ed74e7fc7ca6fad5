"""How long authorities take and what they answer."""

from dataclasses import replace

from analytics.event_filter import without_days
from analytics.figures import complete_responses as response_figures
from analytics.figures import reviews as review_figures
from analytics.figures.goal_dates import goal_dates_figure
from analytics.filters import DealFilter
from analytics.findings import complete_responses as response_findings
from analytics.findings import reviews as review_findings
from analytics.queries import complete_responses as response_queries
from analytics.queries import reviews as review_queries
from analytics.section import Column, Query, Section
from analytics.sections.common import measured_counts

ASSETS, AUTHORITY, SPONSOR = Column("assets", "Asset"), Column("authority", "Authority"), Column("sponsor", "Sponsor")
TYPE, GROUP = Column("application_type", "Type as named"), Column("type_group", "Type of application")
INDICATION, APPLICATION = Column("indication", "Indication"), Column("application", "Application")
ACTION, ACTED, COUNTED_AS = Column("action", "First action"), Column("acted", "Acted on"), Column("counted_as", "Counted as")
WHOLE = "An application counts where one of its events is meant by the filter, and then with all its events."
TIME_NOTES = (
    "A stroke is the median, the pale bar the middle half; under five no statistic, each application is a mark. Acceptance comes about two months "
    f"after submission at the FDA, so times from it are shorter. A month counts as its middle. {WHOLE}"
)
CYCLE_NOTES = (
    "Base: applications with a first action on record (approved, complete response, refused or withdrawn); the waiting ones stand apart. Many "
    f"applications are on record only because they were approved; the table marks those whose filing is on record. {WHOLE}"
)
TIME_COLUMNS = (
    AUTHORITY,
    GROUP,
    TYPE,
    ASSETS,
    SPONSOR,
    INDICATION,
    Column("begins_with", "Clock starts with"),
    Column("began", "Started on"),
    ACTION,
    ACTED,
    Column("days", "Days", "money"),
    COUNTED_AS,
    APPLICATION,
)


def whole_story(deals: DealFilter) -> DealFilter:
    """The filter among whose events a click looks: all of an application, whatever word or day found it."""
    return replace(without_days(deals), text="")


def _times(key: str, title: str, unit: str, query: Query) -> Section:
    return Section(
        key=key,
        title=title,
        unit=unit,
        measure="have both dates and a first action of the authority",
        method="Review time",
        query=query,
        figure=review_figures.review_times_figure,
        finding=review_findings.review_times,
        columns=TIME_COLUMNS,
        drill=("application",),
        drilled=whole_story,
        counts=measured_counts,
        notes=TIME_NOTES,
        of="events",
        noun="application",
    )


def _cycles(key: str, title: str, query: Query) -> Section:
    return Section(
        key=key,
        title=title,
        unit="applications",
        measure="have a first action on record",
        method="First-cycle approval",
        query=query,
        figure=review_figures.first_cycles_figure,
        finding=review_findings.first_cycles,
        columns=(
            AUTHORITY,
            GROUP,
            TYPE,
            ASSETS,
            SPONSOR,
            INDICATION,
            ACTION,
            ACTED,
            COUNTED_AS,
            Column("is_followed", "Filing on record"),
            Column("group_count", "Base of the group", "count"),
            Column("group_share", "Approved in the first cycle, share", "share"),
            Column("followed_count", "Base with filing on record", "count"),
            Column("followed_share", "Share of these", "share"),
            APPLICATION,
        ),
        drill=("application",),
        drilled=whole_story,
        counts=measured_counts,
        notes=CYCLE_NOTES,
        of="events",
        noun="application",
    )


TIMES = {
    "submission or acceptance": _times(
        "review-times", "Time to the first action", "months from submission, or from acceptance where that is not known", review_queries.review_times
    ),
    "submission": _times(
        "review-times-from-submission", "Time from submission to the first action", "months", review_queries.review_times_from_submission
    ),
    "acceptance": _times(
        "review-times-from-acceptance", "Time from acceptance to the first action", "months", review_queries.review_times_from_acceptance
    ),
}
CYCLES = {
    "authority": _cycles("first-cycles", "Approved in the first cycle, by authority", review_queries.first_cycles),
    "type": _cycles("first-cycles-by-type", "Approved in the first cycle, by authority and type", review_queries.first_cycles_by_type),
}
AFTER_COMPLETE_RESPONSE = Section(
    key="after-complete-response",
    title="After a complete response: resubmission and next action",
    unit="months",
    measure="have an interval with known ends",
    method="After a complete response",
    query=response_queries.after_complete_response,
    figure=response_figures.after_complete_response_figure,
    finding=response_findings.after_complete_response,
    columns=(
        ASSETS,
        SPONSOR,
        INDICATION,
        Column("response_number", "Letter of the application", "count"),
        Column("answered", "Complete response"),
        Column("outcome_reason", "Reasons"),
        Column("resubmitted", "Resubmitted"),
        Column("refiled_by", "Known by"),
        Column("next_action", "Next action"),
        Column("acted", "Acted on"),
        Column("state", "What became of it"),
        Column("wait_days", "Days to the resubmission", "money"),
        Column("review_days", "Days from there to the action", "money"),
        Column("whole_days", "Days from letter to action", "money"),
        COUNTED_AS,
        APPLICATION,
    ),
    drill=("application",),
    drilled=whole_story,
    counts=measured_counts,
    notes=(
        f"One row a letter, newest first, at most {response_figures.DRAWN} drawn. Arrows: not settled, the bar runs to the as-of date. Many "
        f"companies publish no resubmission, so none on record is not proof of none. {WHOLE}"
    ),
    of="events",
    noun="complete response",
)
GOAL_DATES = Section(
    key="goal-dates",
    title="Actions of the FDA against its goal dates",
    unit="days from the goal date to the action",
    measure="have an action, and both dates to the day or month",
    method="Goal dates",
    query=response_queries.goal_dates,
    figure=goal_dates_figure,
    finding=response_findings.goal_dates,
    columns=(
        ASSETS,
        SPONSOR,
        INDICATION,
        Column("cycle", "Cycle", "count"),
        Column("first_goal", "First goal"),
        Column("goal", "Goal"),
        Column("action", "Action"),
        ACTED,
        Column("days", "Days from goal to action", "money"),
        Column("standing", "Standing"),
        Column("is_weekend", "Goal on a weekend"),
        Column("told", "What sources say of the goal"),
        APPLICATION,
    ),
    drill=("application",),
    drilled=whole_story,
    counts=measured_counts,
    notes=(
        f"FDA only; at most {response_figures.DRAWN} rows are drawn. Where a goal was moved, the last one counts. Companies publish goal dates by "
        f"choice. A goal known by month counts as its middle. {WHOLE}"
    ),
    of="events",
    noun="goal date",
)
REASONS = Section(
    key="complete-response-reasons",
    title="Reasons of complete responses",
    unit="share of letters with a stated reason",
    measure="on record have a stated reason",
    method="Reasons of complete responses",
    query=response_queries.complete_response_reasons,
    figure=response_figures.complete_response_reasons_figure,
    finding=response_findings.complete_response_reasons,
    columns=(
        Column("reason", "Reason"),
        Column("basis", "Basis"),
        Column("letter_count", "Letters with it", "count"),
        Column("base_count", "Letters with a stated reason", "count"),
        Column("reason_share", "Share", "share"),
    ),
    counts=measured_counts,
    notes=(
        "Only what stood in the way of approval counts, each reason once a letter; a letter may have several, so shares add to more than 100%. The "
        "two bases differ: the released letters (4 September 2025, one row a letter, not filtered) are of products that were then unapproved, any "
        "origin, sent 2024 to 2025, while ours are of any year, also of drugs approved later, and known because a company or the FDA told."
    ),
    of="events",
    noun="complete response",
)

REVIEWS: tuple[Section, ...] = (*TIMES.values(), *CYCLES.values(), AFTER_COMPLETE_RESPONSE, GOAL_DATES, REASONS)
