"""Intervals as EDTF and back."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.errors import InvalidValue
from dateline.model.interval import Extent, Interval, Unit

_MARCH = Interval(date(2014, 3, 3), date(2014, 3, 7))

WRITTEN = [
    (Interval.day(date(2016, 7, 23)), "2016-07-23"),
    (Interval.month(2017, 8), "2017-08"),
    (Interval.year(2011), "2011"),
    (_MARCH, "[2014-03-03..2014-03-07]"),
    (Interval(date(2014, 3, 3), date(2014, 3, 7), Extent.THROUGHOUT), "2014-03-03/2014-03-07"),
    (Interval(date(2015, 1, 1), None, Extent.THROUGHOUT, Unit.YEAR), "2015/.."),
    (Interval(None, date(2017, 6, 30), Extent.THROUGHOUT, end_unit=Unit.MONTH), "../2017-06"),
    (Interval(None, date(2017, 6, 30), end_unit=Unit.MONTH), "[..2017-06]"),
    (Interval(date(2015, 1, 1), date(2021, 12, 31), Extent.THROUGHOUT, Unit.YEAR, Unit.YEAR), "2015/2021"),
    (Interval(date(2016, 1, 1), date(2016, 4, 30), Extent.WITHIN, Unit.MONTH, Unit.MONTH), "[2016-01..2016-04]"),
    (Interval(date(1990, 1, 1), date(1999, 12, 31), Extent.WITHIN, Unit.DECADE, Unit.DECADE), "199X"),
    (Interval(date(1900, 1, 1), date(1999, 12, 31), Extent.WITHIN, Unit.CENTURY, Unit.CENTURY), "19XX"),
    (Interval(date(2014, 3, 1), date(2014, 5, 31), Extent.WITHIN, Unit.SEASON, Unit.SEASON), "2014-21"),
    (Interval(date(2014, 12, 1), date(2015, 2, 28), Extent.WITHIN, Unit.SEASON, Unit.SEASON), "2014-24"),
    (Interval(date(2014, 1, 1), date(2014, 12, 31), Extent.WITHIN, Unit.YEAR, Unit.YEAR, approximate=True), "2014~"),
    (Interval(date(2014, 1, 1), date(2014, 12, 31), Extent.WITHIN, Unit.YEAR, Unit.YEAR, uncertain=True), "2014?"),
    (
        Interval(date(2014, 1, 1), None, Extent.THROUGHOUT, Unit.YEAR, approximate=True, uncertain=True),
        "2014%/..",
    ),
]


@pytest.mark.parametrize(("interval", "text"), WRITTEN, ids=[text for _, text in WRITTEN])
def test_writes_each_bound_as_exactly_as_the_words_gave_it(interval: Interval, text: str) -> None:
    """An interval is written in the unit of its words, and read back the same."""
    assert to_edtf(interval) == text
    assert from_edtf(text) == interval


@pytest.mark.parametrize("text", [text for _, text in WRITTEN])
def test_writes_what_the_edtf_library_reads(text: str) -> None:
    """The syntax is the standard's, as an independent parser knows it."""
    assert str(parse_edtf(text)) == text


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2004-XX", "2004"),
        ("2004-XX-XX", "2004"),
        ("2004-06-XX", "2004-06"),
        ("1985-04-12T23:20:30Z", "1985-04-12"),
        ("2004-06~-11", "2004-06-11~"),
        ("?2004-06-~11", "2004-06-11%"),
        ("2004/", "2004/.."),
        ("/2004", "../2004"),
        ("[1667,1668..1670]", "[1667..1670]"),
        ("2016-33", "[2016-01..2016-03]"),
        ("2016-41", "[2016-07..2016-12]"),
        ("2016-38", "[2016-05..2016-08]"),
        ("2016-26", "[2016-06..2016-08]"),
    ],
)
def test_reads_the_other_spellings_of_the_standard(text: str, same: str) -> None:
    """Level 1 and 2 forms come back in our one spelling."""
    assert to_edtf(from_edtf(text)) == same


@pytest.mark.parametrize(
    "text",
    ["", "x", "2015-02-31", "2015-13", "2015-45", "[1667,1670]", "{1960,1961}", "Y170000002", "-0044", "156X-12-25",
     "2015-XX-12", "../..", "2016/2015", "0000", "2015-21-03"],
)  # fmt: skip
def test_refuses_what_an_interval_cannot_hold(text: str) -> None:
    """Impossible dates and forms beyond one pair of bounds are errors, never another date."""
    with pytest.raises(InvalidValue):
        from_edtf(text)


_DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))


@st.composite
def _intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    open_end = draw(st.sampled_from(["", "start", "end"]))
    units = st.sampled_from(Unit)
    return Interval(
        None if open_end == "start" else first,
        None if open_end == "end" else last,
        draw(st.sampled_from(Extent)),
        draw(units),
        draw(units),
        draw(st.booleans()),
        draw(st.booleans()),
    )


@given(_intervals())
def test_keeps_bounds_and_flags_through_a_round_trip(interval: Interval) -> None:
    """Whatever the units, writing and reading changes neither bound, nor whether it lasted, nor how sure it is."""
    back = from_edtf(to_edtf(interval))
    kept = ("earliest", "latest", "extent", "approximate", "uncertain")
    assert [getattr(back, name) for name in kept] == [getattr(interval, name) for name in kept]
    assert to_edtf(back) == to_edtf(interval)


@given(st.dates(date(1, 1, 1), date(9998, 11, 30)), st.sampled_from(Unit), st.sampled_from(Extent))
def test_a_whole_unit_comes_back_as_that_unit(day: date, unit: Unit, extent: Extent) -> None:
    """A month stays a month and a decade a decade."""
    text = {
        Unit.DAY: day.isoformat(),
        Unit.MONTH: day.isoformat()[:7],
        Unit.SEASON: f"{day.isoformat()[:4]}-22",
        Unit.YEAR: day.isoformat()[:4],
        Unit.DECADE: day.isoformat()[:3] + "X",
        Unit.CENTURY: day.isoformat()[:2] + "XX",
    }[unit]
    text = text if extent is Extent.WITHIN else f"{text}/{text}"
    interval = from_edtf(text)
    assert (interval.start_unit, interval.end_unit, interval.extent) == (unit, unit, extent)
    assert to_edtf(interval) == text
