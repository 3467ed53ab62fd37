"""The light columns of events and actors: what filters, maps and timelines need, laid out for Arrow and NumPy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dateline.export.counts import Count
from dateline.export.disputes import is_disputed
from dateline.export.ged import violence_of
from dateline.export.sides import names
from dateline.export.summary import EventSummary, summarise
from dateline.model.claim import Party
from dateline.model.event import Actor, Event
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
        ("ucdp_type", pa.int8()),
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
``perpetrator`` and ``target``. ``ucdp_type`` is UCDP's type of violence, null for events that GED cannot hold."""

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
    (summary,) = summarise([event])
    texts = {claim.evidence.text_id for value in event.values for claim in (value.claim, *value.others)}
    return {
        **_subject(event.id, founder, event.account_ids),
        "earliest": summary.interval.earliest if summary.interval else None,
        "latest": summary.interval.latest if summary.interval else None,
        **_where(summary.place, event),
        "deed": summary.deed,
        "modality": summary.modality.value,
        "ucdp_type": violence_of(summary),
        **_how_many(summary),
        "perpetrator": names(summary.perpetrators) or None,
        "target": names((*summary.targets, *summary.victims)) or None,
        "parties": _parties(event),
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


def _where(told_place: Location | None, event: Event) -> Line:
    place = told_place or Location("")
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


def _how_many(summary: EventSummary) -> Line:
    totals = {outcome: summary.total(outcome) or Count() for outcome in (Outcome.KILLED, Outcome.INJURED)}
    return {
        f"{outcome.value}_{figure}": getattr(total, figure)
        for outcome, total in totals.items()
        for figure in ("low", "best", "high")
    }


def _parties(event: Event) -> str | None:
    """Give the folded names and words of all parties, those of private persons too: they are searched, never shown."""
    parties = [each.claim.value for each in event.values if isinstance(each.claim.value, Party)]
    return _joined(sorted({fold(name) for party in parties for name in (party.words, party.name) if name}))


def _sources(texts: Iterable[str], background: Background) -> Line:
    reports = [background.reports[text] for text in texts if text in background.reports]
    return {
        "source_ids": _joined(sorted({report.source_id for report in reports if report.source_id})),
        "sources": len({report.document_id for report in reports}),
    }


def _joined(names: Iterable[str]) -> str | None:
    found = MARK.join(dict.fromkeys(names))
    return f"{MARK}{found}{MARK}" if found else None
