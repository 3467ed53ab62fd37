"""Tests of where a deed was done that is told by a word pointing to a place named before."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts


def places(words: str) -> list[str]:
    """Give the words of the places of the last account."""
    return [place.words for place in accounts(words)[-1].places]


@pytest.mark.parametrize(
    "words",
    [
        "The column left Kidal for the town of Gao. There the soldiers executed twelve prisoners on 4 May 2016.",
        "Ministers met in Gao. On 16 March 2015 rockets hit the town, killing six men.",
        "Nobody could leave the town of Gao. On 2 May 2015 troops burned the town's market and killed 22 civilians.",
        "Gao lies on the river. On 20 May 1998 gunmen killed 18 of its inhabitants.",
    ],
)
def test_there_and_the_town_are_the_place_told_before(words: str) -> None:
    """ "There", "the town" and "its inhabitants" are those of the town last named, though no deed was told of it."""
    assert places(words) == ["Gao"]


def test_a_hamlet_no_list_knows_is_the_one_told() -> None:
    """What a sentence calls a hamlet is the place of what is then told of its people, not what it lies in."""
    told = "Dos Quebradas was a hamlet in the district of Gao. On 20 May 1998 gunmen killed 18 of its inhabitants."
    assert places(told) == ["Dos Quebradas"]


@pytest.mark.parametrize(
    "words",
    [
        "Ministers met in Gao. On 4 May 2016 rebels shot nine men in a village.",
        "Ministers met in Gao. On 4 May 2016 rebels shot nine men in the next village.",
        "Ministers met in Gao. On 4 May 2016 a bomb went off outside the town hall, killing two men.",
        "Ministers met in Gao. On 4 May 2016 rebels shot nine men in the village where the war had begun.",
        "Ministers met in Mali. On 4 May 2016 rebels shot nine men in the village.",
    ],
)
def test_another_village_is_not_the_town_told_before(words: str) -> None:
    """A village told for the first time is no town named before."""
    assert places(words) == []


def test_who_came_to_a_place_does_there_what_is_told_next() -> None:
    """What "they" did the day after they came was done where they came to."""
    told = "Soldiers reached Gao on the evening of 3 May 1981. The next day they shot 40 of the men."
    assert places(told) == ["Gao"]
    assert places("Policemen arrived in Gao to keep order. On 8 May 2001 they shot dead three pupils.") == ["Gao"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "On 4 May 2016 rebels ambushed a convoy on the road between Ubala and Tenka, killing two.",
            ["Ubala", "Tenka"],
        ),
        ("Two officers were shot dead between Ubala and Tenka on 4 May 2016.", ["Ubala", "Tenka"]),
        ("On 4 May 2016 soldiers advanced on Ubala and shelled its hospital.", ["Ubala"]),
        ("They took the men to Ubala, where they shot them on 4 May 2016.", ["Ubala"]),
        ("Gunmen abducted nine girls from the Girls Technical College, Ubala, on 4 May 2016.", ["Ubala"]),
    ],
)
def test_a_village_no_list_knows_is_told_by_the_way_to_it(words: str, told: list[str]) -> None:
    """What lies at an end of a road, what an army advances on and the town after a school's name are places."""
    assert places(words) == told


def test_what_is_between_two_parties_is_no_place() -> None:
    """Clashes are between parties."""
    assert places("Clashes between Hamas and Fatah killed nine people in Gao on 4 May 2016.") == ["Gao"]


def test_a_bomb_fixed_under_a_car_goes_off_where_the_car_stood() -> None:
    """What a weapon was fixed to says where the deed was done."""
    told = "On 21 September 2016 agents killed the former minister with a bomb fixed under his car at a market in Gao."
    assert places(told) == ["Gao"]


def test_whom_a_vehicle_carried_on_which_road_is_where_it_was_hit() -> None:
    """A bus that is rammed while it carries people on a road is rammed on that road."""
    told = (
        "A suicide attacker rammed a car into a bus carrying guards on the road between Kidal and Tenka on 4 May 2016."
    )
    assert places(told) == ["Kidal", "Tenka"]


def test_what_stands_after_a_semicolon_happened_elsewhere() -> None:
    """The place of one half of a sentence is not that of the other."""
    assert places("Six of the rebels got away to Nairobi; nine others surrendered to the navy on 4 May 2016.") == []


@pytest.mark.parametrize("words", ["a unit of Kaibiles killed nine men", "commandos stormed the Airbus"])
def test_a_body_or_a_make_of_aircraft_is_no_place(words: str) -> None:
    """What a unit is of, and the make of what was stormed, are no places."""
    assert all(not account.places for account in accounts(f"On 4 May 2016 {words}."))


def test_where_people_fled_to_is_not_where_they_were_attacked() -> None:
    """Who flees to a place was attacked in another."""
    assert places("Residents fled to Nairobi after soldiers killed six people on 23 January 2017.") == []


def test_where_points_to_the_village_that_a_clause_describes() -> None:
    """ "X, a village outside Y, where" points to X."""
    told = "Nine bodies were found on 5 May 2021 in Tenka, a village outside Gao, where rebels had attacked farmers."
    assert places(told)[0] == "Tenka"


@pytest.mark.parametrize(
    "words",
    [
        "Rebels attacked Tenka, a commune in Gao district, on 5 May 2018, killing 12.",
        "Gunmen raided Tenka, near Gao, on 19 January 2010 and killed nine men.",
    ],
)
def test_what_was_attacked_near_a_place_is_a_place(words: str) -> None:
    """A name that was raided and is said to lie in or near a place is a village."""
    assert places(words)[0] == "Tenka"


def test_its_police_station_is_that_of_the_town_told_before() -> None:
    """A town has a police station and a market; what a sentence is about comes before where people went."""
    told = "The siege of Kidal ended when rebels withdrew to Gao. On 12 April gunmen had killed nine men at its market."
    assert places(told) == ["Kidal"]


def test_a_province_named_with_its_land_is_a_place() -> None:
    """What a land's province is called is a place, whatever the language model takes it for."""
    assert "Ituri" in places("Militiamen killed 20 villagers in Congo's Ituri province on 5 May 2019.")


def test_where_somebody_speaks_of_a_deed_is_not_where_it_was_done() -> None:
    """A minister condemns from afar; who is shot while speaking is shot there."""
    told = "The minister, speaking in Nairobi, condemned the bombing, which killed nine people in Gao on 4 May 2016."
    assert places(told) == ["Gao"]
    assert places("A candidate was shot dead while speaking at a rally in Gao on 4 May 2016.") == ["Gao"]


@pytest.mark.parametrize(
    "told",
    [
        "Two days later soldiers shot dead eleven men in the market.",
        "On 6 June gunmen broke into the central prison of the city and freed forty inmates.",
        "On 6 June two policemen were shot dead outside the hospital.",
        "A day later the army arrested four suspects near the scene of the attack.",
    ],
)
def test_an_unnamed_site_lies_in_the_town_told_before(told: str) -> None:
    """A town has one market and one central prison; the scene is where the deed told before was done."""
    assert places(f"On 4 May 2016 rebels attacked the town of Gao. {told}") == ["Gao"]


@pytest.mark.parametrize("came", ["they came back and burned eleven houses", "the rebels returned and killed nine men"])
def test_who_comes_back_is_where_they_were_before(came: str) -> None:
    """Who comes back to no place told comes to that of the sentence before."""
    assert places(f"On 4 May 2016 rebels attacked the town of Gao. On 6 June {came}.") == ["Gao"]


def test_an_unnamed_site_is_not_looked_for_where_its_sentence_tells_a_place_or_which_site() -> None:
    """A site with a word of its own is another than the scene of the deed before."""
    told = "Two rockets landed near Gao on 25 August 2011. The army shelled the launching site an hour later."
    assert places(told) == []
    told = "On 2 May 2016 gunmen killed 27 people in Gao. In Kidal rebels burned the hospital on 4 May 2016."
    assert places(told) == []
    told = "On 2 May 2016 gunmen killed 27 people in Gao. On 4 May 2016 rebels in Kidal burned the hospital."
    assert places(told) == ["Kidal"]


def test_a_site_here_is_in_the_town_a_report_was_filed_from() -> None:
    """ "A bomb went off at a university here" is the dateline's town."""
    told = "GAO, Mali, Dec 4 (Reuters) - Four people were killed when a bomb went off at a university here on Sunday."
    assert places(told) == ["GAO"]
