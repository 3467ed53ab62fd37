"""A day's work from end to end: add a file, read it, review by keyboard, merge two events, take it back, release."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dateline.model.link import ACCEPTED, REJECTED, standing
from dateline.pipeline.indexing import event_by_id, find_events
from tests.e2e.conftest import Served

REPORT = """Bomb kills 14 in Quetta market

QUETTA, 5 May 2014 - A bomb killed 14 people at a market in Quetta on Monday, police said. At least 30 people were
injured. No group has claimed responsibility.
"""
DROPPED = """(words) => {
  const held = new DataTransfer();
  held.items.add(new File([words], "quetta.txt", { type: "text/plain" }));
  return held;
}"""
"""What a browser hands to a page when a file is dropped on it."""
PATIENCE = 60_000
"""Milliseconds for reading one short report: the language model is loaded first."""


def test_from_a_file_to_a_release(page: Page, served: Served) -> None:
    """What was dropped in comes out of the release, with what people decided on the way."""
    add_a_file(page, served)
    event_id = find_it(page, served)
    review_by_keyboard(page, served)
    merge_and_take_back(page, served, event_id)
    release(page, served, event_id)


def add_a_file(page: Page, served: Served) -> None:
    """Drop a file on the page; it is sent, archived, read and linked, and each step is told."""
    page.goto(served.base + "/documents")
    dropped = page.evaluate_handle(DROPPED, REPORT)
    page.dispatch_event("#drop", "dragover", {"dataTransfer": dropped})
    expect(page.locator("#drop")).to_have_class("drop no-print over")
    page.dispatch_event("#drop", "drop", {"dataTransfer": dropped})
    expect(page.locator("#uploads")).to_contain_text("quetta.txt: added", timeout=PATIENCE)
    expect(page.locator("#job span")).to_have_text("Done", timeout=PATIENCE)
    page.locator("#job a").click()
    expect(page.locator("table")).to_contain_text("Bomb kills 14 in Quetta market")


def find_it(page: Page, served: Served) -> str:
    """Filter the explore page down to the new event, and open it."""
    page.goto(served.base + "/")
    page.locator("[name=place]").fill("Quetta")
    expect(page.locator("#total")).to_have_text("1 events")
    page.wait_for_url("**place=Quetta**")
    page.locator("#events tbody a").click()
    expect(page.locator("h1")).to_contain_text("Quetta")
    expect(page.locator(".toll-picture").first).to_contain_text("14 killed")
    return str(page.locator("[data-event]").get_attribute("data-event"))


def review_by_keyboard(page: Page, served: Served) -> None:
    """Accept, reject, take back, correct: single keys, and the next card comes by itself."""
    page.goto(served.base + "/review")
    first = card_id(page)
    press(page, "a", first)
    second = card_id(page)
    press(page, "x", second)
    third = card_id(page)
    page.keyboard.press("u")
    expect(page.locator(f".review-card[data-claim='{second}']")).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator(f".review-card[data-claim='{third}']")).to_be_visible()
    stands = standing(served.project.store.decisions())
    assert stands[first].judgement == ACCEPTED
    assert second not in stands


def card_id(page: Page) -> str:
    """Give the id of the claim on the card."""
    return str(page.locator(".review-card").get_attribute("data-claim"))


def press(page: Page, key: str, claim: str) -> None:
    """Answer by a key and wait for another card."""
    page.keyboard.press(key)
    expect(page.locator(f".review-card[data-claim='{claim}']")).to_have_count(0)
    page.locator(".review-card").wait_for()


def merge_and_take_back(page: Page, served: Served, event_id: str) -> None:
    """Merge the new event with another, see both accounts in one, and take it back."""
    other = next(each.id for each in find_events(served.project).events if each.id != event_id)
    page.goto(f"{served.base}/events/{event_id}")
    page.get_by_role("button", name="Merge", exact=True).first.click()
    page.locator("#merge [name=other]").fill(other)
    page.locator("#merge [name=reason]").fill("told of one day")
    page.locator("#merge button.main").click()
    expect(page.locator(".history")).to_contain_text("told of one day")
    assert event_by_id(served.project, other).id == event_by_id(served.project, event_id).id
    page.locator("#undo").click()
    expect(page.locator(".history")).to_contain_text("withdrawn")
    assert event_by_id(served.project, other).id != event_by_id(served.project, event_id).id


def test_an_event_is_split_and_made_whole_again(page: Page, served: Served) -> None:
    """Accounts that are chosen in the dialog become an event of their own, with the reason kept; undo joins them."""
    whole = next(each for each in find_events(served.project).events if len(each.account_ids) > 1)
    apart = whole.account_ids[-1]
    page.goto(f"{served.base}/events/{whole.id}")
    page.get_by_role("button", name="Split", exact=True).first.click()
    page.locator(f"#split [name=account][value='{apart}']").check()
    page.locator("#split [name=reason]").fill("told of another day")
    page.locator("#split button.main").click()
    expect(page.locator(".history")).to_contain_text("told of another day")
    assert apart not in event_by_id(served.project, whole.id).account_ids
    page.locator("#undo").click()
    expect(page.locator(".history")).to_contain_text("withdrawn")
    assert event_by_id(served.project, whole.id).account_ids == whole.account_ids


def test_being_unsure_is_a_decision_with_its_reason(page: Page, served: Served) -> None:
    """One key says that one cannot tell; the reason stands in the history, and undo takes it back."""
    page.goto(served.base + "/review")
    first = card_id(page)
    page.locator("#reason").fill("the figure is cut off")
    page.locator("#reason").press("Enter")
    press(page, "d", first)
    stands = standing(served.project.store.decisions())[first]
    assert (stands.judgement, stands.reason) == ("unsure", "the figure is cut off")
    expect(page.locator("#reason")).to_have_value("")
    page.keyboard.press("u")
    expect(page.locator(f".review-card[data-claim='{first}']")).to_be_visible()
    assert first not in standing(served.project.store.decisions())


def release(page: Page, served: Served, event_id: str) -> None:
    """Make a release and find the new event in it."""
    page.goto(served.base + "/releases")
    page.locator("[name=name]").fill("2026.1")
    page.locator("[name=licence]").fill("CC-BY-4.0")
    page.get_by_role("button", name="Make a release").click()
    expect(page.locator(".release .tag")).to_have_text("2026.1", timeout=PATIENCE)
    page.locator(".release summary").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="events.csv", exact=False).first.click()
    assert event_id in Path(waiting.value.path()).read_text("utf-8")


def test_links_are_judged_by_keyboard(page: Page, served: Served) -> None:
    """Two accounts side by side; one key says that they differ, and the decision is kept."""
    page.goto(served.base + "/review?kind=links")
    card = page.locator(".pair")
    left, right = card.get_attribute("data-left"), card.get_attribute("data-right")
    page.keyboard.press("x")
    expect(page.locator(f".pair[data-left='{left}'][data-right='{right}']")).to_have_count(0)
    subject = "~".join(sorted([str(left), str(right)]))
    assert standing(served.project.store.decisions())[subject].judgement == "different"


def test_keys_can_be_changed(page: Page, served: Served) -> None:
    """A reviewer presses the key they like; one that is taken is refused."""
    page.goto(served.base + "/review")
    page.keyboard.press("?")
    page.locator("[data-rekey=accept]").click()
    page.keyboard.press("x")
    expect(page.locator("#keys-problem")).to_contain_text("used already")
    page.locator("[data-rekey=accept]").click()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-rekey=accept]")).to_have_text("→")
    page.locator("#keys [data-closes]").click()
    first = card_id(page)
    press(page, "ArrowRight", first)
    assert standing(served.project.store.decisions())[first].judgement == ACCEPTED
    assert json.loads(page.evaluate("localStorage.getItem('dateline.keys')"))["accept"] == "ArrowRight"


@pytest.mark.parametrize("name", ["accept", "reject"])
def test_a_claim_is_decided_where_it_stands(page: Page, served: Served, name: str) -> None:
    """The small buttons beside a claim on its document decide on it."""
    claim = next(each for each in served.project.store.claims() if each.id not in decided(served))
    document = served.project.store.text(claim.evidence.text_id).document_id
    page.goto(f"{served.base}/documents/{document}#{claim.id}")
    page.locator(f"[data-act={name}][data-claim='{claim.id}']").click()
    state = {"accept": ACCEPTED, "reject": REJECTED}[name]
    expect(page.locator(f"[id='{claim.id}'] .tag").first).to_have_text(state)


def decided(served: Served) -> set[str]:
    """Give what has been decided on."""
    return set(standing(served.project.store.decisions()))
