"""What a release is called, by whom, when, under which licence, and how it was made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dateline.model.errors import InvalidValue
from dateline.model.yaml_text import load_yaml

OWN_LICENCE = re.compile(r"LicenseRef-[A-Za-z0-9.-]+")
SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Author:
    """Who made the dataset: a person as family and given names, or an organisation as its name."""

    name: str
    given: str | None = None

    @classmethod
    def parse(cls, words: str) -> Author:
        """Read "Family, Given", or the name of an organisation."""
        family, comma, given = (part.strip() for part in words.partition(","))
        if not family or (comma and not given):
            raise InvalidValue(f"{words!r} is no author", way_out='write "Family, Given" or an organisation')
        return cls(family, given or None)

    @property
    def full(self) -> str:
        """Give the name as it is read."""
        return f"{self.given} {self.name}" if self.given else self.name


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What the descriptions of a release say of it as a whole.

    ``made`` holds the options and versions it was made with, ``counts`` how many rows each table has, ``left_out`` and
    ``withheld`` how much was kept back and why.
    """

    name: str
    title: str
    description: str
    day: date
    authors: tuple[Author, ...]
    licence: str | None
    url: str | None
    previous: str | None
    made: Mapping[str, str]
    counts: Mapping[str, int]
    left_out: Mapping[str, int]
    withheld: Mapping[str, int]

    @property
    def slug(self) -> str:
        """Give the title as a name that files and addresses can hold."""
        return SLUG.sub("-", self.title.lower()).strip("-") or "dateline-release"

    @property
    def by(self) -> str:
        """Name the authors."""
        return "; ".join(author.full for author in self.authors)

    @property
    def citation(self) -> str:
        """Give the line to cite it by."""
        where = f" {self.url}" if self.url else ""
        return f"{self.by} ({self.day.year}). {self.title}, release {self.name} [Data set].{where}"


@cache
def licences() -> Mapping[str, str]:
    """Give the licences known, with their titles, by SPDX identifier."""
    path = files("dateline.export.release") / "licences.yaml"
    loaded: dict[str, str] = load_yaml(path.read_text(encoding="utf-8"))
    return loaded


def check_licence(spdx: str) -> str:
    """Refuse what is no SPDX identifier of a licence for data."""
    if spdx in licences() or OWN_LICENCE.fullmatch(spdx):
        return spdx
    raise InvalidValue(
        f"{spdx!r} is no SPDX licence for data that is known here",
        way_out=f"one of {', '.join(licences())}, or LicenseRef-NAME for one of your own",
    )


def licence_url(spdx: str) -> str:
    """Give where a licence can be read."""
    return f"https://spdx.org/licenses/{spdx}.html"
