"""Recognition: place names as places, not as actors, papers or peoples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from dateline.extract.places.candidates import Match
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.mentions import PlaceMention, Role
from dateline.extract.places.names import name_key, split_feature
from dateline.extract.places.sources import people
from dateline.extract.places.words import meanings, words
from dateline.model.evidence import Span as Stretch

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
OTHER_LABELS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
LINKS = frozenset({"of", "de", "la", "el", "al", "the", "and", "-", "–", "del", "du", "e", "i", "bin", "&"})
LONGEST = 6
"""No place name that reports use runs over more words than this."""
KNOWN_SORTS = frozenset({"country", "admin1", "admin2", "capital"})
KNOWN_POPULATION = 15_000
OF_PARTY = re.compile(r"\b[DRI]-((?:[A-Z][a-z]+\.? ?)+)(?<! )")
DATELINE = re.compile(
    r"(?:^|[.!?\n] ?)\s*([A-Z][A-Z.'\- ]{2,30}?)(?:, [A-Z][\w.]{1,12}(?: [A-Z][\w.]{1,12})?)? ?(?:—|–|--| - |\([A-Z])"
)
CLEAR_POPULATION = 50_000
"""A name the language model passes over is taken on its own only where some place of this many bears it."""
INTO = frozenset({"in", "at", "near", "from", "to", "of", "outside", "around", "into", "through", "toward", "towards"})


def find_places(doc: Doc, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Find the place names of a text, in order, each with what it does where it stands."""
    taken: list[tuple[int, int]] = []
    found: list[PlaceMention] = []
    persons = _surnames(doc)
    for start, end in _spans(doc, gazetteer):
        if any(start < last and first < end for first, last in taken) or doc[start:end].text in persons:
            continue
        taken.append((start, end))
        found.append(_mention(doc, start, end))
    found.extend(_of_party(doc, gazetteer))
    return sorted(found, key=lambda mention: mention.span)


def _surnames(doc: Doc) -> frozenset[str]:
    """Give the last words of people's full names: a lone "Fairfield" after "Brittany Fairfield" is she."""
    people_named = [entity for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1]
    places = {entity.text for entity in doc.ents if entity.label_ == "GPE" and _led(doc, entity.start)}
    return frozenset(entity[-1].text for entity in people_named if entity[-1].text[:1].isupper()) - places


def _led(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].lower_ in INTO


def _of_party(doc: Doc, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Give the home places of American office holders: "R-London", "D-W. Va."."""
    for match in OF_PARTY.finditer(doc.text):
        words_there = match[1]
        if gazetteer.knows(words_there):
            span = Stretch(match.start(1), match.end(1))
            yield PlaceMention(span, words_there, words_there, role=Role.COUNTRY_HINT)


def mention_at(doc: Doc, span: Stretch, words_there: str) -> PlaceMention:
    """Make the mention of a name that someone else found, as an annotator or another engine."""
    stretch = doc.char_span(span.start, span.end, alignment_mode="expand")
    if stretch is None or words_there not in doc.text[span.start : span.end]:
        head, feature = split_feature(name_key(words_there))
        return PlaceMention(span, words_there, head, feature)
    return replace(_mention(doc, stretch.start, stretch.end), span=span, words=words_there)


def _spans(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Give token ranges that name places, the surest kind first."""
    for entity in doc.ents:
        if entity.label_ in PLACE_LABELS:
            yield from _parts(doc, entity)
    yield from _featured(doc, gazetteer)
    yield from _datelines(doc, gazetteer)
    yield from _peoples(doc)
    yield from _leading_parts(doc, gazetteer)
    yield from _passed_over(doc, gazetteer)


def _parts(doc: Doc, entity: Span) -> Iterator[tuple[int, int]]:
    """Part "Achin, Nangarhar" and "Nangarhar's Achin district" into their names."""
    start = entity.start
    for token in entity:
        if token.text in {",", "/", ";"} or token.text in {"'s", "’s"}:
            yield from _trim(doc, start, token.i)
            start = token.i + 1
    yield from _trim(doc, start, entity.end)


def _trim(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (doc[start].lower_ == "the" or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text != ".")):
        end -= 1
    text = doc[start:end].text
    if start < end and any(letter.isupper() for letter in text) and name_key(text) not in words("ordinary"):
        yield _with_feature(doc, start, end)


def _with_feature(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take in the capitalised word after the name that says what it is: "Achin District", not "Achin district"."""
    if end < len(doc) and _is_feature_name(doc[end]) and not (end + 1 < len(doc) and _continues(doc[end + 1])):
        return start, end + 1
    return start, end


def _is_feature_name(token: Token) -> bool:
    kind = meanings("features").get(name_key(token.text))
    return kind not in {None, "town", "country"} and token.text[:1].isupper()


def _continues(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper()


def _featured(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Give "Achin District" and "Achin district", whatever the language model took them for."""
    features = meanings("features")
    for token in doc:
        if features.get(token.lower_) in {"district", "province", "village", "camp", "river"} and token.i > 0:
            start = token.i
            while start > 0 and token.i - start < LONGEST and _is_name(doc[start - 1]):
                start -= 1
            name = doc[start : token.i].text
            sure = token.lower_ in words("sure_features") or gazetteer.knows(name)
            if sure and name[:1].isupper() and name_key(name) not in words("ordinary"):
                yield start, token.i + (0 if token.is_lower else 1)


def _datelines(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Give the place in capitals that a report opens with: "HAMILTON —", "HURRICANE, W.Va. -"."""
    for match in DATELINE.finditer(doc.text):
        stretch = doc.char_span(match.start(1), match.end(1))
        if stretch is not None and gazetteer.knows(stretch.text):
            yield stretch.start, stretch.end


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"} or token.text == "-"


def _peoples(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give the words for peoples: "Afghan", "South Korean"."""
    known = _known_peoples()
    for token in doc:
        pair = doc[token.i : token.i + 2].text if token.i + 1 < len(doc) else ""
        if token.text[:1].isupper() and name_key(pair) in known:
            yield token.i, token.i + 2
        elif token.text[:1].isupper() and name_key(token.text) in known:
            yield token.i, token.i + 1


@cache
def _known_peoples() -> dict[str, str]:
    return people()


def _passed_over(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Give known names that the language model took for something else, or for nothing, where the words allow it."""
    for start, end in _name_runs(doc):
        text = doc[start:end].text
        inside = doc[start].ent_type_
        if name_key(text) in words("ordinary") or (inside in OTHER_LABELS and _longer_entity(doc, start, end)):
            continue
        candidates = gazetteer.look_up(text)
        clear = any(c.place.feature in {"country", "admin1", "capital", "continent"} for c in candidates)
        large = any(c.place.population >= CLEAR_POPULATION for c in candidates)
        led = start > 0 and doc[start - 1].lower_ in INTO
        if candidates and inside != "PERSON" and (clear or large or (led and inside not in OTHER_LABELS)):
            yield start, end


def _leading_parts(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Give the place that an organisation's name begins with: "Kentucky National Guard", "Mosul General Hospital"."""
    for entity in doc.ents:
        if entity.label_ not in {"ORG", "FAC", "EVENT", "LAW"} or len(entity) == 1:
            continue
        start = entity.start + (entity[0].lower_ == "the")
        for end in range(min(entity.end - 1, start + LONGEST), start, -1):
            if _well_known(doc[start:end].text, gazetteer):
                yield start, end
                break


def _well_known(name: str, gazetteer: Gazetteer) -> bool:
    if not name[:1].isupper() or name_key(name) in words("ordinary"):
        return False
    return any(
        candidate.match <= Match.ALTERNATE
        and (candidate.place.feature in KNOWN_SORTS or candidate.place.population >= KNOWN_POPULATION)
        for candidate in gazetteer.look_up(name)
    )


def _longer_entity(doc: Doc, start: int, end: int) -> bool:
    before = start > 0 and doc[start].ent_iob_ == "I"
    after = end < len(doc) and doc[end].ent_iob_ == "I"
    return before or after


def _name_runs(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(doc):
        if not (doc[start].pos_ == "PROPN" and doc[start].text[:1].isupper()):
            start += 1
            continue
        end = start + 1
        while end < len(doc) and end - start < LONGEST and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
            end += 1
        yield start, end
        start = end


def _mention(doc: Doc, start: int, end: int) -> PlaceMention:
    text = doc[start:end].text
    stretch = Stretch(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    head, feature = _head(doc, start, end)
    return PlaceMention(stretch, text, head, feature, _modifier(doc, start), _role(doc, start, end))


def _head(doc: Doc, start: int, end: int) -> tuple[str, str | None]:
    """Part the bare name from what the words in it, after it or before it say it is."""
    features, name = meanings("features"), doc[start:end]
    if end - start > 1 and (feature := features.get(name_key(doc[end - 1].text))):
        return doc[start : end - 1].text, feature
    if end - start > 1 and name_key(doc[start].text) in words("leading"):
        return doc[start + 1 : end].text, features.get(name_key(doc[start].text))
    if end < len(doc) and doc[end].is_lower and doc[end].pos_ == "NOUN" and doc[end].text in features:
        return name.text, features[doc[end].text]
    before = doc[max(0, start - 3) : start].text.casefold().removesuffix(" the")
    if before.endswith(" of") and (feature := features.get(before.split(" ")[-2])):
        return name.text, feature
    return name.text, None


def _modifier(doc: Doc, start: int) -> str | None:
    kinds = meanings("modifiers")
    for size in (3, 2, 1):
        if start >= size and name_key(doc[start - size : start].text) in kinds:
            return doc[start - size : start].text
    return None


def _role(doc: Doc, start: int, end: int) -> Role:
    key = name_key(doc[start:end].text)
    if key in _known_peoples() and doc[end - 1].pos_ in {"ADJ", "NOUN", "PROPN"}:
        return Role.COUNTRY_HINT
    if end < len(doc) and doc[end].text[:1].isupper() and name_key(doc[end].text) in words("organisations"):
        return Role.PART
    root = doc[start:end].root
    if root.dep_ == "nsubj" and root.head.lemma_ in words("speech"):
        return Role.COUNTRY_HINT
    return Role.LOCATION
