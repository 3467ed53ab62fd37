"""How well actors are found and related, on documents in the layout of re3d."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any, Literal, TypeAlias

from spacy.tokens import Doc

from dateline.extract.actors import find_actors
from dateline.extract.actors.relations import RelationKind, find_relations
from dateline.extract.language import load_language
from dateline.model.evidence import Span

Part: TypeAlias = Literal["all", "open", "blind"]
"""All documents; those read while building; or the quarter, by id, that was only ever scored."""

ACTOR_TYPES = frozenset(["Organisation", "Person", "Nationality"])
KINDS = {
    "FightingAgainst": RelationKind.OPPOSED,
    "AlliesOf": RelationKind.ALLIED,
    "BelongsTo": RelationKind.BELONGS,
    "InChargeOf": RelationKind.LEADS,
    "IsSynonymOf": RelationKind.SAME,
}
_EITHER_WAY = frozenset([RelationKind.ALLIED, RelationKind.SAME])

_Told: TypeAlias = tuple[RelationKind, Span, Span]


@dataclass(frozen=True, slots=True)
class ActorsScore:
    """Mentions of one actor class, exact and overlapping; synonyms and relations given gold mentions, and without."""

    mention_f1: float
    mention_overlap_f1: float
    synonym_f1: float
    relation_f1: float
    relation_end_to_end_f1: float
    precision: float
    recall: float
    recall_by_kind: dict[str, float]
    relation_f1_by_kind: dict[str, float]
    n: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Gold:
    """One document with its annotated actors and the relations between them."""

    id: str
    text: str
    mentions: dict[Span, str]
    relations: frozenset[_Told]


@dataclass(slots=True)
class _Tally:
    hits: int = 0
    gold: int = 0
    found: int = 0
    covered: int = 0
    touching: int = 0
    by_kind: Counter[tuple[str, bool]] = field(default_factory=Counter)
    related: Counter[tuple[str, RelationKind, str]] = field(default_factory=Counter)


def evaluate_actors(folder: Path, part: Part = "all") -> ActorsScore:
    """Score recognition of actors and of what relates them."""
    started, tally, documents = perf_counter(), _Tally(), list(read_gold(folder, part))
    for gold, doc in zip(documents, load_language().pipe(gold.text for gold in documents), strict=True):
        found = {mention.span for mention in find_actors(doc)}
        _count_mentions(tally, gold, found)
        _count_relations(tally, "given", gold.relations, _related(doc, sorted(gold.mentions)))
        _count_relations(tally, "alone", gold.relations, _moved(_related(doc, sorted(found)), gold))
    return _score(tally, perf_counter() - started)


def mention_errors(folder: Path, part: Part = "open") -> Iterator[tuple[str, str, str]]:
    """Give each mention missed and each found in vain, with the words around it."""
    documents = list(read_gold(folder, part))
    for gold, doc in zip(documents, load_language().pipe(gold.text for gold in documents), strict=True):
        found = {mention.span for mention in find_actors(doc)}
        for kind, spans in (("missed", set(gold.mentions) - found), ("in vain", found - set(gold.mentions))):
            for span in sorted(spans):
                yield kind, span.of(gold.text), gold.text[max(0, span.start - 40) : span.end + 40]


def read_gold(folder: Path, part: Part) -> Iterator[Gold]:
    """Read every document below a folder in re3d layout."""
    for path in sorted(folder.rglob("documents.jsonl")):
        mentions: dict[str, dict[Span, str]] = defaultdict(dict)
        for row in _rows(path.with_name("entities.jsonl")):
            if row["type"] in ACTOR_TYPES:
                mentions[row["documentId"]][Span(row["begin"], row["end"])] = row["type"]
        related: dict[str, set[_Told]] = defaultdict(set)
        for row in _rows(path.with_name("relations.jsonl")):
            source, target = Span(row["sourceBegin"], row["sourceEnd"]), Span(row["targetBegin"], row["targetEnd"])
            own = mentions[row["documentId"]]
            if row["type"] in KINDS and source in own and target in own:
                related[row["documentId"]].add(_told(KINDS[row["type"]], source, target))
        for row in _rows(path):
            if part == "all" or _is_blind(row["_id"]) == (part == "blind"):
                yield Gold(row["_id"], row["text"], mentions[row["_id"]], frozenset(related[row["_id"]]))


def _is_blind(document_id: str) -> bool:
    return int(document_id[:8], 16) % 4 == 0


def _rows(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _told(kind: RelationKind, source: Span, target: Span) -> _Told:
    """Write a relation so that one which holds either way is written one way."""
    if kind in _EITHER_WAY and target < source:
        source, target = target, source
    return kind, source, target


def _related(doc: Doc, spans: list[Span]) -> set[_Told]:
    return {_told(each.kind, spans[each.source], spans[each.target]) for each in find_relations(doc, spans)}


def _moved(told: Iterable[_Told], gold: Gold) -> set[_Told]:
    """Put the ends of relations found alone onto the gold mentions they overlap most, where there is one."""
    onto = {span: _nearest(span, gold) for _, *ends in told for span in ends}
    return {_told(kind, onto.get(source) or source, onto.get(target) or target) for kind, source, target in told}


def _nearest(span: Span, gold: Gold) -> Span | None:
    touching = [own for own in gold.mentions if own.overlaps(span)]
    return max(
        touching,
        key=lambda own: min(own.end, span.end) - max(own.start, span.start) - abs(len(own) - len(span)),
        default=None,
    )


def _count_mentions(tally: _Tally, gold: Gold, found: set[Span]) -> None:
    tally.hits += len(found & set(gold.mentions))
    tally.gold += len(gold.mentions)
    tally.found += len(found)
    tally.covered += sum(any(own.overlaps(span) for span in found) for own in gold.mentions)
    tally.touching += sum(any(own.overlaps(span) for own in gold.mentions) for span in found)
    tally.by_kind.update((kind, span in found) for span, kind in gold.mentions.items())


def _count_relations(tally: _Tally, how: str, gold: frozenset[_Told], found: set[_Told]) -> None:
    for kind, *_ in gold & found:
        tally.related[how, kind, "hit"] += 1
    for kind, *_ in gold:
        tally.related[how, kind, "gold"] += 1
    for kind, *_ in found:
        tally.related[how, kind, "found"] += 1


def _score(tally: _Tally, seconds: float) -> ActorsScore:
    relations = [kind for kind in RelationKind if kind is not RelationKind.SAME]
    precision, recall = _ratio(tally.hits, tally.found), _ratio(tally.hits, tally.gold)
    return ActorsScore(
        mention_f1=_f1(precision, recall),
        mention_overlap_f1=_f1(_ratio(tally.touching, tally.found), _ratio(tally.covered, tally.gold)),
        synonym_f1=_relation_f1(tally, "given", [RelationKind.SAME]),
        relation_f1=_relation_f1(tally, "given", relations),
        relation_end_to_end_f1=_relation_f1(tally, "alone", relations),
        precision=precision,
        recall=recall,
        recall_by_kind={
            kind: _ratio(tally.by_kind[kind, True], tally.by_kind[kind, True] + tally.by_kind[kind, False])
            for kind in sorted(ACTOR_TYPES)
        },
        relation_f1_by_kind={kind.value: _relation_f1(tally, "given", [kind]) for kind in RelationKind},
        n=tally.gold,
        seconds=round(seconds, 2),
    )


def _relation_f1(tally: _Tally, how: str, kinds: Iterable[RelationKind]) -> float:
    hits, gold, found = (sum(tally.related[how, kind, what] for kind in kinds) for what in ("hit", "gold", "found"))
    return _f1(_ratio(hits, found), _ratio(hits, gold))


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
