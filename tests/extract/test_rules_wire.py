"""Ordinary wire text: rows of verbs inside a clause, two days in one sentence, ages, and what leads tell again."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed


def test_a_row_of_verbs_goes_on_with_the_clause_it_is_told_in() -> None:
    """A court "finds that rebels attacked X, overran Y and killed N": all of it is what the rebels did."""
    words = (
        "The tribunal finds that on 4 June 2003 rebels of the Lord's Resistance Army attacked the mission at Gao, "
        "overran a small post of soldiers and killed at least 31 villagers."
    )
    (found,) = accounts(words)
    assert (found.when, killed(found)) == (("2003-06-04",), {31})


@pytest.mark.parametrize(
    "words",
    [
        "Norway rang its bells on Sunday for the 12 people killed when gunmen opened fire on dancers in Oslo, "
        "on Friday night and set the hall on fire.",
        "The king wept on 5 May 2019 for the six nuns who died when rebels shelled a convent in Mosul, on 3 May 2019 "
        "and burned the chapel.",
    ],
)
def test_a_verb_is_done_on_one_day(words: str) -> None:
    """Of two days told with one verb the second is that of the clause between, with what is told after it."""
    (found,) = accounts(words)
    assert len(found.when) <= 1
    assert not {"norway", "the king"} & set(found.by)


def test_an_age_is_no_day() -> None:
    """ "Killed a 12-year-old girl and wounded six people on 3 May" is told of one day."""
    words = "A rocket killed a 12-year-old girl and her aunt and wounded six people in Mosul on 3 May 2017."
    (found,) = accounts(words)
    assert dict(found.figures)[Outcome.INJURED] == frozenset({6})


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("Soldiers put the premier under house arrest in Bamako on 3 May 2012.", "arrest"),
        ("On 9 June 1961 the government banned the National Liberation Front of Angola.", "designation"),
        ("The Lusaka Accords were signed on 20 November 1994 by the government and the rebels.", "agreement"),
    ],
)
def test_words_of_peaceful_deeds(words: str, deed: str) -> None:
    """House arrests, bans of a party by its name and accords that are signed are told."""
    (found,) = accounts(words)
    assert found.deeds == {deed}


@pytest.mark.parametrize("name", ["Kelani", "Fijian", "Tirgan"])
def test_what_a_deed_is_called_by_did_nothing(name: str) -> None:
    """The "Tirgan massacre" and the "Fijian coup" were done by nobody of that name."""
    deed = "coup" if name == "Fijian" else "massacre"
    for found in accounts(f"The {name} {deed} took place on 3 May 1987, when soldiers shot 12 men in Suva."):
        assert set(found.by) <= {"soldiers"}


def test_those_counted_beside_the_killed_suffered_too() -> None:
    """In "40 people were killed and 11 girls raped" the girls did nothing."""
    (found,) = accounts("At least 40 people were killed and 11 girls raped on 3 May 2009, when militiamen raided Gao.")
    assert set(found.by) == {"militiamen"}


def test_a_bomb_thrown_and_its_blast_are_one() -> None:
    """What was done with a bomb and what it then did is one deed."""
    words = "A third bomb, thrown from a roof at a patrol in Mosul on 3 May 2005, fell into a yard and exploded."
    (found,) = accounts(words)
    assert found.when == ("2005-05-03",)


def test_a_clause_after_a_day_is_said_of_the_deed() -> None:
    """ "Taking part in the raid on X on 3 May, which killed six": the raid was on that day, and killed."""
    words = "Police hold a man suspected of having a part in the bombing of a mosque in Gao on May 3, which killed six."
    found = [each for each in accounts(words, date(2015, 5, 20)) if "bombing" in each.deeds]
    assert [(each.when, killed(each)) for each in found] == [(("2015-05-03",), {6})]


def test_how_the_attack_of_the_lead_went() -> None:
    """A lead names an attack on a town with its day; who did it where in the town adds to it."""
    words = (
        "KABUL, May 6 - The attack by gunmen on Kabul on Tuesday killed 17 people, a minister said on Thursday. "
        "Fighters of the Haqqani network stormed a guest house in the west of Kabul before dawn."
    )
    (found,) = accounts(words, date(2021, 5, 6))
    assert (found.when, killed(found)) == (("2021-05-04",), {17})


def test_the_gunmen_did_it_and_not_the_guards_they_fought() -> None:
    """Guards with whom the gunmen exchanged fire did not murder the man they guarded."""
    words = (
        "Luis Prado, a judge, was shot dead as he left his house in Cali on 3 May 2019. Two people were wounded, and "
        "one of the attackers died after an exchange of fire with guards."
    )
    (found,) = accounts(words)
    assert set(found.by) == {"the attackers"}


def test_a_crowd_that_had_broken_in_and_was_shot_at_is_one_deed() -> None:
    """ "Fired on protesters who had forced their way into X" tells one deed, in X."""
    words = (
        "On 3 May 2019 soldiers opened fire on protesters who had forced their way into the town hall in Nairobi. "
        "At least nine people died."
    )
    (found,) = accounts(words)
    assert (found.when, killed(found), [place.name for place in found.places]) == (("2019-05-03",), {9}, ["Nairobi"])


def test_passers_by_who_hold_the_gunman_make_no_arrest() -> None:
    """ "Until passengers overpowered him" ends the deed told."""
    words = (
        "On 3 May 2019 a gunman opened fire on a bus in Oslo, killing two people before the passengers overpowered him."
    )
    (found,) = accounts(words)
    assert found.deeds == {"shooting"}


def test_those_executed_after_they_had_been_detained() -> None:
    """How the dead came into the hands of their killers is no arrest beside."""
    words = "On 3 May 2013 soldiers entered Gao. Most of the men were executed after they had been detained."
    assert not any("arrest" in each.deeds for each in accounts(words))


def test_captives_that_nobody_freed() -> None:
    """Police who "tried to free the hostages" raided a place and let nobody go."""
    (found,) = accounts("On 3 May 1975 police tried to free the hostages at the airport of Oslo.")
    assert found.deeds == {"raid"}


def test_a_claim_after_a_clause_on_another_deed() -> None:
    """ "X, which killed N in April, said it was responsible" for the two blasts told before."""
    words = (
        "A car bomb exploded in Kirkuk on 3 May 2010. An hour later another car bomb went off in Mosul. The toll of "
        "the two blasts is 31. Ansar al-Islam, which killed 20 people in Baghdad in suicide bombings on 9 April 2010, "
        "said it was responsible."
    )
    first, second, _ = accounts(words)
    assert set(first.by) == set(second.by) == {"ansar al islam"}


def test_strikes_named_by_whose_they_were() -> None:
    """ "An Israeli strike" is one from the air, and one on the same day elsewhere is another deed."""
    words = (
        "At least 40 people were killed on 3 May 2024 when Israeli jets bombed a school in Rafah. At least 11 people "
        "were killed the same day in an Israeli strike on a clinic in Jabalia."
    )
    assert [killed(each) for each in accounts(words)] == [{40}, {11}]


def test_two_attacks_summed_up_by_their_name() -> None:
    """ "The X massacres were two attacks on …" sums up those told after it."""
    words = (
        "The Tirgan massacres were two attacks on the bazaar of Mosul. In the first, on 5 May 1994, a shell killed 68 "
        "people. In the second, on 8 June 1995, five shells fell on a hall, killing 43 people. The court found that "
        "Serbian forces had fired the shells in both cases."
    )
    assert [(each.when, set(each.by)) for each in accounts(words)] == [
        (("1994-05-05",), {"serbian forces"}),
        (("1995-06-08",), {"serbian forces"}),
    ]


def test_the_massacre_a_suspect_is_held_for_is_told_with_its_day() -> None:
    """ "A suspect in the massacre of 40 people in the southern X" is told out by "on Monday shot the passengers"."""
    words = (
        "MANILA, Nov 27 - A suspect in the massacre of 40 people in the southern Philippines gave himself up Thursday. "
        "Police say that he led gunmen who on Monday stopped a bus near Cotabato and shot the passengers."
    )
    found = [each for each in accounts(words, date(2009, 11, 27)) if killed(each)]
    assert [(each.when, killed(each)) for each in found] == [(("2009-11-23",), {40})]


def test_the_day_a_report_without_a_town_was_filed() -> None:
    """ "May 9 - … the ministry said on Thursday" opens with the day of filing, and the next sentence has the deed's."""
    words = (
        "May 9 - The number of people killed in an air strike on the village of Dagar, in Chad, has risen above 60, "
        "the ministry said on Thursday. A jet bombed a wedding on Tuesday, witnesses said."
    )
    (found,) = accounts(words, date(2019, 5, 9))
    assert (found.when, killed(found)) == (("2019-05-07",), {60})


def test_what_was_done_as_a_president_fell() -> None:
    """A president "who killed himself as tanks shelled the palace" did not shell it, and it is one coup."""
    words = (
        "On 3 May 1971 the army overthrew President Moro, who took his own life as jets bombed the palace in Santiago."
    )
    (found,) = accounts(words)
    assert (found.when, [place.name for place in found.places], set(found.by)) == (
        ("1971-05-03",),
        ["Santiago"],
        {"the army"},
    )


def test_the_artillery_of_a_country_that_began_an_offensive() -> None:
    """ "Its artillery" is that of the country that had begun an offensive."""
    words = (
        "Rebels in the region agreed on 5 May 2021 to lay down their arms, a day after Armenia had begun an offensive. "
        "On 4 May 2021 its artillery shelled Stepanakert, killing 20 people."
    )
    found = next(each for each in accounts(words) if killed(each))
    assert "armenia" in found.by


@pytest.mark.parametrize(
    "words",
    [
        "A white 19-year-old with a rifle killed six people at a market in Oslo on 3 May 2021.",
        "Six people were shot dead by a 19-year-old in Oslo on 3 May 2021.",
    ],
)
def test_who_is_told_of_by_age_alone(words: str) -> None:
    """ "A 19-year-old with a rifle" is somebody who does deeds."""
    (found,) = accounts(words)
    assert any("19 year old" in each for each in found.by)


def test_the_capital_is_the_one_the_text_names() -> None:
    """ "In the capital" is the capital the report is filed from, and not the town told last."""
    words = (
        "NAIROBI, May 6 - Gunmen raided a farm in Garissa on Tuesday and hurt a guard. Three suspects were killed in "
        "a gun battle with police in the capital on Wednesday."
    )
    *_, last = accounts(words, date(2021, 5, 6))
    assert [place.name for place in last.places] == ["Nairobi"]


def test_the_port_city_of_its_mayor() -> None:
    """Where "the mayor of X" is shot "as she left a market in the port city", the city is X."""
    words = (
        "On 3 May 2019 Ana Lopez, the mayor of Tampico, was shot dead by two men as she left a bank in the port city."
    )
    (found,) = accounts(words)
    assert [place.name for place in found.places] == ["Tampico"]
