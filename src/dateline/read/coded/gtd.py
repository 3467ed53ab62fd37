"""Rows in GTD's layout as claims."""

from __future__ import annotations

from datetime import date

from dateline.model.claim import ActorKind, Party
from dateline.model.codebook import deed_of_gtd, scheme
from dateline.model.country import countries_by_name
from dateline.model.errors import InvalidValue
from dateline.model.evidence import Attribution, Basis
from dateline.model.interval import Extent, Interval
from dateline.model.layout import layout
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll
from dateline.read.coded.cells import Row, day, integer, number, off_globe
from dateline.read.coded.document import RowWriter

KEPT = layout("gtd").kept

PRECISION = {1: Precision.EXACT, 2: Precision.DISTRICT, 3: Precision.DISTRICT, 4: Precision.PROVINCE}
TOLLS = {
    "nkill": (Outcome.KILLED, PartyClass.UNKNOWN),
    "nkillter": (Outcome.KILLED, PartyClass.PERPETRATORS),
    "nwound": (Outcome.INJURED, PartyClass.UNKNOWN),
    "nwoundte": (Outcome.INJURED, PartyClass.PERPETRATORS),
    "nreleased": (Outcome.RELEASED, PartyClass.UNKNOWN),
}
UNKNOWN = "Unknown"
MONTHS = 12


def claim_gtd(writer: RowWriter) -> None:
    """Make the claims of one row. Minus nine and minus ninety-nine are GTD's words for unknown and make no claim."""
    row = writer.row
    writer.claim("deed", _deed(row), "attacktype1", "attacktype1_txt")
    writer.claim("interval", _interval(row), "iyear", "iday")
    writer.claim("place", _place(row), "provstate", "longitude")
    if row["gname"] != UNKNOWN:
        basis = Basis.SUSPECTED if integer(row, "guncertain1") == 1 else Basis.STATED
        perpetrator = Party(row["gname"], ActorKind.UNKNOWN, row["gname"])
        writer.claim("perpetrator", perpetrator, "gname", given=Attribution(basis))
    if row.get("target1"):
        writer.claim("target", Party(row["target1"], _target_kind(row)), "target1")
    untold = [column for column in TOLLS if not _claim_toll(writer, column)]
    writer.keep("gtd", (*KEPT, *untold), "eventid")


def wrong_column(row: Row) -> str | None:
    """Name the column that makes a row impossible although each cell is well formed, None where all is well."""
    if integer(row, "attacktype1") not in scheme("gtd_attacktype"):
        return "attacktype1"
    if bool(row.get("latitude")) != bool(row.get("longitude")):
        return "longitude"
    try:
        _interval(row)
    except (ValueError, InvalidValue):
        return "iday"
    return off_globe(row)


def _deed(row: Row) -> str | None:
    return deed_of_gtd(integer(row, "attacktype1"), integer(row, "weaptype1"), suicide=integer(row, "suicide") == 1)


def _interval(row: Row) -> Interval:
    """Read the date: a month or day of zero is unknown, and an extended attack lasts until it was resolved."""
    year, month, days = (integer(row, name) or 0 for name in ("iyear", "imonth", "iday"))
    if not 1 <= month <= MONTHS:
        return Interval.year(year)
    if days < 1:
        return Interval.month(year, month)
    begun = date(year, month, days)
    ended = _resolved(row)
    if ended is None or ended <= begun:
        return Interval.day(begun)
    return Interval(begun, ended, Extent.THROUGHOUT)


def _resolved(row: Row) -> date | None:
    try:
        return day(row, "resolution") if integer(row, "extended") == 1 else None
    except ValueError:  # free text, which is kept as it is written
        return None


def _place(row: Row) -> Location:
    country = countries_by_name().get(row["country_txt"].lower())
    city = row.get("city", "")
    named = city if city and city != UNKNOWN else row.get("provstate", "")
    code = integer(row, "specificity") or 0
    return Location(
        row.get("location") or named or row["country_txt"],
        PRECISION.get(code) if code in PRECISION else Precision.COUNTRY,
        name=named or row["country_txt"],
        latitude=number(row, "latitude"),
        longitude=number(row, "longitude"),
        country=country.iso if country else None,
        admin1=row.get("provstate") or None,
    )


def _target_kind(row: Row) -> ActorKind:
    code = integer(row, "targtype1")
    kinds: dict[int, str] = scheme("gtd_target_kind")
    return ActorKind(kinds.get(code or 0, ActorKind.UNKNOWN.value))


def _claim_toll(writer: RowWriter, column: str) -> bool:
    """Claim one count, or tell that the cell is no count: unknown, or a share of a total over several rows."""
    told = number(writer.row, column)
    if told is None or told < 0 or told != int(told):
        if told is not None and told > 0:
            writer.skip(f"{column} is a share of a total over several rows")
        return False
    outcome, among = TOLLS[column]
    toll = Toll(
        *(outcome, int(told), int(told), int(told), among),
        phrase=f"{column}: {int(told)}",
        reckoning=Reckoning.EXACT if told else Reckoning.ZERO,
        part_of_total=among is PartyClass.PERPETRATORS,
    )
    writer.claim("toll", toll, column)
    return True
