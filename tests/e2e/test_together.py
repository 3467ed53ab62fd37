"""Two reviewers, a network through the years, and paper."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from dateline.model.link import standing
from dateline.pipeline.indexing import actor_by_id
from dateline.pipeline.reviewing import accept_claim, reject_claim
from tests.e2e.conftest import Served

DRAWN = """() => {
  const still = document.querySelector("#map .map-still");
  const pixels = still.getContext("2d").getImageData(0, 0, still.width, still.height).data;
  return new Set(new Uint32Array(pixels.buffer)).size;
}"""
"""Counts the colours of the still picture that goes on paper."""


def test_two_reviewers_and_how_far_they_agree(page: Page, served: Served) -> None:
    """The second judges what the first has, without seeing how, and the page tells how far both agree."""
    project = served.project
    right, wrong = (each.id for each in list(project.store.claims())[:2])
    accept_claim(project, right, "Ben")
    reject_claim(project, wrong, "Ben")
    for _ in range(2):
        page.goto(served.base + "/review?second=true")
        card = page.locator(".review-card")
        expect(card).not_to_contain_text("accepted")
        expect(card).not_to_contain_text("rejected")
        shown = str(card.get_attribute("data-claim"))
        page.keyboard.press("a" if shown == right else "x")
        expect(page.locator(f".review-card[data-claim='{shown}']")).to_have_count(0)
    assert {standing(project.store.decisions())[each].decided_by for each in (right, wrong)} == {"Ada"}
    page.goto(served.base + "/quality")
    expect(page.locator("main")).to_contain_text("alpha 1.00 on 2 judged twice")


def test_a_network_is_shown_year_by_year(page: Page, served: Served) -> None:
    """The slider goes through the years of the relations by arrow keys, and back to all of them."""
    actor = actor_by_id(served.project, "al-Shabaab")
    page.goto(f"{served.base}/actors/{actor.id}")
    page.locator("#network canvas").first.wait_for()
    slider = page.locator("#year")
    expect(slider).not_to_have_attribute("min", "")
    first = slider.get_attribute("min")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#year-words")).to_have_text(str(int(str(first)) + 1))
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#year-words")).to_have_text("all years")


def test_paper_shows_the_map_and_what_is_folded(page: Page, served: Served) -> None:
    """Printed from dark colours, a page is light, its map is a picture, and it unfolds; then it is as before."""
    page.emulate_media(color_scheme="dark")
    page.goto(served.base + "/")
    page.locator("#map[data-drawn]").wait_for()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(DRAWN) > 3
    assert page.locator("html").get_attribute("data-theme") == "light"
    assert page.locator("details:not([open]):not(.no-print)").count() == 0
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator("#filter-box")).to_be_hidden()
    expect(page.locator("#map .map-still")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-theme") is None
