"""Deeds led in by who claims them or by what armed people did before, and places that are no place of the deed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.rules_world import accounts, killed

MONDAY = date(2013, 9, 23)


def test_a_deed_claimed_in_the_lead_is_told_out_by_the_next_sentence() -> None:
    """ "X claimed an assault in Y that left 59 dead. Masked gunmen stormed …" is one attack, on that day."""
    words = (
        "Al-Shabaab claimed an assault on a shopping centre in Nairobi that has left at least 59 people dead. Masked "
        "gunmen stormed the mall at midday on Saturday and threw grenades at shoppers."
    )
    (account,) = accounts(words, MONDAY)
    assert account.when == ("2013-09-21",)
    assert {"al shabaab", "masked gunmen"} <= account.by
    assert killed(account) == {59}


def test_gunmen_shot_at_the_end_make_no_second_deed() -> None:
    """The three who opened fire and were shot dead are not the dead of another shooting."""
    words = (
        "Islamic State said it was responsible for a shooting at a mosque in Muscat in which six people were killed. "
        "Three gunmen opened fire on worshippers in the Wadi al-Kabir district of Muscat late on Saturday and were "
        "later shot dead by the security forces."
    )
    (account,) = accounts(words, MONDAY)
    assert account.when == ("2013-09-21",)


def test_whoever_is_blamed_on_a_day_is_no_day() -> None:
    """ "Blamed the sect on Saturday for a bombing" blames the sect."""
    words = "The army blamed Boko Haram on Saturday for a bombing in Maiduguri that killed nine people."
    (account,) = accounts(words, MONDAY)
    assert "boko haram" in account.by


def test_what_befell_those_led_away_was_done_then_and_there() -> None:
    """ "Soldiers herded the villagers into the church. Forty of them were burned alive": by the soldiers."""
    words = (
        "On 3 May 1982 soldiers herded the villagers of Santa Rita into the church, in northern Huehuetenango. Forty "
        "of them were burned alive."
    )
    (account,) = accounts(words)
    assert (account.when, account.by) == (("1982-05-03",), frozenset({"soldiers"}))


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("A missile killed 20 people in Kryvyi Rih on 4 April 2025.", {"Kryvyy Rih"}),
        ("A bomb killed three at a market in Qala i Naw on 12 May 2023.", {"Qala i Naw"}),
        (
            "Gunmen shot dead the deputy governor of Nineveh on 13 July 2009 as he left a mosque in Baghdad.",
            {"Baghdad"},
        ),
        ("The mayor of Acapulco was shot dead on 10 March 2011.", {"Acapulco de Juárez"}),
        ("Rebels shot down an Air Rhodesia airliner near Kariba on 3 September 1978, killing 38.", {"Kariba"}),
        ("A rocket fired from Lebanon hit a house in Metula, Israel, on 10 October 2019.", {"Metula", "Israel"}),
    ],
)
def test_the_whole_name_and_only_where_it_was_done(words: str, places: set[str]) -> None:
    """Names are not cut short, and an office, an airline or where a rocket came from is no place of the deed."""
    (account,) = accounts(words)
    assert {place.name for place in account.places} == places


def test_what_its_capital_says_is_the_word_of_the_state_that_did_it() -> None:
    """ "New Delhi said it had hit camps" is said of what India fired, with the toll told beside."""
    words = (
        "India fired missiles at Muridke and eight other places in Pakistan early on Saturday. Pakistan said 26 "
        "civilians had been killed and 46 injured, while New Delhi said that it had hit camps of militants."
    )
    (account,) = accounts(words, MONDAY)
    assert killed(account) == {26}


@pytest.mark.parametrize(
    ("words", "deeds"),
    [
        (
            "Groups of men with guns, knives and petrol bombs attacked the police station of Buleda on Friday.",
            {"attack"},
        ),
        ("In a raid on Friday near Datu Hoffer troops backed by air strikes killed 11 fighters.", {"raid"}),
    ],
)
def test_the_arms_people_carry_and_the_strikes_that_help_them_name_no_deed(words: str, deeds: set[str]) -> None:
    """What stands after "with" or "backed by" is how it was done."""
    (account,) = accounts(words, MONDAY)
    assert account.deeds == deeds
