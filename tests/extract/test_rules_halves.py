"""Sentences parted by semicolons: what belongs to which half."""

from __future__ import annotations

from tests.extract.rules_world import accounts, killed


def test_a_half_with_no_deed_tells_when_where_and_who() -> None:
    """ "Guards stopped a youth at a gate in X on 3 May; he set off his vest" was done there and then by the youth."""
    words = (
        "On 3 May 2014 guards stopped a youth at the gate of a school in Potiskum; he blew himself up and killed six."
    )
    (account,) = accounts(words)
    assert account.when == ("2014-05-03",)
    assert {place.name for place in account.places} == {"Potiskum"}
    assert "a youth" in account.by


def test_they_past_a_semicolon_are_those_who_came() -> None:
    """ "Armed men stopped a bus; they shot the passengers": the armed men did."""
    words = "On 4 April 1996 armed men stopped a bus near Bujumbura; they took off 14 men and shot them."
    (account,) = accounts(words)
    assert account.by == frozenset({"armed men"})


def test_minutes_later_is_the_same_day() -> None:
    """A lorry that stops on 3 October and explodes minutes later does so on 3 October."""
    words = "A lorry pulled up outside the barracks in Hama on 3 October 2012; minutes later it exploded, killing 20."
    (account,) = accounts(words)
    assert account.when == ("2012-10-03",)


def test_each_half_with_its_town_is_a_deed() -> None:
    """ "Three cars exploded in X; ninety minutes later a fourth blew up in Y": two bombings, each with its dead."""
    words = (
        "On 17 May 1974 three cars exploded in the centre of Dublin, killing 26 people; ninety minutes later a fourth "
        "blew up in Monaghan, killing seven."
    )
    assert [(killed(account), [place.name for place in account.places]) for account in accounts(words)] == [
        ({26}, ["Dublin"]),
        ({7}, ["Monaghan"]),
    ]


def test_the_place_of_another_half_is_not_the_deeds() -> None:
    """A body found in Xalapa does not place the grenade thrown in Monterrey."""
    words = (
        "Gunmen shot dead a mayor in Veracruz on 6 May 2011; the body of a journalist was found in Xalapa; and in "
        "Monterrey on 8 May a grenade exploded at a club, injuring 12."
    )
    club = next(account for account in accounts(words) if "2011-05-08" in account.when)
    assert {place.name for place in club.places} == {"Monterrey"}


def test_rebels_who_hacked_did_so_before_a_semicolon_too() -> None:
    """ "Rebels hacked to death 15 farmers in X; soldiers ambushed them in Y": each has its doers and town."""
    words = (
        "Rebels hacked to death fifteen farmers in Kabala on 5 May 1998; in Makeni, soldiers ambushed the same band on "
        "6 May and killed ten of them."
    )
    told = [(sorted(account.by), [place.name for place in account.places]) for account in accounts(words)]
    assert told == [(["rebels"], ["Kabala"]), (["soldiers"], ["Makeni"])]


def test_soldiers_who_shoot_demonstrators_end_no_attack() -> None:
    """ "Demonstrators took to the streets, and soldiers shot six of them": six were killed by soldiers."""
    words = (
        "Guards arrested the president in Ouagadougou on 16 September 2015; demonstrators took to the streets, and "
        "soldiers shot six of them dead."
    )
    shot = next(account for account in accounts(words) if 6 in killed(account))
    assert "soldiers" in shot.by
