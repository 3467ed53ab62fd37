"""Coded datasets and lists of actors into the store: each file whole or not at all."""

from __future__ import annotations

import csv
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from dateline.model.errors import NotFound, ProjectError, ReadError
from dateline.model.extraction import Skipped
from dateline.model.layout import layout
from dateline.pipeline.collecting import rarely_collecting
from dateline.pipeline.project import Project
from dateline.read import Original
from dateline.read.coded import BrokenRow, BrokenRows, CellFault, CodedDocument, read_rows, recognise, source_of
from dateline.read.listed import read_list, recognise_list
from dateline.text.guard import guarded

TABLES = frozenset({".csv", ".parquet", ".zip"})
"""How files end that may hold a coded dataset."""
LISTS = frozenset({".csv", ".xml", ".json", ".jsonl", ".ijson"})
LAYOUTS: Mapping[str, str] = {"ged": "ucdp_ged", "acled": "acled", "gtd": "gtd"}
"""The layouts that can be forced on a file, by the names people give them."""
PIECE = 1 << 20
"""Bytes looked at together."""
FAULTS = "faults"
"""The folder of a project in which lists of broken cells are kept."""
FAULT_COLUMNS = ("line", "column", "value", "problem")
MOST_FAULTS = 100_000
"""Cells listed at most: a file with more has another layout."""

OnRow = Callable[[int], object]
"""Is told how many rows are read so far."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How datasets are taken: the layout forced on them, whether good rows are taken beside broken ones."""

    layout: str | None = None
    skip_broken: bool = False
    on_row: OnRow = lambda _: None

    def __post_init__(self) -> None:
        """Refuse a layout that there is none of."""
        if self.layout is not None and self.layout not in LAYOUTS:
            raise NotFound(f"no layout is called {self.layout!r}", way_out=f"one of {', '.join(LAYOUTS)}")


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What became of a dataset: the rows taken, zero where it was there already, and those left out as broken."""

    label: str
    rows: int
    broken: int = 0
    faults: Path | None = None
    """The list of what is wrong with them."""


@dataclass(slots=True)
class _Faults:
    """What is wrong with a file, as far as it was read."""

    rows: int = 0
    cells: list[CellFault] = field(default_factory=list)

    def add(self, row: BrokenRow) -> None:
        self.rows += 1
        self.cells += row.faults[: MOST_FAULTS - len(self.cells)]


def dataset_at(target: str, options: ImportOptions) -> Original | None:
    """Open a file that holds a coded dataset without reading it into memory, None where the target is another thing.

    What cannot be read piece by piece, such as a table that is not in UTF-8, is left to those who read it whole.
    """
    path = Path(target)
    if target.lower().startswith(("http://", "https://")) or path.suffix.lower() not in TABLES or not path.is_file():
        return None
    original = Original(b"", target, "text/csv", datetime.now(UTC), name=path.name, path=path)
    try:
        return original if is_dataset(original, options) and _in_utf8(path) else None
    except (ReadError, OSError, UnicodeDecodeError):
        return None


def _in_utf8(path: Path) -> bool:
    """Tell whether a CSV file can be read as UTF-8 to its end; other tables say themselves how they are written."""
    decoder = getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        for piece in iter(partial(file.read, PIECE), b"") if path.suffix.lower() == ".csv" else ():
            decoder.decode(piece)
    return True


def is_dataset(original: Original, options: ImportOptions) -> bool:
    """Tell whether an original is a coded dataset, or is to be taken for one."""
    if Path(original.name or original.origin).suffix.lower() not in TABLES:
        return False
    return options.layout is not None or recognise(original) is not None


def is_list(original: Original) -> bool:
    """Tell whether an original is a list of actors that is known."""
    name = original.name or original.origin
    return Path(name).suffix.lower() in LISTS and recognise_list(original) is not None


def import_dataset(project: Project, original: Original, options: ImportOptions) -> ImportedFile:
    """Take every row of a coded dataset, in one transaction; with any broken row nothing is taken, unless told so."""
    layout_id = LAYOUTS[options.layout] if options.layout else recognise(original)
    if layout_id is None:
        raise NotFound("it has the columns of no coded dataset that is known", where=original.origin)
    digest, faults = original.digest(), _Faults()
    project.store.add_source(source_of(layout_id))
    found = _good(read_rows(original, layout_id), original, faults, options)
    try:
        with rarely_collecting():
            rows = project.store.add_imported(digest, found)
    except BrokenRows as broken:
        where = _shown(_write(project, original, digest, faults), project)
        raise BrokenRows(broken.faults, where=original.origin, listed=where) from None
    listed = _write(project, original, digest, faults) if rows and faults.cells else None
    if rows:
        project.store.add_skipped(_skipped(original, faults))
    return ImportedFile(layout(layout_id).label, rows, faults.rows if rows else 0, listed)


def import_list(project: Project, original: Original) -> ImportedFile:
    """Take every entry of a list of actors as a document with claims on a profile."""
    kind = recognise_list(original)
    if kind is None:
        raise NotFound("it is no list of actors that is known", where=original.origin)
    found = read_list(original, kind)
    project.store.add_source(found.source)
    rows = project.store.add_imported(original.digest(), found.entries)
    left_out = [Skipped("import", original.origin, reason, count) for reason, count in found.left_out.items()]
    project.store.add_skipped(left_out)
    return ImportedFile(found.source.name, rows, sum(found.left_out.values()) if rows else 0)


def _good(
    found: Iterable[CodedDocument | BrokenRow], original: Original, faults: _Faults, options: ImportOptions
) -> Iterator[CodedDocument]:
    """Pass good rows on; from the first broken one, unless it may be skipped, only look for others to be listed."""
    for number, each in enumerate(found, start=1):
        if isinstance(each, BrokenRow):
            faults.add(each)
        elif options.skip_broken or not faults.rows:
            yield each
        if number % 1000 == 0:
            options.on_row(number)
    if faults.rows and not options.skip_broken:
        raise BrokenRows(tuple(faults.cells), where=original.origin)


def _shown(path: Path, project: Project) -> str:
    return str(path.relative_to(project.folder))


def _skipped(original: Original, faults: _Faults) -> list[Skipped]:
    """Count what was left out, by column and problem."""
    counts = Counter(f"{fault.column} {fault.problem}" for fault in faults.cells)
    return [Skipped("import", original.origin, reason, count) for reason, count in counts.items()]


def _write(project: Project, original: Original, digest: str, faults: _Faults) -> Path:
    """List what is wrong as a table that opens beside the file."""
    stem = Path(original.name or original.origin).stem
    path = project.folder / FAULTS / f"{stem}-{digest[:8]}.csv"
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as sink:
            table = csv.writer(sink)
            table.writerow(FAULT_COLUMNS)
            table.writerows((each.line, each.column, guarded(each.value), each.problem) for each in faults.cells)
    except OSError as error:
        raise ProjectError(f"the list of faults cannot be written: {error.strerror}", where=str(path)) from error
    return path
