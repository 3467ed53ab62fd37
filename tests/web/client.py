"""A client that speaks to an app within the test's own process: nothing goes over a network."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any

import httpx
from fastapi import FastAPI

HOME = "http://127.0.0.1:8765"


class Client:
    """Asks an app as a program on this machine would."""

    def __init__(self, app: FastAPI, **headers: str) -> None:
        """Speak to an app, with some headers each time."""
        self.app = app
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(transport=transport, base_url=HOME, headers=headers)

    def __enter__(self) -> Client:
        """Use it in a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the client, not the app."""
        self._runner.run(self._client.aclose())
        self._runner.close()

    @property
    def cookies(self) -> httpx.Cookies:
        """Give the cookies it holds."""
        return self._client.cookies

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Send a request."""
        return self._runner.run(self._client.request(method, path, **more))

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

        return self._runner.run(all_of_them())
