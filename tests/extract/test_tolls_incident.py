"""The killed and injured of an incident that a short description tells."""

from __future__ import annotations

import pytest

from dateline.extract.tolls import incident_count


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A bomb killed two guards and a clerk and wounded nine people.", (3, 9)),
        ("A bomb wounded 11 people, including five officers.", (None, 11)),
        ("A bomb killed 68 people. Five of the injured died later, bringing the death toll to 73.", (73, None)),
        ("A mortar shell hit a school. No casualties were reported.", (0, 0)),
        ("Shots were fired at the gate.", (None, None)),
    ],
)
def test_totals_are_chosen_and_parties_added(text: str, counts: tuple[int | None, int | None]) -> None:
    """Parties add up, parts do not, and a stated none is not an unknown."""
    assert incident_count(text) == counts


def test_repeating_a_count_does_not_add_to_it() -> None:
    """Later sentences tell of the same people again."""
    assert incident_count("Gunmen killed three brothers. The three were killed in their car.") == (3, None)


def test_what_the_words_add_is_added() -> None:
    """ "also" and "more" bring in further people."""
    assert incident_count("Gunmen killed a judge. His driver was also killed.")[0] == 2


def test_the_war_around_the_incident_is_not_counted() -> None:
    """Running counts and earlier killings belong elsewhere."""
    text = "A farmer was shot dead. More than 2,500 people have been killed since 2004."
    assert incident_count(text) == (1, None)
    assert incident_count("A bomb wounded two men, in revenge for the death of four rebels.") == (None, 2)


def test_them_are_those_told_of_before() -> None:
    """Bodies found later are those of the people taken."""
    assert incident_count("Gunmen abducted fourteen men. Their bodies were later found in a field.")[0] == 14


def test_the_shot_count_as_killed_only_where_nothing_else_is_told() -> None:
    """Somebody shot is killed or injured; a told fate decides."""
    assert incident_count("Two men were shot near the bridge.") == (2, None)
    assert incident_count("Two men were shot near the bridge. Both were wounded.") == (None, 2)


def test_a_bombers_own_death_counts_where_it_is_the_only_one() -> None:
    """Beside other deaths the text's figure stands."""
    assert incident_count("A suicide bomber blew himself up near the gate.")[0] == 1
    assert incident_count("A suicide bomber blew himself up, killing nine guards.")[0] == 9


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A teacher was stabbed in the market.", (None, 1)),
        ("A teacher was shot twice in the leg.", (None, 1)),
        ("A teacher was shot near the market. She was taken to hospital.", (None, 1)),
        ("A teacher was shot near the market.", (1, None)),
    ],
)
def test_words_of_recovery_speak_for_having_lived(text: str, counts: tuple[int | None, int | None]) -> None:
    """Where nobody's fate is told, a wound in a limb, a blade or a hospital makes it an injury."""
    assert incident_count(text) == counts


@pytest.mark.parametrize(
    "text",
    [
        "A bomb wounded four guards. The attack comes two days after gunmen killed a judge.",
        "A bomb wounded four guards. On the same day two judges were killed in another town.",
        "A bomb wounded four guards. Two judges were killed last week.",
        "A bomb wounded four guards. The group claimed that three of them were killed.",
    ],
)
def test_deeds_of_another_time_and_boasts_are_not_counted(text: str) -> None:
    """What the words put on another day, or only the group itself says, is not the incident's."""
    assert incident_count(text) == (None, 4)


def test_the_wounded_who_die_move_to_the_killed() -> None:
    """They add to the dead and are no longer counted as hurt."""
    assert incident_count("A man was killed and two were injured. One of the wounded later died.") == (2, 1)


def test_what_is_also_told_adds_whatever_its_article() -> None:
    """ "The driver of their car was also killed" brings in somebody new."""
    assert incident_count("Two clerks were killed. The driver of their car was also killed.") == (3, None)


def test_being_held_responsible_is_no_other_incident() -> None:
    """ "For" before a killing makes it the occasion of another deed, except after "responsible"."""
    assert incident_count("The group was responsible for the assassination of a soldier.") == (1, None)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("He was badly wounded and died the following day.", (1, None)),
        ("Omar Hadi was killed by armed men who strangled him.", (1, None)),
        ("A trader was killed. His wife went there and was killed as well.", (2, None)),
        ("Two men were killed. Two others died later in hospital.", (4, None)),
        ("A rancher and his clerk were kidnapped. Their bodies were found in the river.", (2, None)),
        ("Officers came to remove a body found by the road when a bomb wounded four.", (None, 4)),
        ("Gunmen fired on police responding to a blast that killed three, wounding four.", (None, 4)),
    ],
)
def test_the_same_people_count_once_and_further_ones_add(text: str, counts: tuple[int | None, int | None]) -> None:
    """One person's wounds and death are one death; bodies are of those taken; older bodies are of no incident here."""
    assert incident_count(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Gunmen opened fire on a peaceful protest in the square, killing three people.", (3, None)),
        ("The fire was in protest at the killing of two farmers.", (None, None)),
        ("Three or possibly four people were killed on the beach.", (4, None)),
        (
            "The raid was in retaliation for acts by troops in the hills, specifically the killing of three.",
            (None, None),
        ),
        ("Five people died. A court has jailed two men for the 1998 killing of the prefect.", (5, None)),
        ("A mayor was shot dead. In addition to the mayor, one guard was killed.", (2, None)),
        ("The bomb killed two. In addition to the two fatalities, four people were wounded.", (2, 4)),
        ("A colonel was shot near the bridge. A clerk who was with him was also killed.", (2, None)),
        ("Police came to pick up six dead bodies when a bomb wounded four.", (None, 4)),
        ("The ambush resulted in one civilian death.", (1, None)),
    ],
)
def test_figures_are_of_the_incident_told(text: str, counts: tuple[int | None, int | None]) -> None:
    """A protest shot at is no occasion, a deed avenged or of another year is; who comes besides adds."""
    assert incident_count(text) == counts


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("One man was killed in the hall and four of the hostages were also killed.", 5),
        ("One gunman was shot and killed, while the other gunman died when a shell exploded.", 2),
        ("The grenade killed four people. Three people died later of their wounds.", 7),
        ("The grenade killed four people. Both died in the market.", 4),
        ("Rebels killed a recently exiled poet.", 1),
    ],
)
def test_later_deaths_come_on_top(text: str, killed: int) -> None:
    """Hostages also killed, the other man, and people who died later were not among the dead told before."""
    assert incident_count(text)[0] == killed
