"""``dateline serve``: the workbench in the browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from dateline.cli.screen import progress, say
from dateline.web.settings import PORT, WebSettings

OPEN_AFTER = 1.0
"""Seconds until the browser is opened: the server listens by then."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(serve)


def serve(
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = PORT,
    host: Annotated[str, typer.Option(help="The address to listen on; any but this machine's needs accounts.")] = (
        "127.0.0.1"
    ),
    names: Annotated[list[str] | None, typer.Option("--name", help="Another host name it is reached under.")] = None,
    https: Annotated[bool, typer.Option("--https", help="It stands behind a proxy that speaks HTTPS.")] = False,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve the workbench and the HTTP API of the project on this machine. Nothing is fetched from anywhere.

    Example: `dateline serve --open`
    """
    import uvicorn

    from dateline.web.app import create_app

    make_ready(Path.cwd())
    app = create_app(Path.cwd(), WebSettings(host, port, tuple(names or ()), secure=https))
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    say(f"the workbench is at {address} (Ctrl+C ends it)")
    if show:
        Timer(OPEN_AFTER, webbrowser.open, [address]).start()
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def make_ready(folder: Path) -> None:
    """Bring up to date what pages are drawn from, showing how far it is: nobody should wait for it in a browser."""
    from dateline.pipeline.indexing import refresh
    from dateline.pipeline.project import Project

    with Project.open(folder) as project, progress() as bar:
        task = bar.add_task("assembling events", total=None, rate="")
        refresh(project, progress=lambda done, total: bar.update(task, completed=done, total=total))
