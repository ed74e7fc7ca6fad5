"""Choosing one company or asset: a searchable list, and what to do with an address that names none."""

from typing import Literal

import streamlit as st

from analytics.filters import DealFilter
from analytics.language import say
from analytics.queries.assets import asset_choices
from analytics.queries.companies import every_company
from analytics.queries.names import matching_names
from analytics.wording import plain
from pages.components import cached
from pages.components.addresses import page_params

Kind = Literal["company", "asset"]
CHOICES = {"company": every_company, "asset": asset_choices}
LISTS = {"company": "All companies", "asset": "All assets"}
CHOOSE = {"company": "Choose a company", "asset": "Choose an asset"}
UNKNOWN = {"company": "No company is called “{name}”.", "asset": "No asset is called “{name}”."}
PAGES = {"company": "pages/market/company.py", "asset": "pages/assets/asset.py"}
SURE, CLOSEST, SHORTEST_WORD, MAX_TEXT = 90, 8, 4, 200


def chosen_id(kind: Kind) -> str:
    """The id that the address names, a name in its place turned into the id that it means; empty where the address names none.

    Saying it back keeps the address bar right: a link to the page that is already open changes the id on the server only.
    """
    named = st.query_params.get("id", "").strip()[:MAX_TEXT]
    if not named:
        return ""
    st.query_params["id"] = named
    return _meant(kind, named) or named


def _meant(kind: Kind, text: str) -> str | None:
    choices = cached.found(CHOICES[kind])
    if text in choices:
        return text
    found = _matches(kind, text)
    return found[0][0] if found and (found[0][2] == 100 or (found[0][2] >= SURE and len(found) == 1)) else None


def _matches(kind: Kind, text: str) -> list[tuple[str, str, int]]:
    found = matching_names(cached.store().cursor(), text, limit=60)
    of_kind = found[found["kind"] == kind]
    return list(zip(of_kind["id"], of_kind["matched_name"], of_kind["score"], strict=True))


def entity_title(kind: Kind, current: str, name: str) -> None:
    """The name of the company or asset as the page's title, with the list to choose another beside it."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        if current:
            st.button(say(LISTS[kind]), key=f"all-{kind}", on_click=_leave, icon=":material/arrow_back:", type="tertiary")
        st.title(plain(name), anchor=False)
    with right:
        _picker(kind, current)


def _leave() -> None:
    st.query_params.pop("id", None)


def _picker(kind: Kind, current: str) -> None:
    """A list to choose from, searched by name in both scripts; any other text is looked up among aliases, codes and slips."""
    choices = cached.found(CHOICES[kind])
    key = f"choose-{kind}-{current}"
    options = list(choices)
    st.selectbox(
        say(CHOOSE[kind]),
        options,
        index=options.index(current) if current in choices else None,
        format_func=lambda entity_id: choices.get(entity_id, entity_id),
        key=key,
        accept_new_options=True,
        filter_mode="contains",
        placeholder=say("Name, 中文, former name, ticker or code"),
        on_change=_go,
        args=(kind, key),
        help=say("Choose from the list, or type any name that you met and press Enter."),
    )


def _go(kind: Kind, key: str) -> None:
    if chosen := st.session_state.get(key):
        st.query_params["id"] = _meant(kind, chosen) or chosen


def unknown(kind: Kind, named: str, deals: DealFilter) -> None:
    """Say that the address names nothing known and offer the closest names."""
    st.warning(say(UNKNOWN[kind], name=plain(named)), icon=":material/search_off:")
    found = _closest(kind, named)
    if not found:
        st.markdown(say("Nothing comes close to it. Choose from the list above, or type another name."))
        return
    choices = cached.found(CHOICES[kind])
    st.markdown(say("Did you mean one of these?"))
    for entity_id, matched in found:
        words = choices[entity_id] + (say(" ({name})", name=matched) if matched not in choices[entity_id] else "")
        st.page_link(PAGES[kind], query_params=page_params(entity_id, deals), label=plain(words), icon=":material/arrow_forward:")


def _closest(kind: Kind, named: str) -> list[tuple[str, str]]:
    """Matches of the whole text, then of its words, the rarest word first."""
    words = [_matches(kind, word) for word in named.replace("-", " ").replace("_", " ").split() if len(word) >= SHORTEST_WORD]
    found: dict[str, str] = {}
    for matches in (_matches(kind, named), *sorted(words, key=len)):
        for entity_id, matched, _ in matches:
            found.setdefault(entity_id, matched)
    return list(found.items())[:CLOSEST]
