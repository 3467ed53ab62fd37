"""Days, places and kinds that a sentence leaves out and the text tells."""

from __future__ import annotations

import pytest

from dateline.evaluate.accounts import Produced, produced_by
from dateline.model.toll import Outcome, Toll
from tests.extract.rules_world import extract


def told(words: str) -> list[Produced]:
    """Read a paragraph and give its accounts."""
    return produced_by(extract(words))


def test_a_deed_whose_noun_is_left_out_is_of_the_kind_before_it() -> None:
    """ "A second in Mosul" is a second car bomb, with its own dead and its own place."""
    first, second = told("A car bomb killed nine people in Baghdad on 3 May 2005, and another in Mosul wounded 12.")
    assert first.deeds == second.deeds == {"vehicle_bomb"}
    assert (first.figures[Outcome.KILLED], second.figures[Outcome.INJURED]) == (frozenset({9}), frozenset({12}))


def test_a_deed_with_no_day_keeps_none() -> None:
    """The day of the deed told before is no day of the next one."""
    first, second = told("A bomb killed two people in Kabul on 3 May 2005. Gunmen shot dead a judge in Herat.")
    assert first.when
    assert not second.when


def test_the_parts_of_several_attacks_share_their_day() -> None:
    """What is told of "two attacks on 22 July" was done on that day."""
    accounts = told("Two attacks on 22 July 2011 killed 77 people in Norway. A bomb in Oslo killed eight people.")
    assert all(account.when == ("2011-07-22",) for account in accounts)


@pytest.mark.parametrize(
    "words",
    [
        "The ministry recorded 14 abductions in the province between January and March 1998.",
        "The minister entered Paris on 3 May 2010 and left Lyon on 5 May.",
        "The law was struck down by the supreme court on 3 May 2010.",
    ],
)
def test_sums_journeys_and_laws_are_no_deeds(words: str) -> None:
    """Figures of deeds over months, a minister's visit and a law struck down are no events."""
    assert told(words) == []


def test_armed_bodies_enter_and_leave_towns() -> None:
    """Rebels who enter a town take it, and lose it when they leave."""
    kinds = [each.deeds for each in told("Rebels of the M23 entered Goma on 20 November 2012.")]
    assert kinds == [{"territorial_gain"}]


def test_a_body_named_by_a_number_counts_nobody() -> None:
    """ "Densus 88 arrested three men" tells of three and not of 88."""
    (account,) = told("Densus 88 arrested three suspected militants in Poso on 4 March 2016.")
    assert all(88 not in figures for figures in account.figures.values())


def test_a_village_no_list_knows_is_told_before_its_district() -> None:
    """A name led in by "at" before a known place is a place, unresolved."""
    (account,) = told("Militants blew up a Shell pipeline at Adamakiri in Rivers State on 3 May 2009.")
    assert "Adamakiri" in [place.words for place in account.places]


def test_what_is_investigated_was_done() -> None:
    """Whoever orders an inquiry into a murder plans no murder."""
    (account,) = told("The court ordered a judge to investigate the murder of Jecar Neghme on 4 September 1989.")
    assert account.figures[Outcome.KILLED] == {1}


def test_nobody_is_killed_twice() -> None:
    """Two words for the killing of one named person are one account."""
    accounts = told("Gunmen shot dead Jecar Neghme in Kabul on 3 May 1989. The murder of Jecar Neghme was condemned.")
    assert len(accounts) == 1


def test_two_figures_of_two_tellers_are_two_claims_on_one_toll() -> None:
    """ "Police said 20 people were killed, the hospital 25": each figure with who gives it."""
    found = extract("On 3 May 2016 a bomb exploded in Kirkuk. Police said 20 people were killed, the hospital 25.")
    told = [(claim.attribution.asserter, claim.value.best) for claim in found.claims if isinstance(claim.value, Toll)]
    assert told == [("Police", 20), ("the hospital", 25)]
    assert len(found.accounts) == 1
