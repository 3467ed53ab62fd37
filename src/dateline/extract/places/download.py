"""GeoNames dumps of one country, fetched from where GeoNames publishes them (CC BY 4.0)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from dateline.extract.places.sources import countries
from dateline.model.errors import InvalidValue, Unreachable

GEONAMES = "https://download.geonames.org/export/dump"
DISTRICTS = "admin2Codes.txt"
TIMEOUT_S = 30.0
Fetched = Callable[[str, int], None]
"""Told which file is coming, and how many bytes of it are here."""


@contextmanager
def country_dumps(code: str, source: str = GEONAMES, fetched: Fetched | None = None) -> Iterator[list[Path]]:
    """Fetch a country's dump of places and the names of its districts, to be added in this order and then gone.

    Raises:
        InvalidValue: no country has this ISO code.
        Unreachable: the dump could not be fetched, as without a network.
    """
    country = code.upper()
    if country not in countries():
        raise InvalidValue(f"{code!r} is no country's ISO code", way_out="two letters, such as AF, or a file")
    with TemporaryDirectory(prefix="dateline-") as folder:
        files = [Path(folder) / f"{country}.zip", Path(folder) / f"{country}-districts.txt"]
        _fetch(f"{source}/{country}.zip", files[0], fetched or _tell_nobody)
        whole = Path(folder) / DISTRICTS
        _fetch(f"{source}/{DISTRICTS}", whole, fetched or _tell_nobody)
        with whole.open(encoding="utf-8") as rows, files[1].open("w", encoding="utf-8") as own:
            own.writelines(row for row in rows if row.startswith(f"{country}."))
        yield [file for file in files if file.stat().st_size]


def _fetch(address: str, file: Path, fetched: Fetched) -> None:
    try:
        with httpx.stream("GET", address, timeout=TIMEOUT_S, follow_redirects=True) as answer, file.open("wb") as out:
            answer.raise_for_status()
            for part in answer.iter_bytes():
                out.write(part)
                fetched(file.name, out.tell())
    except httpx.HTTPError as fault:
        name = address.rsplit("/", 1)[-1]
        raise Unreachable(
            f"could not be fetched: {str(fault) or type(fault).__name__}",
            where=address,
            way_out=f"without a network, fetch {name} elsewhere and run: dateline gazetteer add {name}",
        ) from fault


def _tell_nobody(name: str, size: int) -> None:
    """Tell nobody how far it is."""
