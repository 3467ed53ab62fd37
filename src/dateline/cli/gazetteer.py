"""``dateline gazetteer``: look a place up, and add places from GeoNames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.screen import Format, err, print_rows, say

if TYPE_CHECKING:
    from dateline.extract.places.gazetteer import Found

gazetteer_app = typer.Typer(help="The places Dateline knows, from GeoNames and Natural Earth.", no_args_is_help=True)
COLUMNS = ("name", "feature", "country", "admin1", "latitude", "longitude", "score", "reasons")


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
    file: Annotated[Path, typer.Argument(exists=True, help="A GeoNames dump, .txt or .zip.")],
) -> None:
    """Add the places of a GeoNames dump, such as the villages of one country.

    Example: `dateline gazetteer add AF.zip`
    """
    from dateline.extract.places.dumps import add_geonames

    with err.status(f"reading {file.name}"):
        added = add_geonames(file)
    left_out = sum(count for _, count in added.left_out)
    say(f"{added.places} places and {added.names} names added, {left_out} lines left out")


def _rows(found: Iterable[Found]) -> Iterator[dict[str, object]]:
    for each in found:
        place = each.place
        yield {
            "id": place.id,
            "name": place.name,
            "feature": place.feature,
            "country": place.country,
            "admin1": place.admin1,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "population": place.population,
            "score": round(each.score, 3),
            "reasons": "; ".join(each.reasons),
        }
