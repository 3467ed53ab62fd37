"""Find the actors a text speaks of, and which mentions are one actor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.extract.actors.chains import chain
from dateline.extract.actors.definitions import find_definitions
from dateline.extract.actors.mention import ActorMention
from dateline.extract.actors.named import find_names
from dateline.extract.actors.parsed import Parsed
from dateline.extract.actors.phrases import find_phrases
from dateline.text.spelling import is_latin

if TYPE_CHECKING:
    from spacy.tokens import Doc


def fullest_names(mentions: Iterable[ActorMention]) -> dict[int, str]:
    """Give each named actor of a text the longest name the text uses for it, in Latin letters where it has one."""
    names: dict[int, str] = {}
    for mention in mentions:
        if mention.name is not None:
            best = names.get(mention.chain, "")
            if (is_latin(mention.name), len(mention.name)) > (is_latin(best) and best != "", len(best)):
                names[mention.chain] = mention.name
    return names


def find_actors(doc: Doc) -> list[ActorMention]:
    """Find every mention of an actor in reading order, with its kind, name, size and the actor it belongs to.

    Mentions may lie inside one another ("Iraqi" in "Iraqi security forces"); the outer one comes first.
    """
    parsed = Parsed.of(doc)
    definitions = find_definitions(parsed.text)
    names = find_names(parsed, definitions)
    return chain(parsed, find_phrases(parsed, names), definitions)
