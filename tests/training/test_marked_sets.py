"""The sets that the finer heads learn from."""

from __future__ import annotations

import pytest
from training.reader.marked import Deed, Mark, Marked, Number, Related
from training.reader.marked_sets import LONGEST, UNREAD, cut, own_paragraphs, own_tellings, own_tolls

from dateline.extract.learned.finer import DONE, STAGES


@pytest.fixture(scope="module")
def own() -> list[Marked]:
    """Read our own paragraphs once."""
    return list(own_paragraphs())


def test_batches_for_measuring_are_not_learned_from(own: list[Marked]) -> None:
    """Our own batches that are kept are marked so, and the others teach both deeds done and deeds that were none."""
    kept = [each for each in own if each.test]
    assert {"accounts_13.yaml", "accounts_18.yaml"} < UNREAD
    assert "accounts_12.yaml" not in UNREAD
    assert 0 < len(kept) < len(own)
    for part in (kept, [each for each in own if not each.test]):
        stages = {deed.stages for each in part for deed in each.deeds}
        assert frozenset(DONE) in stages
        assert len(stages) > 1


def test_deeds_told_are_those_of_the_words_that_tell_them(own: list[Marked]) -> None:
    """A deed is marked done only with the key of an event that is told; one beside it is open in how far it got."""
    deeds = [deed for each in own for deed in each.deeds]
    assert all(deed.event is not None for deed in deeds if deed.stages == set(DONE))
    assert all(deed.event is None for deed in deeds if not deed.stages & set(DONE))
    assert any(len(deed.stages) == len(STAGES) for deed in deeds)


def test_numbers_of_our_own_sentences_count_what_they_count() -> None:
    """Marked numbers are figures of the sentence; some are killed, some injured, some none."""
    tolls = list(own_tolls())
    outcomes = {outcome for each in tolls for number in each.numbers for outcome in number.outcomes}
    assert {"killed", "injured", "abducted", "none"} <= outcomes
    assert {each.test for each in tolls} == {True, False}


def test_stories_are_kept_whole_on_one_side() -> None:
    """Reports of one event are either all learned from or all measured on."""
    sides: dict[str, set[bool]] = {}
    for each in own_tellings():
        for deed in each.deeds:
            sides.setdefault(str(deed.event), set()).add(each.test)
    assert sides
    assert sum(len(each) > 1 for each in sides.values()) == 0


def test_a_long_text_is_cut_and_its_truth_with_it() -> None:
    """Words marked in a long text are the same words in its parts."""
    sentence = "Rebels of the Lake Front killed two men near Goma. "
    many = LONGEST // len(sentence) + 5
    marks, deeds, numbers, related = [], [], [], []
    for at in range(many):
        start = at * len(sentence)
        front, killed, two, goma = (
            (start + sentence.index(words), start + sentence.index(words) + len(words))
            for words in ("the Lake Front", "killed", "two", "Goma")
        )
        marks.append(Mark(front, frozenset({"group"})))
        deeds.append(Deed(killed, frozenset({"happened"})))
        numbers.append(Number(two, frozenset({"killed"}), frozenset()))
        related.append(Related(front, goma, "none"))
    whole = Marked(
        sentence * many,
        "made",
        test=False,
        marks=marks,
        unmarked=frozenset(),
        deeds=deeds,
        numbers=numbers,
        related=related,
    )
    parts = list(cut(whole))
    assert len(parts) > 1
    assert "".join(each.text for each in parts) == whole.text
    assert sum(len(each.deeds) for each in parts) == many
    for part in parts:
        assert {part.text[slice(*each.span)] for each in part.deeds} == {"killed"}
        assert {part.text[slice(*each.one)] for each in part.related} == {"the Lake Front"}
