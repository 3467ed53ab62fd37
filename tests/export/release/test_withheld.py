"""Names withheld from a whole release."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.release.withheld import Withheld
from dateline.export.summary import Citation
from dateline.export.veil import WITHHELD

VEIL_WORDS = st.text(max_size=30)
NAMES = st.from_regex(r"[A-Z][a-zéñ]{3,8}( [A-Z][a-z'-]{3,8}){1,2}", fullmatch=True)


@pytest.fixture
def veil() -> Withheld:
    """Withhold one name that one text gives."""
    return Withheld({"text-1": ["Ana Prado"]})


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("killed Ana Prado at home", f"killed {WITHHELD} at home"),
        ("ANA PRADO was killed", f"{WITHHELD} was killed"),
        ("Prado's son", f"{WITHHELD}'s son"),
        ("Ana  Prado and\nAna\nPrado", f"{WITHHELD} and\n{WITHHELD}"),
        ("Ana María Prado", f"{WITHHELD} María {WITHHELD}"),
        ("a prado is a meadow", "a prado is a meadow"),
        ("Anabel Pradon", "Anabel Pradon"),
    ],
)
def test_a_name_and_its_parts_are_withheld_in_their_text(veil: Withheld, words: str, shown: str) -> None:
    """However it is spaced or cased; a part where it begins as a name does."""
    assert veil.over(words, "text-1", "quotes") == shown


def test_elsewhere_only_the_whole_name_is_withheld(veil: Withheld) -> None:
    """In other texts a part of it may be another's name, or a town's."""
    assert veil.over("Ana Prado visited Prado", "text-2", "quotes") == f"{WITHHELD} visited Prado"


def test_a_name_without_its_accents_is_withheld() -> None:
    """Another spelling of the same name gives it away as well."""
    veil = Withheld({"text-1": ["Íngrid Pérez"]})
    assert veil.over("Ingrid Perez spoke", "text-2", "quotes") == f"{WITHHELD} spoke"


def test_an_address_that_holds_a_name_is_left_out(veil: Withheld) -> None:
    """A slug is a name too; other addresses stay."""
    assert veil.address("https://news.example/ana-prado-killed.html") is None
    assert veil.address("https://news.example/prado-museum") == "https://news.example/prado-museum"
    assert veil.address(None) is None
    cited = veil.citation(Citation("text-1", "d", "Who was Prado?", "News", date(2020, 1, 1), "https://x.example/1"))
    assert (cited.title, cited.url) == (f"Who was {WITHHELD}?", "https://x.example/1")


def test_what_is_withheld_is_counted_by_where_it_stood(veil: Withheld) -> None:
    """A cell counts once, and only if it changed."""
    veil.over("Ana Prado and Ana Prado", None, "titles")
    veil.over("nobody", "text-1", "titles")
    assert +veil.counts == {"titles": 1}


@given(NAMES, VEIL_WORDS, VEIL_WORDS)
def test_no_words_hold_a_withheld_name(name: str, before: str, after: str) -> None:
    """Whatever stands around it, the whole name is not there any more."""
    veil = Withheld({"text-1": [name]})
    shown = veil.over(f"{before} {name} {after}", "text-2", "quotes")
    assert name.casefold() not in " ".join(shown.split()).casefold()
    assert veil.over(shown, "text-2", "quotes") == shown
