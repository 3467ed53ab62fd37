"""Deeds told with no day, no named place and no toll, by what they struck: a coder of incidents counts them."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("A bomb exploded in front of the headquarters of a trade union.", "bombing"),
        ("A car bomb went off outside the offices of an airline.", "vehicle_bomb"),
        ("A device detonated as a police patrol drove by. Nobody was hurt.", "bombing"),
        ("Two charges were set off at a clinic for refugees.", "bombing"),
        ("Four pylons were dynamited.", "bombing"),
        ("The library was the target of a small bomb.", "bombing"),
        ("A petrol bomb was hurled through the window of a tavern.", "arson"),
        ("Youths set fire to a bus.", "arson"),
        ("A kiosk was set afire.", "arson"),
        ("Two men opened fire on the house of a judge.", "shooting"),
        ("Several shots were fired at the car of a consul.", "shooting"),
        ("A novelist was fatally shot outside a café.", "shooting"),
        ("Saboteurs used homemade explosives to attack a depot.", "bombing"),
        ("A barge was hit by rocket fire.", "shelling"),
        ("The minister's helicopter was attacked by gunmen near Basra.", "attack"),
        ("Rebels launched a total of six rockets at a barracks.", "shelling"),
        ("The minister's plane was hit by a rocket.", "shelling"),
        ("Several gunshots were fired by unknown men at the offices of a candidate.", "shooting"),
        ("A commissioner survived an assassination attempt.", "assassination"),
        ("A bomb was found and defused in front of a cultural centre.", "weapons_seizure"),
        ("A bomb went off on a bus in a district that has seen forty blasts over the past two years.", "bombing"),
        ("Rebels attacked and destroyed three pumping stations.", "attack"),
    ],
)
def test_a_deed_is_told_by_the_one_thing_it_struck(words: str, deed: str) -> None:
    """An article, owner, number or name says that what was struck stands once in the world, and so does the deed."""
    (account,) = accounts(words)
    assert account.deeds == {deed}


@pytest.mark.parametrize(
    "words",
    [
        "Bombs explode in markets.",
        "Bombs exploded in markets and stations.",
        "The militia abducted traders and burned their shops.",
        "They burned my house, said one.",
        "Soldiers fired into the air.",
        "Guerrillas used to attack convoys.",
        "A bomb may explode in front of the house.",
    ],
)
def test_what_is_told_of_things_in_general_is_no_event(words: str) -> None:
    """Bare plurals, habits, threats and what befell a witness stand for no one deed."""
    assert not accounts(words)


def test_gunmen_who_kill_have_done_a_deed() -> None:
    """Gunmen are armed people, of whatever side: whom they killed is told by nobody's accident."""
    (account,) = accounts("A baker was killed by unidentified gunmen.")
    assert "unidentified gunmen" in account.by
