"""What tells a part from its whole: sums, figures in words, twin rows, and how a part's pairs hang together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.interval import Interval
from dateline.model.link import Judgement
from dateline.resolve.agree import nested
from dateline.resolve.columns import Bags, columns
from dateline.resolve.compare import LEVELS, Known, levels
from dateline.resolve.context import CONTEXT_LEVELS, context_levels
from dateline.resolve.link import LinkSettings, link_accounts
from dateline.resolve.pairs import Pairs, holds
from dateline.resolve.score import Scored
from dateline.resolve.views import AccountView
from dateline.resolve.words import tells_several
from tests.resolve.made import town, view

DAY, HERE = Interval.day(date(2019, 3, 4)), town("Zalambo", 10.0, 8.0)


def row(name: str, dead: int | None, words: str = "", source: str = "rows") -> AccountView:
    """Make a row of a dataset on one raid."""
    return view(name, deed="attack", interval=DAY, place=HERE, dead=dead, words=words, source=source)


def known_of(views: Sequence[AccountView]) -> Known:
    """Lay accounts out for comparing; every source tells each event once."""
    return Known.of(columns(views), np.ones(len(views), dtype=np.bool_))


def pairs_of(*both: tuple[int, int]) -> Pairs:
    """Name pairs by their rows."""
    return Pairs(np.array([left for left, _ in both]), np.array([right for _, right in both]))


@pytest.mark.parametrize(
    ("fewer", "more", "level"),
    [
        ("No fewer than 12 people died in three villages.", "A raid.", "fewer dead tells the more"),
        ("No fewer than twelve people died.", "A raid.", "fewer dead tells the more"),
        ("A raid.", "Of twelve dead 4 lay in Jong.", "more dead tells the fewer"),
        ("Four of 12 died here.", "Twelve died, 4 of them in Jong.", "both"),
        ("Armed men came at dawn.", "A raid.", "neither"),
    ],
)
def test_the_words_of_a_part_may_tell_the_toll_of_its_whole(fewer: str, more: str, level: str) -> None:
    """A coder who splits a row leaves the whole's toll in the words of each part."""
    known = known_of([row("part", 4, fewer), row("whole", 12, more, "other")])
    found = levels(known, pairs_of((0, 1)), ["figure"])["figure"]
    assert LEVELS["figure"][found[0]] == level


def test_figures_say_nothing_where_a_toll_is_unknown_or_the_same() -> None:
    """Without two tolls that differ there is nothing to tell."""
    known = known_of([row("a", 4), row("b", None, "4 died"), row("c", 4, "4 died")])
    found = levels(known, pairs_of((0, 1), (0, 2)), ["figure"])["figure"]
    assert [LEVELS["figure"][each] for each in found] == ["unknown", "same toll"]


@given(st.lists(st.sets(st.integers(0, 30)), min_size=1, max_size=6), st.data())
def test_a_bag_holds_what_its_set_holds(sets: list[set[int]], data: st.DataObject) -> None:
    """Looking many numbers up at once gives what looking up each gives."""
    starts = np.cumsum([0, *(len(each) for each in sets)])
    bags = Bags(starts, np.array([word for each in sets for word in sorted(each)], dtype=np.int64))
    rows = data.draw(st.lists(st.integers(0, len(sets) - 1), max_size=8))
    wanted = data.draw(st.lists(st.integers(-1, 40), min_size=len(rows), max_size=len(rows)))
    found = holds(bags, np.array(rows, dtype=np.int64), np.array(wanted, dtype=np.int64))
    assert found.tolist() == [each in sets[at] for at, each in zip(rows, wanted, strict=True)]


def context(known: Known, pairs: Pairs, odds: float) -> dict[str, list[str]]:
    """Name the levels that need all pairs, where all pairs are as likely."""
    alone = levels(known, pairs, ["repeated"])
    found = context_levels(known, pairs, np.full(len(pairs), odds), alone)
    return {name: [CONTEXT_LEVELS[name][each] for each in level] for name, level in found.items()}


def test_parts_add_up_to_their_whole() -> None:
    """Three rows of 4 dead make the 12 of another dataset's one; a row that is as large alone is no part of a sum."""
    parts = [row(f"part {number}", 4) for number in range(3)]
    known = known_of([row("whole", 12, source="other"), *parts])
    assert context(known, pairs_of((0, 1), (0, 2), (0, 3)), 0.0)["adds"] == ["adds up"] * 3
    assert context(known, pairs_of((0, 1), (0, 2)), 0.0)["adds"] == ["does not"] * 2
    alone = known_of([row("whole", 12, source="other"), row("one", 12), row("none", 0)])
    assert context(alone, pairs_of((0, 1), (0, 2)), 0.0)["adds"] == ["does not"] * 2


def test_unlikely_matches_are_not_added_up() -> None:
    """A sum is of accounts that may well belong together, with the one that is asked about."""
    known = known_of([row("whole", 8, source="other"), row("one", 4), row("two", 4)])
    assert context(known, pairs_of((0, 1), (0, 2)), -9.0)["adds"] == ["does not"] * 2


def test_a_row_coded_twice_has_a_twin() -> None:
    """Nearly the same words in one dataset mark rows that a coder split."""
    words = "Gunmen stormed the Dunga police station and two banks, officials of the Tijani quarter said."
    known = known_of([row("a", 8, words), row("b", 13, words), row("c", 21, "Raid on banks.", "other")])
    assert context(known, pairs_of((0, 1), (0, 2)), 0.0)["twins"] == ["both have", "one has"]
    assert context(known, pairs_of((0, 2)), 0.0)["twins"] == ["neither"]


def kept(pairs: Pairs, part: Sequence[float], whole: Sequence[int], *, same: Sequence[bool] = ()) -> list[bool]:
    """Give which pairs stay part and whole: accounts 0 to 3 are of one dataset, 4 to 7 of another."""
    views = [row(str(number), 1, source="one" if number < 4 else "two") for number in range(8)]
    odds = np.array(part, dtype=np.float64)
    likely, joined = np.ones(len(pairs), dtype=np.bool_), np.array(same or [False] * len(pairs))
    found = nested(
        Scored(pairs, {}, odds, odds), known_of(views), joined, likely=likely & ~joined, larger=np.array(whole)
    )
    return [bool(each) for each in found]


def test_a_part_has_one_whole_in_each_dataset() -> None:
    """Of two wholes the likelier stays; one in another dataset may stay beside it."""
    assert kept(pairs_of((0, 4), (0, 5)), [1.0, 2.0], [4, 5]) == [False, True]
    assert kept(pairs_of((0, 1), (0, 5)), [1.0, 2.0], [1, 5]) == [True, True]


def test_a_part_is_no_whole() -> None:
    """What is a part of one account has no parts itself, and a whole is part of nothing."""
    assert kept(pairs_of((0, 4), (4, 1)), [2.0, 1.0], [4, 1]) == [True, False]
    assert kept(pairs_of((0, 4), (0, 5)), [2.0, 1.0], [4, 0]) == [True, False]


def test_what_is_told_in_a_dataset_is_no_part_there() -> None:
    """An account with another telling of its own in a dataset is not a part of something else in it."""
    assert kept(pairs_of((0, 4), (0, 5)), [1.0, 1.0], [4, 5], same=[True, False]) == [False, False]


def test_rows_of_a_wave_in_like_words_stay_apart() -> None:
    """Sites of one wave, coded one by one in nearly the same words, are not one event."""
    sites = ("police station", "church", "bank", "prison", "customs office")
    words = "Members of the Red Front bombed a {} in Zalambo; this was one of five attacks in the town that day."
    rows = [row(site, 6, words.format(site)) for site in sites]
    links = link_accounts(rows, LinkSettings(unrepeating=frozenset({"rows"})))
    assert not [link for link in links if link.judgement is Judgement.SAME]


@pytest.mark.parametrize(("words", "told"), [("Attacks on villages", True), ("A bomb went off", False)])
def test_words_tell_of_several(words: str, told: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Plurals of deeds and places, and words such as "wave", tell of more than one."""
    assert tells_several(words) is told
