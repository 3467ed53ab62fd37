"""Web pages, with limits on size, time and redirects; private addresses only where allowed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, ip_address
from time import monotonic

import httpx

from dateline.model.errors import TooLarge, Unreachable
from dateline.read.original import Limits, Original
from dateline.read.sniff import HEAD, charset_of, sniff

_AGENT = "dateline (reads single pages that a person names)"


def fetch(address: str, limits: Limits) -> Original:
    """Fetch one page, following redirects; each hop is resolved, checked and only then connected to."""
    deadline = monotonic() + limits.timeout_s
    with _told_plainly(address), httpx.Client(trust_env=False, timeout=limits.timeout_s) as client:
        url = httpx.URL(address)
        for _ in range(limits.max_redirects + 1):
            with _ask(client, url, address, limits) as response:
                if response.has_redirect_location:
                    url = url.join(response.headers["location"])
                    continue
                return _take(response, url, address, limits, deadline)
    raise Unreachable(f"it redirects more than {limits.max_redirects} times", where=address)


@contextmanager
def _told_plainly(address: str) -> Iterator[None]:
    """Turn what the network throws into one error that names the address."""
    try:
        yield
    except httpx.TimeoutException as fault:
        raise Unreachable("the server did not answer in time", where=address) from fault
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as fault:
        raise Unreachable(f"it could not be fetched: {fault}", where=address) from fault


@contextmanager
def _ask(client: httpx.Client, url: httpx.URL, address: str, limits: Limits) -> Iterator[httpx.Response]:
    """Send one request to the very address that was checked, so that a second lookup cannot lead elsewhere."""
    if url.scheme not in {"http", "https"} or not url.host:
        raise Unreachable(f"it leads to {url.scheme or 'no scheme'}, not to a web address", where=address)
    host = url.host
    number = _resolve(host, url.port or 0, address, allow_private=limits.allow_private)
    headers = {"Host": url.netloc.decode("ascii"), "User-Agent": _AGENT, "Accept-Encoding": "identity"}
    with client.stream(
        "GET", url.copy_with(host=str(number)), headers=headers, extensions={"sni_hostname": host}
    ) as response:
        yield response


def _resolve(host: str, port: int, address: str, *, allow_private: bool) -> IPv4Address | IPv6Address:
    """Look a host up, and refuse it where any of its numbers is private."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    private = next((number for number in numbers if not is_public(number)), None)
    if private is not None and not allow_private:
        raise Unreachable(f"{host} is the private address {private}", where=address, way_out="allow private addresses")
    return numbers[0]


def is_public(number: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address is on the open internet; one that wraps an IPv4 address is what it wraps."""
    if isinstance(number, IPv6Address):
        wrapped = number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
        if wrapped is not None:
            return is_public(wrapped)
    return number.is_global and not number.is_multicast


def _take(response: httpx.Response, url: httpx.URL, address: str, limits: Limits, deadline: float) -> Original:
    if response.status_code != httpx.codes.OK:
        raise Unreachable(f"the server answered {response.status_code}", where=address)
    content = _take_bytes(response, address, limits, deadline)
    declared = response.headers.get("content-type", "")
    name = url.path.rsplit("/", 1)[-1]
    kind = sniff(content[:HEAD], name, declared)
    charset = charset_of(declared)
    media_type = f"{kind}; charset={charset}" if charset else kind
    return Original(content, address, media_type, datetime.now(UTC), url=str(url), name=name)


def _take_bytes(response: httpx.Response, address: str, limits: Limits, deadline: float) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > limits.max_bytes:
            raise TooLarge(f"it is over the limit of {limits.max_bytes:,} bytes", where=address)
        if monotonic() > deadline:
            raise Unreachable(f"it took longer than {limits.timeout_s:g} seconds", where=address)
    return bytes(content)
