"""The deed words of one sentence joined into frames: one frame for each deed the sentence tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from dateline.extract.rules.clauses import (
    about_noun,
    counts_people,
    other_day,
    own_subject,
    said_of_object,
    set_apart,
    tells_another,
)
from dateline.extract.rules.lexicon import Match, find, lemma, lexicon
from dateline.extract.rules.triggers import NO_DEED, Generality, Trigger, climb
from dateline.model.codebook import deeds
from dateline.model.evidence import Modality

GENERIC_KINDS = ("killed", "injured", "attack", "bombing", "armed_clash", "shooting")
"""Kinds that a more telling word of the same frame replaces, least telling first."""
PROPERTY = frozenset({"arson", "looting", "destruction"})
ONE_RAID = (
    {"raid", "arrest"},
    {"raid", "release"},
    {"attack", "release"},
    {"raid", "weapons_seizure"},
    {"arrest", "weapons_seizure"},
)
"""Deeds done in one: "arrested 12 people in raids", "stormed the prison and freed 800 inmates"."""
CAPTIVES = frozenset({"abduction", "arrest"})
TAKEN_IN = frozenset({"territorial_gain", "looting", "raid", "hijacking"})
"""Deeds in the course of which people are led away."""
LINKS_UP = 4
"""Light or causing verbs between a deed noun and the verb it belongs to."""
CLOSE = 2
"""Words from a bomb to its going off that no other clause fits between."""
NEAR = 12
"""Words after a deed noun within which "that killed" is still said of it."""
CLAUSES = frozenset({"nsubj", "nsubjpass", "attr", "relcl", "acl", "ccomp", "advcl", "xcomp"})
REFINED = frozenset({"attack", "bombing"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One deed as one sentence tells it: its deed words, the first its anchor, and the kind they make together."""

    triggers: tuple[Trigger, ...]
    kind: str
    instruments: tuple[tuple[int, int], ...] = ()

    @property
    def anchor(self) -> Trigger:
        """Give the deed word the frame is built on."""
        return self.triggers[0]

    @property
    def definite(self) -> bool:
        """Tell whether any of its words speaks of a deed already told."""
        return any(trigger.definite for trigger in self.triggers)

    @property
    def told(self) -> bool:
        """Tell whether its anchor tells a deed as done, not planned, denied or only named."""
        anchor = self.anchor
        done = {Modality.HAPPENED, Modality.ATTEMPTED, Modality.FOILED}
        return anchor.modality in done and anchor.generality is not Generality.HARD and not anchor.background

    @property
    def bare(self) -> bool:
        """Tell whether the frame is only a consequence ("killed 12") with no deed and no weapon named."""
        return not self.instruments and all(trigger.consequence for trigger in self.triggers)


def build_frames(doc: Doc, triggers: list[Trigger]) -> list[Frame]:
    """Join the deed words of a sentence that tell one deed; a word that only names it again is left out."""
    triggers = [trigger for trigger in triggers if not names_again(doc, trigger, triggers)]
    triggers = [each for each in triggers if not doing_then(doc, each, triggers)]
    triggers = [_told_out(doc, each, triggers) for each in triggers if not _only_wielded(doc, each, triggers)]
    groups: list[list[Trigger]] = [[trigger] for trigger in triggers]
    for trigger in triggers:
        host = None if elliptic(doc[trigger.head]) else _host(doc, trigger, triggers)
        if host is not None and host is not trigger:
            _join(groups, host, trigger)
    frames = [_frame(doc, group) for group in groups if group]
    return [_completed(doc, frame, frames) for frame in frames]


def doing_then(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell what people were doing when a deed hit them: "shot dead 19 workers who were blocking a road"."""
    verb = doc[trigger.head]
    if trigger.kind == "protest" and verb.dep_ == "advcl" and any(child.lower_ == "to" for child in verb.children):
        return True  # "who broke into parliament to protest against the bill"
    governor = said_of_object(verb) if trigger.kind == "protest" and verb.tag_ == "VBG" else None
    return governor is not None and any(other.start <= governor.i < other.end for other in triggers)


def _only_wielded(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell the weapon of another deed from a deed: "attacked the station with a petrol bomb and a knife"."""
    head = doc[trigger.head]
    if trigger.form != "noun" or head.dep_ != "pobj" or head.head.lower_ != "with":
        return False
    return any(other.head == head.head.head.i and other.form == "verb" and not other.consequence for other in triggers)


def _told_out(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> Trigger:
    """Take a deed named in passing for one told, where a clause says what came of it: "jailed for the blast that …"."""
    if trigger.form != "noun" or not trigger.background:
        return trigger
    clauses = (other for other in triggers if other.consequence and other.head > trigger.head)
    told = any(_in_which(doc[each.head], triggers) is trigger or _said_of(doc[each.head], trigger) for each in clauses)
    if not told:
        return trigger
    past = any(lemma(governor) in lexicon()["other_times"] for governor, _ in climb(doc[trigger.head]))
    return replace(trigger, background=False, definite=trigger.definite and not past)


def _said_of(head: Token, noun: Trigger) -> bool:
    """Tell "that killed 29" right of the noun it is said of."""
    return head.dep_ == "relcl" and head.head.i == noun.head and about_noun(head)


def _in_which(head: Token, others: list[Trigger]) -> Trigger | None:
    """Find the deed noun that "in which 39 people died" is said of, whatever the parse hangs the clause on."""
    within = (child for child in head.children if child.dep_ == "prep" and child.lower_ in {"in", "during"})
    if not any(grand.lower_ == "which" for child in within for grand in child.children):
        return None
    nouns = [other for other in others if other.form == "noun" and not other.consequence and other.head < head.i]
    return max(nouns, key=lambda each: each.head, default=None)


def elliptic(head: Token) -> bool:
    """Tell a verb whose subject leaves out what it counts: "a bomb killed two, and a second in B killed five"."""
    subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
    return head.pos_ == "VERB" and subject is not None and subject.lower_ in lexicon()["left_out"]


def _completed(doc: Doc, frame: Frame, frames: list[Frame]) -> Frame:
    """Give a deed whose noun is left out the kind of the deed told before it."""
    before = [each for each in frames if each.anchor.head < frame.anchor.head and not each.bare]
    if not before or not frame.bare or not elliptic(doc[frame.anchor.head]):
        return frame
    return replace(frame, kind=before[-1].kind)


def _join(groups: list[list[Trigger]], first: Trigger, second: Trigger) -> None:
    left = next(group for group in groups if first in group)
    right = next(group for group in groups if second in group)
    if left is not right:
        left.extend(right)
        right.clear()


def _frame(doc: Doc, group: list[Trigger]) -> Frame:
    main = [trigger for trigger in group if not trigger.consequence] or group
    anchor = min(
        main, key=lambda each: (each.background, each.generality is Generality.HARD, depth(doc[each.head]), each.start)
    )
    rest = sorted((trigger for trigger in group if trigger is not anchor), key=lambda each: each.start)
    weapons = _weapons(doc, group)
    kind = _kind(anchor, main, [name for name, _ in weapons], consequence=main != group)
    return Frame((anchor, *rest), _launched(doc, anchor, kind, weapons), tuple(span for _, span in weapons))


def _launched(doc: Doc, anchor: Trigger, kind: str, weapons: list[tuple[str, tuple[int, int]]]) -> str:
    """Tell "fired a missile at" from shots, and "a missile from a drone" from what is fired off the ground."""
    names = {name for name, _ in weapons}
    if kind == "shooting" and names == {"shelling"} and doc[anchor.head].lemma_ == "fire":
        return "shelling"
    aloft = names & {"drone_strike", "air_strike"}
    return aloft.pop() if kind == "shelling" and len(aloft) == 1 else kind


def _kind(anchor: Trigger, main: list[Trigger], weapons: list[str], *, consequence: bool) -> str:
    telling = [each.kind for each in main if each.kind not in GENERIC_KINDS and each.modality is anchor.modality]
    if anchor.kind in PROPERTY and len(set(weapons)) == 1:
        return weapons[0]  # "a bomb destroyed a bus"
    if anchor.kind == "weapons_seizure" and consequence:
        return "attack"  # "killed four soldiers and seized their weapons"
    if anchor.kind not in GENERIC_KINDS:
        return anchor.kind
    if telling and telling[0] in violent_kinds() - PROPERTY:
        return telling[0]
    others = [each.kind for each in main if each.kind not in CAPTIVES] or [anchor.kind]
    kind = max(others, key=lambda each: telling_rank(each) - 100 * (each in PROPERTY))
    kinds = set(weapons)
    if kind in REFINED | {"killed", "injured"} and len(kinds) == 1:
        return _refine(kind, kinds.pop())
    return "attack" if kind in {"killed", "injured"} else kind


def telling_rank(kind: str) -> int:
    """Rank kinds of deed by how much they tell: "attack" less than "bombing", that less than "vehicle bomb"."""
    return GENERIC_KINDS.index(kind) if kind in GENERIC_KINDS else len(GENERIC_KINDS)


def _refine(kind: str, weapon: str) -> str:
    explosive = {"suicide_bombing", "vehicle_bomb", "remote_explosive", "bombing"}
    if kind == "bombing":
        return weapon if weapon in explosive else kind
    return weapon


def depth(token: Token) -> int:
    """Count the steps from a token to the root of its sentence."""
    steps = 0
    while token.head is not token and token.head.i != token.i:
        token, steps = token.head, steps + 1
    return steps


def _weapons(doc: Doc, group: list[Trigger]) -> list[tuple[str, tuple[int, int]]]:
    """Find weapon words of the frame: inside its deed words, or hung on them by with, using, in, or as subject."""
    sentence = doc[group[0].head].sent
    heads = {trigger.head for trigger in group}
    found = []
    for match in find(doc, lexicon().instruments, start=sentence.start, end=sentence.end):
        if match.pattern.kind == NO_DEED:
            continue  # a gold mine
        inside = any(trigger.start <= match.head < trigger.end for trigger in group if _may_hold(trigger, match))
        if inside or _wielded(doc[match.head], heads):
            found.append((match.pattern.kind, (match.start, match.end)))
    return found


def _may_hold(trigger: Trigger, match: Match) -> bool:
    """Tell "burned a truck", whose words hold what was hit, from "a truck attack", whose words hold the weapon."""
    return match.pattern.kind != "vehicle_ramming" or trigger.kind == "vehicle_ramming"


def _wielded(weapon: Token, heads: set[int]) -> bool:
    if any(child.dep_ == "relcl" and child.i in heads for child in weapon.children):
        return True
    if weapon.dep_ == "conj":
        return _wielded(weapon.head, heads)
    if weapon.dep_ in {"compound", "nsubj", "nsubjpass", "dobj", "nmod"}:
        burnt = weapon.dep_ == "dobj" and lemma(weapon) in lexicon()["vehicles"]  # "burned a tank truck"
        return (weapon.head.i in heads and not burnt) or (
            weapon.dep_ == "dobj" and lemma(weapon.head) in {"use", "detonate"} and weapon.head.head.i in heads
        )
    if weapon.dep_ == "pobj" and weapon.head.lower_ in {"with", "by", "from", "using", "of"}:
        governor = weapon.head.head
        if governor.dep_ == "nsubj" and weapon.head.lower_ == "with":
            governor = governor.head  # "a man with a machete attacked …"
        return governor.i in heads or (
            lemma(governor) in lexicon()["light_verbs"] and any(child.i in heads for child in governor.children)
        )
    return False


def _host(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> Trigger | None:
    """Find the deed word that this one adds to, if it does not stand for a deed of its own."""
    others = [other for other in triggers if other is not trigger]
    if trigger.background or not others:
        return _setting(doc, trigger, others)
    head = doc[trigger.head]
    if (noun := _in_which(head, others)) is not None and not noun.background and _joinable(trigger, noun):
        return noun
    if trigger.consequence and (placed := _where(head, others)) is not None:
        return placed if _joinable(trigger, placed) else None
    host = _by_grammar(doc, trigger, others) or _by_naming(doc, head, others) or _beside(trigger, others)
    if host is None and trigger.consequence and not other_day(head):
        host = _by_position(doc, head, others)
    if host is None or host.background or not _joinable(trigger, host):
        return None
    return None if _by_others(head, trigger, host) else host


def _by_others(head: Token, trigger: Trigger, host: Trigger) -> bool:
    """Tell a taking with a subject of its own: "commandos stormed the café where a man had held 18 people hostage"."""
    return bool({trigger.kind, host.kind} & CAPTIVES) and not trigger.consequence and own_subject(head)


def _beside(trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """Join "a truck bomb exploded", whatever the parse makes of the words: the noun and right after it the verb."""
    again = (o for o in others if o.kind == trigger.kind and o.start < trigger.end and trigger.start < o.end)
    if (other := next(again, None)) is not None:  # "found a weapons" and "weapons cache"
        return other
    if trigger.form != "verb" or trigger.kind not in GENERIC_KINDS:
        return None
    return next((other for other in others if other.form == "noun" and 0 < trigger.start - other.head <= CLOSE), None)


def _setting(doc: Doc, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """Join "he was shot during the raid" to the raid: a deed done in the course of one already spoken of."""
    head = doc[trigger.head]
    if not trigger.definite or head.dep_ != "pobj" or head.head.lower_ not in {"during", "in"}:
        return None
    return next((o for o in others if o.head == head.head.head.i and {o.kind, trigger.kind} <= violent_kinds()), None)


def _joinable(trigger: Trigger, host: Trigger) -> bool:
    if Modality.NEGATED in {trigger.modality, host.modality} and trigger.modality is not host.modality:
        return False  # "nobody was killed but 212 people were hurt"
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
        }
    pair = {trigger.kind, host.kind}
    if len(pair) == 1 or pair in ONE_RAID or (host.kind == "plot" and trigger.modality is Modality.PLANNED):
        return True  # "a plot to bomb a mosque in Lyon"
    if "release" in pair and trigger.form == host.form == "verb" and pair <= violent_kinds() | {"release"}:
        return True  # "shot dead three pirates and freed the captain"
    if pair & CAPTIVES and trigger.form == host.form == "verb":  # "abducted and beheaded 21", "attacked X, abducting 5"
        return pair <= CAPTIVES | TAKEN_IN | violent_kinds()
    general = bool(pair & (set(GENERIC_KINDS) | PROPERTY | {"massacre", "raid"}))
    return pair <= violent_kinds() and (general or trigger.form == host.form == "verb")


def _by_grammar(doc: Doc, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """Follow subject, relative clause, participle and "in", "when", "after" from one deed word to another."""
    by_head = {other.head: other for other in others}
    head = doc[trigger.head]
    governor = head.head
    clause = head.dep_ == "relcl" and (
        governor.ent_type_ == "DATE" or any(child.lower_ == "when" for child in head.children)
    )  # "an attack on the market on 23 August, in which shells killed 39"
    if clause or (head.dep_ in CLAUSES and governor.i in by_head):
        return _by_clause(head, by_head)
    if head.dep_ == "conj" and governor.i in by_head and head.pos_ == "VERB":
        return _coordinated(trigger, by_head, head)
    if (inside := _inside_of(trigger, head, others)) is not None:
        return inside
    if head.dep_ == "pobj" and head.head.lower_ in {"in", "by", "from", "during"} and head.head.head.i in by_head:
        other = by_head[head.head.head.i]
        return other if other.consequence or trigger.kind in (*GENERIC_KINDS, "raid") else None
    for link in climb_links(head):
        if link.i in by_head and by_head[link.i].consequence:
            return by_head[link.i]
    return _subject_deed(head, by_head) if trigger.consequence and trigger.form == "verb" else None


def _inside_of(trigger: Trigger, head: Token, others: list[Trigger]) -> Trigger | None:
    """Join "left 27 dead and 130 wounded" and "detonated a bomb": the word hangs on one inside the other's own."""
    governor = head.head.i
    if head.dep_ == "acl" and head.head.dep_ == "conj" and head.head.pos_ == "NUM":
        head = head.head  # "left 27 dead and 130 wounded", the figure read as what is joined
        governor = head.head.i
    if head.dep_ == "conj" and trigger.consequence:
        return next((other for other in others if other.consequence and other.start <= governor < other.end), None)
    if head.dep_ == "dobj" and trigger.form == "noun":
        return next((other for other in others if other.head == governor), None)
    return None


def _by_clause(head: Token, by_head: dict[int, Trigger]) -> Trigger | None:
    """Find the deed that a clause belongs to, where it is about that deed and tells no other."""
    if head.head.i not in by_head:  # "on 3 May, when gunmen clashed with guards"
        return next((by_head[token.i] for token in head.ancestors if token.i in by_head), None)
    own = tells_another(head) or (head.dep_ == "relcl" and not about_noun(head))
    return None if own else by_head[head.head.i]


def _coordinated(trigger: Trigger, by_head: dict[int, Trigger], head: Token) -> Trigger | None:
    """Join "39 were killed and 150 injured" and "storming the hall and firing on guests", not deeds on other days.

    A consequence whose own subject is a deed belongs to that one: "…, and a shooting in Mosul killed four".
    """
    other = by_head[head.head.i]
    if other_day(head):
        return None
    if trigger.consequence and other.consequence:
        return None if _own_cause(head, by_head) else other
    if trigger.consequence and counts_people(head) and not set_apart(head):
        return other  # "a drone hit an office and six others died"
    if own_subject(head) or set_apart(head):
        return other if trigger.consequence and not own_subject(head) else None
    return other


def _subject_deed(head: Token, by_head: dict[int, Trigger]) -> Trigger | None:
    """Find the deed word that is the subject of a consequence: "a roadside bomb hit a truck and killed two"."""
    while head.dep_ in {"conj", "advcl", "xcomp"} and not own_subject(head):
        head = head.head
        subject = next((child for child in head.children if child.dep_ == "nsubj" and child.i in by_head), None)
        if subject is not None:
            return by_head[subject.i]
    return None


def climb_links(head: Token) -> list[Token]:
    """Give the verbs reached from a deed noun through a light or causing verb: "killed 5 … carried out an attack"."""
    words = lexicon()
    links: list[Token] = []
    token = head
    while token.dep_ in {"dobj", "pobj", "prep", "conj"} and len(links) < LINKS_UP:
        token = token.head
        if lemma(token) in words["cause_verbs"] | words["light_verbs"]:
            links.append(token.head)
    return links


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


def names_again(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell whether a deed word only names an earlier one again: "…, marking the group's first attack abroad"."""
    head = doc[trigger.head]
    names = trigger.form == "noun" and head.dep_ == "dobj" and lemma(head.head) in lexicon()["naming_verbs"]
    return names and any(other.head < trigger.head for other in triggers)


def _by_position(doc: Doc, head: Token, others: list[Trigger]) -> Trigger | None:
    """Place a consequence by where it stands: "… that killed 12" after its noun, "…, killing 12" after its clause."""
    deeds = [other for other in others if not other.consequence and not other.background]
    if head.dep_ == "relcl" or any(child.lower_ in {"that", "which"} and child.i < head.i for child in head.children):
        near = [other for other in deeds if 0 < head.i - other.head <= NEAR]
        nouns = [other for other in near if other.form == "noun" or other.end - other.start > CLOSE]
        return nouns[-1] if nouns else None
    if head.tag_ == "VBG" or _in_chain(head, "VBG"):
        return _highest_before(doc, deeds, head.i)
    if head.pos_ in {"NOUN", "PROPN"} or head.tag_ in {"VBN", "VBD"}:
        return _around(doc, head, deeds)
    return None


def _where(head: Token, deeds: list[Trigger]) -> Trigger | None:
    """Find the deed whose place a clause is about: "struck a mosque in Kuwait City, where 27 died"."""
    if not any(child.lower_ in {"where", "when"} for child in head.children):
        return None
    by_head = {deed.head: deed for deed in deeds if not deed.consequence}
    return next((by_head[token.i] for token in head.ancestors if token.i in by_head), None)


def _in_chain(head: Token, tag: str) -> bool:
    return head.dep_ == "conj" and head.head.tag_ == tag


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
    below = [deed for deed in below if deed.generality is not Generality.HARD]
    if below:
        return min(below, key=lambda each: abs(each.head - head.i))
    above = [deed for deed in deeds if any(ancestor.i == deed.head for ancestor in head.ancestors)]
    above = [deed for deed in above if deed.form == "verb" and deed.generality is Generality.SINGLE]
    return min(above, key=lambda each: abs(each.head - head.i), default=None)


def _below(token: Token, head: Token) -> bool:
    """Tell whether a deed word hangs below another with no clause of its own between: a second subject, "before"."""
    while token.i != head.i:
        if token.head.i == token.i or (token.pos_ == "VERB" and tells_another(token)) or token.lower_ == "including":
            return False
        token = token.head
    return True


@cache
def violent_kinds() -> frozenset[str]:
    """Give the kinds of deed that hurt people or things, from the codebook, without taking people captive."""
    return frozenset(kind.id for kind in deeds().values() if kind.violent and kind.group != "captivity") | {"looting"}
