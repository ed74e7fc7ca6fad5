"""What is paid and what is promised."""

from analytics.figures import economics as figures
from analytics.figures import economics_deals as deal_figures
from analytics.figures import economics_rows as row_figures
from analytics.filters import DealFilter
from analytics.findings import economics as findings
from analytics.queries import economics_layers as layer_queries
from analytics.queries import economics_shares as share_queries
from analytics.queries import economics_sizes as size_queries
from analytics.section import Column, Query, Section, repeated_counts
from analytics.sections.common import DEALS, YEAR, N

STAGE = Column("stage_at_signing", "Stage at signing")
SHARES = (
    Column("aggregate_share", "All money together", "share"),
    Column("median_share", "Median deal", "share"),
    Column("mean_share", "Mean deal", "share"),
)
SIZES = (
    Column("p25_usd_m", "p25, USD m", "money"),
    Column("median_usd_m", "Median, USD m", "money"),
    Column("p75_usd_m", "p75, USD m", "money"),
    Column("mean_usd_m", "Mean, USD m", "money"),
)
CASH = (Column("cash_count", "In cash alone", "count"), Column("median_cash_usd_m", "Median in cash alone, USD m", "money"))
DEAL = (
    Column("announced_on", "Announced", "date"),
    Column("announced_precision", "Date known to"),
    Column("licensors", "Licensor"),
    Column("licensees", "Licensee"),
    Column("assets", "Assets"),
)
NO_ACQUISITIONS = "Acquisitions left out: their price is that of a company."
FEW = "Under five deals that disclose it: the count alone."
UPFRONT_NOTES = f"{NO_ACQUISITIONS} {FEW} The upfront as stated, whatever it holds; the table has cash alone beside it."

UPFRONT_SHARE_BY_STAGE = Section(
    key="upfront-share-by-stage",
    title="Upfront as a share of the headline total, by stage at signing",
    unit="cash upfront divided by headline total",
    measure="disclose both a cash upfront and a headline total",
    method="Upfront share",
    query=share_queries.upfront_share_by_stage,
    figure=figures.upfront_share_by_stage_figure,
    finding=findings.upfront_share_by_stage,
    columns=(STAGE, DEALS, N, *SHARES),
    drill=("stage_at_signing",),
    drilled=DealFilter.without_acquisitions,
    notes=f"{NO_ACQUISITIONS} {FEW}",
)


def _size(amount: str, by: str, query: Query) -> Section:
    is_upfront, is_year = amount == "upfront", by == "year"
    notes = UPFRONT_NOTES if is_upfront else f"{NO_ACQUISITIONS} {FEW}"
    return Section(
        key=f"{amount}-size-by-{by}",
        title=f"{'Upfront' if is_upfront else 'Headline total'}, median and middle half, by {'year' if is_year else 'stage at signing'}",
        unit="USD m" if is_upfront else "USD m, most of it conditional",
        measure=f"disclose {'an upfront' if is_upfront else 'a headline total'}",
        method="Deal sizes",
        query=query,
        figure=figures.size_by_year_figure if is_year else figures.size_by_stage_figure,
        finding=findings.size_by_year if is_year else findings.size_by_stage,
        columns=(YEAR if is_year else STAGE, DEALS, N, *SIZES, *(CASH if is_upfront else ())),
        drill=("announced_year" if is_year else "stage_at_signing",),
        drilled=DealFilter.without_acquisitions,
        notes=f"* year not complete in the record. {notes}" if is_year else notes,
    )


SIZES_BY = {
    "stage": (
        _size("upfront", "stage", size_queries.upfront_size_by_stage),
        _size("headline", "stage", size_queries.headline_size_by_stage),
    ),
    "year": (_size("upfront", "year", size_queries.upfront_size_by_year), _size("headline", "year", size_queries.headline_size_by_year)),
}
UPFRONT_V_HEADLINE = Section(
    key="upfront-v-headline",
    title="Cash upfront against headline total, deal by deal",
    unit="USD m, log scales",
    measure="disclose both a cash upfront and a headline total",
    method="Upfront share",
    query=share_queries.upfront_v_headline,
    figure=deal_figures.upfront_v_headline_figure,
    finding=findings.upfront_v_headline,
    columns=(
        *DEAL,
        STAGE,
        Column("licensee_kind", "Kind of licensee"),
        Column("upfront_usd_m", "Cash upfront, USD m", "money"),
        Column("headline_usd_m", "Headline total, USD m", "money"),
        Column("upfront_share", "Upfront share", "share"),
    ),
    drill=("deal_id",),
    counts=repeated_counts,
    notes=f"Dotted lines: upfront of 2%, 5%, 10% and 20% of the headline total. {NO_ACQUISITIONS}",
)
MILESTONE_LAYERS = Section(
    key="milestone-layers",
    title="Of what headline totals consist, where milestones are split",
    unit="USD m",
    measure="disclose a headline total and split their milestones into development/regulatory and sales",
    method="Split milestones",
    query=layer_queries.milestone_layers,
    figure=deal_figures.milestone_layers_figure,
    finding=findings.milestone_layers,
    columns=(
        Column("layer_name", "Layer"),
        Column("layer_count", "Deals with it", "count"),
        Column("amount_usd_m", "USD m", "money"),
        Column("headline_share", "Of the headline total", "share"),
    ),
    counts=repeated_counts,
    notes=f"{NO_ACQUISITIONS} Equity on top of the headline total is not in it. The other deals do not say how their milestones divide.",
)
HEADLINE_CLASSES = Section(
    key="headline-classes",
    title="Deals by the size of their headline total",
    unit="deals",
    measure="disclose a headline total",
    method="Deal sizes",
    query=size_queries.headline_classes,
    figure=figures.headline_classes_figure,
    finding=findings.headline_classes,
    columns=(Column("headline_class", "Headline total"), DEALS, N, Column("headline_usd_m", "Headline totals, USD m", "money")),
    drill=("headline_class",),
    notes="The lower end belongs to the class. Not stated: no total disclosed, or the money sits inside an earlier headline. Acquisitions are in.",
)
HEADLINE_CONCENTRATION = Section(
    key="headline-concentration",
    title="How much of the headline money the largest deals hold",
    unit="share of deals; share of headline money",
    measure="disclose a headline total",
    method="Concentration",
    query=size_queries.headline_concentration,
    figure=deal_figures.headline_concentration_figure,
    finding=findings.headline_concentration,
    columns=(
        Column("deal_rank", "Rank", "count"),
        *DEAL,
        Column("headline_usd_m", "Headline total, USD m", "money"),
        Column("top_share", "This and larger ones hold", "share"),
    ),
    drill=("deal_id",),
    counts=repeated_counts,
    notes="Lorenz curve. Money inside an earlier headline is not counted again. Acquisitions are in.",
)
LICENSEE_KINDS = Section(
    key="licensee-kinds",
    title="Multinationals, pharma, biotechs and NewCos as licensees",
    unit="deals; USD m; cash upfront divided by headline total",
    measure="disclose both a cash upfront and a headline total",
    method="Kinds of licensee",
    query=share_queries.licensee_kinds,
    figure=figures.licensee_kinds_figure,
    finding=findings.licensee_kinds,
    columns=(
        Column("licensee_kind", "Licensee"),
        DEALS,
        Column("upfront_count", "Disclose an upfront", "count"),
        Column("median_upfront_usd_m", "Median upfront, USD m", "money"),
        Column("headline_count", "Disclose a headline total", "count"),
        Column("median_headline_usd_m", "Median headline total, USD m", "money"),
        Column("disclosed_count", "Disclose both, cash", "count"),
        *SHARES,
    ),
    drill=("licensee_kind",),
    drilled=DealFilter.without_acquisitions,
    notes=f"The licensee named first decides. n/N: deals that disclose it. {NO_ACQUISITIONS} {FEW}",
)
ROYALTIES = Section(
    key="royalties",
    title="Royalties as stated",
    unit="percent of sales, where a source gives numbers",
    measure="state a royalty",
    method="Royalties",
    query=layer_queries.royalties,
    figure=row_figures.royalties_figure,
    finding=findings.royalties,
    columns=(*DEAL, Column("royalty", "As stated"), Column("royalty_low_pct", "From, %", "money"), Column("royalty_high_pct", "To, %", "money")),
    drill=("deal_id",),
    counts=repeated_counts,
    notes="Drawn: deals with a rate in numbers; an arrow where one end alone is given. The table holds the wording of all.",
)

ECONOMICS: tuple[Section, ...] = (
    UPFRONT_SHARE_BY_STAGE,
    *SIZES_BY["stage"],
    *SIZES_BY["year"],
    UPFRONT_V_HEADLINE,
    MILESTONE_LAYERS,
    HEADLINE_CLASSES,
    HEADLINE_CONCENTRATION,
    LICENSEE_KINDS,
    ROYALTIES,
)
