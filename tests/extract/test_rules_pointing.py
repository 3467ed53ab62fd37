"""Words that point to a deed told before, what others did later, and what a sentence says beside somebody known."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.evaluate.accounts import Produced
from tests.extract.rules_world import accounts, killed

FRIDAY = date(2019, 5, 17)


def _places(account: Produced) -> list[str | None]:
    return [place.name or place.words for place in account.places]


@pytest.mark.parametrize(
    "words",
    [
        "Raiders killed six villagers in Anka. The incident happened on Tuesday night, police said.",
        "Raiders killed six villagers in Anka. A district official confirmed the Tuesday incident.",
        "Raiders killed six villagers in Anka. The incident, which took place on Tuesday, shocked the town.",
        "Raiders killed six villagers in Anka. The governor condemned Tuesday's attack.",
    ],
)
def test_the_day_of_the_incident_is_that_of_the_deed_before(words: str) -> None:
    """ "The incident happened on Tuesday" dates the deed told before it, and is none of its own."""
    (account,) = accounts(words, FRIDAY)
    assert account.when == ("2019-05-14",)
    assert killed(account) == {6}


def test_an_incident_places_a_deed_told_with_nothing_else() -> None:
    """A deed with neither day nor place is told once "the incident occurred in X" gives it both."""
    (account,) = accounts("Unknown men killed a trader. The incident occurred in Nnewi on Tuesday evening.", FRIDAY)
    assert (account.when, _places(account)) == (("2019-05-14",), ["Nnewi"])


def test_an_incident_alone_is_no_deed() -> None:
    """ "An incident" and "the incident" tell nothing of what was done."""
    assert accounts("An incident took place on Monday in Goma. The incident happened at noon on Monday.", FRIDAY) == []


def test_others_hours_later_do_another_deed() -> None:
    """ "Hours later gunmen killed a nurse" adds nothing to the bomb told before it."""
    one, two = accounts(
        "A roadside bomb hit a van in Ghazni on Tuesday, wounding four officers. Hours later gunmen killed a nurse.",
        FRIDAY,
    )
    assert ("remote_explosive" in one.deeds, killed(one)) == (True, set())
    assert (two.when, killed(two)) == (("2019-05-14",), {1})


def test_what_stands_between_commas_is_said_of_the_deed_before() -> None:
    """ "The hoodlums, who stormed the village on Tuesday" tells the day of what they have done."""
    (account,) = accounts(
        "Bandits killed nine farmers in Gusau. The hoodlums, who stormed the village on Tuesday, fled.", FRIDAY
    )
    assert account.when == ("2019-05-14",)


def test_hours_after_midnight_count_back_to_no_day() -> None:
    """ "Early Tuesday, hours after rebels fired rockets": the rockets may be of either day."""
    found = accounts(
        "Aircraft struck a depot in Rafah early Tuesday, hours after militants fired six rockets into southern Israel.",
        FRIDAY,
    )
    assert {tuple(account.deeds): account.when for account in found} == {
        ("air_strike",): ("2019-05-14",),
        ("shelling",): (),
    }


def test_weapons_taken_in_a_fight_are_part_of_it() -> None:
    """ "Soldiers seized two rifles", right after a fight, is no deed of its own, and makes no seizure of the fight."""
    (account,) = accounts("Troops overran a camp near Mocoa on Tuesday. Soldiers seized five rifles.", FRIDAY)
    assert "territorial_gain" in account.deeds
    (account,) = accounts("Soldiers killed two rebels near Mocoa on Tuesday. They also seized two rifles.", FRIDAY)
    assert "attack" in account.deeds


def test_a_denial_tells_no_deed() -> None:
    """What those who deny a deed think went off instead is no second one."""
    (account,) = accounts(
        "An air strike hit a camp near Bhamo on Tuesday, killing 28. The military denied it was responsible. "
        "It suggested that stored explosives had gone off.",
        FRIDAY,
    )
    assert killed(account) == {28}


def test_either_attack_is_each_of_them() -> None:
    """ "No one claimed either attack, but suspicion fell on X" is said of both."""
    found = accounts(
        "A bomb wounded six people in Cali on Monday. On Tuesday gunmen killed a guard in Buga. "
        "Neither attack was claimed, but police blamed the ELN.",
        FRIDAY,
    )
    assert all("eln" in account.by for account in found)
    assert len(found) == 2


def test_the_dead_of_an_operation_are_of_the_rescue() -> None:
    """ "Three died in the operation" is said of the rescue, and not of the kidnapping told with it."""
    found = accounts(
        "Soldiers freed two engineers whom the ELN had kidnapped in Arauca on 3 May. Three rebels died in the rescue.",
        FRIDAY,
    )
    assert {tuple(account.deeds): killed(account) for account in found} == {("release",): {3}, ("abduction",): set()}


def test_crowds_do_several_things_at_once() -> None:
    """ "Blocked the road and stoned cars" is one riot or protest."""
    (account,) = accounts("Villagers blocked the N4 highway and pelted cars with stones in Ermelo on Tuesday.", FRIDAY)
    assert account.deeds <= {"protest", "riot"}


def test_burning_tyres_are_no_arson() -> None:
    """Tyres are burnt in protest, whatever is broken beside them."""
    (account,) = accounts("Students torched two tyres and smashed shop windows in Conakry on Tuesday.", FRIDAY)
    assert account.deeds == {"protest"}


def test_men_taken_and_then_killed_are_one_deed() -> None:
    """ "Executed seven men whom they had taken off a bus" hijacks no bus and kidnaps nobody apart."""
    (account,) = accounts(
        "On Tuesday militiamen in Djibo executed seven herders whom they had taken off a bus.", FRIDAY
    )
    assert account.deeds == {"execution", "abduction"}


def test_dead_in_a_series_of_blasts() -> None:
    """ "Died in a pair of suicide blasts" tells suicide bombings."""
    (account,) = accounts("Two people died in a pair of suicide blasts in Kano on Tuesday.", FRIDAY)
    assert (set(account.deeds), killed(account)) == ({"suicide_bombing"}, {2})


def test_papers_and_roads_are_no_places() -> None:
    """ "The daily El Watan" and "Route Tampa" name no place where something was done."""
    (account,) = accounts("Troops killed four rebels on Tuesday, according to the daily El Moudjahid.", FRIDAY)
    assert account.places == ()
    (account,) = accounts("A patrol hit a mine along Route Tampa near Taji on Tuesday.", FRIDAY)
    assert _places(account) == ["Taji"]


@pytest.mark.parametrize("said", ["nearby", "restive", "rebel-held"])
def test_an_adjective_leads_in_a_town(said: str) -> None:
    """ "In nearby X" and "in rebel-held X" place a deed as "in X" does."""
    (account,) = accounts(f"Shells killed four people in {said} Saraqib on Tuesday.", FRIDAY)
    assert _places(account) == ["Saraqib"]


def test_found_that_is_no_find() -> None:
    """Experts who found that a bomb had been used found no bomb."""
    assert accounts("Experts found that a bomb had been used.", FRIDAY) == []


def test_air_force_jets_are_the_air_force() -> None:
    """Whose jets they are is told by the two words before them."""
    (account,) = accounts("Air force jets pounded rebel positions near Marib on Tuesday.", FRIDAY)
    assert "air force" in account.by


def test_where_the_dead_are_from_is_no_place() -> None:
    """A soldier from Burundi dies where he was ambushed."""
    (account,) = accounts("A peacekeeper from Burundi died in an ambush near Bangassou on Tuesday.", FRIDAY)
    assert _places(account) == ["Bangassou"]


def test_air_strikes_read_as_a_verb() -> None:
    """ "Air strikes on a camp" are air strikes, whatever the parse makes of the words."""
    (account,) = accounts("9 March 2017: Air strikes on a camp in Sambisa forest leave 20 insurgents dead.", FRIDAY)
    assert account.deeds == {"air_strike"}
