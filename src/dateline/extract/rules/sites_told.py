"""Where a post or church lies that a deed struck, told in the next sentence: "they manned the post in Yala"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.rules.arguments import Mentions, covers, inside
from dateline.extract.rules.drafts import Draft, locations_of
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.tree import SITE_PREPOSITIONS
from dateline.model.place import Precision

WIDE = frozenset({Precision.COUNTRY, Precision.REGION, Precision.INTERNATIONAL})
LIES = frozenset({"be", "lie", "stand"})
POSTS = frozenset({"post", "checkpoint", "outpost", "base", "camp", "station", "garrison", "barracks"})
"""Words for one thing: "stormed a checkpoint … who manned the post"."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site spoken of as known, and the places it is told to lie in."""

    noun: str
    places: tuple[int, ...]

    def of(self, mentions: Mentions, draft: Draft) -> bool:
        """Tell whether a deed struck it, and its text tells no more than the country so far."""
        said = {word.strip(".,;:") for word in draft.tellings[0].opening.lower().split()}
        alike = POSTS if self.noun in POSTS else {self.noun}
        wide = all(each.precision in WIDE for each in locations_of(mentions, draft.tellings))
        return wide and not said.isdisjoint(alike)

    def told_of(self, draft: Draft) -> None:
        """Note where the deed that struck it was done."""
        first = draft.tellings[0]
        places = (*self.places, *first.owned.places)
        draft.tellings[0] = replace(first, owned=replace(first.owned, places=places))


def site_of(sentence: Words, mentions: Mentions) -> Site | None:
    """Find the site that a sentence says lies somewhere."""
    for token in sentence:
        known = any(child.lower_ in {"the", "that"} for child in token.children)
        if known and lemma(token) in lexicon()["sites"] | POSTS and (found := _lies_in(token, sentence, mentions)):
            return Site(lemma(token), found)
    return None


def _lies_in(site: Token, sentence: Words, mentions: Mentions) -> tuple[int, ...]:
    above = site.head if site.dep_ == "nsubj" and lemma(site.head) in LIES else None
    links = [*site.children, *(above.children if above is not None else ())]
    led = [each for each in links if each.dep_ == "prep" and each.lower_ in SITE_PREPOSITIONS and each.i > site.i]
    below = [token for link in led for token in link.subtree]
    here = [index for index, place in enumerate(mentions.places) if inside(place.span, sentence)]
    return tuple(each for each in here if any(covers(mentions.places[each].span, token) for token in below))
