"""Decisions are made, taken back and compared; none is erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dateline.model.claim import SubjectKind
from dateline.model.errors import InvalidValue
from dateline.model.link import Judgement, Link
from dateline.review.agreement import agreement
from dateline.review.decide import (
    Reviewer,
    accept_claim,
    decide_pair,
    history,
    last_act,
    reject_claim,
    stands,
    withdraw,
)
from dateline.review.queue import link_queue

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def by(name: str = "Ada", minute: int = 0) -> Reviewer:
    """Say who decides, some minutes after noon."""
    return Reviewer(name, NOON + timedelta(minutes=minute))


def link(left: str, right: str, score: float) -> Link:
    """Suggest that two accounts are one event."""
    return Link(f"{left}-{right}", SubjectKind.ACCOUNT, left, right, Judgement.SAME, score, (), "test")


def test_the_last_decision_stands_until_it_is_withdrawn() -> None:
    """A decision replaces the one before it; taking it back brings that one back, and then leaves nothing."""
    first = decide_pair("a", "b", Judgement.SAME, by(minute=1))
    second = decide_pair("b", "a", Judgement.DIFFERENT, by(minute=2), reason="other day")
    assert stands("a~b", [second, first]) == second
    back = withdraw(second, by(minute=3))
    assert stands("a~b", [first, second, back]) == first
    assert stands("a~b", [first, second, back, withdraw(first, by(minute=4))]) is None


def test_nobody_takes_back_what_another_decided() -> None:
    """A withdrawal takes back its own maker's last word, also where another has spoken since."""
    ada, ben = (
        decide_pair("a", "b", Judgement.SAME, by(minute=1)),
        decide_pair("a", "b", Judgement.UNSURE, by("Ben", 2)),
    )
    assert stands("a~b", [ada, ben, withdraw(ada, by(minute=3))]) == ben
    assert stands("a~b", [ada, withdraw(ada, by("Ben", 3))]) == ada


def test_the_last_act_is_all_that_was_decided_at_one_moment() -> None:
    """An act taken back gives way to the act before it."""
    first, pair_of = accept_claim("c", by(minute=1)), [reject_claim("d", by(minute=2)), accept_claim("e", by(minute=2))]
    made = [first, *pair_of, accept_claim("f", by("Ben", 9))]
    assert last_act("Ada", made) == sorted(pair_of, key=lambda each: each.id)
    made += [withdraw(each, by(minute=3)) for each in pair_of]
    assert last_act("Ada", made) == [first]


def test_history_keeps_everything() -> None:
    """All that was said of a pair is there in order, whichever way round it was named."""
    first = decide_pair("a", "b", Judgement.SAME, by(minute=1))
    second = decide_pair("b", "a", Judgement.DIFFERENT, by(minute=2))
    other = decide_pair("a", "c", Judgement.SAME, by(minute=3))
    assert history("b~a", [other, second, first]) == [first, second]


def test_claims_are_accepted_and_rejected() -> None:
    """A decision on a claim is known by the claim's id."""
    accepted, rejected = accept_claim("c1", by(minute=1)), reject_claim("c1", by(minute=2))
    assert stands("c1", [accepted]) == accepted
    assert stands("c1", [accepted, rejected]) == rejected


def test_nothing_is_judged_against_itself() -> None:
    """An account is always the same as itself."""
    with pytest.raises(InvalidValue):
        decide_pair("a", "a", Judgement.SAME, by())


def test_the_least_certain_undecided_link_comes_first() -> None:
    """Decided links leave the queue; of equally doubtful ones the one that touches more comes first."""
    links = [link("a", "b", 0.98), link("c", "d", 0.52), link("e", "f", 0.5), link("e", "g", 0.9)]
    assert [each.id for each in link_queue(links, ())] == ["e-f", "c-d", "e-g", "a-b"]
    decided = [decide_pair("f", "e", Judgement.SAME, by())]
    assert [each.id for each in link_queue(links, decided)] == ["c-d", "e-g", "a-b"]


ANSWERS = {
    "Ada": (1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0),
    "Ben": (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3),
    "Cy": (0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0),
    "Dee": (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0),
}
"""The example that papers on the coefficient work through: four reviewers, twelve things, 0 where one did not judge."""


def test_alpha_is_that_of_the_worked_example() -> None:
    """Four reviewers who leave out some things reach 0.743, as published; the thing judged once does not count."""
    words = ("", "same", "different", "part of", "unsure", "fifth")
    made = [
        replace(accept_claim(f"claim {number}", by(name, number)), judgement=words[answer])
        for name, answers in ANSWERS.items()
        for number, answer in enumerate(answers)
        if answer
    ]
    found = agreement(made)
    assert (found.n, found.reviewers) == (11, 4)
    assert found.alpha == pytest.approx(0.743, abs=0.0005)


def test_chance_takes_its_part() -> None:
    """Two reviewers who agree on three of four pairs agree on .75, and on less beyond chance."""
    said = {"Ada": ("same", "same", "different", "different"), "Ben": ("same", "same", "different", "same")}
    made = [
        decide_pair("a", str(number), Judgement(judgement), by(name, number))
        for name, judgements in said.items()
        for number, judgement in enumerate(judgements)
    ]
    found = agreement(made)
    assert (found.n, found.share) == (4, 0.75)
    assert found.alpha == pytest.approx(1 - (2 / 8) / (30 / 56))


def test_agreement_needs_two_reviewers() -> None:
    """One reviewer agrees with nobody; all of one answer says nothing beyond chance; what is taken back is not said."""
    one = [decide_pair("a", "b", Judgement.SAME, by())]
    other = decide_pair("b", "a", Judgement.SAME, by("Ben", 1))
    assert agreement(one).share is None
    assert agreement([*one, other]).alpha is None
    assert agreement([*one, other, withdraw(other, by("Ben", 2))]).n == 0
    assert agreement([accept_claim("c", by()), reject_claim("c", by("Ben", 1))]).share == 0.0
