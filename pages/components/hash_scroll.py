"""A link to a heading reaches it on first load too: Streamlit scrolls once, before fonts and tables have found their height."""

from streamlit.components.v2 import component

# Scrolls again while the page settles, at most three seconds, and leaves off as soon as the reader scrolls.
SETTLE = """
export default function () {
  const id = decodeURIComponent(window.location.hash.slice(1));
  if (!id || window.chuhaiHash === window.location.href) return;
  window.chuhaiHash = window.location.href;
  let calm = 0, tries = 0, taken = false;
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    window.addEventListener(kind, () => { taken = true; }, { once: true, passive: true });
  }
  const step = () => {
    const heading = document.getElementById(id);
    if (heading) {
      const margin = parseFloat(getComputedStyle(heading).scrollMarginTop) || 0;
      const away = Math.abs(heading.getBoundingClientRect().top - margin);
      if (away > 2) heading.scrollIntoView(true);
      calm = away > 2 ? 0 : calm + 1;
    }
    if (!taken && calm < 8 && ++tries < 30) setTimeout(step, 100);
  };
  step();
}
"""


def hash_scroll() -> None:
    """Mount the script once on a page whose headings are linked from elsewhere."""
    component("chuhai_hash", html="<span hidden></span>", js=SETTLE)(key="chuhai-hash", height=1)
