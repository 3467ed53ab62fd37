"""What a reviewer sees: a claim in its text, or two accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.export.disputes import is_disputed
from dateline.model.claim import Claim, SubjectKind
from dateline.model.errors import NotFound
from dateline.model.link import Decision, Link, decided_on, pair, pair_subject
from dateline.model.toll import Toll
from dateline.pipeline.cards import SideCard, link_cards
from dateline.pipeline.indexing import event_cells, events_by_ids, events_of_accounts
from dateline.pipeline.project import Project
from dateline.pipeline.reviewing import claim_queue, link_queue
from dateline.review import queue
from dateline.web import wording
from dateline.web.pages.claims import ClaimSeer, SeenClaim, SeenSource, seen_source
from dateline.web.pages.event_view import Card, card_of
from dateline.web.pages.text_view import SeenBlock, see_text

AT_ONCE = 300
"""Cards of one sitting; when they are gone, the queue is drawn up anew."""
ALL = 10**9
ALL_AT_ONCE = 2000
"""Events up to which the claims of all are put in order, about 2 seconds."""
EVENTS_AT_ONCE = 120
AROUND = 2
"""Blocks of the text shown before and after the one the words stand in."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for one reviewer, the most consequential first."""

    kind: str
    ids: tuple[str, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim to be judged: the words in their place, and what other texts say of the same event."""

    claim: SeenClaim
    blocks: tuple[SeenBlock, ...]
    direction: str
    event: Card | None
    others: tuple[SeenClaim, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One property as the two sides tell it; ``alike`` is None where only one of them tells it."""

    label: str
    kind: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    alike: bool | None


@dataclass(frozen=True, slots=True)
class Side:
    """One account or profile of a pair."""

    id: str
    words: str
    source: SeenSource


@dataclass(frozen=True, slots=True)
class PairCard:
    """Two accounts, or two profiles, that could be the same."""

    left: Side
    right: Side
    kind: str
    score: float
    reasons: tuple[str, ...]
    rows: tuple[Row, ...]


def draw_up(project: Project, kind: str, person: str, *, second: bool) -> Queue:
    """Draw up one reviewer's queue: what nobody has judged, or for a second look what others have and they have not."""
    if second:
        ids = [
            each for each in _judged_by_others(project.store.decisions(), person) if ("~" in each) == (kind == "links")
        ]
    elif kind == "links":
        ids = [pair_subject(*pair(link.left_id, link.right_id)) for link in link_queue(project, limit=ALL)]
    else:
        return _claims_waiting(project)
    return Queue(kind, tuple(ids[:AT_ONCE]), len(ids))


def _claims_waiting(project: Project) -> Queue:
    """Draw up the claims to judge: all of a small project; of a large one those of the events that matter most.

    Putting 400,000 events together takes minutes; those that sources disagree on, with most killed, take a second.
    """
    cells = event_cells(project)
    if len(cells) <= ALL_AT_ONCE:
        claims = claim_queue(project, limit=ALL)
        return Queue("claims", tuple(claim.id for claim in claims[:AT_ONCE]), len(claims))
    disputed, reviewed = (cells.column(name).astype(bool) for name in ("disputed", "reviewed"))
    killed = np.nan_to_num(cells.column("killed_best").astype(float))
    lines = np.lexsort((-killed, ~disputed, reviewed))[:EVENTS_AT_ONCE]
    events = events_by_ids(project, cells.table.column("id").take(lines).to_pylist())
    values = (value for event in events for value in event.values)
    ordered = queue.claim_queue(values, project.store.decisions(), is_disputed)
    return Queue("claims", tuple(claim.id for claim in ordered[:AT_ONCE]), int(np.count_nonzero(~reviewed)))


def _judged_by_others(decisions: Iterable[Decision], person: str) -> Iterator[str]:
    judged: dict[str, set[str]] = {}
    for each in decisions:
        judged.setdefault(decided_on(each.subject), set()).add(each.decided_by)
    is_claim_or_pair = (each for each in judged if "~" in each or each.startswith("claim-"))
    return (subject for subject in is_claim_or_pair if person not in judged[subject])


def see_claim(project: Project, claim_id: str) -> ClaimCard:
    """Lay out one claim for a reviewer."""
    claim = project.store.claim(claim_id)
    text = project.store.text(claim.evidence.text_id)
    of_same = list(project.store.claims([claim.subject_id]))
    event = next(iter(events_of_accounts(project, [claim.subject_id])), None) if _of_account(claim) else None
    elsewhere = [
        each
        for value in (event.all(claim.property) if event else ())
        for each in (value.claim, *value.others)
        if each.subject_id != claim.subject_id and _comparable(each, claim)
    ]
    seer = ClaimSeer.of(project, [*of_same, *elsewhere, claim])
    seen = see_text(text, text.characters, [seer.see(each) for each in of_same], None)
    card = card_of(event) if event else None
    others = {(each.value, each.source.document_id): each for each in (seer.see(one) for one in elsewhere)}
    return ClaimCard(seer.see(claim), _near(seen.blocks, claim_id), seen.direction, card, tuple(others.values()))


def _of_account(claim: Claim) -> bool:
    return claim.subject_kind is SubjectKind.ACCOUNT


def _comparable(one: Claim, two: Claim) -> bool:
    """Tell whether two claims of one property are about the same thing: those killed are not those hurt."""
    outcomes = [each.value.outcome for each in (one, two) if isinstance(each.value, Toll)]
    return len(set(outcomes)) < 2  # noqa: PLR2004 - the two differ


def _near(blocks: Sequence[SeenBlock], claim_id: str) -> tuple[SeenBlock, ...]:
    holding = [
        number for number, block in enumerate(blocks) if any(claim_id in piece.claims for piece in block.segments)
    ]
    first, last = (holding[0], holding[-1]) if holding else (0, 0)
    return tuple(blocks[max(0, first - AROUND) : last + AROUND + 1])


def see_pair(project: Project, subject: str) -> PairCard:
    """Lay out a pair for a reviewer."""
    (card,) = link_cards(project, [_link(project, subject)])
    link = card.link
    rows = tuple(_rows(card.left.claims, card.right.claims))
    return PairCard(_side(card.left), _side(card.right), link.kind.value, round(link.score, 2), link.reasons, rows)


def _link(project: Project, subject: str) -> Link:
    left, _, right = subject.partition("~")
    found = next(
        (each for each in project.store.links_on([left]) if {each.left_id, each.right_id} == {left, right}), None
    )
    if found is None:
        raise NotFound(f"no link {subject!r}", way_out="see `dateline review links`")
    return found


def _side(side: SideCard) -> Side:
    return Side(side.id, side.words, seen_source(side.citation.text_id, side.citation))


def _rows(left: Iterable[Claim], right: Iterable[Claim]) -> Iterator[Row]:
    told = [_values(left), _values(right)]
    for name in dict.fromkeys([*told[0], *told[1]]):
        one, two = (tuple(each.get(name, {})) for each in told)
        alike = bool({_folded(each) for each in one} & {_folded(each) for each in two}) if one and two else None
        yield Row(wording.property_words(name), wording.claim_kind(name), one, two, alike)


def _values(claims: Iterable[Claim]) -> dict[str, dict[str, None]]:
    told: dict[str, dict[str, None]] = {}
    for claim in claims:
        told.setdefault(claim.property, {})[wording.value_words(claim.value, claim.property)] = None
    return told


def _folded(words: str) -> str:
    return words.casefold().removeprefix("the ").strip()
