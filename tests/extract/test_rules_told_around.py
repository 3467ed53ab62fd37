"""Tests of deeds told around others: entries of one report, what was done next, what only seems another deed."""

from __future__ import annotations

from datetime import date

from dateline.evaluate.accounts import Produced, produced_by
from dateline.extract.rules import RulesEngine
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.toll import Outcome
from dateline.read.page import Page
from tests.extract.rules_world import accounts, gazetteer, killed

PUBLISHED = date(2015, 6, 12)
"""A Friday."""


def read(text: Text) -> list[Produced]:
    """Give the accounts that the engine makes of a text with blocks of its own."""
    engine = RulesEngine(gazetteer(), lambda _: PUBLISHED)
    return produced_by(next(iter(engine.extract([text]))))


def row(header: list[str], cells: list[str]) -> list[Produced]:
    """Read a table of one incident."""
    page = Page()
    page.add_row(BlockKind.TABLE_HEADER, header)
    page.add_row(BlockKind.TABLE_ROW, cells)
    return read(Text("text-1", "document-1", "test", page.characters, "", page.blocks))


def test_row_tells_who_did_it_where_no_cell_names_them() -> None:
    """What tells the incident names those who did it, and no cell beside it does."""
    header = ["Date", "Place", "Killed", "Incident"]
    (told,) = row(header, ["12 May 2011", "Zabul", "6", "Taliban gunmen opened fire on a row of shops"])
    assert "taliban gunmen" in told.by
    (none,) = row(header, ["13 May 2011", "Zabul", "2", "Army supply convoy ambushed on the road"])
    assert not none.by


def test_entries_of_one_report_add_nothing_to_each_other() -> None:
    """The dead of an entry with a place of its own are not those of the entry before."""
    entries = [
        "MOSUL - Two soldiers were killed by a roadside bomb in Mosul on Thursday, police said.",
        "BAGHDAD - Iraqi and American troops killed a militant commander during a night raid in Baghdad, police said.",
    ]
    starts = [0, len(entries[0]) + 2]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Span(at, at + len(each))) for at, each in zip(starts, entries, strict=True)
    )
    told = read(Text("text-1", "document-1", "test", "\n\n".join(entries), "", blocks))
    assert [killed(each) for each in told] == [{2}, {1}]
    assert "raid" in told[1].deeds


def test_what_was_done_to_people_next_belongs_to_the_deed_before() -> None:
    """A passive with no day, place or doer of its own tells no deed of its own."""
    (told,) = accounts(
        "Gunmen took guests of a hotel hostage in Kabul on Wednesday. Two policemen were killed when the first patrol "
        "to arrive came under fire.",
        PUBLISHED,
    )
    assert killed(told) == {2}


def test_who_is_hit_back_is_hit_in_another_deed() -> None:
    """Those who did the first deed suffer the second, which others did."""
    told = accounts(
        "Government soldiers killed 30 villagers in Bossangoa on 4 May 2013. The soldiers had come under attack by a "
        "group of militiamen that morning.",
        PUBLISHED,
    )
    assert len(told) == 2
    assert any("militiamen" in " ".join(each.by) for each in told)


def test_ambush_is_laid_by_the_others() -> None:
    """ "They ran into an ambush laid by the rebels": the rebels did it."""
    (told,) = accounts(
        "Four rangers were killed on 3 March 2014 when they ran into an ambush laid by LRA rebels near Bangassou."
    )
    assert "ambush" in told.deeds
    assert "ranger" not in " ".join(told.by)
    assert any("lra" in each for each in told.by)


def test_day_on_which_bodies_are_found_is_not_the_day_of_the_deed() -> None:
    """ "Rescuers pulled bodies on Friday from the market where …": the deed has no day of its own there."""
    (told,) = accounts(
        "Rescuers pulled bodies on Friday from the market in Quetta where a suicide bomber blew himself up. "
        "The attack took place on Thursday and killed 31 people.",
        PUBLISHED,
    )
    assert set(told.when) == {"2015-06-11"}


def test_those_who_lose_their_lives_did_nothing() -> None:
    """ "Lost their lives" and "suffered burns" have those hit for their subject."""
    told = accounts("Two guards and a clerk lost their lives in an attack on a bank in Bogotá on Thursday.", PUBLISHED)
    assert told
    assert not any(each.by for each in told)


def test_who_carried_it_out_is_told_after_the_weapons() -> None:
    """ "An attack with gas which X carried out" was done by X, wherever the parse hangs the clause."""
    (told,) = accounts(
        "It was an attack with rockets and mortars which the Taliban carried out on Kunduz on 3 May 2015."
    )
    assert any("taliban" in each for each in told.by)


def test_fire_on_those_who_fled_is_of_the_same_deed() -> None:
    """A clause on those the clause before speaks of tells no other deed."""
    (told,) = accounts(
        "On 3 May 2015 jets bombed a market at Ariha, in Syria, and a helicopter fired on those who fled."
    )
    assert told.when == ("2015-05-03",)


def test_place_of_filing_is_no_place_of_a_deed_told_elsewhere() -> None:
    """A report headed with a place and a day tells what follows of the place that its first deed names."""
    told = accounts(
        "Rawalpindi, 9 June 2015: Terrorists attacked a police post in Bannu. The terrorists rammed an explosive-laden "
        "car into the gate, killing four policemen."
    )
    assert not any("Rawalpindi" in place.words for each in told for place in each.places)


def test_figure_of_the_night_before_dates_no_deed() -> None:
    """ "Up from 59 the night before" is the day of a figure."""
    (told,) = accounts(
        "A bomb exploded in a market in Quetta. Hospital officials put the number of dead at 100, up from 59 the night "
        "before; 220 people were injured.",
        PUBLISHED,
    )
    assert told.when == ()
    assert set(told.figures[Outcome.INJURED]) == {220}


def test_who_runs_over_a_mine_suffers_it() -> None:
    """ "A police car ran over an improvised explosive device near X": the car did nothing."""
    (told,) = accounts(
        "An army truck ran over an improvised explosive device near Sangin on 3 May 2012; two soldiers died."
    )
    assert "remote_explosive" in told.deeds
    assert not told.by
    assert "Sangīn" in {place.name for place in told.places}


def test_both_sides_fall_in_a_fight() -> None:
    """A soldier and gunmen who die in a shootout fought it."""
    (told,) = accounts("Nine suspected gunmen and a soldier died in a shootout in Iguala on 3 May 2012.")
    assert "a soldier" in told.by
    assert any("suspected gunmen" in each for each in told.by)


def test_chief_suspect_is_suspected() -> None:
    """ "X was the chief suspect" lays the deed told before at X's door."""
    (told,) = accounts(
        "A bomb killed 12 people in Ankara on 3 May 2015. The minister said the PKK was the chief suspect."
    )
    assert any("pkk" in each for each in told.by)


def test_where_citizens_come_from_is_no_place_of_the_deed() -> None:
    """ "A citizen of Canada" says nothing of where."""
    told = accounts("A citizen of Canada and two Afghan drivers were killed by a mine in Kandahar on 3 May 2012.")
    assert not any(place.name == "Canada" for each in told for place in each.places)


def test_number_of_victims_that_rises_is_a_toll() -> None:
    """ "The number of victims of the rocket attack on X has risen to 38" counts the dead of that attack."""
    (told,) = accounts("The number of victims of the rocket attack on the bus depot in Donetsk has risen to 38.")
    assert killed(told) == {38}


def test_figure_may_stand_before_what_it_counts() -> None:
    """ "Put at 41 the number of people killed when …"."""
    (told,) = accounts(
        "A commission put at 41 the number of people killed when a car bomb went off in Jos on 3 May 2014."
    )
    assert killed(told) == {41}


def test_roads_and_forests_name_places() -> None:
    """ "On the X road" and "in the forest of X" name a place that no list knows."""
    (one,) = accounts("Bandits killed three traders in an ambush on the Birnin Yaro road on 3 May 2021.")
    (two,) = accounts("Soldiers clashed with rebels at the forest of Bodoro on 3 May 2021.")
    assert "Birnin Yaro" in {place.words for place in one.places}
    assert "Bodoro" in {place.words for place in two.places}
