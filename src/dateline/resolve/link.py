"""Which accounts tell one event: candidates, comparisons, odds, and links that say why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from dateline.model.claim import SubjectKind
from dateline.model.ids import make_id
from dateline.model.link import Judgement, Link, Pair, pair
from dateline.resolve.agree import agreed, nested
from dateline.resolve.block import Blocking, candidates
from dateline.resolve.columns import Flags, Ints, columns
from dateline.resolve.compare import Known
from dateline.resolve.learn import Table, chance
from dateline.resolve.reasons import reason
from dateline.resolve.score import Scored, score
from dateline.resolve.views import AccountView
from dateline.resolve.weights import ALL_LEVELS, shipped

METHOD = "accounts@2"
SPOKEN_WEIGHT = 0.25
"""A comparison that moves the odds by less than this, in bits, is no reason."""
ALWAYS_SPOKEN = frozenset({"time", "place", "deed", "toll"})
"""What every reader asks first, whatever it weighs."""


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How sure linking must be, in bits (log2 of the odds), and what it may take for granted.

    A false merge is worse than a missed one: a pair must be likelier than not to be linked. ``unsure`` is the least
    that is worth a person's look.
    """

    same: float = 0.0
    part_weight: float = 4.0
    """How many times likelier any other answer must be than being a part. Cross-validated on the even weeks any from 2
    to 6 did as well (F1 of parts .44 to .46, same events untouched), since ``nested`` keeps false parts out."""
    repeated: float = 2.0
    """The least for two accounts of one source that tells every event once: it may still have split one in two.
    Cross-validated on the even weeks: at 0 a wave of bombings coded site by site became one event (F1 of same .79); any
    from 2 up gave .89."""
    unsure: float = -2.0
    unrepeating: frozenset[str] = frozenset()
    """Sources that tell every event once, such as coded datasets: at most one of their accounts joins an event."""
    blocking: Blocking = field(default_factory=Blocking)
    weights: Table | None = None
    """Those that come with Dateline where None."""


def link_accounts(views: Sequence[AccountView], settings: LinkSettings | None = None) -> list[Link]:
    """Suggest which accounts tell one event, within and across documents, each link with its reasons in words."""
    return _link(views, settings or LinkSettings(), None)


def link_new(
    new: Sequence[AccountView], old: Sequence[AccountView], settings: LinkSettings | None = None
) -> list[Link]:
    """Suggest links of new accounts, among themselves and with old ones; links among the old stay as they are."""
    views = [*old, *new]
    fresh = np.arange(len(views)) >= len(old)
    return _link(views, settings or LinkSettings(), fresh)


def _link(views: Sequence[AccountView], settings: LinkSettings, new: Flags | None) -> list[Link]:
    table = settings.weights or shipped()
    known = _known(views, settings)
    found = candidates(known.columns, settings.blocking, new)
    scored = score(known, found.pairs, table, settings.unsure)
    likely_same, likely_part = chance(scored.same), settings.part_weight * chance(scored.part)
    sure = scored.same >= np.where(_one_unrepeating(known, scored), settings.repeated, settings.same)
    same = agreed(scored, known, sure & (likely_same >= likely_part), settings.same)
    part = (likely_part > likely_same) & (likely_part >= 1 - likely_same - chance(scored.part)) & ~same
    part = nested(scored, known, same, likely=part, larger=_larger(views, scored))
    links = _told_parts(views)
    unsure = ~same & ~part & (scored.same >= settings.unsure)
    for judgement, chosen in ((Judgement.SAME, same), (Judgement.PART_OF, part), (Judgement.UNSURE, unsure)):
        links += [_made(views, scored, table, int(row), judgement=judgement) for row in np.flatnonzero(chosen)]
    return sorted({link.id: link for link in reversed(links)}.values(), key=lambda link: link.id)


def _known(views: Sequence[AccountView], settings: LinkSettings) -> Known:
    unrepeating = np.array([view.source in settings.unrepeating for view in views], dtype=np.bool_)
    return Known.of(columns(views), unrepeating)


def _one_unrepeating(known: Known, scored: Scored) -> Flags:
    """Tell which pairs are of one source that tells every event once."""
    source, left, right = known.columns.source, scored.pairs.left, scored.pairs.right
    return np.asarray((source[left] == source[right]) & known.unrepeating[left])


def _told_parts(views: Sequence[AccountView]) -> list[Link]:
    """Link the accounts that a text itself tells as parts of another."""
    known = {view.id for view in views}
    reasons = ("the text tells it as part of the other",)
    return [
        _link_of((view.id, view.part_of), Judgement.PART_OF, 1.0, reasons)
        for view in views
        if view.part_of and view.part_of in known
    ]


def _made(views: Sequence[AccountView], scored: Scored, table: Table, row: int, *, judgement: Judgement) -> Link:
    left, right = views[scored.pairs.left[row]], views[scored.pairs.right[row]]
    as_part = judgement is Judgement.PART_OF
    if as_part and _size(left) > _size(right):
        left, right = right, left
    weights, odds = table.together.levels, scored.part if as_part else scored.same
    told = []
    for name, found in scored.levels.items():
        weight = float(weights[name][found[row]])
        spoken = name in ALWAYS_SPOKEN or abs(weight) >= SPOKEN_WEIGHT
        words = reason(name, ALL_LEVELS[name][found[row]], left, right) if spoken else None
        if words:
            told.append((weight, words))
    reasons = tuple(dict.fromkeys(words for _, words in sorted(told, key=lambda each: -each[0])))
    return _link_of((left.id, right.id), judgement, float(chance(odds[row])), reasons)


def _larger(views: Sequence[AccountView], scored: Scored) -> Ints:
    """Give the row of each pair's account that covers more; of two that cover as much, the second."""
    ranks = {size: rank for rank, size in enumerate(sorted({_size(view) for view in views}))}
    rank = np.array([ranks[_size(view)] for view in views], dtype=np.int64)
    left, right = scored.pairs.left, scored.pairs.right
    return np.where(rank[left] > rank[right], left, right)


def _size(view: AccountView) -> tuple[int, int, int]:
    """Order accounts by how much they cover: days, the dead, the area."""
    days = view.interval.days or 0 if view.interval else 0
    dead = max((toll.high or toll.best or 0 for toll in view.tolls), default=0)
    area = int(view.location.precision or 0) if view.location else 0
    return days, dead, area


def _link_of(ids: Pair, judgement: Judgement, chance: float, reasons: tuple[str, ...]) -> Link:
    """Make a link: of a part, the left one is part of the right one."""
    link_id = make_id("link", *pair(*ids), METHOD)
    return Link(link_id, SubjectKind.ACCOUNT, *ids, judgement, round(chance, 4), reasons, METHOD)
