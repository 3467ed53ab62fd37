"""One value out of claims that disagree: the criteria of a rule, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.model.claim import PERSON, Claim, Party
from dateline.model.event import Chosen
from dateline.model.evidence import Basis, Modality
from dateline.model.interval import Interval
from dateline.model.link import ACCEPTED, REJECTED, Decision
from dateline.model.place import Location, Precision, distance_km
from dateline.model.rule import Criterion, Rule, ValueRule
from dateline.model.toll import Toll
from dateline.resolve.background import Background
from dateline.text.fold import fold

NO_FIGURE = 10**12
OPEN_DAYS = 10**7
APART_KM = 60.0
"""Two places farther apart are two: UCDP's precision 2 allows 25 km around each."""

BASIS_ORDER = {
    Basis.STATED: 0,
    Basis.REPORTED: 0,
    Basis.CLAIMED: 1,
    Basis.ACCUSED: 1,
    Basis.SUSPECTED: 1,
    Basis.DENIED: 2,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Claims for one value, with what the criteria need to rank them."""

    background: Background
    standing: Mapping[str, Decision]
    support: Mapping[object, int]

    def key(self, claim: Claim, criteria: Iterable[Criterion]) -> tuple[float, ...]:
        """Rank a claim: the smaller key is preferred."""
        return tuple(RANKS[criterion](claim, self) for criterion in criteria)

    def judged(self, claim: Claim) -> str:
        """Give what a person decided on the claim, or nothing."""
        decision = self.standing.get(claim.id)
        return decision.judgement if decision else ""


Rank = Callable[[Claim, Choice], float]


def choose(
    claims: Iterable[Claim], rule: Rule, standing: Mapping[str, Decision], background: Background
) -> list[Chosen]:
    """Choose every value of one event or actor from its claims. What was not chosen stays beside what was."""
    by_property: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_property[claim.property].append(claim)
    found: list[Chosen] = []
    rules = {each.property: each for each in rule.values}
    for name in sorted(by_property):
        value_rule = rules.get(name, rule.otherwise)
        for group in _groups(by_property[name], value_rule, standing, background):
            if len(group) == 1:  # most values are told once: there is nothing to rank
                found += [Chosen(group[0], (), rule.id)] if counts(group[0], standing) else []
                continue
            chosen = _one(group, value_rule, rule, _choice(group, standing, background))
            if chosen:
                found.append(chosen)
    return found


def counts(claim: Claim, standing: Mapping[str, Decision]) -> bool:
    """Tell whether a claim counts: not if it was rejected, and one made by hand only while its maker stands by it."""
    decision = standing.get(claim.id)
    if decision is None:
        return not _by_hand(claim)
    return decision.judgement != REJECTED


def _by_hand(claim: Claim) -> bool:
    return claim.engine.partition("@")[0] == PERSON


def _accepted(claim: Claim, choice: Choice) -> float:
    """Put first what a person gave, then what a person accepted."""
    if choice.judged(claim) != ACCEPTED:
        return 2
    return 0 if _by_hand(claim) else 1


def _choice(claims: list[Claim], standing: Mapping[str, Decision], background: Background) -> Choice:
    documents: dict[object, set[str]] = defaultdict(set)
    for claim in claims:
        if counts(claim, standing):
            documents[value_key(claim, background)].add(background.document(claim))
    return Choice(background, standing, {value: len(each) for value, each in documents.items()})


def _one(claims: list[Claim], value_rule: ValueRule, rule: Rule, choice: Choice) -> Chosen | None:
    """Choose one claim; those that do not count are only ever shown beside it."""
    ranked = sorted(claims, key=lambda claim: (*choice.key(claim, value_rule.prefer), claim.id))
    open_ones = [claim for claim in ranked if counts(claim, choice.standing)]
    if not open_ones:
        return None
    first = open_ones[0]
    beside = [claim for claim in open_ones[1:] if not choice.background.doubts(claim, rule)]
    kept = {first.id, *(claim.id for claim in beside)}
    return Chosen(first, tuple(beside), rule.id, tuple(claim for claim in ranked if claim.id not in kept))


def _groups(
    claims: list[Claim], value_rule: ValueRule, standing: Mapping[str, Decision], background: Background
) -> list[list[Claim]]:
    """Part the claims by what a separate value is kept for."""
    if not value_rule.each or len(claims) == 1:
        return [claims]
    if isinstance(claims[0].value, Location):
        return _by_place(claims, value_rule, _choice(claims, standing, background))
    parted: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        parted[_kept_for(claim, background)].append(claim)
    return [parted[key] for key in sorted(parted, key=str)]


def _by_place(claims: list[Claim], value_rule: ValueRule, choice: Choice) -> list[list[Claim]]:
    """Part claims by the places that the preferred account tells as one event's: arrests in three cities are in three.

    Only places as exact as its best, and apart, are places of their own; what other accounts tell goes with the place
    it agrees with, or else with the first.
    """
    ranked = sorted(claims, key=lambda claim: (*choice.key(claim, value_rule.prefer), claim.id))
    first = next((claim for claim in ranked if counts(claim, choice.standing)), ranked[0])
    parted: dict[object, list[Claim]] = {value_key(first, choice.background): []}
    found = [first]
    for claim in ranked:
        beside = claim.subject_id == first.subject_id and counts(claim, choice.standing)
        if beside and all(_apart(claim, other) for other in found):
            found.append(claim)
            parted[value_key(claim, choice.background)] = []
    for claim in claims:
        parted.get(value_key(claim, choice.background), parted[value_key(first, choice.background)]).append(claim)
    return list(parted.values())


def _apart(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims are as exact as one another, of one footing, and of places that are two on any map."""
    here, there = claim.value, other.value
    if not isinstance(here, Location) or not isinstance(there, Location) or here.precision != there.precision:
        return False
    far = (distance_km(here, there) or 0.0) > APART_KM
    return far and claim.attribution.modality is other.attribution.modality


def _kept_for(claim: Claim, background: Background) -> object:
    value = claim.value
    if isinstance(value, Party):
        return background.party(value)
    if isinstance(value, Toll):
        part = fold(value.group or value.phrase) if value.part_of_total else ""
        return (value.outcome.value, value.among.value, part)
    return str(value)


def value_key(claim: Claim, background: Background) -> object:
    """Give what makes two claims the same value, whatever words they use."""
    value = claim.value
    if isinstance(value, Party):
        return background.party(value)
    if isinstance(value, Toll):
        return (value.outcome, value.among, value.low, value.best, value.high)
    if isinstance(value, Location):
        return value.place_id or fold(value.name or value.words)
    if isinstance(value, Interval):
        return (value.earliest, value.latest)
    return value


def _tightest(claim: Claim, _: Choice) -> float:
    value = claim.value
    if isinstance(value, Interval):
        return value.days or OPEN_DAYS
    if isinstance(value, Location):
        return int(value.precision or Precision.INTERNATIONAL) + (0.0 if value.resolved else 0.5)
    return 0.0


def _figure(claim: Claim) -> int | None:
    value = claim.value
    if not isinstance(value, Toll):
        return None
    return next((figure for figure in (value.best, value.low, value.high) if figure is not None), None)


def _day(when: date | None, *, first: bool) -> float:
    if when is None:
        return NO_FIGURE
    return when.toordinal() if first else -when.toordinal()


def _figure_rank(claim: Claim, *, highest: bool) -> float:
    figure = _figure(claim)
    if figure is None:
        return NO_FIGURE
    return -figure if highest else figure


def _known(claim: Claim, _: Choice) -> float:
    value = claim.value
    return 0.0 if value is not None and (not isinstance(value, Toll) or value.known) else 1.0


RANKS: dict[Criterion, Rank] = {
    Criterion.ACCEPTED: _accepted,
    Criterion.HAPPENED: lambda claim, _: claim.attribution.modality is not Modality.HAPPENED,
    Criterion.RELIABILITY: lambda claim, choice: choice.background.reliability_rank(claim),
    Criterion.CREDIBILITY: lambda claim, choice: choice.background.credibility_rank(claim),
    Criterion.BASIS: lambda claim, _: BASIS_ORDER[claim.attribution.basis],
    Criterion.DENIED: lambda claim, _: claim.attribution.basis is Basis.DENIED,
    Criterion.KNOWN: _known,
    Criterion.TIGHTEST: _tightest,
    Criterion.MOST_SPECIFIC: lambda claim, _: -len(str(claim.value)),
    Criterion.NAMED: lambda claim, _: not (isinstance(claim.value, Party) and claim.value.name),
    Criterion.LATEST: lambda claim, choice: _day(choice.background.published(claim), first=False),
    Criterion.EARLIEST: lambda claim, choice: _day(choice.background.published(claim), first=True),
    Criterion.SUPPORT: lambda claim, choice: -choice.support.get(value_key(claim, choice.background), 0),
    Criterion.HIGHEST: lambda claim, _: _figure_rank(claim, highest=True),
    Criterion.LOWEST: lambda claim, _: _figure_rank(claim, highest=False),
    Criterion.CONFIDENCE: lambda claim, _: -claim.confidence,
}
