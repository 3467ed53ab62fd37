"""Rows in ACLED's layout as claims."""

from __future__ import annotations

from datetime import timedelta

from dateline.model.claim import ActorKind, Party
from dateline.model.codebook import deed_of_acled, scheme
from dateline.model.country import countries_by_name, countries_by_numeric
from dateline.model.interval import Interval
from dateline.model.layout import layout
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, Reckoning, Toll
from dateline.read.coded.cells import Row, day, integer, number, off_globe
from dateline.read.coded.document import RowWriter

KEPT = layout("acled").kept

HALF_A_WEEK = timedelta(days=3)
PRECISION = {1: Precision.EXACT, 2: Precision.NEAR, 3: Precision.PROVINCE}
KINDS = {
    "State forces": ActorKind.STATE_FORCE,
    "Rebel group": ActorKind.REBEL,
    "Political militia": ActorKind.MILITIA,
    "Identity militia": ActorKind.MILITIA,
    "Rioters": ActorKind.CIVILIANS,
    "Protesters": ActorKind.CIVILIANS,
    "Civilians": ActorKind.CIVILIANS,
}


def claim_acled(writer: RowWriter) -> None:
    """Make the claims of one row.

    The order of the two actors carries no meaning there, except in violence against civilians. So civilians are the
    target and so is whom a state force arrests; all others are told as having taken part.
    """
    row = writer.row
    deed = deed_of_acled(row["sub_event_type"])
    if deed:
        writer.claim("deed", deed, "event_type", "sub_event_type")
    else:
        writer.skip("the sub-event type is no kind of deed here")
    writer.claim("interval", _interval(row), "event_date", "time_precision")
    writer.claim("place", _place(row), "country", "geo_precision")
    for number_ in ("1", "2"):
        _claim_party(writer, number_)
    _claim_dead(writer)
    writer.keep("acled", KEPT, "event_id_cnty")


def wrong_column(row: Row) -> str | None:
    """Name the column that makes a row impossible although each cell is well formed, None where all is well."""
    for column in ("time_precision", "geo_precision"):
        if integer(row, column) not in PRECISION:
            return column
    return off_globe(row)


def _interval(row: Row) -> Interval:
    """Undo the one day that the layout forces on every row: a week is the week around it, a month its month."""
    when = day(row, "event_date")
    assert when is not None  # noqa: S101 - the file was checked
    match integer(row, "time_precision"):
        case 1:
            return Interval.day(when)
        case 2:
            return Interval(when - HALF_A_WEEK, when + HALF_A_WEEK)
        case _:
            return Interval.month(when.year, when.month)


def _place(row: Row) -> Location:
    known = countries_by_numeric().get(integer(row, "iso") or -1) or countries_by_name().get(row["country"].lower())
    return Location(
        row["location"],
        PRECISION[integer(row, "geo_precision") or 1],
        name=row["location"],
        latitude=number(row, "latitude"),
        longitude=number(row, "longitude"),
        country=known.iso if known else None,
        admin1=row.get("admin1") or None,
        admin2=row.get("admin2") or None,
    )


def _claim_party(writer: RowWriter, number_: str) -> None:
    column = f"actor{number_}"
    name = writer.row.get(column)
    if name:
        kind = _kind(writer.row.get(f"inter{number_}", ""))
        generic = kind is ActorKind.CIVILIANS
        role = "target" if _is_target(writer.row, number_, kind) else "perpetrator"
        writer.claim(role, Party(name, kind, None if generic else name), column)


def _kind(inter: str) -> ActorKind:
    """Read the kind of actor, written as text or as a number."""
    named = scheme("acled_inter").get(int(inter), "") if inter.isdigit() else inter
    return KINDS.get(named, ActorKind.UNKNOWN)


def _is_target(row: Row, number_: str, kind: ActorKind) -> bool:
    if row["event_type"] == "Violence against civilians":
        return number_ == "2"
    if row["event_type"] in {"Protests", "Riots"}:
        return False
    if row["sub_event_type"] == "Arrests":
        return kind is not ActorKind.STATE_FORCE
    return kind is ActorKind.CIVILIANS


def _claim_dead(writer: RowWriter) -> None:
    """Tell the dead: the lowest credible figure. Zero is written for unknown too, so it tells nothing."""
    dead = integer(writer.row, "fatalities")
    if dead:
        toll = Toll(Outcome.KILLED, dead, dead, None, phrase=f"fatalities: {dead}", reckoning=Reckoning.AT_LEAST)
        writer.claim("toll", toll, "fatalities")
