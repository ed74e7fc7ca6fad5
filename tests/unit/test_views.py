"""Named views: each opens a page that there is with deals behind it; its short address is found again."""

import pytest

from analytics.filters import DealFilter
from analytics.queries.deals import deal_count
from analytics.views import BY_KEY, NAMED_VIEWS, named_view
from pages.components.opened_view import PATHS


@pytest.mark.parametrize("view", NAMED_VIEWS, ids=lambda view: view.key)
def test_a_named_view_shows_deals(curated_store, view) -> None:
    assert view.page in PATHS
    assert deal_count(curated_store.cursor(), view.deals) >= 5
    assert DealFilter.from_url(view.deals.to_url()) == (view.deals, [])
    assert named_view(view.page, view.deals) is view


def test_names_are_used_once() -> None:
    assert len(BY_KEY) == len(NAMED_VIEWS) == len({view.name for view in NAMED_VIEWS})
    assert named_view("", DealFilter(text="nobody asked for this")) is None
