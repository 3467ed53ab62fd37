"""What looks like a place and is none: groups' short names, ships, treaties, clubs, what a place only backs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.characters import characters_of
from dateline.extract.places.candidates import Match
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.names import name_key
from dateline.extract.places.words import load, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 6
GROUP_NAMES = "dateline groups named for places"
ABBREVIATED = frozenset({"country", "admin1", "region", "continent", "historic"})
"""What is written in capitals in running text: the UK, N.Y., the EU; a town never is."""
LONGEST_RUN = 6
LONGEST_DATELINE = 10
DASHES = frozenset({"—", "–", "--", "-", "("})
FURTHEST_HOUSE = 12
"""Words from the first of several houses to "hotels"."""
KNOWN_TOWN = 100_000
"""The people of a town that a house is told by: fewer live in most of the places that houses are named like."""
LED_BY = frozenset({"in", "near", "outside"})


def is_acronym(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is some body's short form ("ETA", "UNITA"), whatever village bears it too.

    Words in capitals among others in capitals are only a headline or a dateline.
    """
    word = doc[start].text
    if end - start > 1 or not (word.isupper() and word.isalpha() and SHORTEST_ACRONYM <= len(word) <= LONGEST_ACRONYM):
        return False
    beside = [doc[at] for at in (start - 1, end) if 0 <= at < len(doc)]
    if any(token.text.isupper() and token.is_alpha for token in beside) or _is_dateline(doc, start, end):
        return False
    if start > 0 and doc[start - 1].lower_ in LED_BY:
        return not gazetteer.knows(word)
    exact = (found.place for found in gazetteer.look_up(word) if found.match == Match.NAME)
    return not any(place.feature in ABBREVIATED or name_key(place.name) != name_key(word) for place in exact)


def _is_dateline(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name opens a report, up to the dash: "KABUL, Afghanistan (AP) —"."""
    opens = doc[start].is_sent_start or start == 0
    return opens and any(token.text in DASHES for token in doc[end : end + LONGEST_DATELINE])


def is_vessel(doc: Doc, start: int) -> bool:
    """Tell whether a name is a ship's: "the tanker Limburg", "USS Cole"."""
    return start > 0 and doc[start - 1].lower_ in words("vessels")


def is_house(doc: Doc, end: int, names: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is an inn's or a hall's own: "the Hayat hotel", whatever hamlet bears the name too.

    A town that is known by itself is where it stands: "a Kabul restaurant".
    """
    if _of_several_houses(doc, end):
        return True
    if end >= len(doc) or doc[end].lower_ not in words("houses"):
        return False
    exact = [found.place for found in gazetteer.look_up(names) if found.match == Match.NAME]
    return not any(place.feature in ABBREVIATED or place.population >= KNOWN_TOWN for place in exact)


def _of_several_houses(doc: Doc, end: int) -> bool:
    """Tell the first of several: "the Shangri-La, Kingsbury and Cinnamon Grand hotels"."""
    named_and = False
    for token in doc[end : end + FURTHEST_HOUSE]:
        if token.lower_.endswith("s") and token.lower_.removesuffix("s") in words("houses"):
            return named_and
        if not (token.text[:1].isupper() or token.lower_ in {",", "and"}):
            return False
        named_and = named_and or token.lower_ == "and"
    return False


def in_title(doc: Doc, start: int, end: int) -> bool:
    """Tell a name of a paper, club or supply road: "The New York Times", "the daily El Mundo", "Route Tampa"."""
    before = [doc[start - 1]] if start > 0 else []
    if any(token.lower_ in words("titled") for token in (*before, *doc[start : end - 1])):
        return True
    if end - start > 1 and doc[start].lower_ in words("person_titles") and doc[end - 1].ent_type_ == "PERSON":
        return True  # "near President Nicolas Maduro"
    if end < len(doc) and doc[end].text[:1].isupper() and doc[end].lower_ in words("papers"):
        return True
    return start > 0 and doc[start - 1].text[:1].isupper() and doc[start - 1].lower_ in words("clubs")


def in_longer_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is part of an armed group's, a treaty's, a disease's or an operation's name."""
    if end < len(doc) and doc[end].lower_ in words("named_after"):
        return True
    return _in_operation(doc, start) or _in_group_name(doc, start, end)


def _in_operation(doc: Doc, start: int) -> bool:
    """Tell whether the capitalised words before a name go back to "Operation"."""
    at = start - 1
    while at >= max(0, start - LONGEST_RUN) and doc[at].text[:1].isupper():
        if doc[at].lower_ == "operation":
            return True
        at -= 1
    return False


@cache
def _group_names() -> re.Pattern[str]:
    listed: list[str] = load("words.yaml")["in_names"]
    return re.compile(rf"\b(?:{'|'.join(listed)})", re.IGNORECASE)


def _in_group_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name is part of an armed group's: "Islamic State of Iraq and the Levant"."""
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    return any(opened <= first and last <= closed for opened, closed in _group_names_in(doc))


def _group_names_in(doc: Doc) -> list[tuple[int, int]]:
    """Give where groups' names with places in them stand, looked for once in a text."""
    found: list[tuple[int, int]] | None = doc.user_data.get(GROUP_NAMES)
    if found is None:
        found = [match.span() for match in _group_names().finditer(characters_of(doc))]
        doc.user_data[GROUP_NAMES] = found
    return found


def only_points(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name only says who or where from: "Washington-backed", "London-based", "accused Tehran"."""
    joined = end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and not doc[end - 1].whitespace_
    if joined and doc[end + 1].lower_ in words("joined_to"):
        return True
    root = doc[start:end].root
    return root.dep_ == "dobj" and root.head.lemma_ in words("done_to_governments")
