"""How groups begin and break apart."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts


def told(words: str) -> list[tuple[set[str], tuple[str, ...]]]:
    """Give the deeds and the time of each account."""
    return [(set(each.deeds), each.when) for each in accounts(words)]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("The Red Dawn Army was founded in Lima on 3 May 1980 by six students.", "1980-05-03"),
        ("In June 1999 the movement formed an armed wing called the Falcons.", "1999-06"),
        ("The Front for Arva is a rebel group that Omar Diallo set up at Gao in 2011 after he left the army.", "2011"),
    ],
)
def test_a_group_founded_on_a_day_is_an_event(words: str, when: str) -> None:
    """The day, or a year with a place, makes an event of how a group began."""
    assert told(words) == [({"founding"}, (when,))]


def test_whoever_founded_it_did_it_and_else_the_group() -> None:
    """With nobody named who founded it the group stands for its founders."""
    (by,) = accounts("The Red Dawn Army was founded in Lima on 3 May 1980 by six students.")
    (alone,) = accounts("The Red Dawn Army was founded in Lima on 3 May 1980.")
    assert ("six students" in by.by, any("red dawn army" in each for each in alone.by)) == (True, True)


@pytest.mark.parametrize(
    "words",
    [
        "The Red Dawn Army was founded in 1980.",
        "The school was founded in Lima on 3 May 1950.",
        "Police set up a roadblock in Herat on 3 May 2004 and found a bag.",
        "The government formed a commission of inquiry on 3 May 2004.",
        "The road splits into two tracks at Gao.",
    ],
)
def test_other_beginnings_are_none(words: str) -> None:
    """Schools, roadblocks and commissions are set up too, and a bare year is told of the group in its profile."""
    assert not any({"founding", "split"} & deeds for deeds, _ in told(words))


def test_a_group_that_splits_into_two_is_an_event() -> None:
    """ "The movement split in March 2003 into two wings" is told with its day."""
    assert told("The movement split in March 2003, after a long quarrel, into two wings.") == [
        ({"split"}, ("2003-03",))
    ]


def test_what_they_did_a_year_later_is_not_of_that_day() -> None:
    """A second verb with a day of its own keeps its day and place to itself."""
    (found,) = accounts("Rebels shot dead a judge in Herat on 3 May 2004 and moved to Kabul two years later.")
    assert (found.when, [each.name for each in found.places]) == (("2004-05-03",), ["Herat"])


def test_a_memorandum_signed_far_from_its_verb() -> None:
    """Whom a memorandum is between may stand before "was signed"."""
    words = "A memorandum of understanding between the rebels and the Sudanese government was signed on 5 May 2009."
    assert told(words) == [({"agreement"}, ("2009-05-05",))]
