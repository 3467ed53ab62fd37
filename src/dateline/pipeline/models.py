"""The learned readers a project keeps beside the shipped one, and which of them reads: chosen by a person, in turns.

A project's ``models/`` has a folder for each reader tuned on its reviews. ``models/chosen`` has a line for each choice,
the last one holding; nothing is taken out of it. Each choice is a turn, and each turn reads every text once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase

from dateline.extract.engines import SHIPPED, ReaderModel
from dateline.model.errors import NotFound
from dateline.pipeline.project import Project

MODELS = "models"
CHOSEN = "chosen"
SHIPPED_NAME = "shipped"
LETTERS = ascii_lowercase[1:]
"""The turns after the first, which has no letter: ``default@1``, ``default@1b``, ``default@1c``."""


@dataclass(frozen=True, slots=True)
class KeptModel:
    """One reader a project may use: its name, its folder (None: the package's own), and whether it reads now."""

    name: str
    folder: Path | None
    in_use: bool


def models_folder(project: Project) -> Path:
    """Give the folder in which a project keeps its readers."""
    return project.folder / MODELS


def kept_models(project: Project) -> list[KeptModel]:
    """Give the shipped reader and those of the project, with the one in use marked."""
    now = _choices(project)[-1]
    own = sorted(each for each in models_folder(project).glob("*") if (each / "sha256").is_file())
    return [
        KeptModel(SHIPPED_NAME, None, now == SHIPPED_NAME),
        *(KeptModel(each.name, each, now == each.name) for each in own),
    ]


def chosen_model(project: Project) -> ReaderModel:
    """Give the reader in use, with the turn it reads in."""
    choices = _choices(project)
    folder = kept_model(project, choices[-1]).folder
    return ReaderModel(folder, _turn(len(choices) - 1)) if len(choices) > 1 else SHIPPED


def choose_model(project: Project, name: str) -> ReaderModel:
    """Have a reader read from now on; the choice before it stays to be seen, and choosing again is the way back."""
    kept_model(project, name)
    choices = _choices(project)
    if choices[-1] != name:
        file = models_folder(project) / CHOSEN
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(f"{each}\n" for each in [*choices[1:], name]), "utf-8")
    return chosen_model(project)


def kept_model(project: Project, name: str) -> KeptModel:
    """Give a reader by its name."""
    known = {each.name: each for each in kept_models(project)}
    if name not in known:
        raise NotFound(f"no model {name!r}", way_out="see `dateline model list`")
    return known[name]


def _choices(project: Project) -> list[str]:
    file = models_folder(project) / CHOSEN
    return [SHIPPED_NAME, *(file.read_text("utf-8").split() if file.is_file() else ())]


def _turn(number: int) -> str:
    """Name a turn by letters alone, so that engines of one version stay equally new and the last to read speaks."""
    name = ""
    while number:
        number, digit = divmod(number - 1, len(LETTERS))
        name = LETTERS[digit] + name
    return name
