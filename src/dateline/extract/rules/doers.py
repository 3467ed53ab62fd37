"""Who can be a doer by the word itself, and whose hands the words around a deed or its weapon show."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extract.actors import ActorMention
from dateline.extract.rules.homes import home_of
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.looking_back import taken_by
from dateline.extract.rules.subjects import RELATIVES, armed_people, by_agents, find_subject, own_subject_of, passive
from dateline.extract.rules.triggers import HEAPS, Trigger
from dateline.model.claim import ActorKind
from dateline.model.country import countries_by_name

NOUN_SIDES = frozenset({"poss", "compound", "nmod", "amod"})
HOLDING = frozenset({"hold", "control", "occupy", "man"})
INITIALS = (3, 7)
"""Fewest and most letters of a group's initials."""
MEETING = frozenset({"run", "drive", "ride", "step", "tread", "hit", "strike", "trigger"})
ONTO = frozenset({"over", "on", "onto"})
MINES = frozenset({"mine", "landmine", "bomb", "ied", "device", "explosive"})
CARRYING = frozenset({"carry", "transport", "ferry"})
LEADING = frozenset({"lead", "head", "command"})
COUPS = frozenset({"coup", "putsch", "revolution"})
NO_DOERS = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "PRODUCT"})


def acts(token: Token) -> bool:
    """Tell people who do things from things: "thousands of demonstrators", "the driver"."""
    people = lexicon()["doer_nouns"]
    named = (grand for child in token.children if child.lower_ == "of" for grand in child.children)
    words = {lemma(token), token.lower_, token.lower_.removesuffix("s"), *(lemma(each) for each in named)}
    words |= {lemma(child) for child in token.children if child.dep_ == "compound"} & lexicon()["side_words"]
    if (token.lower_ == "old" and token.nbor(-1).text == "-") or _led(token):
        return True  # "a 15-year-old with a rifle"
    if token.pos_ == "NUM" and whole_of(token) is not None:
        return True  # "three of them"
    named_like_one = token.pos_ == "PROPN" and _known(token)
    return bool(words & (people | lexicon()["side_words"])) or _body(token) or named_like_one


def _led(people: Token) -> bool:
    """Tell people under somebody's command: "landowners led by X", "farmers under X"."""
    several = people.tag_ == "NNS" and people.dep_ == "nsubj"
    led = (child for child in people.children if child.dep_ == "acl" and lemma(child) in LEADING)
    return several and any(True for clause in led for _ in by_agents(clause))


def _body(token: Token) -> bool:
    """Tell "a Chetnik company", "a Boko Haram faction"."""
    names = (child.pos_ == "PROPN" or child.ent_type_ in {"ORG", "NORP"} for child in token.children)
    return lemma(token) in lexicon()["bodies"] and any(names)


def _known(name: Token) -> bool:
    """Tell a name that may do deeds: an organisation's, a people's, initials, and whatever "an attack by" leads to."""
    known = name.ent_type_ in {"ORG", "NORP"} or home_of(name.text) is not None or _initials(name)
    owner = name.dep_ == "poss" and _country(name) and lemma(name.head) in lexicon()["thing_causes"]
    return known or owner or _band(name) or (_signs(name) and name.ent_type_ not in NO_DOERS)


def _band(name: Token) -> bool:
    """Tell a band by its plural: "the Tupamaros", which the model takes for a product."""
    led = any(child.lower_ == "the" for child in name.children)
    return led and name.text.endswith("s") and name.ent_type_ not in NO_DOERS - {"PRODUCT", "FAC"}


def _country(token: Token) -> bool:
    """Tell a country, which has an army: "Ukraine's drones"."""
    return token.ent_type_ == "GPE" and token.lower_ in countries_by_name()


def _signs(token: Token) -> bool:
    """Tell X in "an attack by X", a doer whatever X is."""
    return token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.pos_ == "NOUN"


def _initials(token: Token) -> bool:
    """Tell a group by its initials, whatever the model takes them for: "the FLN", but no weapon: "an IED"."""
    short = token.text.isalpha() and token.text.isupper() and INITIALS[0] <= len(token) <= INITIALS[1]
    return short and token.lower_ not in lexicon()["arms_in_initials"]


def may_sign(token: Token, kind: str) -> bool:
    """Tell "the head of the rebels" who signs an accord."""
    return kind == "agreement" and lemma(token) in lexicon()["signatories"]


def lives(token: Token) -> bool:
    """Tell whoever may be the subject of a deed that only people do, whatever they are called: "Eritrean gunners"."""
    named = token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "PRODUCT", "FAC"}
    several = token.tag_ == "NNS" and token.ent_type_ not in {"DATE", "TIME", "QUANTITY"}
    return (named or several) and lemma(token) not in lexicon()["lifeless"]


def named_by_scene(deed: Token, actor: ActorMention) -> bool:
    """Tell the place a deed is named by from a doer: "the Accomarca massacre", where no list knows an actor so called.

    Who a deed is done by stands before nouns of harm only if it is known to do harm: "the JNIM massacre".
    """
    known = actor.kind is not ActorKind.UNKNOWN or actor.name is None or home_of(actor.name) is not None
    return not known and lemma(deed) in lexicon()["patient_nouns"]


def in_another_clause(word: Token, verb: Token) -> bool:
    """Tell what hangs in a clause with a subject of its own: "was shot as she looked into abuses by the army"."""
    for above in word.ancestors:
        if above.i == verb.i:
            return False
        if above.dep_ in {"advcl", "ccomp"} and own_subject_of(above) is not None:
            return True
    return False


def called_by_place(name: Token, deed: Token) -> bool:
    """Tell what a deed is called by: "the Fijian coup", "the Markale massacres"."""
    if name.dep_ == "poss":
        return False
    whom = any(child.lower_ == "of" for child in deed.children)  # "the Serb massacre of prisoners"
    return lemma(deed) in COUPS or (lemma(deed) == "massacre" and name.pos_ == "PROPN" and not whom)


def holders(ground: Token) -> Iterator[Token]:
    """Give whose the ground is that something was fired from: "from Serb positions", "from rebel-held hills"."""
    if lemma(ground) in lexicon()["firing_grounds"]:
        held = [child for child in ground.children if child.dep_ in NOUN_SIDES]
        yield from held
        yield from (grand for child in held if child.lower_ in {"held", "controlled"} for grand in child.children)
        clauses = (child for child in ground.children if child.dep_ == "acl" and lemma(child) in HOLDING)
        yield from (each for clause in clauses for each in by_agents(clause))  # "from a hill held by hunters"


def fired_from(verb: Token) -> Iterator[Token]:
    """Give whose the ground is in "was fired at from a hill held by hunters"."""
    source = (each for child in verb.children if child.lower_ == "from" for each in child.children)
    yield from (whose for each in source for whose in holders(each))


def wielders(verb: Token) -> Iterator[Token]:
    """Give X in "two were killed when X used mortars against the base", "when X returned fire", "when X burst in"."""
    for clause in (each for each in verb.subtree if each.i > verb.i and each.pos_ == "VERB"):
        bursts = lemma(clause) in lexicon()["bursting_verbs"] or _came(clause)
        if not (bursts or wields(clause)) or passive(clause):
            continue
        subject = own_subject_of(clause)
        opened = any(child.lower_ in {"when", "as", "after"} for child in clause.children)
        if opened and subject is not None and (acts(subject) or not bursts):
            yield subject


def _came(verb: Token) -> bool:
    """Tell how killers came: "were killed when men armed with machetes went from house to house"."""
    subject = own_subject_of(verb) if lemma(verb) in lexicon()["arrival_verbs"] | {"go"} else None
    if subject is None:
        return False
    attackers = lexicon()["attackers"] | {"militant", "militiaman", "insurgent", "terrorist"}
    return lemma(subject) in attackers or armed_people(subject)


def takers(verb: Token) -> Iterator[Token]:
    """Give X in "ten men whom X had picked out of a crowd were shot", where nobody else shot them."""
    hit = own_subject_of(verb)
    for clause in hit.children if hit is not None else ():
        if clause.dep_ == "relcl" and _object_first(clause) and lemma(clause) in lexicon()["picking_verbs"]:
            yield from (child for child in clause.children if child.dep_ == "nsubj" and acts(child))


def riders(vehicle: Token) -> list[Token]:
    """Give X in "helicopters carrying X opened fire"."""
    clauses = (child for child in vehicle.children if child.dep_ == "acl" and lemma(child) in CARRYING)
    return [each for clause in clauses for each in clause.children if each.dep_ == "dobj" and acts(each)]


def only_told(trigger: Trigger, verb: Token, *, several: bool) -> bool:
    """Tell what followed a deed from what those do who hunt its doers ("police seek a man whose bomb exploded,
    wounding 13") or only tell of it ("residents accused the army of shelling the market, killing 11").
    """
    aside = trigger.consequence and verb.dep_ == "advcl" and verb.tag_ == "VBG"
    hunted = several and lemma(verb.head) in lexicon()["hunting_verbs"]
    return aside and (hunted or lemma(verb.head) in lexicon()["telling_verbs"])


def wields(verb: Token) -> bool:
    """Tell "used mortars", "returned fire"."""
    arms = (child for child in verb.children if child.dep_ == "dobj")
    return lemma(verb) in lexicon()["wielding_verbs"] and any(lemma(each) in lexicon()["wielded"] for each in arms)


def laid_by(verb: Token) -> Iterator[Token]:
    """Give who laid what went off: "a device planted by X went off", "a bomb that X had hidden in a bin exploded"."""
    subject = own_subject_of(verb)
    if subject is None or lemma(subject) not in lexicon()["thing_causes"] | lexicon()["bomb_covers"]:
        return
    for clause in (child for child in subject.children if child.dep_ in {"acl", "relcl"}):
        if lemma(clause) in lexicon()["doing_verbs"] | lexicon()["bringing_verbs"] | lexicon()["laying_verbs"]:
            yield from by_agents(clause)
            layer = own_subject_of(clause) if not passive(clause) and _object_first(clause) else None
            yield from (layer,) if layer is not None else ()


def _object_first(clause: Token) -> bool:
    """Tell "that X had hidden", a clause said of what was hidden."""
    return any(child.dep_ == "dobj" and child.lower_ in RELATIVES for child in clause.children)


def opened_by(deed: Token) -> Iterator[Token]:
    """Give X in "the rising of X began with raids on posts": the deeds that a rising opens with are of its people."""
    led = deed.dep_ == "pobj" and deed.head.lower_ == "with"
    verb = deed.head.head if led else deed
    verb = verb.head if verb.lower_ == "known" else verb
    known = any(child.lower_ == "known" for child in verb.children)  # "made itself known with an ambush"
    announced = lemma(verb) in {"announce", "introduce"} and any(c.lower_ == "itself" for c in verb.children)
    if led and (known or announced):
        doer = find_subject(verb)
        yield from (doer,) if doer is not None else ()
    rising = own_subject_of(verb) if led and lemma(verb) in lexicon()["opening_verbs"] else None
    if rising is not None and lemma(rising) in lexicon()["gatherings"] | lexicon()["risings"]:
        yield from (each for child in rising.children if child.lower_ in {"of", "by"} for each in child.children)
        yield from (child for child in rising.children if child.dep_ in {"compound", "poss"} and _known(child))


def carried_out(deed: Token) -> Iterator[Token]:
    """Give X in "an attack with gas and rockets which X carried out", wherever the parse hangs the clause."""
    clauses = (each for each in deed.subtree if each.dep_ == "relcl" and each.i > deed.i)
    for clause in (each for each in clauses if lemma(each) in lexicon()["light_verbs"]):
        if any(child.dep_ == "dobj" and child.lower_ in {"which", "that"} for child in clause.children):
            yield from (child for child in clause.children if child.dep_ == "nsubj")


def whole_of(part: Token) -> Token | None:
    """Give the bodyguards of "two of her bodyguards": the people some of whom did it."""
    if part.pos_ not in {"NUM", "PRON", "DET", "ADJ"} and part.lower_ not in HEAPS:
        return None
    of = (grand for child in part.children if child.lower_ == "of" for grand in child.children)
    theirs = part.dep_ == "nsubjpass" or _does_something(part)  # not "most of them shot"
    nouns = {"NOUN", "PROPN", "PRON"} if theirs else {"NOUN", "PROPN"}
    return next((each for each in of if each.dep_ == "pobj" and each.pos_ in nouns), None)


def _does_something(part: Token) -> bool:
    """Tell "three of them stormed a bank" from "nine men, most of them shot"."""
    verb = part.head
    main = verb.dep_ in {"ROOT", "conj", "ccomp", "advcl"} and verb.tag_ == "VBD"
    done = main and any(child.dep_ in {"dobj", "prep", "prt"} and child.i > verb.i for child in verb.children)
    return part.dep_ == "nsubj" and part.pos_ == "NUM" and done


def whose(token: Token) -> Token | None:
    """Give X in "X, whose fighters had shelled the town": it did."""
    relative = any(child.lower_ == "whose" for child in token.children)
    return token.head.head if relative and token.dep_ == "nsubj" and token.head.dep_ == "relcl" else None


def of_clause(head: Token) -> Iterator[Token]:
    """Give X in "the raid that X carried out" and "a ceasefire that X had declared"."""
    for clause in head.children:
        does = clause.dep_ == "relcl" and lemma(clause) in lexicon()["doing_verbs"] | lexicon()["agreeing"]
        subject = own_subject_of(clause) if does and not passive(clause) else None
        if subject is not None and subject.lower_ not in RELATIVES:
            yield subject


def met(verb: Token) -> bool:
    """Tell "a police car ran over a mine", whose subject suffers the deed."""
    subject = find_subject(verb) if lemma(verb) in MEETING else None
    things = {lemma(each) for child in verb.children for each in (child, *child.children) if child.i > verb.i}
    over = lemma(verb) in {"hit", "strike", "trigger"} or any(child.lower_ in ONTO for child in verb.children)
    return subject is not None and over and not things.isdisjoint(MINES) and lemma(subject) not in MINES


def freed(trigger: Trigger, verb: Token) -> bool:
    """Tell "ten regained their freedom" and "their car hit a mine", whose subjects did nothing of the kind."""
    if trigger.kind == "remote_explosive":
        return lemma(verb) in lexicon()["mined_verbs"]
    return trigger.kind == "release" and lemma(verb) in lexicon()["freed_verbs"]


def captors(freed_by: Token) -> Iterator[Token]:
    """Give X in "six soldiers held by X were handed over", where nobody else freed them."""
    held = own_subject_of(freed_by) if passive(freed_by) and not list(by_agents(freed_by)) else None
    if held is None or lemma(freed_by) in lexicon()["rescuing_verbs"]:
        return
    yield from taken_by(held)
    for clause in held.children:
        if clause.dep_ == "acl" and lemma(clause) in lexicon()["holding_verbs"]:
            yield from by_agents(clause)


def unmasked(doer: Token) -> Token:
    """Give X for "X dressed as police shot a judge", where the parse has the police shoot."""
    doc, led = doer.doc, doer.left_edge.i - 1
    posing = led > 1 and doc[led].lower_ == "as" and doc[led - 1].lower_ in lexicon()["posing_words"]
    worn_by = doc[led - 1].head if posing else doer
    return worn_by if worn_by.pos_ in {"NOUN", "PROPN"} else doer


def befell_them(verb: Token, heads: set[int]) -> bool:
    """Tell what was done to those who did the deed, in one row of verbs: the second is passive, the first is not."""
    if verb.dep_ != "conj" or not any(child.dep_ == "auxpass" for child in verb.children) or own_subject_of(verb):
        return False
    first = verb.head
    return first.i in heads and not passive(first) and own_subject_of(first) is not None


def fighting(deed: Token) -> Iterator[Token]:
    """Give both sides of "clashes between A and B" and the other side of "a firefight with B"."""
    if lemma(deed) not in lexicon()["two_sided"]:
        return
    broke_out = deed.dep_ == "nsubj" and lemma(deed.head) in lexicon()["occur_verbs"]
    for child in (*deed.children, *(deed.head.children if broke_out else ())):
        if child.dep_ == "prep" and child.lower_ in {"between", "with", "among"}:
            yield from (each for each in child.children if each.dep_ == "pobj")


def fought_with(verb: Token) -> Iterator[Token]:
    """Give the other side of "clashed with B", "traded fire with B" and "battled B"."""
    if passive(verb) or lemma(verb) not in lexicon()["fighting_verbs"]:
        return
    fire = (child for child in verb.children if child.dep_ == "dobj" and lemma(child) in lexicon()["volleys"])
    for child in (*verb.children, *(grand for volley in fire for grand in volley.children)):
        if child.dep_ == "prep" and child.lower_ == "with":
            yield from (each for each in child.children if each.dep_ == "pobj" and acts(each))
        if child.dep_ == "dobj" and child.head.i == verb.i and lemma(verb) in lexicon()["fighting_somebody"]:
            yield from (child,) if acts(child) else ()


def called_so(people: Token) -> Token | None:
    """Find the name in "a gang known as X", "a militia called X"."""
    if lemma(people) not in lexicon()["blamable"]:
        return None
    for clause in people.children:
        if clause.dep_ == "acl" and lemma(clause) in lexicon()["calling_verbs"]:
            below = (clause, *(child for child in clause.children if child.lower_ == "as"))
            named = (each for above in below for each in above.children if each.dep_ in {"pobj", "oprd", "dobj"})
            return next((each for each in named if each.pos_ == "PROPN"), None)
    return None
