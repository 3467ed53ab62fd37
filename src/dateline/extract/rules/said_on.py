"""Days on which a deed was told of and not done: "on 4 March the group said that soldiers had shot 16 men in May"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.extract.rules.arguments import Mentions, Owned
from dateline.extract.rules.charges import SAID_OF
from dateline.extract.rules.footing import of_their_own
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.tree import VERBS, root_of

HELD = frozenset({"nsubj", "nsubjpass", "dobj"})


def less_days_of_telling(doc: Doc, frames: Sequence[Frame], owned: Sequence[Owned], mentions: Mentions) -> list[Owned]:
    """Take from each deed the day on which somebody only told of it."""
    return [_less(doc, frame, each, mentions) for frame, each in zip(frames, owned, strict=True)]


def _less(doc: Doc, frame: Frame, owned: Owned, mentions: Mentions) -> Owned:
    deed = doc[frame.anchor.head]
    roots = {index: root_of(doc, mentions.times[index].span) for index in owned.times}
    told = {index for index, root in roots.items() if root is not None and _opens_telling(root, deed)}
    done = set(owned.times) - told
    clause = _clause_of(deed)
    earlier = any(child.lower_ == "had" for child in clause.children) and not of_their_own(clause)
    published = {index for index, root in roots.items() if root is not None and _published(root, deed)}
    published |= {index for index, root in roots.items() if root is not None and _shown_or_held(root, deed)}
    gone = published | (told if done or earlier else set())
    return replace(owned, times=tuple(index for index in owned.times if index not in gone)) if gone else owned


def _opens_telling(day: Token, deed: Token) -> bool:
    """Tell the day that hangs before a verb of saying whose clause tells the deed."""
    verb = next((each for each in day.ancestors if each.pos_ in VERBS), None)
    says = verb is not None and lemma(verb) in lexicon()["say_verbs"] | lexicon()["reporting_verbs"]
    if not says or verb is None or any(child.dep_ == "xcomp" for child in verb.children):
        return False  # "gunmen alleged to be herders had killed 86"
    return day.i < verb.i < deed.i and verb.is_ancestor(deed)


def _clause_of(deed: Token) -> Token:
    """Give the verb of the clause that tells a deed."""
    return deed if deed.pos_ in VERBS else next((each for each in deed.ancestors if each.pos_ in VERBS), deed)


def _published(day: Token, deed: Token) -> bool:
    """Tell the day of "in a report published on 9 May, X said …"."""
    verb = next((each for each in day.ancestors if each.pos_ in VERBS), None)
    if verb is None or verb.dep_ not in SAID_OF or verb.is_ancestor(deed):
        return False
    return lemma(verb) in lexicon()["publishing_verbs"] and lemma(verb.head) in lexicon()["told_in"]


def _shown_or_held(day: Token, deed: Token) -> bool:
    """Tell the day of "released a video on 9 May that shows men shooting", "the funeral of those shot was on 9 May"."""
    verb = next((each for each in day.ancestors if each.pos_ in VERBS), None)
    path = [deed, *deed.ancestors]
    if verb is None or verb not in path[1:] or deed.is_ancestor(day):
        return False
    below = path[path.index(verb) - 1]
    words = lexicon()
    held = below.dep_ in HELD and lemma(below) in words["ceremonies"]
    shown = below.dep_ == "dobj" and lemma(below) in words["told_in"] and lemma(verb) in words["publishing_verbs"]
    named = below is deed and deed.dep_ == "dobj" and day.i < verb.i and lemma(verb) in words["reporting_verbs"]
    return held or shown or named
