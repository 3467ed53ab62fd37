"""What ``dateline.toml`` says of releases under ``[release]``, and what a person asks for beside it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.export.release.facts import Author
from dateline.model.errors import ProjectError, ReleaseError
from dateline.pipeline.frozen import FreezeOptions
from dateline.pipeline.project import SETTINGS
from dateline.pipeline.releasing import FOLDER, ReleaseOptions

NAMES = ("withheld", "shown")
PLACES = ("coarse", "exact")
"""How the places of flagged events are shown."""
KNOWN = frozenset({"title", "authors", "licence", "url", "coarsen"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks for; what is not given is taken from the settings."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    licence: str | None = None
    url: str | None = None
    coarsen: Path | None = None
    reviewed_only: bool = False
    names: str = "withheld"
    delay_days: int | None = None
    previous: Path | None = None
    day: date | None = None
    places: str = "coarse"


def options_of(folder: Path, asked: Asked) -> ReleaseOptions:
    """Join what is asked for with what the settings of the project in a folder say."""
    settings = _settings(folder)
    if asked.names not in NAMES:
        raise ReleaseError(f"names cannot be {asked.names!r}", way_out=" or ".join(NAMES))
    if asked.places not in PLACES:
        raise ReleaseError(f"places cannot be {asked.places!r}", way_out=" or ".join(PLACES))
    if asked.coarsen and asked.places != PLACES[0]:
        raise ReleaseError("places cannot be exact and made coarser", way_out="leave one of the two out")
    file = asked.coarsen or (folder / settings["coarsen"] if "coarsen" in settings else None)
    heed = asked.places == PLACES[0]
    flagged = event_ids_in(file) if file and heed else frozenset()
    return ReleaseOptions(
        FreezeOptions(asked.reviewed_only, asked.names == NAMES[0], flagged, asked.delay_days, heed),
        title=asked.title or settings.get("title"),
        authors=tuple(Author.parse(each) for each in asked.authors or settings.get("authors", ())),
        licence=asked.licence or settings.get("licence"),
        url=asked.url or settings.get("url"),
        previous=named_release(folder, asked.previous) if asked.previous else None,
        day=asked.day,
    )


def named_release(folder: Path, given: Path) -> Path:
    """Find a release by the path to it, or by its name among those of the project in a folder."""
    found = next((each for each in (given, folder / FOLDER / given) if each.is_dir()), None)
    if found is None:
        raise ReleaseError(f"there is no release {given}", where=str(folder / FOLDER))
    return found


def event_ids_in(file: Path) -> frozenset[str]:
    """Read ids of events from a file: the first word of each line; a line that begins with # says something else."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReleaseError("the list of events to make coarser cannot be read", where=str(file)) from error
    words = (line.replace(",", " ").replace(";", " ").split() for line in lines)
    return frozenset(each[0] for each in words if each and not each[0].startswith("#") and each[0] != "id")


def _settings(folder: Path) -> dict[str, Any]:
    path = folder / SETTINGS
    try:
        found = tomllib.loads(path.read_text("utf-8")).get("release", {})
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(f"settings cannot be read: {error}", where=str(path), way_out="mend the file") from error
    strange = sorted(set(found) - KNOWN) if isinstance(found, dict) else ["release"]
    if strange:
        raise ProjectError(
            f"no release setting {strange[0]!r}", where=str(path), way_out=f"one of {', '.join(sorted(KNOWN))}"
        )
    authors = found.get("authors", [])
    if not isinstance(authors, list) or not all(isinstance(each, str) for each in authors):
        raise ProjectError("authors is a list of names", where=str(path), way_out='authors = ["Family, Given"]')
    return dict(found)
