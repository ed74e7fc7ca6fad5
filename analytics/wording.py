"""How numbers are said: money in USD, shares in percent, changes with their base."""

import math
import re
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any

import pandas as pd

from analytics.language import CHINESE, ENGLISH, language, say, say_count


def money(usd_m: float | None) -> str:
    """Millions of USD as people say them: "$1.25bn", "$80m", in Chinese "12.5亿美元"; "not disclosed" for null."""
    if usd_m is None or math.isnan(usd_m):
        return say("not disclosed")
    if language() == CHINESE:
        return _in_wan(usd_m)
    if abs(usd_m) >= 999.5:
        billions = usd_m / 1000
        return f"${billions:,.0f}bn" if abs(billions) >= 100 else f"${billions:,.3g}bn"
    return f"${usd_m:,.3g}m" if abs(usd_m) < 100 else f"${usd_m:,.0f}m"


def _in_wan(usd_m: float) -> str:
    """The steps of Chinese numbers: 亿 from a hundred million on, 万 below."""
    if abs(usd_m) >= 99.95:
        return f"{usd_m / 100:,.3g}亿美元" if abs(usd_m) < 99_950 else f"{usd_m / 100:,.0f}亿美元"
    return f"{float(f'{usd_m * 100:.3g}'):,.12g}万美元"


def percent(share: float | None, digits: int = 0) -> str:
    """A share of 1 as percent."""
    return say("not known") if share is None or math.isnan(share) else f"{share * 100:.{digits}f}%"


def in_unit(value: float | None, unit: str) -> str:
    """A published or own number with its unit: "$4.1bn", "7.0%", "17"."""
    if unit == "USD million":
        return money(value)
    if value is None or math.isnan(value):
        return say("not known")
    return f"{value:.1f}%" if unit == "percent" else f"{value:,g}"


def change(now: float | None, before: float | None) -> str | None:
    """The relative change on the period before, or None where there is nothing to compare."""
    if now is None or before is None or math.isnan(now) or math.isnan(before) or before == 0:
        return None
    percents = round((now / before - 1) * 100)
    return f"{percents:+d}%" if percents else say("no change")


def worded(figure: str, qualifier: str | None) -> str:
    """A figure with the word that its source sets before it: "at least 17"; an exact figure stands alone."""
    return figure if qualifier == "exact" else say("{qualifier} {figure}", qualifier=say(qualifier or ""), figure=figure)


def listed(parts: Sequence[str]) -> str:
    """Words in a row: "a, b and c"; empty for none."""
    if len(parts) < 2:
        return "".join(parts)
    first = reduce(lambda told, part: say("{told}, {part}", told=told, part=part), parts[:-1])
    return say("{first} and {last}", first=first, last=parts[-1])


def sentences(parts: Iterable[str]) -> str:
    """Sentences one after another, empty ones left out; Chinese sets no space between them."""
    return ("" if language() == CHINESE else " ").join(part for part in parts if part)


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 deal", "31 deals"."""
    return say_count(f"{{count}} {noun}", f"{{count}} {plural(noun)}", count)


def inside(label: str) -> str:
    """A label inside a sentence: lower case in English, as the catalogue writes it elsewhere."""
    return label.lower() if language() == ENGLISH else say(label)


def plural(noun: str) -> str:
    """More than one of it."""
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"


def cell_text(value: object, style: str) -> str:
    """A table cell as text: money with separators, shares in percent, empty for null."""
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    if style == "money":
        return f"{value:,.1f}"
    if style == "share":
        return f"{value:.1%}"
    if style == "date":
        return f"{value:%Y-%m-%d}"
    return f"{value:,}" if style == "count" else str(value)


def said_cell(text: str) -> str:
    """A text cell in the language of the moment; of several values in one cell each by itself."""
    whole, values = say(text), text.split("; ")
    if whole != text or len(values) == 1:
        return whole
    return say("; ").join(map(say, values)) if any(say(value) != value for value in values) else text


def table_in_language(table: pd.DataFrame) -> pd.DataFrame:
    """The table with headings and text cells in the language of the moment."""
    if language() == ENGLISH:
        return table
    texts = table.select_dtypes(["object", "str"]).columns
    said = table.assign(**{name: table[name].map(lambda cell: said_cell(cell) if isinstance(cell, str) else cell) for name in texts})
    return said.set_axis([say(name) for name in said.columns], axis="columns")


def dated(day: Any, precision: str | None) -> str:
    """A date no more exact than it is known: "2024-05-16", "May 2024", "2024 Q3", "2024 H2", "2024"."""
    if not precision or day is None or day is pd.NaT:
        return say("undated")
    if language() == CHINESE and precision in ("month", "year"):
        return f"{day.year}年{day.month}月" if precision == "month" else f"{day.year}年"
    forms = {"day": "%Y-%m-%d", "month": "%B %Y", "year": "%Y"}
    if precision in forms:
        return f"{day:{forms[precision]}}"
    part = (day.month + 2) // 3 if precision == "quarter" else (day.month + 5) // 6
    return f"{day.year} {'Q' if precision == 'quarter' else 'H'}{part}"


def shortened(text: str, length: int) -> str:
    """Text of at most so many characters, its end cut and marked."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def plain(text: str | None) -> str:
    """Text that markdown shows as it stands: names from the data never become links, formulas or emphasis."""
    return "" if text is None else re.sub(r"([\\`*_{}\[\]()#+|~$:<>!-])", r"\\\1", text).replace("\n", " ")
