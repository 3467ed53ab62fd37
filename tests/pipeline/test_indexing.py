"""The cache of events and actors says what assembling from all facts says, whatever was added and decided before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.account import Account, Profile
from dateline.model.claim import ActorKind, Claim, Party, SubjectKind, Value
from dateline.model.document import Source
from dateline.model.errors import InvalidValue, NotFound
from dateline.model.event import Event
from dateline.model.evidence import Evidence, Span
from dateline.model.extraction import Extraction
from dateline.model.ids import make_id
from dateline.model.interval import Interval
from dateline.model.link import ACCEPTED, REJECTED, WITHDRAWN, Decision, Judgement, Link, pair_subject, rating_subject
from dateline.model.place import Location, Precision
from dateline.model.rule import Rule, rule
from dateline.model.toll import Outcome, Toll
from dateline.pipeline.backgrounds import background_of
from dateline.pipeline.filters import Box, EventFilter
from dateline.pipeline.indexing import (
    actor_by_id,
    event_by_id,
    event_cells,
    events_of_accounts,
    find_actors,
    find_events,
    iterate_events,
    refresh,
)
from dateline.pipeline.project import Project
from dateline.resolve.assemble import assemble_events, event_id
from dateline.resolve.assemble_actors import assemble_actors
from dateline.store import Store
from tests.resolve.made import BEGIN, killed
from tests.store import samples
from tests.store.conftest import emptied, postgres, store

__all__ = ["emptied", "postgres", "store"]

TEXTS = 6
SOURCE = Source("source-wire", "The Wire")
DAY = date(2015, 5, 1)


@dataclass(frozen=True)
class Bare:
    """A project without a folder: a store and a rule are all that events are made from."""

    store: Store
    rule: Rule


def project_of(store: Store, rule_name: str = "careful") -> Project:
    """Make a project of an open store."""
    return cast(Project, Bare(store, rule(rule_name)))


def account_id(number: int, engine: str = "rules@1") -> str:
    """Name the account of one text."""
    return make_id("account", number, engine)


def profile_id(number: int) -> str:
    """Name the profile of one text."""
    return make_id("profile", number)


def tell(store: Store, number: int, *values: tuple[str, Value], engine: str = "rules@1") -> None:
    """Add a text, where it is not there, in which an engine finds one account of these values and one profile."""
    store.add_source(SOURCE)
    document = samples.document(number)
    if number % 2:
        document = replace(document, source_id=SOURCE.id, published=DAY + timedelta(days=number))
    text = samples.text(number)
    store.add_document(document, [text])
    account = Account(account_id(number, engine), text.id, engine, Span(0, 28))
    profile = Profile(profile_id(number), text.id, engine, f"Group {number % 3}")
    found = [_claim(text.id, account.id, SubjectKind.ACCOUNT, engine, each) for each in values]
    found.append(_claim(text.id, profile.id, SubjectKind.PROFILE, engine, ("alias", f"The {number % 3}")))
    profiles = (profile,) if engine == "rules@1" else ()
    claims = tuple(each for each in found if profiles or each.subject_kind is SubjectKind.ACCOUNT)
    store.add_extraction(Extraction(text.id, engine, (), (account,), profiles, claims))


def _claim(text_id: str, subject: str, kind: SubjectKind, engine: str, told: tuple[str, Value]) -> Claim:
    evidence = Evidence(text_id, "13 people", Span(18, 27))
    return Claim(claim_id(subject, told[0]), subject, kind, told[0], told[1], evidence, engine)


def claim_id(subject: str, name: str) -> str:
    """Name a claim by its subject and property: each is made once here."""
    return make_id("claim", subject, name)


def report(number: int) -> tuple[tuple[str, Value], ...]:
    """Give what the text of one number tells."""
    place = Location(f"Town {number}", Precision.EXACT, name=f"Town {number}", latitude=number, longitude=number)
    return (
        ("deed", "bombing" if number % 2 else "attack"),
        ("toll", killed(10 + number)),
        ("interval", Interval.day(DAY + timedelta(days=number % 4))),
        ("place", replace(place, country="PK" if number % 2 else "AF")),
        ("perpetrator", Party(f"Group {number % 3}", ActorKind.REBEL, f"Group {number % 3}")),
    )


def from_all_facts(project: Project) -> list[Event]:
    """Assemble everything from everything."""
    store = project.store
    return assemble_events(
        list(store.accounts()),
        store.claims(kind=SubjectKind.ACCOUNT),
        store.links(),
        store.decisions(),
        project.rule,
        background=background_of(project),
    )


def link(left: int, right: int, score: float) -> Link:
    """Suggest that two texts tell one event."""
    ids = sorted((account_id(left), account_id(right)))
    return Link(make_id("link", *ids), SubjectKind.ACCOUNT, ids[0], ids[1], Judgement.SAME, score, (), "test")


numbers = st.integers(0, TEXTS - 1)
pairs = st.tuples(numbers, numbers).filter(lambda both: both[0] != both[1])
judgements = st.sampled_from([*(each.value for each in Judgement), WITHDRAWN])
steps = st.one_of(
    st.tuples(st.just("tell"), numbers, st.sampled_from(["rules@1", "rules@1", "rules@2"])),
    st.tuples(st.just("link"), st.lists(st.tuples(pairs, st.floats(0, 1)), max_size=6)),
    st.tuples(st.just("decide"), pairs, judgements),
    st.tuples(st.just("judge claim"), numbers, st.sampled_from([ACCEPTED, REJECTED, WITHDRAWN])),
    st.tuples(st.just("rate"), st.sampled_from(["A", "E", WITHDRAWN])),
    st.tuples(st.just("by hand"), numbers),
    st.tuples(st.just("look"), st.booleans()),
)


def do(store: Store, number: int, step: Sequence[object]) -> None:
    """Do one thing that changes the facts, at a moment of its own."""
    match step:
        case "tell", int(text), str(engine):
            tell(store, text, *report(text), engine=engine)
        case "link", list(found):
            links = {each.id: each for (left, right), score in found for each in [link(left, right, score)]}
            store.add_links(links.values(), method="test", run_id=f"run {number}")
        case "decide", (int(left), int(right)), str(judgement):
            subject = pair_subject(account_id(left), account_id(right))
            store.add_decision(_decision(number, subject, judgement))
        case "judge claim", int(text), str(judgement):
            store.add_decision(_decision(number, claim_id(account_id(text), "toll"), judgement))
        case "rate", str(grade):
            store.add_decision(_decision(number, rating_subject(SOURCE.id), grade))
        case "by hand", int(text):
            _by_hand(store, number, text)


def _by_hand(store: Store, number: int, text: int) -> None:
    if not any(each.id == samples.text(text).id for each in store.texts()):
        return
    made = _claim(samples.text(text).id, account_id(text), SubjectKind.ACCOUNT, "person@1", ("toll", killed(number)))
    made = replace(made, id=make_id("claim", "by hand", number))
    store.add_decisions([_decision(number, made.id, ACCEPTED)], [made])


def _decision(number: int, subject: str, judgement: str) -> Decision:
    at: datetime = BEGIN + timedelta(minutes=number)
    return Decision(make_id("decision", number), subject, judgement, "Ada", at)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, max_size=12))
def test_the_cache_says_what_all_facts_say(emptied: Callable[[], Store], done: list[tuple[object, ...]]) -> None:
    """Whatever is added, linked, decided and taken back in whatever order, with looks in between: the same events."""
    store = emptied()
    for number, step in enumerate(done):
        do(store, number, step)
        if step[0] == "look":
            assert list(iterate_events(project_of(store))) == from_all_facts(project_of(store))
    project = project_of(store)
    assert list(iterate_events(project)) == from_all_facts(project)
    actors = assemble_actors(
        list(store.profiles()),
        store.claims(kind=SubjectKind.PROFILE),
        links=store.links(),
        decisions=store.decisions(),
        rule=project.rule,
    )
    assert sorted(find_actors(project).actors, key=lambda each: each.id) == sorted(actors, key=lambda each: each.id)


@pytest.fixture
def full(store: Store) -> Project:
    """Make a project of six texts that tell six events."""
    for number in range(TEXTS):
        tell(store, number, *report(number))
    return project_of(store)


def test_the_cache_is_no_fact(full: Project) -> None:
    """A dump is the same before and after it is made, and dropping it loses nothing."""
    before, events = list(full.store.dump()), list(iterate_events(full))
    assert list(full.store.dump()) == before
    full.store.views.drop()
    assert list(iterate_events(full)) == events


def test_nothing_is_made_again_while_nothing_changes(full: Project) -> None:
    """Looking again reads what is there."""
    refresh(full)
    state = full.store.views.state()
    refresh(full)
    assert full.store.views.state() == state


def test_a_decision_makes_only_what_it_touches_again(full: Project) -> None:
    """The next version of the cache differs in the chunk of the events that were merged, and says so to readers."""
    refresh(full)
    before = full.store.views.chunks(SubjectKind.ACCOUNT)
    do(full.store, 1, ("decide", (0, 1), "same"))
    assert [len(event.account_ids) for event in iterate_events(full)] == [2, 1, 1, 1, 1]
    after = full.store.views.chunks(SubjectKind.ACCOUNT, before.version)
    assert after.version == before.version + 1
    assert len(after.changed) == 1


def test_another_rule_makes_all_again(full: Project) -> None:
    """A cache made under one rule is not shown under another."""
    do(full.store, 1, ("link", [((2, 4), 0.9)]))
    refresh(full)
    low = project_of(full.store, "low")
    assert list(iterate_events(low)) == from_all_facts(low) != from_all_facts(full)


def ids(project: Project, wanted: EventFilter) -> list[int]:
    """Give the numbers of the texts whose events are wanted, in the order they come."""
    known = {event_id(account_id(number)): number for number in range(TEXTS)}
    return [known[each.id] for each in find_events(project, wanted).events]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (EventFilter(), [0, 4, 1, 5, 2, 3]),
        (EventFilter(country="af"), [0, 4, 2]),
        (EventFilter(deed="bombing"), [1, 5, 3]),
        (EventFilter(since=date(2015, 5, 2)), [1, 5, 2, 3]),
        (EventFilter(until=date(2015, 5, 1)), [0, 4]),
        (EventFilter(actor="group 1"), [4, 1]),
        (EventFilter(actor="the 1"), [4, 1]),
        (EventFilter(actor="nobody"), []),
        (EventFilter(place="town 5"), [5]),
        (EventFilter(box=Box(0.5, 0.5, 2.5, 2.5)), [1, 2]),
        (EventFilter(box=Box(4.5, -90, 1.5, 90)), [0, 1, 5]),
        (EventFilter(source=SOURCE.id), [1, 5, 3]),
        (EventFilter(precision=1, least_killed=14), [4, 5]),
        (EventFilter(most_killed=10), [0]),
        (EventFilter(disputed=True), []),
        (EventFilter(reviewed=False, dated=True, placed=True, country="PK"), [1, 5, 3]),
        (EventFilter(ids=frozenset({event_id(account_id(3))})), [3]),
    ],
)
def test_filters(full: Project, wanted: EventFilter, found: list[int]) -> None:
    """Each filter keeps what it says, in order of time."""
    assert ids(full, wanted) == found


def test_events_without_a_day_come_last_and_are_not_within_any(full: Project) -> None:
    """What has no day is in no year; it has a tray of its own."""
    tell(full.store, 50, ("deed", "attack"))
    undated = event_id(account_id(50))
    assert [each.id for each in find_events(full).events][-1] == undated
    assert undated not in [each.id for each in find_events(full, EventFilter(since=date(1900, 1, 1))).events]
    assert [each.id for each in find_events(full, EventFilter(dated=False, placed=False)).events] == [undated]


def test_pages_give_each_event_once(full: Project) -> None:
    """Page after page gives what one large page gives, even when the event the cursor was made of is gone."""
    whole = [each.id for each in find_events(full).events]
    first = find_events(full, limit=2)
    second = find_events(full, limit=2, after=first.after)
    do(full.store, 1, ("decide", (4, 0), "same"))
    third = find_events(full, limit=2, after=second.after)
    assert [each.id for page in (first, second, third) for each in page.events] == whole
    assert (third.after, first.total, third.total) == (None, 6, 5)


@pytest.mark.parametrize("cursor", ["", "x", "1.2", "1.2.x"])
def test_a_cursor_that_is_none_is_refused(full: Project, cursor: str) -> None:
    """A cursor is one that a page gave."""
    with pytest.raises(InvalidValue, match="no cursor"):
        find_events(full, after=cursor)


def test_events_are_known_by_former_ids_and_beginnings(full: Project) -> None:
    """After a merge the id of the event taken in leads to the one that took it in."""
    do(full.store, 1, ("decide", (0, 1), "same"))
    merged = event_id(account_id(0))
    assert event_by_id(full, event_id(account_id(1))).id == merged
    assert event_by_id(full, event_id(account_id(1))[:14]).id == merged
    assert [each.id for each in events_of_accounts(full, [account_id(1), account_id(0)])] == [merged]
    with pytest.raises(NotFound, match="events begin with"):
        event_by_id(full, "event-")
    with pytest.raises(NotFound, match="no event"):
        event_by_id(full, "event-zzz")


def test_light_columns(full: Project) -> None:
    """One line for each event has what maps and filters need."""
    do(full.store, 1, ("decide", (1, 3), "same"))
    (line,) = event_cells(full).table.slice(1, 1).to_pylist()
    wanted = {
        "id": event_id(account_id(1)),
        "members": [account_id(1), account_id(3)],
        "earliest": date(2015, 5, 4),
        "country": "PK",
        "deed": "bombing",
        "killed_low": 11,
        "killed_high": 13,
        "perpetrator": "Group 0; Group 1",
        "sources": 2,
        "disputed": True,
        "reviewed": True,
    }
    assert {name: line[name] for name in wanted} == wanted
    assert event_cells(full).column("killed_best").tolist() == [10, 13, 12, 14, 15]


def test_private_persons_are_not_named_in_the_columns_shown(full: Project) -> None:
    """A person without office is found by those who search for the name and shown to nobody."""
    tell(full.store, 60, ("target", Party("Jane Roe", ActorKind.PERSON, "Jane Roe")))
    line = event_cells(full).table.to_pylist()[-1]
    assert "Roe" not in (line["target"] or "")


def test_actors_are_known_by_id_name_and_alias(full: Project) -> None:
    """Whatever the spelling; the beginning of an id will do."""
    founder = make_id("actor", profile_id(0))
    for wanted in (founder, founder[:12], "GROUP 0", "the-0"):
        assert actor_by_id(full, wanted).name == "Group 0"
    assert [each.name for each in find_actors(full, "group 2").actors] == ["Group 2"] * 2
    page = find_actors(full, limit=4)
    assert (page.total, len(find_actors(full, limit=4, after=page.after).actors)) == (6, 2)
    with pytest.raises(NotFound, match="no actor"):
        actor_by_id(full, "nobody")


def test_tolls_keep_their_unknowns(full: Project) -> None:
    """A figure that no text gives is not known, and not zero."""
    tell(full.store, 70, ("toll", Toll(Outcome.KILLED, 5, None, None)))
    line = event_cells(full).table.to_pylist()[-1]
    assert (line["killed_low"], line["killed_best"], line["killed_high"], line["injured_best"]) == (5, None, None, None)
