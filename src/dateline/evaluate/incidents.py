"""Whole incidents as coders entered them: country, city, perpetrator, weapon and figures read from one description."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from time import perf_counter
from typing import Any

from dateline.evaluate.accounts import Produced, produced_by
from dateline.extract.engines import EngineName, count_killed_and_injured, read_parsed
from dateline.extract.language import analyse
from dateline.extract.places import Gazetteer
from dateline.extract.rules import about
from dateline.model.country import nationalities
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction
from dateline.model.mention import MentionKind
from dateline.model.yaml_text import load_yaml
from dateline.text.fold import fold
from dateline.text.names import fits_acronym

NOBODY = frozenset({"", "Unknown", "Other"})
"""Perpetrators that name nobody, and weapons that name none."""
UNSEEN_SHARE = 5
"""One row in so many is kept for testing what is fitted on the others."""
AT_ONCE = 500
"""Rows parsed together, which bounds the memory."""

Judged = dict[str, bool | None]


@dataclass(frozen=True, slots=True)
class Incident:
    """One coded row."""

    description: str
    city: str
    country_name: str
    country: str | None
    perpetrator: str
    weapon: str
    killed: int
    injured: int


@dataclass(frozen=True, slots=True)
class IncidentsScore:
    """Shares of incidents right in each field.

    ``city``, ``perpetrator`` and ``country`` are over the rows whose field can be read: the city or the perpetrator
    named in the text, a country that has a code. ``country_told`` is over the rows that name the country, its people
    or the city. ``all_three`` is killed, injured and country right at once. The words that speak for a country were
    counted on four fifths of the published rows: a fair figure comes from the other fifth alone (``unseen_only``).
    """

    country: float
    country_told: float
    city: float
    perpetrator: float
    weapon: float
    killed: float
    injured: float
    all_three: float
    n: int
    seconds: float
    errors: tuple[str, ...] = ()


def evaluate_incidents(
    path: Path, limit: int | None = None, engine: EngineName = EngineName.DEFAULT, *, unseen_only: bool = False
) -> IncidentsScore:
    """Measure on a file in RAND's layout; with a limit, on rows spread evenly over it."""
    started = perf_counter()
    gazetteer = Gazetteer.open()
    rows = [row for row in read_rows(path, gazetteer) if is_unseen(row.description) or not unseen_only]
    rows = rows[:: max(1, len(rows) // limit)][:limit] if limit else rows
    judged = [each for start in range(0, len(rows), AT_ONCE) for each in _judged(rows[start : start + AT_ONCE], engine)]
    shares = {name: _share([each[name] for each in judged]) for name in FIELDS}
    errors = tuple(
        f"{', '.join(name for name in FIELDS if each[name] is False)}: {row}"
        for row, each in zip(rows, judged, strict=True)
        if False in each.values()
    )
    return IncidentsScore(**shares, n=len(rows), seconds=round(perf_counter() - started, 1), errors=errors)


def is_unseen(description: str) -> bool:
    """Tell the fifth of the rows whose words and countries nothing was fitted on."""
    return int(sha256(description.encode()).hexdigest(), 16) % UNSEEN_SHARE == 0


FIELDS = ("country", "country_told", "city", "perpetrator", "weapon", "killed", "injured", "all_three")


def read_rows(path: Path, gazetteer: Gazetteer) -> Iterator[Incident]:
    """Read coded incidents in RAND's columns."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = _names()["countries"].get(row["Country"]) or gazetteer.country_code(row["Country"])
            figures = int(row["Fatalities"] or 0), int(row["Injuries"] or 0)
            yield Incident(
                row["Description"], row["City"], row["Country"], code, row["Perpetrator"], row["Weapon"], *figures
            )


def texts_of(rows: Sequence[Incident]) -> Iterator[Text]:
    """Give the description of each row as a text."""
    for number, row in enumerate(rows):
        block = Block(BlockKind.PARAGRAPH, Span(0, len(row.description)))
        yield Text(f"text-{number}", f"document-{number}", "rand", row.description, "", (block,))


def _judged(rows: Sequence[Incident], engine: EngineName) -> Iterator[Judged]:
    """Read some rows with an engine, and judge them."""
    parsed = list(analyse(texts_of(rows)))
    found = read_parsed(engine, parsed)
    counts = count_killed_and_injured(engine, [row.description for row in rows])
    for row, (text, doc), extraction, counted in zip(rows, parsed, found, counts, strict=True):
        yield _judge(row, extraction, about(text, doc, Gazetteer.open()), counted)


def _judge(
    row: Incident, found: Extraction, about_country: str | None, counted: tuple[int | None, int | None]
) -> Judged:
    """Judge each field of a row: right, wrong, or None where the text does not tell it."""
    accounts = produced_by(found)
    country = about_country or _country(accounts)
    killed, injured = counted
    judged: Judged = {
        "country": None if row.country is None else country == row.country,
        "country_told": country == row.country if _names_country(row) else None,
        "city": _city(row, accounts, found),
        "perpetrator": _perpetrator(row, accounts),
        "weapon": _weapon(row, accounts),
        "killed": (killed or 0) == row.killed,
        "injured": (injured or 0) == row.injured,
    }
    three = [judged[name] for name in ("country", "killed", "injured")]
    return judged | {"all_three": None if None in three else all(three)}


def _country(accounts: Sequence[Produced]) -> str | None:
    """Give the country of most placed accounts, where the text as a whole speaks for none."""
    told = [place.country for account in accounts for place in account.places if place.country]
    return Counter(told).most_common(1)[0][0] if told else None


def _names_country(row: Incident) -> bool:
    """Tell whether a reader can know the country: it, its people or the coded city is named."""
    said = f" {fold(row.description)} "
    people = any(f" {fold(word)} " in said for word, code in nationalities().items() if code == row.country)
    return row.country is not None and (
        people or any(f" {fold(name)} " in said for name in (row.country_name, row.city) if name)
    )


def _city(row: Incident, accounts: Sequence[Produced], found: Extraction) -> bool | None:
    city = fold(row.city)
    if not city or city not in fold(row.description):
        return None
    names = [name for account in accounts for place in account.places for name in (place.words, place.name) if name]
    names = names or [each.words for each in found.mentions if each.kind is MentionKind.PLACE]
    return any(city in fold(name) or fold(name) in city for name in names)


def _perpetrator(row: Incident, accounts: Sequence[Produced]) -> bool | None:
    """Judge the perpetrator where the text names it, in full or by its acronym."""
    name, _, short = row.perpetrator.partition(" (")
    names = [fold(each) for each in (name, short.rstrip(")")) if each]
    said = f" {fold(row.description)} "
    if row.perpetrator in NOBODY or not any(f" {each} " in said for each in names):
        return None
    told = {each for account in accounts for each in account.by}
    return any(one in two or two in one or fits_acronym(one, two) for one in names for two in told)


def _weapon(row: Incident, accounts: Sequence[Produced]) -> bool | None:
    kinds = _names()["weapons"].get(row.weapon)
    return None if kinds is None else any(deed in kinds for account in accounts for deed in account.deeds)


@cache
def _names() -> Mapping[str, Mapping[str, Any]]:
    loaded: Mapping[str, Mapping[str, Any]] = load_yaml(
        files("dateline.evaluate").joinpath("gold/rand_names.yaml").read_text("utf-8")
    )
    return loaded


def _share(right: Sequence[bool | None]) -> float:
    told = [each for each in right if each is not None]
    return round(sum(told) / max(len(told), 1), 4)
