"""The scores of dates: how they count, and that they do not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluate.dates import OWN, date_errors, evaluate_dates, gold_texts
from dateline.model.errors import NotFound

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "timeml"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the reference data is not beside the repository")

TIMEML = """<TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2020-05-14">05/14/2020</TIMEX3></DCT>
<TEXT>Shots &amp; <EVENT>shells</EVENT> fell <TIMEX3 tid="t1" type="DATE" value="2020-05-13">yesterday</TIMEX3>
and in <TIMEX3 tid="t2" type="DATE" value="2019">March 2019</TIMEX3>, but not
<TIMEX3 tid="t3" type="DATE" value="FUTURE_REF">hereafter</TIMEX3>; on 3 May 2020 all was quiet.</TEXT></TimeML>"""


@pytest.fixture
def timeml(tmp_path: Path) -> Path:
    """Write one TimeML file: one hit, one wrong value, one miss, and one expression too many."""
    (tmp_path / "wsj_0001.tml").write_text(TIMEML, encoding="utf-8")
    return tmp_path


def test_counts_as_tempeval_does(timeml: Path) -> None:
    """Two of three found at two of three marked; one of the two values right; value F1 is their product."""
    score = evaluate_dates(timeml)
    assert (score.n, score.documents) == (3, 1)
    assert score.extent_relaxed_f1 == score.extent_strict_f1 == pytest.approx(2 / 3, abs=1e-3)
    assert score.value_accuracy == 0.5
    assert score.value_f1 == pytest.approx(1 / 3, abs=1e-3)
    assert score.by_genre["financial news"].n == 3


def test_offsets_survive_tags_and_entities(timeml: Path) -> None:
    """What is marked is what stood between the tags."""
    (gold,) = gold_texts(timeml)
    assert [marked.words for marked in gold.marked] == ["yesterday", "March 2019", "hereafter"]
    assert "Shots & shells" in gold.text


def test_errors_can_be_read(timeml: Path) -> None:
    """Each error says what sort it is and shows the words around it."""
    assert [(miss.sort, (miss.gold or miss.found) is not None) for miss in date_errors(timeml)] == [
        ("value", True),
        ("missed", True),
        ("extra", True),
    ]


def test_wikiwars_values_are_read_as_timex2(tmp_path: Path) -> None:
    """TIMEX2 writes the 1920s "192": the same decade as our "192X"."""
    folder = tmp_path / "keyinline"
    folder.mkdir()
    stated = '<DATETIME><TIMEX2 val="2009-12-19T17:00:00">x</TIMEX2></DATETIME>'
    text = f'<DOC>{stated}<TEXT>In <TIMEX2 val="192">the 1920s</TIMEX2> it fell.</TEXT></DOC>'
    (folder / "01.key.xml").write_text(text, encoding="utf-8")
    assert evaluate_dates(tmp_path).value_f1 == 1.0


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    """No texts is not a score of nothing."""
    with pytest.raises(NotFound):
        evaluate_dates(tmp_path)


def test_our_own_sentences_are_well_formed() -> None:
    """At least 300, with offsets that quote the text, covering every sort the issue names."""
    texts = list(gold_texts(OWN))
    assert len(texts) >= 300
    assert all(gold.text[marked.start : marked.end] == marked.words for gold in texts for marked in gold.marked)
    assert len({gold.genre for gold in texts}) >= 18


def test_our_own_sentences_are_read_right() -> None:
    """Measured 0.998 of 546 expressions when this floor was set; the issue asks for 0.95."""
    score = evaluate_dates(OWN)
    assert score.value_exact >= 0.985
    assert score.extent_relaxed_precision >= 0.985


@needs_data
@pytest.mark.data
@pytest.mark.parametrize(
    ("folder", "extent", "value"), [("TimeBank", 0.93, 0.78), ("AQUAINT", 0.92, 0.78), ("wikiwars", 0.935, 0.855)]
)
def test_scores_on_the_reference_sets_do_not_fall(folder: str, extent: float, value: float) -> None:
    """Floors half a point to a point under what was measured."""
    score = evaluate_dates(DATA / folder)
    assert score.extent_relaxed_f1 >= extent
    assert score.value_f1 >= value
