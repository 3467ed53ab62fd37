"""Profiles and links to actors: pure, repeatable, and nothing of it stored as truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.model.account import Profile
from dateline.model.claim import Claim
from dateline.model.codebook import actor_properties
from dateline.model.event import Actor
from dateline.model.ids import make_id
from dateline.model.link import Decision, Link, standing
from dateline.model.rule import Rule, ValueRule
from dateline.resolve.background import Background
from dateline.resolve.choose import choose
from dateline.resolve.clusters import clusters


def assemble_actors(
    profiles: Sequence[Profile],
    claims: Iterable[Claim],
    *,
    links: Iterable[Link],
    decisions: Iterable[Decision],
    rule: Rule,
) -> list[Actor]:
    """Assemble the actors that the profiles tell, in the order of their first profile, which gives the actor its id.

    Properties that may hold several values at once, such as leaders, keep each; the others are chosen by the rule.
    """
    taken = list(decisions)
    by_subject: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_subject[claim.subject_id].append(claim)
    order = {profile.id: number for number, profile in enumerate(profiles)}
    found = [sorted(members, key=order.__getitem__) for members in clusters(order, links, taken)]
    kept_apart, judged, names = _many(rule), standing(taken), {profile.id: profile.name for profile in profiles}
    return [
        Actor(
            make_id("actor", members[0]),
            tuple(members),
            max((names[each] for each in members), key=len),
            tuple(choose(_told(by_subject, members), kept_apart, judged, Background())),
        )
        for members in sorted(found, key=lambda each: order[each[0]])
    ]


def _told(by_subject: dict[str, list[Claim]], members: Sequence[str]) -> list[Claim]:
    """Give an actor's claims; that a field stands empty counts only where no text fills it."""
    claims = [claim for each in members for claim in by_subject[each]]
    filled = {claim.property for claim in claims if claim.value is not None}
    return [claim for claim in claims if claim.value is not None or claim.property not in filled]


def _many(rule: Rule) -> Rule:
    """Let a rule keep every value of the properties that may have several."""
    several = (name for name, kind in actor_properties().items() if kind.many)
    return replace(rule, values=tuple(ValueRule(name, rule.otherwise.prefer, "value") for name in several))
