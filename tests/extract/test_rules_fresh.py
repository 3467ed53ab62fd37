"""Tests of classes met in paragraphs nobody had tuned on: towns that change hands, days that tell a deed, crowds."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, killed, kinds


def places(words: str, number: int = 0) -> set[str]:
    """Give the names of one account's places."""
    return {place.name or place.words for place in accounts(words)[number].places}


def test_town_that_fell_is_a_place_whatever_it_is_taken_for() -> None:
    """A name that falls to an army is a town; a name known for a place elsewhere in the text is one again."""
    words = (
        "Rebels struck a convoy near Konna in Mali on 11 January 2013. Konna itself was retaken by Malian soldiers on "
        "18 January 2013, and Gao fell to French forces on 26 January 2013."
    )
    assert [places(words, number) for number in (1, 2)] == [{"Konna"}, {"Gao"}]


def test_attack_told_by_its_day() -> None:
    """ "The attack took place on 7 August, when a bomb went off" tells one deed, not in the embassy's own country."""
    words = (
        "The embassy attack in Nairobi took place on 7 August 1998, when a truck bomb went off outside the embassy of "
        "the United States."
    )
    (account,) = accounts(words)
    assert account.deeds == {"vehicle_bomb"}
    assert places(words) == {"Nairobi"}


def test_crowds_are_the_people_they_are_made_of() -> None:
    """Hundreds of thousands of students who march are students."""
    words = "Hundreds of thousands of students, monks and workers marched in Yangon on 8 August 1988."
    assert "students" in accounts(words)[0].by


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("A school in Sagaing was bombed by an army jet on 4 May 2022, killing seven children.", "army"),
        (
            "The Union condemns the attack of 4 May 2016 on the camp at El Adde in Somalia, for which Al-Shabaab has "
            "claimed responsibility.",
            "al shabaab",
        ),
    ],
)
def test_whose_jet_and_whose_claim(words: str, doer: str) -> None:
    """Whose jet it was, and who claims an attack that a region parts from its clause, did it."""
    assert doer in accounts(words)[0].by


def test_the_same_evening_elsewhere_is_another_deed() -> None:
    """What was done the same evening in another place is another deed."""
    words = (
        "Insurgents shot dead four rangers in Thailand on 21 June 2011. In Yala province, a rubber tapper was gunned "
        "down on his way home the same evening."
    )
    assert [killed(account) for account in accounts(words)] == [{4}, {1}]


def test_bombs_that_damaged_two_banks() -> None:
    """What harmed a number of things once is no general statement."""
    found = accounts("Rebels bombed power lines in the Andes on 3 May 1984. Bombs also damaged two banks in Huancayo.")
    assert len(found) == 2


def test_coup_that_ended_an_uprising() -> None:
    """What ended something was done on the day it ended."""
    (account,) = accounts("The uprising in Yangon ended on 18 September 1988 with a coup by the army.")
    assert account.when == ("1988-09-18",)


def test_taken_after_fighting() -> None:
    """A town taken after fighting on a day is taken on that day, in one deed."""
    assert kinds("The M23 rebels took control of Sake after heavy fighting with Congolese troops on Thursday.") == [
        "territorial_gain"
    ]


def test_flight_of_a_day_is_told_for_itself() -> None:
    """Counted people who fled on a day were displaced; a flight with no day is what came of the deed before it."""
    words = "Rebels shelled Goma on 4 May 2012, killing six. Tens of thousands of people fled{}."
    assert [sorted(each.deeds) for each in accounts(words.format(" toward Sake on 5 May 2012"))][1:] == [
        ["displacement"]
    ]
    assert len(accounts(words.format(""))) == 1


def test_flight_of_attackers_displaces_nobody() -> None:
    """Attackers who fled are no displaced people."""
    found = accounts("Three gunmen shot a guard dead in Goma on 4 May 2012. The three gunmen fled on 5 May 2012.")
    assert all("displacement" not in each.deeds for each in found)
