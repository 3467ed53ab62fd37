"""Days, months and years as people type them in filters."""

from __future__ import annotations

from datetime import date

import pytest
import typer

from dateline.cli.events import first_day, last_day


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02-03", date(2016, 2, 3), date(2016, 2, 3)),
        (None, None, None),
    ],
)
def test_until_a_month_is_until_its_end(words: str | None, first: date | None, last: date | None) -> None:
    """Since begins with the first day that is meant, and until ends with the last."""
    assert (first_day(words), last_day(words)) == (first, last)


def test_what_is_no_day_is_refused() -> None:
    """The message says how days are written."""
    with pytest.raises(typer.BadParameter, match="2016-05-31"):
        last_day("yesterday")
