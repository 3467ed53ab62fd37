"""The view that a release freezes: what its options let in, with names withheld and flagged places made coarser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from dateline.export.release.coarse import Centre, Coarsening, Point
from dateline.export.release.rows import FrozenView
from dateline.export.release.withheld import Withheld
from dateline.export.summary import Citation
from dateline.extract.places import Gazetteer
from dateline.model.account import Account, Profile
from dateline.model.claim import ActorKind, Claim, SubjectKind
from dateline.model.document import Document
from dateline.model.errors import NotFound
from dateline.model.event import Actor, Chosen, Event
from dateline.model.interval import Interval
from dateline.model.link import ACCEPTED, REJECTED, Decision, standing
from dateline.pipeline.backgrounds import background_of
from dateline.pipeline.flags import flagged_accounts
from dateline.pipeline.project import Project
from dateline.pipeline.viewing import citations_of
from dateline.pipeline.withholding import private_names
from dateline.resolve.assemble import assemble_events, current_ids, event_id
from dateline.resolve.assemble_actors import assemble_actors
from dateline.resolve.parts import event_parts
from dateline.text.fold import fold

Told = TypeVar("Told", Event, Actor)
SubjectTold = TypeVar("SubjectTold", Account, Profile)
FIRST_LEVEL = "admin1"


@dataclass(frozen=True, slots=True)
class FreezeOptions:
    """What a release lets in, and what it keeps back.

    ``coarsen`` holds the ids of events whose place is made coarser, beside those that people flagged where
    ``heed_flags`` is set; ``delay_days`` leaves out what is newer than so many days before the release's own day.
    """

    reviewed_only: bool = False
    withhold: bool = True
    coarsen: frozenset[str] = frozenset()
    delay_days: int | None = None
    heed_flags: bool = True


@dataclass(frozen=True, slots=True)
class Frozen:
    """The view, and how much was kept back and why."""

    view: FrozenView
    left_out: Mapping[str, int]
    withheld: Mapping[str, int]
    rejected: Mapping[str, str]
    """Every claim that a person rejected, with the reason given."""


@dataclass(slots=True)
class _Selection:
    """The facts that the options let in, narrowed step by step, each step counted."""

    accounts: list[Account]
    profiles: list[Profile]
    claims: list[Claim]
    events: list[Event] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    now: Mapping[str, str] = field(default_factory=dict)
    """The event that every id an event ever had leads to."""
    left_out: Counter[str] = field(default_factory=Counter)


def freeze(project: Project, options: FreezeOptions, day: date, progress: Callable[[str], object]) -> Frozen:
    """Assemble what a release shows as it stands, from the store alone: the same facts give the same view."""
    store = project.store
    progress("reading claims")
    decisions, documents = list(store.decisions()), {document.id: document for document in store.documents()}
    judged = standing(decisions)
    chosen = _Selection(list(store.accounts()), list(store.profiles()), list(store.claims()))
    homes = project.store.text_documents()
    if options.delay_days is not None:
        _leave_out_new_documents(chosen, homes, documents, day - timedelta(days=options.delay_days))
    if options.reviewed_only:
        _leave_out_unreviewed(chosen, judged)
    progress("assembling events and actors")
    _assemble(project, chosen, decisions)
    if options.delay_days is not None:
        _leave_out_new_events(chosen, day - timedelta(days=options.delay_days))
    _leave_out_empty(chosen)
    if options.withhold:
        _leave_out_persons(chosen)
    _settle(chosen)
    progress("withholding names")
    return _frozen(project, chosen, options, (decisions, documents, homes))


def _leave_out_new_documents(
    chosen: _Selection, homes: Mapping[str, str], documents: Mapping[str, Document], last: date
) -> None:
    """Leave out documents published after the last day, with all they tell; undated ones are judged by their events."""
    new = {
        text
        for text, document in homes.items()
        if (published := documents[document].published) is not None and published > last
    }
    chosen.left_out["documents published within the delay"] += len({homes[text] for text in new})
    chosen.accounts = [each for each in chosen.accounts if each.text_id not in new]
    chosen.profiles = [each for each in chosen.profiles if each.text_id not in new]
    chosen.claims = [each for each in chosen.claims if each.evidence.text_id not in new]


def _leave_out_unreviewed(chosen: _Selection, judged: Mapping[str, Decision]) -> None:
    kept = [each for each in chosen.claims if each.id in judged and judged[each.id].judgement == ACCEPTED]
    chosen.left_out["claims that no person accepted"] += len(chosen.claims) - len(kept)
    chosen.claims = kept


def _assemble(project: Project, chosen: _Selection, decisions: Sequence[Decision]) -> None:
    store = project.store
    links = list(store.links())
    told_of_events = [each for each in chosen.claims if each.subject_kind is SubjectKind.ACCOUNT]
    told_of_actors = [each for each in chosen.claims if each.subject_kind is SubjectKind.PROFILE]
    background = background_of(project)
    chosen.events = assemble_events(
        chosen.accounts, told_of_events, links, decisions, project.rule, background=background
    )
    chosen.now = current_ids(chosen.events)
    chosen.actors = assemble_actors(
        chosen.profiles, told_of_actors, links=links, decisions=decisions, rule=project.rule
    )


def _leave_out_new_events(chosen: _Selection, last: date) -> None:
    kept = [event for event in chosen.events if _surely_by(event, last)]
    chosen.left_out["events that may have been within the delay"] += len(chosen.events) - len(kept)
    chosen.events = kept


def _surely_by(event: Event, last: date) -> bool:
    """Tell whether an event was surely over by a day: one without a last day may not have been."""
    when = event.one("interval")
    value = when.claim.value if when else None
    return isinstance(value, Interval) and value.latest is not None and value.latest <= last


def _leave_out_empty(chosen: _Selection) -> None:
    """Leave out events and actors of which no claim is left, because people rejected them or nobody reviewed them."""
    events, actors = [each for each in chosen.events if each.values], [each for each in chosen.actors if each.values]
    chosen.left_out["events without a claim that stands"] += len(chosen.events) - len(events)
    chosen.left_out["actors without a claim that stands"] += len(chosen.actors) - len(actors)
    chosen.events, chosen.actors = events, actors


def _leave_out_persons(chosen: _Selection) -> None:
    """Leave out actors that are private persons, as lists of persons name them."""
    kept = [
        actor
        for actor in chosen.actors
        if not any(value.claim.value == ActorKind.PERSON.value for value in actor.all("kind"))
    ]
    chosen.left_out["actors that are private persons"] += len(chosen.actors) - len(kept)
    chosen.actors = kept


def _settle(chosen: _Selection) -> None:
    """Keep only what belongs to an event or actor that is in."""
    inside = {each for event in chosen.events for each in event.account_ids}
    inside |= {each for actor in chosen.actors for each in actor.profile_ids}
    chosen.accounts = [each for each in chosen.accounts if each.id in inside]
    chosen.profiles = [each for each in chosen.profiles if each.id in inside]
    chosen.claims = [each for each in chosen.claims if each.subject_id in inside]


_Known = tuple[Sequence[Decision], Mapping[str, Document], Mapping[str, str]]


def _frozen(project: Project, chosen: _Selection, options: FreezeOptions, known: _Known) -> Frozen:
    decisions, documents, homes = known
    home = {each: event.id for event in chosen.events for each in event.account_ids}
    home |= {each: actor.id for actor in chosen.actors for each in actor.profile_ids}
    texts = {each.text_id for each in chosen.accounts} | {each.text_id for each in chosen.profiles}
    told = {homes[text] for text in texts if text in homes}
    view = FrozenView(
        events=sorted(chosen.events, key=_in_time),
        actors=sorted(chosen.actors, key=lambda actor: (fold(actor.name), actor.id)),
        accounts=chosen.accounts,
        profiles=chosen.profiles,
        claims=chosen.claims,
        documents=[document for document in documents.values() if document.id in told],
        sources=list(project.store.sources()),
        citations={text: each for text, each in citations_of(project).items() if each.document_id in told},
        home=home,
        text_documents=homes,
        judged={each.subject: each for each in standing(decisions).values()},
        parts=event_parts(chosen.events, project.store.links(), decisions),
        coarsened=frozenset(),
    )
    counts: Counter[str] = Counter()
    if options.withhold:
        view = withhold_names(view, counts)
    flagged = _flagged(project, chosen.now, options.coarsen)
    if options.heed_flags:
        flagged |= {home[each] for each in flagged_accounts(project, decisions) if each in home}
    if flagged:
        view = coarsen_places(view, flagged, province_centres(), counts)
    rejected = {subject: each.reason for subject, each in view.judged.items() if each.judgement == REJECTED}
    left_out = {reason: count for reason, count in chosen.left_out.items() if count}
    return Frozen(view, left_out, {what: count for what, count in sorted(counts.items()) if count}, rejected)


def _in_time(event: Event) -> tuple[bool, str, str]:
    """Order events by their first possible day, those without one last."""
    when = event.one("interval")
    value = when.claim.value if when else None
    day = (value.earliest or value.latest) if isinstance(value, Interval) else None
    return day is None, str(day), event.id


def withhold_names(view: FrozenView, counts: Counter[str]) -> FrozenView:
    """Cover private persons' names in everything that a view shows, and count the cells that change."""
    titles = {text: each.title for text, each in view.citations.items() if each.title}
    veil = Withheld(private_names(view.claims, titles))
    covered = {claim.id: veil.claim(claim) for claim in view.claims}
    shown = _with_documents(_with_claims(view, covered), veil.citation)
    shown = replace(
        shown,
        profiles=[replace(each, name=veil.over(each.name, each.text_id, "profiles")) for each in view.profiles],
        actors=[replace(each, name=veil.over(each.name, None, "profiles")) for each in shown.actors],
        sources=[replace(each, name=veil.over(each.name, None, "sources")) for each in view.sources],
        judged={
            subject: replace(each, reason=veil.over(each.reason, None, "reviewers' reasons"))
            for subject, each in view.judged.items()
        },
    )
    counts.update({f"names in {what}": count for what, count in veil.counts.items()})
    counts["persons whose names are withheld"] = len(veil.names)
    return shown


def coarsen_places(view: FrozenView, flagged: frozenset[str], centre: Centre, counts: Counter[str]) -> FrozenView:
    """Put flagged events at the middle of their province, and cover more exact places in all that tells of them."""
    steps = {event.id: Coarsening.of(event, centre) for event in view.events if event.id in flagged}
    covered = {claim.id: step.claim(claim) for claim in view.claims if (step := steps.get(view.home[claim.subject_id]))}
    counts["events whose place is made coarser"] = len(steps)
    of_document: dict[str, list[Coarsening]] = {}
    for account in view.accounts:
        if view.home[account.id] in steps:
            of_document.setdefault(view.text_documents[account.text_id], []).append(steps[view.home[account.id]])

    def cite(citation: Citation) -> Citation:
        for step in of_document.get(citation.document_id, ()):
            title = citation.title and step.over(citation.title)
            citation = replace(citation, title=title, url=step.address(citation.url))
        return citation

    shown = replace(_with_documents(_with_claims(view, covered), cite), coarsened=frozenset(steps))
    on = {claim.id: step for claim in view.claims if (step := steps.get(view.home[claim.subject_id]))}
    judged = {
        subject: replace(each, reason=on[subject].over(each.reason)) if subject in on else each
        for subject, each in view.judged.items()
    }
    return replace(shown, judged=judged)


def _with_claims(view: FrozenView, covered: Mapping[str, Claim]) -> FrozenView:
    return replace(
        view,
        claims=[covered.get(each.id, each) for each in view.claims],
        events=_shown(view.events, covered),
        actors=_shown(view.actors, covered),
    )


def _shown(told: Sequence[Told], covered: Mapping[str, Claim]) -> list[Told]:
    """Give events or actors with the claims that were covered in the place of those they were made of."""
    return [replace(each, values=tuple(_covered(value, covered) for value in each.values)) for each in told]


def _covered(value: Chosen, covered: Mapping[str, Claim]) -> Chosen:
    others, set_aside = (
        tuple(covered.get(each.id, each) for each in claims) for claims in (value.others, value.set_aside)
    )
    return replace(value, claim=covered.get(value.claim.id, value.claim), others=others, set_aside=set_aside)


def _with_documents(view: FrozenView, cite: Callable[[Citation], Citation]) -> FrozenView:
    """Cover the titles and addresses of documents, in their own rows and wherever they are cited."""
    texts = {document: text for text, document in view.text_documents.items()}
    of_document = {
        each.id: cite(Citation(texts[each.id], each.id, each.title, None, each.published, each.url))
        for each in view.documents
    }
    return replace(
        view,
        documents=[
            replace(each, title=of_document[each.id].title, url=of_document[each.id].url) for each in view.documents
        ],
        citations={
            text: replace(each, title=of_document[each.document_id].title, url=of_document[each.document_id].url)
            for text, each in view.citations.items()
        },
    )


def _flagged(project: Project, now: Mapping[str, str], asked: frozenset[str]) -> frozenset[str]:
    """Find the events to make coarser by the ids they have now or had before a merge; some may have been left out."""
    away = asked - now.keys()
    strange = sorted(away - {event_id(each) for each in project.store.account_ids()}) if away else []
    if strange:
        raise NotFound(f"no event {strange[0]!r} to make coarser", way_out="see `dateline events` for the ids")
    return frozenset(now[each] for each in asked - away)


def province_centres() -> Centre:
    """Give the way to the middle of a province, as the gazetteer has it."""
    gazetteer = Gazetteer.open()

    def centre(country: str, admin1: str) -> Point | None:
        found = (place for place in gazetteer.candidates(admin1, country=country) if place.feature == FIRST_LEVEL)
        place = next(found, None)
        if place is None or place.latitude is None or place.longitude is None:
            return None
        return place.latitude, place.longitude

    return centre
