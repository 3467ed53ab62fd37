"""Events as UCDP's interface gives them: its envelope, its columns, its filters.

Which events GED can hold, and of which type, is among the light columns, so ``TotalCount`` is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any, TypedDict

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from starlette.datastructures import URL

from dateline.export.ged import ged_row
from dateline.export.summary import summarise
from dateline.export.veil import BARE, Veil, veil_for
from dateline.model.country import countries_by_gw
from dateline.model.errors import InvalidValue
from dateline.model.layout import CellKind, layout
from dateline.pipeline.assembling import put_together
from dateline.pipeline.filters import Box, EventFilter
from dateline.pipeline.held import known_of
from dateline.pipeline.indexing import EventCells, event_cells, names_of
from dateline.pipeline.project import Project
from dateline.web.citing import citations_for, texts_of
from dateline.web.explore.columns import NO_DAY, Columns, Held
from dateline.web.ged_numbers import NONE, GedNumbers, Numbers, among
from dateline.web.people import Person
from dateline.web.veiling import veiled

EPOCH = date(1970, 1, 1)
KINDS = {column.name: column.kind for column in layout("ucdp_ged").columns}
VIOLENCE = {1, 2, 3}
YES_OR_NO = {"1": True, "true": True, "0": False, "false": False}


@dataclass(frozen=True, slots=True)
class GedAsked:
    """What a client of UCDP's interface asks for, under UCDP's names."""

    pagesize: int
    page: int
    Id: str | None = None
    Country: str | None = None
    Geography: str | None = None
    StartDate: date | None = None
    EndDate: date | None = None
    TypeOfViolence: str | None = None
    Dyad: str | None = None
    Actor: str | None = None


class GedPage(TypedDict):
    """One page: the events in it, and how many there are in all."""

    TotalCount: int
    TotalPages: int
    Result: list[dict[str, Any]]


def ged_page(project: Project, held: tuple[Held, GedNumbers], asked: GedAsked, person: Person) -> GedPage:
    """Give one page of events in GED's columns, and how many there are in all."""
    cells = event_cells(project)
    columns, coded = held[0].of(cells), held[1].by_line(project, cells)
    lines = cells.by_time[_wanted(project, columns, coded, asked)[cells.by_time]]
    some = lines[asked.page * asked.pagesize : (asked.page + 1) * asked.pagesize]
    rows = _rows(project, cells.members(some), person)
    return {"TotalCount": len(lines), "TotalPages": ceil(len(lines) / asked.pagesize), "Result": rows}


def page_urls(url: URL, page: int, pages: int) -> dict[str, str]:
    """Write the addresses of the pages before and after one; empty where there is none, as UCDP has it."""
    before = str(url.include_query_params(page=page - 1)) if page else ""
    after = str(url.include_query_params(page=page + 1)) if page + 1 < pages else ""
    return {"PreviousPageUrl": before, "NextPageUrl": after}


def _wanted(project: Project, columns: Columns, coded: Mapping[str, Numbers], asked: GedAsked) -> Numbers:
    cells = columns.cells
    types = cells.table.column("ucdp_type")
    mask = _marked(pc.is_in(types, pa.array(sorted(_types(asked.TypeOfViolence)), types.type)))
    if asked.Country:
        mask &= columns.holds("country", _countries(asked.Country))
    if asked.Geography:
        mask &= cells.select(EventFilter(box=_geography(asked.Geography)))
    if asked.StartDate or asked.EndDate:
        mask &= _ending(columns, asked.StartDate, asked.EndDate)
    if asked.Id:
        mask &= _with_ids(cells, coded, asked.Id)
    for written, names in ((asked.Dyad, ("dyad_new_id",)), (asked.Actor, ("side_a_new_id", "side_b_new_id"))):
        if written:
            mask &= _with_sides(project, cells, [coded[name] for name in names], written)
    return mask


def _countries(written: str) -> set[str]:
    known = countries_by_gw()
    return {known[number].iso for number in _numbers(written, "Country") if number in known}


def _ending(columns: Columns, since: date | None, until: date | None) -> Numbers:
    """UCDP compares both with the day an event ends."""
    first = NO_DAY if since is None else (since - EPOCH).days
    last = np.iinfo(np.int32).max if until is None else (until - EPOCH).days
    return np.asarray((columns.last_day >= first) & (columns.last_day <= last))


def _with_ids(cells: EventCells, coded: Mapping[str, Numbers], written: str) -> Numbers:
    numbers = _numbers(written, "Id")
    ours = np.array([number_of(each) for each in cells.table.column("id").to_pylist()], dtype=np.int64)
    return np.asarray(among(coded["id"], numbers) | (among(ours, numbers) & (coded["id"] == NONE)))


def _with_sides(project: Project, cells: EventCells, numbers: list[Numbers], written: str) -> Numbers:
    """Mark events by the numbers of dyads or actors, or by their names: of a dyad, both sides must be there."""
    mask = np.zeros(len(cells), dtype=np.bool_)
    for part in (each.strip() for each in written.split(",")):
        if part.isascii() and part.isdecimal() and len(part) < 18:  # noqa: PLR2004 - what 64 bits hold
            mask |= np.logical_or.reduce([among(each, {int(part)}) for each in numbers])
        elif part:
            sides = (cells.select(EventFilter(actor=name), names_of(project, name)) for name in part.split(" - "))
            mask |= np.logical_and.reduce(list(sides))
    return mask


def _rows(project: Project, members: list[list[str]], person: Person) -> list[dict[str, Any]]:
    events = [event for event, _ in put_together(project, members, known_of(project).judged)]
    citations = citations_for(project, texts_of(events))
    veils = [veil_for(event) if person.withhold else BARE for event in events]
    rows = (ged_row(each, citations).row for each in summarise(events, withhold=person.withhold))
    return [_as_json(row, veil) for row, veil in zip(rows, veils, strict=True) if row]


def _as_json(row: Mapping[str, Any], veil: Veil) -> dict[str, Any]:
    """Give cells the types that UCDP's interface gives them; our own ids become numbers, and stand in ``relid``."""
    told = {name: veiled(_cell(KINDS[name], cell), veil) for name, cell in row.items()}
    if isinstance(row["id"], str) and row["id"].startswith("event-"):
        told |= {"id": number_of(row["id"]), "relid": row["id"]}
    return {**told, "active_year": YES_OR_NO.get(str(row["active_year"]).lower())}


def _cell(kind: CellKind, cell: Any) -> Any:
    if cell is None or cell == "":
        return None
    try:
        return AS_TOLD[kind](cell)
    except ValueError:
        return cell


AS_TOLD: Mapping[CellKind, Callable[[Any], object]] = {
    CellKind.INTEGER: int,
    CellKind.NUMBER: float,
    CellKind.DAY: lambda written: str(written)[:19].replace(" ", "T"),
    CellKind.TEXT: str,
}


def number_of(event_id: str) -> int:
    """Give the number that stands for one of our own ids where only numbers are taken: 52 bits, as JSON can hold."""
    return int(event_id[-13:], 16)


def _marked(found: Any) -> Numbers:
    return np.array(found.combine_chunks().to_numpy(zero_copy_only=False))


def _types(written: str | None) -> set[int]:
    if not written:
        return VIOLENCE
    found = _numbers(written, "TypeOfViolence")
    if not found <= VIOLENCE:
        raise InvalidValue(f"no type of violence {written!r}", where="TypeOfViolence", way_out="1, 2 or 3")
    return found


def _numbers(written: str, name: str) -> set[int]:
    parts = [part.strip() for part in written.split(",") if part.strip()]
    if not all(part.isascii() and part.isdecimal() and len(part) < 18 for part in parts):  # noqa: PLR2004
        raise InvalidValue(f"not numbers with commas between: {written!r}", where=name)
    return {int(part) for part in parts}


def _geography(written: str) -> Box:
    try:
        (south, west), (north, east) = (map(float, corner.split()) for corner in written.split(","))
    except ValueError:
        raise InvalidValue(f"no area {written!r}", where="Geography", way_out="south west,north east") from None
    if not np.isfinite([south, west, north, east]).all():
        raise InvalidValue(f"no area {written!r}", where="Geography", way_out="south west,north east")
    return Box(west, south, east, north)
