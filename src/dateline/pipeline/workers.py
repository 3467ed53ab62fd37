"""Several engines at work at once: each in a process of its own, the results in the order of the texts."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Protocol

from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction

CHUNK = 16
"""Texts handed over at once: enough that handing over costs nothing, few enough that no worker waits at the end."""
AHEAD = 2
"""Chunks for each worker under way or waiting, so that memory does not grow with the corpus."""
MOST = 4
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
FORKS = sys.platform == "linux"
PRIMER = "On 3 May 2015 a bomb killed 12 people in Kabul, and the Taliban claimed the attack."
"""A sentence that makes an engine load all it has; what it finds in it is not kept."""
LOOK_EVERY = 1.0
"""Seconds between looks at whether the command still lives."""
_working: list[Engine] = []
"""The engine of this process, where it is a worker."""


def extract_with(make: MakeEngine, texts: Iterable[Text], workers: int) -> Iterator[Extraction]:
    """Extract texts with so many processes; with one, in this process. The order and the claims are the same."""
    if workers <= 1:
        yield from make().extract(texts)
        return
    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    if FORKS:
        _load_once(make)
    with ProcessPoolExecutor(workers, context, initializer=_start, initargs=(make,)) as pool:
        waiting: deque[Future[list[Extraction]]] = deque()
        for chunk in _chunks(texts):
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) >= workers * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def worthwhile_workers(pending: int) -> int:
    """Say how many processes are worth starting for so many texts on this machine."""
    return min(os.cpu_count() or 1, MOST) if pending >= WORTH_IT else 1


def _load_once(make: MakeEngine) -> None:
    """Read the language model and the lexicons before the workers part, so that they share them."""
    span = Span(0, len(PRIMER))
    text = Text("text-primer", "document-primer", "primer", PRIMER, "", (Block(BlockKind.PARAGRAPH, span),))
    for _ in make().extract([text]):
        pass


def _start(make: MakeEngine) -> None:
    threading.Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()
    _working.append(make())


def _leave_with(parent: int) -> None:
    """End this worker when the command that started it was killed and can no longer tell it to."""
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY)
    os._exit(1)


def _work(texts: list[Text]) -> list[Extraction]:
    return list(_working[0].extract(texts))


def _chunks(texts: Iterable[Text]) -> Iterator[list[Text]]:
    source = iter(texts)
    while chunk := list(islice(source, CHUNK)):
        yield chunk
