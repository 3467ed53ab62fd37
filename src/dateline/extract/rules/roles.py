"""Who did it and to whom: the sides of a deed, read from the grammar around its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.extract.actors import ActorMention
from dateline.extract.rules.anaphora import ARMED, POSSESSIVES, antecedent
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.homes import home_of
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.triggers import Trigger
from dateline.model.claim import ActorKind
from dateline.model.evidence import Span

SUBJECTS = frozenset({"nsubj"})
RELATIVES = frozenset({"who", "that", "which", "whom"})
ANSWERS = frozenset({"answer", "respond", "retaliate", "reply"})
SUBJECT_STEPS = 5
DAYS = frozenset({"DATE", "TIME"})
NOUN_SIDES = frozenset({"poss", "compound", "nmod", "amod"})
REBELS = frozenset({ActorKind.REBEL, ActorKind.MILITIA})
OBJECT_DEPS = frozenset({"dobj", "dative", "oprd"})


AGENTIVE = frozenset(
    {
        "shooting",
        "abduction",
        "raid",
        "shelling",
        "ambush",
        "execution",
        "assassination",
        "arson",
        "stabbing",
        "looting",
    }
    | {"arrest", "release", "hijacking", "territorial_gain", "sexual_violence", "torture", "massacre", "riot"}
)
"""Deeds whose verb has nobody but people for a subject."""


@dataclass(frozen=True, slots=True)
class Side:
    """Words that fill a role: their span, and the actor mention among them, if any."""

    span: Span
    actor: int | None


@dataclass(frozen=True, slots=True)
class Sides:
    """Who did a deed, against whom or what, and who suffered it."""

    perpetrators: tuple[Side, ...] = ()
    targets: tuple[Side, ...] = ()


def find_sides(doc: Doc, frame: Frame, actors: Sequence[ActorMention]) -> Sides:
    """Find the sides of a frame, each once, doers first."""
    grammar = Grammar(doc, frame, actors)
    agents: list[Token] = []
    patients: list[Token] = []
    for trigger in frame.triggers:
        agents.extend(grammar.agents(trigger))
        patients.extend(grammar.patients(trigger))
    verbs = [trigger for trigger in frame.triggers if trigger.form == "verb"]
    agentive = any(each.kind in AGENTIVE or lemma(doc[each.head]) in lexicon()["agent_verbs"] for each in verbs)
    doers = _unique(
        side
        for token in agents
        for side in grammar.sides(token)
        if side.actor is not None or _acts(token) or (agentive and _lives(token))
    )
    taken = {side.actor for side in doers if side.actor is not None}
    suffered = _unique(side for token in patients for side in grammar.sides(token))
    if frame.kind == "armed_clash" and not doers:
        doers = _fought(suffered, actors)
    return Sides(doers, tuple(side for side in suffered if side not in doers and side.actor not in taken))


def _fought(suffered: Sequence[Side], actors: Sequence[ActorMention]) -> tuple[Side, ...]:
    """Give both sides of a fight in which men of both fell: "six soldiers and nine rebels died in a clash"."""
    fallen = tuple(side for side in suffered if side.actor is not None and actors[side.actor].kind in ARMED)
    rebels = {actors[side.actor].kind in REBELS for side in fallen if side.actor is not None}
    named = any(actors[side.actor].name for side in fallen if side.actor is not None)
    return fallen if named and rebels == {True, False} else ()


def _acts(token: Token) -> bool:
    """Tell people who do things from things: "thousands of demonstrators", "the driver"."""
    people = lexicon()["doer_nouns"]
    named = (grand for child in token.children if child.lower_ == "of" for grand in child.children)
    words = {lemma(token), token.lower_, token.lower_.removesuffix("s"), *(lemma(each) for each in named)}
    words |= {lemma(child) for child in token.children if child.dep_ == "compound"} & lexicon()["side_words"]
    known = token.ent_type_ in {"ORG", "NORP"} or home_of(token.text) is not None
    return bool(words & (people | lexicon()["side_words"])) or (token.pos_ == "PROPN" and known)


def _lives(token: Token) -> bool:
    """Tell whoever may be the subject of a deed that only people do, whatever they are called: "Eritrean gunners"."""
    named = token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "PRODUCT", "FAC"}
    several = token.tag_ == "NNS" and token.ent_type_ not in {"DATE", "TIME", "QUANTITY"}
    return (named or several) and lemma(token) not in lexicon()["lifeless"]


def _unique(sides: Iterable[Side]) -> tuple[Side, ...]:
    kept: list[Side] = []
    for side in sides:
        if not any(side.span.overlaps(other.span) for other in kept):
            kept.append(side)
    return tuple(kept)


class Grammar:
    """The grammar around one frame's deed words."""

    def __init__(self, doc: Doc, frame: Frame, actors: Sequence[ActorMention]) -> None:
        """Keep the deed words' heads, so that a deed is never taken for its own doer."""
        self._doc = doc
        self._heads = {trigger.head for trigger in frame.triggers}
        self._words = {each for trigger in frame.triggers for each in range(trigger.start, trigger.end)}
        self._actors = actors

    def agents(self, trigger: Trigger) -> Iterator[Token]:
        """Give the words that name the doer."""
        head = self._doc[trigger.head]
        if trigger.consequence and lemma(head) in lexicon()["finder_verbs"]:
            return
        if _freed(trigger, head):
            return
        if trigger.form == "verb":
            yield from self._verb_agents(head)
        else:
            yield from self._noun_agents(head)

    def patients(self, trigger: Trigger) -> Iterator[Token]:
        """Give the words that name whom or what it was done to."""
        head = self._doc[trigger.head]
        if _freed(trigger, head):
            yield from (child for child in head.children if child.dep_ in SUBJECTS)
        elif trigger.form == "verb":
            yield from self._verb_patients(head)
        else:
            yield from self._noun_patients(head)

    def sides(self, token: Token) -> Iterator[Side]:
        """Turn a noun and those coordinated with it into sides; deed words and things that go off are none."""
        actor = self._actor_at(token)
        whole = _whole(token) if actor is None else None
        if whole is not None:
            yield from self.sides(whole)
            return
        if (
            token.i in self._words and actor is None and lemma(token) in lexicon()["no_targets"]
        ) or token.i in self._heads:
            return
        if lemma(token) in lexicon()["thing_causes"]:
            return
        if actor is None and token.lower_ in POSSESSIVES:
            actor = antecedent(self._doc, self._actors, token)
        if actor is not None:
            span = self._actors[actor].span
            words = undated(self._doc, span) if span.start <= token.idx < span.end else None
            yield Side(words or Span(token.idx, token.idx + len(token)), actor)
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield Side(noun_phrase(token), None)
        for child in token.conjuncts:
            if child.i > token.i and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} and child.head.i >= token.i:
                other = self._actor_at(child)
                if other is not None and other != actor:
                    yield Side(self._actors[other].span, other)

    def _actor_at(self, token: Token) -> int | None:
        end = token.idx + len(token)
        covering = [
            (len(actor.span), index)
            for index, actor in enumerate(self._actors)
            if actor.span.start < end and token.idx < actor.span.end
        ]
        return min(covering)[1] if covering else None

    def _verb_agents(self, head: Token) -> Iterator[Token]:
        if _comes_under(head):
            return
        if lemma(head) in lexicon()["passive_patients"]:
            yield from _by_agents(head)
            return
        if _passive(head):
            yield from list(_by_agents(head)) or self._far_agents(head)
            return
        subject = find_subject(head)
        if subject is not None and lemma(subject) in lexicon()["thing_causes"]:
            yield from self._launchers(subject)
        if subject is None or subject.i in self._heads or self._in_passing(head):
            return
        if lemma(subject) in lexicon()["thing_causes"]:
            yield from self._noun_agents(subject)
        teller = self._teller(head, subject)
        yield subject if teller is None else teller

    def _in_passing(self, verb: Token) -> bool:
        """Tell "killing 52" hung on a clause about the place: "hit a café where people had met, killing 52"."""
        above = verb.head
        aside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and above.dep_ == "relcl" and above.i not in self._heads
        return aside and any(each.i in self._heads for each in above.ancestors)

    def _launchers(self, thing: Token) -> Iterator[Token]:
        """Give whose the drone or plane is that a missile came from."""
        sources = (grand for child in thing.children if child.lower_ == "from" for grand in child.children)
        for source in sources:
            if lemma(source) in lexicon()["thing_causes"]:
                yield from (each for child in source.children for each in self._beside(child, source))

    def _teller(self, verb: Token, subject: Token) -> Token | None:
        """Find X in "X said it had carried out the attack": whoever tells it speaks of themselves."""
        if (
            subject.lower_ not in {"it", "they"}
            or verb.dep_ != "ccomp"
            or lemma(verb.head) not in lexicon()["say_verbs"]
        ):
            return None
        teller = find_subject(verb.head)
        return teller if teller is not None and self._actor_at(teller) is not None else None

    def _far_agents(self, verb: Token) -> Iterator[Token]:
        """Give the "by X" that the parse hung on a noun in between: "shot at a checkpoint by gunmen"."""
        for token in verb.subtree:
            if token.i <= verb.i or token.lower_ != "by":
                continue
            if token.head.pos_ in {"VERB", "AUX"} and (token.head.head.i != verb.i or token.head.dep_ != "conj"):
                continue
            yield from (each for each in token.children if each.dep_ == "pobj" and (self._armed(each) or _acts(each)))

    def _verb_patients(self, head: Token) -> Iterator[Token]:
        if _passive(head) or lemma(head) in lexicon()["passive_patients"] or _comes_under(head):
            subject = _own_subject(head) or _relative_subject(head)
            if subject is not None and lemma(subject) in lexicon()["thing_causes"]:
                yield from _aimed_at(head)
            elif subject is not None:
                yield subject
            return
        yield from (child for child in head.children if child.dep_ in OBJECT_DEPS)
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in lexicon()["target_prepositions"]:
                yield from (
                    grand for grand in child.children if grand.dep_ == "pobj" and self._actor_at(grand) is not None
                )

    def _noun_agents(self, head: Token) -> Iterator[Token]:
        for child in head.children:
            yield from self._beside(child, head)
        verb = head.head
        light = head.dep_ == "dobj" and lemma(verb) in lexicon()["light_verbs"] and not _passive(verb)
        light = light or (head.dep_ == "dobj" and lemma(verb) in lexicon()["brokering_verbs"] and not _passive(verb))
        answer = head.dep_ == "pobj" and verb.lower_ == "with" and _answers(verb.head)
        if light or answer:
            subject = find_subject(verb if light else verb.head)
            if subject is not None:
                yield subject
        if head.dep_ in {"nsubj", "nsubjpass"}:
            doing = (verb, *(child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}))
            agents = (each for did in doing if lemma(did) in lexicon()["doing_verbs"] for each in _by_agents(did))
            yield from (named for agent in agents for named in _with_owner(agent))
        if head.dep_ == "pobj" and verb.lower_ in {"with", "using"} and lemma(verb.head) in lexicon()["harming_verbs"]:
            subject = find_subject(verb.head)  # "militants damaged the gas mains with a bomb"
            if subject is not None:
                yield subject
        yield from self._fighting(head)
        yield from self._filmed(head)
        yield from self._listed_agents(head)

    def _filmed(self, deed: Token) -> Iterator[Token]:
        """Give who made a deed known as their own: "militants released a video showing the killing of …"."""
        words = lexicon()
        for above in deed.ancestors:
            if (
                above.dep_ == "dobj"
                and lemma(above) in words["films"]
                and lemma(above.head) in words["publishing_verbs"]
            ):
                subject = find_subject(above.head)
                actor = self._actor_at(subject) if subject is not None else None
                if subject is not None and actor is not None and self._actors[actor].kind in REBELS:
                    yield subject
                return

    def _fighting(self, head: Token) -> Iterator[Token]:
        """Give both sides of "clashes between A and B" and the other side of "a firefight with B"."""
        if lemma(head) not in lexicon()["two_sided"]:
            return
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in {"between", "with", "among"}:
                yield from (each for each in child.children if each.dep_ == "pobj")

    def _beside(self, child: Token, head: Token) -> Iterator[Token]:
        """Give the doer in the deed's own noun phrase: "its", "by X", "carried out by X", "a bomb of the group"."""
        named_after = child.dep_ == "compound" and lemma(child) in lexicon()["side_words"]  # "coalition aircraft"
        if named_after or (child.dep_ in NOUN_SIDES and (self._does(child, head) or child.lower_ in POSSESSIVES)):
            yield child
        if child.dep_ == "amod" and child.lower_ in {"led", "backed"}:  # "a Saudi-led air strike"
            yield from (grand for grand in child.children if self._actor_at(grand) is not None)
        if child.dep_ in {"prep", "agent"} and child.lower_ == "by":
            yield from (grand for grand in child.children if grand.dep_ == "pobj")
        if child.dep_ == "acl" and _passive(child) and lemma(child) in lexicon()["doing_verbs"]:
            yield from (named for agent in _by_agents(child) for named in _with_owner(agent))
        if child.dep_ == "prep" and child.lower_ == "of" and lemma(head) not in lexicon()["patient_nouns"]:
            yield from (grand for grand in child.children if grand.dep_ == "pobj" and self._armed(grand))

    def _armed(self, noun: Token) -> bool:
        actor = self._actor_at(noun)
        return actor is not None and self._actors[actor].kind in ARMED

    def _does(self, child: Token, head: Token) -> bool:
        """Tell a doer from a place before a deed noun: "the US assassination of …", but "the Iraq bombings"."""
        actor = self._actor_at(child)
        if actor is None or self._actors[actor].kind is ActorKind.PERSON:
            return False
        country = child.ent_type_ == "GPE" and child.dep_ != "poss"
        return not country or lemma(head) in lexicon()["state_deeds"] | lexicon()["thing_causes"]

    def _listed_agents(self, head: Token) -> Iterator[Token]:
        """Give the doer of the whole in "its deadliest attacks include the bombing of …"."""
        top = head
        while top.dep_ in {"conj", "appos"}:
            top = top.head
        if top.dep_ not in {"dobj", "attr", "npadvmod"} or lemma(top.head) not in lexicon()["include_verbs"]:
            top = next((each for each in head.ancestors if lemma(each) in lexicon()["include_verbs"]), top.head)
            if lemma(top) not in lexicon()["include_verbs"]:
                return
            subject = find_subject(top)
        else:
            subject = find_subject(top.head)
        if subject is None:
            return
        for token in (subject, *subject.subtree):
            if token.dep_ in NOUN_SIDES and (self._actor_at(token) is not None or token.lower_ in POSSESSIVES):
                yield token
                return

    def _noun_patients(self, head: Token) -> Iterator[Token]:
        words = lexicon()
        if head.dep_ == "nsubj" and lemma(head.head) in words["harming_verbs"]:  # "a bomb damaged the offices of …"
            yield from (each for each in head.head.children if each.dep_ == "dobj")
        for child in head.children:
            if child.dep_ == "acl" and lemma(child) in {"target", "kill", "aim"}:
                yield from (grand for grand in child.children if grand.dep_ in OBJECT_DEPS)
            if child.dep_ != "prep":
                continue
            objects = [grand for grand in child.children if grand.dep_ == "pobj"]
            if child.lower_ in words["target_prepositions"] or (
                child.lower_ == "of" and lemma(head) in words["patient_nouns"]
            ):
                yield from (each for each in objects if each.ent_type_ not in {"DATE", "TIME"})


def _freed(trigger: Trigger, verb: Token) -> bool:
    """Tell "ten regained their freedom", whose subject freed nobody."""
    return trigger.kind == "release" and lemma(verb) in lexicon()["freed_verbs"]


def _whole(part: Token) -> Token | None:
    """Give the bodyguards of "two of her bodyguards": the people some of whom did it."""
    if part.pos_ not in {"NUM", "PRON", "DET", "ADJ"}:
        return None
    of = (grand for child in part.children if child.lower_ == "of" for grand in child.children)
    return next((each for each in of if each.dep_ == "pobj" and each.pos_ in {"NOUN", "PROPN"}), None)


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


def find_subject(verb: Token) -> Token | None:
    """Find who does what a verb says, through relative clauses, participles, coordination and "to"."""
    for _ in range(SUBJECT_STEPS):
        subject = _own_subject(verb)
        if subject is not None and subject.lower_ in RELATIVES and verb.dep_ in {"relcl", "acl"}:
            return verb.head
        if subject is not None:
            return None if subject.dep_ == "nsubjpass" else subject
        if verb.dep_ in {"acl", "relcl"} and (verb.tag_ == "VBG" or _active(verb)):
            return verb.head
        apart = verb.dep_ == "dep" and lemma(verb.head) == "have"  # "the group had, a week before, burned …"
        up = verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"} or apart
        if not up or verb.head.i == verb.i:
            return _swallowed_subject(verb)
        if verb.dep_ == "pcomp" and lemma(verb.head.head) in lexicon()["waking_verbs"]:
            break  # "residents woke to shelling"
        told, verb = verb.dep_ == "ccomp", verb.head
        reported = None if told else _reported(verb)
        if reported is not None or (told and lemma(verb) in lexicon()["say_verbs"]):
            return reported  # who says it did not do it; "claims to have done it" is another thing
    return None


def _reported(verb: Token) -> Token | None:
    """Find X in "the office documented how X burned houses, …": the parse hangs what follows on the reporting verb."""
    if lemma(verb) not in lexicon()["reporting_verbs"]:
        return None
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    return None if clause is None else _own_subject(clause)


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
    dated = subject is not None and any(each.ent_type_ == "DATE" for each in subject.lefts for each in each.subtree)
    return subject if dated and subject is not None and subject.ent_type_ != "DATE" else None


def _between(first: Token) -> Token | None:
    """Give the men of "Between 20 and 30 men fired on the bus", which the parse takes for a time."""
    people = (child for child in first.children if child.dep_ == "pobj" and child.tag_ == "NNS")
    return next((each for each in people if any(one.dep_ == "nummod" for one in each.children)), None)


def _own_subject(verb: Token) -> Token | None:
    """Give a verb's subject, the one right before it where the parse gives two: "The deadline over, ETA shoots X"."""
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    apart = (child for child in verb.children if child.dep_ == "aux" and not subjects)
    subjects += [each for aux in apart for each in aux.children if each.dep_ == "nsubj"]  # "the gang had, later, …"
    before = [subject for subject in subjects if subject.i < verb.i]
    return before[-1] if before else next(iter(subjects), None)


def _relative_subject(verb: Token) -> Token | None:
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head
    if verb.dep_ == "conj":
        return _own_subject(verb.head)
    return None


def _passive(verb: Token) -> bool:
    deps = {child.dep_ for child in verb.children}
    if verb.tag_ == "VBN" and "agent" in deps and not deps & {"nsubj", "dobj"}:
        return True  # "the deaths of nine strikers, shot by the police"
    if deps & {"nsubjpass", "auxpass"}:
        return not {"nsubj", "dobj"} <= deps  # "IS militants blew up the temple": "IS" is no auxiliary
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return not _active(verb)
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and _own_subject(verb) is None and _passive(verb.head)


def _active(verb: Token) -> bool:
    """Tell a main verb that the parse took for a participle: it has an object ("IS militants blew up the temple")."""
    return verb.tag_ in {"VBN", "VBD"} and any(child.dep_ == "dobj" for child in verb.children)


def _answers(verb: Token) -> bool:
    """Tell "retaliated with a car bomb" and "took its revenge with a raid"."""
    took = (lemma(child) in {"revenge", "vengeance"} for child in verb.children if child.dep_ == "dobj")
    return lemma(verb) in ANSWERS or any(took)


def _comes_under(verb: Token) -> bool:
    """Tell "officers came under fire", whose subject suffers what the verb tells."""
    return lemma(verb) == "come" and any(child.lower_ == "under" for child in verb.children)


def _aimed_at(verb: Token) -> Iterator[Token]:
    """Give what a bomb was thrown or a rocket fired at: "into a bar", "at the settlement"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"at", "into", "on", "against"}:
            yield from (
                grand for grand in child.children if grand.dep_ == "pobj" and grand.ent_type_ not in {"DATE", "TIME"}
            )


def _by_agents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (grand for grand in child.children if grand.dep_ == "pobj")
        if child.dep_ == "prep" and child.lower_ in {"at", "into"}:
            yield from _hands(child)
        if child.dep_ == "prep" and child.lower_ == "to" and lemma(verb) == "fall":  # "the town fell to the rebels"
            yield from (grand for grand in child.children if grand.dep_ == "pobj")


def _with_owner(agent: Token) -> Iterator[Token]:
    """Give whose the weapon is that a deed was done by: "by army helicopters"."""
    yield agent
    yield from (each for each in agent.children if each.dep_ == "compound")


def _hands(preposition: Token) -> Iterator[Token]:
    """Give X in "at the hands of X"."""
    for hand in preposition.children:
        if lemma(hand) == "hand":
            yield from (each for child in hand.children if child.lower_ == "of" for each in child.children)
