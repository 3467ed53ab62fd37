"""Where "there", "the village" and "its inhabitants" are: the place told before, though no deed was told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.characters import characters_of
from dateline.extract.places import PlaceMention
from dateline.extract.places.nesting import holders
from dateline.extract.rules.arguments import STRUCK, UNPLACED, Mentions, inside
from dateline.extract.rules.lexicon import forms_of, lemma, lexicon
from dateline.extract.rules.no_scene import fled_to
from dateline.extract.rules.tellings import Telling
from dateline.extract.rules.tree import SITE_PREPOSITIONS, VERBS, prepositions, root_of
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
DISTANCES = frozenset({"mile", "kilometer", "kilometre", "km"})
COMING_BACK = frozenset({"come", "go", "return"})
FAR = 4
"""Words after a distance that tell from where it is counted: "two miles to the north of X"."""
SCENES = frozenset({"scene", "site"})
COMPASS = ("north", "south", "east", "west")
WIDEST = Precision.PROVINCE
"""A village lies in the province told before, or the province and its town have one name; a land tells too little."""


def pointed(sentence: Words, told: Sequence[Telling], mentions: Mentions, block: Block) -> list[Telling]:
    """Give the deeds of a sentence that are told to be "there" or "in the village" the place named before."""
    lemmas = forms_of(sentence.doc).lemmas[sentence.start : sentence.end]
    if not any(map(_free, told)) or not any(map(_points, lemmas)):
        return list(told)
    signs = {verb.i: token for token in sentence if (verb := _pointing(token)) is not None}
    signs = {verb: sign for verb, sign in signs.items() if not _placed_beside(sign, mentions)}
    told_before = partial(_told_at, others=told, mentions=mentions, block=block)
    return [_where(each, signs, told_before) if _free(each) else each for each in told]


def _points(word: str) -> bool:
    return word in lexicon()["pointing_places"] or word in lexicon()["unnamed_sites"]


def _placed_beside(sign: Token, mentions: Mentions) -> bool:
    """Tell an unnamed site whose sentence names a place already: "the governor of X blamed them for … the hospital"."""
    if lemma(sign) not in lexicon()["unnamed_sites"] or _same(sign):
        return False
    before = Span(sign.sent.start_char, sign.idx)
    return any(before.covers(place.span) for place in mentions.places) or any(map(_led_to_a_name, sign.sent))


def _led_to_a_name(token: Token) -> bool:
    """Tell the name in "in Tenka rebels burned the hospital", whatever the parse and the lists make of it."""
    named = token.is_title and token.pos_ != "DET" and token.ent_type_ not in {"DATE", "TIME"}
    return named and token.i > 0 and token.nbor(-1).lower_ in SITE_PREPOSITIONS


def _where(telling: Telling, signs: Mapping[int, Token], told_before: Callable[[Token], Iterable[int]]) -> Telling:
    """Give a deed the place that a word of its clause points to."""
    sign = _of_deed(telling, signs)
    return telling if sign is None else _placed(telling, tuple(told_before(sign)))


def _told_at(sign: Token, others: Sequence[Telling], mentions: Mentions, block: Block) -> Iterable[int]:
    """Give the place a word points to: that of the same airport, of the deed beside, of the sentence before."""
    here = _of_office(sign.sent, mentions) or _named_site(sign, mentions, block) or _beside(sign, others)
    return here or _told_before(sign, mentions, block)


def _named_site(sign: Token, mentions: Mentions, block: Block) -> Sequence[int]:
    """Give the airport of X for "at the same airport", where X is named with that noun before."""
    noun = lemma(sign)
    if noun not in lexicon()["sites"]:
        return ()
    before = [token for token in sign.doc[: sign.i] if token.idx >= block.span.start and lemma(token) == noun]
    for site in reversed(before):
        begin, end = site.left_edge.idx, site.right_edge.idx
        found = [n for n, each in enumerate(mentions.places) if begin <= each.span.start <= end]
        if found:
            return found[:1]
    return ()


def _beside(sign: Token, others: Sequence[Telling]) -> Sequence[int]:
    """Give the place of the deed told before in the sentence: "seized X's port a day after entering the city"."""
    before = [each for each in others if each.owned.places and each.frame.anchor.head < sign.i]
    return max(before, key=lambda each: each.frame.anchor.head).owned.places if before else ()


def here(doc: Doc, told: Sequence[Telling], filed: int | None) -> list[Telling]:
    """Give deeds told to be "here" the town a report was filed from: "a bomb that killed 78 people here"."""
    if filed is None:
        return list(told)
    said = [_free(each) and any(_said_here(doc[trigger.head]) for trigger in each.frame.triggers) for each in told]
    return [_placed(each, (filed,)) if so else each for each, so in zip(told, said, strict=True)]


def _said_here(verb: Token) -> bool:
    """Tell "went off here on Sunday" and "went off at a university here", but not what another verb says of "here"."""
    said = (token for token in verb.subtree if token.lower_ == "here" and token.dep_ == "advmod")
    return any(next((above for above in each.ancestors if above.pos_ in VERBS), None) == verb for each in said)


def _free(telling: Telling) -> bool:
    return not (telling.owned.places or telling.owned.likely) and telling.frame.kind not in UNPLACED


def _placed(telling: Telling, places: tuple[int, ...]) -> Telling:
    """Note a place as likely: that a deed was done "there" does not make it a deed."""
    return replace(telling, owned=replace(telling.owned, likely=places))


def _of_deed(telling: Telling, signs: Mapping[int, Token]) -> Token | None:
    """Give the word that points from a deed's clause, or from that before: "went in there and killed"."""
    if not signs:
        return None
    doc = next(iter(signs.values())).doc
    verbs = {verb.i: sign for each, sign in signs.items() for verb in (doc[each], *_meanwhile(doc[each]))}
    for trigger in telling.frame.triggers:
        head = doc[trigger.head]
        while head.i not in verbs and head.dep_ in GOES_ON:
            head = head.head
        if head.i in verbs:
            return verbs[head.i]
    return None


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
    elif word in DISTANCES:
        points = _some_way_off(token)
    else:
        known = lexicon()["settlements"] | lexicon()["parts_of_sites"]
        points = word in known | lexicon()["unnamed_sites"] and _definite(token) and _stands_for_a_site(token)
        points = points or (word in COMING_BACK and _came_back(token))
    verbs = (each for each in (token, *token.ancestors) if each.pos_ in VERBS)
    above = (each for each in verbs if word not in DISTANCES or each.dep_ != "relcl")
    return next(above, None) if points else None  # "hit a house where troops slept two miles to the north"


def _same(noun: Token) -> bool:
    return any(child.lower_ == "same" for child in noun.children)


def _came_back(verb: Token) -> bool:
    """Tell "they came back and burned the huts" and "the rebels returned on 3 June", which name no place."""
    back = lemma(verb) == "return" or any(child.lower_ == "back" for child in verb.children)
    led = {child.lower_ for child in verb.children if child.dep_ in {"prep", "dobj"}}
    return verb.pos_ in VERBS and back and not led & {"to", "from", "into"}


def _some_way_off(length: Token) -> bool:
    """Tell "two miles to the north" and "5 km away", counted from the place told before, from "5 km north of X"."""
    if not any(child.dep_ == "nummod" for child in length.children):
        return False
    after = [each for each in length.doc[length.i + 1 : length.sent.end] if not each.is_punct][:FAR]
    words = [each.lower_ for each in after]
    way = words[:1] == ["away"] or (words[:2] == ["to", "the"] and words[2:3] and words[2].endswith(COMPASS))
    return bool(way) and not {"from", "of"} & set(words)


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
        or (child.lower_ == "of" and noun.dep_ != "compound" and not (_peopled(child) or _of_a_deed(child)))
        or (lemma(noun) in SCENES and child.dep_ in {"amod", "compound"})
        for child in (*noun.children, *owner.children)
        if child.i != noun.i
    )


def _peopled(of: Token) -> bool:
    """Tell "the city of two million people", which names none."""
    return any(child.pos_ == "NOUN" and lemma(child) in lexicon()["inhabitants"] for child in of.children)


def _of_a_deed(of: Token) -> bool:
    """Tell "the scene of the attack", which is where the deed told before was done."""
    return lemma(of.head) in SCENES and any(child.dep_ == "pobj" and child.pos_ == "NOUN" for child in of.children)


def _stands_for_a_site(noun: Token) -> bool:
    """Tell where something was done, or what was hit: "in the village", "burned the town's market"."""
    if noun.dep_ == "poss" or (noun.dep_ == "compound" and lemma(noun) in OWNERS):
        noun = noun.head
    if noun.dep_ == "dobj":
        return True
    if noun.dep_ != "pobj":
        return False
    led = noun.head.lower_
    part = lexicon()["inhabitants"] | lexicon()["parts_of_towns"] | lexicon()["unnamed_sites"]
    return led in SITE_PREPOSITIONS | {"into"} or (led == "of" and lemma(noun.head.head) in part)


def _of_office(sentence: Words, mentions: Mentions) -> list[int]:
    """Give X of "the mayor of X was shot as he walked in the port city"."""
    told = (
        n for n, place in enumerate(mentions.places) if inside(place.span, sentence) and _town(mentions, n, sites=False)
    )
    roots = ((n, root_of(sentence.doc, mentions.places[n].span)) for n in told)
    return [n for n, root in roots if root is not None and _holds_office(root)][:1]


def _holds_office(name: Token) -> bool:
    return name.dep_ == "pobj" and name.head.lower_ == "of" and lemma(name.head.head) in OFFICES


def _told_before(sign: Token, mentions: Mentions, block: Block) -> Iterator[int]:
    """Give the place that the nearest sentence before in the paragraph tells, if it tells one."""
    doc, start = sign.doc, sign.sent.start
    of_site = lemma(sign) in lexicon()["parts_of_sites"] | DISTANCES
    for _ in range(SENTENCES_BACK):
        if start == 0 or doc[start - 1].idx < block.span.start:
            return
        before = doc[start - 1].sent
        found = list(_topic(before, mentions)) or towns_of(before, mentions, sites=of_site)
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


def towns_of(sentence: Words, mentions: Mentions, *, sites: bool = False) -> list[int]:
    """Give the town a sentence is about or ends at, and not what that lies in, nor where somebody is from.

    With ``sites`` the name may be that of an airport or a camp, which has a runway and a gate as a town has not.
    """
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
    small = [n for n in inner if _town(mentions, n, sites=sites)]
    roots = {n: root for n in small if (root := root_of(doc, mentions.places[n].span)) is not None}
    subjects = [n for n, root in roots.items() if root.dep_ in SUBJECTS or _of_subject(root)]
    rest = [n for n, root in roots.items() if not _left(root)]
    # "overran X, sending thousands to Y"
    hit = [n for n in rest if roots[n].dep_ == "dobj" and lemma(roots[n].head) in STRUCK]
    return (subjects or hit or rest)[-1:]


def _of_subject(name: Token) -> bool:
    """Tell what a sentence is about by its subject: "The siege of X ended", "The people of X fled"."""
    return name.head.lower_ == "of" and name.head.head.dep_ in SUBJECTS


def _left(name: Token) -> bool:
    """Tell where somebody is from, and where people went from the place a text is about."""
    fled = any(map(fled_to, prepositions(name)))
    return fled or name.head.lower_ == "from" or lemma(name.head.head) in lexicon()["leaving_verbs"]


def _town(mentions: Mentions, number: int, *, sites: bool) -> bool:
    """Tell a town or village from a province or land, and from a square or a camp in it."""
    precision, place = mentions.locations[number].precision, mentions.places[number]
    site = place.feature in {"camp", "quarter", "road"} or place.words.split()[-1].lower() in lexicon()["sites"]
    return (sites or not site) and (precision is None or precision <= WIDEST)
