"""How well the sides of coded events are linked to the UCDP actor list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from dateline.extract.actors.authority import known_names
from dateline.read.actor_lists import ListedActor, ListOrigin, read_ucdp_actors
from dateline.resolve.actors import SAME, ActorView, actor_views, match_actors

LIST_NAME = "ucdp-actor-*.csv"


@dataclass(frozen=True, slots=True)
class GedActorsScore:
    """Sides and aliases linked to the right actor of the list; ``ged_f1`` and ``alias_f1`` are the two halves."""

    precision: float
    recall: float
    f1: float
    ged_f1: float
    alias_f1: float
    n: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Query:
    view: ActorView
    answer: str


def evaluate_ged_actors(file: Path) -> GedActorsScore:
    """Score GED ``side_a`` and ``side_b`` names, and each actor's English alias against its other names.

    ``file`` is GED as Parquet; the actor list lies beside it. An actor's alias is looked up in a list that
    does not hold it, so that it must be recognised and not only found.
    """
    started = perf_counter()
    listed = _listed(next(iter(sorted(file.parent.glob(LIST_NAME)))))
    keys = {actor.profile.id: actor.document.part for actor in listed}
    views = actor_views([actor.profile for actor in listed], [claim for actor in listed for claim in actor.claims])
    sides = [_Query(ActorView(f"side {name}", (name,), places=places), key) for name, key, places in _sides(file)]
    aliases, without = _aliases(listed, views, keys)
    ged = _counts(sides, views, keys)
    alias = _counts(aliases, without, keys)
    both = [one + two for one, two in zip(ged, alias, strict=True)]
    precision, recall, f1 = _rates(both)
    n = len(sides) + len(aliases)
    return GedActorsScore(
        precision, recall, f1, _rates(ged)[2], _rates(alias)[2], n, round(perf_counter() - started, 2)
    )


def _listed(path: Path) -> Sequence[ListedActor]:
    data = path.read_bytes()
    return read_ucdp_actors(data, ListOrigin(str(path), datetime.now(UTC), sha256(data).hexdigest(), "text/csv")).actors


def _sides(file: Path) -> list[tuple[str, str, frozenset[str]]]:
    """Give each side's name with its id and the countries it acted in."""
    import pyarrow.parquet  # noqa: PLC0415 - only this measurement reads parquet

    table = pyarrow.parquet.read_table(file, columns=["side_a", "side_a_new_id", "side_b", "side_b_new_id", "country"])
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table.to_pylist():
        for side in ("side_a", "side_b"):
            if row[side] and row[side] != "Civilians" and row[f"{side}_new_id"] is not None:
                found[row[side], str(int(float(row[f"{side}_new_id"])))].add(row["country"])
    return [(name, key, frozenset(countries)) for (name, key), countries in sorted(found.items())]


def _aliases(
    listed: Sequence[ListedActor], views: Sequence[ActorView], keys: dict[str, str]
) -> tuple[list[_Query], list[ActorView]]:
    queries, without = [], []
    for actor, view in zip(listed, views, strict=True):
        english = next((str(claim.value) for claim in actor.claims if "in English" in claim.reasons), None)
        rest = tuple(name for name in view.names if name != english)
        without.append(replace(view, names=rest or view.names))
        if english is not None and rest:
            queries.append(_Query(ActorView(f"alias {view.id}", (english,), places=view.places), keys[view.id]))
    return queries, without


def _counts(queries: Iterable[_Query], views: Sequence[ActorView], keys: dict[str, str]) -> list[int]:
    """Count the links that are right, the links made, and the names asked."""
    asked = {query.view.id: query.answer for query in queries}
    links = [
        link for link in match_actors([query.view for query in queries], views, known_names()) if link.score >= SAME
    ]
    right = sum(keys[link.right_id] == asked[link.left_id] for link in links)
    return [right, len(links), len(asked)]


def _rates(counts: Sequence[int]) -> tuple[float, float, float]:
    right, made, asked = counts
    precision, recall = right / made if made else 0.0, right / asked if asked else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return round(precision, 4), round(recall, 4), round(f1, 4)
