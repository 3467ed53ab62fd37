"""Who does what a verb says: its subject, through clauses and slips of the parse, or whom its "by" names."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.looking_back import memory_of
from dateline.model.evidence import Span

RELATIVES = frozenset({"who", "that", "which", "whom"})
SUBJECT_STEPS = 5
HOURS = frozenset({"dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "nightfall", "night", "midnight"})
"""Times of day that the parse joins to whoever acts then: "At dawn guerrillas attacked"."""
DAYS = frozenset({"DATE", "TIME"})
GOING = frozenset({"run", "drive", "walk", "fall"})
LOSING = frozenset({"lose", "suffer", "receive", "sustain", "embrace", "attain", "meet"})
LOST = frozenset(
    {"life", "injury", "wound", "burn", "fracture", "martyrdom", "death", "end", "degree", "limb", "leg", "arm"}
)
SHARES = frozenset({"many", "some", "most", "several", "all", "few"})
BY_MEANS = frozenset(
    {"night", "day", "dawn", "dusk", "air", "sea", "land", "boat", "train", "river", "hand", "mistake"}
)
"""What follows "by" and is nobody: "attacked by night"."""
OBJECTS = frozenset({"him", "them"})
SERIES = frozenset({"series", "wave", "string", "spate", "campaign", "chain"})
THEIRS = frozenset({"its", "their", "his", "her"})
MARKS = frozenset({"announce", "open", "begin", "launch", "start", "resume", "celebrate", "mark", "underline", "end"})
"""What a group does to its own campaign, birthday or existence with a deed."""
ANSWERS = frozenset({"answer", "respond", "retaliate", "reply"})


def undated(doc: Doc, span: Span) -> Span:
    """Leave out the day that the parse took along: "17 December 2010 militants from …"."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    named = next((token for token in words or () if token.ent_type_ not in {"DATE", "TIME"}), None)
    return span if named is None else Span(named.idx, span.end)


def noun_phrase(token: Token) -> Span:
    """Give the words of a noun up to its first clause: "several villages" out of "several villages inhabited by …"."""
    inside = [
        each
        for each in token.subtree
        if each.i <= token.i or (each.head.i == token.i and each.dep_ == "prep" and each.lower_ == "of")
    ]
    of = [each for each in inside if each.i > token.i]
    last = max((each.right_edge.i for each in of if len(list(each.subtree)) <= SUBJECT_STEPS), default=token.i)
    first = min(each.i for each in inside)
    doc = token.doc
    while first < token.i and doc[first].ent_type_ in {"DATE", "TIME"}:
        first += 1  # "11 July 2010 suicide bombers": the parse took the day along
    return Span(doc[first].idx, doc[last].idx + len(doc[last]))


def armed_people(noun: Token) -> bool:
    """Tell people whom an adjective makes attackers: "armed men", "masked youths"."""
    return any(child.lower_ in {"armed", "masked", "hooded"} for child in noun.children)


def find_subject(verb: Token) -> Token | None:
    """Find who does what a verb says, through relative clauses, participles, coordination and "to"."""
    raised = False
    for _ in range(SUBJECT_STEPS):
        subject = own_subject_of(verb)
        aside = verb.dep_ in {"acl", "relcl"}
        which = aside and subject is not None and subject.lower_ in RELATIVES
        if subject is not None and not which:
            return None if subject.dep_ == "nsubjpass" and not raised else subject
        if which or (aside and (raised or verb.tag_ == "VBG" or _active(verb))):
            return verb.head  # also "men thought to have laid the mine"
        apart = verb.dep_ == "dep" and lemma(verb.head) == "have"  # "the group had, a week before, burned …"
        up = verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"} or apart
        if not up or verb.head.i == verb.i:
            return _swallowed_subject(verb)
        if verb.dep_ == "pcomp" and lemma(verb.head.head) in lexicon()["waking_verbs"]:
            break  # "residents woke to shelling"
        if verb.tag_ == "VBN" and verb.dep_ == "advcl" and lemma(verb.head) in lexicon()["finder_verbs"]:
            break  # "put six sailors down as wounded"
        other = _accused(verb) or _deemer(verb)
        if other is not None or _blames(verb):
            return other
        raised = verb.dep_ == "xcomp" and any(child.lower_ == "to" for child in verb.children)  # "are thought to have"
        raised = raised or goes_on_itself(verb)
        told, verb = verb.dep_ == "ccomp", verb.head
        reported = None if told else _reported(verb)
        if reported is not None or (told and lemma(verb) in lexicon()["say_verbs"]):
            return reported  # who says it did not do it; "claims to have done it" is another thing
    return None


def goes_on_itself(verb: Token) -> bool:
    """Tell what those did to whom something was done: "it was formed in 1976 and bombed 20 banks"."""
    active = verb.dep_ == "conj" and verb.tag_ == "VBD" and not passive(verb)
    return active and any(child.dep_ in {"dobj", "ccomp"} for child in verb.children)


def _blames(deed: Token) -> bool:
    """Tell a deed that its sentence accuses somebody of."""
    return deed.dep_ == "pcomp" and lemma(_accusing(deed)) in lexicon()["accusing_verbs"]


def _accusing(deed: Token) -> Token:
    """Give the verb above "of": the parse hangs it on the verb or on whoever is accused."""
    above = deed.head.head
    return above.head if above.dep_ == "dobj" else above


def _accused(deed: Token) -> Token | None:
    """Give X in "relatives accused X of shooting her": whoever accuses did not do it."""
    told = _accusing(deed).children if _blames(deed) and not passive(_accusing(deed)) else ()
    return next((child for child in told if child.dep_ == "dobj"), None)


def _deemer(verb: Token) -> Token | None:
    """Give X in "X thought the boy was a sniper and shot him", where the parse has the boy shoot."""
    if verb.dep_ != "conj" or not any(child.dep_ == "dobj" and child.lower_ in OBJECTS for child in verb.children):
        return None
    deeming = verb.head.head if verb.head.dep_ == "ccomp" else verb.head
    return own_subject_of(deeming) if lemma(deeming) in lexicon()["deeming_verbs"] else None


def _reported(verb: Token) -> Token | None:
    """Find X in "the office documented how X burned houses, …": the parse hangs what follows on the reporting verb."""
    if lemma(verb) not in lexicon()["reporting_verbs"]:
        return None
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    judged = clause is not None and clause.pos_ == "ADJ"  # "found X guilty and sentenced him"
    return None if clause is None or judged else own_subject_of(clause)


def _swallowed_subject(verb: Token) -> Token | None:
    """Find the subject that the parse hung on an opening date: "On 11 July 2010 gunmen of the group killed …"."""
    first = verb.sent[0]
    if first.lower_ == "between":
        return _between(first)
    opening = next((child for child in verb.lefts if child.dep_ == "prep" and child.i == verb.sent.start), None)
    if opening is None and verb.pos_ == "ADP" and verb.i == verb.sent.start:  # "On 8 June, two … shot and killed"
        return next((child for child in verb.children if child.dep_ == "pobj" and child.ent_type_ not in DAYS), None)
    if opening is None or verb.i == 0:
        return None
    subject = next((child for child in opening.children if child.dep_ == "pobj"), None)
    before = [] if subject is None else [each for left in subject.lefts for each in left.subtree]
    dated = any(each.ent_type_ == "DATE" or each.lower_ in HOURS for each in before)
    return subject if dated and subject is not None and subject.ent_type_ != "DATE" else None


def _between(first: Token) -> Token | None:
    """Give the men of "Between 20 and 30 men fired on the bus", which the parse takes for a time."""
    people = (child for child in first.children if child.dep_ == "pobj" and child.tag_ == "NNS")
    return next((each for each in people if any(one.dep_ == "nummod" for one in each.children)), None)


def own_subject_of(verb: Token) -> Token | None:
    """Give a verb's subject, the one right before it where the parse gives two: "The deadline over, ETA shoots X"."""
    subjects = [each for each in verb.children if each.dep_ in {"nsubj", "nsubjpass"} and each.lower_ not in OBJECTS]
    apart = (child for child in verb.children if child.dep_ == "aux" and not subjects)
    subjects += [each for aux in apart for each in aux.children if each.dep_ == "nsubj"]  # "the gang had, later, …"
    before = [subject for subject in subjects if subject.i < verb.i]
    before = [each for each in before if not _carried_too(each)] or before
    before = [each for each in before if each.lower_ not in SHARES] or before  # "students, many with sticks, attacked"
    return before[-1] if before else next(iter(subjects), None)


def _carried_too(noun: Token) -> bool:
    """Tell a weapon in a row that the parse takes for who acts: "men armed with knives, axes and guns descended"."""
    return noun.i > 0 and noun.nbor(-1).text == "," and lemma(noun) in lexicon().instruments


def relative_subject(verb: Token) -> Token | None:
    """Give the noun a clause is said of, or the subject of the verb it is coordinated with."""
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head
    if verb.dep_ == "conj":
        return own_subject_of(verb.head)
    return None


def passive(verb: Token) -> bool:
    """Tell a verb whose subject suffers it: "were shot", "the men shot by police"."""
    deps = {child.dep_ for child in verb.children}
    if verb.tag_ in {"VBN", "VBD"} and not deps & {"aux", "dobj"} and any(_by_somebody(child) for child in verb.rights):
        return True  # "the deaths of nine strikers, shot by the police"; "1 May: president blown up by a bomber"
    if deps & {"nsubjpass", "auxpass"}:
        return not {"nsubj", "dobj"} <= deps  # "IS militants blew up the temple": "IS" is no auxiliary
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return not _active(verb)
    if _in_result(verb) or (verb.dep_ == "conj" and _in_result(verb.head)):
        return True
    joined = verb.dep_ == "conj" and own_subject_of(verb) is None and (verb.tag_ == "VBN" or _suffered(verb))
    return joined and passive(verb.head)


def _in_result(verb: Token) -> bool:
    """Tell "killed" of "opened fire, with five people killed and a hall set alight"."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "with" and verb.tag_ == "VBN"


def _by_somebody(preposition: Token) -> bool:
    """Tell "by the police" from "by noon", "by the river" and "by 300 metres"."""
    if preposition.lower_ != "by" or preposition.dep_ not in {"agent", "prep"}:
        return False
    whom = next(
        (child for child in preposition.children if child.dep_ == "pobj" and child.lower_ not in BY_MEANS), None
    )
    people = lexicon()["doer_nouns"] | lexicon()["side_words"] | lexicon()["thing_causes"]
    known = preposition.dep_ == "agent" and preposition.head.tag_ == "VBN"
    return whom is not None and (
        whom.ent_type_ in {"ORG", "NORP", "PERSON"} or lemma(whom) in people or (known and whom.ent_type_ not in DAYS)
    )


def _suffered(verb: Token) -> bool:
    """Tell "(were drugged by a cook and) shot in their beds" from "(were attacked and) fired back at the crowd"."""
    if lemma(verb) == "set" and any(child.lower_ == "free" for child in verb.children):
        return not any(child.dep_ == "dobj" for child in verb.children)  # "were acquitted by X and set free"
    deeds = verb.tag_ == "VBD" and lemma(verb) in lexicon()["felling_verbs"]
    done = (child.dep_ in {"dobj", "prt"} or child.lower_ in {"at", "on", "back", "into"} for child in verb.children)
    return deeds and not any(done)


def shared_agents(verb: Token) -> list[Token]:
    """Give X in "were drugged by X and shot", told once for both verbs."""
    return list(by_agents(verb.head)) if verb.dep_ == "conj" and own_subject_of(verb) is None else []


def taken(verb: Token) -> bool:
    """Tell "ten men arrested two weeks later", a participle the parse took for what the men did."""
    deps = {child.dep_ for child in verb.children}
    return verb.tag_ == "VBN" and "nsubj" in deps and not deps & {"aux", "auxpass", "dobj", "agent"}


def _active(verb: Token) -> bool:
    """Tell a main verb that the parse took for a participle: it has an object ("IS militants blew up the temple")."""
    return verb.tag_ in {"VBN", "VBD"} and any(child.dep_ == "dobj" for child in verb.children)


def answers(verb: Token) -> bool:
    """Tell "retaliated with a car bomb", "took its revenge with a raid" and "opened its campaign with a blast"."""
    things = [child for child in verb.children if child.dep_ == "dobj"]
    own = any(grand.dep_ == "poss" and grand.lower_ in THEIRS for child in things for grand in child.children)
    took = any(lemma(child) in {"revenge", "vengeance"} for child in things)
    return lemma(verb) in ANSWERS or took or (own and lemma(verb) in MARKS and not passive(verb))


def answered_with(deed: Token) -> Token | None:
    """Give the verb of "opened its campaign with a series of bombings", whose subject did the deed."""
    series = deed.dep_ == "pobj" and deed.head.lower_ == "of" and lemma(deed.head.head) in SERIES
    top = deed.head.head if series else deed
    led = top.head
    if top.dep_ != "pobj" or led.lower_ != "with":
        return None
    verb = led.head.head if led.head.dep_ == "dobj" else led.head
    return verb if answers(verb) else None


def signers(verb: Token) -> Iterator[Token]:
    """Give the sides of "an accord between X and Y was signed" and "an agreement with X was signed"."""
    signed = own_subject_of(verb) if passive(verb) else None
    below = signed.subtree if signed is not None and not list(by_agents(verb)) else ()
    for word in below:
        if word.dep_ == "prep" and word.lower_ in {"between", "with"} and word.i < verb.i:
            yield from (each for each in word.children if each.dep_ == "pobj")
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and not list(by_agents(verb)):
        yield from _who_signed(verb)


def _who_signed(signed: Token) -> Iterator[Token]:
    """Give X in "a truce that leaders of X signed in Y did not hold", where the parse hangs "signed" on X."""
    above = (each for each in signed.ancestors if each.dep_ == "nsubj" and each.head.dep_ == "relcl")
    for subject in above:
        if any(child.dep_ == "dobj" and child.lower_ in RELATIVES for child in subject.head.children):
            yield subject


def comes_under(verb: Token) -> bool:
    """Tell "officers came under fire", "they ran into an ambush", whose subject suffers what the verb tells."""
    under = lemma(verb) == "come" and any(child.lower_ == "under" for child in verb.children)
    return under or ambush_met(verb) is not None


def ambush_met(verb: Token) -> Token | None:
    """Find the ambush of "ran into an ambush laid by the gang"."""
    into = (child for child in verb.children if child.lower_ == "into") if lemma(verb) in GOING else ()
    return next((each for child in into for each in child.children if each.lemma_ == "ambush"), None)


def undergoes(verb: Token) -> bool:
    """Tell "died", "lost their lives", "suffered burns", whose subject did nothing."""
    things = {child.lemma_ for child in verb.children if child.dep_ == "dobj"}
    lost = lemma(verb) in LOSING and not things.isdisjoint(LOST)
    return lost or lemma(verb) in lexicon()["passive_patients"]


def aimed_at(verb: Token) -> Iterator[Token]:
    """Give what a bomb was thrown or a rocket fired at: "into a bar", "at the settlement"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"at", "into", "on", "against"}:
            yield from (
                grand for grand in child.children if grand.dep_ == "pobj" and grand.ent_type_ not in {"DATE", "TIME"}
            )


def by_agents(verb: Token) -> Iterator[Token]:
    """Give those whom "by X", "at the hands of X" and "fell to X" name."""
    for child in verb.children:
        if child.dep_ == "agent" and memory_of(child.nbor(-1)) is not None and memory_of(verb) is None:
            continue  # "were hurt on the anniversary of the killing by police of a boy"
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            named = (grand for grand in child.children if grand.dep_ == "pobj")
            yield from (each for each in named if lemma(each) not in lexicon()["body_parts"])  # "hung by his thumbs"
        if child.dep_ == "prep" and child.lower_ in {"at", "into"}:
            yield from _hands(child)
        if child.dep_ == "prep" and child.lower_ == "to" and lemma(verb) == "fall":  # "the town fell to the rebels"
            yield from (grand for grand in child.children if grand.dep_ == "pobj")


def with_owner(agent: Token) -> Iterator[Token]:
    """Give whose the weapon is that a deed was done by: "by army helicopters", "by a helicopter of the army"."""
    yield agent
    yield from (each for each in agent.children if each.dep_ == "compound")
    if lemma(agent) in lexicon()["thing_causes"]:
        yield from (each for each in agent.children if each.dep_ == "amod" and each.ent_type_ == "NORP")  # "Greek jets"
        yield from (each for child in agent.children if child.lower_ == "of" for each in child.children)


def _hands(preposition: Token) -> Iterator[Token]:
    """Give X in "at the hands of X"."""
    for hand in preposition.children:
        if lemma(hand) == "hand":
            yield from (each for child in hand.children if child.lower_ == "of" for each in child.children)


def band_of(noun: Token, people: frozenset[int]) -> bool:
    """Tell "a group of suspected Maoists", who are people by what they are called."""
    if lemma(noun) not in {"group", "band", "number", "party", "handful", "dozen", "couple"}:
        return False
    of = (each for child in noun.children if child.lower_ == "of" for each in child.children if each.dep_ == "pobj")
    named = {"NNPS"} | ({"NNP"} if noun.lower_ != "party" else set())
    men = lexicon()["fighting_men"] | {"suspect", "member", "supporter"}
    return any(each.i in people or each.tag_ in named or lemma(each) in men for each in of)
