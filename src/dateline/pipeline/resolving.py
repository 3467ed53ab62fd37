"""Claims into suggested links: accounts that tell one event, profiles that tell one actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.extract.actors.authority import known_names
from dateline.model.ids import make_id
from dateline.model.link import Judgement, Link
from dateline.model.run import Run
from dateline.pipeline.project import Project
from dateline.pipeline.runs import versions
from dateline.resolve.actors import link_profiles
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
    accounts, profiles, claims = list(store.accounts()), list(store.profiles()), list(store.claims())
    views = account_views(accounts, claims, texts=store.texts(), documents=store.documents())
    links = [*link_accounts(views), *link_profiles(profiles, claims, known_names())]
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


def _count(links: Sequence[Link], judgement: Judgement) -> int:
    return sum(link.judgement is judgement for link in links)
