"""What is new since the last linking: accounts and profiles told, told anew, or gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from dateline.model.claim import SubjectKind
from dateline.model.link import decided_on, rated, sides
from dateline.pipeline.project import Project
from dateline.store.views import Facts
from dateline.text.fold import fold

NAMESAKES = 3
"""Earlier profiles of one very name that a new one is compared with: any of them leads to the others."""
COMMON = 50
"""A word of a name that more profiles share finds no candidates by itself."""
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class News:
    """What facts later than some say: ``accounts`` are new or changed, ``gone`` speak no more."""

    accounts: frozenset[str]
    profiles: frozenset[str]
    gone: frozenset[str]
    facts: Facts


def news_since(project: Project, since: Facts) -> News:
    """Find the accounts and profiles that later facts tell, tell anew, correct, or no longer tell."""
    views = project.store.views
    facts = views.facts()
    decided = [each for each in views.decisions_since(since.decision) if not sides(each) and not rated(each)]
    corrected = views.subjects_of(sorted({decided_on(each.subject) for each in decided}))
    told = views.members_since(SubjectKind.ACCOUNT, since.extraction) | corrected
    now = frozenset(member.id for member in views.members(SubjectKind.ACCOUNT, sorted(told)))
    known = views.members_since(SubjectKind.PROFILE, since.extraction)
    profiles = frozenset(member.id for member in views.members(SubjectKind.PROFILE, sorted(known)))
    return News(now, profiles, frozenset(told) - now, facts)


def profiles_near(project: Project, new: frozenset[str]) -> list[str]:
    """Give the new profiles and those that may tell the same actors: of the same name, or with a rare word of it."""
    names = project.store.profile_names()
    words = {each: {word for word in fold(name).split() if len(word) >= SHORTEST} for each, name in names.items()}
    often = Counter(word for found in words.values() for word in found)
    wanted_names = {fold(names[each]) for each in new if each in names}
    wanted = {word for each in new for word in words.get(each, ()) if often[word] <= COMMON}
    same: dict[str, list[str]] = defaultdict(list)
    for each, name in names.items():
        if fold(name) in wanted_names and each not in new:
            same[fold(name)].append(each)
    near = {each for found in same.values() for each in found[:NAMESAKES]}
    near |= {each for each, found in words.items() if wanted & found}
    return [member.id for member in project.store.views.members(SubjectKind.PROFILE, sorted(near | new))]
