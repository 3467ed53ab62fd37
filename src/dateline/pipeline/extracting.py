"""Texts into claims: each text once for each version of an engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Protocol

from dateline.extract.language import BUNDLED_SHA256
from dateline.extract.places import Gazetteer
from dateline.extract.rules import RulesEngine
from dateline.model.document import Text
from dateline.model.extraction import Extraction
from dateline.model.ids import make_id
from dateline.model.run import Run
from dateline.pipeline.project import Project
from dateline.pipeline.runs import versions

AT_ONCE = 50
"""Texts committed together: what a kill can lose, and what the store writes quickest (see store bench)."""


class Engine(Protocol):
    """Any reader of texts: rules, learned, a language model, or an importer."""

    @property
    def name(self) -> str:
        """Name the engine with its version, as ``rules@1``."""

    def extract(self, texts: Iterable[Text]) -> Iterator[Extraction]:
        """Read texts in a stream, one Extraction each, in order."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extracting some texts gave."""

    texts: int
    accounts: int
    profiles: int
    claims: int


def rules_engine(project: Project) -> Engine:
    """Make the rules engine with this project's days of publication."""
    published: dict[str, date | None] = {document.id: document.published for document in project.store.documents()}
    return RulesEngine(Gazetteer.open(), published.get)


def extract(project: Project, engine: Engine) -> Iterator[Extracted]:
    """Read every text this engine's version has not read, committing as it goes; killed, it goes on where it was."""
    started = datetime.now(UTC)
    project.store.add_run(Run(make_id("run", engine.name, started.isoformat()), engine.name, started, _versions()))
    found = engine.extract(project.store.pending(engine.name))
    while batch := list(islice(found, AT_ONCE)):
        project.store.add_extractions(batch)
        yield Extracted(
            len(batch),
            sum(len(each.accounts) for each in batch),
            sum(len(each.profiles) for each in batch),
            sum(len(each.claims) for each in batch),
        )


def _versions() -> tuple[tuple[str, str], ...]:
    return (*versions(), ("language model sha256", BUNDLED_SHA256))
