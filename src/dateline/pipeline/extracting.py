"""Texts into claims: each text once for each version of an engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice

from dateline.extract.language import BUNDLED_SHA256
from dateline.extract.places import Gazetteer
from dateline.extract.rules import RULES, RulesEngine
from dateline.model.ids import make_id
from dateline.model.run import Run
from dateline.pipeline.project import Project
from dateline.pipeline.runs import versions
from dateline.pipeline.workers import Engine, MakeEngine, extract_with, worthwhile_workers

AT_ONCE = 50
"""Texts committed together: what a kill can lose, and what the store writes quickest (see store bench)."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extracting some texts gave."""

    texts: int
    accounts: int
    profiles: int
    claims: int


@dataclass(frozen=True, slots=True)
class RulesMaker:
    """Makes the rules engine, in this process or in a worker, knowing the day each document states."""

    published: Mapping[str, date | None]

    def __call__(self) -> Engine:
        """Make the engine."""
        return RulesEngine(Gazetteer.open(), self.published.get)


def rules_maker(project: Project) -> RulesMaker:
    """Make the maker of this project's rules engine."""
    return RulesMaker({document.id: document.published for document in project.store.documents()})


def extract(project: Project, make: MakeEngine, *, workers: int | None = None) -> Iterator[Extracted]:
    """Read every text this engine's version has not read, committing as it goes; killed, it goes on where it was.

    ``workers`` is how many processes work at once; by default as many as the texts waiting are worth.
    """
    started = datetime.now(UTC)
    store = project.store
    store.add_run(Run(make_id("run", RULES, started.isoformat()), RULES, started, _versions()))
    number = worthwhile_workers(store.pending_count(RULES)) if workers is None else workers
    found = extract_with(make, store.pending(RULES), number)
    while batch := list(islice(found, AT_ONCE)):
        store.add_extractions(batch)
        yield Extracted(
            len(batch),
            sum(len(each.accounts) for each in batch),
            sum(len(each.profiles) for each in batch),
            sum(len(each.claims) for each in batch),
        )


def _versions() -> tuple[tuple[str, str], ...]:
    return (*versions(), ("language model sha256", BUNDLED_SHA256))
