"""Web pages, with limits on size, time and redirects; private addresses only where allowed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from time import monotonic

import httpx

from dateline.model.errors import TooLarge, Unreachable
from dateline.read.original import Limits, Original
from dateline.read.sniff import HEAD, charset_of, sniff

_NAT64 = IPv6Network("64:ff9b::/96")
_LOW_BITS = 0xFFFFFFFF
_AGENT = "dateline (reads single pages that a person names)"


@dataclass(frozen=True, slots=True)
class _Errand:
    """One address to fetch, how much it may cost, and until when."""

    address: str
    limits: Limits
    deadline: float

    def refuse(self, reason: str, *, way_out: str = "") -> Unreachable:
        return Unreachable(reason, where=self.address, way_out=way_out)


def fetch(address: str, limits: Limits) -> Original:
    """Fetch one page, following redirects; each hop is resolved, checked and only then connected to."""
    errand = _Errand(address, limits, monotonic() + limits.timeout_s)
    with _told_plainly(errand), httpx.Client(trust_env=False, timeout=limits.timeout_s) as client:
        url = httpx.URL(address)
        for _ in range(limits.max_redirects + 1):
            with closing(_ask(client, url, errand)) as response:
                if not response.has_redirect_location:
                    return _take(response, url, errand)
                url = url.join(response.headers["location"])
    raise errand.refuse(f"it redirects more than {limits.max_redirects} times")


@contextmanager
def _told_plainly(errand: _Errand) -> Iterator[None]:
    """Turn what the network throws into one error that names the address."""
    try:
        yield
    except httpx.TimeoutException as fault:
        raise errand.refuse("the server did not answer in time") from fault
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as fault:
        raise errand.refuse(f"it could not be fetched: {fault}") from fault


def _ask(client: httpx.Client, url: httpx.URL, errand: _Errand) -> httpx.Response:
    """Send one request to the very address that was checked, so that a second lookup cannot lead elsewhere."""
    if url.scheme not in {"http", "https"} or not url.host:
        raise errand.refuse(f"it leads to {url.scheme or 'no scheme'}, not to a web address")
    *others, last = _resolve(url, errand)
    for number in others:
        with suppress(httpx.ConnectError, httpx.ConnectTimeout):
            return client.send(_address_to(client, url, number), stream=True)
    return client.send(_address_to(client, url, last), stream=True)


def _address_to(client: httpx.Client, url: httpx.URL, number: IPv4Address | IPv6Address) -> httpx.Request:
    """Make a request that goes to a number and asks for the named host there, also in its certificate."""
    headers = {"Host": url.netloc.decode("ascii"), "User-Agent": _AGENT, "Accept-Encoding": "identity"}
    named = {"sni_hostname": url.raw_host.decode("ascii")}
    return client.build_request("GET", url.copy_with(host=str(number)), headers=headers, extensions=named)


def _resolve(url: httpx.URL, errand: _Errand) -> list[IPv4Address | IPv6Address]:
    """Look a host up, and refuse it where any of its numbers is private."""
    found = socket.getaddrinfo(url.raw_host.decode("ascii"), url.port, type=socket.SOCK_STREAM)
    numbers = [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    private = next((number for number in numbers if not is_public(number)), None)
    if private is not None and not errand.limits.allow_private:
        raise errand.refuse(f"{url.host} has the private address {private}", way_out="allow private addresses")
    return numbers


def is_public(number: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address is on the open internet; one that wraps an IPv4 address is what it wraps."""
    if isinstance(number, IPv6Address):
        teredo = number.teredo[1] if number.teredo else None
        translated = IPv4Address(int(number) & _LOW_BITS) if number in _NAT64 else None
        wrapped = number.ipv4_mapped or number.sixtofour or teredo or translated
        if wrapped is not None:
            return is_public(wrapped)
    return number.is_global and not number.is_multicast


def _take(response: httpx.Response, url: httpx.URL, errand: _Errand) -> Original:
    if response.status_code != httpx.codes.OK:
        raise errand.refuse(f"the server answered {response.status_code}")
    content = _take_bytes(response, errand)
    declared = response.headers.get("content-type", "")
    name = url.path.rsplit("/", 1)[-1]
    kind = sniff(content[:HEAD], name, declared)
    charset = charset_of(declared)
    media_type = f"{kind}; charset={charset}" if charset else kind
    return Original(content, errand.address, media_type, datetime.now(UTC), url=str(url), name=name)


def _take_bytes(response: httpx.Response, errand: _Errand) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > errand.limits.max_bytes:
            raise TooLarge(f"it is over the limit of {errand.limits.max_bytes:,} bytes", where=errand.address)
        if monotonic() > errand.deadline:
            raise errand.refuse(f"it took longer than {errand.limits.timeout_s:g} seconds")
    return bytes(content)
