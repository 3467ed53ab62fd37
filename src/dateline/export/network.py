"""Actors and how they stand to one another, with dates: a network as GraphML, GEXF or JSON.

The relations are those texts tell of actors: part of, split from, succeeded by, allied with, opposed to, fought in.
Each edge says since and until when the text says it held, on what basis, and how many texts tell it. People are no
nodes: that somebody led a group stays a claim about the group.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dateline.export.actors import in_words
from dateline.export.graph import NOT_XML
from dateline.export.losses import LossReport
from dateline.model.claim import Claim
from dateline.model.edtf import to_edtf
from dateline.model.event import Actor
from dateline.model.evidence import Basis, Modality
from dateline.model.ids import make_id
from dateline.model.interval import Interval
from dateline.text.names import plain_name

NAMED_ONLY = "named only"
"""The kind of a node for an actor that texts name and tell nothing of."""
WAR = "war"


@dataclass(frozen=True, slots=True)
class RelationWord:
    """What a property of an actor is called as an edge; ``turned`` where the edge runs from the value to the actor."""

    name: str
    turned: bool = False
    mutual: bool = False


RELATIONS: Mapping[str, RelationWord] = {
    "part_of": RelationWord("part of"),
    "branch_of": RelationWord("branch of"),
    "subgroup": RelationWord("part of", turned=True),
    "split_from": RelationWord("split from"),
    "merged_into": RelationWord("merged into"),
    "successor": RelationWord("succeeded by"),
    "predecessor": RelationWord("succeeded by", turned=True),
    "ally": RelationWord("allied with", mutual=True),
    "opponent": RelationWord("opposed to", mutual=True),
    "designated_by": RelationWord("designated by"),
    "war": RelationWord("fought in"),
}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, or a war that actors fought in."""

    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation between two nodes, over one time; ``texts`` counts those that tell it."""

    source: str
    target: str
    relation: str
    mutual: bool
    valid: Interval | None
    basis: Basis
    texts: int


@dataclass(frozen=True, slots=True)
class Network:
    """Everything the actors of a project are to one another."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def actor_network(actors: Iterable[Actor], report: LossReport) -> Network:
    """Draw the network of actors; denied relations and those to nameless parties are counted as left out."""
    known = list(actors)
    nodes = {actor.id: Node(actor.id, actor.name, _kind(actor)) for actor in known}
    by_name = _owners(known)
    told: dict[tuple[str, str, str, Interval | None], list[Claim]] = defaultdict(list)
    for actor in known:
        for claim in _claims(actor):
            other = _other(claim, by_name)
            if other is None or other.id == actor.id:
                report.lose(claim.property, "names no other actor")
            elif claim.attribution.modality is not Modality.HAPPENED:
                report.lose(claim.property, f"{claim.attribution.modality.value}, not told as a fact")
            else:
                nodes.setdefault(other.id, other)
                told[_ends(actor.id, other.id, claim)].append(claim)
    report.written += len(nodes)
    edges = (_edge(key, claims) for key, claims in told.items())
    return Network(tuple(nodes.values()), tuple(sorted(edges, key=lambda each: (each.source, each.target, str(each)))))


def to_network_json(network: Network) -> str:
    """Write nodes and edges as one JSON object, as Cytoscape.js and D3 read them after a rename."""
    nodes = [{"id": node.id, "label": node.label, "kind": node.kind} for node in network.nodes]
    edges = [{"source": edge.source, "target": edge.target, **_data(edge)} for edge in network.edges]
    return json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1) + "\n"


def to_network_graphml(network: Network) -> str:
    """Write GraphML, for Gephi, yEd, Cytoscape and networkx; dates are EDTF strings."""
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for owner, names in (("node", _NODE_DATA), ("edge", _EDGE_DATA)):
        for name, kind in names.items():
            values = {"id": name, "for": owner, "attr.name": name, "attr.type": kind}
            SubElement(root, "key", values)
    graph = SubElement(root, "graph", edgedefault="directed")
    for node in network.nodes:
        _graphml_data(SubElement(graph, "node", id=node.id), {"label": node.label, "kind": node.kind})
    for edge in network.edges:
        drawn = SubElement(graph, "edge", source=edge.source, target=edge.target)
        if edge.mutual:
            drawn.set("directed", "false")
        _graphml_data(drawn, _data(edge))
    return _xml(root)


def to_network_gexf(network: Network) -> str:
    """Write dynamic GEXF 1.3, whose edges come and go with the outermost days of their time, for Gephi's timeline."""
    root = Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    graph = SubElement(root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date")
    for owner, names in (("node", {"kind": "string"}), ("edge", _EDGE_DATA)):
        attributes = SubElement(graph, "attributes", {"class": owner})
        for name, kind in names.items():
            SubElement(attributes, "attribute", id=name, title=name, type="integer" if kind == "int" else kind)
    nodes, edges = SubElement(graph, "nodes"), SubElement(graph, "edges")
    for node in network.nodes:
        _gexf_data(SubElement(nodes, "node", id=node.id, label=_clean(node.label)), {"kind": node.kind})
    for number, edge in enumerate(network.edges):
        drawn = SubElement(edges, "edge", id=str(number), source=edge.source, target=edge.target, label=edge.relation)
        drawn.set("type", "undirected" if edge.mutual else "directed")
        for name, bound in _bounds(edge.valid):
            drawn.set(name, bound)
        _gexf_data(drawn, _data(edge))
    return _xml(root)


NETWORK_FORMATS: Mapping[str, Callable[[Network], str]] = {
    "graphml": to_network_graphml,
    "gexf": to_network_gexf,
    "json": to_network_json,
}

_NODE_DATA = {"label": "string", "kind": "string"}
_EDGE_DATA = {"relation": "string", "valid": "string", "basis": "string", "texts": "int"}


def _claims(actor: Actor) -> Iterator[Claim]:
    for chosen in actor.values:
        if chosen.claim.property in RELATIONS:
            yield from (claim for claim in (chosen.claim, *chosen.others) if claim.value is not None)


def _kind(actor: Actor) -> str:
    told = actor.all("kind")
    return str(told[0].claim.value) if told else "unknown"


def _owners(actors: Sequence[Actor]) -> dict[str, Node]:
    """Find actors by every name; a name that two actors go by belongs to neither, unless it is one's first name."""
    owners: dict[str, set[str]] = defaultdict(set)
    nodes = {actor.id: Node(actor.id, actor.name, _kind(actor)) for actor in actors}
    for actor in actors:
        for chosen in (*actor.all("name"), *actor.all("alias")):
            owners[plain_name(str(chosen.claim.value))].add(actor.id)
    own = {plain_name(actor.name): nodes[actor.id] for actor in actors}
    return {name: nodes[min(ids)] for name, ids in owners.items() if len(ids) == 1 and name} | own


def _other(claim: Claim, by_name: Mapping[str, Node]) -> Node | None:
    """Give the actor or war a claim names: one of the project's, or a node that is only a name."""
    words = in_words(claim.value)
    name = plain_name(words)
    if not name:
        return None
    if claim.property == "war":
        return Node(make_id("war", name), words, WAR)
    return by_name.get(name) or Node(make_id("party", name), words, NAMED_ONLY)


def _ends(actor: str, other: str, claim: Claim) -> tuple[str, str, str, Interval | None]:
    relation = RELATIONS[claim.property]
    first, second = (other, actor) if relation.turned else (actor, other)
    if relation.mutual and second < first:
        first, second = second, first
    return first, second, claim.property if relation.mutual else relation.name, claim.valid


def _edge(key: tuple[str, str, str, Interval | None], claims: Sequence[Claim]) -> Edge:
    """Join the claims that tell one relation; one that is stated outweighs hearsay."""
    first, second, _, valid = key
    relation = RELATIONS[claims[0].property]
    bases = [claim.attribution.basis for claim in claims]
    basis = Basis.STATED if Basis.STATED in bases else bases[0]
    texts = len({claim.evidence.text_id for claim in claims})
    return Edge(first, second, relation.name, relation.mutual, valid, basis, texts)


def _data(edge: Edge) -> dict[str, str | int]:
    told: dict[str, str | int] = {"relation": edge.relation, "basis": edge.basis.value, "texts": edge.texts}
    return told if edge.valid is None else {**told, "valid": to_edtf(edge.valid)}


def _bounds(valid: Interval | None) -> Iterator[tuple[str, str]]:
    if valid is not None:
        for name, day in (("start", valid.earliest), ("end", valid.latest)):
            if day is not None:
                yield name, day.isoformat()


def _graphml_data(parent: Element, data: Mapping[str, str | int]) -> None:
    for name, value in data.items():
        SubElement(parent, "data", key=name).text = _clean(str(value))


def _gexf_data(parent: Element, data: Mapping[str, str | int]) -> None:
    values = SubElement(parent, "attvalues")
    for name, value in data.items():
        SubElement(values, "attvalue", {"for": name, "value": _clean(str(value))})


def _clean(words: str) -> str:
    return NOT_XML.sub("\ufffd", words)


def _xml(root: Element) -> str:
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
