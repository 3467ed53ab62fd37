"""Agreements told in a relative clause, people taken by rebels and by a state, and doers on the move."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("In the peace deal that the two sides signed in Juba on 3 October 2020, the rebels won seats.", 0),
        ("The Arusha Accords, which the state and the Rwandan Patriotic Front signed on 4 August 1993, failed.", 2),
        ("Under the ceasefire that Eritrea and Ethiopia signed in Algiers on 18 June 2000, a zone was guarded.", 2),
    ],
)
def test_an_agreement_signed_in_a_relative_clause_has_its_day(words: str, by: int) -> None:
    """The verb that the agreement is the object of tells its day and its parties."""
    (found,) = accounts(words)
    assert found.deeds == {"agreement"}
    assert found.when
    assert len(found.by) >= by


@pytest.mark.parametrize(
    "words",
    [
        "The truce collapsed in May 2001 and the general signed an order to advance.",
        "The government has refused to honour the peace agreement that its predecessor signed.",
    ],
)
def test_another_thing_signed_is_no_agreement(words: str) -> None:
    """An order is not the truce named before it, and an agreement of no known day tells nothing."""
    assert not [each for each in accounts(words) if "agreement" in each.deeds and each.when]


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("On 3 May 2012 rebels of the Northern Front captured two aid workers near Gao.", "abduction"),
        ("Guerrillas detained three engineers near Gao on 4 June 2001.", "abduction"),
        ("On 3 May 2012 the army captured two rebels near Gao.", "arrest"),
        ("Police detained three engineers in Gao on 4 June 2001.", "arrest"),
    ],
)
def test_rebels_abduct_and_a_state_arrests(words: str, deed: str) -> None:
    """One word, two deeds: who took the people decides."""
    (found,) = accounts(words)
    assert found.deeds == {deed}


@pytest.mark.parametrize("moving", ["pursuing", "advancing", "retreating"])
def test_troops_on_the_move_killed_him(moving: str) -> None:
    """ "Killed by pursuing troops" tells who did it, and nobody who was pursued."""
    (found,) = accounts(f"The commander was killed by {moving} soldiers near Kidal on 2 May 2014.")
    assert found.by == {f"{moving} soldiers"}


def test_a_court_that_gives_years_tells_a_trial() -> None:
    """Life or years given to somebody by a court are a sentence, however many words name them."""
    (found,) = accounts("On 10 April 1997 a Berlin court gave two of the killers life sentences.")
    assert (found.deeds, found.when) == (frozenset({"trial"}), ("1997-04-10",))


def test_a_second_agreement_keeps_its_own_day_and_town() -> None:
    """The clause in which an agreement is what was signed tells its day and place."""
    words = (
        "A truce was concluded at Gao in October 1997, and the Tuareg peace accord was signed in Bamako on 30 May 2001."
    )
    assert [(each.when, [place.name for place in each.places]) for each in accounts(words)] == [
        (("1997-10",), ["Gao"]),
        (("2001-05-30",), ["Bamako"]),
    ]


def test_the_day_of_a_claim_is_not_that_of_the_deed() -> None:
    """ "The attack was condemned on Monday" says nothing of when it was."""
    words = "Rebels overran a post near Gao in May 2004; the attack was condemned by the minister on 9 June 2004."
    assert [each.when for each in accounts(words)] == [("2004-05",)]
    assert len(accounts("A mine killed nine in Gao on 3 May 2010. The attack was condemned on 9 May by the UN.")) == 1


def test_an_embassy_occupied_is_seized() -> None:
    """To occupy an embassy is an attack; students may occupy a university."""
    assert [each.deeds for each in accounts("In May 1974 the Red Brigade occupied the French embassy in Bamako.")] == [
        {"attack"}
    ]
    assert accounts("Students occupied the university in Bamako on 3 May 1968.") == []
