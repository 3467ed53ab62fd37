"""How well names of one actor are told from names of two: the UN Security Council list, and our own hard pairs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from random import Random
from time import perf_counter

from rapidfuzz import fuzz, process

from dateline.extract.actors.authority import known_names
from dateline.read.actor_lists import ListOrigin, read_un_list
from dateline.text.fold import fold
from dateline.text.names import SAME_NAME, KnownNames, compare_names

SEED = 20201130
PAIRS = 500
SIMILAR = 65.0
"""Likeness of folded letters (rapidfuzz token sort ratio) from which two names count as similar."""


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names, and whether they are one actor's."""

    left: str
    right: str
    same: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class ActorNamesScore:
    """Pairs of names judged "same actor".

    The main figures are on pairs whose names are similar in both halves: the question a name comparison can answer.
    The ``any_`` figures draw the alias pairs freely, so that they hold noms de guerre that share nothing with a
    name ("Jimboy"); no comparison of names can join those, and the recall shows it.
    """

    precision: float
    recall: float
    f1: float
    any_precision: float
    any_recall: float
    any_f1: float
    n: int
    seconds: float


@dataclass(frozen=True, slots=True)
class OwnNamesScore:
    """Our own pairs of armed actors' names; ``split_merges`` counts split groups taken for one."""

    precision: float
    recall: float
    f1: float
    split_merges: int
    n: int
    seconds: float


def evaluate_actor_names(file: Path, seed: int = SEED) -> ActorNamesScore:
    """Score pairs of names drawn from the UN list by a fixed seed."""
    started, names = perf_counter(), read_names(file)
    similar = _rates([*alias_pairs(names, seed, similar=True), *neighbour_pairs(names, seed)], known_names())
    freely = _rates([*alias_pairs(names, seed, similar=False), *neighbour_pairs(names, seed)], known_names())
    return ActorNamesScore(*similar, *freely, 2 * PAIRS, round(perf_counter() - started, 2))


def evaluate_own_names(*, use_known: bool = True) -> OwnNamesScore:
    """Score our own pairs, with what our authority list knows or on the names alone."""
    started, pairs = perf_counter(), list(own_pairs())
    known = known_names() if use_known else KnownNames({})
    merges = sum(not pair.same and _judged_same(pair, known) for pair in pairs)
    return OwnNamesScore(*_rates(pairs, known), merges, len(pairs), round(perf_counter() - started, 2))


def name_errors(pairs: Iterable[NamePair], known: KnownNames) -> Iterator[tuple[NamePair, float, tuple[str, ...]]]:
    """Give each pair judged wrong, with its score and reasons."""
    for pair in pairs:
        score = compare_names(pair.left, pair.right, known)
        if (score.score >= SAME_NAME) != pair.same:
            yield pair, score.score, score.reasons


def own_pairs() -> Iterator[NamePair]:
    """Read our own pairs of names."""
    text = files("dateline.evaluate").joinpath("gold/actor_names.jsonl").read_text(encoding="utf-8")
    for line in text.splitlines():
        yield NamePair(**json.loads(line))


def read_names(file: Path) -> list[tuple[str, ...]]:
    """Read the names of each entity of the UN list, those of other scripts as well."""
    data = file.read_bytes()
    origin = ListOrigin(str(file), datetime.now(UTC), sha256(data).hexdigest(), "application/xml")
    return [
        tuple(dict.fromkeys(str(claim.value) for claim in actor.claims if claim.property in ("name", "alias")))
        for actor in read_un_list(data, origin).actors
    ]


def alias_pairs(names: Sequence[Sequence[str]], seed: int, *, similar: bool) -> list[NamePair]:
    """Draw pairs of names of one entity that are not written the same."""
    pairs = [
        NamePair(left, right, same=True)
        for own in names
        for left, right in combinations(own, 2)
        if fold(left) != fold(right) and (not similar or _likeness(left, right) >= SIMILAR)
    ]
    return Random(seed).sample(pairs, min(PAIRS, len(pairs)))  # noqa: S311 - a sample, not a secret


def neighbour_pairs(names: Sequence[Sequence[str]], seed: int) -> list[NamePair]:
    """Draw pairs of names of two entities that are similar and not written the same."""
    flat = [(name, number) for number, own in enumerate(names) for name in own if fold(name)]
    folded = [fold(name) for name, _ in flat]
    alike = process.cdist(folded, folded, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR, workers=1)
    written: dict[str, set[int]] = defaultdict(set)
    for name, (_, number) in zip(folded, flat, strict=True):
        written[name].add(number)
    pairs = [
        NamePair(flat[at][0], flat[to][0], same=False)
        for at, to in zip(*(places.tolist() for places in alike.nonzero()), strict=True)
        if at < to and folded[at] != folded[to] and not written[folded[at]] & written[folded[to]]
    ]
    return Random(seed).sample(pairs, min(PAIRS, len(pairs)))  # noqa: S311 - a sample, not a secret


def _likeness(left: str, right: str) -> float:
    return fuzz.token_sort_ratio(fold(left), fold(right))


def _judged_same(pair: NamePair, known: KnownNames) -> bool:
    return compare_names(pair.left, pair.right, known).score >= SAME_NAME


def _rates(pairs: Sequence[NamePair], known: KnownNames) -> tuple[float, float, float]:
    judged: Callable[[NamePair], bool] = lambda pair: _judged_same(pair, known)  # noqa: E731
    hits = sum(pair.same and judged(pair) for pair in pairs)
    found, gold = sum(map(judged, pairs)), sum(pair.same for pair in pairs)
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return round(precision, 4), round(recall, 4), round(f1, 4)
