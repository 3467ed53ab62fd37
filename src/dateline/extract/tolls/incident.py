"""One figure of killed and one of injured for the incident that a short description tells."""

from __future__ import annotations

import os
from bisect import bisect
from dataclasses import dataclass

from dateline.extract.tolls.find import TollMention, read_tolls
from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.lists import Counted
from dateline.extract.tolls.words import Words
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll

T = lambda n: n in os.environ.get("T", "bg,since,shot").split(",")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that may belong to the incident."""

    value: int
    sentence: int
    known: bool
    more: bool
    toll: Toll
    form: str


def incident_count(text: str) -> tuple[int | None, int | None]:
    """Count the killed and injured of the incident that a description tells, None where it tells neither figure nor none."""
    found = read_tolls(text)
    if not found:
        return None, None
    words = found[0][0].words
    ends = [at for at, tag in enumerate(words.tags) if tag == "end"]
    figures = [f for _, one, mention in found if (f := _figure(words, ends, one, mention)) is not None]
    killed = _total([f for f in figures if f.toll.outcome is Outcome.KILLED])
    injured = _total([f for f in figures if f.toll.outcome is Outcome.INJURED])
    casualties = _total([f for f in figures if f.toll.outcome is Outcome.CASUALTIES])
    if casualties == 0:
        killed, injured = killed or 0, injured or 0
    if T("shot") and casualties and not killed and not injured:
        killed = casualties
    return killed, injured


def _figure(words: Words, ends: list[int], one: Counted, mention: TollMention) -> Figure | None:
    toll = mention.toll
    value = toll.best if toll.best is not None else toll.high if toll.high is not None else toll.low
    if value is None or toll.part_of_total:
        return None
    sentence = bisect(ends, one.trigger.start)
    start = ends[sentence - 1] + 1 if sentence else 0
    end = ends[sentence] if sentence < len(ends) else len(words.low)
    low = set(words.low[start:end])
    if T("since") and "since" in low:
        return None
    at = min(one.trigger.start, one.phrase.start)
    before = words.low[max(start, at - 7) : at]
    if T("bg") and lexicon().background.intersection(before):
        return None
    if T("perp") and toll.among in (PartyClass.PERPETRATORS,) and one.phrase.kind != "pronoun":
        return None
    if T("mil") and toll.among in (PartyClass.MILITANTS,):
        return None
    known = one.phrase.kind == "pronoun" or one.phrase.determiner in (
        "the",
        "these",
        "those",
        "both",
        "their",
        "this",
        "that",
    )
    more = bool(
        {
            "also",
            "another",
            "other",
            "others",
            "later",
            "addition",
            "additional",
            "additionally",
            "more",
            "subsequently",
            "too",
        }
        & low
    )
    return Figure(value, sentence, known, more, toll, one.trigger.words.form)


def _total(figures: list[Figure]) -> int | None:
    if not figures:
        return None
    total = None
    for sentence in sorted({f.sentence for f in figures}):
        here = [f for f in figures if f.sentence == sentence]
        new = sum(f.value for f in here if not f.known)
        old = sum(f.value for f in here if f.known)
        sup = [f.value for f in here if f.toll.supersedes]
        if sup:
            total = sup[-1]
        elif not total:
            total = new + old
        elif T("also") and new and any(f.more for f in here):
            total += new
        elif T("sum"):
            total += new
        elif T("max"):
            total = max(new, total)
    return total
