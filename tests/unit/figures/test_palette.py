"""The eight colours of both palettes, as readers with each kind of colour blindness see them and against their ground.

The simulation is that of Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency",
IEEE Transactions on Visualization and Computer Graphics 15(6), at severity 1.0, applied to linear RGB. Distances are CIEDE2000.
"""

from itertools import combinations, pairwise
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest

from analytics.figures.theme import PALETTES

Triple = tuple[float, float, float]
COLOURS = ("blue", "orange", "green", "vermilion", "purple", "sky", "yellow", "grey")
VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
# Two patches that touch are told apart from about 2.3 on (Mahy and others, 1994, "Evaluation of uniform color spaces"). Bars and marks lie
# apart and are small: three times as much. The shares of one bar and the lines of one chart also differ by pattern, dash or shape.
LEAST = 7.0
NON_TEXT = 3.0  # WCAG 2.2, 1.4.11


def linear(colour: str) -> Triple:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def times(matrix: tuple[Triple, Triple, Triple], values: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)
    return first, second, third


def lab(light: Triple) -> Triple:
    shown = times(TO_XYZ, (_within(light[0]), _within(light[1]), _within(light[2])))
    x, y, z = (_curved(value / white) for value, white in zip(shown, WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _within(part: float) -> float:
    return min(max(part, 0.0), 1.0)


def _curved(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def ciede2000(one: Triple, other: Triple) -> float:
    """As in Sharma, Wu and Dalal (2005), "The CIEDE2000 color-difference formula"."""
    mean_chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7))
    (chroma, hue), (chroma_2, hue_2) = ((hypot(a * stretch, b), degrees(atan2(b, a * stretch)) % 360 if a or b else 0.0) for _, a, b in (one, other))
    turn = 0.0 if not chroma * chroma_2 else (hue_2 - hue + 180) % 360 - 180
    middle = hue + hue_2 if not chroma * chroma_2 else (hue + turn / 2) % 360
    light, full = (one[0] + other[0]) / 2, (chroma + chroma_2) / 2
    wave = (
        1
        - 0.17 * cos(radians(middle - 30))
        + 0.24 * cos(radians(2 * middle))
        + 0.32 * cos(radians(3 * middle + 6))
        - 0.20 * cos(radians(4 * middle - 63))
    )
    by_light = (other[0] - one[0]) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    by_chroma = (chroma_2 - chroma) / (1 + 0.045 * full)
    by_hue = 2 * sqrt(chroma * chroma_2) * sin(radians(turn / 2)) / (1 + 0.015 * full * wave)
    rotation = -sin(radians(60 * exp(-(((middle - 275) / 25) ** 2)))) * 2 * sqrt(full**7 / (full**7 + 25**7))
    return sqrt(by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(times(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_distances_are_those_that_sharma_and_others_print(one, other, distance) -> None:
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("name", PALETTES)
def test_every_two_colours_are_told_apart(name: str, vision: str) -> None:
    seen = {colour: lab(times(VISIONS[vision], linear(getattr(PALETTES[name], colour)))) for colour in COLOURS}
    near = {(one, other): round(found, 1) for one, other in combinations(COLOURS, 2) if (found := ciede2000(seen[one], seen[other])) < LEAST}
    assert not near


@pytest.mark.parametrize("name", PALETTES)
def test_every_colour_stands_out_from_its_ground(name: str) -> None:
    palette = PALETTES[name]
    faint = {colour: found for colour in COLOURS if (found := contrast(getattr(palette, colour), palette.ground)) < NON_TEXT}
    assert not faint


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("vision", VISIONS)
def test_the_ramp_runs_evenly_from_faint_to_strong(name: str, vision: str) -> None:
    palette = PALETTES[name]
    steps = [lab(times(VISIONS[vision], linear(colour))) for colour in palette.ramp]
    assert sorted(palette.ramp, key=lambda colour: contrast(colour, palette.ground)) == list(palette.ramp)
    assert all(ciede2000(one, other) > LEAST for one, other in pairwise(steps))
