"""What `extract` costs end to end, store included, beside the same texts through spaCy's pipeline as it comes.

Run it as ``python bench/extract.py 1000 10000``: one line of JSON for each size. The two take turns in one run, so that
a slow moment of the machine falls on both. ``ratio`` compares the time a user waits, ``cpu_ratio`` the work of all
processes together. The first line keeps `extract` to one process; the others let it start what it starts by itself.
The last line is of the default engine, which has the learned reader beside the rules; the others are of the rules.
Memory counts spaCy's own pipeline too, some 240 MB, as both are loaded in one process.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from dateline.extract.engines import EngineName
from dateline.extract.language import bare_language
from dateline.model.document import Document, Text
from dateline.model.ids import make_id
from dateline.pipeline.extracting import engine_maker, extract
from dateline.pipeline.project import Project, create_project
from dateline.pipeline.workers import worthwhile_workers
from dateline.read import Limits, gather, read

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "reports"
SIZES = (200, 1000)
WARM = 20
ROUND = 1000
"""Texts measured before the other takes its turn."""


def main() -> None:
    """Measure each size asked for."""
    sizes = [int(each) for each in sys.argv[1:]] or list(SIZES)
    rules, default = EngineName.RULES, EngineName.DEFAULT
    plans = ((sizes[0], 1, rules), *((size, None, rules) for size in sizes), (sizes[0], None, default))
    for size, workers, engine in plans:
        sys.stdout.write(json.dumps(measure(size, workers, engine)) + "\n")
        sys.stdout.flush()


def measure(size: int, workers: int | None, engine: EngineName) -> dict[str, object]:
    """Extract so many texts, some hundreds at a time, each time after the bare pipeline has read the same texts."""
    language = bare_language()
    with tempfile.TemporaryDirectory() as folder, create_project(Path(folder) / "casebook") as project:
        texts = list(varied(size + WARM))
        _add(project, texts[:WARM])
        for _ in extract(project, engine_maker(project, engine), workers=1):
            pass
        bare, ours = Clock(), Clock()
        words = sum(len(text.characters.split()) for text in texts[WARM:])
        for start in range(WARM, size + WARM, ROUND):
            batch = texts[start : start + ROUND]
            _add(project, batch)
            with bare:
                for _ in language.pipe((text.characters for text in batch), batch_size=64):
                    pass
            with ours:
                for _ in extract(project, engine_maker(project, engine), workers=workers):
                    pass
    return {
        "engine": engine.value,
        "texts": size,
        "processes": workers or worthwhile_workers(size),
        "words": words,
        "bare_seconds": round(bare.wall, 2),
        "extract_seconds": round(ours.wall, 2),
        "ratio": round(ours.wall / bare.wall, 3),
        "cpu_ratio": round(ours.cpu / bare.cpu, 3),
        "milliseconds_per_text": round(1000 * ours.wall / size, 2),
        "reports_of_400_words_per_second": round(words / 400 / ours.wall, 1),
        "peak_megabytes": round(_peak(resource.RUSAGE_SELF)),
        "peak_megabytes_of_a_worker": round(_peak(resource.RUSAGE_CHILDREN)),
    }


class Clock:
    """Adds up the time waited and the processor time of this process and its children."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.wall = self.cpu = 0.0

    def __enter__(self) -> None:
        """Begin a stretch."""
        self._began = time.perf_counter(), _cpu()

    def __exit__(self, *_: object) -> None:
        """End a stretch."""
        self.wall += time.perf_counter() - self._began[0]
        self.cpu += _cpu() - self._began[1]


def _cpu() -> float:
    return sum(os.times()[:4])


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def varied(size: int) -> Iterator[Text]:
    """Give so many different texts: the sample reports with other figures and days in them."""
    chance = random.Random(1)  # noqa: S311 - a benchmark, not a secret
    readings = [reading for original in gather([str(SAMPLES)], Limits(), _stop) for reading in read(original)]
    for number in range(size):
        reading = readings[number % len(readings)]
        changed = re.sub(r"(?<!\d)\d\d?(?!\d)", lambda found: _other(found[0], chance), reading.characters)
        document_id = make_id("document", number)
        yield Text(make_id("text", number), document_id, reading.reader, changed, "", reading.blocks)


def _other(figure: str, chance: random.Random) -> str:
    """Give another figure of as many digits that is still a day of any month."""
    return str(chance.randint(1, 9)) if len(figure) == 1 else str(chance.randint(10, 28))


def _add(project: Project, texts: list[Text]) -> None:
    for text in texts:
        document = Document(text.document_id, text.id, "text/plain", datetime.now(UTC), "bench")
        project.store.add_document(document, [text])


def _stop(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    main()
