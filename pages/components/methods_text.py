"""The methods and the glossary as text: an index, each method under its own anchor, terms by group."""

import streamlit as st

from analytics.evidence import METHODS_VERSION
from analytics.glossary import GLOSSARY, Entry, terms_with
from analytics.language import say
from analytics.methods import METHODS, Method, methods_with
from analytics.sections import SECTIONS
from analytics.wording import counted, plain
from pages.components.chart import anchor


def methods_and_glossary() -> None:
    """A search over both, then what it finds."""
    st.markdown(
        say(
            "Every number in Chuhai is made by one of these {count} methods (version {version}), "
            "each with its formula, its base, its limits and a made-up example.",
            count=len(METHODS),
            version=METHODS_VERSION,
        )
    )
    text = st.text_input(
        say("Search methods and glossary"), key="find-method", type="search", max_chars=200, placeholder=say("upfront, CRL, territory"), width=420
    )
    methods, terms = methods_with(text), terms_with(text)
    if not methods and not terms:
        st.info(say("No method and no term holds “{text}”. The record itself is searched on the Data page.", text=plain(text)))
        return
    if text.strip():
        found = {"methods": counted(len(methods), "method"), "terms": counted(len(terms), "term")}
        st.caption(say("{methods} and {terms} hold “{text}”.", **found, text=plain(text)))
    index = [f"[{say(method.name)}](#{anchor(method.name)})" for method in methods]
    st.markdown(" · ".join(index + ([f"[{say('Glossary')}](#glossary)"] if terms else [])))
    for method in methods:
        _method(method)
    _glossary(terms)


def _method(method: Method) -> None:
    with st.container(gap="xsmall", key=f"method-{anchor(method.name)}"):
        st.subheader(say(method.name), anchor=anchor(method.name))
        st.markdown("\n\n".join(say("**{heading}.** {text}", heading=heading, text=plain(text)) for heading, text in method.said()))
        users = [say(section.title) for section in SECTIONS.values() if section.method == method.name]
        if users:
            st.caption(say("Used by: {sections}", sections=plain(say("; ").join(users))))


def _glossary(terms: list[Entry]) -> None:
    if not terms:
        return
    st.header(say("Glossary"), anchor="glossary")
    for group in dict.fromkeys(entry.group for entry in GLOSSARY):
        held = [entry for entry in terms if entry.group == group]
        if held:
            st.markdown(f"**{say(group)}**")
            st.table(
                [{say("Word"): _term(entry.term), say("Meaning"): plain(say(entry.meaning))} for entry in held],
                border="horizontal",
                hide_index=True,
                alt=say("Glossary: {group}", group=say(group)),
            )


def _term(term: str) -> str:
    """A term in the language of the moment, with the English one that contracts use beside it."""
    return f"**{plain(say(term))}**" if say(term) == term else f"**{plain(say(term))}** {plain(term)}"
