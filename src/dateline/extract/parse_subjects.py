"""Subjects that the parser loses or takes for those who act, where those before them tell what they are."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.parse_verbs import FINITE, NOUNS, SUBJECTS, subject_of, unfold

PARTS_OF_DAY = frozenset({"night", "morning", "evening", "afternoon", "day", "week", "month", "year"})
TAKEN_AS = frozenset({"hostage", "captive", "prisoner"})
DONE_TO_PEOPLE = frozenset(
    {"killed", "wounded", "injured", "hurt", "raped", "kidnapped", "abducted", "arrested", "detained", "beaten"}
    | {"tortured", "displaced", "captured", "beheaded", "executed", "murdered", "maimed", "imprisoned", "jailed"}
    | {"released", "freed", "stabbed", "hanged", "drugged"}
)
"""What is done to people and needs an object, where those who do it are told as its subject."""


def arms_for_doers(noun: Token) -> bool:
    """Read "a gunman with a rifle and grenades | killed nine": what follows "and" is carried, and kills nobody."""
    before = (child for child in noun.head.children if child.dep_ in SUBJECTS and child.i < noun.i)
    doer = next(before, None)
    link = noun.left_edge.nbor(-1) if noun.left_edge.i > noun.sent.start else noun
    if doer is None or link.dep_ != "cc" or noun.i > noun.head.i:
        return False
    arm = link.head
    if arm.dep_ != "pobj" or arm.head.lower_ != "with" or arm.head.head.i != doer.i:
        return False
    noun.head, noun.dep_ = arm, "conj"
    return True


def person_by_age(old: Token) -> None:
    """Take "a 16-year-old" for the person it is, where no noun follows."""
    aged = any(child.dep_ == "npadvmod" for child in old.children)
    led = any(child.dep_ in {"det", "poss"} for child in old.children)
    if aged and led and old.tag_ == "JJ" and old.dep_ not in {"amod", "acomp"}:
        old.tag_, old.pos_ = "NN", "NOUN"


def passed_too(verb: Token) -> None:
    """Take "five" of "three were killed and five taken hostage" and "nine raped" for those it was done to."""
    subject, dobj = subject_of(verb), [child for child in verb.children if child.dep_ == "dobj"]
    above = {child.dep_ for child in verb.head.children}
    helped = any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    if subject is None or subject.i > verb.i or "auxpass" not in above or helped:
        return
    counted = subject.tag_ == "CD" or any(child.dep_ == "nummod" for child in subject.children)
    hit = verb.lower_ in DONE_TO_PEOPLE or (
        verb.lower_ == "shot" and not any(each.dep_ == "prep" for each in verb.rights)
    )
    alone = not dobj and (verb.tag_ == "VBN" or (verb.tag_ == "VBD" and counted and hit))
    as_captives = len(dobj) == 1 and dobj[0].lemma_ in TAKEN_AS and verb.tag_ == "VBN"
    if as_captives:
        dobj[0].dep_ = "oprd"
    if alone or as_captives:
        subject.dep_, verb.tag_ = "nsubjpass", "VBN"


def brought_in(verb: Token) -> None:
    """Read "a parcel brought to the bank by a courier | blew up": what was brought is what the verb after it tells of.

    The parser takes the first verb for the main one, though it has both a subject and "by".
    """
    if verb.tag_ not in FINITE or subject_of(verb) is not None or verb.i == verb.sent.start:
        return
    last = verb.nbor(-1)
    for clause in (last, *last.ancestors):
        deps = {child.dep_ for child in clause.children}
        done = clause.tag_ in {"VBN", "VBD"} and {"nsubj", "agent"} <= deps
        if done and not deps & {"aux", "auxpass", "dobj"} and clause.i < verb.i - 1:
            _tell_of_subject(clause, verb)
            return


def _tell_of_subject(clause: Token, verb: Token) -> None:
    head, dep = verb.head, verb.dep_
    unfold(clause, verb)
    clause.tag_ = "VBN"
    if head.i != clause.i:
        verb.head, verb.dep_ = head, dep


def led_by_part_of_day(opening: Token) -> None:
    """Read "In the course of the day | soldiers shot 40 men": a part of the day is no name for those after it."""
    verb = opening.head
    for day in opening.subtree:
        men = day.head
        named = day.lower_ in PARTS_OF_DAY and day.dep_ == "compound" and men.tag_ in NOUNS and men.dep_ == "pobj"
        if named and men.i == day.i + 1 and men.i < verb.i and verb.tag_ in FINITE and subject_of(verb) is None:
            for child in [each for each in men.children if each.i < day.i]:
                child.head = day
            day.head, day.dep_ = men.head, "pobj"
            men.head, men.dep_ = verb, "nsubj"
            return


def posing_taken_along(clause: Token, looks: Token) -> bool:
    """Read "a patrol dressed as guerrillas | arrived": whoever is dressed so arrived, though the parse has them not.

    The parser hangs the main verb on the clause, with what they look like for its subject.
    """
    verb, doer = looks.head, clause.head
    while doer.dep_ == "pobj" and doer.head.lower_ == "of" and doer.head.head.tag_ in NOUNS:
        doer = doer.head.head  # "a patrol of rangers dressed as …"
    taken = clause.dep_ == "acl" and verb.head.i == clause.i and verb.tag_ in FINITE and verb.i > looks.i
    if not taken or doer.tag_ not in NOUNS:
        return False
    if doer.dep_ == "ROOT":
        for child in [each for each in doer.children if each.i > verb.i or (each.dep_ == "prep" and each.i < doer.i)]:
            child.head = verb
        verb.head, verb.dep_ = verb, "ROOT"
    elif not _after_opening(doer, verb):
        return False
    doer.head, doer.dep_ = verb, "nsubj"
    return True


def _after_opening(doer: Token, verb: Token) -> bool:
    """Free a doer taken for part of the day that opens the sentence, or for the subject of a later verb of the row."""
    opening = doer.head if doer.dep_ == "pobj" else doer
    main = opening.head
    late = opening.i <= doer.i and main.i > verb.i and main.tag_ in FINITE
    if not late or (doer.dep_ not in SUBJECTS and (doer.dep_ != "pobj" or subject_of(main) is not None)):
        return False
    verb.head, verb.dep_ = (verb, "ROOT") if main.head.i == main.i else (main.head, main.dep_)
    for child in [each for each in main.lefts if each.i < verb.i]:
        child.head = verb
    main.head, main.dep_ = verb, "conj"
    return True


def pair_after_day(opening: Token, people: Token | None, subject: Token | None) -> bool:
    """Read "On 3 May fighters of X and disaffected | members of Y killed": what the members are is no verb."""
    adjective = subject.nbor(-1) if subject is not None and subject.i > 0 else opening
    link = adjective.nbor(-1) if adjective.i > opening.i + 1 else opening
    taken = adjective.tag_ in {"VBD", "VBN"} and adjective.head == opening and adjective.dep_ == "conj"
    if not taken or link.dep_ != "cc" or people is None or subject is None or people.tag_ not in {"NNS", "NNPS"}:
        return False
    adjective.head, adjective.dep_, adjective.tag_, adjective.pos_ = subject, "amod", "JJ", "ADJ"
    subject.head, subject.dep_, link.head = people, "conj", people
    return True


def share_set_off(people: Token) -> None:
    """Read "killed 31 people, most of them students, | in an attack": what follows the aside is of the verb above."""
    subject = next((child for child in people.children if child.dep_ == "nsubj"), None)
    of = (grand for child in (subject.children if subject else ()) if child.lower_ == "of" for grand in child.children)
    if people.tag_ not in {"NN", "NNS", "NNP", "NNPS"} or not any(each.lower_ in {"them", "whom"} for each in of):
        return
    for child in [each for each in people.rights if each.dep_ in {"prep", "advcl", "npadvmod", "punct"}]:
        if child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ",":
            child.head = people.head


def joined_subject(noun: Token) -> bool:
    """Read "the KNU and | seven other groups signed": who is told after a name and "and" did it too."""
    link = noun.left_edge.nbor(-1) if noun.left_edge.i > noun.sent.start else noun
    first = link.head
    paired = link.dep_ == "cc" and link.lower_ == "and" and first.dep_ == "nsubj" and first.head.i == noun.head.i
    if not paired or not first.i < link.i or first.pos_ != "PROPN":
        return False
    noun.head, noun.dep_ = first, "conj"
    return True
