/** The map of the explore page. It is made when table and timeline stand: making it keeps the page busy for a while. */
import type { Basemap } from "../map/basemap";
import type { Mark, Marks } from "../map/marks";
import { type Sides, sidesOf, turn, type View, viewOf, WORLD } from "../map/seen";

const PADDING = 50;
const NEAREST = 7; // zoom beyond which the first view does not go by itself

const LATE = 1500; // milliseconds after which the world is drawn, should there be no answer yet

interface There { base: Basemap; marks: Marks }

export class Atlas {
  private base: Basemap | null = null;
  private start = kept();
  private readonly there: Promise<There>;
  private begin: () => void = () => undefined;

  /** Whether the address or the person has chosen a view; if not, the first answer does. */
  chosen = this.start !== null;

  constructor(private readonly box: HTMLElement, onPick: (ids: string[]) => void, private readonly onMove: () => void) {
    const first = new Promise<void>((resolve) => (this.begin = resolve));
    const late = new Promise<void>((resolve) => setTimeout(resolve, LATE));
    this.there = Promise.race([first, late]).then(() => import("../map/drawing")).then(({ makeMap, drawMarks }) => {
      const base = makeMap(box, this.view());
      this.base = base;
      base.map.on("moveend", () => { this.keep(); this.onMove(); });
      this.keep();
      this.onMove();
      return { base, marks: drawMarks(base, onPick) };
    });
  }

  view(): View {
    if (!this.base) return this.start ?? WORLD;
    const { lng, lat } = this.base.map.getCenter();
    return { center: [lng, lat], zoom: this.base.map.getZoom() };
  }

  /** What is seen; null as long as no view is chosen. */
  sides(): Sides | null {
    if (!this.chosen) return null;
    const [west, south, east, north] = sidesOf(this.view(), this.box.clientWidth, this.box.clientHeight);
    return east - west >= 360 ? [-180, south, 180, north] : [turn(west), south, turn(east), north];
  }

  show(marks: Mark[]): void {
    this.fit(marks);
    requestAnimationFrame(() => setTimeout(this.begin)); // once what was put on the page before has been painted
    void this.there.then(({ marks: layer }) => layer.show(marks));
  }

  choose(id: string | null): void {
    void this.there.then(({ marks }) => marks.choose(id));
  }

  /** The first time, go where the events are. */
  private fit(marks: Mark[]): void {
    if (this.chosen || !marks.length) return;
    this.chosen = true;
    const view = viewOf(marks, { width: this.box.clientWidth, height: this.box.clientHeight }, PADDING, NEAREST);
    if (this.base) this.base.map.jumpTo(view);
    else this.start = view;
  }

  /** Put the view into the address, so that it can be kept and shared. */
  private keep(): void {
    const { center: [lon, lat], zoom } = this.view();
    history.replaceState(null, "", `${location.pathname}${location.search}#${zoom.toFixed(2)}/${lat.toFixed(3)}/${lon.toFixed(3)}`);
  }
}

/** The view that the address names. */
function kept(): View | null {
  const [zoom, lat, lon] = location.hash.slice(1).split("/").map(Number);
  const whole = [zoom, lat, lon].every((part) => part !== undefined && Number.isFinite(part)) && location.hash.length > 1;
  return whole ? { zoom: zoom!, center: [lon!, lat!] } : null;
}
