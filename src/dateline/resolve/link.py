"""Which accounts tell one event: candidates by time and place, then a score with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.model.claim import SubjectKind
from dateline.model.ids import make_id
from dateline.model.interval import YEAR, Interval
from dateline.model.link import Judgement, Link, Pair, pair
from dateline.resolve.compare import findings
from dateline.resolve.views import AccountView

METHOD = "accounts@1"


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How sure linking must be. A false merge is worse than a missed one, so the defaults lean to keeping apart.

    ``prior`` is log2 of the odds that two candidates tell one event before anything is compared; ``same`` and
    ``unsure`` are the log2 odds above which a pair is linked, or shown to a person.
    """

    prior: float = -6.0
    same: float = 2.0
    unsure: float = -1.0
    within_text: float = 1.0
    """What a pair within one text needs on top: a writer who tells two deeds mostly means two."""


def link_accounts(views: Sequence[AccountView], settings: LinkSettings | None = None) -> list[Link]:
    """Suggest which accounts tell one event, within and across documents, each link with its reasons in words."""
    chosen = settings or LinkSettings()
    by_id = {view.id: view for view in views}
    links = (_link(by_id[left], by_id[right], chosen) for left, right in sorted(_candidates(views)))
    return [link for link in links if link is not None]


def _link(left: AccountView, right: AccountView, settings: LinkSettings) -> Link | None:
    if left.part_of == right.id or right.part_of == left.id:
        return _part(left, right)
    found = findings(left, right)
    odds = settings.prior + sum(finding.weight for finding in found)
    if left.text_id == right.text_id:
        odds -= settings.within_text
    if odds < settings.unsure:
        return None
    judgement = Judgement.SAME if odds >= settings.same else Judgement.UNSURE
    reasons = tuple(finding.words for finding in sorted(found, key=lambda finding: -finding.weight))
    return _made((left.id, right.id), judgement, 1 / (1 + 2.0**-odds), reasons)


def _part(left: AccountView, right: AccountView) -> Link:
    part, whole = (left, right) if left.part_of == right.id else (right, left)
    return _made((part.id, whole.id), Judgement.PART_OF, 1.0, ("the text tells it as part of the other",))


def _made(ids: Pair, judgement: Judgement, score: float, reasons: tuple[str, ...]) -> Link:
    link_id = make_id("link", *pair(*ids), METHOD)
    return Link(link_id, SubjectKind.ACCOUNT, ids[0], ids[1], judgement, round(score, 4), reasons, METHOD)


def _candidates(views: Sequence[AccountView]) -> set[Pair]:
    """Pair accounts that share a month and its neighbours; those without a date, only within their own text."""
    found: set[Pair] = set()
    months: dict[int, list[str]] = defaultdict(list)
    texts: dict[str, list[str]] = defaultdict(list)
    for view in views:
        texts[view.text_id].append(view.id)
        for month in _months(view.interval):
            months[month].append(view.id)
    for block in (*months.values(), *texts.values()):
        found.update(pair(left, right) for left, right in combinations(block, 2))
    return found


def _months(interval: Interval | None) -> Iterator[int]:
    if interval is None or interval.earliest is None or interval.latest is None or (interval.days or 0) > YEAR:
        return
    first = interval.earliest.year * 12 + interval.earliest.month - 2
    last = interval.latest.year * 12 + interval.latest.month
    yield from range(first, last + 1)
