"""Colours by meaning for light and dark grounds that colour-blind readers can tell apart: charts, slides and pages take them from here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours by meaning, after Okabe and Ito (2008), lightened for dark grounds; ramp runs from few to many in one hue."""

    name: str
    text: str
    muted: str
    grid: str
    ground: str
    blue: str
    orange: str
    green: str
    vermilion: str
    purple: str
    sky: str
    yellow: str
    grey: str
    pale: str
    ramp: tuple[str, ...]

    def modality(self, group: str) -> str:
        """The colour of a modality group, the same in every chart."""
        return getattr(self, MODALITY_COLOURS.get(group, "grey"))

    def series(self) -> tuple[str, ...]:
        """The colours of a chart's series, in their order."""
        return (self.blue, self.orange, self.green, self.vermilion, self.purple, self.sky, self.yellow, self.grey)


LIGHT = Palette(
    "light",
    "#1f2933",
    "#52606d",
    "#e4e7eb",
    "#ffffff",
    "#0072b2",
    "#d47c00",
    "#00785a",
    "#a63800",
    "#96457d",
    "#3a97cf",
    "#8a7400",
    "#7b8794",
    "#c3ccd5",
    ("#b3d4ec", "#76b0db", "#3288c4", "#005f96", "#003a5e"),
)
DARK = Palette(
    "dark",
    "#e8edf2",
    "#a9b4c0",
    "#313b47",
    "#10161d",
    "#56a9e8",
    "#f0a830",
    "#2fc09a",
    "#e8743c",
    "#df8fc0",
    "#9bd3f5",
    "#f0dc55",
    "#8b939b",
    "#4a5663",
    ("#24486a", "#2f6c9f", "#4691cf", "#7dbcf0", "#c4e3fb"),
)
PALETTES = {"light": LIGHT, "dark": DARK}

MODALITY_COLOURS = {
    "small molecule": "blue",
    "antibody family": "orange",
    "conjugate": "green",
    "cell and gene": "purple",
    "nucleic acid": "vermilion",
    "peptide and protein": "sky",
    "radiopharmaceutical": "yellow",
    "biosimilar": "grey",
    "vaccine": "grey",
    "platform": "grey",
}
