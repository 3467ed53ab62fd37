"""Words on what was done or agreed before: a truce that stands already, a man tried, wars somebody had fought in."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extract.rules.bare_verbs import PRESENT
from dateline.extract.rules.lexicon import lemma, lexicon

SAID_OF = frozenset({"acl", "relcl", "amod"})
REMEMBERED = frozenset({"dobj", "nsubjpass"})
MODIFIERS = frozenset({"nummod", "compound", "nmod", "amod"})
YEARS = range(1800, 2100)
BESIDE = 2
"""Words from an article to the participle that it makes people of: "the recently displaced"."""


def made_before(noun: Token) -> bool:
    """Tell "broke the ceasefire", "the truce collapsed": words on an agreement that stands already."""
    made = any(child.dep_ in {"acl", "relcl"} for child in noun.children)  # "the ceasefire signed in X held"
    verb = noun.head if noun.dep_ in {"dobj", "nsubj", "nsubjpass"} else None
    if verb is None or made:
        return not made and _of_a_year(noun)
    return lemma(verb) in lexicon()["unmaking"] or _to_begin(verb)


def _of_a_year(noun: Token) -> bool:
    """Tell an agreement known by its year: "signatories of the 2016 peace agreement"."""
    year = any(child.dep_ in MODIFIERS and child.i < noun.i and _year(child) for child in noun.children)
    return year and any(child.lower_ in {"the", "that", "this"} for child in noun.children)


def _year(word: Token) -> bool:
    return word.text.isdigit() and int(word.text) in YEARS


def _to_begin(verb: Token) -> bool:
    """Tell "a truce takes effect on Tuesday" and "comes into force": when what is agreed already shall begin."""
    below = {each.lower_ for child in verb.children for each in (child, *child.children)}
    return verb.tag_ in PRESENT and lemma(verb) in {"take", "come", "go", "enter"} and bool(below & {"effect", "force"})


def had_served(verb: Token) -> bool:
    """Tell the past of a man or a unit: "a mercenary who had fought in Katanga", on no day that is told."""
    past = verb.dep_ in {"relcl", "acl", "advcl"} and lemma(verb) in lexicon()["serving_in_wars"]
    had = any(child.dep_ == "aux" and child.lower_ in {"had", "having", "has"} for child in verb.children)
    return past and had and not any(token.ent_type_ in {"DATE", "TIME"} for token in verb.subtree)


def held_until_freed(verb: Token) -> bool:
    """Tell those set free, "freed 40 foreigners held there as hostages", from their taking on a day or by somebody."""
    words, noun = lexicon(), verb.head
    held = verb.dep_ == "acl" and lemma(verb) in words["holding_verbs"] and noun.dep_ == "dobj"
    told = any(token.ent_type_ in {"DATE", "TIME"} or token.dep_ == "agent" for token in verb.subtree)
    return held and not told and lemma(noun.head) in words["rescuing_verbs"] | {"release"}


def judged(verb: Token) -> bool:
    """Tell "was tried for the murder", by a court, from "tried to murder"."""
    return lemma(verb) == "try" and any(child.dep_ == "auxpass" for child in verb.children)


def taken_by(people: Token) -> Iterator[Token]:
    """Give X in "seven men, whom X had taken with them, were handed over"."""
    for clause in people.children:
        whom = any(child.lower_ in {"whom", "who"} and child.dep_ == "dobj" for child in clause.children)
        if clause.dep_ == "relcl" and whom and lemma(clause) in lexicon()["picking_verbs"]:
            yield from (child for child in clause.children if child.dep_ == "nsubj")


def caught_there(verb: Token) -> bool:
    """Tell who was caught at a deed, "one man was caught alive", from an arrest told with a day of its own."""
    if lemma(verb) != "catch" or not any(child.dep_ == "auxpass" for child in verb.children):
        return False
    when = [token for token in verb.subtree if token.ent_type_ == "DATE"]
    return not when or any(token.lower_ == "same" for token in verb.subtree)


def told_of_before(hurt: Token) -> bool:
    """Tell people told of before: "helicopters took 47 wounded to Juba"."""
    brought = hurt.tag_ == "VBN" and hurt.head.i < hurt.i and lemma(hurt.head) in lexicon()["evacuating_verbs"]
    return brought and hurt.dep_ in {"dobj", "advcl", "acl", "oprd"}


def people_known(done_to: Token) -> bool:
    """Tell people by what was done to them before: "nine of the displaced died", "two of the kidnapped escaped"."""
    known = any(child.dep_ == "det" and done_to.i - child.i <= BESIDE for child in done_to.children)
    known = known and all(child.dep_ in {"det", "advmod", "prep"} for child in done_to.children)
    return known and done_to.tag_ in {"VBN", "VBD"} and done_to.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass"}


def hands_over(verb: Token) -> bool:
    """Tell "soldiers held for two weeks were handed over" from the handing over of arms, remains or suspects."""
    words = lexicon()
    to = (grand for child in verb.children if child.lower_ in {"to", "into"} for grand in child.children)
    people = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    if verb.dep_ == "relcl":
        people = [verb.head]
    givers = (child for child in verb.children if child.dep_ == "nsubj" and lemma(child) in words["captors"])
    held = any(givers) and any(lemma(each) in words["people_nouns"] for each in people)
    held = held or any(
        lemma(each) in {"hostage", "captive", "abductee"}
        or (lemma(each.head) in words["taking_verbs"] and each.dep_ in {"dobj", "nsubjpass"})
        or any(lemma(child) in words["taking_verbs"] and child.dep_ in SAID_OF for child in each.children)
        or any(True for _ in taken_by(each))
        for each in people
    )
    held = held or _taken_first(verb)
    return held and not any(lemma(each) in words["jailers"] for each in to)


def _taken_first(verb: Token) -> bool:
    """Tell "nine men were carried off and handed over", what became of those whom the verb before it tells as taken."""
    first = verb.head if verb.dep_ == "conj" else verb
    passive = any(child.dep_ == "nsubjpass" for child in first.children)
    off = any(child.lower_ in {"off", "away", "hostage", "captive"} for child in first.children)
    own = any(child.dep_ in {"nsubj", "nsubjpass", "dobj"} for child in verb.children)
    return first.i != verb.i and passive and not own and (off or lemma(first) in lexicon()["taking_verbs"])


def of_the_dead(verb: Token) -> bool:
    """Tell "the bodies of 40 farmers, killed by the rebels in May, were buried", which tells the deed."""
    of = any(child.lower_ == "of" for child in verb.head.children)
    return of and lemma(verb) in {"kill", "murder", "execute"} and any(c.dep_ == "agent" for c in verb.children)


def memory_of(deed: Token) -> Token | None:
    """Find what holds the memory of a deed: the anniversary it is of, or the object of "commemorated"."""
    below = deed
    for above in deed.ancestors:
        if lemma(above) == "anniversary":
            of_it = below.dep_ == "prep" and below.lower_ == "of"
            return above if of_it or _in_which(below) else None
        if lemma(above) in lexicon()["keeping_verbs"] and below.dep_ in REMEMBERED:
            return below
        below = above
    return None


def _in_which(clause: Token) -> bool:
    """Tell what was done in the deed remembered: "the anniversary of the raid, in which soldiers shot three men"."""
    led = (child for child in clause.children if child.lower_ in {"in", "during"})
    return clause.dep_ == "relcl" and any(each.lower_ == "which" for child in led for each in child.children)
