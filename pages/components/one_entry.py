"""A change of page is one entry in the browser's history, so that one press of "back" undoes it."""

from streamlit.components.v2 import component

# After a change of page Streamlit may write the filter back into the address in further entries, one a term.
# Until the reader acts again they belong to the same step.
ONE_ENTRY = """
export default function () {
  if (window.chuhaiOneEntry) return;
  window.chuhaiOneEntry = true;
  const push = history.pushState.bind(history);
  let isSettling = false;
  for (const kind of ["pointerdown", "keydown"]) {
    window.addEventListener(kind, () => { isSettling = false; }, { capture: true, passive: true });
  }
  history.pushState = (state, title, address) => {
    const isSamePage = new URL(address, window.location.href).pathname === window.location.pathname;
    if (isSamePage && isSettling) return history.replaceState(state, title, address);
    isSettling = !isSamePage;
    return push(state, title, address);
  };
}
"""


def one_entry() -> None:
    """Mount the script on every page."""
    component("chuhai_one_entry", html="<span hidden></span>", js=ONE_ENTRY)(key="chuhai-one-entry", height=1)
