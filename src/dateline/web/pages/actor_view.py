"""What the page of an actor shows."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.export.losses import LossReport
from dateline.export.network import Edge, Network, actor_network
from dateline.model.codebook import actor_properties
from dateline.model.event import Actor, Chosen
from dateline.model.interval import Interval
from dateline.pipeline.indexing import find_actors
from dateline.pipeline.project import Project
from dateline.web import wording
from dateline.web.pages.claims import ClaimSeer, SeenClaim, SeenSource

MOST_ACTORS = 500
"""Actors whose relations are all drawn; among more, only those of the actor shown."""
NAMES = ("name", "alias")


@dataclass(frozen=True, slots=True)
class SeenFact:
    """One value of an actor with the claim that gives it, and how many others say the same or otherwise."""

    claim: SeenClaim
    others: tuple[SeenClaim, ...]
    valid: str


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the infobox."""

    label: str
    kind: str
    facts: tuple[SeenFact, ...]


@dataclass(frozen=True, slots=True)
class SeenRelation:
    """One relation, as a row: what, with whom, since and until when, told by how many texts."""

    relation: str
    other: str
    href: str
    since: str
    until: str
    texts: int


@dataclass(frozen=True, slots=True)
class ActorView:
    """One actor, all of it."""

    id: str
    name: str
    kind: str
    profiles: int
    fields: tuple[Field, ...]
    names: Mapping[str, tuple[str, ...]]
    relations: tuple[SeenRelation, ...]
    network: Mapping[str, object]
    sources: tuple[SeenSource, ...]


def see_actor(project: Project, actor: Actor) -> ActorView:
    """Gather everything the page of an actor shows."""
    claims = [claim for value in actor.values for claim in (value.claim, *value.others)]
    seer = ClaimSeer.of(project, claims)
    network = _network(project, actor)
    sources = {claim.evidence.text_id: seer.source(claim.evidence.text_id) for claim in claims}
    return ActorView(
        actor.id,
        actor.name,
        next((str(each.claim.value) for each in actor.all("kind")), ""),
        len(actor.profile_ids),
        tuple(_fields(actor, seer)),
        names_by_script(actor),
        tuple(_relations(network, actor.id)),
        _drawn(network, actor.id),
        tuple({each.document_id: each for each in sources.values()}.values()),
    )


def names_by_script(actor: Actor) -> dict[str, tuple[str, ...]]:
    """Give all names of an actor by the script they are written in, the fullest first."""
    told = dict.fromkeys([actor.name, *(str(each.claim.value) for name in NAMES for each in actor.all(name))])
    by_script: dict[str, list[str]] = {}
    for name in told:
        by_script.setdefault(script_of(name), []).append(name)
    return {script: tuple(names) for script, names in by_script.items()}


def script_of(name: str) -> str:
    """Name the script most letters of a name are in, as Unicode calls it."""
    scripts = Counter(unicodedata.name(each, "?").split()[0].split("-")[0] for each in name if each.isalpha())
    return scripts.most_common(1)[0][0].capitalize() if scripts else wording.text("site.unknown")


def _fields(actor: Actor, seer: ClaimSeer) -> Iterator[Field]:
    by_name: dict[str, list[Chosen]] = {}
    for value in actor.values:
        by_name.setdefault(value.claim.property, []).append(value)
    order = [name for name in (*actor_properties(), *sorted(by_name)) if name in by_name and name not in NAMES]
    for name in dict.fromkeys(order):
        facts = tuple(_fact(each, seer) for each in by_name[name])
        yield Field(wording.property_words(name), wording.claim_kind(name), facts)


def _fact(chosen: Chosen, seer: ClaimSeer) -> SeenFact:
    valid = chosen.claim.valid
    others = {(each.value, each.source.document_id): each for each in (seer.see(one) for one in chosen.others)}
    return SeenFact(seer.see(chosen.claim), tuple(others.values()), wording.when_words(valid) if valid else "")


def _network(project: Project, actor: Actor) -> Network:
    """Draw what the actor and those around it are to one another."""
    page = find_actors(project, limit=MOST_ACTORS)
    known = page.actors if page.total <= MOST_ACTORS else (actor,)
    whole = actor_network(known, LossReport())
    near = _around(whole.edges, {actor.id})
    shown = _around(whole.edges, near) if len(near) < 30 else near  # noqa: PLR2004 - more are a thicket, not a picture
    edges = tuple(each for each in whole.edges if {each.source, each.target} <= shown)
    return Network(tuple(each for each in whole.nodes if each.id in shown), edges)


def _around(edges: Iterable[Edge], some: set[str]) -> set[str]:
    met = {end for each in edges if {each.source, each.target} & some for end in (each.source, each.target)}
    return met | some


def _relations(network: Network, actor_id: str) -> Iterator[SeenRelation]:
    labels = {node.id: node for node in network.nodes}
    for edge in network.edges:
        if actor_id in {edge.source, edge.target}:
            other = labels[edge.target if edge.source == actor_id else edge.source]
            words = edge.relation if edge.source == actor_id or edge.mutual else f"← {edge.relation}"
            href = f"/actors/{other.id}" if other.kind != "named only" and other.id.startswith("actor-") else ""
            yield SeenRelation(words, other.label, href, *_bounds(edge.valid), edge.texts)


def _bounds(valid: Interval | None) -> tuple[str, str]:
    if valid is None:
        return "", ""
    earliest, latest = valid.earliest, valid.latest
    return (str(earliest.year) if earliest else "", str(latest.year) if latest else "")


def _drawn(network: Network, actor_id: str) -> dict[str, object]:
    nodes = [{"id": n.id, "label": n.label, "kind": n.kind, "centre": n.id == actor_id} for n in network.nodes]
    edges = [
        {
            "source": each.source,
            "target": each.target,
            "label": each.relation,
            "mutual": each.mutual,
            "since": each.valid.earliest.year if each.valid and each.valid.earliest else None,
            "until": each.valid.latest.year if each.valid and each.valid.latest else None,
        }
        for each in network.edges
    ]
    return {"nodes": nodes, "edges": edges}
