"""Tests of the loaded language model: quicker than as it comes, and the same in what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Token
from threadpoolctl import threadpool_info

from dateline.extract import breaks, wordforms, wordvectors
from dateline.extract.language import bare_language, load_language

REPORTS = sorted((Path(__file__).resolve().parents[2] / "samples" / "reports").glob("*.txt"))

WORDS = [
    *("y'all", "let's", "gonna", "gotta", "ain't", "there", "'re", "was", "the", "New", "York", "of", "Abu", "Sayyaf"),
    *("United", "Nations", "on", "3", "May", ".", "\n", "  ", "killed", "12", "people", "I", "but", "like"),
]
"""Words that patterns of spaCy's ask for, parts of names, and spaces."""


@pytest.fixture(scope="module")
def bare() -> Language:
    """Load the model as it comes, and set sentences apart that no full stop ends."""
    language = bare_language()
    language.add_pipe(breaks.FACTORY, first=True)
    return language


def test_it_finds_what_the_model_finds_as_it_comes(bare: Language) -> None:
    """Words, tags, forms, the parse and the names are the same, whatever was made quicker."""
    texts = [report.read_text("utf-8") for report in REPORTS]
    assert texts
    quick = [list(map(_told, doc)) for doc in load_language().pipe(texts)]
    assert quick == [list(map(_told, doc)) for doc in bare.pipe(texts)]


@settings(derandomize=True, max_examples=60)
@given(words=st.lists(st.sampled_from(WORDS), max_size=30).filter(lambda words: bool(" ".join(words).strip())))
def test_it_finds_the_same_in_any_words(bare: Language, words: list[str]) -> None:
    """Pairs of words that only patterns know, names cut off by an end, and spaces are read the same.

    Always in the same words: the last digits of two ways to multiply differ, and a parse may hang on them.
    """
    text = " ".join(words)
    assert list(map(_told, load_language()(text))) == list(map(_told, bare(text)))


def test_what_is_remembered_stays_small_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory that is full begins anew, and texts of no words are texts."""
    texts = ["", *(report.read_text("utf-8") for report in REPORTS[:4]), ""]
    before = [list(map(_told, doc)) for doc in load_language().pipe(texts)]
    monkeypatch.setattr(wordforms, "MOST", 5)
    monkeypatch.setattr(wordvectors, "MOST", 5)
    assert [list(map(_told, doc)) for doc in load_language().pipe(texts, batch_size=1)] == before
    assert before[0] == []


def test_it_multiplies_on_one_thread() -> None:
    """Each process has its own core: a second thread would take the other's."""
    load_language()
    assert {each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"} == {1}


def _told(token: Token) -> tuple[object, ...]:
    return (
        token.text,
        token.tag_,
        token.pos_,
        str(token.morph),
        token.lemma_,
        token.head.i,
        token.dep_,
        token.is_sent_start,
        token.ent_iob_,
        token.ent_type_,
    )
