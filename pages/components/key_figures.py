"""Key figures of the latest year, each with its change on the year before and how many deals disclose it."""

from collections.abc import Sequence

import streamlit as st

from analytics.filters import DealFilter
from analytics.findings.overview import KeyFigure, compared_periods, key_figures_of
from analytics.language import say
from pages.components import cached

FILLS_UP_LATE = "The newest months fill up late, so counts of an unfinished year are too low: [coverage](/reconcile#coverage)."


def key_figures(deals: DealFilter) -> None:
    """A row of figures; on a phone they stack."""
    periods = cached.year_to_date(deals)
    if len(periods):
        late = say(" {warning}", warning=say(FILLS_UP_LATE)) if periods["is_partial"].iloc[0] else ""
        st.caption(say("{periods}.{late}", periods=compared_periods(periods), late=late))
    figure_grid(key_figures_of(periods), key="key-figures", columns=5)


def figure_grid(figures: Sequence[KeyFigure], key: str, columns: int) -> None:
    """Figures in a row of so many columns; on a phone they stack."""
    with st.grid(columns, min_column_width=150, gap="xsmall", key=key):
        for figure in figures:
            _figure(figure)


def _figure(figure: KeyFigure) -> None:
    st.metric(
        figure.label,
        figure.value,
        delta=figure.change,
        delta_color="off",
        delta_arrow="off" if figure.change == say("no change") else "auto",
        help=figure.help,
        border=True,
        delta_description=figure.basis,
    )
