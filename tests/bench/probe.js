// One definition of "repainted" for all three pages: see README.md.
(() => {
  const probe = (window.chuhaiProbe = { pressed: 0, first: 0, last: 0, repaints: 0 });
  const passing = ".hoverlayer, .modebar-container, .modebar";
  const repaints = ({ target }) => {
    const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    return element !== null && element.closest(".js-plotly-plot") !== null && !element.closest(passing);
  };
  const afterPaint = new MessageChannel();
  afterPaint.port1.onmessage = () => {
    probe.last = performance.now();
    probe.first = probe.first || probe.last;
    probe.repaints += 1;
  };
  let waiting = false;
  new MutationObserver((records) => {
    if (waiting || !records.some(repaints)) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      afterPaint.port2.postMessage(0);
    });
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  document.addEventListener("pointerdown", (event) => {
    Object.assign(probe, { pressed: event.timeStamp, first: 0, last: 0, repaints: 0 });
  }, { capture: true });
  const rounded = (value) => (typeof value === "number" ? Number(value.toPrecision(9)) : value); // sums of many deals depend on their order
  const numbers = (values) => (values ? [...values].map(rounded) : null);
  const isDrawn = (figure) => figure.data.some((trace) => trace.x?.length || trace.y?.length || trace.z?.length); // of a section without deals, ours shows words
  probe.of = (figures) => JSON.stringify(figures.filter(isDrawn).map((figure) => JSON.stringify(
    figure.data.map((trace) => [trace.type, trace.name, numbers(trace.x), numbers(trace.y), numbers(trace.z), trace.locations, trace.text]))).sort());
  probe.shown = () => probe.of([...document.querySelectorAll(".js-plotly-plot")].filter((chart) => chart.data));
  const holdsAll = (expected) => { // ours shows charts of its own beside those that are compared
    const shown = new Set(JSON.parse(probe.shown()));
    return JSON.parse(expected).every((figure) => shown.has(figure));
  };
  probe.isDone = ([expected, quiet]) => probe.last > 0 && performance.now() - probe.last > quiet && holdsAll(expected);
})();
