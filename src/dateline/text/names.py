"""Names of actors compared: what two spellings, scripts or acronyms share, and what keeps two actors apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.fuzz import ratio

from dateline.model.yaml_text import load_yaml
from dateline.text.fold import fold
from dateline.text.spelling import consonant_likeness, is_latin, likeness, sound, to_latin

ALIKE = 0.8
"""Words at least this alike are one word. Measured on the UN Security Council list: at 0.75 "Hamid" is "Hamad"."""
ALIKE_IN_ORGANISATIONS = 0.87
"""The same for organisations, which pick names close to one another: "Ansar al-Islam" and "Ansarul Islam" are two."""
ALIKE_JOINED = 0.95
"""Likeness of all words written as one, for "Khair Ullah" and "Khairullah"."""
LEAST_JOINED = 10
"""Letters that names must have to be compared so."""
NOT_QUITE = 0.3
"""Taken off organisations' names that are near and not near enough, so that they stay below ``SAME_NAME``."""
SAME_NAME = 0.65
"""Names at least this close are one actor's, on names alone. Measured on similar names of the UN list, people and
organisations: precision 0.93 at 0.60, 0.97 at 0.65, 0.99 at 0.80; recall 0.64, 0.61, 0.55."""


@dataclass(frozen=True, slots=True)
class NameScore:
    """How close two names are, 0 to 1, and why in words."""

    score: float
    reasons: tuple[str, ...]


class KnownNames:
    """Which actor each known name belongs to, so that names of one known actor meet and those of two never do."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Take the names of each actor under its key."""
        owners: dict[str, set[str]] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        for actor, own in names.items():
            self._names[actor] = tuple(own)
            for name in self._names[actor]:
                owners.setdefault(plain_name(name), set()).add(actor)
        self._owners = {name: frozenset(actors) for name, actors in owners.items()}

    def owners(self, name: str) -> frozenset[str]:
        """Give the actors known under a name."""
        return self._owners.get(plain_name(name), frozenset())

    def others(self, name: str) -> tuple[str, ...]:
        """Give every name of the one actor known under a name; none where two actors share it."""
        owners = self.owners(name)
        return self._names[next(iter(owners))] if len(owners) == 1 else ()


NOTHING_KNOWN = KnownNames({})


def compare_names(left: str, right: str, known: KnownNames = NOTHING_KNOWN) -> NameScore:
    """Tell how likely two names are one actor's, from the names and from what is known of them.

    >>> compare_names("Tehrik-i-Taliban Pakistan", "Tehreek-e-Taliban Pakistan").score
    1.0
    >>> compare_names("Taliban", "Tehrik-i-Taliban Pakistan").score < 0.5
    True
    """
    ours, theirs = known.owners(left), known.owners(right)
    if ours and theirs:
        shared = bool(ours & theirs)
        verdict = "are known names of one actor" if shared else "are known names of two actors"
        return NameScore(1.0 if shared else 0.0, (f"{left!r} and {right!r} {verdict}",))
    return _compare(left, right)


@lru_cache(maxsize=100_000)
def _compare(left: str, right: str) -> NameScore:
    if plain_name(left) == plain_name(right):
        return NameScore(1.0, (f"{left!r} is {right!r} letter for letter",))
    for short, long in ((left, right), (right, left)):
        if fits_acronym(short, long):
            return NameScore(0.9, (f"{short!r} is the initials of {long!r}",))
    if looks_like_acronym(left) and looks_like_acronym(right):
        return NameScore(0.0, (f"{left!r} and {right!r} are different initials",))
    one, two = name_words(left), name_words(right)
    if not one or not two:
        return NameScore(0.0, ("a name without words of its own",))
    alike = likeness if is_latin(left) == is_latin(right) else consonant_likeness
    pairing = _Pairing.of(one, two, alike)
    if is_organisation(left) or is_organisation(right):
        return _organisations(pairing)
    return _people(pairing, one, two)


@dataclass(frozen=True, slots=True)
class _Pairing:
    """The words two names share, with how alike they are, and those only one has."""

    shared: tuple[tuple[str, str, float], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]

    @classmethod
    def of(cls, left: tuple[str, ...], right: tuple[str, ...], alike: Callable[[str, str], float]) -> _Pairing:
        """Pair words off, the most alike first."""
        ranked = sorted(
            (
                (_rest_alike(one, two, alike), -abs(at - to), at, to)
                for at, one in enumerate(left)
                for to, two in enumerate(right)
            ),
            reverse=True,
        )
        pairs: dict[int, tuple[int, float]] = {}
        taken: set[int] = set()
        for close, _, at, to in ranked:
            if close >= ALIKE and at not in pairs and to not in taken:
                pairs[at] = (to, close)
                taken.add(to)
        shared = tuple((left[at], right[to], close) for at, (to, close) in sorted(pairs.items()))
        only_left = tuple(word for at, word in enumerate(left) if at not in pairs)
        return cls(shared, only_left, tuple(word for to, word in enumerate(right) if to not in taken))

    def without(self, words: frozenset[str]) -> _Pairing:
        """Leave out words that only one name has and that say nothing."""
        left, right = (tuple(word for word in side if word not in words) for side in (self.left, self.right))
        return _Pairing(self.shared, left, right)


def _rest_alike(one: str, two: str, alike: Callable[[str, str], float]) -> float:
    """Compare "Abu Hamza" and "Abu Hamsa" by what follows "Abu", which all such names share."""
    for opening in ("abu", "abd", "umm"):
        if one.startswith(opening) and two.startswith(opening) and one != two:
            return alike(one[3:], two[3:]) if len(one) > 3 < len(two) else 0.0  # noqa: PLR2004 - the opening's length
    return alike(one, two)


def _organisations(pairing: _Pairing) -> NameScore:
    """Compare organisations, where a word more is mostly another actor: "Real IRA", "PFLP – General Command"."""
    pairing = pairing.without(_words()["empty"])
    shared = sum(close for *_, close in pairing.shared)
    if not pairing.left and not pairing.right:
        least = min((close for *_, close in pairing.shared), default=0.0)
        least = least if least >= ALIKE_IN_ORGANISATIONS else least - NOT_QUITE
        return NameScore(least if len(pairing.shared) > 1 else least * 0.9, _reasons(pairing))
    extra = len(pairing.left) + len(pairing.right)
    return NameScore(0.75 * shared / (shared + extra + 0.5), _reasons(pairing))


def _people(pairing: _Pairing, left: tuple[str, ...], right: tuple[str, ...]) -> NameScore:
    """Compare people, whose names are given longer or shorter, but not with one word for another."""
    if len(left) != len(right) and _written_together(left, right):
        return NameScore(0.9, (f"{' '.join(left)!r} and {' '.join(right)!r} are one name, spaced differently",))
    shared = sum(_weight(one) * _sharpened(close) for one, _, close in pairing.shared)
    only = sorted(sum(_weight(word) for word in side) for side in (pairing.left, pairing.right))
    reasons = _reasons(pairing)
    if not pairing.shared:
        return NameScore(0.0, reasons)
    score = max(0.0, (shared - only[0]) / (shared + only[0] + 0.15 * (only[1] - only[0])))
    if not _may_open(pairing, left, right):
        score, reasons = min(score, 0.6), (*reasons, "the first words differ")
    return NameScore(score * min(1.0, 0.35 + 0.35 * shared), reasons)


def _may_open(pairing: _Pairing, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Ask that a shorter name begins as the longer does: "Qusay Saddam Hussein" is the son of "Saddam Hussein"."""
    short, long = sorted((_given(left), _given(right)), key=len)
    opens = {word for pair in pairing.shared for word in pair[:2]}
    return len(short) == len(long) or (long[0] in opens and short[0] in opens)


def _written_together(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two names differ only in where they are spaced: "Khair Ullah" and "Khairullah"."""
    one, two = ("".join(map(sound, words)) for words in (left, right))
    return min(len(one), len(two)) >= LEAST_JOINED and one[0] == two[0] and ratio(one, two) / 100 >= ALIKE_JOINED


def _given(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the honoured names that many bear before their own: "Muhammad Arif" goes by "Arif"."""
    kept = tuple(word for at, word in enumerate(words) if at or word not in _words()["honoured"])
    return kept or words


def _sharpened(close: float) -> float:
    """Count a word that is only nearly the same for less, down to nothing at the bound."""
    return (close - 0.6) / 0.4


def _reasons(pairing: _Pairing) -> tuple[str, ...]:
    found = [f"{one!r} is {two!r}" if one != two else f"both have {one!r}" for one, two, _ in pairing.shared]
    found += [f"only one has {word!r}" for word in (*pairing.left, *pairing.right)]
    return tuple(found)


def _weight(word: str) -> float:
    return 0.5 if word in _words()["common"] else 1.0


@lru_cache(maxsize=200_000)
def name_words(name: str) -> tuple[str, ...]:
    """Give the words of a name that tell it apart: folded, without titles and joining words, compounds joined.

    >>> name_words("Sheikh Abd al-Rahman bin Omar")
    ('abdrahman', 'omar')
    """
    table, alike = _words(), _alike()
    found: list[str] = []
    opening = ""
    for written in fold(_in_order(to_latin(name))).split():
        word = _SERVANT.sub(r"abd\2", written)
        if word in _COMPOUND:
            opening += _COMPOUND[word]
        elif word not in table["joining"] and (opening or word not in table["titles"]):
            found.append(opening + alike.get(word, word))
            opening = ""
    return (*found, opening) if opening else tuple(found)


def _in_order(name: str) -> str:
    """Leave out remarks and initials in brackets, and put a surname last: "Durani, Omar" is "Omar Durani"."""
    plain = _REMARK.sub(" ", name)
    initial = _INITIALS.search(plain)
    if initial is not None and fits_acronym(initial[1], plain[: initial.start()]):
        plain = plain[: initial.start()]
    surname, comma, given = plain.partition(",")
    return f"{given} {surname}" if comma and "," not in given and len(surname.split()) == 1 else plain


_SERVANT = re.compile(r"^abd[aeiou](?:l|([rsztdn])(?=\1)|(?=r))(\w{2,})$")
"""Names that mean "servant of", the article run in as in Abdurrahman, Abdelrahman, Abdulrahman."""
_INITIALS = re.compile(r"\s*\(([^()\s]{2,10})\)\s*$")
_REMARK = re.compile(r"\([^()]*(?:script|name|guerre|third|known)[^()]*\)")
_COMPOUND = {
    **dict.fromkeys(["abd", "abdul", "abdel", "abdal", "abdu", "abdoul", "abdur", "abdus", "abdool", "bd"], "abd"),
    **dict.fromkeys(["abu", "abou", "abw", "bw", "aboo"], "abu"),
    **dict.fromkeys(["umm", "oum", "om"], "umm"),
}


@lru_cache(maxsize=200_000)
def is_organisation(name: str) -> bool:
    """Tell whether a name reads like an organisation's and not a person's."""
    return looks_like_acronym(name) or any(word in _words()["organisation"] for word in fold(name).split())


@lru_cache(maxsize=200_000)
def initials(name: str) -> str:
    """Give the first letters of a name's words, small words left out.

    >>> initials("Liberation Tigers of Tamil Eelam")
    'ltte'
    """
    return "".join(word[0] for word in fold(name).split() if word not in _words()["joining"])


@lru_cache(maxsize=200_000)
def looks_like_acronym(words: str) -> bool:
    """Tell whether a word is written like an acronym: "ISIS–K", "PKK", "M23", "TTP".

    >>> looks_like_acronym("ISIS–K"), looks_like_acronym("Taliban"), looks_like_acronym("FDLR")
    (True, False, True)
    """
    letters = [letter for letter in words if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    return " " not in words and 1 < upper <= _LONGEST_ACRONYM and upper * 3 >= len(letters) * 2


_LONGEST_ACRONYM = 10


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
    if not 1 < len(letters) <= _LONGEST_ACRONYM or len(words) <= 1 or " " in short.strip():
        return False
    return letters[0] == words[0][0] and looks_like_acronym(short) and _reads(letters, tuple(words), len(letters) // 3)


def _reads(letters: str, words: tuple[str, ...], inside: int) -> bool:
    """Read the letters off the words in order, ``inside`` of them from within a word already begun."""
    small = _words()["joining"]
    if not letters:
        return all(word in small for word in words)
    if not words:
        return False
    word, rest = words[0], words[1:]
    if word in small and _reads(letters, rest, inside):
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


@lru_cache(maxsize=200_000)
def plain_name(name: str) -> str:
    """Fold a name and leave out the dots of initials, so that "P.K.K." is "PKK"."""
    return fold(name.replace(".", ""))


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(words.split()) for key, words in _table().items() if isinstance(words, str)}


@cache
def _alike() -> dict[str, str]:
    alike = _table()["alike"]
    return {} if isinstance(alike, str) else alike


@cache
def _table() -> dict[str, str | dict[str, str]]:
    loaded = load_yaml(files("dateline.text").joinpath("name_words.yaml").read_text(encoding="utf-8"))
    return dict(loaded)
