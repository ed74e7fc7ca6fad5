"""The filter that a link means."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import parse_qs

from analytics.filters import DealFilter
from pages.components import cached
from pages.components.names import meant_companies

COMPANY_KEYS = ("company", "licensor", "licensee")


def linked_filter(link: Mapping[str, Sequence[str]]) -> DealFilter:
    """The filter of a link's parameters; what means nothing is left out, companies may go by any of their names."""
    linked, _ = DealFilter.from_url(link, {"target": cached.targets()})
    return replace(linked, **{key: meant_companies(getattr(linked, key)) for key in COMPANY_KEYS})


def filter_of_query(query: str) -> DealFilter:
    """The filter of a link's part after the question mark; whoever compares the filters of two requests reads both with this."""
    return linked_filter(parse_qs(query, keep_blank_values=True))
