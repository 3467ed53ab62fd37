"""What one sentence tells of one deed: its frame with its sides, times, places, tolls, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.rules.arguments import Mentions, Owned, own_arguments
from dateline.extract.rules.frames import Frame, build_frames, tells_another
from dateline.extract.rules.lexicon import find, forms_of, lemma, lexicon
from dateline.extract.rules.roles import Sides, find_sides, find_subject
from dateline.extract.rules.triggers import climb, find_triggers
from dateline.model.claim import ActorKind
from dateline.model.evidence import STATED, Attribution, Basis, Span
from dateline.model.interval import Interval

SHARED = frozenset({"conj", "advcl", "xcomp", "acl"})
STATING = frozenset({"claim", "take", "accept", "admit", "assume", "blame", "accuse", "suspect", "attribute"})
"""A sentence with none of these verbs says nothing of whose deed it was."""
UNNAMED = frozenset({ActorKind.REBEL, ActorKind.MILITIA})
"""Kinds of actor that may be blamed without a name: "the rebels"."""
WHO = frozenset({"who", "whom"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One deed in one sentence. ``claimants`` and ``accused`` are actor mentions; ``block`` counts paragraphs."""

    frame: Frame
    sentence: Span
    block: int
    sides: Sides
    owned: Owned
    attribution: Attribution
    additive: bool
    opening: str = ""
    """The sentence's own words, for what the grammar does not hold."""
    owed: bool = False
    """Its sentence says whose deed it was: "authorities blame X for an explosion on a bridge"."""
    weak: bool = False
    """Its words may also tell an accident or a match."""
    later: tuple[Span, Interval] | None = None
    """The words "two hours later" and the day they are counted from, where the text tells one."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence's word on whose deed it was: a claim of responsibility, or an accusation and by whom."""

    sentence: Span
    actors: tuple[int, ...]
    attribution: Attribution
    words: Span


def tellings_of(doc: Doc, sentence: Words, block: int, mentions: Mentions) -> list[Telling]:
    """Read a sentence's deeds."""
    triggers = find_triggers(doc, sentence)
    if not triggers:
        return []
    frames = build_frames(doc, triggers)
    owned = own_arguments(doc, sentence, frames, mentions)
    told = [
        Telling(
            frame,
            Span(sentence.start_char, sentence.end_char),
            block,
            find_sides(doc, frame, mentions.actors),
            mine,
            replace(attribution_of(doc, frame), modality=frame.anchor.modality),
            _additive(doc, frame),
            sentence.text,
            weak=_weak(doc, frame),
        )
        for frame, mine in zip(frames, owned, strict=True)
    ]
    told = _share(doc, told)
    if "respectively" in forms_of(doc).words[sentence.start : sentence.end]:
        told = [part for telling in told for part in _respectively(telling)]
    return told


def other_matter(doc: Doc, sentence: Words) -> str | None:
    """Give the reason for which a sentence is about something else than deeds: an accident, a match, a film."""
    said = forms_of(doc).lemmas[sentence.start : sentence.end]
    said += [f"{one} {two}" for one, two in pairwise(said)]
    return next((reason for reason, words in lexicon().matters.items() if not words.isdisjoint(said)), None)


def _weak(doc: Doc, frame: Frame) -> bool:
    """Tell whether all deed words of a frame are also said of accidents and matches, and no weapon is named."""
    words = lexicon()["weak_deeds"]
    return not frame.instruments and all(
        trigger.consequence or lemma(doc[trigger.head]) in words for trigger in frame.triggers
    )


def _additive(doc: Doc, frame: Frame) -> bool:
    head = doc[frame.anchor.head]
    near = [*head.children, *(head.head.children if head.dep_ in {"dobj", "nsubj", "nsubjpass"} else ())]
    return any(token.lower_ in lexicon()["additive_words"] for token in near)


def _share(doc: Doc, told: list[Telling]) -> list[Telling]:
    """Let a deed coordinated with another take over its time and place: "on 3 May they shelled X and abducted Y"."""
    by_head = {telling.frame.anchor.head: index for index, telling in enumerate(told)}
    shared = list(told)
    for index, telling in enumerate(told):
        head = doc[telling.frame.anchor.head]
        source = by_head.get(head.head.i)
        if head.pos_ == "VERB" and head.dep_ in SHARED and source is not None and source != index and not _ends(head):
            shared[index] = replace(telling, owned=_inherit(telling.owned, shared[source].owned))
    return shared


def _ends(head: Token) -> bool:
    """Tell a clause set before or until, which tells another deed."""
    return head.dep_ == "advcl" and tells_another(head)


def _inherit(owned: Owned, source: Owned) -> Owned:
    places = owned.places or (source.places if not owned.times else ())
    return replace(owned, times=owned.times or source.times, places=places)


def _respectively(telling: Telling) -> Iterator[Telling]:
    """Split "in April and May, respectively, … into A and B" into its pairs."""
    times, places, tolls = telling.owned.times, telling.owned.places, telling.owned.tolls
    count = max(len(times), len(places))
    lists = [each for each in (times, places, tolls) if len(each) == count]
    if count < 2 or len(lists) < 2:  # noqa: PLR2004 - pairs need two lists of two
        yield telling
        return
    for index in range(count):
        yield replace(
            telling,
            owned=replace(
                telling.owned,
                times=_nth(times, index, count),
                places=_nth(places, index, count),
                tolls=_nth(tolls, index, count),
            ),
        )


def _nth(values: tuple[int, ...], index: int, count: int) -> tuple[int, ...]:
    return (values[index],) if len(values) == count else values


def attribution_of(doc: Doc, frame: Frame) -> Attribution:
    """Tell who says that the deed was done: "police said", "according to witnesses", "reportedly"."""
    head = doc[frame.anchor.head]
    words = lexicon()
    for token in (head, *(governor for governor, _ in climb(head))):
        for child in token.children:
            if child.lower_ in words["reported_adverbs"]:
                return Attribution(Basis.REPORTED, phrase=child.text)
            if child.lower_ == "according" and child.dep_ == "prep":
                asserter = next(
                    (grand for each in child.children for grand in each.children if grand.dep_ == "pobj"), None
                )
                return Attribution(Basis.REPORTED, asserter=_phrase(asserter), phrase=child.text)
    saying = next((governor for governor, dependency in climb(head) if dependency == "ccomp"), None)
    if saying is not None and lemma(saying) in words["say_verbs"]:
        return Attribution(Basis.REPORTED, asserter=_phrase(find_subject(saying)), phrase=saying.text)
    return STATED


def _phrase(token: Token | None) -> str | None:
    if token is None or token.lower_ in WHO:
        return None
    return str(token.doc[token.left_edge.i : token.i + 1].text)


def statements_of(doc: Doc, sentence: Words, mentions: Mentions) -> list[Statement]:
    """Read who claims a deed and who is blamed for it."""
    if STATING.isdisjoint(forms_of(doc).lemmas[sentence.start : sentence.end]):
        return []
    return [*_claims(doc, sentence, mentions), *_relative_claims(sentence, mentions), *_blames(sentence, mentions)]


def _claims(doc: Doc, sentence: Words, mentions: Mentions) -> Iterator[Statement]:
    for match in find(doc, lexicon().claims, start=sentence.start, end=sentence.end):
        verb = doc[match.head]
        if any(
            child.dep_ == "neg" or child.lower_ == "no" for child in (*verb.children, *doc[match.start : match.end])
        ):
            continue
        subject = find_subject(verb)
        if subject is not None and _nobody(subject):
            continue
        actors = _named(_on_behalf(verb), mentions) or _named(subject, mentions)
        words = doc[match.start : match.end]
        if actors:
            attribution = Attribution(Basis.CLAIMED, phrase=words.text)
            span = Span(words.start_char, words.end_char)
            yield Statement(Span(sentence.start_char, sentence.end_char), actors, attribution, span)


def _nobody(subject: Token) -> bool:
    """Tell whether a subject says that there is none: "nobody", "no one", "no group"."""
    return any(word.lower_ in lexicon()["nobodies"] for word in (subject, *subject.children))


def _claimed_which(sentence: Words) -> Iterator[Token]:
    """Find "… the attacks, which X claimed"."""
    for verb in sentence:
        relative = verb.dep_ == "relcl" and lemma(verb) == "claim"
        if relative and any(child.dep_ == "dobj" and child.lower_ in {"which", "that"} for child in verb.children):
            yield verb


def _on_behalf(verb: Token) -> Token | None:
    """Find X in "claimed responsibility in the name of X" or "on behalf of X"."""
    for token in verb.subtree:
        if token.lower_ in {"name", "behalf"} and token.dep_ == "pobj":
            return next((grand for child in token.children for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def _relative_claims(sentence: Words, mentions: Mentions) -> Iterator[Statement]:
    for verb in _claimed_which(sentence):
        actors = _named(find_subject(verb), mentions)
        if actors:
            span = Span(verb.idx, verb.idx + len(verb))
            attribution = Attribution(Basis.CLAIMED, phrase=verb.text)
            yield Statement(Span(sentence.start_char, sentence.end_char), actors, attribution, span)


def _blames(sentence: Words, mentions: Mentions) -> Iterator[Statement]:
    for verb in sentence:
        if verb.pos_ != "VERB" or lemma(verb) not in lexicon()["blame_verbs"]:
            continue
        passive = any(child.dep_ == "nsubjpass" for child in verb.children)
        accused = _blamed(verb, passive=passive)
        actors = _named(accused, mentions)
        if actors:
            basis = Basis.SUSPECTED if lemma(verb) == "suspect" else Basis.ACCUSED
            asserter = None if passive else _phrase(find_subject(verb))
            attribution = Attribution(basis, asserter=asserter, phrase=verb.text)
            span = Span(verb.idx, verb.idx + len(verb))
            yield Statement(Span(sentence.start_char, sentence.end_char), actors, attribution, span)


def _blamed(verb: Token, *, passive: bool) -> Token | None:
    """Find who is blamed: "blamed X", "X was blamed", "blamed on X", "attributed to X"."""
    for child in verb.children:
        if child.dep_ in {"prep", "dative"} and child.lower_ in {"on", "to"}:
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    wanted = "nsubjpass" if passive else "dobj"
    return next((child for child in verb.children if child.dep_ == wanted), None)


def _named(token: Token | None, mentions: Mentions) -> tuple[int, ...]:
    """Give the actor mentions at a noun, without media and without people who only speak."""
    if token is None:
        return ()
    found = [
        (len(actor.span), index)
        for index, actor in enumerate(mentions.actors)
        if actor.span.start <= token.idx < actor.span.end
        and (actor.name or actor.refers_to is not None or actor.kind in UNNAMED)
    ]
    return (min(found)[1],) if found else ()
