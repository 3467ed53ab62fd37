"""People told as shot, those taken and then killed, and what was done inside a place that was entered."""

from __future__ import annotations

from tests.extract.rules_world import accounts, killed


def test_people_shot_are_not_told_dead() -> None:
    """Who was shot may have lived: a figure of those hit is kept, and none of the dead."""
    (found,) = accounts("Soldiers shot 34 peasants in Gao on 3 May 1982.")
    assert killed(found) == set()


def test_people_herded_and_clubbed_to_death_are_counted() -> None:
    """ "Herded 28 women to a hill and clubbed them to death" counts the dead before the verb."""
    (found,) = accounts("On 3 May 2004 the rebels herded 28 women to a hill near Gao and clubbed them to death.")
    assert killed(found) == {28}


def test_what_was_done_after_entering_a_village_is_one_deed() -> None:
    """Entering is part of the attack; a second place is another deed."""
    (one,) = accounts("Soldiers entered the village of Gao on 3 May 1982, burned houses and shot 34 peasants.")
    assert one.when == ("1982-05-03",)
    two = accounts("Rebels entered the town of Kapoeta on 3 May 1988 and shelled Torit on 9 May 1988.")
    assert [each.when for each in two] == [("1988-05-03",), ("1988-05-09",)]


def test_weapons_stolen_are_not_those_used() -> None:
    """ "Stole 20 swords from a museum" is a robbery and no stabbing."""
    (found,) = accounts("Rebels stole 20 swords from a museum in Gao on 3 May 2004.")
    assert found.deeds == {"looting"}


def test_a_campaign_opened_with_a_deed() -> None:
    """Whoever opened its campaign with a deed did it; a parade that marks a birthday is another thing."""
    (found,) = accounts("The Falcons, a rebel group, opened their campaign with a car bomb in Gao on 3 May 2004.")
    assert any("falcons" in each for each in found.by)
    (hit,) = accounts(
        "The army marked its birthday with a parade in Gao on 3 May 2004, where a grenade killed two men."
    )
    assert hit.by == frozenset()
