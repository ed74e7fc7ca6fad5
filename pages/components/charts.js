// Draws the figures of the page's cards and redraws them in place. A card that is live is fetched as soon as the link changes,
// without waiting for the page's script; the same card from the script is then nothing new.
const CONFIG = { displayModeBar: false, responsive: false };
const IMAGE_HEAD = 84;
const MOST_KEPT = 60;
const NARROW = 480;
const AROUND_STAGE = 250;
const PAPER_HEIGHT = 930;
const REST = 60;
const HOVER_TIME = 90; // Plotly shows a label at most every 50 ms
const places = new Map();
const kept = new Map();
let turn = 0;
let isReady = false;

// A map names outlines that are fetched once. Plotly's own would come from another server: an empty set in their place keeps it from asking.
window.PlotlyGeoAssets = { topojson: { world_110m: {} } };
let outlines = null;
const drawsMap = ({ data }) => data.some(({ geojson }) => geojson === "outlines");

function fetchOutlines() {
  outlines ??= fetch(beside("outlines.json")).then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }).then((found) => { window.PlotlyGeoAssets.outlines = found; }).catch(() => {
    outlines = null;
    throw new Error("The outlines of the countries could not be loaded. The table of the card holds the same numbers.");
  });
  return outlines;
}

function beside(file) {
  return new URL(file + new URL(import.meta.url).search, import.meta.url).href;
}

const plotly = new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = beside("plotly.js");
  script.onload = () => { isReady = true; resolve(); };
  script.onerror = () => reject(new Error("The chart library could not be loaded. The table of the card holds the same numbers."));
  document.head.append(script);
});

// To ask an element for its width while the page is changing costs a layout of the page; the observer knows it for nothing.
const sizes = new ResizeObserver((entries) => {
  entries.forEach(({ target, contentRect }) => { target.chuhaiWidth = Math.round(contentRect.width); });
  requestAnimationFrame(() => entries.forEach(({ target }) => draw(places.get(target.dataset.chart))));
});

function show({ height, drills, live, card }, parent, tell) {
  const figure = parent.querySelector(".chuhai-figure");
  let here = places.get(card.words.key);
  if (here?.figure !== figure) {
    here = { figure, box: build(figure, card.words.key, height), card: null, drawn: "", width: 0 };
    places.set(card.words.key, here);
    sizes.observe(here.box);
  }
  Object.assign(here, { drills, live, tell });
  give(here, card);
  if (drawsMap(card.figure)) fetchOutlines().catch(() => {});
  if (isReady) draw(here);
  else plotly.then(() => draw(here), (failure) => { here.box.textContent = failure.message; });
}

function build(figure, key, height) {
  figure.innerHTML = `<figcaption><h3></h3><span class="chuhai-images"><button type="button" data-image="png">PNG</button><button type="button" data-image="svg">SVG</button></span>
    <p class="chuhai-finding"></p></figcaption><div role="img"><div class="chuhai-chart"></div></div><p class="chuhai-mark" role="status"></p>
    <p class="chuhai-basis"><span></span><br><span></span> · <a></a></p>`;
  figure.querySelector("h3").id = key;
  const box = figure.querySelector(".chuhai-chart");
  box.dataset.chart = key;
  box.style.height = `${height}px`;
  return box;
}

function give(here, card) {
  if (here.card?.digest === card.digest && here.card.words.basis === card.words.basis) return;
  here.card = card;
  const { words } = card;
  const find = (selector) => here.figure.querySelector(selector);
  const [basis, source] = here.figure.querySelectorAll(".chuhai-basis span");
  const method = find("a");
  find("h3").textContent = words.title;
  find(".chuhai-finding").textContent = words.finding;
  basis.textContent = words.basis;
  source.textContent = words.notes ? `${words.notes} ${words.source}` : words.source;
  method.textContent = words.method;
  method.setAttribute("href", words.address);
  here.box.parentElement.setAttribute("aria-label", words.alt);
  here.figure.querySelectorAll("[data-image]").forEach((button) => button.setAttribute("aria-label", words.image.replace("{kind}", button.textContent)));
}

function draw(here) {
  if (!here?.card || !isReady) return;
  const { box, card, drills } = here;
  if (!box.isConnected) {
    leave(here);
    return;
  }
  const width = widthOf(box);
  if (!width || (here.drawn === card.digest && here.width === width)) return;
  if (drawsMap(card.figure) && !window.PlotlyGeoAssets.outlines) {
    fetchOutlines().then(() => draw(here), (failure) => { box.textContent = failure.message; });
    return;
  }
  const isFirst = !here.drawn;
  const { data, layout } = fitted(here.drawn === card.digest ? box : card.figure, width, box);
  Object.assign(here, { drawn: card.digest, width });
  raise(box, layout);
  painter(data)(box, data, { ...layout, width }, CONFIG);
  if (isFirst && drills) listen(here);
}

// What a figure states in meta for a wide and for a narrow screen takes the place of what it states for both.
// On a phone Plotly turns crowded labels, which then need more room than a margin for level ones leaves.
function fitted(figure, width, box) {
  const suited = (part) => (part.meta ? { ...part, ...part.meta[width < NARROW ? "narrow" : "wide"] } : part);
  const [data, layout] = [figure.data.map(suited), onStage(suited(figure.layout), box)];
  if (width >= NARROW) return { data, layout };
  const axes = Object.keys(layout).filter((key) => key.startsWith("xaxis"));
  return { data, layout: { ...layout, ...Object.fromEntries(axes.map((key) => [key, { ...layout[key], automargin: true }])) } };
}

// On the stage of a presentation a chart takes the height that the screen has left.
function onStage(layout, box) {
  const stage = box.closest(".st-key-on-stage");
  if (!stage) return layout;
  const room = window.innerHeight / new DOMMatrix(getComputedStyle(stage).transform).a - AROUND_STAGE;
  return { ...layout, height: Math.max(layout.height, Math.round(room)) };
}

const widthOf = (box) => box.chuhaiWidth ?? box.clientWidth;

function raise(box, { height }) {
  if (box.style.height !== `${height}px`) box.style.height = `${height}px`;
}

// A flow diagram that is redrawn moves its bands for half a second; one that is drawn anew stands at once.
const painter = (data) => (data.some(({ type }) => type === "sankey") ? window.Plotly.newPlot : window.Plotly.react);

function leave(here) {
  sizes.unobserve(here.box);
  window.Plotly.purge(here.box);
  if (places.get(here.box.dataset.chart) === here) places.delete(here.box.dataset.chart);
}

function listen(here) {
  const pick = (points) => here.tell("picked", { digest: here.drawn, points: points.map((point) => point.customdata ?? null) });
  here.box.on("plotly_selected", (event) => {
    pick(event?.points ?? []);
    if (event?.points?.length) unselect(here.box, event.points[0].data.geo);
  });
  here.box.on("plotly_deselect", () => pick([]));
  here.box.addEventListener("click", () => {
    if (drawsMap(here.box) && !here.box._hoverdata?.length && unselect(here.box)) pick([]);
  });
  walk(here, pick);
}

// Without a mouse: arrows go from mark to mark and tell it, Enter chooses it as a click does, Esc lets go.
// On a stage left and right turn the slides, and Esc leaves it: there a second Enter lets go.
function walk(here, pick) {
  const { box } = here;
  const plate = box.parentElement;
  const said = plate.parentElement.querySelector(".chuhai-mark");
  let [at, chosen] = [-1, ""];
  plate.tabIndex = 0;
  plate.setAttribute("aria-keyshortcuts", "ArrowDown ArrowUp Enter Escape");
  plate.addEventListener("blur", () => { window.Plotly.Fx.unhover(box); said.textContent = ""; });
  plate.addEventListener("keydown", (event) => {
    const isOnStage = Boolean(box.closest(".st-key-on-stage"));
    const step = { ArrowDown: 1, ArrowUp: -1, ...(isOnStage ? {} : { ArrowRight: 1, ArrowLeft: -1 }) }[event.key];
    const marks = box._fullData.flatMap(({ customdata, visible }, curveNumber) => (visible === true && customdata
      ? Array.from(customdata, (data, pointNumber) => ({ curveNumber, pointNumber, data })).filter(({ data }) => data?.[0] != null) : []));
    const mine = `${at} of ${here.drawn}`;
    if (step && marks.length) {
      at = at < 0 && step < 0 ? marks.length - 1 : (at + step + marks.length) % marks.length;
      hover(box, marks[at]);
      const now = at;
      setTimeout(() => { if (now === at) said.textContent = told(box, marks[at]); }, HOVER_TIME);
    } else if (event.key === "Enter" && marks[at] && chosen !== mine) {
      chosen = mine;
      mark(box, marks[at]);
      pick([{ customdata: marks[at].data }]);
    } else if (chosen && (event.key === "Enter" || (event.key === "Escape" && !isOnStage))) {
      chosen = "";
      mark(box, null);
      pick([]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function hover(box, { curveNumber, pointNumber }) {
  const { xaxis, yaxis } = box._fullData[curveNumber];
  if (xaxis) window.Plotly.Fx.hover(box, [{ curveNumber, pointNumber }], xaxis + yaxis);
}

const told = (box, { data }) => [...box.querySelectorAll(".hoverlayer .hovertext")].map((label) => label.textContent).join("; ") || data.join(", ");

function mark(box, chosen) {
  const curves = box._fullData.flatMap(({ customdata }, curve) => (customdata ? [curve] : []));
  const points = curves.map((curve) => (chosen ? (curve === chosen.curveNumber ? [chosen.pointNumber] : []) : null));
  window.Plotly.restyle(box, { selectedpoints: points }, curves);
}

// Plotly leaves alone what was chosen in another map of the figure, and does nothing for a click beside the marks of a map.
function unselect(box, kept) {
  const others = box.data.flatMap(({ geo, selectedpoints }, index) => (geo && geo !== kept && selectedpoints ? [index] : []));
  if (others.length) window.Plotly.restyle(box, { selectedpoints: [null] }, others);
  return others.length;
}

async function refresh(query) {
  const mine = ++turn;
  const live = onPage();
  if (!live.length) return;
  // Words and heights of all cards at hand first: each draw measures text, and would otherwise lay out the changed page once more.
  const take = (lines) => {
    const cards = lines.map((line) => JSON.parse(line));
    const changed = cards.map((card) => [live.find((one) => mine === turn && sectionOf(one) === card.section && folderOf(one) === folder), card]).filter(([here]) => here);
    changed.forEach(([here, card]) => { give(here, card); raise(here.box, fitted(card.figure, widthOf(here.box), here.box).layout); });
    changed.forEach(([here]) => draw(here));
  };
  const folder = folderOf(live[0]);
  const answer = asked(live, query);
  take(answer.lines);
  Object.assign(answer, { take, isWanted: true });
  await answer.end;
  if (!answer.isAwaited) return;
  answer.isAwaited = false;
  await painted();
  await tell("drawn", live, query);
}

const onPage = () => [...places.values()].filter(({ live, box }) => live && box.isConnected);
const sectionOf = (here) => here.live.split("/").pop();
const folderOf = (here) => here.live.replace(/[^/]*$/, "");

// The server starts no script for a filter between "drawing" and "drawn".
const tell = (what, live, query) => fetch(new URL(`${folderOf(live[0])}../../../${what}${query}`, document.baseURI));

// A page in a hidden tab is never painted.
const painted = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 100);
});

// The cards of a filter, asked for once: what has come of them, and the end of it. The order in which a link names its terms does not matter.
function asked(live, query, isForeseen = false) {
  const sections = live.map(sectionOf).join(",");
  const terms = new URLSearchParams(query);
  terms.sort();
  const name = `${folderOf(live[0])}${sections}?${terms}`;
  if (kept.has(name)) return kept.get(name);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value);
  const answer = { lines: [], take: () => {}, stop: new AbortController(), isWanted: !isForeseen, isAwaited: !isForeseen };
  const forget = () => { if (!answer.isWhole) kept.delete(name); };
  answer.stop.signal.addEventListener("abort", forget);
  kept.set(name, answer);
  answer.end = fetched(`${folderOf(live[0])}${sections}${query}`, answer).finally(forget);
  answer.end.catch(() => {});
  return answer;
}

async function fetched(address, answer) {
  const headers = answer.isWanted ? {} : { "X-Purpose": "prefetch" };
  const response = await fetch(new URL(address, document.baseURI), { priority: "high", signal: answer.stop.signal, headers });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const [reader, decoder] = [response.body.getReader(), new TextDecoder()];
  for (let rest = "", part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop();
    answer.lines.push(...lines);
    answer.take(lines);
  }
  answer.isWhole = true;
}

// A pointer that rests on a choice of the filter is likely to press it: its cards are asked for before it does, and let go if it does not.
// In English the words of a choice are what the link will say.
let pointed = { choice: null };

function choiceAt(target) {
  const choice = target.closest?.("[data-testid=stPopoverBody] .stButtonGroup button");
  return choice && document.querySelector(".st-key-filter-bar [aria-expanded=true]") ? choice : null;
}

function meant(choice) {
  const live = onPage();
  const name = /st-key-([\w-]+)/.exec(choice.closest("[class*=st-key-]")?.className)?.[1];
  if (!name || !live[0]?.live.includes("/cards/en/")) return null;
  const terms = new URLSearchParams(location.search);
  if (choice.ariaPressed === "true") terms.delete(name, choice.textContent);
  else terms.append(name, choice.textContent);
  return { live, query: terms.size ? `?${terms}` : "" };
}

function foresee(choice) {
  const found = navigator.connection?.saveData ? null : meant(choice);
  if (found) pointed.answer = asked(found.live, found.query, true);
}

document.addEventListener("pointerover", ({ target }) => {
  const choice = choiceAt(target);
  if (choice === pointed.choice) return;
  clearTimeout(pointed.timer);
  if (pointed.answer && !pointed.answer.isWanted) pointed.answer.stop.abort();
  pointed = { choice, timer: choice && setTimeout(foresee, REST, choice) };
});

document.addEventListener("pointerdown", ({ target }) => {
  const choice = choiceAt(target);
  const found = choice && meant(choice);
  if (!found) return;
  clearTimeout(pointed.timer);
  const answer = asked(found.live, found.query);
  if (!answer.isAwaited) tell("drawing", found.live, found.query).catch(() => {});
  Object.assign(answer, { isWanted: true, isAwaited: true });
}, { capture: true });

window.navigation?.addEventListener("navigate", ({ destination }) => {
  const next = new URL(destination.url);
  if (next.pathname === location.pathname && next.search !== location.search) refresh(next.search).catch((failure) => console.info("Charts wait for the page instead:", failure.message));
});

function dressed(box, words) {
  const full = box._fullLayout;
  return {
    ...box.layout,
    width: full.width,
    height: full.height + IMAGE_HEAD,
    paper_bgcolor: getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor,
    margin: { ...full.margin, t: full.margin.t + IMAGE_HEAD },
    title: {
      text: words.title, x: 0.01, xref: "container", y: 0.985, yref: "container", yanchor: "top",
      font: { size: 17, color: full.font.color },
      subtitle: { text: `${words.basis}<br>${words.source}`, font: { size: 11, color: full.font.color } },
    },
  };
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-image]");
  const here = button && places.get(button.closest(".chuhai-figure").querySelector(".chuhai-chart").dataset.chart);
  if (!here?.drawn) return;
  const layout = dressed(here.box, here.card.words);
  window.Plotly.downloadImage({ data: here.box.data, layout }, {
    format: button.dataset.image, scale: 3, filename: here.card.words.file, width: layout.width, height: layout.height,
  });
});

// What is taller than a sheet is printed smaller: a chart that is cut in two tells nothing.
function fitPaper() {
  document.querySelectorAll("[data-testid=stHorizontalBlock]").forEach((row) => row.style.setProperty("--chuhai-break", row.offsetHeight < PAPER_HEIGHT ? "avoid" : "auto"));
  document.querySelectorAll(".chuhai-figure").forEach((figure) => figure.style.setProperty("--chuhai-fit", Math.min(1, PAPER_HEIGHT / figure.offsetHeight)));
}

window.addEventListener("beforeprint", fitPaper);
window.matchMedia("print").addEventListener("change", fitPaper);

window.chuhaiCharts = { show };
