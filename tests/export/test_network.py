"""The network of actors: what is an edge, what it carries, and that other tools read the files."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import networkx
import pytest

from dateline.export.losses import LossReport
from dateline.export.network import (
    NAMED_ONLY,
    WAR,
    Network,
    actor_network,
    to_network_gexf,
    to_network_graphml,
    to_network_json,
)
from dateline.model.claim import Claim, Value
from dateline.model.event import Actor, Chosen
from dateline.model.evidence import Attribution, Modality
from dateline.model.interval import Extent, Interval
from tests.export import making

SINCE_2015 = Interval(date(2015, 1, 1), None, Extent.THROUGHOUT)


def told(
    name: str, value: Value, *, text: str = "text-1", valid: Interval | None = None, denied: bool = False
) -> Claim:
    """Make a claim of an actor."""
    given = Attribution(modality=Modality.NEGATED) if denied else Attribution()
    return replace(making.claim(name, value, text=text, given=given), valid=valid)


def actor(name: str, *claims: Claim) -> Actor:
    """Make an actor by its name."""
    values = (Chosen(told("name", name), (), "careful"), *(Chosen(each, (), "careful") for each in claims))
    return Actor(f"actor-{name.lower()}", (f"profile-{name}",), name, values)


def drawn(*actors: Actor) -> Network:
    """Draw a network and forget the losses."""
    return actor_network(actors, LossReport())


def test_a_relation_joins_two_actors_by_any_of_their_names() -> None:
    """What one actor's text calls by an alias is the actor that has the alias."""
    network = drawn(actor("Red", told("opponent", "B.L.U.")), actor("Blue", told("alias", "BLU")))
    [edge] = network.edges
    assert {edge.source, edge.target} == {"actor-red", "actor-blue"}
    assert edge.relation == "opposed to"
    assert edge.mutual


def test_both_sides_of_a_mutual_relation_are_one_edge_with_its_texts_counted() -> None:
    """Red opposes Blue and Blue opposes Red is one relation that two texts tell."""
    network = drawn(actor("Red", told("opponent", "Blue")), actor("Blue", told("opponent", "Red", text="text-2")))
    assert [edge.texts for edge in network.edges] == [2]


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("subgroup", ("actor-blue", "part of", "actor-red")),
        ("part_of", ("actor-red", "part of", "actor-blue")),
        ("predecessor", ("actor-blue", "succeeded by", "actor-red")),
        ("successor", ("actor-red", "succeeded by", "actor-blue")),
    ],
)
def test_a_relation_runs_one_way_whoever_tells_it(name: str, ends: tuple[str, str, str]) -> None:
    """A subgroup is part of; a predecessor is succeeded by."""
    [edge] = drawn(actor("Red", told(name, "Blue")), actor("Blue")).edges
    assert (edge.source, edge.relation, edge.target) == ends


def test_who_is_only_named_and_wars_are_nodes_of_their_own_kind() -> None:
    """An actor no text tells of is a node that is only a name."""
    network = drawn(actor("Red", told("ally", "Green"), told("war", "Long War")))
    assert {node.label: node.kind for node in network.nodes} == {"Red": "unknown", "Green": NAMED_ONLY, "Long War": WAR}


def test_denied_relations_are_left_out_and_counted() -> None:
    """What a text denies is no edge."""
    report = LossReport()
    network = actor_network([actor("Red", told("ally", "Blue", denied=True)), actor("Blue")], report)
    assert network.edges == ()
    assert [(loss.column, loss.events) for loss in report.counts] == [("ally", 1)]


def test_people_are_no_nodes() -> None:
    """Leaders stay claims about their organisation."""
    assert len(drawn(actor("Red", told("leader", "A. Person"))).nodes) == 1


DATED = drawn(
    actor("Red & <Co>", told("part_of", "Blue", valid=SINCE_2015)), actor("Blue", told("war", "Long\x00 War"))
)


def test_networkx_reads_the_graphml() -> None:
    """GraphML keeps nodes, relations and their time."""
    graph = networkx.read_graphml(BytesIO(to_network_graphml(DATED).encode()))
    assert {data["label"] for _, data in graph.nodes(data=True)} == {"Red & <Co>", "Blue", "Long\ufffd War"}
    assert {(data["relation"], data.get("valid")) for *_, data in graph.edges(data=True)} == {
        ("part of", "2015-01-01/.."),
        ("fought in", None),
    }


def test_networkx_reads_the_gexf_with_the_time_of_its_edges() -> None:
    """An edge begins with the first day its relation may have held."""
    written = to_network_gexf(DATED)
    graph = networkx.read_gexf(
        BytesIO(written.replace("gexf.net/1.3", "www.gexf.net/1.2draft").encode()), version="1.2draft"
    )
    assert graph.number_of_nodes() == 3
    assert 'start="2015-01-01"' in written


def test_json_has_nodes_and_edges() -> None:
    """JSON holds the same, for programs."""
    read = json.loads(to_network_json(DATED))
    assert len(read["nodes"]) == 3
    assert {edge["relation"] for edge in read["edges"]} == {"part of", "fought in"}
