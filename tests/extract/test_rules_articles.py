"""What whole articles hold beside accounts: headings in the prose, statements on later days, opportunities missed."""

from __future__ import annotations

import pytest

from dateline.extract.actors import find_actors
from dateline.extract.tolls import find_tolls
from dateline.model.claim import Party
from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, extract, kinds, parse


def test_a_heading_left_in_the_prose_is_a_sentence_of_its_own() -> None:
    """ "… by the group ETA.==Background==The Rolando …" names ETA alone as the doer."""
    words = (
        "A bomb killed 13 people in Madrid on 13 September 1974. The attack is believed to have been carried out by "
        "the armed Basque group ETA.==Background==The Rolando was a cafe near the police headquarters."
    )
    doers = [each.value for each in extract(words).claims if each.property == "perpetrator"]
    assert [each.name for each in doers if isinstance(each, Party)] == ["ETA"]


def test_the_day_of_a_statement_is_not_the_day_of_the_bombing_it_defends() -> None:
    """A deed spoken of as known has no day from the verb that speaks of it."""
    words = (
        "A bomb killed 13 people in Madrid on 13 September 1974. "
        "On 15 September the leadership issued a statement defending the bombing."
    )
    assert {day for account in accounts(words) for day in account.when} == {"1974-09-13"}


def test_ground_is_captured_and_people_are_arrested() -> None:
    """What was captured tells whether ground was gained."""
    assert kinds("Militias captured the group's last remaining territory in March 2019.") == ["territorial_gain"]
    assert kinds("Militias captured the group's last remaining commander in March 2019.") == ["arrest"]


@pytest.mark.parametrize("whom", ["Joaquín Herrera", "Peter Okello"])
def test_the_capture_of_a_man_gains_no_ground(whom: str) -> None:
    """A reward for somebody's capture is no conquest of a town of that name."""
    assert "territorial_gain" not in kinds(f"They offered a reward for the capture of {whom} in May 2021.")


def test_nobody_is_missing_who_is_accused_of_missing_a_chance() -> None:
    """To miss an opportunity is not to be gone; fishermen who are missing are."""
    missed = (
        "A bomb killed six people in Leeds on 4 May 2017. Neighbours accused the police of missing several chances."
    )
    gone = "Three fishermen are missing. A mother of two is still missing."
    assert [each.toll.outcome for each in find_tolls(missed)] == [Outcome.KILLED]
    assert [each.toll.outcome for each in find_tolls(gone)] == [Outcome.MISSING, Outcome.MISSING]


def test_an_operation_that_was_launched_was_not_its_own_target() -> None:
    """What a deed is called is not what it was aimed at."""
    words = "Police launched an operation against the cartel's depots in Culiacán on 4 May 2021."
    targets = [each.evidence.quote for each in extract(words).claims if each.property == "target"]
    assert not any("operation" in each for each in targets)


def test_a_security_service_is_not_who_the_bomber_was() -> None:
    """ "The bomber" after "MI5" means no part of it."""
    words = "MI5 had been warned of the man, a neighbour said. The bomber killed nine people in Leeds on 4 May 2017."
    service = [each for each in find_actors(parse(words)) if each.name == "MI5"]
    assert all(each.chain != service[0].chain for each in find_actors(parse(words)) if each.words == "The bomber")
