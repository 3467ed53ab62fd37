"""The finer heads: what stands where, how far a deed got, what a number counts; and what is left out by them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.engines import EngineName, make_engine
from dateline.extract.learned import finer
from dateline.extract.learned.encoder import Pieces, load_encoder
from dateline.extract.learned.finer import MENTIONS, Seen
from dateline.extract.learned.heads import Heads, Numbers
from dateline.extract.learned.reading import look_at
from dateline.extract.learned.undone import DOUBTS, UNDONE, less_sure, without_undone
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction

RAID = "Gunmen raided the village of Dolow in Somalia on Monday night and killed nine herders, police said."
SHOT = "Gunmen shot dead nine herders in the village of Dolow in Somalia on Monday night, police said."
MATCH = (
    "The striker attacked from the left and shot wide twice before the break, and the home side fought back to draw."
)


def text_of(words: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Text:
    """Make a text of one block."""
    return Text("text-1", "document-1", "test", words, "", (Block(kind, Span(0, len(words))),))


def span_of(words: str, text: str) -> Span:
    """Give where words stand first."""
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture(scope="module")
def heads() -> Heads:
    """Give the shipped heads."""
    return load_encoder().heads


def test_a_deed_done_is_told_from_one_that_is_threatened(heads: Heads) -> None:
    """The same word is likelier done in a report of a raid than in a threat of one."""
    threat = "The Lake Front threatened to kill herders next week unless its prisoners were freed."
    done = finer.done_of(heads, look_at(load_encoder(), RAID), span_of("killed", RAID))
    planned = finer.done_of(heads, look_at(load_encoder(), threat), span_of("kill", threat))
    assert done is not None
    assert planned is not None
    assert done > 0.8
    assert planned < 0.5


def test_a_paragraph_of_a_match_tells_no_deed(heads: Heads) -> None:
    """Words of war in sport make no paragraph of violence."""
    raid, match = (
        finer.relevance_of(heads, look_at(load_encoder(), text), Span(0, len(text))) for text in (RAID, MATCH)
    )
    assert raid is not None
    assert match is not None
    assert raid > 0.8
    assert match < 0.2


def test_a_number_counts_the_dead_of_a_side(heads: Heads) -> None:
    """Nine herders killed are dead civilians."""
    found = finer.number_of(heads, look_at(load_encoder(), RAID), span_of("nine", RAID))
    assert found is not None
    outcomes, parties = found
    assert max(outcomes, key=outcomes.__getitem__) == "killed"
    assert max(parties, key=parties.__getitem__) == "civilians"
    assert sum(outcomes.values()) == pytest.approx(1, abs=1e-4)


def test_mentions_are_found_by_kind(heads: Heads) -> None:
    """The town and the number of a raid are found as what they are, each quoting its words."""
    found = {each.span.of(RAID): each.kind for each in finer.mentions_of(heads, look_at(load_encoder(), RAID))}
    assert found["nine"] == "number"
    assert any("Dolow" in words and kind == "place" for words, kind in found.items())
    assert set(found.values()) <= set(MENTIONS)


def test_two_tellings_of_a_raid_are_likelier_one_event_than_a_raid_and_a_blast(heads: Heads) -> None:
    """The same place, day and toll in other words are nearer than another deed elsewhere."""
    again = "Nine herders died when armed men attacked Dolow, a village in Somalia, on Monday night."
    other = "A car bomb exploded outside a bank in Kandahar in January 2009, wounding 40 shoppers."
    raid = look_at(load_encoder(), RAID), span_of("raided", RAID)
    same = finer.same_event(heads, raid, (look_at(load_encoder(), again), span_of("attacked", again)))
    apart = finer.same_event(heads, raid, (look_at(load_encoder(), other), span_of("exploded", other)))
    assert same is not None
    assert apart is not None
    assert same > apart


def test_how_parties_stand_is_given_with_chances(heads: Heads) -> None:
    """A party that has fought another is its opponent; parties that no window holds together are not judged."""
    text = "The River Command has fought the Lake Front since 2014."
    seen = look_at(load_encoder(), text)
    found = finer.relation_of(heads, seen, span_of("The River Command", text), span_of("the Lake Front", text))
    assert found is not None
    assert found["opponent"] == max(found.values())
    assert finer.relation_of(heads, seen, Span(0, 5), Span(5_000, 5_005)) is None


def test_which_part_a_mention_plays_is_given_with_chances(heads: Heads) -> None:
    """Who claims a deed is told from its day; mentions that no window holds with the deed are not judged."""
    text = "The Lake Front claimed responsibility for the raid on a camp near Gao on Monday."
    seen, raid = look_at(load_encoder(), text), span_of("raid", text)
    for words, role in (("The Lake Front", "claimant"), ("on Monday", "time"), ("Gao", "place")):
        found = finer.role_of(heads, seen, raid, span_of(words, text))
        assert found is not None
        assert role == max(found, key=found.__getitem__)
    assert finer.role_of(heads, seen, raid, Span(5_000, 5_005)) is None


def test_words_that_were_not_read_are_not_judged(heads: Heads) -> None:
    """A span beyond the text gives no answer, which is not the same as none."""
    seen = look_at(load_encoder(), RAID)
    beyond = Span(5_000, 5_004)
    assert finer.done_of(heads, seen, beyond) is None
    assert finer.relevance_of(heads, seen, beyond) is None
    assert finer.number_of(heads, seen, beyond) is None


@given(st.lists(st.integers(0, 2 * len(MENTIONS)), min_size=1, max_size=12))
def test_mentions_never_overlap_and_stand_in_order(labels: list[int]) -> None:
    """Whatever the pieces are said to be, the stretches made of them are apart and of one kind each."""
    weights = np.eye(2 * len(MENTIONS) + 1, dtype=np.float32)
    still: dict[str, Numbers] = {
        "0.weight": weights,
        "0.bias": np.zeros(len(weights), np.float32),
        "3.weight": weights,
        "3.bias": np.zeros(len(weights), np.float32),
    }
    made = Heads({f"mention.{name}": value for name, value in still.items()})
    pieces = Pieces([1] * len(labels), [0] * len(labels), [(2 * at, 2 * at + 1) for at in range(1, len(labels) + 1)])
    found = finer.mentions_of(made, Seen([(pieces, weights[labels] * 9)]))
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert sum(len(each.span) > 0 for each in found) <= sum(label > 0 for label in labels)
    assert bool(found) == any(labels)


def rules_read(text: Text) -> Extraction:
    """Read a text by the rules alone."""
    return next(iter(make_engine(EngineName.RULES, lambda _: None).extract([text])))


def moved(by: float) -> Heads:
    """Give the shipped heads with the answer for a deed, and for a paragraph that tells one, made less likely."""
    weights = dict(load_encoder().heads.weights)
    for name, at in (("stage", slice(0, 2)), ("relevance", slice(1, 2))):
        bias = weights[f"{name}.3.bias"].copy()
        bias[at] -= by
        weights[f"{name}.3.bias"] = bias
    return Heads(weights)


def test_an_account_in_whose_paragraph_no_deed_is_seen_is_left_out_and_counted() -> None:
    """The account goes with all its claims, and the reason says why; a deed that is seen stays."""
    text = text_of(SHOT)
    found, seen = rules_read(text), look_at(load_encoder(), SHOT)
    assert found.accounts
    assert without_undone(load_encoder(), text, found, seen) == found
    doubting = replace(load_encoder(), heads=moved(30.0))
    less = without_undone(doubting, text, found, seen)
    assert not less.accounts
    assert not {claim.subject_id for claim in less.claims} & {account.id for account in found.accounts}
    assert sum(each.count for each in less.skipped if each.reason == UNDONE) == len(found.accounts)


def test_what_was_not_read_or_is_no_prose_stays() -> None:
    """Without a reading, without these heads, in a list, or in a text all in one case, nothing is left out."""
    text, doubting = text_of(SHOT), replace(load_encoder(), heads=moved(30.0))
    found, seen = rules_read(text), look_at(load_encoder(), SHOT)
    assert without_undone(doubting, text, found, None) == found
    older = {name: each for name, each in load_encoder().heads.weights.items() if not name.startswith("stage")}
    assert without_undone(replace(load_encoder(), heads=Heads(older)), text, found, seen) == found
    listed = text_of(SHOT, BlockKind.LIST_ITEM)
    assert without_undone(doubting, listed, found, seen) == found
    assert without_undone(doubting, text_of(SHOT.lower()), found, seen) == found


def test_an_arrest_is_not_asked_for_violence() -> None:
    """A deed that is no violence may stand where no violence is told."""
    text, doubting = (
        text_of("Police arrested two men in Oslo on 4 May 2019."),
        replace(load_encoder(), heads=moved(30.0)),
    )
    found = rules_read(text)
    assert found.accounts
    assert without_undone(doubting, text, found, look_at(load_encoder(), text.characters)) == found


def test_a_doubtful_deed_is_less_sure_and_a_plain_one_stays() -> None:
    """Doubt lowers the confidence of the deed alone, and says so; nothing is made surer."""
    text = text_of(SHOT)
    found, seen = rules_read(text), look_at(load_encoder(), SHOT)
    assert less_sure(load_encoder(), text, found, seen) == found
    doubted = less_sure(replace(load_encoder(), heads=moved(9.0)), text, found, seen)
    pairs = list(zip(found.claims, doubted.claims, strict=True))
    assert all(after.confidence <= before.confidence for before, after in pairs)
    changed = [after for before, after in pairs if after != before]
    assert changed
    assert all(each.property == "deed" and DOUBTS in each.reasons and each.confidence < 0.8 for each in changed)
