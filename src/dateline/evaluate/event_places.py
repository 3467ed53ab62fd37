"""How well the place of a deed is chosen: sentences with an event verb and the place where it happened."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from spacy.tokens import Doc, Token

from dateline.extract.engines import EngineName
from dateline.extract.language import load_language
from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.places import deed_places, likeliest
from dateline.extract.places import Gazetteer, PlaceMention, find_places
from dateline.extract.places.event import event_places
from dateline.model.evidence import Span

TEST_SHARE = 5
"""One document in five is kept for testing."""
Choose = Callable[[Doc, Token, Sequence[PlaceMention]], list[PlaceMention]]
"""Chooses the places of the deed that a word tells."""
_DOCUMENT = re.compile(r"[A-Z]+_ENG_\d+\.\d+")


@dataclass(frozen=True, slots=True)
class GoldEventPlace:
    """A sentence, its event verb and the stretches where the deed happened; none means the sentence tells none."""

    document: str
    text: str
    verb: Span
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class EventPlaceError:
    """One sentence whose places were chosen otherwise than annotators did."""

    gold: GoldEventPlace
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventPlacesScore:
    """How well the places of deeds are chosen, counted in tokens over all sentences.

    ``exact`` is the share of sentences whose tokens are all and only those marked, those with none marked included.
    ``located_f1`` and ``located_exact`` are over the sentences where annotators marked a place. The weights are fitted
    on four fifths of the published set's documents: for that set only what is measured on the other fifth
    (``unseen_only``) is a fair figure.
    """

    token_precision: float
    token_recall: float
    token_f1: float
    exact: float
    located_f1: float
    located_exact: float
    n: int
    located: int
    left_out: int
    seconds: float


@dataclass(slots=True)
class _Counts:
    right: int = 0
    extra: int = 0
    missed: int = 0
    exact: int = 0
    n: int = 0

    def add(self, chosen: set[int], gold: set[int]) -> None:
        self.right += len(chosen & gold)
        self.extra += len(chosen - gold)
        self.missed += len(gold - chosen)
        self.exact += chosen == gold
        self.n += 1

    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)


@dataclass(slots=True)
class _Tally:
    every: _Counts = field(default_factory=_Counts)
    located: _Counts = field(default_factory=_Counts)
    errors: list[EventPlaceError] = field(default_factory=list)


def evaluate_event_places(
    path: Path,
    gazetteer: Gazetteer | None = None,
    engine: EngineName = EngineName.DEFAULT,
    *,
    unseen_only: bool = False,
) -> EventPlacesScore:
    """Measure on a JSON-lines file of sentences; ``unseen_only`` keeps to the fifth of documents never fitted on.

    The learned reader's weights of today were trained when sentences of unnamed documents were divided in another way,
    so that they have seen some of that fifth: with it, ``unseen_only`` keeps to the named documents of the fifth.
    """
    start = time.perf_counter()
    known = gazetteer or Gazetteer.open()
    choose = event_places if engine is EngineName.RULES else read_places
    rows = list(read_event_places(path))
    gold = [row for row in rows if row is not None and (is_test(row) or not unseen_only)]
    if unseen_only and engine is not EngineName.RULES:
        gold = [row for row in gold if _DOCUMENT.fullmatch(row.document)]
    tally = tally_event_places(gold, load_language().pipe((row.text for row in gold), batch_size=64), known, choose)
    every, located = tally.every, tally.located
    return EventPlacesScore(
        token_precision=every.right / max(1, every.right + every.extra),
        token_recall=every.right / max(1, every.right + every.missed),
        token_f1=every.f1(),
        exact=every.exact / max(1, every.n),
        located_f1=located.f1(),
        located_exact=located.exact / max(1, located.n),
        n=every.n,
        located=located.n,
        left_out=sum(row is None for row in rows),
        seconds=time.perf_counter() - start,
    )


def event_place_errors(path: Path, gazetteer: Gazetteer | None = None) -> list[EventPlaceError]:
    """Give the sentences whose places were chosen otherwise, for reading; of the documents used for fitting only."""
    gold = [row for row in read_event_places(path) if row is not None and not is_test(row)]
    docs = load_language().pipe((row.text for row in gold), batch_size=64)
    return tally_event_places(gold, docs, gazetteer or Gazetteer.open()).errors


def is_test(gold: GoldEventPlace) -> bool:
    """Tell whether a sentence's document is one of the fifth kept for testing."""
    return int(sha256(gold.document.encode()).hexdigest(), 16) % TEST_SHARE == 0


def read_places(_: Doc, trigger: Token, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Choose the places of a deed as the learned reader and the named reasons do together."""
    encoder = load_encoder()
    return likeliest(deed_places([trigger], mentions, encoder)[0], encoder.settings["place"])


def tally_event_places(
    gold: Sequence[GoldEventPlace], docs: Iterable[Doc], gazetteer: Gazetteer, choose: Choose = event_places
) -> _Tally:
    """Count over sentences."""
    tally = _Tally()
    for row, doc in zip(gold, docs, strict=True):
        trigger = token_at(doc, row.verb)
        mentions = find_places(doc, gazetteer)
        chosen = choose(doc, trigger, mentions)
        marked = tokens_of(doc, row.places)
        given = tokens_of(doc, [mention.span for mention in chosen])
        tally.every.add(given, marked)
        if marked:
            tally.located.add(given, marked)
        if given != marked:
            tally.errors.append(EventPlaceError(row, tuple(mention.words for mention in chosen)))
    return tally


def token_at(doc: Doc, span: Span) -> Token:
    """Give the first token of a stretch."""
    return next((token for token in doc if token.idx + len(token) > span.start), doc[-1])


def tokens_of(doc: Doc, spans: Iterable[Span]) -> set[int]:
    """Give the tokens that stretches touch; blanks that stand between words count for none."""
    touched = (token for span in spans for token in doc if token.idx < span.end and token.idx + len(token) > span.start)
    return {token.i for token in touched if not token.is_space}


def read_event_places(path: Path) -> Iterator[GoldEventPlace | None]:
    """Read the sentences; None for one that marks no verb, which is counted and left out."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text: str = row["text"]
            verbs = [_span(span, text) for span in row["spans"] if span["label"] == "VERB"]
            places = [_span(span, text) for span in row["spans"] if span["label"] == "LOCATION"]
            match = _DOCUMENT.match(str(row.get("_id", "")))
            document = match[0] if match else text[:80]
            yield GoldEventPlace(document, text, verbs[0], tuple(places)) if verbs else None


def _span(row: dict[str, int | str], text: str) -> Span:
    """Read a stretch; where its numbers count tokens instead of characters, find its words near that token."""
    start, end, words = int(row["start"]), int(row["end"]), str(row.get("text", "")).split()
    if start < end and (not words or text[start:end].split() == words):
        return Span(start, end)
    found = list(re.finditer(r"\s+".join(map(re.escape, words)), text)) if words else []
    if not found:
        return Span(start, max(start, end))
    match = min(found, key=lambda each: abs(len(text[: each.start()].split()) - int(row["token_start"])))
    return Span(match.start(), match.end())
