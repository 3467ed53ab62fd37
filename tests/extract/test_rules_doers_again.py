"""Doers told by what they rode in, by what they had hidden, and by the people of the sentence before."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, sides

RODE_OR_LAID = [
    ("Helicopters carrying Sudanese soldiers fired on the market.", ["Sudanese soldiers"]),
    ("Pickups carrying gunmen of Boko Haram opened fire on farmers.", ["gunmen of Boko Haram"]),
    ("A device that rebels of the ELN had buried beside the road went off.", ["rebels of the ELN"]),
    ("A bomb which the FARC had hidden in a bin exploded at noon.", ["the FARC"]),
    ("A bomb which a cleaner had found in a bin exploded at noon.", []),
]


@pytest.mark.parametrize(("words", "doers"), RODE_OR_LAID)
def test_who_rode_and_who_laid_it(words: str, doers: list[str]) -> None:
    """Those aboard what opened fire did it, and those who hid what went off; whoever found a bomb did nothing."""
    assert sides(words)[0] == doers
