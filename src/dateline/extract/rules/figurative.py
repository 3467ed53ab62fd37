"""Deed words that tell none, by what they are said of: shares explode, bills are shot down, elephants trample."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dateline.extract.rules.kinds import violent_kinds
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.reasons import FIGURATIVE, HOUSEHOLD

BY_NATURE = "accident or disaster"
NO_DOERS = ("natural_doers", "animals", "figure_doers", "kin_doers")
NO_SUFFERERS = ("figure_targets", "animals")
RELATIVE = frozenset({"who", "which", "that"})
HARM = frozenset({"killed", "injured"})
SUFFERERS = frozenset({"dobj", "nsubjpass"})
SAID_IN = frozenset({"in", "during", "on", "at"})
FLAMES = frozenset({"fire", "blaze", "flame", "inferno"})
SPREADS = frozenset({"sweep", "tear", "rip", "race", "rage", "engulf", "gut", "spread"})
"""What a fire does, which gunfire does not."""
BEASTS = frozenset({"it", "them"})
BEASTS_OWN = frozenset({"its", "their"})
BLASTS = frozenset({"bombing", "remote_explosive", "vehicle_bomb"})
FINDING = frozenset({"find", "discover", "locate", "uncover", "spot"})
AIMED = frozenset({"at", "on", "from", "into", "toward", "towards", "in", "through", "with", "by"})


def figure(verb: Token, kind: str) -> str | None:
    """Give the reason for which a verb of violence tells none: it is said of money, words, games, weather, beasts."""
    if kind == "protest" and lemma(verb) == "march" and any(True for _ in _sufferers(verb)):
        return FIGURATIVE  # "marched her through the streets": who marches a captive does not protest
    if verb.pos_ not in {"VERB", "AUX"} or kind not in violent_kinds() | HARM | {"hijacking"}:
        return None
    if _figurative(verb) or any(map(disposed_of, _sufferers(verb))) or (kind in BLASTS and _set_off_safely(verb)):
        return FIGURATIVE
    return HOUSEHOLD if at_home(verb) else None


def was_hit(verb: Token) -> bool:
    """Tell "the minister's plane was hit by a rocket", which is no strike from the air."""
    craft = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return craft is not None and lemma(verb) != "drop" and lemma(craft) in lexicon()["thing_causes"] | {"plane", "jet"}


def disposed_of(things: Token) -> bool:
    """Tell "destroyed 140,000 mines", "12 shells were cleared": arms made harmless, which strike nobody."""
    made = things.dep_ in SUFFERERS and lemma(things.head) in lexicon()["disposing_verbs"]
    return made and things.tag_ == "NNS" and lemma(things) in lexicon()["left_arms"]


def _set_off_safely(verb: Token) -> bool:
    """Tell a find made harmless: "a device was found and blown up by experts", "found a bomb and blew it up"."""
    arms = lexicon()["thing_causes"] | lexicon()["left_arms"]
    things = [child for child in verb.children if child.dep_ in SUFFERERS]
    if not all(each.lower_ in BEASTS or lemma(each) in arms for each in things):
        return False
    before = next(_verbs_before(verb), None)
    found = before is not None and lemma(before) in FINDING and bool(_nouns(_sufferers(before)) & arms)
    return found or bool(things and _nouns(_doers(verb)) & lexicon()["disposal_people"])


def _figurative(verb: Token) -> bool:
    people = list(_doers(verb))
    doers, sufferers = _nouns(people), _nouns(_sufferers(verb))
    words = lexicon()
    if any(doers & words[name] for name in NO_DOERS) or doers & words.matters[BY_NATURE]:
        return True
    if doers & FLAMES and lemma(verb) in SPREADS:
        return True
    if any(sufferers & words[name] for name in NO_SUFFERERS) or any(map(_in_law, people)):
        return True
    return _of_a_beast(verb) or _in_words(verb) or _sped(verb) or _criticised(verb)


def _of_a_beast(verb: Token) -> bool:
    """Tell what else was done to a beast: "shot a rhinoceros and hacked off its horn", "and beheaded it"."""
    if not any(_nouns(_sufferers(each)) & lexicon()["animals"] for each in _verbs_before(verb)):
        return False
    hit = [child for child in verb.children if child.dep_ in SUFFERERS]
    owned = (grand.lower_ for each in hit for grand in each.children if grand.dep_ == "poss")
    return any(each.lower_ in BEASTS for each in hit) or not BEASTS_OWN.isdisjoint(owned)


def _verbs_before(verb: Token) -> Iterator[Token]:
    while verb.dep_ == "conj":
        verb = verb.head
        yield verb


def at_home(verb: Token) -> bool:
    """Tell what one of a household does to another: "a woman shot her sleeping husband"."""
    words = lexicon()
    own = any(
        lemma(each) in words["household"] and any(child.lower_ in {"his", "her"} for child in each.children)
        for each in _sufferers(verb)
    )
    return own and any(lemma(each) in words["household_doers"] for each in _doers(verb))


def _nouns(tokens: Iterable[Token]) -> set[str]:
    """Give the lemmas of common nouns: the Tigers and a body named Cobra are no beasts."""
    return {lemma(token) for token in tokens if token.pos_ == "NOUN"}


def _doers(verb: Token) -> Iterator[Token]:
    """Give the subject of an active verb and what stands after "by", or the subject of the verb before it."""
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "csubj"}]
    yield from (_named(child, verb) for child in own if child.dep_ == "nsubj")
    yield from (grand for child in verb.children if child.dep_ == "agent" for grand in child.children)
    if not own and verb.dep_ == "conj" and verb.head.i < verb.i:
        yield from _doers(verb.head)


def _named(subject: Token, verb: Token) -> Token:
    """Give the noun that a relative pronoun stands for: "the painters who had stormed the jury"."""
    return verb.head if verb.dep_ == "relcl" and subject.lower_ in RELATIVE else subject


def _in_law(person: Token) -> bool:
    """Tell "brother-in-law", which the tokeniser cuts up."""
    return person.doc[person.i + 1 : person.i + 5].text.lower().startswith("-in-law")


def _sufferers(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in SUFFERERS:
            yield child
            if child.pos_ in {"NUM", "PRON"}:  # "two of the animals"
                yield from (each for link in child.children if link.lower_ == "of" for each in link.children)


def _in_words(verb: Token) -> bool:
    """Tell an attack in words: "ambushed the minister in the debate", "attacked her in a speech"."""
    words = lexicon()
    if lemma(verb) not in words["verbs_of_words"] or _nouns(_doers(verb)) & (
        words["doer_nouns"] | words["thing_causes"]
    ):
        return False
    links = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in SAID_IN)
    return any(lemma(each) in words["spoken_things"] for link in links for each in link.children)


def _criticised(verb: Token) -> bool:
    """Tell "came under fire from investors", "under fire over the sale"."""
    if lemma(verb) != "come":
        return False
    under = [child for child in verb.children if child.lower_ == "under"]
    fire = [grand for each in under for grand in each.children if grand.lower_ == "fire"]
    near = [child for each in (verb, *under, *fire) for child in each.children]
    by = (grand for each in near if each.lower_ == "from" for grand in each.children)
    return bool(fire) and (any(each.lower_ == "over" for each in near) or bool(_nouns(by) & lexicon()["critics"]))


def _sped(verb: Token) -> bool:
    """Tell "shot low", "shot to the top": a shot at nothing, by nobody known to bear arms."""
    if lemma(verb) != "shoot" or verb.tag_ == "VBN":
        return False
    if any(child.dep_ in {"dobj", "nsubjpass", "oprd", "acomp"} or child.lower_ == "dead" for child in verb.children):
        return False
    if any(_up_to_so_many(child) for child in verb.children):
        return False
    aimed = any(child.dep_ == "prep" and child.lower_ in AIMED for child in verb.children)
    moved = any(lemma(child) in lexicon()["ways_of_a_ball"] and child.dep_ != "aux" for child in verb.children)
    return moved and (not aimed or not any(lemma(each) in lexicon()["doer_nouns"] for each in _doers(verb)))


def _up_to_so_many(link: Token) -> bool:
    """Tell "shot up to 300 of them": how many people were shot."""
    counted = (each for each in link.subtree if each.pos_ == "NUM" and each.nbor(-1).lower_ == "to")
    people = lexicon()["people_nouns"] | lexicon()["doer_nouns"] | {"of"}
    return link.lower_ in {"up", "to"} and any(
        not people.isdisjoint({lemma(each.head), *(lemma(child) for child in each.children)}) for each in counted
    )
