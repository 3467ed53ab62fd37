"""A client that speaks to an app within the test's own process: nothing goes over a network.

Its event loop runs in a thread of its own, since the browser's tests keep one running in the main thread.
"""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import Any

import httpx
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI

HOME = "http://127.0.0.1:8765"


class Client:
    """Asks an app as a program on this machine would."""

    def __init__(self, app: FastAPI, **headers: str) -> None:
        """Speak to an app, with some headers each time."""
        self.app = app
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._open = ExitStack()
        self._loop = self._open.enter_context(start_blocking_portal())
        self._client = httpx.AsyncClient(transport=transport, base_url=HOME, headers=headers)

    def __enter__(self) -> Client:
        """Use it in a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the client, not the app."""
        self._loop.call(self._client.aclose)
        self._open.close()

    @property
    def cookies(self) -> httpx.Cookies:
        """Give the cookies it holds."""
        return self._client.cookies

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Send a request."""
        return self._loop.call(partial(self._client.request, method, path, **more))

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Ask for something."""
        return self.ask("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        """Ask for a change."""
        return self.ask("POST", path, **more)

    def many(self, *asked: tuple[str, str, Any]) -> list[httpx.Response]:
        """Send several requests (method, path, JSON) at the same moment."""

        async def all_of_them() -> list[httpx.Response]:
            sent = (self._client.request(method, path, json=body) for method, path, body in asked)
            return list(await asyncio.gather(*sent))

        return self._loop.call(all_of_them)
