"""UCDP GED rows as claims."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from dateline.model.claim import ActorKind, Party
from dateline.model.country import countries_by_gw, countries_by_name
from dateline.model.evidence import Attribution, Basis
from dateline.model.interval import Extent, Interval, Unit
from dateline.model.layout import layout
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll
from dateline.read.coded.cells import Row, day, integer, number, off_globe
from dateline.read.coded.document import RowWriter

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
OVER_A_PERIOD = 2
"""``event_clarity`` of a row that sums up several acts over its days."""

KEPT = layout("ucdp_ged").kept
PRECISIONS = frozenset(Precision)


class _Sides(NamedTuple):
    first: Party
    second: Party


def claim_ged(writer: RowWriter) -> None:
    """Make the claims of one GED row.

    GED names two sides and does not say who of them struck: in types 1 and 2 both used force, and both are told as
    perpetrators. In type 3 the first side struck civilians.
    """
    row = writer.row
    sides = _sides(row)
    writer.claim("deed", "attack", "type_of_violence")
    writer.claim("interval", _interval(row), "date_prec", "date_start", "date_end")
    writer.claim("place", _place(row), "where_prec", "longitude")
    writer.claim("perpetrator", sides.first, "side_a", given=_given(row))
    second = "target" if integer(row, "type_of_violence") == ONE_SIDED else "perpetrator"
    writer.claim(second, sides.second, "side_b", given=_given(row))
    _tolls(writer, sides)
    writer.keep("ucdp_ged", KEPT if _in_order(row) else (*KEPT, "low", "high"), "id")


def _given(row: Row) -> Attribution:
    """Say who the row says it has it from."""
    asserter = row.get("source_original")
    return Attribution(Basis.REPORTED, asserter=asserter) if asserter else Attribution()


def _sides(row: Row) -> _Sides:
    kind = integer(row, "type_of_violence")
    first, second = row["side_a"], row["side_b"]
    other = ActorKind.REBEL if kind == STATE_BASED else ActorKind.UNKNOWN
    if kind == ONE_SIDED:
        return _Sides(_party(first, other), Party(second, ActorKind.CIVILIANS))
    return _Sides(_party(first, other), _party(second, other))


def _party(name: str, otherwise: ActorKind) -> Party:
    return Party(name, ActorKind.STATE_FORCE if name.startswith("Government of") else otherwise, name)


def _interval(row: Row) -> Interval:
    earliest, latest = day(row, "date_start"), day(row, "date_end")
    extent = Extent.THROUGHOUT if _sums_up(row) and earliest != latest else Extent.WITHIN
    unit = _unit(earliest, latest)
    return Interval(earliest, latest, extent, unit, unit)


def _sums_up(row: Row) -> bool:
    return integer(row, "event_clarity") == OVER_A_PERIOD


def _unit(first: date | None, last: date | None) -> Unit:
    """Tell whole months and years from stretches of days."""
    if first is None or last is None or first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return Unit.DAY
    return Unit.YEAR if (first.month, last.month) == (1, 12) else Unit.MONTH


def _place(row: Row) -> Location:
    country = countries_by_gw().get(integer(row, "country_id") or 0) or countries_by_name().get(row["country"].lower())
    return Location(
        row.get("where_description") or row["where_coordinates"],
        Precision(integer(row, "where_prec") or 0),
        name=row["where_coordinates"],
        latitude=number(row, "latitude"),
        longitude=number(row, "longitude"),
        country=country.iso if country else None,
        admin1=row.get("adm_1") or None,
        admin2=row.get("adm_2") or None,
    )


def _tolls(writer: RowWriter, sides: _Sides) -> None:
    row = writer.row
    best, high, low = (integer(row, name) or 0 for name in ("best", "high", "low"))
    if _in_order(row):
        toll = Toll(Outcome.KILLED, low, best, high, reckoning=Reckoning.RANGE)
    else:
        writer.skip("low, best and high are not in order; best was taken and the others kept as written")
        toll = Toll(Outcome.KILLED, None, best, None, reckoning=Reckoning.ABOUT)
    writer.claim("toll", toll, "best", "low", given=_given(row))
    one_sided = integer(row, "type_of_violence") == ONE_SIDED
    _side(writer, "deaths_a", _class_of(sides.first, attacks=one_sided), row["side_a"])
    _side(writer, "deaths_b", _class_of(sides.second, attacks=False), row["side_b"])
    _side(writer, "deaths_civilians", PartyClass.CIVILIANS, None)


def _in_order(row: Row) -> bool:
    """Tell whether low, best and high are so; in one GED row of a hundred they are not."""
    return (integer(row, "low") or 0) <= (integer(row, "best") or 0) <= (integer(row, "high") or 0)


def _class_of(party: Party, *, attacks: bool) -> PartyClass:
    if attacks:
        return PartyClass.PERPETRATORS
    if party.kind is ActorKind.CIVILIANS:
        return PartyClass.CIVILIANS
    return PartyClass.SECURITY_FORCES if party.kind is ActorKind.STATE_FORCE else PartyClass.MILITANTS


def _side(writer: RowWriter, column: str, among: PartyClass, group: str | None) -> None:
    """Tell one side's dead. A side with none is not told: GED writes 0 where it knows of none."""
    dead = integer(writer.row, column)
    if dead:
        toll = Toll(
            *(Outcome.KILLED, None, dead, None, among, group),
            phrase=f"{column}: {dead}",
            reckoning=Reckoning.ABOUT,
            part_of_total=True,
        )
        writer.claim("toll", toll, column)


def wrong_column(row: Row) -> str | None:
    """Name the column that makes a row impossible although each cell is well formed, None where all is well."""
    if integer(row, "type_of_violence") not in (STATE_BASED, NON_STATE, ONE_SIDED):
        return "type_of_violence"
    if integer(row, "where_prec") not in PRECISIONS:
        return "where_prec"
    if (day(row, "date_end") or date.min) < (day(row, "date_start") or date.max):
        return "date_end"
    return off_globe(row)
