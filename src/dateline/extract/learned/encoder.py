"""The encoder: a text's pieces turned into numbers that say what each means where it stands."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.extract.learned.heads import Heads, Numbers
from dateline.model.errors import DatelineError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

SLOW = ["SkipLayerNormFusion"]
"""Ways of onnxruntime to join steps that take longer than the steps: this one ten times."""
PARTS = ("encoder.onnx", "heads.npz", "settings.json", "tokenizer.json")


class ReaderDamaged(DatelineError):
    """The learned reader on disk is not the one that was trained."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A stretch of text as the encoder takes it: piece ids, a mark for each, and the characters each stands for.

    ``offsets`` are (0, 0) for pieces that are not of the text.
    """

    ids: Sequence[int]
    marks: Sequence[int]
    offsets: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Encoder:
    """One loaded model: the session, the tokenizer, the heads and what was measured when it was trained."""

    session: InferenceSession
    tokenizer: Tokenizer
    heads: Heads
    settings: Mapping[str, Any]
    sha256: str

    def cut(self, text: str) -> Encoding:
        """Cut a text into pieces, without the marks of beginning and end."""
        return self.tokenizer.encode(text, add_special_tokens=False)

    def framed(self, ids: Sequence[int], marks: Sequence[int], offsets: Sequence[tuple[int, int]]) -> Pieces:
        """Put the marks of beginning and end around pieces."""
        ids = [self.mark("[CLS]"), *ids, self.mark("[SEP]")]
        return Pieces(ids, [0, *marks, 0], [(0, 0), *offsets, (0, 0)])

    def mark(self, name: str) -> int:
        """Give the number of a mark that stands for no words."""
        number = self.tokenizer.token_to_id(name)
        if number is None:
            raise ReaderDamaged(f"the tokenizer has no {name}", way_out="reinstall dateline")
        return number

    def states(self, asked: Sequence[Pieces]) -> list[Numbers]:
        """Encode stretches, each by itself; one array (pieces, numbers) each, in order.

        Together they gain nothing on one thread: alone they need no filling up to the longest and stay in the
        processor's cache (0.40 against 0.70 s for 32 reports), and what is found does not hang on the neighbours.
        """
        return [self._state(each) for each in asked]

    def _state(self, asked: Pieces) -> Numbers:
        given = {"pieces": asked.ids, "marks": asked.marks, "mask": [1] * len(asked.ids)}
        fed = {each.name: np.array([given[each.name]], np.int64) for each in self.session.get_inputs()}
        states: Numbers = self.session.run(["states"], fed)[0][0]
        return states


def carried_folder() -> Path:
    """Give the folder of the model that travels with the package."""
    return Path(str(files("dateline.extract.learned").joinpath("model")))


def carried_digest() -> str:
    """Give the SHA-256 of the model that travels with the package, as it was when it was made."""
    return stated_digest(carried_folder())


def stated_digest(folder: Path) -> str:
    """Give the SHA-256 that a model folder says it had when it was made."""
    return (folder / "sha256").read_text("utf-8").split()[0]


@cache
def load_encoder(folder: Path | None = None, threads: int = 1) -> Encoder:
    """Load a model folder once, by default the one in the package, after checking it against its digest."""
    where = folder or carried_folder()
    found, expected = digest(where), stated_digest(where)
    if found != expected:
        raise ReaderDamaged(
            f"SHA-256 is {found[:12]}…, expected {expected[:12]}…",
            where=where.name,
            way_out="reinstall dateline, or give the model folder again",
        )
    import onnxruntime  # noqa: PLC0415 - loading it costs every command that only needs the engines' names
    from tokenizers import Tokenizer  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(where / "encoder.onnx"), options, ["CPUExecutionProvider"], disabled_optimizers=SLOW
    )
    tokenizer = Tokenizer.from_file(str(where / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    with np.load(where / "heads.npz") as stored:
        heads = Heads({name: stored[name].astype(np.float32) for name in stored.files})
    settings = json.loads((where / "settings.json").read_text("utf-8"))
    return Encoder(session, tokenizer, heads, settings, found)


def digest(folder: Path) -> str:
    """Digest the parts of a model folder with their names, in order."""
    whole = sha256()
    for name in PARTS:
        whole.update(name.encode())
        whole.update((folder / name).read_bytes())
    return whole.hexdigest()
