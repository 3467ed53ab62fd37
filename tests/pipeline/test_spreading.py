"""Work over several processes: the same results in the same order, and a killed process is said to be."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from dateline.model.errors import ProjectError
from dateline.pipeline.spreading import apart, spread

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def squaring() -> Callable[[int], int]:
    """Start what squares numbers."""
    return lambda number: number * number


def dying() -> Callable[[int], int]:
    """Start what ends its process at the third piece."""
    return lambda number: os._exit(9) if number == 3 else number


def die() -> None:
    """End this process."""
    os._exit(9)


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_pieces(workers: int) -> None:
    """However many do the work."""
    assert list(spread(squaring, range(50), workers)) == [number * number for number in range(50)]


def test_a_process_that_is_killed_is_an_error_in_words() -> None:
    """It may have been killed for want of memory: no traceback, and no result that looks whole."""
    with pytest.raises(ProjectError, match="has ended"):
        list(spread(dying, range(50), 2))
    with pytest.raises(ProjectError, match="has ended"):
        list(apart(die, lambda: 0))
