"""One deed told once: what befell people side by side, how attackers came, what they did in the hours that followed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.rules_world import accounts, killed

PUBLISHED = date(2024, 8, 1)


def test_weapon_of_one_clause_hits_nothing_in_the_next() -> None:
    """ "Bombarded X with mortars, and the palace was hit" tells one shelling."""
    told = accounts("On 8 June 1976 a column of rebels bombarded Kidal with mortars, and the town hall was hit.")
    assert [each.deeds for each in told] == [{"shelling"}]


def test_what_the_doers_fought_in_before_is_no_deed() -> None:
    """ "A general who had fought in Korea" arrives on a day that is none of those wars'."""
    assert accounts("The general, who had fought in Korea and Vietnam, arrived in Lagos on 3 May 1999.") == []


def test_deposed_and_executed_is_one_deed() -> None:
    """A president overthrown and put to death in one row of verbs."""
    (told,) = accounts("On 3 May 1999 the president was deposed by his guards in Moroni and executed.")
    assert "leadership_change" in told.deeds
    assert told.by == {"his guards"}


def test_army_camp_overrun_with_dead_was_attacked() -> None:
    """ "Overran a camp and killed 30" tells more of an attack than of ground won."""
    (told,) = accounts("On 3 May 1999 rebels overran an army camp near Kidal and killed 30 soldiers.")
    assert told.deeds == {"attack"}
    assert killed(told) == {30}


def test_court_that_finds_guilty_and_sentences_holds_one_trial() -> None:
    """The day of the offence parts them no more than that of a deed a man is tried for."""
    told = accounts(
        "A court in Guinea on Wednesday found the colonel guilty of murder and sentenced him to nine years in prison "
        "for the massacre at a stadium in Conakry on 28 September 2009.",
        PUBLISHED,
    )
    assert [each.when for each in told if "trial" in each.deeds] == [("2024-07-31",)]


@pytest.mark.parametrize("begins", ["takes effect on Friday", "comes into force on Friday"])
def test_truce_that_shall_begin_is_no_new_one(begins: str) -> None:
    """ "A truce takes effect on Friday" speaks of what is agreed already."""
    assert accounts(f"Fighting in Kidal has eased. A truce {begins}.", PUBLISHED) == []


def test_people_marched_about_do_not_march() -> None:
    """ "Marched him through the streets and shot him"."""
    told = accounts("On 17 April 1971 soldiers marched a teacher through the streets of Kandy and shot him.")
    assert [each.deeds for each in told] == [{"shooting"}]


def test_treaty_signed_is_an_agreement() -> None:
    """ "By a treaty signed in X", at the very start of a text too."""
    told = accounts("By a treaty signed in Algiers on 5 August 1979 Mauritania renounced its claims.")
    assert [each.deeds for each in told] == [{"agreement"}]
    assert told[0].when == ("1979-08-05",)


def test_bus_raked_was_fired_on() -> None:
    """ "Raked a bus with automatic fire"."""
    (told,) = accounts("On 3 May 1999 gunmen raked the minibus of a football team with automatic fire near Kandahar.")
    assert told.deeds == {"shooting"}
    assert told.by == {"gunmen"}


def test_attackers_told_to_have_come_are_those_told_of() -> None:
    """ "The attackers came on foot through X and took rifles" goes on telling the attack."""
    (told,) = accounts(
        "Insurgents shot dead 15 people at a checkpoint in Yala in Thailand on Tuesday. The attackers came on foot "
        "through Lam Phaya and made off with rifles.",
        PUBLISHED,
    )
    assert killed(told) == {15}
    assert "insurgents" in told.by


def test_massacre_that_took_place_is_told_in_full_by_the_next_sentence() -> None:
    """ "The X massacre took place on D in Y. A patrol fired on …"."""
    (told,) = accounts(
        "The Barranquita massacre took place on 14 August 1985 in the department of Ayacucho, Peru. A patrol of the "
        "army drove villagers into a house near Accomarca and threw in grenades. Sixty-nine people died."
    )
    assert (told.when, killed(told)) == (("1985-08-14",), {69})
    assert told.by == {"a patrol of the army"}


@pytest.mark.parametrize("then", ["In the hours that followed", "Over the next few hours", "In the course of the day"])
def test_hours_that_followed_are_of_that_day(then: str) -> None:
    """What was done in the course of the day told has that day."""
    told = accounts(
        f"On 15 April 2014 rebels took Bentiu in South Sudan. {then} gunmen killed 200 traders at a mosque."
    )
    assert [each.when for each in told if killed(each)] == [("2014-04-15",)]


def test_they_of_one_row_are_the_same() -> None:
    """ "They searched places where civilians hid, and there they killed 200": civilians killed nobody."""
    told = accounts(
        "Rebel forces took Bentiu on 15 April 2014. In the hours that followed they searched places where civilians "
        "had sought refuge, and at the mosque they killed at least 287 traders."
    )
    assert not any("civilians" in each.by for each in told)
