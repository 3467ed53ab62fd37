"""Whose deed a text says it was, outside the deed's own clause: claims of responsibility, blame, suspicion, denials."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.blame import blamed_by, but_of, one_of, other_act, ranks, sort_of
from dateline.extract.rules.charges import cleared
from dateline.extract.rules.clauses import answered_for, told_whole
from dateline.extract.rules.doers import fired_from
from dateline.extract.rules.footing import (
    SUBJECTS,
    THOUGHT,
    footing,
    footing_of,
    hearsay_of,
    negated,
    nobody,
    refuted,
    subject_above,
    teller_of,
)
from dateline.extract.rules.left_open import left_open
from dateline.extract.rules.lexicon import forms_of, lemma, lexicon
from dateline.extract.rules.named_deeds import NamedDeed, named_in
from dateline.extract.rules.named_parties import UNNAMED, parties_at
from dateline.extract.rules.roles import Side
from dateline.extract.rules.subjects import find_subject, noun_phrase
from dateline.model.evidence import Attribution, Basis, Span

CLAIMING = frozenset({"claim", "take", "accept", "admit", "assume", "acknowledge", "own", "confess"})
OWNED_TO = frozenset({"own", "admit", "confess"})
DENYING = frozenset({"deny", "disclaim", "reject"})
OWNED = frozenset({"responsibility", "credit"})
PARTS = OWNED | {"involvement", "role", "part", "hand", "accusation", "claim"}
FIRST_OF = frozenset({"chief", "prime", "main", "leading", "likeliest"})
DEED_WORDS = frozenset({"it", "them", "they", "this", "both", "all"})
ALL_OF_THEM = frozenset({"both", "all"})
THEIRS = frozenset({"its", "their", "it", "they", "our", "we"})
CASES = frozenset({"case", "incident", "instance", "occasion"})
NAMING = frozenset({"identify", "name"})
EITHER = frozenset({"either", "neither"})
POINTING = frozenset({"it", "they", "he", "she", "who", "which", "that"})
MESSAGES = frozenset({"communique", "communiqué", "statement", "letter", "note", "message", "leaflet", "video"})
OFFENCE = frozenset({"of", "for", "with", "over"})
"""What leads in the deed somebody is tried for."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence's word on whose deed it was: a claim of responsibility, an accusation or a denial, and by whom."""

    sentence: Span
    sides: tuple[Side, ...]
    attribution: Attribution
    words: Span
    many: bool = False
    """It speaks of several deeds: "the attacks were claimed by X"."""
    deed: NamedDeed | None = None
    """The noun it calls the deed by, where it has one: "the Mosul attack"."""


def statements_of(doc: Doc, sentence: Words, mentions: Mentions) -> list[Statement]:
    """Read who claims a deed, who is blamed for it, and who denies it."""
    if lexicon()["cues_of_whose"].isdisjoint(forms_of(doc).lemmas[sentence.start : sentence.end]):
        return []
    reader = _Reader(doc, sentence, mentions)
    found = [statement for token in sentence for statement in reader.at(token)]
    return [each for index, each in enumerate(found) if each.sides not in [other.sides for other in found[:index]]]


class _Reader:
    """One sentence, asked what each of its words says of whose deed it was."""

    def __init__(self, doc: Doc, sentence: Words, mentions: Mentions) -> None:
        self._doc = doc
        self._sentence = sentence
        self._mentions = mentions

    def at(self, token: Token) -> Iterator[Statement]:
        """Read one word."""
        word = lemma(token)
        reading = READINGS.get(word) if word in READINGS else None
        if reading is not None:
            yield from reading(self, token)

    def claimed(self, verb: Token) -> Iterator[Statement]:
        """Read "claimed responsibility", "claimed the attack", "an attack claimed by X", "which X claimed"."""
        if verb.pos_ != "VERB":
            yield from self._posted(verb)
            return
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and lemma(verb.head) in MESSAGES:
            yield from self._published(verb)
        obj = next((child for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "ccomp", "prep"}), None)
        deps = ("dobj", "nsubjpass", "xcomp", "ccomp")
        told = [child for dep in deps for child in verb.children if child.dep_ == dep]
        thing = next(iter(told), obj)
        if thing is not None and thing.lower_ == "to" and lemma(verb) in OWNED_TO:
            thing = next((child for child in thing.children if child.dep_ in {"pobj", "pcomp"}), None)
            if thing is not None and verb.dep_ == "acl":  # "X owned to it", taken for a participle
                yield from self._say(verb.head, Basis.CLAIMED, verb) if self._owns(verb, thing) else ()
                return
        by = [each for child in verb.children if child.lower_ == "by" for each in child.children if each.dep_ == "pobj"]
        of_deed = thing is not None and lemma(thing) in OWNED  # "…, for which X has claimed responsibility"
        noun = _deed_dated(verb.head) if verb.dep_ in {"acl", "relcl"} and not of_deed else thing
        if not self._owns(verb, noun) or negated(verb, noun):
            return
        if by:
            yield from self._say(by[0], Basis.CLAIMED, verb)
        elif verb.dep_ != "acl" and not any(child.dep_ == "nsubjpass" for child in verb.children):
            subject = find_subject(verb)
            if subject is not None and not nobody(subject):
                own = lemma(verb) in OWNED_TO
                yield from self._say(_on_behalf(verb) or subject, Basis.CLAIMED, verb, people=own)

    def _posted(self, claim: Token) -> Iterator[Statement]:
        """Read "X posted a claim on the internet"."""
        if claim.dep_ == "dobj" and lemma(claim.head) in lexicon()["publishing_verbs"] and not negated(claim, None):
            subject = find_subject(claim.head)
            if subject is not None:
                yield from self._say(subject, Basis.CLAIMED, claim)

        if any(child.lower_ == "of" and _names(child, OWNED) for child in claim.children):
            by = (each for child in claim.children if child.lower_ in {"by", "from"} for each in child.children)
            party = _on_behalf(claim) or next(by, None)  # "a claim of responsibility on behalf of X"
            yield from self._say(party, Basis.CLAIMED, claim) if party is not None else ()

    def _published(self, verb: Token) -> Iterator[Statement]:
        """Read "X issued a communique claiming responsibility for the attack"."""
        message = verb.head
        publishes = message.dep_ == "dobj" and lemma(message.head) in lexicon()["publishing_verbs"]
        thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
        subject = find_subject(message.head) if publishes and self._owns(verb, thing) else None
        if subject is not None:
            yield from self._say(subject, Basis.CLAIMED, verb)

    def pointed(self, verb: Token) -> Iterator[Statement]:
        """Read "officials point to X as the perpetrators"."""
        blame = any(lemma(each) in {"perpetrator", "culprit", "responsible"} for each in verb.subtree)
        for child in verb.children:
            if blame and verb.pos_ == "VERB" and child.lower_ == "to":
                accused = (each for each in child.children if each.dep_ == "pobj")
                yield from (s for each in accused for s in self._say(each, Basis.SUSPECTED, verb, find_subject(verb)))

    def belonging(self, verb: Token) -> Iterator[Statement]:
        """Read "the kidnappers belong to X"."""
        subject = find_subject(verb) if verb.pos_ == "VERB" else None
        if subject is None or lemma(subject) not in lexicon()["attackers"] | lexicon()["thing_causes"]:
            return
        if negated(verb, subject):
            return
        for child in verb.children:
            if child.lower_ == "to":
                yield from (s for each in child.children for s in self._say(each, Basis.ACCUSED, verb))

    def wielded(self, verb: Token) -> Iterator[Statement]:
        """Read "the missile had been fired by X", "the man who had planted the bomb", "X had laid the mine"."""
        undergone = [child for child in verb.children if child.dep_ == "nsubjpass"]
        things = undergone or [child for child in verb.children if child.dep_ == "dobj"]
        arms = lexicon()["told_vehicles" if lemma(verb) == "park" else "told_arms"]
        laid = lemma(verb) in lexicon()["laying_verbs"] | {"detonate"}
        by_it = [each for each in undergone if each.lower_ == "it" and laid]  # "it had been planted by X"
        told = hearsay_of(verb)
        refused = negated(verb, None) or (told is not None and refuted(told, verb))
        if refused or not any(each in by_it or (lemma(each) in arms and _the(each)) for each in things):
            return
        by = (each for child in verb.children if child.lower_ == "by" for each in child.children if each.dep_ == "pobj")
        party = next(chain(by, fired_from(verb)), None) if undergone else find_subject(verb)
        if party is not None and party.lower_ not in POINTING:
            basis, holder = footing_of(verb)
            yield from self._say(party, basis, verb, teller_of(holder), people=True)

    def linked(self, verb: Token) -> Iterator[Statement]:
        """Read "the deed is laid to X", "an attack linked to X", "police traced the bombing to X"."""
        yield from self.wielded(verb) if lemma(verb) == "lay" else ()
        active = set() if lemma(verb) == "lay" else {"dobj"}  # "laid siege to the town"
        things = [child for child in verb.children if child.dep_ in {"nsubjpass"} | active]
        thing = verb.head if verb.dep_ == "acl" else next(iter(things), None)
        known = thing is not None and (lemma(thing) in lexicon()["claimed_things"] or thing.lower_ in DEED_WORDS)
        if thing is not None and not known and not negated(verb, thing) and _tied_to_deed(verb):
            yield from self._say(thing, Basis.SUSPECTED, verb)  # "papers link X to both attacks"
            return
        cell = verb.tag_ == "VBN" and verb.dep_ == "ROOT" and verb.i == verb.sent.start  # "Laid to X", in a table
        if not (known or cell) or negated(verb, thing):
            return
        for child in verb.children:
            if child.lower_ == ("on" if lemma(verb) == "pin" else "to"):
                yield from (s for each in child.children for s in self._say(each, Basis.SUSPECTED, verb))

    def were(self, doers: Token) -> Iterator[Statement]:
        """Read "the assailants were Taliban", "the attackers are thought to have been rebels"."""
        verb = doers.head
        thought = lemma(verb) in THOUGHT and doers.dep_ == "nsubjpass"
        said = next((each for each in verb.children if thought and each.dep_ == "xcomp"), None)
        being = verb if said is None else said
        if doers.dep_ not in {"nsubj", "nsubjpass"} or lemma(being) != "be" or negated(verb, doers):
            return
        named = (each for each in being.children if each.dep_ in {"attr", "acomp"})
        known = (each for each in named if each.pos_ == "PROPN" or sort_of(each))
        basis = Basis.ACCUSED if said is None else Basis.SUSPECTED
        yield from (s for each in known for s in self._say(each, basis, verb))

    def ranked(self, deed: Token) -> Iterator[Statement]:
        """Read "it was the third attack by X in a month", "the latest in a string of attacks by X": X did that one."""
        top = one_of(deed)
        verb = top.head
        subject = find_subject(verb) if top.dep_ == "attr" and lemma(verb) == "be" else None
        of_it = subject is not None and (subject.lower_ in DEED_WORDS or _the(subject))
        ranked = top.i != deed.i or any(ranks(child) for child in deed.children)
        if not of_it or negated(verb, None) or not ranked:
            return
        by = (child for child in deed.children if child.dep_ == "prep" and child.lower_ == "by")
        yield from (s for child in by for each in child.children for s in self._say(each, Basis.REPORTED, deed))

    def _owns(self, verb: Token, noun: Token | None) -> bool:
        if noun is None:
            return False
        word = lemma(noun)
        if word in OWNED:
            return True
        if noun.dep_ in {"xcomp", "pcomp"} and lemma(verb) in OWNED_TO:  # "admitted planting the bomb"
            return word in lexicon()["doing_verbs"] and any(
                child.dep_ == "dobj" and lemma(child) in lexicon()["claimed_things"] for child in noun.children
            )
        if noun.dep_ == "ccomp" and lemma(verb) in OWNED_TO | {"claim", "say"}:  # "claimed he had ordered the attack"
            return word in lexicon()["doing_verbs"] and _own(noun)
        return lemma(verb) in OWNED_TO | {"claim"} and (
            word in lexicon()["claimed_things"] or noun.lower_ in DEED_WORDS
        )

    def denied(self, verb: Token) -> Iterator[Statement]:
        """Read "denied involvement", "denied any hand in"."""
        thing = next(
            (child for child in verb.children if child.dep_ in {"dobj", "xcomp", "pcomp"} or _own(child)), None
        )
        if thing is None or (lemma(thing) not in PARTS and thing.pos_ != "VERB"):
            return
        subject = find_subject(verb)
        if subject is not None:
            yield from self._say(subject, Basis.DENIED, verb)

    def disowned(self, verb: Token) -> Iterator[Statement]:
        """Read "said it had not carried out the attack" and "said it was behind it"."""
        if negated(verb, None):
            return  # "has not said that it carried out the attack"
        yield from self._laid(verb)
        for child in verb.children:
            denied = any(grand.dep_ == "neg" for grand in child.children)
            doing = lemma(child) in lexicon()["doing_verbs"]
            own = next(
                (g for g in child.children if g.dep_ == "nsubj" and g.lower_ in {"it", "they", "he", "we"}), None
            )
            if child.dep_ == "ccomp" and denied and doing and own is not None:
                subject = find_subject(verb)
                if subject is not None:
                    yield from self._say(subject, Basis.DENIED, child)
            elif child.dep_ == "ccomp" and doing and not denied and (_by_their_own(child) or _one_fighter(child)):
                subject = find_subject(verb)
                if subject is not None and (_by_their_own(child) or self._rebels(subject)):
                    yield from self._say(subject, Basis.CLAIMED, child)

    def _rebels(self, teller: Token) -> bool:
        """Tell an armed group, whose "fighter" of whom it speaks is its own."""
        actors = self._mentions.actors
        sides = parties_at(self._doc, actors, teller)
        return any(side.actor is not None and actors[side.actor].kind in UNNAMED for side in sides)

    def _laid(self, verb: Token) -> Iterator[Statement]:
        """Read "the government insists that the rebels did it", "X sent it, police said"."""
        told = (child for child in verb.children if child.dep_ == "ccomp" and lemma(child) in lexicon()["doing_verbs"])
        clause = next(told, None)
        party = find_subject(clause) if clause is not None else None
        if clause is None or party is None or party.lower_ in POINTING or negated(clause, party):
            return
        if any(child.dep_ == "dobj" and child.lower_ in DEED_WORDS for child in clause.children):
            yield from self._say(party, Basis.ACCUSED, clause, find_subject(verb))

    def laid_at(self, noun: Token) -> Iterator[Statement]:
        """Read "suspicion fell on X", "pointed the finger at X", "bore the hallmarks of X", "laid the blame on X"."""
        verb = noun.head
        if noun.dep_ not in {"dobj", "nsubj", "nsubjpass"}:
            return
        for child in (*verb.children, *noun.children):
            if f"{lemma(noun)} {lemma(verb)} {child.lower_}" in lexicon()["accusing_idioms"]:
                party = next((each for each in child.children if each.dep_ == "pobj"), None)
                teller = find_subject(verb) if noun.dep_ == "dobj" and child.lower_ != "of" else None
                if party is not None:
                    yield from self._say(party, Basis.SUSPECTED, noun, teller)

    def at_door(self, door: Token) -> Iterator[Statement]:
        """Read "the bombing was laid at the door of X", "at its door"."""
        if door.dep_ == "pobj" and lemma(door.head.head) == "lay":
            of = [grand for child in door.children if child.lower_ == "of" for grand in child.children]
            whose = [child for child in door.children if child.dep_ == "poss"]
            yield from (each for party in of or whose for each in self._say(party, Basis.ACCUSED, door.head.head))

    def responsible(self, word: Token) -> Iterator[Statement]:
        """Read "X is (believed) responsible", "X was behind the attack", "the work of X"."""
        if lemma(word) == "behind" and not self._about_deed(word):
            return
        if lemma(word) in {"perpetrator", "culprit"} and word.dep_ != "attr":
            yield from self.were(word)
            return
        basis, holder = footing(word)
        if (others := but_of(word)) is not None:
            yield from self._say(others, basis, word, people=True)
            return
        subject = self._held(word)
        if subject is None or nobody(subject) or any(child.dep_ == "neg" for child in word.head.children):
            return
        if holder is not None and negated(holder, None):
            return  # "has not said that it was behind the attack"
        own = subject.lower_ in POINTING or any(each.lower_ in {"its", "their"} for each in subject.subtree)
        if basis is Basis.STATED and own and holder is not None:
            teller = find_subject(holder)  # "X said it was behind the attack"
            if teller is not None:
                yield from self._say(teller, Basis.CLAIMED, word)
                return
        asserter = find_subject(holder) if holder is not None and basis is not Basis.STATED else None
        yield from self._say(
            subject, basis if holder is None or basis is not Basis.STATED else Basis.ACCUSED, word, asserter
        )

    def tried(self, verb: Token) -> Iterator[Statement]:
        """Read "X was convicted of planting the bomb", "sentenced X for the attack", "found X guilty of killing"."""
        to_do = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}]  # "sentenced X to hang for"
        below = [*verb.children, *(grand for child in to_do for grand in child.children)]
        below += [g for c in verb.children if c.dep_ == "dobj" for g in c.children if g.lower_ in {"for", "over"}]
        told_of = verb.head if verb.lower_ == "guilty" else verb
        below += [each for each in told_of.subtree if _on_the_day(verb, each)]
        offence = [each for child in below if child.lower_ in OFFENCE for each in child.subtree]
        verb = verb.head if verb.lower_ == "guilty" else verb
        known = _offences() | {"it", "them", "this", "that"}
        deed = any(each.dep_ in {"pobj", "pcomp", "conj"} and lemma(each) in known for each in offence)
        if not deed or any(child.dep_ == "neg" for child in verb.children):
            return
        told = [child for child in verb.children if child.dep_ in {"nsubjpass", "dobj"}]
        told += [child for child in below if child.head.i != verb.i and child.dep_ == "nsubj"]
        accused = next(iter(told), None)
        if accused is not None:
            yield from self._say(accused, Basis.ACCUSED, verb, people=True)

    def _about_deed(self, behind: Token) -> bool:
        thing = next((child for child in behind.children if child.dep_ == "pobj"), None)
        if thing is None:
            return behind.dep_ in {"advmod", "prep", "acomp"} and lemma(behind.head) == "be"
        own = answered_for(thing) is not None and told_whole(thing)  # "the men behind the killing of 26 people"
        return not own and (lemma(thing) in lexicon()["claimed_things"] or thing.lower_ in DEED_WORDS)

    def _held(self, word: Token) -> Token | None:
        """Find who is responsible: the subject of the verb above, the noun before, or the object of "hold"."""
        if lemma(word) == "work":
            of = (grand for child in word.children if child.lower_ == "of" for grand in child.children)
            its = (child for child in word.children if child.dep_ == "poss" and word.dep_ == "attr")
            return next((each for each in of if each.dep_ == "pobj"), None) or next(its, None)
        if word.dep_ in {"amod", "acl", "relcl"} or (word.dep_ == "prep" and word.head.pos_ in {"NOUN", "PROPN"}):
            return word.head if word.i > word.head.i else None
        own = next((child for child in word.children if child.dep_ in SUBJECTS), None)
        before = word.nbor(-1) if lemma(word) == "behind" and word.i > word.sent.start else None
        if before is not None and before.pos_ in {"NOUN", "PROPN"} and before.ent_type_ != "DATE":
            return before  # "shot four of the gang behind the attack", hung on the verb
        return own or subject_above(word.head)

    def blamed(self, verb: Token) -> Iterator[Statement]:
        """Read "blamed X", "X was blamed", "blamed on X", "attributed to X"."""
        if verb.pos_ not in {"VERB", "AUX"} or any(child.dep_ == "neg" for child in verb.children):
            return
        if any(child.lower_ == "other" and child.dep_ == "dobj" for child in verb.children):
            subject = find_subject(verb)  # "the army and the rebels blamed each other"
            yield from self._say(subject, Basis.ACCUSED, verb) if subject is not None else ()
            return
        if other_act(verb):
            return
        passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children) or verb.dep_ == "acl"
        accused = blamed_by(verb, passive=passive)
        if accused is not None and accused.lower_ == "other":
            accused = find_subject(verb)  # "A and B blamed each other"
        if accused is not None:
            basis = Basis.SUSPECTED if lemma(verb) == "suspect" else Basis.ACCUSED
            yield from self._say(accused, basis, verb, None if passive else find_subject(verb))

    def suspected(self, word: Token) -> Iterator[Statement]:
        """Read "police suspect X" and "X was the chief suspect"."""
        if word.pos_ in {"VERB", "AUX"}:
            yield from self.blamed(word)
        elif word.dep_ == "attr" and any(child.lower_ in FIRST_OF for child in word.children):
            subject = subject_above(word.head)
            yield from () if subject is None else self._say(subject, Basis.SUSPECTED, word)

    def belongs(self, noun: Token) -> Iterator[Statement]:
        """Read "the perpetrators are believed to be members of X"."""
        if noun.dep_ != "attr":
            return
        subject = subject_above(noun.head)
        of = (each for child in (subject.children if subject is not None else ()) for each in child.children)
        people = {lemma(each) for each in (*of, *((subject,) if subject is not None else ()))}
        if people & lexicon()["attackers"]:  # "one of the attackers was a member of X"
            basis, holder = footing(noun)
            yield from self._say(noun, basis if basis is not Basis.STATED else Basis.ACCUSED, noun, teller_of(holder))

    def identified(self, verb: Token) -> Iterator[Statement]:
        """Read "the hijackers identified themselves as members of X", "police named the gunman as X"."""
        told = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
        own = any(each.lower_.endswith("selves") for each in told)
        if not own and not any(lemma(each) in lexicon()["attackers"] and _the(each) for each in told):
            return
        basis = Basis.CLAIMED if own else Basis.ACCUSED
        for child in verb.children:
            if child.lower_ == "as":
                yield from (each for noun in child.children for each in self._say(noun, basis, verb))

    def called_in(self, noun: Token) -> Iterator[Statement]:
        """Read "a caller claiming to represent X warned of the bomb", "a letter signed by X"."""
        for clause in noun.children:
            if clause.dep_ in {"acl", "relcl"} and lemma(clause) in {"claim", "represent", "identify", "say", "sign"}:
                named = [each for each in clause.subtree if each.pos_ == "PROPN" and each.i > clause.i]
                yield from (each for token in named[-1:] for each in self._say(token, Basis.CLAIMED, clause))

    def _say(
        self, party: Token, basis: Basis, word: Token, asserter: Token | None = None, *, people: bool = False
    ) -> Iterator[Statement]:
        """Make the statement; whom a court tries and who admits a deed may be just "a man"."""
        if nobody(party) or left_open(word) or cleared(party):
            return
        sides = parties_at(self._doc, self._mentions.actors, party)
        person = lemma(word) in NAMING and party.ent_type_ == "PERSON"  # "the gunman was named as X"
        if not sides and (person or (people and lemma(party) in lexicon()["doer_nouns"])):
            sides = (Side(noun_phrase(party), None),)
        if not sides:
            return
        plural = any(
            each.tag_ == "NNS" and lemma(each) in lexicon()["claimed_things"]
            for each in (*word.subtree, *word.head.subtree)
        ) or any(each.lower_ in ALL_OF_THEM for child in word.children for each in (child, *child.children))
        things = lexicon()["claimed_things"]
        plural = plural or any(each.lower_ in EITHER and lemma(each.head) in things for each in self._sentence)
        plural = plural or any(each.lower_ == "both" and lemma(each.head) in CASES for each in self._sentence)
        yield Statement(
            Span(self._sentence.start_char, self._sentence.end_char),
            sides,
            Attribution(basis, asserter=phrase_of(asserter), phrase=word.text),
            Span(word.idx, word.idx + len(word)),
            plural,
            named_in(self._sentence, word),
        )


READINGS: dict[str, Callable[[_Reader, Token], Iterator[Statement]]] = {
    **dict.fromkeys(CLAIMING, _Reader.claimed),
    **dict.fromkeys(DENYING, _Reader.denied),
    **dict.fromkeys(("responsible", "behind", "work", "perpetrator", "culprit"), _Reader.responsible),
    **dict.fromkeys(("blame", "accuse", "attribute", "ascribe", "implicate", "credit"), _Reader.blamed),
    **dict.fromkeys(("convict", "charge", "sentence", "jail", "indict", "guilty"), _Reader.tried),
    **dict.fromkeys(("finger", "suspicion", "hallmark", "evidence", "clue", "trail"), _Reader.laid_at),
    **dict.fromkeys(("launch", "fire", "plant", "place", "leave", "detonate", "park", "hide"), _Reader.wielded),
    **dict.fromkeys(("lay", "link", "trace", "pin", "tie"), _Reader.linked),
    "door": _Reader.at_door,
    "point": _Reader.pointed,
    "belong": _Reader.belonging,
    **dict.fromkeys(
        ("attacker", "assailant", "gunman", "kidnapper", "bomber", "hijacker", "abductor", "killer", "captor"),
        _Reader.were,
    ),
    **dict.fromkeys(("attack", "bombing", "killing", "raid", "assault", "kidnapping", "massacre"), _Reader.ranked),
    "suspect": _Reader.suspected,
    **dict.fromkeys(("member", "militant", "supporter", "follower"), _Reader.belongs),
    **dict.fromkeys(NAMING, _Reader.identified),
    **dict.fromkeys(("caller", "callers", "communique", "note", "message", "letter", "statement"), _Reader.called_in),
    **dict.fromkeys(("say", "state", "insist"), _Reader.disowned),
}


def _the(thing: Token) -> bool:
    """Tell "the bomb", one told of before."""
    return any(child.lower_ in {"the", "that", "this"} for child in thing.children)


def _deed_dated(noun: Token) -> Token:
    """Give the deed in "the attacks of 13 May, which X claimed", where the parse hangs the clause on the day."""
    dated = noun.ent_type_ == "DATE" and noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN"
    return noun.head.head if dated else noun


def _own(clause: Token) -> bool:
    """Tell a clause in which those who speak are those who do: "denied that it had fired the rocket"."""
    return clause.dep_ == "ccomp" and any(each.dep_ == "nsubj" and each.lower_ in POINTING for each in clause.children)


def _on_the_day(guilty: Token, preposition: Token) -> bool:
    """Tell "guilty" or "convicted on 3 May of the bombing", where the parse hangs the offence on the day."""
    return preposition.i > guilty.i and preposition.lower_ in OFFENCE and preposition.head.ent_type_ == "DATE"


def _offences() -> frozenset[str]:
    words = lexicon()
    return words["claimed_things"] | words["doing_verbs"]


def _by_their_own(clause: Token) -> bool:
    """Tell "(said) its fighters had carried out the attack", "an attack, which it said it had carried out"."""
    subjects = [child for child in clause.children if child.dep_ == "nsubj"]
    thing = next((child for child in clause.children if child.dep_ == "dobj"), None)
    if (thing is None or thing.lower_ == "which") and clause.head.dep_ == "relcl":
        thing = _deed_placed(clause.head.head)
    own = any(each.lower_ in THEIRS for subject in subjects for each in subject.subtree)
    deed = thing is not None and (lemma(thing) in lexicon()["claimed_things"] or thing.lower_ in DEED_WORDS)
    return own and deed


def _deed_placed(noun: Token) -> Token:
    """Give the deed of "that ambush near X, which …", the clause hung on the place."""
    above = (noun, *noun.ancestors)
    row = takewhile(lambda each: each.pos_ not in {"VERB", "AUX"}, above)
    return next((each for each in row if lemma(each) in lexicon()["claimed_things"]), noun)


def _one_fighter(clause: Token) -> bool:
    """Tell "(said) a female fighter had carried out the bombing"."""
    subject = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    thing = next((child for child in clause.children if child.dep_ == "dobj"), None)
    if subject is None or thing is None or lemma(subject) not in lexicon()["own_men"]:
        return False
    others = any(child.dep_ in {"compound", "poss"} or child.ent_type_ == "NORP" for child in subject.children)
    deed = lemma(thing) in lexicon()["claimed_things"] or thing.lower_ in DEED_WORDS
    return deed and not others and not _the(subject)


def _tied_to_deed(verb: Token) -> bool:
    """Tell "to both attacks", "to the bombing": deeds told of before."""
    to = (each for child in verb.children if child.lower_ == "to" for each in child.children)
    things = (each for each in to if lemma(each) in lexicon()["claimed_things"])
    return any(_the(each) or any(child.lower_ in ALL_OF_THEM for child in each.children) for each in things)


def _names(preposition: Token, words: frozenset[str]) -> bool:
    return any(lemma(child) in words for child in preposition.children)


def _on_behalf(verb: Token) -> Token | None:
    """Find X in "claimed responsibility in the name of X" or "on behalf of X"."""
    for token in verb.subtree:
        if token.lower_ in {"name", "behalf"} and token.dep_ == "pobj":
            return next((grand for child in token.children for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def phrase_of(token: Token | None) -> str | None:
    """Give the words of who says something; "who" says nothing by itself."""
    if token is None or token.lower_ in {"who", "whom"}:
        return None
    return str(token.doc[token.left_edge.i : token.i + 1].text)
