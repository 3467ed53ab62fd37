"""Tests of an actor's own words, where the parse takes along what stands before them."""

from __future__ import annotations

from datetime import date

from tests.extract.rules_world import accounts


def test_day_is_no_part_of_an_actor() -> None:
    """A day right before those who did a deed is no part of them."""
    told = accounts("Rebels took two men in Gao on 3 May 2016. The following morning troops freed the two captives.")
    assert told[-1].by == {"troops"}


def test_dateline_is_no_part_of_an_actor() -> None:
    """The town a report is filed from is no part of those it begins with."""
    (told,) = accounts("YANGON — Police fired live rounds at a crowd in Monywa on Wednesday.", date(2021, 3, 4))
    assert told.by == {"police"}


def test_group_named_for_a_day_keeps_its_name() -> None:
    """A group may be named for a day."""
    (told,) = accounts("The 17 November group shot dead a banker in Athens on 8 May 1994.")
    assert any("17 november" in name for name in told.by)
