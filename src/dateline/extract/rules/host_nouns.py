"""Deeds told by a noun that a clause tells out: "the attack took place on 7 August, when …"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.extract.rules.clauses import told_by_town
from dateline.extract.rules.kinds import GENERIC_KINDS
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.triggers import Trigger

LINKS_UP = 4
"""Light or causing verbs between a deed noun and the verb it belongs to."""
SERIES = frozenset({"pair", "series", "string", "spate", "wave", "trio", "number", "succession", "barrage"})
"""Nouns of several deeds at once, between a deed and what it did: "died in a pair of blasts"."""


def names_again(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell whether a deed word only names an earlier one again: "…, marking the group's first attack abroad"."""
    head = doc[trigger.head]
    names = trigger.form == "noun" and head.dep_ == "dobj" and lemma(head.head) in lexicon()["naming_verbs"]
    names = names or (trigger.form == "noun" and _ranked(head))
    return names and any(other.head < trigger.head for other in triggers)


def _ranked(noun: Token) -> bool:
    """Tell how bad the deed just told was: "…, police said, in the deadliest assault there in years"."""
    said = noun.dep_ == "pobj" and noun.head.lower_ == "in" and lemma(noun.head.head) in lexicon()["say_verbs"]
    return said and any(child.tag_ in {"JJS", "RBS"} or child.lower_ == "worst" for child in noun.children)


def in_which(head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the deed noun that "in which 39 people died" is said of, whatever the parse hangs the clause on."""
    if (again := told_by_town(head)) is not None:
        return next((other for other in others if other.head == again.i), None)
    while (head.dep_ == "conj" or (head.dep_ == "advcl" and head.tag_ == "VBG")) and head.pos_ == "VERB":
        head = head.head  # "in which a school was hit and three pupils died", "in which a man drove a van …, killing"
    within = (child for child in head.children if child.dep_ == "prep" and child.lower_ in {"in", "during"})
    if not any(grand.lower_ == "which" for child in within for grand in child.children):
        return None
    nouns = [other for other in others if other.form == "noun" and not other.consequence and other.head < head.i]
    return max(nouns, key=lambda each: each.head, default=None)


def took_place(head: Token, by_head: dict[int, Trigger]) -> Trigger | None:
    """Find the deed that a clause on its day tells: "the attack took place on 7 August, when a bomb went off"."""
    verbs = (token for token in head.ancestors if lemma(token) in lexicon()["occur_verbs"])
    return next((by_head[child.i] for verb in verbs for child in verb.children if child.i in by_head), None)


def made(head: Token, by_head: dict[int, Trigger]) -> Trigger | None:
    """Find the deed of "made its first attack in June 1965, when its fighters ambushed a lorry"."""
    verbs = (token for token in head.ancestors if lemma(token) in lexicon()["light_verbs"])
    done = (child.i for verb in verbs for child in verb.children if child.dep_ == "dobj")
    found = next((by_head[each] for each in done if each in by_head), None)
    return found if found is not None and found.kind in GENERIC_KINDS else None


def by_treaty(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the agreement made by a paper whose signing is told: "by a treaty signed in X the two made peace"."""
    paper = head.head if trigger.kind == "agreement" and head.dep_ in {"acl", "relcl"} else None
    while paper is not None and paper.dep_ == "pobj" and paper.head.lower_ == "of":
        paper = paper.head.head
    led = paper is not None and paper.dep_ == "pobj" and paper.head.lower_ in {"by", "through", "in", "under", "with"}
    verb = paper.head.head.i if paper is not None and led else None
    return next((other for other in others if other.kind == "agreement" and other.head == verb), None)


def by_that_court(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the sentence told of the court that found somebody guilty: "jailed by a court, which found him guilty"."""
    court = head.head if trigger.kind == "trial" and head.dep_ == "relcl" else None
    above = {each.i for each in court.ancestors} if court is not None else set()
    return next((other for other in others if other.kind == "trial" and other.head in above), None)


def made_harmless(trigger: Trigger, noun: Token, others: list[Trigger]) -> Trigger | None:
    """Find the seizure of a bomb that went off nowhere: "police defused a car bomb in Leeds"."""
    object_ = trigger.form == "noun" and noun.dep_ in {"dobj", "nsubjpass"}
    seized = (o for o in others if o.kind == "weapons_seizure" and o.form == "verb" and o.head == noun.head.i)
    return next(seized, None) if object_ else None


def of_series(noun: Token) -> Token:
    """Give the noun by which several deeds hang on their clause: the pair of "in a pair of blasts"."""
    of = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return of.head if of is not None and lemma(of.head) in SERIES else noun


def sparked_by(head: Token, by_head: dict[int, Trigger]) -> Trigger | None:
    """Find the explosions that "set off a battle": one deed that led straight to another."""
    if head.dep_ != "dobj" or lemma(head.head) not in lexicon()["sparking_verbs"]:
        return None
    causes = (by_head[each.i] for each in head.head.children if each.dep_ == "nsubj" and each.i in by_head)
    return next((cause for cause in causes if cause.kind in GENERIC_KINDS), None)


def climb_links(head: Token) -> list[Token]:
    """Give the verbs reached from a deed noun through a light or causing verb: "killed 5 … carried out an attack"."""
    words = lexicon()
    links: list[Token] = []
    token = head
    while token.dep_ in {"dobj", "pobj", "prep", "conj"} and len(links) < LINKS_UP:
        token = token.head
        if lemma(token) in words["cause_verbs"] | words["light_verbs"]:
            links.append(token.head)
    return links


def of_what_hit(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the deed said of what killed: "a grenade thrown into a bar killed two; a third died in hospital"."""
    if not trigger.consequence or trigger.form != "verb":
        return None
    subjects = (child for child in head.children if child.dep_ == "nsubj")
    said_of = {child.i for subject in subjects for child in subject.children if child.dep_ == "acl"}
    return next((other for other in others if other.head in said_of and not other.consequence), None)
