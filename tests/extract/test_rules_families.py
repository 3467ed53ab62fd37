"""Whole families of words for a deed, and clauses that belong to the deed told beside them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts

SATURDAY = date(2016, 3, 19)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The Council has learned with dismay of the bombing of a market in Idlib on Friday.", "bombing"),
        ("Nine engineers held by the rebels for a month were handed over in Kousséri on Monday.", "release"),
        ("The rebels on Thursday handed over four captured policemen to the Red Cross in Cali.", "release"),
        ("The Taliban had taken Kunduz on 28 September almost without a fight.", "territorial_gain"),
        ("Guerrillas placed three kilos of dynamite under a bridge near Tandil on Monday.", "bombing"),
        ("Three people died in Friday's tribal fight near Wabag in Papua New Guinea.", "armed_clash"),
        ("Several hundred people marched on Tuesday in Ouahigouya to call for new elections.", "protest"),
        ("A crowd sacked the embassy of Denmark in Damascus on Monday.", "looting"),
        ("A lorry was stopped by gunmen near Gao on Monday.", "looting"),
        ("The hacking to death of a blogger in Dhaka on 26 February 2015 shocked the city.", "stabbing"),
        ("Raiders drove off with 276 girls from a school in Chibok on 14 April 2014.", "abduction"),
        ("The guerrillas handed over a soldier and an engineer near Quibdó last week.", "release"),
        ("Some 5,000 people crossed the river into Colombia to escape the fighting on Monday.", "displacement"),
    ],
)
def test_a_deed_is_known_by_every_word_of_its_family(words: str, kind: str) -> None:
    """Near synonyms tell a deed as the common word does."""
    assert [kind in each.deeds for each in accounts(words, SATURDAY)] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "The remains of two soldiers were handed over to the Red Cross in Gaza on Thursday.",
        "Police handed over the suspect to the court in Lagos on Monday.",
        "Recruits learn to shoot in a camp near Kampala.",
        "The president sacked the army chief in Juba on Monday.",
        "The airline fired the opening shot in a price war in Dublin on Monday.",
        "Time marches on, and the old men of Verdun are dead.",
    ],
)
def test_the_same_words_said_of_other_things_tell_no_deed(words: str) -> None:
    """Remains, suspects, officials and prices are handed over, sacked and shot at without a deed."""
    assert not accounts(words, SATURDAY)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Six nuns were captured on Friday, when rebels ambushed a convoy near Maaloula.", "ambush"),
        ("Nine farmers died in Jos on Monday when a bomb went off and gunmen fired at them.", "shooting"),
        ("Pupils were whisked away from Zaria on Friday by men who came on motorcycles and shot wildly.", "abduction"),
        ("Soldiers killed 500 men in a hall in Pilica on 3 May 1999, where they were detained.", "attack"),
        (
            "Militiamen led the men of Kibeho to a quarry, where they were beaten, and shot them on 3 May 1994.",
            "shooting",
        ),
        ("The two men were convicted of murder and hanged in Changi on 17 October 1968.", "execution"),
        ("The Wiriyamu massacre took place on 16 December 1972 when troops entered the town and shot 300.", "massacre"),
    ],
)
def test_a_clause_on_how_a_deed_was_done_tells_no_second_one(words: str, kind: str) -> None:
    """What a clause adds of the way, the means or the place belongs to the deed of its sentence."""
    assert [kind in each.deeds for each in accounts(words, SATURDAY)] == [True]


def test_the_dead_and_injured_of_one_deed_stay_together() -> None:
    """A toll after "with" has two halves, and both are of the deed."""
    words = "A van blew up in Jos in 1994. In 1992 a car bomb had levelled the embassy, with 29 dead and 242 injured."
    figures = [(set(each.figures[Outcome.KILLED]), set(each.figures[Outcome.INJURED])) for each in accounts(words)]
    assert ({29}, {242}) in figures


def test_those_hanged_for_a_deed_did_not_hang_anybody() -> None:
    """A conviction lays the deed told before at somebody's door, and not the execution."""
    words = "A bomb killed nine people in Kuta in 1990. Two brothers were convicted of murder and hanged in 1994."
    assert ["brothers" in " ".join(each.by) for each in accounts(words, SATURDAY)] == [True, False]


@pytest.mark.parametrize(
    "words",
    [
        "The police dismissed as fake news a report that gunmen kidnapped pupils of a school in Rogo.",
        "A false report that a bomb had gone off in Lyon on Monday caused panic.",
        "The ministry refuted claims that gunmen killed nine people in Jos on Monday.",
    ],
)
def test_what_is_refuted_did_not_happen(words: str) -> None:
    """A report called false tells no deed."""
    assert not accounts(words, SATURDAY)


def test_deeds_announced_together_are_told_once_each_and_share_their_day() -> None:
    """A first sentence that only counts the deeds told after it is none itself, and dates them."""
    words = (
        "Two attacks on 12 May 2015 shook Kabul. In Paghman three gunmen stormed a hospital and killed 24 people. "
        "In Surobi a bomber blew himself up at a funeral, killing 32."
    )
    assert [each.when for each in accounts(words)] == [("2015-05-12",), ("2015-05-12",)]


def test_others_who_kill_elsewhere_the_same_day_do_another_deed() -> None:
    """New doers with dead of their own later that day tell a second deed."""
    words = (
        "On 3 May 1999 soldiers shot nine men at a farm near Zvornik. "
        "In the afternoon of the same day a group of policemen killed five prisoners at Pilica."
    )
    assert len(accounts(words)) == 2


def test_the_steps_of_one_trial_are_one_account() -> None:
    """A plea told after the sentence is of the same trial; that of another person is not."""
    same = "A court in Oslo sentenced a man to 21 years in prison on Friday. He had pleaded guilty to terrorism."
    other = "A court in Oslo sentenced a man to 21 years in prison on Friday. A second man pleaded guilty in Bergen."
    assert [len(accounts(words, SATURDAY)) for words in (same, other)] == [1, 2]


def test_beating_a_crowd_to_break_it_up_is_part_of_the_protest() -> None:
    """Police who beat marchers to break up a march tortured nobody."""
    (found,) = accounts("Police beat students with batons in Harare on Friday to break up a demonstration.", SATURDAY)
    assert found.deeds == {"protest"}


def test_rows_with_strokes_between_their_cells_are_a_table() -> None:
    """A table typed into a paragraph is read row by row."""
    words = (
        "Date | Place | Means | Killed | Injured\n"
        "3 March 2011 | Frankfurt, Germany | Gun attack on a bus | 2 | 2\n"
        "9 May 2012 | Lyon, France | Parcel bomb | 0 | 14"
    )
    found = accounts(words)
    assert [each.when for each in found] == [("2011-03-03",), ("2012-05-09",)]
    assert [set(each.figures[Outcome.INJURED]) for each in found] == [{2}, {14}]


def test_those_who_storm_a_place_later_do_another_deed_than_those_who_took_it() -> None:
    """Forces who come with a time and place of their own do not join the hostage taking they end."""
    words = (
        "Gunmen seized 20 hostages in Munich on 5 March 2016. "
        "Late that evening, Bavarian police opened fire on them at an airfield in Erding."
    )
    assert [each.deeds for each in accounts(words)] == [{"abduction"}, {"shooting"}]


def test_people_taken_at_a_protest_are_part_of_it() -> None:
    """A count of arrests after the injured of a march has no account of its own."""
    words = "On Monday police dispersed a march in Harare. At least seven people were injured and 80 were arrested."
    assert [each.deeds >= {"protest"} for each in accounts(words, SATURDAY)] == [True]


def test_a_headline_leaves_out_the_were_of_those_it_happened_to() -> None:
    """ "Nine miners shot dead by gunmen": the miners shot nobody."""
    (found,) = accounts("Nine miners shot dead by gunmen near Quetta on Monday.", SATURDAY)
    assert found.by == {"gunmen"}
    assert set(found.figures[Outcome.KILLED]) == {9}


def test_what_a_court_found_somebody_guilty_of_was_done() -> None:
    """Guilty of ordering a deed says that it was done, and a death in prison adds no dead to it."""
    words = "He was found guilty of ordering the killing of 30 men in Gisenyi on 13 April 1994. He died in prison."
    assert [each.when for each in accounts(words) if each.deeds == {"attack"}] == [("1994-04-13",)]


def test_an_incident_on_a_day_dates_what_was_done_in_it() -> None:
    """ "An incident on D, in which men crossed the river and looted X": the day is of the looting."""
    words = "The report describes an incident on 27 December 2015, in which gunmen came and looted a clinic in Miriki."
    assert [each.when for each in accounts(words)] == [("2015-12-27",)]


def test_two_deeds_named_side_by_side_each_with_its_day_are_two() -> None:
    """One confession may be of two deeds."""
    words = "He confessed to the murder of a judge on 3 May 2015 and to an attack on a bus on 9 June 2015."
    assert sorted(each.when for each in accounts(words)) == [("2015-05-03",), ("2015-06-09",)]


def test_what_befell_the_doers_names_no_doer() -> None:
    """ "Rammed a car into a bus stop and were shot by a guard": the guard rammed nobody."""
    (found,) = accounts(
        "Two gunmen rammed a car into a bus stop in Haifa on Monday and were shot by a guard.", SATURDAY
    )
    assert found.by == {"two gunmen"}


@pytest.mark.parametrize(
    "words",
    [
        "Two policemen were shot dead in Bannu on Monday. It was the third attack of the kind this year.",
        "Gunmen robbed a bus near Salgaa on Sunday and shot a man. Police said they had killed three of the gang.",
        "A drone hit the airport of Abha. The army confirmed that 26 travellers were hurt on Wednesday.",
    ],
)
def test_what_is_said_of_a_deed_after_it_makes_no_second_account(words: str) -> None:
    """A place in a series, the end of some of those who did it and its dead on their day belong to the deed."""
    assert len(accounts(words, SATURDAY)) == 1


def test_a_list_of_days_in_one_sentence_is_a_list_of_deeds() -> None:
    """A semicolon before the next day parts two deeds as a full stop does."""
    words = (
        "On 4 March 2016 a mortar shell killed a farmer near Idlib; on 8 March a sniper wounded two children in Homs; "
        "in April 2016 soldiers shelled a mill in Hama."
    )
    assert [each.when for each in accounts(words)] == [("2016-03-04",), ("2016-03-08",), ("2016-04",)]


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen shot a film director in Lagos on 14 February 2015.",
        "Gunmen attacked a budget hotel in Ouagadougou on Monday.",
    ],
)
def test_a_word_that_only_says_of_what_kind_people_are_unmakes_no_deed(words: str) -> None:
    """Who shoots a film director shoots no film."""
    assert len(accounts(words, SATURDAY)) == 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Turkey's air force hit 23 targets near Qandil on Monday.", "air_strike"),
        ("A car laden with explosives had killed 37 people in Ankara on Sunday.", "vehicle_bomb"),
    ],
)
def test_what_did_it_tells_the_kind(words: str, kind: str) -> None:
    """An air force strikes from the air, and a laden car is a bomb whatever the tense."""
    assert [kind in each.deeds for each in accounts(words, SATURDAY)] == [True]
