"""Events and the parties in them as a graph: GraphML and GEXF, for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from dateline.export.losses import LossReport
from dateline.export.summary import Citations, EventSummary, number_of_sources
from dateline.model.claim import Party
from dateline.model.edtf import to_edtf
from dateline.model.ids import make_id
from dateline.model.interval import Extent, Interval
from dateline.model.toll import Outcome
from dateline.text.fold import fold

NODE_KEYS = {
    "kind": "string",
    "label": "string",
    "deed": "string",
    "party": "string",
    "when": "string",
    "place": "string",
    "latitude": "double",
    "longitude": "double",
    "killed": "int",
    "sources": "int",
}
EDGE_KEYS = {"role": "string", "basis": "string"}
GEXF_TYPES = {"string": "string", "double": "double", "int": "integer"}
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, not even escaped."""

Data = Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class _Node:
    """An event or a named party; an event has the days it may have been on."""

    id: str
    data: Data
    when: Interval | None = None


@dataclass(frozen=True, slots=True)
class _Edge:
    """A party's role in an event."""

    party: str
    event: str
    data: Data
    when: Interval | None = None


def to_graphml(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[str]:
    """Write a node for each event and each named party, and an edge for each role.

    Parties without a name of their own are left out, because two "gunmen" are not one; the report counts them.
    """
    yield _HEAD
    for each in _graph(summaries, citations, report):
        yield _node(each.id, each.data) if isinstance(each, _Node) else _edge(each.party, each.event, each.data)
    yield "</graph></graphml>\n"


def to_gexf(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[str]:
    """Write the same graph as GEXF 1.3, in which events come and go with the days they may have been on."""
    yield _GEXF_HEAD
    edges = []
    for each in _graph(summaries, citations, report):
        if isinstance(each, _Edge):
            edges.append(each)
            continue
        if each.when and each.when.extent is Extent.WITHIN and each.when.earliest != each.when.latest:
            report.lose("start", "one day somewhere between two is shown as if it had lasted")
        label = quoteattr(_clean(each.data["label"]))
        attributes = f"id={quoteattr(each.id)} label={label}{_spell(each.when)}"
        yield f"<node {attributes}>{_attvalues(each.data, NODE_KEYS)}</node>\n"
    yield "</nodes><edges>\n"
    for number, edge in enumerate(edges):
        attributes = f'id="{number}" source={quoteattr(edge.party)} target={quoteattr(edge.event)}{_spell(edge.when)}'
        yield f"<edge {attributes}>{_attvalues(edge.data, EDGE_KEYS)}</edge>\n"
    yield "</edges></graph></gexf>\n"


def _graph(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[_Node | _Edge]:
    """Give every node before the edges that end at it; a party is a node once."""
    given: set[str] = set()
    for summary in summaries:
        report.written += 1
        yield _Node(summary.id, _event(summary, citations), summary.interval)
        for role, party, basis in _roles(summary):
            party_id = make_id("party", fold(party.name or ""))
            if not (party.name and fold(party.name)):
                report.lose("party", "a party without a name is no node")
                continue
            if party_id not in given:
                given.add(party_id)
                yield _Node(party_id, {"kind": "party", "label": party.name, "party": party.kind.value})
            yield _Edge(party_id, summary.id, {"role": role, "basis": basis}, summary.interval)


_HEAD = "".join(
    (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
        *(
            f'<key id="{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'
            for kind, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS))
            for name, type_ in keys.items()
        ),
        '<graph edgedefault="directed">\n',
    )
)


def _gexf_attributes(kind: str, keys: Mapping[str, str]) -> str:
    rows = (
        f'<attribute id="{name}" title="{name}" type="{GEXF_TYPES[type_]}"/>\n'
        for name, type_ in keys.items()
        if name != "label"
    )
    return f'<attributes class="{kind}">\n{"".join(rows)}</attributes>\n'


_GEXF_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    f"{_gexf_attributes('node', NODE_KEYS)}{_gexf_attributes('edge', EDGE_KEYS)}<nodes>\n"
)


def _spell(when: Interval | None) -> str:
    """Give the first and last day something may have been on, where they are known."""
    if when is None:
        return ""
    ends = (("start", when.earliest), ("end", when.latest))
    return "".join(f' {name}="{day.isoformat()}"' for name, day in ends if day)


def _attvalues(data: Data, keys: Mapping[str, str]) -> str:
    told = ((name, value) for name, value in data.items() if name in keys and name != "label")
    held = [f'<attvalue for="{name}" value={quoteattr(_clean(v))}/>' for name, v in told if v not in (None, "")]
    return f"<attvalues>{''.join(held)}</attvalues>" if held else ""


def _clean(value: object) -> str:
    return NOT_XML.sub("\ufffd", str(value))


def _event(summary: EventSummary, citations: Citations) -> Data:
    place, killed = summary.place, summary.total(Outcome.KILLED)
    label = summary.kind.label if summary.kind else "event"
    return {
        "kind": "event",
        "label": f"{label}, {place.name or place.words}" if place else label,
        "deed": summary.deed,
        "when": to_edtf(summary.interval) if summary.interval else None,
        "place": (place.name or place.words) if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "killed": killed.best if killed else None,
        "sources": number_of_sources(summary, citations),
    }


def _roles(summary: EventSummary) -> Iterator[tuple[str, Party, str]]:
    given = summary.perpetrator_attribution
    for party in summary.perpetrators:
        yield "perpetrator", party, given.basis.value if given else ""
    for role, parties in (
        ("claimed responsibility", summary.claimed_by),
        ("target", summary.targets),
        ("victim", summary.victims),
    ):
        for party in parties:
            yield role, party, ""


def _node(node_id: str, data: Data) -> str:
    return f"<node id={quoteattr(node_id)}>{_data(data)}</node>\n"


def _edge(source: str, target: str, data: Data) -> str:
    return f"<edge source={quoteattr(source)} target={quoteattr(target)}>{_data(data)}</edge>\n"


def _data(data: Data) -> str:
    told = ((name, _clean(value)) for name, value in data.items() if value not in (None, ""))
    return "".join(f'<data key="{name}">{escape(value)}</data>' for name, value in told)
