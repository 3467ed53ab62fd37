"""Which accounts tell one event: candidates, comparisons, odds, and links that say why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from dateline.model.claim import SubjectKind
from dateline.model.ids import make_id
from dateline.model.link import Judgement, Link, Pair, pair
from dateline.resolve.agree import agreed, nested
from dateline.resolve.block import Blocking, candidates
from dateline.resolve.columns import Columns, Flags, Ints, columns
from dateline.resolve.compare import Known
from dateline.resolve.learn import Table, chance
from dateline.resolve.pairs import Pairs
from dateline.resolve.reasons import reason
from dateline.resolve.score import Scored, score
from dateline.resolve.views import AccountView
from dateline.resolve.weights import ALL_LEVELS, shipped

METHOD = "accounts@4"
SPOKEN_WEIGHT = 0.25
"""A comparison that moves the odds by less than this, in bits, is no reason."""
ALWAYS_SPOKEN = frozenset({"time", "place", "deed", "toll"})
"""What every reader asks first, whatever it weighs."""


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How sure linking must be, in bits (log2 of the odds), and what it may take for granted.

    ``unsure`` is the least that is worth a person's look. What is said to be measured was cross-validated on the even
    weeks of the judged pairs, in three random divisions of the weeks by five.
    """

    same: float = -0.5
    """Measured: at 0 F1 of same .871 and .920 of decisions right, at -0.7 .882 and .926; at 1 a point of F1 less than
    at 0. So a pair is linked that is a little less likely than not: recall is the weaker side."""
    part_weight: float = 4.0
    """How many times likelier any other answer must be than being a part. Cross-validated on the even weeks any from 2
    to 6 did as well (F1 of parts .44 to .46, same events untouched), since ``nested`` keeps false parts out."""
    repeated: float = 4.0
    """The least for two accounts of one source that tells every event once: it may still have split one in two.
    Measured: up to 2 a wave of bombings coded site by site became one event wherever its week was among those left out
    (.866 to .880 of decisions right); from 3 up .916."""
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


class Around(Protocol):
    """What relinking asks of the accounts around new ones."""

    def sets(self, ids: Collection[str]) -> Collection[str]:
        """Give these and all that is in one set with any of them now."""

    def views(self, ids: Collection[str]) -> Sequence[AccountView]:
        """Give some accounts as linking sees them, for the words of the reasons."""


@dataclass(frozen=True, slots=True)
class Relinked:
    """What became of the links around new accounts: those among ``region`` are ``links`` now, all others stay."""

    region: frozenset[str]
    links: tuple[Link, ...]


def relink(known: Columns, fresh: Collection[str], around: Around, settings: LinkSettings | None = None) -> Relinked:
    """Link new or changed accounts, and judge again the old ones they touch.

    Touched are the accounts a fresh one may be linked with, and whatever is in one set with those now. Among them all
    pairs are weighed as if everything were linked anew; further off nothing is looked at. What may differ from linking
    all: a word grows a little commoner with each new account, which can move a pair that stood on the edge elsewhere.
    """
    chosen = settings or LinkSettings()
    held = _known(known, chosen)
    rows = np.isin(np.array(known.ids), sorted(fresh))
    near = _scored(held, chosen, rows)
    met = {known.ids[row] for row in (*near.pairs.left.tolist(), *near.pairs.right.tolist())}
    region = frozenset(around.sets(met | set(fresh)))
    inside = np.isin(np.array(known.ids), sorted(region))
    scored = _within(_scored(held, chosen, inside), inside)
    by_id = {view.id: view for view in around.views(region)}
    return Relinked(region, tuple(_links(held, scored, chosen, by_id)))


def _within(scored: Scored, inside: Flags) -> Scored:
    """Keep the pairs of which both are inside."""
    kept = inside[scored.pairs.left] & inside[scored.pairs.right]
    levels = {name: each[kept] for name, each in scored.levels.items()}
    return Scored(
        Pairs(scored.pairs.left[kept], scored.pairs.right[kept]), levels, scored.same[kept], scored.part[kept]
    )


def _link(views: Sequence[AccountView], settings: LinkSettings, new: Flags | None) -> list[Link]:
    return link_sheet(columns(views), views, settings, new)


def link_sheet(
    found: Columns, views: Sequence[AccountView], settings: LinkSettings, new: Flags | None = None
) -> list[Link]:
    """Link accounts whose columns are made already; with ``new``, only pairs that have a new account."""
    known = _known(found, settings)
    return _links(known, _scored(known, settings, new), settings, {view.id: view for view in views})


def _scored(known: Known, settings: LinkSettings, new: Flags | None) -> Scored:
    found = candidates(known.columns, settings.blocking, new)
    return score(known, found.pairs, settings.weights or shipped(), settings.unsure)


def _links(known: Known, scored: Scored, settings: LinkSettings, views: Mapping[str, AccountView]) -> list[Link]:
    """Decide on scored pairs, and say why."""
    table = settings.weights or shipped()
    same, part = _decided(known, scored, settings)
    larger = _larger(known.columns, scored.pairs)
    unsure = ~same & ~part & (scored.same >= settings.unsure)
    links = _told_parts(views)
    for judgement, chosen in ((Judgement.SAME, same), (Judgement.PART_OF, part), (Judgement.UNSURE, unsure)):
        for row in np.flatnonzero(chosen).tolist():
            left, right = int(scored.pairs.left[row]), int(scored.pairs.right[row])
            if judgement is Judgement.PART_OF and larger[row] == left:
                left, right = right, left
            ids = known.columns.ids
            links.append(_made(views[ids[left]], views[ids[right]], scored, table, row=row, judgement=judgement))
    return sorted({link.id: link for link in reversed(links)}.values(), key=lambda link: link.id)


def _decided(known: Known, scored: Scored, settings: LinkSettings) -> tuple[Flags, Flags]:
    """Tell which pairs are one event, and which are part and whole."""
    likely_same, likely_part = chance(scored.same), settings.part_weight * chance(scored.part)
    sure = scored.same >= np.where(_one_unrepeating(known, scored), settings.repeated, settings.same)
    same = agreed(scored, known, sure & (likely_same >= likely_part), settings.same)
    part = (likely_part > likely_same) & (likely_part >= 1 - likely_same - chance(scored.part)) & ~same
    return same, nested(scored, known, same, likely=part, larger=_larger(known.columns, scored.pairs))


def _known(known: Columns, settings: LinkSettings) -> Known:
    return Known.of(known, _told_once(known, settings))


def _one_unrepeating(known: Known, scored: Scored) -> Flags:
    """Tell which pairs are of one source that tells every event once."""
    source, left, right = known.columns.source, scored.pairs.left, scored.pairs.right
    return np.asarray((source[left] == source[right]) & known.unrepeating[left])


def _told_once(known: Columns, settings: LinkSettings) -> Flags:
    """Tell which accounts are of a source that tells every event once."""
    codes = [code for code, source in enumerate(known.sources) if source in settings.unrepeating]
    return np.isin(known.source, codes)


def _told_parts(views: Mapping[str, AccountView]) -> list[Link]:
    """Link the accounts that a text itself tells as parts of another."""
    reasons = ("the text tells it as part of the other",)
    return [
        _link_of((view.id, view.part_of), Judgement.PART_OF, 1.0, reasons)
        for view in views.values()
        if view.part_of and view.part_of in views
    ]


def _made(
    left: AccountView, right: AccountView, scored: Scored, table: Table, *, row: int, judgement: Judgement
) -> Link:
    odds = scored.part if judgement is Judgement.PART_OF else scored.same
    told = []
    for name, found in scored.levels.items():
        weight = float(table.together.levels[name][found[row]])
        spoken = name in ALWAYS_SPOKEN or abs(weight) >= SPOKEN_WEIGHT
        words = reason(name, ALL_LEVELS[name][found[row]], left, right) if spoken else None
        if words:
            told.append((weight, words))
    reasons = tuple(dict.fromkeys(words for _, words in sorted(told, key=lambda each: -each[0])))
    return _link_of((left.id, right.id), judgement, float(chance(odds[row])), reasons)


def _larger(known: Columns, pairs: Pairs) -> Ints:
    """Give the row of each pair that covers more: days, then the dead, then the area; of two alike the second."""
    days = np.where(known.dated, known.last_day - known.first_day + 1, 0)
    left, right = pairs.left, pairs.right
    more = np.zeros(len(pairs), dtype=np.int64)
    for size in (days, np.maximum(known.killed_high, 0), np.maximum(known.precision[:, 0], 0)):
        more = np.where(more == 0, np.sign(size[left] - size[right]), more)
    return np.where(more > 0, left, right)


def _link_of(ids: Pair, judgement: Judgement, chance: float, reasons: tuple[str, ...]) -> Link:
    """Make a link: of a part, the left one is part of the right one."""
    link_id = make_id("link", *pair(*ids), METHOD)
    return Link(link_id, SubjectKind.ACCOUNT, *ids, judgement, round(chance, 4), reasons, METHOD)
