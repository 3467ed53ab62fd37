"""Train the finer heads of a model folder with its encoder held still, measure them, and write them beside the others.

``python -m training.reader.finer_train FOLDER --data DATA`` takes some minutes, most of them for encoding the texts
once. Three seeds are trained, and the one whose sum of figures is in the middle is kept. ``--only role`` fits that head
and leaves the others, and the bounds that fit them, as they are.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dateline.extract.learned.encoder import carried_folder, load_encoder
from dateline.extract.learned.heads import Heads, Numbers
from training.reader import generated
from training.reader.card import FINER_FIGURES, write_card
from training.reader.finer_measure import measure
from training.reader.lessons import SEEN, Row, lesson_of, lessons_of, shown
from training.reader.marked import Marked
from training.reader.marked_sets import sets_of
from training.reader.settings import write_settings
from training.reader.small_network import fit_network

SEEDS = (1, 2, 3)
HEADS = (*SEEN, "same")
HEADS_NAMED = tuple(f"{head}." for head in HEADS)
MADE, MADE_TO_TEST, STORIES, STORIES_TO_TEST = 4000, 600, 500, 120
"""How many texts are made by the grammars."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a head is, how often its rows are gone through, and what rows of each set weigh."""

    hidden: int
    rounds: float
    weights: Mapping[str, float]


RELEVANCE = {"own": 6.0, "generated": 0.4, "names": 0.4, "RAND": 0.6, "WikiEvents": 3.0}
"""Our own paragraphs are few and the only ones that tell of no deed in the words of deeds."""
SHAPES: Mapping[str, Shape] = {
    "mention": Shape(96, 6, {"re3d": 3.0, "WikiEvents": 2.0}),
    "stage": Shape(64, 12, {"own": 3.0, "generated": 0.5, "tellings": 0.2}),
    "relevance": Shape(64, 12, RELEVANCE),
    "number": Shape(64, 30, {"own tolls": 5.0, "generated": 0.5}),
    "same": Shape(64, 8, {"own": 6.0, "own tellings": 3.0}),
    "relation": Shape(48, 30, {"re3d": 3.0}),
    "role": Shape(64, 8, {"WikiEvents": 3.0}),
}


def texts_of(data: Path) -> list[Marked]:
    """Give every text to learn from or to measure on."""
    return [
        *sets_of(data),
        *generated.texts(1, MADE, test=False),
        *generated.texts(2, MADE_TO_TEST, test=True),
        *generated.tellings(3, STORIES, test=False),
        *generated.tellings(4, STORIES_TO_TEST, test=True),
    ]


def fit_heads(rows: Mapping[str, Sequence[Row]], seed: int, heads: Sequence[str] = HEADS) -> dict[str, Numbers]:
    """Fit finer heads; the weights are rounded as they are kept."""
    found: dict[str, Numbers] = {}
    for name in heads:
        lesson = lesson_of(name, [each for each in rows[name] if not each.test], SHAPES[name].weights)
        fitted = fit_network(lesson, SHAPES[name].hidden, SHAPES[name].rounds, seed)
        found |= {f"{name}.{layer}": value.astype(np.float16).astype(np.float32) for layer, value in fitted.items()}
    return found


def train_finer(
    folder: Path, data: Path, cache: Path | None = None, only: Sequence[str] = HEADS
) -> dict[str, list[float]]:
    """Train the finer heads on the encoder of a folder and write them into it; give each seed's figures."""
    encoder = load_encoder(folder)
    seen = list(shown(encoder, texts_of(data), cache))
    rows = lessons_of(seen, np.random.default_rng(0))
    by_seed = []
    for seed in SEEDS:
        weights = {**encoder.heads.weights, **fit_heads(rows, seed, only)}
        by_seed.append((weights, measure(Heads(weights), rows, seen)))
        sys.stderr.write(f"seed {seed}: {json.dumps(by_seed[-1][1])}\n")
    kept = sorted(by_seed, key=lambda each: sum(each[1].values()))[len(by_seed) // 2][0]
    spread = {name: [figures[name] for _, figures in by_seed] for name in by_seed[0][1]}
    write_heads(folder, kept, spread)
    return spread


def write_heads(folder: Path, weights: Mapping[str, Numbers], spread: Mapping[str, Sequence[float]]) -> None:
    """Put finer heads beside those of a folder, and the figures of each seed beside the others."""
    with np.load(folder / "heads.npz") as stored:
        whole = {name: stored[name] for name in stored.files}
    whole |= {name: value.astype(np.float16) for name, value in weights.items() if name.startswith(HEADS_NAMED)}
    np.savez(folder / "heads.npz", **whole)
    (folder / FINER_FIGURES).write_text(json.dumps(spread, indent=1) + "\n", "utf-8")
    write_settings(folder, json.loads((folder / "settings.json").read_text("utf-8")))
    load_encoder.cache_clear()


def main() -> None:
    """Train the finer heads of one model folder."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=carried_folder())
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--cache", type=Path, help="where the encoder's states are kept from one run to the next")
    asked.add_argument("--only", nargs="+", choices=HEADS, default=HEADS, help="the heads to fit, if not all")
    options = asked.parse_args()
    spread = train_finer(options.folder, options.data, options.cache, options.only)
    if (options.folder / "figures.json").exists():
        write_card(options.folder)
    for name, figures in spread.items():
        sys.stdout.write(f"{name}\t{min(figures):.3f}\t{sum(figures) / len(figures):.3f}\t{max(figures):.3f}\n")


if __name__ == "__main__":
    main()
