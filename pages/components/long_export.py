"""Files that take long: made slice by slice with progress in words, ended between two slices, saved when they are whole.

A click inside a fragment does not interrupt its running script, so each slice is a run of its own and a click on Cancel comes before the next.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from threading import Lock
from time import monotonic

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics.exports.steps import Steps
from analytics.language import say
from analytics.wording import percent, plain
from pages.components.spoken import fragment

MAKING = "file_in_making"
SLICE_S = 0.25
MEGABYTE, PROGRESS_WIDTH = 1_000_000, 240


@dataclass(frozen=True)
class Offer:
    """A file that can be made. key: of its button; steps: begins to make it."""

    key: str
    label: str
    icon: str
    told: str
    file_name: str
    mime: str
    steps: Callable[[], Steps]


class Making:
    """A file on its way. of: what it is made of, so that a page of another filter does not go on with it.

    A page that is drawn anew begins while the run before it still makes a step, so one waits for the other.
    """

    def __init__(self, offer: Offer, of: Hashable) -> None:
        self.offer, self.of, self.file, self.is_over = offer, of, b"", False
        self._steps, self._turn = offer.steps(), Lock()
        self._step()

    def _step(self) -> None:
        try:
            self.share, self.doing = next(self._steps)
        except StopIteration as end:
            self.file, self.is_over = end.value, True
        except Exception:
            self.is_over = True
            raise

    def advance(self) -> None:
        """Make what fits into a slice of time, at least a step."""
        end = monotonic() + SLICE_S
        with self._turn:
            while not self.is_over:
                self._step()
                if monotonic() > end:
                    break

    def drop(self) -> None:
        """Give up what has been made."""
        with self._turn:
            self._steps.close()
            self.is_over = True


@fragment
def long_offers(offers: Sequence[Offer], of: Hashable) -> None:
    """A button for each file; while one is made its progress and a way to end it, then the button that saves it."""
    making: Making | None = st.session_state.get(MAKING)
    if making is not None and (making.of != of or (making.is_over and not making.file)):
        forget_file()
        making = None
    if making is None:
        with _row("file-begin"):
            _buttons(offers, of)
    elif making.file:
        with _row("file-save"):
            _save(making)
    elif _page_is_drawn():
        with _row("file-waits"):
            _cancel()
            label = say("Go on: {file}, {share}", file=making.offer.label, share=percent(making.share))
            why = say("The file waits, because the page was drawn anew.")
            st.button(label, key="go-on-with-file", icon=":material/play_arrow:", help=why, on_click=making.advance)
    else:
        with _row("file-making"):
            _progress(making)
        making.advance()
        st.rerun(scope="fragment")


def _row(key: str) -> DeltaGenerator:
    return st.container(horizontal=True, gap="small", vertical_alignment="center", key=key)


def _page_is_drawn() -> bool:
    """Whether the whole page is being drawn, which no file may hold up, and not the buttons alone."""
    run = get_script_run_ctx(suppress_warning=True)
    return run is None or not run.fragment_ids_this_run


def forget_file() -> None:
    """Give up the file in making, and the one that waits to be saved."""
    making: Making | None = st.session_state.pop(MAKING, None)
    if making is not None:
        making.drop()


def _buttons(offers: Sequence[Offer], of: Hashable) -> None:
    for offer in offers:
        st.button(offer.label, key=f"begin-{offer.key}", icon=offer.icon, help=offer.told, on_click=_begin, args=(offer, of))


def _begin(offer: Offer, of: Hashable) -> None:
    st.session_state[MAKING] = Making(offer, of)


def _progress(making: Making) -> None:
    _cancel()
    doing = say("{file}: {section}", file=making.offer.label, section=plain(making.doing))
    st.progress(min(making.share, 1.0), text=doing, width=PROGRESS_WIDTH)


def _cancel() -> None:
    st.button(say("Cancel"), key="end-file", icon=":material/close:", on_click=forget_file)


def _save(making: Making) -> None:
    offer = making.offer
    label = say("Save {file}, {size} MB", file=offer.label, size=f"{len(making.file) / MEGABYTE:.1f}")
    st.download_button(
        label, making.file, file_name=offer.file_name, mime=offer.mime, key=f"save-{offer.key}", on_click="ignore", icon=":material/download:"
    )
    st.button(say("Discard"), key="end-file", icon=":material/close:", type="tertiary", on_click=forget_file)
