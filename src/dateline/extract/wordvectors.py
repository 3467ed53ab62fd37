"""What the language model takes each word for before it looks at the words around, remembered from text to text.

It hangs on the word, its norm and whether a space follows, and is two fifths of the multiplying of a parse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc
from thinc.api import Model

Numbers = NDArray[np.float32]
Word = tuple[int, ...]
Answer = tuple[list[Numbers], Callable[[object], None]]
MOST = 20_000
"""Words remembered, 8 MB: 500 reports have 9,000."""


def remember_words(model: Model[Any, Any]) -> None:
    """Put a memory before each layer of a model that embeds words."""
    for node in list(model.walk()):
        if node.has_ref("embed") and node.get_ref("embed").name != WordMemory.NAME:
            embed = node.get_ref("embed")
            node.replace_node(embed, Model(WordMemory.NAME, WordMemory(embed).forward))


class WordMemory:
    """The numbers of each word met, as its layer gave them."""

    NAME = "remembered words"

    def __init__(self, embed: Model[Any, Any]) -> None:
        """Remember what a layer gives."""
        self._embed = embed
        self._rows: dict[Word, int] = {}
        self._numbers: Numbers = np.zeros((0, 0), np.float32)

    def forward(self, _: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> Answer:  # noqa: FBT001 - thinc's way
        """Give the numbers of each word of each text."""
        if is_train:
            _never(docs)
        words = [list(map(tuple, doc.to_array([ORTH, NORM, SPACY]).tolist())) for doc in docs]
        if len(self._rows) > MOST:
            self._rows.clear()
        new = [at for at, own in enumerate(words) if any(word not in self._rows for word in own)]
        if new:
            self._learn((words[at] for at in new), self._embed.predict([docs[at] for at in new]))
        return [self._numbers[[self._rows[word] for word in own]] for own in words], _never

    def _learn(self, words: Iterable[Sequence[Word]], numbers: Sequence[Numbers]) -> None:
        kept = len(self._rows)
        rows = [self._numbers[:kept]] if kept else []
        for own, told in zip(words, numbers, strict=True):
            for at, word in enumerate(own):
                if word not in self._rows:
                    self._rows[word] = len(self._rows)
                    rows.append(told[at : at + 1])
        self._numbers = np.concatenate(rows)


def _never(_: object) -> None:
    """Answer a call for what was learned from an error."""
    raise TypeError("what is remembered cannot be trained")
