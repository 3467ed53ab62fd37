"""The reader's last layer moved by what a person accepted and rejected, and by nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.reading import read_texts
from dateline.extract.learned.tuning import Judged, Seen, confidence, look, tuned
from dateline.model.evidence import Span

REPORTS = (
    "Guerrillas of the National Front bombed the electricity plant in Medellin on Friday, killing two workers.",
    "Gunmen of the Black Hand kidnapped three engineers near Arauca on Sunday, police said.",
    "Soldiers shot the mayor of Tibu and wounded a priest on Monday night.",
    "A bomb planted by the Red Column destroyed a bridge in Huila, and a driver was hurt.",
)


@pytest.fixture(scope="module")
def seen() -> list[Seen]:
    """See every filler that the reader finds in the reports, held for right."""
    encoder = load_encoder()
    found = []
    for number, reading in enumerate(read_texts(encoder, REPORTS)):
        judged = [Judged(str(number), each.span, each.role, right=True) for each in reading.fillers]
        found += look(encoder, REPORTS[number], judged)
    assert len(found) > 5
    return found


def said(seen: list[Seen], *, right: bool) -> list[Seen]:
    """Say the same of all that is seen."""
    return [replace(each, judged=replace(each.judged, right=right)) for each in seen]


def mean(each: list[float]) -> float:
    """Give the mean."""
    return sum(each) / len(each)


def test_without_judgements_nothing_changes() -> None:
    """The heads are the very same arrays."""
    encoder = load_encoder()
    heads = tuned(encoder, [])
    assert all(heads.weights[name] is encoder.heads.weights[name] for name in encoder.heads.weights)


def test_what_is_seen_scores_as_the_reader_scores_it(seen: list[Seen]) -> None:
    """Looking at judged words leads to the chance that reading gives them."""
    encoder = load_encoder()
    fillers = {
        (str(number), each.span, each.role): each.chance
        for number, reading in enumerate(read_texts(encoder, REPORTS))
        for each in reading.fillers
    }
    for each in seen:
        score = float(
            np.append(
                encoder.heads.weights["span_out.2.weight"][each.row[1]],
                encoder.heads.weights["span_out.2.bias"][each.row[1]],
            )
            @ each.seen
        )
        likely = fillers[each.judged.text_id, each.judged.span, each.judged.label]
        assert 1 / (1 + np.exp(-score)) == pytest.approx(likely, abs=1e-3)


def test_rejections_lower_and_acceptances_raise(seen: list[Seen]) -> None:
    """Each role that is always rejected gets less sure of those words, each that is always accepted surer."""
    encoder = load_encoder()
    for right in (True, False):
        heads = tuned(encoder, said(seen, right=right))
        for role in {each.judged.label for each in seen}:
            own = [each for each in seen if each.judged.label == role]
            before = mean([confidence(encoder, encoder.heads, each) for each in own])
            after = mean([confidence(encoder, heads, each) for each in own])
            assert after > before if right else after < before


def test_many_rejections_of_one_role_are_learned_for_words_like_them(seen: list[Seen]) -> None:
    """Words of that role in a report nobody judged get less sure too, and no other role changes at all."""
    encoder = load_encoder()
    judged = [each for each in seen if each.judged.text_id != "3" and each.judged.label == "Target"]
    heads = tuned(encoder, said(judged, right=False) * 10)
    other = [each for each in seen if each.judged.text_id == "3"]
    targets = [each for each in other if each.judged.label == "Target"]
    assert targets
    assert all(confidence(encoder, heads, each) < confidence(encoder, encoder.heads, each) for each in targets)
    rest = [each for each in other if each.judged.label != "Target"]
    assert rest
    assert all(confidence(encoder, heads, each) == confidence(encoder, encoder.heads, each) for each in rest)


def test_rows_nobody_judged_stay_to_the_last_digit(seen: list[Seen]) -> None:
    """Only the rows of judged roles are other numbers."""
    encoder = load_encoder()
    weapons = [each for each in seen if each.judged.label == "Weapon"]
    assert weapons
    heads = tuned(encoder, said(weapons, right=False))
    name, number = weapons[0].row
    changed = {
        (key, row)
        for key, weights in heads.weights.items()
        for row in range(len(weights))
        if not np.array_equal(weights[row], encoder.heads.weights[key][row])
    }
    assert changed == {(f"{name}.weight", number), (f"{name}.bias", number)}


def test_a_rejected_type_of_incident_is_less_likely_told() -> None:
    """A person who says that a report tells no bombing is heard for that report."""
    encoder = load_encoder()
    judged = look(encoder, REPORTS[0], [Judged("0", Span(32, 38), "bombing", right=False)])
    heads = tuned(encoder, judged * 20)
    assert confidence(encoder, heads, judged[0]) < confidence(encoder, encoder.heads, judged[0])


def test_words_outside_a_text_are_not_seen() -> None:
    """A span that no piece of the text covers teaches nothing."""
    assert look(load_encoder(), REPORTS[0], [Judged("0", Span(9000, 9010), "Victim", right=True)]) == []


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_tuning_is_deterministic_and_order_free(seen: list[Seen], data: st.DataObject) -> None:
    """The same judgements in whatever order give the same confidences."""
    encoder = load_encoder()
    right = data.draw(st.lists(st.booleans(), min_size=len(seen), max_size=len(seen)))
    judged = [replace(each, judged=replace(each.judged, right=one)) for each, one in zip(seen, right, strict=True)]
    turned = data.draw(st.permutations(judged))
    one, two = tuned(encoder, judged), tuned(encoder, turned)
    for each in seen:
        assert confidence(encoder, one, each) == pytest.approx(confidence(encoder, two, each), abs=1e-6)
