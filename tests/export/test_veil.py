"""Private persons' names stay out of exports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.export.flat import event_rows
from dateline.export.veil import WITHHELD
from dateline.model.claim import ActorKind, Party
from dateline.model.event import Event
from tests.export.making import claim, event

PERSON = ActorKind.PERSON


def killing(victim: Party, quote: str) -> Event:
    """Tell of one victim in one sentence."""
    return event(claim("deed", "shooting", quote=quote), claim("victim", victim, quote=quote))


def test_a_private_victim_is_not_named() -> None:
    """Neither the victim's column nor the quote names a private person."""
    told = killing(Party("baker Ana Prado", PERSON, "Ana Prado"), "Gunmen killed the baker Ana Prado in her shop.")
    row = next(event_rows([told]))
    assert row["victims"] == f"baker {WITHHELD}"
    assert row["quotes"] == f"Gunmen killed the baker {WITHHELD} in her shop."


def test_a_surname_alone_is_withheld_too() -> None:
    """A second sentence that uses the surname gives no name away."""
    told = killing(Party("Ana Prado", PERSON, "Ana Prado"), "Ana Prado died. Prado's son was hurt.")
    assert next(event_rows([told]))["quotes"] == f"{WITHHELD} died. {WITHHELD}'s son was hurt."


def test_unnamed_private_words_with_capitals_are_withheld() -> None:
    """Words that may hold a name are not shown, words that cannot are."""
    assert next(event_rows([killing(Party("teacher Ana Prado", PERSON), "x")]))["victims"] == WITHHELD
    assert next(event_rows([killing(Party("a young baker", PERSON), "x")]))["victims"] == "a young baker"


def test_organisations_and_officials_keep_their_names() -> None:
    """Only private persons are withheld."""
    told = killing(Party("Mayor Rojas", ActorKind.GOVERNMENT, "Rojas"), "Mayor Rojas was shot.")
    row = next(event_rows([told]))
    assert (row["victims"], row["quotes"]) == ("Rojas", "Mayor Rojas was shot.")


def test_names_are_there_when_a_person_decided_so() -> None:
    """Withholding can be switched off."""
    told = killing(Party("Ana Prado", PERSON, "Ana Prado"), "Ana Prado was killed.")
    assert next(event_rows([told], withhold=False))["victims"] == "Ana Prado"


@given(st.text("abcdefgh", min_size=3, max_size=8).map(str.title), st.text(max_size=20), st.text(max_size=20))
def test_no_cell_holds_a_withheld_name(name: str, before: str, after: str) -> None:
    """Whatever words stand around it, the name is in no cell of the row."""
    told = killing(Party(name, PERSON, name), f"{before} {name} {after}")
    row = next(event_rows([told]))
    cells = [cell.replace(WITHHELD, "").lower().split() for cell in row.values() if isinstance(cell, str)]
    assert not any(name.lower() in cell for cell in cells)
