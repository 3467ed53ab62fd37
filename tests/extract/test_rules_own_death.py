"""The death of who killed himself, beside those of the others and alone."""

from __future__ import annotations

import pytest

from dateline.extract.engines import EngineName, make_engine
from dateline.extract.rules.claims import OWN_DEATH
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.toll import Toll

BLEW_UP = "On 3 May 2015 a suicide bomber blew himself up at a mosque in Mosul"


@pytest.mark.parametrize(
    ("words", "figures", "left_out"),
    [(f"{BLEW_UP}, killing 12 worshippers.", [12], 1), (f"{BLEW_UP}.", [1], 0)],
)
def test_a_bombers_own_death_beside_others_is_left_out_and_counted(
    words: str, figures: list[int], left_out: int
) -> None:
    """Coders set it beside no count of those he killed; where nobody else died it is the figure."""
    block = Block(BlockKind.PARAGRAPH, Span(0, len(words)))
    text = Text("text-1", "document-1", "test", words, "", (block,))
    extraction = next(iter(make_engine(EngineName.RULES, lambda _: None).extract([text])))
    assert [each.value.best for each in extraction.claims if isinstance(each.value, Toll)] == figures
    assert sum(each.count for each in extraction.skipped if each.reason == OWN_DEATH) == left_out
