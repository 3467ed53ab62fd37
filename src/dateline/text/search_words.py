"""Words as a search compares them, in any script, and what a person asks a search for."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.text.fold import LETTERS

MOST_TERMS = 32
"""Terms of one question that count; nobody types more, and a hostile question would cost time."""
LONGEST = 1000
"""Characters of a question that are read."""

SIGNS = frozenset({"Mn", "Mc"})
"""Unicode's categories of what is written on a letter."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han are written without spaces: there each character counts as a word."""


@dataclass(frozen=True, slots=True)
class SearchWord:
    """One word of a text, folded as a search compares it, and where it stands."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: words that must stand together. ``prefix``: the last may go on; ``absent``: must not be."""

    words: tuple[str, ...]
    prefix: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks a search for: every term must be met. No term at all finds nothing."""

    terms: tuple[Term, ...]

    @property
    def wanted(self) -> tuple[Term, ...]:
        """Give the terms that must be there."""
        return tuple(term for term in self.terms if not term.absent)


PLAIN = re.compile(r"[^\W_]+")
"""A word where there are no other scripts: ten times as quick."""
_ASKED = re.compile(r"(-?)(?:[\"“”«»„]([^\"“”«»„]*)[\"“”«»„]?|([^\s\"“”«»„]+))")


def ask(words: str) -> Question:
    """Read a question: all words, ``"words together"``, ``begin*``, and ``-without``. Anything else is no matter.

    >>> ask('Kabul "car bomb" explo* -drill').terms[1]
    Term(words=('car', 'bomb'), prefix=False, absent=False)
    """
    terms = []
    for absent, quoted, bare in _ASKED.findall(words[:LONGEST]):
        folded = tuple(word.folded for word in search_words(quoted or bare))
        if folded:
            terms.append(Term(folded, prefix=bare.endswith("*"), absent=bool(absent)))
    return Question(tuple(terms[:MOST_TERMS]))


def search_words(characters: str) -> Iterator[SearchWord]:
    """Find the words of a text, folded: lower case, without diacritics, whatever the script."""
    for found in (PLAIN if characters.isascii() else _word()).finditer(characters):
        folded = _folded(found[0])
        if folded:
            yield SearchWord(folded, found.start(), found.end())


def marks(question: Question, characters: str) -> tuple[tuple[int, int], ...]:
    """Find where the terms of a question stand in a text, from first to last and without overlap."""
    words = list(search_words(characters))
    found = {span for term in question.wanted for span in _places(term, words)}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _places(term: Term, words: Sequence[SearchWord]) -> Iterator[tuple[int, int]]:
    size = len(term.words)
    for first in range(len(words) - size + 1):
        run = words[first : first + size]
        if all(_meets(term, number, word.folded) for number, word in enumerate(run)):
            yield run[0].start, run[-1].end


def _meets(term: Term, number: int, folded: str) -> bool:
    asked = term.words[number]
    return folded.startswith(asked) if term.prefix and number == len(term.words) - 1 else folded == asked


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    """Fold one word. Signs that are vowels of their own (as in Hindi) stay; accents and points over letters go."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold().translate(LETTERS)
    kept = (each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))
    return "".join(each for each in kept if each.isalnum() or unicodedata.category(each) in SIGNS)


@cache
def _word() -> re.Pattern[str]:
    """Build the pattern of a word: letters and figures with the marks that belong to them (vowel signs, accents)."""
    signs = "".join(chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in SIGNS)
    letters = rf"[^\W_{UNSPACED}]"
    return re.compile(rf"[{UNSPACED}]|{letters}+(?:[{signs}]+{letters}*)*")
