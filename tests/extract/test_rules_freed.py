"""Doers told beside the deed: who let captives go, whose rising opened with it, who brought what went off."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts


def by_kind(words: str, kind: str) -> frozenset[str]:
    """Give who did the one deed of a kind."""
    (told,) = [each for each in accounts(words) if kind in each.deeds]
    return told.by


def test_hostages_released_were_released_by_the_group_that_held_them() -> None:
    """ "The hostages were released on 5 July": by the group that took them."""
    words = (
        "On 3 May 2001 rebels of the Abu Sayyaf kidnapped 20 tourists on Palawan. The hostages were released on 5 July."
    )
    assert "abu sayyaf" in by_kind(words, "release")


@pytest.mark.parametrize(
    "then",
    [
        "The hostages were freed on 5 July in a raid.",
        "The prisoners were released on 5 July.",
        "The passengers were released on 5 July.",
    ],
)
def test_whoever_may_have_been_freed_by_others_is_freed_by_nobody(then: str) -> None:
    """A raid, and people who are no captives of the group, name no captors."""
    told = accounts(f"On 3 May 2001 rebels of the Abu Sayyaf kidnapped 20 tourists on Palawan. {then}")
    assert not any("abu sayyaf" in each.by for each in told if "release" in each.deeds)


def test_those_arrested_are_not_let_go_by_captors() -> None:
    """What police do with those they arrest is told by other words."""
    assert by_kind("On 3 May 2001 police arrested nine men in Lagos. They were released on 5 July.", "release") == set()


@pytest.mark.parametrize("opens", ["began", "opened", "started"])
def test_deeds_a_rising_opens_with_are_of_its_people(opens: str) -> None:
    """ "The rebellion of X began with raids on posts"."""
    words = f"The rebellion of the Tamil Tigers {opens} on 3 May 1984 with raids on police posts near Jaffna."
    assert "tamil tigers" in by_kind(words, "raid")


@pytest.mark.parametrize("came", ["sent", "brought to the bank", "left in the hall"])
def test_bomb_in_a_parcel_is_of_those_who_brought_it(came: str) -> None:
    """ "A parcel sent by X exploded"."""
    words = f"On 3 May 1979 a parcel {came} by the Red Brigades exploded in Milan, killing two clerks."
    assert "red brigades" in by_kind(words, "bombing")


def test_both_sides_sign() -> None:
    """ "The two sides signed an accord" tells who did."""
    assert by_kind("On 6 January 1991 the two sides signed an accord in Algiers.", "agreement") == {"the two sides"}


def test_siege_is_named_by_what_was_besieged() -> None:
    """ "The OPEC siege" was not done by OPEC."""
    told = accounts("The OPEC siege began on 21 December 1975, when six gunmen stormed a meeting in Vienna.")
    assert not any("opec" in each.by for each in told)
