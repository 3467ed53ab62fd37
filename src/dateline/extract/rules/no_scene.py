"""Places that are no scene of a deed, by the preposition before them: where people fled, are from or were treated."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon

CAPTIVE = frozenset({"hostage", "captive", "prisoner"})


def fled_to(led: Token) -> bool:
    """Tell where people fled to from where they were attacked: "residents fled to X after soldiers killed six"."""
    return led.lower_ in {"to", "into", "across"} and lemma(led.head) in lexicon()["flight_verbs"] | {"flight"}


def bound_for(led: Token) -> bool:
    """Tell where a journey was to end: "were stacked in lorries for the drive to a camp in Pattani"."""
    journey = led.head
    named = led.lower_ == "to" and lemma(journey) in lexicon()["journeys"] and journey.pos_ == "NOUN"
    return named and journey.dep_ == "pobj" and journey.head.lower_ == "for"


def of_a_person(led: Token) -> bool:
    """Tell where somebody is from or in office: "the man, a student in X", "peacekeepers from Y", "officials of Z"."""
    noun = led.head
    if led.lower_ == "from" and noun.dep_ in {"appos", "nsubjpass", "dobj"}:
        return True
    if led.lower_ == "from" and noun.dep_ == "nsubj" and lemma(noun.head) in lexicon()["passive_patients"]:
        return True
    titled = noun.ent_type_ == "PERSON" and noun.dep_ in {"nsubj", "nsubjpass", "dobj"}
    if led.lower_ == "of" and (lemma(noun) in lexicon()["offices"] or titled):
        return True  # "President Ali Omar of Mali"
    told = noun.head if noun.dep_ == "appos" else None
    told = told.head if told is not None and told.dep_ == "appos" else told
    if told is None or lemma(told) in lexicon()["patient_nouns"]:
        return False  # "the murder of the prefect Claude X in Ajaccio was …"
    return told.dep_ in {"nsubj", "nsubjpass"} and told.ent_type_ not in {"GPE", "LOC", "FAC"}


def of_a_body(led: Token) -> bool:
    """Tell whose people they are in "a patrol of Kaibiles", whatever list of places knows the name."""
    words = lexicon()
    return led.lower_ == "of" and lemma(led.head) in words["bodies"] | words["columns_of_war"] | words["fighting_men"]


def on_the_way(led: Token) -> bool:
    """Tell an end of a journey from a place: "on their way from Britain to the United States"."""
    if led.lower_ not in {"from", "to"} or led.i == led.sent.start:
        return False
    before = (led, *led.nbor(-1).ancestors) if led.lower_ == "to" else (led,)
    return any(each.lower_ == "from" and lemma(each.head) in lexicon()["journeys"] for each in before)


def of_care(led: Token) -> bool:
    """Tell where the hurt were taken or died of it: "were being treated at a hospital in Kafanchan"."""
    site, words = led.head, lexicon()
    if led.lower_ == "to" and lemma(site) in words["carrying_verbs"]:
        return True  # "was wounded and flown to Miami"
    if lemma(site) not in words["care_sites"] or site.dep_ != "pobj":
        return False
    verb = site.head.head
    taken = any(each.lower_ in CAPTIVE for each in verb.subtree)  # "took 12 nurses hostage at a hospital"
    return lemma(verb) in words["care_verbs"] and not taken


def led_by(led: Token) -> bool:
    """Tell under whom something was done: "was set up in 1994 under Omar Diallo"; a town lies under fire."""
    name = next((child for child in led.children if child.dep_ == "pobj"), None)
    return led.lower_ == "under" and name is not None and name.pos_ == "PROPN" and led.head.pos_ == "VERB"


def governed(name: Token) -> bool:
    """Tell where somebody held office: "the governor of Balkh province"."""
    noun = name.head if name.dep_ in {"compound", "nmod"} else name
    led = noun.head
    return noun.dep_ == "pobj" and led.lower_ == "of" and lemma(led.head) in lexicon()["held_offices"]


def it_was(verb: Token, day: Token) -> bool:
    """Tell a sentence that opens with its day: "it was a Sunday, 25 July 1993, when …"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    told = next((child for child in verb.children if child.dep_ == "attr"), None)
    it_was = subject is not None and subject.lower_ == "it"
    return it_was and told is not None and (told == day or told.is_ancestor(day))


def of_a_day(owner: Token) -> bool:
    """Tell the town whose worst day it was: "Nairobi's worst day came on 7 August: a bomb …"."""
    day = owner.dep_ == "poss" and lemma(owner.head) in {"day", "night", "week"}
    return day and any(child.tag_ == "JJS" for child in owner.head.children)
