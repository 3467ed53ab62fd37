"""Tests of classes met in dispatches of many years: names that look like deeds, agreements, sanctions, courts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.rules_world import accounts, killed, kinds


@pytest.mark.parametrize(
    "words",
    [
        "The Movement for the Liberation of the Congo said in Kinshasa that it had sent two envoys.",
        "The Committee for the Liberation of Tigray met its supporters in London.",
    ],
)
def test_what_a_body_is_for_by_its_name_is_no_deed(words: str) -> None:
    """A front for the liberation of a land has liberated nothing."""
    assert kinds(words) == []


def test_agreement_known_by_its_year_stands_already() -> None:
    """The year by which an agreement is known is neither a deed's day nor that of a new agreement."""
    (account,) = accounts("Two signatories of the 2016 peace agreement were shot dead in Cali on 4 May 2019.")
    assert account.when == ("2019-05-04",)


def test_agreement_on_a_ceasefire_is_one_agreement() -> None:
    """What an agreement is on is the agreement itself, with its day and town."""
    (account,) = accounts(
        "Sudan and the rebels signed an agreement on a cessation of hostilities in Juba on 4 May 2019."
    )
    assert account.when == ("2019-05-04",)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("In May 2019 the European Union imposed sanctions on the leader of the militia.", "designation"),
        ("On 4 May 2019 the FARC announced that it was suspending all military operations.", "agreement"),
        ("The FARC disbanded on 4 May 2019.", "surrender"),
        ("A cease-fire agreement was signed at Algiers on 4 May 2019.", "agreement"),
        ("Israeli warplanes carried out dozens of strikes on Tyre on 4 May 2019.", "air_strike"),
        ("Police in armoured cars fired without warning on a crowd in Osh on 4 May 2019.", "shooting"),
    ],
)
def test_words_for_a_deed(words: str, kind: str) -> None:
    """These words tell one deed."""
    assert [account.deeds for account in accounts(words)] == [{kind}]


def test_unit_that_is_disbanded_gives_nothing_up() -> None:
    """Who is disbanded by others did nothing."""
    assert kinds("The unit was disbanded in 1999, and the council disbanded the committee.") == []


def test_court_that_found_somebody_guilty_did_the_trying() -> None:
    """Those found guilty are not the doers of their trial."""
    words = (
        "A tribunal in Sierra Leone found the two most senior leaders of the rebels guilty and sentenced them to life."
    )
    (account,) = accounts(words, date(2019, 5, 4))
    assert not any("leaders" in each for each in account.by)


def test_whose_radios_exploded_did_not_blow_them_up() -> None:
    """A group named as the user of what exploded is no doer."""
    words = "Hand-held radios used by the armed group Hezbollah exploded in Tyre on 4 May 2019, killing nine people."
    assert [account.by for account in accounts(words)] == [frozenset()]


def places(words: str, number: int) -> set[str]:
    """Give the names of one account's places."""
    return {place.name or place.words for place in accounts(words, date(2020, 1, 8))[number].places}


@pytest.mark.parametrize(
    ("words", "town"),
    [
        (
            "Rebels seized the airport of Goma on 4 May 2019, a day after they marched into the lakeside city of two "
            "million people.",
            "Goma",
        ),
        (
            "The army overran Zvornik on 4 May 2019, sending thousands in flight to a camp at Tuzla. Two jets bombed a "
            "church on the southern edge of the town on 5 May 2019.",
            "Zvornik",
        ),
        (
            "Gunmen killed nine people at Beirut airport on 4 May 2019. Minutes later a truck blew up under a building "
            "that housed soldiers two miles to the north, killing three soldiers.",
            "Beirut",
        ),
        (
            "Gunmen killed nine people in Lod airport on 4 May 1972. On 9 May 1972 soldiers stormed an airliner at the "
            "same airport.",
            "Lod",
        ),
        (
            "Gunmen took 12 nurses hostage at a hospital in Jos on 4 May 2019. On 5 May 2019 police stormed the "
            "compound and freed them.",
            "Jos",
        ),
    ],
)
def test_deed_in_the_town_told_before(words: str, town: str) -> None:
    """The city of so many people, the edge of the town, the same airport, two miles north: all told before."""
    assert places(words, 1) == {town}


def test_town_of_a_court_and_not_of_the_dateline() -> None:
    """Where a report was filed is no place of the deed, in brackets or without."""
    words = "(Manila, December 19, 2019) – A court in Quezon City today jailed nine men for the massacre."
    assert places(words, 0) == {"Quezon City"}


def test_where_somebody_speaks_or_reigns_is_no_place_of_a_deed() -> None:
    """An emperor's land and the city of a statement are not where gunmen shot."""
    words = "Gunmen shot nine guests on 4 May 2019 at a reception for the Emperor of Japan, rebels said in Nairobi."
    assert places(words, 0) == set()


def test_men_behind_another_deed_do_that_one() -> None:
    """A strike on those behind an earlier killing is not that killing, which they did."""
    words = (
        "India fired missiles at nine sites in Pakistan on 7 May 2019, saying that it had struck the men behind "
        "the killing of 26 people, nearly all of them tourists, near Pahalgam on 22 April 2019. Later in the day "
        "Pakistani artillery shelled the town of Poonch."
    )
    strike, killing, shelling = accounts(words)
    assert (strike.when, killing.when, shelling.when) == (("2019-05-07",), ("2019-04-22",), ("2019-05-07",))
    assert (killed(strike), killed(killing)) == (set(), {26})
    assert not any("india" in each for each in killing.by)


def test_first_town_since_a_year_fell_on_one_day() -> None:
    """The year since which a town is the first to fall is no stretch over which it fell."""
    words = "The Taliban captured Kunduz on 28 September 2015, the first capital to fall to them since 2001."
    assert [account.when for account in accounts(words)] == [("2015-09-28",)]


def test_what_a_group_does_by_saying_so_is_done_that_day() -> None:
    """A group disbands on the day on which it announces so."""
    assert [account.when for account in accounts("The PKK announced on 12 May 2019 that it was disbanding.")] == [
        ("2019-05-12",)
    ]


def test_shot_captives_are_those_of_their_captors_and_not_of_their_rescuers() -> None:
    """Whom rebels herd out and fire on are the captives, whose dead are not those of the rescue."""
    words = (
        "Paratroopers freed 100 teachers held there as hostages in Gao on 4 May 1964. Rebel soldiers herded nine of "
        "the captives into a street and opened up on them with automatic weapons. Six were slain."
    )
    rescue, shooting = accounts(words)
    assert (killed(rescue), killed(shooting)) == (set(), {6})
    assert shooting.by == {"rebel soldiers"}


def test_retreating_troops_did_it() -> None:
    """What troops were doing at the time takes nothing of their deed away."""
    words = "A peacekeeper died in Zepa on 4 May 1995 when retreating government troops threw a grenade at his carrier."
    (account,) = accounts(words)
    assert account.by == {"retreating government troops"}
    assert killed(account) == {1}


def test_assault_told_again_of_its_town_is_one() -> None:
    """A clause on the town tells the day and the doers of the assault on it."""
    words = "The group claimed the assault on Palma, a port in Mozambique, which militants attacked on 4 May 2021."
    (account,) = accounts(words)
    assert account.when == ("2021-05-04",)


def test_second_village_keeps_its_own_dead() -> None:
    """What the same soldiers did an hour before in another village is another deed, with its own dead."""
    words = (
        "The army executed 179 villagers in Soro on 4 May 2019. About an hour before, the same soldiers had killed 44 "
        "people in Nondin, five kilometres away."
    )
    first, second = accounts(words)
    assert (killed(first), killed(second)) == ({179}, {44})


def test_crime_of_a_verdict_is_no_event() -> None:
    """A crime that a court only names is no deed of its own."""
    words = "On 4 May 2019 a court found two generals guilty of genocide against the Tutsi minority and jailed them."
    assert [account.deeds for account in accounts(words)] == [{"trial"}]
    words = (
        "On 4 May 2019 a court found nine people, including two members of the powerful Ruga family, guilty of "
        "genocide against the Tutsi minority."
    )
    assert [account.deeds for account in accounts(words)] == [{"trial"}]


def test_those_between_whom_an_agreement_was_signed() -> None:
    """An agreement between a land and a group is theirs, and signed in neither."""
    words = "A cease-fire agreement between Mali and the nationalists was signed at Algiers on 4 May 2019."
    (account,) = accounts(words)
    assert "mali" in account.by
    assert {place.name for place in account.places} == {"Algiers"}


def test_how_people_were_taken_is_told_of_their_taking() -> None:
    """Gunmen arrest nobody, and who took the children is told of the taking known already."""
    words = (
        "The army said it had rescued 137 pupils on Sunday in Zamfara state, more than two weeks after they were "
        "kidnapped from their school in Kuriga. Gunmen on motorcycles had rounded up the children and marched them "
        "into the forest on March 7. A member of staff who was taken with them died in captivity."
    )
    rescue, taking = accounts(words, date(2024, 3, 24))
    assert (killed(rescue), killed(taking)) == (set(), {1})
    assert (set(taking.deeds), set(taking.by)) == ({"abduction"}, {"gunmen"})
