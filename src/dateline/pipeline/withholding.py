"""Which names a release withholds: those of private persons, wherever a project's claims and titles hold them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.export.veil import person_names
from dateline.extract.actors.lexicon import roles
from dateline.extract.language import load_language
from dateline.model.claim import ActorKind, Claim, Party, SubjectKind
from dateline.model.place import Location
from dateline.model.toll import Toll
from dateline.text.fold import fold

PUBLIC_PROPERTIES = frozenset({"name", "alias", "leader", "subgroup", "predecessor", "successor", "split_from"})
"""What a text tells of an actor under these is a public name: the group's own, or its leader's."""
UNNEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer")
"""What the language model need not do to find names."""
CODED_ENGINE = "import"
"""How the engine is called that takes rows of coded datasets."""
CAPITAL = re.compile(r"[^\W\d_a-z]\w+")
BEFORE = 4
"""Words looked at before a name for the post its bearer holds: "the interior minister of X, Y"."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that may hold a name, and the text they are from. ``suffering``: they name who was harmed."""

    text_id: str
    words: str
    suffering: bool = False


NamesIn = Callable[[Iterable[str]], Iterable[tuple[str, tuple[str, ...]]]]
"""Finds persons' names: each of some words, with the names in it."""


def private_names(
    claims: Iterable[Claim], titles: Mapping[str, str], names_in: NamesIn | None = None
) -> dict[str, frozenset[str]]:
    """Find the private persons' names that claims and titles hold, by the id of the text.

    A person is private unless texts tell of them as an actor or its leader, or, where they only speak, by the post
    they hold ("the interior minister"). Those who were harmed are private whatever their post is.
    """
    known = list(claims)
    public = _public(known)
    found: dict[str, set[str]] = defaultdict(set)
    looked_at: dict[str, list[Words]] = defaultdict(list)
    for claim in known:
        if isinstance(claim.value, Party):
            found[claim.evidence.text_id].update(person_names(claim.value))
        for each in _words_of(claim):
            if CAPITAL.search(each.words) and fold(each.words) not in public:
                looked_at[each.words].append(each)
    read = {claim.evidence.text_id for claim in known if not claim.engine.startswith(CODED_ENGINE)}
    for text_id in titles.keys() & read:
        looked_at[titles[text_id]].append(Words(text_id, titles[text_id]))
    for words, names in (names_in or persons_in)(sorted(looked_at)) if looked_at else ():
        for each in looked_at[words]:
            found[each.text_id].update(name for name in names if each.suffering or not _by_post(words, name))
    return {text: kept for text, names in found.items() if (kept := _whole(_private(names, public)))}


def persons_in(words: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Find the persons' names in each of some words, with the language model."""
    for doc in load_language().pipe(words, disable=list(UNNEEDED), batch_size=256):
        yield doc.text, tuple(entity.text for entity in doc.ents if entity.label_ == "PERSON")


def _public(claims: Iterable[Claim]) -> frozenset[str]:
    """Gather what is no private person's name: actors and their leaders, parties of another kind, places."""
    names: set[str] = set()
    for claim in claims:
        value = claim.value
        if claim.subject_kind is SubjectKind.PROFILE and claim.property in PUBLIC_PROPERTIES:
            names.add(fold((value.name or value.words) if isinstance(value, Party) else str(value)))
        elif isinstance(value, Party) and value.name and value.kind is not ActorKind.PERSON:
            names.add(fold(value.name))
        elif isinstance(value, Location):
            names.update(fold(each) for each in (value.name, value.words, value.admin1, value.admin2) if each)
    return frozenset(names - {""})


def _private(names: Iterable[str], public: frozenset[str]) -> Iterator[str]:
    """Leave out public names, and parts of them: "Gonzalo" is "Comrade Gonzalo"."""
    for name in names:
        key = fold(name)
        if key and key not in public and not any(f" {key} " in f" {each} " for each in public):
            yield name


def _whole(names: Iterable[str]) -> frozenset[str]:
    """Leave out names that are a part of another in the same text: "Prado" is "Ana Prado"."""
    keys = {name: f" {fold(name)} " for name in names}
    return frozenset(
        name for name, key in keys.items() if not any(key in other and len(key) < len(other) for other in keys.values())
    )


def _words_of(claim: Claim) -> Iterator[Words]:
    """Give every stretch of a claim's words in which a person may be named.

    Rows of coded datasets are not looked through: they are published already, and what they say of parties is typed.
    """
    if claim.engine.startswith(CODED_ENGINE):
        return
    text, suffering = claim.evidence.text_id, claim.property in {"victim", "target", "toll"}
    if claim.subject_kind is SubjectKind.ACCOUNT:
        yield Words(text, claim.evidence.quote, suffering)
        yield from (Words(text, words, suffering) for words in _value_words(claim.value))
    if claim.attribution.asserter:
        yield Words(text, claim.attribution.asserter)


def _value_words(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Party():
            yield value.words
        case Toll():
            yield from (words for words in (value.group, value.phrase) if words)


def _by_post(words: str, name: str) -> bool:
    """Tell whether a name stands with a post that one person holds, before it or after a comma."""
    before, _, after = words.partition(name)
    near = (*fold(before).split()[-BEFORE:], *fold(after.split(",")[1] if after.startswith(",") else "").split())
    return not roles().posts.isdisjoint(near)
