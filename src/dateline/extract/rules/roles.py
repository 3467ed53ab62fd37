"""Who did it and to whom: the sides of a deed, read from the grammar around its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.extract.actors import ActorMention
from dateline.extract.rules.anaphora import ARMED, POSSESSIVES, antecedent, one_of_two
from dateline.extract.rules.charges import cleared
from dateline.extract.rules.clauses import answered_for, other_day, told_whole
from dateline.extract.rules.doers import (
    NOUN_SIDES,
    acts,
    befell_them,
    called_by_place,
    called_so,
    captors,
    carried_out,
    fighting,
    fired_from,
    fought_with,
    freed,
    holders,
    in_another_clause,
    laid_by,
    lives,
    may_sign,
    met,
    named_by_scene,
    of_clause,
    only_told,
    opened_by,
    riders,
    takers,
    unmasked,
    whole_of,
    whose,
    wielders,
    wields,
)
from dateline.extract.rules.foundings import FOUNDED, OF_ITSELF, PARTED, called, founded
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.left_open import left_open
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.subjects import (
    aimed_at,
    ambush_met,
    answered_with,
    by_agents,
    comes_under,
    find_subject,
    noun_phrase,
    own_subject_of,
    passive,
    relative_subject,
    shared_agents,
    signers,
    taken,
    undated,
    undergoes,
    with_owner,
)
from dateline.extract.rules.triggers import Trigger
from dateline.model.claim import ActorKind
from dateline.model.evidence import Span

SUMS = frozenset({"number", "total", "toll", "figure", "tally"})
SUBJECTS = frozenset({"nsubj"})
FORCES = frozenset({ActorKind.STATE_FORCE, ActorKind.POLICE})
REBELS = frozenset({ActorKind.REBEL, ActorKind.MILITIA})
MEMBERS = " members of "
ADJECTIVAL = frozenset({"military", "rebel"})
"""Adjectives that say whose a weapon is: "a military jet"."""
OWN_LIFE = frozenset({"own", "life"})
FIRED = frozenset({"fire", "launch"})
CAPTURES = frozenset({"arrest", "abduction"})
ASIDES = frozenset({"relcl", "advcl"})
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
        "vehicle_ramming",
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
    heads = {trigger.head for trigger in frame.triggers}
    for trigger in frame.triggers:
        if befell_them(doc[trigger.head], heads):
            continue  # "rammed a car into a bus stop and were shot by a guard"
        agents.extend(grammar.agents(trigger))
        patients.extend(grammar.patients(trigger))
    verbs = [trigger for trigger in frame.triggers if trigger.form == "verb"]
    agentive = any(each.kind in AGENTIVE or lemma(doc[each.head]) in lexicon()["agent_verbs"] for each in verbs)
    agentive = agentive or any(lemma(doc[each.head]) in lexicon()["gatherings"] for each in frame.triggers)
    agentive = agentive or frame.kind in {"agreement", "designation"}
    doers = _unique(
        side
        for token in map(unmasked, agents)
        if not (left_open(token) or cleared(token))
        for side in grammar.sides(token)
        if side.actor is not None
        or acts(token)
        or (agentive and lives(token))
        or may_sign(token, frame.kind)
        or grammar.of_armed(token)
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
    gunmen = tuple(side for side in suffered if side.actor is not None and _attackers(actors[side.actor]))
    named = any(actors[side.actor].name for side in fallen if side.actor is not None)
    if gunmen and rebels == {False}:
        return (*fallen, *gunmen)
    return fallen if named and rebels == {True, False} else ()


def _attackers(actor: ActorMention) -> bool:
    """Tell "suspected gunmen" and "members of X", armed whatever the list of actors knows of them."""
    last = (actor.words.split() or [""])[-1].lower().removesuffix("s").replace("men", "man")
    return actor.kind is ActorKind.UNKNOWN and (last in lexicon()["attackers"] or MEMBERS in actor.words)


def _thing(agent: Token) -> bool:
    return lemma(agent) in lexicon()["thing_causes"]


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
        to_death = self._doc[trigger.end - 2 : trigger.end].text.lower() == "to death"  # "put to death"
        row = head.dep_ == "conj" and own_subject_of(head) is None  # "put the dead at 150 and the wounded at 250"
        first = next((each for each in head.ancestors if each.pos_ == "VERB"), head) if row else head
        if trigger.consequence and lexicon()["finder_verbs"] & {lemma(head), lemma(first)} and not to_death:
            return
        if freed(trigger, head) or self._by_own_hand(trigger):
            return
        if ((trigger.kind in CAPTURES or trigger.consequence) and taken(head)) or only_told(
            trigger, head, several=len(self._heads) > 1
        ):
            return
        if trigger.kind == PARTED and lemma(head) in OF_ITSELF and (whole := find_subject(head)) is not None:
            yield whole
        elif trigger.kind == FOUNDED and (group := founded(head)) is not None and not list(by_agents(head)):
            yield called(find_subject(head) or group)
        elif trigger.form == "verb":
            yield from self._verb_agents(head)
            yield from fought_with(head) if trigger.kind == "armed_clash" else ()
            yield from signers(head) if trigger.kind == "agreement" else ()
            yield from captors(head) if trigger.kind == "release" else ()
            if trigger.kind == "arrest" and passive(head):
                yield from self._forces_beside(head)
        else:
            yield from self._noun_agents(head)

    def _by_own_hand(self, trigger: Trigger) -> bool:
        """Tell "who took his own life", the death of nobody else."""
        words = {token.lower_ for token in self._doc[trigger.start : trigger.end]}
        return trigger.consequence and words >= OWN_LIFE

    def _forces_beside(self, verb: Token) -> Iterator[Token]:
        """Give those who searched where people were held: "police sealed off the town, and 50 men were detained"."""
        subject = own_subject_of(verb.head) if verb.dep_ == "conj" and not passive(verb.head) else None
        actor = self._actor_at(subject) if subject is not None and not list(by_agents(verb)) else None
        taken = own_subject_of(verb)
        same = taken is not None and (taken.pos_ == "PRON" or any(child.lower_ == "the" for child in taken.children))
        if subject is not None and actor is not None and self._actors[actor].kind in FORCES and not same:
            yield subject

    def patients(self, trigger: Trigger) -> Iterator[Token]:
        """Give the words that name whom or what it was done to."""
        head = self._doc[trigger.head]
        if freed(trigger, head):
            yield from (child for child in head.children if child.dep_ in SUBJECTS)
        elif trigger.kind == FOUNDED and (group := founded(head)) is not None:
            yield group
        elif trigger.form == "verb":
            yield from self._verb_patients(head)
        else:
            yield from self._noun_patients(head)

    def sides(self, token: Token) -> Iterator[Side]:
        """Turn a noun and those coordinated with it into sides; deed words and things that go off are none."""
        actor = self._actor_at(token)
        whole = whole_of(token) if actor is None else whose(token)
        if whole is not None:
            yield from self.sides(whole)
            return
        if (
            token.i in self._words and actor is None and lemma(token) in lexicon()["no_targets"]
        ) or token.i in self._heads:
            return
        if lemma(token) in lexicon()["thing_causes"] or (
            actor is None and lemma(token) in SUMS | lexicon()["body_parts"]
        ):
            return  # "raised the number killed", "had their throats cut"
        if actor is None and token.lower_ in POSSESSIVES:
            actor = antecedent(self._doc, self._actors, token)
        actor = one_of_two(self._doc, self._actors, token) if actor is None else actor
        if actor is not None:
            span = self._actors[actor].span
            words = undated(self._doc, span) if span.start <= token.idx < span.end else None
            yield Side(words or Span(token.idx, token.idx + len(token)), actor)
        elif token.pos_ in {"NOUN", "PROPN"} or token.lower_ in ADJECTIVAL:
            yield self._body(token) or Side(noun_phrase(token), None)
        elif token.lower_ == "them" and token.head.lower_ == "of":
            yield Side(noun_phrase(token.head.head), None)  # "three of them"
        name = called_so(token)
        if name is not None and (actor is None or self._actors[actor].name is None):
            yield Side(noun_phrase(name), self._actor_at(name))
        yield from self._beside_it(token, actor)

    def _body(self, noun: Token) -> Side | None:
        """Give "a column of Tuareg fighters" whole, with the actor it is made of."""
        of = (child for child in noun.children if child.lower_ == "of") if lemma(noun) in lexicon()["bodies"] else ()
        within = (self._actor_at(each) for child in of for each in child.children if each.dep_ == "pobj")
        made_of = next((index for index in within if index is not None and self._actors[index].kind in ARMED), None)
        if made_of is None:
            return None
        return Side(Span(noun_phrase(noun).start, self._actors[made_of].span.end), made_of)

    def _beside_it(self, token: Token, actor: int | None) -> Iterator[Side]:
        """Give those coordinated with a side: actors, and armed people of any name, "soldiers and Wagner fighters"."""
        for child in token.conjuncts:
            if child.i > token.i and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} and child.head.i >= token.i:
                other = self._actor_at(child)
                if other is not None and other != actor:
                    yield Side(self._actors[other].span, other)
                elif other is None and lemma(child) in lexicon()["fighting_men"]:
                    yield Side(noun_phrase(child), None)

    def _actor_at(self, token: Token) -> int | None:
        end = token.idx + len(token)
        covering = [
            (len(actor.span), index)
            for index, actor in enumerate(self._actors)
            if actor.span.start < end and token.idx < actor.span.end
        ]
        return min(covering)[1] if covering else None

    def _verb_agents(self, head: Token) -> Iterator[Token]:
        if head.tag_ == "VBG" and own_subject_of(head) is None and list(by_agents(head)):
            yield from by_agents(head)  # "Shelling by the army killed six", read as a verb
            return
        if comes_under(head):
            laid = ambush_met(head)
            yield from by_agents(head) if laid is None else self._noun_agents(laid)
            return
        if undergoes(head) or met(head):
            yield from by_agents(head)
            yield from laid_by(head)
            yield from wielders(head)
            yield from self._in_their_operation(head)
            thing = own_subject_of(head)
            if thing is not None and lemma(thing) in lexicon()["thing_causes"] and not met(head):
                yield from self._noun_agents(thing)  # "an ETA bomb went off"
            return
        if passive(head):
            found = list(by_agents(head))
            things = [each for each in found if lemma(each) in lexicon()["thing_causes"]]
            found = found or list(shared_agents(head) or self._far_agents(head))
            yield from found
            yield from (
                (*wielders(head), *self._in_their_operation(head), *fired_from(head), *takers(head))
                if not found
                else ()
            )
            yield from (whose for thing in things for whose in self._launchers(thing))
            yield from (named for thing in things for named in with_owner(thing))
            return
        subject = find_subject(head)
        if subject is not None and lemma(subject) in lexicon()["thing_causes"]:
            yield from self._launchers(subject)
            yield from laid_by(head)
        if subject is None or subject.i in self._heads or self._in_passing(head):
            return
        if lemma(subject) in lexicon()["thing_causes"] or subject.lower_ == "fire":  # "army fire killed two"
            yield from self._noun_agents(subject)
        if lemma(subject) in lexicon()["bomb_covers"]:
            yield from laid_by(head)
            return
        yield from riders(subject) or (self._teller(head, subject) or subject,)

    def _in_their_operation(self, verb: Token) -> Iterator[Token]:
        """Give X in "nine died in an operation by X", "in army fire"; soldiers in one died by others' hands."""
        subject = own_subject_of(verb)
        fallen = self._actor_at(subject) if subject is not None else None
        if fallen is not None and self._actors[fallen].kind in FORCES:
            return
        nouns = (each for child in verb.children if child.lower_ in {"in", "during"} for each in child.children)
        for noun in (each for each in nouns if lemma(each) in lexicon()["operations"]):
            sides = (each for child in noun.children for each in self._beside(child, noun))
            yield from (each for each in sides if self._force(each) or lemma(noun) in lexicon()["state_deeds"])

    def _force(self, noun: Token) -> bool:
        return self._armed(noun) or lemma(noun) in lexicon()["side_words"]

    def _in_passing(self, verb: Token) -> bool:
        """Tell "killing 52" hung on a clause about the place or hour: "hit a café where people had met, killing 52"."""
        above = verb.head
        aside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and above.dep_ in ASIDES and above.i not in self._heads
        rest = {child.i for each in above.ancestors for child in (each, *each.children)}
        return aside and not rest.isdisjoint(self._heads - {verb.i})

    def _launchers(self, thing: Token) -> Iterator[Token]:
        """Give whose the drone or plane is that a missile came from."""
        shot = (thing, *(each for each in (thing.head, *thing.children) if lemma(each) in FIRED))
        origins = (child for each in shot for child in each.children if child.lower_ == "from")
        for source in (grand for child in origins for grand in child.children):
            yield from holders(source)
            if lemma(source) in lexicon()["thing_causes"]:
                yield from (each for child in source.children for each in self._beside(child, source))

    def _teller(self, verb: Token, subject: Token) -> Token | None:
        """Find X in "X said it had carried out the attack" and in "Y accused X of a raid after they had burned Z"."""
        while verb.dep_ == "conj":
            verb = verb.head
        if (
            subject.lower_ in {"it", "they"}
            and verb.dep_ == "advcl"
            and lemma(verb.head) in lexicon()["accusing_verbs"]
        ):
            return next((child for child in verb.head.children if child.dep_ == "dobj"), None)
        own = subject.lower_ in {"it", "they"} and verb.dep_ == "ccomp"
        if not own or lemma(verb.head) not in lexicon()["say_verbs"]:
            return None
        teller = find_subject(verb.head)
        actor = self._actor_at(teller) if teller is not None else None
        one = actor is not None and self._actors[actor].kind in {ActorKind.GOVERNMENT, ActorKind.PERSON}
        known = actor is not None or (teller is not None and acts(teller))
        return teller if known and not (one and subject.lower_ == "they") else None

    def _far_agents(self, verb: Token) -> Iterator[Token]:
        """Give the "by X" that the parse hung on a noun in between: "shot at a checkpoint by gunmen"."""
        for token in verb.subtree:
            if token.i <= verb.i or token.lower_ != "by":
                continue
            if token.head.pos_ in {"VERB", "AUX"} and (token.head.head.i != verb.i or token.head.dep_ != "conj"):
                continue
            if in_another_clause(token, verb) or (token.head.i != verb.i and other_day(token.head)):
                continue
            yield from (each for each in token.children if each.dep_ == "pobj" and (self._armed(each) or acts(each)))

    def _verb_patients(self, head: Token) -> Iterator[Token]:
        if passive(head) or undergoes(head) or comes_under(head) or met(head):
            subject = own_subject_of(head) or relative_subject(head)
            if subject is not None and lemma(subject) in lexicon()["thing_causes"]:
                yield from aimed_at(head)
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
            if child.lower_ == "between" and lemma(head) in lexicon()["agreed_things"]:
                yield from (each for each in child.children if each.dep_ == "pobj")
        verb = head.head
        light = head.dep_ == "dobj" and lemma(verb) in lexicon()["light_verbs"] and not passive(verb)
        light = light or (head.dep_ == "dobj" and lemma(verb) in lexicon()["brokering_verbs"] and not passive(verb))
        light = light or (head.dep_ == "dobj" and not passive(verb) and wields(verb))  # "used mines against a convoy"
        answer = answered_with(head)
        if light or answer is not None:
            subject = find_subject(verb if answer is None else answer)
            if subject is not None:
                yield subject
        yield from self._launchers(head)
        if head.head.lower_ == "behind" and told_whole(head) and (people := answered_for(head)) is not None:
            yield people
        yield from of_clause(head)
        if head.dep_ in {"nsubj", "nsubjpass"}:
            doing = (verb, *(child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}))
            agents = (each for did in doing if lemma(did) in lexicon()["doing_verbs"] for each in by_agents(did))
            yield from (named for agent in agents for named in with_owner(agent))
        if head.dep_ == "pobj" and verb.lower_ in {"with", "using"} and lemma(verb.head) in lexicon()["harming_verbs"]:
            subject = find_subject(verb.head)  # "militants damaged the gas mains with a bomb"
            if subject is not None:
                yield subject
        yield from carried_out(head)
        yield from opened_by(head)
        yield from self._named_last(head)
        yield from fighting(head)
        yield from self._filmed(head)
        yield from self._listed_agents(head)

    def _named_last(self, deed: Token) -> Iterator[Token]:
        """Give the doer hung on what was hit: "the attack on a convoy near X by rebels"."""
        for by in (token for token in deed.subtree if token.lower_ == "by" and token.i > deed.i):
            between = [each for each in by.ancestors if each.i > deed.i]
            if between and all(each.pos_ in {"NOUN", "PROPN", "ADP"} for each in between):
                yield from (each for each in by.children if each.dep_ == "pobj" and (self._armed(each) or acts(each)))

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

    def _beside(self, child: Token, head: Token) -> Iterator[Token]:
        """Give the doer in the deed's own noun phrase: "its", "by X", "carried out by X", "a bomb of the group"."""
        before = child.dep_ == "compound" or child.lower_ in ADJECTIVAL
        named_after = before and (  # "coalition aircraft"; "loyalists riot", the verb read as a noun
            lemma(child) in lexicon()["side_words"] or (child.tag_ == "NNS" and acts(child))
        )
        if named_after or (child.dep_ in NOUN_SIDES and (self._does(child, head) or child.lower_ in POSSESSIVES)):
            yield child
        if child.dep_ == "amod" and child.lower_ in {"led", "backed"}:  # "a Saudi-led air strike"
            yield from (grand for grand in child.children if self._actor_at(grand) is not None)
        if child.dep_ in {"prep", "agent"} and child.lower_ == "by":
            by = (grand for grand in child.children if grand.dep_ == "pobj")
            yield from (each for agent in by for each in (with_owner(agent) if _thing(agent) else (agent,)))
        if child.dep_ == "acl" and passive(child) and lemma(child) in lexicon()["doing_verbs"]:
            yield from (named for agent in by_agents(child) for named in with_owner(agent))
        if child.dep_ == "prep" and child.lower_ == "of" and lemma(head) not in lexicon()["patient_nouns"]:
            gathered = lemma(head) in lexicon()["gatherings"]  # "a march of Algerians"
            yield from (each for each in child.children if each.dep_ == "pobj" and (gathered or self._armed(each)))

    def of_armed(self, noun: Token) -> bool:
        """Tell a part of an armed body, whatever it is called: "the 10th Front of FARC dissidents"."""
        of = (child for child in noun.children if child.lower_ == "of")
        return any(self._armed(each) for child in of for each in child.children if each.dep_ == "pobj")

    def _armed(self, noun: Token) -> bool:
        actor = self._actor_at(noun)
        return actor is not None and self._actors[actor].kind in ARMED

    def _does(self, child: Token, head: Token) -> bool:
        """Tell a doer from a place before a deed noun: "the US assassination of …", but "the Iraq bombings"."""
        actor = self._actor_at(child)
        if actor is None and child.dep_ == "poss":
            return acts(child)  # "Ukraine's drones"
        if actor is None or self._actors[actor].kind is ActorKind.PERSON:
            return False
        scene = child.dep_ == "compound" and named_by_scene(head, self._actors[actor])
        if scene or (called_by_place(child, head) and self._actors[actor].kind not in ARMED):
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
