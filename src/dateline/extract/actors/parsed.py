"""A parsed text with its characters at hand: spaCy joins them anew each time it is asked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.characters import characters_of
from dateline.model.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Parsed:
    """One parsed text: its tokens, its characters, and where each token starts."""

    doc: Doc
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, doc: Doc) -> Parsed:
        """Take a Doc's characters and offsets once."""
        return cls(doc, characters_of(doc), tuple(token.idx for token in doc))

    def token_at(self, offset: int) -> Token:
        """Give the token that holds a character."""
        return self.doc[max(bisect_right(self.starts, offset) - 1, 0)]

    def first(self, span: Span) -> Token:
        """Give the first token of a stretch."""
        return self.token_at(span.start)

    def last(self, span: Span) -> Token:
        """Give the last token of a stretch, which in an English name is mostly its head."""
        return self.token_at(span.end - 1)
