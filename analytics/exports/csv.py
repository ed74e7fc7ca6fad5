"""CSV of a table with its basis in comment lines below, so that the header stays in the first row."""

import pandas as pd

from analytics.evidence import Evidence
from analytics.exports.safe import safe_frame, safe_text


def csv_bytes(table: pd.DataFrame, evidence: Evidence) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese names; filter, basis and source follow the rows."""
    basis = pd.DataFrame([(f"# {label}", safe_text(text)) for label, text in evidence.lines()])
    rows = safe_frame(table).to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    return ("\ufeff" + rows + "\n" + basis.to_csv(index=False, header=False, lineterminator="\n")).encode("utf-8")
