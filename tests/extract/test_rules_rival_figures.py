"""Figures that a second source sets against those told before."""

from __future__ import annotations

import pytest

from dateline.model.toll import Outcome, Toll
from tests.extract.rules_world import accounts, extract, killed

TOLD = "Six people were killed in a clash in Gao on 4 March 2016, police said"


@pytest.mark.parametrize(
    "words",
    [
        ". The opposition put the number at 14 and gave a list of names.",
        ". The opposition gave a figure of 14.",
        "; the rebels put the figure at 14.",
        ", but the opposition said the true figure was at least 14.",
        ". Other reports gave the toll as 14.",
    ],
)
def test_both_figures_are_of_one_account(words: str) -> None:
    """Whoever puts the figure higher speaks of the dead told before."""
    (found,) = accounts(TOLD + words)
    assert killed(found) == {6, 14}


@pytest.mark.parametrize(
    "words",
    [
        ". Officials put the figure for the whole year at 214.",
        ". Aid groups put the number of refugees at 4,000.",
        ". The opposition gave no figure.",
    ],
)
def test_a_count_of_others_is_none_of_theirs(words: str) -> None:
    """A figure that says it counts something else is left."""
    (found,) = accounts(TOLD + words)
    assert killed(found) == {6}


def test_a_figure_of_the_wounded() -> None:
    """The figure is of whatever befell those told of; where two fates were told, it is nobody's."""
    wounded = "Six people were wounded in a clash in Gao on 4 March 2016. "
    (found,) = accounts(wounded + "The hospital put the figure at 14.")
    assert found.figures[Outcome.INJURED] == {6, 14}
    (both,) = accounts("Two died and six were wounded in a clash in Gao on 4 March 2016. Others put the figure at 14.")
    assert 14 not in killed(both) | both.figures[Outcome.INJURED]


def test_who_puts_it_so_is_kept() -> None:
    """The second figure says whose it is."""
    claims = extract(TOLD + ". The opposition put the number at 14.").claims
    tellers = {claim.value.best: claim.attribution.asserter for claim in claims if isinstance(claim.value, Toll)}
    assert tellers[14] == "The opposition"
