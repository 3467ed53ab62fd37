"""What the workbench does in the background, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath

from dateline.model.errors import TooLarge
from dateline.pipeline.adding import Added, Outcome, add_originals
from dateline.pipeline.extracting import engine_maker, extract
from dateline.pipeline.held import put_together_now
from dateline.pipeline.project import Project
from dateline.pipeline.releasing import ReleaseOptions, release
from dateline.pipeline.resolving import resolve
from dateline.pipeline.searching import catch_up, catching_up, catching_up_apart, waiting_count
from dateline.read import Original
from dateline.read.sniff import HEAD, sniff
from dateline.web.jobs import Job, Jobs, Step, Tell, steps_of

INDEXING = "index words"
ASSEMBLING = "put events together"
RELEASING = "release"
MANY = 2000
"""Texts to index from which a process of its own, a second to begin, is worth it."""


def uploaded(name: str, content: bytes, limit: int) -> Original:
    """Take a file that was sent; of its name only the last part counts, and it never becomes a path here."""
    shown = PurePosixPath(name.replace("\\", "/")).name.replace("\0", "").strip()[:200] or "a file"
    whole = shown.encode("utf-8", "replace").decode()
    if len(content) > limit:
        raise TooLarge(f"it holds more than {limit:,} bytes", where=whole, way_out="see max_megabytes in dateline.toml")
    kind = sniff(content[:HEAD], whole)
    return Original(content, f"upload:{whole}", kind, datetime.now(UTC), name=whole)


def add_and_read(project: Project, originals: Sequence[Original]) -> Iterator[Step]:
    """Add files, read what they tell, and link it to what is there."""
    for done, each in enumerate(add_originals(project, originals), start=1):
        yield Step("adding", done, max(done, len(originals)), _told(each))
    yield from read_all(project)


def read_all(project: Project) -> Iterator[Step]:
    """Read every text that waits, and link accounts and profiles."""
    make = engine_maker(project)
    total, done = project.store.pending_count(make.name), 0
    if total:
        yield Step("reading", 0, total)
        for batch in extract(project, make, workers=1):  # a server with threads must not fork
            done += batch.texts
            yield Step("reading", done, total)
    yield from link_all(project)


def link_all(project: Project) -> Iterator[Step]:
    """Suggest links anew, and bring what is quick to find up to date."""
    yield Step("linking")
    found = resolve(project)
    yield Step(
        "indexing", told=f"{found.accounts} accounts and {found.profiles} profiles compared, {found.same} the same"
    )
    yield from assemble(project)
    catch_up(project)


def assemble(project: Project) -> Iterator[Step]:
    """Put events and actors together from the facts as they are now."""

    def work(tell: Tell) -> None:
        put_together_now(project, lambda done, total: tell(Step("putting events together", done, total)))

    yield from steps_of(work)


def assemble_now(jobs: Jobs, project: Project) -> Job:
    """Have events put together beside all other work: people wait for them. Give the job that does it."""
    return jobs.under_way(ASSEMBLING) or jobs.start(ASSEMBLING, partial(assemble, project), by="dateline", at_once=True)


def make_release(project: Project, name: str, options: ReleaseOptions) -> Iterator[Step]:
    """Freeze the view that there is when its turn comes."""
    yield from steps_of(lambda tell: release(project, name, options, lambda words: tell(Step(words))))
    yield Step("done", told=f"release {name} was made")


def _told(added: Added) -> str:
    name = added.origin.removeprefix("upload:")
    if added.outcome is Outcome.FAILED:
        return f"{name}: {added.problem}"
    return f"{name}: {added.outcome.value}{f', {added.title}' if added.title else ''}"


def index_later(jobs: Jobs, project: Project, waiting: int) -> None:
    """Have the words of new texts indexed in the background, where they were too many to do before answering."""
    if waiting and not jobs.busy_with(INDEXING):
        jobs.start(INDEXING, partial(index_words, project), by="dateline")


def index_words(project: Project) -> Iterator[Step]:
    """Index the words of what was added, telling how far it is."""
    total = waiting_count(project)
    for done in (catching_up if total < MANY else catching_up_apart)(project):
        yield Step("indexing", min(done, total), total)
