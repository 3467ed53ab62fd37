"""Texts into claims: each text once for each version of an engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice

from dateline.extract.engines import SHIPPED, EngineName, ReaderModel, make_engine, model_digests, version_of
from dateline.model.extraction import Skipped
from dateline.model.ids import make_id
from dateline.model.run import Run
from dateline.pipeline.models import chosen_model
from dateline.pipeline.project import Project
from dateline.pipeline.runs import versions
from dateline.pipeline.workers import BROKE, Engine, extract_with, worthwhile_workers

AT_ONCE = 50
"""Texts committed together: what a kill can lose, and what the store writes quickest (see store bench)."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extracting some texts gave."""

    texts: int = 0
    accounts: int = 0
    profiles: int = 0
    claims: int = 0
    broken: tuple[Skipped, ...] = ()
    """The texts on which the engine broke, with the kind of error."""

    def __add__(self, other: Extracted) -> Extracted:
        """Give what extracting both lots of texts gave."""
        return Extracted(
            self.texts + other.texts,
            self.accounts + other.accounts,
            self.profiles + other.profiles,
            self.claims + other.claims,
            self.broken + other.broken,
        )


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes an engine, in this process or in a worker, knowing the day each document states."""

    engine: EngineName
    published: Mapping[str, date | None]
    model: ReaderModel = SHIPPED

    @property
    def name(self) -> str:
        """Name the engine and its version, as claims carry it."""
        return version_of(self.engine, self.model)

    def __call__(self) -> Engine:
        """Make the engine."""
        return make_engine(self.engine, self.published.get, self.model)


def engine_maker(project: Project, engine: EngineName = EngineName.DEFAULT) -> Maker:
    """Make the maker of one of this project's engines, reading with the model that the project has chosen."""
    published = {document.id: document.published for document in project.store.documents()}
    return Maker(engine, published, chosen_model(project))


def extract(project: Project, make: Maker, *, workers: int | None = None) -> Iterator[Extracted]:
    """Read every text this engine's version has not read, committing as it goes; killed, it goes on where it was.

    ``workers`` is how many processes work at once; by default as many as the texts waiting are worth.
    """
    started = datetime.now(UTC)
    store = project.store
    made_by = (*versions(), *model_digests(make.engine, make.model))
    store.add_run(Run(make_id("run", make.name, started.isoformat()), make.name, started, made_by))
    number = worthwhile_workers(store.pending_count(make.name)) if workers is None else workers
    found = extract_with(make, store.pending(make.name), number)
    while batch := list(islice(found, AT_ONCE)):
        store.add_extractions(batch)
        yield Extracted(
            len(batch),
            sum(len(each.accounts) for each in batch),
            sum(len(each.profiles) for each in batch),
            sum(len(each.claims) for each in batch),
            tuple(left for each in batch for left in each.skipped if left.reason.startswith(BROKE)),
        )
