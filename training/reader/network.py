"""The network: one encoder, and a head for each question."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.reader.features import LAST_COUNT, WIDEST
from training.reader.joint import finer_heads
from training.reader.sets import ROLES, TYPES

HIDDEN = 192


class Reader(nn.Module):
    """Which words play which part: the encoder's pieces put to heads for roles, types, places and counts."""

    def __init__(self, encoder: nn.Module, size: int) -> None:
        """Put the heads on an encoder whose pieces are ``size`` numbers long."""
        super().__init__()
        self.encoder = encoder
        self.begin, self.close = nn.Linear(size, HIDDEN), nn.Linear(size, HIDDEN)
        self.width = nn.Embedding(WIDEST, HIDDEN)
        self.span_out = nn.Sequential(nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, len(ROLES) + len(TYPES)))
        self.types = _two_layers(2 * size, len(TYPES))
        self.place = _two_layers(size, 1)
        self.count = _two_layers(2 * size, 2 * (LAST_COUNT + 2))
        self.pointer = nn.Linear(size, 2)
        self.finer = finer_heads(size)
        self._start_rare()

    def _start_rare(self) -> None:
        """Begin where few spans are fillers and few pieces are of a place: the first steps need not learn that."""
        with torch.no_grad():
            self.span_out[-1].bias[: len(ROLES)].fill_(-7.0)
            self.place[-1].bias.fill_(-2.5)

    @property
    def device(self) -> torch.device:
        """Tell where the network runs."""
        return self.pointer.weight.device

    def encoded(self, pieces: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Run the encoder."""
        out: Tensor = self.encoder(input_ids=pieces, token_type_ids=marks, attention_mask=mask).last_hidden_state
        return out

    def pooled(self, states: Tensor, mask: Tensor) -> Tensor:
        """Sum a text up: its first state beside the largest of each number."""
        largest = states.masked_fill(~mask.bool().unsqueeze(-1), -1e4).amax(1)
        return torch.cat([states[:, 0], largest], dim=-1)

    def report(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Answer for a report: a score for each first piece, width and role or type; and the report's types."""
        begin, close = self.begin(states), self.close(states)
        closes = torch.stack([nn.functional.pad(close, (0, 0, 0, wide))[:, wide:] for wide in range(WIDEST)], dim=2)
        spans = self.span_out(begin.unsqueeze(2) + closes + self.width.weight.to(begin.dtype))
        return spans, self.types(self.pooled(states, mask))

    def places(self, states: Tensor) -> Tensor:
        """Answer for a deed: is each piece of the place where it happened?"""
        out: Tensor = self.place(states).squeeze(-1)
        return out

    def counts(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Answer for an incident: classes of killed and injured, and which piece gives a larger count."""
        classes = self.count(self.pooled(states, mask)).view(len(states), 2, LAST_COUNT + 2)
        pointers = self.pointer(states).transpose(1, 2).masked_fill(~mask.bool().unsqueeze(1), -1e4)
        return classes, pointers


def _two_layers(size: int, answers: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(size, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, answers))
