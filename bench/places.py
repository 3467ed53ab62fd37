"""How fast places are resolved, how soon the first name is looked up, and what the gazetteer holds in memory.

Run: ``python bench/places.py [TEXTS.xml]``. Without a file it resolves our own few sentences many times over.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from dateline.evaluate.place_layouts import read_gold_places
from dateline.extract.places import Gazetteer, PlaceMention, resolve_places
from dateline.model.evidence import Span

NAMES = ("Kabul", "Khar", "Peshawar", "Pakistan", "Springfield", "Illinois", "San Antonio", "Paris", "Idlib", "Sahel")
ROUNDS = 200


def main() -> None:
    """Print the figures, one to a line."""
    before = resident_mb()
    start = time.perf_counter()
    gazetteer = Gazetteer.open()
    gazetteer.look_up("Kabul")
    print(f"first lookup: {1000 * (time.perf_counter() - start):.0f} ms")
    texts = documents(gazetteer)
    start = time.perf_counter()
    for mentions, text in texts:
        resolve_places(mentions, text, gazetteer)
    count = sum(len(mentions) for mentions, _ in texts)
    print(f"resolved: {count / (time.perf_counter() - start):.0f} toponyms/s")
    print(f"memory grown by: {resident_mb() - before:.0f} MB")
    print(f"file: {gazetteer.path.stat().st_size / 1e6:.0f} MB")


def documents(gazetteer: Gazetteer) -> list[tuple[list[PlaceMention], str]]:
    """Give the mentions of each document of a gold file, or of our own list of names."""
    if len(sys.argv) > 1:
        gold = read_gold_places(Path(sys.argv[1]), gazetteer)
        return [
            ([PlaceMention(t.span, t.words, t.words) for t in document.toponyms], document.text) for document in gold
        ]
    text = ". ".join(NAMES)
    starts = [text.index(name) for name in NAMES]
    mentions = [PlaceMention(Span(at, at + len(name)), name, name) for at, name in zip(starts, NAMES, strict=True)]
    return [(mentions, text)] * ROUNDS


def resident_mb() -> float:
    """Give the most memory held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
