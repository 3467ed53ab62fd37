"""Tests of subjects that the parser loses or takes for those who act."""

from __future__ import annotations

from datetime import date

from tests.extract.rules_world import accounts, killed

PUBLISHED = date(2024, 10, 4)


def test_arms_after_and_are_carried_and_do_nothing() -> None:
    """ "A man with a rifle and grenades killed nine": the man did."""
    (told,) = accounts("At least one man with a rifle and hand grenades killed nine shoppers in Lagos.", PUBLISHED)
    assert told.by == {"at least one man"}


def test_counted_people_beside_the_killed_suffered_too() -> None:
    """ "40 were killed and 12 raped": the twelve did nothing."""
    told = accounts("40 villagers were killed and 12 girls raped when militiamen attacked Bentiu.", PUBLISHED)
    assert set().union(*(each.by for each in told)) == {"militiamen"}


def test_those_taken_hostage_beside_the_killed_are_no_second_deed() -> None:
    """ "Six were killed and nine taken hostage" tells one deed."""
    (told,) = accounts("Six guards were killed and nine taken hostage in Timbuktu on 3 May 2012.")
    assert killed(told) == {6}


def test_what_was_brought_by_somebody_went_off() -> None:
    """ "A parcel handed to X by a courier exploded" is read to its end."""
    (told,) = accounts("A parcel handed to the guard by a courier exploded on 3 May 1999 in Aden, killing two.")
    assert told.deeds == {"bombing"}
    assert (told.when, killed(told)) == (("1999-05-03",), {2})


def test_part_of_the_day_is_no_name_of_those_after_it() -> None:
    """ "In the course of the day soldiers shot": soldiers did."""
    told = accounts("On 3 May 1999 rebels attacked Kidal. In the course of the day soldiers executed 30 men.")
    assert [each.by for each in told if "execution" in each.deeds] == [{"soldiers"}]


def test_whom_a_court_found_guilty_sentenced_nobody() -> None:
    """ "Found X guilty and sentenced him": the court did both."""
    told = accounts(
        "A court in Guinea found Moussa Bah guilty of murder and sentenced him to nine years on 3 May 2012."
    )
    assert not any("bah" in doer for each in told for doer in each.by)
