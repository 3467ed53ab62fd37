from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.fold import fold


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Sar-e Pul", "sar e pul"),
        ("Ḩadramawt", "hadramawt"),
        ("N'Djamena", "ndjamena"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
        ("  St.  Louis ", "st louis"),
        ("Diyarbakır", "diyarbakir"),
        ("", ""),
    ],
)
def test_names_fold_to_plain_words(name: str, folded: str) -> None:
    """Case, diacritics, apostrophes, hyphens and other marks go; the letters stay."""
    assert fold(name) == folded


def test_other_scripts_are_kept() -> None:
    """A name in another script folds to itself, not to nothing."""
    assert fold("Алеппо") == "алеппо"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    """A folded name is its own fold."""
    assert fold(fold(name)) == fold(name)


@given(st.text(st.characters(codec="ascii"), max_size=40))
def test_case_never_matters(name: str) -> None:
    """Capitals in a headline do not make another name."""
    assert fold(name.upper()) == fold(name.lower())
