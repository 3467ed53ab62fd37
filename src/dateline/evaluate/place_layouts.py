"""The layouts in which gold place names are published: LGL, TR-News, GeoVirus and GeoWebNews."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.extract.places.gazetteer import Gazetteer
from dateline.model.errors import UnknownFormat
from dateline.model.evidence import Span

GEOVIRUS_SHIFT = -1
"""GeoVirus counts characters from one."""
NOT_TOPONYMS = frozenset({"Literal_Expression", "Non_Lit_Expression", "Non_Toponym", "Homonym"})
"""GeoWebNews marks phrases that only describe a place, and people's names, beside the toponyms."""
COUNTRY_CODES = frozenset({"PCL", "PCLI", "PCLD", "PCLS", "PCLF", "PCLIX", "PCLH"})
_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """One place name as annotators mark it; no point means they could not place it."""

    span: Span
    words: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Give the point, if the annotators gave one."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated document."""

    name: str
    text: str
    toponyms: tuple[GoldToponym, ...]


def read_gold_places(path: Path, gazetteer: Gazetteer) -> Iterator[GoldDocument]:
    """Read a file or folder of gold place names in any of the layouts."""
    if path.is_dir():
        yield from _read_brat(path, gazetteer)
        return
    root = ET.parse(path).getroot()  # noqa: S314 - a local reference file the user names
    if not list(root):
        raise UnknownFormat("holds no articles", where=str(path), way_out="expected LGL, TR-News or GeoVirus XML")
    for number, article in enumerate(root):
        yield _read_article(article, article.get("docid") or str(number))


def _read_article(article: ET.Element, name: str) -> GoldDocument:
    text = article.findtext("text") or ""
    locations = article.find("locations")
    if locations is not None:
        found = [_geovirus(element) for element in locations]
    else:
        found = [_toponym(element) for element in article.iter("toponym")]
    return GoldDocument(name, text, tuple(sorted(found, key=lambda toponym: toponym.span)))


def _geovirus(element: ET.Element) -> GoldToponym:
    start, end = int(element.findtext("start") or 1), int(element.findtext("end") or 1)
    point = _number(element.findtext("lat")), _number(element.findtext("lon"))
    return GoldToponym(Span(start, end).shift(GEOVIRUS_SHIFT), element.findtext("name") or "", *point)


def _toponym(element: ET.Element) -> GoldToponym:
    span = Span(int(element.findtext("start") or 0), int(element.findtext("end") or 0))
    words = element.findtext("phrase") or element.findtext("extractedName") or ""
    tag = element.find("gaztag")
    if tag is None:
        point = _number(element.findtext("latitude")), _number(element.findtext("longitude"))
        return GoldToponym(span, words, *point)
    point = _number(tag.findtext("lat")), _number(tag.findtext("lon"))
    # the division the annotation gives a whole country is only the one its point falls in
    admin1 = None if tag.findtext("fcode") in COUNTRY_CODES else tag.findtext("admin1")
    return GoldToponym(span, words, *point, tag.findtext("country"), admin1)


def _number(text: str | None) -> float | None:
    return float(text) if text and text.strip() else None


def _read_brat(folder: Path, gazetteer: Gazetteer) -> Iterator[GoldDocument]:
    """Read a folder of ``.txt`` and ``.ann`` pairs, whose notes hold a GeoNames id or "latitude, longitude"."""
    for notes in sorted(folder.glob("*.ann")):
        text = _as_written(notes.with_suffix(".txt"))
        rows = [line.split("\t") for line in notes.read_text(encoding="utf-8").splitlines()]
        where = {row[1].split(" ")[1]: row[2].strip() for row in rows if row[0].startswith("#") and len(row) > 2}  # noqa: PLR2004
        marked = [row for row in rows if row[0].startswith("T") and row[1].split(" ")[0] not in NOT_TOPONYMS]
        found = [_brat(row, where.get(row[0]), gazetteer) for row in marked]
        yield GoldDocument(notes.stem, text, tuple(sorted(found, key=lambda toponym: toponym.span)))


def _as_written(path: Path) -> str:
    """Read a text with its line ends as they are: the offsets count each character of them."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _brat(row: list[str], note: str | None, gazetteer: Gazetteer) -> GoldToponym:
    numbers = re.findall(r"\d+", row[1].split(" ", 1)[1])
    span, words = Span(int(numbers[0]), int(numbers[-1])), row[2]
    if note and (match := _POINT.match(note)):
        return GoldToponym(span, words, float(match[1]), float(match[2]))
    place = gazetteer.by_id(f"geonames:{note}") if note and note.isdigit() else None
    if place is None:
        return GoldToponym(span, words)
    return GoldToponym(span, words, place.latitude, place.longitude, place.country, place.admin1)
