"""The record itself: what it holds and what it does not."""

from analytics.figures import record as record_figures
from analytics.findings import record as record_findings
from analytics.queries import record as record_queries
from analytics.section import Column, Section
from analytics.sections.common import DEALS, YEAR

DISCLOSURE_BY_YEAR = Section(
    key="disclosure-by-year",
    title="Deals that disclose their terms, by year",
    unit="deals; share of them",
    measure="disclose an upfront or a headline total",
    method="Disclosure",
    query=record_queries.disclosure_by_year,
    figure=record_figures.disclosure_by_year_figure,
    finding=record_findings.disclosure_by_year,
    columns=(
        YEAR,
        DEALS,
        Column("upfront_count", "Disclose an upfront", "count"),
        Column("upfront_disclosed_share", "Share with an upfront", "share"),
        Column("total_count", "Disclose a headline total", "count"),
        Column("total_disclosed_share", "Share with a total", "share"),
        Column("both_count", "Disclose both", "count"),
        Column("both_disclosed_share", "Share with both", "share"),
    ),
    drill=("announced_year",),
    notes="* year not complete in the record. Years with fewer than five deals show no share. Undated deals left out.",
)

RECORD = (DISCLOSURE_BY_YEAR,)
