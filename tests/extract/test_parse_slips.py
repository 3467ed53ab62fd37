"""Tests of the parser's slips: each is read as the words say, whatever the parse makes of it."""

from __future__ import annotations

from datetime import date

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed


def test_a_day_that_opens_a_sentence_owns_no_noun_after_it() -> None:
    """After "On 4 March 2012" the next noun is the subject, and tells the kind of deed."""
    (told,) = accounts("On 4 March 2012 suicide bombers of the movement killed 31 people in Maiduguri, Nigeria.")
    assert told.deeds == {"suicide_bombing"}
    assert told.when == ("2012-03-04",)


def test_who_stands_before_the_verb_did_it() -> None:
    """What follows a clause in between is the subject of the verb, and no name for those in the clause."""
    (told,) = accounts(
        "On 9 June 2003, during a quarrel over cattle, a mortar shell fired by the FARC hit a school in Toribío."
    )
    assert told.when == ("2003-06-09",)
    assert "Toribío" in {place.words for place in told.places}


def test_verb_joined_to_a_clause_of_another_form_goes_with_the_verb_above() -> None:
    """ "Who had fled there and wounded 60": those who fled wounded nobody."""
    (told,) = accounts(
        "On 2 May 2013 rebels killed 30 villagers who had fled to the church in Bossangoa and wounded 60 others."
    )
    assert (killed(told), set(told.figures[Outcome.INJURED])) == ({30}, {60})
    assert told.by == {"rebels"}


def test_particle_makes_a_verb() -> None:
    """ "Gun down" after "and" tells a deed, where those who did it came to."""
    told = accounts("3 June 1991: Rebels enter Timbuktu on camels and gun down 12 traders at the market.")
    (shot,) = [each for each in told if "shooting" in each.deeds]
    assert (shot.when, killed(shot)) == (("1991-06-03",), {12})
    assert [place.name for place in shot.places] == ["Timbuktu"]


def test_clause_with_by_is_said_of_the_subject() -> None:
    """ "When four men led by X, known as Y, raided": the men raided."""
    (told,) = accounts(
        "The raid began on 3 May 1988, when four men led by Ali Diallo, known as the Falcon, attacked a bank in Bamako."
    )
    assert told.when == ("1988-05-03",)
    assert told.by == {"four men"}


def test_people_fired_at_hang_on_no_weapon() -> None:
    """ "Opened fire with a pistol on women who were waiting in X" happened in X."""
    (told,) = accounts(
        "A man opened fire with a pistol on women who were waiting in the market of Bamako.", date(2016, 5, 4)
    )
    assert "Bamako" in {place.name for place in told.places}


def test_man_on_a_scooter_shot_dead() -> None:
    """ "Shot dead" after a noun is the verb, whatever the parser takes it for."""
    (account,) = accounts("A man on a scooter shot dead a rabbi at a school in Toulouse on 19 March 2012.")
    assert account.by == {"a man"}


def test_name_that_looks_like_a_verb() -> None:
    """ "IS militants" are militants of that name."""
    (account,) = accounts("IS militants blew up the temple at Palmyra on 23 August 2015.")
    assert any("is" in name.split() for name in account.by)


def test_day_before_who_says_it_is_that_of_the_deed() -> None:
    """ "… near X, on Friday, the army said": the army may have said it on any day."""
    (told,) = accounts(
        "Rebels shot dead a teacher in Dungu, in the province of Haut-Uele, on Thursday night, the council reported.",
        date(2016, 5, 7),
    )
    assert told.when == ("2016-05-05",)


def test_what_men_are_dressed_as_did_nothing() -> None:
    """ "Men dressed as policemen opened fire": the men did it."""
    (told,) = accounts(
        "Two people were killed when rebels dressed as policemen opened fire in Dungu.", date(2016, 5, 7)
    )
    assert told.by == {"rebels"}


def test_police_who_investigate_arrest() -> None:
    """The main verb may hang on what is said of its subject."""
    (told,) = accounts("Police investigating a robbery arrested two men in Dundalk on 3 May 2016.")
    assert told.by == {"police"}


def test_passers_by_are_people() -> None:
    """ "Wounded 11 passers-by" is a toll, whatever the parse makes of "by"."""
    (told,) = accounts("A car bomb killed five guards and wounded 11 passers-by in Aden on 3 May 2016.")
    assert set(told.figures[Outcome.INJURED]) == {11}


def test_day_in_the_middle_owns_no_doers() -> None:
    """ "Earlier, on 14 February, | soldiers and militiamen killed": they are the subject, and no part of the day."""
    (told,) = accounts("Earlier in 2016, on 14 February, soldiers and armed men killed 21 villagers in Gao.")
    assert told.by == {"soldiers", "armed men"}


def test_what_an_inquiry_found_was_done_by_others() -> None:
    """After "has found that on a day", the next noun did what follows, and not the inquiry."""
    (told,) = accounts(
        "The inquiry has established that on 9 May 1986 an army patrol led by a captain drove the people of Gao "
        "into a barn and then opened fire."
    )
    assert all("inquiry" not in each for each in told.by)
    assert any("patrol" in each for each in told.by)


def test_men_armed_with_something_do_what_follows() -> None:
    """ "When men armed with axes | attacked": the men attacked, and not what the sentence began with."""
    (told,) = accounts("The rising began on 29 March 1947, when men armed with axes attacked the camp at Gao.")
    assert told.by == {"men"}


def test_headline_verb_with_subject_and_object() -> None:
    """ "Gunmen fire 44 shots into a shop" tells a deed in the present."""
    (told,) = accounts("5 May 1992: Two gunmen fire 44 shots into a shop in Gao; five customers die.")
    assert told.by == {"two gunmen"}
    assert killed(told) == {5}


def test_what_is_said_of_a_bomb_is_no_main_verb() -> None:
    """ "A bomb said to belong to X | went off" tells one deed, of X."""
    (told,) = accounts("A bomb said to belong to the Shining Path went off in Lima on 4 May 1986, killing two people.")
    assert any("shining path" in each for each in told.by)
    assert killed(told) == {2}


def test_verb_taken_for_an_attribute() -> None:
    """ "Rebels hacked to death nine villagers" and "armed men, …, looted shops" tell deeds, and their doers."""
    (hacked,) = accounts("Rebels hacked to death nine villagers in Beni on 4 May 2016.")
    assert hacked.by == {"rebels"}
    (looted,) = accounts("Armed men, reportedly from the LRA, looted shops in Bangassou on 4 May 2017.")
    assert "armed men" in looted.by


def test_forces_after_their_source() -> None:
    """ "According to the inquiry, X forces, helped by Y, | arrested": the forces are no inquiry."""
    (told,) = accounts(
        "On 13 March 2004, according to the inquiry, Ivorian Security Forces, assisted by militia, arrested "
        "dozens of people in Abobo."
    )
    assert any("security forces" in each for each in told.by)


def test_believed_to_be_somebody() -> None:
    """ "Insurgents believed to be Taliban | opened fire": they did."""
    (told,) = accounts("Insurgents believed to be Taliban opened fire on a convoy in Kandahar on 4 May 2011.")
    assert "insurgents" in told.by


def test_time_spent_on_a_deed() -> None:
    """ "A man spent an hour | shooting at shoppers": he did, and it was no kind of hour."""
    (told,) = accounts("On 22 July 2011 a man spent an hour shooting at shoppers in Oslo.")
    assert told.by == {"a man"}
