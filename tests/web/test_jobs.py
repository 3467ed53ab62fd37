"""Work in the background: files are added, read and linked, and it can be asked how far it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from dateline.extract.engines import EngineName
from dateline.model.errors import InvalidValue, StoreError
from dateline.pipeline.adding import add
from dateline.pipeline.extracting import engine_maker, extract
from dateline.pipeline.project import create_project
from dateline.web.jobs import WAITING, Job, Jobs, State, Step
from dateline.web.work import read_all, uploaded
from tests.web.client import Client

REPORT = b"""Bomb kills nine in Herat

HERAT, 4 May 2019 - A roadside bomb killed nine policemen in Herat on Saturday, the governor said. The Taliban claimed
the attack.
"""
SECONDS = 120


def ended(jobs: Jobs, job: Job) -> Job:
    """Wait until a job is done."""
    until = time.monotonic() + SECONDS
    while jobs.one(job.id).ended is None and time.monotonic() < until:
        time.sleep(0.01)
    return jobs.one(job.id)


def test_a_file_sent_becomes_an_event(client: Client) -> None:
    """It is archived, read and linked while the page can ask how far it is; what cannot be read is told."""
    files = [("files", ("../../herat.txt", REPORT)), ("files", ("empty.txt", b""))]
    answer = client.post("/api/v1/documents", files=files)
    assert answer.status_code == 202
    jobs: Jobs = client.app.state.workbench.jobs
    job = ended(jobs, jobs.one(answer.json()["id"]))
    assert (job.state, job.problem) == (State.DONE, None)
    assert any("herat.txt: added" in told for told in job.told)
    assert any("empty.txt" in told and "added" not in told for told in job.told)
    (event,) = client.get("/api/v1/events?place=Herat").json()["results"]
    assert event["killed_best"] == 9
    assert client.get("/api/v1/search?q=roadside").json()["total"] > 0
    origins = {each["origin"] for each in client.get("/api/v1/documents").json()["results"]}
    assert "upload:herat.txt" in origins
    assert client.get(f"/api/v1/jobs/{job.id}").json()["state"] == "done"


def test_a_release_is_asked_for_as_a_job(client: Client) -> None:
    """It is made in the background and is a folder of the project; a name that is taken or none is refused at once."""
    answer = client.post("/api/v1/jobs", json={"work": "release", "name": "2026.1", "licence": "CC-BY-4.0"})
    assert answer.status_code == 202
    workbench = client.app.state.workbench
    job = ended(workbench.jobs, workbench.jobs.one(answer.json()["id"]))
    assert (job.state, job.problem) == (State.DONE, None)
    assert (workbench.project.folder / "releases" / "2026.1").is_dir()
    for name in ("2026.1", "../2026", ""):
        refused = client.post("/api/v1/jobs", json={"work": "release", "name": name, "licence": "CC-BY-4.0"})
        assert (refused.status_code, "release" in refused.text) == (422, True)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a/b\\c.txt", "c.txt"),
        ("", "a file"),
        ("x" * 999, "x" * 200),
        ("\0.txt", ".txt"),
        ("report\ud800.txt", "report?.txt"),
    ],
)
def test_the_name_of_a_sent_file_is_never_a_path(name: str, shown: str) -> None:
    """Only its last part is kept, and only to be shown."""
    assert uploaded(name, b"x", 10).name == shown


def test_a_job_that_fails_says_why_and_the_next_one_runs() -> None:
    """An error of one piece of work is told, and ends nothing else."""

    def broken() -> Iterator[Step]:
        yield Step("trying")
        raise StoreError("the disk is full")

    def sound() -> Iterator[Step]:
        yield Step("doing", 1, 1, "did it")

    jobs = Jobs()
    one, two = jobs.start("one", broken, by="tester"), jobs.start("two", sound, by="tester")
    assert (ended(jobs, one).state, ended(jobs, one).problem) == (State.FAILED, "the disk is full")
    assert (ended(jobs, two).state, ended(jobs, two).told) == (State.DONE, ("did it",))
    assert [job.name for job in jobs.all()] == ["two", "one"]
    jobs.close()


def test_too_much_work_is_refused() -> None:
    """A queue that only grows helps nobody."""
    go = Event()

    def waits() -> Iterator[Step]:
        go.wait(SECONDS)
        yield Step("done")

    jobs = Jobs()
    running = jobs.start("wait", waits, by="tester")
    while jobs.one(running.id).state is State.WAITING:
        time.sleep(0.01)
    for _ in range(WAITING):
        jobs.start("wait", waits, by="tester")
    with pytest.raises(InvalidValue, match="too much work"):
        jobs.start("wait", waits, by="tester")
    assert jobs.busy_with("wait")
    go.set()
    jobs.close()


def test_what_waits_is_counted_for_the_engine_that_reads(tmp_path: Path) -> None:
    """A text that the rules alone have read still waits for the engine of the server, and is read once."""
    (tmp_path / "herat.txt").write_bytes(REPORT)
    with create_project(tmp_path / "casebook") as project:
        list(add(project, [str(tmp_path / "herat.txt")]))
        list(extract(project, engine_maker(project, EngineName.RULES), workers=1))
        steps = [(step.done, step.total) for step in read_all(project) if step.name == "reading"]
        assert steps == [(0, 1), (1, 1)]
        assert not [step for step in read_all(project) if step.name == "reading"]
