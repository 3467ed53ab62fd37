"""Events and the parties in them as a graph: GraphML, for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from dateline.export.losses import LossReport
from dateline.export.summary import Citations, EventSummary, number_of_sources
from dateline.model.claim import Party
from dateline.model.edtf import to_edtf
from dateline.model.ids import make_id
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
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, not even escaped."""

Data = Mapping[str, str | int | float | None]


def to_graphml(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[str]:
    """Write a node for each event and each named party, and an edge for each role.

    Parties without a name of their own are left out, because two "gunmen" are not one; the report counts them.
    """
    yield _HEAD
    given: set[str] = set()
    for summary in summaries:
        report.written += 1
        yield _node(summary.id, _event(summary, citations))
        for role, party, basis in _roles(summary):
            party_id = make_id("party", fold(party.name or ""))
            if not (party.name and fold(party.name)):
                report.lose("party", "a party without a name is no node")
                continue
            if party_id not in given:
                given.add(party_id)
                yield _node(party_id, {"kind": "party", "label": party.name, "party": party.kind.value})
            yield _edge(party_id, summary.id, {"role": role, "basis": basis})
    yield "</graph></graphml>\n"


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
    told = ((name, NOT_XML.sub("\ufffd", str(value))) for name, value in data.items() if value not in (None, ""))
    return "".join(f'<data key="{name}">{escape(value)}</data>' for name, value in told)
