"""How well dates are found and read: TimeML, WikiWars and our own conflict sentences."""

from __future__ import annotations

import re
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dateline.extract.dates import TimeExpression, find_times
from dateline.model.errors import NotFound

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_TYPES = {"date", "time", "duration", "set"}


@dataclass(frozen=True, slots=True)
class Marked:
    """One time expression as annotators, or we, mark it: offsets in the text and its value."""

    start: int
    end: int
    words: str
    value: str | None


@dataclass(frozen=True, slots=True)
class GoldText:
    """One annotated document: its text, its date and the expressions people marked."""

    name: str
    genre: str
    text: str
    published: date | None
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing we got wrong, for reading: "missed", "extra" or "value", with the words around it."""

    sort: str
    document: str
    gold: Marked | None
    found: Marked | None
    context: str


@dataclass(frozen=True, slots=True)
class DateScore:
    """How well dates are found (extent) and read (value), as TempEval-3 counts.

    Relaxed extents match where two expressions overlap, each one once. ``value_accuracy`` is over those matched, and
    ``value_f1`` is relaxed F1 times that. ``by_genre`` gives the same four figures for each genre.
    """

    extent_strict_precision: float
    extent_strict_recall: float
    extent_strict_f1: float
    extent_relaxed_precision: float
    extent_relaxed_recall: float
    extent_relaxed_f1: float
    value_accuracy: float
    value_f1: float
    n: int
    documents: int
    seconds: float
    by_genre: dict[str, dict[str, float]] = field(default_factory=dict)


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0


def evaluate_dates(path: Path) -> DateScore:
    """Score the dates found in a folder of TimeML files or of the WikiWars layout."""
    started = time.perf_counter()
    tallies: dict[str, _Tally] = {}
    documents = 0
    seconds = 0.0
    for gold in gold_texts(path):
        documents += 1
        before = time.perf_counter()
        found = found_in(gold)
        seconds += time.perf_counter() - before
        _count(gold.marked, found, tallies.setdefault(gold.genre, _Tally()))
    if not documents:
        raise NotFound(
            "no TimeML or WikiWars files",
            where=str(path),
            way_out="give a folder that holds *.tml or in/ and keyinline/",
        )
    del started
    whole = _Tally()
    for tally in tallies.values():
        for name in _Tally.__slots__:
            setattr(whole, name, getattr(whole, name) + getattr(tally, name))
    figures = _figures(whole)
    genres = {
        genre: {name: _figures(tally)[name] for name in _BRIEF} | {"n": tally.gold}
        for genre, tally in sorted(tallies.items())
    }
    return DateScore(**figures, n=whole.gold, documents=documents, seconds=round(seconds, 3), by_genre=genres)


_BRIEF = ("extent_strict_f1", "extent_relaxed_f1", "value_accuracy", "value_f1")


def _figures(tally: _Tally) -> dict[str, float]:
    def rates(hits: int) -> tuple[float, float, float]:
        precision, recall = hits / max(tally.found, 1), hits / max(tally.gold, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

    strict, relaxed = rates(tally.strict), rates(tally.relaxed)
    accuracy = tally.value / max(tally.relaxed, 1)
    names = ("precision", "recall", "f1")
    figures = {f"extent_strict_{name}": figure for name, figure in zip(names, strict, strict=True)}
    figures |= {f"extent_relaxed_{name}": figure for name, figure in zip(names, relaxed, strict=True)}
    figures |= {"value_accuracy": accuracy, "value_f1": relaxed[2] * accuracy}
    return {name: round(figure, 4) for name, figure in figures.items()}


def date_errors(path: Path) -> Iterator[Miss]:
    """List what was missed, found in excess, or given another value."""
    for gold in gold_texts(path):
        found = found_in(gold)
        pairs = _pairs(gold.marked, found)
        matched_gold, matched_found = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
        for a, b in pairs:
            if not _same_value(a.value, b.value):
                yield Miss("value", gold.name, a, b, _context(gold, a))
        for a in gold.marked:
            if id(a) not in matched_gold:
                yield Miss("missed", gold.name, a, None, _context(gold, a))
        for b in found:
            if id(b) not in matched_found:
                yield Miss("extra", gold.name, None, b, _context(gold, b))


def _context(gold: GoldText, marked: Marked) -> str:
    return " ".join(
        f"{gold.text[max(0, marked.start - 90) : marked.start]}[[{marked.words}]]{gold.text[marked.end : marked.end + 60]}".split()
    )


def found_in(gold: GoldText) -> list[Marked]:
    """Mark a gold text ourselves; a range counts as its two ends, as TimeML and TIMEX2 mark it."""
    return [
        marked
        for expression in find_times(gold.text, published=gold.published)
        for marked in _marks(expression, gold.text)
    ]


def _marks(expression: TimeExpression, text: str) -> Iterator[Marked]:
    if expression.parts:
        for part in expression.parts:
            yield Marked(part.span.start, part.span.end, part.span.of(text), part.value)
    elif expression.value is not None or expression.kind.value in _TYPES:
        yield Marked(expression.span.start, expression.span.end, expression.words, expression.value)


def _pairs(gold: tuple[Marked, ...], found: list[Marked]) -> list[tuple[Marked, Marked]]:
    """Pair overlapping expressions, each once: the same extent first, then from left to right."""
    pairs, used_gold, used_found = [], set[int](), set[int]()
    for exact in (True, False):
        for a_at, a in enumerate(gold):
            for b_at, b in enumerate(found):
                free = a_at not in used_gold and b_at not in used_found
                fits = (a.start, a.end) == (b.start, b.end) if exact else a.start < b.end and b.start < a.end
                if free and fits:
                    pairs.append((a, b))
                    used_gold.add(a_at)
                    used_found.add(b_at)
    return pairs


def _count(gold: tuple[Marked, ...], found: list[Marked], tally: _Tally) -> None:
    pairs = _pairs(gold, found)
    tally.gold += len(gold)
    tally.found += len(found)
    tally.relaxed += len(pairs)
    tally.strict += sum((a.start, a.end) == (b.start, b.end) for a, b in pairs)
    tally.value += sum(_same_value(a.value, b.value) for a, b in pairs)


def _same_value(gold: str | None, found: str | None) -> bool:
    return _plain(gold) == _plain(found)


def _plain(value: str | None) -> str:
    """Write TIMEX2 and TIMEX3 values alike: "192" is the decade "192X", "20" the century "20XX"."""
    return re.sub(r"(?<=\d)X+$", "", (value or "").strip())


def gold_texts(path: Path) -> Iterator[GoldText]:
    """Read every annotated text under a folder, whichever of the two layouts it has."""
    for folder in sorted(path.rglob("keyinline")):
        for file in sorted(folder.glob("*.xml")):
            yield _wikiwars(file)
    for file in sorted(path.rglob("*.tml")):
        yield _timeml(file)


_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_ENTITY = re.compile("|".join(_ENTITIES))


def _inline(body: str, tag_name: str, value_key: str) -> tuple[str, tuple[Marked, ...]]:
    """Take the marks out of a text, keeping where they were."""
    text, marks, open_marks, at, length = [], [], [], 0, 0
    for found in _TAG.finditer(body):
        plain = _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], body[at : found.start()])
        text.append(plain)
        length += len(plain)
        at = found.end()
        if found[2] != tag_name:
            continue
        if found[1]:
            start, attributes = open_marks.pop()
            marks.append((start, length, attributes))
        else:
            open_marks.append((length, dict(_ATTRIBUTE.findall(found[3]))))
    text.append(_ENTITY.sub(lambda entity: _ENTITIES[entity[0]], body[at:]))
    whole = "".join(text)
    marked = tuple(
        Marked(start, end, whole[start:end], a.get(value_key))
        for start, end, a in sorted(marks, key=lambda mark: mark[:2])
    )
    return whole, marked


_GENRES = {
    "wsj": "financial news",
    "ABC": "broadcast",
    "CNN": "broadcast",
    "PRI": "broadcast",
    "VOA": "broadcast",
    "ea": "broadcast",
    "ed": "broadcast",
}


def _genre(name: str) -> str:
    found = next((genre for prefix, genre in _GENRES.items() if name.lower().startswith(prefix.lower())), None)
    return found or "newswire"


def _timeml(file: Path) -> GoldText:
    source = file.read_text(encoding="utf-8")
    dct = re.search(r'<DCT>.*?value="([^"]+)"', source, re.DOTALL)
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
    if body is None:
        raise NotFound("no <TEXT> in it", where=str(file), way_out="give TimeML 1.2 files")
    text, marked = _inline(body[1], "TIMEX3", "value")
    return GoldText(file.name, _genre(file.name), text, _to_day(dct[1] if dct else ""), marked)


def _wikiwars(file: Path) -> GoldText:
    source = file.read_text(encoding="utf-8")
    dated = re.search(r'<DATETIME>.*?val="([^"]+)"', source, re.DOTALL)
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
    text, marked = _inline(body[1] if body else source, "TIMEX2", "val")
    return GoldText(file.name, "history", text, _to_day(dated[1] if dated else ""), marked)


def _to_day(value: str) -> date | None:
    found = _DAY.search(value)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


_ = ET
