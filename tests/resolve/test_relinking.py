"""Adding accounts links what they touch, nearly as linking everything would, and leaves the rest alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.evaluate.synthetic import synthetic_corpus
from dateline.model.interval import Interval
from dateline.model.link import Judgement, Link
from dateline.resolve.clusters import clusters
from dateline.resolve.columns import Sheet, sheet
from dateline.resolve.link import link_accounts, relink
from dateline.resolve.sheets import from_arrays, to_arrays, with_accounts
from dateline.resolve.views import AccountView

VIEWS = synthetic_corpus(900, seed=6).views


@dataclass(frozen=True)
class Held:
    """A project held in memory: its accounts, and the links it has."""

    by_id: dict[str, AccountView]
    links: Sequence[Link]

    def sets(self, ids: Collection[str]) -> set[str]:
        """Give all that is in one set with any of these."""
        found = clusters(self.by_id, self.links, ())
        return {*ids, *(each for members in found if set(ids) & set(members) for each in members)}

    def views(self, ids: Collection[str]) -> list[AccountView]:
        """Give the accounts themselves."""
        return [self.by_id[each] for each in ids]


def added(old: list[AccountView], new: list[AccountView]) -> tuple[list[Link], frozenset[str]]:
    """Link the old, add the new, and give all links then with the region that was judged again."""
    before = link_accounts(old)
    grown = with_accounts(sheet(old), new)
    held = Held({view.id: view for view in (*old, *new)}, before)
    found = relink(grown.columns, [view.id for view in new], held)
    kept = [link for link in before if not {link.left_id, link.right_id} <= found.region]
    return [*kept, *found.links], found.region


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 60))
def test_adding_is_nearly_linking_all(chance: object, number: int) -> None:
    """Whichever accounts come last, nearly all sets are those that linking everything gives."""
    views = chance.sample(VIEWS, len(VIEWS))  # type: ignore[attr-defined]
    links, _ = added(views[:-number], views[-number:])
    ids = [view.id for view in views]
    one, all_at_once = set(clusters(ids, links, ())), set(clusters(ids, link_accounts(views), ()))
    assert len(one ^ all_at_once) <= 0.02 * len(all_at_once)


def test_only_what_is_touched_is_judged_again() -> None:
    """Accounts far from the new one keep their links, down to the reasons."""
    _, region = added(VIEWS[:-1], VIEWS[-1:])
    assert VIEWS[-1].id in region
    assert len(region) < len(VIEWS) / 10


def test_a_new_account_can_join_two_sets() -> None:
    """What two vague accounts did not settle, a third that fits both may."""
    views = [view for view in VIEWS if view.interval and view.interval.days == 1][:40]
    twin = replace(views[0], id="twin", text_id="other text", document_id="other")
    links, _ = added(views, [twin])
    same = {frozenset((link.left_id, link.right_id)) for link in links if link.judgement is Judgement.SAME}
    assert frozenset(("twin", views[0].id)) in same


def equal(one: Sheet, two: Sheet) -> bool:
    """Compare every column."""
    left, right = to_arrays(one), to_arrays(two)
    return left.keys() == right.keys() and all(
        np.array_equal(left[key], right[key], equal_nan=left[key].dtype.kind == "f") for key in left
    )


def test_a_sheet_is_written_and_read_back() -> None:
    """As plain arrays nothing of it is lost."""
    whole = sheet(VIEWS[:50])
    again = from_arrays(to_arrays(whole))
    assert equal(whole, again)
    assert np.allclose(whole.columns.rarity, again.columns.rarity)


def words_of(known: Sheet) -> list[list[tuple[str, float]]]:
    """Give the words of every account with their weights."""
    words, told = list(known.numbers["words"].of), known.columns.told
    weights = known.columns.rarity.tolist()
    bounds = zip(told.starts[:-1].tolist(), told.starts[1:].tolist(), strict=True)
    return [sorted((words[n], round(weights[n], 6)) for n in told.words[first:last]) for first, last in bounds]


@pytest.mark.parametrize("cut", [0, 1, 25, 49])
def test_a_sheet_grown_is_the_sheet_made_at_once(cut: int) -> None:
    """Adding accounts later gives the same columns; words are numbered in another order and weigh the same."""
    grown = with_accounts(sheet(VIEWS[:cut]), VIEWS[cut:50])
    whole = sheet(VIEWS[:50])
    left, right = to_arrays(grown), to_arrays(whole)
    plain = [name for name in left if "." not in name]
    assert all(np.array_equal(left[name], right[name], equal_nan=left[name].dtype.kind == "f") for name in plain)
    assert words_of(grown) == words_of(whole)


def test_what_is_gone_or_told_anew_is_taken_out() -> None:
    """An account told anew stands once, with what it says now; one that is gone does not stand at all."""
    changed = replace(VIEWS[1], interval=Interval.month(2001, 2))
    grown = with_accounts(sheet(VIEWS[:10]), [changed], gone=[VIEWS[2].id]).columns
    assert sorted(grown.ids) == sorted(view.id for view in VIEWS[:10] if view is not VIEWS[2])
    assert grown.lasted[grown.ids.index(changed.id)] == 0
    assert bool(grown.vague[grown.ids.index(changed.id)])
