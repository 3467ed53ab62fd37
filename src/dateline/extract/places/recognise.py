"""Recognition: place names as places, not as actors, papers or peoples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.characters import characters_of
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.mentions import PlaceMention, Role
from dateline.extract.places.names import COUNTY, name_key, split_feature
from dateline.extract.places.not_places import in_longer_name, in_title, is_acronym, is_house, is_vessel, only_points
from dateline.extract.places.spans import AYN, INTO, known_peoples, place_ranges
from dateline.extract.places.words import meanings, words
from dateline.model.country import nationalities
from dateline.model.evidence import Span as Stretch

if TYPE_CHECKING:
    from spacy.tokens import Doc

WORDS_AROUND = 12
MEASURED = re.compile(
    r"\b\d[\d,.]* ?-?(?:km|kms|kilomet(?:er|re)s?|miles?)\b(?: \([^)]*\))?(?: [a-z-]+){0,2} (?:of|from) $"
)
OF_PARTY = re.compile(r"\b[DRI]-((?:[A-Z][a-z]+\.? ?)+)(?<! )")


def find_places(doc: Doc, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Find the place names of a text, in order, each with what it does where it stands."""
    taken: list[tuple[int, int]] = []
    found: list[PlaceMention] = []
    persons = _surnames(doc)
    for start, end in place_ranges(doc, gazetteer):
        if any(start < last and first < end for first, last in taken) or doc[start:end].text in persons:
            continue
        if is_acronym(doc, start, end, gazetteer) or is_vessel(doc, start) or _half_a_name(doc, start, end):
            continue
        if is_house(doc, end, doc[start:end].text, gazetteer) or _is_body(doc, start, end, gazetteer):
            continue
        first = start - (_opens_with_ayn(doc, start))
        taken.append((first, end))
        found.append(_mention(doc, first, end))
    found.extend(_of_party(doc, gazetteer))
    return sorted(found, key=lambda mention: mention.span)


def _half_a_name(doc: Doc, start: int, end: int) -> bool:
    """Tell the first half of a people's name, "Sri" Lankan, and of one with a hyphen, "Ra"-ngae."""
    if end >= len(doc):
        return False
    joined = doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_) and end + 1 < len(doc)
    return doc[start : end + 1].text in nationalities() or (
        joined and doc[end + 1].text[:1].islower() and _short(doc, end)
    )


def _short(doc: Doc, hyphen: int) -> bool:
    """Tell the rest of a name from a word that a place is joined to: "Baghdad-based" is no place of that name."""
    return doc[hyphen + 1].pos_ in {"PROPN", "X"} or (doc[hyphen + 1].pos_ == "NOUN" and not doc[hyphen + 1].has_vector)


def _is_body(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Tell "a unit of Kaibiles", a name that no list has, from a place."""
    of = start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in words("bodies")
    return of and not gazetteer.knows(doc[start:end].text)


def _opens_with_ayn(doc: Doc, start: int) -> bool:
    """Tell whether the quotation mark before a name is a letter of it, as in "‘Arak": it is never closed."""
    mark = doc[start - 1] if start > 0 else doc[start]
    sentence = doc[start].sent
    closed = any(token.text in {"’", "'"} for token in doc[start : sentence.end])
    return mark.text in AYN and not mark.whitespace_ and not closed


def _surnames(doc: Doc) -> frozenset[str]:
    """Give the last words of people's full names: a lone "Fairfield" after "Brittany Fairfield" is she."""
    people_named = [entity for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1]
    places = {entity.text for entity in doc.ents if entity.label_ == "GPE" and _follows_into(doc, entity.start)}
    return frozenset(entity[-1].text for entity in people_named if entity[-1].text[:1].isupper()) - places


def _follows_into(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].lower_ in INTO


def _of_party(doc: Doc, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Give the home places of American office holders: "R-London", "D-W. Va."."""
    for match in OF_PARTY.finditer(characters_of(doc)):
        words_there = match[1]
        if gazetteer.knows(words_there):
            span = Stretch(match.start(1), match.end(1))
            yield PlaceMention(span, words_there, words_there, role=Role.COUNTRY_HINT)


def mention_at(doc: Doc, span: Stretch, words_there: str) -> PlaceMention:
    """Make the mention of a name that someone else found, as an annotator or another engine."""
    stretch = doc.char_span(span.start, span.end, alignment_mode="expand")
    if stretch is None or words_there not in characters_of(doc)[span.start : span.end]:
        head, feature = split_feature(name_key(words_there))
        return PlaceMention(span, words_there, head, feature)
    return replace(_mention(doc, stretch.start, stretch.end), span=span, words=words_there)


def _mention(doc: Doc, start: int, end: int) -> PlaceMention:
    text = doc[start:end].text
    stretch = Stretch(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    head, feature = _head(doc, start, end)
    return PlaceMention(stretch, text, head, feature, _modifier(doc, start), _role(doc, start, end))


def _head(doc: Doc, start: int, end: int) -> tuple[str, str | None]:
    """Part the bare name from what the words in it, after it or before it say it is."""
    features, name = meanings("features"), doc[start:end]
    if end - start > 1 and doc[start].text in COUNTY:
        return f"County {doc[start + 1 : end].text}", None
    if end - start > 1 and (feature := features.get(name_key(doc[end - 1].text))):
        return doc[start : end - 1].text, feature
    if end - start > 1 and name_key(doc[start].text) in words("leading"):
        return doc[start + 1 : end].text, features.get(name_key(doc[start].text))
    for size in (2, 1):  # "Jenin refugee camp" before "Jenin camp"
        after = doc[end : end + size]
        if len(after) == size and after.text in features and after[-1].pos_ == "NOUN":
            return name.text, features[after.text]
    return name.text, _feature_before(doc, start)


def _feature_before(doc: Doc, start: int) -> str | None:
    """Read "the town of Gao"; but "the Dasht-i-Barchi area of Kabul" says what that area is, and not Kabul."""
    of = start - 2 if start > 1 and doc[start - 1].lower_ == "the" else start - 1
    if of < 1 or doc[of].lower_ != "of":
        return None
    named = of > 1 and doc[of - 2].pos_ == "PROPN"
    return None if named else meanings("features").get(doc[of - 1].lower_)


def _modifier(doc: Doc, start: int) -> str | None:
    kinds = meanings("modifiers")
    if start and (measured := MEASURED.search(_words_before(doc, start, WORDS_AROUND) + " ")):
        return measured[0].strip()
    for size in range(min(3, start), 0, -1):
        said = _words_before(doc, start, size).strip(" ,")
        if name_key(said) in kinds:
            return said
    return None


def _words_before(doc: Doc, start: int, many: int) -> str:
    last = doc[start - 1]
    return characters_of(doc)[doc[max(0, start - many)].idx : last.idx + len(last)]


def _in_organisation(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name is the beginning of a paper's, force's or office's own name."""
    if doc[end : end + 2].text == "Local Government":
        return False
    if end < len(doc) and doc[end].text[:1].isupper() and name_key(doc[end].text) in words("organisations"):
        return True
    return doc[start].ent_type_ == "ORG" and end < len(doc) and doc[end].ent_iob_ == "I"


def _role(doc: Doc, start: int, end: int) -> Role:
    if in_title(doc, start, end):
        return Role.TITLE
    if in_longer_name(doc, start, end):
        return Role.PART
    key = name_key(doc[start:end].text)
    if key in known_peoples() and doc[end - 1].pos_ in {"ADJ", "NOUN", "PROPN"}:
        return Role.COUNTRY_HINT
    if _in_organisation(doc, start, end):
        return Role.PART
    root = doc[start:end].root
    root = root.head if root.dep_ == "conj" else root
    if (root.dep_ == "nsubj" and root.head.lemma_ in words("speech")) or only_points(doc, start, end):
        return Role.COUNTRY_HINT
    return Role.LOCATION
