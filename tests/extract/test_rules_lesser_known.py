"""Encyclopedia prose on groups that no list knows: who "they" and "it" are, deed words in names."""

from __future__ import annotations

import pytest

from dateline.extract.tolls import find_tolls
from tests.extract.rules_world import accounts, killed


def test_they_are_the_group_and_not_those_it_shot() -> None:
    """ "An ambush, in which two sailors were shot dead. In January they blew up …": the group did."""
    told = accounts(
        "The Macheteros made themselves known on 3 December 1979 with an ambush on a bus at Sabana Seca, in which two "
        "sailors were shot dead. In January 1981 they blew up nine aircraft on an airfield near San Juan."
    )
    assert all("macheteros" in each.by and "two sailors" not in each.by for each in told)
    assert [each.when for each in told] == [("1979-12-03",), ("1981-01",)]


def test_it_is_the_crowd_and_not_armed_men() -> None:
    """ "A crowd accused them. The next morning it broke into the camp": the crowd did."""
    told = accounts(
        "On 3 May 2012 armed men robbed a bank in Duékoué and shot two guards. A crowd accused the refugees of hiding "
        "them. The next morning it broke into their camp and killed seven people."
    )
    (second,) = [each for each in told if killed(each) == {7}]
    assert "armed men" not in second.by
    assert any("crowd" in doer for doer in second.by)


def test_liberation_in_a_name_wherever_the_parse_hangs_it() -> None:
    """ "By then called the Popular Front for the Liberation of X" tells no gain of ground."""
    (told,) = accounts(
        "On 19 July 1972 some 250 men of the front, by then called the Popular Front for the Liberation of the "
        "Occupied Arabian Gulf, attacked the town of Mirbat."
    )
    assert told.deeds == {"attack"}
    assert told.when == ("1972-07-19",)


def test_first_attack_and_its_telling_are_one() -> None:
    """ "Made its first attack in June 1965, when its fighters ambushed a lorry"."""
    (told,) = accounts(
        "The Dhofar Liberation Front made its first attack in June 1965, when its men ambushed a lorry near Salalah."
    )
    assert told.deeds == {"ambush"}


def test_day_after_those_murders_is_that_of_the_verdict() -> None:
    """ "Found X guilty of these murders on 7 April 2009": the court did, on that day."""
    told = accounts(
        "On 18 July 1992 soldiers killed nine students in Lima. A court found the general guilty of these murders on "
        "7 April 2009 and sentenced him to 25 years."
    )
    assert [each.when for each in told if "trial" in each.deeds] == [("2009-04-07",)]


def test_captured_and_shot_is_a_shooting() -> None:
    """ "Was captured by soldiers and shot by the police"."""
    (told,) = accounts("Its leader was captured by soldiers in Maiduguri on 30 July 2009 and shot by the police.")
    assert "shooting" in told.deeds


def test_day_on_which_captives_were_taken_is_not_that_of_their_release() -> None:
    """ "The hostages whom X had taken on 23 April were released on 9 September"."""
    told = accounts(
        "The hostages whom the rebels had taken in Jolo on 23 April 2000 were released in Sulu on 9 September 2000."
    )
    assert [each.when for each in told if "release" in each.deeds] == [("2000-09-09",)]


@pytest.mark.parametrize("later", ["Two days later", "Three weeks earlier", "Ten years ago"])
def test_lengths_of_time_count_nobody(later: str) -> None:
    """ "Two days later nine students were abducted by X, a death squad of the army, and killed" counts no two dead."""
    words = f"{later} nine students were abducted by the Grupo Colina, a death squad of the army, and killed."
    assert {each.toll.best for each in find_tolls(words)} == {9}
