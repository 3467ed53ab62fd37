"""Sentences that begin after a line break or a wide gap: no name runs from one into the next."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.actors import find_actors
from dateline.extract.language import unwrap
from dateline.extract.places import find_places
from dateline.model.evidence import Span
from tests.extract.rules_world import gazetteer, parse

BEFORE = (
    *("Attack blamed on Boko Haram", "Rebels seize Goma", "Two die in raid by the militia", "Army kills Abu Sayyaf"),
    *("Clashes in South", "Police hunt the Islamic", "Shells fall on Deir ez", "Soldiers of the Free Syrian"),
)
AFTER = (
    *("The army said four soldiers died in Kano.", "Army officers denied it.", "State police found two bodies."),
    *("North Kivu officials said twelve died.", "Sudan said it was not to blame.", "Haram was a word nobody used."),
)
GAPS = ("\n", "\n\n", ".  ", ".\n", "!  ")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(BEFORE), st.sampled_from(GAPS), st.sampled_from(AFTER))
def test_no_name_runs_across_a_break(before: str, gap: str, after: str) -> None:
    """Whatever stands before and after, every actor and place lies on one side of the break."""
    doc = parse(before + gap + after)
    brink = Span(len(before + gap) - 1, len(before + gap) + 1)
    found = [*(actor.span for actor in find_actors(doc)), *(place.span for place in find_places(doc, gazetteer()))]
    assert not [span.of(doc.text) for span in found if span.covers(brink)]
    assert len(before + gap) in {sentence.start_char for sentence in doc.sents}


@pytest.mark.parametrize("gap", ["  The ", "  In Kano the ", "\nThe "])
def test_a_heading_before_its_text_is_a_sentence(gap: str) -> None:
    """A heading that runs into its text by a wide gap is read apart from it."""
    doc = parse(f"Attack blamed on Boko Haram{gap}army said four soldiers had died.")
    assert next(doc.sents).text.strip() == "Attack blamed on Boko Haram"


@pytest.mark.parametrize(
    "words", ["Troops of the African  Union died.", "He lives in the  town.", "Two  Dutch men died."]
)
def test_a_wide_gap_alone_ends_no_sentence(words: str) -> None:
    """Text is badly spaced in the middle of names too."""
    assert len(list(parse(words).sents)) == 1


@pytest.mark.parametrize("wrapped", ["South\nSudan", "South \nSudan", "South\n Sudan", "South\u00a0Sudan"])
def test_a_wrapped_paragraph_is_one_line(wrapped: str) -> None:
    """Line breaks inside a paragraph are white space, with or without spaces around them."""
    assert unwrap(wrapped).split() == ["South", "Sudan"]
    assert len(unwrap(wrapped)) == len(wrapped)
    assert "\n" not in unwrap(wrapped)


@pytest.mark.parametrize(
    "words",
    [
        "A bomb went off in Goma, and 12 people died; the next day gunmen killed four policemen in Bukavu.",
        "The mayor spoke of 12 dead; the same evening gunmen attacked a post in Bukavu.",
        "Activists collected the names of 78 dead; observers who tried to get there were shot at.",
    ],
)
def test_a_semicolon_parts_a_toll_from_the_next_deed(words: str) -> None:
    """What is told of another day, or after the dead of the deed before were counted, is a sentence of its own."""
    first, second = parse(words).sents
    assert first.text.rstrip().endswith(";")
    assert "dead" not in second.text


def test_a_semicolon_before_the_same_people_parts_nothing() -> None:
    """What those told of did the next day goes on from their deed."""
    assert len(list(parse("They shelled the town all night; the next day they entered it.").sents)) == 1
