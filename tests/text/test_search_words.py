"""Words as a search compares them, and questions as people type them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.search_words import MOST_TERMS, Term, ask, marks, search_words


@pytest.mark.parametrize(
    ("characters", "folded"),
    [
        ("Al-Shabaab's fighters", ["al", "shabaab", "s", "fighters"]),
        ("Côte d'Ivoire", ["cote", "d", "ivoire"]),
        ("حَلَب", ["حلب"]),
        ("喀布尔", ["喀", "布", "尔"]),
        ("हमला", ["हमला"]),
        ("взрыв в Кабуле", ["взрыв", "в", "кабуле"]),
        ("12 killed, 3.5", ["12", "killed", "3", "5"]),
        ('___ *** "', []),
    ],
)
def test_words_are_folded_in_every_script(characters: str, folded: list[str]) -> None:
    """Case, accents and vowel marks do not count; scripts without spaces are cut by character."""
    assert [word.folded for word in search_words(characters)] == folded


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("car bomb", (Term(("car",)), Term(("bomb",)))),
        ('"car bomb"', (Term(("car", "bomb")),)),
        ('"car bomb', (Term(("car", "bomb")),)),
        ("“car bomb”", (Term(("car", "bomb")),)),
        ("explo*", (Term(("explo",), prefix=True),)),
        ("-drill", (Term(("drill",), absent=True),)),
        ("al-Shabaab", (Term(("al", "shabaab")),)),
        ("喀布尔", (Term(("喀", "布", "尔")),)),
        ("* - \" ' ( ) ^ : \\", ()),
    ],
)
def test_questions_are_read(asked: str, terms: tuple[Term, ...]) -> None:
    """All words, words together, the beginning of one, and one that must not be there."""
    assert ask(asked).terms == terms


@given(st.text(max_size=300))
def test_any_words_are_a_question(asked: str) -> None:
    """Nothing a person can type is an error, and no question is endless."""
    assert len(ask(asked).terms) <= MOST_TERMS


@given(st.text(max_size=200))
def test_words_stand_where_they_say(characters: str) -> None:
    """Spans are in order, do not overlap, and fold to what they stand for."""
    found = list(search_words(characters))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all([each.folded for each in search_words(characters[one.start : one.end])] == [one.folded] for one in found)


@given(st.text(max_size=100), st.text(alphabet='ab *"-', max_size=20))
def test_marks_lie_within_the_text(characters: str, asked: str) -> None:
    """Highlights never point outside, and never overlap."""
    found = marks(ask(asked), characters)
    assert all(0 <= start < end <= len(characters) for start, end in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))


def test_marks_are_where_the_words_are() -> None:
    """Words together are marked as one."""
    assert marks(ask('"car bomb" kab*'), "A car bomb in Kabul") == ((2, 10), (14, 19))
