"""Which mentions are one actor: same names, acronyms and their long forms, definitions, and words that point back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.actors.authority import find_known
from dateline.extract.actors.lexicon import roles
from dateline.extract.actors.mention import ActorMention, Definition
from dateline.extract.actors.parsed import Parsed
from dateline.extract.actors.phrases import Phrase, does
from dateline.model.claim import ActorKind
from dateline.text.fold import fold
from dateline.text.names import fits_acronym, looks_like_acronym

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTERS = frozenset(["the", "this", "that", "these", "those", "its", "their"])
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REMEMBERED = 40
"""Mentions back that a text's topic is told from."""
_FURTHEST = 400
"""Characters a word may point back over; further back another actor has mostly come between."""


def chain(parsed: Parsed, phrases: Sequence[Phrase], definitions: Sequence[Definition]) -> list[ActorMention]:
    """Number the actors of one text and say what each pointing word points to."""
    keys = _Keys(definitions)
    kept: list[Phrase] = []
    mentions: list[ActorMention] = []
    numbers: dict[str, int] = {}
    for phrase in phrases:
        back = _points_to(parsed, phrase, kept, mentions)
        if phrase.pronoun and _means_a_thing(parsed.doc[phrase.head], back):
            continue
        key = keys.of(phrase.named.span.of(parsed.text)) if phrase.named else f"unnamed at {phrase.span.start}"
        number = mentions[back].chain if back is not None else numbers.setdefault(key, len(numbers))
        kept.append(phrase)
        mentions.append(_mention(parsed.text, phrase, mentions[back] if back is not None else None, (back, number)))
    return mentions


def _means_a_thing(pronoun: Token, back: int | None) -> bool:
    """Tell a thing from people: "it" and "they" with nobody before them, and an "it" that does nothing."""
    word = pronoun.lower_
    if word not in roles().third:
        return False
    passive = pronoun.dep_ == "nsubjpass" and pronoun.head.pos_ == "VERB"
    return back is None or (roles().pronouns[word] == "group" and not (passive or does(pronoun)))


def _mention(text: str, phrase: Phrase, first: ActorMention | None, linked: tuple[int | None, int]) -> ActorMention:
    name = phrase.named.span if phrase.named else None
    return ActorMention(
        span=phrase.span,
        words=phrase.span.of(text),
        kind=first.kind if first is not None and (phrase.pronoun or phrase.kind is ActorKind.UNKNOWN) else phrase.kind,
        name=name.of(text) if name else None,
        name_span=name,
        size=phrase.size,
        nationality=phrase.nationality,
        refers_to=linked[0],
        chain=linked[1],
    )


class _Keys:
    """The key under which each name of one actor in this text meets the others."""

    def __init__(self, definitions: Sequence[Definition]) -> None:
        """Join the names that the text defines as one."""
        self._same: dict[str, str] = {}
        self._long: list[str] = []
        for definition in definitions:
            key = self.of(definition.name)
            for alias in definition.words:
                self._same.setdefault(fold(alias), key)

    def of(self, name: str) -> str:
        """Give a name's key: a definition's, the known actor's, the long form's, or its own."""
        folded = fold(name)
        if folded in self._same:
            return self._same[folded]
        known = next(find_known(name), None)
        if known is not None and len(known.span) == len(name):
            key = fold(known.actors[0].name)
        elif looks_like_acronym(name):
            key = next((fold(long) for long in self._long if fits_acronym(name, long)), folded)
        else:
            key = next((fold(long) for long in self._long if _part_of(folded, fold(long))), folded)
            self._long.append(name)
        self._same[folded] = key
        return key


def _part_of(folded: str, longer: str) -> bool:
    """Tell whether a surname or short form stands for a longer name: "Assad" for "Bashar al-Assad"."""
    return " " not in folded and len(folded) > 3 and longer.rsplit(maxsplit=1)[-1] == folded  # noqa: PLR2004


def _points_to(
    parsed: Parsed, phrase: Phrase, before: Sequence[Phrase], mentions: Sequence[ActorMention]
) -> int | None:
    if phrase.named is not None:
        return None
    wanted = _fitting(parsed, phrase, parsed.doc[phrase.head])
    if wanted is None or _bears_a_name(parsed.doc[phrase.head]):
        return None
    topic, actors_here = _topic(mentions), _doers(parsed, phrase)
    candidates = [
        (
            _salience(parsed, earlier, phrase)
            + 0.5 * (mentions[index].chain == topic)
            + _did_it(parsed, phrase, earlier)
            + _goes_on(parsed, phrase, earlier),
            index,
        )
        for index, earlier in _near(before, phrase)
        if not earlier.adjective
        and earlier.head not in actors_here
        and _of_one_land(phrase, mentions[index])
        and not (wanted is _ARMED and _no_fighters(parsed, earlier, mentions[index]))
        and (
            _may_be(parsed, phrase, mentions[index], wanted)
            or _lone(parsed, phrase, earlier, mentions[index])
            or _gathered(parsed, phrase, earlier)
        )
    ]
    return _original(mentions, max(candidates)[1]) if candidates else None


def _no_fighters(parsed: Parsed, earlier: Phrase, mention: ActorMention) -> bool:
    """Tell whom "the rebels" cannot mean: the residents of a town, or what "an attack on Kidal" struck."""
    head = parsed.doc[earlier.head]
    unarmed = roles().kinds.get(head.lemma_.lower()) is ActorKind.CIVILIANS
    struck = head.dep_ == "pobj" and head.head.lower_ in {"on", "against"} and head.head.head.pos_ == "NOUN"
    return mention.kind is ActorKind.UNKNOWN and (unarmed or struck)


def _of_one_land(phrase: Phrase, mention: ActorMention) -> bool:
    """Tell that "the Turkish army" means no National Guard told before, of which no land is told or another."""
    return phrase.pronoun or phrase.nationality is None or phrase.nationality == mention.nationality


def _bears_a_name(head: Token) -> bool:
    """Tell "the Los Tiguerones gang", whose name no list has, from "the Maoist group" and "the Baghdad cell"."""
    named = (child for child in head.children if child.dep_ == "compound" and child.pos_ == "PROPN")
    return any(child.ent_type_ not in {"GPE", "LOC", "NORP"} or child.n_lefts for child in named)


def _lone(parsed: Parsed, phrase: Phrase, earlier: Phrase, mention: ActorMention) -> bool:
    """Tell the one unnamed man whom "he" may mean: "a former soldier opened fire. He …"."""
    head, lemma = parsed.doc[earlier.head], parsed.doc[earlier.head].lemma_.lower()
    one = phrase.pronoun and roles().pronouns.get(parsed.doc[phrase.head].lower_) == "one"
    if not one or parsed.doc[phrase.head].lower_ in _SPEAKERS or mention.name is not None or head.tag_ != "NN":
        return False
    posing = any(
        child.i < head.i and parsed.doc[child.i - 1].lower_ == "as" for child in head.lefts
    )  # "dressed as a …"
    return lemma in roles().attackers or (lemma in roles().lone and head.dep_ == "nsubj" and not posing)


def _gathered(parsed: Parsed, phrase: Phrase, earlier: Phrase) -> bool:
    """Tell the crowd or column that "it" may mean: "A mob accused them. The next morning it broke into the camp"."""
    head, word = parsed.doc[earlier.head], parsed.doc[phrase.head]
    body = head.tag_ == "NN" and head.dep_ == "nsubj" and head.lemma_.lower() in roles().crowds
    return body and phrase.pronoun and word.lower_ == "it" and word.dep_ == "nsubj"


def _did_it(parsed: Parsed, phrase: Phrase, earlier: Phrase) -> float:
    """Weigh those named by what they did before others, for "he" and "she"."""
    attacker = parsed.doc[earlier.head].lemma_.lower() in roles().attackers and parsed.doc[earlier.head].tag_ == "NN"
    return 1.5 * (phrase.pronoun and attacker)


def _goes_on(parsed: Parsed, phrase: Phrase, earlier: Phrase) -> float:
    """Weigh a pronoun said again of the clause beside: "they searched huts where X had hidden, and they shot Y"."""
    token, before = parsed.doc[phrase.head], parsed.doc[earlier.head]
    again = phrase.pronoun and token.lower_ == before.lower_ and token.dep_ in _SUBJECTS and before.dep_ in _SUBJECTS
    return 1.5 * (again and token.head.dep_ == "conj" and token.head.head.i == before.head.i)


def _topic(mentions: Sequence[ActorMention]) -> int | None:
    """Give the named group a text has spoken of most, which it also means most readily."""
    recent = [
        mention.chain for mention in mentions[-_REMEMBERED:] if mention.kind in _ARMED and mention.chain is not None
    ]
    return max(recent, key=recent.count, default=None)


def _near(before: Sequence[Phrase], phrase: Phrase) -> Iterator[tuple[int, Phrase]]:
    """Give the phrases that a word may point back to, the nearest first."""
    for index in range(len(before) - 1, -1, -1):
        if phrase.span.start - before[index].span.end >= _FURTHEST:
            break
        if before[index].span.end <= phrase.span.start:
            yield index, before[index]


def _salience(parsed: Parsed, earlier: Phrase, phrase: Phrase) -> float:
    """Weigh how readily a phrase is pointed back to: subjects before objects, near before far."""
    token = parsed.doc[earlier.head]
    subject = 1.0 if token.dep_ in ("nsubj", "nsubjpass", "agent") else 0.0
    # "…, in which two sailors were shot. They …", "the places where civilians had taken refuge. They …"
    aside = token.head.dep_ in _ASIDES and (token.dep_ == "nsubjpass" or _beside_main(token))
    sentences = sum(1 for _ in re.finditer(r"[.!?]\s", parsed.text[earlier.span.end : phrase.span.start]))
    one = token.tag_ == "NN" and token.lemma_.lower() not in roles().groups
    apart = 2.0 if one and parsed.doc[phrase.head].lower_ in _SEVERAL else 0.0  # "they" is no chief
    one_of_it = parsed.doc[phrase.head].lower_ in _ONE_BODY and phrase.pronoun
    apart += 2.0 if one_of_it and (token.tag_ == "NNS" or token.lower_ in _SEVERAL) else 0.0  # "it" is no "armed men"
    return subject - sentences - apart - 1.0 * aside


def _beside_main(subject: Token) -> bool:
    """Tell who does something in a clause that only says which place or whom another clause is about."""
    verb = subject.head
    led = (each for child in verb.children if child.i < subject.i for each in (child, *child.children))
    return subject.dep_ == "nsubj" and verb.dep_ == "relcl" and any(each.lower_ in _LEADING for each in led)


def _fitting(parsed: Parsed, phrase: Phrase, head: Token) -> frozenset[ActorKind] | None:
    """Give the kinds of actor a pointing phrase may mean, None for a phrase that does not point."""
    lemma = head.lemma_.lower()
    if phrase.pronoun:
        return _pronoun_means(head.lower_)
    first = parsed.first(phrase.span)
    if lemma in _PEOPLE and any(child.lower_ == "same" for child in head.lefts):
        return _ARMED
    if first.lower_ not in _POINTERS or lemma not in roles().groups | roles().members:
        return None
    return _NOUN_MEANS.get(roles().means.get(lemma, ActorKind.UNKNOWN), _ANY_GROUP)


_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_ASIDES = frozenset(["relcl", "advcl"])
_LEADING = frozenset(["where", "which", "whom", "whose"])
_ONE_BODY = frozenset(["it", "itself"])
_UNPOINTED = frozenset([ActorKind.PERSON, ActorKind.CIVILIANS, ActorKind.MEDIA])
_ANY_GROUP = frozenset(ActorKind) - _UNPOINTED
_PEOPLE = frozenset(["man", "people", "person", "unit", "individual"])
"""Nouns that point back with "same" alone: "the same men"."""
_SEVERAL = frozenset(["they", "them", "themselves"])
_ARMED = frozenset([ActorKind.REBEL, ActorKind.MILITIA, ActorKind.PARTY, ActorKind.UNKNOWN])
_NOUN_MEANS = {
    ActorKind.GOVERNMENT: frozenset([ActorKind.GOVERNMENT]),
    ActorKind.POLICE: frozenset([ActorKind.POLICE]),
    ActorKind.STATE_FORCE: frozenset([ActorKind.STATE_FORCE]),
    ActorKind.REBEL: _ARMED,
}


def _pronoun_means(word: str) -> frozenset[ActorKind] | None:
    if word in _SPEAKERS:
        return None
    number = roles().pronouns[word]
    if number == "one":
        return frozenset([ActorKind.PERSON])
    return _ANY_GROUP if number == "group" else frozenset(ActorKind) - {ActorKind.PERSON}


_SPEAKERS = frozenset(["i", "we", "me", "us", "you", "myself", "ourselves"])


def _may_be(parsed: Parsed, phrase: Phrase, mention: ActorMention, wanted: frozenset[ActorKind]) -> bool:
    """Tell whether a mention can be meant: of a kind that fits, and named, pointing to a name, or people for people."""
    if mention.kind not in wanted:
        return False
    if mention.name is not None or mention.refers_to is not None:
        return True
    if phrase.pronoun:
        return wanted != _ANY_GROUP and mention.kind is not ActorKind.PERSON
    return parsed.doc[phrase.head].lemma_.lower() in roles().members and mention.words.lower().endswith("men")


def _doers(parsed: Parsed, phrase: Phrase) -> frozenset[int]:
    """Give who does what is done to a pronoun, and so is not meant by it: "the army listed it"."""
    token = parsed.doc[phrase.head]
    shot_at = token.dep_ == "pobj" and token.head.lower_ in {"on", "at", "upon"}  # "opened up on them"
    if not phrase.pronoun or token.dep_ not in ("dobj", "dative", "pobj") or token.lower_.endswith(("self", "selves")):
        return frozenset()
    if token.dep_ == "pobj" and not shot_at:
        return frozenset()
    verb = token.head.head if shot_at else token.head
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and not any(child.dep_ in _SUBJECTS for child in verb.children):
        verb = verb.head
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return frozenset(each.i for subject in subjects for each in (subject, *subject.conjuncts))


def _original(mentions: Sequence[ActorMention], index: int) -> int:
    """Follow pointing words back to the mention that names or introduces the actor."""
    while (back := mentions[index].refers_to) is not None:
        index = back
    return index
