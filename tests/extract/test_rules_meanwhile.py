"""Clauses of time beside a deed, whose day and place are the deed's."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("A mortar hit a bus as it entered Donetsk on 3 May 2016, killing nine people.", "Donetsk"),
        ("A bomber blew himself up as worshippers left a mosque in Kano on 3 May 2016, killing nine people.", "Kano"),
        ("Gunmen opened fire while villagers were praying in Gao on 3 May 2016, killing nine.", "Gao"),
    ],
)
def test_the_day_of_what_went_on_meanwhile_is_the_deed_s(words: str, place: str) -> None:
    """What befell somebody as he did something was then and there."""
    (found,) = accounts(words)
    assert (found.when, {each.name for each in found.places}, killed(found)) == (("2016-05-03",), {place}, {9})


def test_a_ship_that_leaves_a_town_gives_none_up() -> None:
    """ "Soon after it left Manila" is no loss of ground, and the dead are the bomb's."""
    words = "On 27 February 2004 a bomb exploded aboard a ferry soon after it left Manila, killing 116 people."
    (found,) = accounts(words)
    assert (set(found.deeds), killed(found)) == ({"bombing"}, {116})


def test_rebels_who_enter_a_town_take_it() -> None:
    """Armed people gain the ground that they enter, in a clause of time too."""
    words = "Soldiers fled as rebels entered Goma on 3 May 2016."
    assert any("territorial_gain" in each.deeds for each in accounts(words))
