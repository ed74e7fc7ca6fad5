"""Sharing a view: its address to copy, a QR code for the room, and what an intranet page needs to show it. Nothing is sent anywhere."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.exports.qr import qr_svg
from analytics.filters import DealFilter
from analytics.language import keeps_language, say
from analytics.sections import SECTIONS
from analytics.terms import TERMS
from analytics.views import named_view
from analytics.wording import plain
from pages.components.filter_bar import current_filter
from pages.components.link_keys import LANGUAGE, OF_STREAMLIT, SHOW, VIEW
from pages.components.slides import SHOWN
from pages.components.spoken import fragment

STAGE = "stage"
WHOLE = ""
PAGE_HEIGHT, SECTION_HEIGHT = 900, 620
QR_WIDTH = {STAGE: 460}
USUAL_QR_WIDTH = 220
OF_FILTER = frozenset(term.key for term in TERMS)
THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")


@contextmanager
def share_of_page(foot: DeltaGenerator, page: str) -> Generator[None]:
    """After a page is drawn its foot offers to share it; page: its part of the address, empty for the Overview."""
    yield
    with foot:
        share_button("page", page, current_filter(), tuple(st.session_state.get(SHOWN, ())))


@fragment
def share_button(place: str, page: str, deals: DealFilter, sections: Sequence[str]) -> None:
    """A popover with the addresses of what is shown; sections: those that can be embedded alone."""
    popover = st.popover(say("Share this view"), icon=":material/share:", key=f"share-{place}", on_change="rerun")
    if popover.open:
        with popover:
            _addresses(place, page, deals, sections)


def _addresses(place: str, page: str, deals: DealFilter, sections: Sequence[str]) -> None:
    base, params = (st.context.url or f"/{page}").rstrip("/"), view_params(deals)
    address = address_of(base, params)
    view = named_view(page, deals) if not params.keys() - OF_FILTER - {LANGUAGE} else None
    spoken = {key: texts for key, texts in params.items() if key == LANGUAGE}
    short = address_of(root_of(base, page), {VIEW: [view.key], **spoken}) if view else address
    if place == STAGE:  # for the room to see, before anything else
        _qr(place, short)
    st.markdown(say("**Address of this view**"))
    st.code(address, language=None, wrap_lines=True)
    if view:
        st.caption(say("Short, as the named view “{name}”:", name=plain(say(view.name))))
        st.code(short, language=None, wrap_lines=True)
    if urlsplit(base).hostname in THIS_COMPUTER:
        st.caption(say("This address works on this computer only. Open Chuhai by its network name to share it."))
    if place != STAGE:
        _qr(place, short)
    _embed(place, page, base, params, sections)


def _qr(place: str, address: str) -> None:
    code = qr_svg(address)
    if code:
        st.image(code, width=QR_WIDTH.get(place, USUAL_QR_WIDTH), alt=say("QR code of the address {address}", address=address))
    else:
        st.caption(say("The address has {count} characters, too many for a QR code; a shorter deck or filter fits.", count=f"{len(address):,}"))


def _embed(place: str, page: str, base: str, params: Mapping[str, Sequence[str]], sections: Sequence[str]) -> None:
    st.markdown(say("**For an intranet page**"))
    offered, named = (WHOLE, *dict.fromkeys(sections)), keeps_language(_embedded_name)
    chosen = st.selectbox(say("What it shows"), offered, format_func=named, key=f"embed-{place}") or WHOLE
    if chosen:
        base = root_of(base, page) if place == STAGE else base
        address = embed_address(base, {key: texts for key, texts in params.items() if key in OF_FILTER | {LANGUAGE}} | {SHOW: [chosen]})
    else:
        address = embed_address(base, params)
    st.code(address, language=None, wrap_lines=True)
    title = say("Chuhai: {section}", section=say(SECTIONS[chosen].title)) if chosen else "Chuhai"
    st.code(iframe(address, title, SECTION_HEIGHT if chosen else PAGE_HEIGHT), language="html", wrap_lines=True)


def _embedded_name(section: str) -> str:
    return say(SECTIONS[section].title) if section else say("All that is shown here")


def view_params(deals: DealFilter) -> dict[str, list[str]]:
    """The parameters of the view as the reader sees it: those of the link, the filter as the widgets hold it."""
    left_out = OF_FILTER | {VIEW} | (OF_STREAMLIT - {LANGUAGE})
    return {key: st.query_params.get_all(key) for key in st.query_params if key not in left_out} | deals.to_url()


def address_of(base: str, params: Mapping[str, Sequence[str]]) -> str:
    """A page's address with parameters."""
    return f"{base}?{urlencode(params, doseq=True)}" if params else base


def embed_address(base: str, params: Mapping[str, Sequence[str]]) -> str:
    """The same without menu, filter bar and footer."""
    return address_of(base, {**params, "embed": ["true"]})


def root_of(base: str, page: str) -> str:
    """The address of the Overview, from that of a page."""
    return f"{base.removesuffix('/' + page)}/" if page else f"{base}/"


def iframe(address: str, title: str, height: int) -> str:
    """What an HTML page needs to show an address in a frame."""
    return f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{height}" style="border: 0" loading="lazy"></iframe>'


def open_link(deals: DealFilter, anchor: str = "") -> str:
    """A markdown link from an embedded view to the whole of it."""
    base, params = (st.context.url or "/").rstrip("/"), view_params(deals)
    if anchor:
        params.pop(SHOW, None)
    return f"[{say('Open in Chuhai')}]({address_of(base, params) or '/'}{'#' + anchor if anchor else ''})"
