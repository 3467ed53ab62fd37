"""One figure of killed and one of injured for the incident that a short description tells."""

from __future__ import annotations

from bisect import bisect
import os
from dateline.extract.tolls.find import TollMention, read_tolls
from dateline.model.toll import Outcome


def incident_count(text: str) -> tuple[int | None, int | None]:
    """Count the killed and the injured of the incident a description tells, None where it tells neither a figure nor none."""
    found = read_tolls(text)
    if not found:
        return None, None
    return _total(found, Outcome.KILLED), _total(found, Outcome.INJURED)


MODE = os.environ.get("MODE", "max")


def _total(found, outcome: Outcome) -> int | None:
    words = found[0][0].words
    ends = [i for i, t in enumerate(words.tags) if t == "end"]
    by = {}
    for reading, one, m in found:
        if m.toll.outcome not in (outcome,):
            if not (m.toll.outcome is Outcome.CASUALTIES and m.toll.best == 0):
                continue
        f = m.toll
        v = f.best if f.best is not None else f.high if f.high is not None else f.low
        if f.low is not None and f.high is not None:
            v = f.high if f.best is None else f.best
        if v is None:
            continue
        sent = bisect(ends, one.trigger.start)
        start = ends[sent - 1] + 1 if sent else 0
        end = ends[sent] if sent < len(ends) else len(words.low)
        low = words.low[start:end]
        if "since" in low or ("have" in low and "been" in low and "past" in low):
            continue
        ana = one.phrase.kind == "pronoun" or (
            one.phrase.determiner in ("the", "these", "those", "both", "their", "this", "that")
        )
        by.setdefault(sent, []).append((v, ana, one.part, set(low)))
    if not by:
        return None
    total = None
    for sent in sorted(by):
        new = sum(v for v, a, p, _ in by[sent] if not a and not p)
        ana = sum(v for v, a, p, _ in by[sent] if a and not p)
        if total is None:
            total = new + ana
            continue
        if not total:
            total = new + ana
        elif new and MODE == "max":
            total = max(total, new)
        elif new and MODE == "sum":
            total += new
        elif new and MODE == "also":
            total = (
                total + new
                if by[sent][0][3] & {"also", "another", "other", "later", "addition", "additional"}
                else max(total, new)
            )
    return total
