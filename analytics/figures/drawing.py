"""A figure as the browser takes it, and the library and the outlines that it is drawn with there."""

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from typing import Any

import orjson
import pandas as pd
from plotly.offline import get_plotlyjs

from analytics.countries import OUTLINES
from analytics.figures.theme import Figure

PLOTLY_VERSION = version("plotly")


@dataclass(frozen=True)
class Drawing:
    """A figure written as JSON, with its height in pixels; digest tells two of them apart."""

    json: bytes
    height: int
    digest: str

    @classmethod
    def of(cls, figure: Figure) -> "Drawing":
        """Written once and kept with the figure's cache; the figure must state its height."""
        written = orjson.dumps(figure, default=_plain, option=orjson.OPT_SERIALIZE_NUMPY)
        return cls(written, int(figure["layout"]["height"]), blake2b(written, digest_size=8).hexdigest())

    def message(self) -> dict[str, Any]:
        """What orjson writes for the chart script: the digest and the figure, unparsed."""
        return {"digest": self.digest, "figure": orjson.Fragment(self.json)}


def _plain(value: Any) -> str | None:
    """What pandas brings along and JSON does not know: its times, and its nothing."""
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    raise TypeError(f"A figure cannot hold {value!r}.")


@cache
def packed_plotly() -> bytes:
    """Plotly's script as the installed package ships it, compressed with gzip."""
    return gzip.compress(get_plotlyjs().encode(), compresslevel=6)


@cache
def packed_outlines() -> bytes:
    """The outlines of the countries as GeoJSON, compressed with gzip; a map names them instead of holding them."""
    return gzip.compress(OUTLINES.read_bytes(), compresslevel=9)
