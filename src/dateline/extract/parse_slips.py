"""Slips of the parser that the words around them give away, set right before anything is read from a parse.

Each was met again and again in reports: a sentence that opens with a day or a clause in between, a clause said of a
noun that swallows the verb after it. What follows from them is wrong doers, and figures told of the wrong deed.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from dateline.extract.parse_nouns import behind_deed, moving_men, name_of_group, share_of_those
from dateline.extract.parse_rows import back_to_the_clause, opened_by_day, said_of_day, second_day, the_day_before
from dateline.extract.parse_subjects import (
    arms_for_doers,
    brought_in,
    joined_subject,
    led_by_part_of_day,
    pair_after_day,
    passed_too,
    person_by_age,
    posing_taken_along,
    share_set_off,
)
from dateline.extract.parse_verbs import (
    DEEDS,
    DONE_TO,
    FINITE,
    NOUNS,
    SUBJECTS,
    done_by_armed,
    first_of_row,
    headline,
    main_after_all,
    noun_for_verb,
    one_of_row,
    participle,
    past_aside,
    shot_dead,
    spent,
    subject_of,
    unfold,
)

SHOOTING = frozenset({"open", "fire", "shoot"})
THOUGHT_OF = frozenset({"believed", "thought", "suspected", "said", "reported", "known", "alleged", "presumed"})
FITTED_OUT = frozenset({"armed", "dressed", "disguised", "masked", "clad", "based", "backed", "equipped", "mounted"})
"""What is said of people who then do something: "men armed with spears attacked the camp"."""
POSING = frozenset({"disguised", "dressed", "posing", "masquerading", "clad", "known", "described"})
PASSING = frozenset({"passer", "passers"})
SENTENCING = frozenset({"sentence", "condemn", "jail"})
TERMS = frozenset({"death", "life", "year", "month", "term", "imprisonment", "prison"})
CONDEMNING = frozenset({"condemn", "denounce", "deplore"})
SPOKEN_IN = frozenset({"term", "statement", "message", "letter", "speech", "tweet", "language", "word", "communique"})
SAYING = frozenset({"say", "report", "tell", "announce", "confirm", "state"})
PARTS_OF_DAY = frozenset({"night", "morning", "evening", "afternoon", "day", "eve"})
DEED_NOUNS = frozenset({"fighting", "shelling", "bombing", "shooting", "rioting", "looting", "bombardment"})
BODIES = frozenset({"police", "army", "militia", "gunfire", "mob", "crowd"})
MEN = frozenset(
    {"troop", "soldier", "rebel", "fighter", "militiaman", "guerrilla", "insurgent", "force", "gunman", "militant"}
)
MONTHS = frozenset(name.lower() for name in month_name if name)


def set_right(doc: Doc) -> Doc:
    """Set right the slips of a parse, in place."""
    for token in doc:
        if token.lower_ == "old":
            person_by_age(token)
        mend = MENDS.get(token.dep_)
        if mend is not None:
            mend(token)
    return doc


def _prepositional(word: Token) -> None:
    """Free the subject taken along by an opening day, and people shot at from the weapon named before them."""
    behind_deed(word, DEEDS)
    past_aside(word)
    the_day_before(word)
    if word.i == word.sent.start or (word.i == word.sent.start + 1 and word.nbor(-1).dep_ == "cc"):
        _after_day(word)  # "and on 1 March | a band of men …"
    elif word.lower_ == "of" and word.head.dep_ == "pobj":
        _parted(word)
    elif word.lower_ == "to" and word.head.dep_ == "relcl":
        _sentenced(word)
    elif word.lower_ == "on" and word.i < word.head.i and subject_of(word.head) is None:
        _after_day(word)  # "found that on 14 August | an army patrol herded …"
    elif word.head.tag_ in FINITE and word.i < word.head.i:
        _before_saying(word)
    elif word.lower_ == "by" and word.head.tag_ in FINITE:
        _after_saying(word)
    elif word.lower_ == "on" and word.head.tag_ in FINITE:
        second_day(word)
    elif word.lower_ in {"on", "at"} and word.head.dep_ == "pobj" and word.head.head.lower_ == "with":
        verb = word.head.head.head
        if verb.lemma_ in SHOOTING and word.i == word.head.i + 1:  # "opened fire with a rifle on worshippers"
            word.head = verb


def _by_men(moving: Token) -> None:
    """Read "killed by pursuing | troops": the troops did it, and nobody pursued them."""
    men = moving.nbor() if moving.i + 1 < len(moving.doc) else moving
    by = moving.head
    led = by.lower_ == "by" and by.head.tag_ == "VBN" and moving.i == by.i + 1 and moving.tag_ == "VBG"
    if led and men.dep_ == "dobj" and men.head.i == moving.i and men.lemma_ in MEN:
        for child in [each for each in moving.children if each.dep_ == "prep"]:
            child.head = by.head
        men.head, men.dep_, by.dep_ = by, "pobj", "agent"
        moving.head, moving.dep_ = men, "amod"


def _named_deed(word: Token) -> None:
    """Read "fighting in X on Monday claimed 32 lives" as a noun and its verb, and not as a clause."""
    moving_men(word, MEN)
    if word.lower_ in DEED_NOUNS and not any(child.dep_ in {"dobj", "nsubj"} for child in word.children):
        word.dep_, word.tag_, word.pos_ = "nsubj", "NN", "NOUN"


def _sentenced(word: Token) -> None:
    """Read "sentenced a man who had bought explosives | to death on 7 May": a term ends the clause about the man."""
    clause = word.head
    court = next((each for each in clause.ancestors if each.lemma_ in SENTENCING), None)
    if court is None or not any(child.lemma_ in TERMS for child in word.children):
        return
    for child in [each for each in clause.rights if each.i >= word.i and each.dep_ == "prep"]:
        child.head = court


def _before_saying(word: Token) -> None:
    """Read "… killed by a bomb in Gao, on Wednesday, | the ministry said": the day is not that of the saying."""
    saying = word.head
    told = next((child for child in saying.children if child.dep_ == "ccomp" and child.i < word.i), None)
    teller = any(child.dep_ in SUBJECTS and word.i < child.i < saying.i for child in saying.children)
    if told is None or not teller:
        return
    if not any(token.text == ";" for token in word.doc[told.i : word.i]):  # "X shot Y; in Z, men shot W" is no saying
        word.head = told


def _after_saying(by: Token) -> None:
    """Read "was carried out, the court found, | by a cell": who did it is told after those who say so."""
    saying = by.head
    told = next((child for child in saying.lefts if child.dep_ in {"ccomp", "advcl"}), None)
    undergone = told is not None and any(child.dep_ == "auxpass" for child in told.children)
    if told is not None and undergone and subject_of(saying) is not None and by.nbor(-1).text == ",":
        by.head, by.dep_ = told, "agent"


def _after_day(opening: Token) -> None:
    """Read "On 11 July 2010 | suicide bombers killed 74 people": a day that opens a sentence owns no noun after it."""
    led_by_part_of_day(opening)
    verb, subject = opening.head, subject_of(opening.head)
    own = next((child for child in opening.children if child.dep_ == "pobj"), None)
    if own is not None and own.lower_ in PARTS_OF_DAY:  # "On the night of 17 June 1992 | residents …"
        opening, own = next(
            ((of, each) for of in own.children if of.lower_ == "of" for each in of.children if each.dep_ == "pobj"),
            (opening, own),
        )
    if pair_after_day(opening, own, subject):
        subject = None
    noun = own if own is not None or subject is None or subject.left_edge.i != opening.i + 1 else subject
    told = subject is not None and subject is not noun and not _share_of(subject)
    if noun is None or noun.tag_ not in NOUNS or verb.tag_ not in FINITE | {"VBN"} or told:
        return
    within = [token for token in noun.subtree if opening.i < token.i < noun.i]
    month = next((token for token in within if token.lower_ in MONTHS), None)
    if noun.lower_ in MONTHS and subject is None:
        _joined_to_day(noun, verb)
    if month is None or noun.lower_ in MONTHS:
        return
    last = max((token.i for token in within if token.like_num and token.i - month.i == 1), default=month.i)
    for token in within:
        if token.like_num and token.i <= last:
            token.head, token.dep_ = month, "nummod"
    month.head, month.dep_ = opening, "pobj"
    noun.head, noun.dep_ = verb, _role_of_subject(verb)


def _joined_to_day(month: Token, verb: Token) -> None:
    """Read "on 14 February, | soldiers and militiamen killed": people the parse joins to a day are the subject."""
    joined = next((child for child in month.children if child.dep_ in {"conj", "appos"} and child.i > month.i), None)
    people = joined is not None and joined.tag_ in NOUNS and joined.lower_ not in MONTHS and joined.ent_type_ != "DATE"
    if joined is not None and people and joined.i < verb.i and joined.left_edge.nbor(-1).text == ",":
        joined.head, joined.dep_ = verb, _role_of_subject(verb)


def _apposed(noun: Token) -> None:
    """Read "On 2 May, during a fight, | a bomb hit the church": what stands before the verb is its subject."""
    share_of_those(noun)
    above = (each for each in noun.ancestors if each.pos_ in {"VERB", "AUX"} and each.lower_ != "according")
    verb = next(above, None)
    if verb is None or verb.i < noun.i or verb.tag_ not in FINITE or subject_of(verb) is not None:
        return
    leads = any(child.dep_ in {"det", "nummod"} for child in noun.children)
    between = noun.doc[noun.right_edge.i + 1 : verb.i]
    opening = noun.head.head if noun.head.dep_ == "pobj" else None
    opens = opening is not None and opening.i == noun.sent.start and noun.pos_ == "PROPN"
    leads = leads or (opens and verb.i == noun.right_edge.i + 1)  # "In Gao, X fighters shot …"
    sourced = (
        opening is not None and opening.head.lower_ == "according"
    )  # "according to aides, X forces, helped by Y, …"
    runs_on = all(_helps(each) for each in between) or (sourced and between[0].text == "," == between[-1].text)
    if (leads or sourced) and noun.nbor(noun.left_edge.i - noun.i - 1).text == "," and runs_on:
        noun.head, noun.dep_ = verb, _role_of_subject(verb)


def _helps(token: Token) -> bool:
    return token.dep_ in {"aux", "auxpass", "advmod", "punct", "neg"}


def _laden(carrying: Token) -> None:
    """Read "a bus carrying pilgrims fell into a gorge": the bus fell, whatever it carried."""
    if carrying.tag_ == "VBD":
        main_after_all(carrying)
        return
    if carrying.lower_ not in {"carrying", "transporting", "bringing", "taking"} or carrying.i > carrying.head.i:
        return
    load = carrying.head
    vehicle = next((child for child in carrying.children if child.dep_ == "npadvmod" and child.i < carrying.i), None)
    if vehicle is None or vehicle.tag_ not in NOUNS or load.dep_ not in SUBJECTS | {"dobj", "pobj"}:
        return
    before = [child for child in load.children if child.i < vehicle.i]
    vehicle.head, vehicle.dep_ = load.head, load.dep_
    for child in before:
        child.head = vehicle
    carrying.head, carrying.dep_ = vehicle, "acl"
    load.head, load.dep_ = carrying, "dobj"


def _joined(verb: Token) -> None:
    """Set right a verb joined to the clause before it, where its form says that it goes with the verb above.

    "killed people who had taken refuge there and wounded others"; "gunmen led by X, known as Y, stormed the hall".
    """
    participle(verb)
    _gapped(verb)
    back_to_the_clause(verb)
    _before_all_is_said(verb)
    _in_the_clause(verb)
    if verb.tag_ in NOUNS:
        noun_for_verb(verb)
        _second_doer(verb)
    passed_too(verb)
    if verb.tag_ not in FINITE or subject_of(verb) is not None:
        return
    clause = verb.head
    if clause.tag_ == "VB" and verb.tag_ == "VBD":
        _past_the_infinitive(verb)
        return
    if clause.dep_ == "relcl" and clause.tag_ in {"VBN", "VBG"} and any(c.dep_ == "aux" for c in clause.children):
        above = next((each for each in clause.ancestors if each.pos_ == "VERB"), None)
        if above is not None and above.tag_ == verb.tag_:
            verb.head = above
        return
    reduced = next(_reduced(verb), None) or _thought(clause)
    if reduced is not None:
        unfold(reduced, verb)
        for child in verb.children:  # "raided a school, set it on fire and …"
            if child.dep_ == "xcomp" and child.tag_ == "VBD" and child.i > verb.i:
                child.dep_ = "conj"


def _before_all_is_said(verb: Token) -> None:
    """Read "men in two vans rammed a crowd and | threw grenades, state media said": the men did it, who say nothing."""
    if verb.tag_ != "VBD" or subject_of(verb) is not None:
        return
    reduced = verb.head.tag_ == "VBN" and verb.head.dep_ == "acl" and not list(_helpers(verb.head))
    clause = verb.head if reduced else verb
    noun = clause.head
    while noun.dep_ == "pobj" and noun.head.head.tag_ in NOUNS:
        noun = noun.head.head
    saying = noun.head
    if noun.tag_ not in NOUNS or noun.dep_ not in {"nsubj", "npadvmod"} or saying.i < verb.i:
        return
    if saying.lemma_ in SAYING and any(child.dep_ == "nsubj" and child.i > verb.i for child in saying.children):
        clause.tag_, clause.pos_, clause.head, clause.dep_ = "VBD", "VERB", saying, "ccomp"
        noun.head, noun.dep_ = clause, "nsubj"


def _helpers(verb: Token) -> Iterator[Token]:
    return (child for child in verb.children if child.dep_ in {"aux", "auxpass", "agent", "dobj"})


def _gapped(figure: Token) -> None:
    """Read "died at X on Jan. 15, and | 20 at Y on Nov. 20": the second figure is joined to the verb, and to no day."""
    dated = figure.tag_ == "CD" and figure.head.ent_type_ == "DATE"
    if dated and any(child.dep_ == "prep" and child.i > figure.i for child in figure.children):
        figure.head = next((each for each in figure.ancestors if each.pos_ == "VERB"), figure.head)


def _said_of_noun(clause: Token) -> None:
    """Hang a clause on the deed it is said of, and not on the town or day told last."""
    _claimed(clause)
    said_of_day(clause)
    opened_by_day(clause)


def _claimed(verb: Token) -> None:
    """Read "an attack on a base in Gao | that was claimed by X": what is claimed is the deed, and no base or town."""
    which = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if verb.lemma_ != "claim" or which is None or which.lower_ not in {"that", "which"}:
        return
    if verb.head.lemma_ in DEEDS:
        return
    before = [each for each in verb.doc[verb.sent.start : which.i] if each.lemma_ in DEEDS and each.tag_ in NOUNS]
    if before and before[-1] not in verb.subtree:
        verb.head = before[-1]


def _parted(of: Token) -> None:
    """Read "the murder by gunmen | of nine nuns": they were murdered, and are no part of the gunmen."""
    noun = of.head
    by = noun.head if noun.dep_ == "pobj" else noun
    deed = by.head
    counted = any(each.dep_ == "nummod" for child in of.children for each in child.children)
    if by.lower_ == "by" and counted and deed.lemma_ in DONE_TO and deed.tag_ in NOUNS:
        of.head = deed


def _in_the_clause(verb: Token) -> None:
    """Read "reminded of 8 June, when rebels burned the hall, | and 80 pupils died": "and" goes on with the clause."""
    first, above = verb.left_edge, verb.head
    past = verb.tag_ in {"VBD", "VBN"} and subject_of(verb) is not None and first.i > verb.sent.start
    link = first.nbor(-1) if past else verb
    if link.dep_ != "cc" or (link.head.i == above.i and above.tag_ not in {"VBZ", "VBP"}):
        return
    whens = (each for each in above.doc[above.i : link.i] if each.lower_ == "when" and each.head.dep_ == "relcl")
    clause = next((each.head for each in whens if each.head.tag_ == "VBD" and each.head.i < link.i), None)
    if clause is not None and above in clause.ancestors:
        verb.head = clause


def _past_the_infinitive(verb: Token) -> None:
    """Read "ordered six men to get off and | shot them": what is told in the past goes with the verb above."""
    above = next((each for each in verb.head.ancestors if each.tag_ == "VBD" and each.pos_ == "VERB"), None)
    if above is not None:
        verb.head = above


def _second_doer(noun: Token) -> None:
    """Read "executed by soldiers | and Wagner fighters": what the parse joins to the verb was done by both."""
    first = noun.left_edge.i - 2
    if first <= noun.sent.start or noun.head.pos_ != "VERB" or noun.doc[first + 1].dep_ != "cc":
        return
    before = noun.doc[first]
    if before.dep_ == "pobj" and before.head.dep_ == "agent" and noun.tag_ in NOUNS:
        noun.doc[first + 1].head, noun.head = before, before


def _thought(clause: Token) -> Token | None:
    """Give "believed" of "rebels believed to belong to X | raided a school", taken for the main verb."""
    return next((each for each in (clause, clause.head) if each.lower_ in THOUGHT_OF and _of_being(each)), None)


def _of_being(thought: Token) -> bool:
    """Tell "believed to belong": a participle with a subject before it, no helper, and what its people are."""
    deps = {child.dep_ for child in thought.children}
    being = (child for child in thought.children if child.dep_ == "xcomp" and child.tag_ == "VB")
    led = any(any(each.lower_ == "to" for each in child.lefts) for child in being)
    told = any(child.dep_ == "ccomp" and subject_of(child) is not None for child in thought.children)
    return led and "nsubj" in deps and not deps & {"aux", "auxpass", "dobj"} and not told


def _reduced(verb: Token) -> Iterator[Token]:
    """Give the clause before a verb that has both a subject and "by": "gunmen led by X … stormed the hall"."""
    for clause in verb.head.subtree:
        if clause.i >= verb.i:
            return
        deps = {child.dep_ for child in clause.children}
        done = "agent" in deps or (clause.lower_ in FITTED_OUT and "prep" in deps and not _linked(clause, verb))
        if done and "nsubj" in deps and not deps & {"auxpass", "aux", "dobj"} and clause.i < verb.i - 1:
            yield clause


def _linked(clause: Token, verb: Token) -> bool:
    """Tell whether "and" joins two verbs."""
    return any(
        child.dep_ == "cc" and clause.i < child.i < verb.i for each in (clause, verb.head) for child in each.children
    )


def _being_swallowed(verb: Token) -> None:
    """Read "insurgents believed to be Taliban | opened fire": "be" is no helper of the verb after it."""
    be = next((child for child in verb.children if child.lower_ == "be" and child.dep_ in {"aux", "auxpass"}), None)
    whom = [child for child in verb.lefts if be is not None and child.i > be.i and child.tag_ in NOUNS]
    if be is None or not whom or verb.head.lower_ not in THOUGHT_OF or verb.tag_ not in {"VBN", "VBD"}:
        return
    for child in [each for each in verb.children if each.i < be.i and each.dep_ == "aux"]:
        child.head = be
    be.head, be.dep_, whom[0].head, whom[0].dep_ = verb.head, "xcomp", be, "attr"
    be.tag_, be.pos_, verb.tag_ = "VB", "AUX", "VBD"


def _told_of(verb: Token) -> None:
    """Read "a bomb said to belong to X | went off": what is said of the subject is no main verb."""
    participle(verb)
    headline(verb)
    first_of_row(verb)
    _being_swallowed(verb)
    if verb.tag_ in FINITE and subject_of(verb) is None and verb.head.lower_ in THOUGHT_OF and _of_being(verb.head):
        unfold(verb.head, verb)


def _suffered(by: Token) -> None:
    """Read "nine miners shot dead by gunmen": a headline leaves out "were", and its subject suffers what is told."""
    verb, subject = by.head, subject_of(by.head)
    within = {child.dep_ for child in verb.children}
    doer = next((child for child in by.children if child.dep_ == "pobj"), None)
    if subject is None or subject.dep_ != "nsubj" or doer is None or within & {"dobj", "aux", "auxpass"}:
        return
    whole = verb.dep_ == "ROOT" and not any(each.tag_ in FINITE for each in verb.doc[by.i : verb.sent.end])
    way = doer.tag_ == "NN" and doer.lower_ not in BODIES and not any(doer.children)  # "left by boat"
    if verb.tag_ in {"VBD", "VBN"} and whole and not way:
        subject.dep_, verb.tag_ = "nsubjpass", "VBN"


def _second_subject(noun: Token) -> None:
    """Read "men dressed as policemen | opened fire": what somebody is dressed as is no subject."""
    if arms_for_doers(noun) or joined_subject(noun):
        return
    if noun.i > noun.sent.start and noun.nbor(-1).lower_ == "alias" and noun.nbor(-1).dep_ in {"pobj", "appos"}:
        noun.head, noun.dep_ = noun.nbor(-1), "appos"  # "men under alias Guacho | kidnapped …"
        return
    _share_of_subject(noun)
    name_of_group(noun)
    if _share_of(noun):
        _share_aside(noun)
        return
    led = noun.left_edge.nbor(-1) if noun.left_edge.i > noun.sent.start else noun
    clause = led.nbor(-1) if led.i > noun.sent.start else led
    taken_along = led.lower_ == "as" and clause.lower_ in POSING and posing_taken_along(clause, noun)
    said_of = clause.dep_ == "acl" and clause.head.i < clause.i and clause.head.dep_ in SUBJECTS
    if taken_along or (led.lower_ == "as" and said_of):
        led.head, led.dep_ = clause, "prep"
        noun.head, noun.dep_ = led, "pobj"
    elif led.lower_ == "as" and clause.lower_ in POSING and noun.head.head.i == clause.i and subject_of(clause):
        verb = noun.head  # the clause itself taken for the main one
        led.head, led.dep_ = clause, "prep"
        noun.head, noun.dep_ = led, "pobj"
        unfold(clause, verb)


def _share_of_subject(share: Token) -> None:
    """Read "2,500 officers, many of them masked, | raided the hall": the officers did, not the many."""
    of = next((child for child in share.children if child.lower_ == "of"), None)
    among = of is not None and any(child.lower_ in {"them", "whom"} for child in of.children)
    if not among or share.i < share.sent.start + 2 or share.nbor(-1).text != ",":
        return
    first = (
        share.head if share.head.dep_ in SUBJECTS and share.head.tag_ in NOUNS else share
    )  # "most of them teenagers"
    whole, verb = share.nbor(-2), first.head
    for above in [each for each in whole.ancestors if each.i < share.i and each.lower_ != "of"]:
        if above.tag_ not in NOUNS or above.right_edge.i != share.i - 2:
            break
        whole = above
    free = whole.tag_ in NOUNS and whole.dep_ not in {"dobj", "pobj", "conj", *SUBJECTS}
    if free and verb.i > share.i and any(token.text == "," for token in share.doc[share.i : verb.i]):
        whole.head, whole.dep_ = verb, first.dep_
        first.head, first.dep_ = whole, "appos"


def _share_of(word: Token) -> bool:
    """Tell "…, most of them in police uniform, …": what is said of part of the people before it, and no subject."""
    of = next((child for child in word.children if child.lower_ == "of"), None)
    set_off = word.i > word.sent.start and word.left_edge.i > word.sent.start and word.left_edge.nbor(-1).text == ","
    return set_off and of is not None and any(child.lower_ in {"them", "whom"} for child in of.children)


def _share_aside(word: Token) -> None:
    """Hang the share of people on those it is a share of, where the verb has its subject before the comma."""
    verb = word.head
    whole = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < word.left_edge.i and not _share_of(c)), None)
    if whole is not None and verb.i > word.i:
        word.head, word.dep_ = whole, "appos"


def _particle(word: Token) -> None:
    """Take the "by" of "passers-by" for the noun it ends."""
    if word.lower_ == "by" and word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lower_ in PASSING:
        word.tag_, word.pos_, word.dep_ = "NNS", "NOUN", "dobj"


def _clausal(verb: Token) -> None:
    """Read "police investigating a robbery | arrested two men": the main verb hung on what is said of its subject."""
    moving_men(verb, MEN)
    share_set_off(verb)
    one_of_row(verb)
    brought_in(verb)
    clause = verb.head
    if (
        verb.tag_ not in FINITE
        or clause.tag_ != "VBG"
        or clause.i > verb.i
        or any(c.dep_ == "mark" for c in verb.lefts)
    ):
        return
    doing = subject_of(clause)
    helped = any(child.dep_ == "aux" for child in clause.children)
    if subject_of(verb) is None and doing is not None and not helped and doing.i < clause.i:
        unfold(clause, verb)


def _acronym(word: Token) -> None:
    """Take "IS" of "IS militants blew up the temple" for the name it is, in a text that writes "is" otherwise."""
    if word.text == "IS" and word.i + 1 < len(word.doc) and word.nbor().tag_ == "NNS":
        word.tag_, word.pos_, word.head, word.dep_ = "NNP", "PROPN", word.nbor(), "compound"


def _main(word: Token) -> None:
    """Set right a main verb that the tagger took for a noun or an adjective."""
    participle(word)
    headline(word)


def _condemned(noun: Token) -> None:
    """Read "condemns the ambush last night | near X by gunmen": what follows is told of the deed, not of condemning."""
    verb = noun.head
    spent(noun)
    if verb.lemma_.lower() not in CONDEMNING or noun.i < verb.i:
        return
    for child in [each for each in verb.rights if each.i > noun.i and each.dep_ in {"prep", "npadvmod", "agent"}]:
        if child.lower_ != "as" and not any(each.lemma_ in SPOKEN_IN for each in child.children):
            child.head = noun


def _object_led(noun: Token) -> None:
    """Set right what stands after a preposition: a verb or an adjective that is no object at all."""
    shot_dead(noun)
    if noun.lower_ == "responsible" and noun.dep_ == "pobj":
        _held(noun)


def _held(responsible: Token) -> None:
    """Read "held the men of Ali Haidar | responsible": the name is the object, and they are held so."""
    name = responsible.nbor(-1)
    verb = next((each for each in responsible.ancestors if each.lemma_ == "hold"), None)
    if verb is None or name.tag_ not in NOUNS or name.head.i != responsible.i:
        return
    for child in [each for each in responsible.children if each.i < name.i]:
        child.head = name
    name.head, name.dep_ = responsible.head, "pobj"
    responsible.head, responsible.dep_ = verb, "oprd"


def _role_of_subject(verb: Token) -> str:
    return "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj"


MENDS: dict[str, Callable[[Token], None]] = {
    "csubj": _named_deed,
    "ROOT": _main,
    "ccomp": _told_of,
    "prep": _prepositional,
    "npadvmod": _before_saying,
    "appos": _apposed,
    "conj": _joined,
    "aux": _acronym,
    "auxpass": _acronym,
    "pobj": _object_led,
    "advcl": _clausal,
    "nsubj": _second_subject,
    "dobj": _condemned,
    "prt": _particle,
    "advmod": _particle,
    "amod": _laden,
    "acl": done_by_armed,
    "relcl": _said_of_noun,
    "pcomp": _by_men,
    "agent": _suffered,
}
"""What may be wrong with a word, by what the parser takes it for."""
