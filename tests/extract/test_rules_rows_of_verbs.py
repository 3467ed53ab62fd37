"""Rows of verbs with one subject: stopped, robbed and shot are one deed of one band."""

from __future__ import annotations

from datetime import date

from tests.extract.rules_world import accounts, killed

MONDAY = date(2021, 5, 10)


def test_a_road_blocked_by_armed_men_is_part_of_what_they_did_there() -> None:
    """ "Blocked a road, dragged passengers out and shot nine" is no protest."""
    words = (
        "Armed men blocked a road in Kaduna on Sunday, dragged passengers out of two buses, checked their papers and "
        "shot dead nine of them, police said."
    )
    (account,) = accounts(words, MONDAY)
    assert (account.deeds, account.when) == (frozenset({"shooting"}), ("2021-05-09",))
    assert {place.name for place in account.places} == {"Kaduna"}
    assert (account.by, killed(account)) == (frozenset({"armed men"}), {9})


def test_the_first_verb_of_a_row_tells_who_did_all_of_it() -> None:
    """ "The militants stopped a bus, asked … and shot dead 28": the militants did."""
    words = (
        "The militants stopped a bus outside Mandera on Saturday, asked passengers to recite verses and shot dead 28 "
        "who could not."
    )
    (account,) = accounts(words, MONDAY)
    assert account.by == frozenset({"the militants"})


def test_people_taken_and_shot_in_a_row_of_verbs_are_one_deed() -> None:
    """ "Took six off a bus, looked at their cards and shot four of them": one deed; they were from Sindh."""
    words = (
        "Gunmen stopped a coach near Mastung on Sunday, took passengers off it, looked at their cards and shot dead "
        "four of them, all of whom came from Sindh."
    )
    (account,) = accounts(words, MONDAY)
    assert "shooting" in account.deeds
    assert "Sindh" not in {place.name for place in account.places}


def test_what_is_done_beside_in_a_row_shares_day_and_place() -> None:
    """ "Cut the wires of X, set huts alight, took nine girls": all on that day, there."""
    words = "On 3 May 2016 the rebels cut the wires to Chibok, set houses alight, took nine girls away and fled."
    (account,) = accounts(words)
    assert {"arson", "abduction"} & account.deeds
    assert account.when == ("2016-05-03",)


def test_a_country_is_meant_by_its_name_where_others_only_once_bore_it() -> None:
    """Arak of Iran, once called Iraq, is not what a report from Iran means by "Iraq"."""
    words = (
        "Iran fired ballistic missiles at two bases housing American troops in Iraq early on Wednesday. Tehran said it "
        "had hit the bases in revenge."
    )
    (account,) = accounts(words, date(2020, 1, 8))
    assert {place.country for place in account.places} == {"IQ"}
