"""How well dates are found and read: TimeML, WikiWars and our own conflict sentences."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TypedDict

from dateline.extract.dates import TimeExpression, TimeKind, find_times
from dateline.model.edtf import to_edtf
from dateline.model.errors import NotFound

OWN = Path(__file__).parent / "gold" / "dates.jsonl"
"""Our own sentences: each time expression with its kind and its interval as EDTF, written and checked by hand."""

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_ENTITY = re.compile("|".join(_ENTITIES))
_LONG_UNITS = {"DE": 10, "E": 10, "CE": 100, "C": 100}
_LONG_UNIT = re.compile(r"^P([\d.]+)(DE|CE|E|C)$")
_DECADE = re.compile(r"(?<=\d)X+$")
_OFTEN = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}
"""TIMEX2 writes "daily" as a day of any year, TIMEX3 as a length."""
_BROADCAST = ("abc", "cnn", "pri", "voa", "ea", "ed")
_BEFORE, _BEHIND = 90, 60
"""Characters of context shown on either side of an error."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One time expression as annotators mark it, or we: offsets in the text, its words and its value."""

    start: int
    end: int
    words: str
    value: str | None


@dataclass(frozen=True, slots=True)
class GoldText:
    """One annotated text: its genre, its date and the expressions people marked.

    ``scheme`` is what its values are: "timex3" as TimeML has them, "timex2" as WikiWars, "edtf" as our own sentences.
    """

    name: str
    genre: str
    text: str
    published: date | None
    marked: tuple[Marked, ...]
    scheme: str = "timex3"


Marker = Callable[[GoldText], list[Marked]]
"""Whatever marks the time expressions of a text."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing we got wrong, for reading: "missed", "extra" or "value", with the words around it."""

    sort: str
    document: str
    gold: Marked | None
    found: Marked | None
    context: str


@dataclass(frozen=True, slots=True)
class DateFigures:
    """How well dates are found (extent) and read (value), counted as TempEval-3 does.

    All four TIMEX types count together, the document's own date does not. Relaxed extents match where two expressions
    overlap, each once. ``value_accuracy`` is over those matched, ``value_f1`` is relaxed F1 times that, and
    ``value_exact`` is the share of all expressions marked that we found and gave the same value.
    """

    extent_strict_precision: float
    extent_strict_recall: float
    extent_strict_f1: float
    extent_relaxed_precision: float
    extent_relaxed_recall: float
    extent_relaxed_f1: float
    value_accuracy: float
    value_f1: float
    value_exact: float
    value_verbatim_f1: float
    n: int


@dataclass(frozen=True, slots=True)
class DateScore(DateFigures):
    """The figures of a whole set, and of each genre in it."""

    documents: int
    seconds: float
    by_genre: dict[str, DateFigures]


class _OwnExpression(TypedDict):
    start: int
    end: int
    words: str
    kind: str
    edtf: str | None


class _OwnSentence(TypedDict):
    id: str
    bullet: str
    text: str
    published: str | None
    expressions: list[_OwnExpression]


@dataclass(frozen=True, slots=True)
class _Tally:
    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    verbatim: int = 0

    def __add__(self, other: _Tally) -> _Tally:
        return _Tally(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))


def evaluate_dates(path: Path) -> DateScore:
    """Score the dates found in a folder of TimeML files or of the WikiWars layout, or in our own sentences."""
    score = score_dates(gold_texts(path), found_in)
    if not score.documents:
        raise NotFound(
            "no annotated texts", where=str(path), way_out="give a folder that holds *.tml or keyinline/*.xml"
        )
    return score


def score_dates(texts: Iterable[GoldText], marker: Marker) -> DateScore:
    """Score what one marker, ours or a peer's, makes of annotated texts."""
    tallies: dict[str, _Tally] = {}
    documents, seconds = 0, 0.0
    for gold in texts:
        started = time.perf_counter()
        found = marker(gold)
        seconds += time.perf_counter() - started
        documents += 1
        tallies[gold.genre] = tallies.get(gold.genre, _Tally()) + _count(gold, found)
    whole = sum(tallies.values(), _Tally())
    by_genre = {genre: _figures(tally) for genre, tally in sorted(tallies.items())}
    figures = {part.name: getattr(_figures(whole), part.name) for part in fields(DateFigures)}
    return DateScore(**figures, documents=documents, seconds=round(seconds, 3), by_genre=by_genre)


def date_errors(path: Path) -> Iterator[Miss]:
    """List what was missed, found in excess, or given another value."""
    for gold in gold_texts(path):
        found = found_in(gold)
        pairs = _pairs(gold.marked, found)
        paired = {id(one) for pair in pairs for one in pair}
        for marked, ours in pairs:
            if not _same_value(gold.scheme, marked, ours):
                yield Miss("value", gold.name, marked, ours, _context(gold, marked))
        for marked in gold.marked:
            if id(marked) not in paired:
                yield Miss("missed", gold.name, marked, None, _context(gold, marked))
        for ours in found:
            if id(ours) not in paired:
                yield Miss("extra", gold.name, None, ours, _context(gold, ours))


def gold_texts(path: Path) -> Iterator[GoldText]:
    """Read every annotated text of a folder or file, whichever of the three layouts it has."""
    if path.suffix == ".jsonl":
        yield from _own_sentences(path)
        return
    for folder in sorted(path.rglob("keyinline")):
        for file in sorted(folder.glob("*.xml")):
            yield _wikiwars(file)
    for file in sorted(path.rglob("*.tml")):
        yield _timeml(file)


def found_in(gold: GoldText) -> list[Marked]:
    """Mark a gold text ourselves, in its own scheme."""
    expressions = find_times(gold.text, published=gold.published)
    return [marked for expression in expressions for marked in marks(expression, gold.scheme)]


def marks(expression: TimeExpression, scheme: str) -> Iterator[Marked]:
    """Write one expression as a scheme marks it: TimeML and TIMEX2 mark the two ends of a range, we the whole."""
    if scheme == "edtf":
        interval = to_edtf(expression.interval) if expression.interval else None
        value = f"{expression.kind.value} {interval}"
        yield Marked(expression.span.start, expression.span.end, expression.words, value)
    elif expression.parts:
        for part in expression.parts:
            words = expression.words[part.span.start - expression.span.start : part.span.end - expression.span.start]
            yield Marked(part.span.start, part.span.end, words, _as_annotated(part.value, expression.kind, scheme))
    else:
        told = _as_annotated(expression.value, expression.kind, scheme)
        yield Marked(expression.span.start, expression.span.end, expression.words, told)


def _as_annotated(value: str | None, kind: TimeKind, scheme: str) -> str | None:
    """Write a value as the annotators of the reference sets do: decades "199", and sets of TIMEX2 as any such day."""
    if value is None:
        return None
    if scheme == "timex2" and kind is TimeKind.SET:
        return _OFTEN.get(value, value)
    return _DECADE.sub("", value)


def _figures(tally: _Tally) -> DateFigures:
    strict, relaxed = _rates(tally.strict, tally), _rates(tally.relaxed, tally)
    accuracy = tally.value / max(tally.relaxed, 1)
    exact = tally.value / max(tally.gold, 1)
    verbatim = relaxed[2] * tally.verbatim / max(tally.relaxed, 1)
    names = [part.name for part in fields(DateFigures) if part.name != "n"]
    figures = (*strict, *relaxed, accuracy, relaxed[2] * accuracy, exact, verbatim)
    rounded = {name: round(figure, 4) for name, figure in zip(names, figures, strict=True)}
    return DateFigures(**rounded, n=tally.gold)


def _rates(hits: int, tally: _Tally) -> tuple[float, float, float]:
    precision, recall = hits / max(tally.found, 1), hits / max(tally.gold, 1)
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def _count(gold: GoldText, found: list[Marked]) -> _Tally:
    pairs = _pairs(gold.marked, found)
    strict = sum((marked.start, marked.end) == (ours.start, ours.end) for marked, ours in pairs)
    value = sum(_same_value(gold.scheme, marked, ours) for marked, ours in pairs)
    verbatim = sum(marked.value == ours.value for marked, ours in pairs)
    return _Tally(len(gold.marked), len(found), strict, len(pairs), value, verbatim)


def _pairs(gold: Iterable[Marked], found: Iterable[Marked]) -> list[tuple[Marked, Marked]]:
    """Pair overlapping expressions, each once: those of the same extent first, then from left to right."""
    pairs: list[tuple[Marked, Marked]] = []
    left_gold, left_found = list(gold), list(found)
    for same_extent in (True, False):
        for marked in tuple(left_gold):
            ours = next((ours for ours in left_found if _matches(marked, ours, same_extent=same_extent)), None)
            if ours is not None:
                pairs.append((marked, ours))
                left_gold.remove(marked)
                left_found.remove(ours)
    return pairs


def _matches(marked: Marked, ours: Marked, *, same_extent: bool) -> bool:
    if same_extent:
        return (marked.start, marked.end) == (ours.start, ours.end)
    return marked.start < ours.end and ours.start < marked.end


def _same_value(scheme: str, marked: Marked, ours: Marked) -> bool:
    if scheme == "edtf":
        return marked.value == ours.value
    return _one_notation(marked.value) == _one_notation(ours.value)


def _one_notation(value: str | None) -> str:
    """Write the spellings of one time alike: decades "192" and "192X", weeks "W7" and "W07", hours "T17" and "T17:00".

    TimeBank and AQUAINT use both of each, and "P1DE", "P1E" and "P10Y" for a decade.
    "1943-07-XX" is some day of "1943-07", whether or not the marker says so.
    """
    text = (value or "").strip()
    text = _LONG_UNIT.sub(lambda length: f"P{float(length[1]) * _LONG_UNITS[length[2]]:g}Y", text)
    text = re.sub(r"(?:-XX)+$", "", text)
    text = _DECADE.sub("", text)
    text = re.sub(r"(?<=-W)(\d)(?!\d)", r"0\1", text)
    return re.sub(r"T(\d\d)$", r"T\1:00", text)


def _context(gold: GoldText, marked: Marked) -> str:
    before = gold.text[max(0, marked.start - _BEFORE) : marked.start]
    behind = gold.text[marked.end : marked.end + _BEHIND]
    return " ".join(f"{before}[[{marked.words}]]{behind}".split())


def _own_sentences(file: Path) -> Iterator[GoldText]:
    for line in file.read_text(encoding="utf-8").splitlines():
        sentence: _OwnSentence = json.loads(line)
        published = date.fromisoformat(sentence["published"]) if sentence["published"] else None
        marked = tuple(
            Marked(told["start"], told["end"], told["words"], f"{told['kind']} {told['edtf']}")
            for told in sentence["expressions"]
        )
        yield GoldText(sentence["id"], sentence["bullet"], sentence["text"], published, marked, "edtf")


def _timeml(file: Path) -> GoldText:
    source = file.read_text(encoding="utf-8")
    stated = re.search(r'<DCT>.*?value="([^"]+)"', source, re.DOTALL)
    text, marked = _without_tags(_body(source, file), "TIMEX3", "value")
    return GoldText(file.name, _genre(file.name), text, _to_day(stated), marked)


def _wikiwars(file: Path) -> GoldText:
    source = file.read_text(encoding="utf-8")
    stated = re.search(r'<DATETIME>.*?val="([^"]+)"', source, re.DOTALL)
    text, marked = _without_tags(_body(source, file), "TIMEX2", "val")
    return GoldText(file.name, "history", text, _to_day(stated), marked, "timex2")


def _body(source: str, file: Path) -> str:
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
    if body is None:
        raise NotFound(
            "no <TEXT> in it", where=str(file), way_out="give TimeML 1.2 files or the WikiWars keyinline folder"
        )
    return body[1]


def _to_day(stated: re.Match[str] | None) -> date | None:
    found = _DAY.search(stated[1]) if stated else None
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _genre(name: str) -> str:
    lowered = name.lower()
    if lowered.startswith("wsj_"):
        return "financial news"
    return "broadcast" if lowered.startswith(_BROADCAST) else "newswire"


def _without_tags(body: str, tag: str, value: str) -> tuple[str, tuple[Marked, ...]]:
    """Take the tags out of a text, keeping where those of one name stood."""
    pieces: list[str] = []
    spans: list[tuple[int, int, str | None]] = []
    open_at: list[tuple[int, str | None]] = []
    at = length = 0
    for found in _TAG.finditer(body):
        pieces.append(_plain(body[at : found.start()]))
        length += len(pieces[-1])
        at = found.end()
        if found[2] == tag and found[1]:
            spans.append((open_at[-1][0], length, open_at.pop()[1]))
        elif found[2] == tag:
            open_at.append((length, dict(_ATTRIBUTE.findall(found[3])).get(value)))
    text = "".join((*pieces, _plain(body[at:])))
    return text, tuple(
        Marked(start, end, text[start:end], what) for start, end, what in sorted(spans, key=lambda s: s[:2])
    )


def _plain(piece: str) -> str:
    return _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], piece)
