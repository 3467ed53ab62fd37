"""A project in an empty folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.pipeline.project import Project, create_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Make a new project and close it at the end."""
    with create_project(tmp_path / "casebook") as made:
        yield made
