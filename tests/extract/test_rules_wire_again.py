"""Ordinary wire text again: what police did about a deed, what became of its doers, hours, and claims by relative."""

from __future__ import annotations

from datetime import date

from tests.extract.rules_world import accounts, killed


def test_what_police_do_about_a_deed_gives_it_no_day() -> None:
    """ "Arrested nine people on Tuesday after a man had shot four": he shot on the day told next."""
    words = (
        "VIENNA, Nov 3 - Police in Vienna arrested nine people on Tuesday after an armed man shot dead four people in "
        "the centre of Graz. The gunman, once in Syria, was killed by police within minutes of opening fire Monday."
    )
    found = [each for each in accounts(words, date(2020, 11, 3)) if killed(each)]
    assert [(each.when, [place.name for place in each.places]) for each in found] == [(("2020-11-02",), ["Graz"])]
    assert "police" not in found[0].by


def test_another_bomb_told_after_a_named_bombing() -> None:
    """What follows "the X bombing was …" is another deed where it tells of "another bomb" an hour earlier."""
    words = (
        "The hotel bombing was the destruction of an inn in Oslo by a bomb on 23 June 1985. An hour earlier another "
        "bomb had gone off at a bank in Bergen and killed two clerks."
    )
    assert [[place.name for place in each.places] for each in accounts(words)] == [["Oslo"], ["Bergen"]]


def test_an_hour_has_the_day_of_the_deed_it_is_told_of() -> None:
    """The toll of Friday's attack rose on Sunday; "a gunman had opened fire at about 1.40 p.m." is of no Sunday."""
    words = (
        "OSLO, March 17 - The toll from Friday's attack on a mosque in Oslo rose to 20 on Sunday, police said. A man "
        "had opened fire on worshippers in Oslo at about 1.40 p.m."
    )
    (found,) = accounts(words, date(2019, 3, 17))
    assert (found.when, killed(found), set(found.by)) == (("2019-03-15",), {20}, {"a man"})


def test_a_claim_past_a_clause_on_another_deed_of_the_claimer() -> None:
    """ "X, which killed N in May, claimed it" claims the deed before, though an unnamed bomber is its doer."""
    words = (
        "A suicide bomber killed 60 people at the gate of the airport of Kabul on 26 August 2021. Islamic State, which "
        "killed 90 people in a bombing in Herat on 8 May 2021, claimed it."
    )
    first, _ = accounts(words)
    assert "islamic state" in first.by


def test_the_day_of_a_charge_of_murder() -> None:
    """ "Charged with murder on Saturday": nobody was murdered on that day."""
    words = "A gunman shot six people dead in Oslo on 3 May 2019. A man was charged with murder on 5 May 2019."
    found = accounts(words)
    assert [each.when for each in found if killed(each)] == [("2019-05-03",)]


def test_how_the_gunman_ended_makes_no_deed() -> None:
    """ "Before a patrol shot him dead" ends the one deed told."""
    words = "A 19-year-old killed six pupils at a school in Oslo on 3 May 2022 before a border team shot him dead."
    (found,) = accounts(words)
    assert killed(found) >= {6}
    assert not any("team" in each for each in found.by)


def test_claims_of_the_attacks_in_two_lands() -> None:
    """ "Claimed the attacks in Tunisia and Kuwait" says nothing of a third deed in France."""
    words = (
        "A student shot 38 people dead at a hotel in Sousse on 26 June 2015. The same day a bomb at a mosque in Kuwait "
        "City killed 27, and a man in France beheaded his employer. Islamic State claimed the attacks in Tunisia and "
        "Kuwait."
    )
    by = {each.places[0].country: set(each.by) for each in accounts(words)}
    assert {land for land, doers in by.items() if "islamic state" in doers} == {"TN", "KW"}


def test_people_are_no_places() -> None:
    """A bomb that goes off "near President X" went off where he was, and who is charged is no town."""
    words = "Drones with explosives went off near President Juan Prado as he spoke in Caracas on 4 August 2018."
    (found,) = accounts(words)
    assert [place.name for place in found.places] == ["Caracas"]


def test_a_deed_done_here_was_done_where_the_report_is_from() -> None:
    """ "Killed 78 people here on Wednesday" was in the town of the dateline."""
    words = (
        "OSLO, April 21 - Agents charged John Brand, a former soldier, on Friday with the bombing of the ministry that "
        "killed at least 78 people here on Wednesday."
    )
    found = next(each for each in accounts(words, date(1995, 4, 21)) if killed(each))
    assert [place.name for place in found.places] == ["Oslo"]


def test_men_seized_by_police_are_arrested() -> None:
    """Police who "seized four men" abducted nobody, and had no part in the murder told before."""
    words = "The president was shot dead by soldiers in Cairo on 6 October 1981. Police said they had seized four men."
    found = accounts(words)
    assert [each.deeds for each in found if "police" in each.by] == [{"arrest"}]
    assert set(found[0].by) == {"soldiers"}


def test_the_day_on_which_somebody_died_of_a_deed() -> None:
    """A guard "who was hit during the storming died on Thursday": the storming was on Wednesday."""
    words = (
        "A guard who was hit on the head during the storming of the parliament in Bern died on 7 January 2021. Scores "
        "of men stormed the building on 6 January 2021 and fought the police."
    )
    assert {when for each in accounts(words) for when in each.when} == {"2021-01-06"}


def test_how_many_of_those_shot_died() -> None:
    """Of 45 men taken and shot, "forty of them died": 45 is no toll of the killed."""
    words = "On 3 May 1987 policemen took some 45 men from a village near Gao and shot them. Forty of them died."
    (found,) = accounts(words)
    assert killed(found) == {40}


def test_by_the_evening_of_the_day_told() -> None:
    """ "Who was back by the evening" is of the day of the break-in, and of no day told before."""
    words = (
        "BAMAKO, Aug 1 - Guards shot six men in Gao on 3 May 2009. Last November 4 men with guns broke into a prison "
        "in Bamako and freed a colonel, who was back in his cell by the evening."
    )
    assert [set(each.when) for each in accounts(words, date(2014, 8, 1))] == [{"2009-05-03"}, {"2013-11-04"}]


def test_a_truck_that_crashed_laden_with_explosives() -> None:
    """What is driven somewhere "loaded with TNT" crashes through a gate by no accident."""
    words = "A truck loaded with TNT crashed through a gate in Beirut on 23 October 1983 and exploded, killing 40 men."
    (found,) = accounts(words)
    assert killed(found) == {40}


def test_what_ended_a_siege_is_not_the_siege() -> None:
    """Commandos who killed the last gunmen, "ending a siege in which 95 people died", killed no 95 people."""
    words = (
        "Commandos killed the last gunmen in a hotel in Pune on 29 November 2008, ending a siege of days in which 95 "
        "people died."
    )
    assert not any("commandos" in each.by and 95 in killed(each) for each in accounts(words))


def test_hours_later_counts_no_dead() -> None:
    """ "Thirteen hours later a gunman … was shot dead" tells of no thirteen dead."""
    words = "Thirteen hours later a gunman killed nine people in Dayton on 4 August 2019, and was shot dead."
    (found,) = accounts(words)
    assert 13 not in killed(found)


def test_police_who_find_bombs_after_a_shooting_did_not_shoot() -> None:
    """Bombs found in the building belong to the shooting, and those who found them do not."""
    words = (
        "Two students shot dead 12 people at a school in Oslo on 20 April 1999. Police found 30 bombs in the building."
    )
    assert not any("police" in each.by for each in accounts(words) if killed(each))


def test_what_people_protest_against_is_no_deed_told() -> None:
    """ "Crowds protesting against the hanging of X" add no execution to the bombing told before."""
    words = (
        "A suicide bomber killed 70 people near a park in Lahore on 27 March 2016. Later crowds protesting against "
        "the hanging of a policeman clashed with troops in Islamabad."
    )
    assert not any("execution" in each.deeds for each in accounts(words))
