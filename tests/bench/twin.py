"""What the Dash twin and the floor share with our Overview: its sections, its filter, its figures and its page geometry."""

from functools import cache, lru_cache
from typing import Any

import orjson

from analytics.figures.drawing import Drawing
from analytics.figures.theme import FONT, LIGHT
from analytics.filters import DealFilter
from analytics.queries.deals import deal_count
from analytics.sections import OVERVIEW
from data.store import Store, open_store

MODALITIES = ("small molecule", "monoclonal antibody", "bispecific antibody", "T-cell engager", "ADC", "bispecific ADC", "cell therapy", "RNA")
CONFIG = {"displaylogo": False, "displayModeBar": "hover", "modeBarButtons": [["toImage"]]}
STYLE = f"""
body {{ margin: 0; background: {LIGHT.ground}; color: {LIGHT.text}; font: 15px {FONT}; }}
main {{ max-width: 1300px; margin: 0 auto; padding: 56px 75px; }}
h1 {{ font-size: 1.7rem; }} h2 {{ font-size: 1.1rem; margin: 0; }}
.cards {{ display: grid; grid-template-columns: 1fr 1fr; gap: 16px; align-items: start; margin-top: 330px; }}
.card {{ border: 1px solid #d5dbe1; border-radius: 6px; padding: 15px; min-width: 0; }}
"""


@cache
def store() -> Store:
    """The same database as the product opens."""
    return open_store()


def filter_of(modalities: tuple[str, ...]) -> DealFilter:
    """The filter that the product's bar means by these modalities."""
    return DealFilter(modality=modalities)


@lru_cache(maxsize=512)
def figures_of(modalities: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """The six figures of the Overview as plain JSON values, kept for each filter."""
    deals, cursor = filter_of(modalities), store().cursor()
    return tuple(orjson.loads(Drawing.of(section.figure(section.query(cursor, deals), LIGHT)).json) for section in OVERVIEW)


@lru_cache(maxsize=512)
def sentence_of(modalities: tuple[str, ...]) -> str:
    """The filter sentence with its count."""
    deals = filter_of(modalities)
    return f"{deals.sentence()}: {deal_count(store().cursor(), deals):,} deals"
