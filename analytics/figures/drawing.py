"""A figure as the browser takes it, and the library that draws it there."""

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from typing import Any, cast

import orjson
import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

PLOTLY_VERSION = version("plotly")


@dataclass(frozen=True)
class Drawing:
    """A figure written as JSON, with its height in pixels; digest tells two of them apart."""

    json: str
    height: int
    digest: str

    @classmethod
    def of(cls, figure: go.Figure) -> "Drawing":
        """Written once and kept with the figure's cache; the figure must state its height."""
        written = cast(str, figure.to_json())
        return cls(written, int(cast(Any, figure.layout).height), blake2b(written.encode(), digest_size=8).hexdigest())

    def message(self) -> dict[str, Any]:
        """What orjson writes for the chart script: the digest and the figure, unparsed."""
        return {"digest": self.digest, "figure": orjson.Fragment(self.json)}


@cache
def packed_plotly() -> bytes:
    """Plotly's script as the installed package ships it, compressed with gzip."""
    return gzip.compress(get_plotlyjs().encode(), compresslevel=6)
