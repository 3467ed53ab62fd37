"""The page of a document: highlights and claims lead to one another, words become claims, and nothing hostile runs."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from dateline.model.document import Document
from tests.e2e.conftest import Served

SELECT = """([start, length]) => {
  const holders = [...document.querySelectorAll('#text [data-s]')];
  const holder = holders.reverse().find((each) => Number(each.dataset.s) <= start);
  const range = document.createRange();
  range.setStart(holder.firstChild, start - Number(holder.dataset.s));
  range.setEnd(holder.firstChild, start - Number(holder.dataset.s) + length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def document_of(served: Served, title: str) -> Document:
    """Find a document by words of its title."""
    return next(each for each in served.project.store.documents() if title in (each.title or ""))


def test_highlights_and_claims_lead_to_one_another(page: Page, served: Served) -> None:
    """Clicking marked words shows a claim that rests on them, and clicking the claim shows all its words."""
    document = document_of(served, "Kenya says mall siege")
    page.goto(f"{served.base}/documents/{document.id}")
    mark = page.locator("#text mark").nth(3)
    mark.click()
    shown = page.locator(".claim.on")
    assert str(shown.get_attribute("id")) in str(mark.get_attribute("data-claims")).split()
    page.locator(".claim .claim-words").last.click()
    claim = served.project.store.claim(str(page.locator(".claim.on").get_attribute("id")))
    words = "".join(page.locator("#text mark.on").all_inner_texts())
    assert words == claim.evidence.quote


def test_selected_words_become_a_claim(page: Page, served: Served) -> None:
    """Words that no engine found are selected, given a property and a value, and stand as a claim by hand."""
    document = document_of(served, "Kenya says mall siege")
    (text,) = served.project.store.texts(document.id)
    start = text.characters.index("under the rubble")
    page.goto(f"{served.base}/documents/{document.id}")
    page.evaluate(SELECT, [start, len("under the rubble")])
    page.locator("#select-menu button").click()
    account = page.locator("#add [name=subject_id] option[data-kind=account]").first.get_attribute("value")
    page.locator("#add [name=subject_id]").select_option(account)
    page.locator("#add [name=property]").select_option("part_of")
    page.locator("#add [name=value]").fill("the siege")
    page.locator("#add button.main").click()
    expect(page.locator(".claim.on .value")).to_have_text("the siege")
    claim = served.project.store.claim(str(page.locator(".claim.on").get_attribute("id")))
    assert (claim.evidence.quote, claim.engine) == ("under the rubble", "person@1")


def test_a_value_that_cannot_be_is_refused_where_it_was_typed(page: Page, served: Served) -> None:
    """A toll that is no toll is refused in words, in the dialog, and nothing is lost."""
    document = document_of(served, "Norwegian police")
    page.goto(f"{served.base}/documents/{document.id}")
    page.locator(".claim.k-count [data-act=edit]").first.click()
    page.locator("#correct [name=value]").fill("a lot")
    page.locator("#correct button.main").click()
    expect(page.locator("#correct [role=alert]")).to_contain_text("no toll")


def test_a_hostile_document_is_harmless(page: Page, served: Served) -> None:
    """Scripts, script addresses, frames and styles of a document do nothing, and turned names are shown as they are."""
    document = document_of(served, "Bomb kills 9")
    page.goto(f"{served.base}/documents/{document.id}")
    page.get_by_role("button", name="Side by side").click()
    page.frame_locator(".frame iframe").locator("h1").wait_for()
    page.wait_for_timeout(300)
    assert page.evaluate("window.broken") is None
    assert all(frame.evaluate("window.broken") is None for frame in page.frames[1:] if frame.url != "about:blank")
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator(".bidi-mark").first.inner_text() == "⟦RLO⟧"
    text = page.locator("#text").inner_text()
    assert "\u202e" not in text
    assert "<img src=x onerror" in text
    assert page.locator("#text .b[dir=rtl]").count() == 1


def test_hostile_names_are_harmless_elsewhere(page: Page, served: Served) -> None:
    """What a hostile document names is shown in lists and on cards as words and nothing else."""
    for path in ("/", "/actors", "/documents", "/search?q=Kabul", "/review"):
        page.goto(served.base + path)
        assert page.evaluate("window.broken") is None
        assert "\u202e" not in page.locator("main").inner_text()
