"""``dateline user``: who may use the workbench."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.screen import Format, print_rows, say
from dateline.pipeline.project import Project
from dateline.store.people import People
from dateline.web.settings import WebSettings

if TYPE_CHECKING:
    from dateline.web.people import Role

user_app = typer.Typer(name="user", help="Who may use the workbench. With the first login, everybody needs one.")


class RoleName(StrEnum):
    """What a person may do."""

    VIEWER = "viewer"
    CODER = "coder"
    REVIEWER = "reviewer"
    ADMIN = "admin"


Name = Annotated[str, typer.Argument(help="The name they log in with.")]
Chosen = Annotated[RoleName, typer.Option(help="viewer reads; coder adds; reviewer decides; admin starts runs.")]
FromPipe = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]


@user_app.command()
def add(name: Name, role: Chosen = RoleName.VIEWER, piped: FromPipe = False) -> None:
    """Give somebody a login. The password is asked for and never shown.

    Example: `dateline user add amina --role reviewer`
    """
    from dateline.web.accounts import add_person

    with Project.open() as project:
        add_person(project, name, _role(role), _password(piped=piped), by=_by())
    say(f"{name} may log in as {role.value}")


@user_app.command(name="list")
def list_people(form: Annotated[Format | None, typer.Option("--format", help="How to print.")] = None) -> None:
    """Show who has a login.

    Example: `dateline user list`
    """
    with Project.open() as project:
        found = [
            {"name": each.name, "role": each.role, "added": each.added.date()} for each in People(project.store).all()
        ]
    print_rows(found, ("name", "role", "added"), form)


@user_app.command()
def remove(name: Name) -> None:
    """Take somebody's login away. What they decided stays, and so does the log.

    Example: `dateline user remove amina`
    """
    from dateline.web.accounts import remove_person

    with Project.open() as project:
        remove_person(project, name, by=_by())
    say(f"{name} may no longer log in")


@user_app.command()
def password(name: Name, piped: FromPipe = False) -> None:
    """Give somebody another password. They have to log in again.

    Example: `dateline user password amina`
    """
    from dateline.web.accounts import set_password

    with Project.open() as project:
        set_password(project, name, _password(piped=piped), by=_by())
    say(f"{name} has a new password")


@user_app.command()
def role(name: Name, role: Annotated[RoleName, typer.Argument(help="viewer, coder, reviewer or admin.")]) -> None:
    """Give somebody another role. They have to log in again.

    Example: `dateline user role amina admin`
    """
    from dateline.web.accounts import set_role

    with Project.open() as project:
        set_role(project, name, _role(role), by=_by())
    say(f"{name} is {role.value} now")


@user_app.command()
def log(
    limit: Annotated[int, typer.Option(help="How many lines to show.", min=1)] = 50,
    form: Annotated[Format | None, typer.Option("--format", help="How to print.")] = None,
) -> None:
    """Show who did what and when, the newest first.

    Example: `dateline user log --limit 20`
    """
    with Project.open() as project:
        lines = [entry for _, entry in People(project.store).logged(limit=limit)]
    rows = ({"at": each.at, "who": each.person, "what": each.action, "detail": each.detail} for each in lines)
    print_rows(rows, ("at", "who", "what", "detail"), form)


def _password(*, piped: bool) -> str:
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    found: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return found


def _role(name: RoleName) -> Role:
    from dateline.web.people import Role

    return Role[name.name]


def _by() -> str:
    return WebSettings().person
