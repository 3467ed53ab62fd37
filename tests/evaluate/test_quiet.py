"""Paragraphs without violence: which are drawn, and what of them yields an account."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluate import quiet
from dateline.evaluate.quiet import evaluate_quiet, unseen
from dateline.evaluate.quiet_paragraphs import Ruling, draw, mark, prose, ruling
from dateline.extract.engines import EngineName, make_engine
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span

GARDEN = "The garden of the museum was laid out in 1921, and anybody may walk in it on Sundays."
WAR = "During the war the garden of the museum was dug up, and potatoes were grown in it."
SHOT = "A man opened fire on a crowd in Herat on 3 May 2016, and nine people died of it."


@pytest.fixture
def paragraphs(tmp_path: Path) -> Path:
    """Write a file of prose."""
    file = tmp_path / "paragraphs.txt"
    file.write_text(f"{GARDEN}\n\n{WAR}\n\n{SHOT}\n\nToo short to count.", "utf-8")
    return file


def test_stems_of_violence_leave_a_paragraph_out(paragraphs: Path) -> None:
    """A paragraph with "war" in it is read and left out; a line of a few words is no paragraph."""
    found = draw(paragraphs, 10)
    assert set(found.paragraphs) == {GARDEN, SHOT}
    assert found.left_out == 1


def test_the_same_paragraphs_are_drawn_whatever_their_order(paragraphs: Path) -> None:
    """Drawing goes by the words, so that the order in a file makes no difference."""
    before = draw(paragraphs, 1)
    paragraphs.write_text(f"{SHOT}\n\n{GARDEN}\n\n{WAR}", "utf-8")
    assert draw(paragraphs, 1) == before


def test_each_folder_gives_as_many(tmp_path: Path) -> None:
    """A small set beside a large one is drawn as often."""
    for name, count in (("large", 30), ("small", 3)):
        (tmp_path / name).mkdir()
        told = (f"{GARDEN} So says guide {number} of the {name} house." for number in range(count))
        (tmp_path / name / "told.txt").write_text("\n\n".join(told), "utf-8")
    found = draw(tmp_path, 6).paragraphs
    assert sum("small" in each for each in found) == 3


def test_words_in_columns_become_prose(tmp_path: Path) -> None:
    """Sentences of one document are put together by threes; words and stops are joined as printed."""
    sentence = "The old garden ( of 1921 ) was laid out by nobody .".split()  # noqa: SIM905 - as a tokenizer gives it
    column = "\n".join(f"{word} O" for word in sentence)
    file = tmp_path / "told.conll"
    file.write_text("\n\n".join(["-DOCSTART- O", *[column] * 4]), "utf-8")
    whole = "The old garden (of 1921) was laid out by nobody."
    assert set(draw(file, 10).paragraphs) == {" ".join([whole] * 3), whole}


def test_prose_keeps_apostrophes_and_quotation_marks_close() -> None:
    """What a tokenizer parts is joined again."""
    words = ["He", "did", "n't", "say", '"', "it", "'", "s", "over", '"', "."]
    assert prose(words) == "He didn't say \"it's over\"."


def test_an_account_of_a_quiet_paragraph_counts(paragraphs: Path) -> None:
    """Half of two paragraphs yields one, and the error says which words did it."""
    found = evaluate_quiet(paragraphs)
    assert (found.yielding, found.n, found.left_out, found.violent) == (0.5, 2, 1, 0)
    assert "opened fire" in found.errors[0]


def test_violence_found_by_reading_is_counted_apart(paragraphs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paragraph that a person judged to tell of violence is no quiet one, and is said to be there."""
    judged = Ruling(ruling().stems, {mark(SHOT): "a shooting"})
    monkeypatch.setattr(quiet, "ruling", lambda: judged)
    found = evaluate_quiet(paragraphs)
    assert (found.yielding, found.yielding_with_violent, found.violent, found.n) == (0.0, 0.5, 1, 1)


def test_the_unseen_half_is_its_own(paragraphs: Path) -> None:
    """The halves have no paragraph in common and leave none out."""
    told = draw(paragraphs, 10).paragraphs
    found = evaluate_quiet(paragraphs, unseen_only=True)
    assert found.n + found.violent == sum(map(unseen, told))


@pytest.mark.parametrize(
    "words",
    [
        "The group's third album was released in Norway on 5 May 2003, and its singer went on tour.",
        "The president of the chess club died in Vienna in October 2006, and his son took over.",
        "He signed a three year recording contract with a company in Lagos on 5 May 2003.",
        "In 2004 a court in Leeds sentenced him to two years for tax fraud.",
        "She opened up a lead in the final at Durban on 5 May 2003.",
        "The founder had encountered the word in Hamburg on 5 May 2003.",
        "The old church in Leeds was destroyed by fire in May 1890 and rebuilt in brick.",
        "He injured his knee in Turin on 5 May 2003 and missed the rest of the year.",
        "Two companies signed an agreement in Geneva on 5 May 2003 to build a tunnel.",
        "He surrendered the lead in Monaco on 5 May 2003 to a driver from Finland.",
        "She threatened to leave the choir in Leeds on 5 May 2003.",
        "The report was released in Geneva on 5 May 2003 by the ministry.",
    ],
)
def test_peaceful_words_yield_no_account(words: str, tmp_path: Path) -> None:
    """Songs are released, people die of age, contracts are signed, taxes evaded, leads opened up."""
    file = tmp_path / "told.txt"
    file.write_text(words, "utf-8")
    assert evaluate_quiet(file).errors == ()


@pytest.mark.parametrize(
    "words",
    [
        "Three soldiers died near Herat on 5 May 2003.",
        "The rebels released nine hostages in Arauca on 5 May 2003, a radio editor among them.",
        "Guerrillas released the singer, held captive since March, in Arauca on 5 May 2003.",
        "Troops encountered rebels near Herat on 5 May 2003.",
        "A court in Leeds sentenced two men on 5 May 2003 for the bombing of a bus.",
        "Rebels destroyed the church of Arauca on 5 May 2003.",
        "The government and the rebels signed an agreement in Geneva on 5 May 2003.",
        "Nine people were injured in Arauca on 5 May 2003.",
        "Gunmen opened up on a bus in Herat on 5 May 2003.",
    ],
)
def test_the_same_words_told_of_violence_yield_one(words: str) -> None:
    """What is no deed in a quiet text is one where captives, soldiers or a bombing are told."""
    text = Text("text-1", "document-1", "test", words, "", (Block(BlockKind.PARAGRAPH, Span(0, len(words))),))
    (found,) = make_engine(EngineName.DEFAULT, lambda _: None).extract([text])
    assert found.accounts
