"""A page or a deck as one HTML file that opens offline: charts that answer the pointer, findings, sources, methods and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from analytics.exports.part import Cover, Part
from analytics.exports.steps import MOST_SECTIONS, Planned, Step, Steps, limit_told
from analytics.language import CHINESE, language, say
from analytics.palette import DARK, LIGHT
from analytics.wording import cell_text, table_in_language

SCRIPT, STYLE = Path(__file__).with_name("snapshot.js"), Path(__file__).with_name("snapshot.css")
FONTS = (
    'system-ui, -apple-system, "Segoe UI", Roboto, Arial, "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", '
    '"Hiragino Sans GB", "Microsoft YaHei", "WenQuanYi Micro Hei", "Heiti SC", SimHei, sans-serif'
)
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
MAP = b'"geojson":"outlines"'
NUMBERS = frozenset({"money", "share", "percent", "number", "count", "year"})
LONGEST_TABLE = 2_000


@dataclass(frozen=True)
class Drawn:
    """A section with its chart as Plotly's JSON, once for light and once for dark grounds."""

    part: Part
    light: bytes
    dark: bytes
    height: int


@dataclass(frozen=True)
class Library:
    """What charts are drawn with: Plotly's script, and the outlines of countries as GeoJSON."""

    plotly: str
    outlines: str


def snapshot_steps(cover: Cover, plan: Sequence[Planned[Drawn]], library: Library) -> Steps:
    """The file, section by section."""
    chosen = plan[:MOST_SECTIONS]
    sections: list[str] = []
    contents: list[tuple[str, str]] = []
    has_map = False
    for number, planned in enumerate(chosen):
        yield Step(number / (len(chosen) + 1), planned.title)
        drawn = planned.make()
        key = drawn.part.key if drawn.part.key not in dict(contents) else f"{drawn.part.key}-{number + 1}"
        sections.append(_section(key, drawn))
        contents.append((key, say(drawn.part.evidence.title)))
        has_map = has_map or MAP in drawn.light
    yield Step(len(chosen) / (len(chosen) + 1), cover.title)
    return "\n".join([*_head(cover, contents, len(plan)), *sections, *_foot(library, has_map), ""]).encode()


def script_text(code: str) -> str:
    """JavaScript that may stand inside a script element: nothing in it ends the element or begins a comment."""
    return code.replace("</", "<\\/").replace("<!--", "<\\!--")


def script_json(json: bytes) -> str:
    """JSON that may stand inside a script element; "<" occurs only inside its strings."""
    return json.decode().replace("<", "\\u003c")


def _head(cover: Cover, contents: Sequence[tuple[str, str]], planned: int) -> list[str]:
    lines = [say("{heading}: {text}", heading=label, text=value) for label, value in cover.lines()[1:]]
    told = [*lines, *filter(None, [limit_told(planned)]), *([] if contents else [say("No section was chosen.")])]
    links = "".join(f'<li><a href="#{escape(key)}">{escape(title)}</a></li>' for key, title in contents)
    return [
        f'<!DOCTYPE html>\n<html lang="{"zh-Hans" if language() == CHINESE else "en"}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">',
        f"<title>{escape(cover.title)}</title>\n<style>{_style()}</style>\n</head>\n<body>",
        f'<header tabindex="-1"><h1>{escape(cover.title)}</h1>',
        *(f"<p>{escape(line)}</p>" for line in told),
        f'<p class="keys">{escape(say("Arrow keys and page keys move from section to section. Charts tell more under the pointer."))}</p>',
        f'<nav aria-label="{escape(say("Sections"))}"><ol>{links}</ol></nav></header>',
        f"<noscript><p>{escape(say('Charts need JavaScript; the table of each section holds the same numbers.'))}</p></noscript>\n<main>",
    ]


def _foot(library: Library, has_map: bool) -> Iterator[str]:
    yield "</main>"
    yield f"<script>{script_text(library.plotly)}</script>"
    outlines = f", outlines: {script_json(library.outlines.encode())}" if has_map else ""
    yield f"<script>window.PlotlyGeoAssets = {{ topojson: {{ world_110m: {{}} }}{outlines} }};</script>"
    yield f"<script>{script_text(SCRIPT.read_text(encoding='utf-8'))}</script>\n</body>\n</html>"


def _style() -> str:
    style = STYLE.read_text(encoding="utf-8").replace("FONTS", FONTS)
    for palette in (LIGHT, DARK):
        for name in ("text", "muted", "grid", "ground"):
            style = style.replace(f"{palette.name}_{name}".upper(), getattr(palette, name))
    return style


def _section(key: str, drawn: Drawn) -> str:
    part, evidence = drawn.part, drawn.part.evidence
    title, finding = say(evidence.title), part.finding
    basis = f"{evidence.basis()} · {say(evidence.unit)} · {evidence.filter_sentence}"
    source = f"{say(part.notes)} {evidence.source_line()}" if part.notes else evidence.source_line()
    return "\n".join(
        [
            f'<section id="{escape(key)}" tabindex="-1" aria-label="{escape(title)}"><h2>{escape(title)}</h2>',
            f'<p class="finding">{escape(finding)}</p>',
            *([f"<p>{escape(part.nothing_told())}</p>"] if part.is_empty() else _chart(escape(key), drawn, f"{title}. {finding} {basis}")),
            f'<p class="basis">{escape(basis)}<br>{escape(source)}</p>',
            *_method(part),
            *([] if part.is_empty() else _table(part)),
            "</section>",
        ]
    )


def _chart(key: str, drawn: Drawn, alt: str) -> Iterator[str]:
    yield f'<div role="img" aria-label="{escape(alt)}"><div class="chart" data-chart="{key}" style="height:{drawn.height:d}px"></div></div>'
    figures = f'{{"light":{script_json(drawn.light)},"dark":{script_json(drawn.dark)}}}'
    yield f'<script type="application/json" id="figure-{key}">{figures}</script>'


def _method(part: Part) -> Iterator[str]:
    told = "".join(f"<dt>{escape(heading)}</dt><dd>{escape(text)}</dd>" for heading, text in part.method.said())
    yield f"<details><summary>{escape(say('Method: {name}', name=say(part.method.name)))}</summary><dl>{told}</dl></details>"


def _table(part: Part) -> Iterator[str]:
    table = table_in_language(part.table)
    kinds = [' class="number"' if style in NUMBERS else "" for style in part.styles]
    shown = table.head(LONGEST_TABLE)
    headings = [f'<th scope="col"{kind}>{escape(str(name))}</th>' for name, kind in zip(table.columns, kinds, strict=True)]
    yield f'<details><summary>{escape(say("Table"))}</summary><div class="rows" tabindex="0"><table>'
    yield f"<thead><tr>{''.join(headings)}</tr></thead><tbody>"
    for row in shown.itertuples(index=False):
        cells = [f"<td{kind}>{_cell(value, style)}</td>" for value, style, kind in zip(row, part.styles, kinds, strict=True)]
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"
    if len(shown) < len(table):
        yield f"<p>{escape(say('The first {shown} of {all} rows.', shown=f'{len(shown):,}', all=f'{len(table):,}'))}</p>"
    yield "</details>"


def _cell(value: Any, style: str) -> str:
    text = "" if pd.isna(value) else cell_text(value, style)
    if style == "link" and text.startswith(("https://", "http://")):
        return f'<a href="{escape(text)}" rel="noopener noreferrer" target="_blank">{escape(text)}</a>'
    return escape(text)
