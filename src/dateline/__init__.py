"""Dateline: from reporting on political violence to a sourced event database.

In a notebook, ``dateline.open("casebook")`` opens a project; see :mod:`dateline.api`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.api import Casebook

__version__ = "0.1.0"

__all__ = ["__version__", "create", "open"]


def open(folder: str | Path = ".", *, private_names: bool = False) -> Casebook:  # noqa: A001 - as in webbrowser.open
    """Open the project of a folder. Private persons' names are withheld from all it shows unless asked for."""
    from dateline.api import open_casebook  # noqa: PLC0415 - the command line does not need what notebooks need

    return open_casebook(folder, private_names=private_names)


def create(folder: str | Path, *, private_names: bool = False) -> Casebook:
    """Make a project in a folder and open it."""
    from dateline.api import create_casebook  # noqa: PLC0415 - as above

    return create_casebook(folder, private_names=private_names)
