"""The doors of the learned reader: alone, and beside the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from spacy.tokens import Doc

from dateline.extract.casing import in_one_case
from dateline.extract.language import analyse
from dateline.extract.learned.accounts import UNTOLD, Told, account_of, left_out
from dateline.extract.learned.combine import believed, combined
from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.hearing import heard
from dateline.extract.learned.incidents import incidents_of
from dateline.extract.learned.reading import Reading, read_texts
from dateline.extract.promises import promised
from dateline.extract.rules import VERSION, RulesEngine
from dateline.extract.rules.reasons import OF_NO_DEED
from dateline.model.document import Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction
from dateline.model.mention import MentionKind

LEARNED = f"learned@{VERSION}"
DEFAULT = f"default@{VERSION}"
AT_ONCE = 8
"""Texts read together: the encoder is fed stretches of like length from all of them."""


@dataclass(frozen=True, slots=True)
class LearnedEngine:
    """The learned reader alone: one account for each type of incident that a text tells."""

    rules: RulesEngine
    encoder: Encoder
    name: str = LEARNED

    def extract(self, texts: Iterable[Text]) -> Iterator[Extraction]:
        """Read texts in a stream, one Extraction each, in order."""
        return self.read(analyse(texts))

    def read(self, parsed: Iterable[tuple[Text, Doc]]) -> Iterator[Extraction]:
        """Read texts that are parsed already, one Extraction each, in order."""
        for batch in _batches(iter(parsed)):
            readings = read_texts(self.encoder, [text.characters for text, _ in batch])
            for (text, doc), reading in zip(batch, readings, strict=True):
                yield self._made(text, doc, reading)

    def _made(self, text: Text, doc: Doc, reading: Reading) -> Extraction:
        incidents = incidents_of(reading, self.encoder.settings)
        if not incidents:
            return Extraction(text.id, self.name)
        told = _told(self, text, doc)
        tried = [account_of(told, incident) for incident in incidents]
        made = [each for each in tried if each is not None]
        claims = tuple(claim for _, claims in made for claim in claims)
        skipped = left_out(text.id, (UNTOLD for each in tried if each is None))
        accounts = tuple(account for account, _ in made)
        return Extraction(text.id, self.name, accounts=accounts, claims=claims, skipped=skipped)


@dataclass(frozen=True, slots=True)
class DefaultEngine:
    """The rules, under this engine's name, with the learned reader beside them: it makes surer and adds."""

    rules: RulesEngine
    encoder: Encoder
    name: str = DEFAULT

    def extract(self, texts: Iterable[Text]) -> Iterator[Extraction]:
        """Read texts in a stream, one Extraction each, in order."""
        return self.read(analyse(texts))

    def read(self, parsed: Iterable[tuple[Text, Doc]]) -> Iterator[Extraction]:
        """Read texts that are parsed already, one Extraction each, in order."""
        return (extraction for extraction, _ in self.read_both(parsed))

    def read_both(self, parsed: Iterable[tuple[Text, Doc]]) -> Iterator[tuple[Extraction, Reading | None]]:
        """Read parsed texts, and give what the reader made of each by itself; None where it was not asked."""
        for batch in _batches(iter(parsed)):
            told = [_told(self, text, doc) for text, doc in batch]
            found = [self.rules.tell_all(each.text, each.doc, each.mentions) for each in told]
            readings = self._readings([each.text for each in told], [extraction for extraction, _ in found])
            for each, (extraction, passed_over) in zip(told, found, strict=True):
                reading = readings.get(each.text.id)
                if reading is None:
                    yield extraction, None
                    continue
                known = replace(each, passed_over=passed_over)
                both = combined(self.encoder, known, extraction, reading)
                yield believed(promised(both, each.text, partial(heard, reading))), reading

    def _readings(self, texts: Sequence[Text], found: Sequence[Extraction]) -> dict[str, Reading]:
        """Read where the reader may add something, by the id of the text."""
        parts = [worth_reading(text, each) for text, each in zip(texts, found, strict=True)]
        worth = [(text, some) for text, some in zip(texts, parts, strict=True) if some]
        read = read_texts(self.encoder, [text.characters for text, _ in worth], [some for _, some in worth])
        return {text.id: reading for (text, _), reading in zip(worth, read, strict=True)}


def worth_reading(text: Text, extraction: Extraction) -> list[Span]:
    """Give the parts of a text where the reader may add something to what the rules tell.

    To texts with capitals it adds nothing but parts of accounts: there it reads the blocks that tell them, which takes
    a quarter less time. Texts in one case, where it may tell more, are read whole or, without any deed, not at all.
    """
    if in_one_case(text.characters):
        return [Span(0, len(text.characters))] if tells_deeds(extraction) else []
    told = {account.id for account in extraction.accounts}
    spans = [account.span for account in extraction.accounts]
    spans += [
        each.evidence.span for each in extraction.claims if each.subject_id in told and each.evidence.span is not None
    ]
    return [block.span for block in text.blocks if any(block.span.overlaps(span) for span in spans)]


def _told(engine: LearnedEngine | DefaultEngine, text: Text, doc: Doc) -> Told:
    return Told(text, doc, engine.rules.mentions(text, doc), engine.name, engine.encoder.settings)


def tells_deeds(extraction: Extraction) -> bool:
    """Tell whether a text has anything for the reader to look at: a deed told, or one passed over."""
    passed_over = any(each.reason not in OF_NO_DEED for each in extraction.skipped)
    return (
        bool(extraction.accounts)
        or passed_over
        or any(mention.kind is MentionKind.DEED for mention in extraction.mentions)
    )


def _batches(parsed: Iterator[tuple[Text, Doc]]) -> Iterator[list[tuple[Text, Doc]]]:
    while batch := list(islice(parsed, AT_ONCE)):
        yield batch
