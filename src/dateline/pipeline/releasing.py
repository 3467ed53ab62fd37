"""A project's view, frozen into a folder that others can cite, check and load."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import file_digest
from pathlib import Path

from dateline import __version__
from dateline.export.geojson import rows_to_geojson
from dateline.export.release.cells import write_table
from dateline.export.release.changes import Moved, changes, kept_back, redirected
from dateline.export.release.facts import Author, ReleaseFacts, check_licence
from dateline.export.release.metadata import ReleaseFile, citation_file, croissant, data_package
from dateline.export.release.pages import methodology_page, readme
from dateline.export.release.rows import event_rows, rows_of
from dateline.export.release.tables import Row, table
from dateline.model.errors import ProjectError, ReleaseError
from dateline.pipeline.frozen import FreezeOptions, Frozen, freeze
from dateline.pipeline.project import Project
from dateline.pipeline.released import MANIFEST, TELLINGS, check_whole, moves, open_release, read_redirects, side_of
from dateline.pipeline.runs import versions
from dateline.resolve.methodology import HEAD, methodology

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
FOLDER = "releases"
RESERVED = frozenset({"make", "verify", "diff", "list"})
"""Names that are commands."""

UNNAMED = Author("Anonymous")
"""Who a dataset is by where nobody says, as the Citation File Format puts it."""

Progress = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class ReleaseOptions:
    """What a release is called by, and what it lets in.

    Without ``previous`` it is compared with the newest release beside it, if there is one; without ``day`` it is
    dated by the newest fact in the store, so that it is the same whenever it is made.
    """

    freeze: FreezeOptions = field(default_factory=FreezeOptions)
    title: str | None = None
    authors: tuple[Author, ...] = ()
    licence: str | None = None
    url: str | None = None
    previous: Path | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Released:
    """A release as it was made."""

    folder: Path
    facts: ReleaseFacts
    changed: Mapping[str, int]
    """How many events and actors were added, modified, merged, split and withdrawn."""


def release(project: Project, name: str, options: ReleaseOptions, progress: Progress = str) -> Released:
    """Freeze the project's view into ``releases/NAME``: the whole folder is there at the end, or nothing of it."""
    target = check_asked(project, name, options)
    previous = options.previous or newest_release(target.parent)
    if previous is not None:
        progress(f"checking {previous.name}")
        check_whole(previous)
    day = options.day or newest_fact(project)
    frozen = freeze(project, options.freeze, day, progress)
    making = _Making(project, name, options, day, previous, frozen)
    with _part_folder(target) as part:
        counts, changed = _write_data(making, part, progress)
        progress("describing it")
        facts = _facts(making, counts)
        _describe(project, part, facts)
    return Released(target, facts, changed)


@dataclass(frozen=True, slots=True)
class _Making:
    """A release on its way."""

    project: Project
    name: str
    options: ReleaseOptions
    day: date
    previous: Path | None
    frozen: Frozen


def newest_release(folder: Path) -> Path | None:
    """Find the release of the latest day in a folder; of one day, the one whose name counts highest."""
    found = [each for each in folder.glob("*") if (each / MANIFEST).is_file() and not each.name.startswith(".")]
    return max(found, key=lambda each: (open_release(each).created, _counting(each.name)), default=None)


def newest_fact(project: Project) -> date:
    """Give the day of the newest fact in the store: a document read, a run of an engine, a decision."""
    store = project.store
    moments = [document.retrieved for document in store.documents()]
    moments += [run.started for run in store.runs()]
    moments += [decision.decided_at for decision in store.decisions()]
    if not moments:
        raise ProjectError("there is nothing to release", where=str(project.folder), way_out="`dateline add` documents")
    return max(moments).date()


def _counting(name: str) -> tuple[tuple[int, str], ...]:
    """Order names as people count: 2026.10 after 2026.9."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", name))


def check_asked(project: Project, name: str, options: ReleaseOptions) -> Path:
    """Give the folder a release will be in; refuse a name that is none or is taken, and a licence that is none."""
    if options.licence:
        check_licence(options.licence)
    if not NAME.fullmatch(name) or name in RESERVED:
        raise ReleaseError(f"{name!r} is no name for a release", way_out="letters, digits, dots and dashes, as 2026.1")
    target = project.folder / FOLDER / name
    if target.exists():
        raise ReleaseError(
            "there is a release of that name, and a release is never changed",
            where=str(target),
            way_out="choose another name",
        )
    return target


@contextmanager
def _part_folder(target: Path) -> Iterator[Path]:
    """Give a folder to write in, which becomes the release once all of it is written."""
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        part.rename(target)
    except OSError as error:
        raise ReleaseError(f"cannot be written: {error.strerror}", where=str(target)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_data(making: _Making, part: Path, progress: Progress) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Write every table and the map; give the rows of each table, and how much changed since the release before."""
    view = making.frozen.view
    counts: dict[str, int] = {}
    for table_id, rows in rows_of(view).items():
        progress(f"writing {table_id}")
        counts[table_id] = _write_table(part, table_id, rows)
    with (part / "events.geojson").open("w", encoding="utf-8", newline="") as sink:
        sink.writelines(rows_to_geojson(event_rows(view)))
    progress("comparing with the release before")
    changed, redirects = _since(making, part)
    counts["changes"] = _write_table(part, "changes", changed)
    counts["redirects"] = _write_table(part, "redirects", redirects)
    return counts, Counter(f"{row['table']} {row['change']}" for row in _each_once(changed))


def _write_table(part: Path, table_id: str, rows: Iterable[Row]) -> int:
    wanted = table(table_id)
    with (part / wanted.csv).open("wb") as csv_sink, (part / wanted.parquet).open("wb") as parquet_sink:
        return write_table(wanted, rows, csv_sink, parquet_sink)


def _since(making: _Making, part: Path) -> tuple[list[Row], list[Row]]:
    """Compare what was just written with the release before it, where there is one: changes, and redirects."""
    if making.previous is None:
        return [], []
    rule, before = making.project.rule.id, making.previous
    moved: dict[str, Sequence[Moved]] = {}
    found: list[Row] = []
    for table_id in TELLINGS:
        moved[table_id] = moves(before, part, table_id)
        then = side_of(before, table_id, open_release(before).rule)
        found += changes(then, side_of(part, table_id, rule, making.frozen.rejected), moved[table_id])
    named = making.options.freeze.withhold and open_release(before).names != "withheld"
    kept = [kept_back(row, making.frozen.view.coarsened, named=named) for row in found]
    return kept, list(redirected(making.name, read_redirects(before), moved))


def _each_once(changed: Iterable[Row]) -> Iterable[Row]:
    """Give one row for each event or actor and kind of change: many cells of one may be modified."""
    return {(row["table"], row["id"], row["change"]): row for row in changed}.values()


def _facts(making: _Making, counts: Mapping[str, int]) -> ReleaseFacts:
    options, frozen, project = making.options, making.frozen, making.project
    chosen = options.freeze
    made = {
        "rule": project.rule.id,
        "names": "withheld" if chosen.withhold else "shown",
        "claims": "reviewed only" if chosen.reviewed_only else "all that stand",
        "places made coarser": str(len(frozen.view.coarsened)),
        "delay in days": str(chosen.delay_days) if chosen.delay_days is not None else "none",
        "dateline": __version__,
        "engines": ", ".join(sorted({claim.engine for claim in frozen.view.claims})) or "none",
        **{key: value for key, value in versions() if key not in {"dateline", "python"}},
    }
    title = options.title or f"Events and actors in {project.folder.name}"
    return ReleaseFacts(
        name=making.name,
        title=title,
        description=_description(counts),
        day=making.day,
        authors=options.authors or (UNNAMED,),
        licence=options.licence,
        url=options.url,
        previous=making.previous.name if making.previous else None,
        made=made,
        counts=counts,
        left_out=frozen.left_out,
        withheld=frozen.withheld,
    )


def _description(counts: Mapping[str, int]) -> str:
    return (
        f"{counts['events']:,} events of political violence and {counts['actors']:,} actors as {counts['documents']:,} "
        "documents tell of them. Every value is tied to the exact words it rests on; where documents disagree, both "
        "values are kept."
    )


def _describe(project: Project, part: Path, facts: ReleaseFacts) -> None:
    """Write the descriptions, then the README, which knows of every file but the manifest, then the manifest."""
    data = _files(part)
    for file, words in (
        ("datapackage.json", data_package(facts, data)),
        ("croissant.json", croissant(facts, data)),
        ("CITATION.cff", citation_file(facts)),
        ("methodology.md", _methodology(project, facts)),
    ):
        (part / file).write_text(words, "utf-8", newline="")
    (part / "README.md").write_text(readme(facts, _files(part)), "utf-8", newline="")
    lines = "".join(f"{each.sha256}  {each.name}\n" for each in _files(part))
    (part / MANIFEST).write_text(lines, "utf-8", newline="")


def _methodology(project: Project, facts: ReleaseFacts) -> str:
    skipped = ((each.stage, each.reason, each.count) for each in project.store.skipped_counts())
    return methodology_page(facts, methodology([project.rule]).removeprefix(HEAD), skipped)


def _files(part: Path) -> list[ReleaseFile]:
    found = []
    for path in sorted(part.iterdir()):
        with path.open("rb") as stream:
            found.append(ReleaseFile(path.name, path.stat().st_size, file_digest(stream, "sha256").hexdigest()))
    return found
