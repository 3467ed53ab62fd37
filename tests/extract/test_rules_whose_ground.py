"""Where deeds with no scene of their own are told to be, and whose deeds they are: coups, splits, murders, denials."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, killed

PLACED = [
    ("On 3 May 2003 officers overthrew the government of Chad.", ["Chad"]),
    ("Rebels ousted President Ali Omar of Mali on 3 May 2003.", ["Mali"]),
    ("President Ali Omar of Mali was shot dead in Lyon on 3 May 2003.", ["Lyon"]),
    ("The murder of the judge Ali Omar in Lyon on 3 May 1998 was never solved.", ["Lyon"]),
    ("In June 2005 the Supreme Court of Spain outlawed Segi.", []),
    ("In October 1974 the Basque Front fell apart into the Canal Dur and the Canal Mou.", []),
]


@pytest.mark.parametrize(("words", "names"), PLACED)
def test_where_governments_fall_and_people_are_murdered(words: str, names: list[str]) -> None:
    """The land whose government falls is the place; a party outlawed and the wings of a group are none."""
    (told,) = accounts(words)
    assert [place.name for place in told.places] == names


def test_group_that_falls_apart_does_so_itself() -> None:
    """What splits is who did it."""
    (told,) = accounts("In 1985 the Karen Front split into two wings.")
    assert "karen front" in told.by


def test_not_the_work_of_one_but_of_another() -> None:
    """Of two who are named the second did it."""
    (told,) = accounts(
        "A bomb killed nine people in Gao on 3 May 1998. The attack was not the work of the rebels but of officers of "
        "the garrison."
    )
    assert told.by == {"officers of the garrison"}


def test_army_that_pushes_rebels_back_is_not_theirs() -> None:
    """A clause on whom an army fights does not make it theirs."""
    (told,) = accounts("The army, which has been pushing the RSF back, retook the town of Wad Madani on 3 May 2024.")
    assert told.by == {"the army"}


def test_days_that_follow_go_on_where_the_deed_was() -> None:
    """What "the soldiers" did over the next days they did where they came to."""
    told = accounts(
        "On 3 May 2004 soldiers attacked the town of Adwa. Over the next three days the soldiers shot 30 villagers."
    )
    assert [[place.name for place in each.places] for each in told] == [["Adwa"], ["Adwa"]]


def test_victims_identified_are_the_dead() -> None:
    """How many victims somebody identified is how many died, where no other figure is told."""
    (told,) = accounts(
        "A shell hit a cafe in Adwa on 3 May 2004. Almost all of the guests died; the mission identified 59 victims."
    )
    assert killed(told) == {59}


@pytest.mark.parametrize(("people", "town"), [("Colombian", "Bogotá"), ("Brazilian", "Brasília"), ("Kazakh", "Astana")])
def test_capital_that_shares_its_name_with_a_division(people: str, town: str) -> None:
    """A capital held only as a town is the capital all the same."""
    (told,) = accounts(f"A bomb exploded at a police academy in the south of the {people} capital on 3 May 2004.")
    assert [place.name for place in told.places] == [town]
