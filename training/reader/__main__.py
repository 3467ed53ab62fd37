"""The whole way from data to a model folder, for several seeds: train, export, finer heads, settle; each step once.

``make train DATA=../shared/data`` runs it. Stopped half way, it goes on where it was. The seeds' heads begin alike, so
the mean of their weights is a reader too: with a last sitting for places it is the one to ship (``mean``). The card
tells it and the spread of the seeds.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from dateline.extract.tolls import incident_count
from training.reader import settle
from training.reader.card import write_card
from training.reader.export import export
from training.reader.features import Example
from training.reader.finer_train import train_finer
from training.reader.train import (
    RATE,
    RATE_AGAIN,
    ROUNDS,
    ROUNDS_AGAIN,
    ROUNDS_LAST,
    SITTINGS,
    base_folder,
    new_reader,
    plan_of,
    read_examples,
    read_tokenizer,
    train,
)

SEEDS = (1, 2, 3)
HEADS_BEGIN = 0
"""The seed of what the heads begin with."""


def main() -> None:
    """Train every seed and write its model folder with a card."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--seeds", type=int, nargs="*", default=SEEDS)
    asked.add_argument("--minutes", type=float, default=600, help="at most so long for each sitting")
    options = asked.parse_args()
    torch.set_flush_denormal(True)  # numbers next to nothing take a hundred times as long
    options.out.mkdir(parents=True, exist_ok=True)
    rules = rules_counts(options.data / "rdwti/dev.csv", options.out / "rules_counts.json")
    folders = [options.out / f"seed-{seed}" for seed in options.seeds]
    mean = options.out / "mean"
    if not all((folder / "model.pt").exists() for folder in (*folders, mean)):
        examples = read_examples(options.data, rules, read_tokenizer(base_folder()))
        for seed, folder in zip(options.seeds, folders, strict=True):
            if not (folder / "model.pt").exists():
                sittings = train_seed(examples, seed, folder, options.minutes)
                torch.save(mean_weights(sittings), folder / "model.pt")
        sit_last(examples, mean_weights([_weights(folder) for folder in folders]), mean, options.minutes)
    for folder in (*folders, mean):
        if not (folder / "model" / "figures.json").exists():
            model = new_reader(base_folder())
            model.load_state_dict(_weights(folder))
            export(model, base_folder() / "tokenizer.json", folder / "model")
            train_finer(folder / "model", options.data, options.out / "states")
            settle.settle_all(folder / "model", options.data)
        sys.stderr.write(f"{folder / 'model'} is ready\n")
    for folder in (*folders, mean):
        write_card(folder / "model", [each / "model" for each in folders])


def train_seed(
    examples: Mapping[str, Sequence[Example]], seed: int, folder: Path, minutes: float
) -> list[dict[str, Tensor]]:
    """Train one seed: a first sitting, and from there the others, each with an order of its own; give all weights."""
    kept: list[dict[str, Tensor]] = []
    for sitting in range(SITTINGS + 1):
        out = folder / f"sitting-{sitting}"
        out.mkdir(parents=True, exist_ok=True)
        if not (out / "model.pt").exists():
            torch.manual_seed(HEADS_BEGIN)
            model = new_reader(base_folder())
            if kept:
                model.load_state_dict(kept[0])
            torch.manual_seed(seed + 1000 * sitting)
            rounds, rate = (ROUNDS_AGAIN, RATE_AGAIN) if kept else (ROUNDS, RATE)
            plan = plan_of(examples, rounds, random.Random(seed + 1000 * sitting))  # noqa: S311
            train(model, plan, out, rate=rate, minutes=minutes)
        kept.append(_weights(out))
    return kept


def sit_last(
    examples: Mapping[str, Sequence[Example]], weights: Mapping[str, Tensor], folder: Path, minutes: float
) -> None:
    """Train the mean of the seeds once more, mostly on places."""
    folder.mkdir(exist_ok=True)
    torch.manual_seed(HEADS_BEGIN)
    model = new_reader(base_folder())
    model.load_state_dict(weights)
    plan = plan_of(examples, ROUNDS_LAST, random.Random(HEADS_BEGIN))  # noqa: S311
    train(model, plan, folder, rate=RATE, minutes=minutes)


def _weights(folder: Path) -> dict[str, Tensor]:
    loaded: dict[str, Tensor] = torch.load(folder / "model.pt", weights_only=True)
    return loaded


def mean_weights(readers: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Give the mean of the weights of readers whose heads began alike."""
    first = readers[0]
    return {name: torch.stack([each[name].float() for each in readers]).mean(0).to(first[name]) for name in first}


def rules_counts(incidents: Path, kept: Path) -> dict[str, tuple[int | None, int | None]]:
    """Count every incident by the rules, once: the reader is trained with their figures before it."""
    if not kept.exists():
        with incidents.open(encoding="utf-8", newline="") as stream:
            texts = {" ".join(row["Description"].split()) for row in csv.DictReader(stream)}
        kept.write_text(json.dumps({text: incident_count(text) for text in sorted(texts)}), "utf-8")
    loaded = json.loads(kept.read_text("utf-8"))
    return {text: (killed, injured) for text, (killed, injured) in loaded.items()}


if __name__ == "__main__":
    main()
