"""How wrong a head's answers are."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.reader.features import WIDEST, Example
from training.reader.joint import finer_loss
from training.reader.network import Reader
from training.reader.sets import ROLES, TYPES

FILLER_WEIGHT = 2
"""How much more a filler weighs than a stretch that is none."""
FEWEST = 8
"""Fillers by which a batch's error is divided at least, so that a report without any does not outweigh all others."""
TYPE_WEIGHT, PLACE_WEIGHT = 2, 8
HIDDEN = {"report": 0.05, "place": 0.25, "count": 0.0, "finer": 0.05}
"""The share of pieces hidden at each reading: a small set gone through many times is otherwise learned by heart.
Some three more rounds of places made them worse with none hidden (.829 to .823), and better with a fifth (.842)."""
MASK_PIECE = 103
"""The piece that stands for a hidden one."""
measure = nn.functional.binary_cross_entropy_with_logits


def loss_of(model: Reader, batch: Sequence[Example]) -> Tensor:
    """Ask the head of a batch's task, and measure how wrong it is."""
    pieces, marks, mask = (part.to(model.device) for part in tensors(batch))
    states = model.encoded(_hide(pieces, HIDDEN[batch[0].task]), marks, mask)
    if batch[0].task == "finer":
        return finer_loss(model.finer, batch, states)
    task = {"report": report_loss, "place": place_loss, "count": count_loss}[batch[0].task]
    return task(model, batch, states, mask)


def _hide(pieces: Tensor, share: float) -> Tensor:
    """Hide a share of the pieces, never the first, which sums a text up."""
    hidden = torch.rand(pieces.shape, device=pieces.device) < share
    hidden[:, 0] = False
    return torch.where(hidden, MASK_PIECE, pieces)


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Lay a batch out: pieces, marks, and which of them are there."""
    longest = max(len(each.pieces) for each in batch)
    rows = [(each.pieces, each.marks, [1] * len(each.pieces)) for each in batch]
    padded = [[[*part, *[0] * (longest - len(part))] for part in row] for row in rows]
    pieces, marks, mask = (torch.tensor([row[at] for row in padded]) for at in range(3))
    return pieces, marks, mask


def report_loss(model: Reader, batch: Sequence[Example], states: Tensor, mask: Tensor) -> Tensor:
    """Weigh spans by role, their types where they are fillers, and the report's types."""
    spans, types = (part.float() for part in model.report(states, mask))
    gold = torch.zeros(*spans.shape[:3], len(ROLES), device=mask.device)
    at = [(row, first, last - first, role) for row, each in enumerate(batch) for first, last, role, _ in each.spans]
    for place in at:
        gold[place] = 1.0
    there = torch.stack([nn.functional.pad(mask, (0, wide))[:, wide:] for wide in range(WIDEST)], dim=2).unsqueeze(-1)
    each_span = measure(spans[..., : len(ROLES)], gold, reduction="none") * there * (1 + FILLER_WEIGHT * gold)
    told = measure(types, torch.tensor([each.types for each in batch], device=mask.device))
    loss = each_span.sum() / (gold.sum() + FEWEST) + TYPE_WEIGHT * told
    if not at:
        return loss
    rows, firsts, widths = (torch.tensor([place[part] for place in at]) for part in range(3))
    kinds = [[float(kind in found) for kind in range(len(TYPES))] for each in batch for *_, found in each.spans]
    return loss + measure(spans[rows, firsts, widths, len(ROLES) :], torch.tensor(kinds, device=mask.device))


def place_loss(model: Reader, batch: Sequence[Example], states: Tensor, mask: Tensor) -> Tensor:
    """Weigh each piece of a sentence."""
    gold = torch.zeros(mask.shape, device=mask.device)
    for row, each in enumerate(batch):
        gold[row, : len(each.places)] = torch.tensor(each.places)
    loss = measure(model.places(states).float(), gold, reduction="none")
    return (loss * mask).sum() / mask.sum() * PLACE_WEIGHT


def count_loss(model: Reader, batch: Sequence[Example], states: Tensor, mask: Tensor) -> Tensor:
    """Weigh the classes of killed and injured, and the pointers of larger counts that stand in the text."""
    classes, pointers = model.counts(states, mask)
    wanted = torch.tensor([each.counts for each in batch], device=mask.device)
    loss = nn.functional.cross_entropy(classes.float().flatten(0, 1), wanted.flatten())
    logs = pointers.float().log_softmax(-1)
    for row, each in enumerate(batch):
        for side, at in enumerate(each.pointers):
            if at:
                loss = loss - torch.logsumexp(logs[row, side, list(at)], 0) / len(batch)
    return loss
