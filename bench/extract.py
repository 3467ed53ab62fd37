"""What `extract` costs end to end, store included, beside the bare spaCy pipeline it uses on the same texts.

Run it as ``python bench/extract.py 1000 10000``: one line of JSON for each size. The two are measured in turn, batch by
batch, in one process, as processor time, so that a slow moment of the machine falls on both.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from dateline.extract.language import load_language
from dateline.model.document import Document, Text
from dateline.model.ids import make_id
from dateline.pipeline.extracting import extract, rules_maker
from dateline.pipeline.project import Project, create_project
from dateline.read import Limits, gather, read

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "reports"
SIZES = (200, 1000)
ROUND = 500
"""Texts measured before the other takes its turn; a round of ours opens the place names anew."""
WARM = 20


def main() -> None:
    """Measure each size asked for."""
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        sys.stdout.write(json.dumps(measure(size)) + "\n")


def measure(size: int) -> dict[str, float]:
    """Extract so many texts, some hundreds at a time, each time after the bare pipeline has read the same texts."""
    language = load_language()
    with tempfile.TemporaryDirectory() as folder, create_project(Path(folder) / "casebook") as project:
        texts = list(varied(size + WARM))
        _add(project, texts[:WARM])
        for _ in extract(project, rules_maker(project), workers=1):
            pass
        bare = ours = 0.0
        words = sum(len(text.characters.split()) for text in texts[WARM:])
        for start in range(WARM, size + WARM, ROUND):
            batch = texts[start : start + ROUND]
            _add(project, batch)
            began = time.process_time()
            for _ in language.pipe(text.characters for text in batch):
                pass
            middle = time.process_time()
            for _ in extract(project, rules_maker(project), workers=1):
                pass
            bare, ours = bare + middle - began, ours + time.process_time() - middle
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "texts": size,
        "words": words,
        "bare_seconds": round(bare, 2),
        "extract_seconds": round(ours, 2),
        "ratio": round(ours / bare, 3),
        "milliseconds_per_text": round(1000 * ours / size, 2),
        "reports_of_400_words_per_second": round(words / 400 / ours, 1),
        "peak_megabytes": round(peak),
    }


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
