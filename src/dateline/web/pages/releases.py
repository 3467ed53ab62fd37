"""Releases: frozen datasets of the project, listed, made and handed out file by file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import FileResponse, RedirectResponse, Response

from dateline.model.errors import NotFound, ReleaseError
from dateline.pipeline.project import Project
from dateline.pipeline.release_settings import Asked, options_of
from dateline.pipeline.released import MANIFEST, ReleaseInfo, open_release
from dateline.pipeline.releasing import FOLDER, check_asked
from dateline.web.jobs import State
from dateline.web.state import Admin, ProjectDep, Viewer, Workbench, WorkbenchDep
from dateline.web.templating import page
from dateline.web.work import RELEASING, make_release

router = APIRouter(prefix="/releases")


@dataclass(frozen=True, slots=True)
class SeenRelease:
    """One release with its files: each by its path in the folder, and its bytes."""

    info: ReleaseInfo
    files: tuple[tuple[str, int], ...]


@router.get("")
def releases(request: Request, workbench: WorkbenchDep, _: Viewer) -> Response:
    """List releases, newest first, and show how far the one being made is."""
    return _listed(request, workbench)


@router.post("")
def make(
    request: Request,
    workbench: WorkbenchDep,
    person: Admin,
    *,
    name: Annotated[str, Form(max_length=100)],
    licence: Annotated[str, Form()] = "",
) -> Response:
    """Have a release of the present view made; private persons' names are withheld."""
    project, name = workbench.project, name.strip()
    try:
        options = options_of(project.folder, Asked(licence=licence.strip() or None))
        check_asked(project, name, options)
    except ReleaseError as error:
        return _listed(request, workbench, problem=str(error), status=422)
    workbench.jobs.start(RELEASING, partial(make_release, project, name, options), by=person.name)
    return RedirectResponse("/releases", 303)


@router.get("/{name}/{path:path}")
def file(project: ProjectDep, _: Viewer, name: str, path: str) -> Response:
    """Hand out one file of a release, to be saved."""
    found = next((each for each in _folders(project) if each.name == name), None)
    wanted = next((each for each in _files(found) if str(each.relative_to(found)) == path), None) if found else None
    if wanted is None:
        raise NotFound(f"no file {path!r} in release {name!r}", way_out="see the list of releases")
    return FileResponse(wanted, filename=wanted.name, content_disposition_type="attachment")


def _listed(request: Request, workbench: Workbench, *, problem: str = "", status: int = 200) -> Response:
    seen = [_seen(each) for each in _folders(workbench.project)]
    ordered = sorted(seen, key=lambda each: (each.info.created, each.info.name), reverse=True)
    job = workbench.jobs.newest(RELEASING)
    shown = job if job and job.state is not State.DONE else None
    return page(request, "releases.html", status, releases=ordered, problem=problem, job=shown)


def _folders(project: Project) -> list[Path]:
    return [
        each.parent for each in (project.folder / FOLDER).glob(f"*/{MANIFEST}") if not each.parent.name.startswith(".")
    ]


def _files(folder: Path) -> Iterator[Path]:
    return (each for each in sorted(folder.rglob("*")) if each.is_file() and not each.is_symlink())


def _seen(folder: Path) -> SeenRelease:
    files = tuple((str(each.relative_to(folder)), each.stat().st_size) for each in _files(folder))
    return SeenRelease(open_release(folder), files)
