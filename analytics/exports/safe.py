"""Cells that a spreadsheet must not run: text that looks like a formula is kept as text."""

import pandas as pd

STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_text(value: object) -> object:
    """Text that would start a formula gets a leading apostrophe; everything else stays as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTERS) else value


def safe_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every text cell and heading made safe."""
    texts = frame.select_dtypes(["object", "str"]).columns
    made_safe = frame.assign(**{name: frame[name].map(safe_text) for name in texts})
    return made_safe.rename(columns=safe_text)
