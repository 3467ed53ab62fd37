"""Places that only the words around them tell: villages on no list, which the model takes for people and parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.characters import characters_of
from dateline.extract.places.mentions import PlaceMention, Role
from dateline.extract.places.names import name_key
from dateline.extract.places.spans import NOT_NAMES, known_peoples
from dateline.extract.places.words import meanings, words
from dateline.model.evidence import Span
from dateline.model.place import Location

if TYPE_CHECKING:
    from spacy.tokens import Doc

CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĆČĐĒĞĪİŁŃŅŌŘŚŞŠŪŹŽȚ]"
WORD = rf"{CAPITAL}(?:\w|['’](?!s\b)|-(?=\w))+"
JOINT = r"(?:(?:de|do|da|dos|del|di|la|las|los|el|al|e) |(?:al|el|ad|as|ar|an|ash|az|ul)-){1,2}"
NAME = rf"(?P<name>{WORD}(?:[ -](?:{JOINT})?{WORD}){{0,2}})"
PLAIN = rf"{WORD}(?:[ -](?:{JOINT})?{WORD}){{0,2}}"
WITHIN = rf"{PLAIN}(?:, {PLAIN}){{1,2}}"
"""What stands in brackets after a village in lists of incidents: its district, its province."""
SETTLED = frozenset({"town", "village", "quarter"})
PARTED = frozenset({"town", "village", "district", "quarter", "island"})
LANDS = "forest|forests|hills|mountains|valley|outskirts|hinterland|hinterlands|hamlet|commune|locality"
HELD = re.compile(rf",? (?:in|on) (?:the )?|, (?={CAPITAL})|, an? ")
"""What follows a place and hardly a person: where it lies."""
AFTER = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "PRON", "ADV", "VERB", "AUX", "SPACE"})
"""What may follow a name that ends: "at Nyange, …"; before a noun it is that noun's."""
UNSURE = frozenset({"at", "outside", "took", "overran"})
"""After these a person may stand as well."""
DAYS = NOT_NAMES - {"NORP", "LANGUAGE"}
"""The model takes villages for peoples too: what really is one is already found as such."""


def told_places(doc: Doc, taken: Sequence[Span], known: Sequence[str] = ()) -> Iterator[PlaceMention]:
    """Give names that stand where only a place stands and that nothing else has taken, in order.

    A name ``known`` for a place elsewhere in the text is one wherever it stands.
    """
    text = characters_of(doc)
    found: list[Span] = []
    for pattern, sure in (*_called(), (_led(), False)):
        for match in pattern.finditer(text):
            span = Span(*match.span("name"))
            if any(span.overlaps(other) for other in (*taken, *found)):
                continue
            if _may_be(doc, span, sure=sure) and (sure or _ends(doc, span, led=match["led"])):
                found.append(span)
    names = {span.of(text) for span in found} | {name for name in known if len(name) > SHORT and name[0].isupper()}
    again = (Span(*match.span()) for name in names for match in re.finditer(rf"\b{re.escape(name)}\b", text))
    free = (span for span in again if not any(span.overlaps(other) for other in (*taken, *found)))
    found += [span for span in free if _ends(doc, span, led="near")]
    found += [span for span in _grounds(text) if not any(span.overlaps(other) for other in (*taken, *found))]
    for span in sorted(found):
        name = span.of(text)
        yield PlaceMention(span, name, name, role=Role.LOCATION)


def _grounds(text: str) -> Iterator[Span]:
    """Give the school or hospital whose grounds a deed was done on, though its name is that of a body too."""
    pattern = rf"\b(?:in|on|at|into|outside) the (?:{GROUNDS}) of (?:the )?{NAME}"
    yield from (Span(*match.span("name")) for match in re.finditer(pattern, text) if " of " in text)


@cache
def _called() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Match "the island of X", "X, a mining town" and "the X quarter": the words say outright what it is."""
    parted, settled, quarters = (_nouns(kinds) for kinds in (PARTED, SETTLED, frozenset({"quarter"})))
    sites = _nouns(frozenset({"camp", "village"}))
    return (
        (re.compile(rf"\b(?:{parted}) of {NAME}"), True),
        (re.compile(rf"(?<=[a-z] ){NAME}, an? (?:[a-z]+(?:-[a-z]+)? |{CAPITAL}\w+ ){{0,2}}(?:{settled})\b"), True),
        (re.compile(rf"(?<=[a-z] ){NAME}, an? (?:[a-z]+ )?(?:{DIVISIONS}) (?:in|of)\b"), True),
        (re.compile(rf"\b(?:{RAIDED}) {NAME}, (?:near|outside|north|south|east|west|\d+ ?k)"), True),
        (re.compile(rf"\b(?:in|near|at) the {NAME} (?:{quarters})\b"), True),
        (re.compile(rf"\b(?:{HIT}) {NAME}(?: [a-z]+)? \({WITHIN}\)"), True),
        (re.compile(rf"\b(?:{HIT}|of) {PLAIN}(?: [a-z]+)? \({NAME}, {PLAIN}[,)]"), True),
        (re.compile(rf"\b(?:{HIT}|of) {PLAIN}(?: [a-z]+)? \({PLAIN}, (?:{PLAIN}, )?{NAME}\)"), True),
        (re.compile(rf"{NAME} fell to (?:[\w-]+ ){{1,5}}?(?:{ARMIES})\b"), True),
        (re.compile(rf"\bon the {NAME} (?:road|highway)\b"), True),
        (re.compile(rf"\b(?:{LANDS}) of {NAME}"), True),
        (re.compile(rf"\bgeneral area {NAME}"), True),
        (re.compile(rf"(?:['’]s|\bin|\bin the) {NAME} (?:province|governorate|prefecture)\b"), True),
        (re.compile(rf"\b{WAYS} (?:between|from|linking|connecting) {NAME} (?:and|with|to) {PLAIN}"), True),
        (re.compile(rf"\b{WAYS} (?:between|from|linking|connecting) {PLAIN} (?:and|with|to) {NAME}"), True),
        (re.compile(rf"\b(?:{MOVED})(?: [a-z]+){{0,4}} (?:to|into) {NAME}(?=,? where\b)"), True),
        (re.compile(rf"\b(?:{WENT}) {NAME}(?=,? (?:in|on \d|where)\b| and )"), True),
        (re.compile(rf"\b(?:{DIVISIONS}), (?P<name>{WORD})(?=,|\.| (?:on|in)\b)"), True),
        (re.compile(rf"\b(?:{SCHOOLS}), (?P<name>{WORD})(?=,|\.| (?:on|in|and|at)\b)"), True),
        (re.compile(rf"\b(?:of|in|at|near) {NAME} (?:town|village|hamlet)\b"), True),
        (re.compile(rf"\b(?:{HIT}) the {NAME} (?:{sites}|site|centre|center) for (?:displaced|refugees)\b"), True),
        (
            re.compile(rf"\b(?:cemetery|church|mosque|synagogue|market|parish) of {NAME}(?=, (?:in|near) {CAPITAL})"),
            True,
        ),
    )


GROUNDS = "campus|grounds|premises|courtyard|cemetery|gates"
"""What belongs to a school, a hospital or a church, whose name then tells where a deed was done."""
WAYS = (
    r"(?:road|roads|highway|route|way|track|motorway|railway|bridge|area|stretch|dead|ambushed|convoy|bus|minibus|train"
    r"|truck|lorry|patrol|car|vehicle|motorcycle|travelling|traveling|driving|walking)(?: [a-z]+)?"
)
"""What is between two places and not two parties, as clashes are."""
MOVED = "took|taken|drove|driven|brought|led|transferred|moved|went|travelled|traveled|rode|fled|flown|carried"
WENT = r"(?:drove|marched|advanced|descended|swept|pushed|rode|moved) (?:on|upon|into)|(?:drove|marched|rode|walked) to"
"""What soldiers do to a town before they do what is told next: "advanced on X and shelled it"."""
DIVISIONS = "district|regency|county|municipality|township|commune|tehsil|department|prefecture"
"""After one of these and a comma stands what it lies in: "in Nduga regency, Papua"."""
SCHOOLS = "School|College|University|Barracks|Hospital|Prison|Church|Mosque|Seminary|Academy|Polytechnic|Airport|Palace"
"""A site's own name, with its town after it: "the Women's College, Dapchi"."""
ARMIES = "forces|troops|rebels|army|fighters|soldiers|militia|militants|insurgents|guerrillas|jihadists"
SHORT = 3
"""Letters up to which a name may be an acronym of something else."""
RAIDED = "attacked|raided|stormed|shelled|bombed|burned|burnt|overran|entered|reached|torched|looted|occupied"
HIT = "in|near|at|attacked|raided|stormed|hit|struck|bombed|shelled|burned|burnt|overran|entered|on"
"""What leads in the site that was hit."""


@cache
def _led() -> re.Pattern[str]:
    """Match a name after a word of place, or after a verb whose object is one."""
    taken = "(?:abducted|kidnapped|kidnaped|snatched) from"
    verbs = f"{taken}|shelled|shelling|bombarded|bombarding|besieged|retook|recaptured|took|overran"
    return re.compile(rf"\b(?P<led>at|near|outside|{verbs}) {NAME}")


def _nouns(kinds: frozenset[str]) -> str:
    return "|".join(sorted((word for word, kind in meanings("features").items() if kind in kinds), key=len))


def _may_be(doc: Doc, span: Span, *, sure: bool) -> bool:
    """Ask that a name be neither a day, nor a body's, nor an ordinary word."""
    stretch = doc.char_span(span.start, span.end, alignment_mode="expand")
    if stretch is None or name_key(span.of(characters_of(doc))) in words("ordinary"):
        return False
    if name_key(span.of(characters_of(doc))) in known_peoples():
        return False
    bodies = words("organisations") | words("ordinary")
    dated = any(token.ent_type_ in DAYS for token in stretch) and not sure
    return not dated and not any(name_key(token.text) in bodies for token in (stretch[0], stretch[-1]))


def _ends(doc: Doc, span: Span, *, led: str) -> bool:
    """Ask that a name end where it is taken to, and that somebody shot "at" be told from a village."""
    stretch = doc.char_span(span.start, span.end, alignment_mode="expand")
    if stretch is None or (stretch.end < len(doc) and doc[stretch.end].pos_ not in AFTER):
        return False
    people = any(token.ent_type_ in {"PERSON", "NORP", ""} for token in stretch)
    people = people or (led == "at" and stretch.root.head.head.lemma_ in words("aimed_with_at"))
    return led not in UNSURE or not people or HELD.match(characters_of(doc), span.end) is not None


def borne_out(places: Sequence[PlaceMention], locations: Sequence[Location], told: Sequence[Span]) -> list[Location]:
    """Keep only the words of a place known by the words around it where its country is named by nothing else.

    A village on no list has a namesake somewhere: the Shaab of Baghdad is none in Israel.
    """
    spans = frozenset(told)
    others = {each.country for place, each in zip(places, locations, strict=True) if place.span not in spans}
    return [
        Location(each.words, reasons=(f"not resolved: nothing else in the text is in {each.country}", *each.reasons))
        if place.span in spans and each.country and each.country not in others
        else each
        for place, each in zip(places, locations, strict=True)
    ]
