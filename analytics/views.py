"""Named views: short names for pages with a filter that many ask for."""

from dataclasses import dataclass
from datetime import date

from analytics.decks import ANTIBODY_DRUGS
from analytics.filters import DealFilter


@dataclass(frozen=True)
class NamedView:
    """A page with its filter. key: its name in links; page: the address of the page, empty for the Overview."""

    key: str
    name: str
    page: str
    deals: DealFilter


NAMED_VIEWS = (
    NamedView("adc-since-2023", "ADC deals since 2023", "", DealFilter(modality=("ADC",), start=date(2023, 1, 1))),
    NamedView("antibodies", "ADC and bispecific antibodies", "landscape", DealFilter(modality=ANTIBODY_DRUGS)),
    NamedView("1bn", "Deals of $1bn and more", "explorer", DealFilter(headline_min=1000.0)),
    NamedView("upfront-100m", "Upfront of $100m and more", "explorer", DealFilter(upfront_min=100.0)),
    NamedView("upfront-disclosed", "Upfront disclosed", "economics", DealFilter(disclosure="upfront disclosed")),
    NamedView("preclinical", "Preclinical licences", "economics", DealFilter(stage=("discovery", "preclinical"), deal_type=("license",))),
    NamedView("late-stage", "Phase 3, filed and approved", "economics", DealFilter(stage=("phase 2/3", "phase 3", "filed", "approved"))),
    NamedView("newco", "NewCo deals", "explorer", DealFilter(deal_type=("newco",))),
    NamedView("terminated", "Terminated deals", "outcomes", DealFilter(status=("terminated",))),
    NamedView("in-licences", "In-licences: rights into China", "", DealFilter(direction="in")),
    NamedView("oncology-reviews", "Reviews of cancer drugs", "reviews", DealFilter(area=("oncology", "hematology"))),
)
BY_KEY = {view.key: view for view in NAMED_VIEWS}


def named_view(page: str, deals: DealFilter) -> NamedView | None:
    """The view that is exactly this page with this filter, if it has a name."""
    return next((view for view in NAMED_VIEWS if (view.page, view.deals) == (page, deals)), None)
