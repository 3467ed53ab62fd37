"""What takes long goes on in the background, and pages show how far it is."""

from __future__ import annotations

import time

from dateline.pipeline.held import keep_nobody_waiting
from dateline.pipeline.indexing import find_events
from dateline.pipeline.project import Project
from dateline.web.jobs import Job, Jobs, State
from dateline.web.work import ASSEMBLING, RELEASING
from tests.web.client import Client

BROWSER = {"accept": "text/html"}
SECONDS = 60


def ended(client: Client, name: str) -> Job:
    """Wait until the newest job of a name is done."""
    jobs: Jobs = client.app.state.workbench.jobs
    until = time.monotonic() + SECONDS
    while jobs.under_way(name) and time.monotonic() < until:
        time.sleep(0.01)
    found = jobs.newest(name)
    assert found is not None
    return found


def test_nobody_waits_while_events_are_put_together(client: Client, project: Project) -> None:
    """Pages and the API say at once that events are on their way; when they are there, they are shown."""
    keep_nobody_waiting(project, 0)
    page = client.get("/", headers=BROWSER)
    assert (page.status_code, page.headers["retry-after"]) == (503, "5")
    assert "being put together" in page.text
    assert "data-job=" in page.text
    assert client.get("/documents", headers=BROWSER).status_code == 200
    job = ended(client, ASSEMBLING)
    assert (job.state, job.problem) == (State.DONE, None)
    assert client.get("/", headers=BROWSER).status_code == 200
    assert client.get("/api/v1/explore").json()["total"] == 4


def test_the_api_says_when_to_ask_again(client: Client, project: Project) -> None:
    """A program gets a problem with a time to wait, and the work begins once however many ask."""
    keep_nobody_waiting(project, 0)
    answers = [client.get("/api/v1/explore") for _ in range(3)]
    assert answers[0].status_code == 503
    assert answers[0].headers["retry-after"] == "5"
    assert "ask again" in answers[0].json()["way_out"]
    ended(client, ASSEMBLING)
    assert sum(job.name == ASSEMBLING for job in client.app.state.workbench.jobs.all()) == 1


def test_a_release_is_made_in_the_background(client: Client) -> None:
    """It is asked for, its progress is shown, and when it is done it stands in the list; its name is then taken."""
    answer = client.post("/releases", data={"name": "2026.1", "licence": "CC-BY-4.0"}, headers=BROWSER)
    assert answer.status_code == 303
    job = ended(client, RELEASING)
    assert (job.state, job.problem, job.told) == (State.DONE, None, ("release 2026.1 was made",))
    assert "2026.1" in client.get("/releases", headers=BROWSER).text
    again = client.post("/releases", data={"name": "2026.1"}, headers=BROWSER)
    assert again.status_code == 422
    assert "never changed" in again.text


def test_a_wrong_licence_is_refused_at_once(client: Client) -> None:
    """Nothing is begun that is known to fail."""
    answer = client.post("/releases", data={"name": "2026.2", "licence": "whatever"}, headers=BROWSER)
    assert answer.status_code == 422
    assert client.app.state.workbench.jobs.newest(RELEASING) is None


def test_what_is_set_aside_is_shown_with_the_reason(client: Client, project: Project) -> None:
    """A rejected value is on the event's page, with who rejected it and why, and the history tells of it."""
    claim = next(each for each in project.store.claims() if each.property == "toll")
    client.post("/api/v1/decisions", json={"act": "reject", "claim_id": claim.id, "reason": "a film scene"})
    event = next(each for each in find_events(project).events if claim.subject_id in each.account_ids)
    page = client.get(f"/events/{event.id}", headers=BROWSER).text
    assert "rejected by" in page
    assert page.count("a film scene") == 2
