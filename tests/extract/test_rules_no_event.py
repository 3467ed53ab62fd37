"""What is full of violent words and tells no event: rules, habits, sums, stories, exercises, figures of speech."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    "words",
    [
        "The front would kidnap any engineer who stayed on and burn the pumps, its leader said in Goma on Monday.",
        "Gunboats are to shell the harbour of Aden on Friday.",
        "Guards have to shoot ten dogs and storm a tower in a day.",
        "Raiders from the hills seize cattle and hold drivers for ransom near Kaduna.",
        "Rangers continued to detain farmers in the park.",
    ],
)
def test_what_people_will_do_or_do_by_habit_is_no_event(words: str) -> None:
    """An auxiliary before the first of several verbs speaks for all, and a bare verb is of the present."""
    assert not accounts(words)


def test_a_verb_with_a_tense_of_its_own_shares_no_plan() -> None:
    """What follows a plan as done is done."""
    (account,) = accounts("Rebels said they would attack Bangui, and on 3 May 2016 they shot dead six guards there.")
    assert killed(account) == {6}


@pytest.mark.parametrize(
    "words",
    [
        "Prices of flats in Nairobi exploded on Monday.",
        "Senators in Bogota shot down the motion on Tuesday.",
        "The deputy assaulted the premier in a speech in Accra on Friday.",
        "Hooper shot low past the keeper in Leeds on Sunday.",
        "Lions attacked a herder near Kisumu on Friday.",
        "A farmer was stabbed to death by his brother-in-law in Volos on 3 May 2016.",
        "Floods ripped through Maputo on 3 May 2016.",
        "Poachers shot two of the elephants near Kasane on 3 May 2016.",
    ],
)
def test_what_money_words_beasts_and_weather_do_is_no_deed(words: str) -> None:
    """A verb of violence tells a deed by who does it and to whom."""
    assert not accounts(words)


def test_what_armed_people_do_in_a_debate_is_a_deed() -> None:
    """Gunmen attack with more than words, and a body named after a beast is none."""
    (account,) = accounts("Gunmen attacked the assembly during a debate in Nalchik on 3 May 2016, killing four people.")
    assert killed(account) == {4}
    (account,) = accounts("The Tigers attacked a camp near Jaffna on 3 May 2006, killing nine soldiers.")
    assert killed(account) == {9}


def test_a_crowd_that_is_shot_at_is_no_figure_of_speech() -> None:
    """Shots at somebody are shots."""
    (account,) = accounts("Soldiers shot into the crowd in Conakry on 28 September 2009, killing 157 people.")
    assert killed(account) == {157}


@pytest.mark.parametrize(
    "words",
    [
        "Police recorded 212 knife attacks in the quarter, up from 180. Nine people were killed.",
        "Some 90 ships were attacked in 2014, compared with 120 in 2013. Pirates took 40 sailors hostage.",
        "In the past ten years militias raped 300 women. They killed 40 and maimed 12.",
        "About 3,100 people have been murdered in Veracruz.",
    ],
)
def test_sums_hold_for_the_rest_of_their_paragraph(words: str) -> None:
    """What is counted over a period is no event, nor what the next sentence counts."""
    assert not accounts(words)


def test_one_deed_told_after_a_sum_is_an_event() -> None:
    """A deed with a day of its own is one deed, whatever was summed up before it."""
    words = "Attacks rose by 20 per cent. On 3 May 2016 gunmen shot dead six nuns in Aden."
    (account,) = accounts(words)
    assert killed(account) == {6}


@pytest.mark.parametrize(
    "words",
    [
        "The thriller is set in Lagos. A sniper shoots the minister, and six guards are killed in the chase.",
        "The opera ends badly. In Rome the baron has his brother stabbed.",
        "The marines held an exercise near Cebu on Friday. Mortars shelled a hill, and jets dropped two bombs.",
    ],
)
def test_stories_and_exercises_hold_for_the_rest_of_their_paragraph(words: str) -> None:
    """What a story tells in the present and what an exercise plays happened to nobody."""
    assert not accounts(words)


def test_an_attack_on_an_exercise_is_an_event() -> None:
    """A day and a toll are of a real deed."""
    words = "Gunmen fired on cadets during an exercise near Tripoli on 3 May 2016, killing five."
    (account,) = accounts(words)
    assert killed(account) == {5}


def test_a_deed_with_no_day_place_or_toll_stands_only_beside_one_that_has_them() -> None:
    """Nothing makes it a particular one where it stands alone."""
    alone = "The militia abducted traders and burned their shops."
    assert not accounts(alone)
    assert len(accounts(f"On 3 May 2016 a bomb killed nine people in Baghdad. {alone}")) > 1


@pytest.mark.parametrize(
    "words",
    [
        "Rebels broke the truce in Kidal on Sunday.",
        "The diver lost a finger in battle and learned to cook.",
        "He married a nurse who had been held captive as a girl.",
        "The raiders had last struck in 1996.",
    ],
)
def test_what_is_said_of_deeds_long_past_is_no_event(words: str) -> None:
    """A truce that is broken is not made, and one person's fate with nobody who did it is no deed told."""
    assert not accounts(words)


@pytest.mark.parametrize(
    "after",
    [
        "Police launched a search operation and cordoned off the area.",
        "The army blames the Red Front, which has attacked trains before.",
        "Both sides are at war, a war that has killed more than 9,000 people.",
        "The rebels have fired few rockets since the war of 2014.",
        "Nobody was hurt in either attack.",
        "Residents heard two explosions in the night.",
    ],
)
def test_what_is_told_around_a_deed_is_no_other_deed(after: str) -> None:
    """Searches, what a group has done before, what a war has cost and the noise of it open no account."""
    (account,) = accounts(f"Gunmen shot dead nine guards in Herat on 3 May 2016. {after}")
    assert account.deeds == {"shooting"}
    assert killed(account) <= {9, 0}


def test_the_toll_and_day_of_a_deed_just_named_are_its_own() -> None:
    """A deed that is only named first is told out by the dead and the day that follow."""
    words = (
        "The front claimed responsibility for the massacre in Aleg. Some 76 herders were killed there on 3 May 2016."
    )
    (account,) = accounts(words)
    assert killed(account) == {76}
    assert account.when == ("2016-05-03",)


@pytest.mark.parametrize(
    "words",
    [
        "Officials said that no rocket had been fired at Haifa on Sunday.",
        "Reports of a blast in Haifa on Sunday were false.",
        "A woman shot her sleeping husband in Oruro on 3 May 2016. She is in custody.",
        "The striker destroyed Leeds on 3 May 2016. His goals, three in all, won the trophy.",
        "People danced in Erbil on Friday to mark the day on which the town was freed.",
        "Carts had to carry the coffins away in Bergamo on Friday.",
        "They burned the barn, they killed my uncle.",
    ],
)
def test_what_did_not_happen_or_is_of_no_politics_is_no_event(words: str) -> None:
    """Denials, reports taken back, household quarrels, matches, days kept and witnesses' uncles tell no event."""
    assert not accounts(words)


def test_no_fewer_than_is_no_denial() -> None:
    """A figure after "no fewer than" is told as done, and gunmen who kill somebody's wife have no household quarrel."""
    (account,) = accounts("No fewer than 17 people were killed by gunmen in Owo on 3 May 2016.")
    assert killed(account) == {17}
    assert len(accounts("Gunmen shot dead a mayor and his wife in Owo on 3 May 2016.")) == 1
