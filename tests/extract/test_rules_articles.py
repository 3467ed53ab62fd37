"""What whole articles hold beside accounts: headings in the prose, statements on later days, opportunities missed."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.actors import find_actors
from dateline.extract.dates import find_times
from dateline.extract.tolls import find_tolls
from dateline.model.claim import Party
from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, extract, killed, kinds, parse


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


def test_where_the_hurt_are_treated_is_not_where_they_were_hit() -> None:
    """A hospital's town is no place of the deed; a hospital that was shelled is."""
    treated = (
        "Gunmen raided Kachia on 3 March 2023. Ten people were injured and were being treated at a hospital in Zaria."
    )
    taken = "Six people were wounded by a mine near Goma on 4 May 2019 and taken to a hospital in Bukavu."
    shelled = "Shells killed four patients on 4 May 2019 at a hospital in Hodeidah."
    assert [[place.words for place in account.places] for account in accounts(treated)] == [["Kachia"]]
    assert [[place.words for place in account.places] for account in accounts(taken)] == [["Goma"]]
    assert [[place.words for place in account.places] for account in accounts(shelled)] == [["Hodeidah"]]


def test_a_lead_told_again_in_full_is_one_deed() -> None:
    """The general killed in the lead is the one named below, and fourteen dead below are the fourteen of the lead."""
    general = (
        "A Russian major general was killed in Syria by a roadside bomb, the ministry said.\n\n"
        "Major General Viktor Sergeyev died when a roadside bomb went off near Deir ez-Zor on 18 August 2020."
    )
    village = (
        "At least 14 people were killed in an attack in northern Kaduna state.\n\n"
        "Gunmen raided Kachia on 3 March 2023, killing 14 people."
    )
    assert [account.when for account in accounts(general)] == [("2020-08-18",)]
    assert [account.when for account in accounts(village)] == [("2023-03-03",)]


def test_two_deaths_in_two_paragraphs_stay_two_deeds() -> None:
    """As few dead, and nothing that says they are the same."""
    words = (
        "A soldier was killed in Syria by a roadside bomb, the ministry said.\n\n"
        "A policeman was killed by a roadside bomb near Deir ez-Zor on 18 August 2020."
    )
    assert len(accounts(words)) == 2


def test_those_who_died_did_not_come_back_to_do_it() -> None:
    """ "Her brothers were among the dead. They came at nine" names no brothers among those who did it."""
    words = (
        "Gunmen killed 14 people in Kachia on 3 March 2023. Her two brothers were killed. "
        '"They came at nine and started shooting at anyone they saw," she said.'
    )
    assert not any("brothers" in name for account in accounts(words) for name in account.by)


@pytest.mark.parametrize(
    "words",
    [
        "A bomb exploded on Saturday, wounding 20, a police officer and a medic said.",
        "The blast wounded 20, officials and witnesses told reporters.",
    ],
)
def test_those_who_say_so_are_not_among_the_hurt(words: str) -> None:
    """The list of the hurt ends where that of the speakers begins."""
    assert [each.toll.phrase for each in find_tolls(words)] == ["20"]


def test_two_soldiers_among_the_hurt_are_counted() -> None:
    """What nobody says stays in the list."""
    words = "The blast wounded 20, two soldiers and a doctor among them."
    assert [each.toll.phrase for each in find_tolls(words)] == ["20", "two soldiers", "a doctor"]


def test_last_month_of_a_report_that_nothing_dates_is_unknown() -> None:
    """It is no month before the one last told; the month after that one is."""
    words = "They bombed Zoobe in October 2017. Last month they attacked a base; the following month they left."
    told = [each.interval and each.interval.earliest for each in find_times(words)]
    assert told == [date(2017, 10, 1), None, date(2017, 11, 1)]


def test_those_who_hunt_a_bomber_did_not_wound_the_hurt() -> None:
    """ "Police are hunting a suspect …, wounding 13" has the bomb wound them."""
    words = (
        "French police are hunting a man believed to have left a bag with a device that exploded on 24 May 2019, "
        "wounding 13 people on a busy street in Lyon."
    )
    (account,) = accounts(words)
    assert not any("police" in name for name in account.by)


def test_a_preachers_follower_is_not_the_preacher() -> None:
    """A man told by whom he followed is not called by that name."""
    words = (
        "The attacker in the knife attack in Leeds on 3 May 2017 was a keen follower of the preacher Musa Jibril, the "
        "friend said. Three people were hurt."
    )
    doers = [each.value for each in extract(words).claims if each.property == "perpetrator"]
    assert not any(each.name for each in doers if isinstance(each, Party))


def test_since_saturday_when_is_the_day_of_what_happened_then() -> None:
    """The clause after it tells that day's deed, which has gone on for nobody since."""
    words = "Schools in Lahore have been closed since Monday 4 May 2015, when gunmen shot dead nine teachers."
    assert [account.when for account in accounts(words)] == [("2015-05-04",)]


def test_the_next_entry_of_last_years_report_is_of_last_year() -> None:
    """Days that go on from a day of 2019 are of 2019, also in a report of August 2020."""
    words = (
        "Monitors recorded these incidents in Borno between 1 and 15 June 2019:\n\n1 June: Gunmen attacked Ngoshe and "
        "abducted four women who were collecting firewood; one escaped the next day.\n\n9 June: Eight farmers were "
        "killed with machetes near Jere by men on motorcycles, who burned the harvest and left for the hills."
    )
    days = [each.interval and each.interval.earliest for each in find_times(words, published=date(2020, 8, 19))]
    assert days[-1] == date(2019, 6, 9)


def test_a_bomb_made_harmless_went_off_nowhere() -> None:
    """One seizure, and no bombing beside it."""
    (account,) = accounts("The air force defused a pipe bomb near Colombo's main airport on 21 April 2019.")
    assert account.deeds == {"weapons_seizure"}


def test_the_first_of_several_hotels_is_no_town() -> None:
    """What several houses are called places nothing."""
    words = (
        "Bombs went off on 21 April 2019 at the Shangri-La, Kingsbury and Cinnamon Grand hotels in Colombo, killing 90."
    )
    (account,) = accounts(words)
    assert [place.name for place in account.places] == ["Colombo"]


def test_attackers_dressed_as_police_are_no_police() -> None:
    """Whoever wears a uniform did it, and not those whose uniform it is."""
    (account,) = accounts("Attackers dressed as police shot dead a judge in Tijuana on 3 May 2011.")
    assert account.by == {"attackers"}


def test_a_deed_after_a_rally_was_where_the_rally_was() -> None:
    """Where people had gathered is where they were struck, and the rally is no event of its own."""
    (account,) = accounts("The candidate was shot dead on 9 August 2023 after a campaign rally in Quito.")
    assert [place.name for place in account.places] == ["Quito"]


def test_riots_that_broke_out_elsewhere_are_no_part_of_the_bombing_before() -> None:
    """Their dead are theirs."""
    words = (
        "A bomb killed 180 people in Karachi on 18 October 2007. "
        "Riots broke out in Sindh and at least 58 people died over four days."
    )
    assert [killed(account) for account in accounts(words)] == [{180}, {58}]


def test_a_massacre_elsewhere_is_kept_apart_from_a_strike_whose_station_no_list_knows() -> None:
    """Of two sure places far from each other one deed was in one and another in the other."""
    words = (
        "On 8 April 2022 a missile hit the railway station in Kramatorsk. Fifty-nine civilians were killed.\n\n"
        "In Bucha, monitors documented the execution of some 50 civilians."
    )
    assert [{place.name for place in each.places} >= {"Bucha"} for each in accounts(words)] == [False, True]


def test_who_is_blamed_for_the_attacks_laid_no_bomb_that_the_army_found() -> None:
    """Blame passes over what forces seized, to the deed told before it."""
    words = (
        "Bombs killed 90 people in Colombo on 21 April 2019. On Sunday night the air force defused a bomb near the "
        "airport. The government blamed the National Thowheeth Jamaath."
    )
    doers = {tuple(sorted(account.deeds)): account.by for account in accounts(words)}
    assert any("jamaath" in name for name in doers["bombing",])
    assert not any("jamaath" in name for name in doers["weapons_seizure",])


def test_people_kidnapped_in_an_attack_on_a_place_are_one_deed() -> None:
    """The attack's place and the kidnapping's people belong together."""
    (account,) = accounts("Gunmen killed six farmers and kidnapped two girls in an attack on the village of Ganye.")
    assert "abduction" in account.deeds
    assert [place.name for place in account.places] == ["Ganye"]
    assert killed(account) == {6}


@pytest.mark.parametrize("war", ["conflict", "nine-year insurgency"])
def test_the_dead_of_a_war_are_not_those_of_its_last_raid(war: str) -> None:
    """A sum told after a deed adds nothing to it."""
    words = f"A bomb killed four soldiers in Bono on 3 May 2015. More than 1,600 people have been killed in the {war}."
    (account,) = accounts(words)
    assert killed(account) == {4}


def test_a_midnight_attack_is_not_of_the_day_it_is_told() -> None:
    """An hour that no day goes with has none; one of Thursday is Thursday's."""
    words = "Rebels killed 35 policemen in a midnight attack on a post in Rukumkot, officials said."
    told = "Rebels killed 35 policemen on a post in Rukumkot at 11 p.m. on Thursday, officials said."
    assert [account.when for account in accounts(words, date(2001, 4, 7))] == [()]
    assert [account.when for account in accounts(told, date(2001, 4, 7))] == [("2001-04-05",)]


def test_a_period_in_the_title_dates_the_entries() -> None:
    """Days of a report that nothing else dates are of the week that its title gives in brackets."""
    words = "Weekly summary (12–18 February 2018), Afghanistan. On 14 February fighters attacked checkpoints in Farah."
    assert [each.interval and each.interval.earliest for each in find_times(words)][-1] == date(2018, 2, 14)


def test_a_past_deed_of_suspects_is_not_ahead() -> None:
    """ "Suspected to be herders" does not put Friday's raid into the next week."""
    words = "Gunmen suspected to be herders invaded the town on Friday. The talks planned to be held on Friday are off."
    days = [each.interval and each.interval.earliest for each in find_times(words, published=date(2025, 6, 16))]
    assert days == [date(2025, 6, 13), date(2025, 6, 20)]


def test_whoever_puts_a_figure_to_the_dead_and_wounded_hurt_nobody() -> None:
    """ "Police put the number of dead at 150 and of wounded at 250" has police as no doer."""
    words = "A truck bomb devastated Amirli on 7 July 2007. Police put the number of dead at 150 and of wounded at 250."
    assert not any("police" in name for account in accounts(words) for name in account.by)


def test_a_presidents_house_is_no_town_of_his_name() -> None:
    """A name of rank on no list of places is a person's."""
    (account,) = accounts(
        "On 2 March 2009 soldiers stormed the house of President João Bernardo Vieira and killed him."
    )
    assert not account.places


def test_bombs_left_and_gone_off_are_one_bombing() -> None:
    """ "They exploded at X" tells of the bombs laid in the sentence before."""
    words = (
        "On 24 July 1996 the LTTE left suitcase bombs in four carriages of a train. They exploded at Dehiwala station, "
        "killing 64 passengers."
    )
    (account,) = accounts(words)
    assert (account.when, killed(account)) == (("1996-07-24",), {64})


def test_a_band_is_known_by_its_plural() -> None:
    """A name with "the" and a plural is a group, on no list as well."""
    words = "A consul was kidnapped by the Ventoqueros in Montevideo on 31 July 1970."
    (account,) = accounts(words)
    assert any("ventoqueros" in name for name in account.by)


def test_half_of_a_peoples_name_is_no_place() -> None:
    """ "Sri Lankan" speaks of a country and of no village called Sri."""
    found = extract("On 3 May 1996 rebels killed nine men in one of the attacks of the Sri Lankan civil war.").claims
    assert not any(each.property == "place" for each in found)


def test_where_the_hurt_are_flown_is_not_where_they_were_hit() -> None:
    """ "Was wounded and flown to Miami" was not wounded there."""
    words = "The president was shot dead in Jacmel on 7 July 2021. His wife was wounded and flown to Miami."
    assert not any(place.name == "Miami" for account in accounts(words) for place in account.places)


def test_how_the_bomber_died_is_part_of_the_bombing() -> None:
    """ "The driver blew himself up when guards stopped him" tells the car bomb told before."""
    words = "A car bomb killed nine people in Kirkuk on 4 May 2015. The driver blew himself up when guards stopped him."
    (account,) = accounts(words)
    assert account.when == ("2015-05-04",)


def test_the_land_of_a_town_is_nobody_hurt() -> None:
    """ "In Trincomalee, Sri Lanka, and two others injured" counts two."""
    words = "Five students were shot dead in Trincomalee, Sri Lanka, and two others injured."
    hurt = [each.toll.phrase for each in find_tolls(words) if each.toll.outcome is Outcome.INJURED]
    assert hurt == ["two others"]


def test_a_beach_told_with_a_town_is_no_namesake_abroad() -> None:
    """What is found only in another country than the sure places of its deed stays unresolved, and says why."""
    words = (
        "At least 32 people were killed when a suicide bomber attacked a beach in Mogadishu on 2 August 2024. The "
        "bomber blew himself up outside a hotel on Lido Beach."
    )
    (account,) = accounts(words)
    assert {place.country for place in account.places} <= {"SO", None}
    assert any("not resolved" in reason for place in account.places for reason in place.reasons)


def test_half_of_a_name_with_a_hyphen_is_no_place() -> None:
    """ "Ra-ngae district" of Thailand is no Ra of Fiji; a Baghdad-based group still speaks of Baghdad."""
    words = "A rubber tapper was shot dead in Ra-ngae district on 6 May 2021."
    assert not any(place.country == "FJ" for account in accounts(words) for place in account.places)
    (based,) = accounts("A bomb killed four men of a Baghdad-based group in Baghdad on 6 May 2021.")
    assert {place.name for place in based.places} == {"Baghdad"}


def test_its_fighters_after_a_name_speak_of_no_deed_told_before() -> None:
    """What the group named in the sentence did elsewhere adds nothing to the bomb told before."""
    words = (
        "In Cali three people were wounded by a motorcycle bomb on 20 May 2024.\n\nThe ceasefire with the Estado Mayor "
        "Central ended on March 17 after its fighters attacked a community in Toribío, killing a leader."
    )
    bomb = next(account for account in accounts(words) if "2024-05-20" in account.when)
    assert (bomb.by, killed(bomb)) == (frozenset(), set())
