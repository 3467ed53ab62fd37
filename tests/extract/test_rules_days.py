"""Which day a deed was done where the text does not name it: counted from another deed, or from the report's day."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.rules.claims import CARRIED
from tests.extract.rules_world import accounts, extract, killed


def days(words: str, published: date | None = None) -> list[tuple[str, ...]]:
    """Give the days of each account of a text."""
    return [account.when for account in accounts(words, published)]


def test_an_anniversary_gives_the_day_years_before() -> None:
    """ "Three years ago on Sunday" is the day three years before that Sunday, and never the Sunday itself."""
    words = "Three years ago on Sunday a truck bomb exploded in Oklahoma City, killing 168 people."
    assert days(words, date(1998, 4, 19)) == [("1995-04-19",)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ten years ago today gunmen killed nine people in Quetta.", "2006-03-10"),
        ("A year ago this Friday gunmen killed nine people in Quetta.", "2015-03-11"),
        ("Gunmen killed nine people in Quetta two weeks ago on Monday.", "2016-02-22"),
    ],
)
def test_ago_counts_from_the_day_named_with_it(words: str, expected: str) -> None:
    """What is told as so long ago on a day is counted from that day."""
    assert days(words, date(2016, 3, 10)) == [(expected,)]


def test_a_day_of_the_month_told() -> None:
    """ "On the 15th" is of the month the story is in; a floor is no day."""
    told = "Rebels shelled Goma on 9 November 2019. On the 15th, they shot dead four people on the 3rd floor in Sake."
    assert days(told) == [("2019-11-09",), ("2019-11-15",)]


def test_a_clause_counted_back() -> None:
    """ "Two months after X had seized them" tells the day of the seizure."""
    words = "The army retook Palma on 8 August 2021, a year after insurgents had captured the port of Mocimboa."
    assert days(words) == [("2021-08-08",), ("2020",)]


def test_a_clause_counted_on() -> None:
    """ "A day before a bomb killed five" tells the day of the bomb."""
    words = "Gunmen shot dead the governor in Kandahar on 3 June 2018, a day before a bomb killed five people in Kabul."
    assert days(words) == [("2018-06-03",), ("2018-06-04",)]


def test_counted_from_a_deed_told_before() -> None:
    """ "Two days after the attack" counts from the attack told in an earlier sentence."""
    words = "Gunmen killed 21 people in Tunis on 18 March 2015. Two days after the attack, police arrested nine people."
    assert days(words) == [("2015-03-18",), ("2015-03-20",)]


def test_a_length_with_no_known_day_gives_none() -> None:
    """Without a day to count from, a length tells no day."""
    words = "Police arrested nine people in Tunis two days after the attack."
    assert days(words) == [()]


def test_the_dateline_tells_from_which_day_friday_counts() -> None:
    """A report is filed on its dateline's day, whenever the page was put up."""
    words = "LA PAZ, Nov 9 (Agency) - Gunmen killed two officers in Sucre on Friday night."
    assert days(words, date(2019, 11, 20)) == [("2019-11-08",)]


def test_the_attack_for_which_somebody_is_tried() -> None:
    """A day that follows the attack a court speaks of is the attack's, and what came of it too."""
    words = (
        "A court on Friday sentenced two men for the attack on a market in Lyon on 20 March 1995, "
        "in which 12 people died."
    )
    trial, attack = accounts(words, date(2004, 2, 28))
    assert trial.when == ("2004-02-27",)
    assert (attack.when, killed(attack)) == (("1995-03-20",), {12})


def test_what_people_do_where_they_came() -> None:
    """They do it on the day and at the place they came, where the next sentence tells neither."""
    words = "The paramilitaries came to El Salado on 16 February 2000. They killed 60 people on the football pitch."
    (account,) = accounts(words)
    assert account.when == ("2000-02-16",)
    assert [place.words for place in account.places] == ["El Salado"]


def test_who_arrives_elsewhere_sets_no_scene() -> None:
    """A delegation's arrival is no scene of a raid, and a deed told somewhere else keeps no day of it."""
    words = "The delegation arrived in Geneva on 3 May 2012. Rebels attacked a village in Darfur, killing nine people."
    assert days(words) == [()]


def test_days_on_counts_on() -> None:
    """ "Thirteen days on," is so long after the day last told."""
    words = (
        "A bomb killed 213 people in Nairobi on 7 August 1998. Thirteen days on, missiles hit a factory in Khartoum."
    )
    assert days(words)[-1] == ("1998-08-20",)


def test_a_day_told_in_another_sentence_is_less_sure_and_says_so() -> None:
    """The heading's day goes to the deed below it; a day of the deed's own sentence needs no such word."""
    below = extract("8 April 2009: Two soldiers were in Jalalabad. A bomb exploded at a bank in Herat, killing nine.")
    beside = extract("A bomb exploded at a bank in Herat on 8 April 2009, killing nine.")
    (one,), (two,) = ([each for each in found.claims if each.property == "interval"] for found in (below, beside))
    assert one.value == two.value
    assert one.confidence < two.confidence
    assert CARRIED in one.reasons


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Few knew of Oxa until 19 August 2007, when rebels shot dead eleven guards there.", "2007-08-19"),
        ("She saw it on 5 April 1998: four men walked into a bar in Newry and killed two friends.", "1998-04-05"),
    ],
)
def test_a_day_that_leads_in_a_deed_is_its_day(words: str, when: str) -> None:
    """ "Until DAY, when …" and "… on DAY: …" tell the day of what follows."""
    (account,) = accounts(words)
    assert account.when == (when,)


def test_the_day_a_report_was_filed_is_not_the_day_of_what_follows() -> None:
    """Once a deed of it is told of another day, "Quetta, 3 March 2021:" dates no later sentence."""
    told = "Quetta, 3 March 2021: Militants attacked a checkpost in Panjgur on 2 March. Five guards died."
    (account,) = accounts(told, date(2021, 3, 3))
    assert (account.when, killed(account)) == (("2021-03-02",), {5})


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("The Novi massacre was the murder of 21 villagers by paramilitaries near Novi on 3 April 1999.", "1999-04-03"),
        ("The consulate in Herat was on 4 May 2010 the target of a suicide attack.", "2010-05-04"),
        ("The group has published the names of 12 men whom soldiers killed in Sake on 4 March 2013.", "2013-03-04"),
        ("The log has one line: on 9 August 2011 the ward took in 19 men hurt by a car bomb in Mosul.", "2011-08-09"),
        (
            "The inquiry found that on 8 May 1991 tanks were used to break down the walls of the mosque in Kufa and "
            "that soldiers shot dead six men who ran.",
            "1991-05-08",
        ),
    ],
)
def test_the_only_day_of_a_sentence_is_that_of_its_deed(words: str, when: str) -> None:
    """Also where the grammar hangs it on "was", on a clause about the deed's people or on the clause beside."""
    assert days(words) == [(when,)]


def test_the_day_bodies_are_brought_home_is_no_day_of_the_deed() -> None:
    """The ambush was before the flight home."""
    words = "The bodies of nine soldiers killed in an ambush near Gao were flown to Bamako on 3 May 2019."
    assert days(words) == [()]


def test_a_day_of_saying_before_a_colon_is_no_day_of_the_deed() -> None:
    """ "Told reporters on Monday: five guards were killed when …"."""
    words = (
        "The mayor told reporters on Monday: five guards were killed when rebels stormed the port of Goma on Saturday."
    )
    (account,) = accounts(words, date(2007, 3, 6))
    assert (account.when, killed(account)) == (("2007-03-03",), {5})


def test_a_sum_of_deeds_told_one_by_one_is_no_further_deed() -> None:
    """ "Two attacks shook X" only opens what is told of each."""
    words = (
        "Two attacks on 12 May 2020 shook Iraq. In Basra, gunmen shot dead four men. In Kirkuk, a bomb killed three."
    )
    assert days(words) == [("2020-05-12",)] * 2


def test_what_another_deed_followed_is_a_deed_of_its_own() -> None:
    """ "The killings followed an exchange of fire" tells two deeds of one day."""
    words = (
        "Soldiers shot dead nine men in Bama on 4 May 2014. "
        "The killings followed an exchange of fire with rebels earlier the same day."
    )
    assert len(accounts(words)) == 2


def test_a_blast_named_first_and_told_next_is_one() -> None:
    """ "Was the target of a suicide attack. A truck packed with explosives was driven into its gate"."""
    words = (
        "The consulate in Herat was on 4 May 2010 the scene of a suicide attack. "
        "A truck laden with explosives was driven into its gate, killing four guards."
    )
    (account,) = accounts(words)
    assert killed(account) == {4}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Bombs killed 32 people in Brussels on 22 March 2016. "
            "The following day the trams stood still; on 24 March police arrested six men in Schaerbeek.",
            [("2016-03-22",), ("2016-03-24",)],
        ),
        (
            "It was the deadliest attack of the year: on 3 May 2009 gunmen shot dead nine men in Cali.",
            [("2009-05-03",)],
        ),
    ],
)
def test_a_day_of_something_else_in_the_sentence(words: str, expected: list[tuple[str, ...]]) -> None:
    """What a clause before a semicolon was done on, and the year of which a deed was the worst, are no day of it."""
    assert days(words) == expected


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Twelve days after he was seized in Tripoli, the engineer's body was found on 3 March 2014.", "2014-02-19"),
        (
            "A day after a bomb exploded at a church in Jos, the president came to the town on 26 December 2010.",
            "2010-12-25",
        ),
    ],
)
def test_a_deed_counted_back_from_what_is_no_deed(words: str, when: str) -> None:
    """The day of what came after is not the deed's: the days between are counted off."""
    assert days(words)[0] == (when,)


def test_where_they_went_on_to_is_of_the_same_day() -> None:
    """ "Before storming a station, where they shot dead four": on the day of the first deed."""
    words = (
        "Gunmen opened fire on a minibus in Gurdaspur on 27 July 2015, killing three commuters before storming "
        "a police station where they shot dead four policemen."
    )
    assert days(words) == [("2015-07-27",)] * 2


def test_each_half_of_a_sentence_has_its_own_day() -> None:
    """ "On 8 March they shelled A, killing five; on the 9th they bombed B"."""
    words = "On 8 March 2010 the army shelled Homs, killing five; on the 9th it bombed Hama, killing three."
    assert days(words) == [("2010-03-08",), ("2010-03-09",)]


def test_those_who_die_later_died_of_the_deed_before() -> None:
    """ "A third succumbed on 7 May" is neither a third deed nor one of that day."""
    words = (
        "Gunmen ambushed a patrol in Pattani on 5 May 2011. "
        "Two rangers died there; a third succumbed to his wounds on 7 May."
    )
    (account,) = accounts(words)
    assert (account.when, killed(account)) == (("2011-05-05",), {1, 2})


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("The clinic took in 31 wounded after Thursday's suicide attack on the barracks in Agadez.", "2013-05-23"),
        ("Before Thursday's raid on Bama by Boko Haram, in which 12 villagers died, the army had left.", "2013-05-23"),
        ("Rebels have killed nine people in Gao since Thursday.", "2013-05-23/.."),
        ("After last month's massacre of 37 villagers at Gao, the governor promised new guards.", "2013-04"),
    ],
)
def test_after_a_days_attack_is_after_the_attack(words: str, when: str) -> None:
    """ "After Thursday's attack" tells that the attack was on Thursday; "since Thursday" alone is a stretch."""
    assert days(words, date(2013, 5, 25))[-1] == (when,)


def test_the_day_a_figure_was_given_is_no_day_of_a_deed() -> None:
    """ "Witnesses had put the dead at nine the day before"."""
    words = (
        "A bomb exploded at Gamboru on Monday, killing 30 people. Witnesses had put the dead at nine the day before."
    )
    (account,) = accounts(words, date(2020, 1, 7))
    assert (account.when, killed(account)) == (("2020-01-06",), {9, 30})
