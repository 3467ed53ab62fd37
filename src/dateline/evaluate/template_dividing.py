"""Which of a report's parts belong to which of its incidents of one type, and which words name one party.

MUC's keys have a template for every incident. The reader tells two attacks of one report as one; the rules' accounts
tell them apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.evaluate.template_fill import ROLES
from dateline.model.evidence import Span
from dateline.text.names import initials

SUFFERED = frozenset({"Target", "Victim"})
DOERS = frozenset({"PerpInd", "PerpOrg"})
OWN = 0.4
"""What a further account's likely targets and victims weigh together where it is an incident of its own: every bound
from .25 to .6 gave a micro-F1 within a point of the best on the development reports, .02 above one template a type."""
SHORTEST = 3
"""Letters of a short form, from which its letters alone tell whose it is."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words that fill a role of some incident of a type, and how likely they do."""

    role: str
    words: str
    span: Span
    chance: float


def divided(parts: Sequence[Weighed], accounts: Sequence[Span], least: float) -> list[list[Weighed]]:
    """Divide the parts of a type among its incidents; all belong to one where no account has sufferers of its own.

    ``accounts`` are the spans of the rules' accounts of the type; a part belongs to the nearest. Doers named at none
    of an incident's own words are those of the whole report. Parts below ``least`` speak for no incident.
    """
    if len(accounts) <= 1:
        return [list(parts)]
    homes = [_nearest(accounts, part.span) for part in parts]
    weights = [
        sum(part.chance for part, home in zip(parts, homes, strict=True) if home == at and _suffered(part, least))
        for at in range(len(accounts))
    ]
    others = sorted(range(len(accounts)), key=lambda at: -weights[at])[1:]
    own = [at for at in others if weights[at] >= OWN]
    first = [p for p, home in zip(parts, homes, strict=True) if home not in own or p.role in DOERS]
    return [first, *(list(_of_account(parts, homes, at, least)) for at in own)]


def _nearest(accounts: Sequence[Span], span: Span) -> int:
    """Give the account that words stand in or nearest to."""
    far = [max(0, each.start - span.end, span.start - each.end) for each in accounts]
    return far.index(min(far))


def _suffered(part: Weighed, least: float) -> bool:
    return part.role in SUFFERED and part.chance >= least


def _of_account(parts: Sequence[Weighed], homes: Sequence[int], account: int, least: float) -> Iterator[Weighed]:
    """Give an account's own parts, and of each kind of doer those of the report where it has none of its own."""
    for role in ROLES:
        mine = [part for part, home in zip(parts, homes, strict=True) if home == account and part.role == role]
        lacking = role in DOERS and not any(part.chance >= least for part in mine)
        yield from (part for part in parts if part.role == role) if lacking else mine


def one_party(one: str, other: str, characters: str) -> bool:
    """Tell whether words name the same party: one within the other, or one the short form of the other.

    >>> one_party("ltte", "liberation tigers of tamil eelam", ""), one_party("eta", "grapo", "")
    (True, False)
    """
    return one in other or other in one or _shortens(one, other, characters) or _shortens(other, one, characters)


def _shortens(short: str, long: str, characters: str) -> bool:
    """Tell a short form by its letters in any order, as keys translate names but not short forms, or by brackets."""
    if " " in short or len(short) < SHORTEST:
        return False
    return Counter(short) <= Counter(initials(long)) or any(
        f"{long} {bracketed}" in characters for bracketed in (f"({short})", f"[{short}]")
    )
