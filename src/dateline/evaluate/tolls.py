"""How well tolls are read: on incident descriptions with coded figures, and on our own hand-checked phrases."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from dateline.extract.engines import EngineName, count_killed_and_injured
from dateline.extract.tolls import incident_count
from dateline.text.numbers import find_numbers

KILLING = re.compile(
    r"kill|murder|assassinat|execut|slain|massacr|behead|\bdead\b|\bdie[ds]?\b|death|fatal|\bbod(?:y|ies)\b|corpse|perish",
    re.IGNORECASE,
)
INJURING = re.compile(r"injur|wound|\bhurt\b|maim|burns\b", re.IGNORECASE)
NO_ONE = (
    r"\bno[ -]?(?:one|body)\b|\bwithout (?:\w+ ){0,3}(?:casualt|injur)|\bcasualt\w+ were (?:not|avoided)"
    r"|\bun(?:hurt|harmed|injured|scathed)\b|\bno (?:\w+ ){0,5}?"
)
NONE_KILLED = re.compile(NO_ONE + r"(?:casualt|fatal|death|loss|people|person|victim|killed)", re.IGNORECASE)
NONE_INJURED = re.compile(NO_ONE + r"(?:casualt|injur|people|person|victim|hurt)", re.IGNORECASE)


class Part(StrEnum):
    """Which rows of a coded set to measure on: those rules were written against, or the third kept unread."""

    WORK = "work"
    BLIND = "blind"


@dataclass(frozen=True, slots=True)
class TollScore:
    """How often the killed and injured of a described incident are exactly the coded figures.

    A row is stated, for one outcome, where its coded figure can be read off the text: a figure above zero stands in
    it as digits or words; one, too, where the text tells of that outcome at all, for a single victim is mostly named
    or described and not counted; none, where the text says none. An unknown count is scored as the zero that coders
    write for it.
    """

    killed_exact_stated: float
    injured_exact_stated: float
    killed_exact_all: float
    injured_exact_all: float
    n: int
    n_killed_stated: int
    n_injured_stated: int
    seconds: float


@dataclass(frozen=True, slots=True)
class CodedIncident:
    """A description of an incident with the figures that coders gave it."""

    description: str
    killed: int
    injured: int
    line: int

    @property
    def killed_stated(self) -> bool:
        """Tell whether the coded number of killed can be read off the text."""
        return _stated(self.description, self.killed, KILLING, NONE_KILLED)

    @property
    def injured_stated(self) -> bool:
        """Tell whether the coded number of injured can be read off the text."""
        return _stated(self.description, self.injured, INJURING, NONE_INJURED)


@dataclass(frozen=True, slots=True)
class IncidentReading:
    """A coded incident beside the figures read from its text."""

    incident: CodedIncident
    killed: int | None
    injured: int | None

    @property
    def killed_right(self) -> bool:
        """Tell whether the number of killed is the coded one."""
        return (self.killed or 0) == self.incident.killed

    @property
    def injured_right(self) -> bool:
        """Tell whether the number of injured is the coded one."""
        return (self.injured or 0) == self.incident.injured


def evaluate_tolls(path: Path, part: Part | None = None, engine: EngineName = EngineName.DEFAULT) -> TollScore:
    """Measure exact killed and injured on a file of coded incidents."""
    incidents = list(read_incidents(path, part))
    begun = time.perf_counter()
    counts = count_killed_and_injured(engine, [incident.description for incident in incidents])
    readings = [IncidentReading(incident, *counted) for incident, counted in zip(incidents, counts, strict=True)]
    seconds = time.perf_counter() - begun
    killed_stated = [one.killed_right for one in readings if one.incident.killed_stated]
    injured_stated = [one.injured_right for one in readings if one.incident.injured_stated]
    return TollScore(
        killed_exact_stated=_share(killed_stated),
        injured_exact_stated=_share(injured_stated),
        killed_exact_all=_share([one.killed_right for one in readings]),
        injured_exact_all=_share([one.injured_right for one in readings]),
        n=len(readings),
        n_killed_stated=len(killed_stated),
        n_injured_stated=len(injured_stated),
        seconds=round(seconds, 2),
    )


def toll_errors(path: Path, part: Part | None = None) -> Iterator[IncidentReading]:
    """Give the incidents whose figures are not read as coded, to be read by a person."""
    for incident in read_incidents(path, part):
        reading = read_incident(incident)
        if not (reading.killed_right and reading.injured_right):
            yield reading


def read_incident(incident: CodedIncident) -> IncidentReading:
    """Read the figures of one coded incident from its description."""
    killed, injured = incident_count(incident.description)
    return IncidentReading(incident, killed, injured)


def read_incidents(path: Path, part: Part | None = None) -> Iterator[CodedIncident]:
    """Read coded incidents (columns Injuries, Fatalities, Description), all or those of one part."""
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            description = row["Description"]
            if part is None or part is part_of(description):
                yield CodedIncident(description, int(row["Fatalities"] or 0), int(row["Injuries"] or 0), line)


def part_of(description: str) -> Part:
    """Put every third description aside, the same ones on every run and however often one is repeated."""
    return Part.BLIND if int(sha256(description.encode()).hexdigest()[:8], 16) % 3 == 0 else Part.WORK


def _stated(text: str, figure: int, telling: re.Pattern[str], none: re.Pattern[str]) -> bool:
    if figure == 0:
        return none.search(text) is not None
    if figure == 1 and telling.search(text):
        return True
    return any(number.value == figure for number in find_numbers(text))


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 4) if right else 0.0
