"""Which profiles tell one actor: candidates by names, then a score with its reasons; split actors are kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import extract

from dateline.model.account import Profile
from dateline.model.claim import ActorKind, Claim, SubjectKind
from dateline.model.evidence import Modality
from dateline.model.ids import make_id
from dateline.model.interval import Interval
from dateline.model.link import Judgement, Link, pair
from dateline.text.fold import fold
from dateline.text.names import (
    NOTHING_KNOWN,
    KnownNames,
    NameScore,
    compare_names,
    initials,
    looks_like_acronym,
    name_words,
    plain_name,
)
from dateline.text.spelling import skeleton

METHOD = "profiles@1"

SAME = 0.8
"""Score above which profiles are linked; below it a person is asked. Measured: docs/decisions/actors-linking."""
UNSURE = 0.55
COMMON = 2000
"""Actors that share one word of their names; a word that more share ("liberation", "islamic") finds no candidates."""
RAREST = 2
"""Words of a name that candidates are looked up by, the rarest first."""
MOST_NAMESAKES = 20
"""Actors of one very name that are compared; more would be a list that names nothing apart."""
FEW = 4
"""Candidates compared in full for each name, those that sound most alike."""
LEAST_ALIKE = 60.0
"""Likeness of consonants (rapidfuzz, 0 to 100) under which names are not compared at all."""

_NAMES = frozenset(["name", "alias"])
_APART = frozenset(
    ["split_from", "part_of", "branch_of", "subgroup", "predecessor", "successor", "merged_into", "ally", "opponent"]
)
_PLACES = frozenset(["active_in"])


@dataclass(frozen=True, slots=True)
class ActorView:
    """What telling one actor from another needs: names, kinds, places, time, and whom it is related to."""

    id: str
    names: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    active: Interval | None = None
    related: frozenset[str] = frozenset()
    """Names, folded, of actors that a text tells this one split from, belongs to, fights: so it is not they."""


def link_profiles(
    profiles: Sequence[Profile], claims: Iterable[Claim], known: KnownNames = NOTHING_KNOWN
) -> list[Link]:
    """Suggest which profiles tell one actor, each link with its score and its reasons in words.

    Profiles under one name meet their first; differently named actors are compared where their names share a rare
    word, an initial form or a spelling. Below ``SAME`` a link is a suggestion for review, never a merge.
    """
    return list(_links(_views(profiles, claims), known))


def match_actors(
    views: Sequence[ActorView], actors: Sequence[ActorView], known: KnownNames = NOTHING_KNOWN
) -> list[Link]:
    """Link many profiles to a list of actors: the best actor for each, where one is good enough."""
    index = _Index(actors)
    found: dict[tuple[object, ...], _Match | None] = {}
    links = []
    for view in views:
        key = (view.names, view.places, view.active, view.related)
        if key not in found:
            exact = _closest(view, index.named(view.names), known)
            sure = exact is not None and exact[0].score >= SAME
            found[key] = exact if sure else _closest(view, index.near(_all_names(view, known)), known)
        best = found[key]
        if best is not None and best[0].score >= UNSURE:
            links.append(_link(view, best[1], best[0]))
    return links


_Match: TypeAlias = tuple[NameScore, ActorView]


def _all_names(view: ActorView, known: KnownNames) -> tuple[str, ...]:
    """Give an actor's names and, where one of them is known, the others it is known by."""
    return tuple(dict.fromkeys((*view.names, *(other for name in view.names for other in known.others(name)))))


def _closest(view: ActorView, actors: Iterable[ActorView], known: KnownNames) -> _Match | None:
    scored = ((compare_actors(view, actor, known), actor) for actor in actors)
    return max(scored, key=lambda both: both[0].score, default=None)


def compare_actors(left: ActorView, right: ActorView, known: KnownNames = NOTHING_KNOWN) -> NameScore:
    """Tell how likely two profiles are one actor: by their names first, then by relations, places and times."""
    score = _compare_names(left, right, known)
    if score.score == 0.0:
        return score
    told_apart = [name for name in right.names if fold(name) in left.related] + [
        name for name in left.names if fold(name) in right.related
    ]
    if told_apart:
        return NameScore(0.0, (*score.reasons, f"one is told to be related to {told_apart[0]!r}, so not it"))
    return _in_context(score, left, right)


def actor_views(profiles: Iterable[Profile], claims: Iterable[Claim]) -> list[ActorView]:
    """Gather what linking needs to know of each profile."""
    return _views(list(profiles), claims)


# Comparing


def _compare_names(left: ActorView, right: ActorView, known: KnownNames) -> NameScore:
    """Compare the best of the full names; initials count where a full name does not contradict them."""
    full = _best(_full(left.names), _full(right.names), known)
    short = _best(left.names, right.names, known)
    if full is None or short is None:
        return short or NameScore(0.0, ("no names",))
    if full.score >= SAME:
        return full
    if short.score >= SAME and full.score < SAME:
        # "FARC" in two languages, or two groups both called SLA: a person must say.
        shared_place = bool(left.places & right.places)
        return replace(
            short, score=0.75 if shared_place else 0.6, reasons=(*short.reasons, "but the full names differ")
        )
    return full


def _full(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if not looks_like_acronym(name))


def _best(left: Sequence[str], right: Sequence[str], known: KnownNames) -> NameScore | None:
    """Give the best score of any two names; names known to be two actors' settle it."""
    best: NameScore | None = None
    ours = frozenset(chain.from_iterable(known.owners(name) for name in left))
    theirs = frozenset(chain.from_iterable(known.owners(name) for name in right))
    if ours and theirs and not ours & theirs:
        return NameScore(0.0, (f"known as two actors: {min(ours)!r} and {min(theirs)!r}",))
    for one in left:
        for two in right:
            score = compare_names(one, two, known)
            if best is None or score.score > best.score:
                best = score
                if best.score == 1.0:
                    return best
    return best


def _in_context(score: NameScore, left: ActorView, right: ActorView) -> NameScore:
    """Weigh in where and when each was active, and of what kind it is."""
    value, reasons = score.score, list(score.reasons)
    if left.places and right.places:
        if left.places & right.places:
            value, reasons = min(1.0, value + 0.05), [*reasons, f"both active in {min(left.places & right.places)}"]
        else:
            value, reasons = value - 0.25, [*reasons, "active in different countries"]
    if left.active and right.active and not left.active.overlaps(right.active):
        value, reasons = value - 0.25, [*reasons, "active at different times"]
    if left.kinds and right.kinds and not left.kinds & right.kinds:
        value, reasons = value - 0.1, [*reasons, f"told as {min(left.kinds)} and as {min(right.kinds)}"]
    return NameScore(round(max(value, 0.0), 4), tuple(reasons))


# Finding candidates


class _Index:
    """Actors by the whole of each name, by its initials, and by its words as they sound."""

    def __init__(self, actors: Sequence[ActorView]) -> None:
        """Index every name of every actor once."""
        self._actors = actors
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._short: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        self._sounds = [[_sounds(name) for name in actor.names] for actor in actors]
        for place, actor in enumerate(actors):
            for name in actor.names:
                self._whole[plain_name(name)].append(place)
                self._short[initials(name)].append(place)
            for word in {word for sounds in self._sounds[place] for word in sounds.split()}:
                self._words[word].append(place)

    def named(self, names: Sequence[str]) -> Iterator[ActorView]:
        """Give the actors that have one of these very names."""
        found = dict.fromkeys(
            place for name in names for place in self._whole.get(plain_name(name), ())[:MOST_NAMESAKES]
        )
        return (self._actors[place] for place in found)

    def near(self, names: Sequence[str], *, before: int | None = None) -> Iterator[ActorView]:
        """Give the actors whose names come near one of these, each once; ``before`` keeps to those indexed earlier."""
        found: dict[int, None] = {}
        for name in names:
            short = self._short if looks_like_acronym(name) else self._whole
            initial = short.get(plain_name(name) if looks_like_acronym(name) else initials(name), [])
            found.update(dict.fromkeys(self._whole.get(plain_name(name), ())[:MOST_NAMESAKES]))
            found.update(dict.fromkeys(initial if len(initial) <= FEW else ()))
            found.update(dict.fromkeys(self._alike(_sounds(name))))
        return (self._actors[place] for place in found if before is None or place < before)

    def _alike(self, sounds: str) -> Iterator[int]:
        """Give the few actors whose names sound most like this one, among those that share its rarest words."""
        rare = sorted((len(self._words.get(word, ())), word) for word in set(sounds.split()))
        places = {place for count, word in rare[:RAREST] if 0 < count <= COMMON for place in self._words[word]}
        choices = [(place, own) for place in places for own in self._sounds[place]]
        near = extract(
            sounds, [own for _, own in choices], scorer=token_sort_ratio, limit=FEW, score_cutoff=LEAST_ALIKE
        )
        return (choices[at][0] for _, _, at in near)


@lru_cache(maxsize=200_000)
def _sounds(name: str) -> str:
    """Write a name by the consonants of its words, the same in every script and romanisation."""
    return " ".join(skeleton(word) for word in name_words(name))


# Linking


def _links(views: Sequence[ActorView], known: KnownNames) -> Iterator[Link]:
    firsts: list[ActorView] = []
    groups: dict[str, list[int]] = defaultdict(list)
    for view in views:
        key = fold(view.names[0])
        scored = [(compare_actors(view, firsts[place], known), place) for place in groups[key]]
        best = max(scored, key=lambda both: both[0].score, default=None)
        if best is not None and best[0].score >= SAME:
            yield _link(view, firsts[best[1]], best[0])
            firsts[best[1]] = _joined(firsts[best[1]], view)
        else:
            groups[key].append(len(firsts))
            firsts.append(view)
    index = _Index(firsts)
    for place, view in enumerate(firsts):
        for other in index.near(_all_names(view, known), before=place):
            score = compare_actors(view, other, known)
            if score.score >= UNSURE:
                yield _link(view, other, score)


def _joined(first: ActorView, more: ActorView) -> ActorView:
    """Let the first profile of a name speak for those linked to it; aliases only one text gives are not taken over."""
    shared = tuple(name for name in more.names if name in first.names)
    return replace(
        first,
        names=tuple(dict.fromkeys((*first.names, *shared))),
        kinds=first.kinds | more.kinds,
        places=first.places | more.places,
        related=first.related | more.related,
    )


def _link(left: ActorView, right: ActorView, score: NameScore) -> Link:
    judgement = Judgement.SAME if score.score >= SAME else Judgement.UNSURE
    return Link(
        make_id("link", *pair(left.id, right.id), METHOD),
        SubjectKind.PROFILE,
        left.id,
        right.id,
        judgement,
        score.score,
        score.reasons,
        METHOD,
    )


def _views(profiles: Sequence[Profile], claims: Iterable[Claim]) -> list[ActorView]:
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.subject_kind is SubjectKind.PROFILE and claim.value is not None:
            told[claim.subject_id].append(claim)
    return [_view(profile, told[profile.id]) for profile in profiles]


def _view(profile: Profile, claims: Sequence[Claim]) -> ActorView:
    sure = [claim for claim in claims if claim.attribution.modality is not Modality.NEGATED]
    names = [
        profile.name,
        *(claim.value for claim in sure if claim.property in _NAMES and isinstance(claim.value, str)),
    ]
    active = next(
        (claim.value for claim in sure if claim.property == "active" and isinstance(claim.value, Interval)), None
    )
    related = {fold(claim.value) for claim in sure if claim.property in _APART and isinstance(claim.value, str)}
    return ActorView(
        profile.id,
        tuple(dict.fromkeys(names)),
        frozenset(_values(sure, frozenset(["kind"]))) - {ActorKind.UNKNOWN.value},
        frozenset(_values(sure, _PLACES)),
        active,
        frozenset(related - {fold(name) for name in names}),
    )


def _values(claims: Iterable[Claim], properties: frozenset[str]) -> Iterator[str]:
    return (claim.value for claim in claims if claim.property in properties and isinstance(claim.value, str))
