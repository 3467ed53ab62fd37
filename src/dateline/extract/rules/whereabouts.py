"""Where "there", "the village" and "its inhabitants" are: the place told before, though no deed was told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.characters import characters_of
from dateline.extract.places import PlaceMention
from dateline.extract.places.nesting import holders
from dateline.extract.rules.arguments import UNPLACED, Mentions, inside
from dateline.extract.rules.lexicon import forms_of, lemma, lexicon
from dateline.extract.rules.tellings import Telling
from dateline.extract.rules.tree import SITE_PREPOSITIONS, VERBS, root_of
from dateline.model.document import Block
from dateline.model.evidence import Span
from dateline.model.place import Precision

SENTENCES_BACK = 2
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
GOES_ON = frozenset({"conj", "advcl", "xcomp"})
LIES = frozenset({"lie", "nestle"})
"""What is said of a town: "Rubkona lies north of Bentiu"."""
OFFICES = frozenset({"mayor", "deputy", "councillor", "councilor", "alderman", "burgomaster", "sheriff"})
"""Who is of a town by office."""
OWNERS = frozenset({"village", "camp"})
"""What makes a noun after it the village's own: "the village mosque", but not "the town hall"."""
WIDEST = Precision.PROVINCE
"""A village lies in the province told before, or the province and its town have one name; a land tells too little."""


def pointed(sentence: Words, told: Sequence[Telling], mentions: Mentions, block: Block) -> list[Telling]:
    """Give the deeds of a sentence that are told to be "there" or "in the village" the place named before."""
    lemmas = forms_of(sentence.doc).lemmas[sentence.start : sentence.end]
    if not told or lexicon()["pointing_places"].isdisjoint(lemmas) or not any(_free(each) for each in told):
        return list(told)
    signs = [verb for token in sentence if (verb := _pointing(token)) is not None]
    places = tuple(_of_office(sentence, mentions) or _told_before(sentence, mentions, block)) if signs else ()
    return [_placed(each, places) if _free(each) and _of_deed(each, signs) else each for each in told]


def _free(telling: Telling) -> bool:
    return not (telling.owned.places or telling.owned.likely) and telling.frame.kind not in UNPLACED


def _placed(telling: Telling, places: tuple[int, ...]) -> Telling:
    """Note a place as likely: that a deed was done "there" does not make it a deed."""
    return replace(telling, owned=replace(telling.owned, likely=places))


def _of_deed(telling: Telling, signs: Sequence[Token]) -> bool:
    """Tell whether one of these clauses is a deed's, or what the deed goes on from: "went in there and killed"."""
    verbs = {verb.i for sign in signs for verb in (sign, *_meanwhile(sign))}
    for trigger in telling.frame.triggers if signs else ():
        head = signs[0].doc[trigger.head]
        while head.i not in verbs and head.dep_ in GOES_ON:
            head = head.head
        if head.i in verbs:
            return True
    return False


def _meanwhile(verb: Token) -> Iterator[Token]:
    """Give the verb of what was done meanwhile: "was shot while he was walking in the port city"."""
    if verb.dep_ == "advcl" and any(child.lower_ in {"as", "while"} for child in verb.children):
        yield verb.head


def _pointing(token: Token) -> Token | None:
    """Give the verb of the clause in which a word points to a place told before."""
    word = lemma(token)
    if token.lower_ == "there":
        points = token.dep_ == "advmod" and not _site_before(token)
    elif token.lower_ == "its":
        points = token.dep_ == "poss" and lemma(token.head) in lexicon()["inhabitants"] | lexicon()["civic"]
    else:
        points = word in lexicon()["settlements"] and _definite(token) and _stands_for_a_site(token)
    return next((each for each in token.ancestors if each.pos_ in VERBS), None) if points else None


def _site_before(there: Token) -> bool:
    """Tell "the hospital was looted and nine were killed there", which points to the hospital."""
    sites = lexicon()["sites"] | lexicon()["settlements"]
    return any(lemma(token) in sites for token in there.sent if token.i < there.i)


def _definite(noun: Token) -> bool:
    """Tell "the village" from "a village", "the next village", "the village of X" and "the village where he lived"."""
    owner = noun.head if noun.dep_ == "compound" else noun
    if not any(child.lower_ in {"the", "that", "this"} and child.dep_ == "det" for child in owner.children):
        return False
    other = lexicon()["other_places"]
    return not any(
        child.dep_ in {"relcl", "appos", "nummod"}
        or child.lower_ in other
        or (child.pos_ == "PROPN" and child.dep_ != "amod")
        or (child.lower_ == "of" and noun.dep_ != "compound")
        for child in (*noun.children, *owner.children)
        if child.i != noun.i
    )


def _stands_for_a_site(noun: Token) -> bool:
    """Tell where something was done, or what was hit: "in the village", "burned the town's market"."""
    if noun.dep_ == "poss" or (noun.dep_ == "compound" and lemma(noun) in OWNERS):
        noun = noun.head
    if noun.dep_ == "dobj":
        return True
    if noun.dep_ != "pobj":
        return False
    led = noun.head.lower_
    return led in SITE_PREPOSITIONS or (led == "of" and lemma(noun.head.head) in lexicon()["inhabitants"])


def _of_office(sentence: Words, mentions: Mentions) -> list[int]:
    """Give X of "the mayor of X was shot as he walked in the port city"."""
    told = (n for n, place in enumerate(mentions.places) if inside(place.span, sentence) and _town(mentions, n))
    roots = ((n, root_of(sentence.doc, mentions.places[n].span)) for n in told)
    return [n for n, root in roots if root is not None and _holds_office(root)][:1]


def _holds_office(name: Token) -> bool:
    return name.dep_ == "pobj" and name.head.lower_ == "of" and lemma(name.head.head) in OFFICES


def _told_before(sentence: Words, mentions: Mentions, block: Block) -> Iterator[int]:
    """Give the place that the nearest sentence before in the paragraph tells, if it tells one."""
    doc, start = sentence.doc, sentence.start
    for _ in range(SENTENCES_BACK):
        if start == 0 or doc[start - 1].idx < block.span.start:
            return
        before = doc[start - 1].sent
        found = list(_topic(before, mentions)) or towns_of(before, mentions)
        if found:
            yield from found
            return
        start = before.start


def _topic(sentence: Words, mentions: Mentions) -> Iterator[int]:
    """Give the place no list knows that a sentence is about, or that somebody comes to."""
    root = sentence.root
    called = any(child.dep_ == "attr" and lemma(child) in lexicon()["settlements"] for child in root.children)
    subject = next((child for child in root.children if child.dep_ == "nsubj" and child.pos_ == "PROPN"), None)
    if subject is not None and (called or lemma(root) in LIES):
        yield _mention(subject, mentions)


def _mention(name: Token, mentions: Mentions) -> int:
    words = name.doc[name.left_edge.i : name.i + 1]
    known = (n for n, place in enumerate(mentions.places) if place.span.start <= name.idx < place.span.end)
    made = PlaceMention(Span(words.start_char, words.end_char), words.text, words.text)
    return next(known, None) or mentions.place_named(made)


def towns_of(sentence: Words, mentions: Mentions) -> list[int]:
    """Give the town a sentence is about or ends at, and not what that lies in, nor where somebody is from."""
    doc = sentence.doc
    told = [n for n, place in enumerate(mentions.places) if place.role == "location"]
    told.sort(key=lambda each: mentions.places[each].span)
    ordered = [mentions.places[each] for each in told]
    wider = {
        told[whole]
        for at, place in enumerate(ordered)
        for whole in holders(ordered, at, characters_of(doc))
        if whole > at
    }
    inner = (n for n in told if inside(mentions.places[n].span, sentence) and n not in wider)
    small = [n for n in inner if _town(mentions, n)]
    roots = {n: root for n in small if (root := root_of(doc, mentions.places[n].span)) is not None}
    subjects = [n for n, root in roots.items() if root.dep_ in SUBJECTS or _of_subject(root)]
    return (subjects or [n for n, root in roots.items() if not _left(root)])[-1:]


def _of_subject(name: Token) -> bool:
    """Tell what a sentence is about by its subject: "The siege of X ended", "The people of X fled"."""
    return name.head.lower_ == "of" and name.head.head.dep_ in SUBJECTS


def _left(name: Token) -> bool:
    """Tell where somebody is from, and where people went from the place a text is about."""
    return name.head.lower_ == "from" or lemma(name.head.head) in lexicon()["leaving_verbs"]


def _town(mentions: Mentions, number: int) -> bool:
    """Tell a town or village from a province or land, and from a square or a camp in it."""
    precision, place = mentions.locations[number].precision, mentions.places[number]
    site = place.feature in {"camp", "quarter", "road"} or place.words.split()[-1].lower() in lexicon()["sites"]
    return not site and (precision is None or precision <= WIDEST)
