"""Texts written in one case, as old wires are: capitals put back where names and sentences begin.

The parser, the name finder and the gazetteer read names by their capitals. A text in one case has none to read, so
each word gets the form in which the language model's vocabulary knows it best; characters stay one for one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from spacy.language import Language

LONG_ENOUGH = 60
"""Letters below which a text in one case may be a heading."""
HEAD = 1_000
"""Characters looked at first."""
CLEARLY = 2.0
"""How many times better known the written-big form must be: "Colonel" is at 2.7, "President" at 1.4."""
FEW = 0.005
"""Share of letters that may stand in the other case."""
WORD = re.compile(r"[^\W\d_]+")
SENTENCE = re.compile(r"((?:^|[.!?:]\s+|\n|\s{3,})[\"'“(\[]*)([^\W\d_])")
SPELT_OUT = re.compile(r"((?:[^\W\d_]+[ -]){2,9})[(\[]([^\W\d_]{2,8})[)\]]")
MAY = re.compile(r"(?<=\d )may\b|\bmay(?= \d)")
"""The month, which is rarer than the verb."""
INITIALS = re.compile(r"\b(?:[a-z]\.){2,}|\b[a-z](?=-\d)")
PART = re.compile(r"(?:st|nd|rd|th|s|t|m|d|ll|re|ve)$")
NAME_AND_HEAD = re.compile(
    r"([A-Z][a-z]+ )((?:liberation |workers )?(?:front|movement|party|brigades?|command|cartel|union|league))\b"
)
JOINING = frozenset({"of", "the", "for", "and", "de", "la", "del", "y", "in"})


@lru_cache(maxsize=16)
def in_one_case(characters: str) -> bool:
    """Tell whether a text is all in capitals or all in small letters; its head says no for nearly all texts."""
    return _one_case(characters[:HEAD]) and _one_case(characters)


def _one_case(characters: str) -> bool:
    big = sum(map(str.isupper, characters))
    small = sum(map(str.islower, characters))
    letters = big + small
    return letters >= LONG_ENOUGH and min(big, small) <= FEW * letters


def restore_case(characters: str, language: Language) -> str:
    """Write each word of a text in one case as it is best known, acronyms in brackets big, sentences with a capital."""
    small = _keep_length(characters, characters.lower())
    ranks = _ranks(language)
    named = WORD.sub(lambda match: _best(match[0], ranks), small)
    named = MAY.sub("May", named)
    named = INITIALS.sub(lambda match: match[0].upper(), named)
    named = SPELT_OUT.sub(_spelt_out, named)
    named = NAME_AND_HEAD.sub(lambda match: match[1] + match[2].title(), named)
    return _keep_length(characters, SENTENCE.sub(lambda match: match[1] + match[2].upper(), named))


def _best(word: str, ranks: Mapping[str, int]) -> str:
    """Give the form of a word that is known best; a word nobody knows is most often a name."""
    if len(word) == 1 or PART.fullmatch(word):
        return word
    forms = {form: ranks[form] for form in (word, word.title(), word.upper()) if form in ranks}
    best = min(forms, key=lambda form: forms[form], default=word.title())
    return best if word not in forms or forms[word] > CLEARLY * forms[best] else word


def _spelt_out(match: re.Match[str]) -> str:
    """Write a name big that its own initials in brackets spell: "national liberation army (eln)"."""
    words, letters = re.split(r"([ -])", match[1]), match[2].lower()
    wanted = len(letters)
    for at in range(len(words) - 1, -1, -1):
        word = words[at].lower()
        if wanted and word[:1] == letters[wanted - 1] and word not in JOINING:
            words[at], wanted = word[:1].upper() + word[1:], wanted - 1
    return match[0] if wanted > 1 else "".join(words) + match[0][len(match[1])] + match[2].upper() + match[0][-1]


def _keep_length(characters: str, changed: str) -> str:
    return changed if len(changed) == len(characters) else characters


@cache
def _ranks(language: Language) -> dict[str, int]:
    """Give the place of each form in the vocabulary, which runs from the commonest to the rarest."""
    strings = language.vocab.strings
    return {strings[key]: place for place, key in enumerate(language.vocab.vectors.key2row) if key in strings}
