"""File names that say what is inside: product, section, data version."""

import re

from analytics.evidence import Evidence


def file_name(key: str, evidence: Evidence) -> str:
    """A name without extension: "chuhai_deals-by-quarter_2026-11-21"."""
    return re.sub(r"[^a-z0-9_.-]+", "-", f"chuhai_{key}_{evidence.as_of}".lower())
