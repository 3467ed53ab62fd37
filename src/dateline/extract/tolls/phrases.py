"""Words for people: who is counted, and how the words reckon the number."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.words import Words
from dateline.model.toll import Reckoning
from dateline.text.numbers import SCALES, read_number

LONGEST_PHRASE = 14
"""No phrase for people in the reference texts ran longer; the bound keeps reading linear."""
MAKES_UP = ("to", "-", "–", "or")
MODIFIERS = frozenset(("word", "name", "possessive", "compound", "people", "thing", "things"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A reckoned number by word positions: "at least 13", "20 to 30", "dozens of"."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    reckoning: Reckoning


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that may name people, by word positions.

    ``kind`` is "people", "name", "pronoun", "bare" (a number alone), "unknown" (a noun in no list) or "thing".
    """

    start: int
    end: int
    kind: str
    head: int | None
    quantity: Quantity | None
    determiner: str | None
    noun: int | None = None
    """Where the words for the people begin, after number and article."""
    share: bool = False
    """A share of people told of elsewhere: "two of them", "three of the wounded"."""

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
        return self.quantity is not None or self.determiner in ("a", "an", "another", "his", "her", "their", "one")


def read_quantity(words: Words, at: int) -> Quantity | None:
    """Read a number with its hedges, a range or a vague word; None where none starts here."""
    reckoning, position = _hedges(words, at)
    if words.word(position) in ("between", "from"):
        span = _two_numbers(words, position + 1, ("and", "to"))
        if span:
            return Quantity(at, span[2], span[0], None, span[1], Reckoning.RANGE)
    number = _number(words, position)
    if number is None:
        return _vague(words, at, position) or _none(words, at, position) or _both(words, at)
    span = _two_numbers(words, position, MAKES_UP)
    if span and reckoning is None:
        return Quantity(at, span[2], span[0], None, span[1], Reckoning.RANGE)
    value, end = number
    if words.word(end) == "or" and words.word(end + 1) in ("more", "so"):
        reckoning = Reckoning.AT_LEAST if words.word(end + 1) == "more" else Reckoning.ABOUT
        end += 2
    return _reckoned(at, end, value, reckoning)


def read_phrase(words: Words, at: int) -> Phrase | None:
    """Read the phrase that starts at a word, None where no phrase for people can start."""
    quantity = read_quantity(words, at)
    position = quantity.end if quantity else at
    if quantity is None and words.tag(at) == "pronoun" and not _her(words, at):
        return Phrase(at, at + 1, "pronoun", at, None, None)
    if quantity is not None and quantity.best == 0 and words.word(position) in ("one", "person"):
        return Phrase(at, position + 1, "bare", None, quantity, None)
    if quantity is not None and words.word(position) == "of":
        share = _share(words, at, quantity)
        if share is not None:
            return share
        position += 1
    determiner = None
    while words.tag(position) in DETERMINERS or (determiner is None and _her(words, position)):
        determiner = determiner or words.word(position)
        position += 1
    end, head, kind = _noun(words, position)
    if head is None:
        if quantity is None and determiner != "another":
            return None
        return Phrase(at, position, "bare", None, quantity, determiner)
    return Phrase(at, end, kind, head, quantity, determiner, position)


DETERMINERS = ("determiner", "pronoun_owner")
OUTSIDERS = ("them", "whom", "which")
ALREADY_TOLD = frozenset(("victims", "wounded", "injured", "dead", "casualties", "hostages", "killed", "kidnapped"))


def _her(words: Words, at: int) -> bool:
    """Tell "her driver" from "killed her"."""
    return words.word(at) == "her" and words.tag(at + 1) in ("people", "word", "name", "number", "things")


def _share(words: Words, at: int, quantity: Quantity) -> Phrase | None:
    """Read a share of people told of elsewhere: "two of them", "three of the wounded"."""
    position = quantity.end + 1
    if words.word(position) in OUTSIDERS:
        return Phrase(at, position + 1, "bare", None, quantity, None, share=True)
    while words.tag(position) in DETERMINERS or words.tag(position) == "number":
        position += 1
    if (
        position > quantity.end + 1
        and words.word(position) in ALREADY_TOLD
        and words.tag(position + 1) not in MODIFIERS
    ):
        return Phrase(at, position + 1, "bare", None, quantity, None, share=True)
    return None


def _hedges(words: Words, at: int) -> tuple[Reckoning | None, int]:
    """Read the hedges before a number; the last telling one decides how it is reckoned."""
    table = lexicon().hedges
    reckoning = None
    for _ in range(4):
        for hedge, meaning in table.get(words.word(at), ()):
            if words.matches(at, hedge):
                reckoning = meaning or reckoning
                at += len(hedge)
                break
        else:
            break
    return reckoning, at


def _number(words: Words, at: int) -> tuple[int, int] | None:
    """Read a plain number here, where one starts."""
    if words.tag(at) != "number" and words.word(at) not in ("a", "an", "half"):
        return None
    return read_number(words.low, at)


def _two_numbers(words: Words, at: int, joins: tuple[str, ...]) -> tuple[int, int, int] | None:
    """Read two rising numbers joined by one of these words: their values and where they end."""
    first = _number(words, at)
    if first is None or words.word(first[1]) not in joins:
        return None
    second = _number(words, first[1] + 1)
    if second is None or second[0] <= first[0]:
        return None
    return first[0], second[0], second[1]


def _vague(words: Words, start: int, at: int) -> Quantity | None:
    for phrase in lexicon().vague.get(words.word(at), ()):
        if words.matches(at, phrase):
            end = at + len(phrase)
            while words.word(end).removesuffix("s") in SCALES:  # "several thousand", "many hundreds"
                end += 1
            return Quantity(start, end, None, None, None, Reckoning.VAGUE)
    return None


def _none(words: Words, start: int, at: int) -> Quantity | None:
    if words.word(at) in ("no", "none", "zero", "nil", "nobody", "no-one", "noone") and at == start:
        return Quantity(start, at + 1, 0, 0, 0, Reckoning.ZERO)
    return None


def _both(words: Words, at: int) -> Quantity | None:
    """ "both officers", "both were killed", but not "both in Mosul and in Tikrit"."""
    if words.word(at) != "both" or words.word(at + 1) in ("a", "an"):
        return None
    if words.tag(at + 1) in ("preposition", "joiner", "name", "verbs") and words.word(at + 1) != "of":
        return None
    return Quantity(at, at + 1, 2, 2, 2, Reckoning.EXACT)


def _reckoned(start: int, end: int, value: int, reckoning: Reckoning | None) -> Quantity:
    """Give a number the bounds that its hedge states, and no others."""
    if value == 0:
        return Quantity(start, end, 0, 0, 0, Reckoning.ZERO)
    match reckoning:
        case Reckoning.AT_LEAST:
            return Quantity(start, end, value, value, None, reckoning)
        case Reckoning.AT_MOST:
            return Quantity(start, end, None, None, value, reckoning)
        case Reckoning.ABOUT:
            return Quantity(start, end, None, value, None, reckoning)
        case _:
            return Quantity(start, end, value, value, value, Reckoning.EXACT)


def _noun(words: Words, at: int) -> tuple[int, int | None, str]:
    """Read modifiers and a head noun: where they end, the head's position and its kind."""
    known = lexicon()
    stop, head = at, None
    while stop < at + LONGEST_PHRASE:
        tag, word = words.tag(stop), words.word(stop)
        inserted = _abbreviation(words, stop) if stop > at else stop
        if inserted > stop:
            stop = inserted
            continue
        if tag not in MODIFIERS and not (stop == at and _describing(words, at)):
            break
        if tag == "word" and stop > at and _like_a_verb(word):
            break
        if tag == "things" and head is not None and words.capital(stop) and not words.capital(head):
            break
        if tag == "possessive":
            head = None
        if tag == "people":
            head = stop
            if word in known.plural and word not in known.modifiers and words.tag(stop + 1) != "people":
                stop += 1
                break
        stop += 1
    if stop == at:
        return at, None, ""
    if head is None and stop > at:
        later = _member_of(words, stop)
        if later is not None:
            return later + 1, later, "people"
    if head is not None:
        return _people_noun(words, head, stop)
    return stop, stop - 1, _kind(words, at, stop)


def _describing(words: Words, at: int) -> bool:
    """Tell "three wounded soldiers" and "an injured policeman" from "another killed two"."""
    tag, after = words.tag(at), words.tag(at + 1)
    if tag == "adverb":
        return after in MODIFIERS
    past = tag == "trigger" and (
        words.word(at).endswith("ed") or words.word(at) in ("dead", "lifeless", "missing", "slain")
    )
    return (
        past
        and words.tag(at - 1) in ("number", *DETERMINERS)
        and after in ("people", "name", "word", "things")
        and not _like_a_verb(words.word(at + 1))
    )


def _abbreviation(words: Words, at: int) -> int:
    """Step over an abbreviation set inside a phrase: "the Democratic Party (DP) president"; stay where none is."""
    if words.tag(at) == "open" and words.tag(at + 2) == "close" and words.tag(at + 3) in ("word", "people", "things"):
        return at + 3
    if words.word(at) == "off" and words.word(at + 1) == "duty":
        return at + 2
    return at


def _people_noun(words: Words, head: int, stop: int) -> tuple[int, int, str]:
    """Tell a person with a name after the noun ("officer John Smith") from a thing of theirs ("police station")."""
    after = [words.tag(position) for position in range(head + 1, stop)]
    if "things" in after:
        return stop, stop - 1, "thing"
    if all(tag == "name" for tag in after):
        return stop, head, "people"
    singular = words.word(head) not in lexicon().plural or words.word(head) in lexicon().modifiers
    if singular and after and all(tag == "word" for tag in after):
        return stop, stop - 1, "unknown"
    return head + 1, head, "people"


def _member_of(words: Words, at: int) -> int | None:
    """Find the person word after an organisation's long name: "four Communist Party of India (CPI) members"."""
    if not (
        words.word(at) == "of"
        and words.tag(at - 1) in ("name", "things")
        and words.capital(at - 1)
        and words.tag(at + 1) == "name"
    ):
        if words.tag(at) != "open":
            return None
    bracketed = False
    for position in range(at, at + LONGEST_PHRASE):
        if words.tag(position) in ("open", "close"):
            bracketed = words.tag(position) == "open"
        if words.tag(position) == "people" and not bracketed:
            return position
        if words.tag(position) not in ("name", "open", "close", "mark", "dash", "word", "people") and words.word(
            position
        ) not in (
            "of",
            "and",
        ):
            return None
    return None


def _kind(words: Words, at: int, stop: int) -> str:
    """Say what a phrase without a people word names."""
    if words.tag(stop - 1) == "things" or (stop == at + 1 and words.word(at) in lexicon().titles):
        return "thing"
    if words.tag(at) == "name" and words.tag(stop - 1) == "name":
        return "name"
    return "unknown"


def _like_a_verb(word: str) -> bool:
    """Tell whether a word in no list looks like a verb or an adverb of manner."""
    return word.endswith(("ed", "ing", "ly"))
