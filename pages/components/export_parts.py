"""The sections of a page as its files take them, and what stands behind them; nothing here needs a page to be open."""

import gzip

from analytics.event_filter import events_sentence
from analytics.evidence import Evidence
from analytics.exports.part import Cover, Part
from analytics.exports.pptx import Slide
from analytics.exports.snapshot import Drawn, Library
from analytics.exports.steps import Planned
from analytics.exports.workbook import Lists
from analytics.figures.drawing import packed_outlines, packed_plotly
from analytics.filters import DealFilter
from analytics.findings.deals import disclosed_lines
from analytics.language import say
from analytics.methods import BY_NAME, Method
from analytics.queries.deal_list import deal_list, disclosure, sources_of_deals
from analytics.queries.event_list import event_list
from analytics.queries.events import fact_sources
from analytics.sections import SECTIONS
from analytics.sections.slides import SLIDES
from pages.components import cached


def cover(title: str, keys: tuple[str, ...], deals: DealFilter) -> Cover:
    """What is said of all sections together."""
    store, names = cached.store(), cached.company_labels()
    is_of_events = bool(keys) and all(SECTIONS[key].of == "events" for key in keys)
    sentence = events_sentence(deals, names) if is_of_events else deals.sentence(names)
    return Cover(title, sentence, store.as_of, store.version)


def part(key: str, deals: DealFilter) -> Part:
    """A section for a filter."""
    section, frame = SECTIONS[key], cached.section_frame(key, deals)
    evidence = section.evidence(frame, cached.store(), section.sentence(deals, cached.company_labels()))
    styles = tuple(column.style for column in section.columns)
    return Part(key, section.finding(frame), evidence, section.table(frame), styles, BY_NAME[section.method], section.notes)


def slide(key: str, deals: DealFilter) -> Slide:
    """A section as a slide; its notes are what a speaker may say."""
    told = part(key, deals)
    notes = speaker_notes(told.finding, told.evidence, told.method, say(told.notes))
    return Slide(told.finding, told.evidence, cached.section_frame(key, deals), SLIDES.get(key, ()), told.table, told.styles, notes)


def speaker_notes(finding: str, evidence: Evidence, method: Method, *more: str) -> str:
    """What a speaker may say: the main point, its basis, what else is to be known, the method."""
    told = [say("{heading}: {text}", heading=heading, text=text) for heading, text in method.said()]
    return "\n".join([finding, evidence.basis(), *more, say("Method: {name}", name=say(method.name)), *told])


def drawn(key: str, deals: DealFilter) -> Drawn:
    """A section with its chart for light and dark grounds."""
    light, dark = (cached.section_figure(key, deals, theme) for theme in ("light", "dark"))
    return Drawn(part(key, deals), light.json, dark.json, light.height)


def library() -> Library:
    """Plotly's script and the outlines of countries, as the app serves them."""
    return Library(gzip.decompress(packed_plotly()).decode(), gzip.decompress(packed_outlines()).decode())


def lists(keys: tuple[str, ...], deals: DealFilter) -> Planned[Lists]:
    """The deals of a filter where a section means deals, the regulatory events where one means events, each with its sources."""
    kinds = {SECTIONS[key].of for key in keys}
    titles = {"deals": say("Deals"), "events": say("Events")}
    return Planned(" · ".join(titles[kind] for kind in sorted(kinds)), lambda: _lists(kinds, deals))


def _lists(kinds: set[str], deals: DealFilter) -> Lists:
    cursor = cached.store().cursor()
    told, stated, notes = (None, None, ())
    if "deals" in kinds:
        told, stated, notes = deal_list(cursor, deals), sources_of_deals(cursor, deals), tuple(disclosed_lines(disclosure(cursor, deals)))
    events = event_list(cursor, deals) if "events" in kinds else None
    return Lists(told, stated, events, None if events is None else fact_sources(cursor, events["event_id"]), notes)
