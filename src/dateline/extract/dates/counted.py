"""Times told by counting, and how long and how often: "two days ago", "last week", "for three days", "daily"."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extract.dates.amounts import length_value, number
from dateline.extract.dates.context import words_for
from dateline.extract.dates.expression import TimeKind
from dateline.extract.dates.grammar import Match
from dateline.extract.dates.parts import time_of, trim_of
from dateline.extract.dates.period import SEASON_LETTERS, Grain
from dateline.extract.dates.readings import NIGHT, RUN, Base, Form, Reading
from dateline.extract.dates.tokens import Token, words_of

_PARTS_OF_DAY = frozenset({"MO", "AF", "EV", "NI", "DT"})
_YEARS_IN_DECADE = 10
_DAYS_IN_WEEK = 7
_FORTNIGHT = 14
_CLOSES = frozenset({",", ".", ";", ":", ")"})
_NOON = 12
_HALF = 0.5
_MILITARY = 4
_LAST_HOUR = 24
_LAST_MINUTE = 59


def deictic(match: Match) -> list[Reading]:
    """Read "yesterday evening" and "the day after tomorrow"."""
    word = match.tokens("deictic")[0].text.lower()
    time = time_of(match) or ("NI" if word == "tonight" else "")
    count = (match.number("deictic") or 0) + (match.number("side") or 0)
    kind = TimeKind.TIME if time else TimeKind.DATE
    value = None if count or time else "PRESENT_REF"
    return [Reading(Form.SHIFT, match.start, match.end, kind, count=count, time=time, trim=trim_of(match), value=value)]


def beyond(match: Match) -> list[Reading]:
    """Read "the day after last Tuesday"."""
    start, end = match.place("weekday")
    which = match.number("which")
    named = Reading(Form.CALENDAR, start, end, weekday=match.number("weekday"), which=which)
    return [Reading(Form.SHIFT, match.start, match.end, count=match.number("side"), of=named)]


def unit(match: Match) -> list[Reading]:
    """Read "last week", "later that year" and "the following morning"."""
    which, part = match.number("which"), match.word("part")
    word = next((token.text.lower() for token in match.tokens("which")), "the")
    if word == "past":
        return length(match)
    if part and word == "last" and part != "NI":
        which = 0
    if word in {"before", "after"} and _is_of_an_event(match):
        return [Reading(Form.VALUE, match.start, match.end)]
    if part and word == "the" and _is_of_a_thing(match):
        return [Reading(Form.VALUE, match.start, match.end, TimeKind.TIME, value=f"XXXX-XX-XXT{part}")]
    if word == "last" and _is_span(match):
        return length(match)
    if match.word("unit") == "FN" and which:
        base = _base(match, word, Grain.DAY)
        return [Reading(Form.SHIFT, match.start, match.end, count=_FORTNIGHT * which, trim=RUN, base=base)]
    grain, step = (Grain.DAY, 1) if part else _grain(match.word("unit") or "D")
    return [
        Reading(
            Form.SHIFT,
            match.start,
            match.end,
            TimeKind.TIME if part else TimeKind.DATE,
            grain,
            which=which,
            count=(which or 0) * step,
            base=_base(match, word, grain),
            trim=trim_of(match),
            time=part or "",
        )
    ]


def _is_of_a_thing(match: Match) -> bool:
    """Tell whether "the night" is that of something else than a date: "of the attack", "of the 11th"."""
    after = [token.text.lower() for token in match.tagged.tokens[match.end : match.end + 4]]
    dated = after[3:] == ["of"] or (after[3:] and after[3] in words_of("MONTH"))
    return after[:1] == ["of"] and after[1:2] != [] and after[1] in words_for("goes on") and not dated


def _is_span(match: Match) -> bool:
    """Tell "over the last year", the twelve months up to now, from "last year"."""
    tokens = match.tagged.tokens[max(0, match.start - 1) : match.start + 2]
    lead = [token.text.lower() for token in tokens]
    short = match.word("unit") in {"W", "M", "Y"}
    return short and lead[1:] == ["the", "last"] and lead[0] in {"in", "over", "during", "within", "for"}


def _is_of_an_event(match: Match) -> bool:
    """Tell whether "the day before" goes on with what it was before: "the day before the vote", "… he was killed"."""
    after = next((token.text for token in match.tagged.tokens[match.end : match.end + 1]), "")
    return after.lower() in words_for("goes on") or after[:1].isupper()


def the_year(match: Match) -> list[Reading]:
    """Read "the year" as the one told of, but "the year ended 30 June" and "the year before the war" as a length."""
    tokens = match.tagged.tokens[match.end : match.end + 1]
    bounded = any(token.text.lower() in words_for("bounds of a length") for token in tokens)
    return length(match) if bounded else unit(match)


def overnight(match: Match) -> list[Reading]:
    """Read "overnight" as the night up to the document's day, or the one after the day a story last told."""
    return [Reading(Form.SHIFT, match.start, match.end, TimeKind.TIME, count=0, trim=NIGHT, time="NI")]


def year_end(match: Match) -> list[Reading]:
    """Read "at year's end" as 31 December, more or less: reports by year count as of that day."""
    (whole,) = unit(match)
    if whole.trim != "END":
        return [whole]
    last = Reading(Form.CALENDAR, match.start, match.end, month=12, day=31, base=whole.base)
    return [replace(last, approximate=True)]


def _base(match: Match, word: str, grain: Grain) -> Base:
    """Tell what a unit counts from: "the next day" and "that week" from the story, "next week" from the document."""
    start = match.place("edge")[1] if match.has("edge") else match.start
    after_the = any(token.text.lower() == "the" for token in match.tagged.tokens[start : match.end])
    told = word in words_for("told") or (word == "next" and after_the)
    told = told or (word == "latest" and grain is Grain.QUARTER)
    bare = word == "the" and grain in {Grain.YEAR, Grain.WEEKEND}
    return Base.NARRATIVE if told and not bare else Base.DOCUMENT


def _grain(letters: str) -> tuple[Grain, int]:
    """Give the size of a unit, and how many of it the word means: a fortnight is two weeks."""
    return (Grain.WEEK, 2) if letters == "FN" else (Grain(letters), 1)


def _step(letters: str) -> tuple[Grain, int]:
    """Give what is counted by: "two decades ago" is twenty years, not some day of a decade of the calendar."""
    return (Grain.YEAR, _YEARS_IN_DECADE) if letters == "DE" else _grain(letters)


def _letters(match: Match) -> str:
    letters = match.word("unit") or "TS"
    return "D" if letters in _PARTS_OF_DAY else letters


def _is_plural(match: Match) -> bool:
    return match.has("count") or any(token.text.lower().endswith("s") for token in match.tokens("unit"))


def length(match: Match) -> list[Reading]:
    """Read "three days", "the past year" and "weeks"."""
    amount = number(match.tokens("count"))
    if amount is not None and match.has("andhalf"):
        amount += _HALF
    value = length_value(amount, _letters(match), plural=_is_plural(match))
    about = match.has("about")
    if _is_rate(match):
        return [Reading(Form.VALUE, match.start, match.end, TimeKind.SET, value=value)]
    ends = () if match.has("which") else _ends(match)
    return [Reading(Form.VALUE, match.start, match.end, TimeKind.DURATION, value=value, approximate=about, ends=ends)]


def _is_rate(match: Match) -> bool:
    """Tell whether "a day" says how often: "twice a day", "12 to 15 km a day"."""
    tokens = match.tagged.tokens
    if tokens[match.start].text.lower() not in {"a", "an"} or match.start == 0:
        return False
    before = tokens[match.start - 1].text.lower()
    if before in words_for("how often"):
        return True
    counted = any(token.text.isdigit() for token in tokens[max(0, match.start - 3) : match.start - 1])
    return counted and (before.endswith("s") or before in {"km", "people", "men"})


def _ends(match: Match) -> tuple[tuple[int, int, str], ...]:
    """Give the two lengths of "two to six days"."""
    start, end = match.place("count") if match.has("count") else (0, 0)
    tokens = match.tagged.tokens
    link = next((at for at in range(start + 1, end - 1) if tokens[at].text.lower() in {"to", "or"}), None)
    if link is None:
        return ()
    amounts = number(tokens[start:link]), number(tokens[link + 1 : end])
    if None in amounts:
        return ()
    least, most = (length_value(amount, _letters(match)) for amount in amounts)
    return (start, link, least), (link + 1, match.end, most)


def one_day(match: Match) -> list[Reading]:
    """Read "will one day return" as the future; "one day" is a length elsewhere."""
    before = match.tagged.tokens[match.start - 1].text.lower() if match.start else ""
    one = match.number("count") == 1
    if one and (before in words_for("modals") or before in {"may", "might", "could", "can", "he", "she", "they", "we"}):
        return [Reading(Form.VALUE, match.start, match.end, value="FUTURE_REF")]
    return length(match)


def one_or_two(match: Match) -> list[Reading]:
    """Read "a week or two" and "a year or two ago", of which nobody knows how many they are."""
    side = match.number("side")
    if side is not None:
        return [Reading(Form.VALUE, match.start, match.end, value="PAST_REF" if side < 0 else "FUTURE_REF")]
    value = length_value(None, _letters(match))
    return [Reading(Form.VALUE, match.start, match.end, TimeKind.DURATION, value=value)]


def these_days(match: Match) -> list[Reading]:
    """Read "these days" as now; "these weeks" and "those days" are lengths."""
    if [token.text.lower() for token in match.tagged.tokens[match.start : match.end]] == ["these", "days"]:
        return [Reading(Form.VALUE, match.start, match.end, value="PRESENT_REF")]
    return length(match)


def part(match: Match) -> list[Reading]:
    """Read "at night", of no day that the words name."""
    value = f"XXXX-XX-XXT{match.word('part')}"
    return [Reading(Form.VALUE, match.start, match.end, TimeKind.TIME, value=value)]


def reported(match: Match) -> list[Reading]:
    """Read "the 1988 period" and "the latest period": the quarter reported on, of the year named or of this one."""
    return [Reading(Form.SHIFT, match.start, match.end, grain=Grain.QUARTER, year=match.number("year"))]


def repeated(match: Match) -> list[Reading]:
    """Read "daily", "every two weeks", "each July" and "Fridays"."""
    value = match.word("frequency")
    token = next(iter(match.tokens("weekday") or match.tokens("unit")), None)
    if token is not None:
        value = _set_of(token) if isinstance(token.meaning, int) else _set_length(match)
        value += f"T{match.word('part')}" if match.has("part") else ""
    return [Reading(Form.VALUE, match.start, match.end, TimeKind.SET, value=value)]


def _set_length(match: Match) -> str:
    return length_value(number(match.tokens("count")), _letters(match), plural=False)


def _set_of(token: Token) -> str:
    """Write "every Friday", "each July" and "every summer" as TIMEX3 does."""
    number = int(token.meaning or 0)
    word = token.text.lower()
    if word in words_of("MONTH"):
        return f"XXXX-{number:02d}"
    if word in words_of("SEASON"):
        return "XXXX-" + SEASON_LETTERS[number]
    return f"XXXX-WXX-{number + 1}"


def shift(match: Match) -> list[Reading]:
    """Read "two days ago" and "a year earlier"."""
    tokens, letters = match.tokens("count"), _letters(match)
    amount = number(tokens) if tokens else None if _is_plural(match) else 1.0
    sign = match.number("side") or 0
    if amount is None or letters.startswith("T") or amount != int(amount):
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return [Reading(Form.VALUE, match.start, match.end, value=value)]
    grain, step = _step(letters)
    ago = match.tokens("side")[0].text.lower() == "ago"
    within = sign > 0 and match.tagged.tokens[match.start].text.lower() in {"less", "under", "fewer"}
    if within and grain is Grain.WEEK:
        grain, step = Grain.DAY, step * _DAYS_IN_WEEK
    return [
        Reading(
            Form.SHIFT,
            match.start,
            match.end,
            grain=grain,
            count=int(amount) * sign * step,
            which=0 if match.has("reported") else None,
            trim=RUN if within else None,
            base=Base.DOCUMENT if ago else Base.NARRATIVE,
            approximate=match.has("about") or letters == "DE",
        )
    ]


def days_on(match: Match) -> list[Reading]:
    """Read "thirteen days on, missiles hit a factory" as so long after the day last told, else as a length."""
    after = next((token.text for token in match.tagged.tokens[match.end : match.end + 1]), ".")
    (told,) = length(match)
    amount, (grain, step) = number(match.tokens("count")), _step(_letters(match))
    if after != "," or amount is None or amount != int(amount):
        return [replace(told, end=match.end - 1)]
    return [
        Reading(
            Form.SHIFT,
            match.start,
            match.end,
            grain=grain,
            count=int(amount) * step,
            base=Base.NARRATIVE,
            approximate=match.has("about"),
        )
    ]


def to_the_day(match: Match) -> list[Reading]:
    """Read "four years later to the day" as that day of the year told."""
    return [replace(reading, same_day=reading.form is Form.SHIFT) for reading in shift(match)]


def beside_that(match: Match) -> list[Reading]:
    """Read "eight days after that, …" as so long after the day last told; "after that raid" counts from the raid."""
    end, _ = match.place("pointed")
    after = next((token.text for token in match.tagged.tokens[match.end : match.end + 1]), ".")
    if after in _CLOSES:
        return shift(match)
    value = length_value(number(match.tokens("count")), _letters(match), plural=_is_plural(match))
    return [Reading(Form.VALUE, match.start, end - 1, TimeKind.DURATION, value=value)]


def weekdays_ago(match: Match) -> list[Reading]:
    """Read "two Fridays ago" as the Friday before the last one."""
    start, end = match.place("weekday")
    latest = Reading(Form.CALENDAR, start, end, weekday=match.number("weekday"), which=-1)
    weeks = int(number(match.tokens("count")) or 1) - 1
    return [Reading(Form.SHIFT, match.start, match.end, count=-7 * weeks, of=latest)]


def beside(match: Match) -> list[Reading]:
    """Read "two days after" as a length, until a date is found to count from; "two days before," counts by itself."""
    end, _ = match.place("side")
    after = next((token.text for token in match.tagged.tokens[match.end : match.end + 1]), ".")
    if match.word("side") is None and after in _CLOSES and match.tokens("side")[0].text.lower() != "following":
        return shift(match)
    amount, letters = number(match.tokens("count")), _letters(match)
    value = length_value(amount, letters, plural=_is_plural(match))
    return [Reading(Form.VALUE, match.start, end, TimeKind.DURATION, value=value)]


def clock(match: Match) -> list[Reading]:
    """Read "5:30 p.m.", "9 o'clock" and "noon" as an hour of the date it stands with, or of the one last told."""
    hours, halves = match.tokens("hour"), match.tokens("ampm")
    half = str(halves[0].meaning or halves[0].text).lower() if halves else ""
    time = _clock_time(hours[0], half) if hours else match.word("clockword")
    if time is None:
        return []
    hour = Reading(Form.SHIFT, match.start, match.end, TimeKind.TIME, count=0, base=Base.NARRATIVE, time=time)
    return [replace(hour, approximate=match.has("about"))]


def _figures(token: Token) -> list[int]:
    """Give the hour and minutes of "five", "5", "5.30", "17:30" and "1730"."""
    if not token.text[0].isdigit():
        return [int(token.meaning or 0)]
    if token.text.isdigit() and len(token.text) == _MILITARY:
        return [int(token.text[:2]), int(token.text[2:])]
    return [int(part) for part in re.split(r"[:.,]", token.text)]


def _clock_time(token: Token, half: str) -> str | None:
    digits = _figures(token)
    hour = digits[0]
    before_noon = half.startswith(("a", "m"))
    if half and not before_noon and hour < _NOON:
        hour += _NOON
    if before_noon and hour == _NOON:
        hour = 0
    if hour > _LAST_HOUR or any(part > _LAST_MINUTE for part in digits[1:]):
        return None
    return ":".join(f"{part:02d}" for part in (hour, *(digits[1:] or [0])))
