"""Tests of whose a weapon is, of towns entered to kill and of numbers after a day."""

from __future__ import annotations

import pytest

from dateline.extract.tolls import find_tolls
from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("A military jet dropped two bombs on Gao on 3 May 2022, killing nine people.", "military"),
        ("On 12 June 2001 an ETA bomb went off in Gao and killed three officers.", "eta"),
        ("An air force plane bombed Gao on 31 May 1988, killing 40 people.", "air force"),
    ],
)
def test_weapon_is_theirs_whose_name_stands_before_it(words: str, doer: str) -> None:
    """The word before a bomb or a jet says whose it was."""
    assert doer in accounts(words)[0].by


def test_town_entered_to_kill_is_an_attack() -> None:
    """Men who enter a village and kill there have taken no town; the death they avenge is no deed of theirs."""
    words = (
        "On 3 April 1983 guerrillas entered Gao and murdered 69 peasants in reprisal for the death of a commander. "
        "On 5 June 2013 troops entered Konna and fought rebels all day."
    )
    first, second = accounts(words)
    assert first.deeds == {"attack"}
    assert killed(first) == {69}
    assert second.deeds == {"armed_clash"}


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("On 8 May two people were killed.", 2),
        ("On 5 June 12 people were killed.", 12),
        ("On 12 June 1999 villagers were killed.", None),
    ],
)
def test_number_after_a_day_counts_people_where_it_can_be_no_year(words: str, figure: int | None) -> None:
    """A spelled number, or a second one after the day, is no part of the date."""
    assert [toll.toll.best for toll in find_tolls(words)] == [figure]


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("A former soldier opened fire in Gao on 5 November 2009. He shot dead 13 people.", "a former soldier"),
        (
            "President Habib Keita spoke in Bamako. A bomber struck a bus in Gao on 3 May 1985. He killed four.",
            "a bomber",
        ),
        (
            "The High Court at Gao sentenced the offender. On 15 March 2009 he shot dead four men in Gao.",
            "the offender",
        ),
    ],
)
def test_he_is_the_one_man_told_of_before(words: str, doer: str) -> None:
    """ "He" means the man who did it, named or not, before anyone else whom the text names."""
    assert doer in accounts(words)[-1].by


def test_sentences_of_many_years_are_no_other_day() -> None:
    """A length of years in prison sets no second trial apart."""
    words = "On 2 August 2011 a court in Gao convicted three men and sentenced each to more than 6,000 years in prison."
    assert len(accounts(words)) == 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A lorry packed with dynamite destroyed the barracks at Gao on 3 June 1987, leaving 15 dead.", "vehicle_bomb"),
        ("Mirage jets of the air force bombed a factory in Gao on 12 February 1970.", "air_strike"),
        ("Rebels destroyed a helicopter in Gao on 3 May 2012.", "destruction"),
        ("Gunmen broke into a school in Gao on 3 May 2012 and took 279 pupils away.", "abduction"),
    ],
)
def test_deed_by_what_it_was_done_with(words: str, kind: str) -> None:
    """What a car is packed with and whose jets bomb say what was done; a helicopter destroyed struck nobody."""
    assert kind in accounts(words)[0].deeds


def test_deed_done_in_the_course_of_another_has_its_day() -> None:
    """The day of the coup is the day of what was done during it."""
    (account,) = accounts("During the coup of 11 September 1973, jets of the air force bombed the palace in Gao.")
    assert account.when == ("1973-09-11",)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("On 16 July 1995 soldiers shot about 90 men at the Kozluk Military Farm.", "Kozluk Military Farm"),
        ("Planes dropped napalm over Tassara, in the north of Gao region, on 3 May 2014. Nine people died.", "Tassara"),
        ("Troops attacked Ituango, in the Malian region of Gao, on 11 June 1996. Four men died.", "Ituango"),
    ],
)
def test_place_no_list_knows(words: str, place: str) -> None:
    """A farm with a martial name is a place, and so is what was struck "in the region of X"."""
    assert any(place in each.words for each in accounts(words)[0].places)
