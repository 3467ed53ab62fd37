"""The built scripts, styles and shapes of the workbench, handed out before anything else is asked of a request."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = Path(__file__).parent / "static"
ADDRESS = "/static/"
NAMED_BY_DIGEST = f"{ADDRESS}assets/"
FOR_GOOD = "public, max-age=31536000, immutable"
"""A file whose name holds the digest of its content never changes: a browser need not ask for it again."""
AGAIN = "no-cache"
"""Others may change with the next version: a browser keeps them, and asks whether they still stand."""


class BuiltFiles:
    """Answers for built files, which hold nothing of a project: who asks is not looked up in it."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an app."""
        self._app = app
        folder = StaticFiles(directory=FOLDER, check_dir=False)
        self._files = Starlette(routes=[Mount(ADDRESS.rstrip("/"), folder)])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand out a built file, or let the request through."""
        if scope["type"] == "http" and scope["path"].startswith(ADDRESS):
            await self._files(scope, receive, _kept(scope["path"], send))
        else:
            await self._app(scope, receive, send)


def _kept(path: str, send: Send) -> Send:
    async def kept(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in {200, 304}:
            how = FOR_GOOD if path.startswith(NAMED_BY_DIGEST) else AGAIN
            MutableHeaders(scope=message)["cache-control"] = how
        await send(message)

    return kept
