"""What the finer heads see in training and in use: the same, in torch and in plain numbers."""

from __future__ import annotations

import numpy as np
import pytest
from training.reader.lessons import SEEN

torch = pytest.importorskip("torch", reason="the training extra is not installed")
joint = pytest.importorskip("training.reader.joint")


def test_heads_see_in_training_what_they_see_in_use() -> None:
    """The questions put in torch and those put in numpy look at the same pieces in the same order."""
    states = np.random.default_rng(1).normal(size=(40, 6)).astype(np.float32)
    one, other = range(4, 6), range(20, 23)
    for name, see in SEEN.items():
        at = (one, other) if name in {"relation", "role"} else (one,)
        seen = joint.SEEN[name](torch.from_numpy(states), *at)
        assert np.allclose(seen.numpy(), see(states, *at), atol=1e-6), name
