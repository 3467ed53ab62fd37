"""Classes and forms of words as spaCy's attribute ruler sets them, remembered from word to word.

The ruler tries 180 patterns on every word. What it sets hangs on few things: the tag, the part in the parse, the word
itself where a pattern asks for it, and the neighbours of words that patterns of two words ask for. Few words are new.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

FACTORY = "dateline_word_forms"
SET = [POS, MORPH, LEMMA]
MOST = 50_000
"""Kinds of words remembered: 500 reports have 2,200."""

Kind = tuple[object, ...]
Pattern = Sequence[Mapping[str, Any]]


@Language.factory(FACTORY)
def _make(nlp: Language, name: str) -> WordForms:  # noqa: ARG001 - spaCy gives every part its name
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return WordForms(ruler)


class WordForms:
    """Sets the same classes and forms as spaCy's own part."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Take spaCy's part, which is asked about texts in which a word is new."""
        self._ruler = ruler
        entries: Any = ruler.patterns
        patterns = [pattern for entry in entries for pattern in entry["patterns"]]
        any_word, in_pairs = _asked_for(patterns), _asked_for([each for each in patterns if len(each) > 1])
        strings: Any = ruler.vocab.strings
        self._word = cache(lambda word: word if any_word.search(strings[word]) else 0)
        self._in_pairs = cache(lambda word: in_pairs.search(strings[word]) is not None)
        self._known: dict[Kind, Sequence[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set what the words of one text are."""
        if not len(doc):
            return doc
        kinds = list(self._kinds(doc))
        try:
            known = [self._known[kind] for kind in kinds]
        except KeyError:
            return self._learn(doc, kinds)
        return doc.from_array(SET, np.array(known, np.uint64))  # type: ignore[arg-type] # spaCy's numbers are unsigned

    def _learn(self, doc: Doc, kinds: Iterable[Kind]) -> Doc:
        self._ruler(doc)
        if len(self._known) > MOST:
            self._known.clear()
        self._known.update(zip(kinds, doc.to_array(SET).tolist(), strict=True))
        return doc

    def _kinds(self, doc: Doc) -> Iterator[Kind]:
        words = doc.to_array([LOWER, TAG, DEP, IS_SPACE]).tolist()
        kinds = [(self._word(lower), *rest) for lower, *rest in words]
        for at, kind in enumerate(kinds):
            paired = kind[0] and self._in_pairs(kind[0])
            yield (*kinds[max(at - 1, 0) : at], None, kind, *kinds[at + 1 : at + 2]) if paired else kind


def _asked_for(patterns: Iterable[Pattern]) -> re.Pattern[str]:
    """Make one pattern of the words in small letters that any token of some patterns asks for."""
    asked = [word for pattern in patterns for token in pattern for word in _words(token.get("LOWER", ""))]
    return re.compile("|".join(asked))


def _words(asked: str | Mapping[str, Any]) -> list[str]:
    if isinstance(asked, str):
        return [f"^{re.escape(asked)}$"]
    return [*(f"^{re.escape(word)}$" for word in asked.get("IN", ())), *([asked["REGEX"]] if "REGEX" in asked else [])]
