"""Names withheld from a whole release: from values, quotes, titles and addresses, each time counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from dateline.export.release.covering import covered
from dateline.export.summary import Citation
from dateline.export.veil import NAME_PART, WITHHELD
from dateline.model.claim import Claim
from dateline.text.fold import fold

WORD = re.compile(r"\w+")
AGAIN = re.compile(rf"{re.escape(WITHHELD)}(?:[\s.,'’-]*{re.escape(WITHHELD)})+")
REMEMBERED = 4096


class Withheld:
    """Knows which names to withhold from which text, and counts what it withheld.

    A name of two words or more is withheld everywhere. A single word ("Prado", or a part of "Ana Prado") is withheld,
    where it begins with a capital letter, from the texts that name the person: elsewhere it may be another's name or
    a town's.
    """

    def __init__(self, by_text: Mapping[str, Collection[str]]) -> None:
        """Take the names to withhold, by the id of the text that gives them."""
        self.counts: Counter[str] = Counter()
        """How many cells were changed, by what they were."""
        self._everywhere: dict[str, set[str]] = {}
        self._in_text: dict[str, dict[str, set[str]]] = {}
        self.names = {" ".join(WORD.findall(name)).casefold() for names in by_text.values() for name in names}
        """The names, told apart by their words."""
        for text, names in by_text.items():
            for name in (spelling for each in names for spelling in _spellings(each)):
                self._know(text, name)

    def _know(self, text: str, name: str) -> None:
        words = WORD.findall(name)
        if len(words) > 1:
            self._everywhere.setdefault(words[0].casefold(), set()).add(name)
        parts = {word for word in words if len(word) >= NAME_PART and not word.islower()}
        by_word = self._in_text.setdefault(text, {})
        for part in parts or {name}:
            by_word.setdefault(WORD.findall(part)[0].casefold() if words else part, set()).add(part)

    def over(self, words: str, text_id: str | None, what: str) -> str:
        """Put the mark where a withheld name stood; ``what`` says what the words are, for the count."""
        if not words:
            return words
        shown = self._cover(words, text_id)
        self.counts[what] += shown != words
        return shown

    def _cover(self, words: str, text_id: str | None) -> str:
        heads = {word.casefold() for word in WORD.findall(words)}
        whole = [name for head in heads & self._everywhere.keys() for name in self._everywhere[head]]
        by_word = self._in_text.get(text_id or "", {})
        parts = [part for head in heads & by_word.keys() for part in by_word[head]]
        if not whole and not parts:
            return words
        for pattern in (_pattern(name) for name in sorted({*whole, *parts}, key=lambda name: (-len(name), name))):
            words = pattern.sub(_mark, words)
        return AGAIN.sub(WITHHELD, words)

    def claim(self, claim: Claim) -> Claim:
        """Give a claim with no withheld name in its value, its words or who asserts it."""
        text = claim.evidence.text_id
        return covered(claim, lambda words, what: self.over(words, text, what))

    def citation(self, citation: Citation) -> Citation:
        """Give a citation with no withheld name in its title or address."""
        title = citation.title and self.over(citation.title, citation.text_id, "titles")
        return replace(citation, title=title, url=self.address(citation.url))

    def address(self, url: str | None) -> str | None:
        """Give an address, or nothing where a withheld name stands in it."""
        if url is None:
            return None
        words = f" {fold(url)} "
        if not any(f" {name} " in words for name in self._in_addresses(words)):
            return url
        self.counts["addresses"] += 1
        return None

    def _in_addresses(self, words: str) -> Iterable[str]:
        heads = set(words.split())
        return (fold(name) for head, names in self._everywhere.items() if head in heads for name in names)


def _spellings(name: str) -> set[str]:
    """Give a name as it is written, and without its accents."""
    clean = " ".join(name.split()).strip(".,;:'’\"“”()")
    plain = "".join(each for each in unicodedata.normalize("NFKD", clean) if not unicodedata.combining(each))
    return {spelling for spelling in (clean, plain) if spelling}


@lru_cache(maxsize=REMEMBERED)
def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _mark(found: re.Match[str]) -> str:
    """Withhold a whole name however it is written, and one word where it begins as a name does."""
    word = found[0]
    return word if word[0].islower() and len(word.split()) == 1 else WITHHELD
