"""Figures that count no people: years, days of a month, times of day, ages and numbers in names."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extract.tolls.lexicon import lexicon

CENTURIES = ("18", "19", "20")
NOT_BEFORE_YEAR = frozenset(("of", "to", "about", "over", "around", "with"))
"""Prepositions after which four figures count people: "a group of 2000"."""
YEAR_LENGTH, LONGEST_AGE = 4, 3
OF_YEAR = frozenset(("end", "fall", "beginning", "start", "summer", "spring", "autumn", "winter"))


def mark_other_figures(low: list[str], tags: list[str], figures: Iterable[int]) -> None:
    """Retag the figures at these positions that count no people."""
    months = lexicon().lists["months"]
    numbered = lexicon().lists["numbered"]
    for at in figures:
        before, after = low[at - 1] if at else "", low[at + 1] if at + 1 < len(low) else ""
        if after in ("%", "percent", "per") or before in numbered:
            tags[at] = "mark"
        elif after in ("year", "years", "month", "months") and low[at + 2 : at + 3] == ["old"]:
            tags[at : at + 3] = ["compound"] * 3
        elif after in ("year-old", "years-old", "month-old"):
            tags[at : at + 2] = ["compound"] * 2
        elif (
            before in months
            or (after in months and tags[at + 1] == "time")
            or _is_year(low, tags, at)
            or _is_clock(low, tags, at)
        ):
            tags[at] = "time"
        elif len(low[at]) <= LONGEST_AGE and _is_age(low, tags, at):
            tags[at] = "age"
        elif at and tags[at - 1] in ("name", "things") and low[at].isdecimal() and _ends_name(tags, at):
            tags[at] = tags[at - 1]


def _is_year(low: list[str], tags: list[str], at: int) -> bool:
    """Tell "in 2004" and "May 5, 2004" from "killed 2004 people"."""
    if len(low[at]) != YEAR_LENGTH or not low[at].startswith(CENTURIES) or at == 0:
        return False
    if tags[at - 1] == "comma":
        return at > 1 and tags[at - 2] == "time"
    if low[at - 1] == "of":
        return at > 1 and low[at - 2] in OF_YEAR
    return tags[at - 1] == "time" or (tags[at - 1] == "preposition" and low[at - 1] not in NOT_BEFORE_YEAR)


def _is_clock(low: list[str], tags: list[str], at: int) -> bool:
    """Tell the parts of "10:30"."""
    hour = low[at + 1 : at + 2] == [":"] and low[at + 2 : at + 3] != [] and low[at + 2][:2].isdecimal()
    return hour or (low[at - 1 : at] == [":"] and tags[at - 2 : at - 1] == ["time"])


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
