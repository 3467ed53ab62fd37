"""Keeping the cache of events and actors in step with the facts: made anew, or only what new facts touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.metadata import version
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from dateline.model.claim import SubjectKind
from dateline.model.event import Chosen
from dateline.model.link import UNSURE, Decision, Judgement, rated, sides, standing
from dateline.pipeline.assembling import Judged, judged, put_actors_together, put_together
from dateline.pipeline.cells import (
    ACTORS,
    EVENTS,
    Founder,
    Line,
    Table,
    actor_line,
    as_bytes,
    event_line,
    from_bytes,
    table_of,
)
from dateline.pipeline.collecting import rarely_collecting
from dateline.pipeline.project import Project
from dateline.resolve.assemble import event_id
from dateline.resolve.assemble_actors import actor_id
from dateline.resolve.clusters import clusters
from dateline.store.views import Chunk, Facts, Member, ViewState

DATELINE = version("dateline")
LAYOUT = 3
"""Number of the layout of the columns: another one, and every cache is made anew."""
EXTRACTIONS_IN_CHUNK = 1024
"""A decision rewrites the chunks of its events: about 0.1 MB each for coded rows."""
WORTH_PATCHING = 0.3
"""Share of new among all extractions above which making everything anew is quicker than looking up neighbours."""

KINDS = (SubjectKind.ACCOUNT, SubjectKind.PROFILE)
SCHEMAS = {SubjectKind.ACCOUNT: EVENTS, SubjectKind.PROFILE: ACTORS}
NAMED = {SubjectKind.ACCOUNT: event_id, SubjectKind.PROFILE: actor_id}

Progress = Callable[[int, int], object]
"""Is told how many events are done, of how many."""


def is_current(project: Project) -> bool:
    """Tell whether the cache was made from the facts as they are now, under the project's rule."""
    return current_state(project) is not None


def current_state(project: Project) -> ViewState | None:
    """Give the state of the cache, None where it was not made from the facts as they are now."""
    state = project.store.views.state()
    current = state and state.maker == maker(project) and state.facts == project.store.views.facts()
    return state if current else None


def work_ahead(project: Project) -> int:
    """Tell how many texts read must be gone through to bring the cache in step with the facts."""
    state, facts = project.store.views.state(), project.store.views.facts()
    if state and _can_be_patched(project, state, facts):
        return facts.extraction - state.facts.extraction
    return facts.extraction


def bring_up_to_date(project: Project, touched: Collection[str] = (), progress: Progress | None = None) -> None:
    """Bring the cache in step with the facts; ``touched`` are accounts and profiles to look at again anyway."""
    views = project.store.views
    while True:
        state, facts = views.state(), views.facts()
        if state and state.maker == maker(project) and state.facts == facts and not touched:
            return
        if state is None or not _can_be_patched(project, state, facts):
            with rarely_collecting():
                _make_anew(project, facts, progress)
            return
        if _patch(project, state, facts, {*touched, *_touched(project, state.facts)}, progress=progress):
            return


def maker(project: Project) -> str:
    """Name what makes the views: this version, the layout of their columns, and the rule, whole: an edit counts."""
    return f"{DATELINE} {LAYOUT} {project.rule.id} {sha256(repr(project.rule).encode()).hexdigest()[:16]}"


def _can_be_patched(project: Project, state: ViewState, facts: Facts) -> bool:
    """Tell whether looking only at what is new will do: all links made anew, or another rule, may change any event."""
    few = facts.extraction - state.facts.extraction <= WORTH_PATCHING * facts.extraction
    only_added = project.store.generations()[0] <= state.facts.generation
    return few and state.maker == maker(project) and only_added


def _touched(project: Project, since: Facts) -> set[str]:
    """Find the accounts and profiles that facts later than these say something new of."""
    views = project.store.views
    found = {each for kind in KINDS for each in views.members_since(kind, since.extraction)}
    found |= {end for link in project.store.links_added(since.generation) for end in (link.left_id, link.right_id)}
    claims: set[str] = set()
    for decision in views.decisions_since(since.decision):
        thing, both = rated(decision), sides(decision)
        if both:
            found.update(both)
        elif thing and thing.startswith("source-"):
            found.update(views.members_of_source(SubjectKind.ACCOUNT, thing))
        else:
            claims.add(thing or decision.subject)
    return found | views.subjects_of(sorted(claims))


# All of it


def _make_anew(project: Project, facts: Facts, progress: Progress | None) -> None:
    known = judged(project)
    links = list(project.store.links())
    decisions = list(project.store.decisions())
    chunks: list[Chunk] = []
    for kind in KINDS:
        place = {member.id: member for member in project.store.views.members(kind)}
        joined = {end for link in links for end in (link.left_id, link.right_id)} | _decided_on(decisions)
        sets = _in_order(clusters(place.keys() & joined, links, decisions), place)
        alone = ((member,) for member in place.values() if member.id not in joined)
        ordered = sorted((*sets, *alone), key=lambda members: members[0])
        chunks += _chunks(kind, _lines(project, kind, ordered, known=known, progress=progress))
    project.store.views.replace(facts, maker(project), chunks)


def _claims_shown(value: Chosen) -> Iterator[str]:
    return (claim.id for claim in (value.claim, *value.others, *value.set_aside))


def _chunks(kind: SubjectKind, lines: Iterable[Line]) -> Iterator[Chunk]:
    """Pack lines that come in the order of adding."""
    for number, some in groupby(lines, key=lambda line: line["extraction"] // EXTRACTIONS_IN_CHUNK):
        yield Chunk(kind, number, as_bytes(table_of(some, SCHEMAS[kind])))


def _lines(
    project: Project,
    kind: SubjectKind,
    sets: list[tuple[Member, ...]],
    *,
    known: Judged,
    progress: Progress | None = None,
) -> Iterator[Line]:
    ids = ([member.id for member in members] for members in sets)
    if kind is SubjectKind.PROFILE:
        for members, (actor, background) in zip(sets, put_actors_together(project, ids, known), strict=True):
            yield actor_line(actor, _founder(members), background)
        return
    reviewed = _decided_on(known.standing.values())
    settled = {subject for subject, decision in known.standing.items() if decision.judgement != UNSURE}
    for done, (members, (event, background)) in enumerate(zip(sets, put_together(project, ids, known), strict=True)):
        seen = {each for value in event.values for each in _claims_shown(value)}
        looked_at = not reviewed.isdisjoint(event.account_ids) or not settled.isdisjoint(seen)
        yield event_line(event, _founder(members), background, reviewed=looked_at)
        if progress and done % 1000 == 0:
            progress(done, len(sets))


# Only what is touched


def _patch(
    project: Project, state: ViewState, facts: Facts, touched: set[str], *, progress: Progress | None = None
) -> bool:
    known = judged(project)
    new: dict[tuple[SubjectKind, int], list[Line]] = defaultdict(list)
    gone: dict[tuple[SubjectKind, int], set[str]] = defaultdict(set)
    for kind in KINDS:
        reached, sets = _sets_around(project, kind, touched, known)
        for member, extraction in reached.items():
            gone[kind, extraction // EXTRACTIONS_IN_CHUNK].add(NAMED[kind](member))
        for line in _lines(project, kind, sets, known=known, progress=progress):
            new[kind, line["extraction"] // EXTRACTIONS_IN_CHUNK].append(line)

    def edit(kind: SubjectKind, number: int, cells: bytes | None) -> bytes:
        schema, key = SCHEMAS[kind], (kind, number)
        before = from_bytes(cells) if cells else schema.empty_table()
        return as_bytes(_edited(before, gone.get(key, set()), table_of(new.get(key, ()), schema)))

    return project.store.views.patch(state, facts, {**gone, **new}.keys(), edit)


def _edited(before: Table, gone: Collection[str], new: Table) -> Table:
    """Take some lines out and put others in, in the order of adding."""
    kept = before.filter(pc.invert(pc.is_in(before["id"], pa.array(sorted(gone), pa.string()))))
    joined = pa.concat_tables([kept, new]).unify_dictionaries()
    return joined.sort_by([("extraction", "ascending"), ("number", "ascending")]).combine_chunks()


def _sets_around(
    project: Project, kind: SubjectKind, touched: Collection[str], known: Judged
) -> tuple[dict[str, int], list[tuple[Member, ...]]]:
    """Find what hangs together with the touched ones by links or decisions, and the sets that it makes now.

    What does not hang together with them cannot change: whether two are one is settled within such a component.
    """
    store, pairs = project.store, _neighbours(known.standing.values())
    reached: set[str] = set()
    edge, links = set(store.views.extractions_of(kind, sorted(touched))), {}
    while edge:
        reached |= edge
        met = {other for each in edge for other in pairs.get(each, ())}
        for link in store.links_on(sorted(edge)):
            links[link.id] = link
            if link.judgement is Judgement.SAME:
                met |= {link.left_id, link.right_id}
        edge = met - reached
    extractions = store.views.extractions_of(kind, sorted(reached))
    place = {member.id: member for member in store.views.members(kind, sorted(reached))}
    return extractions, _in_order(clusters(place, links.values(), known.standing.values()), place)


def _in_order(sets: Iterable[tuple[str, ...]], place: Mapping[str, Member]) -> list[tuple[Member, ...]]:
    return [tuple(sorted(place[each] for each in members)) for members in sets]


def _founder(members: tuple[Member, ...]) -> Founder:
    return Founder(members[0].extraction, members[0].number)


def _neighbours(decisions: Iterable[Decision]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for decision in decisions:
        both = sides(decision)
        if both:
            found[both[0]].add(both[1])
            found[both[1]].add(both[0])
    return found


def _decided_on(decisions: Iterable[Decision]) -> set[str]:
    """Give the accounts and profiles that a standing decision on a pair names."""
    both = (sides(decision) for decision in standing(decisions).values())
    return {each for pair in both if pair for each in pair}
