"""What a reviewer should look at next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from dateline.model.claim import Claim
from dateline.model.event import Chosen
from dateline.model.link import UNSURE, Decision, Link, pair, pair_subject, standing
from dateline.review.decide import decided_pairs

EVEN = 0.5


def link_queue(links: Iterable[Link], decisions: Iterable[Decision]) -> list[Link]:
    """Order the undecided links: the least certain first, and among those the ones that touch most accounts.

    One look at a link near even odds teaches most; one that many other links hang on settles most.
    """
    decided = decided_pairs(decisions)
    waiting = [link for link in links if pair_subject(*pair(link.left_id, link.right_id)) not in decided]
    hangs_on = Counter(each for link in waiting for each in (link.left_id, link.right_id))

    def order(link: Link) -> tuple[float, int, str]:
        doubt = round(abs(link.score - EVEN), 1)
        return doubt, -hangs_on[link.left_id] - hangs_on[link.right_id], link.id

    return sorted(waiting, key=order)


def claim_queue(
    values: Iterable[Chosen], decisions: Iterable[Decision], disputed: Callable[[Chosen], bool]
) -> list[Claim]:
    """Order the chosen claims nobody has decided on: those another text contradicts first, then the least sure.

    Those of which somebody could not tell come again after all others.
    """
    said = {subject: decision.judgement for subject, decision in standing(decisions).items()}
    waiting = [value for value in values if said.get(value.claim.id, UNSURE) == UNSURE]

    def order(value: Chosen) -> tuple[bool, bool, float, str]:
        return value.claim.id in said, not disputed(value), value.claim.confidence, value.claim.id

    ordered = sorted(waiting, key=order)
    return list(dict.fromkeys(value.claim for value in ordered))
