"""What makes a step of training a third quicker on a processor: attention and dropout as they suit one.

Torch's own attention takes most of its time going backwards, and its dropout draws one number at a time. On a GPU
neither is so, and the model is left as it is.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.masking_utils import eager_mask

NAME = "quick"
LEVELS = 256
"""Chances are drawn as whole bytes, eight to a number."""


class QuickDropout(nn.Module):
    """Leaves a share of numbers out while training, rounded to a 256th."""

    def __init__(self, share: float) -> None:
        """Leave out about ``share``."""
        super().__init__()
        self.p = share
        self.least = round(LEVELS * share)

    def forward(self, values: Tensor) -> Tensor:
        """Put nothing in the place of those left out, and raise the others."""
        if not (self.training and self.least):
            return values
        many = values.numel()
        drawn = torch.randint(-(2**62), 2**62, ((many + 7) // 8,), dtype=torch.int64).view(torch.uint8)[:many]
        kept = (drawn.view(values.shape) >= self.least).to(values.dtype)
        return values * (kept * (LEVELS / (LEVELS - self.least)))


def attend(_: nn.Module, query: Tensor, *key_value_mask: Tensor | None, **given: Any) -> tuple[Tensor, None]:
    """Attend in numbers of sixteen bits throughout, softmax and its way back too."""
    key, value, attention_mask = key_value_mask
    texts, heads, pieces, size = query.shape
    with torch.autocast("cpu", enabled=False):
        q, k, v = (each.to(torch.bfloat16).reshape(texts * heads, pieces, size) for each in (query, key, value))
        likeness = torch.bmm(q * given["scaling"], k.transpose(1, 2)).view(texts, heads, pieces, pieces)
        if attention_mask is not None:
            likeness = likeness + attention_mask.to(torch.bfloat16)
        shares = torch.softmax(likeness, -1).view(texts * heads, pieces, pieces)
        out = torch.bmm(shares, v).view(texts, heads, pieces, size).transpose(1, 2)
    return out.contiguous(), None


def quicken(model: nn.Module) -> None:
    """Make a reader quicker to train on a processor; its weights keep their names."""
    AttentionInterface.register(NAME, attend)
    AttentionMaskInterface.register(NAME, eager_mask)
    model.encoder.set_attn_implementation(NAME)
    _swap_dropout(model)


def _swap_dropout(part: nn.Module) -> None:
    for name, child in part.named_children():
        if isinstance(child, nn.Dropout):
            setattr(part, name, QuickDropout(child.p))
        else:
            _swap_dropout(child)
