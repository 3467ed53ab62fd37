"""Profiles of a text: one for each actor it names, with every property the text gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from dateline.extract.actors import ActorMention, find_definitions, fullest_names
from dateline.extract.dates import TimeExpression, find_times
from dateline.extract.profiles.draft import Draft, Locate, make_claim
from dateline.extract.profiles.infobox import (
    fields,
    infobox_drafts,
    infobox_name,
    is_about_actor,
    language_of,
    script_of,
)
from dateline.extract.profiles.prose import prose_drafts
from dateline.model.account import Profile
from dateline.model.claim import ActorKind, Claim
from dateline.model.document import BlockKind, Text
from dateline.model.evidence import Attribution, Span
from dateline.model.ids import make_id
from dateline.text.fold import fold

_UNPROFILED = frozenset([ActorKind.PERSON, ActorKind.CIVILIANS, ActorKind.MEDIA])
"""Private persons are never profiled; leaders stand as claims about their organisation."""


def profile_claims(
    text: Text,
    doc: Doc,
    mentions: Sequence[ActorMention],
    engine: str,
    *,
    locate: Locate | None = None,
    times: Sequence[TimeExpression] | None = None,
) -> tuple[list[Profile], list[Claim]]:
    """Make a profile of each named actor of a text, and the claims the text makes about it."""
    labels = [block.label for block in fields(text) if block.label is not None]
    mentions = [mention for mention in mentions if not any(label.overlaps(mention.span) for label in labels)]
    subject = _infobox_chain(text, mentions)
    names = _worth_a_profile(text, doc, mentions, subject)
    profiles = {
        chain: Profile(make_id("profile", text.id, engine, fold(name)), text.id, engine, name)
        for chain, name in names.items()
    }
    drafts = list(_named(text, mentions, profiles))
    if subject is not None:
        drafts += [(subject, draft) for draft in infobox_drafts(text, locate)]
    told = find_times(text.characters) if times is None else times
    drafts += list(prose_drafts(doc, _in_prose(text, mentions), told, names))
    claims: dict[str, Claim] = {}
    for chain, draft in drafts:
        if chain in profiles:
            claim = make_claim(profiles[chain], text, draft)
            claims.setdefault(claim.id, claim)
    return list(profiles.values()), list(claims.values())


NO_MENTION = -1
"""The chain of an infobox's actor that no mention names."""


def _infobox_chain(text: Text, mentions: Sequence[ActorMention]) -> int | None:
    """Give the chain of the actor the infobox is about, None where there is no such box."""
    where = infobox_name(text)
    if where is None or not is_about_actor(text):
        return None
    name = fold(where.of(text.characters))
    same = [mention for mention in mentions if mention.name is not None and fold(mention.name) == name]
    inside = [mention for mention in mentions if mention.name is not None and where.covers(mention.span)]
    return next((mention.chain for mention in (*same, *inside)), NO_MENTION)


def _worth_a_profile(text: Text, doc: Doc, mentions: Sequence[ActorMention], subject: int | None) -> dict[int, str]:
    """Give the actors worth a profile with their fullest names: of a known kind, defined, or doing something."""
    names = fullest_names(mentions)
    kinds: dict[int, set[ActorKind]] = {}
    for mention in mentions:
        kinds.setdefault(mention.chain, set()).add(mention.kind)
    defined = {fold(definition.name) for definition in find_definitions(text.characters)}
    where = infobox_name(text)
    if subject == NO_MENTION and where is not None:
        names[NO_MENTION] = where.of(text.characters)
    unknown = {chain for chain in names if kinds.get(chain, set()) <= {ActorKind.UNKNOWN, *_UNPROFILED}}
    doing = {mention.chain for mention in mentions if mention.chain in unknown and _does_something(doc, mention)}
    boxed = {fold(block.span.of(text.characters)) for block in text.blocks if block.kind is BlockKind.INFOBOX_NAME}
    others = {chain for chain, name in names.items() if chain != subject and fold(name) in boxed}
    return {
        chain: name
        for chain, name in names.items()
        if chain == subject
        or (
            chain not in others
            and not kinds[chain] <= _UNPROFILED
            and (chain not in unknown or chain in doing or fold(name) in defined)
        )
    }


def _does_something(doc: Doc, mention: ActorMention) -> bool:
    """Tell whether a mention is who acts, or whose people act: "Ansaru killed", "Ansaru fighters"."""
    span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if span is None or mention.kind in _UNPROFILED:
        return False
    agent = span.root.dep_ == "pobj" and span.root.head.lower_ == "by"
    return span.root.dep_ in ("nsubj", "nsubjpass") or agent or mention.name_span != mention.span


def _named(text: Text, mentions: Sequence[ActorMention], profiles: dict[int, Profile]) -> Iterator[tuple[int, Draft]]:
    """Give the names of each actor and the kind each text makes of it, once each."""
    seen: set[tuple[int, str]] = set()
    heads = [block.span for block in text.blocks if block.kind in (BlockKind.INFOBOX_NAME, BlockKind.TITLE)]
    boxed = (
        {mention.chain for mention in mentions if any(span == mention.span for span in heads)}
        if is_about_actor(text)
        else set()
    )
    for mention in mentions:
        if mention.chain in boxed and any(span.covers(mention.span) for span in heads):
            continue  # the infobox itself gives these names
        if mention.name is None or mention.name_span is None or mention.chain not in profiles:
            continue
        key = fold(mention.name)
        if (mention.chain, key) not in seen:
            seen.add((mention.chain, key))
            yield mention.chain, _name_draft(mention.name, mention.name_span, profiles[mention.chain].name)
        if mention.kind is not ActorKind.UNKNOWN and (mention.chain, mention.kind.value) not in seen:
            seen.add((mention.chain, mention.kind.value))
            yield mention.chain, Draft("kind", mention.kind.value, mention.span, reasons=("named as such in the text",))
    yield from _defined(text, mentions, seen)


def _defined(text: Text, mentions: Sequence[ActorMention], seen: set[tuple[int, str]]) -> Iterator[tuple[int, Draft]]:
    """Give the aliases that the text defines and uses nowhere else."""
    for definition in find_definitions(text.characters):
        chain = next((mention.chain for mention in mentions if mention.name == definition.name), None)
        for span, words in zip(definition.aliases, definition.words, strict=True):
            if chain is not None and (chain, fold(words)) not in seen:
                seen.add((chain, fold(words)))
                yield chain, _name_draft(words, span, definition.name)


def _name_draft(name: str, span: Span, full: str) -> Draft:
    language = language_of(name)
    reasons = (f"in {script_of(name)} script", *([f"language {language}"] if language else []))
    return Draft("name" if name == full else "alias", name, span, Attribution(phrase=language), reasons=reasons)


def _in_prose(text: Text, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    boxed = [
        block.span
        for block in (*fields(text), *text.blocks)
        if block.kind in (BlockKind.INFOBOX_FIELD, BlockKind.INFOBOX_NAME)
    ]
    return [mention for mention in mentions if not any(span.overlaps(mention.span) for span in boxed)]
