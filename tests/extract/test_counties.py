"""Tests of Irish counties in short."""

from __future__ import annotations

from dateline.extract.language import load_language


def test_no_sentence_ends_after_a_county_in_short() -> None:
    """ "Co." before a county's name is no end of a sentence."""
    doc = load_language()("A bomb exploded in a bar at Castlederg, Co. Tyrone, on 8 May 1998, injuring three people.")
    assert len(list(doc.sents)) == 1
    assert {"Castlederg", "Co. Tyrone"} <= {entity.text for entity in doc.ents}


def test_a_firm_stays_a_firm() -> None:
    """A firm's "Co." is not touched."""
    doc = load_language()("He worked for Ford Motor Co. The firm closed.")
    assert len(list(doc.sents)) == 2
    assert "The" not in {entity.text for entity in doc.ents}
    doc = load_language()("He worked for Harbin Machinery, Co. Ltd of Harbin.")
    assert "Co. Ltd" not in {entity.text for entity in doc.ents}
