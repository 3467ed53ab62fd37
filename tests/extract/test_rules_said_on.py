"""Tests of days on which a deed was only shown, named or mourned, and not done."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts


@pytest.mark.parametrize(
    "words",
    [
        "The group released a video on 15 February 2015 that showed its men beheading nine Christians near Gao.",
        "On 5 June 2015, a rights group reported the killing of twelve men by soldiers in Gao.",
        "The funeral of nine miners shot dead by police in Gao was held on Saturday 1 September 2012.",
        "A vigil was held on 3 May 2012 for nine men killed by gunmen in Gao.",
    ],
)
def test_the_day_of_a_film_a_report_or_a_funeral_is_none_of_the_deed(words: str) -> None:
    """When those shot were buried, or a film of it came out, tells no day of the shooting."""
    (account,) = accounts(words)
    assert not account.when


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen shot dead nine mourners at a funeral in Gao on 1 September 2012.",
        "The funeral of nine miners shot dead by police in Gao on 1 September 2012 was held later.",
    ],
)
def test_a_day_of_the_deed_beside_a_funeral_stays(words: str) -> None:
    """What hangs on the deed itself is its day."""
    assert str(accounts(words)[0].when[0]) == "2012-09-01"
