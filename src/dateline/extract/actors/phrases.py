"""Noun phrases about people: "two ISIS–K attackers", "the Afghan government", "dozens of fighters of the front"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.actors.lexicon import roles
from dateline.extract.actors.named import Named
from dateline.extract.actors.parsed import Parsed
from dateline.model.claim import ActorKind
from dateline.model.country import nationalities
from dateline.model.evidence import Span
from dateline.text.numbers import find_numbers

if TYPE_CHECKING:
    from spacy.tokens import Span as NounPhrase
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase about an actor, before it is known which actor."""

    span: Span
    head: int
    """The index of the phrase's head token."""
    kind: ActorKind
    named: Named | None = None
    size: int | None = None
    nationality: str | None = None
    pronoun: bool = False
    naming: bool = False
    """Whether the name is the head itself, and not only goes before it ("ISIS–K gunmen")."""
    adjective: bool = False
    """Whether it only says of which people another phrase's people are: "Iraqi" in "Iraqi security forces"."""


_QUOTES = frozenset("\"“”‘'([«,;:-–—")


def find_phrases(parsed: Parsed, names: Sequence[Named]) -> list[Phrase]:
    """Find every phrase about an actor: those with a head that is a name, a role or a pronoun, then the bare names."""
    chunked = [phrase for chunk in parsed.doc.noun_chunks for phrase in _of_chunk(parsed, _Chunk.of(chunk), names)]
    phrases = [*_reaching(_joined(parsed.text, chunked)), *_possessors(parsed)]
    covered = {phrase.named.span for phrase in phrases if phrase.named and _only_name(parsed, phrase)}
    bare = [_bare(parsed, named) for named in names if named.span not in covered and (not named.place)]
    acting = [
        _bare(parsed, named) for named in names if named.place and named.span not in covered and acts(parsed, named)
    ]
    by_span = {phrase.span: phrase for phrase in (*acting, *bare, *phrases)}
    return sorted(by_span.values(), key=lambda phrase: (phrase.span.start, -phrase.span.end))


def _possessors(parsed: Parsed) -> Iterator[Phrase]:
    """Find the role before a possessive: "the group" in "the group's first attack"."""
    for token in parsed.doc:
        if token.dep_ == "poss" and token.pos_ == "NOUN" and (kind := role_kind(token)) is not None:
            words = [word for word in parsed.doc[token.left_edge.i : token.i + 1] if not word.is_space]
            yield Phrase(
                Span(words[0].idx, token.idx + len(token)),
                token.i,
                kind,
                None,
                size_of(words, token),
                nationality_of(words),
            )


def _joined(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Join what the parser cut in two: a name over two chunks, or a role and its name ("the group Ansaru")."""
    joined: list[Phrase] = []
    for phrase in phrases:
        last = joined[-1] if joined else None
        if last and last.named and phrase.named and last.named.span == phrase.named.span:
            joined[-1] = max(last, phrase, key=lambda either: len(either.span))
        elif last and not (last.named or last.pronoun) and phrase.naming and _follows(text, last.span, phrase.span):
            joined[-1] = replace(phrase, span=Span(last.span.start, phrase.span.end), nationality=last.nationality)
        else:
            joined.append(phrase)
    return joined


def _follows(text: str, first: Span, second: Span) -> bool:
    return second.start == first.end + 1 and text[first.end] != "\n"


def _reaching(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Let people of a group take in the whole of its phrase: "four gunmen of the Somali group Al-Shabaab"."""
    reached = list(phrases)
    for at, (people, group) in enumerate(pairwise(phrases)):
        inside = people.span.start < group.span.start < people.span.end <= group.span.end
        if inside and people.named is None and group.naming and group.named is not None:
            span = Span(people.span.start, group.span.end)
            reached[at] = replace(people, span=span, named=group.named, kind=_stronger(group.named, people.kind))
    return reached


def _only_name(parsed: Parsed, phrase: Phrase) -> bool:
    """Tell whether a phrase says no more than its name: "the Taliban", but not "Taliban fighters"."""
    before = parsed.text[phrase.span.start : phrase.named.span.start].strip().lower() if phrase.named else ""
    return phrase.naming and before in ("", "the", "a", "an")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A base noun phrase without quotation marks and brackets at its edges."""

    tokens: tuple[Token, ...]
    root: Token

    @classmethod
    def of(cls, chunk: NounPhrase) -> _Chunk:
        root = chunk.root
        breaks = [token.i for token in chunk if token.is_space and "\n" in token.text]
        first = max((at + 1 for at in breaks if at < root.i), default=chunk.start)
        last = min((at for at in breaks if at > root.i), default=chunk.end)
        tokens = list(chunk.doc[first:last])
        while len(tokens) > 1 and (tokens[0].text in _QUOTES or tokens[0].is_space or _only_stresses(tokens[0], root)):
            tokens.pop(0)
        while len(tokens) > 1 and (
            tokens[-1].is_space or tokens[-1].text in _QUOTES or tokens[-1].text in ("’s", "'s")
        ):
            tokens.pop()
        bracket = next((at for at, token in enumerate(tokens) if at and token.text in "(["), len(tokens))
        tokens = tokens[:bracket]
        return cls(tuple(tokens), root if root.i <= tokens[-1].i else tokens[-1])

    @property
    def span(self) -> Span:
        last = self.tokens[-1]
        return Span(self.tokens[0].idx, last.idx + len(last))


def _only_stresses(token: Token, root: Token) -> bool:
    """Tell an adverb before a whole phrase: "notably Russia", "even the army"."""
    return token.pos_ == "ADV" and token.dep_ == "advmod" and token.head.i == root.i


def _of_chunk(parsed: Parsed, chunk: _Chunk, names: Sequence[Named]) -> Iterator[Phrase]:
    near = _overlapping(names, chunk.span)
    root = chunk.root
    pronoun = roles().pronouns.get(root.lower_)
    if pronoun and root.pos_ == "PRON":
        yield Phrase(_token_span(root), root.i, _pronoun_kind(pronoun), pronoun=True)
        return
    heading = next((named for named in near if _covers(named.span, root)), None)
    if heading is not None:
        if not heading.place or acts(parsed, heading):
            yield _headed_by_name(chunk, heading)
        return
    kind = None if _is_weapon(chunk) else role_kind(root)
    if kind is not None:
        span = _whole_names(_with_of(chunk, root), names)
        held = [
            name for name in _overlapping(names, span) if not name.place and not name.people and span.covers(name.span)
        ]
        # "Hezbollah's broadcaster" is not Hezbollah
        named = held[-1] if held and (kind is not ActorKind.MEDIA or held[-1].kind is kind) else None
        size, nationality = size_of(chunk.tokens, root), nationality_of(chunk.tokens)
        yield Phrase(span, root.i, _stronger(named, kind), named, size, nationality)


def _is_weapon(chunk: _Chunk) -> bool:
    """Tell a weapon or aircraft named by its kind ("fighter, bomber and rocket artillery") from people that act."""
    root = chunk.root
    if root.lower_ not in roles().weapons or any(token.dep_ in ("det", "poss", "amod") for token in chunk.tokens):
        return False
    return not (does(root) or root.dep_ == "nsubjpass" or (root.dep_ == "pobj" and root.head.lower_ == "by"))


def _whole_names(span: Span, names: Sequence[Named]) -> Span:
    """End a phrase where the name it ends in ends: "members of the Communist Party" of India."""
    over = [named for named in _overlapping(names, span) if named.span.start > span.start and named.span.end > span.end]
    return Span(span.start, over[-1].span.end) if over else span


def _overlapping(names: Sequence[Named], span: Span) -> list[Named]:
    """Give the names that share a character with a stretch; names come in order and do not overlap one another."""
    start = bisect_left(names, span.start, key=lambda named: named.span.end - 1)
    end = bisect_left(names, span.end, key=lambda named: named.span.start)
    return list(names[start:end])


def _stronger(named: Named | None, kind: ActorKind) -> ActorKind:
    if named is not None and named.kind not in (ActorKind.UNKNOWN, ActorKind.PERSON, ActorKind.MEDIA):
        return named.kind  # but an outlet's reporters are people
    return kind


def _headed_by_name(chunk: _Chunk, named: Named) -> Phrase:
    span = Span(min(chunk.span.start, named.span.start), named.span.end)
    nationality = nationality_of(chunk.tokens) if not named.place else None
    return Phrase(span, chunk.root.i, named.kind, named, size_of(chunk.tokens, chunk.root), nationality, naming=True)


def _with_of(chunk: _Chunk, root: Token) -> Span:
    """Take in "of the Taliban" after "members", and the people counted after "dozens of"."""
    span = chunk.span
    for child in root.rights:
        if child.lower_ == "of" and child.i == root.i + 1:
            ends = [token for token in child.subtree if token.dep_ == "pobj" and token.head == child]
            if ends and (ends[0].ent_type_ or ends[0].pos_ in ("NOUN", "PROPN")):
                span = Span(span.start, ends[0].idx + len(ends[0]))
    return span


def _bare(parsed: Parsed, named: Named) -> Phrase:
    token = parsed.last(named.span)
    nationality = nationalities().get(named.span.of(parsed.text)) if named.people else None
    adjective = named.people and token.dep_ in ("amod", "compound", "nmod", "npadvmod")
    span = named.span if adjective else Span(_with_title(parsed, named, token), named.span.end)
    return Phrase(span, token.i, named.kind, named, naming=True, nationality=nationality, adjective=adjective)


def _with_title(parsed: Parsed, named: Named, last: Token) -> int:
    """Begin a bare name at its own article, or a person's at the post: "The Coalition" 's, "President Obama" 's."""
    first = parsed.first(named.span)
    while first.i > 0:
        before = first.nbor(-1)
        title = named.kind is ActorKind.PERSON and before.dep_ == "compound" and before.pos_ == "PROPN"
        article = before.dep_ == "det" and before.lower_ == "the"
        if before.head.i not in range(first.i, last.i + 1) or not (title or article):
            break
        first = before
    return min(first.idx, named.span.start)


def acts(parsed: Parsed, named: Named) -> bool:
    """Tell whether a country's name stands for its government: it does what only people do."""
    token = parsed.last(named.span)
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    if does(token):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "against") and token.head.head.pos_ == "VERB"


def does(token: Token) -> bool:
    """Tell whether a subject does something, where a thing or place would only be or undergo something."""
    return token.dep_ == "nsubj" and token.head.pos_ == "VERB" and token.head.lemma_ not in roles().undergo


def role_kind(token: Token) -> ActorKind | None:
    """Give the kind of people a noun names, None where it names none."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return None
    plain = token.lower_.removesuffix("s") if token.pos_ == "PROPN" else token.lower_  # names keep their plural
    return roles().kinds.get(token.lemma_.lower()) or roles().kinds.get(token.lower_) or roles().kinds.get(plain)


def size_of(tokens: Sequence[Token], root: Token) -> int | None:
    """Count the people a phrase names: "four gunmen" is 4, "a gunman" 1, "gunmen" and "three teams" None."""
    if root.lemma_.lower() in roles().collectives:
        return None
    counts = [token for token in tokens if token.like_num and token.i < root.i]
    if counts:
        first = tokens[0]
        before = "".join(token.text_with_ws for token in tokens if first.i <= token.i < root.i)
        numbers = find_numbers(before)
        return numbers[0].value if len(numbers) == 1 else None
    single = tokens[0].lower_ in ("a", "an", "one") and root.tag_ in ("NN", "NNP")
    return 1 if single else None


def nationality_of(tokens: Sequence[Token]) -> str | None:
    """Give the country whose people a phrase names, None where it names none or two."""
    words = [token.text for token in tokens]
    singles = {nationalities().get(word) for word in words}
    pairs = {nationalities().get(f"{left} {right}") for left, right in pairwise(words)}
    found = (pairs - {None}) or (singles - {None})
    return found.pop() if len(found) == 1 else None


def _pronoun_kind(number: str) -> ActorKind:
    return ActorKind.PERSON if number == "one" else ActorKind.UNKNOWN


def _covers(span: Span, token: Token) -> bool:
    return span.start <= token.idx and token.idx + len(re.sub(r"[.,]$", "", token.text)) <= span.end


def _token_span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))
