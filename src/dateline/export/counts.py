"""How many met one outcome in one event, over all the texts that tell of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.export.peoples import told_once
from dateline.model.claim import Claim
from dateline.model.codebook import words_for_anyone
from dateline.model.event import Chosen
from dateline.model.toll import Outcome, PartyClass, Toll
from dateline.text.fold import fold

SIDES_OF_TARGETS = (PartyClass.CIVILIANS, PartyClass.SECURITY_FORCES, PartyClass.MILITANTS)
"""Sides that the words "targets" may cover, so that the two are never added up."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number as far as it is known: each figure is None where no text gives it."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    @property
    def least(self) -> int:
        """Give the lowest figure there is, 0 where there is none: what counts are ranked by."""
        return next((figure for figure in (self.low, self.best) if figure is not None), 0)


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many of one side, or of one people on it."""

    among: PartyClass
    words: str
    count: Count


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """One outcome's total in one event, and its groups in the text that gives the best figure."""

    outcome: Outcome
    total: Count
    groups: tuple[GroupCount, ...] = ()


def outcome_counts(tolls: Iterable[Chosen]) -> dict[Outcome, OutcomeCount]:
    """Count every outcome that the chosen tolls of an event, and those they were chosen over, tell."""
    chosen: dict[Outcome, list[Claim]] = defaultdict(list)
    every: dict[Outcome, list[Claim]] = defaultdict(list)
    for value in tolls:
        if isinstance(value.claim.value, Toll):
            chosen[value.claim.value.outcome].append(value.claim)
        for claim in (value.claim, *value.others):
            if isinstance(claim.value, Toll):
                every[claim.value.outcome].append(claim)
    return {outcome: _count(outcome, chosen[outcome], every[outcome]) for outcome in sorted(chosen)}


def _count(outcome: Outcome, chosen: list[Claim], every: list[Claim]) -> OutcomeCount:
    """Add up sides within each text and never across texts; low and high are the spread over the texts."""
    by_text = _by_text(every)
    totals = {text: total_told(tolls) for text, tolls in by_text.items()}
    best_text = _best_text(chosen, totals)
    return OutcomeCount(outcome, _spread(totals[best_text], list(totals.values())), _groups(by_text[best_text]))


def _by_text(claims: list[Claim]) -> dict[str, list[Toll]]:
    parted: dict[str, list[Toll]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Toll):
            parted[claim.evidence.text_id].append(claim.value)
    return parted


def _best_text(chosen: list[Claim], totals: Mapping[str, Count]) -> str:
    """Take the text most chosen claims come from; of equal ones the one with the larger total."""
    texts = [claim.evidence.text_id for claim in chosen]
    return max(sorted(set(texts)), key=lambda text: (texts.count(text), totals[text].least))


def total_told(tolls: Sequence[Toll]) -> Count:
    """Give one text's total: the figure told for all, or its sides added up, whichever is more."""
    whole = [toll for toll in tolls if not toll.part_of_total]
    if not whole:  # parts of a total that nobody gives: no fewer than these
        parts = _sum(_sides(tolls).values())
        return Count(parts.low) if parts else Count()
    if len(whole) == 1:  # so most texts tell it: there is nothing to add up
        return Count(whole[0].low, whole[0].best, whole[0].high)
    overall = _last([toll for toll in whole if toll.among is PartyClass.UNKNOWN and not _people(toll)])
    sides = _sides(told_once([toll for toll in whole if toll.among is not PartyClass.UNKNOWN or _people(toll)]))
    targets = _more(sides.get(PartyClass.TARGETS), _sum(sides.get(side) for side in SIDES_OF_TARGETS))
    added = _sum((targets, sides.get(PartyClass.PERPETRATORS), sides.get(PartyClass.UNKNOWN)))
    return _more(overall, added) or Count()


def _sides(tolls: Sequence[Toll]) -> dict[PartyClass, Count]:
    parted: dict[PartyClass, dict[str, list[Toll]]] = defaultdict(lambda: defaultdict(list))
    for toll in tolls:
        parted[toll.among][_people(toll)].append(toll)
    return {side: _side(people) for side, people in parted.items()}


def _groups(tolls: Sequence[Toll]) -> tuple[GroupCount, ...]:
    """Give every side and people that one text counts, parts of a total too."""
    parted: dict[tuple[PartyClass, str], list[Toll]] = defaultdict(list)
    for toll in tolls:
        parted[toll.among, _people(toll)].append(toll)
    return tuple(GroupCount(among, words, _last(group) or Count()) for (among, words), group in sorted(parted.items()))


def _side(people: Mapping[str, list[Toll]]) -> Count:
    """Count one side: a figure for the whole side, or its named peoples added up, whichever is more."""
    named = _sum(_last(tolls) for words, tolls in people.items() if words)
    return _more(_last(people.get("", [])), named) or Count()


def _people(toll: Toll) -> str:
    """Name the people counted, nothing for words that mean anyone."""
    words = fold(toll.group or "")
    return "" if words in words_for_anyone() else words


def _last(tolls: Sequence[Toll]) -> Count | None:
    """Give the figure that stands when one text gives several for the same people: a correction, else the highest."""
    if not tolls:
        return None
    toll = tolls[0]
    if len(tolls) > 1:
        corrected = [toll for toll in tolls if toll.supersedes] or tolls
        toll = max(corrected, key=lambda each: (each.best or each.low or each.high or 0, each.low or 0))
    return Count(toll.low, toll.best, toll.high)


def _sum(counts: Iterable[Count | None]) -> Count | None:
    """Add counts up: the lows that are known, and no best or high where one part has none."""
    known = [count for count in counts if count is not None]
    if len(known) < 2:  # noqa: PLR2004 - a sum of one is that one
        return known[0] if known else None
    lows = [count.low for count in known if count.low is not None]
    return Count(sum(lows) if lows else None, _add(count.best for count in known), _add(count.high for count in known))


def _add(figures: Iterable[int | None]) -> int | None:
    total = 0
    for figure in figures:
        if figure is None:
            return None
        total += figure
    return total


def _more(left: Count | None, right: Count | None) -> Count | None:
    if left is None or right is None:
        return left or right
    return left if (left.least, left.best or 0) >= (right.least, right.best or 0) else right


def _spread(best: Count, totals: Sequence[Count]) -> Count:
    """Widen one text's total to what the others say. An end that the outermost text leaves open stays open."""
    if len(totals) == 1:
        return best
    known = [figure for count in totals for figure in (count.low, count.best, count.high) if figure is not None]
    lows = [count.low for count in totals if count.low is not None]
    highs = [count.high for count in totals if count.high is not None]
    low = min(lows) if lows and min(lows) == min(known) else None
    high = max(highs) if highs and max(highs) == max(known) else None
    return Count(low, best.best, high)
