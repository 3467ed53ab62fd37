"""Set the thresholds and the calibration of a trained reader, and say what they are worth by cross-validation.

``python -m training.reader.settle FOLDER --data DATA`` writes ``settings.json`` of a model folder anew, and prints the
figures that its card tells. Thresholds tuned on two hundred reports overstate by three to five points: the figures
are of folds that had no part in choosing; the thresholds kept are those of all folds together.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from training.reader.settings import write_settings
from training.reader.settle_counts import settle_counts
from training.reader.settle_places import settle_places
from training.reader.settle_templates import settle_templates
from training.reader.settle_weighing import settle_weighing

CAUTION = {"least_place": 0.7}
"""What the default engine asks before it adds a place; chosen so that our own gold paragraphs lose nothing."""


def settle_all(folder: Path, data: Path) -> None:
    """Settle every head on sentences and reports it was not trained on; write the settings and the figures."""
    settings = json.loads((folder / "settings.json").read_text("utf-8")) | CAUTION | {"sureness": {}}
    figures: dict[str, float] = {}
    for settle in (settle_templates, settle_weighing, settle_places, settle_counts):
        found, measured = settle(folder, data, settings)
        settings["sureness"] |= found.pop("sureness", {})
        settings |= found
        figures |= measured
    write_settings(folder, settings)
    (folder / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def main() -> None:
    """Settle one model folder."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--data", type=Path, required=True)
    options = asked.parse_args()
    settle_all(options.folder, options.data)
    sys.stdout.write((options.folder / "figures.json").read_text("utf-8"))


if __name__ == "__main__":
    main()
