"""Extracting: once for each text, the same with one process or several."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from dateline.extract.engines import VERSIONS, EngineName, version_of
from dateline.extract.rules import VERSION, RulesEngine
from dateline.model.document import Text
from dateline.model.extraction import Extraction
from dateline.pipeline.adding import add
from dateline.pipeline.extracting import engine_maker, extract
from dateline.pipeline.project import Project, create_project

REPORT = "{n} May 2015\n\nOn {n} May 2015 gunmen killed {m} policemen in Kirkuk, Iraq. It was attack number {n}.\n"


def _fill(project: Project, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(1, 20):
        (folder / f"{number:02}.txt").write_text(REPORT.format(n=number, m=number + 3), "utf-8")
    list(add(project, [str(folder)]))


def test_a_text_is_read_once(project: Project, tmp_path: Path) -> None:
    """The second run finds nothing to do."""
    _fill(project, tmp_path / "reports")
    assert sum(done.texts for done in extract(project, engine_maker(project), workers=1)) == 19
    assert list(extract(project, engine_maker(project), workers=1)) == []
    assert project.store.pending_count(version_of(EngineName.DEFAULT)) == 0


def test_what_an_older_version_read_is_read_again(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All engines count their versions together, and only what the newest found speaks for a text."""
    _fill(project, tmp_path / "reports")
    monkeypatch.setitem(VERSIONS, EngineName.DEFAULT, "default@1")
    before = sum(done.accounts for done in extract(project, engine_maker(project), workers=1))
    monkeypatch.undo()
    assert {name.partition("@")[2] for name in VERSIONS.values()} == {str(VERSION)}
    assert sum(done.texts for done in extract(project, engine_maker(project), workers=1)) == 19
    assert len(list(project.store.accounts())) == before == 19


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    """The store is the same to the last claim, whoever did the work."""
    dumps = []
    for workers in (1, 2):
        with create_project(tmp_path / f"casebook-{workers}") as project:
            _fill(project, tmp_path / "reports")
            for _ in extract(project, engine_maker(project), workers=workers):
                pass
            dumps.append(list(project.store.dump()))
    assert dumps[0] == dumps[1]
    assert any('"claim"' in line or "killed" in line for line in dumps[0])


def test_every_claim_stands_on_its_words(project: Project, tmp_path: Path) -> None:
    """text[span] == quote, for every claim of every document."""
    _fill(project, tmp_path / "reports")
    for _ in extract(project, engine_maker(project), workers=1):
        pass
    spans = project.store.check_spans()
    assert spans.checked > 50
    assert spans.wrong == 0


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_text_that_breaks_the_engine_stops_no_other(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    """It is counted with the kind of error, the others are read as ever, and it is not tried again and again."""
    read = RulesEngine.read

    def breaks(self: RulesEngine, text: Text, doc: Doc) -> Extraction:
        if "attack number 7." in text.characters:
            raise IndexError("list index out of range")
        return read(self, text, doc)

    monkeypatch.setattr(RulesEngine, "read", breaks)
    _fill(project, tmp_path / "reports")
    make = engine_maker(project, EngineName.RULES)
    done = list(extract(project, make, workers=workers))
    assert [each.reason for batch in done for each in batch.broken] == ["the engine broke on this text (IndexError)"]
    assert (sum(each.texts for each in done), sum(each.accounts for each in done)) == (19, 18)
    assert "the engine broke on this text (IndexError)" in {each.reason for each in project.store.skipped_counts()}
    assert list(extract(project, make, workers=workers)) == []
