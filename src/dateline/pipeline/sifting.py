"""Which lines of the light columns a filter lets through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dateline.pipeline.cells import MARK, Table
from dateline.pipeline.filters import Box, EventFilter
from dateline.text.fold import fold

Mask = np.ndarray[Any, np.dtype[np.bool_]]
Found = Any
"""A boolean ``pyarrow`` column, which comes without types."""


def sift(table: Table, wanted: EventFilter, names: Collection[str] = ()) -> Mask:
    """Mark the events that are wanted. ``names`` are those of the actor asked for, folded."""
    mask = np.ones(table.num_rows, dtype=np.bool_)
    for found in _conditions(table, wanted, names):
        mask &= found.fill_null(False).combine_chunks().to_numpy(zero_copy_only=False)  # noqa: FBT003 - not ours
    return mask


def _conditions(table: Table, wanted: EventFilter, names: Collection[str]) -> Iterator[Found]:
    if wanted.ids is not None:
        yield pc.is_in(table["id"], pa.array(sorted(wanted.ids), pa.string()))
    if wanted.since or wanted.until:
        yield from _within(table, wanted.since, wanted.until)
    if wanted.country:
        country = wanted.country.upper()
        yield _among(table["country"], lambda known: pc.equal(known, country))
    if wanted.deed:
        yield _among(table["deed"], lambda known: pc.equal(known, wanted.deed))
    if wanted.actor:
        yield _among(table["parties"], lambda known: _any_of(known, names))
    if wanted.source:
        yield _among(table["source_ids"], lambda known: _any_of(known, [wanted.source or ""]))
    if wanted.place:
        yield pc.match_substring(table["place_words"], fold(wanted.place))
    if wanted.box:
        yield from _inside(table, wanted.box)
    yield from _plain(table, wanted)


def _plain(table: Table, wanted: EventFilter) -> Iterator[Found]:
    """Compare figures and marks."""
    if wanted.precision is not None:
        yield pc.less_equal(table["precision"], wanted.precision)
    if wanted.least_killed is not None:
        yield pc.greater_equal(table["killed_best"], wanted.least_killed)
    if wanted.most_killed is not None:
        yield pc.less_equal(table["killed_best"], wanted.most_killed)
    if wanted.disputed is not None:
        yield pc.equal(table["disputed"], wanted.disputed)
    if wanted.reviewed is not None:
        yield pc.equal(table["reviewed"], wanted.reviewed)
    if wanted.dated is not None:
        yield pc.equal(pc.is_valid(pc.coalesce(table["earliest"], table["latest"])), wanted.dated)
    if wanted.placed is not None:
        yield pc.equal(pc.is_valid(table["latitude"]), wanted.placed)


def _within(table: Table, since: date | None, until: date | None) -> Iterator[Found]:
    """Keep events that may have been on one of the days asked for; those without any day are not."""
    yield pc.is_valid(pc.coalesce(table["earliest"], table["latest"]))
    if since:
        yield pc.fill_null(pc.greater_equal(table["latest"], pa.scalar(since, pa.date32())), True)  # noqa: FBT003
    if until:
        yield pc.fill_null(pc.less_equal(table["earliest"], pa.scalar(until, pa.date32())), True)  # noqa: FBT003


def _inside(table: Table, box: Box) -> Iterator[Found]:
    yield pc.greater_equal(table["latitude"], box.south)
    yield pc.less_equal(table["latitude"], box.north)
    east, west = pc.less_equal(table["longitude"], box.east), pc.greater_equal(table["longitude"], box.west)
    yield pc.and_kleene(west, east) if box.west <= box.east else pc.or_kleene(west, east)


def _among(column: Found, test: Callable[[Found], Found]) -> Found:
    """Put a question to each different value of a column once, and give the answer line by line."""
    chunks = [test(chunk.dictionary).fill_null(False).take(chunk.indices) for chunk in column.chunks]  # noqa: FBT003
    return pa.chunked_array(chunks, pa.bool_())


def _any_of(known: Found, names: Collection[str]) -> Found:
    found = pa.array(np.zeros(len(known), dtype=np.bool_))
    for name in names:
        found = pc.or_kleene(found, pc.match_substring(known, f"{MARK}{name}{MARK}"))
    return found
