"""Claims into suggested links: accounts that tell one event, profiles that tell one actor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dateline.extract.actors.authority import known_names
from dateline.model.account import Account, Profile
from dateline.model.claim import Claim, Party, SubjectKind
from dateline.model.ids import make_id
from dateline.model.link import Decision, Judgement, Link, standing
from dateline.model.run import Run
from dateline.pipeline.light_columns import Kept, keep, kept_columns
from dateline.pipeline.news import News, news_since, profiles_near
from dateline.pipeline.project import Project
from dateline.pipeline.runs import versions
from dateline.pipeline.sets import hanging_together
from dateline.resolve.actors import link_profiles
from dateline.resolve.choose import counts
from dateline.resolve.clusters import clusters
from dateline.resolve.columns import sheet
from dateline.resolve.link import METHOD, LinkSettings, link_sheet, relink
from dateline.resolve.sheets import with_accounts
from dateline.resolve.views import AccountView, account_views
from dateline.store.queries import IMPORT

WORTH_ADDING = 0.2
"""Share of new accounts up to which only what they touch is linked again; above it linking all is as quick."""
MOST_ADDED = 20
"""Generations that only add, after which all is linked anew: each makes reading the links a little slower."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What resolving suggested: over everything, or where ``added`` only among what is new and what that touches."""

    accounts: int
    profiles: int
    same: int
    part_of: int
    unsure: int
    added: bool = False


def resolve(project: Project, *, everything: bool = False) -> Resolved:
    """Suggest links between accounts and between profiles.

    Where a few accounts are new since the last time only they and what they touch are linked, and added to the links
    there are; otherwise, and with ``everything``, all are linked as a new generation beside the older ones.
    """
    kept = None if everything else kept_columns(project)
    news = news_since(project, kept.facts) if kept else None
    if kept is None or news is None or len(news.accounts) > WORTH_ADDING * len(kept.sheet.columns):
        return _resolve_all(project)
    if not (news.accounts or news.profiles or news.gone):
        return _counted(0, 0, (), added=True)
    whole, newest = project.store.generations()
    if newest != kept.facts.generation or newest - whole >= MOST_ADDED:
        return _resolve_all(project)
    return _resolve_new(project, kept, news)


def _resolve_all(project: Project) -> Resolved:
    store = project.store
    facts = store.views.facts()
    accounts, profiles, decisions = list(store.accounts()), list(store.profiles()), list(store.decisions())
    alike = link_profiles(profiles, store.claims(kind=SubjectKind.PROFILE), known_names())
    views = account_views(
        accounts,
        _counting(store.claims(kind=SubjectKind.ACCOUNT), decisions),
        texts=store.texts(),
        documents=store.documents(),
        actors=actor_names(profiles, alike, decisions),
    )
    once = _unrepeating(accounts, views)
    columns = sheet(views)
    links = [*link_sheet(columns.columns, views, LinkSettings(unrepeating=once)), *alike]
    number = store.add_links(links, method=METHOD, run_id=_run(project))
    keep(project, Kept(columns, replace(facts, generation=number), once))
    return _counted(len(accounts), len(profiles), links)


def _resolve_new(project: Project, kept: Kept, news: News) -> Resolved:
    """Link what is new and what it touches, and add only what that changes."""
    alike = _profile_links(project, news)
    around = _Around(project, tuple(alike))
    fresh = around.views(news.accounts)
    once = kept.unrepeating | _unrepeating(project.store.accounts_by_id(news.accounts), fresh)
    grown = with_accounts(kept.sheet, fresh, news.gone)
    settings = LinkSettings(unrepeating=once)
    found = relink(grown.columns, news.accounts, around, settings)
    before = {link.id: link for link in project.store.links_on(sorted(found.region | news.gone))}
    changed = [*_changes(before, found.links, found.region, news.gone), *alike]
    number = kept.facts.generation
    if changed:
        number = project.store.add_more_links(changed, method=METHOD, run_id=_run(project))
    keep(project, Kept(grown, replace(news.facts, generation=number), once))
    return _counted(len(news.accounts), len(news.profiles), [*found.links, *alike], added=True)


@dataclass(frozen=True, slots=True)
class _Around:
    """The accounts around new ones, read from the store as they are asked for."""

    project: Project
    alike: tuple[Link, ...] = ()
    """Links of new profiles that the store does not hold yet."""

    def sets(self, ids: Collection[str]) -> Collection[str]:
        """Give all that hangs together with any of these now."""
        return hanging_together(self.project, ids)[0]

    def views(self, ids: Collection[str]) -> list[AccountView]:
        """Give some accounts as linking sees them."""
        store = self.project.store
        accounts = list(store.accounts_by_id(ids))
        claims = list(_counting(store.claims(account.id for account in accounts), store.decisions()))
        texts = list(store.texts_by_id({account.text_id for account in accounts}))
        documents = list(store.documents_by_id({text.document_id for text in texts}))
        actors = self._actors(claims)
        return account_views(accounts, claims, texts=texts, documents=documents, actors=actors)

    def _actors(self, claims: Iterable[Claim]) -> dict[str, str]:
        values = (claim.value for claim in claims)
        told = {value.profile_id for value in values if isinstance(value, Party) and value.profile_id}
        reached, links = hanging_together(self.project, told, self.alike)
        names = self.project.store.profile_names(reached)
        return _fullest(names, list(links.values()), list(self.project.store.decisions()))


def _profile_links(project: Project, news: News) -> list[Link]:
    """Link new profiles among themselves and with those that may tell the same actors."""
    if not news.profiles:
        return []
    near = profiles_near(project, news.profiles)
    profiles = list(project.store.profiles_by_id(near))
    found = link_profiles(profiles, project.store.claims(near), known_names())
    return [link for link in found if {link.left_id, link.right_id} & news.profiles]


def _changes(
    before: Mapping[str, Link], links: Iterable[Link], region: AbstractSet[str], gone: AbstractSet[str]
) -> Iterator[Link]:
    """Give the links that are new or say something new, and those to be taken back, as different."""
    now = {link.id: link for link in links}
    yield from (link for link in now.values() if before.get(link.id) != link)
    for link in before.values():
        ends = {link.left_id, link.right_id}
        if link.id not in now and (ends <= region or ends & gone):
            reasons = ("no longer suggested: what was added since speaks against it",)
            yield replace(link, judgement=Judgement.DIFFERENT, score=0.0, reasons=reasons)


def _counting(claims: Iterable[Claim], decisions: Iterable[Decision]) -> Iterator[Claim]:
    """Give the claims that count: not those rejected, nor values given by hand and taken back."""
    standing_now = standing(decisions)
    return (claim for claim in claims if counts(claim, standing_now))


def _unrepeating(accounts: Iterable[Account], views: Iterable[AccountView]) -> frozenset[str]:
    """Name the sources whose accounts are rows of coded datasets: they tell every event once."""
    coded = {account.id for account in accounts if account.engine.partition("@")[0] == IMPORT}
    return frozenset(view.source for view in views if view.id in coded and view.source)


def actor_names(profiles: Sequence[Profile], links: Sequence[Link], decisions: Sequence[Decision]) -> dict[str, str]:
    """Give each profile the fullest name of the actor it tells, so that accounts that use other names still agree."""
    return _fullest({profile.id: profile.name for profile in profiles}, links, decisions)


def _fullest(names: Mapping[str, str], links: Sequence[Link], decisions: Sequence[Decision]) -> dict[str, str]:
    same = clusters(names, links, decisions)
    return {member: max((names[each] for each in members), key=len) for members in same for member in members}


def _run(project: Project) -> str:
    started = datetime.now(UTC)
    run = Run(make_id("run", METHOD, started.isoformat()), METHOD, started, versions())
    project.store.add_run(run)
    return run.id


def _counted(accounts: int, profiles: int, links: Sequence[Link], *, added: bool = False) -> Resolved:
    kinds = (Judgement.SAME, Judgement.PART_OF, Judgement.UNSURE)
    same, part_of, unsure = (sum(link.judgement is kind for link in links) for kind in kinds)
    return Resolved(accounts, profiles, same, part_of, unsure, added)
