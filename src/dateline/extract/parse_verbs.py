"""Verbs that the parser took for something else: for nouns, for attributes, for clauses said of a noun."""

from __future__ import annotations

from spacy.tokens import Token

SETTING = frozenset({"in", "at", "on", "near", "outside", "before", "after"})
"""What leads where and when something was done."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
THINGS = frozenset({"dobj", "appos", "npadvmod"})
LENGTHS = frozenset({"minute", "hour", "day", "night", "morning", "evening", "week", "month"})
VERB_OF = {"shooting": "shoot", "bombing": "bomb", "killing": "kill", "shelling": "shell", "looting": "loot"}
DONE_TO = frozenset(
    {"killing", "murder", "massacre", "assassination", "execution", "slaying", "slaughter", "beheading", "shooting"}
    | {"kidnapping", "abduction", "capture", "detention", "arrest", "rape", "seizure"}
)
"""Deeds done to those whom "of" names, whoever did them."""
DEEDS = DONE_TO | {
    "attack",
    "assault",
    "bombing",
    "blast",
    "explosion",
    "raid",
    "ambush",
    "strike",
    "siege",
    "hijacking",
}


def noun_for_verb(noun: Token) -> None:
    """Take "gun" for a verb in "enter the town and gun down 146 civilians": a particle follows it."""
    above = next((each for each in noun.ancestors if each.tag_ in FINITE), None)
    if noun.i + 1 >= len(noun.doc) or noun.nbor().tag_ != "RP" or above is None or above.i > noun.i:
        return
    within = (*noun.children, *above.children)
    if not any(child.dep_ == "dobj" and child.i > noun.i for child in within):
        return
    noun.tag_, noun.pos_, noun.head = above.tag_, "VERB", above
    for child in [each for each in above.rights if each.i > noun.i and each.dep_ in {"dobj", "prep"}]:
        child.head = noun


def spent(noun: Token) -> None:
    """Read "spent an hour | shooting at teenagers": what they did all that time is no kind of hour."""
    length = noun.nbor(-1) if noun.i else noun
    held = noun.head.lemma_ == "spend" and length.head.i == noun.i and length.dep_ == "compound"
    if not held or length.lemma_ not in LENGTHS or not noun.lower_.endswith("ing"):
        return
    verb = noun.head
    for child in [each for each in noun.children if each.i < length.i]:
        child.head = length
    length.head, length.dep_ = verb, "dobj"
    noun.dep_, noun.tag_, noun.pos_ = "advcl", "VBG", "VERB"
    noun.lemma_ = VERB_OF.get(noun.lower_, noun.lemma_)


def headline(noun: Token) -> None:
    """Take "fire" for a verb in "Two gunmen fire 44 shots into a shop": it has a subject and an object."""
    deps = {child.dep_ for child in noun.children}
    subject = subject_of(noun)
    if noun.tag_ not in {"NN", "NNS"} or subject is None or subject.i > noun.i or not {"dobj"} <= deps:
        return
    noun.tag_, noun.pos_ = "VBP", "VERB"


def main_after_all(verb: Token) -> None:
    """Read "rebels hacked to death nine men", "armed men, from the LRA, looted shops": the verb is no attribute."""
    held = verb.head if verb.dep_ == "amod" else None  # "looted shops", as if they were looted ones
    doer = held.head if held is not None else verb.head
    if (
        doer.tag_ not in NOUNS
        or not (doer.dep_ == "ROOT" or _cut_off(doer))
        or not doer.i < verb.i
        or any(c.dep_ == "agent" for c in verb.children)
    ):
        return
    after = [child for child in (*doer.rights, *verb.rights) if child.i > verb.i]
    thing = next(
        (child for child in after if child.dep_ in THINGS and child.tag_ in NOUNS and not _of_time(child)), None
    )
    if thing is None:
        return
    for child in [each for each in (*doer.lefts, *doer.rights) if each.dep_ == "prep" or each.i > verb.i]:
        if child.i > verb.i or child.i == doer.sent.start:
            child.head = verb
    verb.head, verb.dep_ = (verb, "ROOT") if doer.dep_ == "ROOT" else (doer.head, "ccomp")
    doer.head, doer.dep_ = verb, "nsubj"
    thing.head, thing.dep_ = verb, "dobj"


def _cut_off(doer: Token) -> bool:
    """Tell a noun that a semicolon parts from the verb it is taken for the subject of: "rebels hacked …; Y came"."""
    return doer.dep_ in SUBJECTS and any(token.text == ";" for token in doer.doc[doer.i : doer.head.i])


def _counted(noun: Token) -> bool:
    return not _of_time(noun) and any(child.dep_ == "nummod" for child in noun.children)


def _of_time(noun: Token) -> bool:
    return noun.ent_type_ in {"DATE", "TIME"}


def done_by_armed(verb: Token) -> None:
    """Read "fighters with machetes | killed 51 villagers": a participle that has an object is the verb itself."""
    if verb.tag_ == "VBD" or any(child.dep_ == "npadvmod" and _counted(child) for child in verb.rights):
        main_after_all(verb)
        return
    weapon = verb.head
    led = weapon.head if weapon.dep_ == "pobj" else weapon
    doer = led.head
    deps = {child.dep_ for child in verb.children}
    whole = "dobj" in deps or ("prep" in deps and not any(token.tag_ in FINITE for token in verb.sent))
    if verb.tag_ != "VBN" or verb.i < weapon.i or not whole or deps & {"aux", "auxpass", "agent"}:
        return  # "men with knives | slashed at travellers", where nothing else is the verb
    opening = doer.head if doer.dep_ == "pobj" else doer  # "On Sunday fighters …", the day taken for their name
    if led.lower_ not in {"with", "in", "on"} or opening.dep_ != "ROOT" or doer.tag_ not in NOUNS or doer.i > led.i:
        return
    day = next((child for child in doer.children if child.ent_type_ == "DATE" and child.dep_ == "compound"), None)
    if opening is not doer:
        if day is None:
            return
        day.head, day.dep_ = opening, "pobj"
        opening.head, opening.dep_ = verb, "prep"
    led_in = {"cc", "prep"}  # "and on March 1 | a band of men …"
    for child in [c for c in doer.children if c.i > verb.i or (c.dep_ in led_in and c.i < doer.i)]:
        child.head = verb
    before = next((child for child in doer.children if child.dep_ == "ccomp" and child.i < doer.i), None)
    verb.tag_, verb.pos_, verb.head, verb.dep_ = "VBD", "VERB", verb, "ROOT"
    if before is not None:  # "It ended in blood: fighters …"
        before.head, before.dep_ = before, "ROOT"
        verb.head, verb.dep_ = before, "ccomp"
    doer.head, doer.dep_ = verb, "nsubj"


def shot_dead(noun: Token) -> None:
    """Take "shot" for the verb in "a man on a scooter shot dead a rabbi"."""
    dead = noun.nbor() if noun.lower_ == "shot" and noun.i + 1 < len(noun.doc) else noun
    if dead.lower_ != "dead" or noun.tag_ != "NN" or noun.nbor(-1).tag_ not in NOUNS:
        return
    below, link = noun.nbor(-1), noun.head
    inner, outer = [each for each in noun.children if each.i != below.i], list(dead.children)
    noun.tag_, noun.pos_ = "VBD", "VERB"
    noun.head, noun.dep_ = (noun, "ROOT") if dead.head.i == dead.i else (dead.head, dead.dep_)
    for child in outer:
        child.head = noun
    below.head, below.dep_ = link, "pobj"
    for child in inner:
        child.head = below
    dead.head, dead.dep_ = noun, "oprd"


def participle(word: Token) -> None:
    """Take "dynamited" of "two pylons were dynamited" for the verb it is, and "cult members punctured bags"."""
    below = {child.dep_ for child in word.children}
    done = "auxpass" in below
    if word.tag_ == "JJ" and (done or below >= {"nsubj", "dobj"}) and word.lower_.endswith("ed"):
        word.tag_, word.pos_ = "VBN" if done else "VBD", "VERB"
        if word.lemma_.lower() == word.lower_:
            word.lemma_ = word.lower_.removesuffix("d")


def subject_of(verb: Token) -> Token | None:
    """Give the subject of a verb, as it was parsed."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def first_of_row(verb: Token) -> None:
    """Read "gunmen stopped a bus, | robbed those in it and shot two": the first of a row is nothing the others tell."""
    other = verb.head
    told = verb.tag_ in FINITE and other.tag_ == verb.tag_ and other.i > verb.i and other.dep_ != "relcl"
    if not told or subject_of(verb) is None or not _goes_on(verb, other):
        return
    verb.head, verb.dep_ = (verb, "ROOT") if other.head.i == other.i else (other.head, other.dep_)
    for child in [each for each in other.lefts if each.i < verb.i]:
        child.head = verb
    other.head, other.dep_ = verb, "conj"


def _goes_on(first: Token, verb: Token) -> bool:
    """Tell a verb with no subject or helper of its own, right after a comma or "and"."""
    own = {child.dep_ for child in verb.children} & {*SUBJECTS, "aux", "auxpass", "mark", "expl"}
    begin = next((each.i for each in verb.lefts if each.i > first.i and each.dep_ not in {"punct", "cc"}), verb.i)
    return not own and verb.doc[begin - 1].lower_ in {",", "and"} and begin - 1 > first.i


def one_of_row(verb: Token) -> None:
    """Read "they cut the wires, | set houses alight and fled": a past tense with no subject is one of the row."""
    first = verb.head
    if verb.tag_ == "VBN" and first.tag_ == "VBD" and _in_the_past(verb):
        verb.tag_ = "VBD"  # "returned to X on 3 May, | landed on a beach and deposed the king"
    told = verb.tag_ == first.tag_ == "VBD" and first.i < verb.i and subject_of(first) is not None
    if told and verb.nbor(-1).text == "," and _goes_on(first, verb) and any(first.rights):
        later = any(each.dep_ == "conj" and each.i > verb.i for each in (*first.rights, *verb.rights))
        verb.dep_ = "conj" if later else verb.dep_


def _in_the_past(verb: Token) -> bool:
    """Tell a participle that is joined to a past tense with an object, and so is one itself."""
    helped = any(child.dep_ in {"aux", "auxpass", "agent", "nsubj", "mark"} for child in verb.children)
    joined = (child for child in verb.rights if child.dep_ == "conj" and child.tag_ == "VBD")
    return not helped and any(each.dep_ == "dobj" for child in joined for each in child.children)


def unfold(clause: Token, verb: Token) -> None:
    """Give the subject of a clause to the verb after it, and hang the clause on that subject."""
    subject = next(child for child in clause.children if child.dep_ == "nsubj")
    before = [child for child in clause.children if child.i < subject.i or child.i > verb.i]
    verb.head, verb.dep_ = (verb if clause.head.i == clause.i else clause.head), clause.dep_
    for child in (subject, *before):
        child.head = verb
    clause.head, clause.dep_ = subject, "acl"


def past_aside(link: Token) -> None:
    """Hang what follows a clause between commas on the main verb: "held a man, tried for a raid, | in X on Friday"."""
    if link.i < 1 or link.nbor(-1).text != "," or link.lower_ not in SETTING:
        return
    aside = next((each for each in link.ancestors if each.dep_ == "acl" and each.tag_ == "VBN"), None)
    first = aside.left_edge.i - 1 if aside is not None else 0
    if aside is None or first <= aside.sent.start or aside.doc[first].text != "," or first >= link.i - 1:
        return
    verb = aside.head.head
    if aside.head.dep_ in {"dobj", "nsubjpass"} and verb.tag_ in FINITE | {"VBN"} and verb.i < aside.i:
        for later in [each for each in link.head.rights if each.i >= link.i and each.dep_ == "prep"]:
            later.head = verb
