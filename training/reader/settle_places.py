"""The reader's word on places weighed against the named reasons, on sentences that neither was fitted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.evaluate.event_places import is_test, read_event_places, token_at, tokens_of
from dateline.extract.language import load_language
from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.places import begins_lower, both_say, deed_places, likeliest
from dateline.extract.learned.sureness import odds
from dateline.extract.places import Gazetteer, PlaceMention, find_places
from training.reader.fit import fit_logistic

LEAST = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
BESIDE = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
UNNAMED = 0.3
"""What the named reasons are taken to give a stretch that they do not look at."""
NOTHING = {"any": 0.0, "lower": 0.0, "reasons": 0.0, "reader": 0.0, "unnamed": UNNAMED}
OWN, READ = NOTHING | {"reasons": 1.0}, NOTHING | {"reader": 1.0}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's candidates: what the reasons and what the reader give each, its tokens; and the tokens marked."""

    candidates: Sequence[tuple[PlaceMention, float, float, frozenset[int]]]
    gold: frozenset[int]


def settle_places(folder: Path, data: Path, _: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, float]]:
    """Fit the weights; give them, and token F1 and exact share on halves left out."""
    sentences = read_sentences(folder, data / "event_location/train.jsonl")
    halves = sentences[::2], sentences[1::2]
    counts = [0, 0, 0, 0]
    for at in range(2):
        fitted = fit(halves[1 - at])
        counts = [one + two for one, two in zip(counts, score(halves[at], fitted), strict=True)]
    weights = fit(sentences)
    figures = {"event place token f1": _f1(counts), "event place exact": round(counts[3] / len(sentences), 4)}
    return {"place": weights}, figures


def read_sentences(folder: Path, file: Path) -> list[Sentence]:
    """Read the fifth of the documents never fitted on, with what reasons and reader say."""
    rows = [row for row in read_event_places(file) if row is not None and is_test(row)]
    gazetteer, found = Gazetteer.open(), []
    encoder = load_encoder(folder)
    for row, doc in zip(rows, load_language().pipe((row.text for row in rows), batch_size=64), strict=True):
        trigger, mentions = token_at(doc, row.verb), find_places(doc, gazetteer)
        by = []
        for weights in (OWN, READ):
            encoder.settings["place"] = weights  # type: ignore[index]
            by.append(deed_places([trigger], mentions, encoder)[0])
        both = [
            (place, own, read, frozenset(tokens_of(doc, [place.span])))
            for (place, own), (_, read) in zip(*by, strict=True)
        ]
        found.append(Sentence(both, frozenset(tokens_of(doc, row.places))))
    return found


def fit(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Fit the weights of reasons and reader, then choose how likely a place must be."""
    rows = [
        [float(begins_lower(place.words)), odds(own), odds(read)]
        for each in sentences
        for place, own, read, _ in each.candidates
    ]
    right = [2 * len(tokens & each.gold) >= len(tokens) > 0 for each in sentences for *_, tokens in each.candidates]
    constant, lower, reasons, reader = fit_logistic(rows, right)
    weights = {"any": constant, "lower": lower, "reasons": reasons, "reader": reader, "unnamed": UNNAMED}
    trials = [{**weights, "least": least, "beside": beside} for least in LEAST for beside in BESIDE]
    return max(trials, key=lambda trial: _f1(score(sentences, trial)))


def score(sentences: Sequence[Sentence], weights: Mapping[str, float]) -> list[int]:
    """Count tokens right, extra and missed, and sentences exactly right."""
    counts = [0, 0, 0, 0]
    for each in sentences:
        chances = [(place, both_say(weights, place.words, own, read)) for place, own, read, _ in each.candidates]
        chosen = set(map(id, likeliest(chances, weights)))
        given = {token for place, _, _, tokens in each.candidates if id(place) in chosen for token in tokens}
        right = len(given & each.gold)
        exact = int(given == each.gold)
        counts = [
            a + b for a, b in zip(counts, (right, len(given) - right, len(each.gold) - right, exact), strict=True)
        ]
    return counts


def _f1(counts: Sequence[int]) -> float:
    right, extra, missed, _ = counts
    return round(2 * right / max(1, 2 * right + extra + missed), 4)
