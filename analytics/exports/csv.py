"""CSV of a table with its basis in comment lines below, so that the header stays in the first row."""

import pandas as pd

from analytics.evidence import Evidence
from analytics.exports.safe import safe_frame, safe_text
from analytics.wording import table_in_language

LINE_END = "\r\n"


def csv_bytes(table: pd.DataFrame, evidence: Evidence) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese names, lines end as RFC 4180 says; filter, basis and source follow the rows."""
    basis = pd.DataFrame([(f"# {label}", safe_text(text)) for label, text in evidence.lines()])
    rows = safe_frame(table_in_language(table)).to_csv(index=False, lineterminator=LINE_END, date_format="%Y-%m-%d")
    return ("\ufeff" + rows + LINE_END + basis.to_csv(index=False, header=False, lineterminator=LINE_END)).encode("utf-8")
