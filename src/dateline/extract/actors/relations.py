"""How a sentence relates its actors: who fights whom, stands by whom, belongs to whom, leads whom, and is whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from dateline.extract.actors.lexicon import read_table, roles
from dateline.extract.actors.parsed import Parsed
from dateline.model.evidence import Span
from dateline.text.names import fits_acronym


class RelationKind(StrEnum):
    """How one actor stands to another."""

    OPPOSED = "opposed to"
    ALLIED = "allied with"
    BELONGS = "belongs to"
    LEADS = "in charge of"
    SAME = "same as"


@dataclass(frozen=True, slots=True)
class ActorRelation:
    """One relation a sentence tells: source and target by number among the mentions, and the words that tell it."""

    kind: RelationKind
    source: int
    target: int
    cue: Span


REACH = 45
"""Characters between a cue and its target; with 80, precision on re3d falls faster than recall rises."""
_LIST = re.compile(r"\s*(?:,|and|or|as well as|together with|, and|the|\s|including|its|their|our|innocent|other)*\s*")


_PASSIVE = re.compile(r"\s+(?:in\s+\w+\s+)?by\b")
_SPEAKING = frozenset(
    ["condemn", "deplore", "denounce", "mourn", "report", "regret", "criticise", "criticize", "investigate"]
)
"""Verbs whose subject speaks of a fight and is no side of it: "The council condemned the attack against the town"."""


def find_relations(doc: Doc, mentions: Sequence[Span]) -> list[ActorRelation]:
    """Find how the actors at these spans are related, sentence by sentence."""
    parsed = Parsed.of(doc)
    ordered = sorted(range(len(mentions)), key=lambda number: (mentions[number].start, -mentions[number].end))
    found: dict[tuple[RelationKind, int, int], ActorRelation] = {}
    place = 0
    for sentence in doc.sents:
        inside: list[int] = []
        while place < len(ordered) and mentions[ordered[place]].start < sentence.end_char:
            if not inside or not mentions[inside[-1]].covers(mentions[ordered[place]]):
                inside.append(ordered[place])  # "Iraqi" in "the Iraqi people" relates to nobody by itself
            place += 1
        for relation in _Clauses(parsed, sentence, mentions, tuple(inside)).relations():
            found.setdefault((relation.kind, relation.source, relation.target), relation)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Clauses:
    """One sentence with the numbers of the mentions in it."""

    parsed: Parsed
    sentence: Sentence
    mentions: Sequence[Span]
    inside: tuple[int, ...]

    def relations(self) -> Iterator[ActorRelation]:
        """Give every relation of the sentence, those between neighbours first."""
        if len(self.inside) < 2:  # noqa: PLR2004 - a relation needs two
            return
        yield from self._same()
        for kind, pattern in _patterns().items():
            if pattern.between is not None:
                yield from self._between(kind, pattern.between)
            for cue, reverse in ((pattern.cue, False), (pattern.reversed_cue, True)):
                if cue is not None:
                    yield from self._by_cue(kind, cue, reverse=reverse)

    def _same(self) -> Iterator[ActorRelation]:
        """Take an apposition of a post and a person, and a short form in brackets after its long one."""
        for left, right in self._neighbours():
            gap = self.parsed.text[self.mentions[left].end : self.mentions[right].start]
            cue = Span(self.mentions[left].end, self.mentions[right].start)
            words = tuple(self.mentions[each].of(self.parsed.text) for each in (left, right))
            short = gap.strip() in ("(", '("', "(“") and (
                fits_acronym(words[1], words[0]) or fits_acronym(words[0], words[1])
            )
            named = gap.strip() in (",", "is", "was") and self._is_post_and_person(left, right)
            if short or named:
                yield ActorRelation(RelationKind.SAME, left, right, cue)

    def _is_post_and_person(self, left: int, right: int) -> bool:
        first, second = (self._head(each) for each in (left, right))
        posts = [token.lemma_.lower() in roles().posts for token in (first, second)]
        names = [token.ent_type_ == "PERSON" for token in (first, second)]
        return (posts[0] and names[1]) or (names[0] and posts[1])

    def _head(self, number: int) -> Token:
        span = self.parsed.doc.char_span(
            self.mentions[number].start, self.mentions[number].end, alignment_mode="expand"
        )
        return span.root if span is not None else self.parsed.last(self.mentions[number])

    def _neighbours(self) -> Iterator[tuple[int, int]]:
        """Give each mention with the next that begins after it ends, longest first."""
        for at, left in enumerate(self.inside):
            after = [right for right in self.inside[at + 1 :] if self.mentions[right].start >= self.mentions[left].end]
            if after:
                yield left, after[0]

    def _between(self, kind: RelationKind, between: re.Pattern[str]) -> Iterator[ActorRelation]:
        for left, right in self._neighbours():
            cue = Span(self.mentions[left].end, self.mentions[right].start)
            if not between.fullmatch(cue.of(self.parsed.text)):
                continue
            if kind is RelationKind.BELONGS and not self._is_member(left):
                continue
            yield ActorRelation(kind, left, right, cue)

    def _is_member(self, number: int) -> bool:
        head = self._head(number)
        return head.lemma_.lower() in _members() or head.ent_type_ == "PERSON" or head.lower_ in ("he", "she", "i")

    def _by_cue(self, kind: RelationKind, cue: re.Pattern[str], *, reverse: bool) -> Iterator[ActorRelation]:
        for match in cue.finditer(self.parsed.text, self.sentence.start_char, self.sentence.end_char):
            where = Span(*match.span())
            if any(self.mentions[each].covers(where) for each in self.inside):
                continue
            targets, sources = self._after(where), self._subjects(where)
            passive = _PASSIVE.match(self.parsed.text, where.end) is not None
            if kind is RelationKind.OPPOSED:
                yield from self._side_by_side(sources if targets else [], where)
            for source in sources:
                for target in targets:
                    if not self.mentions[source].overlaps(self.mentions[target]):
                        ends = (target, source) if reverse != passive else (source, target)
                        yield ActorRelation(kind, *ends, where)

    def _side_by_side(self, sources: Sequence[int], where: Span) -> Iterator[ActorRelation]:
        """Take those who fight one opponent together as allies."""
        for at, left in enumerate(sources):
            for right in sources[at + 1 :]:
                if not self.mentions[left].overlaps(self.mentions[right]):
                    yield ActorRelation(RelationKind.ALLIED, left, right, where)

    def _after(self, cue: Span) -> list[int]:
        """Give the actor right after a cue and those listed with it."""
        place, found = cue.end, list[int]()
        for number in self.inside:
            span = self.mentions[number]
            if span.start < place:
                continue
            gap = self.parsed.text[place : span.start]
            if (found and not _LIST.fullmatch(gap)) or len(gap) > REACH or re.search(r"[;:.]", gap):
                break
            found.append(number)
            place = span.end
        return found

    def _subjects(self, cue: Span) -> list[int]:
        """Give whom the cue's clause is about, with those joined to it; else the nearest actor before the cue."""
        subject = _subject_of(self.parsed.first(cue))
        if subject is not None and subject.head.lemma_ in _SPEAKING:
            return []
        if subject is not None:
            tokens = [subject, *subject.conjuncts]
            found = [
                number for token in tokens for number in self._headed(token) if self.mentions[number].end <= cue.start
            ]
            if found:
                return list(dict.fromkeys(found))
        before = [number for number in self.inside if self.mentions[number].end <= cue.start]
        near = [number for number in before if cue.start - self.mentions[number].end < REACH]
        return near[-1:]

    def _headed(self, token: Token) -> list[int]:
        covering = [each for each in self.inside if self.mentions[each].start <= token.idx < self.mentions[each].end]
        headed = [each for each in covering if self._head(each) == token]
        return headed[:1]


def _subject_of(token: Token) -> Token | None:
    """Climb from a word to the subject of its clause, through relative pronouns to what they stand for."""
    while True:
        subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            relative = subject.lower_ in ("who", "which", "that") and token.dep_ == "relcl"
            return token.head if relative else subject
        if token.dep_ in ("acl", "relcl") and token.head.pos_ in ("NOUN", "PROPN"):
            return token.head
        if token.head.i == token.i:
            return None
        token = token.head


@dataclass(frozen=True, slots=True)
class _Pattern:
    cue: re.Pattern[str] | None
    reversed_cue: re.Pattern[str] | None
    between: re.Pattern[str] | None


@cache
def _patterns() -> dict[RelationKind, _Pattern]:
    table = read_table("relations.yaml")
    return {
        kind: _Pattern(*(_compiled(table[kind].get(part)) for part in ("cue", "reversed_cue", "between")))
        for kind in RelationKind
    }


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern.replace("| ", "|").strip()) if pattern else None


@cache
def _members() -> frozenset[str]:
    return frozenset(read_table("relations.yaml")["members"].split())
