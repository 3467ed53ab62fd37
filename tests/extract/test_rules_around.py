"""Tests of what words around a deed say: whose it was, where attackers met their end, what is a sum, one of many."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.evaluate.accounts import Produced
from dateline.extract.tolls import find_tolls
from tests.extract.rules_world import accounts, killed, sides


def doers(words: str) -> set[str]:
    """Give whoever did the first deed told, folded."""
    return set(accounts(words)[0].by)


def towns(account: Produced) -> set[str]:
    """Give the names of an account's places."""
    return {place.name or place.words for place in account.places}


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        (
            "The panel regretted the deaths of nine strikers at Gao, shot by the Malian army on 4 May 2016.",
            "the malian army",
        ),
        ("Rockets fired by army gunships on Aleppo left nine people dead on 4 May 2015.", "army"),
        ("Between 15 and 20 men stormed a bank in Karachi on 4 May 2016 and shot two guards dead.", "men"),
        ("The same gang had, two days earlier, burned down a school in Kidal.", "the same gang"),
        ("Boko Haram released a video showing the execution of eleven fishermen.", "boko haram"),
        ("Norway brokered the release of twelve hostages between March and May 2010.", "norway"),
        ("The Supreme Tribunal jailed a general in Abuja on 8 May 2016.", "supreme tribunal"),
    ],
)
def test_who_did_it_by_the_words_around(words: str, doer: str) -> None:
    """Participles, parted perfects, counted men, videos, brokers and courts name who did it."""
    assert doer in doers(words)


def test_police_who_show_a_film_did_not_do_it() -> None:
    """Who makes a deed known owns it only as rebels do: police show what cameras saw."""
    assert doers("Police released footage of the shooting of two tourists in Tunis on 4 May 2016.") == set()


@pytest.mark.parametrize(
    ("statement", "doer"),
    [
        ("Officials said the evidence pointed to Baloch separatists.", "baloch separatists"),
        ("The bombing was laid at the door of the Pakistani Taliban.", "pakistani taliban"),
        ("Men who said they belonged to a gang called La Línea claimed the bombing.", "la linea"),
        ("The Pakistani Taliban admitted planting the bomb.", "pakistani taliban"),
    ],
)
def test_laid_at_a_door_and_owned(statement: str, doer: str) -> None:
    """Evidence, doors, those who say whose men they are, and who admits planting it, name whose deed it was."""
    assert doer in doers(f"A bomb killed three shoppers in Lahore on 4 May 2016. {statement}")


def test_what_somebody_confesses_to_was_done() -> None:
    """An attack that somebody confessed to ordering is no plan."""
    words = "The accused, a commander of the LRA, confessed to ordering the attack on the camp at Pajule in May 2003."
    (account,) = accounts(words)
    assert "lra" in account.by


def test_attack_lies_where_the_attackers_were_shot() -> None:
    """Where police stood who shot attackers is where those had attacked."""
    words = "Police in Gao shot dead two men who had attacked their post with knives on 4 May 2016."
    (account,) = accounts(words)
    assert towns(account) == {"Gao"}
    assert "two men" in account.by


def test_both_sides_of_a_fight_fell() -> None:
    """Where soldiers and the men of a named group fell in a clash, they fought it."""
    words = "Three soldiers of the Malian army and two Ansar Dine fighters were killed in a clash in Gao on 4 May 2016."
    (account,) = accounts(words)
    assert "ansar dine" in account.by
    assert killed(account) == {2, 3}


def test_running_into_fighters_is_a_clash() -> None:
    """A patrol that runs into fighters clashes with them."""
    assert sides("A patrol ran into fighters of the FDLR near Goma.", "armed_clash")[0] == ["A patrol"]


def test_captives_let_go_by_both_sides_are_one_exchange() -> None:
    """Two releases in one sentence are one."""
    (account,) = accounts("Rebels freed twenty soldiers in Goma on 4 May 2013, and the army let thirty rebels go.")
    assert {"rebels", "the army"} <= account.by


def test_minutes_after_the_same_man_is_one_attack() -> None:
    """What the same man had done minutes before is part of the attack; what another had done is not."""
    words = "A guard was stabbed in Haifa on 4 May 2016, moments after {} had rammed a car into a bus stop."
    assert len(accounts(words.format("the same attacker"))) == 1
    assert len(accounts(words.format("another attacker"))) == 2


def test_two_clauses_said_of_one_rocket() -> None:
    """ "which … fired and which killed" tells one deed."""
    words = "The army spoke of a rocket which Hamas fired at Ashdod on 4 May 2016 and which killed a baker."
    (account,) = accounts(words)
    assert killed(account) == {1}
    assert "hamas" in account.by


def test_last_of_a_sum_is_an_event() -> None:
    """So many since a war are a sum; the latest of them is told."""
    words = (
        "Landmines have maimed or killed 90 herders in Gao since the war ended in 1994; the latest, a boy of twelve, "
        "died near Kidal on 4 May 2016."
    )
    (account,) = accounts(words)
    assert account.deeds == {"remote_explosive"}
    assert account.when == ("2016-05-04",)
    assert killed(account) <= {1}


def test_people_in_custody() -> None:
    """Suspects held by a day are an arrest, and no event of their own beside the plot they were held for."""
    (account,) = accounts("Thirty suspects were in custody by Monday.", date(2016, 5, 4))
    assert account.deeds == {"arrest"}
    assert account.when == ("[..2016-05-02]",)
    (plot,) = accounts("A plot to blow up the embassy in Gao was uncovered and five suspects are in custody.")
    assert "plot" in plot.deeds


def test_a_similar_attack_is_another() -> None:
    """A similar attack, of which one is told, is a deed of its own."""
    words = (
        "Gunmen killed 31 people in Gao on 4 May 2016. The town had lost some 60 inhabitants in a similar attack in "
        "May 2014."
    )
    assert [killed(account) for account in accounts(words)] == [{31}, {60}]


@pytest.mark.parametrize("thing", ["parcel", "briefcase", "motorcycle"])
def test_booby_trapped_things_are_bombs(thing: str) -> None:
    """A booby-trapped thing that wounds somebody is a bomb."""
    (account,) = accounts(f"A booby-trapped {thing} wounded a judge in Bilbao on 4 May 1998.")
    assert account.deeds == {"bombing"}


def test_actors_named_speak_for_a_country() -> None:
    """A township lies in the country of the army that burned it."""
    (account,) = accounts("On 3 June 2015 soldiers of the Tatmadaw burned forty houses in Kani township.")
    assert {place.country for place in account.places} <= {"MM", None}


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Violence gripped Gujarat after 58 Hindu pilgrims were burnt alive in a train.", {("killed", 58)}),
        ("Two officers of the Kenyan police and three gunmen were killed.", {("killed", 2), ("killed", 3)}),
        ("A mine blew off the leg of a 12-year-old schoolboy.", {("injured", 1)}),
        ("The hamlet lost 12 villagers.", {("killed", 12)}),
        ("The army lost 30 men.", {("casualties", 30)}),
        ("Four thousand inhabitants fled.", {("displaced", 4000)}),
    ],
)
def test_tolls_before_and_after_their_verbs(sentence: str, figures: set[tuple[str, int]]) -> None:
    """Clauses after "after", members of a body, limbs lost and villagers lost are counted."""
    assert {(each.toll.outcome.value, each.toll.best) for each in find_tolls(sentence)} == figures


def test_church_and_its_town() -> None:
    """What was stormed and the town set beside it are both where it happened."""
    (account,) = accounts("Gunmen stormed the Central Hospital, Lubero, on 4 May 2016 and shot two nurses dead.")
    assert "Lubero" in towns(account)


def test_toll_from_an_attack_is_no_origin() -> None:
    """ "The toll from the attack on X" does not come from X."""
    words = "The death toll from Sunday's attack on a mosque near Kidal, in Mali, has climbed to 44, doctors said."
    (account,) = accounts(words, date(2016, 5, 4))
    assert "Kidal" in towns(account)
    assert killed(account) == {44}


def test_those_who_searched_hold_people() -> None:
    """Soldiers who seal off a market hold those held there."""
    assert doers("Soldiers sealed off the market in Gao, and twelve men were arrested.") == {"soldiers"}


def test_day_of_a_verdict_for_a_deed_known() -> None:
    """A month after the bomb a text has told of already is the month of the verdict."""
    words = (
        "A bomb killed four people in Leeds on 4 May 1990. "
        "John Burke was found guilty of planting the bomb in March 1992."
    )
    assert [account.when for account in accounts(words)] == [("1990-05-04",), ("1992-03",)]


def test_worst_day_of_a_town() -> None:
    """The town whose worst day it was is where it happened."""
    (account,) = accounts("Madrid's deadliest day came on 11 March 2004: bombs on four trains left 191 dead.")
    assert towns(account) == {"Madrid"}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Raiders attacked the Mbawa camp for displaced people on 7 May 2016, killing six.", "Mbawa"),
        ("Vandals smashed 30 tombs in the cemetery of Herrlisheim, near Colmar, on 4 May 2004.", "Herrlisheim"),
        ("General Haftar's men took Brega on 4 May 2011.", "Brega"),
    ],
)
def test_places_that_words_around_them_tell(words: str, place: str) -> None:
    """Camps for the displaced, cemeteries of villages and towns that somebody's men took are places."""
    (account,) = accounts(words)
    assert place in {each.words for each in account.places}


def test_police_who_take_a_man_gain_no_ground() -> None:
    """A person taken is no town taken."""
    assert not any(
        "territorial_gain" in each.deeds for each in accounts("The police took Ahmed on 4 May 2016 to jail.")
    )


def test_over_the_days_that_followed() -> None:
    """What was done over the days that followed was not done on the day before them."""
    words = "Rebels took the town on 3 May 2016 and over the following days shot dead 40 people at Gao."
    shot = next(account for account in accounts(words) if "shooting" in account.deeds)
    assert shot.when == ()


def test_it_was_a_day_when() -> None:
    """A sentence may open with its day as its subject's."""
    words = "It was a Sunday evening, 25 July 1993, and they sang when men threw grenades and began to shoot in Gao."
    (account,) = accounts(words)
    assert "1993-07-25" in account.when


def test_street_of_the_dateline() -> None:
    """A street with no town named is of the dateline's town; a deed with no place at all takes none."""
    words = "BUFFALO, N.Y. – A gunman shot dead two men on {} on 14 May 2022."
    assert "Buffalo" in towns(accounts(words.format("Jefferson Avenue"))[0])
    assert towns(accounts(words.format("a bus"))[0]) == set()


def test_weapon_of_a_killing_is_no_second_deed() -> None:
    """ "Killed nine with two bombs near X" is one deed, there."""
    (account,) = accounts("Rebels killed nine miners with two roadside bombs near Bukavu on 4 May 2016.")
    assert account.deeds == {"remote_explosive"}
    assert towns(account) == {"Bukavu"}


def test_each_other_blames_both() -> None:
    """Those who blame each other are both accused."""
    words = (
        "A shell hit a clinic in Donetsk on 4 May 2015, killing two. The army and the separatists blamed each other."
    )
    assert {"the army", "the separatists"} <= doers(words)


def test_they_are_not_one_official() -> None:
    """ "They" who killed are not the mayor who says so."""
    words = "Mai-Mai fighters shot a guard in Goma on 4 May 2015. The mayor said they had beheaded a priest in Beni."
    assert all("the mayor" not in account.by for account in accounts(words))


def test_city_taken_back() -> None:
    """The city taken back is the one told before."""
    words = "The rebels of Ansar Dine seized Timbuktu on 4 May 2012. Malian troops took the city back on 7 June 2013."
    assert [towns(account) for account in accounts(words)] == [{"Timbuktu"}, {"Timbuktu"}]


def test_deed_named_and_told_where() -> None:
    """An attack on a school where pupils were shot is one deed."""
    words = (
        "The march recalled the attack on a school in Peshawar, where 130 pupils were shot dead on 16 December 2014."
    )
    assert [account.deeds for account in accounts(words)] == [{"shooting"}]


def test_gas_cylinders_are_shells() -> None:
    """Gas cylinders fired at a town are no chemical weapon."""
    words = "Guerrillas launched gas cylinders at the town hall in Toribio on 4 May 2005, killing a child."
    assert accounts(words)[0].deeds == {"shelling"}


def test_arrested_and_charged() -> None:
    """Who is arrested and charged on a day is arrested."""
    assert len(accounts("Three men were arrested in Gao on 4 May 2016 and charged with arson.")) == 1


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("All 170 people aboard and six on the ground were killed.", {170, 6}),
        ("Police said 12 people had died in the attack, while the ministry gave a figure of 15.", {12}),
    ],
)
def test_two_groups_of_dead(sentence: str, figures: set[int]) -> None:
    """What stands after the first of two groups hides neither."""
    assert {each.toll.best for each in find_tolls(sentence)} == figures
