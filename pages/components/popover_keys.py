"""Without a mouse: a popover that opens takes the focus, and gives it back to its button where its last field is left."""

from streamlit.components.v2 import component

# Streamlit draws popovers at the end of the page: by Tab alone they are reached only after everything else.
KEYS = """
export default function () {
  if (window.chuhaiPopoverKeys) return;
  window.chuhaiPopoverKeys = true;
  const STOPS = "a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex='0']";
  let opener = null;
  const opened = () => document.querySelector("[data-testid=stPopoverBody]");
  const stops = () => [...(opened()?.querySelectorAll(STOPS) ?? [])].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
  const enter = (tries) => {
    const [first] = stops();
    if (first) first.focus();
    else if (tries) setTimeout(enter, 50, tries - 1);
  };
  window.addEventListener("keydown", (event) => {
    const button = event.target.closest?.("[data-testid=stPopover] button");
    if (button && !opened() && ["Enter", " "].includes(event.key)) {
      opener = button;
      setTimeout(enter, 100, 20);
    }
    if (event.key !== "Tab" || !opener?.isConnected || !opened()) return;
    const inside = stops();
    const at = inside.indexOf(event.target);
    const isLeaving = at >= 0 && at === (event.shiftKey ? 0 : inside.length - 1);
    const isEntering = event.target === opener && !event.shiftKey && inside.length && !event.target.chuhaiLeft;
    opener.chuhaiLeft = isLeaving && !event.shiftKey;
    if (!isLeaving && !isEntering) return;
    event.preventDefault();
    (isLeaving ? opener : inside[0]).focus();
  }, true);
}
"""


def popover_keys() -> None:
    """Mount the script on every page."""
    component("chuhai_popover_keys", html="<span hidden></span>", js=KEYS)(key="chuhai-popover-keys", height=1)
