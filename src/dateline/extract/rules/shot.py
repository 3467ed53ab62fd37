"""People told as shot, of whose fate nothing else is told: mostly they were killed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dateline.extract.characters import characters_of
from dateline.extract.rules.lexicon import lexicon
from dateline.extract.rules.tree import root_of
from dateline.extract.tolls import TollMention
from dateline.model.toll import Outcome, Reckoning

SEVERAL = 2
FATES = frozenset({Outcome.KILLED, Outcome.INJURED})
COUNTED = frozenset({Reckoning.EXACT, Reckoning.AT_LEAST, Reckoning.ABOUT})
SHOT = frozenset({"shot", "shooting"})
WHY = "shot, and nothing is told of their having lived"


def shot_dead(doc: Doc, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Give the several people a deed's words tell as shot, where no figure of its dead or wounded is told.

    In the paragraphs of the quality page whose truth says what became of them, all such were dead; of the people shot
    in RAND's descriptions and counted at all, two in three were.
    """
    if any(toll.toll.outcome in FATES and toll.toll.known for toll in tolls):
        return
    for toll in tolls:
        told = toll.toll
        several = told.reckoning in COUNTED and (told.best or 0) >= SEVERAL and not told.part_of_total
        verb = toll.trigger.of(characters_of(doc)).lower()
        if told.outcome is Outcome.CASUALTIES and several and verb in SHOT and not _lived(doc, toll):
            yield replace(toll, toll=replace(told, outcome=Outcome.KILLED))


def _lived(doc: Doc, toll: TollMention) -> bool:
    """Tell "shot in the legs" and those taken to hospital."""
    root = root_of(doc, toll.trigger)
    said = {token.lower_ for token in root.sent} if root is not None else set()
    return not said.isdisjoint(lexicon()["lived_words"])
