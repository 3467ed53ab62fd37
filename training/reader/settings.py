"""The settings of a model folder: its shape, thresholds and calibration."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.extract.learned.encoder import digest


def write_settings(folder: Path, settings: dict[str, object]) -> None:
    """Write the settings of a model folder, and its digest anew."""
    (folder / "settings.json").write_text(json.dumps(settings, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (folder / "sha256").write_text(f"{digest(folder)}\n", "utf-8")
