"""The list of pages: where each lives, what it is called, whether the menu shows it."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from analytics.language import say
from pages.components.unknown_page import asked_page, unknown_page


@dataclass(frozen=True)
class Entry:
    """A page of the app."""

    path: str
    title: str
    icon: str
    group: str = ""
    default: bool = False
    visibility: Literal["visible", "hidden"] = "visible"

    @property
    def url_path(self) -> str:
        return self.path.rsplit("/", 1)[-1].removesuffix(".py")

    def page(self) -> st.Page:
        """The same as Streamlit wants it."""
        return st.Page(self.path, title=say(self.title), icon=self.icon, url_path=self.url_path, default=self.default, visibility=self.visibility)


ROAD = "Road abroad"
PAGES = [
    Entry("pages/market/overview.py", "Overview", ":material/monitoring:", default=True),
    Entry("pages/deals/explorer.py", "Deals", ":material/table_rows:"),
    Entry("pages/deals/economics.py", "Economics", ":material/payments:", "Analysis"),
    Entry("pages/deals/benchmarks.py", "Benchmarks", ":material/straighten:", "Analysis"),
    Entry("pages/deals/value.py", "Risk-adjusted value", ":material/balance:", "Analysis"),
    Entry("pages/deals/outcomes.py", "Outcomes", ":material/flag:", "Analysis"),
    Entry("pages/market/landscape.py", "Landscape", ":material/category:", "Market"),
    Entry("pages/market/players.py", "Players", ":material/groups:", "Market"),
    Entry("pages/market/company.py", "Company", ":material/domain:", "Market"),
    Entry("pages/present/present.py", "Present", ":material/slideshow:"),
    Entry("pages/assets/asset.py", "Asset", ":material/medication:"),
    Entry("pages/regulatory/timelines.py", "Timelines", ":material/view_timeline:", ROAD),
    Entry("pages/regulatory/reviews.py", "Reviews", ":material/fact_check:", ROAD),
    Entry("pages/regulatory/lag.py", "Lag & designations", ":material/hourglass:", ROAD),
    Entry("pages/regulatory/calendar.py", "Calendar", ":material/event:", ROAD),
    Entry("pages/regulatory/policy.py", "Policy", ":material/gavel:", ROAD),
    Entry("pages/trust/reconcile.py", "Reconcile", ":material/compare_arrows:", "Trust"),
    Entry("pages/trust/methods.py", "Methods & glossary", ":material/functions:", "Trust"),
    Entry("pages/trust/data.py", "Data", ":material/database:", "Trust"),
    Entry("pages/deals/deal.py", "Deal", ":material/handshake:", visibility="hidden"),
]
EVENT_PAGES = {entry.url_path for entry in PAGES if entry.group == ROAD} - {"policy"}


def navigation() -> st.Page:
    """The page that the address asks for; one that stands in where it names none."""
    groups: dict[str, list[st.Page]] = {}
    for entry in PAGES:
        groups.setdefault(say(entry.group), []).append(entry.page())
    if asked := asked_page({"", *(entry.url_path for entry in PAGES)}):
        groups[""].append(st.Page(partial(unknown_page, asked), title=say("Unknown page"), url_path=asked, visibility="hidden"))
    return st.navigation(groups, position="top")
