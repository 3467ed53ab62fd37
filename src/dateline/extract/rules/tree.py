"""One sentence's grammar: which deed a time, place or toll hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.rules.clauses import (
    came_from,
    depth,
    followed,
    of_its_making,
    of_victims,
    other_day,
    own_subject,
    parted,
    spoke,
    until_then,
)
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.meanwhile import deed_meanwhile
from dateline.extract.rules.no_days import of_count, of_no_deed, set_beside_rank
from dateline.extract.rules.no_scene import (
    bound_for,
    fled_to,
    it_was,
    led_by,
    of_a_body,
    of_a_day,
    of_a_person,
    of_care,
    on_the_way,
)
from dateline.extract.rules.triggers import Generality
from dateline.extract.tolls import TollMention
from dateline.model.country import countries_by_name
from dateline.model.evidence import Span

LAUNCHED = frozenset({"shelling", "air_strike", "drone_strike", "attack", "displacement"})
"""Deeds that come from somewhere; people are abducted or freed *at* the place they are taken from."""
STEPS = 14
"""Longest walk up the tree from an argument to its deed."""
CLAUSE_OPENS = 5
"""Words after a day within which "in which" is said of what was done that day."""
OPENING = 4
"""Characters before a time that still opens its sentence ("On …", "In …")."""
VERBS = frozenset({"VERB", "AUX"})
SITE_PREPOSITIONS = frozenset({"in", "on", "at", "near", "outside", "inside"})
PREDICATES = frozenset({"attr", "acomp", "oprd", "nsubj", "nsubjpass"})
BODIES = frozenset({"body", "corpse", "remain", "remains", "skeleton"})
TARGETS = frozenset({"target", "scene", "site", "victim", "theatre", "theater", "object"})
"""What somebody or something was of a deed: "the school was the target of an attack"."""
NO_GROUND = frozenset({"hijacking", "designation", "split", "merger", "pledge"})
"""Deeds whose object is no place: an airliner, a party, the wings of a group."""
COUNTING = frozenset({"put", "speak", "talk", "report", "confirm", "count", "tally", "list", "estimate", "reckon"})
LIVED = frozenset({"see", "witness", "suffer", "burn", "take", "explode", "erupt", "endure", "know", "live", "bleed"})
"""What a town does on the day that something is done in it."""
LENGTHS = frozenset({"day", "week", "month", "year"})
MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "nummod", "npadvmod"})


class Tree:
    """One sentence's grammar, asked which frame a word belongs to."""

    def __init__(self, doc: Doc, sentence: Words, frames: Sequence[Frame]) -> None:
        """Index the frames of a sentence by the heads of their deed words."""
        self._doc = doc
        self._sentence = sentence
        self._frames = frames
        self._by_head = {trigger.head: index for index, frame in enumerate(frames) for trigger in frame.triggers}
        self._by_head |= {
            position: index
            for index, frame in enumerate(frames)
            for trigger in frame.triggers
            for position in range(trigger.start, trigger.end)
            if position not in self._by_head
        }

    def of_toll(self, toll: TollMention) -> int | None:
        """Find the frame whose outcome word a toll hangs on; none where it is of what the deed is measured by."""
        trigger = root_of(self._doc, toll.trigger)
        found = self._frame_of(toll, trigger)
        if found is None or trigger is None or not set_beside_rank(trigger):
            return found
        return found if set_beside_rank(self._doc[self._frames[found].anchor.head]) else None

    def _frame_of(self, toll: TollMention, trigger: Token | None) -> int | None:
        if trigger is not None and trigger.i in self._by_head:
            return self._by_head[trigger.i]
        counted = self._doc.char_span(toll.trigger.start, toll.trigger.end, alignment_mode="expand")
        inside = (self._by_head[each.i] for each in counted or () if each.i in self._by_head)
        if (within := next(inside, None)) is not None:
            return within  # "the number of people killed in the bombing rose to 40"
        token = root_of(self._doc, toll.span)
        found = self._climb(token, through_clauses=True) if token is not None else None
        return found if found is not None else self._nearest(toll.span.start)

    def of_time(self, span: Span) -> int | None:
        """Find the frame a time places."""
        token = root_of(self._doc, span)
        if token is None or of_no_deed(token) or self._of_its_making(token):
            return None
        ended = next((child for child in token.children if until_then(child) == child), None)
        if ended is not None:  # "led it until May 2004, when soldiers killed him"
            return next((self._by_head[each.i] for each in ended.subtree if each.i in self._by_head), None)
        found = self._in_which(token)
        found = self._set_in(span) if found is None else found
        if found is not None:
            return found
        found = self._climb(token, through_clauses=False)
        if found is None and (verb := deed_meanwhile(token)) is not None:
            return self._by_head.get(verb.i)
        if found is not None and (
            self._said_then(self._frames[found].anchor.head, token)
            or self._bodies_then(self._frames[found], token)
            or self._counted_apart(self._frames[found], token)
            or only_counted(self._doc, self._frames[found])
            or self._of_what_came_then(self._frames[found], token)
        ):
            return None
        return self._past_semicolon(found, token) if found is not None else self._main_before(span)

    def _of_its_making(self, token: Token) -> bool:
        """Tell a day or place of "Built in 1984, the mosque was burned down", unless its making is told as a deed."""
        making = of_its_making(token)
        return making is not None and making.i not in self._by_head

    def _of_what_came_then(self, frame: Frame, day: Token) -> bool:
        """Tell the day of a clause that tells no deed: "a truce of 11 January did not hold, and on 3 August X fell"."""
        verb = next((each for each in day.ancestors if each.pos_ in VERBS), day)
        within = any(verb.is_ancestor(self._doc[trigger.head]) for trigger in frame.triggers)
        return verb.i not in self._by_head and not within and own_subject(verb) and other_day(verb)

    def _in_which(self, day: Token) -> int | None:
        """Find the deed of "claimed a riot in X, last November, in which two died": it was done then."""
        after = self._doc[day.i + 1 : min(day.i + CLAUSE_OPENS, self._sentence.end)]
        which = next(
            (token for token in after if token.lower_ == "which" and token.head.lower_ in {"in", "during"}), None
        )
        if which is None or any(token.pos_ in VERBS | {"NOUN", "PROPN"} for token in self._doc[day.i + 1 : which.i]):
            return None
        return self._by_head.get(which.head.head.i)

    def _set_in(self, day: Span) -> int | None:
        """Find the deed noun whose day stands between it and its place: "behind the massacre last Saturday in X"."""
        words = self._doc.char_span(day.start, day.end)
        if words is None or words.start == self._sentence.start or words.end + 1 >= self._sentence.end:
            return None
        noun, led, name = self._doc[words.start - 1], self._doc[words.end], self._doc[words.end + 1]
        placed = led.lower_ in SITE_PREPOSITIONS and name.pos_ == "PROPN" and led.dep_ == "prep"
        return self._by_head.get(noun.i) if placed and noun.pos_ == "NOUN" else None

    def _said_then(self, deed: int, time: Token) -> bool:
        """Tell "claimed the attack in a statement on Saturday", whose day is that of the statement."""
        between = self._doc[deed + 1 : time.i]
        return any(lemma(token) in lexicon()["told_in"] and token.head.lower_ in {"in", "by"} for token in between)

    def _bodies_then(self, frame: Frame, day: Token) -> bool:
        """Tell the day on which the bodies of those killed in a deed were brought out, which is not the deed's."""
        heads = [trigger.head for trigger in frame.triggers]
        brought = [
            token.i
            for token in self._doc[max(heads) + 1 : day.i]
            if lemma(token) in lexicon()["body_finding"] and token.nbor(-1).lower_ in {"was", "were", "been"}
        ]
        before = self._doc[self._sentence.start : min(heads)] if brought else ()
        return any(lemma(token) in BODIES for token in before)

    def _past_semicolon(self, found: int, day: Token) -> int | None:
        """Give the day of a clause past a semicolon to a deed of that clause, where there is one, else to none.

        "The next day the town stood still; on Friday police held six men"; "killing five; on the 9th they bombed B".
        """
        ends = [token.i for token in self._doc[self._sentence.start : self._sentence.end] if token.text == ";"]
        verb = next((each for each in day.ancestors if each.pos_ in VERBS), day)

        def half(at: int) -> int:
            return sum(end < at for end in ends)

        if not ends or half(day.i) in {half(trigger.head) for trigger in self._frames[found].triggers}:
            return found
        here = [
            each
            for each, frame in enumerate(self._frames)
            if any(half(trigger.head) == half(day.i) for trigger in frame.triggers)
        ]
        if here:
            return here[0]
        return None if half(verb.i) == half(day.i) else found

    def only(self, span: Span) -> int | None:
        """Give the one deed told in the sentence to a day that hangs elsewhere, but not to the day of saying so."""
        told = [index for index, frame in enumerate(self._frames) if frame.told and not frame.bare]
        bare = not told and len(self._frames) == 1 and self._frames[0].told
        told = [0] if bare else told
        token = root_of(self._doc, span)
        if len(told) != 1 or token is None or of_count(token):
            return None
        verb = next((each for each in token.ancestors if each.pos_ in VERBS), None)
        words = lexicon()
        barred = (
            words["say_verbs"]
            | words["end_verbs"]
            | words["naming_verbs"]
            | words["background_marks"]
            | words["aftermath_verbs"]
        )
        frame = self._frames[told[0]]
        elsewhere = self._bodies_then(frame, token) or self._counted_apart(frame, token)
        if elsewhere or (verb is not None and (self._remembered(frame, verb) or self._known(frame))):
            return None
        if bare:
            return told[0] if verb is not None and self._said_before(verb, token) else None
        free = verb is None or lemma(verb) not in barred or self._said_before(verb, token) or it_was(verb, token)
        if verb is not None:
            free = free or self._was_a_deed(verb, token) or self._past_colon(frame, verb, token)
        return told[0] if free else None

    def _counted_apart(self, frame: Frame, day: Token) -> bool:
        """Tell a deed set so many days off the rest: "twelve days after he was seized, his body was found on 3 May"."""
        return any(_set_off(self._doc[trigger.head], day) for trigger in frame.triggers)

    def _was_a_deed(self, verb: Token, day: Token) -> bool:
        """Tell "the X massacre was the killing of nine on 2 June" and "was on Monday the target of an attack"."""
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        told = next((child for child in verb.children if child.dep_ == "attr"), None)
        if lemma(verb) != "be" or told is None or subject is None or subject.is_ancestor(day) or subject == day:
            return False
        struck = lemma(told) in TARGETS and any(each.i in self._by_head for each in told.subtree)
        return told.i in self._by_head or struck

    def _past_colon(self, frame: Frame, verb: Token, day: Token) -> bool:
        """Tell a day and deed told after a colon: "one page is different: on 3 June it took in men hurt by a bomb"."""
        between = self._doc[verb.i + 1 : day.i]
        return frame.anchor.head > day.i and any(token.text == ":" for token in between)

    def _remembered(self, frame: Frame, verb: Token) -> bool:
        """Tell a deed told only of the people of a clause on another day: "met the families of those killed in X"."""
        people = [of_victims(self._doc[trigger.head]) for trigger in frame.triggers]
        return any(each is not None and verb.is_ancestor(each) for each in people)

    def _known(self, frame: Frame) -> bool:
        """Tell a deed spoken of as known, and not as what was done that day: "on 5 May it defended the bombing"."""
        noun = self._doc[frame.anchor.head]
        plain = all(child.dep_ in {"det", "punct"} for child in noun.children)
        return frame.anchor.form == "noun" and frame.definite and plain and noun.dep_ in {"dobj", "pobj"}

    def _said_before(self, verb: Token, time: Token) -> bool:
        """Tell "were among 276 whom they had taken on 3 May", the day hung on the verb above the clause it ends."""
        before = [token for token in verb.subtree if verb.i < token.i < time.i and token.pos_ in VERBS]
        return bool(before) and before[-1].i in self._by_head and before[-1].dep_ in {"relcl", "acl", "advcl"}

    def of_place(self, span: Span) -> int | None:
        """Find the frame a place locates; None where the place is said of something else."""
        token = root_of(self._doc, span)
        if token is None or not self._locates(token) or any(map(bound_for, prepositions(token))):
            return None
        if self._of_its_making(token):
            return None
        if token.dep_ in MODIFIERS and lemma(token.head) in lexicon()["state_deeds"]:
            return None
        if any(each.lower_ == "between" and lemma(each.head) in lexicon()["agreed_things"] for each in token.ancestors):
            return None  # "an agreement between Mali and the rebels"
        found = self._climb(token, through_clauses=False)
        elsewhere = found is not None and (treated(self._doc, self._frames[found]) or self._gone_to(token, found))
        elsewhere = elsewhere or (found is not None and self._wing(token, found))
        return None if elsewhere else found

    def _wing(self, token: Token, owner: int) -> bool:
        """Tell the wings of "fell apart into the Canal Historique and the Canal Habituel"."""
        parted = self._frames[owner].kind in {"split", "merger"}
        return parted and any(each.lower_ in {"into", "from", "with", "between"} for each in prepositions(token))

    def _gone_to(self, token: Token, owner: int) -> bool:
        """Tell where others went, in the half of a sentence before: "six got away to Chile; nine surrendered"."""
        to = token.dep_ == "pobj" and token.head.lower_ == "to"
        return to and parted(token, self._doc[self._frames[owner].anchor.head])

    def names_site(self, span: Span) -> bool:
        """Tell a town in the name of where a deed was done: "at Garissa University", "the Oslo District Court"."""
        token = root_of(self._doc, span)
        if token is None or token.dep_ not in MODIFIERS or token.text.isupper():
            return False
        words, noun = lexicon(), _named_by(token)
        if lemma(noun) in words["courts"]:
            return noun.dep_ in {"nsubj", "pobj"}
        return lemma(noun) in words["sites"] and noun.dep_ == "pobj" and noun.head.lower_ in SITE_PREPOSITIONS

    def of_subject(self, span: Span) -> int | None:
        """Find the frame whose doers stand at a place: "police in Antwerp foiled a bombing"."""
        token = root_of(self._doc, span)
        if token is None or token.dep_ != "pobj" or token.head.lower_ not in {"in", "at", "of"}:
            return None
        noun = token.head.head
        if token.head.lower_ == "of" and lemma(noun) not in lexicon()["inhabitants"]:
            return None
        if lemma(noun) in lexicon()["courts"] and noun.dep_ == "pobj" and noun.head.lower_ == "of":
            noun = noun.head.head  # "judges of the Supreme Court in X acquitted …"
        if noun.dep_ not in {"nsubj", "nsubjpass"} or noun.i in self._by_head:
            return None
        verb = noun.head
        found = self._by_head[verb.i] if verb.i in self._by_head else self._carried(verb)
        return None if found is not None and treated(self._doc, self._frames[found]) else found

    def launched(self, owner: int | None) -> bool:
        """Tell whether a frame tells a deed that comes from somewhere."""
        return owner is not None and self._frames[owner].kind in LAUNCHED

    def is_origin(self, span: Span) -> bool:
        """Tell whether a place is where something came from."""
        token = root_of(self._doc, span)
        led = () if token is None else prepositions(token)
        below = (each for each in led if not any(self._deed_below(child, token) for child in each.children))
        return any(
            each.lower_ in lexicon()["origin_prepositions"] for each in below
        )  # not "the toll from the attack on"

    def _deed_below(self, noun: Token, name: Token | None) -> bool:
        """Tell "from the attack on X" from "a rocket fired from X hit", whose deed words take in the place."""
        return noun.i in self._by_head and noun != name

    def _locates(self, token: Token) -> bool:
        """Ask for a preposition of place above the name, or a place inside the deed's own noun phrase."""
        if token.dep_ == "appos" and token.head.dep_ == "dobj" and token.head.pos_ == "PROPN":
            return self._locates(token.head)  # "stormed St Mary's Church, Owo"
        if token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            return self._reached(token)
        body = token.dep_ in MODIFIERS and lemma(token.head) in lexicon()["state_bodies"] | lexicon()["aircraft"]
        if not body and token.dep_ in MODIFIERS and (token.head.i in self._by_head or self._site(_named_by(token))):
            return True
        if token.dep_ in {"ROOT", "npadvmod"} or of_a_day(token) or self._in_court(token):
            return True
        led = None if body else next(iter(prepositions(token)), None)
        if led is None:
            return False
        # "outside the embassy of the United States"
        whose = led.lower_ == "of" and lemma(led.head) in lexicon()["state_bodies"]
        born = led.lower_ == "of" and lemma(led.head) in lexicon()["origin_nouns"]
        # "sending thousands in flight to the camp at X"
        away = led_by(led) or any(map(fled_to, prepositions(token)))
        elsewhere = whose or born or away or of_a_person(led) or of_a_body(led) or on_the_way(led) or of_care(led)
        return self._overthrown(led) or (led.lower_ in lexicon()["place_prepositions"] and not elsewhere)

    def _overthrown(self, led: Token) -> bool:
        """Tell the land whose government fell: "officers overthrew the government of Chad"."""
        owner = self._by_head.get(led.head.head.i) if led.lower_ == "of" else None
        fell = owner is not None and self._frames[owner].kind == "leadership_change"
        return fell and led.head.dep_ in {"dobj", "nsubjpass"}

    @staticmethod
    def _in_court(town: Token) -> bool:
        body = _named_by(town)
        return town.dep_ in MODIFIERS and lemma(body) in lexicon()["courts"] and body.dep_ == "nsubj"

    def _reached(self, token: Token) -> bool:
        """Tell the town somebody came to or took: "enter Gao and gun down nine men", "seized Gao"."""
        owner = self._by_head.get(token.head.i)
        if owner is None:
            return token.dep_ == "dobj" and lemma(token.head) in lexicon()["arrival_verbs"]
        if self._frames[owner].kind in NO_GROUND:
            return False  # "hijacked the airliner Landshut", "outlawed Batasuna"
        return token.dep_ == "dobj" or self._taken(token)

    def _taken(self, subject: Token) -> bool:
        """Tell a town that changed hands: "Palmyra was recaptured", "Grozny fell to Russian troops"."""
        changed = self._frames[self._by_head[subject.head.i]].kind in {"territorial_gain", "territorial_loss"}
        return changed and (subject.dep_ == "nsubjpass" or lemma(subject.head) == "fall")

    def _site(self, noun: Token) -> bool:
        """Tell whether a noun is where or what was hit: "on the Tokyo subway", "struck Brussels airport"."""
        if noun.dep_ == "dobj":
            site = noun.ent_type_ not in {"ORG", "PERSON"} or lemma(noun) in lexicon()["sites"]
            return noun.head.i in self._by_head and site  # "stormed Kabul's Intercontinental Hotel"
        return noun.dep_ == "pobj" and noun.head.lower_ in SITE_PREPOSITIONS

    def _climb(self, token: Token, *, through_clauses: bool) -> int | None:
        """Walk up to the first deed word, or to a verb that carries one as its subject or object."""
        below = token
        for _ in range(STEPS):
            if token.i in self._by_head:
                return self._by_head[token.i]
            if lemma(token) in lexicon()["end_verbs"] and (deed := self._ended_with(token)) is not None:
                return deed
            carried = self._carried(token) if token.pos_ in VERBS and below.dep_ not in PREDICATES else None
            if carried is not None and self._of_accusing(token, below, carried):
                return None
            if carried is not None and (
                self._is_its_subject(token, carried) or not self._bars(token, below, through_clauses=True)
            ):
                return carried
            about = token.head.i in self._by_head or self._suffers(token.head)
            barred = self._bars(token, below, through_clauses=through_clauses or about) and not self._agreed(token)
            if barred or token.head.i == token.i or self._held_before(token):
                return None
            below, token = token, token.head
        return None

    def _is_its_subject(self, verb: Token, owner: int) -> bool:
        """Tell "X fell, and the Y agreement was signed in Z on 3 May": the day and place are of what was signed."""
        told = (self._doc[trigger.head] for trigger in self._frames[owner].triggers)
        done = lemma(verb) in lexicon()["doing_verbs"] | lexicon()["agreeing"]  # not "was condemned on Monday"
        return done and any(deed.head.i == verb.i and deed.dep_ == "nsubjpass" for deed in told)

    def _held_before(self, clause: Token) -> bool:
        """Tell when those were taken who are let go: "the hostages whom X had taken on 23 April were freed"."""
        taken = clause.dep_ in {"relcl", "acl"} and lemma(clause) in lexicon()["holding_verbs"]
        freed = self._by_head.get(clause.head.head.i) if taken and self._suffers(clause.head) else None
        return freed is not None and self._frames[freed].kind == "release"

    def _of_accusing(self, verb: Token, below: Token, deed: int) -> bool:
        """Tell the day and place of "on Monday accused rebels of killing", told before what they are accused of."""
        return lemma(verb) in {"accuse", "blame"} and below.i < self._frames[deed].anchor.head

    def _agreed(self, verb: Token) -> bool:
        """Tell the clause that says how an agreement came about: "a ceasefire that the group had declared in March"."""
        owner = self._by_head.get(verb.head.i) if verb.dep_ == "relcl" else None
        return owner is not None and self._frames[owner].kind == "agreement" and lemma(verb) in lexicon()["agreeing"]

    def _ended_with(self, verb: Token) -> int | None:
        """Find the deed that ended something: "the uprising ended on 18 September with a coup"."""
        ends = (child for child in verb.children if child.lower_ in {"with", "in"} and child.dep_ == "prep")
        return next((self._by_head[each.i] for end in ends for each in end.children if each.i in self._by_head), None)

    def _suffers(self, noun: Token) -> bool:
        """Ask whether a clause is about those it was done to: "people who were watching a match in Kampala"."""
        if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "into"}:  # "fired on demonstrators who had gathered in …"
            return noun.head.head.i in self._by_head
        return noun.dep_ in {"dobj", "nsubjpass"} and noun.head.i in self._by_head

    @staticmethod
    def _bars(token: Token, below: Token, *, through_clauses: bool) -> bool:
        """Tell where the way up ends: at a naming, at the day of saying, at a clause about something else."""
        words = lexicon()
        if token.dep_ == "dobj" and lemma(token.head) in words["naming_verbs"]:
            return True
        if token.pos_ not in VERBS:
            return False
        lived = token.dep_ in {"acl", "relcl"} and lemma(token) in words["dwelling"]
        lived = lived or fled_to(below) or spoke(token) or came_from(token, below)
        if lived or (lemma(token) in words["end_verbs"] and below.dep_ in {"prep", "npadvmod"}):
            return True
        if lemma(token) in words["say_verbs"] | words["condemning_verbs"] and below.dep_ not in {"ccomp", "advcl"}:
            return True
        apart = token.dep_ == "conj" and below.dep_ in {"prep", "npadvmod", "advmod", "dobj"}
        if apart and (own_subject(token) or other_day(token)):
            return True  # "they seized A, and on 25 March the others pushed into B", "and a year later moved to B"
        aside = token.dep_ in {"acl", "relcl"} and lemma(token) not in words["locative_verbs"]
        return not through_clauses and aside and not followed(token)

    def _carried(self, verb: Token) -> int | None:
        if lemma(verb) in lexicon()["include_verbs"]:
            return None
        for child in verb.children:
            if (
                child.dep_ in {"dobj", "nsubj", "nsubjpass", "attr", "xcomp", "ccomp", "advcl", "conj"}
                and child.i in self._by_head
                and (child.dep_ != "advcl" or self._frames[self._by_head[child.i]].told)  # not "to protest against"
                and not (child.dep_ == "ccomp" and child.i < verb.i and parted(child, verb))
            ):
                return self._by_head[child.i]
            if child.dep_ in {"prep", "acomp"} and (led := self._led_by(child)) is not None:
                return led
        chain = [each for each in verb.conjuncts if each.i > verb.i and each.i in self._by_head]
        return self._by_head[chain[0].i] if chain and not own_subject(chain[0]) else None  # "took, tied and shot them"

    def _led_by(self, link: Token) -> int | None:
        """Find the deed after a preposition: "died in the raid", "are responsible for the murder of a judge"."""
        links = [link] if link.dep_ == "prep" else [child for child in link.children if child.lower_ == "for"]
        below = (grand for each in links for grand in each.children if grand.dep_ in {"pobj", "pcomp"})
        deeds = (self._by_head[each.i] for each in below if each.i in self._by_head)
        return next((each for each in deeds if self._plain(each)), None)

    def _plain(self, index: int) -> bool:
        anchor = self._frames[index].anchor
        return not anchor.background and anchor.generality is not Generality.HARD

    def _nearest(self, start: int) -> int | None:
        before = [
            (self._doc[frame.anchor.head].idx, index)
            for index, frame in enumerate(self._frames)
            if self._doc[frame.anchor.head].idx < start and self._plain(index)
        ]
        if before:
            return max(before)[1]
        return self._highest()

    def _main_before(self, span: Span) -> int | None:
        """A time that opens the sentence places its main deed; any other stray time places nothing."""
        first = min((self._doc[frame.anchor.head].idx for frame in self._frames), default=0)
        opens = span.start < first and span.start - self._sentence.start_char <= OPENING
        found = self._highest() if opens else None
        return None if found is not None and self._known(self._frames[found]) else found

    def _highest(self) -> int | None:
        plain = [index for index in range(len(self._frames)) if self._plain(index)]
        return min(plain, key=lambda each: depth(self._doc[self._frames[each].anchor.head]), default=None)


def lived_it(town: Token) -> bool:
    """Tell the town that a day is told of: "Kano burned again in May 1991, when mobs killed 200 people"."""
    lived = town.dep_ == "nsubj" and town.pos_ == "PROPN" and lemma(town.head) in LIVED
    return lived and town.lower_ not in countries_by_name()


def _set_off(deed: Token, day: Token) -> bool:
    verb = deed.head if deed.dep_ in {"nsubj", "nsubjpass"} else deed  # "a day after a car bomb killed him"
    marks = [child for child in verb.children if child.dep_ == "mark" and child.lower_ in {"after", "before"}]
    counted = any(mark.i and lemma(mark.nbor(-1)) in LENGTHS for mark in marks)
    return counted and not verb.is_ancestor(day)


def _named_by(token: Token) -> Token:
    """Give what a name is a part of the name of: the college of "Bamako University College"."""
    noun = token.head
    while noun.dep_ == "compound":
        noun = noun.head
    return noun


def only_counted(doc: Doc, frame: Frame) -> bool:
    """Tell "had put the dead at nine the day before", the day on which somebody gave a figure."""
    return frame.bare and all(lemma(doc[each.head]) in COUNTING for each in frame.triggers)


def treated(doc: Doc, frame: Frame) -> bool:
    """Tell people only told to be treated: where the hospital is, nobody was hurt."""
    return all(lemma(doc[each.head]) in lexicon()["treating_words"] for each in frame.triggers)


def root_of(doc: Doc, span: Span) -> Token | None:
    """Find the token that a stretch of characters hangs on."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def prepositions(token: Token) -> list[Token]:
    """Give the prepositions above a name, through apposition, coordination and the noun it modifies."""
    found = []
    for _ in range(STEPS):
        if token.pos_ == "ADP":
            found.append(token)
        if token.head.i == token.i or token.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    return found
