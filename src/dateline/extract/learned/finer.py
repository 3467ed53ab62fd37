"""Finer questions to a text that is encoded already: what stands where, did it happen, what does a number count.

Each is answered by a small head of two layers over the encoder's states, so that asking costs next to nothing. They are
trained by ``training.reader.finer_train`` with the encoder held still.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from dateline.extract.learned.encoder import Pieces
from dateline.extract.learned.heads import Heads, Numbers, shares
from dateline.model.evidence import Span

MENTIONS = ("person", "group", "forces", "people", "place", "time", "number", "weapon", "deed")
"""Kinds of mention: a person, an armed group or other body, forces of a state, people unnamed, and the rest as said."""
STAGES = ("happened", "attempted", "planned", "unreal", "general", "none")
"""How far a deed got: done, tried and foiled, planned or threatened, denied or imagined, told of many, and no deed."""
DONE = ("happened", "attempted")
OUTCOMES = ("killed", "injured", "abducted", "other", "none")
"""What befell the people that a number counts; ``none`` counts no people hit by a deed."""
PARTIES = ("civilians", "security forces", "militants", "unknown")
RELATIONS = ("none", "ally", "opponent", "part of", "has part", "split from")
"""How the first of two parties named stands to the second."""
ROLES = ("none", "perpetrator", "target", "victim", "instrument", "place", "time", "origin", "claimant")
"""The part that a mention plays in a deed; ``origin`` is where those who did it came from or it was fired from."""
NEAR = 16
"""Pieces on either side of a word that are looked at with it: a clause or two."""
AROUND = 24
"""Pieces around a deed by which it is told from others: its sentence, mostly."""
ASIDE = 4
"""Pieces on either side of a mention that say which part it plays: its preposition, its verb."""
COUNTED, COUNTING = 3, 8
"""Pieces after a number that say whom it counts (right for .88 of sides with them, .81 without), and near it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as the encoder saw it, window by window."""

    windows: Sequence[tuple[Pieces, Numbers]]

    def at(self, span: Span) -> tuple[Numbers, range] | None:
        """Give the states of the window that holds a span with most around it, and which pieces the span is."""
        held = [(states, found) for pieces, states in self.windows if (found := pieces_of(pieces, span))]
        return max(held, key=lambda each: min(each[1].start, len(each[0]) - each[1].stop), default=None)

    def both(self, one: Span, other: Span) -> tuple[Numbers, range, range] | None:
        """Give the states of the first window that holds two spans, and which pieces they are."""
        for pieces, states in self.windows:
            first, second = pieces_of(pieces, one), pieces_of(pieces, other)
            if first and second:
                return states, first, second
        return None


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of text with its kind of mention and how likely its words are of that kind."""

    span: Span
    kind: str
    chance: float


def pieces_of(pieces: Pieces, span: Span) -> range:
    """Give which pieces of a window stand for a span; the marks of beginning and end stand for nothing."""
    last = len(pieces.offsets) - 1
    first = bisect_right(pieces.offsets, span.start, 1, last, key=itemgetter(1))
    return range(first, max(first, bisect_left(pieces.offsets, span.end, 1, last, key=itemgetter(0))))


def _near(states: Numbers, at: range, reach: int) -> Numbers:
    near: Numbers = states[max(0, at.start - reach) : at.stop + reach]
    return near


def of_deed(states: Numbers, at: range) -> Numbers:
    """Give what is seen of a deed: its word, what stands near it, and the text."""
    return _joined(states[at.start : at.stop].mean(0), _near(states, at, NEAR).max(0), states[0])


def of_paragraph(states: Numbers, at: range) -> Numbers:
    """Give what is seen of a paragraph."""
    own = states[at.start : at.stop]
    return _joined(own.max(0), own.mean(0))


def of_number(states: Numbers, at: range) -> Numbers:
    """Give what is seen of a number: itself, whom it counts, who mostly stand right after it, and what stands near."""
    after = states[at.stop : at.stop + COUNTED]
    return _joined(states[at.start : at.stop].mean(0), _mean(after), _near(states, at, COUNTING).max(0))


def _mean(states: Numbers) -> Numbers:
    """Give the mean of some states, and nothing of none."""
    out: Numbers = states.mean(0) if len(states) else np.zeros(states.shape[-1], np.float32)
    return out


def of_pair(one: tuple[Numbers, range], other: tuple[Numbers, range]) -> Numbers:
    """Give what is seen of two deeds, of one text or two: where they differ, and what they share."""
    first, second = (
        _joined(states[at.start : at.stop].mean(0), _near(states, at, AROUND).max(0)) for states, at in (one, other)
    )
    return _joined(np.abs(first - second), first * second)


def of_parties(states: Numbers, one: range, other: range) -> Numbers:
    """Give what is seen of two parties of one text, the first named first: each, and what stands between and after."""
    ends = states[one.start : one.stop].mean(0), states[other.start : other.stop].mean(0)
    around = states[max(0, one.start - 2) : other.stop + 6]
    return _joined(*ends, _mean(states[one.stop : other.start]), around.max(0))


def of_role(states: Numbers, deed: range, mention: range) -> Numbers:
    """Give what is seen of a mention beside a deed: each word, and what stands between them and around the mention."""
    ends = states[deed.start : deed.stop].mean(0), states[mention.start : mention.stop].mean(0)
    between = states[min(deed.stop, mention.stop) : max(deed.start, mention.start)]
    return _joined(*ends, _mean(between), _near(states, mention, ASIDE).max(0))


def _joined(*parts: Numbers) -> Numbers:
    out: Numbers = np.concatenate(parts).astype(np.float32)
    return out


def has_finer(heads: Heads) -> bool:
    """Tell whether a model folder has these heads: a reader trained before them has none."""
    return "stage.0.weight" in heads.weights


def stage_of(heads: Heads, seen: Seen, span: Span) -> dict[str, float] | None:
    """Give how likely the deed told by some words got how far; None for words that were not read."""
    found = seen.at(span)
    return None if found is None else _told(STAGES, heads.answer("stage", of_deed(*found)))


def done_of(heads: Heads, seen: Seen, span: Span) -> float | None:
    """Give how likely a deed was done or tried; None for words that were not read."""
    stages = stage_of(heads, seen, span)
    return None if stages is None else sum(stages[each] for each in DONE)


def relevance_of(heads: Heads, seen: Seen, paragraph: Span) -> float | None:
    """Give how likely a paragraph tells a deed that was done or tried."""
    found = seen.at(paragraph)
    return None if found is None else float(shares(heads.answer("relevance", of_paragraph(*found)))[1])


def number_of(heads: Heads, seen: Seen, span: Span) -> tuple[dict[str, float], dict[str, float]] | None:
    """Give what befell the people a number counts, and on which side they stood, with chances."""
    found = seen.at(span)
    if found is None:
        return None
    scores = heads.answer("number", of_number(*found))
    return _told(OUTCOMES, scores[: len(OUTCOMES)]), _told(PARTIES, scores[len(OUTCOMES) :])


def same_event(heads: Heads, one: tuple[Seen, Span], other: tuple[Seen, Span]) -> float | None:
    """Give how likely two deeds, told by words of one text or of two, are one event."""
    first, second = (seen.at(span) for seen, span in (one, other))
    if first is None or second is None:
        return None
    return float(shares(heads.answer("same", of_pair(first, second)))[1])


def relation_of(heads: Heads, seen: Seen, one: Span, other: Span) -> dict[str, float] | None:
    """Give how the first of two parties, as the text has them, stands to the second; None where they are far apart."""
    found = seen.both(one, other)
    return None if found is None else _told(RELATIONS, heads.answer("relation", of_parties(*found)))


def role_of(heads: Heads, seen: Seen, deed: Span, mention: Span) -> dict[str, float] | None:
    """Give which part a mention plays in a deed, with chances; None where they were not read together."""
    found = seen.both(deed, mention)
    return None if found is None else _told(ROLES, heads.answer("role", of_role(*found)))


def mentions_of(heads: Heads, seen: Seen) -> list[Named]:
    """Give the mentions of a text by kind: stretches of pieces of one kind, each begun anew where one begins."""
    found: dict[Span, Named] = {}
    for pieces, states in seen.windows:
        for each in _stretches(pieces, shares(heads.answer("mention", states))):
            if not any(each.span.overlaps(span) for span in found if span != each.span):
                found[each.span] = each
    return sorted(found.values(), key=lambda each: each.span)


def _stretches(pieces: Pieces, chances: Numbers) -> Iterator[Named]:
    """Join the pieces of each mention: class 0 is none, then the beginnings of each kind, then what goes on."""
    best, size = chances.argmax(-1), len(MENTIONS)
    first: int | None = None
    for at in range(len(best) + 1):
        label = int(best[at]) if at < len(best) and pieces.offsets[at][1] else 0
        goes_on = first is not None and label > size and label - size == (int(best[first]) - 1) % size + 1
        if first is not None and not goes_on:
            yield _named(pieces, chances, first, at)
            first = None
        if label and first is None:
            first = at


def _named(pieces: Pieces, chances: Numbers, first: int, stop: int) -> Named:
    kind = (int(chances[first].argmax()) - 1) % len(MENTIONS)
    sure = chances[first:stop, [kind + 1, kind + 1 + len(MENTIONS)]].sum(-1).min()
    return Named(Span(pieces.offsets[first][0], pieces.offsets[stop - 1][1]), MENTIONS[kind], float(sure))


def _told(names: Sequence[str], scores: Numbers) -> dict[str, float]:
    return dict(zip(names, map(float, shares(scores)), strict=True))
