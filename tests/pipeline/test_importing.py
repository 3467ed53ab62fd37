"""Coded datasets and lists of actors come in whole or not at all, and go out as they came."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.errors import NotFound
from dateline.model.layout import layout
from dateline.pipeline.adding import Added, Outcome, add
from dateline.pipeline.exporting import export_events
from dateline.pipeline.extracting import engine_maker, extract
from dateline.pipeline.importing import ImportOptions
from dateline.pipeline.indexing import actor_by_id, event_cells, find_actors
from dateline.pipeline.project import Project, create_project
from dateline.pipeline.resolving import resolve
from dateline.text.guard import unguarded
from tests.export.coded import ACLED_ROW, GED_ROW, GTD_ROW, acled_rows, as_csv, ged_rows
from tests.export.test_ged import pakistan_rows, plain

GED = layout("ucdp_ged").names
ROWS: dict[str, Mapping[str, str]] = {"ucdp_ged": GED_ROW, "acled": ACLED_ROW, "gtd": GTD_ROW}
FORMS = {"ucdp_ged": "ged", "acled": "acled", "gtd": "gtd"}


def add_one(project: Project, path: Path, options: ImportOptions | None = None) -> Added:
    """Add one file."""
    (only,) = add(project, [str(path)], options or ImportOptions())
    return only


def write(path: Path, rows: list[dict[str, str]], layout_id: str = "ucdp_ged") -> Path:
    """Write rows as a file."""
    path.write_bytes(as_csv(rows, layout(layout_id).names))
    return path


def many(count: int, **cells: str) -> list[dict[str, str]]:
    """Make rows that differ in their ids."""
    return [GED_ROW | {"id": str(number)} | cells for number in range(1, count + 1)]


def exported(project: Project, form: str = "ged") -> list[dict[str, str]]:
    """Export all events and read the file."""
    file = project.folder / "out.csv"
    export_events(project, file, form)
    with file.open(encoding="utf-8", newline="") as source:
        return [{name: unguarded(cell) for name, cell in row.items()} for row in csv.DictReader(source)]


@pytest.mark.parametrize("layout_id", ROWS)
def test_a_dataset_is_told_by_its_columns_and_imported(project: Project, tmp_path: Path, layout_id: str) -> None:
    """Each row is a document with claims that quote it, and no engine reads it again."""
    done = add_one(project, write(tmp_path / "table.csv", [dict(ROWS[layout_id])], layout_id))
    assert done.outcome is Outcome.IMPORTED
    assert done.imported is not None
    assert (done.imported.rows, done.imported.broken) == (1, 0)
    assert project.store.check_spans().wrong == 0
    assert project.store.pending_count("rules@1") == 0
    assert [source.name for source in project.store.sources()] == [layout(layout_id).label]
    (row,) = exported(project, FORMS[layout_id])
    assert {name: row[name] for name, cell in ROWS[layout_id].items() if cell} == {
        name: cell for name, cell in ROWS[layout_id].items() if cell
    }


def test_the_same_file_is_imported_once(project: Project, tmp_path: Path) -> None:
    """Adding again takes nothing, from whatever folder."""
    path = write(tmp_path / "ged.csv", many(3))
    assert add_one(project, path).outcome is Outcome.IMPORTED
    before = list(project.store.dump())
    assert add_one(project, path).outcome is Outcome.KNOWN
    assert list(project.store.dump()) == before


def test_a_folder_of_datasets_is_imported(project: Project, tmp_path: Path) -> None:
    """Files that a folder holds are told by their columns as well as those that are named."""
    folder = tmp_path / "tables"
    folder.mkdir()
    write(folder / "ged.csv", many(2))
    write(folder / "acled.csv", [dict(ACLED_ROW)], "acled")
    assert [each.outcome for each in add(project, [str(folder)])] == [Outcome.IMPORTED] * 2
    assert len(event_cells(project)) == 3


def test_zip_and_parquet_hold_the_same_events(tmp_path: Path) -> None:
    """The claims of a table are the same whatever it came packed in."""
    rows = [*many(3), GED_ROW | {"id": "9", "number_of_sources": ""}]
    plain_file = write(tmp_path / "ged.csv", rows)
    with zipfile.ZipFile(tmp_path / "ged.zip", "w") as packed:
        packed.write(plain_file, "folder/ged.csv")
    table = pa.table({name: [_typed(name, row[name]) for row in rows] for name in GED})
    pq.write_table(table, tmp_path / "ged.parquet")
    found = {}
    for name in ("ged.csv", "ged.zip", "ged.parquet"):
        with create_project(tmp_path / name.replace(".", "-")) as project:
            assert add_one(project, tmp_path / name).outcome is Outcome.IMPORTED
            found[name] = [(claim.property, claim.value, claim.evidence.quote) for claim in project.store.claims()]
            assert [row["id"] for row in exported(project)] == ["1", "2", "3", "9"]
    assert found["ged.csv"] == found["ged.zip"] == found["ged.parquet"]


def _typed(name: str, cell: str) -> object:
    """Give a cell as a data frame would hold it: numbers as floats, nothing as null."""
    if cell and name in {"id", "year", "best", "latitude", "number_of_sources", "type_of_violence"}:
        return float(cell)
    return cell or None


def test_a_layout_can_be_forced(project: Project, tmp_path: Path) -> None:
    """A table that lacks what it would be told by says which columns it cannot do without."""
    path = tmp_path / "mine.csv"
    path.write_text("id,side_a\n1,Red Hand\n", "utf-8")
    assert add_one(project, path).problem == f"{path}: no reader knows this kind of file"
    forced = add_one(project, path, ImportOptions("ged"))
    assert forced.outcome is Outcome.FAILED
    assert "it lacks the column type_of_violence, side_b" in str(forced.problem)
    with pytest.raises(NotFound, match="one of ged, acled, gtd"):
        ImportOptions("cameo")


def broken(count: int = 30) -> list[dict[str, str]]:
    """Make rows of which every tenth is broken."""
    rows = many(count)
    for row in rows[9::10]:
        row |= {"best": "many", "latitude": "=cmd()"}
    return rows


def test_with_broken_rows_nothing_is_taken_and_all_are_listed(project: Project, tmp_path: Path) -> None:
    """A table with one row of ten broken leaves the store as it was; a file lists each cell by row and column."""
    done = add_one(project, write(tmp_path / "ged.csv", broken()))
    assert done.outcome is Outcome.FAILED
    assert "6 cells cannot be read, the first: line 11, latitude: '=cmd()' is not a number" in str(done.problem)
    assert project.store.status().documents == project.store.status().claims == 0
    (listed,) = (project.folder / "faults").iterdir()
    assert listed.name in str(done.problem)
    with listed.open(encoding="utf-8", newline="") as source:
        faults = list(csv.DictReader(source))
    assert [(each["line"], each["column"], each["value"]) for each in faults[:2]] == [
        ("11", "latitude", "'=cmd()"),
        ("11", "best", "many"),
    ]
    assert len(faults) == 6


def test_good_rows_are_taken_when_asked(project: Project, tmp_path: Path) -> None:
    """The rest is left out, counted by reason, and listed."""
    done = add_one(project, write(tmp_path / "ged.csv", broken()), ImportOptions(skip_broken=True))
    assert done.imported is not None
    assert (done.outcome, done.imported.rows, done.imported.broken) == (Outcome.IMPORTED, 27, 3)
    assert done.imported.faults is not None
    assert done.imported.faults.exists()
    counts = {(each.stage, each.reason): each.count for each in project.store.skipped_counts()}
    assert counts["import", "best is not a whole number"] == counts["import", "latitude is not a number"] == 3
    assert len(event_cells(project)) == 27


def test_numbers_that_went_through_a_spreadsheet_are_whole(project: Project, tmp_path: Path) -> None:
    """A whole number with a point and zero is that number."""
    write(tmp_path / "ged.csv", many(1, year="2013.0", best="71.0", type_of_violence="3.0"))
    assert add_one(project, tmp_path / "ged.csv").outcome is Outcome.IMPORTED
    (row,) = exported(project)
    assert (row["year"], row["best"], row["type_of_violence"]) == ("2013", "71", "3")


@pytest.mark.parametrize("content", [b"PK\x03\x04rubbish", b"PAR1rubbish", b"PAR1"])
def test_damaged_files_are_refused(project: Project, tmp_path: Path, content: bytes) -> None:
    """What is no whole zip or Parquet file is named as such."""
    for suffix in (".zip", ".parquet"):
        (tmp_path / f"ged{suffix}").write_bytes(content)
        done = add_one(project, tmp_path / f"ged{suffix}")
        assert done.outcome is Outcome.FAILED
        assert project.store.status().documents == 0


def test_a_table_in_an_unknown_encoding_is_refused(project: Project, tmp_path: Path) -> None:
    """Letters that nobody can be sure of are not guessed; the message says what to do."""
    content = as_csv(many(1, side_a="Frente Águila"), GED).decode().encode("cp1252")
    (tmp_path / "ged.csv").write_bytes(content)
    done = add_one(project, tmp_path / "ged.csv")
    assert done.outcome is Outcome.FAILED
    assert "save it as UTF-8" in str(done.problem)


def test_a_file_named_twice_comes_once(project: Project, tmp_path: Path) -> None:
    """However often a dataset is named, it is added once."""
    path = str(write(tmp_path / "ged.csv", many(1)))
    assert [each.outcome for each in add(project, [path, path])] == [Outcome.IMPORTED]


UCDP_LIST = "ActorId,NameData,NameOrigFull,Org,Location\n7,Red Hand,Mano Roja,1,Kenya\n8,Blue Front,,1,\n"
UN_LIST = """<?xml version="1.0"?><CONSOLIDATED_LIST><ENTITIES><ENTITY><DATAID>12</DATAID>
<FIRST_NAME>RED HAND</FIRST_NAME><ENTITY_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>The Hand</ALIAS_NAME></ENTITY_ALIAS>
</ENTITY></ENTITIES></CONSOLIDATED_LIST>"""
FTM_LIST = '{"id": "q1", "schema": "Organization", "properties": {"name": ["Red Hand"], "alias": ["The Hand"]}}\n'


@pytest.mark.parametrize(
    ("name", "content", "alias"),
    [
        ("actors.csv", UCDP_LIST, "Mano Roja"),
        ("consolidated.xml", UN_LIST, "The Hand"),
        ("actors.ftm.json", FTM_LIST, "The Hand"),
    ],
)
def test_lists_of_actors_are_imported(project: Project, tmp_path: Path, name: str, content: str, alias: str) -> None:
    """Each entry is a document of the list with claims on one actor, known by every name it gives."""
    (tmp_path / name).write_text(content, "utf-8")
    done = add_one(project, tmp_path / name)
    assert done.outcome is Outcome.IMPORTED
    assert actor_by_id(project, alias).name.casefold() == "red hand"
    documents = list(project.store.documents())
    assert {each.source_id for each in documents} == {source.id for source in project.store.sources()}
    assert project.store.check_spans().wrong == 0
    assert project.store.pending_count("rules@1") == 0


@settings(deadline=None, max_examples=8)
@given(st.lists(ged_rows(), min_size=1, max_size=4, unique_by=lambda row: row["id"]))
def test_ged_exported_imported_and_exported_is_the_same(rows: list[dict[str, str]]) -> None:
    """The second export equals the first to the byte, through a real store each time."""
    once, twice = _again(rows, "ucdp_ged")
    assert once == twice


@settings(deadline=None, max_examples=8)
@given(st.lists(acled_rows(), min_size=1, max_size=4, unique_by=lambda row: row["event_id_cnty"]))
def test_acled_exported_imported_and_exported_is_the_same(rows: list[dict[str, str]]) -> None:
    """The same for ACLED's layout."""
    once, twice = _again(rows, "acled")
    assert once == twice


def _again(rows: list[dict[str, str]], layout_id: str) -> tuple[bytes, bytes]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "0.csv", rows, layout_id)
        for number in (0, 1):
            with create_project(folder / f"project {number}") as project:
                assert add_one(project, folder / f"{number}.csv").outcome is Outcome.IMPORTED
                export_events(project, folder / f"{number + 1}.csv", FORMS[layout_id], withhold=False)
        return (folder / "1.csv").read_bytes(), (folder / "2.csv").read_bytes()


ftm_names = st.lists(
    st.text(st.characters(categories=["L", "M", "N"]), min_size=1, max_size=12), min_size=1, max_size=4
)


@settings(deadline=None, max_examples=15)
@given(ftm_names)
def test_ftm_names_come_in_as_they_are(names: list[str]) -> None:
    """Every name of a FollowTheMoney entity is a name or alias of the actor, to the letter."""
    entity = {"id": "x", "schema": "Organization", "properties": {"name": [names[0]], "alias": names[1:]}}
    with TemporaryDirectory() as name, create_project(Path(name) / "project") as project:
        (Path(name) / "actors.ftm.json").write_text(json.dumps(entity), "utf-8")
        done = add_one(project, Path(name) / "actors.ftm.json")
        if names[0].lower() in {"na", "none"}:
            return
        assert done.outcome is Outcome.IMPORTED
        (actor,) = find_actors(project).actors
        told = {str(each.claim.value) for each in (*actor.all("name"), *actor.all("alias"))}
        assert told == {each for each in names if each.lower() not in {"na", "none"}}


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_two_processes_write_what_one_writes(project: Project, tmp_path: Path) -> None:
    """The file is the same to the byte, and so are the losses, whoever laid the rows out."""
    add_one(project, write(tmp_path / "ged.csv", many(520)))
    for form in ("csv", "json", "ged", "acled", "gtd", "plover"):
        one, two = (export_events(project, tmp_path / f"{number}.out", form, workers=number) for number in (1, 2))
        assert (tmp_path / "1.out").read_bytes() == (tmp_path / "2.out").read_bytes()
        assert one.report.counts == two.report.counts
        assert one.report.written + one.report.left_out == two.report.written + two.report.left_out == 520


@pytest.mark.data
def test_the_pakistan_file_goes_through_the_store_whole(project: Project, tmp_path: Path, shared: Path) -> None:
    """All 6,416 GED events of Pakistan are the same in all 49 columns after `add` and `export`."""
    rows = pakistan_rows(shared / "data" / "ucdp_ged" / "ged_5countries.parquet")
    write(tmp_path / "pakistan.csv", rows)
    assert add_one(project, tmp_path / "pakistan.csv").outcome is Outcome.IMPORTED
    back = {row["id"]: row for row in exported(project)}
    assert len(rows) == len(back) == 6416
    wrong = [(row["id"], name) for row in rows for name in GED if plain(row[name]) != plain(back[row["id"]][name])]
    assert wrong == []


def test_a_report_and_a_coded_row_become_one_event(project: Project, tmp_path: Path) -> None:
    """What a text tells of an act that a dataset coded is linked with the row, and no row with another row."""
    elsewhere = {"id": "2", "where_coordinates": "Mombasa town", "adm_1": "Mombasa", "latitude": "-4.05"}
    rows = [
        GED_ROW,
        GED_ROW | elsewhere | {"longitude": "39.67", "date_start": "2014-03-23", "date_end": "2014-03-23"},
    ]
    write(tmp_path / "ged.csv", rows)
    words = "Gunmen of the Red Hand attacked a shopping mall in Nairobi, Kenya, on 21 September 2013. "
    (tmp_path / "report.txt").write_text(f"{words}At least 67 people were killed.\n", "utf-8")
    list(add(project, [str(tmp_path / "ged.csv"), str(tmp_path / "report.txt")]))
    list(extract(project, engine_maker(project), workers=1))
    resolve(project)
    cells = event_cells(project)
    assert sorted(cells.column("sources").tolist()) == [1, 2]
    assert sorted(cells.column("killed_low").tolist()) == [67, 67]
