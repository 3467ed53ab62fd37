"""Releases: frozen datasets of the project, listed, made and handed out file by file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import FileResponse, RedirectResponse, Response

from dateline.model.errors import NotFound, ReleaseError
from dateline.pipeline.project import Project
from dateline.pipeline.release_settings import Asked, options_of
from dateline.pipeline.released import MANIFEST, ReleaseInfo, open_release
from dateline.pipeline.releasing import FOLDER, release
from dateline.web.state import Admin, ProjectDep, Viewer
from dateline.web.templating import page

router = APIRouter(prefix="/releases")


@dataclass(frozen=True, slots=True)
class SeenRelease:
    """One release with its files: each by its path in the folder, and its bytes."""

    info: ReleaseInfo
    files: tuple[tuple[str, int], ...]


@router.get("")
def releases(request: Request, project: ProjectDep, _: Viewer) -> Response:
    """List releases, newest first."""
    return _listed(request, project)


@router.post("")
def make(
    request: Request,
    project: ProjectDep,
    _: Admin,
    name: Annotated[str, Form(max_length=100)],
    licence: Annotated[str, Form()] = "",
) -> Response:
    """Make a release of the present view; private persons' names are withheld."""
    try:
        release(project, name.strip(), options_of(project.folder, Asked(licence=licence.strip() or None)))
    except ReleaseError as error:
        return _listed(request, project, problem=str(error), status=422)
    return RedirectResponse("/releases", 303)


@router.get("/{name}/{path:path}")
def file(project: ProjectDep, _: Viewer, name: str, path: str) -> Response:
    """Hand out one file of a release, to be saved."""
    found = next((each for each in _folders(project) if each.name == name), None)
    wanted = next((each for each in _files(found) if str(each.relative_to(found)) == path), None) if found else None
    if wanted is None:
        raise NotFound(f"no file {path!r} in release {name!r}", way_out="see the list of releases")
    return FileResponse(wanted, filename=wanted.name, content_disposition_type="attachment")


def _listed(request: Request, project: Project, *, problem: str = "", status: int = 200) -> Response:
    seen = [_seen(each) for each in _folders(project)]
    ordered = sorted(seen, key=lambda each: (each.info.created, each.info.name), reverse=True)
    return page(request, "releases.html", status, releases=ordered, problem=problem)


def _folders(project: Project) -> list[Path]:
    return [
        each.parent for each in (project.folder / FOLDER).glob(f"*/{MANIFEST}") if not each.parent.name.startswith(".")
    ]


def _files(folder: Path) -> Iterator[Path]:
    return (each for each in sorted(folder.rglob("*")) if each.is_file() and not each.is_symlink())


def _seen(folder: Path) -> SeenRelease:
    files = tuple((str(each.relative_to(folder)), each.stat().st_size) for each in _files(folder))
    return SeenRelease(open_release(folder), files)
