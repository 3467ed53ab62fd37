"""The words that tell deeds, read from ``lexicon.yaml`` and matched against a parsed text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from spacy.tokens import Doc, Token

from dateline.model.yaml_text import load_yaml

Form = Literal["noun", "verb"]
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
SELF = REFLEXIVE | {"his", "her", "their", "its", "he", "she", "they"}
HYPHENS = frozenset({"-", "–", "‐", "‑"})
LINKS = frozenset({"of", "as", "by"})
FORMS = "dateline.forms"
NO_DEED = "none"
"""The kind of patterns that tell none."""
PLACE = "<place>"
PERSON = "<person>"
TOWNS = frozenset({"GPE", "LOC", "FAC"})
PRONOUNS = frozenset({"he", "she", "they", "who", "we", "him", "her", "them", "other", "others"})
GAP = 3
TAKING = "territorial_gain"
AT = frozenset({"at", "in", "near", "from", "outside", "by", "on"})
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
NOUN_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
"""What a plural noun is to its verb, though it be read as a verb: "Air strikes on a camp left 20 dead"."""
VERBS = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """A run of lemmas that tells one kind of deed; ``head`` is the element the grammar hangs on."""

    kind: str
    form: Form
    elements: tuple[frozenset[str] | None, ...]
    """None is a gap of up to three words."""
    head: int
    consequence: bool

    @property
    def sure(self) -> bool:
        """Tell an idiom of several words in a row, which says the same whatever the parse makes of it."""
        return len(self.elements) > 1 and not self.gapped

    @property
    def gapped(self) -> bool:
        """Tell a pattern that lets other words stand between its own."""
        return None in self.elements

    @property
    def length(self) -> int:
        """Count the words the pattern asks for."""
        return len(self.elements) - self.elements.count(None)


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at ``start``..``end`` (token indices, half-open) with its ``head`` token."""

    pattern: Pattern
    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every pattern by the lemmas it may begin with, the weapons, and the grammar's word lists."""

    patterns: Mapping[str, tuple[Pattern, ...]]
    instruments: Mapping[str, tuple[Pattern, ...]]
    words: Mapping[str, frozenset[str]]
    slips: Mapping[str, str]
    """Verbs whose past the language model leads back to a wrong word: "raped" to "rap"."""
    columns: Mapping[str, str]
    """What a column of a list of incidents holds, by its heading."""
    matters: Mapping[str, frozenset[str]]
    """Words that say a sentence is about something else than deeds, by the reason it is then left out for."""
    matter_kinds: Mapping[str, frozenset[str]]
    """The kinds of deed that a matter makes none, for those that leave the other kinds alone."""

    def __getitem__(self, name: str) -> frozenset[str]:
        """Give one word list by its name in the file."""
        return self.words[name]


@cache
def lexicon() -> Lexicon:
    """Read the lexicon once."""
    raw = load_yaml(files(__package__).joinpath("lexicon.yaml").read_text("utf-8"))
    deeds = [
        _pattern(kind, form, words, consequence=section == "consequences")
        for section in ("deeds", "consequences", "no_deeds")
        for kind, forms in raw[section].items()
        for form, key in (("noun", "nouns"), ("verb", "verbs"))
        for words in forms[key]
    ]
    weapons = [_pattern(kind, "noun", words) for kind, names in raw["instruments"].items() for words in names]
    words = {key: frozenset(map(str, value)) for key, value in raw.items() if isinstance(value, list)}
    matters = {reason: frozenset(map(str, found)) for reason, found in raw["other_matters"].items()}
    kinds = {reason: frozenset(found) for reason, found in raw["matter_kinds"].items()}
    columns = {label: name for name, labels in raw["columns"].items() for label in labels}
    return Lexicon(_by_first(deeds), _by_first(weapons), words, raw["lemma_slips"], columns, matters, kinds)


def _pattern(kind: str, form: str, words: str, *, consequence: bool = False) -> Pattern:
    split = words.split()
    elements = tuple(None if word == "*" else _element(word.removeprefix("^")) for word in split)
    if split[-1] == "<self>":  # "blew up their vehicle" is no suicide
        elements = (*elements[:-1], REFLEXIVE)
    if form == "verb":
        marked = (index for index, word in enumerate(split) if word.startswith("^"))
        return Pattern(kind, "verb", elements, next(marked, 0), consequence)
    links = [index for index, element in enumerate(elements) if element and element & LINKS]
    return Pattern(kind, "noun", elements, links[0] - 1 if links else len(elements) - 1, consequence)


def _element(word: str) -> frozenset[str]:
    return SELF if word == "<self>" else frozenset(word.split("|"))


def _by_first(patterns: list[Pattern]) -> Mapping[str, tuple[Pattern, ...]]:
    index: dict[str, list[Pattern]] = {}
    for pattern in sorted(patterns, key=lambda each: -each.length):
        for word in pattern.elements[0] or ():
            index.setdefault(word, []).append(pattern)
    return {word: tuple(found) for word, found in index.items()}


@dataclass(frozen=True, slots=True)
class Forms:
    """The lemmas and lower-case words of a Doc as lists: asking a Doc for a token each time costs ten times as much."""

    lemmas: list[str]
    words: list[str]
    places: frozenset[int]
    """Positions of words that the language model takes for a town or country."""
    people: frozenset[int]
    """Positions of words that it takes for a person, and of nouns for people."""


def _taken(name: Token) -> bool:
    """Tell a name that is what was entered or overrun, or marched into: it is a place; people are taken too."""
    into = name.dep_ == "pobj" and name.head.lower_ == "into" and name.head.head.lower_ in lexicon()["entering"]
    person = name.head.lower_ != "overran" and name.ent_type_ == "PERSON"
    return into or (name.dep_ == "dobj" and name.head.lower_ in lexicon()["entered"] and not person)


def forms_of(doc: Doc) -> Forms:
    """Give a Doc's forms, made once."""
    known = doc.user_data.get(FORMS)
    if known is None:
        slips = lexicon().slips
        lemmas = [token.lemma_.lower() for token in doc]
        places = frozenset(
            each for entity in doc.ents if entity.label_ in TOWNS for each in range(entity.start, entity.end)
        )
        places |= {token.i for token in doc if token.pos_ == "PROPN" and _taken(token)}
        listed = lexicon()["doer_nouns"] | lexicon()["people_nouns"] | PRONOUNS
        people = {each for entity in doc.ents if entity.label_ == "PERSON" for each in range(entity.start, entity.end)}
        people |= {at for at, word in enumerate(lemmas) if word in listed}
        words = [token.lower_ for token in doc]
        known = Forms([slips.get(each, each) for each in lemmas], words, places, frozenset(people))
        doc.user_data[FORMS] = known
    found: Forms = known
    return found


def find(
    doc: Doc, index: Mapping[str, tuple[Pattern, ...]], *, start: int = 0, end: int | None = None
) -> Iterator[Match]:
    """Find patterns left to right, the longest at each place, none overlapping another."""
    forms = forms_of(doc)
    stop = len(doc) if end is None else end
    position = start
    while position < stop:
        lemmas, words = index.get(forms.lemmas[position], ()), index.get(forms.words[position], ())
        match = _match_at(doc, forms, (*lemmas, *words), (position, stop)) if lemmas or words else None
        if match is None:
            position += 1
        else:
            yield match
            position = match.end if match.pattern.form == "noun" else position + 1


def _match_at(doc: Doc, forms: Forms, candidates: tuple[Pattern, ...], where: tuple[int, int]) -> Match | None:
    """Give the longest match, and of gapped ones as long the first to end: "burned tyres" and no shop after it."""
    best: Match | None = None
    for pattern in sorted(candidates, key=lambda each: -each.length) if len(candidates) > 1 else candidates:
        if best is not None and pattern.length < best.pattern.length:
            break
        match = _try(forms, pattern, *where)
        sooner = best is None or (best.pattern.gapped and pattern.gapped and match is not None and match.end < best.end)
        if match and sooner and _fits(doc, match):
            best = match
    return best


def _fits(doc: Doc, match: Match) -> bool:
    """Ask for the right part of speech; the parse may miss the verb of an idiom sure by itself ("shot dead")."""
    pattern, head = match.pattern, doc[match.head]
    if pattern.kind == TAKING and any(token.ent_type_ == "PERSON" for token in doc[match.end : match.end + 1]):
        return False  # "the capture of" a man
    if pattern.form == "noun":
        noun = head.pos_ in NOUNS or (pattern.sure and head.tag_ == "VBZ" and head.dep_ in NOUN_DEPS)
        return noun and head.ent_type_ not in {"DATE", "TIME"}  # "in March"
    aside = AT | {"to"} if lemma(head) == "take" else AT
    if pattern.kind == TAKING and any(token.lower_ in aside for token in doc[match.head + 1 : match.end - 1]):
        return False  # "was captured at the port" and "took him to a camp" tell nothing of the port or camp
    said = any(token.lower_ == "that" and token.dep_ == "mark" for token in doc[match.head : match.end])
    if pattern.gapped and (said or _of_another(doc, match)):
        return False  # "found that a bomb had been used"
    last = doc[match.end - 1]
    if pattern.kind == NO_DEED and last.dep_ == "compound" and last.head.i >= match.end:
        return False  # "shot a film director", "attacked a budget hotel"
    other = last.pos_ in VERBS or last.lower_ == "dead"  # "shot and killed", "shot dead"
    return head.pos_ in VERBS or (pattern.sure and (head.dep_ == "ROOT" or other))


def _of_another(doc: Doc, match: Match) -> bool:
    """Tell a verb that is another clause's: "bombarded it with mortars, and the palace was hit"."""
    verb = doc[match.head]
    subjects = (child.i for child in verb.children if child.dep_ in SUBJECTS)
    joined = verb.dep_ == "conj" and verb.head.i < match.head
    return joined and any(match.start < each < match.head for each in subjects)


def _try(forms: Forms, pattern: Pattern, position: int, stop: int) -> Match | None:
    cursor, head, slack = position, position, 0
    for number, element in enumerate(pattern.elements):
        if element is None:
            slack += GAP
            continue
        found = _seek(forms, element, cursor, min(stop, cursor + slack + 1))
        if found is None:
            return None
        if number == pattern.head:
            head = found
        cursor, slack = _skip_hyphen(forms, found + 1, stop), 0
    return Match(pattern, position, cursor, head)


def _seek(forms: Forms, element: frozenset[str], start: int, stop: int) -> int | None:
    for position in range(start, stop):
        if forms.lemmas[position] in element or forms.words[position] in element:
            return position
        if (PLACE in element and position in forms.places) or (PERSON in element and position in forms.people):
            return position
    return None


def _skip_hyphen(forms: Forms, position: int, stop: int) -> int:
    return position + 1 if position + 1 < stop and forms.words[position] in HYPHENS else position


def lemma(token: Token) -> str:
    """Give a token's lemma in lower case."""
    word = str(token.lemma_.lower())
    return lexicon().slips.get(word, word)
