"""Every page is answered on a small project, to whom it may be, with nothing in it that runs."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from dateline.pipeline.indexing import find_actors, find_events
from dateline.pipeline.project import Project
from dateline.web.accounts import add_person
from dateline.web.pages.claims import safe_url
from dateline.web.pages.lists import measured
from dateline.web.pages.review import KEYS
from dateline.web.people import Role
from dateline.web.wording import texts
from tests.web.casebook import WITNESS
from tests.web.client import Client
from tests.web.test_accounts import PASSWORD, logged_in

BROWSER = {"accept": "text/html"}
PAGES = (
    *(
        "/",
        "/actors",
        "/documents",
        "/review",
        "/review?kind=links",
        "/review?second=true",
        "/search?q=bomb",
        "/search",
    ),
    *("/sources", "/runs", "/quality", "/releases"),
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_answered(client: Client, path: str) -> None:
    """Each page of the menu has a title and one main heading."""
    answer = client.get(path, headers=BROWSER)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1


def test_every_event_and_document_has_a_page(client: Client, project: Project) -> None:
    """All events, their cards, and all documents are shown, whatever they lack."""
    ids = [each.id for each in find_events(project).events]
    paths = [f"/events/{each}{part}" for each in ids for part in ("", "/card")]
    paths += [f"/documents/{each.id}" for each in project.store.documents()]
    paths += [f"/actors/{each.id}" for each in find_actors(project).actors]
    assert {client.get(path, headers=BROWSER).status_code for path in paths} == {200}


def test_every_claim_and_link_has_a_card(client: Client, project: Project) -> None:
    """Whatever the queue may hold can be shown to a reviewer."""
    paths = [f"/review/claims/{each.id}" for each in project.store.claims()]
    paths += [f"/review/links/{each.left_id}~{each.right_id}" for each in project.store.links()]
    assert {client.get(path, headers=BROWSER).status_code for path in paths} == {200}


def test_what_is_not_there_says_so(client: Client) -> None:
    """An address that leads nowhere gives a page with the way out."""
    answer = client.get("/events/event-0000", headers=BROWSER)
    assert answer.status_code == 404
    assert "event-0000" in answer.text


def test_an_event_tells_both_figures(client: Client, project: Project) -> None:
    """Where two reports disagree, each figure is beside its source."""
    event = next(each for each in find_events(project).events if len(each.account_ids) == 2)
    page = client.get(f"/events/{event.id}", headers=BROWSER).text
    assert "80 killed" in page
    assert "85 killed" in page
    assert "disputed" in page


def test_a_private_name_is_shown_to_those_who_code(client: Client) -> None:
    """Without accounts the user of the machine sees everything."""
    assert WITNESS in client.get("/search", params={"q": WITNESS}, headers=BROWSER).text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", None, ""])
def test_only_web_addresses_are_linked(address: str | None) -> None:
    """An address that would run or open something else is not followed."""
    assert safe_url(address) == ""
    assert safe_url("https://example.org/a") == "https://example.org/a"


def test_a_claim_by_hand_needs_a_value_that_can_be(client: Client, project: Project) -> None:
    """A toll that is no toll is refused with what would do."""
    claim = next(each for each in project.store.claims() if each.property == "toll")
    refused = client.post(
        f"/claims/{claim.id}/correct", data={"value": "lots"}, headers={"origin": "http://127.0.0.1:8765"}
    )
    assert refused.status_code == 422
    assert "no toll" in refused.text
    made = client.post(f"/claims/{claim.id}/correct", data={"value": "9"}, headers={"origin": "http://127.0.0.1:8765"})
    assert made.status_code == 201


def test_a_viewer_never_reads_a_private_name(app: FastAPI, project: Project) -> None:
    """On the pages of events, documents and the search a viewer finds the name nowhere, and may not review."""
    add_person(project, "root", Role.ADMIN, PASSWORD, by="tester")
    add_person(project, "guest", Role.VIEWER, PASSWORD, by="tester")
    ids = [each.id for each in find_events(project).events]
    paths = [f"/events/{each}{part}" for each in ids for part in ("", "/card")]
    paths += [f"/documents/{each.id}" for each in project.store.documents()]
    with logged_in(app, "guest") as guest, logged_in(app, "root") as root:
        assert any(WITNESS in root.get(path, headers=BROWSER).text for path in paths)
        shown = [guest.get(path, headers=BROWSER) for path in [*paths, "/search?q=killed"]]
        assert {each.status_code for each in shown} == {200}
        assert not any(part in each.text for each in shown for part in WITNESS.split())
        assert guest.get("/review", headers=BROWSER).status_code == 403


def test_the_words_of_every_key_are_there() -> None:
    """Answers and their keys are named in the catalogue."""
    names = {name for keys in KEYS.values() for name in keys}
    assert [name for name in names if f"review.{name}" not in texts()] == []


def test_measured_figures_are_read_from_what_was_written() -> None:
    """A row of the quality page becomes a task, what it was measured on, and its figures by name."""
    (row,) = measured(
        "# Quality\n\n| measured | on | n |\n|---|---|\n| dates | TimeBank | 12 | 0.2 | strict_f1 0.891, n_x 3 |\n"
    )
    assert (row.task, row.on, row.n, row.figures) == ("dates", "TimeBank", "12", (("strict f1", "0.891"), ("n x", "3")))
