"""From the first Chinese approval to the first abroad, and designations on the way."""

from functools import partial, update_wrapper

import pandas as pd

from analytics.figures import designations as designation_figures
from analytics.figures.lag import approval_lag_figure
from analytics.filters import DealFilter
from analytics.findings import lag as lag_findings
from analytics.queries import designations as designation_queries
from analytics.queries.lag import approval_lag
from analytics.section import Column, Query, Section
from analytics.sections.common import measured_counts
from analytics.sections.reviews import whole_story


def _lag_of(abroad: str) -> Query:
    """The query of one authority, described like the query of all."""
    return update_wrapper(partial(approval_lag, abroad=abroad), approval_lag)


def _lag(abroad: str, key: str, whose: str) -> Section:
    return Section(
        key=key,
        title=f"From approval in China to approval by {whose}",
        unit="share of assets approved abroad, Kaplan-Meier, by era of the Chinese approval",
        measure="approved in China are in the curve",
        method="Lag to the approval abroad",
        query=_lag_of(abroad),
        figure=approval_lag_figure,
        finding=lag_findings.approval_lag,
        columns=(
            Column("asset", "Asset"),
            Column("originator", "Originator"),
            Column("modality", "Modality"),
            Column("home", "First approval in China"),
            Column("abroad", "First approval abroad"),
            Column("authority", "Authority"),
            Column("lag_years", "Lag, years", "money"),
            Column("counted_as", "Counted as"),
            Column("is_filed", "Filing abroad on record"),
            Column("years", "Years followed", "money"),
            Column("at_risk", "Followed as long", "count"),
            Column("approved_share", "Approved abroad by then", "share"),
            Column("low_share", "95% band, low", "share"),
            Column("high_share", "95% band, high", "share"),
            Column("curve_group", "Curve"),
            Column("home_url", "Source, China", "link"),
            Column("abroad_url", "Source, abroad", "link"),
        ),
        drill=("event_id",),
        drilled=whole_story,
        counts=measured_counts,
        notes=(
            "A mark is an approval abroad, a tick an asset still waiting on the as-of date, whether it ever files abroad or not. Assets approved "
            "abroad first stand outside the curve. Lines stop where fewer than five are followed. The record holds assets with a regulatory event "
            "that was found, those that went abroad first of all: no share of all Chinese drugs. Days of the filter are those of the Chinese "
            "approval."
        ),
        of="events",
        noun="asset",
    )


def _all_designations(frame: pd.DataFrame) -> tuple[int, int]:
    count = int(frame["all_count"].iloc[0]) if len(frame) else 0
    return count, count


def _no_events(frame: pd.DataFrame) -> tuple[int, int]:
    return len(frame), len(frame)


LAGS = {
    "any of the three": _lag("any of the three", "lag-any", "FDA, EC or MHLW"),
    "FDA": _lag("FDA", "lag-fda", "the FDA"),
    "EC": _lag("EC", "lag-ec", "the European Commission"),
    "MHLW": _lag("MHLW", "lag-mhlw", "Japan's MHLW"),
}
DESIGNATIONS = Section(
    key="designations",
    title="Designations a year, by kind and authority",
    unit="designations",
    measure="",
    method="Designations",
    query=designation_queries.designations_by_year,
    figure=designation_figures.designations_figure,
    finding=lag_findings.designations,
    columns=(
        Column("authority", "Authority"),
        Column("event_type", "Kind"),
        Column("event_year", "Year", "year"),
        Column("designation_count", "Designations", "count"),
        Column("asset_count", "Assets", "count"),
    ),
    drill=("authority", "event_type", "event_year"),
    counts=_all_designations,
    notes="All panels have one scale. * year not complete in the record. Designations of assets on record only; many are never announced in English.",
    of="events",
    noun="designation",
)
PUBLISHED = Section(
    key="published-designations",
    title="Published counts beside ours",
    unit="designations or approvals in the year",
    measure="",
    method="Designations",
    query=designation_queries.published_counts,
    figure=designation_figures.published_counts_figure,
    finding=lag_findings.published_counts,
    columns=(
        Column("measure", "What"),
        Column("period_label", "Period"),
        Column("publisher", "Publisher"),
        Column("definition", "As the publisher defines it"),
        Column("qualifier", "Worded as"),
        Column("published_value", "Published", "count"),
        Column("our_count", "On our record", "count"),
        Column("differs", "How the definitions compare"),
        Column("confidence", "Confidence in the figure"),
        Column("source_url", "Source", "link"),
    ),
    stated=lambda deals: DealFilter(),
    drilled=lambda deals: DealFilter(),
    counts=_no_events,
    notes="The whole record, whatever filter is set.",
    of="events",
    noun="published figure",
)

LAG: tuple[Section, ...] = (*LAGS.values(), DESIGNATIONS, PUBLISHED)
