"""What looks like a time and is none: "May" the name, 2,000 people, Resolution 1973."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.dates.context import words_for
from dateline.extract.dates.expression import TimeKind
from dateline.extract.dates.period import Grain
from dateline.extract.dates.readings import Form, Reading
from dateline.extract.dates.tokens import Tagged, words_of

_FIRST_PLAIN, _LAST_PLAIN, _FIRST_MODERN = 1900, 2100, 1600
"""Four digits in this range are a year unless the words around say otherwise; others need a word that says so."""

_MONTHS = words_of("MONTH") | words_of("ABBR") | words_of("SEASON") | words_of("WEEKDAY") | {"year", "years"}
_DETERMINERS = frozenset({"the", "a", "an", "his", "their", "its", "that", "as"})
_IN_FIGURES = 10
"""From here on numbers of people are written in figures."""
_BEFORE_MONTHS = frozenset({"in", "during", "throughout"})
"""What leads to a month and never to a day: "on September 17" stays a day, whatever follows."""
_HOURS_WITHIN = 4
_RANGE_REST = 2
_RANGE_LEAD = 3
_ROUND = 50
"""Between 1950 and 2000 people: two round figures count people, others are years."""
_PHONE = 3
_SHORT = 4
"""A lower-case word in -s longer than "was" and "this" after four digits is what they count: "2015 rifles"."""


def is_time(tagged: Tagged, reading: Reading) -> bool:
    """Tell whether the words around let a reading stand."""
    before, after = _beside(tagged, reading)
    if _is_verb(tagged, reading, before, after) or _is_title(tagged, reading):
        return False
    if reading.calendar and after.lower() in words_for("holiday things"):
        return False
    if reading.end - reading.start == 1:
        return _stands_alone(tagged, reading, before, after)
    return not (_is_bare_weekday(reading) and before in words_for("named days"))


def _is_title(tagged: Tagged, reading: Reading) -> bool:
    """Tell whether relative words are the name of a programme or paper: "VOA Today", "on ABC's “This Week”"."""
    if reading.form is not Form.SHIFT or reading.start == 0:
        return False
    words = [token.text for token in tagged.tokens[reading.start : reading.end]]
    if not all(word[:1].isupper() and not word.isupper() for word in words):
        return False
    before = tagged.tokens[reading.start - 1].text
    return len(words) > 1 or (before[:1].isalpha() and before[0].isupper())


def _stands_alone(tagged: Tagged, reading: Reading, before: str, after: str) -> bool:
    """Tell whether one word by itself is a time."""
    licensed = before in words_for("licences")
    if reading.form is not Form.CALENDAR:
        return _uncounted(reading, before, after)
    if reading.calendar:
        return licensed or not _is_capital(tagged, reading.start - 1)
    if reading.grain is Grain.SEASON:
        return _is_season(tagged, reading, before, after)
    if reading.grain is Grain.QUARTER:
        return licensed
    checks = {Grain.MONTH: _is_month, Grain.YEAR: _is_year}
    figures = "/" in tagged.tokens[reading.start].text  # "3/11/2016", whose day and month may change places
    if reading.grain in checks and not figures:
        return checks[reading.grain](tagged, reading, before, after)
    return before not in words_for("named days")


def _is_season(tagged: Tagged, reading: Reading, before: str, after: str) -> bool:
    """Tell whether the name of a season is the time of year: "in spring", "the spring offensive", not "Arab Spring"."""
    word = tagged.tokens[reading.start].text
    if word.islower() and after in words_for("seasonal"):
        return True
    licensed = before in words_for("licences") and before not in {"a", "an", "to", "or"}
    return licensed and word.lower() not in words_of("FALL")


def _uncounted(reading: Reading, before: str, after: str) -> bool:
    """Tell whether one word that names no stretch of the calendar is a time: "for years", "at night"."""
    if reading.kind is TimeKind.DURATION:
        return before in words_for("licences") and before not in {"the", ",", "and", "or"}
    if reading.form is Form.VALUE and reading.kind is TimeKind.TIME:
        return before in {"at", "by"} or after in words_for("nightly")
    return before != "high"


def _is_verb(tagged: Tagged, reading: Reading, before: str, after: str) -> bool:
    """Tell whether "may" or "march" in small letters is the verb: "at least 3 may have died"."""
    if reading.form is not Form.CALENDAR or reading.month is None or reading.year is not None:
        return False
    words = {token.text for token in tagged.tokens[reading.start : reading.end]}
    if words.isdisjoint(words_for("ambiguous months")):
        return False
    if reading.day is None:
        return before not in words_for("month licences")
    return after.isalpha() and before not in words_for("day licences")


def _is_bare_weekday(reading: Reading) -> bool:
    return reading.form is Form.CALENDAR and reading.weekday is not None and reading.month is None


def _is_capital(tagged: Tagged, at: int) -> bool:
    return at >= 0 and tagged.tokens[at].text[:1].isupper()


def _beside(tagged: Tagged, reading: Reading) -> tuple[str, str]:
    tokens = tagged.tokens
    before = tokens[reading.start - 1].text.lower() if reading.start else ""
    after = tokens[reading.end].text if reading.end < len(tokens) else ""
    return before, after


def _is_month(tagged: Tagged, reading: Reading, before: str, after: str) -> bool:
    word = tagged.tokens[reading.start].text.lower()
    if before in words_for("month licences") and not (after[:1].isupper() and before in {"by", "of", "from", "to"}):
        return True
    if before in words_for("licences") and before not in _DETERMINERS:
        return not after[:1].isupper()
    capital = tagged.tokens[reading.start].text[0].isupper()
    if before in _DETERMINERS and capital and (_is_noun(after) or after in {"-", "–"}):
        return True
    named = after[:1].isupper() or _is_capital(tagged, reading.start - 1)
    return not named and word not in words_for("ambiguous months")


def _is_noun(word: str) -> bool:
    """Tell whether a word may be what a month is told of: "the March accession", not "the March on"."""
    return word.islower() and word not in words_for("licences") | words_for("after a year")


def _is_year(tagged: Tagged, reading: Reading, before: str, after: str) -> bool:
    year = reading.year or 0
    if year < 0:
        return not after.isalpha() or after[:1].isupper() or after in words_for("after a year")
    other = _is_explained(tagged, reading) or _ends_a_number(tagged, reading)
    if other or _names_or_counts(tagged, reading, before, after):
        return False
    licensed = before in words_for("licences")
    if not tagged.tokens[reading.start].text[0].isdigit():
        return licensed
    if _begins_a_range(tagged, reading):
        return True
    if _is_part_of_name(tagged, reading) and not licensed and before not in _MONTHS:
        return False
    heads_a_line = not before.strip() and after in {"-", "–", "—", ":"}
    plain = _FIRST_PLAIN <= year <= _LAST_PLAIN or heads_a_line
    return plain or before in words_for("year licences") or (_FIRST_MODERN <= year < _FIRST_PLAIN and licensed)


def _begins_a_range(tagged: Tagged, reading: Reading) -> bool:
    """Tell whether another year follows behind a dash: "End of the war 1864–1865"."""
    rest = tagged.tokens[reading.end : reading.end + 2]
    if len(rest) != _RANGE_REST or rest[0].text not in {"-", "–", "—"} or not isinstance(rest[1].meaning, int):
        return False
    return _FIRST_MODERN <= (reading.year or 0) < rest[1].meaning <= _LAST_PLAIN


def _is_explained(tagged: Tagged, reading: Reading) -> bool:
    """Tell whether a year of ours follows in brackets, so that this one is of another calendar: "in 1388 (2009)"."""
    rest = tagged.tokens[reading.end : reading.end + _RANGE_REST]
    if len(rest) < _RANGE_REST or rest[0].text != "(" or not isinstance(rest[1].meaning, int):
        return False
    return (reading.year or 0) < _FIRST_MODERN and _FIRST_PLAIN <= rest[1].meaning <= _LAST_PLAIN


def _ends_a_number(tagged: Tagged, reading: Reading) -> bool:
    """Tell whether two digits end the number of something: "case 2015/16"."""
    token = tagged.tokens[reading.start].text
    named = tagged.tokens[max(0, reading.start - _RANGE_LEAD) : reading.start]
    short = token.isdigit() and len(token) < _SHORT and len(named) == _RANGE_LEAD
    return short and named[1].text.isdigit() and named[0].text.lower() in words_for("numbered")


def _ends_a_range(tagged: Tagged, reading: Reading) -> bool:
    """Tell whether "between" or "from" and an earlier year lead up to this: "between 2009 and 2014 insurgents"."""
    lead = tagged.tokens[max(0, reading.start - _RANGE_LEAD) : reading.start]
    if len(lead) < _RANGE_LEAD or lead[0].text.lower() not in {"between", "from"}:
        return False
    first, year = lead[1].meaning, reading.year or 0
    round_figures = year % _ROUND == 0 and isinstance(first, int) and first % _ROUND == 0
    return isinstance(first, int) and _FIRST_PLAIN <= first < year <= _LAST_PLAIN and not round_figures


def _begins_a_count(tagged: Tagged, reading: Reading) -> bool:
    """Tell whether two figures count people, though the first could be a year: "between 1950 and 2000 people"."""
    rest = tagged.tokens[reading.end : reading.end + _RANGE_LEAD]
    if len(rest) < _RANGE_LEAD or rest[0].text.lower() not in {"and", "to", "or", "-", "–"}:
        return False
    last, year = rest[1].meaning, reading.year or 0
    if not isinstance(last, int | float) or rest[2].text.lower() not in words_for("counted"):
        return False
    return last > _LAST_PLAIN or (year % _ROUND == 0 and last % _ROUND == 0)


def _is_at_least_since(tagged: Tagged, reading: Reading) -> bool:
    lead = [token.text.lower() for token in tagged.tokens[max(0, reading.start - 3) : reading.start]]
    return lead[1:] == ["at", "least"] and lead[0] in {"since", "from", "until", "by", "in"}


def _is_hyphened_number(tagged: Tagged, reading: Reading) -> bool:
    """Tell whether more digits than a year or month has follow behind a hyphen, as in a telephone number."""
    rest = tagged.tokens[reading.end : reading.end + _RANGE_REST]
    return len(rest) == _RANGE_REST and rest[0].text == "-" and rest[1].text.isdigit() and len(rest[1].text) == _PHONE


def _names_or_counts(tagged: Tagged, reading: Reading, before: str, after: str) -> bool:
    """Tell whether four digits are a number of something, an amount, or an hour."""
    if _begins_a_count(tagged, reading):
        return True
    if _ends_a_range(tagged, reading) or _is_at_least_since(tagged, reading):
        return False
    if before in words_for("numbered") or before in {"$", "£", "€", "#", "at"} or after == "%":
        return True
    if after.lower() in words_for("makes") or _is_hyphened_number(tagged, reading):
        return True
    counts = after.islower() and after.endswith("s") and len(after) > _SHORT and before not in words_for("licences")
    between_digits = before.isdigit() and after.isdigit()
    hours = before != "in" and _tells_hours(tagged, reading.end)
    counted = after.lower() in words_for("counted") and before not in {"in", "since", "during"}
    return counts or between_digits or hours or counted


def _tells_hours(tagged: Tagged, end: int) -> bool:
    """Tell whether four digits are an hour: "from 1910 to 1950 GMT", "from 1800 in the evening"."""
    after = [token.text.lower() for token in tagged.tokens[end : end + _HOURS_WITHIN]]
    return not words_for("hours").isdisjoint(after) or after[:3] in (
        ["in", "the", part] for part in words_of("DAYPART")
    )


def _is_part_of_name(tagged: Tagged, reading: Reading) -> bool:
    """Tell whether a number follows a name, as in "a Mercedes 2000", and not just the first word of a sentence."""
    at = reading.start - 1
    opens = at == 0 or (at > 0 and not tagged.tokens[at - 1].text[-1:].isalnum())
    return _is_capital(tagged, at) and not opens


def without_count(tagged: Tagged, reading: Reading) -> Reading:
    """Leave a month alone where the figure after it counts people: "in September 17 people died", "last May 12 men".

    Few people are counted in words: "last November 4 men" is of the 4th.
    """
    lead = tagged.tokens[reading.start - 1].text.lower() if reading.start else ""
    of_month = lead in _BEFORE_MONTHS or reading.which is not None
    if reading.day is None or reading.month is None or reading.year is not None or not of_month:
        return reading
    figure, after = tagged.tokens[reading.end - 1].text, tagged.tokens[reading.end : reading.end + 1]
    many = lead in _BEFORE_MONTHS or reading.day >= _IN_FIGURES
    counts = many and figure == str(reading.day) and bool(after) and after[0].text.lower() in words_for("counted")
    return replace(reading, day=None, grain=Grain.MONTH, end=reading.end - 1) if counts else reading
