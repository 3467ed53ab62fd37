"""What the running server holds between requests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from dateline.pipeline.project import Project
from dateline.store.people import People
from dateline.web.accounts import Slowdown, whose
from dateline.web.explore.columns import Held
from dateline.web.ged_numbers import GedNumbers
from dateline.web.jobs import Jobs
from dateline.web.people import Person, Role, admin, coder, reviewer, viewer
from dateline.web.settings import WebSettings

COOKIE = "dateline_session"
BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class Workbench:
    """An open project and how it is served. It is used by many threads at once: the store opens a connection each."""

    project: Project
    settings: WebSettings
    held: Held = field(default_factory=Held)
    slowdown: Slowdown = field(default_factory=Slowdown)
    jobs: Jobs = field(default_factory=Jobs)
    ged_numbers: GedNumbers = field(default_factory=GedNumbers)

    def who(self, request: Request) -> Person | None:
        """Tell who is asking: with accounts, whoever's session it is; without, on this machine only, its user."""
        if People(self.project.store).any():
            token = token_of(request)
            return whose(self.project, token) if token else None
        return Person(self.settings.person, Role.ADMIN) if self.settings.loopback else None

    def close(self) -> None:
        """Let the work under way end, and close the store."""
        self.jobs.close()
        self.project.store.close()


def token_of(request: Request) -> str:
    """Give the secret by which a request says whose it is; empty where it has none."""
    given = request.headers.get("authorization", "")
    return given[len(BEARER) :].strip() if given.lower().startswith(BEARER) else request.cookies.get(COOKIE, "")


def _workbench(request: Request) -> Workbench:
    found: Workbench = request.app.state.workbench
    return found


def _project(request: Request) -> Project:
    return _workbench(request).project


WorkbenchDep = Annotated[Workbench, Depends(_workbench)]
ProjectDep = Annotated[Project, Depends(_project)]
Viewer = Annotated[Person, viewer]
Coder = Annotated[Person, coder]
Reviewer = Annotated[Person, reviewer]
Admin = Annotated[Person, admin]
"""Who may ask: put one of these into every handler."""
