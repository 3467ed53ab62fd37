"""Work spread over several processes, its results in the order of the pieces."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from dateline.model.errors import ProjectError

Piece = TypeVar("Piece")
Result = TypeVar("Result")

AHEAD = 2
"""Pieces for each worker under way or waiting, so that memory does not grow with the corpus."""
MOST = 4
FORKS = sys.platform == "linux"
LOOK_EVERY = 1.0
"""Seconds between looks at whether the command still lives."""
LAST = 15
"""How far a process gives way to others, of 19."""
_at_work: list[Callable[[Any], Any]] = []
"""What this process does with a piece, where it is a worker."""


def spread(start: Callable[[], Callable[[Piece], Result]], pieces: Iterable[Piece], workers: int) -> Iterator[Result]:
    """Do every piece with so many processes; with one, in this process. The results are the same, in the same order.

    ``start`` is called once in each process, and gives what does one piece.
    """
    if workers <= 1:
        yield from map(start(), pieces)
        return
    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    with (
        _ending_early(),
        ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(start,)) as pool,
    ):
        waiting: deque[Future[Result]] = deque()
        for piece in pieces:
            waiting.append(pool.submit(_do, piece))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def apart(work: Callable[[], object], look: Callable[[], Result]) -> Iterator[Result]:
    """Do a piece of work in a process of its own that gives way to all others, and look how far it is every second.

    For servers: work in a thread of theirs takes turns with their answers, however little of the machine it uses.
    """
    context = multiprocessing.get_context("spawn")  # a server has threads, and a fork would copy their locks
    with _ending_early(), ProcessPoolExecutor(1, context, initializer=_give_way) as pool:
        going = pool.submit(work)
        while wait([going], LOOK_EVERY).not_done:
            yield look()
        going.result()


def worthwhile(waiting: int, least: int) -> int:
    """Say how many processes are worth starting on this machine, where one is enough below ``least`` pieces."""
    return min(os.cpu_count() or 1, MOST) if waiting >= least else 1


def _begin(start: Callable[[], Callable[[Any], Any]]) -> None:
    gc.freeze()  # what was there before is shared with the other processes for as long as nobody looks at it
    threading.Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()
    _at_work.append(start())


def _give_way() -> None:
    if hasattr(os, "nice"):
        os.nice(LAST)
    threading.Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()


@contextmanager
def _ending_early() -> Iterator[None]:
    """Say in a sentence that a process of ours was killed."""
    try:
        yield
    except BrokenProcessPool as error:
        way_out = "was it killed for want of memory? Nothing is half written; do it again"
        raise ProjectError("a process that did part of the work has ended", way_out=way_out) from error


def _leave_with(parent: int) -> None:
    """End this worker when the command that started it was killed and can no longer tell it to."""
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY)
    os._exit(1)


def _do(piece: Any) -> Any:
    return _at_work[0](piece)
