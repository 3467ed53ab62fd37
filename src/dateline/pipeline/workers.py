"""Several engines at work at once: each in a process of its own, the results in the order of the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction, Skipped
from dateline.pipeline.spreading import FORKS, spread, worthwhile

CHUNK = 8
"""Texts handed over at once: enough that handing over costs nothing, few enough that no worker waits at the end."""
WORTH_IT = 200
"""Texts below which a second process costs more, in loading the language model, than it saves."""


class Engine(Protocol):
    """Any reader of texts: rules, learned, a language model, or an importer."""

    @property
    def name(self) -> str:
        """Name the engine with its version, as ``rules@1``."""

    def extract(self, texts: Iterable[Text]) -> Iterator[Extraction]:
        """Read texts in a stream, one Extraction each, in order."""


MakeEngine = Callable[[], Engine]
BROKE = "the engine broke on this text"
PRIMER = "On 3 May 2015 a bomb killed 12 people in Kabul, and the Taliban claimed the attack. Kabul accused Islamabad."
"""A sentence that makes an engine load all it has; what it finds in it is not kept."""


def extract_with(make: MakeEngine, texts: Iterable[Text], workers: int) -> Iterator[Extraction]:
    """Extract texts with so many processes; with one, in this process. The order and the claims are the same."""
    if workers <= 1:
        engine = make()
        for chunk in _chunks(texts):
            yield from read_each(engine, chunk)
        return
    if FORKS:
        _load_once(make)
    for found in spread(_Reading(make), _chunks(texts), workers):
        yield from found


def worthwhile_workers(pending: int) -> int:
    """Say how many processes are worth starting for so many texts on this machine."""
    return worthwhile(pending, WORTH_IT)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Starts an engine, and reads some texts at a time with it."""

    make: MakeEngine

    def __call__(self) -> Callable[[list[Text]], list[Extraction]]:
        engine = self.make()
        return lambda texts: read_each(engine, texts)


def read_each(engine: Engine, texts: list[Text]) -> list[Extraction]:
    """Read texts together; where one breaks the engine the others are read all the same, and it is counted as such.

    Its Extraction is empty, with the kind of error as the reason: the next version of the engine takes it up again.
    """
    try:
        return list(engine.extract(texts))
    except Exception as error:  # noqa: BLE001 (one odd text among ten thousand stops nothing, whatever it broke)
        if len(texts) > 1:
            return [each for text in texts for each in read_each(engine, [text])]
        broken = Skipped("extract", texts[0].id, f"{BROKE} ({type(error).__name__})")
        return [Extraction(texts[0].id, engine.name, skipped=(broken,))]


def _load_once(make: MakeEngine) -> None:
    """Read the language model and the lexicons before the workers part, so that they share them."""
    span = Span(0, len(PRIMER))
    text = Text("text-primer", "document-primer", "primer", PRIMER, "", (Block(BlockKind.PARAGRAPH, span),))
    for _ in make().extract([text]):
        pass


def _chunks(texts: Iterable[Text]) -> Iterator[list[Text]]:
    source = iter(texts)
    while chunk := list(islice(source, CHUNK)):
        yield chunk
