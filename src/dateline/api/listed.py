"""Lists of events, actors and claims that can be gone through, or put into data frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dateline.api import frames
from dateline.api.told import ToldActor, ToldEvent
from dateline.export.actors import ACTOR_COLUMNS, actor_rows
from dateline.export.flat import flat_row
from dateline.export.parquet import event_schema
from dateline.export.release.rows import value_words
from dateline.export.summary import summarise
from dateline.model.claim import Claim
from dateline.pipeline.filters import EventFilter
from dateline.pipeline.indexing import find_events, iterate_events
from dateline.pipeline.project import Project
from dateline.pipeline.viewing import actors_of, citations_of

DAYS = frozenset({"date_earliest", "date_latest"})
CLAIM_COLUMNS = (
    *("id", "subject_id", "property", "value", "quote", "text_id", "start", "end"),
    *("basis", "modality", "asserter", "confidence", "engine"),
)
NUMBERS = {"start": pa.int64(), "end": pa.int64(), "confidence": pa.float64()}


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a project that a filter lets in, put together as they are asked for."""

    project: Project
    wanted: EventFilter
    private_names: bool = False

    def __iter__(self) -> Iterator[ToldEvent]:
        """Go through them, in order of time."""
        for event in iterate_events(self.project, self.wanted):
            (summary,) = summarise([event], withhold=not self.private_names)
            yield ToldEvent(event, summary, self.private_names)

    def __len__(self) -> int:
        """Count them without putting them together."""
        return find_events(self.project, self.wanted, limit=1).total

    def to_arrow(self) -> pa.Table:
        """Give the flat table, typed: days are days, counts may be missing."""
        citations = citations_of(self.project)
        rows = [{**flat_row(each.summary, citations)} for each in self]
        for row in rows:
            for name in DAYS:
                row[name] = row[name] or None
        return _dated(pa.Table.from_pylist(rows, schema=event_schema()))

    def to_pandas(self) -> Any:
        """Give a pandas DataFrame with one row for each event."""
        return frames.to_pandas(self.to_arrow())

    def to_polars(self) -> Any:
        """Give a Polars DataFrame with one row for each event."""
        return frames.to_polars(self.to_arrow())

    def to_geopandas(self) -> Any:
        """Give a GeoDataFrame in WGS84; an event without a known point has no geometry."""
        return frames.to_geopandas(self.to_arrow())


def _dated(table: pa.Table) -> pa.Table:
    for name in sorted(DAYS):
        at = table.schema.get_field_index(name)
        table = table.set_column(at, name, table[name].cast(pa.date32()))
    return table


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors of a project, by name."""

    project: Project

    def __iter__(self) -> Iterator[ToldActor]:
        """Go through them."""
        return (ToldActor(actor) for actor in actors_of(self.project))

    def __len__(self) -> int:
        """Count them."""
        return len(actors_of(self.project))

    def to_arrow(self) -> pa.Table:
        """Give one row for each actor."""
        schema = pa.schema([(name, pa.int64() if name == "sources" else pa.string()) for name in ACTOR_COLUMNS])
        return pa.Table.from_pylist(list(actor_rows(actors_of(self.project))), schema=schema)

    def to_pandas(self) -> Any:
        """Give a pandas DataFrame with one row for each actor."""
        return frames.to_pandas(self.to_arrow())

    def to_polars(self) -> Any:
        """Give a Polars DataFrame with one row for each actor."""
        return frames.to_polars(self.to_arrow())


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims on the events and actors of a project, chosen or not; ``only`` names one property."""

    project: Project
    only: str | None = None
    private_names: bool = False

    def __iter__(self) -> Iterator[Claim]:
        """Go through them: those on events, then those on actors."""
        for told in (*Events(self.project, EventFilter(), self.private_names), *Actors(self.project)):
            yield from (claim for claim in told.claims if self.only in {None, claim.property})

    def to_arrow(self) -> pa.Table:
        """Give one row for each claim, with the words it rests on."""
        schema = pa.schema([(name, NUMBERS.get(name, pa.string())) for name in CLAIM_COLUMNS])
        return pa.Table.from_pylist([_claim_row(claim) for claim in self], schema=schema)

    def to_pandas(self) -> Any:
        """Give a pandas DataFrame with one row for each claim."""
        return frames.to_pandas(self.to_arrow())

    def to_polars(self) -> Any:
        """Give a Polars DataFrame with one row for each claim."""
        return frames.to_polars(self.to_arrow())


def _claim_row(claim: Claim) -> dict[str, str | int | float | None]:
    evidence, given = claim.evidence, claim.attribution
    return {
        "id": claim.id,
        "subject_id": claim.subject_id,
        "property": claim.property,
        "value": value_words(claim.value),
        "quote": evidence.quote,
        "text_id": evidence.text_id,
        "start": None if evidence.span is None else evidence.span.start,
        "end": None if evidence.span is None else evidence.span.end,
        "basis": given.basis.value,
        "modality": given.modality.value,
        "asserter": given.asserter,
        "confidence": claim.confidence,
        "engine": claim.engine,
    }
