"""Figures that count no people: years, days of a month, times of day, ages and numbers in names."""

from __future__ import annotations

from collections.abc import Iterable, Set

from dateline.extract.tolls.lexicon import lexicon

CENTURIES = ("18", "19", "20")
NOT_BEFORE_YEAR = frozenset(("of", "to", "about", "over", "around", "with"))
"""Prepositions after which four figures count people: "a group of 2000"."""
UNBROKEN = 7
"""A run of so many digits without a comma is a date or a number in a file, not a count that anyone wrote."""
AGES = ("aged", "age", "ages")
AGED = ("year-old", "years-old", "month-old")
YEARS = ("year", "years", "month", "months")
YEAR_LENGTH, LONGEST_AGE, TWO_FIGURES = 4, 3, 2
OF_YEAR = frozenset(("end", "fall", "beginning", "start", "summer", "spring", "autumn", "winter"))


def mark_other_figures(low: list[str], tags: list[str], figures: Iterable[int], capitals: Set[int]) -> None:
    """Retag the figures at these positions that count no people; ``capitals`` says which words begin with one."""
    units = lexicon().lists["numbered_names"]
    months = lexicon().lists["months"]
    numbered = lexicon().lists["numbered"]
    for at in figures:
        before, after = low[at - 1] if at else "", low[at + 1] if at + 1 < len(low) else ""
        if before in AGES and len(low[at]) <= LONGEST_AGE:
            _mark_ages(low, tags, at)
            continue
        if tags[at] == "age":
            continue
        unbroken = low[at].isdecimal() and len(low[at]) >= UNBROKEN and tags[at + 1 : at + 2] != ["people"]
        named = before in numbered or (before in units and at - 1 in capitals)
        if after in ("%", "percent", "per") or named or unbroken:
            tags[at] = "mark"
        elif aged := _age_words(low, at):
            tags[at : at + aged] = ["compound"] * aged
        elif (
            (before in months and _in_a_date(low, tags, at))
            or (after in months and tags[at + 1] == "time")
            or _is_year(low, tags, at)
            or _is_clock(low, tags, at)
        ):
            tags[at] = "time"
        elif len(low[at]) <= LONGEST_AGE and _is_age(low, tags, at):
            tags[at] = "age"
        elif at and tags[at - 1] in ("name", "things") and low[at].isdecimal() and _ends_name(tags, at):
            tags[at] = tags[at - 1]


def _mark_ages(low: list[str], tags: list[str], at: int) -> None:
    """Retag "aged 6, 8 and 11" from the first figure to the last, as one insertion."""
    end = at + 1
    while low[end : end + 1] in ([","], ["and"]) and low[end + 1 : end + 2] and low[end + 1].isdecimal():
        end += 2
    tags[at - 1 : end] = ["age"] * (end - at + 1)


def _age_words(low: list[str], at: int) -> int:
    """Count the words of "47 year old", "47-Year-Old" or "forty year-old" that start here."""
    following = low[at + 1 : at + 3]
    if following[:1] and following[0] in AGED:
        return 2
    return (
        3 if len(following) > 1 and ((following[0] in YEARS and following[1] == "old") or following[1] in AGED) else 0
    )


def _in_a_date(low: list[str], tags: list[str], at: int) -> bool:
    """Tell the day or year after a month from people counted there: "on 8 May two people", "on 5 June 12 people"."""
    if not low[at][:1].isdecimal():
        return False
    dated = at > 1 and tags[at - 2] == "time" and low[at - 2][:1].isdecimal()
    return not dated or len(low[at]) == YEAR_LENGTH or tags[at + 1 : at + 2] != ["people"]


def _is_year(low: list[str], tags: list[str], at: int) -> bool:
    """Tell "in 2004" and "May 5, 2004" from "killed 2004 people"."""
    if len(low[at]) != YEAR_LENGTH or not low[at].startswith(CENTURIES) or at == 0:
        return False
    if tags[at - 1] == "comma":
        return at > 1 and tags[at - 2] == "time"
    if low[at - 1] == "of":
        return at > 1 and low[at - 2] in OF_YEAR
    if low[at - 1] in ("-", "–"):
        return at > 1 and tags[at - 2] == "time"
    return tags[at - 1] == "time" or (tags[at - 1] == "preposition" and low[at - 1] not in NOT_BEFORE_YEAR)


def _is_clock(low: list[str], tags: list[str], at: int) -> bool:
    """Tell the parts of "10:30" from the five of "on Monday: five guards"."""
    if len(low[at]) > TWO_FIGURES or not low[at].isdecimal():
        return False
    hour = low[at + 1 : at + 2] == [":"] and low[at + 2 : at + 3] != [] and low[at + 2][:2].isdecimal()
    after_hour = low[at - 1 : at] == [":"] and tags[at - 2 : at - 1] == ["time"]
    return hour or (after_hour and low[at - 2][:1].isdecimal())


def _is_age(low: list[str], tags: list[str], at: int) -> bool:
    """Tell an age set off from a person: "Ahmed Ali, 32, was killed", "a farmer aged 40"."""
    if low[at - 1 : at] in (["aged"], ["age"]):
        return True
    opened = tags[at - 1 : at] in (["comma"], ["open"])
    closed = tags[at + 1 : at + 2] in (["comma"], ["close"], ["end"], ["joiner"])
    return opened and closed and at > 1 and tags[at - 2] in ("name", "people", "possessive", "word")


def _ends_name(tags: list[str], at: int) -> bool:
    """Tell a number that closes a name, as in "Brigade 2506," or "Route 12 near", from one that opens a count."""
    return tags[at + 1 : at + 2] in (["comma"], ["end"], ["preposition"], ["verbs"], ["close"], [])
