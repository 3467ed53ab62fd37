"""docs/reading.md tells how a text is read, and names every module that reads."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXTRACT = ROOT / "src" / "dateline" / "extract"


def test_every_module_of_the_rules_is_told_on_the_page() -> None:
    """A stranger finds each module in one line, and no line speaks of a module that is gone."""
    named = set(re.findall(r"`([a-z_/]+\.py)`", (ROOT / "docs" / "reading.md").read_text("utf-8")))
    there = [*EXTRACT.glob("*.py"), *(EXTRACT / "rules").glob("*.py")]
    assert named == {each.relative_to(EXTRACT).as_posix() for each in there if each.name != "__init__.py"}
