"""Sets of accounts follow from links and decisions alone."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.link import WITHDRAWN, Decision, Judgement, Link, pair
from dateline.resolve.clusters import clusters, contradictions
from tests.resolve.made import decided, same

IDS = [f"a{number}" for number in range(8)]
PAIRS = list(combinations(IDS, 2))

links = st.lists(
    st.builds(lambda both, score: same(both[0], both[1], score), st.sampled_from(PAIRS), st.floats(0.5, 1)), max_size=20
)
judgements = st.sampled_from([*(each.value for each in Judgement), WITHDRAWN])
minutes = st.integers(0, 1000)
made_on = st.builds(
    lambda both, judgement, minute: decided(both[0], both[1], judgement, minute),
    st.sampled_from(PAIRS),
    judgements,
    minutes,
)
decisions = st.lists(made_on, max_size=20)


def home(sets: list[tuple[str, ...]]) -> dict[str, int]:
    """Give the number of each id's set."""
    return {each: number for number, members in enumerate(sets) for each in members}


@given(links, decisions, st.randoms(use_true_random=False))
def test_the_order_of_links_and_decisions_makes_no_difference(
    suggested: list[Link], made: list[Decision], chance: Random
) -> None:
    """However links, decisions and ids are ordered, the sets are the same."""
    before = clusters(IDS, suggested, made)
    shuffled = [chance.sample(each, len(each)) for each in (suggested, made)]
    assert clusters(chance.sample(IDS, len(IDS)), *shuffled) == before  # type: ignore[arg-type]


@given(links, decisions)
def test_every_account_is_in_one_set(suggested: list[Link], made: list[Decision]) -> None:
    """No account is lost, and none is in two events."""
    sets = clusters(IDS, suggested, made)
    assert sorted(each for members in sets for each in members) == sorted(IDS)


@given(links, decisions)
def test_what_people_hold_different_is_never_in_one_set(suggested: list[Link], made: list[Decision]) -> None:
    """A standing negative decision holds, whatever links and other decisions say."""
    where = home(clusters(IDS, suggested, made))
    last: dict[tuple[str, str], Decision] = {}
    for each in sorted(made, key=lambda each: (each.decided_at, each.id)):
        left, right = each.subject.split("~")
        last[pair(left, right)] = each
    apart = [both for both, each in last.items() if each.judgement in (Judgement.DIFFERENT, Judgement.PART_OF)]
    assert all(where[left] != where[right] for left, right in apart)


def test_a_decision_stands_before_a_suggestion() -> None:
    """A pair decided different is not linked, however sure the suggestion was."""
    assert clusters(["a", "b"], [same("a", "b", 1.0)], [decided("b", "a", "different")]) == [("a",), ("b",)]


def test_a_decided_link_joins_without_a_suggestion() -> None:
    """What a person holds the same is one event with no suggestion at all."""
    assert clusters(["a", "b"], [], [decided("a", "b", "same")]) == [("a", "b")]


def test_a_later_decision_stands_over_an_earlier_one() -> None:
    """The last word on a pair counts."""
    made = [decided("a", "b", "same", 2), decided("a", "b", "different", 1)]
    assert clusters(["a", "b"], [], made) == [("a", "b")]


def test_unsure_takes_back_the_suggestion_and_no_more() -> None:
    """A pair a person is unsure of is not linked for itself, and may still meet through a third account."""
    made = [decided("a", "b", "unsure")]
    assert clusters("ab", [same("a", "b")], made) == [("a",), ("b",)]
    assert clusters("abc", [same("a", "b"), same("a", "c"), same("b", "c")], made) == [("a", "b", "c")]


def test_only_same_links_join() -> None:
    """Parts and doubtful pairs stay events of their own."""
    suggested = [same("a", "b", 0.9, Judgement.PART_OF), same("b", "c", 0.4, Judgement.UNSURE)]
    assert clusters("abc", suggested, ()) == [("a",), ("b",), ("c",)]


def test_splitting_closes_an_edge() -> None:
    """Withdrawing a decision gives the set there was before it."""
    made = [decided("a", "b", "same", 1)]
    undone = [*made, decided("a", "b", WITHDRAWN, 2)]
    assert clusters(["a", "b"], [], undone) == [("a",), ("b",)]


def test_decisions_that_cannot_all_hold_are_named() -> None:
    """The pair that a negative decision keeps apart against another decision is for a person to settle."""
    made = [decided("a", "b", "same"), decided("b", "c", "same"), decided("a", "c", "different")]
    assert contradictions(["a", "b", "c"], made) == [("b", "c")]
    assert contradictions(["a", "b", "c"], made[:2]) == []


def test_ten_thousand_decisions_applied_undone_and_reapplied() -> None:
    """After undoing everything the sets are those of the suggestions; reapplied, they are those of the decisions."""
    chance = Random(7)  # noqa: S311 - a test needs repeatable chance
    ids = [f"a{number}" for number in range(2000)]
    some = [chance.sample(ids, 2) for _ in range(10_000)]
    suggested = [same(left, right, chance.random()) for left, right in (chance.sample(ids, 2) for _ in range(1500))]
    words = ("same", "different", "part of", "unsure")
    made = [decided(left, right, chance.choice(words), minute) for minute, (left, right) in enumerate(some)]
    undone = [decided(left, right, WITHDRAWN, 20_000 + minute) for minute, (left, right) in enumerate(some)]
    again = [
        decided(left, right, each.judgement, 40_000 + minute)
        for minute, ((left, right), each) in enumerate(zip(some, made, strict=True))
    ]
    applied = clusters(ids, suggested, made)
    assert clusters(ids, suggested, made + undone) == clusters(ids, suggested, ())
    assert clusters(ids, suggested, made + undone + again) == applied
    assert sorted(each for members in applied for each in members) == sorted(ids)
