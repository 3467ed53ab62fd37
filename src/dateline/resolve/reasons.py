"""Why a pair was scored as it was, in words that name the values compared."""

from __future__ import annotations

from collections.abc import Callable

from dateline.model.interval import Interval
from dateline.model.place import Location, distance_km
from dateline.model.toll import Outcome
from dateline.resolve.columns import UNKNOWN, toll_range, topic_words
from dateline.resolve.views import AccountView
from dateline.resolve.words import spoken_of, stems

SHOWN_WORDS = 5
SILENT = frozenset({"unknown", "none asked", "other source", "two texts"})
"""Levels that say nothing to a reader."""


def reason(comparison: str, level: str, left: AccountView, right: AccountView) -> str | None:
    """Say what one comparison found, None where it has nothing to show."""
    if level in SILENT or comparison not in SAYS:
        return None
    return SAYS[comparison](level, left, right) or None


def _time(level: str, left: AccountView, right: AccountView) -> str:
    if left.interval is None or right.interval is None:
        return ""
    gap = left.interval.gap(right.interval)
    if gap:
        return "one day apart" if gap == 1 else f"{gap} days apart"
    if level in ("same day", "same days"):
        return level
    return f"dates fit: {_dates(left.interval)} and {_dates(right.interval)}"


def _dates(interval: Interval) -> str:
    if interval.earliest == interval.latest:
        return str(interval.earliest)
    return f"{interval.earliest or '..'} to {interval.latest or '..'}"


def _place(level: str, left: AccountView, right: AccountView) -> str:
    one, two = left.location, right.location
    if one is None or two is None:
        return ""
    if level == "same place":
        return f"both {one.name or one.words}"
    km = distance_km(one, two)
    names = f"{_name(one)} and {_name(two)}"
    return names if km is None else f"{km:.0f} km apart ({names})"


def _name(where: Location) -> str:
    return where.name or where.words


def _province(level: str, left: AccountView, right: AccountView) -> str:
    if left.location is None or right.location is None:
        return ""
    one, two = left.location.admin1, right.location.admin1
    return f"both in {one}" if level == "same" else f"in {one} and in {two}"


def _toll(level: str, left: AccountView, right: AccountView) -> str:
    told = _figures(left, right, Outcome.KILLED)
    return f"{told}, the higher figure in the later report" if level == "rose" else told


def _injured(_: str, left: AccountView, right: AccountView) -> str:
    return _figures(left, right, Outcome.INJURED)


def _figures(left: AccountView, right: AccountView, outcome: Outcome) -> str:
    one, two = toll_range(left.tolls, outcome), toll_range(right.tolls, outcome)
    if UNKNOWN in (*one, *two):
        return ""
    if one == two:
        return f"both {_range(one)} {outcome}"
    meet = one[0] <= two[1] and two[0] <= one[1]
    return f"{'toll ranges overlap: ' if meet else ''}{_range(one)} and {_range(two)} {outcome}"


def _range(figures: tuple[int, int]) -> str:
    return str(figures[0]) if figures[0] == figures[1] else f"{figures[0]}–{figures[1]}"


def _deed(level: str, left: AccountView, right: AccountView) -> str:
    one, two = (left.deed or "").replace("_", " "), (right.deed or "").replace("_", " ")
    if level == "same":
        return f"both {one}"
    return f"{one} and {two} may be one deed" if level == "may be one" else f"{one} and {two}"


def _stage(level: str, left: AccountView, right: AccountView) -> str:
    return "" if level == "same" else f"{left.modality} and {right.modality}"


def _words(level: str, left: AccountView, right: AccountView) -> str:
    if level == "none":
        return ""
    others = set(stems(right.words))
    common = [word for word in stems(left.words) if word in others]
    longest = sorted(common, key=len, reverse=True)[:SHOWN_WORDS]
    return f"share words: {', '.join(word for word in common if word in longest)}" if longest else ""


def _means(level: str, left: AccountView, right: AccountView) -> str:
    return _topics("means.", level, left, right)


def _whom(level: str, left: AccountView, right: AccountView) -> str:
    return _topics("whom.", level, left, right)


def _topics(facet: str, level: str, left: AccountView, right: AccountView) -> str:
    one, two = ([each for each in spoken_of(topic_words(view)) if each.startswith(facet)] for view in (left, right))
    common = [each.removeprefix(facet) for each in one if each in two]
    if level == "nothing shared":
        return f"one speaks of {one[0].removeprefix(facet)}, the other of {two[0].removeprefix(facet)}"
    return f"both speak of {', '.join(common)}"


def _parties(level: str, left: AccountView, right: AccountView) -> str:
    ones = {party.name or party.words for party in left.parties}
    twos = {party.name or party.words for party in right.parties}
    if level == "none shared":
        return f"parties {', '.join(sorted(ones))} and {', '.join(sorted(twos))}"
    both = sorted(ones & twos)
    return f"both name {', '.join(both)}" if both else "parties alike"


def _text(_: str, __: AccountView, ___: AccountView) -> str:
    return "told in one text"


def _repeated(_: str, left: AccountView, __: AccountView) -> str:
    return f"{left.source} tells every event once"


def _rival(level: str, _: AccountView, __: AccountView) -> str:
    if level in ("far behind", "behind"):
        return "another account of that source fits better"
    return "" if level == "level" else "no other account of that source fits as well"


Say = Callable[[str, AccountView, AccountView], str]

SAYS: dict[str, Say] = {
    "time": _time,
    "place": _place,
    "province": _province,
    "toll": _toll,
    "injured": _injured,
    "deed": _deed,
    "stage": _stage,
    "words": _words,
    "means": _means,
    "whom": _whom,
    "parties": _parties,
    "text": _text,
    "repeated": _repeated,
    "rival": _rival,
}
"""Comparisons that have words of their own; the others only refine these."""
