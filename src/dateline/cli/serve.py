"""``dateline serve``: the workbench in the browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from dateline.cli.screen import say
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
    from dateline.web.warming import warm

    app = create_app(Path.cwd(), WebSettings(host, port, tuple(names or ()), secure=https))
    if not warm(app):
        say("events are being put together; the pages show how far it is")
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    say(f"the workbench is at {address} (Ctrl+C ends it)")
    if show:
        Timer(OPEN_AFTER, webbrowser.open, [address]).start()
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
