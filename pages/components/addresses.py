"""Addresses of a company's, an asset's or a deal's own page; the reader's filter comes along."""

from urllib.parse import urlencode

from analytics.filters import DealFilter


def page_address(page: str, entity_id: str, deals: DealFilter) -> str:
    """The link to a page of one company, asset or deal: "/company?id=innovent&modality=ADC"."""
    return f"/{page}?{urlencode(page_params(entity_id, deals), doseq=True)}"


def page_params(entity_id: str, deals: DealFilter) -> dict[str, str | list[str]]:
    """The same as parameters, for links that keep the session."""
    return {"id": entity_id, **deals.to_url()}
