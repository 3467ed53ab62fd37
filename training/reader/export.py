"""Write a trained reader as it travels: the encoder as ONNX in whole numbers of eight bits, the heads as numbers."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.reader.attention import join_attention
from training.reader.features import LAST_COUNT, STRIDE, WIDEST, WINDOW
from training.reader.network import Reader
from training.reader.sets import ROLES, TYPES
from training.reader.settings import write_settings

APART = ("encoder.", "finer.")
"""The encoder travels as ONNX; ``finer_train`` fits the finer heads once more, on it as it travels."""


class _Encoder(nn.Module):
    """The encoder alone, with its inputs in order."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        out: Tensor = self.encoder(input_ids=pieces, token_type_ids=marks, attention_mask=mask).last_hidden_state
        return out


def export(model: Reader, tokenizer: Path, folder: Path) -> None:
    """Write the parts of a model folder; ``settings.json`` has no thresholds yet."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval().float()
    example = torch.ones((1, 8), dtype=torch.int64)
    sizes = {0: "texts", 1: "pieces"}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "encoder.onnx"
        torch.onnx.export(
            _Encoder(model.encoder),
            (example, example * 0, example),
            str(whole),
            input_names=["pieces", "marks", "mask"],
            output_names=["states"],
            dynamic_axes=dict.fromkeys(("pieces", "marks", "mask", "states"), sizes),
            dynamo=False,
        )
        quantize_dynamic(whole, folder / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    join_attention(folder / "encoder.onnx")
    heads = {name: value for name, value in model.state_dict().items() if not name.startswith(APART)}
    np.savez(folder / "heads.npz", **{name: value.numpy().astype(np.float16) for name, value in heads.items()})
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    shape = {"roles": ROLES, "types": TYPES, "window": WINDOW, "stride": STRIDE * 2 // 3, "widest": WIDEST}
    write_settings(folder, shape | {"last_count": LAST_COUNT})
