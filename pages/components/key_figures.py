"""Key figures of the latest year, each with its change on the year before and how many deals disclose it."""

import streamlit as st

from analytics.findings.overview import KeyFigure, key_figures_of
from analytics.filters import DealFilter
from pages.components import cached


def key_figures(deals: DealFilter) -> None:
    """A row of figures; on a phone they stack."""
    with st.grid(5, min_column_width=170, gap="xsmall", key="key-figures"):
        for figure in key_figures_of(cached.year_to_date(deals)):
            _figure(figure)


def _figure(figure: KeyFigure) -> None:
    st.metric(figure.label, figure.value, delta=figure.change, delta_color="off", help=figure.help, border=True,
              delta_description=figure.basis)
