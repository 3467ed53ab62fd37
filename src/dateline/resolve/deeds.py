"""Which deeds may be one deed told twice: a "bombing" in one report is a "suicide bombing" in the next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class DeedFamilies:
    """The families each deed belongs to; two deeds are compatible when they share one."""

    of: dict[str, frozenset[str]]

    def compatible(self, left: str, right: str) -> bool:
        """Tell whether two reports of one event might use these two deeds. A deed not in the codebook fits any."""
        if left == right or left not in self.of or right not in self.of:
            return True
        return bool(self.of[left] & self.of[right])


@cache
def deed_families() -> DeedFamilies:
    """Read the families that come with Dateline."""
    spec: dict[str, list[str]] = yaml.safe_load((files("dateline.resolve") / "deeds.yaml").read_text("utf-8"))
    of: dict[str, set[str]] = {}
    for family, deeds in spec.items():
        for deed in deeds:
            of.setdefault(deed, set()).add(family)
    return DeedFamilies({deed: frozenset(families) for deed, families in of.items()})
