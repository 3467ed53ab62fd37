"""Where the names of places stand in a text: ranges of tokens, the surest kind first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.characters import characters_of
from dateline.extract.places.candidates import Match
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.names import name_key
from dateline.extract.places.sources import people
from dateline.extract.places.words import meanings, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Range = tuple[int, int]
RUNS = "dateline name runs"
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAMING_LABELS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
NOT_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "NORP", "LANGUAGE"})
LONGEST_ACRONYM = 5
LONGEST = 6
"""No place name that reports use runs over more words than this."""
CLEAR_POPULATION = 50_000
"""A name the language model passes over is taken on its own only where some place of this many bears it."""
KNOWN_SORTS = frozenset({"country", "admin1", "admin2", "capital"})
KNOWN_POPULATION = 15_000
INTO = frozenset({"in", "at", "near", "from", "to", "outside", "around", "into", "through", "toward", "towards"})
SAID = frozenset({"amod", "advmod", "npadvmod", "punct"})
SURELY_INTO = frozenset({"in", "near", "outside", "around", "inside"})
"""After these a name is a place even where no list has it."""
PARTICLES = frozenset({"al", "el", "ar", "as", "ad", "an", "ash", "az", "at", "ul", "ud", "e", "i", "tel", "tal"})
AYN = frozenset({"‘", "ʿ"})
"""A quotation mark that may be the first letter of a name: "‘Arak"."""
LOCAL_GOVERNMENT = re.compile(
    r"(?P<area>(?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+) (?:Local Government(?: Area| Council)?|LGA)\b"
    r"(?:,? (?:of|in) (?P<state>[A-Z]\w+(?: [A-Z]\w+)? State))?"
)
DATELINE = re.compile(
    r"(?:^|[.!?\n] ?)\s*([A-Z][A-Z.'\- ]{2,30}?)(?:, [A-Z][\w.]{1,12}(?: [A-Z][\w.]{1,12})?)? ?(?:—|–|--| - |\([A-Z])"
)


def place_ranges(doc: Doc, gazetteer: Gazetteer) -> Iterator[Range]:
    """Give token ranges that name places; a later one that overlaps an earlier is the weaker reading."""
    for entity in doc.ents:
        if entity.label_ in PLACE_LABELS:
            yield from _parts(doc, entity, gazetteer)
    yield from _local_governments(doc)
    yield from _featured(doc, gazetteer)
    yield from _datelines(doc, gazetteer)
    yield from _peoples(doc)
    yield from _led_to(doc, gazetteer)
    yield from _leading_parts(doc, gazetteer)
    yield from _passed_over(doc, gazetteer)


def _parts(doc: Doc, entity: Span, gazetteer: Gazetteer) -> Iterator[Range]:
    """Part "Achin, Nangarhar" and "Nangarhar's Achin district" into their names."""
    start = entity.start
    for token in entity:
        if token.text in {",", "/", ";", "'s", "’s"}:
            yield from _trim(doc, start, token.i, gazetteer)
            start = token.i + 1
    yield from _trim(doc, start, entity.end, gazetteer)


def _trim(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> Iterator[Range]:
    while start < end and (doc[start].lower_ == "the" or not _is_edge(doc[start])):
        start += 1
    while end > start and not _is_edge(doc[end - 1]):
        end -= 1
    named = start < end and (_is_proper(doc[start:end].text) or _is_town_too(doc, start, end))
    if named and not _is_party(doc, start, end, gazetteer):
        yield _with_feature(doc, *_grown(doc, start, end, gazetteer))


def _is_party(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Tell "gunmen of the Zetas" from "shops of the Bronx": "the" and a name that no place bears as it is written."""
    if _is_of_people(doc, end) and not gazetteer.knows(doc[start:end].text):
        return True
    if start < 2 or doc[start - 1].lower_ != "the" or doc[start - 2].lower_ in INTO:  # noqa: PLR2004 - a word before "the"
        return False
    described = end < len(doc) and doc[end].lower_ in meanings("features")
    return not described and all(found.match is Match.SOUND for found in gazetteer.look_up(doc[start:end].text))


def _is_of_people(doc: Doc, end: int) -> bool:
    """Tell the name of a people before what they are: "Q'eqchi' peasants"."""
    after = end + (end < len(doc) and doc[end].text in {"'", "’"})
    return after < len(doc) and doc[after].tag_ == "NNS" and doc[after].lemma_ in words("peoples_own")


def _is_edge(token: Token) -> bool:
    """Tell whether a name may begin or end with a word: not "northwest" of "northwest Delhi", nor its full stop."""
    return token.text[:1].isupper() or token.text[:1].isdigit() or token.text in {"’", "'"} or token.lower_ in PARTICLES


def _is_proper(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return letters > 1 and any(letter.isupper() for letter in text) and name_key(text) not in words("ordinary")


def _is_town_too(doc: Doc, start: int, end: int) -> bool:
    """Tell whether an ordinary word is a town here: the language model and the word before both say so."""
    return start > 0 and doc[start - 1].lower_ in INTO and name_key(doc[start:end].text) in words("towns_too")


def _grown(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> Range:
    """Take in what a hyphen joins: "Al-Bab" where the model took "Bab"; "Iraq-Syria" stays two names."""
    whole_start, whole_end = start, _whole_name(doc, start, end, gazetteer)
    if whole_end > end:
        return start, whole_end
    while whole_start > 0 and (step := _joined_before(doc, whole_start)):
        whole_start -= step
    while whole_end + 1 < len(doc) and _hyphen(doc, whole_end):
        whole_end += 2
    joined = doc[whole_start:whole_end]
    if (whole_start, whole_end) == (start, end) or not joined[-1].text[:1].isupper():
        return start, end
    particle = joined[0].lower_ in PARTICLES or doc[start - 1].lower_ in PARTICLES
    return (whole_start, whole_end) if particle or gazetteer.knows(joined.text) else (start, end)


def _whole_name(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> int:
    """End a name where a place of the gazetteer does: at "Laredo" where the model took "Nuevo" alone."""
    last = end
    while last < len(doc) and last - start < LONGEST and (step := _next_word(doc, last)):
        last += step
    if last == end:
        return end
    least = Match.NAME if _bears(doc[start:end].text, gazetteer, Match.ALTERNATE) else Match.ALTERNATE
    return next((at for at in range(last, end, -1) if _bears(doc[start:at].text, gazetteer, least)), end)


def _next_word(doc: Doc, at: int) -> int:
    """Count the tokens by which a name may go on: "Rih" of "Kryvyi Rih", "i Naw" of "Qala i Naw"."""
    if doc[at].pos_ == "PROPN" and _is_name(doc[at]):
        return 1
    return 2 * (doc[at].lower_ in PARTICLES and at + 1 < len(doc) and doc[at + 1].pos_ == "PROPN")


def _bears(name: str, gazetteer: Gazetteer, least: Match) -> bool:
    return any(found.match <= least for found in gazetteer.look_up(name))


def _joined_before(doc: Doc, start: int) -> int:
    """Count the tokens that a hyphen joins to the front of a name: two in "Al-Bab", three in "Sar-e Pol"."""
    if start >= 2 and _hyphen(doc, start - 1):  # noqa: PLR2004 - a word and its hyphen
        return 2
    ezafe = start >= 3 and doc[start - 1].lower_ in PARTICLES and _hyphen(doc, start - 2)  # noqa: PLR2004
    return 3 if ezafe else 0


def _hyphen(doc: Doc, at: int) -> bool:
    return doc[at].text == "-" and not doc[at].whitespace_ and at > 0 and not doc[at - 1].whitespace_


def _with_feature(doc: Doc, start: int, end: int) -> Range:
    """Take in the capitalised word after the name that says what it is: "Achin District", not "Achin district"."""
    if end < len(doc) and _is_feature_name(doc[end]) and not (end + 1 < len(doc) and _is_name(doc[end + 1])):
        return start, end + 1
    return start, end


def _is_feature_name(token: Token) -> bool:
    kind = meanings("features").get(name_key(token.text))
    return kind not in {None, "town", "country"} and token.text[:1].isupper()


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"} and token.lower_ != "the"


def _local_governments(doc: Doc) -> Iterator[Range]:
    """Give "Guma" and "Benue State" of "Guma Local Government Area of Benue State", to the model a body."""
    for match in LOCAL_GOVERNMENT.finditer(characters_of(doc)):
        for name in ("area", "state"):
            stretch = doc.char_span(*match.span(name)) if match[name] else None
            if stretch is not None:
                yield stretch.start, stretch.end


def _featured(doc: Doc, gazetteer: Gazetteer) -> Iterator[Range]:
    """Give "Achin District" and "Achin district", whatever the language model took them for."""
    features = meanings("features")
    for start, end in name_runs(doc):
        last, after = doc[end - 1], doc[end] if end < len(doc) else None
        own = end - start > 1 and features.get(last.lower_) in FEATURED
        pair = doc[end : end + 2].text.casefold()
        then = after is not None and after.is_lower and FEATURED & {features.get(after.lower_), features.get(pair)}
        if not own and not then:
            continue
        name = doc[start : end - own].text
        said = {last.lower_} if own else {doc[end].lower_, pair}
        sure = bool(said & words("sure_features")) or gazetteer.knows(name)
        label = doc[start].ent_type_
        if sure and _is_proper(name) and (label not in {"ORG", *NOT_NAMES} or (then and label in {"ORG", "NORP"})):
            yield start, end


FEATURED = frozenset({"district", "province", "village", "camp", "river", "quarter"})


def _datelines(doc: Doc, gazetteer: Gazetteer) -> Iterator[Range]:
    """Give the place in capitals that a report opens with: "HAMILTON —", "HURRICANE, W.Va. -"."""
    for match in DATELINE.finditer(characters_of(doc)):
        stretch = doc.char_span(match.start(1), match.end(1))
        if stretch is not None and gazetteer.knows(stretch.text):
            yield stretch.start, stretch.end


def _peoples(doc: Doc) -> Iterator[Range]:
    """Give the words for peoples: "Afghan", "South Korean"."""
    known = known_peoples()
    for token in doc:
        if token.text[:1].isupper():
            size = 2 if token.i + 1 < len(doc) and name_key(f"{token.text} {doc[token.i + 1].text}") in known else 1
            size = 1 if size == 2 and not doc[token.i + 1].text[:1].isalpha() else size  # noqa: PLR2004
            if name_key(doc[token.i : token.i + size].text) in known:
                yield token.i, token.i + size


@cache
def known_peoples() -> dict[str, str]:
    """Give the words for peoples and where each points."""
    return people()


NEVER = -9


def _led_to(doc: Doc, gazetteer: Gazetteer) -> Iterator[Range]:
    """Give names that the words before them make places, known or not: "in Timika", "the villages of A, B and C"."""
    last_end, surely = NEVER, False
    for start, end in name_runs(doc):
        listed = start - last_end in {1, 2} and all(t.lower_ in {",", "and", "or"} for t in doc[last_end:start])
        listed = listed and not _in_office(doc, start, end)
        called = _called(doc, start) or (listed and surely)
        led = called or listed or _led(doc, start) or _aimed_at(doc, start, end)
        if led and _may_be_place(doc, start, end, None if called else gazetteer):
            last_end, surely = end, called
            yield start, end


def _in_office(doc: Doc, start: int, end: int) -> bool:
    """Tell who holds an office from a second town: "the mayor of Manta, Rosa Intriago, was shot"."""
    person = all(token.ent_type_ == "PERSON" for token in doc[start:end]) and doc[start - 1].text == ","
    return person and end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].pos_ in {"AUX", "VERB"}


def _before(doc: Doc, start: int) -> int:
    """Give the word before a name that leads to it, past "the", "eastern" and "neighbouring"."""
    before, kinds = start - 1, meanings("modifiers")
    if before > 0 and doc[before].text in AYN and not doc[before].whitespace_:
        before -= 1
    while before > 0 and (
        doc[before].lower_ == "the"
        or kinds.get(doc[before].lower_) in {"part", "inside"}
        or _said_of_name(doc[before], start)
    ):
        before -= 1
    return before


def _said_of_name(token: Token, start: int) -> bool:
    """Tell an adjective of the name that follows: "in nearby Pul-e Alam", "in rebel-held Saraqib"."""
    said = token if token.dep_ == "amod" else token.head
    return token.is_lower and said.dep_ == "amod" and token.i < start <= said.head.i and token.dep_ in SAID


def _called(doc: Doc, start: int) -> bool:
    """Tell whether the words before a name say outright that it is a place: "the villages of A"."""
    before, features = _before(doc, start), meanings("features")
    if before <= 0 or doc[before].lower_ != "of":
        return False
    noun = doc[before - 1].lower_
    return features.get(noun) in LEADING_NOUNS and noun not in words("offices")


LEADING_NOUNS = frozenset({"town", "village", "district", "province", "quarter"})


def _led(doc: Doc, start: int) -> bool:
    """Tell whether the words before a name make it likely a place: "in A", "the capital A", "the valley of A"."""
    before, features = _before(doc, start), meanings("features")
    if before < 0:
        return False
    kind = features.get(doc[before].lower_)
    if before == start - 1 and doc[before].pos_ == "NOUN" and kind in LEADING_NOUNS:
        return True
    of_region = before > 0 and doc[before].lower_ == "of" and features.get(doc[before - 1].lower_) == "region"
    return of_region or doc[before].lower_ in SURELY_INTO


def _aimed_at(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name that no model labels stands after "at", or is what troops storm, shell or patrol."""
    if any(token.ent_type_ for token in doc[start:end]):
        return False
    root = doc[start:end].root
    aimed = root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_ in words("aimed_at_places")
    return aimed or (start > 0 and doc[start - 1].lower_ == "at")


def _may_be_place(doc: Doc, start: int, end: int, gazetteer: Gazetteer | None) -> bool:
    """Tell whether nothing speaks against a name; a gazetteer is asked where the words have not called it a place."""
    text, labels = doc[start:end].text, {token.ent_type_ for token in doc[start:end]}
    if not _is_proper(text) or labels & NOT_NAMES or name_key(doc[end - 1].text) in words("organisations"):
        return False
    if gazetteer is None:
        return True
    if labels & {"ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"} or (text.isupper() and len(text) <= LONGEST_ACRONYM):
        return gazetteer.knows(text) and not _longer_entity(doc, start, end)
    return not (end < len(doc) and doc[end].text in {"'s", "’s"} and not gazetteer.knows(text))


def _passed_over(doc: Doc, gazetteer: Gazetteer) -> Iterator[Range]:
    """Give known names that the language model took for something else, or for nothing, where the words allow it."""
    for start, end in name_runs(doc):
        text, inside = doc[start:end].text, doc[start].ent_type_
        if not _is_proper(text) or (inside in NAMING_LABELS and _longer_entity(doc, start, end)):
            continue
        candidates = gazetteer.look_up(text)
        clear = any(c.place.feature in {"country", "admin1", "capital", "continent"} for c in candidates)
        large = any(c.place.population >= CLEAR_POPULATION for c in candidates)
        led = start > 0 and doc[start - 1].lower_ in {*INTO, "of"}
        led_people = inside == "NORP" and (
            (start > 0 and doc[start - 1].lower_ in SURELY_INTO) or _moved_into(doc, start)
        )
        if inside == "PERSON":
            there = _moved_into(doc, start) or _has_the_square(doc, start)
            taken = there and any(c.match is Match.NAME for c in candidates)
            if end - start == 1 and (taken or (clear and _speaks_as_country(doc, start))):
                yield start, end
        elif candidates and (clear or large or led_people or (led and inside not in NAMING_LABELS)):
            yield start, end


def _has_the_square(doc: Doc, at: int) -> bool:
    """Tell the town whose square or streets somebody was in, whatever its label: "in the square of Panzós"."""
    before = [token.lower_ for token in doc[max(at - 3, 0) : at]]
    return before[::2] == ["the", "of"] and before[1] in words("of_towns")


def _moved_into(doc: Doc, at: int) -> bool:
    """Tell "they pushed into Lahij" and "took Srebrenica" from what is done to people, whatever its label."""
    before = doc[at - 1] if at > 0 else doc[at]
    if before.lower_ == "from":
        return before.head.lemma_ in words("taken_from")
    verb = before.head if before.lower_ == "into" else doc[at].head
    led = before.lower_ == "into" or doc[at].dep_ == "dobj"
    return led and verb.lemma_ in words("moves_into")


def _speaks_as_country(doc: Doc, at: int) -> bool:
    """Tell whether "Jordan said" is the country: nobody of the text has it as a part of a name."""
    if doc[at].dep_ != "nsubj" or doc[at].head.lemma_ not in words("speech"):
        return False
    return not any(len(e) > 1 and e.label_ == "PERSON" and doc[at].text in {t.text for t in e} for e in doc.ents)


def _leading_parts(doc: Doc, gazetteer: Gazetteer) -> Iterator[Range]:
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
    return doc[start].ent_iob_ == "I" or (end < len(doc) and doc[end].ent_iob_ == "I")


def name_runs(doc: Doc) -> Sequence[Range]:
    """Give the longest runs of capitalised words, with the particles and hyphens that join them, looked for once."""
    kept: Sequence[Range] | None = doc.user_data.get(RUNS)
    if kept is None:
        kept = doc.user_data[RUNS] = tuple(_runs(doc))
    return kept


def _runs(doc: Doc) -> Iterator[Range]:
    start = 0
    while start < len(doc):
        run_end = _run_end(doc, start)
        if run_end > start:
            yield start, run_end
        start = max(run_end, start + 1)


def _run_end(doc: Doc, start: int) -> int:
    at = start
    if doc[at].lower_ in PARTICLES and at + 2 < len(doc) and _hyphen(doc, at + 1) and _is_name(doc[at + 2]):
        at += 3
    elif doc[at].pos_ == "PROPN" and _is_name(doc[at]):
        at += 1
    else:
        return start
    while at < len(doc) and at - start < LONGEST + 2:
        if _is_name(doc[at]) and doc[at].pos_ == "PROPN":
            at += 1
        elif at + 1 < len(doc) and _hyphen(doc, at) and doc[at + 1].text[:1].isalnum():
            at += 2
        elif at + 2 < len(doc) and doc[at].lower_ in PARTICLES and _hyphen(doc, at + 1) and _is_name(doc[at + 2]):
            at += 3
        else:
            break
    return at
