"""The native charts of each section; a section without any is a table on its slide."""

from analytics.native import Panel
from analytics.sections.landscape import MIXES
from analytics.sections.players import LEAGUES

PARTIES = ("licensors", "licensees")
MIDDLE = ("p25_usd_m", "median_usd_m", "p75_usd_m")
MEDIANS = ("median_upfront_usd_m", "median_headline_usd_m")
MIDDLE_NAMES = ("25th percentile", "Median", "75th percentile")
SHARES = ("aggregate_share", "median_share")
SHARE_NAMES = ("All money together", "Median deal")
DEALS, HEADLINE = ("deal_count",), ("headline_usd_m",)


def _sizes(across: str) -> tuple[Panel, ...]:
    return (Panel("columns", (across,), MIDDLE, MIDDLE_NAMES, style="money"),)


def _league(order: str) -> tuple[Panel, ...]:
    column, name, style = {
        "deals": ("deal_count", "Deals", "count"),
        "upfront": ("upfront_usd_m", "Upfront, USD m", "money"),
        "headline total": ("headline_usd_m", "Headline total, USD m", "money"),
    }[order]
    return (Panel("bars", ("name",), (column,), (name,), style=style),)


def _mix(of: str, dimension: str) -> tuple[Panel, ...]:
    value, style = (DEALS, "count") if of == "deals" else (HEADLINE, "money")
    return (Panel("stacked", ("announced_year",), value, series=dimension, style=style),)


LAYERS = (
    ("cash_upfront_usd_m", "Upfront, cash"),
    ("mixed_upfront_usd_m", "Upfront with equity or near-term inside"),
    ("near_term_usd_m", "Near-term milestones"),
    ("equity_usd_m", "Equity"),
    ("contingent_usd_m", "Milestones, conditional"),
    ("unsplit_usd_m", "Headline total, not split"),
)
DISCLOSED = (
    ("upfront_disclosed_share", "An upfront"),
    ("total_disclosed_share", "A headline total"),
    ("both_disclosed_share", "Both"),
)
TERMINATION = (
    Panel(
        "steps",
        ("years",),
        ("survival_share",),
        ("Not known to be terminated",),
        "curve_group",
        "share",
        titles=("Years since signing", "Not known to be terminated"),
    ),
)
LAG = (
    Panel(
        "steps",
        ("years",),
        ("approved_share",),
        ("Approved abroad",),
        "curve_group",
        "share",
        start=0.0,
        titles=("Years since approval in China", "Approved abroad"),
    ),
)

SLIDES: dict[str, tuple[Panel, ...]] = {
    "deals-by-quarter": (
        Panel("columns", ("announced_quarter",), DEALS, ("Deals",)),
        Panel("columns", ("announced_quarter",), HEADLINE, ("Headline total, USD m",), style="money"),
    ),
    "money-layers-by-year": (
        Panel("stacked", ("announced_year",), tuple(column for column, _ in LAYERS), tuple(name for _, name in LAYERS), style="money"),
    ),
    "upfront-share-by-year": (Panel("line", ("announced_year",), (*SHARES, "mean_share"), (*SHARE_NAMES, "Mean"), style="share"),),
    "modality-mix": (
        Panel("bars", ("modality",), DEALS, ("Deals",)),
        Panel("bars", ("modality",), HEADLINE, ("Headline total, USD m",), style="money"),
    ),
    "largest-by-upfront": (Panel("bars", PARTIES, ("amount_usd_m",), ("Upfront, USD m",), style="money"),),
    "largest-by-headline": (Panel("bars", PARTIES, ("amount_usd_m",), ("Headline total, USD m",), style="money"),),
    "upfront-share-by-stage": (Panel("columns", ("stage_at_signing",), SHARES, SHARE_NAMES, style="share"),),
    "upfront-size-by-stage": _sizes("stage_at_signing"),
    "headline-size-by-stage": _sizes("stage_at_signing"),
    "upfront-size-by-year": _sizes("announced_year"),
    "headline-size-by-year": _sizes("announced_year"),
    "upfront-v-headline": (
        Panel(
            "points",
            ("headline_usd_m",),
            ("upfront_usd_m",),
            series="licensee_kind",
            style="money",
            is_log=True,
            titles=("Headline total, USD m", "Cash upfront, USD m"),
        ),
    ),
    "milestone-layers": (Panel("bars", ("layer_name",), ("amount_usd_m",), ("USD m",), style="money"),),
    "headline-classes": (Panel("columns", ("headline_class",), DEALS, ("Deals",)),),
    "headline-concentration": (
        Panel(
            "curve",
            ("deals_share",),
            ("value_share",),
            ("Share of headline money",),
            style="share",
            titles=("Deals, smallest first", "Of all headline money"),
        ),
    ),
    "licensee-kinds": (
        Panel("columns", ("licensee_kind",), MEDIANS, ("Median upfront", "Median headline total"), style="money"),
        Panel("columns", ("licensee_kind",), SHARES, SHARE_NAMES, style="share"),
    ),
    **{section.key: _mix(of, section.columns[1].name) for (_, of), section in MIXES.items()},
    "hot-targets": (Panel("bars", ("target",), ("deal_count", "terminated_count"), ("Deals", "Terminated")),),
    "newco-by-year": (Panel("columns", ("announced_year",), DEALS, ("NewCo deals",)),),
    "directions-by-year": (Panel("stacked", ("announced_year",), DEALS, series="direction_scope"),),
    "licensee-countries": (Panel("bars", ("country",), DEALS, ("Deals",), most=15),),
    **{section.key: _league(order) for sections in LEAGUES.values() for order, section in sections.items()},
    "repeat-partners": (Panel("bars", ("licensor", "licensee"), DEALS, ("Deals",), most=12),),
    "status-by-year": (Panel("stacked", ("announced_year",), DEALS, series="status"),),
    "time-to-termination": TERMINATION,
    "time-to-termination-by-stage": TERMINATION,
    "time-to-termination-by-modality": TERMINATION,
    "terminated-deals": (
        Panel("bars", PARTIES, ("upfront_usd_m", "headline_usd_m"), ("Upfront, USD m", "Headline total, USD m"), style="money", most=20),
    ),
    "approved-abroad": (Panel("bars", ("licensors", "asset"), ("years",), ("Years from signing",), style="number"),),
    "disclosure-by-year": (
        Panel("line", ("announced_year",), tuple(column for column, _ in DISCLOSED), tuple(name for _, name in DISCLOSED), style="share"),
    ),
    "complete-response-reasons": (Panel("bars", ("reason",), ("reason_share",), series="basis", style="share"),),
    **dict.fromkeys(("lag-any", "lag-fda", "lag-ec", "lag-mhlw"), LAG),
    "designations": (Panel("stacked", ("event_year",), ("designation_count",), series="event_type"),),
    "published-designations": (Panel("bars", ("measure", "period_label"), ("published_value", "our_count"), ("Published", "Ours")),),
}
