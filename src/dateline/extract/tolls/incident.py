"""One figure of killed and one of injured for the incident that a short description tells."""

from __future__ import annotations

from dateline.extract.tolls.find import TollMention, find_tolls
from dateline.model.toll import Outcome


def incident_count(text: str) -> tuple[int | None, int | None]:
    """Count the killed and the injured of the incident a description tells, None where it tells neither a figure nor none."""
    mentions = find_tolls(text)
    return _total(mentions, Outcome.KILLED), _total(mentions, Outcome.INJURED)


def _total(mentions: list[TollMention], outcome: Outcome) -> int | None:
    figures = [
        one.toll.best if one.toll.best is not None else one.toll.low for one in mentions if one.toll.outcome is outcome
    ]
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None
