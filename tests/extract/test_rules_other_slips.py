"""Slips met in texts of our own: what was blamed on others before, second bombs, how people are tortured, that year."""

from __future__ import annotations

from datetime import date

from dateline.evaluate.accounts import Produced
from tests.extract.rules_world import accounts, killed

PUBLISHED = date(2020, 5, 20)


def only(words: str) -> Produced:
    """Give the one account of a text."""
    (found,) = accounts(words, PUBLISHED)
    return found


def test_what_was_blamed_on_somebody_before_a_riot_is_no_deed_of_theirs_in_it() -> None:
    """ "Set fire to houses after a drowning was blamed on X"."""
    words = (
        "Crowds of Albanians set fire to churches in Gao on Monday after the drowning of two boys was blamed on Serbs."
    )
    assert not any("serbs" in each for each in only(words).by)


def test_the_device_told_before_went_off_wherever_it_was_hidden() -> None:
    """A clause between commas says more of it."""
    words = (
        "A bomb tore through a station in Minsk on Monday, killing 12 people. The device, hidden under a bench on the "
    )
    assert killed(only(words + "platform of Tenka station, went off as a train pulled in.")) == {12}


def test_who_is_hung_by_his_thumbs_is_tortured_and_lives() -> None:
    """And his thumbs did nothing."""
    words = "On 9 December 1987 an editor was beaten with hoses in Colombo and hung by his thumbs."
    found = only(words)
    assert (set(found.deeds), found.by, killed(found)) == ({"torture"}, frozenset(), set())


def test_that_year_before_those_who_fired() -> None:
    """A ceasefire is agreed, and a bus fired on."""
    words = (
        "The war began in 1994. On 6 May that year gunmen fired on a bus in Gao, wounding eight, and on 30 May a mine "
    )
    days = {each.when for each in accounts(words + "killed four policemen near Kidal.", PUBLISHED)}
    assert {("1994-05-06",), ("1994-05-30",)} <= days


def test_a_second_grenade_that_failed_to_go_off_is_told_with_the_first() -> None:
    """As a second bomb is."""
    words = "A grenade thrown into a crowd in Gao killed one person on Monday. A second grenade failed to go off."
    assert killed(only(words)) == {1}


def test_gunmen_who_free_prisoners_and_kill_attack() -> None:
    """Those who are freed are not all that it was about."""
    words = "On 3 May 2013 gunmen attacked the town of Bama, freeing 105 prisoners and killing 55 people."
    assert (set(only(words).deeds), killed(only(words))) == ({"attack"}, {55})


def test_one_of_those_taken_who_died_died_of_it() -> None:
    """His day is no day of another deed."""
    words = "On 17 June 2006 twelve men were rounded up in Kafr and beaten. One of them, a teacher, died on 19 June."
    told = accounts(words, PUBLISHED)
    assert {each.when for each in told} == {("2006-06-17",)}


def test_what_follows_an_aside_on_the_dead_is_of_the_deed() -> None:
    """ "Killed 31 people, most of them students, in an attack on X on Monday": one deed, with its day and place."""
    words = "A suicide bomber killed 31 people, most of them students, in an attack on a hall in Gao on Monday."
    found = only(words)
    assert (found.when, [each.name for each in found.places], killed(found)) == (("2020-05-18",), ["Gao"], {31})


def test_when_and_where_somebody_was_born_or_something_built_is_no_part_of_the_deed() -> None:
    """The participle that opens the sentence has its own day and town."""
    for opening in ("Born in Lyon in 1950, the priest", "Built in 1984, the mosque"):
        found = only(f"{opening} was bombed by rebels in Gao on 3 May 2001.")
        assert (found.when, {each.name for each in found.places}) == (("2001-05-03",), {"Gao"})


def test_a_group_formed_by_somebody_did_its_deeds_later() -> None:
    """ "Formed in March 2012 by deserters, X captured Azaz": two deeds and two days."""
    words = (
        "Formed in March 2012 by deserters from the army, the Falcon Brigade captured the town of Azaz on 19 July 2012."
    )
    told = {(*each.deeds, each.when) for each in accounts(words, PUBLISHED)}
    assert told == {("founding", ("2012-03",)), ("territorial_gain", ("2012-07-19",))}


def test_whoever_executed_somebody_the_next_day_had_not_captured_him() -> None:
    """The doer told with the second deed is of that one, where each has its day."""
    words = "Diallo was captured near Gao on 8 October 1967 and executed the next day by a sergeant of the army."
    doers = {kind: each.by for each in accounts(words, PUBLISHED) for kind in each.deeds}
    assert (doers["arrest"], doers["execution"]) == (frozenset(), frozenset({"a sergeant of the army"}))


def test_earlier_deeds_of_a_group_are_not_the_one_told() -> None:
    """ "X, a group blamed for earlier attacks, denied any part in it"."""
    words = "Bombs on trains killed 83 people in Gao on Monday. Lashkar-e-Taiba, a group blamed for earlier attacks, "
    assert not only(words + "denied any part in it.").by


def test_a_financial_capital_is_no_seat_of_government() -> None:
    """It is another town of the land."""
    found = only("A bomb killed 83 people on Monday in India's financial capital.")
    assert "New Delhi" not in {each.name for each in found.places}


def test_an_army_said_to_be_of_a_land_is_no_guard_told_before() -> None:
    """Of which no land was told."""
    words = "Officers of the National Guard overthrew the president on 15 July 1974 in Nicosia. On 14 August 1974 the "
    taken = [each for each in accounts(words + "Turkish army took Famagusta.") if "territorial_gain" in each.deeds]
    assert [each.by for each in taken] == [{"the turkish army"}]


def test_what_had_been_done_the_day_before_a_visit_was_done_then() -> None:
    """The day of the visit is counted from, and told of no deed."""
    for words in (
        "On 3 February 2015 the commission visited Fotokol, where fighters had killed 81 civilians the day before.",
        "The minister toured Gao on 3 February 2015, where rebels had killed nine people the day before.",
    ):
        assert only(words).when == ("2015-02-02",)


def test_named_others_who_took_revenge_hours_later_did_a_deed_of_their_own() -> None:
    """However known they are."""
    words = (
        "Rebels attacked the village of Lari on 25 March 1953; 74 people died. Hours later the Home Guard took revenge "
    )
    first, second = accounts(words + "and killed some 200 men.", PUBLISHED)
    assert (killed(first), killed(second), "home guard" in second.by) == ({74}, {200}, True)


def test_throats_do_nothing() -> None:
    """ "Had their throats cut" names nobody who did it."""
    words = "Rebels killed 81 civilians in Fotokol on 3 May 2015. Most of them had their throats cut in the mosque."
    assert not any("throats" in each for account in accounts(words, PUBLISHED) for each in account.by)
