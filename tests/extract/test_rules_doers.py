"""Doers told in ways of their own: whose weapon, whose ground, whose operation, whom others take for the doer."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, sides

TOLD = [
    ("The FPL killed a mayor in Chalatenango.", "The FPL"),
    ("A Chetnik company burned the village.", "A Chetnik company"),
    ("A mine planted by Renamo destroyed a bus.", "Renamo"),
    ("The village was bombed by Turkish jets.", "Turkish"),
    ("Shelling by the army killed six children.", "the army"),
    ("A shell fired from rebel positions hit the market.", "rebel"),
    ("A rocket launched from Houthi-held territory killed two guards.", "Houthi"),
    ("Seven herders died in an operation by the army near Diffa.", "the army"),
    ("Four herders died when the garrison used mortars against the hill.", "the garrison"),
]


@pytest.mark.parametrize(("words", "doer"), TOLD)
def test_whose_hands(words: str, doer: str) -> None:
    """Initials, bodies of a people, owners of weapons and ground, and whoever's operation it was are doers."""
    assert sides(words)[0] == [doer]


TAKEN_FOR = [
    ("Guards believed the driver was armed and shot him.", ["Guards"]),
    ("Officers thought the boy was a sniper and shot him.", ["Officers"]),
    ("Villagers accused the police of shooting three boys.", ["the police"]),
    ("Two militants are thought to have shot the priest.", ["Two militants"]),
    ("An IED killed two soldiers.", []),
]


@pytest.mark.parametrize(("words", "doers"), TAKEN_FOR)
def test_who_of_several_did_it(words: str, doers: list[str]) -> None:
    """Whoever was mistaken for somebody did not shoot, whoever accuses did not either, and a weapon is nobody."""
    assert sides(words)[0] == doers


def test_the_army_blamed() -> None:
    """An army may be blamed without a name; a lone officer who is tried some day is not yet a doer."""
    (told,) = accounts("A bomb in Gao killed nine people on 4 May 2016. The attack was blamed on the army.")
    assert any("army" in each for each in told.by)
    assert accounts("The general, who denies it, is accused of having removed villagers by murder and rape.") == []
