"""Where the browser finds what the server answers beside Streamlit (served.py)."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

import streamlit as st

from analytics.countries import OUTLINES
from analytics.figures.drawing import PLOTLY_VERSION
from analytics.language import language

CHARTS = Path(__file__).parent / "charts.js"
FOLDER = "chuhai"


def charts_address() -> str:
    """The chart script; the address changes with its text, with Plotly's version and with the outlines of countries."""
    return f"{folder()}/charts.js?{_fingerprint()}"


def live_address(section: str, theme: str) -> str:
    """The card of a section in the language of the moment and a theme; the browser appends the filter as the link writes it."""
    return f"{folder()}/cards/{language()}/{theme}/{section}"


def folder() -> str:
    """Where all of it is, behind the path that the server is told to answer under."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{'/' + base if base else ''}/{FOLDER}"


@cache
def _fingerprint() -> str:
    return blake2b(CHARTS.read_bytes() + PLOTLY_VERSION.encode() + OUTLINES.read_bytes(), digest_size=6).hexdigest()
