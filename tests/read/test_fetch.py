"""Web addresses: limits on size, time and redirects, and private addresses, against a server of our own."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from dateline.model.errors import ReadError, TooLarge, Unreachable
from dateline.read import Limits, gather, read
from dateline.read.fetch import fetch, is_public
from tests.read.making import HTML

LOCAL = Limits(max_bytes=20_000, timeout_s=1.0, max_redirects=3, allow_private=True)


class _Pages(BaseHTTPRequestHandler):
    """A small site with a page, redirects, and pages that misbehave."""

    def do_GET(self) -> None:
        """Answer one request."""
        path = self.path.split("?")[0]
        if path == "/page":
            self._send(200, HTML.encode("cp1252"), "text/html; charset=windows-1252")
        elif path.startswith("/hop/"):
            left = int(path.rsplit("/", 1)[1])
            self._redirect(f"/hop/{left - 1}" if left else "/page")
        elif path == "/away":
            self._redirect(self.path.partition("?")[2])
        elif path == "/large":
            self._send(200, b"x" * 30_000, "text/plain")
        elif path == "/slow":
            self._drip()
        else:
            self._send(404, b"no", "text/plain")

    def _send(self, code: int, body: bytes, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(30):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def handle(self) -> None:
        """Bear with a reader that hangs up."""
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Run the site on the loopback address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_page_is_fetched_and_read(site: str) -> None:
    """A page is fetched with the address that answered, and read in the charset that the server declares."""
    found = fetch(f"{site}/hop/2", LOCAL)
    assert (found.origin, found.url) == (f"{site}/hop/2", f"{site}/page")
    (reading,) = read(found)
    assert reading.title == "Blast in Kesh"
    assert reading.url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "the server answered 404"),
        ("/hop/9", "it redirects more than 3 times"),
        ("/slow", "it took longer than 1 seconds"),
        ("/away?file:///etc/passwd", "it leads to file"),
        ("/away?http://[::bad", "it could not be fetched"),
    ],
)
def test_what_cannot_be_had_is_told(site: str, path: str, reason: str) -> None:
    """Each way in which a server fails is one line that names the address and the reason."""
    with pytest.raises(Unreachable) as caught:
        fetch(site + path, LOCAL)
    assert str(caught.value).startswith(f"{site}{path}: {reason}")


def test_large_page_is_cut_off(site: str) -> None:
    """A page over the size limit is refused."""
    with pytest.raises(TooLarge, match="over the limit of 20,000 bytes"):
        fetch(f"{site}/large", LOCAL)


def test_private_addresses_are_refused(site: str) -> None:
    """Addresses inside a network are refused unless allowed, by number and by name."""
    for address in (f"{site}/page", f"{site.replace('127.0.0.1', 'localhost')}/page", "http://[::1]/"):
        with pytest.raises(Unreachable, match="private address"):
            fetch(address, Limits())


def test_private_addresses_are_refused_after_a_redirect(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page that leads to a private address is refused there."""
    monkeypatch.setattr("dateline.read.fetch.is_public", lambda number: number == ip_address("127.0.0.1"))
    with pytest.raises(Unreachable, match=r"10\.0\.0\.7"):
        fetch(f"{site}/away?http://10.0.0.7/secret", Limits(timeout_s=1))


def test_name_is_looked_up_once(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to the very address that was checked: a second lookup cannot lead elsewhere."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, *rest: object, **named: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "news.example" else host, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    fetch(f"{site.replace('127.0.0.1', 'news.example')}/page", LOCAL)
    assert asked.count("news.example") == 1


def test_next_number_is_tried(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first number of a host does not answer, the next one is asked."""
    real = socket.getaddrinfo

    def look_up(host: str, *rest: object, **named: object) -> object:
        hosts = ["::1", "127.0.0.1"] if host == "news.example" else [host]
        return [entry for each in hosts for entry in real(each, *rest, **named)]  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert fetch(f"{site.replace('127.0.0.1', 'news.example')}/page", LOCAL).name == "page"


@pytest.mark.parametrize("number", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "0.0.0.1", "224.0.0.1"])
def test_private_numbers(number: str) -> None:
    """Loopback, private, link-local and multicast numbers are not public, nor what wraps them."""
    assert not is_public(ip_address(number))
    assert not is_public(ip_address(f"::ffff:{number}"))
    assert not is_public(ip_address("64:ff9b::" + number))


def test_public_numbers() -> None:
    """Numbers on the open internet are public."""
    assert is_public(ip_address("93.184.215.14"))
    assert is_public(ip_address("2606:2800:21f:cb07:6820:80da:af6b:8b2c"))


def test_unreachable_address_is_told_and_the_others_go_on(site: str) -> None:
    """An address that does not answer is one error; the next target is still fetched."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    faults: list[ReadError] = []
    targets = [f"http://127.0.0.1:{port}/x", "http://no-such-host.invalid/", "http://", f"{site}/page"]
    originals = list(gather(targets, LOCAL, faults.append))
    assert [found.url for found in originals] == [f"{site}/page"]
    assert [fault.where for fault in faults] == targets[:3]
    assert all("\n" not in str(fault) for fault in faults)
