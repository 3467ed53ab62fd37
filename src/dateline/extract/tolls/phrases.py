"""Phrases for people: a number, an article and a noun, or some of them."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.nouns import DETERMINERS, MODIFIERS, Noun, read_noun
from dateline.extract.tolls.quantity import Quantity, read_quantity
from dateline.extract.tolls.words import Words
from dateline.model.toll import Reckoning

NEW = frozenset(("a", "an", "another", "his", "her", "their"))
"""Articles that bring people in: "and a child", "and his wife"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that may name people, by word positions.

    ``kind`` is "people", "name", "pronoun", "bare" (a number alone), "unknown" (a noun in no list) or "thing".
    ``noun`` is where the words for the people begin, after number and article. ``share`` marks some of people told of
    elsewhere: "two of them", "three of the wounded".
    """

    start: int
    end: int
    kind: str
    head: int | None = None
    quantity: Quantity | None = None
    determiner: str | None = None
    noun: int | None = None
    share: bool = False

    @property
    def names_people(self) -> bool:
        """Tell whether people can be meant: a bare noun in no list, as in "gunfire killed", is not enough."""
        if self.kind == "unknown":
            return self.quantity is not None or self.determiner is not None
        return self.kind != "thing"

    @property
    def is_new(self) -> bool:
        """Tell whether a phrase brings people in by number or by an article: "and a child", "and two others"."""
        if self.kind not in ("people", "bare", "unknown", "name"):
            return False
        return self.quantity is not None or self.determiner in NEW


def named(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase holds the name of one person: "Ahmed Ali", "Brigadier Ahmed Ali"."""
    if phrase.kind == "name":
        return True
    lone = phrase.kind == "people" and phrase.quantity is None and phrase.determiner is None
    return lone and phrase.head is not None and phrase.end > phrase.head + 1 and words.capital(phrase.head)


def read_phrase(words: Words, at: int) -> Phrase | None:
    """Read the phrase that starts at a word, None where no phrase for people can start."""
    quantity = read_quantity(words, at)
    if quantity is None:
        is_pronoun = words.tag(at) == "pronoun" and not _her(words, at)
        return _pronoun(words, at) if is_pronoun else _noun_phrase(words, at, at, None)
    if quantity.best == 0 and words.word(quantity.end) in ("one", "person"):
        return Phrase(at, quantity.end + 1, "bare", quantity=quantity)
    if words.word(quantity.end - 1) == "group":
        counted = _group_of(words, at, quantity.end)
        if counted is not None:
            return counted
    if words.word(quantity.end) != "of":
        return _noun_phrase(words, at, quantity.end, quantity)
    return _share(words, at, quantity) or _noun_phrase(words, at, quantity.end + 1, quantity)


def _pronoun(words: Words, at: int) -> Phrase:
    """Read "them" and "them both"."""
    if words.word(at) in ("them", "they") and words.word(at + 1) == "both":
        return Phrase(at, at + 2, "pronoun", at, Quantity(at + 1, at + 2, 2, 2, 2, Reckoning.EXACT))
    return Phrase(at, at + 1, "pronoun", at)


def _noun_phrase(words: Words, start: int, at: int, quantity: Quantity | None) -> Phrase | None:
    """Read articles and a noun after an optional number."""
    determiner = None
    while words.tag(at) in DETERMINERS or (determiner is None and _her(words, at)):
        determiner = determiner or words.word(at)
        at += 1
    while quantity is not None and determiner is not None and words.tag(at) == "number":
        at += 1  # "four of the six engineers"
    noun = read_noun(words, at)
    noun = _two_peoples(words, noun, quantity) if noun is not None and quantity is not None else noun
    if noun is not None and words.word(noun.head) in lexicon().lists["collectives"]:
        counted = _group_of(words, start, noun.end)
        if counted is not None:
            return counted
    if noun is not None:
        return Phrase(start, noun.end, noun.kind, noun.head, quantity, determiner, at)
    length = words.tag(at) == "time" and words.word(at + 1) in lexicon().lists["beside_lengths"]
    if (quantity is None and determiner != "another") or length:
        return None  # "two days later"
    return Phrase(start, at, "bare", None, quantity, determiner)


def _two_peoples(words: Words, noun: Noun, quantity: Quantity) -> Noun:
    """Read "12 Croatian and Bosnian workers" as one: twelve of anything are told in the plural."""
    last = words.word(noun.end - 1)
    plural = last.endswith("s") or last in lexicon().plural - lexicon().lists["modifiers"]
    if quantity.best == 1 or plural or not words.capital(noun.end - 1):
        return noun
    if words.tag(noun.end) != "joiner" or not words.capital(noun.end + 1):
        return noun
    whole = read_noun(words, noun.end + 1)
    return (
        whole if whole is not None and whole.kind == "people" and words.word(whole.head) in lexicon().plural else noun
    )


def _group_of(words: Words, start: int, at: int) -> Phrase | None:
    """Read "a group of 20 boys" and "a family of seven" as 20 boys and seven."""
    if words.word(at) != "of":
        return None
    quantity = read_quantity(words, at + 1)
    if quantity is None or quantity.reckoning in (Reckoning.VAGUE, Reckoning.ZERO):
        return None
    return _noun_phrase(words, start, quantity.end, quantity)


def _her(words: Words, at: int) -> bool:
    """Tell "her driver" from "killed her"."""
    return words.word(at) == "her" and words.tag(at + 1) in (
        "people",
        "word",
        "name",
        "number",
        "things",
        "compound",
    )


def _share(words: Words, at: int, quantity: Quantity) -> Phrase | None:
    """Read a share of people told of elsewhere: "two of them", "three of the wounded"."""
    position = quantity.end + 1
    if words.word(position) in ("them", "whom", "which"):
        return Phrase(at, position + 1, "bare", quantity=quantity, share=True)
    while words.tag(position) in DETERMINERS or words.tag(position) == "number":
        position += 1
    told = position > quantity.end + 1 and words.word(position) in lexicon().lists["already_told"]
    if told and words.tag(position + 1) not in MODIFIERS:
        return Phrase(at, position + 1, "bare", quantity=quantity, share=True)
    return None
