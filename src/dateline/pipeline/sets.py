"""Which accounts are in one event now, and what hangs together with some of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from dateline.model.link import Decision, Judgement, Link, sides
from dateline.pipeline.indexing import event_by_id
from dateline.pipeline.project import Project


def event_members(project: Project, wanted: str) -> tuple[str, ...]:
    """Give the accounts of an event in the order of adding, by its id, one it had before a merge, or a beginning."""
    return event_by_id(project, wanted).account_ids


def touching(project: Project, accounts: Collection[str]) -> tuple[list[Link], list[Decision]]:
    """Give the newest links and the decisions on pairs that any of these accounts is in."""
    ids = set(accounts)
    links = list(project.store.links_on(ids))
    decisions = [each for each in project.store.decisions() if (both := sides(each)) and (ids & set(both))]
    return links, decisions


def hanging_together(
    project: Project, ids: Iterable[str], more: Iterable[Link] = ()
) -> tuple[set[str], dict[str, Link]]:
    """Follow links of the same, and decisions on pairs, from some accounts or profiles as far as they lead.

    Gives all that was reached and the links met. ``more`` are links that the store does not hold yet. Whether two are
    one is settled within what is reached.
    """
    beside = _beside([link for link in more if link.judgement is Judgement.SAME], project.store.decisions())
    reached: set[str] = set()
    edge, links = set(ids), {link.id: link for link in more}
    while edge:
        reached |= edge
        met = {other for each in edge for other in beside.get(each, ())}
        for link in project.store.links_on(sorted(edge)):
            links[link.id] = link
            if link.judgement is Judgement.SAME:
                met |= {link.left_id, link.right_id}
        edge = met - reached
    return reached, links


def _beside(links: Iterable[Link], decisions: Iterable[Decision]) -> dict[str, set[str]]:
    beside: dict[str, set[str]] = defaultdict(set)
    pairs = [(link.left_id, link.right_id) for link in links]
    for left, right in [*pairs, *(both for each in decisions if (both := sides(each)))]:
        beside[left].add(right)
        beside[right].add(left)
    return beside
