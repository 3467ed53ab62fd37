"""Deeds told twice in one text: what is joined, and what is never."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract.engines import EngineName, make_engine
from dateline.extract.learned import again
from dateline.extract.learned.again import AGAIN, MOVED, told_once
from dateline.extract.learned.encoder import Encoder, load_encoder
from dateline.extract.learned.heads import Heads
from dateline.extract.learned.reading import look_at
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction

APART = "Gunmen shot dead nine herders in Dolow on 4 May 2019. Police shot two students in Oslo on 7 June 2019."
NEAR = (
    "Gunmen shot dead nine herders in the village of Dolow on 4 May 2019. The village has a school and a well. "
    "The mayor, who is a trader from the coast, said the talks of the clans had been held in vain. "
    "Rebels opened fire on a bus."
)


def text_of(words: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Text:
    """Make a text of one block."""
    return Text("text-1", "document-1", "test", words, "", (Block(kind, Span(0, len(words))),))


def rules_read(text: Text) -> Extraction:
    """Read a text by the rules alone."""
    return next(iter(make_engine(EngineName.RULES, lambda _: None).extract([text])))


def sure(by: float) -> Encoder:
    """Give the shipped reader, surer by so much that any two deeds are one event."""
    weights = dict(load_encoder().heads.weights)
    bias = weights["same.3.bias"].copy()
    bias[1] += by
    return replace(load_encoder(), heads=Heads(weights | {"same.3.bias": bias}))


def once(encoder: Encoder, text: Text) -> tuple[Extraction, Extraction]:
    """Give what the rules find, and the same with deeds told twice joined."""
    found = rules_read(text)
    return found, told_once(encoder, text, found, look_at(load_encoder(), text.characters))


def test_what_differs_in_day_or_place_is_never_joined() -> None:
    """However sure the reader is, two days or two places are two events."""
    found, joined = once(sure(50.0), text_of(APART))
    assert len(found.accounts) == 2
    assert joined == found


def test_the_poorer_account_gives_what_the_richer_lacks() -> None:
    """Of two accounts that agree the one that tells more stays, with one deed; the other goes and is counted."""
    found, joined = once(sure(50.0), text_of(NEAR))
    assert len(found.accounts) == 2
    assert len(joined.accounts) == 1
    kept = joined.accounts[0]
    assert {claim.subject_id for claim in joined.claims if claim.property == "deed"} == {kept.id}
    assert kept.span.end == max(each.span.end for each in found.accounts)
    assert sum(each.count for each in joined.skipped if each.reason == AGAIN) == 1
    own = {claim.property for claim in found.claims if claim.subject_id == kept.id}
    moved = [claim for claim in joined.claims if MOVED in claim.reasons]
    assert not {claim.property for claim in moved} & (own - {"toll"})


def test_an_unsure_reader_joins_nothing() -> None:
    """Below the bound both accounts stay."""
    found, joined = once(sure(-50.0), text_of(NEAR))
    assert joined == found


@pytest.mark.parametrize(
    "words", ["Another group of rebels opened fire on a bus.", "Hours later rebels fired on a bus."]
)
def test_a_deed_told_as_another_one_stays_apart(words: str) -> None:
    """ "Another", "hours later": words that say it is a new deed hold against the reader."""
    found, joined = once(sure(50.0), text_of(NEAR.replace("Rebels opened fire on a bus.", words)))
    assert joined.accounts == found.accounts


def test_texts_in_one_case_and_lists_are_left_as_they_are() -> None:
    """The head was taught by prose with capitals."""
    for text in (text_of(NEAR.upper()), text_of(NEAR, BlockKind.LIST_ITEM)):
        found, joined = once(sure(50.0), text)
        assert joined == found


def test_deeds_of_another_kind_are_other_deeds() -> None:
    """An abduction is not the shooting beside it; a bombing may be told as an attack."""
    assert {"attack", "bombing"} == again.ALIKE
    words = NEAR.replace("Rebels opened fire on a bus.", "Rebels kidnapped a nurse.")
    found, joined = once(sure(50.0), text_of(words))
    assert len(found.accounts) == 2
    assert joined == found
