"""What the Dash twin and the floor share with the page of ours that is measured: its sections, its filter, its figures and its geometry."""

import os
from functools import cache, lru_cache
from typing import Any

import orjson

from analytics.countries import OUTLINES
from analytics.figures.drawing import Drawing
from analytics.figures.theme import FONT, LIGHT
from analytics.filters import DealFilter
from analytics.queries.deals import deal_count
from analytics.section import Section
from analytics.sections import economics, lag, landscape, outcomes, players, reviews
from analytics.sections.overview import OVERVIEW, UPFRONT_SHARE_BY_YEAR
from data.store import Store, open_store

MODALITIES = ("small molecule", "monoclonal antibody", "bispecific antibody", "T-cell engager", "ADC", "bispecific ADC", "cell therapy", "RNA")
PAGES: dict[str, tuple[Section, ...]] = {
    "overview": OVERVIEW,
    "economics": (
        economics.UPFRONT_SHARE_BY_STAGE,
        UPFRONT_SHARE_BY_YEAR,
        *economics.SIZES_BY["stage"],
        economics.UPFRONT_V_HEADLINE,
        economics.MILESTONE_LAYERS,
        economics.HEADLINE_CLASSES,
        economics.HEADLINE_CONCENTRATION,
        economics.LICENSEE_KINDS,
        economics.ROYALTIES,
    ),
    "landscape": (
        landscape.MIXES["modality", "deals"],
        landscape.HOT_TARGETS,
        landscape.NEWCO_BY_YEAR,
        landscape.NEWCO_DEALS,
        landscape.DIRECTIONS_BY_YEAR,
        landscape.LICENSEE_COUNTRIES,
        landscape.FLOWS_OF_RIGHTS,
    ),
    "players": (*players.LEAGUES["licensor"].values(), players.REPEAT_PARTNERS),
    "outcomes": (
        outcomes.STATUS_BY_YEAR,
        outcomes.TERMINATION_CURVE,
        outcomes.TERMINATION_BY_STAGE,
        outcomes.TERMINATED_DEALS,
        outcomes.APPROVED_ABROAD,
        outcomes.TERMINATIONS_BY_YEAR,
    ),
    "reviews": (
        next(iter(reviews.TIMES.values())),
        next(iter(reviews.CYCLES.values())),
        reviews.AFTER_COMPLETE_RESPONSE,
        reviews.REASONS,
        reviews.GOAL_DATES,
    ),
    "lag": (next(iter(lag.LAGS.values())), lag.DESIGNATIONS, lag.PUBLISHED),
}
PAGE_VARIABLE = "CHUHAI_BENCH_PAGE"
CONFIG = {"displaylogo": False, "displayModeBar": "hover", "modeBarButtons": [["toImage"]]}
MAPS = f"window.PlotlyGeoAssets = {{topojson: {{world_110m: {{}}}}, outlines: {OUTLINES.read_text(encoding='utf-8')}}};"
STYLE = f"""
body {{ margin: 0; background: {LIGHT.ground}; color: {LIGHT.text}; font: 15px {FONT}; }}
main {{ max-width: 1300px; margin: 0 auto; padding: 56px 75px; }}
h1 {{ font-size: 1.7rem; }} h2 {{ font-size: 1.1rem; margin: 0; }}
.cards {{ display: grid; grid-template-columns: 1fr 1fr; gap: 16px; align-items: start; margin-top: 330px; }}
.card {{ border: 1px solid #d5dbe1; border-radius: 6px; padding: 15px; min-width: 0; }}
"""


@cache
def shown() -> tuple[Section, ...]:
    """The sections of the page that is measured, as it opens; CHUHAI_BENCH_PAGE names another than the Overview."""
    return PAGES[os.environ.get(PAGE_VARIABLE, "overview")]


@cache
def store() -> Store:
    """The same database as the product opens."""
    return open_store()


def filter_of(modalities: tuple[str, ...]) -> DealFilter:
    """The filter that the product's bar means by these modalities."""
    return DealFilter(modality=modalities)


@lru_cache(maxsize=512)
def figures_of(modalities: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """The figures of the page as plain JSON values, kept for each filter."""
    deals, cursor = filter_of(modalities), store().cursor()
    return tuple(orjson.loads(Drawing.of(section.figure(section.query(cursor, deals), LIGHT)).json) for section in shown())


@lru_cache(maxsize=512)
def sentence_of(modalities: tuple[str, ...]) -> str:
    """The filter sentence with its count."""
    deals = filter_of(modalities)
    return f"{deals.sentence()}: {deal_count(store().cursor(), deals):,} deals"
