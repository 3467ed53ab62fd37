"""The columns that linking compares, kept beside the project so that a few new accounts need not read all old ones.

A cache and no fact: stamped with the state of the facts it was made from, written anew when it does not fit, and made
of plain arrays, so that a file somebody else made can hold no code.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from dateline.pipeline.project import Project
from dateline.resolve.columns import Sheet
from dateline.resolve.link import METHOD
from dateline.resolve.sheets import from_arrays, to_arrays
from dateline.resolve.weights import shipped, table_text
from dateline.store.views import Facts

FOLDER, FILE = "cache", "links.npz"


@dataclass(frozen=True, slots=True)
class Kept:
    """Columns as they were after the last linking: of which facts, and which sources tell every event once."""

    sheet: Sheet
    facts: Facts
    unrepeating: frozenset[str]


def keep(project: Project, kept: Kept) -> None:
    """Write the columns; the file is whole or is not there."""
    path = _path(project)
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(".part")
    stamp = [kept.facts.extraction, kept.facts.generation, kept.facts.decision]
    with part.open("wb") as file:
        np.savez(
            file,
            allow_pickle=False,
            stamp=np.array(stamp, dtype=np.int64),
            maker=_letters(_maker(project)),
            unrepeating=_letters("\n".join(sorted(kept.unrepeating))),
            **to_arrays(kept.sheet),
        )
    part.replace(path)


def kept_columns(project: Project) -> Kept | None:
    """Read the columns; None where there are none, or the newest links were not made with them."""
    try:
        with np.load(_path(project), allow_pickle=False) as arrays:
            held = {name: arrays[name] for name in arrays.files}
        if _words(held["maker"]) != _maker(project):
            return None
        facts = Facts(*(int(each) for each in held["stamp"]))
        once = frozenset(each for each in _words(held["unrepeating"]).split("\n") if each)
        return Kept(from_arrays(held), facts, once)
    except (OSError, KeyError, ValueError, TypeError, IndexError, zipfile.BadZipFile):
        return None


def _path(project: Project) -> Path:
    return project.folder / FOLDER / FILE


def _maker(project: Project) -> str:
    """Name the method and its weights, and the run that made the newest links: another store has had others."""
    weights = sha256(table_text(shipped()).encode()).hexdigest()[:16]
    return f"{METHOD} {weights} {project.store.linked_by()}"


def _letters(words: str) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    return np.frombuffer(words.encode(), dtype=np.uint8)


def _words(letters: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> str:
    return letters.tobytes().decode()
