"""``/jobs``: work in the background: what it is at, and asking for some."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from enum import StrEnum
from functools import partial
from typing import Any

from fastapi import APIRouter
from pydantic import Field

from dateline.pipeline.project import Project
from dateline.pipeline.release_settings import Asked, options_of
from dateline.pipeline.releasing import check_asked
from dateline.web.acts import Body, Words
from dateline.web.api.shapes import ONE, REFUSED, JobOut
from dateline.web.jobs import Step
from dateline.web.state import Admin, Viewer, WorkbenchDep
from dateline.web.work import RELEASING, link_all, make_release, read_all

router = APIRouter(tags=["jobs"])


class Kind(StrEnum):
    """What can be asked for."""

    EXTRACT = "extract"
    RESOLVE = "resolve"
    RELEASE = RELEASING


class Wanted(Body):
    """A piece of work: ``extract`` reads the texts that wait and links, ``resolve`` only links, ``release`` freezes.

    A release has a ``name`` and, where the settings of the project give none, a ``licence``; private persons' names are
    withheld in it.
    """

    work: Kind
    name: str = Field("", max_length=100, examples=["2026.1"])
    licence: Words = ""

    def steps(self, project: Project) -> Callable[[], Iterator[Step]]:
        """Give the work itself, refusing at once a release that could not be made."""
        if self.work is not Kind.RELEASE:
            return partial(WORKS[self.work], project)
        name = self.name.strip()
        options = options_of(project.folder, Asked(licence=self.licence.strip() or None))
        check_asked(project, name, options)
        return partial(make_release, project, name, options)


WORKS = {Kind.EXTRACT: read_all, Kind.RESOLVE: link_all}


@router.get("/jobs", response_model=list[JobOut], responses=REFUSED)
def jobs(workbench: WorkbenchDep, _: Viewer) -> list[dict[str, Any]]:
    """List the jobs of this server, the newest first."""
    return [asdict(job) for job in workbench.jobs.all()]


@router.get("/jobs/{job_id}", response_model=JobOut, responses=ONE)
def job(workbench: WorkbenchDep, _: Viewer, job_id: str) -> dict[str, Any]:
    """Tell how far one job is; ask again while it is waiting or running."""
    return asdict(workbench.jobs.one(job_id))


@router.post("/jobs", status_code=202, response_model=JobOut, responses=REFUSED)
def start(workbench: WorkbenchDep, person: Admin, wanted: Wanted) -> dict[str, Any]:
    """Ask for texts to be read, for accounts and profiles to be linked anew, or for a release to be made."""
    work = wanted.steps(workbench.project)
    return asdict(workbench.jobs.start(wanted.work.value, work, by=person.name))
