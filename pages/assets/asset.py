"""Asset: one drug's deals, regulatory events and ended deals on one time axis."""

from collections.abc import Mapping
from typing import Any

from analytics.findings.assets import answer as opening
from analytics.findings.assets import timeline
from analytics.language import say
from analytics.queries.assets import asset_events, one_asset
from pages.components import cached
from pages.components.answer import answer
from pages.components.asset_parts import asset_header, asset_list, outside_the_filter, way_to_timelines
from pages.components.filter_bar import current_filter
from pages.components.picker import chosen_id, entity_title, unknown
from pages.components.timeline_card import timeline_card

asset_id = chosen_id("asset")
asset = cached.found(one_asset, asset_id) if asset_id else None
entity_title("asset", asset_id if asset else "", asset["name"] if asset else say("Assets"))
deals = current_filter()


def show(asset: Mapping[str, Any]) -> None:
    """Everything about one asset."""
    events = cached.found(asset_events, asset_id)
    asset_header(asset, deals)
    answer(opening(asset, events))
    if len(events):
        timeline_card(
            "asset-timeline", asset["name"], timeline(events), deals, asset_events, (asset_id,), outside_the_filter(events, deals), is_open=True
        )
        way_to_timelines(asset_id, deals)


if asset is None:
    if asset_id:
        unknown("asset", asset_id, deals)
    asset_list(deals)
else:
    show(asset)
