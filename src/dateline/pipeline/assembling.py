"""Some events and actors at a time, put together from the store: no more is read than they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.model.claim import Claim
from dateline.model.event import Actor, Event
from dateline.model.link import Decision, standing
from dateline.pipeline.project import Project
from dateline.resolve.assemble import Assembler
from dateline.resolve.assemble_actors import assemble_actor
from dateline.resolve.background import Background, Report, ratings

AT_ONCE = 500
"""Events put together at once: enough that the queries cost little, few enough that memory stays small."""

Members = Sequence[str]
"""The accounts of one event, or the profiles of one actor, the founder first."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What people decided, read once for many events."""

    standing: Mapping[str, Decision]
    background: Background
    """Ratings only; which texts are reported by whom is read for some events at a time."""


def judged(project: Project) -> Judged:
    """Read what people decided."""
    decisions = list(project.store.decisions())
    reliability, credibility = ratings(decisions)
    return Judged(standing(decisions), Background({}, reliability, credibility))


def put_together(
    project: Project, wanted: Iterable[Members], known: Judged | None = None
) -> Iterator[tuple[Event, Background]]:
    """Assemble events from their accounts, in the order asked for, each with what rules know of its texts."""
    decided = known or judged(project)
    for some in batches(wanted):
        claims = _claims(project, some)
        background = replace(decided.background, reports=_Reports(project, claims))
        assembler = Assembler(project.rule, decided.standing, background)
        for members in some:
            yield assembler.event(members, claims), background


def put_actors_together(
    project: Project, wanted: Iterable[Members], known: Judged | None = None
) -> Iterator[tuple[Actor, Background]]:
    """Assemble actors from their profiles, in the order asked for."""
    decided = known or judged(project)
    for some in batches(wanted):
        claims = _claims(project, some)
        names = project.store.views.profile_names(each for members in some for each in members)
        background = replace(decided.background, reports=_Reports(project, claims))
        for members in some:
            named = [(each, names[each]) for each in members]
            yield assemble_actor(named, claims, project.rule, decided.standing), background


def _claims(project: Project, some: Iterable[Members]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in project.store.claims(each for members in some for each in members):
        found[claim.subject_id].append(claim)
    return found


class _Reports(Mapping[str, Report]):
    """The reports that some claims rest on, read when one is first asked for: a value told once asks for none."""

    def __init__(self, project: Project, claims: Mapping[str, Sequence[Claim]]) -> None:
        self._project, self._claims = project, claims

    @cached_property
    def _found(self) -> dict[str, Report]:
        texts = {claim.evidence.text_id for told in self._claims.values() for claim in told}
        origins = self._project.store.views.origins(sorted(texts))
        return {each.text_id: Report(each.document_id, each.source_id, each.published) for each in origins}

    def __getitem__(self, text_id: str) -> Report:
        return self._found[text_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def batches(wanted: Iterable[Members]) -> Iterator[list[Members]]:
    """Take some at a time."""
    some: list[Members] = []
    for members in wanted:
        some.append(members)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some
