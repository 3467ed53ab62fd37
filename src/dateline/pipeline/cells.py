"""The light columns of events and actors: what filters, maps and timelines need, laid out for Arrow and NumPy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dateline.export.counts import Count, outcome_counts
from dateline.export.disputes import is_disputed
from dateline.export.veil import BARE, veil_for
from dateline.model.claim import ActorKind, Party
from dateline.model.event import Actor, Chosen, Event
from dateline.model.evidence import Basis, Modality
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import Outcome
from dateline.resolve.background import Background
from dateline.text.fold import fold

MARK = "\x1f"
"""Stands before, between and after several names in one cell, so that one is found whole."""

NAMES = pa.dictionary(pa.int32(), pa.string())
SUBJECT = (
    ("id", pa.string()),
    ("extraction", pa.int64()),
    ("number", pa.int64()),
    ("members", pa.list_(pa.string())),
)
"""What every line begins with: its id, its founder's place in the order of adding, its accounts or profiles."""

EVENTS = pa.schema(
    [
        *SUBJECT,
        ("earliest", pa.date32()),
        ("latest", pa.date32()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("precision", pa.int8()),
        ("radius_km", pa.float32()),
        ("country", NAMES),
        ("admin1", NAMES),
        ("place", pa.string()),
        ("place_words", pa.string()),
        ("deed", NAMES),
        ("modality", NAMES),
        *(
            (f"{outcome}_{figure}", pa.int32())
            for outcome in ("killed", "injured")
            for figure in ("low", "best", "high")
        ),
        ("perpetrator", NAMES),
        ("target", NAMES),
        ("parties", NAMES),
        ("source_ids", NAMES),
        ("sources", pa.int16()),
        ("disputed", pa.bool_()),
        ("reviewed", pa.bool_()),
    ]
)
"""``parties`` holds the folded names and words of all parties, ``place_words`` those of the places, for searching;
``source_ids`` those of the sources, and ``sources`` the number of documents. Private persons' names are not in
``perpetrator`` and ``target``."""

ACTORS = pa.schema([*SUBJECT, ("name", pa.string()), ("names", pa.string()), ("kind", NAMES), ("sources", pa.int16())])
"""``names`` holds all folded names and aliases."""

Line = dict[str, Any]
Table = Any
"""A ``pyarrow.Table``, which comes without types."""


@dataclass(frozen=True, slots=True)
class Founder:
    """The first account of an event, or profile of an actor, and where it stands in the order of adding."""

    extraction: int
    number: int


def event_line(event: Event, founder: Founder, background: Background, *, reviewed: bool) -> Line:
    """Lay out the light columns of one event."""
    told: dict[str, list[Chosen]] = {}
    for value in event.values:
        told.setdefault(value.claim.property, []).append(value)
    texts = {claim.evidence.text_id for value in event.values for claim in (value.claim, *value.others)}
    deed = told["deed"][0].claim if "deed" in told else None
    return {
        **_subject(event.id, founder, event.account_ids),
        **_when(_first(told, "interval")),
        **_where(_first(told, "place"), event),
        "deed": deed.value if deed else None,
        "modality": (deed.attribution.modality if deed else Modality.HAPPENED).value,
        **_how_many(told.get("toll", [])),
        **_who(told, event),
        **_sources(texts, background),
        "disputed": any(is_disputed(value) for value in event.values if value.others),
        "reviewed": reviewed,
    }


def actor_line(actor: Actor, founder: Founder, background: Background) -> Line:
    """Lay out the light columns of one actor."""
    texts = {claim.evidence.text_id for value in actor.values for claim in (value.claim, *value.others)}
    kind = next((str(value.claim.value) for value in actor.all("kind")), None)
    return {
        **_subject(actor.id, founder, actor.profile_ids),
        "name": actor.name,
        "names": _joined(sorted(actor_names(actor))),
        "kind": kind,
        "sources": len({background.reports[text].document_id for text in texts if text in background.reports}),
    }


def actor_names(actor: Actor) -> set[str]:
    """Give an actor's names and aliases, folded."""
    told = [str(chosen.claim.value) for name in ("name", "alias") for chosen in actor.all(name)]
    return {fold(each) for each in (actor.name, *told)}


def table_of(lines: Iterable[Line], schema: Any) -> Table:
    """Put lines into columns, in the order of adding."""
    ordered = sorted(lines, key=lambda line: (line["extraction"], line["number"]))
    columns = [
        pa.array([line[name] for line in ordered], kind) for name, kind in zip(schema.names, schema.types, strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def lines_of(table: Table) -> list[Line]:
    """Take columns apart into lines again."""
    found: list[Line] = table.to_pylist()
    return found


def as_bytes(table: Table) -> bytes:
    """Pack columns small."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_table(table)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def from_bytes(packed: bytes) -> Table:
    """Unpack columns."""
    return pa.ipc.open_stream(packed).read_all()


def joined_tables(tables: Iterable[Table], schema: Any) -> Table:
    """Put tables one below the other, as one piece for each column."""
    found = list(tables)
    if not found:
        return schema.empty_table()
    return pa.concat_tables(found).unify_dictionaries().combine_chunks()


def _subject(subject_id: str, founder: Founder, members: tuple[str, ...]) -> Line:
    return {"id": subject_id, "extraction": founder.extraction, "number": founder.number, "members": list(members)}


def _first(told: Mapping[str, list[Chosen]], name: str) -> Chosen | None:
    return told[name][0] if name in told else None


def _when(chosen: Chosen | None) -> Line:
    value = chosen.claim.value if chosen else None
    if not isinstance(value, Interval):
        return {"earliest": None, "latest": None}
    return {"earliest": value.earliest, "latest": value.latest}


def _where(chosen: Chosen | None, event: Event) -> Line:
    value = chosen.claim.value if chosen else None
    place = value if isinstance(value, Location) else Location("")
    told = (each.claim.value for each in event.values if isinstance(each.claim.value, Location))
    return {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "radius_km": place.radius_km,
        "country": place.country,
        "admin1": place.admin1,
        "place": place.name or place.words or None,
        "place_words": _joined(fold(f"{each.words} {each.name or ''} {each.admin1 or ''}") for each in told),
    }


def _how_many(tolls: Iterable[Chosen]) -> Line:
    counts = outcome_counts(tolls)
    line: Line = {}
    for outcome in (Outcome.KILLED, Outcome.INJURED):
        total = counts[outcome].total if outcome in counts else Count()
        for figure in ("low", "best", "high"):
            line[f"{outcome.value}_{figure}"] = getattr(total, figure)
    return line


def _who(told: Mapping[str, list[Chosen]], event: Event) -> Line:
    parties = [each.claim.value for each in event.values if isinstance(each.claim.value, Party)]
    veil = veil_for(event) if any(party.kind is ActorKind.PERSON for party in parties) else BARE
    known = {fold(name) for party in parties for name in (party.words, party.name) if name}

    def shown(*roles: str) -> str | None:
        values = (each.claim for role in roles for each in told.get(role, ()))
        named = (
            veil.party(each.value)
            for each in values
            if _stands(each.attribution.basis) and isinstance(each.value, Party)
        )
        return "; ".join(dict.fromkeys(party.name or party.words for party in named)) or None

    return {
        "perpetrator": shown("perpetrator"),
        "target": shown("target", "victim"),
        "parties": _joined(sorted(known)),
    }


def _stands(basis: Basis) -> bool:
    return basis is not Basis.DENIED


def _sources(texts: Iterable[str], background: Background) -> Line:
    reports = [background.reports[text] for text in texts if text in background.reports]
    return {
        "source_ids": _joined(sorted({report.source_id for report in reports if report.source_id})),
        "sources": len({report.document_id for report in reports}),
    }


def _joined(names: Iterable[str]) -> str | None:
    found = MARK.join(dict.fromkeys(names))
    return f"{MARK}{found}{MARK}" if found else None
