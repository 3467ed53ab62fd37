"""Names as keys: what stays the same when a place is written in another way."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.extract.places.words import meanings, words
from dateline.text.fold import fold

COUNTY = frozenset({"Co.", "Co"})
"""A county in short: "Co. Tyrone"."""
_INITIALS = re.compile(r"\b(\w)(?: (\w)\b)+")
_DOUBLED = re.compile(r"(.)\1+")
_VOWEL_AFTER = re.compile(r"(?<=[^aiu])[aiu]+$")
_SOUNDS = {
    "tsch": "c", "tch": "c", "sch": "s", "shch": "s", "dzh": "j", "dj": "j", "kh": "h", "gh": "g", "ph": "f", "th": "t",
    "dh": "d", "zh": "j", "ch": "c", "sh": "s", "ou": "u", "oo": "u", "ee": "i", "ai": "i", "ay": "i", "ei": "i",
    "ey": "i", "iy": "i", "yy": "i", "ck": "k", "q": "k", "w": "v", "y": "i", "e": "i", "o": "u", "x": "ks", "dz": "z",
}  # fmt: skip
"""Letters that write one sound in one romanisation and another in the next."""
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "ar",
        "as",
        "at",
        "az",
        "ad",
        "ash",
        "an",
        "ez",
        "es",
        "us",
        "ul",
        "ud",
        "ur",
        "e",
        "i",
        "ye",
        "the",
        "la",
        "le",
    }
)
_LONGEST_FEATURE = 3


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Fold a name to the key it is filed under: no article, initials joined, "St." and "Mt." written out.

    >>> name_key("The U.S."), name_key("St. Louis"), name_key("Sar-e Pul")
    ('us', 'saint louis', 'sar e pul')
    """
    parts = fold(name.replace("&", " and ")).split(" ")
    if any(len(part) == 1 for part in parts):
        parts = _INITIALS.sub(lambda run: run.group(0).replace(" ", ""), " ".join(parts)).split(" ")
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    if len(parts) > 1:
        parts[0] = _short_forms().get(parts[0], parts[0])
    return " ".join(parts)


@cache
def _short_forms() -> dict[str, str]:
    wanted = {"saint", "fort", "mount"}
    return {short: full for short, full in meanings("abbreviations").items() if full in wanted}


@lru_cache(maxsize=16384)
def sound_key(name: str) -> str:
    """Fold a name further, to what survives transliteration: one letter for like sounds, no particles, no spaces.

    >>> sound_key("Sar-e Pul") == sound_key("Sari Pul") == sound_key("Sar-i-Pul") == sound_key("Sar-e Pol")
    True
    """
    parts = [part for part in name_key(name).split(" ") if part not in _PARTICLES] or name_key(name).split(" ")
    sounds = [_sound(part) for part in parts]
    # the ezafe may be written as a word of its own or as the end of the one before: "Sar-e", "Sari"
    return "".join([*(_VOWEL_AFTER.sub("", sound) if len(sound) > 3 else sound for sound in sounds[:-1]), sounds[-1]])  # noqa: PLR2004


def _sound(part: str) -> str:
    return _DOUBLED.sub(r"\1", _SOUND.sub(lambda letters: _SOUNDS[letters.group(0)], part))


@lru_cache(maxsize=16384)
def split_feature(key: str) -> tuple[str, str | None]:
    """Part a key from the word that says what sort of place it is: "achin district" is "achin", a district."""
    features, parts = meanings("features"), key.split(" ")
    if len(parts) == 1:
        return key, None
    for size in range(min(_LONGEST_FEATURE, len(parts) - 1), 0, -1):
        tail = " ".join(parts[-size:])
        if tail in features:
            return " ".join(parts[:-size]), features[tail]
    return _split_leading(key, features)


@lru_cache(maxsize=16384)
def is_common(name: str) -> bool:
    """Tell a name that every town has: "Central Prison", "Grand Mosque", "Old City"."""
    *said, noun = name_key(name).split(" ")
    return bool(said) and noun in words("common_sites") and all(part in words("common_words") for part in said)


def _split_leading(key: str, features: dict[str, str]) -> tuple[str, str | None]:
    match = _leading().match(key)
    if match is None:
        return key, None
    lead, head = match[1], key[match.end() :].removeprefix("the ")
    return head, features.get(lead.removesuffix(" of"), "region")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(f"({'|'.join(sorted(words('leading'), key=len, reverse=True))}) ")
