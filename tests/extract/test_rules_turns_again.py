"""Turns of speech for coups, captives handed over, verdicts, accords, and for what was nobody's deed."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, killed

TOLD = [
    ("French commandos blasted their way into an embassy in Gao on 3 May 2004.", "attack", "2004-05-03"),
    ("Gunmen dragged the women and children off from a village near Gao on 3 May 2004.", "abduction", "2004-05-03"),
    (
        "In a coup on 3 May 1974, young officers brought General Ali Omar Hassan to power in Bamako.",
        "leadership_change",
        "1974-05-03",
    ),
    ("A party congress elected Ali Hassan as his successor in January 2019.", "leadership_change", "2019-01"),
    (
        "The FARC took up arms on 3 May 1964, when its members burned land registers in Marquetalia.",
        "arson",
        "1964-05-03",
    ),
    ("The gunman fled to Algeria after killing nine people in Gao on 3 May 2004.", "attack", "2004-05-03"),
    (
        "Crowds cheered the peace accord that the prime minister and the head of the rebels in the north signed in Gao "
        "on 3 May 2004.",
        "agreement",
        "2004-05-03",
    ),
]


@pytest.mark.parametrize(("words", "deed", "when"), TOLD)
def test_turns_of_speech_tell_deeds(words: str, deed: str, when: str) -> None:
    """Who is brought to power by officers, elected as a successor or dragged off tells a deed with its day."""
    assert [(set(each.deeds), each.when) for each in accounts(words)] == [({deed}, (when,))]


NOBODY = [
    "The 1994 election brought Nelson Mandela to power in South Africa.",
    "The decade-long insurgency has cost some 13,000 lives in Nepal.",
    "The explosion that flattened a chemical plant in Lyon on 3 May 2004 was almost certainly an accident.",
    "Soldiers returned to barracks after killing demonstrators for years.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_elections_wars_and_accidents_are_no_deeds(words: str) -> None:
    """An election, what a war has cost, an accident called so and a habit make no event."""
    assert accounts(words) == []


def test_captives_carried_off_are_handed_over() -> None:
    """Those taken first and handed over later are released on the later day, which is not that of their taking."""
    told = accounts(
        "Nine engineers were carried off near Gao on 3 May 2004 and handed over to the Red Cross nine days later."
    )
    assert [(set(each.deeds), each.when) for each in told] == [
        ({"abduction"}, ("2004-05-03",)),
        ({"release"}, ("2004-05-12",)),
    ]


def test_surrender_days_later() -> None:
    """ "Before giving themselves up twelve days later" tells a surrender on the day counted."""
    told = accounts("Rebels hijacked a bus near Gao on 2 December 1975 before giving themselves up twelve days later.")
    assert [(set(each.deeds), each.when) for each in told][-1] == ({"surrender"}, ("1975-12-14",))


def test_court_sets_free_whom_it_acquits() -> None:
    """Those acquitted by a court "and set free" were set free by it."""
    told = accounts("Six men were acquitted by the High Court in Accra on 3 May 2004 and set free.")
    assert [each.by for each in told if "release" in each.deeds] == [{"high court", "the high court"}]


def test_laid_at_its_door() -> None:
    """A massacre laid at "its" door is blamed on the group told of before."""
    told = accounts(
        "The FARC killed nine peasants in Toribío on 3 May 2004. The massacre at Bojayá, where 79 people died on "
        "2 May 2002, is also laid at its door."
    )
    assert "farc" in told[1].by


def test_also_raped_is_a_deed_beside_the_killing() -> None:
    """ "They also raped" tells a deed of its own, and the dead admitted to later are those of the killing."""
    told = accounts(
        "Fighters of the FDLR killed 31 villagers in Busurungi on 10 May 2009. They also raped 14 women. "
        "The group admits to only nine deaths in Busurungi."
    )
    assert [(set(each.deeds), each.when) for each in told] == [
        ({"attack"}, ("2009-05-10",)),
        ({"sexual_violence"}, ("2009-05-10",)),
    ]
    assert killed(told[0]) == {31, 9}


def test_one_described_by_an_article_is_counted_once() -> None:
    """ "One hostage, a judge, and two soldiers" are three people."""
    (told,) = accounts("One hostage, a judge, and two soldiers died when police stormed a hotel in Lyon on 3 May 2004.")
    assert killed(told) == {1, 2}


def test_mine_that_is_attacked_is_no_weapon() -> None:
    """What an attack is on did not do it; what it is done with did."""
    (told,) = accounts("Rebels attacked a mine near Gao on 3 May 2004, killing nine men.")
    assert told.deeds == {"attack"}
    (told,) = accounts("Rebels attacked a convoy with a mine near Gao on 3 May 2004.")
    assert told.deeds == {"remote_explosive"}
