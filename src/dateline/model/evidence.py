"""The words that support a value, and who stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.errors import InvalidValue


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a Text: half-open, in code points from its first character."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts."""
        if not 0 <= self.start <= self.end:
            raise InvalidValue(f"span {self.start}..{self.end} does not run forward")

    def __len__(self) -> int:
        """Count the code points covered."""
        return self.end - self.start

    def of(self, characters: str) -> str:
        """Quote the words this span covers."""
        return characters[self.start : self.end]

    def shift(self, by: int) -> Span:
        """Move the span, as from a block's own offsets to its Text's."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Alignment(StrEnum):
    """How a quote was found in its text."""

    EXACT = "exact"
    NORMALISED = "normalised"
    FUZZY = "fuzzy"
    UNLOCATED = "unlocated"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of one text that a value rests on.

    ``span`` is None only when the words could not be found (``Alignment.UNLOCATED``).
    """

    text_id: str
    quote: str
    span: Span | None
    alignment: Alignment = Alignment.EXACT

    @classmethod
    def at(cls, text_id: str, characters: str, span: Span) -> Evidence:
        """Quote a span of a text exactly."""
        return cls(text_id, span.of(characters), span)


class Basis(StrEnum):
    """On what footing a text puts a statement."""

    STATED = "stated"
    REPORTED = "reported"
    CLAIMED = "claimed"
    ACCUSED = "accused"
    SUSPECTED = "suspected"
    DENIED = "denied"


class Modality(StrEnum):
    """Whether the text tells the deed as having happened."""

    HAPPENED = "happened"
    ATTEMPTED = "attempted"
    PLANNED = "planned"
    FOILED = "foiled"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who asserts a claim, and how.

    ``asserter`` holds the words that name them ("police", "the group's Amaq agency"), None where the text
    itself speaks. ``phrase`` holds the words that make the footing or modality ("reportedly", "foiled").
    """

    basis: Basis = Basis.STATED
    modality: Modality = Modality.HAPPENED
    asserter: str | None = None
    phrase: str | None = None


STATED = Attribution()
