"""A chart that PowerPoint does not have, as one slide of native shapes."""

from collections.abc import Sequence

import orjson
import pandas as pd

from analytics.evidence import Evidence
from analytics.exports.pptx import Slide, deck_pptx
from analytics.figures.drawing import Drawing
from analytics.language import say
from analytics.methods import BY_NAME
from analytics.section import Column
from pages.components.export_parts import speaker_notes


def shape_slide(finding: str, evidence: Evidence, table: pd.DataFrame, columns: Sequence[Column], drawing: Drawing) -> bytes:
    """A presentation with the figure of a card drawn of shapes; the method stands in the notes."""
    notes = speaker_notes(finding, evidence, BY_NAME[evidence.method])
    styles = tuple(column.style for column in columns)
    slide = Slide(finding, evidence, table, (), table, styles, notes, orjson.loads(drawing.json))
    return deck_pptx(say(evidence.title), evidence.filter_sentence, [slide])
