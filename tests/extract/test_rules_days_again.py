"""Days of entries inside a paragraph, and days that a story counts on to or comes back to."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.evaluate.accounts import produced_by
from dateline.extract.dates import find_times
from dateline.extract.rules import RulesEngine
from dateline.model.document import Block, BlockKind, Text
from dateline.model.edtf import to_edtf
from dateline.model.evidence import Span
from tests.extract.rules_world import accounts, gazetteer, killed


def told(words: str, published: date | None = None) -> list[str]:
    """Give the EDTF of every dated time in a text."""
    return [to_edtf(one.interval) for one in find_times(words, published=published) if one.interval is not None]


def in_one_block(words: str) -> list[tuple[tuple[str, ...], set[int]]]:
    """Give day and dead of each account of a paragraph, its line breaks kept."""
    text = Text("text", "document", "test", words, "", (Block(BlockKind.PARAGRAPH, Span(0, len(words))),))
    (found,) = RulesEngine(gazetteer(), lambda _: None).extract([text])
    return [(each.when, killed(each)) for each in produced_by(found)]


def test_a_chronology_opens_its_entries_after_its_heading() -> None:
    """The first day of a list belongs to its entry, though a heading with no full stop goes before it."""
    words = (
        "Lebanon: key dates of the war\n"
        "13 April 1975 – Gunmen kill 27 passengers of a bus in Ain el-Rummaneh.\n"
        "18 January 1976: Militiamen shoot dead 40 people in Beirut. Another 60 are wounded."
    )
    assert in_one_block(words) == [(("1975-04-13",), {27}), (("1976-01-18",), {40})]


def test_lettered_cases_open_with_place_and_day() -> None:
    """ "(b) Tartous, 4 May 2013: …" dates and places its case and no other."""
    words = (
        "Cases seen by the Commission. (a) Homs, Syria, 3 June 2012: soldiers executed nine men. "
        "(b) Tartous, 4 May 2013: members of a militia shot dead 30 residents and burned their houses."
    )
    found = accounts(words)
    assert [(each.when, killed(each)) for each in found] == [(("2012-06-03",), {9}), (("2013-05-04",), {30})]
    assert [[place.name for place in each.places][:1] for each in found] == [["Homs"], ["Ţarţūs"]]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("1987 May 14: officers seize parliament. 2000 July 13 – hostages leave.", ["1987-05-14", "2000-07-13"]),
        ("A truce was signed on 18 March 1962. Eight days after that, he was shot.", ["1962-03-18", "1962-03-26"]),
        ("He fell on 13 January 1963. She took over four years later to the day.", ["1963-01-13", "1967-01-13"]),
    ],
)
def test_days_counted_and_written_otherwise(words: str, days: list[str]) -> None:
    """The year goes first; "after that" and "to the day" count from the day told."""
    assert told(words) == days


def test_days_go_on_past_a_months_end() -> None:
    """ "25 August 2017 … 30 August … 2 September", told in September of the next year."""
    words = "On 25 August 2017 rebels came. On 30 August soldiers came. On 2 September both were gone."
    assert told(words, date(2018, 9, 17))[2] == "2017-09-02"


def test_no_such_day_since_then() -> None:
    """ "The worst night since 13 August 2004, when …" goes on to tell what was done on that day."""
    (found,) = accounts("It was the worst night since 13 August 2004, when gunmen killed 16 refugees at Gatumba.")
    assert (found.when, killed(found)) == (("2004-08-13",), {16})


def test_a_semicolon_before_a_day_counted_on() -> None:
    """ "…; four days before that, fighters stormed B" is another event with its own dead."""
    words = "A bomb in Gao killed four men on 9 May 2018; two days before that, gunmen shot dead nine farmers in Mopti."
    assert [(each.when, killed(each)) for each in accounts(words)] == [(("2018-05-09",), {4}), (("2018-05-07",), {9})]


def test_the_clause_of_a_day_goes_on() -> None:
    """ "Remembers 8 June 1998, when rebels set fire to a school, and 80 pupils burned to death" is one deed."""
    words = (
        "The valley remembers 8 June 1998, when rebels set fire to a school at Luena, and 80 pupils burned to death."
    )
    (found,) = accounts(words)
    assert (found.when, killed(found)) == (("1998-06-08",), {80})


def test_days_after_the_fall_of_a_town() -> None:
    """ "Two days after the fall of the town" counts from the day the town was taken."""
    words = (
        "Rebels seized the town of Bentiu from the army on 15 April 2014. "
        "Two days after the fall of the town, gunmen fired on a camp in Bor, killing 58."
    )
    assert [each.when for each in accounts(words)] == [("2014-04-15",), ("2014-04-17",)]


def test_the_day_of_accusing_is_not_that_of_the_deed() -> None:
    """ "The minister on Friday blamed the militia for killing nine farmers on 3 May"."""
    words = "The minister on Friday blamed the militia for killing nine farmers in Mopti on 3 May."
    (found,) = accounts(words, date(2018, 6, 21))
    assert found.when == ("2018-05-03",)


def test_reprisals_that_followed_then() -> None:
    """The day stands in the clause about what opens the sentence: "in the riots that followed in May 1992"."""
    (found,) = accounts("In the reprisals that followed in May 1992, the army shot dead nine villagers in Bamako.")
    assert (found.when, killed(found)) == (("1992-05",), {9})


def test_a_round_up_tells_its_day_once() -> None:
    """Items of a round-up were done on the day it is of, each at the place it opens with."""
    words = (
        "Following are incidents reported in Iraq on Wednesday:\n"
        "BAGHDAD - A car bomb killed 14 people in Karrada.\n"
        "MOSUL - Gunmen shot dead two policemen.\n"
        "KIRKUK - A roadside bomb wounded three soldiers. A similar bomb had killed two there on April 2."
    )
    text = Text("text", "document", "test", words, "", (Block(BlockKind.PARAGRAPH, Span(0, len(words))),))
    (found,) = RulesEngine(gazetteer(), lambda _: date(2007, 4, 18)).extract([text])
    days = [each.when for each in produced_by(found)]
    assert days == [("2007-04-18",), ("2007-04-18",), ("2007-04-18",), ("2007-04-02",)]
    assert [place.name for each in produced_by(found)[1:3] for place in each.places] == ["Mosul", "Kirkuk"]


def test_an_entry_that_only_says_who_died_has_the_day_too() -> None:
    """ "(a) Homs, 3 June 2012: nine men were killed" opens its entry with no word of how."""
    words = "Cases. (a) Homs, Syria, 3 June 2012: nine men were killed. (b) Daraa, Syria, 4 May 2013: six were killed."
    assert [(each.when, killed(each)) for each in accounts(words)] == [(("2012-06-03",), {9}), (("2013-05-04",), {6})]


def test_the_day_of_that_week() -> None:
    """ "Last week's attack … the assault of Thursday, April 17" is one deed, and was on that day."""
    words = (
        "Fifty-four soldiers died in last week's attack on two posts in the north of Benin. "
        "The group JNIM said its men had killed 70 soldiers in the assault of Thursday, April 17."
    )
    (found,) = accounts(words, date(2025, 4, 24))
    assert ("2025-04-17" in found.when, killed(found)) == (True, {54, 70})


@pytest.mark.parametrize(
    ("words", "day", "town"),
    [
        ("Kano burned again in May 1991, when mobs killed 200 people and set fire to churches.", "1991-05", "Kano"),
        ("Beirut saw its worst day on 3 May 1985, when a car bomb killed 80 people.", "1985-05-03", "Beirut"),
        ("Israel took its revenge in May 1985, when jets bombed a camp and killed 20 people.", "1985-05", None),
    ],
)
def test_a_town_lived_it_when(words: str, day: str, town: str | None) -> None:
    """The town whose day it was is where it was done; a country that took its revenge is not."""
    (found,) = accounts(words)
    assert (found.when, [place.name for place in found.places]) == ((day,), [town] if town else [])
