"""What the page of an event shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.export.counts import Count, OutcomeCount, outcome_counts
from dateline.export.disputes import is_disputed
from dateline.export.summary import EventSummary, summarise
from dateline.model.claim import PERSON, Claim
from dateline.model.codebook import event_properties
from dateline.model.event import Chosen, Event
from dateline.model.interval import Interval
from dateline.model.link import REJECTED, Decision, Judgement, Link, decided_on, sides
from dateline.model.place import Location
from dateline.model.toll import Outcome, Toll
from dateline.pipeline.indexing import events_of_accounts
from dateline.pipeline.project import Project
from dateline.web import wording
from dateline.web.pages.claims import ClaimSeer, SeenClaim, SeenSource

QUOTE = 280
SUGGESTIONS = 6
PICTURE_WIDTH = 100
SUMMED = (Outcome.KILLED, Outcome.INJURED)


@dataclass(frozen=True, slots=True)
class Card:
    """An event in a few lines."""

    id: str
    title: str
    when: str
    where: str
    precision: str
    by: str
    tolls: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class SeenValue:
    """One chosen value and what other accounts say instead or as well."""

    claim: SeenClaim
    others: tuple[SeenClaim, ...]
    disputed: bool
    rule: str


@dataclass(frozen=True, slots=True)
class SeenAside:
    """A claim that counts for nothing and is shown all the same, and why it counts for nothing."""

    claim: SeenClaim
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """All values of one property."""

    label: str
    kind: str
    values: tuple[SeenValue, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One source's figure on the picture: where its low and high stand, in hundredths of the width."""

    words: str
    source: SeenSource
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Low, best and high of one outcome, drawn with each source's own figure."""

    outcome: str
    words: str
    left: float
    best: float | None
    right: float
    most: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class SeenAccount:
    """What one text tells, value by value, beside the others."""

    id: str
    source: SeenSource
    words: str
    cells: Mapping[str, tuple[SeenClaim, ...]]


@dataclass(frozen=True, slots=True)
class SeenLink:
    """Why two accounts are held to be the same, or could be."""

    left: str
    right: str
    judgement: str
    score: float | None
    reasons: tuple[str, ...]
    decided_by: str
    other: Card | None = None


@dataclass(frozen=True, slots=True)
class SeenDecision:
    """Who decided what, and when."""

    words: str
    value: str
    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One event, all of it."""

    card: Card
    disputed: tuple[str, ...]
    rule: str
    rule_label: str
    groups: tuple[Group, ...]
    aside: tuple[SeenAside, ...]
    pictures: tuple[Picture, ...]
    columns: tuple[tuple[str, str], ...]
    accounts: tuple[SeenAccount, ...]
    documents: int
    links: tuple[SeenLink, ...]
    suggestions: tuple[SeenLink, ...]
    history: tuple[SeenDecision, ...]
    mark: Mapping[str, object] | None


def card_of(event: Event) -> Card:
    """Put an event into a few lines."""
    (summary,) = summarise([event], withhold=False)
    place = summary.place
    quotes = sorted(summary.quotes, key=len, reverse=True)
    return Card(
        event.id,
        title_of(summary),
        wording.when_words(summary.interval) if summary.interval else "",
        wording.where_words(place) if place else "",
        wording.precision_words(place) if place and place.latitude is not None else "",
        "; ".join(dict.fromkeys(party.name or party.words for party in summary.perpetrators)),
        tuple(_total_words(outcome, summary) for outcome in SUMMED if summary.counts.get(outcome)),
        quotes[0][:QUOTE] if quotes else "",
    )


def title_of(summary: EventSummary) -> str:
    """Name an event: what was done, and where."""
    deed = wording.deed_words(summary.deed)
    place = summary.place
    return f"{deed[:1].upper()}{deed[1:]}{f', {place.name or place.words}' if place else ''}"


def see_event(project: Project, event: Event) -> EventView:
    """Gather everything the page of an event shows."""
    claims = {claim.id: claim for claim in project.store.claims(event.account_ids)}
    seer = ClaimSeer.of(project, claims.values())
    accounts = _accounts(project, event, seer)
    columns = {claim.property: None for account in accounts for cell in account.cells.values() for claim in cell}
    links = list(project.store.links_on(event.account_ids))
    history = _history(project, event, claims.values())
    return EventView(
        card_of(event),
        tuple(wording.property_words(each.claim.property) for each in event.values if is_disputed(each)),
        project.rule.id,
        project.rule.label,
        tuple(_groups(event, seer)),
        tuple(_aside(event, claims, seer, project.rule.id)),
        tuple(_pictures(event, seer)),
        tuple((name, wording.property_words(name)) for name in event_properties() if name in columns),
        accounts,
        len({account.source.document_id for account in accounts}),
        tuple(_inner(links, set(event.account_ids), history)),
        tuple(_outer(project, links, event)),
        tuple(_decision(each, claims) for each in reversed(history)),
        mark_of(event),
    )


def mark_of(event: Event) -> dict[str, object] | None:
    """Give what the map needs to draw an event, None where no point is known."""
    chosen = event.one("place")
    place = chosen.claim.value if chosen else None
    if not isinstance(place, Location) or place.latitude is None:
        return None
    killed = outcome_counts(event.all("toll")).get(Outcome.KILLED)
    when = event.one("interval")
    interval = when.claim.value if when and isinstance(when.claim.value, Interval) else None
    (summary,) = summarise([event])
    return {
        "id": event.id,
        "lat": place.latitude,
        "lon": place.longitude,
        "count": 1,
        "killed": (killed.total.best or killed.total.least) if killed else 0,
        "precision": int(place.precision) if place.precision else None,
        "radius_km": place.radius_km,
        "title": title_of(summary),
        "earliest": interval.earliest if interval else None,
        "latest": interval.latest if interval else None,
    }


def count_words(count: Count) -> str:
    """Say a count: the best figure, and the spread where sources differ."""
    low, best, high = count.low, count.best, count.high
    if low is not None and high is not None and low != high:
        return f"{best} ({low}–{high})" if best is not None else f"{low}–{high}"
    figure = next((each for each in (best, low, high) if each is not None), None)
    return wording.text("value.unknown_number") if figure is None else str(figure)


def _total_words(outcome: Outcome, summary: EventSummary) -> str:
    return f"{count_words(summary.counts[outcome].total)} {outcome.value}"


def _groups(event: Event, seer: ClaimSeer) -> Iterator[Group]:
    by_name: dict[str, list[Chosen]] = defaultdict(list)
    for value in event.values:
        by_name[value.claim.property].append(value)
    order = [*(name for name in event_properties() if name in by_name), *sorted(set(by_name) - set(event_properties()))]
    for name in order:
        values = tuple(_value(each, seer) for each in by_name[name])
        yield Group(wording.property_words(name), wording.claim_kind(name), values)


def _value(chosen: Chosen, seer: ClaimSeer) -> SeenValue:
    """See a value and the others, each once for what it says and where."""
    others: dict[tuple[str, str], SeenClaim] = {}
    first = seer.see(chosen.claim)
    for claim in chosen.others:
        seen = seer.see(claim)
        if (seen.value, seen.source.document_id) != (first.value, first.source.document_id):
            others.setdefault((seen.value, seen.source.document_id), seen)
    return SeenValue(first, tuple(others.values()), is_disputed(chosen), chosen.rule)


def _aside(event: Event, claims: Mapping[str, Claim], seer: ClaimSeer, rule: str) -> Iterator[SeenAside]:
    """Give the claims of an event's accounts that give no value and stand beside none."""
    counted = {claim.id for value in event.values for claim in (value.claim, *value.others)}
    for claim in claims.values():
        if claim.id in counted:
            continue
        decision = seer.decided(claim.id)
        if decision and decision.judgement == REJECTED:
            why = wording.text("event.aside_rejected", by=decision.decided_by, why=decision.reason or "–")
        elif claim.engine.partition("@")[0] == PERSON:
            why = wording.text("event.aside_taken_back")
        else:
            why = wording.text("event.aside_rule", rule=rule)
        yield SeenAside(seer.see(claim), why)


def _pictures(event: Event, seer: ClaimSeer) -> Iterator[Picture]:
    tolls = event.all("toll")
    for outcome, counted in outcome_counts(tolls).items():
        told = [claim for each in tolls for claim in (each.claim, *each.others) if _is_of(claim, outcome)]
        picture = _picture(counted, told, seer)
        if picture:
            yield picture


def _is_of(claim: Claim, outcome: Outcome) -> bool:
    return isinstance(claim.value, Toll) and claim.value.outcome is outcome and claim.value.known


def _picture(counted: OutcomeCount, told: list[Claim], seer: ClaimSeer) -> Picture | None:
    total = counted.total
    bounds = [each for each in (total.low, total.best, total.high) if each is not None]
    if not bounds:
        return None
    figures = [claim.value for claim in told if isinstance(claim.value, Toll)]
    most = max([*bounds, *(max(_known(toll)) for toll in figures), 1])
    at = PICTURE_WIDTH / most
    seen = {
        (wording.toll_words(toll), claim.evidence.text_id): Figure(
            wording.toll_words(toll),
            seer.source(claim.evidence.text_id),
            min(_known(toll)) * at,
            max(_known(toll)) * at,
        )
        for claim, toll in zip(told, figures, strict=True)
    }
    words = f"{count_words(total)} {counted.outcome.value}"
    best = total.best * at if total.best is not None else None
    return Picture(counted.outcome.value, words, min(bounds) * at, best, max(bounds) * at, most, tuple(seen.values()))


def _known(toll: Toll) -> list[int]:
    return [each for each in (toll.low, toll.best, toll.high) if each is not None]


def _accounts(project: Project, event: Event, seer: ClaimSeer) -> tuple[SeenAccount, ...]:
    cells: dict[str, dict[str, list[SeenClaim]]] = defaultdict(lambda: defaultdict(list))
    for value in event.values:
        for claim in (value.claim, *value.others):
            cells[claim.subject_id][claim.property].append(seer.see(claim))
    return tuple(_account(project, each, cells[each], seer) for each in event.account_ids)


def _account(project: Project, account_id: str, cells: Mapping[str, list[SeenClaim]], seer: ClaimSeer) -> SeenAccount:
    account = project.store.account(account_id)
    words = account.span.of(project.store.text(account.text_id).characters)
    once = {name: tuple({each.value: each for each in told}.values()) for name, told in cells.items()}
    return SeenAccount(account_id, seer.source(account.text_id), words, once)


def _inner(links: Iterable[Link], members: set[str], history: Iterable[Decision]) -> Iterator[SeenLink]:
    """Give the links and decisions that hold the event's accounts together or keep them apart."""
    last = {decided_on(each.subject): each for each in history}
    for link in links:
        if {link.left_id, link.right_id} <= members and link.judgement is Judgement.SAME:
            by = next((each.decided_by for each in last.values() if sides(each) and _is_on(each, link)), "")
            yield SeenLink(link.left_id, link.right_id, link.judgement.value, round(link.score, 2), link.reasons, by)


def _is_on(decision: Decision, link: Link) -> bool:
    return set(sides(decision) or ()) == {link.left_id, link.right_id}


def _outer(project: Project, links: Iterable[Link], event: Event) -> Iterator[SeenLink]:
    """Give other events that could be this one, the likeliest first."""
    members = set(event.account_ids)
    leading = [each for each in links if len({each.left_id, each.right_id} & members) == 1]
    leading = [each for each in leading if each.judgement in {Judgement.SAME, Judgement.UNSURE}]
    shown: set[str] = set()
    for link in sorted(leading, key=lambda each: -each.score):
        other = link.right_id if link.left_id in members else link.left_id
        (found,) = events_of_accounts(project, [other])
        if found.id not in shown and found.id != event.id and len(shown) < SUGGESTIONS:
            shown.add(found.id)
            score = round(link.score, 2)
            yield SeenLink(link.left_id, link.right_id, link.judgement.value, score, link.reasons, "", card_of(found))


def _history(project: Project, event: Event, claims: Iterable[Claim]) -> list[Decision]:
    """Give all that was decided on the event's accounts and their claims, first to last."""
    ids = {*event.account_ids, *(claim.id for claim in claims)}
    found = (each for each in project.store.decisions() if each.subject in ids or ids & set(sides(each) or ()))
    return sorted(found, key=lambda each: (each.decided_at, each.id))


def _decision(decision: Decision, claims: Mapping[str, Claim]) -> SeenDecision:
    claim = claims.get(decision.subject)
    value = wording.value_words(claim.value, claim.property) if claim else ""
    about = wording.property_words(claim.property) if claim else ("two accounts" if sides(decision) else "")
    at = decision.decided_at.isoformat(sep=" ", timespec="minutes")
    return SeenDecision(f"{decision.judgement}: {about}".rstrip(": "), value, decision.decided_by, at, decision.reason)
