"""How soon a browser shows a project of many events, and how soon it follows a change of filter.

Run it on a project folder: ``python -m bench.workbench FOLDER``. The server runs in a process of its own, and headless
Chromium draws without a graphics card, which is the slowest way to draw a map. Times are the page's own clock: of the
first look from the moment its address was opened, of a filter from the change until the table, the timeline and the
map have been drawn anew. Each first look is that of a browser that has never been here.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import httpx
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bench.api import COUNTRIES, SEED, serving, told

LOOKS = 7
CHANGES = 100
WINDOW: ViewportSize = {"width": 1280, "height": 800}
WITHOUT_A_CARD = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
SETTLED_MS = 300
"""Pause between two changes: a person looks before changing the next thing."""

WATCH = """
const seen = {};
let whole;
window.whole = new Promise((done, fail) => {
  whole = done;
  setTimeout(() => fail(new Error(`only ${Object.keys(seen)} was seen`)), 60000);
});
const note = (name, there) => !(name in seen) && there && requestAnimationFrame(() => setTimeout(() => {
  seen[name] ??= performance.now();
  if (Object.keys(seen).length === 3) whole(seen);
}));
new MutationObserver(() => {
  note("table", document.querySelector("#events tbody tr"));
  note("timeline", document.querySelector("#timeline svg"));
  note("map", document.querySelector("#map[data-drawn]"));
}).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-drawn"] });
"""
"""Notes when each part was first on the screen."""

CHANGE = """
async ([name, value]) => {
  const map = document.querySelector("#map"), field = document.querySelector(`#filters [name=${name}]`);
  if (field.tagName === "SELECT" && ![...field.options].some((each) => each.value === value)) field.add(new Option(value, value));
  const began = performance.now();
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  await new Promise((done, fail) => {
    setTimeout(() => fail(new Error(`${name}=${value} was not drawn`)), 60000);
    new MutationObserver((_, watch) => { watch.disconnect(); requestAnimationFrame(() => setTimeout(done)); })
      .observe(map, { attributes: true, attributeFilter: ["data-drawn"] });
  });
  return performance.now() - began;
}
"""  # noqa: E501 - a script of the page
"""Changes one filter as a person does, and waits until the map, which is drawn last, has been drawn anew."""


def main(folder: Path) -> None:
    """Measure, and print one line of JSON for each figure."""
    with serving(folder) as address, browser() as running:
        until_up(address)
        looks = [first_look(running, address) for _ in range(LOOKS)]
        for part in ("table", "timeline", "map"):
            told(f"first {part}", [each[part] / 1000 for each in looks], first_of_all_ms=round(looks[0][part]))
        told("another filter, in the browser", list(changes(running, address)))


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the system's browser."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=WITHOUT_A_CARD)
        yield running
        running.close()


def until_up(address: str) -> None:
    """Wait until the server answers, and until events have been put together, which it does in the background."""
    for _ in range(6000):
        try:
            if httpx.get(f"{address}/api/v1/events?limit=1", timeout=120).status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            pass
        sleep(0.1)


def first_look(running: Browser, address: str) -> dict[str, float]:
    """Open the first page in a browser that holds nothing yet; give when each part of it was seen, in milliseconds."""
    page = opened(running, address)
    seen: dict[str, float] = page.evaluate("window.whole")
    page.context.close()
    return seen


def opened(running: Browser, address: str) -> Page:
    """Open the first page and wait until all of it is seen."""
    page = running.new_context(viewport=WINDOW).new_page()
    page.add_init_script(WATCH)
    page.goto(f"{address}/")
    page.evaluate("window.whole")
    return page


def changes(running: Browser, address: str) -> Iterator[float]:
    """Change one filter after another; give the seconds until each was seen."""
    draw = random.Random(SEED)  # noqa: S311 - a benchmark
    page = opened(running, address)
    for _ in range(CHANGES):
        page.wait_for_timeout(SETTLED_MS)
        yield page.evaluate(CHANGE, change(draw)) / 1000


def change(draw: random.Random) -> tuple[str, str]:
    """Set a filter, or empty one."""
    year = draw.randint(1989, 2022)
    name, value = draw.choice(
        (
            ("country", draw.choice(COUNTRIES)),
            ("since", f"{year}-01-01"),
            ("until", f"{year}-12-31"),
            ("place", draw.choice(("district", "city", "town"))),
            ("least_killed", str(draw.randint(1, 30))),
            ("precision", str(draw.randint(1, 6))),
            ("disputed", draw.choice(("true", "false"))),
        )
    )
    return name, value if draw.random() < 0.6 else ""  # noqa: PLR2004 - about half are emptied, so that few filters stand


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit("skipped: name a project folder; `python -m bench.coded_big FOLDER` makes one of 400,000 events")
    main(Path(sys.argv[1]))
