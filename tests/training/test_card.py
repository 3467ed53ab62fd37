"""The model card keeps the spread of the seeds."""

from __future__ import annotations

import json
from pathlib import Path

from training.reader.card import write_card


def made_folder(parent: Path, name: str, figure: float) -> Path:
    """Make a model folder with one figure."""
    folder = parent / name
    folder.mkdir()
    (folder / "figures.json").write_text(json.dumps({"micro f1": figure}), "utf-8")
    return folder


def test_a_card_written_anew_for_one_model_still_tells_the_spread_of_its_seeds(tmp_path: Path) -> None:
    """The spread is read from the folder when no seeds are given; a figure they lack is told alone."""
    shipped = made_folder(tmp_path, "shipped", 0.507)
    seeds = [made_folder(tmp_path, f"seed-{at}", figure) for at, figure in enumerate((0.495, 0.503, 0.508))]
    write_card(shipped, seeds)
    (shipped / "figures.json").write_text(json.dumps({"micro f1": 0.511, "place f1": 0.85}), "utf-8")
    write_card(shipped)
    card = (shipped / "card.md").read_text("utf-8")
    assert "| micro f1 | 0.511 | 0.502 | 0.495 | 0.508 |" in card
    assert "| place f1 | 0.850 | 0.850 | 0.850 | 0.850 |" in card
    assert "mean of seeds trained: 3" in card
