(() => {
  const CONFIG = { displayModeBar: false, responsive: false };
  const NARROW = 480;
  const ON_PAPER = 1480;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const sections = [...document.querySelectorAll("main > section")];
  const boxes = [...document.querySelectorAll(".chart")];
  const drawn = new Map();
  let isPrinting = false;

  const figuresOf = (box) => (box.figures ??= JSON.parse(document.getElementById(`figure-${box.dataset.chart}`).textContent));
  const scheme = () => (dark.matches && !isPrinting ? "dark" : "light");

  // What a figure states in meta for a wide and for a narrow screen takes the place of what it states for both.
  function fitted(figure, width) {
    const suited = (part) => (part.meta ? { ...part, ...part.meta[width < NARROW ? "narrow" : "wide"] } : part);
    const layout = { ...suited(figure.layout), width, clickmode: "event" };
    if (width < NARROW) {
      Object.keys(layout).filter((key) => key.startsWith("xaxis")).forEach((key) => { layout[key] = { ...layout[key], automargin: true }; });
    }
    return { data: figure.data.map(suited), layout };
  }

  function draw(box) {
    const width = isPrinting ? Math.min(ON_PAPER, box.clientWidth || ON_PAPER) : box.clientWidth;
    const asked = `${scheme()} ${width}`;
    if (!width || drawn.get(box) === asked) return;
    drawn.set(box, asked);
    const { data, layout } = fitted(figuresOf(box)[scheme()], width);
    box.style.height = `${layout.height}px`;
    window.Plotly.newPlot(box, data, layout, CONFIG);
  }

  function drawAll(rest = [...boxes]) {
    if (!rest.length) return;
    draw(rest.shift());
    setTimeout(drawAll, 0, rest);
  }

  function onPaper(isOn) {
    isPrinting = isOn;
    boxes.forEach(draw);
  }

  const hash = location.hash.slice(1);
  const first = hash ? sections.findIndex(({ id }) => id === hash) : 0;
  drawAll([...boxes.slice(Math.max(first, 0)), ...boxes.slice(0, Math.max(first, 0))]);
  let later = 0;
  addEventListener("resize", () => { clearTimeout(later); later = setTimeout(drawAll, 120); });
  dark.addEventListener("change", () => drawAll());
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));

  // Arrow keys, page keys and clickers move from section to section; -1 is the head of the page.
  let here = -1;
  let stoodAt = 0;
  const TURNS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -Infinity, End: Infinity };

  const nearest = () => sections.findLastIndex((section) => section.getBoundingClientRect().top < innerHeight / 3);

  addEventListener("keydown", (event) => {
    const turn = TURNS[event.key];
    if (!turn || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key.startsWith("Arrow") && event.target.closest(".rows")) return;
    event.preventDefault();
    const from = Math.abs(scrollY - stoodAt) < 3 ? here : nearest();
    here = Math.max(-1, Math.min(sections.length - 1, from + turn));
    const target = here < 0 ? document.querySelector("header") : sections[here];
    target.scrollIntoView({ block: "start" });
    target.focus({ preventScroll: true });
    stoodAt = scrollY;
  });
})();
