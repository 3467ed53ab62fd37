"""The town of the dateline, named again in the report."""

from __future__ import annotations

import pytest

from dateline.extract.engines import EngineName, make_engine
from dateline.model.claim import Claim
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.place import Location


def _claims(words: str) -> list[Claim]:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(words)))
    text = Text("text-1", "document-1", "test", words, "", (block,))
    return list(next(iter(make_engine(EngineName.RULES, lambda _: None).extract([text]))).claims)


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("GOMA, Democratic Republic of Congo, Jan 28 (Reuters) - M23 rebels seized Goma on 28 January 2025.", "CD"),
        ("SEBHA, Libya, March 3 (AFP) - Militiamen from the coast captured Sebha on 2 March 2014.", "LY"),
    ],
)
def test_the_town_a_report_is_filed_from_was_taken_and_nobody_abducted(words: str, country: str) -> None:
    """Whatever the model takes the name for."""
    claims = _claims(words)
    assert {claim.value for claim in claims if claim.property == "deed"} == {"territorial_gain"}
    places = [claim.value for claim in claims if isinstance(claim.value, Location)]
    assert {each.country for each in places} == {country}


@pytest.mark.parametrize("how", ["troops seized the city of Goma", "soldiers entered the town of Goma"])
def test_whose_troops_took_a_town_says_not_where_it_lies(how: str) -> None:
    """An article between a people and a town parts them: the best known Goma is Congo's."""
    claims = _claims(f"M23 rebels backed by Rwandan {how} on 28 January 2025, and six people were killed in Goma.")
    assert {claim.value.country for claim in claims if isinstance(claim.value, Location)} == {"CD"}
