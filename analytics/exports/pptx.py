"""PPTX with native charts: title, chart, footer and notes are text, numbers stand in the sheet behind each chart."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches, Pt

from analytics.evidence import Evidence
from analytics.exports.safe import safe_text
from analytics.exports.shapes import draw_figure
from analytics.exports.steps import MOST_SECTIONS, Planned, Step, Steps, finished, limit_told
from analytics.language import say
from analytics.native import Panel, categories, places
from analytics.palette import LIGHT
from analytics.wording import cell_text, shortened, table_in_language

WIDE, HIGH = Inches(13.333), Inches(7.5)
LEFT, TOP, ACROSS, TALL = Inches(0.5), Inches(1.55), Inches(12.33), Inches(4.85)
SHAPES_TALL = Inches(5.3)
LATIN, EAST_ASIAN = "Calibri", "Microsoft YaHei"
PANOSE = "020B0503020204020204"  # the kind of letter that stands in where no machine knows the font: sans serif, as Microsoft YaHei
BY_SCRIPT = {"Hans": "Microsoft YaHei", "Hant": "Microsoft JhengHei", "Jpan": "Yu Gothic"}
INK, MUTED, GRID, GROUND = (RGBColor.from_string(code[1:].upper()) for code in (LIGHT.text, LIGHT.muted, LIGHT.grid, LIGHT.ground))
COLOURS = tuple(RGBColor.from_string(code[1:].upper()) for code in LIGHT.series())
MOST_ROWS, MOST_COLUMNS, MOST_LABELLED = 14, 7, 16
LINE_OF_TABLE, LONGEST_TITLE, LONG_NAME, LIGHTER = 150, 300, 60, 0.45
MARKERS = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.X)
TITLE_SIZES = ((85, 22), (150, 18), (LONGEST_TITLE, 13))
KINDS: dict[str, Any] = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "points": XL_CHART_TYPE.XY_SCATTER,
    "curve": XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,
    "steps": XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,
}
FORMATS = {"money": "#,##0", "share": "0%", "count": "#,##0", "number": "0.0"}


@dataclass(frozen=True)
class Slide:
    """A section on a slide.

    finding: its main point, the title; panels: its native charts, none for a table; styles: how the table's cells are written; notes: what a
    speaker may say of the method; figure: what is drawn of shapes instead, as Plotly's dict.
    """

    finding: str
    evidence: Evidence
    frame: pd.DataFrame
    panels: tuple[Panel, ...]
    table: pd.DataFrame
    styles: tuple[str, ...]
    notes: str
    figure: Mapping[str, Any] | None = None


def deck_pptx(title: str, subtitle: str, slides: Sequence[Slide]) -> bytes:
    """A presentation, 16:9: a title, then a slide a section; at most 200, and the title says so where there are more."""
    return finished(deck_steps(title, subtitle, [Planned(slide.evidence.title, lambda slide=slide: slide) for slide in slides]))


def deck_steps(title: str, subtitle: str, plan: Sequence[Planned[Slide]]) -> Steps:
    """The same, slide by slide."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    _fonts(deck)
    first = deck.slides.add_slide(deck.slide_layouts[6])
    _text(first, title, LEFT, Inches(2.6), ACROSS, Inches(1.2), 40 if len(title) <= LONG_NAME else 28, bold=True)
    told = "\n".join(line for line in (subtitle, limit_told(len(plan))) if line)
    _text(first, told, LEFT, Inches(3.9), ACROSS, Inches(1.2), 18, colour=MUTED)
    chosen = plan[:MOST_SECTIONS]
    for number, planned in enumerate(chosen):
        yield Step(number / (len(chosen) + 1), planned.title)
        _one(deck, planned.make())
    yield Step(len(chosen) / (len(chosen) + 1), title)
    held = io.BytesIO()
    deck.save(held)
    return held.getvalue()


def _one(deck: Any, slide: Slide) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[5])
    heading = page.shapes.title
    heading.left, heading.top, heading.width, heading.height = LEFT, Inches(0.3), ACROSS, Inches(0.85)
    finding = shortened(slide.finding, LONGEST_TITLE)
    heading.text_frame.text = finding
    _dress(heading.text_frame, next(size for most, size in TITLE_SIZES if len(finding) <= most), INK, bold=True)
    _text(page, f"{say(slide.evidence.title)} ({say(slide.evidence.unit)})", LEFT, Inches(1.13), ACROSS, Inches(0.4), 13, colour=MUTED)
    if not _draw(page, slide):
        _text(page, say("No {noun} of this filter can be shown here.", noun=say(slide.evidence.noun)), LEFT, TOP, ACROSS, Inches(0.6), 18)
    footer = f"{slide.evidence.filter_sentence} · {slide.evidence.basis()} · {slide.evidence.source_line()}"
    _text(page, footer, LEFT, Inches(6.95), ACROSS, Inches(0.4), 10, colour=MUTED)
    page.notes_slide.notes_text_frame.text = slide.notes


def _draw(page: Any, slide: Slide) -> bool:
    """Shapes, native charts or the table, whichever the slide has first; whether there was any."""
    if slide.figure and draw_figure(page, slide.figure, (LEFT, TOP, ACROSS, SHAPES_TALL)):
        return True
    drawn = [_chart(page, slide.frame, panel, _room(panel, slide.panels), is_one_of_two=len(slide.panels) > 1) for panel in slide.panels]
    if not any(drawn) and len(slide.table):
        _table(page, table_in_language(slide.table), slide.styles)
    return any(drawn) or len(slide.table) > 0


def _room(panel: Panel, panels: tuple[Panel, ...]) -> tuple[int, int, int, int]:
    share = ACROSS // len(panels)
    return LEFT + share * panels.index(panel), TOP, share, TALL


def _chart(page: Any, frame: pd.DataFrame, panel: Panel, place: tuple[int, int, int, int], *, is_one_of_two: bool) -> bool:
    """Draw one panel; whether there was anything to draw."""
    is_placed = panel.kind in ("points", "curve", "steps")
    data = _placed(frame, panel) if is_placed else _counted(frame, panel)
    if data is None:
        return False
    chart = page.shapes.add_chart(KINDS[panel.kind], *map(Emu, place), data).chart
    chart.font.size, chart.font.name = Pt(11), LATIN
    chart.has_title = False
    chart.has_legend = len(chart.series) > 1 or is_one_of_two
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(chart, panel, is_placed)
    for number, series in enumerate(chart.series):
        _colour(series, number, panel.kind)
    if not is_placed and panel.kind != "line":
        chart.plots[0].gap_width = 60
        chart.plots[0].overlap = 100 if panel.kind == "stacked" else -10
        _labels(chart, panel)
    return True


def _axes(chart: Any, panel: Panel, is_placed: bool) -> None:
    up, across = chart.value_axis, chart.category_axis
    up.tick_labels.number_format, up.tick_labels.number_format_is_linked = FORMATS[panel.style], False
    up.major_gridlines.format.line.color.rgb = GRID
    if panel.kind == "bars":
        across.reverse_order, up.tick_label_position = True, XL_TICK_LABEL_POSITION.HIGH  # the axis is on top then, its numbers below
        _name_each(across)
    if panel.is_log:
        _logarithmic(chart)
    else:
        up.minimum_scale = 0
    if panel.kind == "steps" and panel.start:
        up.maximum_scale = 1
    if panel.kind == "curve":
        up.maximum_scale = across.maximum_scale = 1
        across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "0%", False
    if is_placed:
        for axis, title in zip((across, up), panel.titles, strict=True):
            axis.has_title = bool(title)
            if title:
                axis.axis_title.text_frame.text = say(title)
                _dress(axis.axis_title.text_frame, 11, MUTED)


def _name_each(across: Any) -> None:
    """No name of a row is left out for want of room."""
    skip: Any = OxmlElement("c:tickLblSkip")
    skip.set("val", "1")
    across._element.find("{*}noMultiLvlLbl").addprevious(skip)
    across.tick_labels.font.size = Pt(10)


def _labels(chart: Any, panel: Panel) -> None:
    """A number at each bar where there is room for it."""
    if len(chart.series) == 1 and len(chart.plots[0].categories) <= MOST_LABELLED and panel.kind != "stacked":
        chart.plots[0].has_data_labels = True
        labels = chart.plots[0].data_labels
        labels.number_format, labels.number_format_is_linked, labels.font.size = FORMATS[panel.style], False, Pt(10)


def _counted(frame: pd.DataFrame, panel: Panel) -> CategoryChartData | None:
    names, series = categories(frame, panel) if len(frame) else ([], [])
    if not series:
        return None
    data: Any = CategoryChartData(number_format=FORMATS[panel.style])
    data.categories = [str(safe_text(say(name))) for name in names]
    for each in series:
        data.add_series(str(safe_text(say(each.name))), each.values)
    return data


def _placed(frame: pd.DataFrame, panel: Panel) -> XyChartData | None:
    groups = places(frame, panel) if len(frame) else []
    if not groups:
        return None
    data: Any = XyChartData(number_format=FORMATS[panel.style])
    for group in groups:
        series = data.add_series(str(safe_text(say(group.name))))
        for x, y in group.places:
            series.add_data_point(x, y)
    return data


def _logarithmic(chart: Any) -> None:
    for axis in (chart.value_axis, chart.category_axis):
        base: Any = OxmlElement("c:logBase")
        base.set("val", "10")
        axis._element.find("{*}scaling").insert(0, base)
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False


def _colour(series: Any, number: int, kind: str) -> None:
    colour = COLOURS[number % len(COLOURS)]
    if kind == "points":
        series.format.line.fill.background()
        series.marker.style, series.marker.size = MARKERS[number % len(MARKERS)], 7
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.color.rgb = GROUND
    elif kind in ("line", "curve", "steps"):
        series.format.line.color.rgb, series.format.line.width = colour, Pt(2.25)
        series.smooth = False
    else:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
        series.format.fill.fore_color.brightness = min(LIGHTER * (number // len(COLOURS)), 0.8)


def _table(page: Any, table: pd.DataFrame, styles: Sequence[str]) -> None:
    rows, columns = table.head(MOST_ROWS), list(table.columns)[:MOST_COLUMNS]
    grid = page.shapes.add_table(len(rows) + 1, len(columns), LEFT, TOP, ACROSS, Inches(0.3) * (len(rows) + 1)).table
    for place, name in enumerate(columns):
        written = [name, *(cell_text(value, styles[place]) for value in rows[name])]
        for line, text in enumerate(written):
            cell = grid.cell(line, place)
            cell.text_frame.text = shortened(text, LINE_OF_TABLE // len(columns))
            cell.margin_top = cell.margin_bottom = Emu(20_000)
            _dress(cell.text_frame, 10, INK if line else GROUND, bold=not line)
    if len(table) > MOST_ROWS:
        _text(
            page,
            say("The first {shown} of {all} rows.", shown=MOST_ROWS, all=f"{len(table):,}"),
            LEFT,
            Inches(6.65),
            ACROSS,
            Inches(0.3),
            10,
            colour=MUTED,
        )


def _text(page: Any, text: str, left: int, top: int, width: int, height: int, size: int, *, bold: bool = False, colour: RGBColor = INK) -> None:
    frame = page.shapes.add_textbox(Emu(left), Emu(top), Emu(width), Emu(height)).text_frame
    frame.word_wrap = True
    frame.text = text
    _dress(frame, size, colour, bold=bold)


def _dress(frame: Any, size: int, colour: RGBColor, *, bold: bool = False) -> None:
    frame.word_wrap = True
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour


def _fonts(deck: Any) -> None:
    """Fonts of the theme for Chinese names: one for East Asia, one for each script, and what kind of letter stands in where none is known."""
    for part in deck.part.package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            text = part.blob.decode("utf-8")
            text = text.replace('<a:ea typeface=""/>', f'<a:ea typeface="{EAST_ASIAN}" panose="{PANOSE}" pitchFamily="34" charset="-122"/>')
            for script, font in BY_SCRIPT.items():
                text = re.sub(f'<a:font script="{script}" typeface="[^"]*"/>', f'<a:font script="{script}" typeface="{font}"/>', text)
            part._blob = text.encode()
