"""How well toll phrases are read, on our own hand-checked sentences."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TypedDict

from dateline.extract.tolls import TollMention, find_tolls
from dateline.model.evidence import Span
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll


class TollEntry(TypedDict):
    """One expected toll in the gold file."""

    phrase: str
    start: int
    end: int
    outcome: str
    among: str
    low: int | None
    best: int | None
    high: int | None
    reckoning: str
    part_of_total: bool
    supersedes: bool
    flagged: bool
    asserter: str | None


class PhraseEntry(TypedDict):
    """One line of the gold file: a sentence, what it was written to test, and the tolls it tells."""

    id: str
    bullet: str
    text: str
    tolls: list[TollEntry]


@dataclass(frozen=True, slots=True)
class ExpectedToll:
    """One toll that a sentence tells, as a person reads it."""

    span: Span
    toll: Toll
    flagged: bool
    asserter: str | None

    def found_as(self, mention: TollMention) -> bool:
        """Tell whether a mention is this toll in everything: outcome, side, figures, reckoning, part, who says so."""
        ours, theirs = self.toll, mention.toll
        return (
            self.span.overlaps(mention.span)
            and (ours.outcome, ours.among, ours.reckoning) == (theirs.outcome, theirs.among, theirs.reckoning)
            and (ours.low, ours.best, ours.high) == (theirs.low, theirs.best, theirs.high)
            and (ours.part_of_total, ours.supersedes) == (theirs.part_of_total, theirs.supersedes)
            and self.flagged == (mention.flag is not None)
            and self.asserter in (None, mention.asserter)
        )


@dataclass(frozen=True, slots=True)
class TollSentence:
    """A sentence of our own with the tolls it tells."""

    id: str
    bullet: str
    text: str
    expected: tuple[ExpectedToll, ...]


@dataclass(frozen=True, slots=True)
class PhraseScore:
    """How much of our own set is read right.

    ``exact`` is the share of sentences whose tolls are all found, all right, and no other; precision, recall and F1
    are over single tolls, right in every field.
    """

    exact: float
    precision: float
    recall: float
    f1: float
    n: int
    n_tolls: int
    seconds: float


@dataclass(frozen=True, slots=True)
class PhraseError:
    """A sentence read otherwise than a person reads it: the tolls missed and those that are not there."""

    sentence: TollSentence
    missed: tuple[ExpectedToll, ...]
    wrong: tuple[TollMention, ...]


def evaluate_toll_phrases() -> PhraseScore:
    """Measure every field of every toll on our own sentences."""
    sentences = list(read_sentences())
    begun = time.perf_counter()
    found = [find_tolls(sentence.text) for sentence in sentences]
    seconds = time.perf_counter() - begun
    errors = [compare(sentence, mentions) for sentence, mentions in zip(sentences, found, strict=True)]
    expected = sum(len(sentence.expected) for sentence in sentences)
    given = sum(map(len, found))
    right = expected - sum(len(error.missed) for error in errors)
    precision, recall = right / given, right / expected
    return PhraseScore(
        exact=round(sum(not (error.missed or error.wrong) for error in errors) / len(sentences), 4),
        precision=round(precision, 4),
        recall=round(recall, 4),
        f1=round(2 * precision * recall / (precision + recall), 4),
        n=len(sentences),
        n_tolls=expected,
        seconds=round(seconds, 3),
    )


def toll_phrase_errors() -> Iterator[PhraseError]:
    """Give the sentences not read as a person reads them."""
    for sentence in read_sentences():
        error = compare(sentence, find_tolls(sentence.text))
        if error.missed or error.wrong:
            yield error


def compare(sentence: TollSentence, mentions: list[TollMention]) -> PhraseError:
    """Match the tolls found with those expected, each with one at most."""
    missed: list[ExpectedToll] = []
    wrong = list(mentions)
    for expected in sentence.expected:
        match = next((mention for mention in wrong if expected.found_as(mention)), None)
        if match is None:
            missed.append(expected)
        else:
            wrong.remove(match)
    return PhraseError(sentence, tuple(missed), tuple(wrong))


def read_sentences() -> Iterator[TollSentence]:
    """Read our own sentences."""
    for line in (files("dateline.evaluate") / "gold" / "tolls.jsonl").read_text(encoding="utf-8").splitlines():
        entry: PhraseEntry = json.loads(line)
        yield TollSentence(entry["id"], entry["bullet"], entry["text"], tuple(map(_expected, entry["tolls"])))


def _expected(entry: TollEntry) -> ExpectedToll:
    toll = Toll(
        Outcome(entry["outcome"]),
        entry["low"],
        entry["best"],
        entry["high"],
        among=PartyClass(entry["among"]),
        phrase=entry["phrase"],
        reckoning=Reckoning(entry["reckoning"]),
        part_of_total=entry["part_of_total"],
        supersedes=entry["supersedes"],
    )
    return ExpectedToll(Span(entry["start"], entry["end"]), toll, entry["flagged"], entry["asserter"])
