"""The filter that a link means."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analytics.filters import DealFilter
from pages.components import cached
from pages.components.names import meant_companies

COMPANY_KEYS = ("company", "licensor", "licensee")


def linked_filter(link: Mapping[str, Sequence[str]]) -> DealFilter:
    """The filter of a link's parameters; what means nothing is left out, companies may go by any of their names."""
    linked, _ = DealFilter.from_url(link, {"target": cached.targets()})
    return replace(linked, **{key: meant_companies(getattr(linked, key)) for key in COMPANY_KEYS})
