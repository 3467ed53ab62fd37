"""Deeds named first and told after, parties to agreements, and words of deeds that tell none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    ("words", "dead"),
    [
        (
            "The Wagalla massacre was the killing of ethnic Somalis by soldiers near Wajir on 10 February 1984. "
            "Men had been rounded up in the villages, and those who ran were shot. The government put the dead at 57.",
            57,
        ),
        (
            "A court on Friday convicted the ex-ruler over a massacre at a stadium in Conakry on 28 September 2009. "
            "More than 150 people were killed after guards had opened fire on a rally there.",
            150,
        ),
    ],
)
def test_a_deed_named_is_told_in_the_next_sentence(words: str, dead: int) -> None:
    """What follows "the X massacre was …" or a trial over a massacre tells how it was done, and is no second deed."""
    (found,) = [each for each in accounts(words, date(2024, 8, 1)) if "massacre" in each.deeds]
    assert (dead in killed(found), len(found.when)) == (True, 1)
    assert not [each for each in accounts(words, date(2024, 8, 1)) if killed(each) and "massacre" not in each.deeds]


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("A peace accord between the government and 14 armed groups was signed in Bangui on 6 February 2019.", 2),
        ("The war ended with the General Peace Accords, signed in Rome on 4 October 1992 by Joaquim Chissano.", 1),
    ],
)
def test_parties_to_an_agreement(words: str, by: int) -> None:
    """Those between whom it is and those who signed it made it."""
    (found,) = accounts(words)
    assert (found.deeds, len(found.by)) == (frozenset({"agreement"}), by)


@pytest.mark.parametrize(
    "words",
    [
        "Envoys are due to sign a peace deal in Doha on 3 May 2020.",
        "Talks between the government and the rebels over a peace accord stalled in Doha on 3 May 2015.",
        "Togo was the scene of one of the first military coups in independent Africa.",
        "It was shot in eleven weeks in a disused steelworks, with 300 extras, and opens on Thursday.",
        "The call of the preacher set Calcutta ablaze in August 1946.",
    ],
)
def test_words_of_deeds_that_tell_none(words: str) -> None:
    """What is due, talked about, one of many, filmed or a figure of speech is no event."""
    assert accounts(words, date(2020, 4, 20)) == []


def test_a_court_sentences_once() -> None:
    """ "Was sentenced by a court, which found him guilty" is one trial."""
    words = (
        "Camara was sentenced on 3 May 2020 to 20 years in prison by a Conakry court, which found him guilty of crimes."
    )
    assert [each.deeds for each in accounts(words)] == [{"trial"}]


def test_a_battle_named_with_its_day_is_told_by_the_next_sentence() -> None:
    """ "The Battle of X was fought on …" and "At dawn guerrillas attacked the port" tell of one deed."""
    words = (
        "The Battle of Gao was fought on 3 May 1972. At dawn guerrillas of the Popular Front attacked the port of Gao, "
        "which nine soldiers held."
    )
    (found,) = accounts(words)
    assert (found.when, any("popular front" in each for each in found.by)) == (("1972-05-03",), True)
