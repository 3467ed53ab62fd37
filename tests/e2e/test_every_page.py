"""Every page of the workbench in a real browser: it shows what it should, to everybody, and asks nobody else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from dateline.pipeline.indexing import actor_by_id, find_events
from tests.e2e.conftest import ROOT, Served

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SERIOUS = {"serious", "critical"}
PAGES = {
    "explore": "/",
    "actors": "/actors",
    "documents": "/documents",
    "review claims": "/review",
    "review links": "/review?kind=links",
    "search": "/search?q=bomb",
    "sources": "/sources",
    "runs": "/runs",
    "quality": "/quality",
    "releases": "/releases",
    "event": "/events/{event}",
    "actor": "/actors/{actor}",
    "document": "/documents/{document}",
}


def address(name: str, served: Served) -> str:
    """Give the address of a page, with the ids of the samples filled in."""
    project = served.project
    event = max(find_events(project).events, key=lambda each: len(each.account_ids))
    text = project.store.account(event.account_ids[0]).text_id
    ids = {
        "event": event.id,
        "actor": actor_by_id(project, "al-Shabaab").id,
        "document": project.store.text(text).document_id,
    }
    return served.base + PAGES[name].format(**ids)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everybody(page: Page, served: Served, name: str) -> None:
    """Light on a laptop and dark on a small phone: axe finds nothing serious, and the page scrolls only down."""
    page.emulate_media(color_scheme="light")
    page.goto(address(name, served), wait_until="networkidle")
    assert page.locator("h1").first.inner_text()
    assert _faults(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    # maps and timelines draw themselves anew: how soon depends on the machine, that they fit does not
    page.wait_for_function("document.documentElement.scrollWidth <= 360")
    page.wait_for_timeout(300)
    assert _faults(page) == []


def _faults(page: Page) -> list[str]:
    # axe is put in by the browser's own debugger, which the page's policy does not bind
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]


def test_the_whole_works_by_keyboard(page: Page, served: Served) -> None:
    """The first Tab offers to skip to the content, "/" goes to the search, g and a letter to another page."""
    page.goto(served.base + "/sources", wait_until="networkidle")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Escape")
    page.locator("body").click(position={"x": 2, "y": 400})
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.wait_for_url("**/actors")
    page.keyboard.press("/")
    page.keyboard.type("bomb")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=bomb")
    assert page.locator("article.hit mark").count() > 0


def test_colours_are_kept(page: Page, served: Served) -> None:
    """The button goes from the system's colours to light to dark, and the next page has them from the start."""
    page.goto(served.base + "/sources", wait_until="networkidle")
    page.locator("#theme").click()
    page.locator("#theme").click()
    page.goto(served.base + "/actors", wait_until="networkidle")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_build_needs_no_other_place() -> None:
    """The lock file names packages by version and digest, and no place to fetch them from."""
    lock = (ROOT / "frontend" / "package-lock.json").read_text("utf-8")
    assert "resolved" not in lock
    assert "registry" not in lock
