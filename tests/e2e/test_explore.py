"""The explore page: map, timeline and table in step, and the view in the address."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Served


def test_a_view_is_in_its_address(page: Page, served: Served) -> None:
    """Filters and the map's place are in the address: opened again, it shows the same events at the same place."""
    page.goto(served.base + "/", wait_until="networkidle")
    page.locator("[name=country]").select_option("KE")
    expect(page.locator("#events tbody tr").first).to_contain_text("Kenya")
    told = page.locator("#total").inner_text()
    page.goto(page.url, wait_until="networkidle")
    assert "country=KE" in page.url
    expect(page.locator("#total")).to_have_text(told)
    page.locator("#chips button").first.click()
    expect(page.locator("#total")).not_to_have_text(told)


def test_the_timeline_chooses_days(page: Page, served: Served) -> None:
    """Dragging over the timeline chooses days for the map and the table; the arrow keys move a bound."""
    page.goto(served.base + "/", wait_until="networkidle")
    told = page.locator("#total").inner_text()
    picture = page.locator("#timeline svg")
    box = picture.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 40, steps=4)
    page.mouse.up()
    expect(page.locator("[name=since]")).not_to_have_value("")
    expect(page.locator("#total")).not_to_have_text(told)
    since = page.locator("[name=since]").input_value()
    rows = page.locator("#events tbody .when").all_inner_texts()
    assert rows
    assert all(row >= since[:4] for row in rows)
    page.locator(".brush-handle").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[name=since]")).not_to_have_value(since)


def test_events_without_place_or_date_have_their_tray(page: Page, served: Served) -> None:
    """What cannot be drawn is counted in plain sight, and one press lists it."""
    page.goto(served.base + "/", wait_until="networkidle")
    tray = page.locator("[data-tray=unplaced]")
    number = int(tray.locator("b").inner_text())
    assert number > 0
    tray.click()
    expect(page.locator("#total")).to_contain_text(str(number))
    expect(tray).to_have_attribute("aria-pressed", "true")


def test_the_map_is_drawn_offline(page: Page, served: Served) -> None:
    """The canvas holds land and water, and a mark picked on the map shows its event."""
    page.goto(served.base + "/?place=Kampala#6.00/0.35/32.58", wait_until="networkidle")
    expect(page.locator("#total")).to_have_text("1 events")
    page.locator("#map[data-drawn]").wait_for()
    box = page.locator("#map canvas").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#picked .event-card")).to_contain_text("Kampala")
