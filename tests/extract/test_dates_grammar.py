"""The grammar as data: patterns, word lists and calendars."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest
import yaml

from dateline.extract.dates.calendars import hijri, holiday, holiday_names
from dateline.extract.dates.grammar import grammar
from dateline.extract.dates.patterns import compile_pattern, kept
from dateline.extract.dates.period import Grain, Period
from dateline.extract.dates.readers import READERS
from dateline.extract.dates.tokens import letters

CLASSES = {"DAY": "d", "MONTH": "m", "THE": "t", "NUM": "dn"}


@pytest.mark.parametrize(
    ("pattern", "tags", "fits"),
    [
        ("DAY MONTH", "dm", True),
        ("DAY MONTH", "d", False),
        ("THE? DAY", "d", True),
        ("THE? DAY", "td", True),
        ("(DAY | MONTH) THE", "mt", True),
        ("NUM{2,3}", "dn", True),
        ("NUM{2,3}", "d", False),
        ("<date> THE", "dmt", True),
    ],
)
def test_a_pattern_matches_rows_of_classes(pattern: str, tags: str, *, fits: bool) -> None:
    """The small language of patterns means what rules.yaml says it does."""
    compiled = compile_pattern(pattern, {"date": "DAY MONTH"}, CLASSES)
    assert (compiled.pattern.fullmatch(tags) is not None) is fits


def test_a_pattern_knows_what_it_can_begin_with() -> None:
    """Only rules that can begin with a word are tried on it."""
    assert compile_pattern("THE? (NUM | MONTH) DAY", {}, CLASSES).first == frozenset("tdnm")


def test_a_pattern_keeps_its_named_parts() -> None:
    """What matched under a name can be asked for by name, wherever in the pattern it stood."""
    pattern = compile_pattern("(day: DAY) (month: MONTH) | (month: MONTH) (day: DAY)", {}, CLASSES).pattern
    found = [match for match in (pattern.match("dm"), pattern.match("md")) if match]
    assert [kept(match) for match in found] == [{"day": (0, 1), "month": (1, 2)}, {"month": (0, 1), "day": (1, 2)}]


def test_every_rule_is_read_by_a_known_reader() -> None:
    """The names under "reads" are those of functions, and every function is used."""
    used = {rule.reads for rules in grammar().rules.values() for rule in rules}
    assert used == set(READERS)


def test_no_word_belongs_to_two_classes() -> None:
    """A second class for a word would silently never be used."""
    lexicon = yaml.safe_load(files("dateline.extract.dates").joinpath("words.yaml").read_text(encoding="utf-8"))
    words = [word for name in lexicon for word in lexicon[name]]
    assert sorted(words) == sorted(set(words))


def test_nothing_in_the_grammar_is_unused() -> None:
    """A class, group or macro that no rule names is left over."""
    folder = files("dateline.extract.dates")
    rules = folder.joinpath("rules.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(rules)
    named = Counter(re.findall(r"\w+", rules.partition("groups:")[2]))
    classes = yaml.safe_load(folder.joinpath("words.yaml").read_text(encoding="utf-8"))
    assert [name for name in classes if not named[name]] == []
    assert [name for name in content["groups"] if named[name] < 2] == []
    assert [name for name in content["macros"] if f"<{name}>" not in rules] == []


def test_every_class_has_its_own_letter() -> None:
    """Two classes of one letter would be one class."""
    assert len(set(letters().values())) == len(letters())


@pytest.mark.parametrize(
    ("name", "year", "first"),
    [
        ("easter", 2019, date(2019, 4, 21)),
        ("christmas", 2011, date(2011, 12, 25)),
        ("thanksgiving", 1999, date(1999, 11, 25)),
        ("eid al-fitr", 2016, date(2016, 7, 6)),
        ("eid al-adha", 2012, date(2012, 10, 26)),
        ("nowruz", 2018, date(2018, 3, 21)),
    ],
)
def test_holidays_fall_on_their_days(name: str, year: int, first: date) -> None:
    """Known days of known years."""
    assert [day for day, _ in holiday(name, year)] == [first]


def test_every_holiday_can_be_reckoned() -> None:
    """No name in the list is without a rule."""
    assert all(holiday(name, 2015) for name in holiday_names())


def test_a_lunar_holiday_may_come_twice_a_year() -> None:
    """The Islamic year is shorter than ours, so 2000 had two Eids; which one is meant is not known."""
    assert len(holiday("eid al-fitr", 2000)) == 2


def test_hijri_dates_before_and_after_the_published_tables() -> None:
    """Years without a published calendar are reckoned by table, and a day that is none is refused."""
    assert hijri("islamic", 1300, 1, 1) is not None
    assert hijri("islamic", 1437, 2, 31) is None
    assert hijri("solar", 1357, 11, 22) == (date(1979, 2, 11), 1)


@pytest.mark.parametrize(
    ("grain", "value", "last"),
    [
        (Grain.DAY, "2016-07-23", date(2016, 7, 23)),
        (Grain.WEEK, "2016-W29", date(2016, 7, 24)),
        (Grain.WEEKEND, "2016-W29-WE", date(2016, 7, 24)),
        (Grain.MONTH, "2016-07", date(2016, 7, 31)),
        (Grain.QUARTER, "2016-Q3", date(2016, 9, 30)),
        (Grain.SEASON, "2016-SU", date(2016, 8, 31)),
        (Grain.HALF, "2016-H2", date(2016, 12, 31)),
        (Grain.YEAR, "2016", date(2016, 12, 31)),
        (Grain.DECADE, "201X", date(2019, 12, 31)),
        (Grain.CENTURY, "20XX", date(2099, 12, 31)),
    ],
)
def test_a_day_lies_in_one_period_of_each_size(grain: Grain, value: str, last: date) -> None:
    """Values are written as TIMEX3 has them."""
    period = Period.of(grain, date(2016, 7, 23))
    assert (period.value, period.last) == (value, last)


def test_a_period_moves_by_its_own_size() -> None:
    """A month on from December is January, and nothing moves past the calendar's ends."""
    december = Period.of(Grain.MONTH, date(2012, 12, 5)).shift(1)
    assert december is not None
    assert december.value == "2013-01"
    assert Period.of(Grain.DAY, date.max).shift(1) is None
    assert Period.of(Grain.YEAR, date.min).shift(-1) is None
