"""Where the browser finds what the server answers beside Streamlit (served.py)."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

import streamlit as st

from analytics.figures.drawing import PLOTLY_VERSION

CHARTS = Path(__file__).parent / "charts.js"
FOLDER = "chuhai"


def charts_address() -> str:
    """The chart script; the address changes with its text and with Plotly's version."""
    return f"{_folder()}/charts.js?{_fingerprint()}"


def live_address(section: str, theme: str) -> str:
    """The card of a section in a theme; the browser appends the filter as the link writes it."""
    return f"{_folder()}/cards/{theme}/{section}"


def _folder() -> str:
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{'/' + base if base else ''}/{FOLDER}"


@cache
def _fingerprint() -> str:
    return blake2b(CHARTS.read_bytes() + PLOTLY_VERSION.encode(), digest_size=6).hexdigest()
