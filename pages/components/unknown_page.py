"""An address that names no page: say so, offer the pages and a search, keep the filter."""

import re

import streamlit as st

from analytics.language import say
from analytics.queries.names import matching_names
from analytics.wording import plain
from pages.components import cached
from pages.components.addresses import page_params
from pages.components.filter_bar import current_filter

PAGE_OF = {"company": "pages/market/company.py", "asset": "pages/assets/asset.py"}
FOUND = {"company": "{name} (company, found as {matched})", "asset": "{name} (asset, found as {matched})"}
ICON_OF = {"company": ":material/domain:", "asset": ":material/medication:"}


def asked_page(known: set[str]) -> str:
    """The page that the address names, where it is none of the known ones; else empty."""
    asked = (st.context.url or "").split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    return asked if asked not in known and re.fullmatch(r"[A-Za-z0-9_-]{1,60}", asked) else ""


def unknown_page(asked: str) -> None:
    """The page that stands in for an unknown one."""
    st.title(say("There is no page “{name}”", name=plain(asked)), anchor=False)
    st.markdown(say("The link may be old or mistyped. The menu above names every page; or search for what you came for."))
    typed = st.text_input(
        say("Find a company or an asset"), key="find-anything", max_chars=200, width=420, placeholder=say("Name, 中文, ticker or code")
    )
    wanted = typed.strip() or asked.replace("-", " ").replace("_", " ")
    found = matching_names(cached.store().cursor(), wanted)
    if found.empty:
        st.caption(say("No company or asset on record is called anything like “{name}”.", name=plain(wanted)))
    for entity in found.to_dict("records"):
        st.page_link(
            PAGE_OF[entity["kind"]],
            query_params=page_params(entity["id"], current_filter()),
            icon=ICON_OF[entity["kind"]],
            label=plain(say(FOUND[entity["kind"]], name=entity["name"], matched=entity["matched_name"])),
        )
