"""Who the people of a toll are where the sentence is long: asides, relative clauses, lists and number agreement."""

from __future__ import annotations

import pytest

from dateline.extract.tolls import find_tolls
from dateline.model.toll import Outcome


def told(text: str) -> list[tuple[str, int | None]]:
    """Give the words and the best figure of every toll of killed or of unknown fate."""
    fates = (Outcome.KILLED, Outcome.CASUALTIES)
    return [(one.toll.phrase, one.toll.best) for one in find_tolls(text) if one.toll.outcome in fates]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Six men who had just agreed to join the National Guard were killed near Arva.", [("Six men", 6)]),
        ("A man who threw a grenade into a shop owned by a trader in Arva was killed.", [("A man", 1)]),
        ("A lorry driver who carried goods for foreign forces was killed near Arva.", [("A lorry driver", 1)]),
        ("Two residents of the Nalla village, Korva district were killed by rebels.", [("Two residents", 2)]),
    ],
)
def test_a_subject_agrees_with_its_verb(text: str, people: list[tuple[str, int]]) -> None:
    """Words nearer to the verb are passed over where their number does not fit it."""
    assert told(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Omar Hadi, chairman of the board of schools in Arva, and his driver were killed.",
            [("Omar Hadi", 1), ("his driver", 1)],
        ),
        ("A translator for foreign troops and his son were killed.", [("A translator", 1), ("his son", 1)]),
        (
            "Two members of the Front (NF) and a clerk were killed.",
            [("Two members of the Front (NF)", 2), ("a clerk", 1)],
        ),
        ("A tribal leader, Omar Hadi, and his son, were killed.", [("A tribal leader", 1), ("his son", 1)]),
        ("A guard and shopkeeper were killed.", [("A guard", 1), ("shopkeeper", 1)]),
        ("The president of the party and former minister, Omar Hadi, was killed.", [("The president", 1)]),
    ],
)
def test_a_list_is_read_back_over_what_describes_its_people(text: str, people: list[tuple[str, int]]) -> None:
    """Places, brackets and asides part no list; a singular verb makes two roles of one person."""
    assert [best for _, best in told(text)] == [best for _, best in people]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Gunmen killed a father and son.", [1, 1]),
        ("Gunmen killed a cleric and teacher.", [1]),
        ("Gunmen killed Omar Hadi, his wife and Noor Salem.", [1, 1, 1]),
        ("Gunmen killed the head of the town, Omar Hadi, and the head clerk of the province.", [1, 1]),
        ("Gunmen killed a trader who worked at a base and his son.", [1, 1]),
        ("A bomb killed a child, a guard, a policeman, and wounded four others.", [1, 1, 1]),
        ("Gunmen killed the chief of the guard, along with two of his nephews.", [1, 2]),
        ("Gunmen killed the secretary of the party, identified as Omar Hadi, along with his bodyguard.", [1, 1]),
        ("Rebels killed both officers and two traders, one Iraqi and one Egyptian.", [2, 2, 1, 1]),
        ("Rebels opened fire on the couple, killing them both.", [2]),
        ("Both the mayor and his wife died.", [1, 1]),
        ("Members of the party are believed to have murdered the mayor.", [1]),
        ("Rebels attacked and killed three men driving a lorry.", [3]),
        ("A woman and her four year old child were killed.", [1, 1]),
        ("A clerk was nearly killed.", []),
        ("The police chief of Nalla District, Korva Province was killed.", [1]),
        ("The army neutralised 12 militants.", [12]),
        ("The team neutralised his driver and blew the safe.", []),
        ("The device was neutralised by experts.", []),
        ("Two agents were found with their throats slit.", [2]),
        ("Three bodies of traders were found near the road.", [3]),
        ("The group is blamed for shooting a teacher and a student to death.", [1, 1]),
        ("The men carried out a drive-by shooting.", []),
        ("A man driving by was killed.", [1]),
        ("Two teachers working in poor villages and a former soldier were killed.", [2, 1]),
        ("Four people travelling with him, as well as the driver, were killed.", [4, 1]),
        ("Rebels killed lieutenant Ali Hadi and conscripts Omar Noor, Karim Amin and Abdo Salem.", [1, 1, 1, 1]),
        ("Gunmen killed Omar Hadi, an imam at the mosque and a member of the union.", [1]),
        ("Gunmen killed Omar Hadi, an imam at the mosque, and a member of the union.", [1, 1]),
        ("Gunmen killed an imam, who worked for a fund, and his son.", [1, 1]),
        ("Rebels killed a worker of the Southern Command (SC) and his colleague.", [1, 1]),
        ("The rebels forced the bus to stop, then killed fifteen of the passengers.", [15]),
        ("Also killed in the attack were the driver and a guard.", [1, 1]),
        ("A man killed two people and wounded 19 others before being shot to death.", [2]),
        ("Three were killed along with eight others who were wounded.", [3]),
    ],
)
def test_the_people_of_a_deed(text: str, best: list[int]) -> None:
    """Each person of a list counts once, and nobody counts twice."""
    assert [figure for _, figure in told(text)] == best


def test_a_part_of_a_list_is_no_further_person() -> None:
    """ "One Iraqi and one Egyptian" say who the two were."""
    tolls = find_tolls("Rebels killed both officers and two traders, one Iraqi and one Egyptian.")
    assert [one.toll.part_of_total for one in tolls] == [False, False, True, True]


def test_those_who_die_of_wounds_are_no_part_of_the_killed() -> None:
    """ "Wounded six, one of whom died": the one comes on top of those killed at once."""
    tolls = find_tolls("A shooting killed two men and wounded six, one of whom later died.")
    (died,) = [one.toll for one in tolls if one.toll.phrase == "one of whom"]
    assert (died.outcome, died.best, died.part_of_total) == (Outcome.KILLED, 1, False)


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("The blast caused injuries to the clerk and his son.", [1, 1]),
        ("The bomb injured both the sheikh and two of his guards.", [1, 2]),
        ("Two people died, one Spanish and one French, and twelve were wounded.", [12]),
        ("Four officers were wounded in the attack in addition to two clerks.", [4, 2]),
        ("The bomb resulted in the injury of three guards and an officer.", [3, 1]),
        ("One man was killed and nineteen were taken to the hospital.", [19]),
        ("His body was taken to the hospital.", []),
    ],
)
def test_the_people_of_an_injury(text: str, hurt: list[int]) -> None:
    """Whose injuries they were is read after the noun too."""
    assert [one.toll.best for one in find_tolls(text) if one.toll.outcome is Outcome.INJURED] == hurt


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Three men accused of being informers were shot dead by militants.", [3]),
        ("A clerk who audits warehouses was killed on the road.", [1]),
        ("Two nurses were pulled off a bus, bound and executed.", [2]),
        ("A mayor, a cook and two drivers were taken from the village, beaten and executed.", [1, 1, 2]),
        ("The bodies of a teacher and a local trader were found by the river.", [1, 1]),
        ("Gunmen killed a recently retired colonel in the market.", [1]),
        ("The shell caused the martyrdom of two people.", [2]),
        ("The fire caused an estimated loss of 15 million baht.", []),
    ],
)
def test_what_they_were_or_did_hides_nobody(text: str, best: list[int]) -> None:
    """Words for what people were accused of, did, or underwent first stand between them and their fate."""
    assert [figure for _, figure in told(text)] == best


@pytest.mark.parametrize(
    ("text", "outcome", "best"),
    [
        ("Five constables embraced martyrdom.", Outcome.KILLED, [5]),
        ("The storming of the fort cost nineteen men their lives.", Outcome.KILLED, [19]),
        ("The repairs cost nineteen men their savings.", Outcome.KILLED, []),
        ("Four nurses – two Swiss, a Dane and a Pole – were murdered.", Outcome.KILLED, [4]),
        ("Two passengers survived with burns.", Outcome.INJURED, [2]),
        ("Nine clerks sustained various degrees of injury.", Outcome.INJURED, [9]),
        ("Fifteen guards are under treatment for bullet wounds.", Outcome.INJURED, [15]),
    ],
)
def test_turns_of_speech_that_tell_a_fate(text: str, outcome: Outcome, best: list[int]) -> None:
    """Lives laid down or paid with, lives a deed cost, wounds survived or still treated."""
    assert [one.toll.best for one in find_tolls(text) if one.toll.outcome is outcome] == best


def test_those_still_under_treatment_are_part_of_the_wounded() -> None:
    """Nobody is wounded twice."""
    tolls = find_tolls("The blast wounded twenty people, and eight guards are under treatment in the town.")
    assert [one.toll.part_of_total for one in tolls] == [False, True]


def test_as_many_names_as_were_counted_add_nobody() -> None:
    """The two nurses are the two who are named after them, whatever else is said of each."""
    text = "Two nurses, Ali Noor, 41, a Dane, and Rita Vale, a 29-year-old Pole, were killed by a mine."
    assert told(text) == [("Two nurses", 2)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Four of the raiders and two of the clerks were killed.", [False, False]),
        ("Twelve people were killed and six of them were clerks.", [False, True]),
        ("The bomb killed four men, a pilot and a former deputy minister among them.", [False, True, True]),
        ("The bomb killed four men, a pilot and a nurse.", [False, False, False]),
    ],
)
def test_a_share_beside_another_is_no_part_of_it(text: str, parts: list[bool]) -> None:
    """Two shares under one verb are of two parties; those said to be "among them" are some of the first."""
    assert [one.toll.part_of_total for one in find_tolls(text) if one.toll.outcome is Outcome.KILLED] == parts
