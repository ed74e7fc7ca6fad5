"""What is licensed, and where the rights go."""

from functools import partial

import pandas as pd

from analytics.figures import flows as flow_figures
from analytics.figures import landscape as landscape_figures
from analytics.figures import mix as mix_figures
from analytics.figures import seats as seat_figures
from analytics.findings import landscape as landscape_findings
from analytics.queries import flows as flow_queries
from analytics.queries import landscape as landscape_queries
from analytics.queries import mix as mix_queries
from analytics.queries import seats as seat_queries
from analytics.section import Column, Section, repeated_counts
from analytics.sections.common import DEALS, YEAR, N

HEADLINE = Column("headline_usd_m", "Headline total, USD m", "money")
MIX = {
    "modality": ("modality_group", "Modality group", "state a modality"),
    "target": ("target", "Target", "name a target"),
    "area": ("therapeutic_area", "Therapeutic area", "state a therapeutic area"),
    "stage": ("stage_at_signing", "Stage at signing", "state a stage"),
    "territory": ("territory_group", "Territory", "disclose a territory"),
    "deal type": ("deal_type", "Deal type", "have a type"),
}
MEASURES = ("deals", "headline total")
MIX_NOTES = "Every panel has the same scale. * year not complete in the record, hatched. Undated deals are left out."
TARGET_NOTES = f" A deal counts once for each of its targets; the {mix_queries.PANELS} targets with most deals."


def _first(frame: pd.DataFrame, column: str) -> int:
    return int(frame[column].iloc[0]) if len(frame) else 0


def stated_counts(frame: pd.DataFrame) -> tuple[int, int]:
    """Deals that state the dimension, and all dated deals."""
    return _first(frame, "all_stated_count"), _first(frame, "all_deal_count")


def disclosed_counts(frame: pd.DataFrame) -> tuple[int, int]:
    """Deals that disclose a headline total, and all dated deals."""
    return _first(frame, "all_disclosed_count"), _first(frame, "all_deal_count")


def named_counts(frame: pd.DataFrame) -> tuple[int, int]:
    """Deals that name a target, and all deals."""
    return _first(frame, "named_deal_count"), _first(frame, "all_deal_count")


def mix_section(name: str, measure: str) -> Section:
    """The mix over time of one dimension, by count or by headline total."""
    column, label, stated = MIX[name]
    is_count, is_target = measure == "deals", name == "target"
    disclose = "name a target and disclose a headline total" if is_target else "disclose a headline total"
    figure = mix_figures.deals_panels_figure if is_count else mix_figures.headline_panels_figure
    share = Column("deal_share", "Share of the year's deals", "share") if is_count else Column("headline_share", "Share of the year's total", "share")
    return Section(
        key=f"mix-{name.replace(' ', '-')}-{measure.split()[0]}",
        title=f"{label} by year: {measure}",
        unit="deals" if is_count else "USD m, most of it conditional",
        measure=stated if is_count else disclose,
        method="Mix by year",
        query=mix_queries.by_year(column),
        figure=partial(figure, column=column),
        finding=(landscape_findings.deals_mix if is_count else landscape_findings.headline_mix)(column),
        columns=(YEAR, Column(column, label), DEALS, N, HEADLINE, share),
        drill=(column, "announced_year"),
        counts=stated_counts if is_count else disclosed_counts,
        notes=MIX_NOTES + (TARGET_NOTES if is_target else ""),
    )


MIXES = {(name, measure): mix_section(name, measure) for name in MIX for measure in MEASURES}
HOT_TARGETS = Section(
    key="hot-targets",
    title="Most licensed targets, and how many of their deals ended",
    unit="deals; median upfront in USD m",
    measure="name a target",
    method="Hot targets",
    query=landscape_queries.hot_targets,
    figure=landscape_figures.hot_targets_figure,
    finding=landscape_findings.hot_targets,
    columns=(
        Column("target", "Target"),
        DEALS,
        Column("terminated_count", "Terminated", "count"),
        Column("unknown_count", "Status unknown", "count"),
        Column("disclosed_count", "Disclose an upfront", "count"),
        Column("median_upfront_usd_m", "Median upfront, USD m", "money"),
    ),
    drill=("target",),
    counts=named_counts,
    notes="A deal counts once for each of its targets. Returned rights often go unreported, so more deals may have ended. "
    "n/N: deals that disclose an upfront, as stated, whatever it holds; acquisitions left out; no median under five.",
)
NEWCO_BY_YEAR = Section(
    key="newco-by-year",
    title="NewCo deals by year",
    unit="deals",
    measure="give the licensor shares in the new company",
    method="NewCo deals",
    query=landscape_queries.newco_by_year,
    figure=landscape_figures.newco_by_year_figure,
    finding=landscape_findings.newco_by_year,
    columns=(
        YEAR,
        DEALS,
        Column("disclosed_count", "With shares", "count"),
        Column("percent_count", "Their percentage stated", "count"),
        Column("valued_count", "Their value stated", "count"),
        Column("equity_usd_m", "Shares, USD m", "money"),
        Column("investor_count", "Name investors", "count"),
        Column("headline_count", "Disclose a total", "count"),
        HEADLINE,
    ),
    drill=("announced_year",),
    drilled=landscape_queries.newcos,
    notes="* year not complete in the record. Shares are not cash: their value is never added to an upfront. The undated are in the list only.",
)
NEWCO_DEALS = Section(
    key="newco-deals",
    title="NewCo deals, newest first",
    unit="headline total in USD m, most of it conditional",
    measure="give the licensor shares in the new company",
    method="NewCo deals",
    query=landscape_queries.newco_deals,
    figure=landscape_figures.newco_deals_figure,
    finding=landscape_findings.newco_deals,
    columns=(
        Column("announced_on", "Announced", "date"),
        Column("announced_precision", "Date known to"),
        Column("licensors", "Licensor"),
        Column("licensees", "Licensee"),
        Column("assets", "Assets"),
        Column("upfront_usd_m", "Upfront, USD m", "money"),
        Column("upfront_scope", "Upfront holds"),
        Column("shares", "Shares"),
        Column("equity_share_pct", "Shares, %", "number"),
        Column("equity_usd_m", "Shares, USD m", "money"),
        HEADLINE,
        Column("investors", "Investors"),
    ),
    drill=("deal_id",),
    drilled=landscape_queries.newcos,
    counts=repeated_counts,
    notes=f"The newest {landscape_figures.DRAWN_DEALS} are drawn, the table lists all. † holds equity or near-term money that no page splits. "
    "Shares: part of the new company for the licensor, or their value where stated. Investors: who founded or funded it at its start.",
)
DIRECTIONS_BY_YEAR = Section(
    key="directions-by-year",
    title="Out of China, into China, inside China: deals by year",
    unit="deals",
    measure="",
    method="Direction",
    query=landscape_queries.directions_by_year,
    figure=partial(mix_figures.labelled_deals_panels_figure, column="direction_scope"),
    finding=landscape_findings.directions_by_year,
    columns=(YEAR, Column("direction_scope", "Direction"), DEALS, N, HEADLINE),
    drill=("direction_scope", "announced_year"),
    drilled=landscape_queries.every_direction,
    stated=landscape_queries.every_direction,
    counts=disclosed_counts,
    notes="The filter's direction is set aside here. The record is kept for out-licences; in-licences and domestic deals are only those met on "
    "the way, so their rows are not complete and no share is given. * year not complete, hatched.",
)
LICENSEE_COUNTRIES = Section(
    key="licensee-countries",
    title="Where the rights go: seat of the licensee",
    unit="deals",
    measure="disclose a headline total",
    method="Seat of the licensee",
    query=seat_queries.deals_by_licensee_country,
    figure=seat_figures.deals_by_licensee_country_figure,
    finding=landscape_findings.deals_by_licensee_country,
    columns=(
        Column("country", "Country"),
        DEALS,
        Column("licensee_count", "Licensees", "count"),
        Column("upfront_count", "Disclose an upfront", "count"),
        Column("upfront_usd_m", "Upfront, USD m", "money"),
        N,
        HEADLINE,
    ),
    drill=("licensee_country",),
    notes="The seat of the first-named licensee, not the territory of the rights. Numbers on the map are deals; the table has every country with "
    "its money. A circle stands for a country too small to be seen. Outlines: Natural Earth, public domain.",
)
FLOWS_OF_RIGHTS = Section(
    key="flows-of-rights",
    title="From licensor through modality to kind of licensee",
    unit="deals",
    measure="",
    method="Flow of rights",
    query=flow_queries.flows_of_rights,
    figure=flow_figures.flows_of_rights_figure,
    finding=landscape_findings.flows_of_rights,
    columns=(
        Column("licensor", "Licensor"),
        Column("modality_group", "Modality group"),
        Column("licensee_kind", "Kind of licensee"),
        DEALS,
        N,
        HEADLINE,
    ),
    notes="The first-named licensor and licensee stand for a deal. Bands cannot be chosen by a click: the list below leads to the deals of a flow.",
)

LANDSCAPE: tuple[Section, ...] = (
    *MIXES.values(),
    HOT_TARGETS,
    NEWCO_BY_YEAR,
    NEWCO_DEALS,
    DIRECTIONS_BY_YEAR,
    LICENSEE_COUNTRIES,
    FLOWS_OF_RIGHTS,
)
