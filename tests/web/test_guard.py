"""What every request must pass and every answer must carry."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dateline.model.errors import ProjectError
from dateline.web.app import create_app
from dateline.web.settings import WebSettings, is_loopback
from tests.web.client import Client

UNDO = {"act": "undo"}


@pytest.mark.parametrize("path", ["/api/v1/status", "/api/v1/nothing", "/login", "/api/v1/openapi.json"])
def test_every_answer_carries_strict_headers(client: Client, path: str) -> None:
    """Pages, data and errors alike say what a browser may do with them."""
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "[", "192.0.2.1"])
def test_a_rebound_host_name_is_refused(client: Client, host: str) -> None:
    """A page of another name that resolves to this machine gets nothing."""
    assert client.get("/api/v1/status", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_this_machine_is_answered(client: Client, host: str) -> None:
    """All names of this machine will do."""
    assert client.get("/api/v1/status", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"cookie": "dateline_session=stolen"},
    ],
)
def test_another_site_cannot_ask_for_a_change(client: Client, headers: dict[str, str]) -> None:
    """A change asked for by a page of another origin is refused, and so is a cookie without an origin."""
    assert client.post("/api/v1/decisions", json=UNDO, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://127.0.0.1:8765"}, {"sec-fetch-site": "none"}, {}]
)
def test_our_own_pages_and_programs_can(client: Client, headers: dict[str, str]) -> None:
    """Our own page says so, and a program says nothing."""
    assert client.post("/api/v1/decisions", json=UNDO, headers=headers).status_code == 201


def test_a_body_too_large_is_refused_unread(client: Client) -> None:
    """A body over the limit is refused by what it says of itself, and one that says nothing is refused too."""
    large = {"content-length": "999999999", "content-type": "application/json"}
    assert client.post("/api/v1/decisions", content=b"{}", headers=large).status_code == 413
    assert client.post("/api/v1/decisions", content=_pieces()).status_code == 411


async def _pieces() -> AsyncIterator[bytes]:
    yield b"{}"


@pytest.mark.parametrize("path", ["/api/v1/texts/%00", "/api/v1/claims?property=%00"])
def test_no_address_holds_a_nul(client: Client, path: str) -> None:
    """PostgreSQL cannot hold one, so nothing is asked."""
    assert client.get(path).status_code == 400


def test_others_are_not_let_in_without_logins(folder: Path) -> None:
    """Listening where others can reach it is refused while nobody has to log in."""
    with pytest.raises(ProjectError, match="dateline user add"):
        create_app(folder, WebSettings(host="0.0.0.0"))  # noqa: S104 - refused


@pytest.mark.parametrize(("host", "own"), [("127.0.0.2", True), ("::1", True), ("10.0.0.1", False), ("example", False)])
def test_own_addresses_are_known(host: str, own: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Only this machine's own addresses are safe without logins."""
    assert is_loopback(host) is own
