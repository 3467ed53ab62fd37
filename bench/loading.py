"""What it takes before the first text is read, in fresh processes, beside bare spaCy: ``python -m bench.loading``.

Engines and spaCy's pipeline as it comes take turns. ``imports`` is Python reading the code, ours and of the libraries;
``loads`` is the model, the lexicons and all else that the first sentence needs, until it is read.
"""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median

ROUNDS = 5
BARE = "import spacy", "from dateline.extract.language import bare_language", "bare_language()(SENTENCE)"
ENGINE = (
    "from dateline.extract.engines import EngineName, make_engine",
    "from dateline.model.document import Block, BlockKind, Text",
    "from dateline.model.evidence import Span",
    "TEXT = Text('t', 'd', 'bench', SENTENCE, '', (Block(BlockKind.PARAGRAPH, Span(0, len(SENTENCE))),))",
    "list(make_engine(EngineName('{name}'), lambda _: None).extract([TEXT]))",
)
TIMED = """
from time import perf_counter
SENTENCE = "On 3 May 2015 a bomb killed 12 people in Kabul, and the Taliban claimed the attack."
began = perf_counter()
{imports}
imported = perf_counter()
{load}
print(imported - began, perf_counter() - imported)
"""


def main() -> None:
    """Load each a few times, in turns, and print the median of each."""
    plans = {"bare": BARE} | {
        name: tuple(line.format(name=name) for line in ENGINE) for name in ("rules", "learned", "default")
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in plans}
    for _ in range(ROUNDS):
        for name, (*imports, load) in plans.items():
            taken[name].append(_once(TIMED.format(imports="\n".join(imports), load=load)))
    for name, times in taken.items():
        imports, loads = (round(median(each), 2) for each in zip(*times, strict=True))
        sys.stdout.write(json.dumps({"engine": name, "imports_seconds": imports, "loads_seconds": loads}) + "\n")


def _once(code: str) -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    imports, loads = map(float, done.stdout.split())
    return imports, loads


if __name__ == "__main__":
    main()
