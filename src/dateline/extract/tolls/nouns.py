"""Nouns for people: the words before them, the noun itself, and what tells them from things."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.words import Words
from dateline.model.country import countries_by_name

LONGEST_PHRASE = 14
"""No phrase for people in the reference texts ran longer; the bound keeps reading linear."""
MODIFIERS = frozenset(("word", "name", "possessive", "compound", "people", "things"))
DETERMINERS = ("determiner", "pronoun_owner")
IN_A_NAME = frozenset(("name", "open", "close", "mark", "dash", "word", "people"))


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with its modifiers: where they end, where the noun is, and what it names.

    ``kind`` is "people", "name", "thing" or "unknown" (a noun in no list).
    """

    end: int
    head: int
    kind: str


def read_noun(words: Words, at: int) -> Noun | None:
    """Read modifiers and a noun, None where neither starts here."""
    stop, head = _run(words, at)
    if stop == at:
        return None
    if head is not None:
        return _people_noun(words, head, stop)
    member = _member_of(words, stop)
    if member is not None:
        return Noun(member + 1, member, "people")
    return Noun(stop, stop - 1, _kind(words, at, stop))


def like_a_verb(word: str) -> bool:
    """Tell whether a word in no list looks like a verb or an adverb of manner."""
    return word.endswith(("ed", "ing", "ly"))


def _run(words: Words, at: int) -> tuple[int, int | None]:
    """Take the words that can stand in one noun phrase: where they stop, and the last word for people among them."""
    stop, head = at, None
    while stop < at + LONGEST_PHRASE:
        inserted = _inserted(words, stop) if stop > at else stop
        if inserted > stop:
            stop = inserted
            continue
        if _ends_run(words, at, stop, head):
            break
        if words.tag(stop) == "possessive":
            head = None
        elif words.tag(stop) == "people":
            head = stop
            if _closes(words, stop):
                return stop + 1, head
        stop += 1
    return stop, head


def _ends_run(words: Words, at: int, stop: int, head: int | None) -> bool:
    """Tell whether a word cannot stand in the phrase that began at ``at``."""
    tag = words.tag(stop)
    if tag not in MODIFIERS:
        return not (stop == at and _describing(words, at))
    if tag == "word" and stop > at and like_a_verb(words.word(stop)):
        return not _participle_of_one(words, at, stop, head)
    # A full stop left out: "killing one student  Attacks on schools".
    return tag == "things" and head is not None and words.capital(stop) and not words.capital(head)


def _participle_of_one(words: Words, at: int, stop: int, head: int | None) -> bool:
    """Tell "a recently retired general" and "a prominent exiled poet" from "a court fined two men"."""
    after = words.word(stop + 1)
    one = words.word(at - 1) in ("a", "an") and words.tag(stop + 1) == "people" and after not in lexicon().plural
    return one and head is None and words.word(stop).endswith("ed") and words.tag(stop - 1) in ("adverb", "word")


def _closes(words: Words, at: int) -> bool:
    """Tell whether a word for people ends its phrase: "gunmen" does, "police" in "police officers" does not."""
    word = words.word(at)
    return word in lexicon().plural and word not in lexicon().lists["modifiers"] and words.tag(at + 1) != "people"


def _describing(words: Words, at: int) -> bool:
    """Tell "three wounded soldiers" and "an injured policeman" from "another killed two"."""
    tag, after = words.tag(at), words.tag(at + 1)
    if tag == "adverb":
        return after in MODIFIERS
    word = words.word(at)
    if tag == "trigger" and words.word(at + 1) in ("victim", "victims"):
        return True
    participle = word.endswith("ed") or word in lexicon().lists["adjectives"]
    if tag not in ("trigger", "verbs") or not participle:
        return False
    follows = after in ("people", "name", "word", "things") and not like_a_verb(words.word(at + 1))
    return follows and words.tag(at - 1) in ("number", *DETERMINERS)


def _inserted(words: Words, at: int) -> int:
    """Step over what is set inside a phrase, as in "the Democratic Party (DP) president"; stay where nothing is."""
    if words.tag(at) == "open" and words.tag(at + 2) == "close" and words.tag(at + 3) in ("word", "people", "things"):
        return at + 3
    if words.word(at) == "off" and words.word(at + 1) == "duty":
        return at + 2
    return at


def _people_noun(words: Words, head: int, stop: int) -> Noun:
    """Tell a person with a name after the noun ("officer John Smith") from a thing of theirs ("police station")."""
    after = {words.tag(position) for position in range(head + 1, stop)}
    if "things" in after:
        return Noun(stop, stop - 1, "thing")
    if after <= {"name"}:
        return Noun(stop, head, "people")
    singular = words.word(head) not in lexicon().plural or words.word(head) in lexicon().lists["modifiers"]
    if singular and after == {"word"}:
        return Noun(stop, stop - 1, "unknown")
    return Noun(head + 1, head, "people")


def _member_of(words: Words, at: int) -> int | None:
    """Find the person word after an organisation's long name: "four Communist Party of India (CPI) members"."""
    named = words.tag(at - 1) in ("name", "things") and words.capital(at - 1) and words.capital(at + 1)
    if words.tag(at) != "open" and not (words.word(at) == "of" and named):
        return None
    bracketed, member = False, None
    for position in range(at, at + LONGEST_PHRASE):
        tag = words.tag(position)
        if tag in ("open", "close"):
            bracketed = tag == "open"
        elif tag == "people" and not bracketed:
            member = position
        elif tag not in IN_A_NAME and words.word(position) != "of":
            break
    return member


def _kind(words: Words, at: int, stop: int) -> str:
    """Say what a phrase without a word for people names."""
    title_alone = stop == at + 1 and words.word(at) in lexicon().lists["titles"]
    if words.tag(stop - 1) == "things" or title_alone or " ".join(words.low[at:stop]) in countries_by_name():
        return "thing"  # "in Trincomalee, Sri Lanka, and two others injured"
    return "name" if words.tag(at) == words.tag(stop - 1) == "name" else "unknown"
