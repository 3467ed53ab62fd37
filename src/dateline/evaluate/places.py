"""How well place names are found and placed: LGL, TR-News, GeoVirus, GeoWebNews."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from spacy.tokens import Doc

from dateline.evaluate.place_layouts import GoldDocument, GoldToponym, read_gold_places
from dateline.extract.language import load_language
from dateline.extract.places import Gazetteer, PlaceMention, find_places, resolve_places
from dateline.extract.places.recognise import mention_at
from dateline.extract.places.scoring import distance_km
from dateline.model.place import Location

NEAR_KM = 161.0
"""A hundred miles: the field's own measure of a toponym put in the right place."""
CLOSE_KM = 20.0
SURE = 0.9
FARTHEST_KM = 20039.0
"""Half the way round the earth, which the area under the error curve is measured against."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """One gold place name that was put elsewhere, or nowhere."""

    document: str
    gold: GoldToponym
    location: Location
    km: float | None
    context: str


@dataclass(frozen=True, slots=True)
class PlacesScore:
    """How well place names are found, and placed when the names are given.

    Recognition matches names one to one where they overlap; ``recognition_exact_f1`` wants the same characters.
    ``acc161`` to ``median_km`` are over every gold name that has a point, one left unresolved counting as wrong;
    ``auc`` is the area under the logarithm of the errors, 0 the best. ``country`` and ``admin1`` are over those whose
    annotation gives them. ``calibration_at_90`` is how many of those scored 0.9 or more lie within 161 km, and
    ``sure_share`` how many are so scored. ``end_to_end`` is how many gold names are both found and placed.
    """

    recognition_precision: float
    recognition_recall: float
    recognition_f1: float
    recognition_exact_f1: float
    acc161: float
    acc20: float
    country: float | None
    admin1: float | None
    median_km: float | None
    auc: float
    calibration_at_90: float | None
    sure_share: float
    end_to_end: float
    toponyms_per_second: float
    without_point: int
    n: int
    documents: int
    seconds: float


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    found: int = 0
    overlapping: int = 0
    exact: int = 0
    without_point: int = 0
    documents: int = 0
    resolving: float = 0.0
    both: int = 0
    errors: list[float | None] = field(default_factory=list)
    sure: list[bool] = field(default_factory=list)
    countries: list[bool] = field(default_factory=list)
    divisions: list[bool] = field(default_factory=list)
    misplaced: list[Misplaced] = field(default_factory=list)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, "missed" or "extra", and the words around it."""


Parse = Callable[[Iterable[str]], Iterable[Doc]]


def evaluate_places(path: Path, gazetteer: Gazetteer | None = None) -> PlacesScore:
    """Measure on a file (LGL, TR-News, GeoVirus XML) or folder (GeoWebNews BRAT) of gold place names."""
    start = time.perf_counter()
    known = gazetteer or Gazetteer.open()
    documents = list(read_gold_places(path, known))
    tally = tally_places(documents, known, lambda texts: load_language().pipe(texts, batch_size=16))
    return _score(tally, time.perf_counter() - start)


def place_errors(path: Path, gazetteer: Gazetteer | None = None) -> tuple[list[Misplaced], list[tuple[str, str, str]]]:
    """Give the names put elsewhere, and those missed or found where annotators mark none, for reading."""
    known = gazetteer or Gazetteer.open()
    documents = list(read_gold_places(path, known))
    tally = tally_places(documents, known, lambda texts: load_language().pipe(texts, batch_size=16))
    return tally.misplaced, tally.missed


def tally_places(documents: Sequence[GoldDocument], gazetteer: Gazetteer, parse: Parse) -> _Tally:
    """Count over documents."""
    tally = _Tally(documents=len(documents))
    for document, doc in zip(documents, parse(document.text for document in documents), strict=True):
        found = find_places(doc, gazetteer)
        located = resolve_places(found, document.text, gazetteer)
        _tally_recognition(tally, document, found)
        _tally_resolution(tally, document, doc, gazetteer)
        _tally_both(tally, document, found, located)
    return tally


def _tally_recognition(tally: _Tally, document: GoldDocument, found: Sequence[PlaceMention]) -> None:
    tally.gold += len(document.toponyms)
    tally.found += len(found)
    taken: set[int] = set()
    for gold in document.toponyms:
        near = [at for at, mention in enumerate(found) if mention.span.overlaps(gold.span) and at not in taken]
        if near:
            tally.overlapping += 1
            best = max(near, key=lambda at: found[at].span == gold.span)
            taken.add(best)
            tally.exact += found[best].span == gold.span
        else:
            tally.missed.append((gold.words, "missed", _around(document.text, gold.span.start)))
    extra = (mention for at, mention in enumerate(found) if at not in taken)
    tally.missed.extend((m.words, "extra", _around(document.text, m.span.start)) for m in extra)


def _around(text: str, at: int) -> str:
    return text[max(0, at - 60) : at + 60].replace("\n", " ")


def _tally_resolution(tally: _Tally, document: GoldDocument, doc: Doc, gazetteer: Gazetteer) -> None:
    mentions = [mention_at(doc, gold.span, gold.words) for gold in document.toponyms]
    start = time.perf_counter()
    located = resolve_places(mentions, document.text, gazetteer)
    tally.resolving += time.perf_counter() - start
    for gold, location in zip(document.toponyms, located, strict=True):
        if gold.point is None:
            tally.without_point += 1
        else:
            _tally_toponym(tally, document, gold, location, gazetteer)


def _tally_toponym(  # noqa: PLR0917
    tally: _Tally, document: GoldDocument, gold: GoldToponym, location: Location, gazetteer: Gazetteer
) -> None:
    error = error_km(location, gold.point)
    right = error is not None and error <= NEAR_KM
    tally.errors.append(error)
    if location.score is not None and location.score >= SURE:
        tally.sure.append(right)
    if gold.country:
        code = gazetteer.country_code(gold.country)
        tally.countries.append(location.country is not None and location.country == code)
        if gold.admin1 and code:
            tally.divisions.append(gazetteer.same_division(code, gold.admin1, location.admin1))
    if not right:
        tally.misplaced.append(Misplaced(document.name, gold, location, error, _around(document.text, gold.span.start)))


def error_km(location: Location, point: tuple[float, float] | None) -> float | None:
    """Measure from where a location was put to where it is; None where it was put nowhere."""
    if point is None or location.latitude is None or location.longitude is None:
        return None
    return distance_km((location.latitude, location.longitude), point)


def _tally_both(
    tally: _Tally, document: GoldDocument, found: Sequence[PlaceMention], located: Sequence[Location]
) -> None:
    for gold in document.toponyms:
        errors = [
            error_km(location, gold.point)
            for mention, location in zip(found, located, strict=True)
            if mention.span.overlaps(gold.span)
        ]
        tally.both += gold.point is not None and any(error is not None and error <= NEAR_KM for error in errors)


def _score(tally: _Tally, seconds: float) -> PlacesScore:
    precision, recall = _share(tally.overlapping, tally.found), _share(tally.overlapping, tally.gold)
    exact = 2 * tally.exact / max(1, tally.found + tally.gold)
    n, known = len(tally.errors), [error for error in tally.errors if error is not None]
    return PlacesScore(
        recognition_precision=precision,
        recognition_recall=recall,
        recognition_f1=_share(2 * tally.overlapping, tally.found + tally.gold),
        recognition_exact_f1=exact,
        acc161=_share(sum(error <= NEAR_KM for error in known), n),
        acc20=_share(sum(error <= CLOSE_KM for error in known), n),
        country=_mean(tally.countries),
        admin1=_mean(tally.divisions),
        median_km=median(known) if known else None,
        auc=_share(sum(math.log1p(FARTHEST_KM if e is None else e) for e in tally.errors), n * math.log1p(FARTHEST_KM)),
        calibration_at_90=_mean(tally.sure),
        sure_share=_share(len(tally.sure), n),
        end_to_end=_share(tally.both, n),
        toponyms_per_second=_share(tally.gold, tally.resolving),
        without_point=tally.without_point,
        n=n,
        documents=tally.documents,
        seconds=seconds,
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _mean(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None
