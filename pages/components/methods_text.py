"""The methods and the glossary as text: an index, each method under its own anchor, terms by group."""

import streamlit as st

from analytics.evidence import METHODS_VERSION
from analytics.glossary import GLOSSARY, Entry, terms_with
from analytics.methods import METHODS, Method, methods_with
from analytics.sections import SECTIONS
from analytics.wording import counted, plain
from pages.components.chart import anchor


def methods_and_glossary() -> None:
    """A search over both, then what it finds."""
    st.markdown(
        f"Every number in Chuhai is made by one of these {len(METHODS)} methods (version {METHODS_VERSION}), "
        "each with its formula, its base, its limits and a made-up example."
    )
    text = st.text_input(
        "Search methods and glossary", key="find-method", type="search", max_chars=200, placeholder="upfront, CRL, territory", width=420
    )
    methods, terms = methods_with(text), terms_with(text)
    if not methods and not terms:
        st.info(f"No method and no term holds “{plain(text)}”. The record itself is searched on the Data page.")
        return
    if text.strip():
        st.caption(f"{counted(len(methods), 'method')} and {counted(len(terms), 'term')} hold “{plain(text)}”.")
    st.markdown(" · ".join([f"[{method.name}](#{anchor(method.name)})" for method in methods] + (["[Glossary](#glossary)"] if terms else [])))
    for method in methods:
        _method(method)
    _glossary(terms)


def _method(method: Method) -> None:
    with st.container(gap="xsmall", key=f"method-{anchor(method.name)}"):
        st.subheader(method.name, anchor=anchor(method.name))
        st.markdown("\n\n".join(f"**{heading}.** {plain(text)}" for heading, text in method.parts()))
        users = [section.title for section in SECTIONS.values() if section.method == method.name]
        if users:
            st.caption(f"Used by: {plain('; '.join(users))}")


def _glossary(terms: list[Entry]) -> None:
    if not terms:
        return
    st.header("Glossary", anchor="glossary")
    for group in dict.fromkeys(entry.group for entry in GLOSSARY):
        held = [entry for entry in terms if entry.group == group]
        if held:
            st.markdown(f"**{group}**")
            st.table(
                [{"Term": f"**{plain(entry.term)}**", "Meaning": plain(entry.meaning)} for entry in held],
                border="horizontal",
                hide_index=True,
                alt=f"Glossary: {group}",
            )
