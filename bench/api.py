"""How quickly a project of many events answers: the explore page, lists with filters, and many readers at once.

Run it on a project folder: ``python -m bench.api FOLDER``. The server runs in a process of its own, as it does for
people; what is measured is the time from asking to the whole answer, over the loopback.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

READERS = 60
ROUNDS = 60
SEED = 7
COUNTRIES = ("MX", "MM", "PK", "NG", "UA")
"""The countries whose events the reference data holds."""
Ask = Callable[[str], Awaitable[httpx.Response]]


def main(folder: Path) -> None:
    """Measure, and print one line of JSON for each figure."""
    with serving(folder) as address:
        asyncio.run(measure(address))


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the project until done."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from dateline.cli.main import main; main()", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


async def measure(address: str) -> None:
    """Ask as people do: a first look, then one filter after another, then many at once."""
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        await until_up(client)
        told("first look, cold", [await timed(client.get, "/api/v1/explore?zoom=2")])
        told("first look, warm", [await timed(client.get, "/api/v1/explore?zoom=2") for _ in range(5)])
        draw = random.Random(SEED)  # noqa: S311 - a benchmark
        told("explore, another filter", [await timed(client.get, explore(draw)) for _ in range(ROUNDS)])
        told("events, three filters", [await timed(client.get, events(draw)) for _ in range(ROUNDS)])
        told("gedevents, three filters", [await timed(client.get, ged(draw)) for _ in range(ROUNDS)])
        told("search, cold (the index is made)", [await timed(client.get, "/api/v1/search?q=ambush")])
        words = ("army", '"Government of"', "explos*", "Kabul -army", "civilians")
        told("search", [await timed(client.get, f"/api/v1/search?q={draw.choice(words)}") for _ in range(20)])
    await crowd(address)


async def crowd(address: str) -> None:
    """Let many read at the same time, each one thing after another."""
    limits = httpx.Limits(max_connections=READERS)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        began = time.perf_counter()
        found = await asyncio.gather(*(reader(client, number) for number in range(READERS)))
        seconds = time.perf_counter() - began
    times = [each for some, _ in found for each in some]
    failures = sum(wrong for _, wrong in found)
    told(f"{READERS} readers at once", times, failures=failures, per_second=round(len(times) / seconds, 1))


async def reader(client: httpx.AsyncClient, number: int) -> tuple[list[float], int]:
    """Read ten things, as one of many; give how long each took and how many failed."""
    draw, times, failures = random.Random(number), [], 0  # noqa: S311 - a benchmark
    for _ in range(10):
        path = draw.choice((explore, events, events, lambda _: "/api/v1/actors?limit=20"))(draw)
        began = time.perf_counter()
        try:
            failures += (await client.get(path)).status_code != httpx.codes.OK
        except httpx.HTTPError:
            failures += 1
        times.append(time.perf_counter() - began)
    return times, failures


def explore(draw: random.Random) -> str:
    """Look at something."""
    year = draw.randint(1989, 2022)
    filters = (
        f"country={draw.choice(COUNTRIES)}",
        f"since={year}-01-01&until={year + draw.randint(0, 5)}-12-31",
        "deed=attack",
        f"place={draw.choice(('district', 'city', 'town'))}",
        f"least_killed={draw.randint(1, 50)}",
        f"precision={draw.randint(1, 6)}",
        f"bbox={draw.randint(-20, 40)},{draw.randint(-30, 10)},{draw.randint(60, 120)},{draw.randint(20, 50)}",
    )
    return f"/api/v1/explore?zoom={draw.randint(2, 8)}&{'&'.join(draw.sample(filters, draw.randint(1, 3)))}"


def events(draw: random.Random) -> str:
    """Ask for a hundred events by country, days and toll."""
    year = draw.randint(1989, 2020)
    days = f"since={year}-01-01&until={year + 3}-12-31"
    return f"/api/v1/events?country={draw.choice(COUNTRIES)}&{days}&least_killed={draw.randint(1, 10)}"


def ged(draw: random.Random) -> str:
    """Ask as a client of UCDP does."""
    year = draw.randint(1989, 2020)
    days = f"StartDate={year}-01-01&EndDate={year + 3}-12-31"
    return f"/api/gedevents/24.1?pagesize=100&Country={draw.choice((70, 775, 770, 475, 369))}&{days}&TypeOfViolence=1,3"


async def until_up(client: httpx.AsyncClient) -> None:
    """Wait until the server answers, and until events have been put together, which it does in the background."""
    for _ in range(6000):
        try:
            if (await client.get("/api/v1/events?limit=1")).status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            pass
        await asyncio.sleep(0.1)


async def timed(ask: Ask, path: str) -> float:
    """Ask for something and give the seconds until it was there."""
    began = time.perf_counter()
    answer = await ask(path)
    answer.raise_for_status()
    return time.perf_counter() - began


def told(what: str, times: list[float], **more: object) -> None:
    """Print one figure."""
    worst = sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]
    line = {"what": what, "n": len(times), "median_ms": round(statistics.median(times) * 1000, 1)}
    print(json.dumps({**line, "p95_ms": round(worst * 1000, 1), **more}), flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit("skipped: name a project folder; `python -m bench.coded_big FOLDER` makes one of 400,000 events")
    main(Path(sys.argv[1]))
