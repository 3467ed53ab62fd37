/** A timeline: bars that count events, spans for dates known only roughly, and a brush that chooses days. */
import { count, el, svg, t } from "./dom";

/** `sure` events lie within the bar; `spread` adds up what part of the roughly dated ones is to be expected in it. */
export interface TimeBar { start: string; end: string; sure: number; spread: number }
export interface TimeSpan { id: string; earliest: string; latest: string; title: string }
export type Range = [string | null, string | null];

export interface Timeline {
  show: (bars: TimeBar[], spans: TimeSpan[], chosen: Range) => void;
}

const DAY = 86_400_000;
const TOP = 6;
const AXIS = 18;
const LANE = 7;
const LANES = 6;
const TICKS = [1, 7, 14, 30.44, 91.3, 182.6, 365.25, 730.5, 1826.25, 3652.5, 7305];

export function makeTimeline(box: HTMLElement, onBrush: (range: Range) => void, onPick: (id: string) => void): Timeline {
  let bars: TimeBar[] = [];
  let spans: TimeSpan[] = [];
  let chosen: Range = [null, null];
  const draw = () => drawAll(box, bars, spans, chosen, onBrush, onPick);
  new ResizeObserver(draw).observe(box);
  return {
    show: (newBars, newSpans, newChosen) => {
      [bars, spans, chosen] = [newBars, newSpans, newChosen];
      draw();
    },
  };
}

class Scale {
  constructor(readonly from: number, readonly to: number, readonly width: number) {}
  x(time: number): number {
    return ((time - this.from) / (this.to - this.from)) * this.width;
  }
  at(x: number): number {
    return this.from + (Math.min(Math.max(x, 0), this.width) / this.width) * (this.to - this.from);
  }
}

function drawAll(box: HTMLElement, bars: TimeBar[], spans: TimeSpan[], chosen: Range, onBrush: (range: Range) => void, onPick: (id: string) => void): void {
  const [width, height] = [box.clientWidth, box.clientHeight];
  if (!width || !height) return;
  if (!bars.length) {
    box.replaceChildren(el("p", { class: "faint small timeline-empty" }, t("client.timeline.empty")));
    return;
  }
  const scale = scaleOf(bars, chosen, width);
  const lanes = lanesOf(spans, scale);
  const room = Math.min(LANES, lanes.length) * LANE;
  const tallest = height - AXIS - TOP - room;
  const picture = svg("svg", { width, height, role: "img", "aria-label": summary(bars) });
  picture.append(hatch(), ...drawBars(bars, scale, tallest), ...drawSpans(lanes, scale, height - AXIS - room, onPick), ...drawAxis(scale, height));
  const brush = new Brush(picture, scale, height - AXIS, chosen, onBrush);
  box.replaceChildren(picture, ...brush.handles());
}

function time(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function scaleOf(bars: TimeBar[], chosen: Range, width: number): Scale {
  const starts = [...bars.map((bar) => time(bar.start)), ...(chosen[0] ? [time(chosen[0])] : [])];
  const ends = [...bars.map((bar) => time(bar.end) + DAY), ...(chosen[1] ? [time(chosen[1]) + DAY] : [])];
  const [from, to] = [Math.min(...starts), Math.max(...ends)];
  const margin = Math.max((to - from) * 0.015, DAY);
  return new Scale(from - margin, to + margin, width);
}

function summary(bars: TimeBar[]): string {
  const total = bars.reduce((sum, bar) => sum + bar.sure + bar.spread, 0);
  return t("client.timeline.summary", { count: count(Math.round(total)), from: bars[0]!.start, to: bars[bars.length - 1]!.end });
}

function hatch(): SVGElement {
  const lines = svg("path", { d: "M0 4L4 0M-1 1L1 -1M3 5L5 3", class: "hatch" });
  return svg("defs", {}, svg("pattern", { id: "hatch", width: 4, height: 4, patternUnits: "userSpaceOnUse" }, lines));
}

/** Draw the bars: solid for events whose dates lie within one, hatched on top for those that may lie in several. */
function drawBars(bars: TimeBar[], scale: Scale, tallest: number): SVGElement[] {
  const most = Math.max(...bars.map((bar) => bar.sure + bar.spread), 1);
  return bars.flatMap((bar) => {
    const x = scale.x(time(bar.start));
    const full = scale.x(time(bar.end) + DAY) - x;
    const width = Math.max(full - (full > 4 ? 1 : 0), 2);
    const [sure, unsure] = [bar.sure, bar.spread].map((each) => (each / most) * tallest) as [number, number];
    const floor = TOP + tallest;
    const title = svg("title", {}, `${bar.start === bar.end ? bar.start : `${bar.start} – ${bar.end}`}: ${count(Math.round((bar.sure + bar.spread) * 10) / 10)}`);
    const solid = svg("rect", { x, y: floor - sure, width, height: Math.max(sure, bar.sure ? 1.5 : 0), class: "bar" });
    const rough = svg("rect", { x, y: floor - sure - unsure, width, height: unsure, class: "bar rough" });
    return [svg("g", {}, title, solid, rough)];
  });
}

/** Lay roughly dated events in lanes, so that none covers another. */
function lanesOf(spans: TimeSpan[], scale: Scale): TimeSpan[][] {
  const lanes: TimeSpan[][] = [];
  const sorted = [...spans].sort((one, two) => one.earliest.localeCompare(two.earliest));
  for (const span of sorted) {
    const free = lanes.find((lane) => scale.x(time(lane.at(-1)!.latest) + DAY) + 3 < scale.x(time(span.earliest)));
    if (free) free.push(span);
    else lanes.push([span]);
  }
  return lanes;
}

function drawSpans(lanes: TimeSpan[][], scale: Scale, top: number, onPick: (id: string) => void): SVGElement[] {
  return lanes.slice(0, LANES).flatMap((lane, index) =>
    lane.map((span) => {
      const x = scale.x(time(span.earliest));
      const width = Math.max(scale.x(time(span.latest) + DAY) - x, 3);
      const title = svg("title", {}, `${span.title} (${span.earliest} – ${span.latest})`);
      return svg("rect", { x, y: top + index * LANE + 2, width, height: LANE - 3, rx: 2, class: "span", click: () => onPick(span.id) }, title);
    }),
  );
}

function drawAxis(scale: Scale, height: number): SVGElement[] {
  const wanted = ((scale.to - scale.from) / DAY / scale.width) * 70;
  const step = TICKS.find((each) => each >= wanted) ?? TICKS.at(-1)!;
  const line = svg("line", { x1: 0, x2: scale.width, y1: height - AXIS, y2: height - AXIS, class: "axis" });
  return [line, ...ticks(scale, step).filter((at) => scale.x(at) > 4 && scale.x(at) < scale.width - 30).flatMap((at) => tick(scale.x(at), height, tickWords(at, step)))];
}

function tick(x: number, height: number, words: string): SVGElement[] {
  const label = svg("text", { x: x + 3, y: height - 5, class: "tick" }, words);
  return [svg("line", { x1: x, x2: x, y1: height - AXIS, y2: height - AXIS + 5, class: "axis" }), label];
}

function ticks(scale: Scale, step: number): number[] {
  const found: number[] = [];
  const first = new Date(scale.from);
  const years = Math.max(1, Math.round(step / 365.25));
  const months = Math.round(step / 30.44);
  let at = step >= 360 ? Date.UTC(Math.floor(first.getUTCFullYear() / years) * years, 0) : step >= 30 ? Date.UTC(first.getUTCFullYear(), 0) : Math.floor(scale.from / DAY / step) * step * DAY;
  while (at <= scale.to) {
    if (at >= scale.from) found.push(at);
    const now = new Date(at);
    if (step >= 360) at = Date.UTC(now.getUTCFullYear() + years, 0);
    else if (step >= 30) at = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months);
    else at += step * DAY;
  }
  return found;
}

function tickWords(at: number, step: number): string {
  const when = new Date(at);
  const year = String(when.getUTCFullYear());
  if (step >= 360) return year;
  const month = when.toLocaleString(document.documentElement.lang || "en", { month: "short", timeZone: "UTC" });
  if (step >= 30) return when.getUTCMonth() === 0 ? year : month;
  return `${when.getUTCDate()} ${month}`;
}

/** The chosen days: drag over the picture, or move the two handles with the arrow keys. */
class Brush {
  private readonly shade: SVGRectElement;

  constructor(private readonly picture: SVGSVGElement, private readonly scale: Scale, floor: number, private range: Range, private readonly done: (range: Range) => void) {
    this.shade = svg("rect", { y: 0, height: floor, class: "brush" });
    picture.append(this.shade);
    this.place();
    picture.addEventListener("pointerdown", (event) => this.drag(event));
  }

  handles(): HTMLElement[] {
    return ([0, 1] as const).map((end) => {
      const now = this.bounds()[end];
      return el("span", {
        class: "brush-handle", tabindex: 0, role: "slider",
        "aria-label": t(end ? "client.timeline.until" : "client.timeline.since"),
        "aria-valuemin": this.scale.from, "aria-valuemax": this.scale.to, "aria-valuenow": now, "aria-valuetext": day(now),
        "data-x": this.scale.x(end ? now + DAY : now),
        keydown: ((event: KeyboardEvent) => this.key(event, end)) as EventListener,
      });
    }).map((handle) => {
      handle.style.insetInlineStart = `${handle.dataset.x}px`;
      handle.classList.toggle("set", this.range.some(Boolean));
      return handle;
    });
  }

  private bounds(): [number, number] {
    const [from, to] = this.range;
    return [from ? time(from) : this.scale.from, to ? time(to) : this.scale.to - DAY];
  }

  private place(): void {
    const [from, to] = this.bounds();
    const [x1, x2] = [this.scale.x(from), this.scale.x(to + DAY)];
    this.shade.setAttribute("x", String(x1));
    this.shade.setAttribute("width", String(Math.max(x2 - x1, 0)));
    this.shade.classList.toggle("set", this.range.some(Boolean));
  }

  private drag(down: PointerEvent): void {
    if ((down.target as Element).classList.contains("span")) return;
    const left = this.picture.getBoundingClientRect().left;
    const start = down.clientX - left;
    this.picture.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent) => {
      const [x1, x2] = [start, event.clientX - left].sort((one, two) => one - two) as [number, number];
      this.range = [day(this.scale.at(x1)), day(this.scale.at(x2))];
      this.place();
    };
    const up = (event: PointerEvent) => {
      this.picture.removeEventListener("pointermove", move);
      const moved = Math.abs(event.clientX - left - start) > 4;
      this.done(moved ? this.range : [null, null]);
    };
    this.picture.addEventListener("pointermove", move);
    this.picture.addEventListener("pointerup", up, { once: true });
  }

  private key(event: KeyboardEvent, end: 0 | 1): void {
    const way = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const step = Math.max(DAY, ((this.scale.to - this.scale.from) / 100 / DAY) * DAY);
    const bounds = this.bounds();
    bounds[end] = Math.min(Math.max(bounds[end] + way * step, this.scale.from), this.scale.to);
    this.done([day(Math.min(...bounds)), day(Math.max(...bounds))]);
  }
}

/** Give each bar its last day, from the unit all of them share. */
export function withEnds(bars: { start: string; sure: number; spread: number }[], unit: string): TimeBar[] {
  return bars.map((bar) => {
    const [year, month] = bar.start.split("-").map(Number) as [number, number | undefined];
    if (unit === "year") return { ...bar, start: `${bar.start}-01-01`, end: `${bar.start}-12-31` };
    if (unit === "month") return { ...bar, start: `${bar.start}-01`, end: day(Date.UTC(year, month!, 0)) };
    return { ...bar, end: bar.start };
  });
}
