"""A deed in one sentence, and the words that it is told in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from dateline.extract.rules.tellings import Telling
from dateline.model.evidence import Span


def test_words_past_the_ends_of_a_sentence_are_none_of_it() -> None:
    """A name that the model runs over from the sentence before is no reason to stop: it is none of this one's words."""
    telling = cast("Telling", SimpleNamespace(sentence=Span(16, 40), opening="They were shot in Gao..."))
    assert Telling.words_of(telling, Span(16, 20)) == "They"
    assert Telling.words_of(telling, Span(0, 33)) == ""
