"""A figure that PowerPoint has no chart for, drawn of native shapes: marks, lines, bars and words that can be moved and edited."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby, pairwise
from typing import Any

import pandas as pd
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from analytics.wording import shortened

Part = Mapping[str, Any]
PIXEL = Inches(1) / 110
NAMES, LEGEND_LINE, AXIS, ACROSS_LEGEND = Inches(2.3), Inches(0.2), Inches(0.28), 6
MOST_TICKS, SMALL, SMALLER, LEAST_MARK, LONGEST, LONGEST_NAME = 12, 9, 7, Inches(0.07), 70, 30
GRID, MUTED, INK = RGBColor(0xE4, 0xE7, 0xEB), RGBColor(0x52, 0x60, 0x6D), RGBColor(0x1F, 0x29, 0x33)
SYMBOLS = {
    "square": (MSO_SHAPE.RECTANGLE, 0),
    "diamond": (MSO_SHAPE.DIAMOND, 0),
    "star-diamond": (MSO_SHAPE.DIAMOND, 0),
    "star": (MSO_SHAPE.STAR_5_POINT, 0),
    "star-square": (MSO_SHAPE.STAR_4_POINT, 0),
    "triangle-up": (MSO_SHAPE.ISOSCELES_TRIANGLE, 0),
    "star-triangle-up": (MSO_SHAPE.ISOSCELES_TRIANGLE, 0),
    "triangle-right": (MSO_SHAPE.ISOSCELES_TRIANGLE, 90),
    "triangle-down": (MSO_SHAPE.ISOSCELES_TRIANGLE, 180),
    "star-triangle-down": (MSO_SHAPE.ISOSCELES_TRIANGLE, 180),
    "triangle-left": (MSO_SHAPE.ISOSCELES_TRIANGLE, 270),
    "triangle-ne": (MSO_SHAPE.RIGHT_TRIANGLE, 180),
    "x": (MSO_SHAPE.MATH_MULTIPLY, 0),
    "cross": (MSO_SHAPE.CROSS, 0),
    "hexagon": (MSO_SHAPE.HEXAGON, 0),
    "hexagon2": (MSO_SHAPE.HEXAGON, 90),
    "pentagon": (MSO_SHAPE.REGULAR_PENTAGON, 0),
    "octagon": (MSO_SHAPE.OCTAGON, 0),
    "hourglass": (MSO_SHAPE.FLOWCHART_COLLATE, 0),
    "bowtie": (MSO_SHAPE.FLOWCHART_COLLATE, 90),
    "diamond-tall": (MSO_SHAPE.FLOWCHART_DECISION, 90),
    "diamond-wide": (MSO_SHAPE.FLOWCHART_DECISION, 0),
}


@dataclass(frozen=True)
class Plane:
    """Where a figure's axes lie on the slide: its values become lengths on it."""

    page: Any
    left: int
    top: int
    wide: int
    high: int
    xs: tuple[float, float]
    ys: tuple[float, float]

    def across(self, value: Any) -> int:
        """From the left edge of the slide."""
        return self.left + round((number(value) - self.xs[0]) / (self.xs[1] - self.xs[0]) * self.wide)

    def down(self, value: Any) -> int:
        """From the top of the slide; the axis may run either way."""
        return self.top + round((float(value) - self.ys[1]) / (self.ys[0] - self.ys[1]) * self.high)


def draw_figure(page: Any, figure: Part, place: tuple[int, int, int, int]) -> bool:
    """Draw a figure of lanes (marks, lines, spans and words over one pair of axes) into a place; whether there was anything to draw."""
    traces, layout = figure["data"], figure["layout"]
    if not traces or "range" not in layout["xaxis"]:
        return False
    left, top, wide, high = place
    named = [trace for trace in traces if trace.get("showlegend", True) and trace.get("name")]
    above = LEGEND_LINE * -(-len(named) // ACROSS_LEGEND) + LEGEND_LINE
    first, last = (number(end) for end in layout["xaxis"]["range"])
    bottom, start = layout["yaxis"]["range"]
    plane = Plane(page, left + NAMES, top + above, wide - NAMES, high - above - AXIS, (first, last), (bottom, start))
    _legend(plane, named, (left, top, wide))
    _ticks(plane, layout)
    for shape in layout.get("shapes", ()):
        _rule(plane, shape)
    for kind in ("bar", "lines", "markers", "text"):
        for trace in traces:
            if kind == trace["type"] or kind in trace.get("mode", ""):
                DRAWN[kind](plane, trace)
    for note in layout.get("annotations", ()):
        x = plane.left - NAMES if note.get("xref") == "paper" else plane.across(note["x"])
        is_bold = str(note["text"]).startswith("<b>")
        words = shortened(plain_text(note["text"]), LONGEST_NAME)
        _words(plane, words, x, plane.down(note["y"]), note.get("xanchor", "center"), is_bold=is_bold)
    return True


def number(value: Any) -> float:
    """A place on an axis: a number as it is, a date as its day."""
    return float(value) if isinstance(value, int | float) else pd.Timestamp(value).timestamp() / 86_400


def plain_text(text: str) -> str:
    """Words without the marks of HTML."""
    return unescape(re.sub(r"<[^>]+>", " ", text)).strip()


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code[1:7].upper()) if re.fullmatch(r"#[0-9a-fA-F]{6}", code) else MUTED


def _each(value: Any, count: int) -> Sequence[Any]:
    return value if isinstance(value, list) else [value] * count


def _legend(plane: Plane, traces: Sequence[Part], place: tuple[int, int, int]) -> None:
    left, top, wide = place
    step = wide // ACROSS_LEGEND
    for count, trace in enumerate(traces):
        x, y = left + step * (count % ACROSS_LEGEND) + Inches(0.1), top + LEGEND_LINE * (count // ACROSS_LEGEND) + LEGEND_LINE // 2
        if "markers" in trace.get("mode", ""):
            _mark(plane, x, y, {**trace["marker"], "size": 9}, 0, str(trace["name"]))
        else:
            _line(plane, (x - Inches(0.08), y), (x + Inches(0.08), y), trace.get("line", {}))
        _words(plane, shortened(str(trace["name"]), LONGEST_NAME), x + Inches(0.1), y, "left")


def _ticks(plane: Plane, layout: Part) -> None:
    is_date = layout["xaxis"].get("type") == "date"
    for value, said in (_years if is_date else _steps)(*plane.xs):
        x = plane.across(value)
        _line(plane, (x, plane.top), (x, plane.top + plane.high), {"color": "#e4e7eb", "width": 1})
        _words(plane, said, x, plane.top + plane.high + AXIS // 2, "center")
    rows = list(zip(layout["yaxis"].get("tickvals", ()), layout["yaxis"].get("ticktext", ()), strict=False))
    size = SMALL if plane.high > len(rows) * LEGEND_LINE else SMALLER
    for at, said in rows:
        _words(plane, str(said), plane.left - Inches(0.06), plane.down(at), "right", size=size)
    if title := layout["xaxis"].get("title", {}).get("text"):
        _words(plane, title, plane.left + plane.wide, plane.top + plane.high + AXIS, "right")


def _years(first: float, last: float) -> Iterator[tuple[float, str]]:
    begin, end = (pd.Timestamp(day, unit="D").year for day in (first, last))
    for year in range(begin + 1, end + 1, -(-(end - begin) // MOST_TICKS) or 1):
        yield number(f"{year}-01-01"), str(year)


def _steps(first: float, last: float) -> Iterator[tuple[float, str]]:
    step = next((size for size in (6, 12, 24, 60, 120) if (last - first) / size <= MOST_TICKS), 240)
    for value in range(int(first // step + 1) * step, int(last) + 1, step):
        yield value, str(value)


def _rule(plane: Plane, shape: Part) -> None:
    xs = [plane.left - NAMES, plane.left + plane.wide] if shape.get("xref") == "paper" else [plane.across(shape[end]) for end in ("x0", "x1")]
    ys = [plane.top + plane.high, plane.top] if shape.get("yref") == "paper" else [plane.down(shape[end]) for end in ("y0", "y1")]
    _line(plane, (xs[0], ys[0]), (xs[1], ys[1]), shape["line"])


def _line(plane: Plane, begin: tuple[int, int], end: tuple[int, int], style: Part) -> None:
    line = plane.page.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Emu, (*begin, *end)))
    _without_effects(line)
    line.line.color.rgb, line.line.width = _colour(style.get("color", "#7b8794")), Pt(max(0.75, style.get("width", 1) * 0.7))
    if style.get("dash"):
        line.line.dash_style = MSO_LINE.ROUND_DOT


def _without_effects(shape: Any) -> None:
    """Shapes take shadow and colours from the theme until their reference to it is gone."""
    if (style := shape._element.find("{*}style")) is not None:
        shape._element.remove(style)


def _lines(plane: Plane, trace: Part) -> None:
    """Stretches between gaps; each stretch of two places is a line of its own."""
    places = list(zip(trace["x"], trace["y"], strict=True))
    for is_gap, run in groupby(places, key=lambda place: place[0] is None or place[1] is None):
        points = [] if is_gap else [(plane.across(x), plane.down(y)) for x, y in run]
        for begin, end in pairwise(points):
            _line(plane, begin, end, trace.get("line", {}))


def _bars(plane: Plane, trace: Part) -> None:
    colours = _each(trace["marker"]["color"], len(trace["y"]))
    unit = 1 / 86_400_000 if trace["base"] and isinstance(trace["base"][0], str) else 1
    for base, length, y, colour in zip(trace["base"], trace["x"], trace["y"], colours, strict=True):
        left, right = plane.across(base), plane.across(number(base) + length * unit)
        half = abs(plane.down(y + trace["width"] / 2) - plane.down(y))
        bar = plane.page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Emu, (left, plane.down(y) - half, max(right - left, 1), 2 * half or 1)))
        _without_effects(bar)
        bar.fill.solid()
        bar.fill.fore_color.rgb = _colour(colour)
        bar.fill.fore_color.brightness = 0.6
        bar.line.fill.background()


def _marks(plane: Plane, trace: Part) -> None:
    told = trace.get("hovertext") or trace.get("name", "")
    for place, (x, y, words) in enumerate(zip(trace["x"], trace["y"], _each(told, len(trace["x"])), strict=True)):
        _mark(plane, plane.across(x), plane.down(y), trace["marker"], place, plain_text(str(words)))


def _mark(plane: Plane, x: int, y: int, marker: Part, place: int, words: str) -> None:
    symbol = str(_each(marker["symbol"], place + 1)[place])
    kind, turn = SYMBOLS.get(symbol.removesuffix("-open"), (MSO_SHAPE.OVAL, 0))
    size = max(LEAST_MARK, round(_each(marker["size"], place + 1)[place] * PIXEL))
    mark = plane.page.shapes.add_shape(kind, *map(Emu, (x - size // 2, y - size // 2, size, size)))
    _without_effects(mark)
    mark.rotation, mark.name = turn, words[:LONGEST]
    colour = _colour(_each(marker["color"], place + 1)[place])
    mark.line.color.rgb, mark.line.width = colour, Pt(1)
    if symbol.endswith("-open"):
        mark.fill.background()
    else:
        mark.fill.solid()
        mark.fill.fore_color.rgb = colour


def _texts(plane: Plane, trace: Part) -> None:
    count = len(trace["x"])
    positions = _each(trace.get("textposition", "middle center"), count)
    for x, y, text, position in zip(trace["x"], trace["y"], _each(trace["text"], count), positions, strict=True):
        if text:
            anchor = {"left": "right", "right": "left"}.get(position.split()[1], "center")
            rise = {"top": -1, "bottom": 1}.get(position.split()[0], 0) * LEGEND_LINE // 2
            _words(plane, plain_text(text), plane.across(x), plane.down(y) + rise, anchor)


def _words(plane: Plane, text: str, x: int, y: int, anchor: str, *, size: int = SMALL, is_bold: bool = False) -> None:
    """Small words whose left edge, right edge or middle stands at a place."""
    room, height = Inches(0.15) + round(len(text.encode("gbk", "replace")) * Pt(size) * 0.75), LEGEND_LINE
    left = x - {"left": 0, "right": room}.get(anchor, room // 2)
    box = plane.page.shapes.add_textbox(*map(Emu, (left, y - height // 2, room, height)))
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.MIDDLE, True
    paragraph = frame.paragraphs[0]
    paragraph.text, paragraph.alignment = text, {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT}.get(anchor, PP_ALIGN.CENTER)
    paragraph.font.size, paragraph.font.bold, paragraph.font.color.rgb = Pt(size), is_bold, INK if is_bold else MUTED


DRAWN: dict[str, Callable[[Plane, Part], None]] = {"bar": _bars, "lines": _lines, "markers": _marks, "text": _texts}
