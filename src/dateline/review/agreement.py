"""How far reviewers agree where two or more of them judged the same pair or claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.link import Decision, decided_on, not_taken_back


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often reviewers said the same, and what is left of that beyond chance.

    ``n`` are the pairs and claims that two or more have judged, ``reviewers`` those who judged any of them. ``share``
    is the share of pairs of answers that are the same. ``alpha`` is Krippendorff's for nominal answers: 1 is full
    agreement, 0 what chance would give. Both are None where nothing was judged twice, ``alpha`` also where only one
    answer was ever given.
    """

    n: int
    reviewers: int
    share: float | None
    alpha: float | None


def agreement(decisions: Iterable[Decision]) -> Agreement:
    """Compare the last word of each reviewer, not taken back, on everything that two or more have judged."""
    units = {subject: said for subject, said in _last_words(decisions).items() if len(said) > 1}
    if not units:
        return Agreement(0, 0, None, None)
    answers = [list(said.values()) for said in units.values()]
    reviewers = {name for said in units.values() for name in said}
    return Agreement(len(units), len(reviewers), _share(answers), _alpha(answers))


def _last_words(decisions: Iterable[Decision]) -> dict[str, dict[str, str]]:
    last: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, left in not_taken_back(decisions).items():
        for each in left:
            last[decided_on(subject)][each.decided_by] = each.judgement
    return last


def _share(answers: list[list[str]]) -> float:
    """Give the share of pairs of answers on one thing that are the same."""
    alike = sum(count * (count - 1) for said in answers for count in Counter(said).values())
    return alike / sum(len(said) * (len(said) - 1) for said in answers)


def _alpha(answers: list[list[str]]) -> float | None:
    """Krippendorff's alpha for nominal data: 1 less the disagreement seen over that expected by chance.

    Each thing counts by how many judged it, each pair of answers on it alike; chance draws two answers from all that
    were given, without putting one back, so that few answers are not flattered.
    """
    total = sum(len(said) for said in answers)
    seen = sum(_unlike(Counter(said)) / (len(said) - 1) for said in answers) / total
    expected = _unlike(Counter(each for said in answers for each in said)) / (total * (total - 1))
    return 1 - seen / expected if expected else None


def _unlike(counts: Counter[str]) -> int:
    """Count the ordered pairs of answers that differ."""
    total = sum(counts.values())
    return sum(count * (total - count) for count in counts.values())
