"""What of a text the learned reader is given, and what it may not say of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.engines import EngineName, make_engine
from dateline.extract.language import load_language
from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.engine import worth_reading
from dateline.extract.learned.places import both_say, deed_places
from dateline.extract.learned.reading import read_texts, windows
from dateline.extract.places import Gazetteer, find_places
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span

FESTIVAL = "The harvest festival in Kitgum went on for three days, with music and races."
RAID = "On 4 May 2004 gunmen of the River Front shot dead five herders near Kitgum."
TRIAL = "Paul Okot, who had driven the gunmen, gave himself up on 9 May."


def text_of(*paragraphs: str) -> Text:
    """Make a text of paragraphs."""
    whole = "\n\n".join(paragraphs)
    blocks = [Block(BlockKind.PARAGRAPH, Span(at, at + len(each))) for each in paragraphs for at in [whole.index(each)]]
    return Text("text-1", "document-1", "test", whole, "", tuple(blocks))


def rules(text: Text) -> list[str]:
    """Give the words of the parts that are read after the rules have read a text."""
    extraction = next(iter(make_engine(EngineName.RULES, lambda _: None).extract([text])))
    return [span.of(text.characters) for span in worth_reading(text, extraction)]


def test_of_a_text_with_capitals_the_paragraphs_that_tell_deeds_are_read() -> None:
    """A festival beside a raid is left out: nothing is added to it."""
    assert rules(text_of(FESTIVAL, RAID)) == [RAID]


def test_a_text_in_one_case_is_read_whole() -> None:
    """There the reader may tell what the rules do not see."""
    text = text_of(FESTIVAL.lower(), RAID.lower())
    assert rules(text) == [text.characters]


@pytest.mark.parametrize("paragraphs", [(FESTIVAL,), (FESTIVAL.lower(),)])
def test_a_text_without_a_deed_is_not_read(paragraphs: tuple[str, ...]) -> None:
    """No deed, nothing to add."""
    assert rules(text_of(*paragraphs)) == []


def test_words_found_in_parts_stand_where_they_stand_in_the_text() -> None:
    """Parts are read as one, and no words reach from one into the other."""
    whole = f"{RAID}\n{FESTIVAL}\n{TRIAL}"
    parts = [Span(0, len(RAID)), Span(len(whole) - len(TRIAL), len(whole))]
    fillers = read_texts(load_encoder(), [whole], [parts])[0].fillers
    assert fillers
    assert all(each.span.of(whole) == each.words for each in fillers)
    assert all(any(part.covers(each.span) for part in parts) for each in fillers)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=5))
def test_the_pieces_of_parts_are_pieces_of_the_whole(lengths: list[int]) -> None:
    """Whatever parts are asked for, their windows hold the pieces that stand in them, in order."""
    encoder, text = load_encoder(), " ".join([RAID, TRIAL] * 6)
    parts, start = [], 0
    for length in lengths:
        parts.append(Span(start, start + length))
        start += length + 20
    whole = [offset for window in windows(encoder, text) for offset in window.offsets if offset[1]]
    some = [offset for window in windows(encoder, text, parts) for offset in window.offsets if offset[1]]
    assert some == [each for each in whole if any(part.start <= each[0] < part.end for part in parts)]


def test_a_stretch_that_cuts_a_word_is_not_scored_and_the_others_as_before() -> None:
    """Which pieces open and close a word leaves out what begins or ends inside one, and changes nothing else."""
    encoder = load_encoder()
    (window,) = windows(encoder, "Rebels shelled Muzaffargarh.")
    states = encoder.states([window])[0][1:-1]
    opens, closes = np.ones(len(states), bool), np.ones(len(states), bool)
    opens[3], closes[2] = False, False
    whole, cut = encoder.heads.spans(states), encoder.heads.spans(states, opens, closes)
    assert (cut[3] < -1000).all()
    assert (cut[2, 0] < -1000).all()
    np.testing.assert_allclose(cut[2, 1], whole[2, 1], rtol=1e-5)
    np.testing.assert_allclose(cut[0, :2], whole[0, :2], rtol=1e-5)


def test_no_words_found_cut_a_word() -> None:
    """Every filler begins and ends where a word does, however unlikely it is."""
    fillers = read_texts(load_encoder(), [RAID])[0].fillers
    assert fillers
    assert not [each for each in fillers if RAID[each.span.start - 1 : each.span.start + 1].isalnum()]
    assert not [each for each in fillers if RAID[each.span.end - 1 : each.span.end + 1].isalnum()]


def test_a_place_without_a_name_must_be_likelier_than_one_with() -> None:
    """The same chances say less of "the ford" than of "Kitgum"; the name is the likelier place of the deed."""
    encoder = load_encoder()
    weights = encoder.settings["place"]
    assert both_say(weights, "ford", 0.5, 0.5) < 0.5 * both_say(weights, "Kitgum", 0.5, 0.5)
    doc = load_language()("Gunmen killed five herders at the ford near Kitgum on Monday.")
    chances = {
        place.words: chance for place, chance in deed_places([doc[1]], find_places(doc, Gazetteer.open()), encoder)[0]
    }
    assert max(chances, key=lambda words: chances[words]) == "Kitgum"
