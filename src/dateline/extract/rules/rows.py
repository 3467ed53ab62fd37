"""Rows of a table that list incidents: each row one account, its cells read by what their column is headed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dateline.extract.dates import TimeExpression, TimeKind, find_times
from dateline.extract.places import PlaceMention
from dateline.extract.rules.arguments import Mentions, Owned
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.kinds import GENERIC_KINDS
from dateline.extract.rules.lexicon import NO_DEED, Match, find, lexicon
from dateline.extract.rules.piped import with_rows
from dateline.extract.rules.records import record_cells
from dateline.extract.rules.roles import Side, Sides, find_sides
from dateline.extract.rules.tellings import Telling
from dateline.extract.rules.triggers import Generality, Trigger
from dateline.extract.tolls import TollMention, find_tolls
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import STATED, Modality, Span
from dateline.model.toll import Outcome, Reckoning, Toll
from dateline.text.fold import fold

FIGURE = re.compile(r"\s*(?:at least |about |c\. ?|~|≥|>)?\s*(\d[\d,]*)\s*(\+|[–-]\s*(\d[\d,]*))?")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
LED = re.compile(r"(?:near|outside|off|in|at) (?:the )?")
OUTCOMES = {"killed": Outcome.KILLED, "injured": Outcome.INJURED}
OBJECTS = frozenset({"dobj", "prt", "agent"})
AIMED = frozenset({"at", "into", "against", "upon"})
TOLD_IN = ("kind", "details")
TELLING = frozenset({"casualties", "killed", "injured", "perpetrator", "kind", "details"})
"""A list of incidents has a column for the day and one of these."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its cells by what their column is."""

    span: Span
    cells: Mapping[str, Span]
    year: str | None


def tell_rows(text: Text, doc: Doc, mentions: Mentions) -> tuple[Mentions, list[Telling]]:
    """Read the incident tables of a text: the mentions with those of the cells, and one telling for each row."""
    told: list[Telling] = []
    for row in incident_rows(text):
        mentions, owned = _owned(text, row, mentions)
        anchor = _deed(doc, row)
        if anchor is not None:
            frame = Frame((anchor,), anchor.kind if not anchor.consequence else "attack")
            sides = Sides(tuple(_doers(text, row, mentions)) or _told_doers(doc, row, frame, mentions))
            told.append(Telling(frame, row.span, -1, sides, owned, STATED, additive=True))
    return mentions, told


def incident_rows(text: Text) -> Iterator[Row]:
    """Give the rows whose table is headed as a list of incidents."""
    columns: dict[int, str] = {}
    year: str | None = None
    for block in with_rows(text):
        if block.kind in {BlockKind.HEADING, BlockKind.TITLE}:
            found = YEAR.search(block.span.of(text.characters))
            year = found[0] if found else year
        if block.kind is BlockKind.TABLE_HEADER:
            columns = _columns(text, block)
        elif block.kind is BlockKind.TABLE_ROW and {"date", "year"} & set(columns.values()):
            yield _row(text, block, columns, year)
        elif block.kind is not BlockKind.TABLE_ROW:
            columns = {}
            cells = record_cells(text, block)
            if {"date", "year"} & set(cells) and TELLING & set(cells):
                yield Row(block.span, cells, None)


def _columns(text: Text, header: Block) -> dict[int, str]:
    labels = [fold(span.of(text.characters)) for span in header.values]
    words = lexicon().columns
    columns = {index: words[label] for index, label in enumerate(labels) if label in words}
    return columns if TELLING & set(columns.values()) else {}


def _row(text: Text, block: Block, columns: Mapping[int, str], year: str | None) -> Row:
    cells: dict[str, Span] = {}
    for index, name in columns.items():
        if index < len(block.values) and block.values[index].of(text.characters).strip():
            cells.setdefault(name if name != "place" or "place" not in cells else f"place {index}", block.values[index])
    stated = cells["year"].of(text.characters) if "year" in cells else year
    return Row(block.span, cells, stated)


def _owned(text: Text, row: Row, mentions: Mentions) -> tuple[Mentions, Owned]:
    time = _time(text, row)
    times = [*mentions.times, time] if time else mentions.times
    tolls = list(_tolls(text, row))
    where = [span for name, span in row.cells.items() if name.split()[0] in {"place", "country"}]
    places = tuple(index for index, place in enumerate(mentions.places) if any(s.covers(place.span) for s in where))
    first = min((mentions.places[index].span.start for index in places), default=None)
    unknown = _before_known(text, where[0], first) if where else None
    if unknown is not None:
        words = unknown.of(text.characters)
        places = (mentions.place_named(PlaceMention(unknown, words, words)), *places)
    before = len(mentions.tolls)
    owned = Owned((len(times) - 1,) if time else (), places, (), tuple(range(before, before + len(tolls))))
    return replace(mentions, times=times, tolls=(*mentions.tolls, *tolls)), owned


def _before_known(text: Text, cell: Span, known: int | None) -> Span | None:
    """Give what stands in a cell for places before the first known one: it is a place too, whatever list has it."""
    words = cell.of(text.characters)[: None if known is None else max(known - cell.start, 0)].rstrip(" ,(/")
    led = LED.match(words)
    start = led.end() if led is not None else 0
    return Span(cell.start + start, cell.start + len(words)) if words[start:][:1].isupper() else None


def _time(text: Text, row: Row) -> TimeExpression | None:
    """Read the day's cell, with the year of its own column or of the heading above where it has none."""
    span = row.cells.get("date") or row.cells["year"]
    words = span.of(text.characters)
    if row.year and "date" in row.cells and not YEAR.search(words):
        words = f"{words} {row.year}"
    inside = [time for time in find_times(words) if time.interval is not None]
    if not inside:
        return None
    words = span.of(text.characters)
    return replace(inside[0], span=span, words=words, kind=TimeKind.DATE, relative=False, trigger=None, parts=())


def _tolls(text: Text, row: Row) -> Iterator[TollMention]:
    if (told := row.cells.get("casualties")) is not None:
        yield from (_moved(toll, told.start) for toll in find_tolls(told.of(text.characters)))
    for name, outcome in OUTCOMES.items():
        span = row.cells.get(name)
        words = span.of(text.characters) if span is not None else ""
        match = FIGURE.match(words)
        if span is not None and match is not None:
            yield TollMention(span, _toll(outcome, match, words), None, span)


def _moved(toll: TollMention, by: int) -> TollMention:
    group = toll.group_span.shift(by) if toll.group_span else None
    return replace(toll, span=toll.span.shift(by), group_span=group, trigger=toll.trigger.shift(by))


def _toll(outcome: Outcome, match: re.Match[str], words: str) -> Toll:
    figure = int(match[1].replace(",", ""))
    if match[3]:
        high = max(figure, int(match[3].replace(",", "")))
        return Toll(outcome, figure, None, high, phrase=words, reckoning=Reckoning.RANGE)
    if match[2] or "least" in words or words.strip()[0] in "≥>":
        return Toll(outcome, figure, figure, None, phrase=words, reckoning=Reckoning.AT_LEAST)
    return Toll(outcome, figure, figure, figure, phrase=words, reckoning=Reckoning.EXACT if figure else Reckoning.ZERO)


def _doers(text: Text, row: Row, mentions: Mentions) -> Iterator[Side]:
    span = row.cells.get("perpetrator")
    if span is None or fold(span.of(text.characters)) in lexicon()["nobody_cells"]:
        return
    over = [index for index, actor in enumerate(mentions.actors) if span.covers(actor.span)]
    named = next((index for index in over if mentions.actors[index].name), None)
    yield Side(span, named)


def _told_doers(doc: Doc, row: Row, frame: Frame, mentions: Mentions) -> tuple[Side, ...]:
    """Give those who did it by what the row tells, where no cell names them: "gunmen fired at a market"."""
    verb = doc[frame.anchor.head]
    after = any(child.i > verb.i and (child.dep_ in OBJECTS or child.lower_ in AIMED) for child in verb.children)
    if "perpetrator" in row.cells or not after:
        return ()  # "convoy ambushed" has no doer
    cells = [row.cells[name] for name in TOLD_IN if name in row.cells]
    sides = find_sides(doc, frame, mentions.actors).perpetrators
    return tuple(side for side in sides if any(cell.covers(side.span) for cell in cells))


def _deed(doc: Doc, row: Row) -> Trigger | None:
    """Take the most telling deed word of the row: of the column for the kind first, then of what it tells."""
    cells = [row.cells[name] for name in TOLD_IN if name in row.cells] or [row.span]
    matches: list[Match] = []
    weapons: list[Match] = []
    for cell in cells:
        words = doc.char_span(cell.start, cell.end, alignment_mode="expand")
        if words is not None:
            matches += find(doc, lexicon().patterns, start=words.start, end=words.end)
            weapons += find(doc, lexicon().instruments, start=words.start, end=words.end)
    # "Means: sarin in plastic bags": the weapon tells the deed where no deed word does
    known = [match for match in matches if match.pattern.kind != NO_DEED] or weapons
    best = min(known, key=lambda m: (m.pattern.consequence, m.pattern.kind in GENERIC_KINDS), default=None)
    return None if best is None else _trigger(best)


def _trigger(match: Match) -> Trigger:
    pattern = match.pattern
    grammar = (Modality.HAPPENED, None, Generality.SINGLE, False, False)
    return Trigger(match.head, match.start, match.end, pattern.kind, pattern.form, pattern.consequence, *grammar)
