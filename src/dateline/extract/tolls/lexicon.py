"""The words of the toll grammar, read once from the data files beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model.toll import Outcome, PartyClass, Reckoning
from dateline.model.yaml_text import load_yaml
from dateline.text.numbers import SCALES, TENS, UNITS

WordList = dict[str, str]


@dataclass(frozen=True, slots=True)
class TriggerWords:
    """The words of one outcome in one form of speech: "shot dead" is killed, past."""

    words: tuple[str, ...]
    outcome: Outcome
    form: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word list of the toll grammar, indexed for reading a sentence in one pass."""

    triggers: dict[str, tuple[TriggerWords, ...]]
    """By first word, longest first."""
    keywords: frozenset[str]
    """The rarest word of each outcome phrase: a text without any of them tells no toll."""
    hedges: dict[str, tuple[tuple[tuple[str, ...], Reckoning | None], ...]]
    vague: dict[str, tuple[tuple[str, ...], ...]]
    tags: dict[str, str]
    """What each word is in the grammar: "be", "preposition", "people"…"""
    party: dict[str, PartyClass]
    plural: frozenset[str]
    """People words that name more than one person."""
    needs_verb: dict[str, frozenset[str]]
    """Verbs without which a noun tells no outcome: "claimed 20 lives"."""
    lists: dict[str, frozenset[str]]
    """The small closed lists, by the names they have in the data files."""


TAGS = (
    *("verbs", "adverb", "things", "time", "determiner", "pronoun_owner", "preposition", "subordinator", "joiner"),
    *("including", "relative", "negative", "none", "modal", "have", "be"),
)
"""The kinds of word in the grammar file that are tags; a later kind wins where a word stands in two."""
HEDGE_RECKONING = {
    "at least": Reckoning.AT_LEAST,
    "at most": Reckoning.AT_MOST,
    "about": Reckoning.ABOUT,
    "plain": None,
}


@cache
def lexicon() -> Lexicon:
    """Read the toll grammar's words."""
    outcomes = _load("lexicon.yaml")
    parties = _load("people.yaml")
    grammar = _load("grammar.yaml")
    party, plural = _people(parties)
    tags = {word: kind for kind in TAGS for word in _split(grammar[kind]) if " " not in word}
    tags |= {word: "people" for word in party if " " not in word}
    tags |= dict.fromkeys(_split(parties["pronouns"]), "pronoun")
    tags |= dict.fromkeys(_split(grammar["none"]), "none") | {"another": "determiner"}
    tags |= dict.fromkeys((*UNITS, *TENS, *SCALES), "number")
    triggers = _triggers(outcomes["triggers"])
    return Lexicon(
        triggers=triggers,
        keywords=_keywords(triggers),
        hedges=_hedges(outcomes["hedges"]),
        vague=_by_first(_split(outcomes["vague"])),
        tags=tags,
        party=party,
        plural=plural,
        needs_verb={noun: frozenset(_split(verbs)) for noun, verbs in outcomes["needs_verb"].items()},
        lists=_plain_lists(grammar) | _plain_lists(parties) | _plain_lists(outcomes),
    )


def load_word_lists(name: str) -> dict[str, frozenset[str]]:
    """Read a file of plain word lists."""
    return _plain_lists(_load(name))


def names_people(noun: str) -> bool:
    """Tell a noun for people, of any side: "manager", "guard", "crew"."""
    return noun in lexicon().party


def pluralise(noun: str) -> str:
    """Make the regular plural of a people word: "gunman" gunmen, "secretary" secretaries."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("fe"):
        return noun[:-2] + "ves"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml((files(__package__) / name).read_text(encoding="utf-8"))
    return loaded


def _plain_lists(entries: dict[str, Any]) -> dict[str, frozenset[str]]:
    return {kind: frozenset(_split(words)) for kind, words in entries.items() if isinstance(words, str)}


def _split(words: object) -> list[str]:
    """Take a comma-separated list apart."""
    return [word.strip() for word in str(words).split(",") if word.strip()]


def _people(parties: dict[str, Any]) -> tuple[dict[str, PartyClass], frozenset[str]]:
    party: dict[str, PartyClass] = {}
    plural = set(_split(parties["plurals"]))
    for side in PartyClass:
        for noun in _split(parties.get(side.value, "")):
            party.setdefault(noun, side)
            if noun.endswith("men") or noun in plural:
                plural.add(noun)
                continue
            party.setdefault(pluralise(noun), side)
            plural.add(pluralise(noun))
    return party, frozenset(plural)


def _triggers(outcomes: dict[str, WordList]) -> dict[str, tuple[TriggerWords, ...]]:
    found: dict[str, list[TriggerWords]] = {}
    for outcome, forms in outcomes.items():
        for form, phrases in forms.items():
            for phrase in _split(phrases):
                words = tuple(phrase.split())
                found.setdefault(words[0], []).append(TriggerWords(words, Outcome(outcome), form))
    return {first: tuple(sorted(group, key=lambda one: -len(one.words))) for first, group in found.items()}


def _keywords(triggers: dict[str, tuple[TriggerWords, ...]]) -> frozenset[str]:
    """Choose from each outcome phrase a word that is an outcome by itself, else its longest word."""
    phrases = [entry.words for group in triggers.values() for entry in group]
    single = {words[0] for words in phrases if len(words) == 1}
    return frozenset(next((word for word in words if word in single), max(words, key=len)) for words in phrases)


def _hedges(hedges: WordList) -> dict[str, tuple[tuple[tuple[str, ...], Reckoning | None], ...]]:
    found: dict[str, dict[tuple[str, ...], Reckoning | None]] = {}
    for name, phrases in hedges.items():
        for phrase in _split(phrases):
            words = tuple(phrase.split())
            found.setdefault(words[0], {}).setdefault(words, HEDGE_RECKONING[name])
    return {first: tuple(sorted(group.items(), key=lambda one: -len(one[0]))) for first, group in found.items()}


def _by_first(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}
