"""The deed words of one sentence joined into frames: one frame for each deed the sentence tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Doc, Token

from dateline.extract.rules.clauses import (
    about_noun,
    answered_for,
    depth,
    own_subject,
    said_of_object,
    tells_day,
    tells_how,
    told_whole,
)
from dateline.extract.rules.host_nouns import in_which, names_again
from dateline.extract.rules.hosts import host_word
from dateline.extract.rules.kinds import CAPTIVES, GENERIC_KINDS, PROPERTY, telling_rank, violent_kinds
from dateline.extract.rules.lexicon import NO_DEED, Match, find, lemma, lexicon
from dateline.extract.rules.reasons import ATTENDED, DOING, LAID, LED_UP, NAMED_AGAIN, PROTESTED, WIELDED
from dateline.extract.rules.subjects import armed_people, find_subject, passive
from dateline.extract.rules.triggers import Generality, Trigger, climb
from dateline.model.evidence import Modality

REFINED = frozenset({"attack", "bombing"})
LENGTHS = frozenset({"minute", "hour", "day", "night", "week", "month"})
NEAR = 2
"""Steps up from a noun to the "one" that a clause is said of: "a similar one on the same road, in which …"."""
BESIDES = CAPTIVES | {"protest", "weapons_seizure"}
"""What attackers do as well, which does not make the deed: "attacked a post, seized weapons and blocked the road"."""
RISINGS = frozenset({"riot", "protest", "unrest", "demonstration", "mutiny", "rally", "march"})
SUPPORTING = frozenset({"back", "support", "cover", "assist", "accompany"})
RISING = frozenset({"riot", "protest"})
HIT_AT = frozenset({"on", "at", "into", "near", "against", "outside", "beside", "among", "upon", "by", "amid"})
PLACING = frozenset({"in", "at", "on", "near", "outside"})
ENTERED = frozenset({("territorial_gain", "enter"), ("territorial_gain", "overrun"), ("hijacking", "board")})
"""How those came in who then killed: what they did there is the deed."""


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


def build_frames(doc: Doc, triggers: list[Trigger], skipped: Counter[str] | None = None) -> list[Frame]:
    """Join the deed words of a sentence that tell one deed; those of no deed of their own count in ``skipped``."""
    reasons = [_no_deed(doc, trigger, triggers) for trigger in triggers]
    if skipped is not None:
        skipped.update(filter(None, reasons))
    triggers = [each for each, reason in zip(triggers, reasons, strict=True) if reason is None]
    triggers = [_told_out(doc, each, triggers) for each in triggers]
    groups: list[list[Trigger]] = [[trigger] for trigger in triggers]
    for trigger in triggers:
        alone = elliptic(doc, trigger) and not _died_when(doc, trigger, triggers)
        host = None if alone else host_word(doc, trigger, triggers)
        if host is not None and host is not trigger:
            _join(groups, host, trigger)
    frames = [_frame(doc, group) for group in groups if group]
    return [_completed(doc, frame, frames) for frame in frames]


def _no_deed(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> str | None:
    """Give the reason for which a deed word tells no deed of its own beside the others of its sentence."""
    if names_again(doc, trigger, triggers):
        return NAMED_AGAIN
    if _doing_then(doc, trigger, triggers):
        return DOING
    if _laid_first(doc, trigger, triggers):
        return LAID
    if _fought_first(doc, trigger, triggers) or _held_first(doc, trigger, triggers):
        return LED_UP
    if _gathering_hit(doc, trigger, triggers):
        return ATTENDED
    protested = PROTESTED if _protested(doc[trigger.head], trigger, triggers) else None
    return WIELDED if _only_wielded(doc, trigger, triggers) else protested


def _gathering_hit(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell a gathering that was fired on or bombed from one told for itself: "threw a grenade into a rally in X"."""
    noun = doc[trigger.head]
    if trigger.kind == "protest" and trigger.form == "verb":
        return _stopped_by_armed(noun, trigger, triggers)
    if trigger.kind != "protest" or trigger.form != "noun":
        return False
    met = noun.dep_ == "pobj" and noun.head.lower_ in HIT_AT
    verb = noun.head.head if met else noun.head if noun.dep_ == "dobj" else None
    if verb is None:
        return False
    hits = (other for other in triggers if other is not trigger and other.kind in violent_kinds() - RISING)
    return any(other.head == verb.i or other.start <= verb.i < other.end for other in hits)


def _protested(noun: Token, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell what people protest against, with no day, place or doer of its own: "protested against the hanging of X"."""
    against = trigger.form == "noun" and noun.dep_ == "pobj" and noun.head.lower_ == "against"
    own = (tells_day(each) or each.lower_ == "by" or each.ent_type_ in {"GPE", "LOC", "FAC"} for each in noun.subtree)
    if not against or any(own):
        return False
    return any(other.kind == "protest" and other.head == noun.head.head.i for other in triggers)


def _stopped_by_armed(verb: Token, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell a road that armed men blocked to do another deed: "blocked the highway and shot nine passengers"."""
    words = lexicon()
    doer = find_subject(verb) if lemma(verb) in {"block", "barricade"} else None
    if doer is None or not (lemma(doer) in words["attackers"] | words["fighting_men"] or armed_people(doer)):
        return False
    return any(each is not trigger and each.kind in violent_kinds() | {"killed", "abduction"} for each in triggers)


def _doing_then(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell what people were doing when a deed hit them: "shot dead 19 workers who were blocking a road"."""
    verb = doc[trigger.head]
    own = trigger.kind == "protest" and lemma(verb) in {"protest", "demonstrate", "march", "rally"}
    if own and verb.dep_ == "advcl" and any(child.lower_ == "to" for child in verb.children):
        return True  # "who broke into parliament to protest against the bill"
    if trigger.kind == "protest" and _held_where(verb):
        return any(other.head != trigger.head and other.consequence for other in triggers)
    governor = said_of_object(verb) if trigger.kind == "protest" and verb.tag_ == "VBG" else None
    return governor is not None and any(other.start <= governor.i < other.end for other in triggers)


def _held_where(verb: Token) -> bool:
    """Tell what went on where people were hit: "killed in a church in which they were holding a vigil"."""
    verb = verb.head if verb.dep_ == "dobj" else verb
    links = {each.lower_ for child in verb.children for each in (child, *child.children)}
    return verb.dep_ == "relcl" and verb.tag_ == "VBG" and not links.isdisjoint({"where", "which"})


def _fought_first(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell how long something took to come about: "captured the port after six days of fighting"."""
    of = doc[trigger.head].head
    length = of.head
    after = length.head
    long = trigger.form == "noun" and of.lower_ == "of" and lemma(length) in LENGTHS
    return long and after.lower_ in {"after", "following"} and any(other.head == after.head.i for other in triggers)


def _held_first(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell how the dead came to be in the hands of those who killed them: "were shot after they had been detained"."""
    verb = doc[trigger.head]
    mark = next((child for child in verb.children if child.lower_ == "after"), None)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if trigger.kind not in CAPTIVES or trigger.form != "verb" or not passive or mark is None:
        return False
    whom = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    own = any(tells_day(each) or each.dep_ == "agent" or each.ent_type_ in {"GPE", "LOC"} for each in verb.subtree)
    known = whom is None or whom.pos_ == "PRON"
    deadly = (other for other in triggers if other.head == verb.head.i and other.form == "verb")
    return known and not own and any(each.kind in violent_kinds() | {"killed"} for each in deadly)


def _laid_first(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell how a bomb came to be where it went off: "a bomb planted on a bicycle exploded"."""
    verb = doc[trigger.head]
    laid = verb.dep_ == "acl" and verb.tag_ == "VBN" and lemma(verb) in lexicon()["locative_verbs"]
    laid = laid and trigger.start <= verb.head.i < trigger.end
    happened = (other for other in triggers if other.modality is trigger.modality)
    return laid and any(other.head == verb.head.head.i for other in happened)


def _only_wielded(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell the weapon of another deed from a deed: "attacked the station with a petrol bomb and a knife"."""
    head = _first_joined(doc[trigger.head])
    if trigger.form != "noun" or head.dep_ != "pobj" or not (_supports(head) or head.head.lower_ in {"with", "behind"}):
        return False
    if any(child.dep_ == "poss" and tells_day(child) for child in head.children):
        return False  # "arrested the man behind Friday's massacre"
    if answered_for(head) is not None and (told_whole(head) or _dated(head)):
        return False  # "struck camps of the men behind the killing of 26 people near X on 3 May"
    verb = head.head.head
    verb = verb.head if _supports(head) else verb  # "troops backed by air strikes killed …"
    if verb.dep_ == "pobj" and verb.head.lower_ == "of":
        verb = verb.head.head  # "groups of men with …"
    verb = verb.head if verb.dep_ == "nsubj" else verb  # "men with knives and petrol bombs attacked …"
    hosts = (other for other in triggers if other.form == "verb" and other.kind != "trial")
    return any(other.head == verb.i for other in hosts)  # nobody is charged "with the murder" as a weapon


def _dated(noun: Token) -> bool:
    return any(map(tells_day, noun.subtree))


def _first_joined(noun: Token) -> Token:
    """Give the first of a row of nouns: "guns" of "with guns, knives and petrol bombs"."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun


def _supports(noun: Token) -> bool:
    """Tell what troops are helped by: "backed by air strikes"."""
    return noun.head.dep_ == "agent" and lemma(noun.head.head) in SUPPORTING and noun.head.head.dep_ == "acl"


def _told_out(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> Trigger:
    """Take a deed named in passing for one told, where a clause says what came of it: "jailed for the blast that …"."""
    if trigger.form != "noun" or not trigger.background:
        return trigger
    clauses = (other for other in triggers if other.consequence and other.head > trigger.head)
    told = any(in_which(doc[each.head], triggers) is trigger or _said_of(doc[each.head], trigger) for each in clauses)
    if not told:
        return trigger
    past = any(lemma(governor) in lexicon()["other_times"] for governor, _ in climb(doc[trigger.head]))
    return replace(trigger, background=False, definite=trigger.definite and not past)


def _said_of(head: Token, noun: Trigger) -> bool:
    """Tell "that killed 29" right of the noun it is said of."""
    if head.dep_ != "relcl" or not about_noun(head):
        return False
    said_of = head.head  # "blasts in the Moscow subway that left 39 dead", the clause hung on the place
    within = said_of.dep_ == "pobj" and said_of.head.head.i == noun.head and said_of.head.lower_ in PLACING
    subject = any(child.dep_ == "nsubj" and child.lower_ in {"that", "which"} for child in head.children)
    return said_of.i == noun.head or (within and subject)


def elliptic(doc: Doc, trigger: Trigger) -> bool:
    """Tell a verb whose subject leaves out what it counts: "a bomb killed two, and a second in B killed five".

    "A third was injured" goes on counting people, "another was hit on 3 May" tells another deed.
    """
    head = doc[trigger.head]
    subject = next((child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    passive = subject is not None and subject.dep_ == "nsubjpass" and trigger.consequence
    left_out = subject is not None and subject.lower_ in lexicon()["left_out"]
    return head.pos_ == "VERB" and ((left_out and not passive) or of_another_one(head))


def of_another_one(clause: Token) -> bool:
    """Tell a clause on a deed that is only likened: "came a year after a similar one, in which 28 people died"."""
    if clause.dep_ != "relcl":
        return False
    nouns = (clause.head, *islice(clause.head.ancestors, NEAR))
    ones = (each for each in nouns if each.lower_ == "one" and each.dep_ != "nummod")
    return any(not any(child.lower_ == "of" for child in each.children) for each in ones)


def _died_when(doc: Doc, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Tell "the latest died when gunmen fired at her car", where the clause tells the deed she died of."""
    heads = {other.head for other in triggers if not other.consequence}
    below = [child for child in doc[trigger.head].children if child.dep_ == "advcl" and child.i in heads]
    return trigger.consequence and any(any(c.lower_ in {"when", "as"} for c in each.children) for each in below)


def _completed(doc: Doc, frame: Frame, frames: list[Frame]) -> Frame:
    """Give a deed whose noun is left out the kind of the deed told before it."""
    before = [each for each in frames if each.anchor.head < frame.anchor.head and not each.bare]
    if not before or not frame.bare or not elliptic(doc, frame.anchor):
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
    main = [trigger for trigger in main if not _setting(doc[trigger.head])] or main
    anchor = min(
        main, key=lambda each: (each.background, each.generality is Generality.HARD, depth(doc[each.head]), each.start)
    )
    rest = sorted((trigger for trigger in group if trigger is not anchor), key=lambda each: each.start)
    weapons = _weapons(doc, group)
    kind = _kind(anchor, main, [name for name, _ in weapons], consequence=main != group)
    kind = _fought_over(anchor, main, consequence=main != group) or kind
    kind = "abduction" if kind == "arrest" and _by_gunmen(doc[anchor.head]) else kind
    beside = _done_to_captives(doc, group) if kind in CAPTIVES else _killed_beside(doc, anchor, group)
    kind = beside or kind
    return Frame((anchor, *rest), _launched(doc, anchor, kind, weapons), tuple(span for _, span in weapons))


def _fought_over(anchor: Trigger, main: list[Trigger], *, consequence: bool) -> str | None:
    """Tell what went on where captives were not freed, or some of those who fought were taken."""
    if anchor.kind == "release" and anchor.modality is Modality.ATTEMPTED:
        return "raid"  # "police tried to free the hostages"
    fought = anchor.kind == "arrest" and consequence and any(each.kind == "armed_clash" for each in main)
    return "armed_clash" if fought else None  # "nine died in the gunfight; three were captured"


def _by_gunmen(taking: Token) -> bool:
    """Tell a taking that is no arrest by who takes: "gunmen rounded up the children"."""
    doer = find_subject(taking) if taking.pos_ == "VERB" else None
    return doer is not None and (lemma(doer) in lexicon()["attackers"] - {"suspect"} or armed_people(doer))


def _setting(noun: Token) -> bool:
    """Tell the riot in the course of which guards opened fire."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"during", "amid"} and lemma(noun) in RISINGS


def _killed_beside(doc: Doc, anchor: Trigger, group: list[Trigger]) -> str | None:
    """Tell an attack in "entered the village and killed 69 people" and "killed 11 rebels and freed 13 hostages"."""
    deadly = [doc[each.head] for each in group if each.consequence and each.form == "verb"]
    head = doc[anchor.head]
    entered = (anchor.kind, lemma(head)) in ENTERED
    fought = next((each.kind for each in group if entered and each.kind in violent_kinds()), None)
    freed = anchor.kind == "release" and any(depth(each) < depth(head) for each in deadly)
    let_out = anchor.kind in {"attack", "raid"} and any(each.kind == "release" for each in group)
    freed = freed or (
        let_out and bool(deadly) and _by_gunmen(head)
    )  # "attacked a jail, freeing 105 men and killing 55"
    if anchor.kind == "torture" and any(each.kind == "protest" for each in group):
        return "protest"  # "beat students to break up a demonstration"
    return fought or ("attack" if (entered and deadly) or freed else None)


def _done_to_captives(doc: Doc, group: list[Trigger]) -> str | None:
    """Tell what was done to people right after they were taken: "captured 14 rebels and shot them"."""
    done = [each for each in group if each.form == "verb" and each.kind in violent_kinds() | {"killed", "injured"}]
    hit = next((each for each in done if any(_them(child) for child in doc[each.head].children)), None)
    in_row = (each for each in done if not each.consequence and _hit_in_row(doc[each.head], doc[group[0].head]))
    hit = hit or next(in_row, None)
    if hit is None:
        verbs = (each for each in group if each.form == "verb" and each.kind in violent_kinds())
        return next((each.kind for each in verbs if tells_how(doc[each.head], doc[group[0].head])), None)
    return "attack" if hit.consequence else hit.kind


def _hit_in_row(verb: Token, taken: Token) -> bool:
    """Tell "shot" of "was captured by soldiers and shot by the police"."""
    return verb.dep_ == "conj" and verb.head.i == taken.i and passive(taken) and passive(verb)


def _them(object_: Token) -> bool:
    """Tell "them" and "23 of them"."""
    of = (grand for child in object_.children if child.lower_ == "of" for grand in child.children)
    return object_.dep_ == "dobj" and (object_.lower_ == "them" or any(each.lower_ == "them" for each in of))


def _launched(doc: Doc, anchor: Trigger, kind: str, weapons: list[tuple[str, tuple[int, int]]]) -> str:
    """Tell "fired a missile at" from shots, and "a missile from a drone" from what is fired off the ground."""
    names = {name for name, _ in weapons}
    if kind == "shooting" and {"shelling"} <= names <= {"shelling", "bombing"} and doc[anchor.head].lemma_ == "fire":
        return "shelling"
    aloft = names & {"drone_strike", "air_strike"}
    return aloft.pop() if kind == "shelling" and len(aloft) == 1 else kind


def _kind(anchor: Trigger, main: list[Trigger], weapons: list[str], *, consequence: bool) -> str:
    telling = [each.kind for each in main if each.kind not in GENERIC_KINDS and each.modality is anchor.modality]
    if anchor.kind == "vehicle_ramming" and "suicide_bombing" in weapons:
        weapons = ["suicide_bombing"]  # "a suicide bomber rammed a minibus into the gate"
    if anchor.kind in PROPERTY | {"vehicle_ramming"} and len(set(weapons)) == 1:
        return weapons[0]  # "a bomb destroyed a bus"
    if anchor.kind == "weapons_seizure" and consequence:
        return "attack"  # "killed four soldiers and seized their weapons"
    done = next((kind for kind in telling if kind in violent_kinds() - PROPERTY), anchor.kind)
    if anchor.kind not in GENERIC_KINDS:  # "a convoy was ambushed; vehicles burned" is an ambush
        return done if anchor.kind in PROPERTY | {"protest", "trial"} else anchor.kind
    if telling and telling[0] in violent_kinds() - PROPERTY:
        return telling[0]
    # "gunmen attacked troops and blocked roads" is no protest
    others = [each.kind for each in main if each.kind not in BESIDES] or [anchor.kind]
    kind = max(others, key=lambda each: telling_rank(each) - 100 * (each in PROPERTY))
    kinds = set(weapons) if len(set(weapons)) == 1 else set(weapons) - {"bombing"}
    if kind in REFINED | {"killed", "injured"} and len(kinds) == 1:
        return _refine(kind, kinds.pop())
    return "attack" if kind in {"killed", "injured"} else kind


def _refine(kind: str, weapon: str) -> str:
    explosive = {"suicide_bombing", "vehicle_bomb", "remote_explosive", "bombing"}
    if kind == "bombing":
        return weapon if weapon in explosive | {"air_strike", "drone_strike"} else kind
    return weapon


def _weapons(doc: Doc, group: list[Trigger]) -> list[tuple[str, tuple[int, int]]]:
    """Find weapon words of the frame: inside its deed words, or hung on them by with, using, in, or as subject."""
    sentence = doc[group[0].head].sent
    heads = {trigger.head for trigger in group}
    robbed = {trigger.head for trigger in group if trigger.kind == "looting"}
    found = []
    for match in find(doc, lexicon().instruments, start=sentence.start, end=sentence.end):
        if match.pattern.kind == NO_DEED:
            continue  # a gold mine
        if doc[match.head].dep_ in {"dobj", "nsubjpass"} and doc[match.head].head.i in robbed:
            continue  # "stole rifles from a barracks"
        if match.pattern.kind in {"air_strike", "drone_strike"} and _struck(doc[match.head]):
            continue
        inside = any(trigger.start <= match.head < trigger.end for trigger in group if _may_hold(trigger, match))
        if inside or _wielded(doc[match.head], heads):
            found.append((match.pattern.kind, (match.start, match.end)))
    return found


def _struck(craft: Token) -> bool:
    """Tell "a helicopter was hit by a missile", in which the craft is no weapon."""
    hit = craft.dep_ == "nsubjpass" and lemma(craft.head) in {"hit", "strike", "attack", "target", "destroy", "down"}
    brought = any(child.lower_ == "down" for child in craft.head.children) or lemma(craft.head) == "down"
    return hit or (craft.dep_ in {"dobj", "nsubjpass"} and brought)


def _may_hold(trigger: Trigger, match: Match) -> bool:
    """Tell "burned a truck", whose words hold what was hit, from "a truck attack", whose words hold the weapon."""
    return match.pattern.kind != "vehicle_ramming" or trigger.kind == "vehicle_ramming"


def _used_to(weapon: Token, heads: set[int]) -> bool:
    """Tell "used a bomb to attack the depot" and "a bomb was used to attack it"."""
    used = weapon.dep_ in {"dobj", "nsubjpass"} and lemma(weapon.head) == "use"
    return used and any(child.dep_ in {"xcomp", "advcl"} and child.i in heads for child in weapon.head.children)


def _goes_on_to(weapon: Token, heads: set[int]) -> bool:
    """Tell "jets crossed the border and bombed the camp" from "a lorry overturned and exploded"."""
    if weapon.dep_ != "nsubj" or lemma(weapon) in lexicon()["vehicles"]:
        return False
    return any(_shares_subject(weapon.doc[each], weapon.head) for each in heads)


def _shares_subject(verb: Token, first: Token) -> bool:
    """Tell a verb joined to another whose subject is its own too."""
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and not own_subject(verb):
        verb = verb.head
        if verb.i == first.i:
            return True
    return False


def _wielded(weapon: Token, heads: set[int]) -> bool:
    if any(child.dep_ == "relcl" and child.i in heads for child in weapon.children):
        return True
    if weapon.dep_ == "conj":
        return _wielded(weapon.head, heads)
    if _used_to(weapon, heads) or _goes_on_to(weapon, heads):
        return True
    if weapon.dep_ in {"compound", "nsubj", "nsubjpass", "dobj", "nmod"}:
        # "burned a tank truck", "destroyed a passenger jet"
        hit = weapon.dep_ in {"dobj", "nsubjpass"}
        burnt = hit and lemma(weapon) in lexicon()["vehicles"] | lexicon()["aircraft"]
        burnt = burnt or (hit and lemma(weapon.head) in lexicon()["agent_verbs"])  # "attacked a mine", where men dig
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
