"""Texts in one case: capitals put back, character for character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.casing import in_one_case, restore_case
from dateline.extract.language import load_language
from tests.extract.rules_world import accounts

WIRE = (
    "GUERRILLAS OF THE NATIONAL LIBERATION ARMY (NLA) KIDNAPPED A RANCHER NEAR BOGOTA ON 3 MAY 1990, "
    "COLONEL PEREZ SAID. "
    "THE U.S. EMBASSY CONDEMNED THE KIDNAPPING."
)


def test_a_text_in_one_case_is_told_from_one_in_two() -> None:
    """A wire in capitals is in one case; so is one in small letters; prose is not, nor a short heading."""
    assert in_one_case(WIRE)
    assert in_one_case(WIRE.lower())
    assert not in_one_case("Guerrillas of the ELN kidnapped a rancher near Bogota on 3 May 1990, Colonel Perez said.")
    assert not in_one_case("HEADING")


def test_names_and_sentences_get_their_capitals_back() -> None:
    """Known names, names spelt out by their initials, abbreviations and first words are written big."""
    restored = restore_case(WIRE, load_language())
    assert "National Liberation Army (NLA)" in restored
    assert "near Bogota on 3 May 1990" in restored
    assert ". The U.S. embassy" in restored or ". The U.S. Embassy" in restored
    assert restored.startswith("Guerrillas")


@given(st.text(max_size=200))
def test_characters_stay_one_for_one(words: str) -> None:
    """Offsets into the restored text are offsets into the text."""
    assert len(restore_case(words, load_language())) == len(words)


def test_an_account_is_read_from_capitals() -> None:
    """The deed, the day and the doer of an old wire are found, and its quotes are its own words."""
    (account,) = accounts(WIRE.split(" THE U.S.", maxsplit=1)[0])
    assert account.deeds == {"abduction"}
    assert account.when == ("1990-05-03",)
    assert any("national liberation army" in name for name in account.by)
    assert account.quotes == "KIDNAPPED"
