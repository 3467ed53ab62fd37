"""How well linking joins what several reports tell of one event: from prose to sets of accounts, nothing given.

Unlike ``links``, which is given rows of coded datasets, this reads reports with the engine first, as a project would.
So a telling can also fail because the engine did not find it, or took its day or its place for another; the tellings
that were found are scored, and the share that was found is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from time import perf_counter

from dateline.evaluate.accounts import Expected, Sheet, fold_find, read_sheets
from dateline.extract.actors.authority import known_names
from dateline.extract.engines import EngineName, make_engine
from dateline.model.account import Account
from dateline.model.document import Document
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction
from dateline.model.link import Pair, pair
from dateline.pipeline.resolving import actor_names
from dateline.resolve.actors import link_profiles
from dateline.resolve.clusters import clusters
from dateline.resolve.link import link_accounts
from dateline.resolve.views import AccountView, account_views

TELLINGS = Path(__file__).parent / "gold" / "tellings.yaml"
READ = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TellingsScore:
    """How tellings of one event were joined, over all pairs of tellings that were found.

    ``b3_*`` weighs over- and under-joining over the tellings. ``found`` is the share of tellings the engine gives.
    """

    same_precision: float
    same_recall: float
    same_f1: float
    b3_f1: float
    b3_precision: float
    b3_recall: float
    found: float
    n: int
    seconds: float
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One telling that the engine found: which event it is, and what linking saw of it."""

    key: str
    view: AccountView

    def __str__(self) -> str:
        """Show what linking was given."""
        where = self.view.location.name if self.view.location else None
        return f"{self.key}: {self.view.deed}, {self.view.interval}, {where}: {self.view.words[:160]!r}"


def evaluate_tellings(path: Path = TELLINGS, engine: EngineName = EngineName.DEFAULT) -> TellingsScore:
    """Read the reports, link all that they tell, and score it; a folder or file as for ``evaluate accounts``."""
    started = perf_counter()
    sheets = list(read_sheets(path))
    published = {sheet.text.document_id: sheet.published for sheet in sheets}
    found = list(make_engine(engine, published.get).extract(sheet.text for sheet in sheets))
    views = _views(sheets, found)
    sets = clusters(views, link_accounts(list(views.values())), ())
    told = [
        Told(expected.key, views[account.id])
        for sheet, extraction in zip(sheets, found, strict=True)
        for expected, account in _matched(sheet, extraction, views)
    ]
    wanted = sum(len(sheet.expected) for sheet in sheets)
    return _score(told, sets, wanted, perf_counter() - started)


def _views(sheets: Sequence[Sheet], found: Sequence[Extraction]) -> dict[str, AccountView]:
    """See all accounts as linking does, each report from a source of its own."""
    claims = [claim for each in found for claim in each.claims]
    profiles = [profile for each in found for profile in each.profiles]
    views = account_views(
        [account for each in found for account in each.accounts],
        claims,
        texts=[sheet.text for sheet in sheets],
        documents=[_document(sheet) for sheet in sheets],
        actors=actor_names(profiles, link_profiles(profiles, claims, known_names()), ()),
    )
    return {view.id: view for view in views}


def _document(sheet: Sheet) -> Document:
    name = sheet.text.document_id
    return Document(name, name, "text/plain", READ, name, source_id=name, published=sheet.published)


def _matched(
    sheet: Sheet, extraction: Extraction, views: Mapping[str, AccountView]
) -> Iterator[tuple[Expected, Account]]:
    """Give each expected telling with the account that tells it: of the right deed where there are several.

    An account that tells two events as one is taken for the first of them; the other was not found.
    """
    taken: set[str] = set()
    for expected in sheet.expected:
        start = fold_find(sheet.text.characters, expected.told)
        if start is None:
            continue
        span = Span(start, start + len(expected.told))
        near = [each for each in extraction.accounts if each.span.overlaps(span) and each.id not in taken]
        right = [account for account in near if views[account.id].deed in expected.deeds]
        if right or near:
            found = min(right or near, key=lambda account: (account.span.end - account.span.start, account.id))
            taken.add(found.id)
            yield expected, found


def _score(told: Sequence[Told], sets: Sequence[Sequence[str]], wanted: int, seconds: float) -> TellingsScore:
    home = {each: number for number, members in enumerate(sets) for each in members}
    apart = list(combinations(told, 2))
    joined = {_pair(each) for each in apart if home[each[0].view.id] == home[each[1].view.id]}
    true = {_pair(each) for each in apart if each[0].key == each[1].key}
    precision, recall = len(joined & true) / max(len(joined), 1), len(joined & true) / max(len(true), 1)
    purity, wholeness = _b_cubed(told, home)
    return TellingsScore(
        same_precision=round(precision, 4),
        same_recall=round(recall, 4),
        same_f1=round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        b3_f1=round(2 * purity * wholeness / max(purity + wholeness, 1e-9), 4),
        b3_precision=round(purity, 4),
        b3_recall=round(wholeness, 4),
        found=round(len(told) / max(wanted, 1), 4),
        n=len(true),
        seconds=round(seconds, 1),
        errors=tuple(_errors(apart, joined, true)),
    )


def _pair(both: tuple[Told, Told]) -> Pair:
    return pair(both[0].view.id, both[1].view.id)


def _b_cubed(told: Sequence[Told], home: Mapping[str, int]) -> tuple[float, float]:
    """Score each telling by how pure and how whole its set is, then average."""
    purity = wholeness = 0.0
    for one in told:
        found = [other for other in told if home[other.view.id] == home[one.view.id]]
        true = [other for other in told if other.key == one.key]
        both = sum(other.key == one.key for other in found)
        purity, wholeness = purity + both / len(found), wholeness + both / len(true)
    return purity / max(len(told), 1), wholeness / max(len(told), 1)


def _errors(apart: Sequence[tuple[Told, Told]], joined: set[Pair], true: set[Pair]) -> Iterator[str]:
    for both in apart:
        if (_pair(both) in joined) != (_pair(both) in true):
            what = "joined, but two events" if _pair(both) in joined else "kept apart, but one event"
            yield f"{what}\n  {both[0]}\n  {both[1]}"
