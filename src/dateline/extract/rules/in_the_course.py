"""Days and places that a deed has from the one in whose course, or shortly before which, it was done."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from dateline.extract.rules.clauses import at_once, own_subject
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.kinds import violent_kinds

GATHERED = frozenset({"after", "during", "at", "outside", "near", "following"})
"""Between a deed and the gathering that it struck, or whose people it struck on their way home."""


def of_the_time(doc: Doc, frames: Sequence[Frame], times: list[list[int]]) -> None:
    """Give a deed the day of what it was done in the course of: "during the coup of 11 September 1973, jets bombed"."""
    for number, frame in enumerate(frames):
        noun = doc[frame.anchor.head]
        if noun.dep_ != "pobj" or noun.head.lower_ not in {"during", "amid"} or not times[number]:
            continue
        for other, told in enumerate(frames):
            if told.anchor.head == noun.head.head.i and not times[other]:
                times[other] = list(times[number])


def shortly_before(doc: Doc, frames: Sequence[Frame], times: list[list[int]]) -> None:
    """Give a deed the day of what it led to at once: "the murder of X on 14 June, shortly after he was seized"."""
    by_head = {trigger.head: number for number, frame in enumerate(frames) for trigger in frame.triggers}
    for number, frame in enumerate(frames):
        verb = doc[frame.anchor.head]
        if times[number] or not at_once(verb):
            continue
        above = next((by_head[each.i] for each in verb.ancestors if each.i in by_head), None)
        before = [each for each, other in enumerate(frames) if other.anchor.head < verb.i and times[each]]
        meant = above if above is not None else before[-1] if before else number
        times[number] = list(times[meant]) if len(times[meant]) == 1 else []


def at_the_gathering(doc: Doc, frames: Sequence[Frame], places: list[list[int]]) -> None:
    """Give a deed the place of the gathering it struck or followed: "was shot dead after a rally in Quito"."""
    for number, frame in enumerate(frames):
        noun = doc[frame.anchor.head]
        if frame.kind != "protest" or noun.dep_ != "pobj" or noun.head.lower_ not in GATHERED or not places[number]:
            continue
        for other, told in enumerate(frames):
            verb = doc[told.anchor.head]
            verb = verb.head if verb.dep_ == "conj" and not own_subject(verb) else verb  # "went to X and shot …"
            if verb == noun.head.head and told.kind in violent_kinds() and not places[other]:
                places[other], places[number] = list(places[number]), []
