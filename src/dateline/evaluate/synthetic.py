"""Made-up corpora whose truth is known: events told by one to six accounts, with the slips that reports make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from random import Random

from dateline.model.account import Account
from dateline.model.claim import ActorKind, Claim, Party, SubjectKind, Value
from dateline.model.document import Document, Text
from dateline.model.evidence import Evidence, Span
from dateline.model.extraction import Extraction
from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, Toll
from dateline.resolve.views import AccountView

FIRST_DAY = date(2010, 1, 1)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SYLLABLES = tuple(consonant + vowel for vowel in "aiu" for consonant in "bdfghjklmnrstwz")
DEEDS = {
    "suicide_bombing": ("suicide bomber blew himself up", "suicide attack", "bomber detonated his vest"),
    "bombing": ("bomb exploded", "blast", "explosive device went off"),
    "shooting": ("gunmen opened fire", "shot dead", "shooting"),
    "armed_clash": ("clashed with fighters", "fighting", "battle"),
    "abduction": ("kidnapped", "were abducted", "taken hostage"),
    "shelling": ("mortar shells hit", "shelling", "rockets fell on"),
}
WHOM = (
    "police station", "army checkpoint", "market", "mosque", "church", "school", "election rally", "convoy of lorries",
    "hospital", "village of herders", "bus of travellers", "hotel", "bank", "court", "prison", "refugee camp",
)  # fmt: skip
TOLD_BY = (1, 1, 1, 2, 2, 3, 3, 4, 5, 6)
"""How many accounts tell an event: most are told by few."""


@dataclass(frozen=True, slots=True)
class Slips:
    """How often an account of an event is wrong or vague, as shares of accounts."""

    date: float = 0.12
    """A day off, as when the report's own day is taken for the event's."""
    vague_date: float = 0.05
    """Only the month."""
    place: float = 0.08
    """A neighbouring town, or the province alone."""
    spelling: float = 0.3
    """A letter of the place's name."""
    toll: float = 0.35
    """An early or late figure."""
    no_toll: float = 0.1
    vague_deed: float = 0.15
    """No more than an attack."""
    no_doer: float = 0.4
    unnamed: float = 0.6
    """No victim's name."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Accounts, and the event each truly tells."""

    views: list[AccountView]
    truth: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Town:
    name: str
    province: str
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class _Happening:
    number: int
    deed: str
    whom: str
    who: str
    victim: str
    day: date
    town: _Town
    dead: int


def synthetic_corpus(accounts: int, *, seed: int = 0, slips: Slips | None = None) -> Corpus:
    """Make a corpus of this many accounts; the same seed makes the same corpus."""
    chance = Random(seed)  # noqa: S311 - a made-up corpus needs repeatable chance, not secrets
    towns = _towns(chance)
    groups = [_name(chance, 3).title() + " Front" for _ in range(400)]
    views: list[AccountView] = []
    truth: dict[str, int] = {}
    number = 0
    while len(views) < accounts:
        happening = _happening(chance, number, towns, groups, years=max(1.0, min(12.0, accounts / 40_000)))
        for view in _accounts(chance, happening, towns, slips or Slips()):
            views.append(view)
            truth[view.id] = number
        number += 1
    return Corpus(views[:accounts], {view.id: truth[view.id] for view in views[:accounts]})


def _name(chance: Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def _towns(chance: Random) -> list[_Town]:
    """Lay out 40 countries of 80 towns in 8 provinces; neighbours lie some 30 km apart."""
    towns = []
    for country in range(40):
        south, west = -30 + 8.0 * (country // 8), -10 + 9.0 * (country % 8)
        for town in range(80):
            province = town // 10
            latitude = south + (province // 3) * 2 + chance.random() * 1.2
            longitude = west + (province % 3) * 2 + chance.random() * 1.2
            name = _name(chance, chance.choice((2, 3, 3, 4))).title()
            towns.append(_Town(name, f"Province {country}-{province}", f"C{country}", latitude, longitude))
    return towns


def _happening(chance: Random, number: int, towns: list[_Town], groups: list[str], *, years: float) -> _Happening:
    town = towns[int(len(towns) * chance.random() ** 2)]
    deed = chance.choice(list(DEEDS))
    who = groups[(int(town.country[1:]) * 10 + chance.randrange(10)) % len(groups)]
    dead = min(int(chance.paretovariate(0.9)) - 1, 300)
    day = FIRST_DAY + timedelta(days=int(chance.random() * 365 * years))
    return _Happening(number, deed, chance.choice(WHOM), who, _name(chance, 4).title(), day, town, dead)


def _accounts(chance: Random, happening: _Happening, towns: list[_Town], slips: Slips) -> Iterator[AccountView]:
    for telling in range(chance.choice(TOLD_BY)):
        key = f"a{happening.number}.{telling}"
        town, location = _where(chance, happening.town, towns, slips)
        dead = _toll(chance, happening.dead, slips)
        name = _misspelt(chance, town.name) if chance.random() < slips.spelling else town.name
        named = "" if chance.random() < slips.unnamed else f", among them {happening.victim}"
        doing = chance.choice(DEEDS[happening.deed])
        words = f"{doing} at a {happening.whom} in {name}, {town.province}: {dead} people were killed{named}."
        parties = () if chance.random() < slips.no_doer else (Party(happening.who, ActorKind.REBEL, happening.who),)
        yield AccountView(
            id=key,
            text_id=f"t{key}",
            document_id=f"d{key}",
            source=f"outlet {chance.randrange(200)}",
            deed="attack" if chance.random() < slips.vague_deed else happening.deed,
            interval=_when(chance, happening.day, slips),
            location=location,
            locations=(location,),
            parties=parties,
            tolls=() if chance.random() < slips.no_toll else (Toll(Outcome.KILLED, dead, dead, dead),),
            words=words,
        )


def _when(chance: Random, day: date, slips: Slips) -> Interval:
    if chance.random() < slips.vague_date:
        return Interval.month(day.year, day.month)
    slip = chance.choice((-1, 1, 1, 2)) if chance.random() < slips.date else 0
    return Interval.day(day + timedelta(days=slip))


def _where(chance: Random, town: _Town, towns: list[_Town], slips: Slips) -> tuple[_Town, Location]:
    precision = Precision.EXACT
    if chance.random() < slips.place:
        if chance.random() < 1 / 2:
            precision = Precision.PROVINCE
        else:
            neighbours = [each for each in towns[_block(town) : _block(town) + 10] if each.province == town.province]
            town = chance.choice(neighbours)
    words = town.province if precision is Precision.PROVINCE else town.name
    return town, Location(
        words,
        precision,
        name=words,
        latitude=town.latitude,
        longitude=town.longitude,
        country=town.country,
        admin1=town.province,
    )


def _block(town: _Town) -> int:
    country, province = town.province.removeprefix("Province ").split("-")
    return int(country) * 80 + int(province) * 10


def _toll(chance: Random, dead: int, slips: Slips) -> int:
    if chance.random() >= slips.toll:
        return dead
    return max(0, dead + chance.choice((-1, 1, 1, 2)) * max(1, dead // 8))


def _misspelt(chance: Random, name: str) -> str:
    at = chance.randrange(1, len(name))
    return name[:at] + chance.choice(("h", "", "e", name[at])) + name[at + 1 :]


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A document whose text tells what a made-up account does, as an engine would have found it."""

    document: Document
    text: Text
    extraction: Extraction


def made_up(view: AccountView, engine: str = "rules@1", source_id: str | None = None) -> MadeUp:
    """Make the document of a made-up account, so that a project can be filled with a corpus."""
    digest = sha256(view.id.encode()).hexdigest()
    document = Document(f"document-{view.id}", digest, "text/plain", NOON, f"{view.id}.txt", source_id=source_id)
    text = Text(f"text-{view.id}", document.id, "plain@1", view.words, digest, ())
    account, whole = f"{view.id}:{engine}", Span(0, len(view.words))
    values: list[tuple[str, Value]] = [("deed", view.deed), ("interval", view.interval), ("place", view.location)]
    values += [("toll", toll) for toll in view.tolls]
    values += [("perpetrator", party) for party in view.parties]
    evidence = Evidence.at(text.id, view.words, whole)
    claims = [
        Claim(f"{account}:{number}", account, SubjectKind.ACCOUNT, name, value, evidence, engine)
        for number, (name, value) in enumerate(values)
    ]
    told = Extraction(text.id, engine, accounts=(Account(account, text.id, engine, whole),), claims=tuple(claims))
    return MadeUp(document, text, told)
