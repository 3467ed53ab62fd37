"""Claims into suggested links: accounts that tell one event, profiles that tell one actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.extract.actors.authority import known_names
from dateline.model.account import Profile
from dateline.model.claim import SubjectKind
from dateline.model.ids import make_id
from dateline.model.link import Decision, Judgement, Link
from dateline.model.run import Run
from dateline.pipeline.project import Project
from dateline.pipeline.runs import versions
from dateline.resolve.actors import link_profiles
from dateline.resolve.clusters import clusters
from dateline.resolve.link import METHOD, link_accounts
from dateline.resolve.views import account_views


@dataclass(frozen=True, slots=True)
class Resolved:
    """What resolving suggested."""

    accounts: int
    profiles: int
    same: int
    part_of: int
    unsure: int


def resolve(project: Project) -> Resolved:
    """Suggest links between all accounts and all profiles, as a new generation beside the older ones."""
    store = project.store
    accounts, profiles, decisions = list(store.accounts()), list(store.profiles()), list(store.decisions())
    alike = link_profiles(profiles, store.claims(kind=SubjectKind.PROFILE), known_names())
    views = account_views(
        accounts,
        store.claims(kind=SubjectKind.ACCOUNT),
        texts=store.texts(),
        documents=store.documents(),
        actors=actor_names(profiles, alike, decisions),
    )
    links = [*link_accounts(views), *alike]
    started = datetime.now(UTC)
    run = Run(make_id("run", METHOD, started.isoformat()), METHOD, started, versions())
    store.add_run(run)
    store.add_links(links, method=METHOD, run_id=run.id)
    return Resolved(
        len(accounts),
        len(profiles),
        _count(links, Judgement.SAME),
        _count(links, Judgement.PART_OF),
        _count(links, Judgement.UNSURE),
    )


def actor_names(profiles: Sequence[Profile], links: Sequence[Link], decisions: Sequence[Decision]) -> dict[str, str]:
    """Give each profile the fullest name of the actor it tells, so that accounts that use other names still agree."""
    names = {profile.id: profile.name for profile in profiles}
    same = clusters(names, links, decisions)
    return {member: max((names[each] for each in members), key=len) for members in same for member in members}


def _count(links: Sequence[Link], judgement: Judgement) -> int:
    return sum(link.judgement is judgement for link in links)
