"""The encoder: a text's pieces turned into numbers that say what each means where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
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

AT_ONCE = 3072
"""Pieces encoded together: more gain nothing on two cores and cost memory."""
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
        """Encode stretches, those of like length together; one array (pieces, numbers) each, in order."""
        found: list[Numbers] = [np.zeros((0, 0), np.float32)] * len(asked)
        order = sorted(range(len(asked)), key=lambda at: len(asked[at].ids))
        for batch in _batches(order, [len(each.ids) for each in asked]):
            longest = len(asked[batch[-1]].ids)
            fed = {name: np.zeros((len(batch), longest), np.int64) for name in ("pieces", "marks", "mask")}
            for row, at in enumerate(batch):
                size = len(asked[at].ids)
                fed["pieces"][row, :size] = asked[at].ids
                fed["marks"][row, :size] = asked[at].marks
                fed["mask"][row, :size] = 1
            states = self.session.run(["states"], fed)[0]
            for row, at in enumerate(batch):
                found[at] = states[row, : len(asked[at].ids)]
        return found


def _batches(order: Sequence[int], sizes: Sequence[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) + 1) * sizes[at] > AT_ONCE:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def carried_folder() -> Path:
    """Give the folder of the model that travels with the package."""
    return Path(str(files("dateline.extract.learned").joinpath("model")))


def carried_digest() -> str:
    """Give the SHA-256 of the model that travels with the package, as it was when it was made."""
    return (carried_folder() / "sha256").read_text("utf-8").split()[0]


@cache
def load_encoder(folder: Path | None = None, threads: int = 1) -> Encoder:
    """Load a model folder once, by default the one in the package, after checking it against its digest."""
    where = folder or carried_folder()
    found, expected = digest(where), (where / "sha256").read_text("utf-8").split()[0]
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
    session = onnxruntime.InferenceSession(str(where / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
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
