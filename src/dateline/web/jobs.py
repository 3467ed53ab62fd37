"""Work that goes on after an answer: adding files, reading them, linking what they tell; one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from queue import SimpleQueue
from threading import Lock
from uuid import uuid4

from dateline.model.errors import DatelineError, InvalidValue, NotFound

KEPT = 200
"""Jobs that are remembered, the newest."""
WAITING = 20
"""Jobs that may wait their turn; more are refused."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Step:
    """What a job is at: the step in words, how much of it is done, of how much (None where that is not known)."""

    name: str
    done: int = 0
    total: int | None = None
    told: str | None = None
    """Something to tell for good, such as what became of one file."""


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: who asked for it, how far it is, and what there is to tell of it."""

    id: str
    name: str
    by: str
    state: State
    asked: datetime
    step: str = ""
    done: int = 0
    total: int | None = None
    told: tuple[str, ...] = ()
    problem: str | None = None
    ended: datetime | None = None


Work = Callable[[], Iterator[Step]]
Tell = Callable[[Step], None]


def steps_of(work: Callable[[Tell], object]) -> Iterator[Step]:
    """Give the steps of work that tells them while it goes on."""
    told: SimpleQueue[Step | None] = SimpleQueue()
    with ThreadPoolExecutor(1, "dateline-step") as worker:
        going = worker.submit(work, told.put)
        going.add_done_callback(lambda _: told.put(None))
        while (step := told.get()) is not None:
            yield step
        going.result()


class Jobs:
    """The work of one server. What was decided and added is in the store: a job cut short is simply asked for again."""

    def __init__(self) -> None:
        """Have nothing to do."""
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(1, "dateline-job")
        self._express = ThreadPoolExecutor(1, "dateline-express")

    def start(self, name: str, work: Work, *, by: str, at_once: bool = False) -> Job:
        """Put a piece of work in the queue, or, where others wait for it, beside the queue."""
        job = Job(f"job-{uuid4().hex[:12]}", name, by, State.WAITING, datetime.now(UTC))
        with self._lock:
            if sum(each.state is State.WAITING for each in self._jobs.values()) >= WAITING:
                raise InvalidValue("too much work is waiting", way_out="try again when some of it is done")
            self._jobs[job.id] = job
            for old in [each.id for each in self._jobs.values() if each.ended][: max(0, len(self._jobs) - KEPT)]:
                del self._jobs[old]
        (self._express if at_once else self._worker).submit(self._run, job.id, work)
        return job

    def one(self, job_id: str) -> Job:
        """Give one job as it is now."""
        with self._lock:
            if job_id not in self._jobs:
                raise NotFound(f"no job {job_id!r}", way_out="the server forgets them when it ends")
            return self._jobs[job_id]

    def all(self) -> tuple[Job, ...]:
        """Give all jobs, the newest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def newest(self, name: str) -> Job | None:
        """Give the newest job of this name."""
        return next((job for job in self.all() if job.name == name), None)

    def busy_with(self, name: str) -> bool:
        """Tell whether work of this name waits or is under way."""
        return self.under_way(name) is not None

    def under_way(self, name: str) -> Job | None:
        """Give the job of this name that waits or is under way."""
        with self._lock:
            return next((job for job in self._jobs.values() if job.name == name and job.ended is None), None)

    def close(self) -> None:
        """Let the jobs under way end, and begin no other."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._express.shutdown(wait=True, cancel_futures=True)

    def _run(self, job_id: str, work: Work) -> None:
        self._change(job_id, state=State.RUNNING)
        try:
            for step in work():
                told = (*self.one(job_id).told, step.told) if step.told else self.one(job_id).told
                self._change(job_id, step=step.name, done=step.done, total=step.total, told=told)
            self._change(job_id, state=State.DONE, ended=datetime.now(UTC))
        except DatelineError as error:
            self._change(job_id, state=State.FAILED, problem=str(error), ended=datetime.now(UTC))
        except BaseException as error:
            problem = f"an error of the program: {type(error).__name__}"
            self._change(job_id, state=State.FAILED, problem=problem, ended=datetime.now(UTC))
            raise

    def _change(self, job_id: str, **changes: object) -> None:
        with self._lock:
            self._jobs[job_id] = replace(self._jobs[job_id], **changes)  # type: ignore[arg-type]  # names of fields
