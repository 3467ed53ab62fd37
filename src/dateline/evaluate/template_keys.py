"""Days, countries, towns and numbers of people in MUC-4's full keys, which the processed layout leaves out.

Over the key's templates of a type that the engine produced in that report: a day is right if one of the accounts of
that type overlaps the key's, a country or town if one of their places is it, a number if one of their tolls is it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

from dateline.evaluate.template_fill import types
from dateline.extract.engines import EngineName, make_engine
from dateline.extract.places import Gazetteer
from dateline.model.claim import Claim
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import Toll
from dateline.text.fold import fold

MESSAGE = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})", re.MULTILINE)
SLOT = re.compile(r"^(\d+)\.\s+[A-Z ]+:?[A-Z ]*?\s{2,}(\S.*)$")
FILED = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})\b")
TYPE, DAY, WHERE, PEOPLE = 4, 2, 3, 24
CENTURY = 1900


@dataclass(frozen=True, slots=True)
class Key:
    """One template of the full key: type, first and last day, country, towns and the number of people."""

    message: str
    kind: str
    days: tuple[date, date] | None
    country: str | None
    towns: tuple[str, ...]
    people: int | None


@dataclass(frozen=True, slots=True)
class KeysScore:
    """Shares of the templates found whose day, country, town and number of people are right."""

    date: float
    country: float
    town: float
    people: float
    found: int
    n: int
    seconds: float


def evaluate_template_keys(folder: Path, engine: EngineName = EngineName.DEFAULT) -> KeysScore:
    """Measure on a folder that holds reports and their full keys (``key-*``)."""
    started = perf_counter()
    gazetteer = Gazetteer.open()
    keys = [key for file in sorted(folder.glob("key-*")) for key in read_keys(file.read_text("latin-1"), gazetteer)]
    texts = dict(_texts(folder))
    filed = {name: _filed(text.characters) for name, text in texts.items()}
    found = dict(zip(texts, make_engine(engine, filed.get).extract(texts.values()), strict=True))
    judged = [each for key in keys if key.message in found for each in _judge(key, found[key.message])]
    day, country, town, people = (_share([each[at] for each in judged]) for at in range(4))
    return KeysScore(day, country, town, people, len(judged), len(keys), round(perf_counter() - started, 1))


def read_keys(words: str, gazetteer: Gazetteer) -> Iterator[Key]:
    """Read the templates of a key file; empty ones (``*``) are none."""
    for block in re.split(r"\n(?=0\.\s+MESSAGE: ID)", words):
        message = MESSAGE.search(block.partition("MESSAGE: ID")[2].strip())
        slots = {int(m[1]): m[2].strip() for line in block.splitlines() if (m := SLOT.match(line))}
        if message and slots.get(TYPE, "*") not in {"*", "-"}:
            where = [part.split(" (")[0].strip() for part in re.split(r": | - ", slots.get(WHERE, ""))]
            number = re.search(r"\d+", slots.get(PEOPLE, ""))
            yield Key(
                message[1],
                slots[TYPE].split(" / ")[0].lower(),
                _days(slots.get(DAY, "")),
                gazetteer.country_code(where[0].title()) if where[0] else None,
                tuple(fold(part) for part in where[1:]),
                int(number[0]) if number else None,
            )


def _days(words: str) -> tuple[date, date] | None:
    days = [_day(match) for match in FILED.finditer(words)]
    return (min(days), max(days)) if days else None


def _day(match: re.Match[str]) -> date:
    return datetime.strptime(f"{match[1]} {match[2].title()} {CENTURY + int(match[3])}", "%d %b %Y").date()


def _texts(folder: Path) -> Iterator[tuple[str, Text]]:
    for file in sorted(folder.iterdir()):
        if not file.name.startswith("key-"):
            parts = MESSAGE.split(file.read_text("latin-1"))
            for name, words in zip(parts[1::2], parts[2::2], strict=True):
                body = re.sub(r"(?<=\S)\n(?=\S)", " ", words.strip())
                spans = [Span(*match.span()) for match in re.finditer(r"\S[^\n]*", body)]
                blocks = tuple(Block(BlockKind.PARAGRAPH, span) for span in spans)
                yield name, Text(name, name, "muc", body, "", blocks)


def _filed(words: str) -> date | None:
    match = FILED.search(words[:120])
    return _day(match) if match else None


def _judge(key: Key, found: Extraction) -> Iterator[tuple[bool | None, bool | None, bool | None, bool | None]]:
    by_account: dict[str, list[Claim]] = {}
    for claim in found.claims:
        by_account.setdefault(claim.subject_id, []).append(claim)
    alike = [claims for each in found.accounts if _of_kind(key.kind, claims := by_account.get(each.id, []))]
    if not alike:
        return
    values = [claim.value for claims in alike for claim in claims if claim.property in {"interval", "place", "toll"}]
    countries = {str(claim.value) for claims in alike for claim in claims if claim.property == "country"}
    countries |= {value.country for value in values if isinstance(value, Location) and value.country}
    names = {fold(name) for v in values if isinstance(v, Location) for name in (v.words, v.name) if name}
    figures = {value.best for value in values if isinstance(value, Toll)}
    yield (
        None if key.days is None else any(_overlap(value, key.days) for value in values if isinstance(value, Interval)),
        None if key.country is None else key.country in countries,
        None if not key.towns else any(town in name or name in town for town in key.towns for name in names),
        None if key.people is None else key.people in figures,
    )


def _of_kind(kind: str, claims: Sequence[Claim]) -> bool:
    table: Mapping[str, str] = types()
    return any(table.get(str(claim.value)) == kind for claim in claims if claim.property == "deed")


def _overlap(value: Interval, days: tuple[date, date]) -> bool:
    first, last = value.earliest or date.min, value.latest or date.max
    return first <= days[1] and days[0] <= last and value.days is not None


def _share(right: Sequence[bool | None]) -> float:
    told = [each for each in right if each is not None]
    return round(sum(told) / max(len(told), 1), 4)
