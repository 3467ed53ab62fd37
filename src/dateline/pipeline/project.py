"""A project: a folder with its settings, its store and its archive of originals."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType

from yaml import YAMLError

from dateline.model.errors import CodebookError, NoProject, ProjectError
from dateline.model.rule import Rule, rule, rules
from dateline.read import Limits
from dateline.store import Archive, Store

SETTINGS = "dateline.toml"
ARCHIVE = "archive"
MEGABYTE = 1024 * 1024
NEW_SETTINGS = """\
# A Dateline project. Paths are relative to this folder.

[store]
url = "sqlite:///dateline.db"      # or "postgresql+psycopg://user:password@host/database"

[events]
rule = "careful"                   # how values that disagree are chosen: careful, low, majority, or one of your own
# rules = "rules.yaml"             # your own rules, written as docs/methodology.md shows

[read]
max_megabytes = 50                 # a larger file is refused
timeout_seconds = 30
allow_private_addresses = false    # fetch from this machine and its network

# [release]                        # what all releases have in common; see docs/releases.md
# title = "Attacks on markets"
# authors = ["Family, Given"]
# licence = "CC-BY-4.0"
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``dateline.toml`` says."""

    store_url: str
    rule_name: str
    limits: Limits
    rules_file: str | None = None
    """The project's own rules, relative to its folder."""


class Project:
    """An open project. Use it in a ``with`` block, so that the store is closed at the end."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        """Open the store and the archive of a project folder."""
        self.folder = folder
        self.settings = settings
        self.store = Store.open(settings.store_url)
        self.archive = Archive(folder / ARCHIVE)

    @classmethod
    def open(cls, start: Path | None = None) -> Project:
        """Open the project of a folder or of the nearest folder above it that has a ``dateline.toml``."""
        first = (start or Path.cwd()).resolve()
        for folder in (first, *first.parents):
            if (folder / SETTINGS).is_file():
                return cls(folder, read_settings(folder))
        raise NoProject(f"no {SETTINGS} here or above", where=str(first), way_out="run `dateline init .`")

    @property
    def rule(self) -> Rule:
        """Give the rule under which this project chooses between claims."""
        return rule(self.settings.rule_name, self.rules)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Give the rules this project may choose from: its own first, then those that come with Dateline."""
        if self.settings.rules_file is None:
            return rules()
        path = self.folder / self.settings.rules_file
        try:
            own = rules(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, YAMLError, KeyError, TypeError, ValueError) as error:
            raise ProjectError(f"rules cannot be read: {error}", where=str(path), way_out="mend the file") from error
        except CodebookError as error:
            raise ProjectError(error.problem, where=str(path), way_out=error.way_out) from error
        return (*own, *rules())

    def __enter__(self) -> Project:
        """Use the project in a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.store.close()


def create_project(folder: Path) -> Project:
    """Make a project folder, refusing to write over one that is there."""
    if (folder / SETTINGS).exists():
        raise ProjectError("there is a project here already", where=str(folder / SETTINGS))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ARCHIVE).mkdir(exist_ok=True)
        (folder / SETTINGS).write_text(NEW_SETTINGS, "utf-8")
    except OSError as error:
        raise ProjectError(f"the folder cannot be written: {error.strerror}", where=str(folder)) from error
    return Project.open(folder)


def read_settings(folder: Path) -> Settings:
    """Read ``dateline.toml``, saying which setting is wrong."""
    path = folder / SETTINGS
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        read, store, events = raw.get("read", {}), raw.get("store", {}), raw.get("events", {})
        limits = Limits(
            max_bytes=int(read.get("max_megabytes", 50)) * MEGABYTE,
            timeout_s=float(read.get("timeout_seconds", 30)),
            allow_private=bool(read.get("allow_private_addresses", False)),
        )
        return Settings(
            _absolute(folder, str(store.get("url", "sqlite:///dateline.db"))),
            str(events.get("rule", "careful")),
            limits,
            None if events.get("rules") is None else str(events["rules"]),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, TypeError, ValueError) as error:
        raise ProjectError(f"settings cannot be read: {error}", where=str(path), way_out="mend the file") from error


def _absolute(folder: Path, url: str) -> str:
    """Let a relative SQLite path mean a file in the project folder."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url.startswith("sqlite:////"):
        return url
    return f"{prefix}{folder / url.removeprefix(prefix)}"
