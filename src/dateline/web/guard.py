"""What every request must pass and every answer must carry: host, origin, and the headers of a strict page."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.problems import problem_response
from dateline.web.settings import WebSettings

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; frame-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""Nothing from another host, nothing inline; maps draw in workers that they make from blobs."""

HEADERS = {
    "content-security-policy": PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
MOST_WORDS = 2_000_000
"""Bytes of a body that is no file."""
SAME = frozenset({"same-origin", "none"})
"""What a browser says of a request made by our own page, or by the person at the address bar."""


class Guard:
    """Refuses requests for other host names and changes asked for by other sites, and hardens every answer."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        """Stand before an app."""
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with what is wrong."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wrong = self._wrong(scope)
        answer = problem_response(*wrong) if wrong else self._app
        await answer(scope, receive, _hardened(send))

    def _wrong(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        if not self._settings.answers_to(host_name(headers.get("host", ""))):
            return 421, "this server does not answer to that host name"
        if scope["method"] not in SAFE_METHODS and crosses_origins(headers):
            return 403, "another site asked for this change"
        if "\0" in scope["path"] or b"%00" in scope.get("query_string", b""):
            return 400, "an address holds no NUL"
        return self._too_much(headers) if scope["method"] not in SAFE_METHODS else None

    def _too_much(self, headers: Headers) -> tuple[int, str] | None:
        """Refuse a body that is too large before any of it is read, and one that does not say how large it is."""
        sends_files = headers.get("content-type", "").startswith("multipart/form-data")
        most = self._settings.max_upload_bytes if sends_files else MOST_WORDS
        length = headers.get("content-length", "0")
        if "chunked" in headers.get("transfer-encoding", ""):
            return 411, "say how long the body is"
        if not length.isdecimal() or int(length) > most:
            return 413, f"a body may hold {most:,} bytes"
        return None


def host_name(host: str) -> str:
    """Give the name in a Host header, without its port; empty where it is malformed."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def crosses_origins(headers: Headers) -> bool:
    """Tell whether a page of another origin made this request.

    Browsers say so themselves (Sec-Fetch-Site), and older ones name the page's origin with every change they ask for.
    What says neither is no browser; it may pass unless it carries a cookie, which only a browser does unasked.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in SAME
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc != headers.get("host", "")
    return "cookie" in headers


def _hardened(send: Send) -> Send:
    async def hardened(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return hardened
