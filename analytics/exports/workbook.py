"""A page or a deck as one workbook: summary, a sheet a section, the deals or events behind it with their sources, methods."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analytics.deal_columns import DEAL_COLUMNS
from analytics.exports.deals import NULL_RULE, deal_sheets, limits
from analytics.exports.events import event_column_lines, event_sheets
from analytics.exports.part import Cover, Part, used_methods
from analytics.exports.steps import MOST_SECTIONS, Planned, Step, Steps, limit_told
from analytics.exports.xlsx import Sheet, SheetColumn, SheetLink, TextSheet, xlsx_steps
from analytics.language import say
from analytics.wording import shortened, table_in_language

LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
SUMMARY, DEALS, EVENTS = "Summary", "Deals", "Events"
SHARE_OF_SECTIONS = 0.4
SUMMARY_COLUMNS = (
    SheetColumn("section", "Section", width=48),
    SheetColumn("finding", "Finding", width=100),
    SheetColumn("basis", "Basis", width=44),
    SheetColumn("with_value", "n", "count"),
    SheetColumn("counted", "of N", "count"),
    SheetColumn("unit", "Unit", width=40),
    SheetColumn("method", "Method", width=24),
    SheetColumn("filter", "Filter", width=44),
    SheetColumn("notes", "Notes", width=80),
)


@dataclass(frozen=True)
class Lists:
    """What stands behind the sections: deals or events (or both, or neither), each with the pages that state them; notes tell of the deals."""

    deals: pd.DataFrame | None = None
    deal_sources: pd.DataFrame | None = None
    events: pd.DataFrame | None = None
    event_sources: pd.DataFrame | None = None
    notes: tuple[str, ...] = ()

    def sheets(self) -> list[Sheet]:
        """Deals and Sources, Events and their sources."""
        made: list[Sheet] = []
        if self.deals is not None and self.deal_sources is not None:
            made += deal_sheets(self.deals, self.deal_sources, DEAL_COLUMNS)
        if self.events is not None and self.event_sources is not None:
            made += event_sheets(self.events, self.event_sources, "Event sources" if made else "Sources")
        return made


def workbook_steps(cover: Cover, plan: Sequence[Planned[Part]], lists: Planned[Lists]) -> Steps:
    """The workbook, step by step: each section, then what stands behind them, then the sheets."""
    parts: list[Part] = []
    chosen = plan[:MOST_SECTIONS]
    for number, planned in enumerate(chosen):
        yield Step(SHARE_OF_SECTIONS * number / (len(chosen) + 1), planned.title)
        parts.append(planned.make())
    yield Step(SHARE_OF_SECTIONS * len(chosen) / (len(chosen) + 1), lists.title)
    behind = lists.make()
    writing = xlsx_steps(list(_sheets(cover, parts, behind, limit_told(len(plan)))))
    try:
        while True:
            step = next(writing)
            yield Step(SHARE_OF_SECTIONS + (1 - SHARE_OF_SECTIONS) * step.share, step.doing)
    except StopIteration as end:
        return end.value
    finally:
        writing.close()


def sheet_name(number: int, title: str) -> str:
    """A name that a workbook takes: numbered, so that no two are alike, at most 31 characters, without forbidden ones."""
    return shortened(f"{number} {' '.join(FORBIDDEN.sub(' ', title).split())}", LONGEST_NAME)


def _sheets(cover: Cover, parts: list[Part], behind: Lists, left_out: str) -> Iterator[Sheet | TextSheet]:
    names = [sheet_name(number, say(part.evidence.title)) for number, part in enumerate(parts, start=1)]
    lists = behind.sheets()
    yield _summary(cover, parts, names, behind, left_out)
    for name, part in zip(names, parts, strict=True):
        yield _section(name, part)
    yield from lists
    yield _methods(parts, lists)


def _summary(cover: Cover, parts: list[Part], names: list[str], behind: Lists, left_out: str) -> Sheet:
    lists = behind.sheets()
    told = [say(NULL_RULE), left_out, "" if parts else say("No section was chosen."), *limits({sheet.name: sheet.frame for sheet in lists})]
    rows = [
        {
            "section": SheetLink(say(part.evidence.title), name),
            "finding": part.finding,
            "basis": part.evidence.basis(),
            "with_value": part.evidence.disclosed_count if part.evidence.measure else None,
            "counted": part.evidence.deal_count,
            "unit": say(part.evidence.unit),
            "method": say(part.method.name),
            "filter": part.evidence.filter_sentence,
            "notes": say(part.notes) if part.notes else None,
        }
        for part, name in zip(parts, names, strict=True)
    ]
    above = [*cover.lines(), *((say("Note"), note) for note in told if note)]
    above += [(SheetLink(sheet.name, sheet.name), _length(sheet, behind.notes)) for sheet in lists]
    frame = pd.DataFrame(rows, columns=[column.name for column in SUMMARY_COLUMNS]).astype(object)
    return Sheet(SUMMARY, frame, _headed(SUMMARY_COLUMNS), (*above, ("",)))


def _length(sheet: Sheet, notes: tuple[str, ...]) -> str:
    rows = say("{count} rows", count=f"{len(sheet.frame):,}")
    return " · ".join([rows, *(notes if sheet.name == DEALS else ())])


def _headed(columns: tuple[SheetColumn, ...]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(column.name, say(column.heading), column.style, column.precision, column.width) for column in columns)


def _section(name: str, part: Part) -> Sheet:
    table, evidence = table_in_language(part.table), part.evidence
    columns = tuple(SheetColumn(heading, heading, style) for heading, style in zip(table.columns, part.styles, strict=True))
    above = [
        (say(evidence.title),),
        (part.finding,),
        (f"{evidence.basis()} · {say(evidence.unit)} · {evidence.filter_sentence}",),
        (say(part.notes),) if part.notes else (),
        (f"{evidence.source_line()} · {say('Method: {name}', name=say(part.method.name))}",),
        (part.nothing_told(),) if part.is_empty() else (),
        (SheetLink(say("Back to the summary"), SUMMARY),),
    ]
    return Sheet(name, table, columns, tuple(line for line in above if line))


def _methods(parts: list[Part], lists: list[Sheet]) -> TextSheet:
    lines: list[tuple[str, ...]] = []
    headings: set[int] = set()

    def block(heading: tuple[str, ...], told: Sequence[tuple[str, str]]) -> None:
        headings.add(len(lines))
        lines.extend([heading, *told, ("",)])

    for method in used_methods(parts):
        block((say(method.name),), method.said())
    names = {sheet.name for sheet in lists}
    if DEALS in names:
        block((say("Columns of the sheet Deals"), say("Meaning")), [(say(column.heading), say(column.definition())) for column in DEAL_COLUMNS])
    if EVENTS in names:
        block((say("Columns of the sheet Events"), say("Meaning")), list(event_column_lines()))
    return TextSheet("Methods", lines, bold_lines=frozenset(headings))
