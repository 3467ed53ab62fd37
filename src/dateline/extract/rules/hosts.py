"""Which deed word another belongs to, where a sentence tells one deed in several words."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.extract.rules.charges import before_charges, charge
from dateline.extract.rules.clauses import (
    about_noun,
    answered_whole,
    avenging,
    begun,
    both_dated,
    both_done,
    by_the_same,
    came_first,
    counts_people,
    depth,
    died_first,
    of_the_latest,
    on_the_same,
    other_day,
    own_subject,
    parted,
    said_of_object,
    set_apart,
    tells_another,
    tells_day,
    tells_how,
    there_another_day,
    told_ahead,
    undergone,
    until_then,
    when_it_was,
    with_its_day,
)
from dateline.extract.rules.host_nouns import (
    by_that_court,
    by_treaty,
    climb_links,
    in_which,
    made,
    made_harmless,
    of_series,
    of_what_hit,
    sparked_by,
    took_place,
)
from dateline.extract.rules.kinds import CAPTIVES, GENERIC_KINDS, PROPERTY, violent_kinds
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.looking_back import memory_of
from dateline.extract.rules.subjects import goes_on_itself, passive
from dateline.extract.rules.triggers import Generality, Trigger, set_beside
from dateline.model.evidence import Modality

ONE_RAID = (
    {"raid", "arrest"},
    {"raid", "release"},
    {"attack", "release"},
    {"raid", "weapons_seizure"},
    {"attack", "weapons_seizure"},
    {"arrest", "weapons_seizure"},
    {"arrest", "trial"},
    {"territorial_gain", "armed_clash"},
    {"territorial_gain", "attack"},
    {"territorial_gain", "massacre"},
    {"trial", "execution"},
    {"leadership_change", "execution"},
    {"leadership_change", "assassination"},
)
"""Deeds done in one: "arrested 12 people in raids", "stormed the prison and freed 800 inmates"."""
TAKEN_IN = frozenset({"territorial_gain", "looting", "raid", "hijacking"})
"""Deeds in the course of which people are led away."""
TAKEN_OR_RAPED = CAPTIVES | {"sexual_violence", "torture"}
TUMULTS = frozenset({"protest", "riot"})
COUNTS = frozenset({"after", "before"})
CLOSE = 2
"""Words from a bomb to its going off that no other clause fits between."""
NEAR = 12
"""Words after a deed noun within which "that killed" is still said of it."""
KNOWN = frozenset({"he", "she", "they", "both", "all"})
"""Those of whom the clause before a semicolon has told."""
THEM = frozenset({"him", "her", "them"})
NAMED = frozenset({"GPE", "LOC", "FAC"})
CLAUSES = frozenset({"nsubj", "nsubjpass", "attr", "relcl", "acl", "ccomp", "advcl", "xcomp"})


def host_word(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> Trigger | None:
    """Find the deed word that this one adds to, if it does not stand for a deed of its own."""
    then = until_then(doc[trigger.head])
    others = [each for each in triggers if each is not trigger and until_then(doc[each.head]) == then]
    harmless = made_harmless(trigger, doc[trigger.head], others)
    if trigger.background or not others or harmless is not None:
        return harmless or _setting(doc, trigger, others)
    head = doc[trigger.head]
    inside, noun = _once_inside(trigger, head, others), in_which(head, others)
    if inside is not None or (noun is not None and not noun.background and _joinable(trigger, noun)):
        return inside or noun
    if answered_whole(head) or (trigger.consequence and (there_another_day(head) or died_first(head))):
        return None  # "struck camps of the men behind the killing of 26 people"
    if (placed := _where(head, others)) is not None and (trigger.consequence or _only_named(placed)):
        return placed if _joinable(trigger, placed) else None
    host = (
        _taken_first(trigger, head, others)
        or _by_the_crowd(trigger, head, others)
        or _in_the_coup(trigger, head, others)
        or _on_the_spot(head, others)
        or _told_together(trigger, head, others)
        or of_what_hit(trigger, head, others)
        or _by_grammar(doc, trigger, others)
        or _by_naming(doc, head, others)
        or _of_the_weapon(trigger, head, others)
        or _beside(trigger, others)
        or _past_semicolon(trigger, head, others)
        or by_that_court(trigger, head, others)
        or by_treaty(trigger, head, others)
    )
    if host is None and trigger.consequence and not other_day(head):
        host = _by_position(doc, head, others)
    planned = host is not None and host.kind == "plot" and trigger.modality is Modality.PLANNED
    if host is None or (host.background and not planned) or not _joinable(trigger, host):
        return None
    apart = (memory_of(head) is None) != (memory_of(doc[host.head]) is None)  # "riots on the anniversary of a killing"
    apart = apart or (trigger.form == host.form == "noun" and _each_dated(head, doc[host.head]))
    past = parted(head, doc[host.head]) and host.head < head.i
    apart = apart or _ended_by(head, host)
    apart = apart or (past and both_dated(head) and (head.tag_ == "VBD" or own_subject(head)))
    apart = apart or told_ahead(head, doc[host.head])
    apart = apart or (head.i < host.head and both_done(head, doc[host.head]))
    return None if apart or _by_others(head, trigger, host) or of_the_latest(doc[host.head]) else host


def _once_inside(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the entering of "entered the village, burned huts and shot 34 peasants", which is part of the attack."""
    verb = head
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and not (own_subject(verb) or other_day(verb)):
        verb = verb.head
    inside = trigger.form == "verb" and trigger.kind in violent_kinds() and verb.i != head.i
    entered = inside and lemma(verb) == "enter" and not any(each.ent_type_ in NAMED for each in head.subtree)
    return next((other for other in others if entered and other.head == verb.i), None)


def _ended_by(verb: Token, host: Trigger) -> bool:
    """Tell what ended a siege from the siege: "commandos killed the last gunmen, ending a siege in which 95 died"."""
    siege = verb.doc[host.head]
    return siege.dep_ == "dobj" and lemma(siege.head) in {"end", "lift", "break"} and siege.head.head.i == verb.i


def _each_dated(one: Token, other: Token) -> bool:
    """Tell two deeds, each with its day: "confessed to a murder in April and to his part in an attack in May"."""
    if not {one.dep_, other.dep_} <= {"pobj", "dobj", "conj"}:
        return False
    mine, theirs = ({each.i for each in noun.subtree if tells_day(each)} for noun in (one, other))
    return bool(mine - theirs and theirs - mine)


def _by_others(head: Token, trigger: Trigger, host: Trigger) -> bool:
    """Tell a taking with a subject of its own: "commandos stormed the café where a man had held 18 people hostage"."""
    taken = bool({trigger.kind, host.kind} & CAPTIVES) and not trigger.consequence
    if host.kind in CAPTIVES and tells_how(head, head.doc[host.head]):
        return False
    if host.consequence and counts_people(head) and undergone(head):
        return False  # "twelve were killed and five taken hostage"
    return taken and own_subject(head) and _taken_first(trigger, head, [host]) is None


def _taken_first(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Find what was done to people by those who took them first: "executed seven men whom they had taken off a bus"."""
    verb = said_of_object(head) if trigger.kind == "abduction" and head.dep_ == "relcl" else None
    if verb is None or any(map(tells_day, head.subtree)):
        return None
    if not any(child.dep_ == "nsubj" and child.lower_ in {"they", "it", "he"} for child in head.children):
        return None
    return next((other for other in others if other.head == verb.i), None)


def _by_the_crowd(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the shots at a crowd that had broken in: "fired on protesters who had forced their way into the hall"."""
    had = any(child.lower_ == "had" for child in head.children)
    crowd = head.head if head.dep_ == "relcl" else head
    verb = said_of_object(head) if had and lemma(crowd) in lexicon()["crowd_people"] else None
    if verb is None or any(map(tells_day, head.subtree)) or trigger.kind not in {"attack", "riot", "protest", "raid"}:
        return None
    hit = (other for other in others if other.start <= verb.i < other.end and other.form == "verb")
    return next((other for other in hit if other.kind in violent_kinds()), None)


def _in_the_coup(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the coup in which it was done: "overthrew the president, who killed himself as jets bombed his palace"."""
    above = [each for each in (head, *head.ancestors) if each.dep_ == "relcl"]
    verb = said_of_object(above[-1]) if above else None
    if verb is None or trigger.kind not in violent_kinds() | {"killed"} or any(map(tells_day, above[-1].subtree)):
        return None
    return next((other for other in others if other.head == verb.i and other.kind == "leadership_change"), None)


def _past_semicolon(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the deed whose end is told past a semicolon: "soldiers broke into his house; he was shot at its gate"."""
    suffered = trigger.form == "verb" and any(child.dep_ == "auxpass" for child in head.children)
    told_more = any(tells_day(each) or each.dep_ == "agent" or each.ent_type_ in NAMED for each in head.subtree)
    row = (head, head.head) if head.dep_ == "conj" else (head,)
    whom = next((child for each in row for child in each.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    known = whom is not None and (whom.lower_ in KNOWN or any(child.lower_ == "the" for child in whom.children))
    if not suffered or told_more or not known or not (trigger.consequence or trigger.kind in violent_kinds()):
        return None
    before = [each for each in others if each.head < head.i and each.form == "verb" and not each.background]
    last = max(before, key=lambda each: each.head, default=None)
    joined = last is not None and last.kind in violent_kinds() and parted(head.doc[last.head], head)
    return last if joined else None


def _on_the_spot(head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the deed that went on where people were taken: "led them to huts, where two were raped, and fired"."""
    where = head.dep_ == "relcl" and any(child.lower_ == "where" for child in head.children)
    if not where or not any(child.dep_ == "nsubjpass" for child in head.children) or any(map(tells_day, head.subtree)):
        return None
    verb = next((each for each in head.ancestors if each.pos_ == "VERB"), None)
    row = {each.i for each in verb.conjuncts} if verb is not None else set()
    return next((other for other in others if other.form == "verb" and other.head in row), None)


def _beside(trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """Join "a truck bomb exploded", whatever the parse makes of the words: the noun and right after it the verb."""
    again = (o for o in others if o.kind == trigger.kind and o.start < trigger.end and trigger.start < o.end)
    if (other := next(again, None)) is not None:  # "found a weapons" and "weapons cache"
        return other
    if trigger.form != "verb" or trigger.kind not in GENERIC_KINDS:
        return None
    return next((other for other in others if other.form == "noun" and 0 < trigger.start - other.head <= CLOSE), None)


def _of_the_weapon(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Join "a bomb thrown from a bridge fell into the river and exploded": what was done with it and what it did."""
    verb = head
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and not own_subject(verb):
        verb = verb.head
    thing = next((child.i for child in verb.children if child.dep_ == "nsubj"), None)
    if trigger.form != "verb" or thing is None or thing >= head.i:
        return None
    told = (other for other in others if other.kind == trigger.kind and other.form == "verb" and other.head != head.i)
    return next((other for other in told if other.start <= thing < other.end and head.i != other.head), None)


def _setting(doc: Doc, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """Join "he was shot during the raid" and "amid fighting in Malakal": a deed done in the course of another."""
    head = doc[trigger.head]
    if trigger.kind == "armed_clash" and head.dep_ == "pobj" and head.head.lower_ == "after":
        return next((o for o in others if o.head == head.head.head.i and o.kind == "territorial_gain"), None)
    amid = trigger.kind in {"armed_clash", "riot", "protest"} and head.head.lower_ in {"during", "amid"}
    if head.dep_ != "pobj" or not (amid or (trigger.definite and head.head.lower_ in {"during", "in"})):
        return None
    return next((o for o in others if o.head == head.head.head.i and {o.kind, trigger.kind} <= violent_kinds()), None)


def _told_otherwise(trigger: Trigger, host: Trigger) -> bool:
    """Tell what happened from what did not: "none died but 9 were hurt", "was killed when they came to arrest X"."""
    denied = Modality.NEGATED in {trigger.modality, host.modality} and trigger.modality is not host.modality
    meant = host.modality is Modality.HYPOTHETICAL and trigger.modality is Modality.HAPPENED
    return denied or (meant and trigger.consequence)


def _joinable(trigger: Trigger, host: Trigger) -> bool:
    if _told_otherwise(trigger, host):
        return False
    if trigger.consequence or host.consequence:
        return {trigger.kind, host.kind} <= violent_kinds() | {
            "killed",
            "injured",
            "abduction",
            "hijacking",
            "protest",
            "displacement",
            "territorial_gain",
            "raid",
            "arrest",
            "leadership_change",
            "weapons_seizure",
            "release",
        }
    pair = {trigger.kind, host.kind}
    taken_in = "abduction" in pair and host.form == "verb" and trigger.form == "noun"
    in_attack = taken_in and trigger.kind in {"attack", "raid", "ambush"}  # "kidnapped two girls in an attack on X"
    if (
        len(pair) == 1
        or in_attack
        or pair in ONE_RAID
        or (host.kind == "plot" and trigger.modality is Modality.PLANNED)
    ):
        return True  # "a plot to bomb a mosque in Lyon"
    verbs = trigger.form == host.form == "verb"
    tumult = pair & TUMULTS and pair <= TUMULTS | PROPERTY  # "blocked the road and pelted cars with stones"
    freed = "release" in pair and pair <= violent_kinds() | {"release"}  # "shot dead three pirates and freed one man"
    fell = host.kind == "leadership_change" and trigger.kind in violent_kinds()  # "…, as jets bombed his palace"
    aboard = "hijacking" in pair and pair <= violent_kinds() | {"hijacking"}  # "boarded a bus and shot two men"
    if verbs and (tumult or freed or fell or aboard):
        return True
    if pair & CAPTIVES and trigger.form == host.form == "verb":  # "abducted and beheaded 21", "attacked X, abducting 5"
        return pair <= CAPTIVES | TAKEN_IN | violent_kinds()
    crowd = "protest" in pair and trigger.form == host.form == "verb"  # "blocked the road and threw stones"
    general = bool(pair & (set(GENERIC_KINDS) | PROPERTY | {"massacre", "raid"}))
    hurt = violent_kinds() | ({"protest"} if crowd else set())
    return pair <= hurt and (general or trigger.form == host.form == "verb")


def _by_grammar(doc: Doc, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """Follow subject, relative clause, participle and "in", "when", "after" from one deed word to another."""
    by_head = {other.head: other for other in others}
    head = of_series(begun(doc[trigger.head]))
    governor = head.head
    own = head.dep_ in CLAUSES and governor.i in by_head
    first = head if own else _first_verb(head, by_head)  # "took place on 3 May, when troops came and shot 30 people"
    if own or _of_that_day(first):
        return _by_clause(first, by_head)
    if (joined := _joined_on(head, by_head)) is not None:
        return _coordinated(trigger, by_head, joined)
    inside = _first_of_row(head, by_head) or _inside_of(trigger, head, others) or sparked_by(head, by_head)
    if inside is not None:
        return inside
    if head.dep_ == "pobj" and head.head.lower_ in {"in", "by", "from", "during"} and head.head.head.i in by_head:
        other = by_head[head.head.head.i]
        general = trigger.kind in (*GENERIC_KINDS, "raid", other.kind)  # "in a coup on 3 May officers overthrew X"
        return other if other.consequence or general else None
    for link in climb_links(head):
        if link.i in by_head and by_head[link.i].consequence:
            return by_head[link.i]
    return _subject_deed(head, by_head) if trigger.consequence and trigger.form == "verb" else None


def _of_that_day(verb: Token) -> bool:
    """Tell a clause on the day of a deed: "an attack on the market on 23 August, in which shells killed 39"."""
    dated = verb.head.ent_type_ == "DATE" or any(child.lower_ == "when" for child in verb.children)
    return (verb.dep_ == "relcl" and dated) or when_it_was(verb)


def _first_verb(verb: Token, by_head: dict[int, Trigger]) -> Token:
    """Give the first of a row of verbs of one subject, none of which tells a deed."""
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and verb.head.i not in by_head and not own_subject(verb):
        verb = verb.head
    return verb


def _first_of_row(head: Token, by_head: dict[int, Trigger]) -> Trigger | None:
    """Find the deed in a row of verbs of one subject: "rounded up 23 men, tied their hands and shot them"."""
    verb = head
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and not (own_subject(verb) or other_day(verb) or set_apart(verb)):
        below, verb = verb, verb.head
        if verb.i in by_head:
            return by_head[verb.i] if verb is not head else None
        beside = [each for each in verb.children if each.dep_ == "conj" and each.i < below.i and each.i in by_head]
        if beside and not own_subject(beside[-1]):
            return by_head[beside[-1].i]  # "stopped a bus, took six people off it and shot them"
    return None


def _joined_on(head: Token, by_head: dict[int, Trigger]) -> Token | None:
    """Give the verb joined to a deed, through those between that tell none: "raided it, rounded up X and shot Y"."""
    while head.dep_ == "conj" and head.pos_ == "VERB":
        if head.head.i in by_head:
            return head
        if own_subject(head) or any(child.ent_type_ == "DATE" for child in head.subtree):
            return None
        head = head.head
    return None


def _inside_of(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Join "left 27 dead and 130 wounded" and "detonated a bomb": the word hangs on one inside the other's own."""
    governor = head.head.i
    if head.dep_ == "relcl" and about_noun(head):  # "planted the car bomb which destroyed a car park"
        return next(
            (o for o in others if o.form == "verb" and o.start <= governor < o.end and o.head != governor), None
        )
    if head.dep_ == "acl" and head.head.dep_ == "conj" and head.head.pos_ == "NUM":
        head = head.head  # "left 27 dead and 130 wounded", the figure read as what is joined
        governor = head.head.i
    if head.dep_ == "conj" and trigger.consequence and head.head.dep_ == "pcomp" and head.head.pos_ == "ADJ":
        with_it = head.head.head  # "levelled the embassy, with 29 dead and 242 injured"
        return _with_toll(with_it.head, others) if with_it.lower_ == "with" else None
    if head.dep_ == "conj" and trigger.consequence:
        return next((other for other in others if other.consequence and other.start <= governor < other.end), None)
    if head.dep_ == "dobj" and trigger.form == "noun":
        return next((other for other in others if other.head == governor), None)
    if trigger.kind == "agreement" and head.dep_ == "pobj" and head.head.lower_ in {"on", "for"}:
        on = head.head.head.i  # "signed an agreement on a cessation of hostilities"
        return next((other for other in others if other.kind == "agreement" and other.start <= on < other.end), None)
    return None


def _with_toll(verb: Token, others: list[Trigger]) -> Trigger | None:
    """Find the deed of a clause that ends in its toll: the verb's own, or its subject's."""
    subjects = {child.i for child in verb.children if child.dep_ == "nsubj"}
    return next((other for other in others if other.head in {verb.i, *subjects}), None)


def _told_together(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Join what one man did within minutes, and what a weapon did to what was done with it."""
    beside = (other for other in others if other.head == head.head.i and by_the_same(head))
    if trigger.form == "verb" and (by_doers := _on_the_way(trigger, head, others)) is not None:
        return by_doers
    return next(beside, None) or (_both_said_of(head, others) if trigger.consequence else None)


def _on_the_way(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the deed of those of whom a clause says how they came: "abducted by gunmen who came and shot in the air"."""
    clause = head
    while clause.dep_ == "conj" and not own_subject(clause):
        clause = clause.head
    doers = clause.head if clause.dep_ == "relcl" and clause.tag_ == head.tag_ == "VBD" else None
    if doers is None or trigger.consequence or any(map(tells_day, clause.subtree)):
        return None
    if any(child.dep_ in {"dobj", "prep"} for child in head.children):
        return None  # "gunmen who attacked a church"
    verb = doers.head.head if doers.dep_ == "pobj" and doers.head.dep_ == "agent" else doers.head
    did = doers.dep_ == "nsubj" or verb is not doers.head
    return next((other for other in others if did and other.head == verb.i), None)


def _both_said_of(head: Token, others: list[Trigger]) -> Trigger | None:
    """Join two clauses said of one noun: "a rocket which the rebels fired at X on Friday and which killed two"."""
    subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ not in {"which", "that"} or subject.i == 0 or subject.nbor(-1).dep_ != "cc":
        return None
    before = [other for other in others if other.head < head.i and head.doc[other.head].dep_ in {"relcl", "acl"}]
    return max(before, key=lambda each: each.head, default=None)


def _by_clause(head: Token, by_head: dict[int, Trigger]) -> Trigger | None:
    """Find the deed that a clause belongs to, where it is about that deed and tells no other."""
    if head.head.i not in by_head:  # "on 3 May, when gunmen clashed with guards"
        above = next((by_head[token.i] for token in head.ancestors if token.i in by_head), None)
        above = above or made(head, by_head)
        return above or took_place(head, by_head)
    own = (
        (head.dep_ == "ccomp" and own_subject(head) and any(map(_counted_from, head.head.children)))
        or tells_another(head)
        or (came_first(head) and avenging(head.head))
        or (set_beside(head) and both_dated(head))
        or (head.dep_ == "relcl" and not about_noun(head))
    )
    return None if own else by_head[head.head.i]


def _counted_from(mark: Token) -> bool:
    """Tell "X pounded the town, hours after jets had struck it", read as one clause inside the other."""
    return (
        mark.dep_ == "mark" and mark.lower_ in {"after", "before"} and mark.i > 0 and mark.nbor(-1).ent_type_ == "TIME"
    )


def _coordinated(trigger: Trigger, by_head: dict[int, Trigger], head: Token) -> Trigger | None:
    """Join "39 were killed and 150 injured" and "storming the hall and firing on guests", not deeds on other days.

    A consequence whose own subject is a deed belongs to that one: "…, and a shooting in Mosul killed four".
    """
    other = by_head[head.head.i]
    if other_day(head) or (goes_on_itself(head) and passive(head.head)):
        return None  # "he was arrested on 3 May and shot a guard"
    if trigger.consequence and other.consequence:
        return None if _own_cause(head, by_head) else other
    taken_too = other.consequence and trigger.kind in TAKEN_OR_RAPED and undergone(head)
    if (trigger.consequence or taken_too) and counts_people(head) and not set_apart(head):
        return other  # "a drone hit an office and six others died", "twelve were killed and five taken hostage"
    if trigger.kind == other.kind == "release":
        return other  # "they handed over ten hostages, and the army let twenty prisoners go"
    if own_subject(head) or set_apart(head):
        goes_on = on_the_same(head) and not set_apart(head)  # "…, and a helicopter fired on those who fled"
        return other if goes_on or (trigger.consequence and not own_subject(head)) else None
    return other


def _subject_deed(head: Token, by_head: dict[int, Trigger]) -> Trigger | None:
    """Find the deed word that is the subject of a consequence: "a roadside bomb hit a truck and killed two"."""
    while head.dep_ in {"conj", "advcl", "xcomp"} and not own_subject(head):
        head = head.head
        subject = next((child for child in head.children if child.dep_ == "nsubj" and child.i in by_head), None)
        if subject is not None:
            return by_head[subject.i]
    return None


def _own_cause(head: Token, by_head: dict[int, Trigger]) -> bool:
    """Tell whether a consequence has its own doer or deed as subject: "…, and gunmen wounded two"."""
    if lemma(head) in lexicon()["passive_patients"]:
        return False
    return any(
        child.dep_ == "nsubj" and (child.i in by_head or lemma(child) in lexicon()["doer_nouns"])
        for child in head.children
    )


def _by_naming(doc: Doc, head: Token, others: list[Trigger]) -> Trigger | None:
    """Join "… resulting in a massacre" and "it was a suicide bombing" to the deed they tell of."""
    if head.pos_ not in {"NOUN", "PROPN"} or head.dep_ not in {"attr", "oprd", "pobj"}:
        return None
    verb = head.head if head.dep_ != "pobj" else head.head.head
    result = head.dep_ == "pobj" and lemma(verb) in {"result", "lead", "end"}
    naming = head.dep_ != "pobj" and lemma(verb) in lexicon()["naming_verbs"]
    return _highest_before(doc, others, head.i) if naming or result else None


def _by_position(doc: Doc, head: Token, others: list[Trigger]) -> Trigger | None:
    """Place a consequence by where it stands: "… that killed 12" after its noun, "…, killing 12" after its clause."""
    deeds = [other for other in others if not other.consequence and not other.background]
    if (
        head.dep_ == "relcl"
        and lemma(head.head.head) in lexicon()["charging_verbs"]
        and any(map(tells_day, head.subtree))
    ):
        return None  # "blamed the party, which killed 37 people in Ankara in March"
    if head.dep_ == "relcl" or any(child.lower_ in {"that", "which"} and child.i < head.i for child in head.children):
        near = [other for other in deeds if 0 < head.i - other.head <= NEAR]
        nouns = [other for other in near if other.form == "noun" or other.end - other.start > CLOSE]
        return nouns[-1] if nouns else None
    if head.dep_ == "pcomp" and lemma(head.head.head) in lexicon()["charging_verbs"]:
        return None  # "rebels who had seized Goma were accused of killing 64 people"
    if head.tag_ == "VBG" or (head.dep_ == "conj" and head.head.tag_ == "VBG"):
        return _highest_before(doc, deeds, head.i)
    if head.pos_ in {"NOUN", "PROPN"} or head.tag_ in {"VBN", "VBD"}:
        return _around(doc, head, deeds)
    return None


def _where(head: Token, deeds: list[Trigger]) -> Trigger | None:
    """Find the deed whose place a clause is about: "struck a mosque in Kuwait City, where 27 died"."""
    same = any(child.dep_ == "dobj" and child.lower_ in THEM for child in head.children)
    while same and head.dep_ == "conj" and head.pos_ == "VERB" and not own_subject(head):
        head = head.head  # "murdered in Berlin, where two men walked into a restaurant and killed him"
    if not any(child.lower_ in {"where", "when"} for child in head.children):
        return None
    same = same and not any(map(tells_day, head.subtree))
    by_head = {deed.head: deed for deed in deeds if not deed.consequence or deed.form == "noun" or same}
    return next((by_head[token.i] for token in head.ancestors if token.i in by_head), None)


def _only_named(deed: Trigger) -> bool:
    """Tell a deed named by a general noun, which a clause then tells: "the attack on X, where nine were shot"."""
    return deed.form == "noun" and deed.kind in {"attack", "killed"}


def _highest_before(doc: Doc, others: list[Trigger], position: int) -> Trigger | None:
    before = [
        other
        for other in others
        if other.head < position and not other.background and other.generality is not Generality.HARD
    ]
    return min(before, key=lambda each: (each.consequence, depth(doc[each.head]), each.start), default=None)


def _around(doc: Doc, head: Token, deeds: list[Trigger]) -> Trigger | None:
    """Join "five died when a bomb exploded" and "gunmen opened fire …; five died" inside one sentence."""
    below = [deed for deed in deeds if _below(doc[deed.head], head)]
    below = [deed for deed in below if deed.generality is not Generality.HARD and not _of_people(doc[deed.head], head)]
    if below:
        return min(below, key=lambda each: abs(each.head - head.i))
    if head.dep_ == "advcl" and (tells_another(head) or (came_first(head) and avenging(head.head))):
        return None  # "shot dead four people before police killed him"
    above = [deed for deed in deeds if any(ancestor.i == deed.head for ancestor in before_charges(head))]
    above = [deed for deed in above if deed.form == "verb" and deed.generality is Generality.SINGLE]
    return min(above, key=lambda each: abs(each.head - head.i), default=None)


def _of_people(noun: Token, verb: Token) -> bool:
    """Tell a deed with its day, told only of those hit: "killed two men who had taken part in Saturday's ambush"."""
    dated = any(child.dep_ == "poss" and tells_day(child) for child in noun.children)
    return dated and noun.dep_ == "pobj" and noun.head.head.i != verb.i


def _below(token: Token, head: Token) -> bool:
    """Tell whether a deed word hangs below another with no clause of its own between: a second subject, "before"."""
    same = token.pos_ == "VERB" and on_the_same(token)  # "killed when a car hit them and men stabbed them"
    while token.i != head.i:
        counted = token.lower_ in COUNTS and any(child.dep_ == "npadvmod" for child in token.children)
        another = token.pos_ == "VERB" and tells_another(token) and not (same and token.dep_ == "conj")
        another = another or counted or with_its_day(token)  # "two days after twin blasts in …"
        another = another or charge(token) or (avenging(head) and came_first(token))
        if token.head.i == token.i or another or token.lower_ == "including":
            return False
        token = token.head
    return True
