"""Take the pictures of ``docs/screenshots`` from a served project of the samples.

dateline serve                                        # in the project's folder
python -m tests.e2e.shoot http://127.0.0.1:8765       # beside it
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from tests.e2e.conftest import ROOT, SOFTWARE_GL

OUT = ROOT / "docs" / "screenshots"
PATIENCE = 60_000
"""Milliseconds for a map to be drawn without a graphics card."""
HEIGHTS = {360: 740, 1280: 800, 1920: 1080}


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the page, how wide the window is, its colours, and what is clicked before."""

    name: str
    path: str
    width: int = 1280
    colours: str = "light"
    click: str = ""


FIXED = (
    Shot("explore", "/"),
    Shot("explore-dark-wide", "/#4.20/9.0/25.0", 1920, "dark"),
    Shot("explore-phone", "/", 360),
    Shot("review-claims", "/review"),
    Shot("review-links", "/review?kind=links", colours="dark"),
    Shot("review-phone", "/review", 360, "dark"),
    Shot("documents", "/documents"),
    Shot("search", "/search?q=bomb"),
    Shot("sources", "/sources"),
    Shot("runs", "/runs"),
    Shot("quality", "/quality"),
    Shot("releases", "/releases"),
    Shot("actors", "/actors", colours="dark"),
)


def main(base: str) -> None:
    """Take them all."""
    found = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=SOFTWARE_GL)
        for shot in (*FIXED, *_with_ids(browser, base)):
            _take(browser, base, shot)
        browser.close()


def _with_ids(browser: Browser, base: str) -> list[Shot]:
    """Find the event most documents tell of, one of its documents and its actor."""
    page = browser.new_page()
    rows = page.request.get(f"{base}/api/v1/explore").json()["rows"]
    event = max(rows, key=lambda row: (row["sources"], row["id"]))["id"]
    page.goto(f"{base}/events/{event}")
    document = page.locator(".accounts .source a").first.get_attribute("href")
    actor = page.request.get(f"{base}/api/v1/actors?name=shabaab").json()["results"][0]["id"]
    page.close()
    return [
        Shot("event", f"/events/{event}"),
        Shot("event-dark-wide", f"/events/{event}", 1920, "dark"),
        Shot("document", f"{document}"),
        Shot("document-beside-its-original", f"{document}", 1920, click="[data-view=both]"),
        Shot("document-phone", f"{document}", 360),
        Shot("actor", f"/actors/{actor}"),
        Shot("actor-phone-dark", f"/actors/{actor}", 360, "dark"),
    ]


def _take(browser: Browser, base: str, shot: Shot) -> None:
    size = {"width": shot.width, "height": HEIGHTS[shot.width]}
    context = browser.new_context(viewport=size, color_scheme="dark" if shot.colours == "dark" else "light")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(base + shot.path, wait_until="networkidle")
    if shot.click:
        page.locator(shot.click).click()
    for drawn in page.locator("#map, #small-map:visible").all():
        page.locator(f"#{drawn.get_attribute('id')}[data-drawn]").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(1000)  # the finer coasts
    path = OUT / f"{shot.name}.png"
    page.screenshot(path=path)
    _say(f"{path.name}: {path.stat().st_size // 1024} kB")
    context.close()


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8765")
