"""Rows of lists, entries of chronologies, sums, and deeds whose country the rest of the text tells."""

from __future__ import annotations

import pytest

from dateline.evaluate.accounts import produced_by
from dateline.extract.places import Gazetteer
from dateline.extract.rules import RulesEngine
from dateline.extract.rules.homes import home_of
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction
from dateline.model.toll import Outcome, Toll
from tests.extract.rules_world import accounts, extract, gazetteer

HEADER = ["Date", "Location", "Dead", "Injured", "Perpetrator", "Details"]


def table(*rows: list[str], heading: str | None = None) -> Extraction:
    """Run the engine on a table, its first row the header."""
    words, blocks = "", []
    if heading:
        words, blocks = heading + "\n", [Block(BlockKind.HEADING, Span(0, len(heading)))]
    for number, row in enumerate(rows):
        start, spans = len(words), []
        for cell in row:
            spans.append(Span(len(words), len(words) + len(cell)))
            words += cell + "\t"
        words = words[:-1] + "\n"
        kind = BlockKind.TABLE_ROW if number else BlockKind.TABLE_HEADER
        blocks.append(Block(kind, Span(start, len(words) - 1), values=tuple(spans)))
    text = Text("text", "document", "test", words, "", tuple(blocks))
    (found,) = RulesEngine(gazetteer(), lambda _: None).extract([text])
    return found


def test_a_row_is_an_account() -> None:
    """Day, place, toll, doer and deed come from the cells their columns are headed for."""
    row = ["2 May 2014", "Bama, Nigeria", "45", "20+", "Boko Haram", "Gunmen burned shops and houses."]
    (account,) = produced_by(table(HEADER, row))
    assert account.when == ("2014-05-02",)
    assert [place.country for place in account.places][:1] == ["NG"]
    assert account.figures == {Outcome.KILLED: frozenset({45}), Outcome.INJURED: frozenset({20})}
    assert "boko haram" in account.by
    assert account.deeds == {"arson"}


def test_the_year_may_stand_in_the_heading_above() -> None:
    """A list by year gives its rows their year."""
    (account,) = produced_by(table(HEADER, ["2 May", "Bama", "4", "", "", "Ambush of a convoy."], heading="2014"))
    assert account.when == ("2014-05-02",)


@pytest.mark.parametrize("cell", ["unknown", "–", ""])
def test_nobody_in_a_cell_is_nobody(cell: str) -> None:
    """ "Unknown" names nobody."""
    (account,) = produced_by(table(HEADER, ["2 May 2014", "Bama", "4", "", cell, "Ambush of a convoy."]))
    assert account.by == frozenset()


def test_a_table_of_something_else_tells_no_incident() -> None:
    """Rows without a day column, or with nothing on deeds, are no accounts."""
    assert table(["Name", "Rank"], ["John Smith", "Colonel"]).accounts == ()


def test_an_entry_takes_the_day_and_place_it_opens_with() -> None:
    """ "14 February – Colombo: …" dates and places what follows."""
    (account,) = accounts("14 February 2006 – Colombo: Two soldiers were shot dead at a checkpoint by unknown gunmen.")
    assert account.when == ("2006-02-14",)
    assert [place.words for place in account.places] == ["Colombo"]


def test_sums_over_years_are_claims_about_the_actor() -> None:
    """ "Since 2015 it has killed over 700 in 60 attacks" makes no account and two claims on the profile."""
    found = extract("Boko Haram has killed over 700 people in 60 attacks since 2015.")
    sums = [claim.value for claim in found.claims if claim.property == "aggregate"]
    assert found.accounts == ()
    assert [value.low for value in sums if isinstance(value, Toll)] == [700]
    assert "60 attacks" in sums


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("COSTA RICA.  A bomb exploded at an office on 3 May 1981.", "CR"),
        ("A bomb exploded at an office on 3 May 1981. The ETA claimed responsibility.", "ES"),
        ("Kenyan soldiers shot dead two men at a checkpoint on 3 May 2012.", "KE"),
    ],
)
def test_the_country_of_an_unplaced_deed_is_guessed_with_its_reason(words: str, country: str) -> None:
    """The opening line, the actor's home or a nation named tells the country, as a guess."""
    claims = [claim for claim in extract(words).claims if claim.property == "country"]
    assert [claim.value for claim in claims] == [country]
    assert all(claim.reasons and claim.confidence <= 0.5 for claim in claims)


def test_homes_are_of_actors_of_one_country() -> None:
    """An actor of one country has a home; one of many countries has none."""
    assert home_of("Revolutionary Armed Forces of Colombia") == "CO"
    assert home_of("Al-Qaeda") is None
    assert isinstance(gazetteer(), Gazetteer)


def test_name_ends_with_its_cell() -> None:
    """What stands in two cells of a row is two names, whatever the parse makes of the words in a row."""
    header = ["Year", "Date", "Type", "Killed", "Place", "Country"]
    row = ["1987", "12 May", "Bombing", "9", "Red Sea, off Massawa", "Eritrea"]
    (account,) = produced_by(table(header, row))
    assert {"Massawa", "Eritrea"} <= {place.name for place in account.places}


def test_unlisted_place_before_a_known_one_in_a_cell() -> None:
    """A village on no list that stands before its country in the cell for places is a place."""
    (account,) = produced_by(table(HEADER, ["5 May 2014", "Dakworo Ganga, Nigeria", "31", "4", "unknown", "Massacre"]))
    assert "Dakworo Ganga" in {place.words for place in account.places}
