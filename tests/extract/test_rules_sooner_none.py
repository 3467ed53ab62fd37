"""Tests of values a text does not tell of a deed, though its words stand near: none is better than a wrong one."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    "words",
    [
        "On 24 May 1999 Serbian police shelled Gao. Two days after it NATO began to bomb.",
        "On 24 May 1999 Serbian police shelled Gao. Two days after the shelling, NATO began bombing.",
    ],
)
def test_a_day_is_counted_from_the_deed_that_it_points_to(words: str) -> None:
    """What is done "two days after it" is another deed, with a doer of its own."""
    first, second = accounts(words)
    assert (first.when, second.when) == (("1999-05-24",), ("1999-05-26",))
    assert "nato" in second.by
    assert "nato" not in first.by


def test_what_a_state_did_is_not_laid_to_the_gunmen_told_before_it() -> None:
    """A deed with nothing of its own but its doer joins no deed of others."""
    (told,) = accounts("On 4 June 1982 gunmen killed a guard in Gao. Israel began to shell the city.")
    assert told.by == {"gunmen"}


def test_those_who_crossed_a_border_did_on_that_day_what_is_told_next() -> None:
    """The place is told anew, the day is not."""
    (told,) = accounts("The rebels crossed into Mali on 3 May 1998. At Gao they killed eight students.")
    assert told.when == ("1998-05-03",)
    assert killed(told) == {8}


def test_who_is_taken_to_a_camp_takes_no_camp() -> None:
    """The camp is where he was brought to."""
    (told,) = accounts("Soldiers arrested a priest in Gao in May 1993 and took him to the camp, where he died.")
    assert told.deeds == {"arrest"}


@pytest.mark.parametrize("words", ["Police held four men over the attack.", "Four men are being held over the attack."])
def test_who_is_held_over_an_attack_is_arrested(words: str) -> None:
    """To hold people over a deed is to arrest them for it."""
    _, told = accounts(f"A bomb exploded in Gao on 3 May 2016, killing six people. {words}")
    assert told.deeds == {"arrest"}


@pytest.mark.parametrize(
    "words",
    [
        "It was unclear whether soldiers or rebels had fired the shell that killed four people in Gao on 5 June 2014.",
        "Nobody knows if the army or the rebels fired the rocket which killed four people in Gao on 5 June 2014.",
        "It is disputed whether the army or the rebels carried out the bombing of a market in Gao on 5 June 2014, "
        "which killed four people.",
    ],
)
def test_a_question_who_did_it_names_no_doer(words: str) -> None:
    """The deed is told all the same."""
    (told,) = accounts(words)
    assert told.when == ("2014-06-05",)
    assert killed(told) == {4}
    assert not told.by


def test_a_question_whose_work_it_was_names_no_doer() -> None:
    """What is left open is no blame either."""
    (told,) = accounts("It was not clear if the attack in Gao on 4 May 2013 was the work of the Taliban.")
    assert not told.by


def test_the_bodies_of_people_found_are_so_many_dead() -> None:
    """ "The bodies of 12 men were found" tells as much as "12 bodies were found"."""
    (told,) = accounts("The bodies of 12 men were found in a well near Gao on 12 October 2012.")
    assert killed(told) == {12}


def test_the_day_on_which_a_mass_grave_is_found_is_not_that_of_the_deed() -> None:
    """Who lies in a mass grave died before it was found."""
    (told,) = accounts("Twelve bodies were found in a mass grave at Gao on 3 June 1999.")
    assert killed(told) == {12}
    assert not told.when


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("Residents accused the army of shelling the market in Gao on 4 May 2024, killing 11 people.", "the army"),
        ("The ministry blamed the rebels for bombing a bus in Gao on 4 May 2024, killing 11 people.", "the rebels"),
        ("Witnesses described gunmen storming a café in Gao on 4 May 2024, killing 11 people.", "gunmen"),
    ],
)
def test_who_tells_of_a_deed_or_lays_it_to_others_did_not_do_it(words: str, doer: str) -> None:
    """The dead told in a participle are not those of the ones who accuse."""
    (told,) = accounts(words)
    assert told.by == {doer}
    assert killed(told) == {11}


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("On 14 March 2023 the UN said that 75 people had died in a raid on Gao on 9 January.", ("2023-01-09",)),
        (
            "On 14 March 2023 the group reported a battle in Gao in which 30 people were killed on 9 January.",
            ("2023-01-09",),
        ),
        ("On 14 March 2023 the group said that soldiers had shot 16 men dead in Gao.", ()),
        ("In a report published on 14 March 2023, the group said police had shot dead 12 marchers in Gao.", ()),
        ("On 14 March 2023, police said, gunmen shot dead nine farmers in Gao.", ("2023-03-14",)),
    ],
)
def test_the_day_on_which_a_deed_is_told_of_is_not_its_day(words: str, days: tuple[str, ...]) -> None:
    """Whoever reports does so later, and the deed has its own day or none."""
    (told,) = accounts(words)
    assert told.when == days


@pytest.mark.parametrize(
    "words",
    [
        "Ukraine's air force said it had destroyed 38 of 42 drones launched by Russia on 4 May 2024.",
        "Soldiers destroyed three missiles over Gao on 4 May 2024.",
        "There was no sign that rebels had attacked Gao on 4 May 2011.",
        "The commission found no evidence that soldiers had fired on a crowd in Gao on 4 May 2011.",
        "Mali rejected on Friday accusations that its soldiers were fighting the rebels in the east of Niger.",
    ],
)
def test_weapons_brought_down_and_deeds_without_proof_are_no_deeds(words: str) -> None:
    """Nobody struck anybody."""
    assert accounts(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "A bomb was found near Gao on 4 June 1990 and blown up by experts.",
        "Soldiers found a bomb near Gao on 4 June 1990 and blew it up.",
    ],
)
def test_a_bomb_found_and_set_off_safely_bombs_nobody(words: str) -> None:
    """It was made harmless."""
    (told,) = accounts(words)
    assert told.deeds == {"weapons_seizure"}


@pytest.mark.parametrize(
    "words",
    [
        "A soldier who was wounded in an ambush near Gao on 9 July 2020 died in a Paris hospital on 17 July.",
        "A soldier wounded in an ambush near Gao on 9 July 2020 died in a Paris hospital on 17 July.",
    ],
)
def test_the_day_and_place_of_a_death_from_wounds_are_none_of_the_deed(words: str) -> None:
    """He was hurt before and elsewhere, and is no doer."""
    (told,) = accounts(words)
    assert told.when == ("2020-07-09",)
    assert [each.words for each in told.places] == ["Gao"]
    assert not told.by


def test_who_took_a_town_and_is_accused_of_a_killing_killed_nobody_in_taking_it() -> None:
    """The dead are those of the charge."""
    taken, charged = accounts("The rebels who seized Gao in May 2012 had been accused of killing 64 people at Kidal.")
    assert (killed(taken), killed(charged)) == (set(), {64})


@pytest.mark.parametrize(
    "words",
    [
        "At least 70 people, and not 12 as the army claimed, were killed when soldiers shelled Gao on 4 May 2012.",
        "Seventy people, not 12 as first reported, were killed when soldiers shelled Gao on 4 May 2012.",
        "Seventy people and not the 12 first reported were killed when soldiers shelled Gao on 4 May 2012.",
    ],
)
def test_a_figure_set_aside_is_no_toll(words: str) -> None:
    """The figure told is the one that the sentence stands by."""
    (told,) = accounts(words)
    assert killed(told) == {70}


def test_a_deed_counted_back_from_another_day_is_not_of_that_day() -> None:
    """Those who died in clashes a year before did not die on Monday."""
    (told,) = accounts("Police used water cannon in Gao on 4 May 2012, a year after 16 people died in clashes there.")
    assert told.when == ("2011",)
    assert killed(told) == {16}


@pytest.mark.parametrize(
    "words",
    [
        "Residents of Gao accused the army of shelling a market on 4 May 2024, killing 11 people; "
        "a spokesman blamed the rebels.",
        "An attack on Fossé killed two people on 4 May 2024; the rebels said that they had carried it out.",
    ],
)
def test_the_rebels_are_neither_the_residents_nor_what_was_attacked(words: str) -> None:
    """Whoever is named before is not meant by "the rebels" if they cannot be."""
    assert not any("residents" in name or "foss" in name for each in accounts(words) for name in each.by)
