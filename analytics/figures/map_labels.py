"""Where the labels of a map fit: the projection of the map in pixels, and labels that keep clear of one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan, cos, degrees, radians, tan

from analytics.countries import Box
from analytics.figures.theme import CHAR_WIDTH

TEXT_SIZE, TEXT_HEIGHT, GAP, AWAY, FURTHER = 11, 13, 5, 6, 9
POSITIONS = ("middle center", "top center", "bottom center", "middle right", "middle left")
Frame = tuple[float, float, float, float]
Label = tuple[str, str, float, float]


def natural_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """A place in Patterson's Natural Earth projection; longitude counts from the middle of the map."""
    x, y = radians(longitude), radians(latitude)
    square = y * y
    fourth = square * square
    return (
        x * (0.8707 - 0.131979 * square + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))),
        y * (1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth))),
    )


@dataclass(frozen=True)
class Pane:
    """A part of the world drawn to fit a width; west, south, east and north of it."""

    window: Box

    @property
    def middle(self) -> float:
        """The longitude that stands upright."""
        return (self.window[0] + self.window[2]) / 2

    def latitudes(self) -> tuple[float, float]:
        """The range to ask Plotly for: it closes a range by arcs over a quarter of its width, which reach further to the poles."""
        west, south, east, north = self.window
        flat = cos(radians((east - west) / 8))
        return degrees(atan(tan(radians(south)) * flat)) if south < 0 else south, degrees(atan(tan(radians(north)) * flat)) if north > 0 else north

    def centre(self) -> float:
        """The latitude halfway up the drawing, which Plotly puts there; latitudes do not stand evenly."""
        _, low, _, high = self.window
        _, bottom, _, top = self.extent()
        for _ in range(20):
            half = (low + high) / 2
            low, high = (half, high) if natural_earth(0, half)[1] < (bottom + top) / 2 else (low, half)
        return round((low + high) / 2, 2)

    def extent(self) -> Frame:
        """Left, bottom, right and top of the part in the projection."""
        west, south, east, north = self.window
        widest = 0 if south <= 0 <= north else min(abs(south), abs(north))
        right, _ = natural_earth((east - west) / 2, widest)
        return -right, natural_earth(0, south)[1], right, natural_earth(0, north)[1]

    def height(self, width: float) -> float:
        """How high the part is at a width."""
        left, bottom, right, top = self.extent()
        return width * (top - bottom) / (right - left)

    def pixel(self, longitude: float, latitude: float, width: float) -> tuple[float, float]:
        """Where a place stands, from the left and from the top."""
        left, _, right, top = self.extent()
        x, y = natural_earth(longitude - self.middle, latitude)
        return (x - left) * width / (right - left), (top - y) * width / (right - left)

    def beside(self, longitude: float, latitude: float, position: str, away: float, width: float) -> tuple[float, float]:
        """The place some pixels off another in the direction of a text position."""
        vertical, side = position.split()
        x, y = self.pixel(longitude, latitude, width)
        per_longitude = self.pixel(longitude + 1, latitude, width)[0] - x
        per_latitude = y - self.pixel(longitude, latitude + 1, width)[1]
        east = {"center": 0, "right": away, "left": -away}[side]
        north = {"middle": 0, "top": away, "bottom": -away}[vertical]
        return round(longitude + east / per_longitude, 1), round(latitude + north / per_latitude, 1)


def labels(pane: Pane, width: float, places: Sequence[tuple[float, float]], words: Sequence[Sequence[str]], marked: Sequence[bool]) -> list[Label]:
    """Text, position, longitude and latitude of labels, in the order of their weight.

    A place has the first of its words that finds room, the last of them a little further off too, else nothing.
    No text covers the place of another label. marked: whether a marker stands at a place, which its own text may not cover either.
    """
    pixels = [pane.pixel(*place, width) for place in places]
    taken: list[Frame] = [(x - GAP, y - GAP, x + GAP, y + GAP) for x, y in pixels]
    room = (0.0, 0.0, width, pane.height(width))
    found: list[Label] = []
    for index, ((x, y), choice, is_marked) in enumerate(zip(pixels, words, marked, strict=True)):
        others = [frame for other, frame in enumerate(taken) if other != index]
        near = [(text, position, AWAY if is_marked else 0) for text in choice for position in POSITIONS[is_marked:]]
        far = [(choice[-1], position, FURTHER) for position in POSITIONS[1:]]
        text, position, away, frame = next(
            (
                (text, position, away, frame)
                for text, position, away in (*near, *far)
                if _is_inside(frame := _frame(text, position, x, y, away), room) and not _meets(frame, others)
            ),
            ("", POSITIONS[0], 0, None),
        )
        found.append((text, position, *pane.beside(*places[index], position, away, width)))
        if frame:
            taken.append(frame)
    return found


def _frame(text: str, position: str, x: float, y: float, away: float) -> Frame:
    width = len(text) * CHAR_WIDTH * TEXT_SIZE / 13 + 2
    vertical, side = position.split()
    left = {"center": x - width / 2, "right": x + away, "left": x - away - width}[side]
    top = {"middle": y - TEXT_HEIGHT / 2, "top": y - away - TEXT_HEIGHT, "bottom": y + away}[vertical]
    return left, top, left + width, top + TEXT_HEIGHT


def _is_inside(frame: Frame, room: Frame) -> bool:
    return frame[0] >= room[0] and frame[1] >= room[1] and frame[2] <= room[2] and frame[3] <= room[3]


def _meets(frame: Frame, taken: Iterable[Frame]) -> bool:
    return any(frame[0] < other[2] and frame[2] > other[0] and frame[1] < other[3] and frame[3] > other[1] for other in taken)
