"""Accounts in the making turned into claims: each value with the words it rests on and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from dateline.extract.actors import ActorMention
from dateline.extract.dates import TimeExpression
from dateline.extract.rules.anaphora import ARMED, POSSESSIVES, antecedent
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.borrowing import REASON, Borrowed
from dateline.extract.rules.country import Country
from dateline.extract.rules.drafts import Draft
from dateline.extract.rules.kinds import CAPTIVES, GENERIC_KINDS
from dateline.extract.rules.lexicon import REFLEXIVE, lemma, lexicon
from dateline.extract.rules.responsibility import Statement
from dateline.extract.rules.roles import Side
from dateline.extract.rules.tellings import Telling
from dateline.extract.rules.tree import root_of
from dateline.extract.tolls import TollMention
from dateline.model.account import Account
from dateline.model.claim import ActorKind, Claim, Party, SubjectKind, Value
from dateline.model.country import countries
from dateline.model.document import Text
from dateline.model.evidence import Attribution, Basis, Evidence, Modality, Span
from dateline.model.ids import make_id
from dateline.model.interval import Extent, Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll
from dateline.model.yaml_text import load_yaml

SURE = 0.9
"""A value whose words hang on the deed by grammar."""
LESS = 0.7
"""A value that reached the deed through another sentence or a guess of kind."""
OWN_DEATH = "bomber's own death beside those of others"
CERTAIN = 0.95
"""The chance from which a place speaks for its country against others of the same deed."""
ONES_MAN = re.compile(
    r"(?:an?|the|one) (?:[\w-]+ ){0,3}"
    r"(?:follower|supporter|friend|relative|brother|son|cousin|nephew|disciple|student|admirer|associate) of\b",
    re.IGNORECASE,
)
"""A person told by another one: "a keen follower of the preacher X" names nobody."""
PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them"})
STREETS = frozenset({"road", "quarter"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PEOPLE = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
GUESS = 0.5
"""A value read from the order of telling alone."""
VICTIM_OUTCOMES = frozenset({Outcome.KILLED, Outcome.INJURED, Outcome.CASUALTIES, Outcome.ABDUCTED, Outcome.DISPLACED})


CARRIED = "told in another sentence"
HURT_AND_HELD = frozenset({"shooting", "torture"})
"""Deeds done to somebody who is then taken: "was shot and arrested"."""
CAPTIVITY = CAPTIVES | {"sexual_violence", "torture"}
"""What is done to people beside those who are killed."""
NOT_DEADLY = frozenset({"sexual_violence", "torture", "looting", "arson", "destruction", "displacement"})
"""Kinds that say nothing of killing; where people were killed as well, the deed is an attack too."""


@dataclass(frozen=True, slots=True)
class Found:
    """One value before it has a subject: what, where it stands, and who says so."""

    property: str
    value: Value
    span: Span
    attribution: Attribution
    confidence: float = SURE
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Teller:
    """A text with its parse and mentions, and the profile each of its actors has."""

    text: Text
    doc: Doc
    mentions: Mentions
    engine: str
    profiles: Mapping[int, str]
    """Profile id by the chain of an actor's mentions."""
    names: Mapping[int, str]
    country: Country | None = None
    """The country the text is about, for accounts that it places nowhere."""
    filed_at: int | None = None
    """The place the dateline names, as an index into the text's mentions."""


def account_claims(teller: Teller, draft: Draft, day: Borrowed | None = None) -> tuple[Account, list[Claim]]:
    """Make the account of a draft, and its claims in reading order: what, when, where, who, how many."""
    spans = [telling.sentence for telling in draft.tellings]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    found = list(_unique(iter((*_found(teller, draft), *_borrowed(teller, draft, day)))))
    key = [(each.property, each.span.start, each.span.end) for each in found]
    account = Account(make_id("account", teller.text.id, teller.engine, key), teller.text.id, teller.engine, whole)
    return account, [_claim(teller, account.id, each) for each in found]


def _claim(teller: Teller, account_id: str, found: Found) -> Claim:
    evidence = Evidence.at(teller.text.id, teller.text.characters, found.span)
    return Claim(
        make_id("claim", account_id, found.property, found.span.start, found.span.end, found.value, found.attribution),
        account_id,
        SubjectKind.ACCOUNT,
        found.property,
        found.value,
        evidence,
        teller.engine,
        found.attribution,
        confidence=calibrated().get(found.property, {}).get(found.confidence, found.confidence),
        reasons=found.reasons,
    )


@cache
def calibrated() -> Mapping[str, Mapping[float, float]]:
    """Give what each raw step of confidence is worth, by property, as measured."""
    table: Mapping[str, Mapping[float, float]] = load_yaml(
        files(__package__).joinpath("confidence.yaml").read_text("utf-8")
    )
    return table


def _unique(found: Iterator[Found]) -> Iterator[Found]:
    seen: set[tuple[str, str, Span]] = set()
    for each in found:
        key = (each.property, repr(each.value), each.span)
        if key not in seen:
            seen.add(key)
            yield each


def _found(teller: Teller, draft: Draft) -> Iterator[Found]:
    yield from _deeds(teller, draft)
    for telling in draft.tellings:
        yield from _times(teller, telling)
    sure = _sure_countries(teller, draft)
    for telling in draft.tellings:
        yield from (_in_reach(found, sure) for found in _places(teller, telling))
    yield from _filed_at(teller, draft)
    yield from _country(teller, draft)
    hit = _hit(teller, draft)
    for telling in draft.tellings:
        yield from _sides(teller, telling, hit)
    for statement in draft.statements:
        yield from _statement(teller, statement)
    others = _others_died(teller, draft)
    for telling in draft.tellings:
        yield from (each for each in _tolls(teller, telling) if not (others and _own_death(teller, each)))
        yield from _instruments(teller, telling)


def _deeds(teller: Teller, draft: Draft) -> Iterator[Found]:
    kinds = draft.kinds
    first = draft.tellings[0].frame.kind  # "the fighting" told later makes no battle of a murder
    told = [kind for kind in kinds if kind not in GENERIC_KINDS] or [first if kinds[0] == "armed_clash" else kinds[0]]
    if (first == "armed_clash" and told == ["shooting"]) or (first != told[0] == "weapons_seizure"):
        told = [first, *told]  # "killed in a firefight … the gunmen opened fire", "… the soldiers seized two rifles"
    if first == "attack" and CAPTIVITY.issuperset(told) and draft.tellings[0].deadly:
        told = [first, *told]  # "rebels killed 131 villagers … 60 were abducted"
    if told == ["protest"] and "shooting" in kinds:
        told = [*told, "shooting"]  # "students marched to the square. Police fired on them"
    for kind in told:
        telling = next(each for each in draft.tellings if each.frame.kind == kind)
        trigger = next((each for each in telling.frame.triggers if each.kind == kind), telling.frame.anchor)
        words = teller.doc[trigger.start : trigger.end]
        confidence = SURE if trigger.kind == kind else LESS
        done = "abduction" if kind == "arrest" and _captors(teller, telling) else kind
        yield Found("deed", done, Span(words.start_char, words.end_char), telling.attribution, confidence)
    yield from _besides(teller, draft, told)


def _captors(teller: Teller, telling: Telling) -> bool:
    """Tell whether no state's forces took people: whom rebels "arrest" or "capture" they abduct."""
    doers = [party_of(teller, side).kind for side in telling.sides.perpetrators]
    return bool(doers) and all(kind in {ActorKind.REBEL, ActorKind.MILITIA} for kind in doers)


def _besides(teller: Teller, draft: Draft, told: Sequence[str]) -> Iterator[Found]:
    """Tell what else was done in it: people led away, and the attack where looters or rapists killed as well."""
    for telling in (each for each in draft.tellings if not each.pointing):
        for trigger in telling.frame.triggers:
            deadly = trigger.kind in {"killed", "attack", "shooting"} and set(told) <= NOT_DEADLY
            kind = "attack" if deadly and trigger.kind != "shooting" else trigger.kind
            after = kind == "arrest" and telling.frame.anchor.start < trigger.start and set(told) <= HURT_AND_HELD
            taken = kind == "abduction" or after
            if trigger.modality is Modality.HAPPENED and kind not in told and (deadly or taken):
                words = teller.doc[trigger.start : trigger.end]
                yield Found("deed", kind, Span(words.start_char, words.end_char), telling.attribution, LESS)
                return


def _times(teller: Teller, telling: Telling) -> Iterator[Found]:
    if telling.later is not None:
        span, interval = telling.later
        yield Found("interval", interval, span, telling.attribution, GUESS, ("on the day of the deed told before it",))
    days = running_days(teller.text.characters, [teller.mentions.times[index] for index in telling.owned.times])
    for time in days:
        carried = not telling.sentence.covers(time.span)
        against = [f"read against the {time.anchor}'s date"] if time.relative and time.anchor else []
        reasons = (*against, *([CARRIED] if carried else []))
        step = LESS if time.relative or carried else SURE
        yield Found("interval", time.interval, time.span, telling.attribution, step, reasons)


def running_days(characters: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Read "on 28 and 29 November", two days that follow each other, as the stretch they make."""
    ordered = sorted(times, key=lambda each: each.span)
    found: list[TimeExpression] = []
    for time in ordered:
        whole = _run_on(characters, found[-1], time) if found else None
        found[-1:] = [whole] if whole is not None else [*found[-1:], time]
    return found if len(found) < len(times) else list(times)


def _run_on(characters: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    joined = characters[first.span.end : second.span.start].strip() == "and"
    one, two = first.interval, second.interval
    if not joined or one is None or two is None or not (one.exact or one.extent is Extent.THROUGHOUT) or not two.exact:
        return None
    if one.latest is None or two.earliest is None or two.earliest - one.latest != timedelta(days=1):
        return None
    span = Span(first.span.start, second.span.end)
    return replace(second, span=span, interval=Interval(one.earliest, two.latest, Extent.THROUGHOUT))


def _borrowed(teller: Teller, draft: Draft, part_of: Borrowed | None) -> Iterator[Found]:
    """Give a part of several attacks the day of the whole, its named doers, and its town where only a site is told."""
    if part_of is None:
        return
    attribution = draft.tellings[0].attribution
    yield Found("interval", part_of.interval, part_of.span, attribution, GUESS, (REASON,))
    whole = part_of.whole.tellings
    if draft.statements or any(each.sides.perpetrators for each in draft.tellings):
        named: list[Side] = []
    else:
        named = [side for each in whole for side in each.sides.perpetrators if side.actor is not None]
    for side in named:
        if teller.mentions.actors[side.actor or 0].name:
            yield Found("perpetrator", party_of(teller, side), side.span, attribution, GUESS, (REASON,))
    sites = [index for each in draft.tellings for index in (*each.owned.places, *each.owned.likely)]
    if sites and not placed(teller.mentions, draft):
        for index in {index for each in whole for index in each.owned.places}:
            location, words = teller.mentions.locations[index], teller.mentions.places[index].span
            yield Found("place", location, words, attribution, GUESS, (REASON, *location.reasons))


def _sure_countries(teller: Teller, draft: Draft) -> frozenset[str]:
    """Give the countries that the surest places of a deed lie in."""
    owned = (index for telling in draft.tellings for index in (*telling.owned.places, *telling.owned.origins))
    found = (teller.mentions.locations[index] for index in owned)
    return frozenset(each.country for each in found if each.country and (each.score or 0.0) >= CERTAIN)


def _in_reach(found: Found, sure: frozenset[str]) -> Found:
    """Leave a beach unresolved that lies in another country than the town it is told with, as a namesake only may."""
    place = found.value
    if not isinstance(place, Location) or place.country is None or not sure or place.country in sure:
        return found
    if (place.score or 0.0) >= CERTAIN or place.precision is Precision.COUNTRY:
        return found
    why = f"not resolved: the deed's other places are in {', '.join(sorted(sure))}, and not in {place.country}"
    return replace(found, value=Location(place.words, reasons=(why, *place.reasons)), confidence=LESS, reasons=(why,))


def _places(teller: Teller, telling: Telling) -> Iterator[Found]:
    owned = telling.owned
    for name, indices in (("place", owned.places or owned.likely), ("origin", owned.origins)):
        for index in indices:
            location = teller.mentions.locations[index]
            confidence = (SURE if location.resolved else LESS) if index not in owned.likely else GUESS
            yield Found(
                name, location, teller.mentions.places[index].span, telling.attribution, confidence, location.reasons
            )


def _filed_at(teller: Teller, draft: Draft) -> Iterator[Found]:
    """Give the town of the dateline to a deed told only at a street or square: the reader knows of which town."""
    index = teller.filed_at
    told = [n for telling in draft.tellings for n in (*telling.owned.places, *telling.owned.likely)]
    streets = told and all(teller.mentions.places[n].feature in STREETS for n in told)
    if index is not None and streets and not placed(teller.mentions, draft):
        location, place = teller.mentions.locations[index], teller.mentions.places[index]
        why = ("the town of the dateline, for a street of no town named",)
        yield Found("place", location, place.span, draft.tellings[0].attribution, GUESS, why)


def placed(mentions: Mentions, draft: Draft) -> bool:
    """Tell whether an account has a place whose country is known."""
    return bool(lying_in(mentions, draft))


def lying_in(mentions: Mentions, draft: Draft) -> set[str]:
    """Give the countries in which an account's places lie."""
    owned = (index for telling in draft.tellings for index in (*telling.owned.places, *telling.owned.likely))
    return {code for index in owned if (code := mentions.locations[index].country)}


def _country(teller: Teller, draft: Draft) -> Iterator[Found]:
    """Give the country an unplaced account is likeliest about, as a guess with its reason."""
    about = teller.country
    if about is not None and not placed(teller.mentions, draft):
        attribution = draft.tellings[0].attribution
        yield Found("country", about.code, about.span, attribution, round(GUESS * about.share, 2), (about.reason,))


def _hit(teller: Teller, draft: Draft) -> frozenset[int]:
    """Give the people a deed was done to, by the chains of their mentions; in a clash both sides are."""
    if "armed_clash" in draft.kinds:
        return frozenset()
    sides = (side.actor for telling in draft.tellings for side in telling.sides.targets if side.actor is not None)
    return frozenset(teller.mentions.actors[index].chain for index in sides)


def _sides(teller: Teller, telling: Telling, hit: frozenset[int]) -> Iterator[Found]:
    tolls = [toll.group_span or toll.span for toll in _together(teller, telling)]
    suffered = [toll.span for toll in _together(teller, telling) if toll.toll.among is not PartyClass.PERPETRATORS]
    for side in _parties(teller, telling.sides.perpetrators):
        if telling.frame.kind != "armed_clash" and any(_is_they(teller, side, span) for span in suffered):
            continue  # those who were killed or hurt did not do it, whatever the parse says
        words = side.span.of(teller.text.characters).lower()
        if words in PRONOUNS and side.actor is not None and teller.mentions.actors[side.actor].chain in hit:
            continue  # "her brothers were among the dead. They came at nine": the others
        yield Found("perpetrator", party_of(teller, side), side.span, _suspected(teller, side, telling.attribution))
    for side in _parties(teller, telling.sides.targets):
        if any(side.span.overlaps(span) for span in tolls):
            continue  # the people counted in a toll are told as its victims
        if side.span.of(teller.text.characters).lower() in REFLEXIVE:
            continue  # "blew himself up", "gave himself up": the doer, told already
        yield Found("target", party_of(teller, side), side.span, telling.attribution)


def _is_they(teller: Teller, side: Side, people: Span) -> bool:
    """Tell whether a side is the people of a phrase, and not named inside it: "three nuns kidnapped by the rebels"."""
    head = root_of(teller.doc, people) if side.span.overlaps(people) else None
    return head is not None and side.span.start <= head.idx < side.span.end


def _parties(teller: Teller, sides: Sequence[Side]) -> Iterator[Side]:
    """Leave out what is a time and no party, whatever the parse says: "the group said Friday it did it"."""
    yield from (side for side in sides if not any(time.span.covers(side.span) for time in teller.mentions.times))


def _suspected(teller: Teller, side: Side, attribution: Attribution) -> Attribution:
    """Keep "suspected gunmen" as a suspicion."""
    words = teller.doc.char_span(side.span.start, side.span.end, alignment_mode="expand")
    before = teller.doc[max(0, words.start - 1) : words.end] if words is not None else ()
    suspect = next((token for token in before if token.lower_ in lexicon()["suspected_adjectives"]), None)
    return replace(attribution, basis=Basis.SUSPECTED, phrase=suspect.text) if suspect is not None else attribution


def party_of(teller: Teller, side: Side) -> Party:
    """Make a party of a side: its words, and the actor behind them where the text names one."""
    words = side.span.of(teller.text.characters)
    if side.actor is None:
        return Party(words)
    actor = teller.mentions.actors[side.actor]
    if _not_they(teller, actor, words):
        index = antecedent(teller.doc, teller.mentions.actors, root_of(teller.doc, side.span) or teller.doc[0])
        if index is None:
            return Party(words)
        actor = teller.mentions.actors[index]
    if words.lower() in PRONOUNS and actor.refers_to is not None:  # "they": in the words that say who
        words = teller.mentions.actors[actor.refers_to].words
    elif words.lower() in POSSESSIVES:
        words = actor.words
    if ONES_MAN.match(words):
        return Party(words, ActorKind.PERSON)
    state = _state(teller, actor)
    if state is not None:
        return Party(words, ActorKind.GOVERNMENT, state, teller.profiles.get(actor.chain))
    behind = actor if teller.names.get(actor.chain) else _behind(teller, _first(teller, actor, side)) or actor
    return Party(
        words,
        _kind(teller.mentions.actors, actor),
        teller.names.get(behind.chain) or behind.name,
        teller.profiles.get(behind.chain),
        actor.size,
    )


def _not_they(teller: Teller, actor: ActorMention, words: str) -> bool:
    """Tell "they" who did a deed from the one official or man that the nearest words before them name."""
    meant = teller.mentions.actors[actor.refers_to] if actor.refers_to is not None else None
    one = meant is not None and meant.kind in {ActorKind.GOVERNMENT, ActorKind.PERSON}
    return one and words.lower() == "they"


def _state(teller: Teller, actor: ActorMention) -> str | None:
    """Name the country that did it, where its bare name or abbreviation is the actor: "the US assassination of …"."""
    word = root_of(teller.doc, actor.name_span or actor.span)
    country = countries().get(actor.nationality or "")
    named = word is not None and word.ent_type_ == "GPE" and word.pos_ == "PROPN"
    whole = actor.name is not None and len(actor.words.removeprefix("the ")) == len(actor.name)
    return country.name if country is not None and named and whole else None


def _behind(teller: Teller, span: Span) -> ActorMention | None:
    """Find the actor that unnamed people belong to: "its gunmen", "the group's fighters", "members of X"."""
    head = root_of(teller.doc, span)
    if head is None:
        return None
    owners = [child for child in head.children if child.dep_ in {"poss", "compound", "nmod"}]
    owners += [grand for child in head.children if child.lower_ in {"of", "from", "with"} for grand in child.children]
    owners += _sent_by(head)
    men = [head, *(each for child in head.children if child.lower_ == "of" for each in child.children)]
    said = (child for each in men for child in each.children if _belongs(child))
    members = [each for child in said for each in child.subtree if each.pos_ == "PROPN" and each.head.dep_ != "agent"]
    beside = next((each for each in teller.mentions.actors if each.span.end == span.start - 1), None)
    if beside is not None and beside.kind in ARMED and teller.names.get(beside.chain):
        return beside  # "IS militants", the name read as a verb
    for owner in (*owners, *members):
        found = owner_of(teller.mentions.actors, owner, ARMED | {ActorKind.UNKNOWN} if owner in members else ARMED)
        if found is not None and teller.names.get(found.chain):
            return found
    return None


def _sent_by(people: Token) -> list[Token]:
    """Give X of "was murdered by gunmen from X", where the parse hangs "from" on the verb."""
    after = people.i + 1 < len(people.doc) and people.nbor()
    led = after and after.dep_ == "prep" and after.lower_ in {"from", "of", "with"}
    return [child for child in people.nbor().children if child.dep_ == "pobj"] if led else []


def _first(teller: Teller, actor: ActorMention, side: Side) -> Span:
    """Give the words that a pronoun points back to."""
    return side.span if actor.refers_to is None else teller.mentions.actors[actor.refers_to].span


def _belongs(clause: Token) -> bool:
    """Tell a clause that names whose people they are: "men claiming to be members of X", "a unit linked to X"."""
    if clause.dep_ == "appos":
        return True
    below = (child for child in clause.children if child.dep_ not in {"aux", "auxpass"})  # "has been pushing X"
    said = {lemma(clause), *(lemma(child) for child in below)}
    return clause.dep_ in {"acl", "relcl", "amod"} and bool(said & lexicon()["belonging_words"])


def owner_of(actors: Sequence[ActorMention], token: Token, kinds: frozenset[ActorKind] = ARMED) -> ActorMention | None:
    """Find the armed actor that a noun or a possessive names or points back to."""
    if token.lower_ in POSSESSIVES:
        index = antecedent(token.doc, actors, token)
        return None if index is None else actors[index]
    over = [actor for actor in actors if actor.span.start <= token.idx < actor.span.end and actor.kind in kinds]
    return min(over, key=lambda actor: len(actor.span), default=None)


def _kind(actors: Sequence[ActorMention], actor: ActorMention) -> ActorKind:
    if actor.kind is not ActorKind.UNKNOWN or actor.refers_to is None:
        return actor.kind
    return actors[actor.refers_to].kind


def _statement(teller: Teller, statement: Statement) -> Iterator[Found]:
    for side in _parties(teller, statement.sides):
        party = party_of(teller, side)
        if statement.attribution.basis is Basis.CLAIMED:
            yield Found("claimed_by", party, statement.words, statement.attribution)
        yield Found("perpetrator", party, side.span, statement.attribution, LESS)


def _tolls(teller: Teller, telling: Telling) -> Iterator[Found]:
    for mention in _people_only(teller, _together(teller, telling)):
        attribution = telling.attribution
        if mention.asserter:
            attribution = replace(attribution, asserter=mention.asserter, basis=Basis.REPORTED)
        yield Found("toll", mention.toll, mention.span, attribution)
        suffered = mention.toll.outcome in VICTIM_OUTCOMES and mention.toll.among is not PartyClass.PERPETRATORS
        if suffered and mention.group_span:
            yield Found("victim", _victim(teller, mention.group_span), mention.group_span, attribution)


def _others_died(teller: Teller, draft: Draft) -> bool:
    """Tell whether somebody died besides those who killed themselves."""
    tolls = [teller.mentions.tolls[index] for telling in draft.tellings for index in telling.owned.tolls]
    dead = (toll for toll in tolls if toll.toll.outcome is Outcome.KILLED and (toll.toll.best or toll.toll.low))
    return any(not _by_himself(teller, toll) for toll in dead)


def _own_death(teller: Teller, found: Found) -> bool:
    """Tell the bomber's own death, which coders set beside no count of those he killed."""
    value = found.value
    own = isinstance(value, Toll) and value.outcome is Outcome.KILLED
    return own and any(toll.span == found.span and _by_himself(teller, toll) for toll in teller.mentions.tolls)


def own_deaths(teller: Teller, draft: Draft) -> int:
    """Count the figures of a bomber's own death that are left out beside those of the others who died."""
    owned = {index for telling in draft.tellings for index in telling.owned.tolls}
    if not any(_by_himself(teller, teller.mentions.tolls[index]) for index in owned) or not _others_died(teller, draft):
        return 0
    tolls = (each for telling in draft.tellings for each in _tolls(teller, telling))
    return len({each.span for each in tolls if _own_death(teller, each)})


def _by_himself(teller: Teller, toll: TollMention) -> bool:
    return not REFLEXIVE.isdisjoint(toll.trigger.of(teller.text.characters).lower().split())


def _people_only(teller: Teller, tolls: list[TollMention]) -> Iterator[TollMention]:
    """Leave out flagged figures, and "killed" followed by a word that the parse says is no noun."""
    for toll in tolls:
        root = root_of(teller.doc, toll.group_span) if toll.group_span else None
        if not toll.flag and (root is None or root.pos_ in PEOPLE or root.dep_ in SUBJECTS):
            yield toll


def _together(teller: Teller, telling: Telling) -> list[TollMention]:
    """Read uncounted people named in a row ("men, women and children") as one phrase."""
    merged: list[TollMention] = []
    for index in telling.owned.tolls:
        toll = teller.mentions.tolls[index]
        last = merged[-1] if merged else None
        if last and _same_row(teller, last, toll):
            span = Span(last.span.start, toll.span.end)
            words = span.of(teller.text.characters)
            among = last.toll.among if last.toll.among is not PartyClass.UNKNOWN else toll.toll.among
            value = replace(last.toll, group=words, phrase=words, among=among)
            merged[-1] = replace(last, span=span, group_span=span, toll=value)
        else:
            merged.append(toll)
    return merged


def _same_row(teller: Teller, last: TollMention, toll: TollMention) -> bool:
    between = teller.text.characters[last.span.end : toll.span.start]
    uncounted = last.toll.reckoning is Reckoning.SOME and toll.toll.reckoning is Reckoning.SOME
    return uncounted and last.toll.outcome is toll.toll.outcome and not between.strip(" ,and")


def _victim(teller: Teller, span: Span) -> Party:
    inside = [index for index, actor in enumerate(teller.mentions.actors) if actor.span.overlaps(span)]
    if inside:
        return replace(party_of(teller, Side(span, inside[0])), words=span.of(teller.text.characters))
    return Party(span.of(teller.text.characters), ActorKind.CIVILIANS if _civil(teller, span) else ActorKind.UNKNOWN)


def _civil(teller: Teller, span: Span) -> bool:
    return any(toll.group_span == span and toll.toll.among is PartyClass.CIVILIANS for toll in teller.mentions.tolls)


def _instruments(teller: Teller, telling: Telling) -> Iterator[Found]:
    for start, end in telling.frame.instruments:
        words = teller.doc[start:end]
        yield Found("instrument", words.text, Span(words.start_char, words.end_char), telling.attribution)
