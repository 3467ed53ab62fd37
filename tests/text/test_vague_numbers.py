"""Vague numbers under named rules."""

from __future__ import annotations

import pytest

from dateline.extract.tolls import find_tolls
from dateline.model.errors import CodebookError
from dateline.model.toll import Outcome, Reckoning, Toll
from dateline.text.vague_numbers import read_vague, vague_rules


def vague(phrase: str, reckoning: Reckoning = Reckoning.VAGUE) -> Toll:
    """Make a toll that has words and no figures."""
    return Toll(Outcome.KILLED, None, None, None, phrase=phrase, reckoning=reckoning)


@pytest.mark.parametrize(
    ("rule", "phrase", "figures"),
    [
        ("acled", "dozens of villagers", (12, 12, None)),
        ("dateline", "dozens of villagers", (24, None, 99)),
        ("acled", "tens of thousands of people", (10_000, 10_000, None)),
        ("dateline", "Several hundred fighters", (300, None, 999)),
        ("dateline", "a large handful of men", (3, None, 9)),
    ],
)
def test_a_named_rule_reads_vague_words(rule: str, phrase: str, figures: tuple[int | None, ...]) -> None:
    """The longest words that a rule knows decide."""
    toll = read_vague(vague(phrase), rule)
    assert (toll.low, toll.best, toll.high) == figures


def test_people_without_a_number_are_read_as_people() -> None:
    """ "killed civilians" has its own figures under a rule."""
    assert read_vague(vague("civilians", Reckoning.SOME), "dateline").low == 2


def test_a_figure_of_the_text_is_never_changed() -> None:
    """A rule reads words only where the text gives no figure."""
    toll = Toll(Outcome.KILLED, 14, 14, 14, phrase="14 of the dozens")
    assert read_vague(toll, "acled") is toll


def test_the_reckoning_stays_vague() -> None:
    """Nobody shall take a rule's figures for the text's."""
    assert read_vague(vague("scores"), "acled").reckoning is Reckoning.VAGUE


def test_words_that_a_rule_does_not_know_stay_without_figures() -> None:
    """Unknown stays unknown."""
    assert not read_vague(vague("an unknown number of men"), "acled").best


def test_an_unknown_rule_is_refused_by_name() -> None:
    """The message names the rule asked for and those there are."""
    with pytest.raises(CodebookError, match=r"'gtd'.*acled"):
        read_vague(vague("dozens"), "gtd")


@pytest.mark.parametrize("rule", sorted(vague_rules()))
@pytest.mark.parametrize("word", ["Dozens", "Scores", "Hundreds", "Thousands", "Several", "Many", "A few"])
def test_every_rule_reads_what_the_grammar_finds(rule: str, word: str) -> None:
    """The vague words of news are figures under each rule, and without one they are not."""
    (mention,) = find_tolls(f"{word} people were killed.".replace("s people", "s of people"))
    toll = mention.toll
    if word == "Several":
        (mention,) = find_tolls("Several people were killed.")
        toll = mention.toll
    assert not toll.known
    assert read_vague(toll, rule).known
