"""One figure of killed and one of injured for the incident that a short description tells."""

from __future__ import annotations

import os
from bisect import bisect
from dataclasses import dataclass

from dateline.extract.tolls.find import TollMention, read_tolls
from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.lists import Counted
from dateline.extract.tolls.reading import Reading
from dateline.extract.tolls.words import Words
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll

T = lambda n: n in os.environ.get("T", "bg,bg2,since,shot,newold,more,ana").split(",")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that may belong to the incident."""

    value: int
    sentence: int
    known: bool
    more: bool
    total: bool
    outcome: Outcome


def incident_count(text: str) -> tuple[int | None, int | None]:
    """Count the killed and injured of the incident that a description tells, None where it tells neither figure nor none."""
    found = read_tolls(text)
    if not found:
        return None, None
    reading = found[0][0]
    words = reading.words
    ends = [at for at, tag in enumerate(words.tags) if tag == "end"]
    figures = [f for _, one, mention in found if (f := _figure(reading, ends, one, mention)) is not None]
    killed = _total([f for f in figures if f.outcome is Outcome.KILLED])
    injured = _total([f for f in figures if f.outcome is Outcome.INJURED])
    casualties = _total([f for f in figures if f.outcome is Outcome.CASUALTIES])
    if casualties == 0:
        killed, injured = killed or 0, injured or 0
    if T("shot") and casualties and not killed and not injured:
        killed = casualties
    return killed, injured


def _antecedent(reading, one):
    if one.part or one.phrase.quantity:
        return None
    w = reading.words
    head = w.word(one.phrase.head) if one.phrase.head is not None else ""
    if (
        head in ("they", "them", "who", "both")
        or (one.phrase.determiner in ("the", "these", "their", "those") and head in lexicon().plural)
        or w.word(one.phrase.start) in ("bodies", "corpses")
    ):
        for at in range(one.phrase.start - 1, -1, -1):
            p = reading.ends.get(at)
            if p and p.quantity and p.kind in ("people", "bare") and p.quantity.best and not w.capital(p.end):
                return p.quantity.best
    return None


def _figure(reading, ends: list[int], one: Counted, mention: TollMention | None) -> Figure | None:
    words = reading.words
    known = one.phrase.kind == "pronoun" or one.phrase.determiner in (
        "the",
        "these",
        "those",
        "both",
        "their",
        "this",
        "that",
    )
    if words.word(one.phrase.start) in ("the", "all", "both", "these", "those"):
        known = True
    if mention is None or (mention.toll.reckoning is Reckoning.SOME and T("ana")):
        value = _antecedent(reading, one) if T("ana") else None
        if value is None:
            return None
        known = True
    else:
        toll = mention.toll
        value = toll.best if toll.best is not None else toll.high if toll.high is not None else toll.low
        if value is None or toll.part_of_total or one.trigger.words.form == "self":
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
    if (
        T("bg2")
        and one.trigger.words.form == "of"
        and words.word(one.trigger.start - 2) in ("after", "following", "for", "since")
        and "responsibility" not in before
    ):
        return None
    ph = set(words.low[one.phrase.start : one.phrase.end])
    more = bool({"also", "too"} & set(words.low[max(one.trigger.start - 4, 0) : one.trigger.end + 2])) or bool(
        ph & {"more", "additional", "further"}
    )
    if T("other"):
        more = more or bool(ph & {"other", "others", "another"})
    total = (
        (mention is not None and mention.toll.supersedes)
        or bool({"total", "altogether", "overall"} & low)
        or "in all" in " ".join(words.low[start:end])
    )
    return Figure(value, sentence, known, more, total, mention.toll.outcome if mention else one.trigger.words.outcome)


def _total(figures: list[Figure]) -> int | None:
    if not figures:
        return None
    total = None
    for sentence in sorted({f.sentence for f in figures}):
        here = [f for f in figures if f.sentence == sentence]
        new = sum(f.value for f in here if not f.known)
        old = sum(f.value for f in here if f.known)
        if T("total") and any(f.total for f in here) and new >= (total or 0):
            total = new
        elif not total:
            total = new + old if T("newold") else (new or old)
        elif T("more") and new and any(f.more for f in here if not f.known):
            total += sum(f.value for f in here if f.more and not f.known)
    return total
