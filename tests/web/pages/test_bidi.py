"""Characters that turn the direction of writing are shown and turn nothing."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from dateline.web.bidi import OVERRIDES, direction, marked, shown, turned

TURNING = st.sampled_from("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
WORDS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), TURNING), max_size=60)


@given(WORDS)
def test_no_turning_character_reaches_the_page(words: str) -> None:
    """Whatever a name holds, nothing in the markup can turn what stands beside it."""
    assert not OVERRIDES.search(marked(words))


@given(WORDS)
def test_everything_else_stays_as_it_is(words: str) -> None:
    """Without its marks, what is shown is the escaped text without its turning characters."""
    without = re.sub(r'<span class="bidi-mark"[^>]*>⟦[A-Z]+⟧</span>', "", shown(words))
    assert without == str(escape(OVERRIDES.sub("", words)))


def test_a_turned_text_is_told() -> None:
    """An override is noticed; a mark that turns nothing but its neighbour is not."""
    assert turned("a\u202eb")
    assert not turned("a\u200fb")


def test_the_direction_is_that_of_most_letters() -> None:
    """Arabic runs from the right by its letters, or by the document's language where it has few."""
    assert direction("هجوم على سوق في Kabul") == "rtl"
    assert direction("An attack in كابول") == "ltr"
    assert direction("2019", "ar") == "rtl"
