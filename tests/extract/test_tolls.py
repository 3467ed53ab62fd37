"""How many, of whom, met what: toll phrases in sentences."""

from __future__ import annotations

import pytest

from dateline.extract.tolls import TollMention, find_tolls
from dateline.model.toll import Outcome, PartyClass, Reckoning

Figures = tuple[int | None, int | None, int | None]


def only(text: str) -> TollMention:
    """Find the one toll that a text tells."""
    (mention,) = find_tolls(text)
    return mention


def told(text: str) -> list[tuple[Outcome, int | None]]:
    """Give outcome and best figure of every toll in a text."""
    return [(mention.toll.outcome, mention.toll.best) for mention in find_tolls(text)]


@pytest.mark.parametrize(
    ("phrase", "figures", "reckoning"),
    [
        ("14", (14, 14, 14), Reckoning.EXACT),
        ("at least 14", (14, 14, None), Reckoning.AT_LEAST),
        ("more than 14", (14, 14, None), Reckoning.AT_LEAST),
        ("up to 14", (None, None, 14), Reckoning.AT_MOST),
        ("about 14", (None, 14, None), Reckoning.ABOUT),
        ("between 14 and 20", (14, None, 20), Reckoning.RANGE),
        ("14 to 20", (14, None, 20), Reckoning.RANGE),
        ("dozens of", (None, None, None), Reckoning.VAGUE),
        ("no", (0, 0, 0), Reckoning.ZERO),
    ],
)
def test_a_number_has_the_bounds_its_words_give_and_no_others(
    phrase: str, figures: Figures, reckoning: Reckoning
) -> None:
    """Low, best and high come from the words; what they do not give is unknown."""
    toll = only(f"The clinic said {phrase} villagers were killed.").toll
    assert (toll.low, toll.best, toll.high) == figures
    assert toll.reckoning is reckoning


def test_a_singular_victim_is_one() -> None:
    """ "a policeman" counts one without any number."""
    toll = only("Gunmen killed a policeman.").toll
    assert (toll.low, toll.best, toll.high, toll.reckoning) == (1, 1, 1, Reckoning.SINGULAR)


def test_people_without_a_number_are_some() -> None:
    """ "killed civilians" tells that there were dead, and not how many."""
    toll = only("The militia killed civilians.").toll
    assert not toll.known
    assert toll.reckoning is Reckoning.SOME


def test_two_parties_under_one_verb_are_two_tolls() -> None:
    """Each party keeps its own figure, side and words."""
    first, second = find_tolls("The blast killed 13 American military personnel and at least 169 Afghans.")
    assert (first.toll.best, first.toll.among) == (13, PartyClass.SECURITY_FORCES)
    assert (second.toll.low, second.toll.high, second.toll.group) == (169, None, "Afghans")


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed four and wounded nine.",
        "Four people were killed and nine others injured.",
        "A bomb exploded, killing four people and wounding nine.",
        "The blast left four dead and nine wounded.",
        "Four dead, nine injured in market blast",
    ],
)
def test_two_outcomes_in_one_clause_are_two_tolls(text: str) -> None:
    """However the clause is built, the dead and the injured are told apart."""
    assert told(text) == [(Outcome.KILLED, 4), (Outcome.INJURED, 9)]


def test_a_part_is_marked_and_never_an_addition() -> None:
    """ "including three children" lies inside the total."""
    total, part = find_tolls("The raid killed 13 people, including three children.")
    assert (total.toll.best, total.toll.part_of_total) == (13, False)
    assert (part.toll.best, part.toll.part_of_total, part.toll.among) == (3, True, PartyClass.CIVILIANS)


def test_a_new_death_toll_supersedes() -> None:
    """ "rose to 45" replaces what was told before; "is 45" does not say so."""
    assert only("The death toll rose to 45.").toll.supersedes
    assert not only("The death toll is 45.").toll.supersedes


def test_attackers_own_deaths_are_kept_apart() -> None:
    """The bomber is no victim of the bomb."""
    himself, others = find_tolls("The bomber killed himself and six shoppers.")
    assert himself.toll.among is PartyClass.PERPETRATORS
    assert others.toll.among is PartyClass.CIVILIANS
    assert only("The attackers were all shot dead.").toll.among is PartyClass.PERPETRATORS


@pytest.mark.parametrize(
    "text",
    [
        "The bomb could have killed hundreds.",
        "They threatened to kill 20 hostages.",
        "The group planned to kidnap three ministers.",
        "If the dam breaks, thousands would be killed.",
        "The rebels demanded the release of 50 prisoners.",
        "Police foiled an attempt to assassinate two judges.",
        "The guards would not be harmed, and no one would be killed.",
    ],
)
def test_what_did_not_happen_is_no_toll(text: str) -> None:
    """Threats, plans, wishes and possibilities count nobody."""
    assert find_tolls(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bomb destroyed 12 vehicles and killed 60 cattle.",
        "The gang demanded $40,000 after the attack 30 km north of the town in 2004.",
        "The 64th Brigade lost tanks, and Flight 103 was killed as a name.",
        "The company was hurt by falling prices.",
        "The death toll was understated by 50%.",
        "Marines evacuated the embassy.",
    ],
)
def test_ages_money_distances_units_and_things_are_no_tolls(text: str) -> None:
    """A figure is a toll only where it counts people."""
    assert [mention for mention in find_tolls(text) if mention.toll.best not in (None, 1)] == []


def test_an_age_does_not_count_the_person() -> None:
    """ "A 47-year-old teacher" is one person."""
    assert only("A 47-year-old teacher was shot dead.").toll.best == 1
    assert [best for _, best in told("Maria Lopez, 51, and her son were kidnapped.")] == [1, 1]


def test_an_absurd_figure_is_flagged_and_not_kept() -> None:
    """More dead than people alive is no fact; the words stay."""
    mention = only("The war killed 10^20 people.")
    assert mention.flag
    assert not mention.toll.known
    assert mention.toll.phrase == "10^20 people"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Police said 20 people were killed.", "Police"),
        ("Twelve soldiers died, the army said.", "the army"),
        ("According to the ministry, nine rebels were killed.", "the ministry"),
        ("Nine rebels were killed.", None),
        ("He said nine rebels were killed.", None),
        ("The war claimed the lives of nine rebels.", None),
    ],
)
def test_who_says_so_is_named_where_the_sentence_names_them(text: str, who: str | None) -> None:
    """The asserter is quoted from the sentence, never guessed."""
    assert only(text).asserter == who


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Rebels abducted eight nurses.", Outcome.ABDUCTED),
        ("The gunmen took eight nurses hostage.", Outcome.ABDUCTED),
        ("Police arrested eight nurses.", Outcome.ARRESTED),
        ("Shelling displaced eight families.", Outcome.DISPLACED),
        ("The rebels freed eight nurses.", Outcome.RELEASED),
        ("Eight nurses are missing.", Outcome.MISSING),
        ("Eight nurses were killed or wounded.", Outcome.CASUALTIES),
        ("Eight nurses were shot.", Outcome.CASUALTIES),
    ],
)
def test_each_outcome_has_its_words(text: str, outcome: Outcome) -> None:
    """What happened to people is one of the outcomes of the model."""
    assert told(text) == [(outcome, 8)]


def test_those_who_flee_a_crime_are_not_displaced() -> None:
    """Attackers and lone people who fled were not driven out."""
    assert find_tolls("The attackers fled on a motorcycle.") == []


def test_none_may_be_said_of_some() -> None:
    """ "the mayor was unhurt" is a stated zero among him alone."""
    mayor, driver = find_tolls("The mayor was unhurt, but his driver was killed.")
    assert (mayor.toll.outcome, mayor.toll.best, mayor.toll.group) == (Outcome.INJURED, 0, "mayor")
    assert (driver.toll.outcome, driver.toll.best) == (Outcome.KILLED, 1)


def test_spans_quote_the_text() -> None:
    """Phrase, group and outcome word are found where the mention says."""
    text = "On Sunday raiders killed at least 14 herders near Tessalit."
    mention = only(text)
    assert mention.span.of(text) == mention.toll.phrase == "at least 14 herders"
    assert mention.group_span is not None
    assert mention.group_span.of(text) == mention.toll.group == "herders"
    assert mention.trigger.of(text) == "killed"


def test_one_person_with_two_roles_is_one() -> None:
    """ "a cleric and imam" is one man, "a cleric and an imam" are two."""
    assert [best for _, best in told("Gunmen killed a cleric and imam in Basra.")] == [1]
    assert [best for _, best in told("Gunmen killed a cleric and an imam in Basra.")] == [1, 1]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Police arrested 12 people, seven women and five men.", 12),
        ("Police arrested two boys, Ali Noor and Omar Said.", 2),
        ("Two boys, Ali Noor and Omar Said, were arrested.", 2),
        ("Police arrested three soldiers, two clerks and a cook.", 6),
    ],
)
def test_a_total_that_is_broken_down_is_not_added_to(text: str, total: int) -> None:
    """What follows a total and sums to it is its parts, or its names."""
    tolls = [mention.toll for mention in find_tolls(text)]
    assert sum(toll.best or 0 for toll in tolls if not toll.part_of_total) == total


def test_the_size_of_a_group_is_its_number() -> None:
    """ "a family of seven" are seven, "a couple" two; "the garrison" says no number."""
    assert only("The strike killed a family of seven.").toll.best == 7
    assert only("An elderly couple was killed.").toll.best == 2
    assert only("Police arrested a group of 20 boys.").toll.best == 20
    assert only("Rebels killed the garrison.").toll.reckoning is Reckoning.SOME


def test_a_share_of_a_number_is_not_that_number() -> None:
    """ "four of the six engineers" are four, "a third of the 900" is vague."""
    assert only("Four of the six engineers were freed.").toll.best == 4
    assert only("A third of the 900 hostages died.").toll.reckoning is Reckoning.VAGUE


def test_the_end_of_a_clause_can_tell_the_outcome() -> None:
    """ "stabbed two midwives to death" tells deaths, "stabbed two midwives" does not say."""
    assert told("Men stabbed two midwives to death.") == [(Outcome.KILLED, 2)]
    assert told("Men stabbed two midwives.") == [(Outcome.CASUALTIES, 2)]


def test_text_without_any_outcome_word_tells_nothing() -> None:
    """Most sentences are passed over at once."""
    assert find_tolls("About 300 people attended the fair in 2004.") == []
    assert find_tolls("") == []


def test_two_peoples_of_one_noun_are_counted_once() -> None:
    """ "Seven Kenyan and Somali drivers" are seven; what is told in the plural before "and" ends there."""
    assert told("Gunmen shot dead seven Kenyan and Somali drivers near Garissa.") == [(Outcome.KILLED, 7)]
    assert told("The blast killed 20 British and American soldiers.") == [(Outcome.KILLED, 20)]
    assert told("A bomb killed three Hindus and two Sikh shopkeepers.") == [(Outcome.KILLED, 3), (Outcome.KILLED, 2)]


def test_wound_of_a_kind_is_suffered() -> None:
    """Who sustained a gunshot wound was hurt; who died of one was killed only."""
    assert told("One guard suffered a gunshot wound.") == [(Outcome.INJURED, 1)]
    assert told("He died of a gunshot wound.") == [(Outcome.KILLED, 1)]


def test_beat_to_death_takes_an_object() -> None:
    """The sufferers may stand after the whole idiom."""
    assert told("A mob beat to death two traders in Lahore.") == [(Outcome.KILLED, 2)]


def test_martyring_is_killing() -> None:
    """South Asian reports say that a policeman was martyred, in every form of the word."""
    assert told("Gunmen attacked a post, martyring two policemen.") == [(Outcome.KILLED, 2)]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("83 people were killed, including 28 children, and 293 were injured.", [83, 28, 293]),
        ("Nine people were killed, including two women, and six policemen were wounded.", [9, 2, 6]),
        ("Nine people were killed, including two women and three boys, and 40 injured.", [9, 2, 3, 40]),
        ("At least 500 people were summarily executed and buried.", [500]),
    ],
)
def test_those_told_after_a_part_of_the_dead_are_told_anew(words: str, figures: list[int]) -> None:
    """A part told of the dead does not swallow the wounded after it."""
    assert [toll.toll.best or toll.toll.low for toll in find_tolls(words)] == figures


@pytest.mark.parametrize(
    "words",
    [
        "Aircraft bombed a concert at Pasi, in Hpakant Township, Kachin State, and some 60 people lost their lives.",
        "A unit of the army wiped out the hamlet of Dos Erres, murdering some 60 villagers.",
    ],
)
def test_places_are_nobody(words: str) -> None:
    """A state named beside the dead, and a hamlet that is wiped out, count as no one."""
    assert [toll.toll.best for toll in find_tolls(words)] == [60]


def test_second_person_is_one_more() -> None:
    """ "A second man" is one man, and no stretch of time; who arrested him was not arrested."""
    (found,) = find_tolls("Agents arrested a second man on Friday.")
    assert (found.toll.phrase, found.toll.best) == ("a second man", 1)
