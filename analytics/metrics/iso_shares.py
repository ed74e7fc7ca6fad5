"""Guide lines of equal upfront share on a chart of upfront against headline total."""

from collections.abc import Sequence
from dataclasses import dataclass

ISO_SHARES = (0.02, 0.05, 0.10, 0.20)
PAD = 1.25


@dataclass(frozen=True)
class GuideLine:
    """All points at which the upfront is this share of the headline total, from one edge of the chart to the other."""

    share: float
    headlines: tuple[float, float]
    upfronts: tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """The part of the plane that a chart shows: lowest and highest headline total and upfront."""

    headlines: tuple[float, float]
    upfronts: tuple[float, float]


def frame_around(headlines: Sequence[float], upfronts: Sequence[float]) -> Frame:
    """Room for every deal and for the right-hand end of every guide line; one decade where there is no deal."""
    low, high = min(headlines, default=100.0) / PAD, max(headlines, default=1000.0) * PAD
    ends = [share * high for share in ISO_SHARES]
    return Frame((low, high), (min([*upfronts, *ends]) / PAD, max([*upfronts, *ends]) * PAD))


def guide_lines(frame: Frame) -> list[GuideLine]:
    """One line a share, across the whole frame."""
    low, high = frame.headlines
    return [GuideLine(share, (low, high), (share * low, share * high)) for share in ISO_SHARES]
