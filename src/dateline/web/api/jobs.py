"""``/jobs``: work in the background: what it is at, and asking for some."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from functools import partial
from typing import Any

from fastapi import APIRouter

from dateline.web.acts import Body
from dateline.web.api.shapes import ONE, REFUSED, JobOut
from dateline.web.state import Admin, Viewer, WorkbenchDep
from dateline.web.work import link_all, read_all

router = APIRouter(tags=["jobs"])


class Kind(StrEnum):
    """What can be asked for."""

    EXTRACT = "extract"
    RESOLVE = "resolve"


class Wanted(Body):
    """A piece of work: ``extract`` reads the texts that wait and links, ``resolve`` only links."""

    work: Kind


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
    """Ask for texts to be read, or for accounts and profiles to be linked anew."""
    work = partial(WORKS[wanted.work], workbench.project)
    return asdict(workbench.jobs.start(wanted.work.value, work, by=person.name))
