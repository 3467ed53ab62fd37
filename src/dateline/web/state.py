"""What the running server holds between requests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from dateline.pipeline.project import Project
from dateline.web.explore.columns import Held
from dateline.web.people import Person, Role, admin, coder, reviewer, viewer
from dateline.web.settings import WebSettings


@dataclass(frozen=True, slots=True)
class Workbench:
    """An open project and how it is served. It is used by many threads at once: the store opens a connection each."""

    project: Project
    settings: WebSettings
    held: Held = field(default_factory=Held)

    def who(self, _request: Request) -> Person | None:
        """Tell who is asking; None where accounts exist and nobody has logged in."""
        return Person(self.settings.person, Role.ADMIN)


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
