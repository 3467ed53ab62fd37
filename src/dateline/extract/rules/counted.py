"""Days a text counts from another deed: "two months after X had seized them", "a day after the bombing"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.dates import TimeKind, counted_from
from dateline.extract.rules.arguments import Mentions, inside
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.model.evidence import Span
from dateline.model.interval import Interval

SIGNS = {"after": 1, "following": 1, "before": -1}
BESIDE = {"the day after": ("P1D", 1), "the day before": ("P1D", -1), "the morning after": ("P1D", 1)}
BESIDE |= dict.fromkeys(("the evening before", "the night before", "the previous day"), ("P1D", -1))
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SAME = "P0D"
"""The length between two deeds of one day."""
BESIDE |= dict.fromkeys(("same day", "the same day", "that same day", "that day"), (SAME, 1))
BESIDE |= dict.fromkeys(("the same night", "the same evening", "that same night", "that night"), (SAME, 1))
BESIDE |= {f"{when} {day}": (SAME, 1) for when in ("earlier", "later") for day in ("the same day", "that day")}
BESIDE |= dict.fromkeys(("that morning", "that afternoon", "that evening", "the same afternoon"), (SAME, 1))


CHANGES = frozenset({"fall", "capture", "seizure", "takeover", "recapture", "coup", "clash", "battle", "invasion"})
CHANGES |= {"arrest", "detention", "release", "disappearance"}
"""Other deeds that a day is counted from: "two days after the fall of the town"."""
POINTING = frozenset({"it", "this", "that", "them", "these", "those"})
"""Words for a deed told before, from which a day is counted: "two days after it"."""


@dataclass(frozen=True, slots=True)
class Count:
    """A length of time between two deeds: which time tells it, whose day it gives, from which deed it is counted."""

    time: int
    length: str
    sign: int
    counted: int
    """The head token of the deed whose day it gives."""
    start: int | None
    """The head token of the deed it is counted from; None where an earlier sentence tells that one."""
    named: str = ""
    """The word for that deed, where it is only named: "the bombing"."""
    day: int | None = None
    """The time of what it is counted from, where that is no deed: "N days after …, his body was found on 3 May"."""


@dataclass(frozen=True, slots=True)
class _Length:
    """A length told beside "after" or "before"."""

    time: int
    value: str
    sign: int
    side: Token


def counts_of(doc: Doc, sentence: Words, heads: Sequence[int], mentions: Mentions) -> Iterator[Count]:
    """Find the lengths by which a sentence sets one deed before or after another. ``heads`` are its deeds' heads."""
    for index, time in enumerate(mentions.times):
        open_day = time.interval is None or time.words.lower() in BESIDE
        here = inside(time.span, sentence)
        length = _length(doc, index, mentions) if here and open_day else None
        length = length or (_from_saying(doc, index, mentions) if here else None)
        if length is not None:
            found = [_from_above(doc, each, mentions) for each in _count(length, frozenset(heads))]
            known = any(each.start is not None for each in found)
            yield from found if known else list(_from_other(doc, length, frozenset(heads), mentions)) or found


def _to_the_day(mentions: Mentions, index: int, words: Words) -> str | None:
    """Give the length of "ten years to the day after", told just before."""
    to = words.doc[words.start - 1] if words.start else None
    before = mentions.times[index - 1] if index else None
    if to is None or to.lower_ != "to" or before is None or before.kind is not TimeKind.DURATION:
        return None
    return before.value if before.span.end + 1 == to.idx else None


def _from_above(doc: Doc, count: Count, mentions: Mentions) -> Count:
    """Count from the day of what is no deed: "toured X on 3 May, where rebels had shot nine people the day before"."""
    deed = doc[count.counted]
    clause = next((each for each in (deed, *deed.ancestors) if each.dep_ == "relcl"), None)
    if clause is None or count.start is not None or count.day is not None:
        return count
    within = {token.i for token in clause.subtree}
    for index, time in enumerate(mentions.times):
        words = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if words is None or words[0].sent != clause.sent or words.root.i in within or words.root.i > clause.i:
            continue
        if time.interval is not None and time.interval.exact:
            return replace(count, day=index)
    return count


def _length(doc: Doc, index: int, mentions: Mentions) -> _Length | None:
    time = mentions.times[index]
    words = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if words is None:
        return None
    if time.words.lower() in BESIDE:
        value, sign = BESIDE[time.words.lower()]
        return _Length(index, _to_the_day(mentions, index, words) or value, sign, words[-1])
    side = doc[words.end] if words.end < len(doc) else None
    if side is None or time.kind is not TimeKind.DURATION or side.lower_ not in SIGNS:
        return None
    return _Length(index, time.value or "", SIGNS[side.lower_], side)


def _from_saying(doc: Doc, index: int, mentions: Mentions) -> _Length | None:
    """Read "police said on Saturday. The next morning …" as counted from the deed, not from the day of saying so."""
    time, before = mentions.times[index], mentions.times[index - 1] if index else None
    told, said = time.interval, before.interval if before is not None else None
    if before is None or time.anchor != "narrative" or told is None or said is None or not (told.exact and said.exact):
        return None
    words = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if words is None or not of_saying(doc, before.span) or told.earliest is None or said.earliest is None:
        return None
    days = (told.earliest - said.earliest).days
    return _Length(index, f"P{abs(days)}D", 1 if days >= 0 else -1, words.root) if days else None


def of_saying(doc: Doc, span: Span) -> bool:
    """Tell the day on which something was said: "the army said on Friday"."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    verb = next((each for each in words.root.ancestors if each.pos_ == "VERB"), None) if words is not None else None
    return verb is not None and lemma(verb) in lexicon()["say_verbs"] | {"condemn"}


def _count(length: _Length, heads: frozenset[int]) -> Iterator[Count]:
    side = length.side
    if side.dep_ == "mark":
        yield from _of_clause(length, side.head, heads)
        return
    main = _deed_above(side, heads) or _deed_beside(side, heads)
    named = next((child for child in side.children if child.dep_ == "pobj"), None)
    named = None if named is not None and named.lower_ in POINTING else named
    if main is not None and named is not None and lemma(named) in lexicon()["claimed_things"] | CHANGES:
        start = named.i if named.i in heads else None
        yield Count(length.time, length.value, length.sign, main, start, lemma(named))
        if start is not None:  # "on Monday, two days after twin blasts in X": the blasts were two days before
            yield Count(length.time, length.value, -length.sign, start, main)
    elif main is not None and named is None:  # "the day before, fighters had attacked …"
        yield Count(length.time, length.value, length.sign, main, None)


def _of_clause(length: _Length, clause: Token, heads: frozenset[int]) -> Iterator[Count]:
    """Count between a deed and the one of its "after" clause, whichever of the two has a day."""
    main, deed = _deed_above(clause, heads), _deed_of(clause, heads)
    if deed is None:
        return
    if main is not None:
        yield Count(length.time, length.value, -length.sign, deed, main)
        yield Count(length.time, length.value, length.sign, main, deed)
    elif _goes_back(clause.head):
        yield Count(length.time, length.value, -length.sign, deed, None)


def _deed_of(clause: Token, heads: frozenset[int]) -> int | None:
    """Give the deed of a clause, its verb's or its subject's: "a day after a truck bomb devastated the market"."""
    if clause.i in heads:
        return clause.i
    return next((child.i for child in clause.children if child.dep_ in SUBJECTS and child.i in heads), None)


def _from_other(doc: Doc, length: _Length, heads: frozenset[int], mentions: Mentions) -> Iterator[Count]:
    """Count a deed's day from that of what is no deed: "ten days after he was seized, his body was found on 3 May"."""
    clause = length.side.head
    deed = _deed_of(clause, heads)
    if length.side.dep_ != "mark" or deed is None or clause.dep_ != "advcl":
        return
    inside_clause = {token.i for token in clause.subtree}
    for index, time in enumerate(mentions.times):
        words = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if words is None or time.interval is None or not time.interval.exact:
            continue
        if words.root.i not in inside_clause and clause.head in words.root.ancestors:
            yield Count(length.time, length.value, -length.sign, deed, None, day=index)
            return


def _goes_back(verb: Token) -> bool:
    """Tell "the strike came a day after …", which counts from a deed told before."""
    return lemma(verb) in lexicon()["occur_verbs"]


def _deed_above(token: Token, heads: frozenset[int]) -> int | None:
    return next((above.i for above in token.ancestors if above.i in heads), None)


def _deed_beside(token: Token, heads: frozenset[int]) -> int | None:
    """Find the one deed named in a clause that tells none: "acted in revenge for X's murder the evening before"."""
    verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)
    counted_from_it = {each.i for each in token.subtree}
    named = [] if verb is None else [e.i for e in verb.subtree if e.i in heads and e.i not in counted_from_it]
    return named[0] if len(named) == 1 else None


def day_counted(mentions: Mentions, count: Count, start: Interval) -> bool:
    """Write the day a length gives, counted from a known day, in place of the length."""
    found = counted_from(start, count.length, count.sign)
    if found is not None:
        time = mentions.times[count.time]
        mentions.times[count.time] = replace(
            time, kind=TimeKind.DATE, interval=found, relative=True, anchor="narrative"
        )
    return found is not None
