"""Originals into the archive, documents and texts into the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from hashlib import sha256
from pathlib import Path

from dateline.model.document import Document, Source, Text
from dateline.model.errors import DatelineError, ReadError, StoreError
from dateline.model.extraction import Skipped
from dateline.model.ids import make_id
from dateline.pipeline.importing import (
    ImportedFile,
    ImportOptions,
    dataset_at,
    import_dataset,
    import_list,
    is_dataset,
    is_list,
)
from dateline.pipeline.project import Project
from dateline.read import Original, Reading, dedupe_key, gather, read
from dateline.text.fold import fold

AS_THEY_ARE = ImportOptions()


class Outcome(StrEnum):
    """What became of one thing that was to be added."""

    ADDED = "added"
    IMPORTED = "imported"
    KNOWN = "same bytes, already there"
    REPEATED = "same text, already there"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document or file: ``problem`` is the error in words where it failed."""

    outcome: Outcome
    origin: str
    title: str | None = None
    problem: str | None = None
    other: str | None = None
    """The document that holds the same text."""
    imported: ImportedFile | None = None
    """What was taken of a dataset."""


def add(project: Project, targets: Sequence[str], options: ImportOptions = AS_THEY_ARE) -> Iterator[Added]:
    """Archive and read files, folders, patterns and addresses; what fails is given as a failure and the rest go on.

    Coded datasets and lists of actors, told by their columns, are imported with their claims.
    """
    datasets = {target: found for target in targets if (found := dataset_at(target, options))}
    for original in datasets.values():
        yield from _add_original(project, original, options)
    failures: list[ReadError] = []
    others = [target for target in targets if target not in datasets]
    for original in gather(others, project.settings.limits, failures.append):
        yield from _failed(project, failures)
        yield from _add_original(project, original, options)
    yield from _failed(project, failures)


def add_originals(project: Project, originals: Iterable[Original]) -> Iterator[Added]:
    """Archive and read originals that are at hand already, such as files sent to the workbench."""
    for original in originals:
        yield from _add_original(project, original, AS_THEY_ARE)


def estimate(targets: Sequence[str]) -> int:
    """Guess how many files the targets hold, for a progress bar: a dump of many pages counts as one."""
    return sum(_files_in(target) for target in targets)


def _files_in(target: str) -> int:
    folder = Path(target)
    try:
        return sum(1 for each in folder.rglob("*") if each.is_file()) if folder.is_dir() else 1
    except OSError:
        return 1


def _failed(project: Project, failures: list[ReadError]) -> Iterator[Added]:
    for error in failures:
        yield _failure(project, error.where, error)
    failures.clear()


def _failure(project: Project, origin: str, error: DatelineError) -> Added:
    project.store.add_skipped([Skipped("add", origin, type(error).__name__)])
    return Added(Outcome.FAILED, origin, problem=str(error))


def _add_original(project: Project, original: Original, options: ImportOptions) -> Iterator[Added]:
    digest = original.digest()
    known = project.store.document_by_sha256(digest)
    if known is not None and not known.part:
        yield Added(Outcome.KNOWN, original.origin, known.title, other=known.origin)
        return
    try:
        if is_dataset(original, options) or is_list(original):
            yield _import(project, original, options)
            return
        _keep(project, original)
        for reading in read(original, project.settings.limits):
            yield _add_reading(project, original, digest, reading)
    except (ReadError, StoreError) as error:
        yield _failure(project, original.origin, error)


def _import(project: Project, original: Original, options: ImportOptions) -> Added:
    take = import_list if is_list(original) else partial(import_dataset, options=options)
    _keep(project, original)
    taken = take(project, original)
    return Added(Outcome.IMPORTED if taken.rows else Outcome.KNOWN, original.origin, taken.label, imported=taken)


def _keep(project: Project, original: Original) -> None:
    if original.path is None:
        project.archive.put(original.content)
    else:
        project.archive.put_file(original.path)


def _add_reading(project: Project, original: Original, digest: str, reading: Reading) -> Added:
    key = dedupe_key(reading.characters)
    document_id = make_id("document", digest, reading.part)
    same = project.store.text_by_fold(key)
    if same is not None and same.document_id != document_id:
        project.store.add_skipped([Skipped("add", original.origin, "same text as another document")])
        other = project.store.document(same.document_id)
        return Added(Outcome.REPEATED, original.origin, reading.title, other=other.origin)
    source = Source(make_id("source", fold(reading.publisher)), reading.publisher) if reading.publisher else None
    if source is not None:
        project.store.add_source(source)
    document = Document(
        document_id,
        digest,
        original.media_type,
        original.retrieved,
        original.origin,
        reading.part,
        reading.url or original.url,
        reading.title,
        source.id if source else None,
        reading.published,
        reading.language,
    )
    added = project.store.add_document(document, [_text(document_id, reading)], folds=[key])
    return Added(Outcome.ADDED if added else Outcome.KNOWN, original.origin, reading.title)


def _text(document_id: str, reading: Reading) -> Text:
    digest = sha256(reading.characters.encode()).hexdigest()
    text_id = make_id("text", document_id, reading.reader, digest)
    return Text(text_id, document_id, reading.reader, reading.characters, digest, reading.blocks)
