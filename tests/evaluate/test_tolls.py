"""Measuring tolls."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluate.toll_phrases import evaluate_toll_phrases, read_sentences, toll_phrase_errors
from dateline.evaluate.tolls import Part, evaluate_tolls, part_of, read_incidents, toll_errors

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "rdwti" / "dev.csv"
HEADER = "Date,City,Country,Perpetrator,Weapon,Injuries,Fatalities,Description\n"

needs_data = pytest.mark.skipif(not DATA.exists(), reason="the coded incidents are not beside the repository")


def coded(folder: Path, *rows: tuple[int, int, str]) -> Path:
    """Write coded incidents: injured, killed, description."""
    path = folder / "coded.csv"
    lines = [f'2001-01-01,A,B,C,D,{injured},{killed},"{text}"\n' for injured, killed, text in rows]
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


def test_an_unknown_count_is_scored_as_the_coders_zero(tmp_path: Path) -> None:
    """Coders write 0 where a text tells nothing."""
    score = evaluate_tolls(coded(tmp_path, (0, 0, "A bomb damaged a wall.")))
    assert (score.killed_exact_all, score.injured_exact_all, score.n) == (1.0, 1.0, 1)
    assert score.n_killed_stated == 0


def test_a_figure_is_stated_where_the_text_has_it(tmp_path: Path) -> None:
    """Digits, words, a single victim and a stated none can be read off the text; a figure from elsewhere cannot."""
    path = coded(
        tmp_path,
        (0, 4, "Gunmen killed four men."),
        (0, 1, "Gunmen killed Omar Hassan."),
        (0, 0, "There were no casualties."),
        (0, 4, "Gunmen killed the passengers."),
    )
    assert [incident.killed_stated for incident in read_incidents(path)] == [True, True, True, False]


def test_errors_can_be_read(tmp_path: Path) -> None:
    """Every row read otherwise than coded is given, with what was read."""
    path = coded(tmp_path, (0, 9, "Gunmen killed four men."), (0, 4, "Gunmen killed four men."))
    (error,) = toll_errors(path)
    assert (error.incident.killed, error.killed, error.incident.line) == (9, 4, 2)


def test_a_description_stays_in_its_part() -> None:
    """The blind third is the same on every run, whatever stands around a description."""
    texts = [f"Incident {number}." for number in range(3000)]
    blind = sum(part_of(text) is Part.BLIND for text in texts)
    assert 900 < blind < 1100


def test_our_own_sentences_cover_each_outcome_and_reckoning() -> None:
    """The set is large and says everything that a toll can say."""
    sentences = list(read_sentences())
    tolls = [expected.toll for sentence in sentences for expected in sentence.expected]
    assert len(sentences) >= 300
    assert len({toll.outcome for toll in tolls}) == 8
    assert len({toll.reckoning for toll in tolls}) == 9
    assert any(toll.part_of_total for toll in tolls)
    assert any(toll.supersedes for toll in tolls)
    for sentence in sentences:
        for expected in sentence.expected:
            assert expected.span.of(sentence.text) == expected.toll.phrase


def test_our_own_sentences_are_read_right() -> None:
    """A floor under what was reached; the errors are listed when it breaks."""
    errors = [error.sentence.text for error in toll_phrase_errors()]
    assert evaluate_toll_phrases().exact >= 0.98, errors


@pytest.mark.data
@pytest.mark.slow
@needs_data
def test_the_floors_hold_on_the_blind_third() -> None:
    """What the issue asks for, on rows no rule was written against."""
    score = evaluate_tolls(DATA, Part.BLIND)
    assert score.killed_exact_stated >= 0.92
    assert score.injured_exact_stated >= 0.91
    assert score.killed_exact_all >= 0.88
    assert score.injured_exact_all >= 0.90
