"""The first screen."""

from analytics.figures import overview as overview_figures
from analytics.filters import DealFilter
from analytics.findings import overview as overview_findings
from analytics.queries import overview as overview_queries
from analytics.section import Column, Section, repeated_counts
from analytics.sections.common import DEALS, YEAR, N

DEALS_BY_QUARTER = Section(
    key="deals-by-quarter",
    title="Deals and headline total by quarter",
    unit="deals; headline total in USD m, most of it conditional",
    measure="disclose a headline total",
    method="Headline total",
    query=overview_queries.deals_by_quarter,
    figure=overview_figures.deals_by_quarter_figure,
    finding=overview_findings.deals_by_quarter,
    columns=(Column("announced_quarter", "Quarter"), DEALS, N, Column("headline_usd_m", "Headline total, USD m", "money")),
    drill=("announced_quarter",),
    notes="The hatched quarter is the one in which the record ends. Deals known by year alone are not in it.",
)
MONEY_LAYERS_BY_YEAR = Section(
    key="money-layers-by-year",
    title="What is paid and what is promised, by year",
    unit="USD m",
    measure="disclose an upfront or a headline total",
    method="Money layers",
    query=overview_queries.money_layers_by_year,
    figure=overview_figures.money_layers_by_year_figure,
    finding=overview_findings.money_layers_by_year,
    columns=(YEAR, DEALS, N, *(Column(column, f"{name}, USD m", "money") for column, name, _, _ in overview_figures.LAYERS)),
    drill=("announced_year",),
    notes="* year not complete in the record.",
)
UPFRONT_SHARE_BY_YEAR = Section(
    key="upfront-share-by-year",
    title="Upfront as a share of the headline total",
    unit="cash upfront divided by headline total",
    measure="disclose both a cash upfront and a headline total",
    method="Upfront share",
    query=overview_queries.upfront_share_by_year,
    figure=overview_figures.upfront_share_by_year_figure,
    finding=overview_findings.upfront_share_by_year,
    columns=(
        YEAR,
        DEALS,
        N,
        Column("aggregate_share", "All money together", "share"),
        Column("median_share", "Median deal", "share"),
        Column("mean_share", "Mean deal", "share"),
    ),
    drill=("announced_year",),
    drilled=DealFilter.without_acquisitions,
    notes="* year not complete in the record. Acquisitions left out. Years with fewer than five such deals show no figure.",
)
MODALITY_MIX = Section(
    key="modality-mix",
    title="Modalities by deals and by headline total",
    unit="deals; headline total in USD m",
    measure="disclose a headline total",
    method="Headline total",
    query=overview_queries.modality_mix,
    figure=overview_figures.modality_mix_figure,
    finding=overview_findings.modality_mix,
    columns=(Column("modality", "Modality"), DEALS, N, Column("headline_usd_m", "Headline total, USD m", "money")),
    drill=("modality",),
)
LARGEST_COLUMNS = (
    Column("announced_on", "Announced", "date"),
    Column("licensors", "Licensor"),
    Column("licensees", "Licensee"),
    Column("assets", "Assets"),
    Column("amount_usd_m", "USD m", "money"),
    Column("qualifier", "Wording"),
    Column("scope", "Holds"),
)
LARGEST_BY_UPFRONT = Section(
    key="largest-by-upfront",
    title="Largest deals by upfront",
    unit="USD m",
    measure="disclose an upfront",
    method="Upfront",
    query=overview_queries.largest_by_upfront,
    figure=overview_figures.largest_by_upfront_figure,
    finding=overview_findings.largest,
    columns=LARGEST_COLUMNS,
    drill=("deal_id",),
    counts=repeated_counts,
    notes="† holds equity or near-term money that no page splits. ‡ acquisition: the price of a company, not of a licence.",
)
LARGEST_BY_HEADLINE = Section(
    key="largest-by-headline",
    title="Largest deals by headline total",
    unit="USD m, most of it conditional",
    measure="disclose a headline total",
    method="Headline total",
    query=overview_queries.largest_by_headline,
    figure=overview_figures.largest_by_headline_figure,
    finding=overview_findings.largest,
    columns=LARGEST_COLUMNS,
    drill=("deal_id",),
    counts=repeated_counts,
    notes="‡ acquisition. Money that sits inside an earlier headline is not counted again.",
)

OVERVIEW = (DEALS_BY_QUARTER, MONEY_LAYERS_BY_YEAR, UPFRONT_SHARE_BY_YEAR, MODALITY_MIX, LARGEST_BY_UPFRONT, LARGEST_BY_HEADLINE)
