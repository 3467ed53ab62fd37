"""The finer heads trained with the encoder: what each sees of the pieces, as ``finer`` says it, in torch.

The encoder so learns from every set what the finer heads ask. ``finer_train`` fits the heads themselves once more with
the encoder held still, which costs next to nothing and lets them see the whole numbers of eight bits that will travel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from dateline.extract.learned.encoder import Pieces
from dateline.extract.learned.finer import (
    AROUND,
    ASIDE,
    COUNTED,
    COUNTING,
    NEAR,
    OUTCOMES,
    PARTIES,
    RELATIONS,
    ROLES,
    STAGES,
    pieces_of,
)
from dateline.model.evidence import Span
from training.reader.features import WINDOW, Example, framed
from training.reader.lessons import GROUPS, MARKS, WEAK, Question, questions
from training.reader.marked import Marked

MIDDLE = 64
WIDE: Mapping[str, tuple[int, int]] = {
    "mention": (1, MARKS),
    "stage": (3, len(STAGES)),
    "relevance": (2, 2),
    "number": (3, len(OUTCOMES) + len(PARTIES)),
    "relation": (4, len(RELATIONS)),
    "role": (4, len(ROLES)),
    "same": (4, 2),
}
"""How many states each head sees side by side, and how many answers it has."""
TINY = 1e-6


def finer_heads(size: int) -> nn.ModuleDict:
    """Make a head of two layers for every finer question."""
    return nn.ModuleDict(
        {
            name: nn.Sequential(nn.Linear(seen * size, MIDDLE), nn.GELU(), nn.Dropout(0.1), nn.Linear(MIDDLE, answers))
            for name, (seen, answers) in WIDE.items()
        }
    )


def finer_example(marked: Marked, tokenizer: Tokenizer) -> Example:
    """Put every question that the truth of a text answers, of its first window."""
    whole = tokenizer.encode(marked.text, add_special_tokens=False)
    ids, offsets = whole.ids[:WINDOW], [(0, 0), *whole.offsets[:WINDOW], (0, 0)]
    pieces = Pieces(framed(ids, tokenizer), [0] * (len(ids) + 2), offsets)
    asked = (*questions(marked, pieces), *_pairs(marked, pieces))
    return Example("finer", marked.set, pieces.ids, pieces.marks, offsets, asked=asked)


def _pairs(marked: Marked, pieces: Pieces) -> Iterator[Question]:
    """Ask of two deeds of one text whether they are one event."""
    deeds = [(at, each.event) for each in marked.deeds if each.event and (at := pieces_of(pieces, Span(*each.span)))]
    for (one, event), (other, whose) in combinations(deeds, 2):
        same = event == whose
        yield Question("same", (one, other), np.array([not same, same]), WEAK if same else 1.0)


def _mean(states: Tensor) -> Tensor:
    return states.mean(0) if len(states) else states.new_zeros(states.shape[-1])


def _near(states: Tensor, at: range, reach: int) -> Tensor:
    return states[max(0, at.start - reach) : at.stop + reach].amax(0)


def _word(states: Tensor, at: range) -> Tensor:
    return states[at.start : at.stop].mean(0)


def of_deed(states: Tensor, at: range) -> Tensor:
    """Give what is seen of a deed."""
    return torch.cat([_word(states, at), _near(states, at, NEAR), states[0]])


def of_paragraph(states: Tensor, at: range) -> Tensor:
    """Give what is seen of a paragraph."""
    own = states[at.start : at.stop]
    return torch.cat([own.amax(0), own.mean(0)])


def of_number(states: Tensor, at: range) -> Tensor:
    """Give what is seen of a number."""
    return torch.cat([_word(states, at), _mean(states[at.stop : at.stop + COUNTED]), _near(states, at, COUNTING)])


def of_parties(states: Tensor, one: range, other: range) -> Tensor:
    """Give what is seen of two parties."""
    between, around = states[one.stop : other.start], states[max(0, one.start - 2) : other.stop + 6]
    return torch.cat([_word(states, one), _word(states, other), _mean(between), around.amax(0)])


def of_role(states: Tensor, deed: range, mention: range) -> Tensor:
    """Give what is seen of a mention beside a deed."""
    between = states[min(deed.stop, mention.stop) : max(deed.start, mention.start)]
    return torch.cat([_word(states, deed), _word(states, mention), _mean(between), _near(states, mention, ASIDE)])


def of_pair(states: Tensor, one: range, other: range) -> Tensor:
    """Give what is seen of two deeds of one text."""
    first, second = (torch.cat([_word(states, at), _near(states, at, AROUND)]) for at in (one, other))
    return torch.cat([(first - second).abs(), first * second])


SEEN: Mapping[str, Callable[..., Tensor]] = {
    "mention": lambda states, at: states[at.start : at.stop],
    "stage": of_deed,
    "relevance": of_paragraph,
    "number": of_number,
    "relation": of_parties,
    "role": of_role,
    "same": of_pair,
}


def finer_loss(heads: nn.ModuleDict, batch: Sequence[Example], states: Tensor) -> Tensor:
    """Put every question of a batch of texts to its head; each head's error is the mean of its own questions."""
    by_head: dict[str, list[tuple[Tensor, Question]]] = {}
    for row, each in enumerate(batch):
        for asked in each.asked:
            seen = SEEN[asked.head](states[row], *asked.at)
            by_head.setdefault(asked.head, []).append((seen, asked))
    loss = states.sum() * 0
    for name, rows in by_head.items():
        loss = loss + _head_loss(name, heads[name], rows)
    return loss


def _head_loss(name: str, head: nn.Module, rows: Iterable[tuple[Tensor, Question]]) -> Tensor:
    given = list(rows)
    seen = torch.cat([each.view(-1, each.shape[-1]) for each, _ in given])
    right = torch.cat([torch.from_numpy(each.right).view(-1, each.right.shape[-1]) for _, each in given])
    counts = [each.right.size // each.right.shape[-1] for _, each in given]
    weights = torch.tensor([each.weight for _, each in given]).repeat_interleave(torch.tensor(counts))
    right, weights = right.to(seen.device), weights.to(seen.device)
    scores = head(seen).float()
    loss = seen.new_zeros((), dtype=torch.float32)
    for group in GROUPS.get(name, (slice(0, right.shape[-1]),)):
        good = (scores[:, group].softmax(-1) * right[:, group]).sum(-1)
        loss = loss - ((good + TINY).log() * weights).sum() / weights.sum()
    return loss
