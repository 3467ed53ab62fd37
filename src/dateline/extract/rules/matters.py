"""What a sentence is about when it is about no deed: an accident, a match, a story, an exercise, a sum over years.

Some matters hold for the rest of their paragraph: what a film tells goes on in the next sentence, and so does a sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.rules.accidents import brawl, driven, mishap
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.bare_verbs import AUXILIARIES, PRESENT
from dateline.extract.rules.drafts import REACH, intervals_of
from dateline.extract.rules.figurative import BY_NATURE, at_home
from dateline.extract.rules.lexicon import forms_of, lexicon
from dateline.extract.rules.parties import armed
from dateline.extract.rules.reasons import HOUSEHOLD
from dateline.extract.rules.tellings import Telling
from dateline.extract.rules.worth import A_WEEK, SUMMED, counted, struck_once

STORY = "story of a film or book"
EXERCISE = "exercise"
FEIGNED = "deed that was only feigned"
MATCH = "match"
BUSINESS = "business"
OF_ARMS = re.compile(r"\b(?:cease-?fires?|truces?|armistice|cessation of hostilities|peace)\b", re.IGNORECASE)
"""What is agreed between those who fight, and never between firms."""
"""A paragraph with two words of sport and a sentence with one: even "destroyed" tells of a match there."""
LASTING = frozenset({STORY, EXERCISE, FEIGNED, SUMMED, MATCH, HOUSEHOLD})
COMPARED = re.compile(
    r"\d\s?(?:%|per ?cent)\b|\b(?:increase|rise|fall|drop|decrease|decline|jump|surge) (?:of|by) (?:\w+ ){0,3}?"
    r"(?:\d|half|third|quarter|fifth|tenth)|\bcompared (?:with|to)\b|\bagainst [\d,]+ (?:in|the year|a year|last)\b"
    r"|\b(?:up|down) from [\d,]+\b|\bthan (?:in )?(?:the (?:whole of )?)?(?:last|previous|same|year before)\b"
    r"|\b(?:twice|half|(?:three|four|five|ten|\d+) times) as many\b"
    r"|\bin the (?:first|second|third|fourth|last) quarter\b"
    r"|\b(?:one|two|three|\d) (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty"
    r"|fifty|\d{1,3})\b"
    r"(?! (?:of|villages|towns|cities|districts|provinces|days|hours|minutes|weeks|months|years|cars|attacks)\b)"
    r"|\bsame period\b|\bworldwide\b|\bon average\b|\ban average of\b|\byear[- ]on[- ]year\b|\b(?:every|each) year\b"
    r"|\b(?:over|during|in|throughout) the (?:reporting period|period under review|quarter|(?:first|second) half of"
    r"|(?:past|last) (?:\w+ )?(?:years?|months|decades?))\b|\bper (?:year|month|day|100,?000)\b",
    re.IGNORECASE,
)
"""Words that set a figure beside another or spread it over a period: they speak of sums, not of one deed."""
LADEN = re.compile(
    r"\b(?:loaded|laden|packed|filled|stuffed|rigged) with (?:[\w,]+ ){0,3}?"
    r"(?:explosives?|tnt|dynamite|bombs?|gelignite|semtex)\b",
    re.IGNORECASE,
)
"""What is driven somewhere to blow up crashes by no accident."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a sentence is about instead of deeds, and where it stood."""

    reason: str
    number: int
    block: int

    def covers(self, mentions: Mentions, number: int, telling: Telling, *, told: bool) -> bool:
        """Tell whether a deed word is of the matter; ``told`` says that its paragraph has told a deed already."""
        if self.reason in LASTING:
            held = number == self.number or (self.block == telling.block and not told)
            return held and (self.reason == FEIGNED or self._holds(mentions, telling))
        kinds = lexicon().matter_kinds.get(self.reason)
        if kinds is not None:
            near = number == self.number or (number - self.number == 1 and self.block == telling.block)
            # "a truce signed in March did not hold", in a dispute over a company's mine
            apart = number != self.number and self.reason == BUSINESS and OF_ARMS.search(telling.opening)
            near = near and not apart
            return telling.frame.kind in kinds and near and (number == self.number or not dated(mentions, telling))
        if self.reason == BY_NATURE and telling.frame.kind in {"arrest", "release"} and not told:
            # "the driver was arrested", "two sailors were rescued": for and after the accident
            return self.block == telling.block and not _of_many(mentions, telling)
        if not telling.weak or (number != self.number and dated(mentions, telling) and counted(mentions, telling)):
            return False
        if not driven(telling) if self.reason == BY_NATURE else armed(mentions, telling):
            return False
        return number - self.number <= 1 or (telling.frame.bare and number - self.number < REACH)

    def _holds(self, mentions: Mentions, telling: Telling) -> bool:
        """Tell whether nothing in a deed itself takes it out of a matter that lasts: a day of its own, and a toll."""
        if self.reason == STORY:
            return not telling.owned.times
        if self.reason == EXERCISE:
            return not (dated(mentions, telling) and counted(mentions, telling))
        if self.reason == HOUSEHOLD:
            return not armed(mentions, telling)
        if self.reason == MATCH:
            return not (counted(mentions, telling) or armed(mentions, telling) or telling.frame.instruments)
        if self.reason == SUMMED and struck_once(telling) and not telling.owned.tolls:
            return False  # "a bomb hit a bank in a town that has seen ten blasts over the past two years"
        return not dated(mentions, telling)


def _of_many(mentions: Mentions, telling: Telling) -> bool:
    """Tell whether a deed befell several people, by its count."""
    tolls = (mentions.tolls[index].toll for index in telling.owned.tolls)
    return any((toll.low or toll.best or 0) > 1 for toll in tolls)


def dated(mentions: Mentions, telling: Telling) -> bool:
    """Tell whether a deed has a day of its own, or a few."""
    return any(interval.days and interval.days <= A_WEEK for interval in intervals_of(mentions, [telling]))


def matter_of(doc: Doc, sentence: Words, around: frozenset[str]) -> str | None:
    """Give the reason for which a sentence is about no deed; ``around`` are its paragraph's lemmas."""
    lemmas = forms_of(doc).lemmas
    words = lexicon()
    said = [lemmas[token.i] for token in sentence if lemmas[token.i] != "storm" or token.pos_ != "VERB"]
    if _is_story(sentence) or (around & words["story_words"] and _present(sentence.root)):
        return STORY
    if staged := _staged(sentence, said):
        return staged
    laden = LADEN.search(sentence.text) is not None
    by_phrase = _by_phrase(sentence.text)
    if by_phrase and not (laden and by_phrase == BY_NATURE):
        return by_phrase
    sport = words.matters["sport"]
    if not sport.isdisjoint(said) and len(sport & around) > 1:
        return MATCH
    if any(lemmas[token.i] in words["verbs_of_quarrel"] and at_home(token) for token in sentence):
        return HOUSEHOLD
    listed = _listed([*said, *(f"{one} {two}" for one, two in pairwise(said))])
    return None if laden and listed == BY_NATURE else listed


def _staged(sentence: Words, said: Sequence[str]) -> str | None:
    """Tell what was only played: "simulated an attack in which 30 people died", "the drill"."""
    words = lexicon()
    if not words["feigned_words"].isdisjoint(said):
        return FEIGNED
    played = not words["exercise_words"].isdisjoint(said) or any(_exercise(token) for token in sentence)
    return EXERCISE if played else None


def _by_phrase(words: str) -> str | None:
    if COMPARED.search(words):
        return SUMMED
    if brawl(words):
        return HOUSEHOLD
    return BY_NATURE if mishap(words) else None


def _listed(said: Iterable[str]) -> str | None:
    found = frozenset(said)
    return next((reason for reason, words in lexicon().matters.items() if not words.isdisjoint(found)), None)


def _exercise(token: Token) -> bool:
    return token.lemma_.lower() == "exercise" and token.pos_ == "NOUN"


def _present(verb: Token) -> bool:
    return verb.tag_ in PRESENT or any(child.dep_ in AUXILIARIES and child.tag_ in PRESENT for child in verb.children)


def _is_story(sentence: Words) -> bool:
    """Tell what a film, book or play does with its people: "the novel follows a priest who is murdered"."""
    verb = sentence.root
    within = (child for child in verb.children if child.lower_ == "in" and child.i < verb.i)
    works = lexicon()["works"]
    if any(grand.dep_ == "pobj" and grand.lemma_.lower() in works for child in within for grand in child.children):
        return verb.tag_ in PRESENT  # "in the film an agent finds a bomb that kills two"
    works_here = {child.dep_ for child in verb.children if child.lemma_.lower() in works}
    if verb.lemma_ == "set" and "nsubjpass" in works_here:
        return True  # "the play is set during a siege"
    telling = verb.pos_ == "VERB" and verb.lemma_ in lexicon()["recounts"] and verb.tag_ in {*PRESENT, "VBD"}
    return telling and "nsubj" in works_here
