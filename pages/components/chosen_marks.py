"""What the reader chose in a chart, in words, above the rows behind it."""

import streamlit as st

from analytics.countries import country_name
from analytics.language import say
from analytics.wording import counted, plain
from pages.components.card import Marks


def say_chosen(marks: Marks, count: int, noun: str) -> None:
    """How many rows stand behind the marks: "3 deals behind ADC and 2024"; a mark that is one row is not spelled out."""
    is_one_row = all(name == f"{noun}_id" for mark in marks for name, _ in mark)
    chosen = say("; ").join(say(" and ").join(_named(*term) for term in mark) for mark in marks)
    behind = say("the chosen {noun}", noun=say(noun)) if is_one_row else plain(chosen)
    st.markdown(say("**{count} behind {marks}** (click the mark again or elsewhere in the chart to clear)", count=counted(count, noun), marks=behind))


def _named(column: str, value: object) -> str:
    return country_name(str(value)) if column == "licensee_country" else say(str(value))
