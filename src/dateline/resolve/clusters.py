"""Which accounts tell one event: computed from links and decisions, never stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.model.link import Decision, Judgement, Link, Pair, pair, sides, standing

APART = (Judgement.DIFFERENT, Judgement.PART_OF)
"""Judgements that forbid one set. UNSURE only takes back what was suggested on the pair itself."""


class Clusters:
    """Ids in disjoint sets, some of which must stay apart."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Begin with each id alone."""
        self._parent = {each: each for each in ids}
        self._members = {each: [each] for each in self._parent}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def __contains__(self, each: str) -> bool:
        """Tell whether the id is one of these."""
        return each in self._parent

    def root(self, each: str) -> str:
        """Give the id that stands for the set ``each`` is in."""
        while self._parent[each] != each:
            self._parent[each] = self._parent[self._parent[each]]
            each = self._parent[each]
        return each

    def keep_apart(self, left: str, right: str) -> None:
        """Never join the sets these two are in."""
        first, second = self.root(left), self.root(right)
        if first != second:
            self._apart[first].add(second)
            self._apart[second].add(first)

    def join(self, left: str, right: str) -> bool:
        """Join two sets, and tell whether they are one now: not if they must stay apart."""
        first, second = self.root(left), self.root(right)
        if first == second:
            return True
        if second in self._apart[first]:
            return False
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        for other in self._apart.pop(second, set()):
            self._apart[other].discard(second)
            self._apart[other].add(first)
            self._apart[first].add(other)
        return True

    def sets(self) -> list[tuple[str, ...]]:
        """Give every set, members in order of id, sets in order of their first member."""
        return sorted(tuple(sorted(members)) for members in self._members.values())


def clusters(ids: Iterable[str], links: Iterable[Link], decisions: Iterable[Decision]) -> list[tuple[str, ...]]:
    """Give the sets of accounts (or profiles) that are one event (or actor).

    What people decided stands before what was suggested, and what they keep apart stays apart. The order in which
    links and decisions come makes no difference.
    """
    return build(ids, links, standing_pairs(decisions)).sets()


def standing_pairs(decisions: Iterable[Decision]) -> dict[Pair, Judgement]:
    """Give what people judge each pair to be now, decisions on claims left aside."""
    judged: dict[Pair, Judgement] = {}
    for decision in standing(decisions).values():
        both = sides(decision)
        if both:
            judged[pair(*both)] = Judgement(decision.judgement)
    return judged


def build(ids: Iterable[str], links: Iterable[Link], judged: dict[Pair, Judgement]) -> Clusters:
    """Join first what people hold the same, then what is suggested, best score first."""
    found = Clusters(ids)
    known = {both: judgement for both, judgement in judged.items() if both[0] in found and both[1] in found}
    for both, judgement in known.items():
        if judgement in APART:
            found.keep_apart(*both)
    for both in sorted(both for both, judgement in known.items() if judgement is Judgement.SAME):
        found.join(*both)
    suggested = [link for link in links if link.judgement is Judgement.SAME]
    for link in sorted(suggested, key=lambda link: (-link.score, pair(link.left_id, link.right_id))):
        both = pair(link.left_id, link.right_id)
        if both not in known and both[0] in found and both[1] in found:
            found.join(*both)
    return found


def contradictions(ids: Sequence[str], decisions: Iterable[Decision]) -> list[Pair]:
    """Give the pairs decided to be the same that other decisions keep apart, for a person to settle."""
    judged = standing_pairs(decisions)
    found = build(ids, (), judged)
    same = (both for both, judgement in judged.items() if judgement is Judgement.SAME)
    return sorted(both for both in same if both[0] in found and both[1] in found and not _together(found, both))


def _together(found: Clusters, both: Pair) -> bool:
    return found.root(both[0]) == found.root(both[1])
