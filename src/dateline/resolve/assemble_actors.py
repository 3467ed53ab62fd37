"""Profiles and links to actors: pure, repeatable, and nothing of it stored as truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

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
    judged, names = standing(taken), {profile.id: profile.name for profile in profiles}
    return [
        assemble_actor([(each, names[each]) for each in members], by_subject, rule, judged)
        for members in sorted(found, key=lambda each: order[each[0]])
    ]


def assemble_actor(
    profiles: Sequence[tuple[str, str]],
    claims: Mapping[str, Sequence[Claim]],
    rule: Rule,
    standing: Mapping[str, Decision],
) -> Actor:
    """Assemble the actor that some profiles tell, its founder first, each given by id and name; claims by profile."""
    members = tuple(each for each, _ in profiles)
    values = choose(_told(claims, members), _many(rule), standing, Background())
    return Actor(actor_id(members[0]), members, max((name for _, name in profiles), key=len), tuple(values))


def actor_id(founder: str) -> str:
    """Name the actor that a profile founds."""
    return make_id("actor", founder)


def _told(by_subject: Mapping[str, Sequence[Claim]], members: Sequence[str]) -> list[Claim]:
    """Give an actor's claims; that a field stands empty counts only where no text fills it."""
    claims = [claim for each in members for claim in by_subject.get(each, ())]
    filled = {claim.property for claim in claims if claim.value is not None}
    return [claim for claim in claims if claim.value is not None or claim.property not in filled]


@lru_cache(maxsize=8)
def _many(rule: Rule) -> Rule:
    """Let a rule keep every value of the properties that may have several."""
    several = (name for name, kind in actor_properties().items() if kind.many)
    return replace(rule, values=tuple(ValueRule(name, rule.otherwise.prefer, "value") for name in several))
