"""What tests of the rules engine share: a sentence parsed, and what each step of the engine makes of it."""

from __future__ import annotations

from datetime import date
from functools import cache

from spacy.tokens import Doc

from dateline.evaluate.accounts import Produced, produced_by
from dateline.extract.actors import find_actors
from dateline.extract.language import load_language
from dateline.extract.places import Gazetteer
from dateline.extract.rules import RulesEngine
from dateline.extract.rules.frames import Frame, build_frames
from dateline.extract.rules.roles import find_sides
from dateline.extract.rules.triggers import Trigger, find_triggers
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction
from dateline.model.toll import Outcome


@cache
def gazetteer() -> Gazetteer:
    """Open the packaged gazetteer once."""
    return Gazetteer.open()


def parse(words: str) -> Doc:
    """Parse a sentence or two."""
    return load_language()(words)


def triggers(words: str) -> dict[str, Trigger]:
    """Find the deed words of a text, by the words themselves."""
    doc = parse(words)
    found = [trigger for sentence in doc.sents for trigger in find_triggers(doc, sentence)]
    return {doc[trigger.head].text: trigger for trigger in found}


def frames(words: str) -> list[tuple[Doc, Frame]]:
    """Find the frames of a text, with the parse they stand in."""
    doc = parse(words)
    return [(doc, frame) for sentence in doc.sents for frame in build_frames(doc, find_triggers(doc, sentence))]


def kinds(words: str) -> list[str]:
    """Give the kind of each frame, in order."""
    return [frame.kind for _, frame in frames(words)]


def sides(words: str, kind: str | None = None) -> tuple[list[str], list[str]]:
    """Give who did the first deed (of a kind), and whom or what it was done to, in the words of the text."""
    doc, frame = next((doc, frame) for doc, frame in frames(words) if kind is None or frame.kind == kind)
    found = find_sides(doc, frame, find_actors(doc))
    return [each.span.of(words) for each in found.perpetrators], [each.span.of(words) for each in found.targets]


def extract(words: str, published: date | None = None) -> Extraction:
    """Run the engine on a text whose paragraphs stand on lines of their own."""
    blocks, start = [], 0
    for line in words.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    text = Text("text", "document", "test", words, "", tuple(blocks))
    (found,) = RulesEngine(gazetteer(), lambda _: published).extract([text])
    return found


def accounts(words: str, published: date | None = None) -> list[Produced]:
    """Give the accounts that the engine makes of a text."""
    return produced_by(extract(words, published))


def killed(account: Produced) -> set[int]:
    """Give the figures of the killed."""
    return set(account.figures[Outcome.KILLED])
