"""The files of a page or a deck in one place: slides, workbook, snapshot; short ones at a click, long ones with progress."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import streamlit as st

from analytics.exports.pptx import deck_steps
from analytics.exports.snapshot import snapshot_steps
from analytics.exports.steps import Planned, Steps, finished, limit_told
from analytics.exports.workbook import workbook_steps
from analytics.filters import DealFilter
from analytics.language import keeps_language, language, say
from analytics.sections import SECTIONS
from analytics.wording import shortened
from pages.components import cached, export_parts
from pages.components.card import PPTX
from pages.components.long_export import Offer, forget_file, long_offers

LONG_SECTIONS, LONG_DEALS = 30, 5_000  # measured: 30 sections take about a second, the workbook of 5,000 deals about three
LONGEST_NAME = 60
Piece = TypeVar("Piece")


@dataclass(frozen=True)
class Kind:
    """A kind of file. steps: makes it of title, sections and filter."""

    key: str
    label: str
    icon: str
    told: str
    extension: str
    mime: str
    steps: Callable[[str, tuple[str, ...], DealFilter], Steps]


def slides(title: str, keys: tuple[str, ...], deals: DealFilter) -> Steps:
    """The presentation: a native chart a section."""
    store = cached.store()
    told = say("Chuhai data {version}, as of {day}", version=store.version, day=store.as_of)
    subtitle = f"{export_parts.cover(title, keys, deals).filter_sentence}\n{told}"
    return deck_steps(_headline(title), subtitle, _planned(keys, deals, export_parts.slide))


def workbook(title: str, keys: tuple[str, ...], deals: DealFilter) -> Steps:
    """The workbook: a sheet a section, and the deals or events behind them with their sources."""
    cover = export_parts.cover(_headline(title), keys, deals)
    return workbook_steps(cover, _planned(keys, deals, export_parts.part), export_parts.lists(keys, deals))


def snapshot(title: str, keys: tuple[str, ...], deals: DealFilter) -> Steps:
    """The page of one file that needs no server."""
    cover = export_parts.cover(_headline(title), keys, deals)
    return snapshot_steps(cover, _planned(keys, deals, export_parts.drawn), export_parts.library())


KINDS = (
    Kind(
        "slides",
        "Slides",
        ":material/slideshow:",
        "PowerPoint with charts that can be edited: these sections for this filter",
        "pptx",
        PPTX,
        slides,
    ),
    Kind(
        "workbook",
        "Workbook",
        ":material/table_view:",
        "Excel: a sheet for each section, and the deals or events behind them with every source",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook,
    ),
    Kind(
        "snapshot",
        "Snapshot",
        ":material/web_asset:",
        "One HTML file that opens without a network: charts, findings, sources, methods and tables of these sections",
        "html",
        "text/html",
        snapshot,
    ),
)


def export_buttons(title: str, keys: tuple[str, ...], deals: DealFilter) -> None:
    """A button for each file of some sections for a filter."""
    offers = [_offer(kind, title, keys, deals) for kind in KINDS]
    if left_out := limit_told(len(keys)):
        st.caption(left_out, width="content")
    if is_long(keys, deals):
        long_offers(offers, (title, keys, deals, language()))
        return
    forget_file()
    for offer in offers:
        st.download_button(
            offer.label,
            keeps_language(partial(_made, offer)),
            file_name=offer.file_name,
            mime=offer.mime,
            key=f"page-{offer.key}",
            on_click="ignore",
            icon=offer.icon,
            help=offer.told,
        )


def is_long(keys: tuple[str, ...], deals: DealFilter) -> bool:
    """Whether the files take so long that their making is shown."""
    return len(keys) > LONG_SECTIONS or cached.deal_count(deals) > LONG_DEALS


def _made(offer: Offer) -> bytes:
    return finished(offer.steps())


def _offer(kind: Kind, title: str, keys: tuple[str, ...], deals: DealFilter) -> Offer:
    name = f"chuhai_{_in_file_name(title)}_{cached.store().as_of}.{kind.extension}"
    return Offer(kind.key, say(kind.label), kind.icon, say(kind.told), name, kind.mime, partial(kind.steps, title, keys, deals))


def _planned(keys: tuple[str, ...], deals: DealFilter, make: Callable[[str, DealFilter], Piece]) -> list[Planned[Piece]]:
    return [Planned(say(SECTIONS[key].title), partial(make, key, deals)) for key in keys]


def _headline(title: str) -> str:
    return say("{title}: China's innovative drugs going global", title=say(title))


def _in_file_name(title: str) -> str:
    return shortened("-".join(re.findall(r"\w+", title.lower().replace("&", " and "))), LONGEST_NAME).rstrip("…") or "sections"
