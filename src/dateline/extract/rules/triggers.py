"""Words that tell a deed, each with what its grammar says of it: did it happen, and once, and is it the point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Span, Token

from dateline.extract.rules.bare_verbs import PRESENT, done_by_it, habitual, leaned_on, vowed
from dateline.extract.rules.charges import sentenced_to
from dateline.extract.rules.figurative import disposed_of, figure, was_hit
from dateline.extract.rules.footing import hearsay_of, refuted, unsaid
from dateline.extract.rules.foundings import done_by_others, of_a_group
from dateline.extract.rules.in_names import body_of, period
from dateline.extract.rules.incidents import definite, is_incident, tells_when
from dateline.extract.rules.left_open import known_all_the_same
from dateline.extract.rules.lexicon import NO_DEED, Form, Match, find, forms_of, lemma, lexicon
from dateline.extract.rules.looking_back import (
    caught_there,
    had_served,
    hands_over,
    held_until_freed,
    judged,
    made_before,
    of_the_dead,
    people_known,
    told_of_before,
)
from dateline.extract.rules.many_times import one_of_them, over_again
from dateline.extract.rules.meanwhile import on_its_way
from dateline.extract.rules.no_days import set_beside_rank
from dateline.extract.rules.reasons import (
    ATTENDED,
    FIGURATIVE,
    HELD,
    IN_A_NAME,
    NAMED_AGAIN,
    NOT_OF_PEOPLE,
    ONLY_SAID,
    POINTING,
    STANDING,
)
from dateline.extract.rules.subjects import band_of
from dateline.extract.tolls import names_people
from dateline.model.evidence import Modality

SHORT = 2
HEAPS = frozenset({"hundreds", "thousands", "dozens", "scores", "tens", "millions"})
CLIMB = 6
"""Steps up the tree in which a plan, threat or background may govern a deed."""
CLAUSE_ENDS = frozenset({"relcl", "ROOT", "parataxis"})
OBJECTS = frozenset({"xcomp", "ccomp", "dobj", "pobj", "pcomp", "acl", "prep", "nsubjpass"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp"})
LOOKING_BACK = frozenset({"after", "following", "since", "despite", "over"})
UNDONE = frozenset({Modality.HYPOTHETICAL, Modality.PLANNED, Modality.NEGATED})
ALOFT = frozenset({"air_strike", "drone_strike"})
LATER = frozenset({"later", "earlier", "before", "afterwards"})
SETTINGS = frozenset({"protest", "trial", "agreement", "riot", "armed_clash"})
"""Deeds whose noun, after a preposition, is where or when another deed was done: "at election rallies"."""


class Generality(StrEnum):
    """Whether the words tell one deed or deeds in general."""

    SINGLE = "single"
    COUNTED = "several deeds, counted"
    SOFT = "general unless it has its own time or toll"
    HARD = "general"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One deed word: its head token, its words, and its standing in the sentence."""

    head: int
    start: int
    end: int
    kind: str
    form: Form
    consequence: bool
    modality: Modality
    phrase: str | None
    generality: Generality
    definite: bool
    background: bool


def find_triggers(doc: Doc, sentence: Span, skipped: Counter[str] | None = None) -> list[Trigger]:
    """Find the deed words of a sentence, in order; those that tell no deed are counted in ``skipped`` by reason."""
    found = _longest(find(doc, lexicon().patterns, start=sentence.start, end=sentence.end))
    matches = [match for match in found if match.pattern.kind != NO_DEED]
    reasons = [_no_deed(doc, match) for match in matches]
    if skipped is not None:
        skipped.update(filter(None, reasons))
    return [_trigger(doc, match) for match, reason in zip(matches, reasons, strict=True) if reason is None]


def _longest(matches: Iterator[Match]) -> list[Match]:
    """Keep the longest of matches that share words, so that "opened fire" is not also "fire"."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda each: (-each.pattern.length, each.start)):
        if all(match.head != other.head and not _inside(match, other) for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda each: each.start)


def _inside(match: Match, other: Match) -> bool:
    return other.start <= match.head < other.end


def _no_deed(doc: Doc, match: Match) -> str | None:
    """Give the reason for which a deed word tells none where it stands."""
    return _no_deed_noun(doc, match) if match.pattern.form == "noun" else _no_deed_verb(doc, match)


def _no_deed_noun(doc: Doc, match: Match) -> str | None:
    first, noun, kind = doc[match.head], _head(doc, match), match.pattern.kind
    if (first.i == noun.i and _modifies(first, match) and first.head.pos_ != "PROPN") or body_of(first):
        return IN_A_NAME
    if disposed_of(first) or period(first):
        return FIGURATIVE
    row = _one_of_a_row(noun)
    if row or _only_there(noun):
        return NAMED_AGAIN if row else ONLY_SAID
    if kind in SETTINGS and _attended(noun):
        return ATTENDED
    pointing = match.pattern.length == 1 and is_incident(first) and not tells_when(noun)
    if pointing or sentenced_to(noun) or (match.pattern.consequence and set_beside_rank(noun)):
        return POINTING if pointing else NAMED_AGAIN
    return STANDING if kind == "agreement" and made_before(noun) else None


def _no_deed_verb(doc: Doc, match: Match) -> str | None:
    verb = doc[match.head]
    if verb.dep_ == "amod":
        return IN_A_NAME
    if _where_held(verb) or held_until_freed(verb):
        return HELD
    if sentenced_to(verb):
        return NAMED_AGAIN
    if (
        not of_a_group(verb, match.pattern.kind)
        or not _of_people(doc, match)
        or _of_few(verb, match)
        or done_by_others(verb)
        or caught_there(verb)
        or on_its_way(verb, match.pattern.kind)
    ):
        return NOT_OF_PEOPLE
    return figure(verb, match.pattern.kind)


def _where_held(verb: Token) -> bool:
    """Tell where people were, and no taking of them: "killed 500 men inside the hall where they were detained"."""
    held = verb.dep_ == "relcl" and lemma(verb) in lexicon()["holding_verbs"]
    where = any(child.lower_ == "where" for child in verb.children)
    return held and where and any(child.dep_ == "nsubjpass" for child in verb.children)


def _only_there(noun: Token) -> bool:
    """Tell "they shouted that there was a bomb", which tells of none that went off."""
    there = noun.dep_ == "attr" and any(child.dep_ == "expl" for child in noun.head.children)
    more = any(child.dep_ in {"relcl", "acl"} for child in noun.children)
    return there and noun.lower_ == "bomb" and noun.head.dep_ == "ccomp" and not more


def _one_of_a_row(noun: Token) -> bool:
    """Tell "it was the third attack of the kind", which says only how often there were such deeds."""
    if noun.dep_ != "attr" or lemma(noun.head) != "be":
        return False
    pointed = any(child.dep_ == "nsubj" and child.lower_ in {"it", "this", "that"} for child in noun.head.children)
    ordinals = lexicon()["ordinals"]
    return pointed and any(child.lower_ in ordinals or child.tag_ == "JJS" for child in noun.children)


def _modifies(head: Token, match: Match) -> bool:
    return head.dep_ in {"compound", "nmod"} and head.head.i >= match.end


def _head(doc: Doc, match: Match) -> Token:
    """Give the noun that stands for the deed: "attack" in "bomb attack"."""
    head = doc[match.head]
    taken = match.pattern.form == "noun" and _modifies(head, match)
    return head.head if taken and lemma(head.head) in lexicon()["compound_heads"] else head


def _took_ground(verb: Token) -> bool:
    """Tell "captured the group's last remaining territory", where nobody was taken captive."""
    return any(child.dep_ in {"dobj", "nsubjpass"} and lemma(child) in lexicon()["ground"] for child in verb.children)


def _trigger(doc: Doc, match: Match) -> Trigger:
    head = _head(doc, match)
    struck = match.pattern.kind in ALOFT and match.pattern.form == "verb" and was_hit(head)
    kind = "attack" if struck else match.pattern.kind  # "the minister's plane was hit by …" is no strike from the air
    kind = "territorial_gain" if kind == "arrest" and _took_ground(head) else kind
    modality, phrase = _modality(head, kind)
    return Trigger(
        head.i,
        match.start,
        max(match.end, head.i + 1) if head.i - match.end < 1 else match.end,
        kind,
        match.pattern.form,
        match.pattern.consequence,
        modality,
        phrase,
        _generality(head, match),
        definite(head, match.pattern.form),
        _background(head) or _heard(head, match.pattern.form),
    )


def _attended(noun: Token) -> bool:
    """Tell "at an election rally" and "as he left a rally": where somebody was, and no deed of the clause."""
    at = noun.dep_ == "pobj" and noun.head.lower_ in {"at", "to"}
    return at or (noun.dep_ == "dobj" and lemma(noun.head) in lexicon()["attending_verbs"])


def _of_people(doc: Doc, match: Match) -> bool:
    """Ask of "was seized" and "released" whether it is said of people, of "fell to" whether it is said of a town."""
    head = doc[match.head]
    if people_known(head) or (match.pattern.consequence and told_of_before(head)) or _carries_things_off(doc, match):
        return False
    if head.dep_ == "acl" and lemma(head.head) in {"body", "corpse"} and not of_the_dead(head):
        return False  # "their bodies, riddled with bullets, were found"
    if match.pattern.kind == "release":
        return _sets_free(head, match)
    if match.pattern.kind == "territorial_gain" and lemma(head) == "fall":
        return any(child.dep_ == "nsubj" and _ground(doc, child) for child in head.children)
    led = match.end - match.start == SHORT and doc[match.end - 1].lower_ in {"from", "by", "away"}
    away = match.end - match.start > SHORT and doc[match.end - 1].lower_ in {"off", "away"}
    if match.pattern.kind != "abduction" or not (
        away or led or (lemma(head) == "seize" and match.end - match.start <= SHORT)
    ):
        return True
    people = forms_of(doc).people
    said_of = [child for child in head.children if child.dep_ in {"nsubjpass", "dobj"}]
    known = lemma(head) == "seize" and any(names_people(lemma(child)) for child in said_of)
    return known or any(each.i in people or each.pos_ in {"NUM", "PRON"} or band_of(each, people) for each in said_of)


def _carries_things_off(doc: Doc, match: Match) -> bool:
    """Tell "carrying off 19 rifles" from "carrying off nine girls"."""
    taken = [child for child in doc[match.head].children if child.dep_ == "dobj" and child.pos_ == "NOUN"]
    off = doc[match.end - 1].lower_ == "off" and match.end - match.start == SHORT
    off = off and match.pattern.kind == "abduction"
    return off and bool(taken) and not any(child.i in forms_of(doc).people for child in taken)


def _sets_free(verb: Token, match: Match) -> bool:
    if lemma(verb) == "hand" and match.pattern.length == SHORT:
        return hands_over(verb)
    said = set(forms_of(verb.doc).lemmas[verb.sent.start : verb.sent.end])
    return said.isdisjoint(lexicon()["published_things"]) or not said.isdisjoint(lexicon()["freed_words"])


def _of_few(verb: Token, match: Match) -> bool:
    """Tell a flight of people nobody counts, which displaces nobody: "the attackers fled", "a man who fled"."""
    alone = lemma(verb) == "flee" and match.pattern.length == 1
    if match.pattern.kind != "displacement" or not (alone or lemma(verb) == "cross"):
        return False
    return verb.dep_ not in {"ROOT", "ccomp", "conj"} or not any(_counted_people(child) for child in verb.children)


def _counted_people(subject: Token) -> bool:
    """Tell "4,000 inhabitants fled" from the flight of those who did a deed, or of one man."""
    if subject.dep_ != "nsubj":
        return False
    heap = subject.lower_ in HEAPS
    of = (each for child in subject.children if child.lower_ == "of" for each in child.children)
    people = next(of, None) if heap else subject
    counted = heap or any(child.dep_ == "nummod" for child in subject.children)
    words = lexicon()["people_nouns"] | {"family", "person", "inhabitant", "resident", "household"}
    return counted and people is not None and (lemma(people) in words or people.ent_type_ == "NORP")


def _ground(doc: Doc, subject: Token) -> bool:
    to = (child for child in subject.head.children if child.lower_ == "to")
    armies = any(lemma(each) in {*lexicon()["fighting_men"], "force"} for child in to for each in child.children)
    known = lemma(subject) in lexicon()["strongholds"] or subject.i in forms_of(doc).places
    return known or (armies and subject.pos_ == "PROPN")


def climb(token: Token) -> Iterator[tuple[Token, str]]:
    """Walk from a token towards the head of its clause, giving each governor and the dependency that leads to it."""
    for _ in range(CLIMB):
        if token.dep_ in CLAUSE_ENDS or set_beside(token):
            return
        yield token.head, token.dep_
        token = token.head


def set_beside(clause: Token) -> bool:
    """Tell a clause that a semicolon parts from the next: "X fell; Y had been warned", X under Y in the parse."""
    return clause.dep_ == "ccomp" and any(token.text == ";" for token in clause.doc[clause.i : clause.head.i])


def _modality(head: Token, kind: str) -> tuple[Modality, str | None]:
    own = (Modality.HAPPENED, None) if vowed(head, kind) else _own_modality(head)
    if own and own[1] != "to":
        return own
    clause = head.head if head.dep_ == "dobj" and lemma(head.head) in lexicon()["doing_verbs"] else head
    if (hearsay := hearsay_of(clause)) is not None and refuted(hearsay, clause):
        return Modality.NEGATED, hearsay.text
    if unsaid(clause):
        return Modality.HYPOTHETICAL, clause.head.text
    first = head.sent[0]
    if first.lower_ == "had" and first.tag_ == "VBD":  # "Had the bomb gone off, …"
        return Modality.HYPOTHETICAL, first.text
    leader = leaned_on(head)
    if leader is not None and (shared := _own_modality(leader)) and shared[1] != "to":
        return shared
    governed = _governed_above(head) if _climbs(head) else None
    plain = (Modality.PLANNED, head.text) if kind in {"plot", "threat"} else (Modality.HAPPENED, None)
    return governed or own or plain


def _governed_above(head: Token) -> tuple[Modality, str | None] | None:
    """Ask the words above a deed what they make of it, up to one that looks back on it as done."""
    for governor, way in climb(head):
        if governor.pos_ == "ADP" and governor.lower_ in LOOKING_BACK:
            return None  # "the raids were ordered after an attack on …"
        if lemma(governor) in lexicon()["looked_back_on"] and head.pos_ not in {"VERB", "AUX"}:
            return None
        if found := _governed(governor, way, head):
            return found
    return None


def _climbs(head: Token) -> bool:
    return head.dep_ not in CLAUSE_ENDS


def _own_modality(head: Token) -> tuple[Modality, str | None] | None:
    asked = known_all_the_same(head)
    for child in head.children:
        found = None if asked and child.dep_ == "mark" else _child_modality(child)
        if found:
            return found, child.text
    if (
        head.dep_ in {"advcl", "relcl", "acl"}
        and not done_by_it(head)
        and any(child.dep_ == "aux" and child.lower_ == "to" for child in head.children)
    ):
        return Modality.HYPOTHETICAL, "to"
    return (Modality.ATTEMPTED, head.text) if lemma(head) in lexicon()["attempted_nouns"] else None


def _child_modality(child: Token) -> Modality | None:
    """Read "not", "no", "nobody", "may", "if" and "attempted" beside a deed word."""
    words = lexicon()
    denied = child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no")
    if denied or (child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in words["nobody"]):
        return Modality.NEGATED
    if child.dep_ in {"nsubj", "nsubjpass"} and _none_of(child):
        return Modality.NEGATED
    if child.dep_ == "aux" and child.lower_ in words["modals"]:
        return Modality.PLANNED if child.lower_ in {"will", "shall"} else Modality.HYPOTHETICAL
    if child.dep_ == "mark" and child.lower_ in words["condition_marks"]:
        return Modality.HYPOTHETICAL
    return _adjective_modality(child.lower_) if child.dep_ in {"amod", "compound"} else None


def _none_of(subject: Token) -> bool:
    """Tell "no missile was fired", but not "no fewer than 17 people were killed"."""
    denied = any(child.dep_ == "det" and child.lower_ in {"no", "neither"} for child in subject.children)
    return denied and not any(child.dep_ == "nummod" for child in subject.children)


def _adjective_modality(word: str) -> Modality | None:
    words = lexicon()
    if word in words["foiled_adjectives"] and word not in words["attempt_adjectives"]:
        return Modality.FOILED
    if word in words["attempt_adjectives"]:
        return Modality.ATTEMPTED
    return Modality.PLANNED if word in words["planned_adjectives"] else None


def _governed(governor: Token, dependency: str, head: Token) -> tuple[Modality, str | None] | None:
    """Tell whether a governor makes the deed below it a plan, an attempt, a foiled or a denied one."""
    words, word = lexicon(), lemma(governor)
    found: Modality | None = None
    if dependency in OBJECTS and word in words["foiled_governors"]:
        found = Modality.FOILED
    elif dependency in OBJECTS and (
        (word in words["attempted_governors"] and not judged(governor)) or _of_noun(dependency, word, "attempted_nouns")
    ):
        found = Modality.ATTEMPTED
    elif _confessed(governor):
        found = None  # "confessed to ordering the attack"
    elif _of_noun(dependency, word, "planned_nouns") or (
        dependency in OBJECTS - {"nsubjpass"}
        and governor.pos_ != "NOUN"
        and word in words["planned_governors"]
        and not (dependency == "prep" and word in words["news_verbs"])
    ):
        found = Modality.PLANNED
    elif dependency == "nsubjpass" and word in words["expecting"]:
        found = Modality.PLANNED  # "protests are expected on Saturday"
    elif dependency in COMPLEMENTS and word in words["deny_words"] and governor.i < head.i:
        found = Modality.NEGATED
    elif dependency == "xcomp" and word in {"be", "have"} and governor.tag_ in PRESENT:
        found = Modality.PLANNED  # "artillery is to shell the ridge", "recruits have to storm a hill"
    if found:
        own = _own_modality(governor) if found is Modality.ATTEMPTED else None  # "may try to strike"
        return own if own and own[0] in UNDONE else (found, governor.text)
    seen = word == "see" and dependency in {"dobj", "ccomp"}  # "it would see missiles fired at two airfields"
    return _own_modality(governor) if seen or dependency == "xcomp" else None


def _confessed(verb: Token) -> bool:
    """Tell what somebody is tried for or owns to, which was done: "was convicted of ordering the massacre"."""
    led = verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "to", "for"}
    above = verb.head.head if led else verb.head
    words = lexicon()["owning_words"] | lexicon()["trying_words"]
    found = lemma(above) == "find" and any(child.lower_ == "guilty" for child in above.children)
    return (led or verb.dep_ == "xcomp") and verb.tag_ == "VBG" and (found or lemma(above) in words)


def _of_noun(dependency: str, word: str, listed: str) -> bool:
    return dependency in {"acl", "prep"} and word in lexicon()[listed]


def _generality(head: Token, match: Match) -> Generality:
    if match.pattern.form == "verb":
        often = match.pattern.consequence and any(child.lower_ == "twice" for child in head.children)
        return Generality.HARD if often else _verb_generality(head)  # "fought in the war and was wounded twice"
    words = lexicon()
    adjectives = {child.lower_ for child in head.children if child.dep_ in {"amod", "nummod", "compound"}}
    heads = {lemma(governor) for governor in _of_heads(head)}
    determiners = {child.lower_ for child in head.children if child.dep_ == "det"}
    if determiners & {"a", "an"}:
        adjectives -= {"similar"}  # "in a similar attack in March" is one
    if _owned(head):
        heads = heads - {"responsibility"}
    if "number" in heads and "the" in determiners and head.tag_ == "NN":
        heads = heads - {"victim"}  # "the number of victims of the strike on X"
    if (
        adjectives & words["hard_generic_adjectives"]
        or heads & words["hard_generic_heads"]
        or determiners & words["generic_determiners"]
        or _ebbing(head)
        or one_of_them(head)
    ):
        return Generality.HARD
    plural = ("Number=Plur" in head.morph or head.tag_ in {"NNS", "NNPS"}) and not (
        _harmed_some(head) or _broke_out(head)
    )
    counted = adjectives & words["twin_words"]
    if heads & words["soft_generic_heads"] or adjectives & words["soft_generic_adjectives"] or (plural and not counted):
        return Generality.SOFT
    return Generality.COUNTED if plural and adjectives & words["number_words"] else Generality.SINGLE


def _broke_out(noun: Token) -> bool:
    """Tell what began once: "riots broke out in Sindh", "clashes erupted"."""
    verb = noun.head
    begun = noun.dep_ == "nsubj" and verb.tag_ == "VBD" and lemma(verb) in {"break", "erupt", "flare"}
    return begun and any(child.dep_ == "prep" and child.lower_ in {"in", "at", "near"} for child in verb.children)


def _ebbing(noun: Token) -> bool:
    """Tell how deeds grow or end: "the kidnappings have ceased since the army came"."""
    verb = noun.head
    many = noun.tag_ == "NNS" and noun.dep_ == "nsubj" and _has_done(verb)
    return many and lemma(verb) in lexicon()["ebbing_verbs"]


def _harmed_some(noun: Token) -> bool:
    """Tell what harmed a number of things once: "bombs damaged two banks"."""
    verb = noun.head
    done = noun.dep_ == "nsubj" and verb.tag_ == "VBD" and lemma(verb) in lexicon()["harming_verbs"]
    hit = (child for child in verb.children if child.dep_ == "dobj")
    return done and any(each.dep_ == "nummod" for child in hit for each in child.children)


def _of_heads(head: Token) -> Iterator[Token]:
    if head.dep_ == "pobj" and head.head.lower_ in {"of", "for"}:
        yield head.head.head
        yield from _of_heads(head.head.head)


def _verb_generality(head: Token) -> Generality:
    words = lexicon()
    adverbs = {child.lower_ for child in head.children if child.dep_ == "advmod"}
    if adverbs & words["habitual_adverbs"] or _kept_day(head) or over_again(head) or had_served(head):
        return Generality.HARD
    if head.tag_ == "VBG" and head.dep_ in {"pcomp", "csubj", "amod"}:
        return Generality.SINGLE if _owned(head) or _means(head) or _on_a_day(head) else Generality.HARD
    if done_by_it(head):
        return Generality.SINGLE
    if any(way == "xcomp" and lemma(above) in words["habitual_governors"] for above, way in climb(head)):
        return Generality.SOFT
    if _has_done(head) and (standing := _of_long_ago(head)):
        return standing
    present = (
        head.tag_ in PRESENT
        or habitual(head)
        or (head.tag_ == "VBG" and not _past_auxiliary(head) and head.dep_ not in {"advcl", "acl", "conj"})
    )
    return Generality.SOFT if present else Generality.SINGLE


def _kept_day(verb: Token) -> bool:
    """Tell "to mark the day on which the town was freed", where that day is not told."""
    day = verb.head
    if verb.dep_ != "relcl" or lemma(day) not in lexicon()["kept_days"] or day.dep_ not in {"dobj", "pobj"}:
        return False
    kept = any(lemma(above) in lexicon()["keeping_verbs"] for above in (day.head, day.head.head))
    return kept and not any(token.ent_type_ == "DATE" for token in verb.subtree)


def _on_a_day(deed: Token) -> bool:
    """Tell "before giving themselves up twelve days later" and "after killing nine people in Gao on 3 May"."""
    led = deed.dep_ == "pcomp" and deed.head.lower_ in {"before", "after"}
    day = (each for child in deed.children if child.dep_ in {"prep", "npadvmod", "advmod"} for each in child.subtree)
    dated = any(each.ent_type_ == "DATE" and (each.pos_ == "NUM" or each.lower_ in LATER) for each in day)
    return led and deed.head.head.tag_ == "VBD" and dated


def _has_done(verb: Token) -> bool:
    """Tell "has attacked", "have killed"."""
    return any(child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in verb.children)


def _of_long_ago(verb: Token) -> Generality | None:
    """Tell what a war has cost, and what a group is known to have done before."""
    said_of = verb.head if verb.dep_ == "relcl" else None
    wars = (child for child in verb.children if child.dep_ == "nsubj")
    if any(lemma(each) in lexicon()["long_wars"] - {"campaign", "violence", "unrest"} for each in wars):
        return Generality.HARD  # "the decade-long insurgency has cost 13,000 lives"
    if said_of is not None and lemma(said_of) in lexicon()["long_wars"]:
        return Generality.HARD  # "a conflict that has killed 40,000 people"
    before = any(child.dep_ == "advmod" and child.lower_ in {"before", "previously"} for child in verb.children)
    few = any(
        grand.lower_ in {"few", "little"} for child in verb.children if child.dep_ == "dobj" for grand in child.children
    )
    if few:
        return Generality.HARD  # "has fired few rockets since the war"
    return Generality.SOFT if said_of is not None or before else None


def _means(head: Token) -> bool:
    """Tell a deed by which somebody did something else: "responded by shooting two policemen"."""
    above = head.head.head
    if head.dep_ == "pcomp" and lemma(above) in lexicon()["waking_verbs"]:
        return True  # "residents woke to shelling"
    return head.dep_ == "pcomp" and head.head.lower_ == "by" and above.tag_ in {"VBD", "VBN"}


def _owned(head: Token) -> bool:
    """Tell a deed that somebody claims or is blamed for: "claimed responsibility for firing", "is blamed for …"."""
    if head.dep_ not in {"pcomp", "pobj"} or head.head.lower_ not in {"for", "of"}:
        return False
    above = next((each for each in head.head.ancestors if each.ent_type_ != "DATE" and each.pos_ != "ADP"), head)
    claims = lexicon()["claiming_verbs"]
    above = above.head if above.dep_ == "dobj" and lemma(above.head) in {"accuse", "blame"} else above
    if lemma(above) in {"responsibility", "credit"}:
        return lemma(above.head) in claims
    guilty = any(child.lower_ == "guilty" for child in above.children)
    return guilty or lemma(above) in lexicon()["owning_words"]


def _condemned(deed: Token) -> bool:
    """Tell "condemns the ambush last night near X", which tells where a deed was done, and when or with what toll."""
    if deed.dep_ != "dobj" or lemma(deed.head) not in lexicon()["condemning_verbs"]:
        return False
    below = list(deed.subtree)
    named = any(token.ent_type_ in {"GPE", "LOC", "FAC"} for token in below)
    when = any(token.ent_type_ in {"DATE", "TIME"} and token.lower_ != "recent" for token in below)
    return named and (when or any(token.dep_ == "relcl" for token in below))


def _past_auxiliary(head: Token) -> bool:
    return any(child.dep_ in {"aux", "auxpass"} and child.tag_ in {"VBD", "VBN"} for child in head.children)


def _heard(head: Token, form: Form) -> bool:
    """Tell "residents heard three explosions": the noise of a deed, told mostly before."""
    return form == "noun" and head.dep_ == "dobj" and lemma(head.head) == "hear"


def _background(head: Token) -> bool:
    """Tell whether the deed is only named inside something else: "a procession mourning the assassination of …"."""
    if head.pos_ in {"VERB", "AUX"}:
        return False
    if head.dep_ == "pobj" and head.head.lower_ == "for" and lemma(head.head.head) in lexicon()["serving_verbs"]:
        return True
    if _condemned(head):
        return False
    within = head.dep_ == "pobj" and head.head.lower_ == "during" and head.lemma_ not in lexicon()["gatherings"]
    if within and any(each.lower_ in {"a", "an"} for each in head.lefts):
        return False  # "killed two men during a night raid", not "during a procession"
    return any(
        (lemma(governor) in lexicon()["background_marks"] or judged(governor))
        and dependency in {"pobj", "dobj", "prep", "pcomp"}
        for governor, dependency in climb(head)
    )
