"""The small network of the finer heads."""

from __future__ import annotations

import numpy as np
from training.reader.small_network import Lesson, fit_network

from dateline.extract.learned.heads import Heads, Numbers, shares


def answers(lesson: Lesson, rounds: float) -> Numbers:
    """Fit a network and give its chances on its own rows."""
    heads = Heads({f"head.{name}": value for name, value in fit_network(lesson, 16, rounds, 1).items()})
    return shares(heads.answer("head", lesson.seen))


def crossed(rows: int = 400) -> tuple[Numbers, np.ndarray]:
    """Give rows whose truth is that just one of two numbers is above nothing: no straight line parts them."""
    seen = np.random.default_rng(0).normal(size=(rows, 2)).astype(np.float32)
    return seen, (seen[:, 0] > 0) != (seen[:, 1] > 0)


def test_what_no_straight_line_parts_is_learned() -> None:
    """Two layers learn the one or the other, but not both; read by the same heads as the reader's."""
    seen, truth = crossed()
    lesson = Lesson(seen, np.stack([~truth, truth], 1), (slice(0, 2),), np.ones(len(seen), np.float32))
    assert ((answers(lesson, 300)[:, 1] > 0.5) == truth).mean() > 0.9


def test_rows_that_leave_all_open_teach_nothing() -> None:
    """Where every answer may be right, the likeliest stay near those of the start."""
    seen, truth = crossed()
    right = np.ones((len(seen), 2), bool)
    right[:100] = np.stack([~truth, truth], 1)[:100]
    whole = Lesson(seen, right, (slice(0, 2),), np.ones(len(seen), np.float32))
    few = whole.part(np.arange(len(seen)) < 100)
    assert ((answers(whole, 300)[:100, 1] > 0.5) == truth[:100]).mean() > 0.85
    assert len(few.seen) == 100


def test_any_of_several_answers_may_be_given() -> None:
    """Where two answers are not wrong, chances go to them and away from the third."""
    seen = np.ones((200, 1), np.float32)
    right = np.tile(np.array([True, True, False]), (200, 1))
    lesson = Lesson(seen, right, (slice(0, 3),), np.ones(200, np.float32))
    chances = answers(lesson, 400)[0]
    assert chances[:2].sum() > 0.95


def test_the_same_seed_gives_the_same_weights() -> None:
    """Training twice gives the same head to the last digit."""
    seen, truth = crossed(100)
    lesson = Lesson(seen, np.stack([~truth, truth], 1), (slice(0, 2),), np.ones(100, np.float32))
    one, two = (fit_network(lesson, 8, 5, 3) for _ in range(2))
    assert all(np.array_equal(one[name], two[name]) for name in one)
