"""Which accounts are in an event now, without assembling it: what merging, splitting and history need."""

from __future__ import annotations

from collections.abc import Collection

from dateline.model.errors import NotFound
from dateline.model.link import Decision, Link, sides
from dateline.pipeline.project import Project
from dateline.resolve.assemble import event_id
from dateline.resolve.clusters import clusters


def event_members(project: Project, wanted: str) -> tuple[str, ...]:
    """Give the accounts of an event in the order of adding, by its id, one it had before a merge, or a beginning."""
    order = {account: number for number, account in enumerate(project.store.account_ids())}
    founders = [account for account in order if event_id(account).startswith(wanted)]
    if not founders:
        raise NotFound(f"no event {wanted!r}", way_out="see `dateline events` for the ids")
    found = {_set_of(project, founder, order) for founder in founders}
    if len(found) > 1:
        raise NotFound(f"{len(found)} events begin with {wanted!r}", way_out="give more of the id")
    return found.pop()


def touching(project: Project, accounts: Collection[str]) -> tuple[list[Link], list[Decision]]:
    """Give the newest links and the decisions on pairs that any of these accounts is in."""
    ids = set(accounts)
    links = list(project.store.links_on(ids))
    decisions = [each for each in project.store.decisions() if (both := sides(each)) and (ids & set(both))]
    return links, decisions


def _set_of(project: Project, founder: str, order: dict[str, int]) -> tuple[str, ...]:
    """Find the set one account is in: only what hangs together with it by links or decisions can matter."""
    reached, edge = {founder}, {founder}
    while edge:
        links, decisions = touching(project, edge)
        met = {each for link in links for each in (link.left_id, link.right_id)}
        met |= {each for decision in decisions for each in (sides(decision) or ())}
        edge = (met & order.keys()) - reached
        reached |= edge
    links, decisions = touching(project, reached)
    (found,) = (members for members in clusters(reached, links, decisions) if founder in members)
    return tuple(sorted(found, key=order.__getitem__))
