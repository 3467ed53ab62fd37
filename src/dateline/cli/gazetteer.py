"""``dateline gazetteer``: look a place up, and add places from GeoNames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.screen import Format, err, print_rows, say
from dateline.model.errors import Unreachable
from dateline.model.place import Location
from dateline.model.place_codes import location_codes

if TYPE_CHECKING:
    from dateline.extract.places.gazetteer import Found

gazetteer_app = typer.Typer(help="The places Dateline knows, from GeoNames and Natural Earth.", no_args_is_help=True)
DUMPS = frozenset({".txt", ".zip"})
COLUMNS = (
    "name", "feature", "country", "admin1", "admin2", "latitude", "longitude", "geonames_id", "gw", "prio_grid",
    "score", "reasons",
)  # fmt: skip


@gazetteer_app.command()
def find(
    name: Annotated[str, typer.Argument(help="A place as texts write it.")],
    country: Annotated[str | None, typer.Option(help="Only in this country, as ISO alpha-2.")] = None,
    form: Annotated[Format | None, typer.Option("--format", help="Table for people, jsonl for programs.")] = None,
) -> None:
    """Show the places a name may mean, best first, with the reasons.

    Example: `dateline gazetteer find "Sar-e Pul"`
    """
    from dateline.extract.places import Gazetteer

    with err.status("opening the gazetteer"):
        known = Gazetteer.open()
    print_rows(_rows(known.find(name, country=country)), COLUMNS, form)


@gazetteer_app.command()
def add(
    what: Annotated[str, typer.Argument(metavar="FILE|COUNTRY", help="A GeoNames dump, .txt or .zip, or an ISO code.")],
    source: Annotated[
        str | None, typer.Option("--from", help="Where countries' dumps are fetched from, if not from GeoNames itself.")
    ] = None,
) -> None:
    """Add villages and districts: of a GeoNames dump, or of a country by its ISO code, which is fetched.

    What was added stays when the gazetteer is made anew. Example: `dateline gazetteer add AF`
    """
    file = Path(what)
    if file.suffix.casefold() in DUMPS or file.exists():
        if not file.is_file():
            raise Unreachable("is no file", where=what, way_out="give a GeoNames dump, or a country such as AF")
        _add([file])
        return
    from dateline.extract.places.download import GEONAMES, country_dumps

    with err.status(f"fetching {what.upper()}") as status:

        def show(name: str, size: int) -> None:
            status.update(f"fetching {name}: {size / 1_000_000:.1f} MB")

        with country_dumps(what, source or GEONAMES, show) as files:
            status.stop()
            _add(files)


def _add(files: Iterable[Path]) -> None:
    from dateline.extract.places.dumps import add_geonames

    for file in files:
        with err.status(f"reading {file.name}") as status:
            added = add_geonames(file, progress=lambda stage, done: status.update(f"reading {stage}: {done:,}"))
        left_out = sum(count for _, count in added.left_out)
        parts = f"{added.places} places, {added.names} names and {added.divisions} divisions added"
        say(f"{file.name}: {parts}, {left_out} lines left out")
        for reason, count in added.left_out:
            say(f"  left out, {reason}: {count}")


def _rows(found: Iterable[Found]) -> Iterator[dict[str, object]]:
    from dateline.extract.places.precision import precision_by_itself

    for each in found:
        place = each.place
        precision = precision_by_itself(place)
        here = Location(
            place.name, precision, place.id, place.name, place.latitude, place.longitude, country=place.country
        )
        codes = location_codes(here)
        yield {
            "id": place.id,
            "name": place.name,
            "feature": place.feature,
            "country": place.country,
            "admin1": place.admin1,
            "admin2": place.admin2,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "precision": precision.value,
            "population": place.population,
            "iso_numeric": codes.iso_numeric,
            "geonames_id": codes.geonames_id,
            "gw": codes.gw,
            "prio_grid": codes.prio_grid,
            "h3": codes.h3,
            "score": round(each.score, 3),
            "reasons": "; ".join(each.reasons),
        }
