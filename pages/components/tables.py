"""Tables that a keyboard and a screen reader can walk: real table markup for short frames, the grid for long ones."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.section import Column
from analytics.wording import cell_text

SHORT = 60


def reader_table(table: pd.DataFrame, columns: Sequence[Column], alt: str) -> None:
    """Show a section's table; numbers written as the column's style says."""
    if len(table) > SHORT:
        st.dataframe(table, hide_index=True, alt=alt)
        return
    written = pd.DataFrame({column.label: [cell_text(value, column.style) for value in table[column.label]] for column in columns})
    st.table(written, border="horizontal", hide_index=True, alt=alt)
