"""Who is asking, and what they may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from fastapi import Depends, HTTPException, Request


class Role(IntEnum):
    """What a person may do; each may do what those before may."""

    VIEWER = 1
    """Read, with private persons' names withheld."""
    CODER = 2
    """Add documents and claims, and read private persons' names."""
    REVIEWER = 3
    """Decide on claims and links."""
    ADMIN = 4
    """Start runs and make releases."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the workbench."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Tell whether this person may do what a role may."""
        return self.role >= role

    @property
    def withhold(self) -> bool:
        """Tell whether private persons' names are withheld from them."""
        return not self.may(Role.CODER)


def at_least(role: Role) -> Callable[[Request], Person]:
    """Make a dependency that lets only people of a role, or above it, pass."""

    def person(request: Request) -> Person:
        found: Person | None = request.state.person
        if found is None:
            raise HTTPException(401, "log in first")
        if not found.may(role):
            raise HTTPException(403, f"only a {role.name.lower()} may do that")
        return found

    return person


viewer = Depends(at_least(Role.VIEWER))
coder = Depends(at_least(Role.CODER))
reviewer = Depends(at_least(Role.REVIEWER))
admin = Depends(at_least(Role.ADMIN))
