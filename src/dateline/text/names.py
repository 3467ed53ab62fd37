"""Names of actors compared: what two spellings, scripts or acronyms share, and what keeps two actors apart."""

from __future__ import annotations

import re

from dateline.text.fold import fold

_SMALL = frozenset(
    "the of for and in on to a an de del la las los le da do dos das y e et du des i ul ud al el as ash ber and und van von &".split()
)
_DASHES = re.compile(r"[-‐‑‒–—−/]")


def initials(name: str) -> str:
    """Give the first letters of a name's words, small words left out.

    >>> initials("Liberation Tigers of Tamil Eelam")
    'ltte'
    """
    return "".join(word[0] for word in fold(name).split() if word not in _SMALL)


def looks_like_acronym(words: str) -> bool:
    """Tell whether a word is written like an acronym: "ISIS–K", "PKK", "M23", "TTP".

    >>> looks_like_acronym("ISIS–K"), looks_like_acronym("Taliban"), looks_like_acronym("FDLR")
    (True, False, True)
    """
    letters = [letter for letter in words if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    return " " not in words and upper >= 2 and upper * 3 >= len(letters) * 2


def fits_acronym(short: str, long: str) -> bool:
    """Tell whether a short form can be read off a long name: each letter begins a word, or goes on from one that does.

    Small words may be left out or counted. Letters inside words are allowed for up to a third of the letters,
    as in "Hamas" or "ISIL", and the first letters must be those of the first words.

    >>> fits_acronym("ISKP", "Islamic State – Khorasan Province"), fits_acronym("TTP", "Tehrik-i-Taliban Pakistan")
    (True, True)
    >>> fits_acronym("LRA", "Rally of Liberation")
    False
    """
    letters = "".join(letter for letter in fold(short) if letter.isalpha())
    words = fold(long).split()
    if not 2 <= len(letters) <= 12 or len(words) < 2 or " " in short.strip() or len(letters) > len("".join(words)):
        return False
    return letters[0] == words[0][0] and _reads(letters, tuple(words), inside=len(letters) // 3)


def _reads(letters: str, words: tuple[str, ...], inside: int) -> bool:
    """Read the letters off the words in order, ``inside`` of them from within a word already begun."""
    if not letters:
        return all(word in _SMALL for word in words)
    if not words:
        return False
    word, rest = words[0], words[1:]
    if word in _SMALL and _reads(letters, rest, inside):
        return True
    if word[0] != letters[0]:
        return False
    return any(_reads(letters[1 + len(more) :], rest, inside - len(more)) for more in _inner(word, letters[1:], inside))


def _inner(word: str, letters: str, inside: int) -> list[str]:
    """Give the runs of letters that can be read on inside one word, the empty run first."""
    runs, place = [""], 1
    for count, letter in enumerate(letters[:inside], start=1):
        place = word.find(letter, place) + 1
        if place == 0:
            break
        runs.append(letters[:count])
    return runs
