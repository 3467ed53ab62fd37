"""Names of people, places and bodies: found with the language model's own weights, all words of many texts at once.

spaCy asks for one word after the other which of 74 moves is best, and tests each move by itself: half of its time.
Nearly all words stand outside of names, and there the answer hangs on the word alone: it is worked out for all words
together. Only inside a name of several words is there a question a word: does it go on, or does it end here?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

Numbers = NDArray[np.float32]
Flags = NDArray[np.bool_]
FACTORY = "dateline_names"
NEVER = np.float32(-np.inf)


@Language.factory(FACTORY)
def _make(nlp: Language, name: str) -> Names:  # noqa: ARG001 - spaCy gives every part its name
    return Names(nlp.get_pipe("ner"))


class Names:
    """Finds the same names as spaCy's own part, in texts in which no names are marked beforehand."""

    def __init__(self, ner: EntityRecognizer) -> None:
        """Take the weights and the moves of spaCy's part."""
        self._to_vectors, self._lower, self._upper = ner.model.layers
        moves = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
        self._labels = [move[2:] for move in moves]
        self._begins, self._alone, self._outside = (
            np.array([move.startswith(kind) and move != "U-" for move in moves]) for kind in ("B-", "U-", "O")
        )
        self._goes_on = {
            label: [moves.index(f"I-{label}"), moves.index(f"L-{label}")]
            for label in {*self._labels}
            if f"L-{label}" in moves
        }

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        """Mark the names of texts in a stream."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            told = [doc for doc in batch if len(doc)]
            if told:
                self._mark(told)
            yield from batch

    def _mark(self, docs: Sequence[Doc]) -> None:
        features = self._lower.predict(self._to_vectors.predict(docs))
        none, words = features[0], features[1:]
        ends = np.cumsum([len(doc) for doc in docs])
        space, may_go_on = _marks(docs, ends)
        moves = self._outside_names(words[:, 0] + none[1] + none[2], space, may_go_on)
        names: list[list[Span]] = [[] for _ in docs]
        for first, last, label in self._found(words, moves, may_go_on):
            at = int(np.searchsorted(ends, first, "right"))
            start = int(ends[at]) - len(docs[at])
            names[at].append(Span(docs[at], first - start, last - start, label))
        for doc, own in zip(docs, names, strict=True):
            doc.set_ents(own, default="outside")

    def _outside_names(self, summed: Numbers, space: Flags, may_go_on: Flags) -> NDArray[np.intp]:
        """Choose the best move of each word that stands outside of any name."""
        scores = self._upper.predict(self._hidden(summed))
        starts = self._begins & (may_go_on & ~space)[:, None]
        allowed = self._outside | starts | (self._alone & ~space[:, None])
        best: NDArray[np.intp] = np.where(allowed, scores, NEVER).argmax(1)
        return best

    def _found(self, words: Numbers, moves: NDArray[np.intp], may_go_on: Flags) -> Iterator[tuple[int, int, str]]:
        """Walk from name to name: where each starts and ends, and of what kind it is."""
        end = 0
        for first in map(int, np.flatnonzero(~self._outside[moves])):
            if first >= end:
                move = moves[first]
                end = 1 + (self._last(words, first, self._labels[move], may_go_on) if self._begins[move] else first)
                yield first, end, self._labels[move]

    def _last(self, words: Numbers, first: int, label: str, may_go_on: Flags) -> int:
        """Find the last word of a name that has begun."""
        rows = self._goes_on[label]
        weights, bias = self._upper.get_param("W")[rows], self._upper.get_param("b")[rows]
        here = first + 1
        while may_go_on[here]:
            summed = (words[here, 0] + words[first, 1] + words[here - 1, 2])[None]
            goes_on, ends = weights @ self._hidden(summed)[0] + bias
            if ends > goes_on:
                break
            here += 1
        return here

    def _hidden(self, summed: Numbers) -> Numbers:
        hidden: Numbers = self._lower.ops.maxout(summed + self._lower.get_param("b"))[0]
        return hidden


def _marks(docs: Sequence[Doc], ends: NDArray[np.intp]) -> tuple[Flags, Flags]:
    """Tell of each word whether it is a space, and whether a name may go on after it: not into another sentence."""
    marks = np.concatenate([doc.to_array([IS_SPACE, SENT_START]) for doc in docs])
    may_go_on = np.roll(marks[:, 1] != 1, -1)
    may_go_on[ends - 1] = False
    return marks[:, 0] == 1, may_go_on
