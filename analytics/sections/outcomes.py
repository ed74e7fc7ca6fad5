"""What became of the deals."""

from analytics.figures import outcomes as outcome_figures
from analytics.figures import termination as termination_figures
from analytics.findings import outcomes as outcome_findings
from analytics.queries import outcomes as outcome_queries
from analytics.queries import termination as termination_queries
from analytics.section import Column, Query, Section, repeated_counts
from analytics.sections.common import DEALS

LICENSOR, LICENSEE = Column("licensors", "Licensor"), Column("licensees", "Licensee")
SIGNED, ENDED = Column("announced_on", "Signed", "date"), Column("ended_on", "Ended", "date")
SIGNED_AS, ENDED_AS = Column("announced_precision", "Signing known by"), Column("ended_precision", "End known by")
FOLLOWED = (LICENSOR, LICENSEE, SIGNED, SIGNED_AS, Column("status", "Status"), ENDED, ENDED_AS, Column("counted_as", "In the curve"))
CURVE = (
    Column("years", "Years followed", "money"),
    Column("at_risk", "Followed as long", "count"),
    Column("survival_share", "Not known to be terminated", "share"),
    Column("low_share", "95% band, low", "share"),
    Column("high_share", "95% band, high", "share"),
)
CURVE_NOTES = (
    "A mark is a termination, a tick a deal that is followed no further; running deals are followed to the as-of date. A curve of more than "
    f"{termination_figures.MOST_ENDS} terminations carries no marks. Lines stop where fewer than five deals are followed. "
    "Deals without a date of signing, and deals that ended on an unknown day, are in the table only."
)
IN_CURVE = "have the dates that the curve needs"

STATUS_BY_YEAR = Section(
    key="status-by-year",
    title="Status of the deals by year of signing",
    unit="deals",
    measure="have a known status",
    method="Outcome status",
    query=outcome_queries.status_by_year,
    figure=outcome_figures.status_by_year_figure,
    finding=outcome_findings.status_by_year,
    columns=(Column("announced_year", "Year of signing"), Column("status", "Status"), DEALS),
    drill=("announced_year", "status"),
    notes="* year not complete in the record. Unknown: not rechecked since signing, so neither running nor ended.",
)
TERMINATION_CURVE = Section(
    key="time-to-termination",
    title="Time to termination, all deals",
    unit="share of deals not known to be terminated, Kaplan-Meier",
    measure=IN_CURVE,
    method="Time to termination",
    query=termination_queries.termination_curve,
    figure=termination_figures.termination_curve_figure,
    finding=outcome_findings.termination_curve,
    columns=(
        *FOLLOWED,
        *CURVE,
        Column("known_at_risk", "Followed as long, known status", "count"),
        Column("known_survival_share", "Not known to be terminated, unknown left out", "share"),
    ),
    drill=("deal_id",),
    counts=repeated_counts,
    notes=CURVE_NOTES,
)


def _by_group(key: str, group: str, heading: str, query: Query) -> Section:
    return Section(
        key=f"time-to-termination-by-{key}",
        title=f"Time to termination by {group}",
        unit="share of deals not known to be terminated, Kaplan-Meier; unknown status taken as running",
        measure=IN_CURVE,
        method="Time to termination",
        query=query,
        figure=termination_figures.termination_by_group_figure,
        finding=outcome_findings.termination_by_group,
        columns=(Column("curve_group", heading), *FOLLOWED, *CURVE),
        drill=("deal_id",),
        counts=repeated_counts,
        notes=CURVE_NOTES,
    )


TERMINATION_BY_STAGE = _by_group("stage", "stage at signing", "Stage group", termination_queries.termination_by_stage)
TERMINATION_BY_MODALITY = _by_group("modality", "modality group", "Modality group", termination_queries.termination_by_modality)
TERMINATED_DEALS = Section(
    key="terminated-deals",
    title="Terminated deals: promised and due at signing",
    unit="USD m",
    measure="disclose an upfront or a headline total",
    method="Promised and paid",
    query=outcome_queries.terminated_deals,
    figure=outcome_figures.terminated_deals_figure,
    finding=outcome_findings.terminated_deals,
    columns=(
        LICENSOR,
        LICENSEE,
        Column("assets", "Assets"),
        SIGNED,
        SIGNED_AS,
        ENDED,
        ENDED_AS,
        Column("years", "Years to the end", "money"),
        Column("headline_usd_m", "Headline total, USD m", "money"),
        Column("upfront_usd_m", "Upfront, USD m", "money"),
        Column("upfront_share", "Cash upfront, share", "share"),
        Column("contingent_usd_m", "Beyond the signing, USD m", "money"),
        Column("notes", "Notes"),
        Column("source_url", "Source", "link"),
    ),
    drill=("deal_id",),
    counts=repeated_counts,
    notes=f"At most {outcome_figures.DRAWN} deals are drawn, the table holds all. Money inside an earlier headline is not counted again.",
)
APPROVED_ABROAD = Section(
    key="approved-abroad",
    title="Old deals whose asset later won approval abroad",
    unit="years from signing to the first approval abroad on record",
    measure="signed five or more years before the as-of date have such an asset",
    method="Approval abroad after signing",
    query=outcome_queries.approved_abroad,
    figure=outcome_figures.approved_abroad_figure,
    finding=outcome_findings.approved_abroad,
    columns=(
        LICENSOR,
        LICENSEE,
        Column("asset", "Asset"),
        SIGNED,
        SIGNED_AS,
        Column("agency", "Agency"),
        Column("approved_on", "Approved", "date"),
        Column("approved_precision", "Approval known by"),
        Column("years", "Years", "money"),
        Column("agencies", "All agencies abroad"),
        Column("status", "Status of the deal"),
        ENDED,
        Column("source_url", "Source", "link"),
    ),
    drill=("deal_id",),
    counts=repeated_counts,
    notes="The first approval that the record holds; an earlier one may be missing from it. The approval need not be the licensee's.",
)
TERMINATIONS_BY_YEAR = Section(
    key="terminations-by-year",
    title="Terminations by year of the end",
    unit="deals",
    measure="known to be terminated have a dated end",
    method="Year of termination",
    query=outcome_queries.terminations_by_year,
    figure=outcome_figures.terminations_by_year_figure,
    finding=outcome_findings.terminations_by_year,
    columns=(Column("ended_year", "Year of the end"), LICENSOR, LICENSEE, SIGNED, SIGNED_AS, ENDED, ENDED_AS, Column("years", "Years", "money")),
    drill=("deal_id",),
    notes="One block a deal. * year not complete in the record.",
)

CURVES = {"stage": TERMINATION_BY_STAGE, "modality": TERMINATION_BY_MODALITY}
OUTCOMES = (STATUS_BY_YEAR, TERMINATION_CURVE, *CURVES.values(), TERMINATED_DEALS, APPROVED_ABROAD, TERMINATIONS_BY_YEAR)
