"""Doers told in ways of their own: whose weapon, whose ground, whose operation, whom others take for the doer."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, sides

TOLD = [
    ("The FPL killed a mayor in Chalatenango.", "The FPL"),
    ("A Chetnik company burned the village.", "A Chetnik company"),
    ("A mine planted by Renamo destroyed a bus.", "Renamo"),
    ("The village was bombed by Turkish jets.", "Turkish"),
    ("Shelling by the army killed six children.", "the army"),
    ("A shell fired from rebel positions hit the market.", "rebel"),
    ("A rocket launched from Houthi-held territory killed two guards.", "Houthi"),
    ("Seven herders died in an operation by the army near Diffa.", "the army"),
    ("Four herders died when the garrison used mortars against the hill.", "the garrison"),
]


@pytest.mark.parametrize(("words", "doer"), TOLD)
def test_whose_hands(words: str, doer: str) -> None:
    """Initials, bodies of a people, owners of weapons and ground, and whoever's operation it was are doers."""
    assert sides(words)[0] == [doer]


TAKEN_FOR = [
    ("Guards believed the driver was armed and shot him.", ["Guards"]),
    ("Officers thought the boy was a sniper and shot him.", ["Officers"]),
    ("Villagers accused the police of shooting three boys.", ["the police"]),
    ("Two militants are thought to have shot the priest.", ["Two militants"]),
    ("An IED killed two soldiers.", []),
]


@pytest.mark.parametrize(("words", "doers"), TAKEN_FOR)
def test_who_of_several_did_it(words: str, doers: list[str]) -> None:
    """Whoever was mistaken for somebody did not shoot, whoever accuses did not either, and a weapon is nobody."""
    assert sides(words)[0] == doers


def test_the_army_blamed() -> None:
    """An army may be blamed without a name; a lone officer who is tried some day is not yet a doer."""
    (told,) = accounts("A bomb in Gao killed nine people on 4 May 2016. The attack was blamed on the army.")
    assert any("army" in each for each in told.by)
    assert accounts("The general, who denies it, is accused of having removed villagers by murder and rape.") == []


ON_THE_DAY = "On 4 May 2016 a missile struck a funeral in Taiz, killing nine people. "
AFTERWARDS = [
    ("The panel believes that the weapon was launched by the Houthis.", "houthis"),
    ("The missile was fired from government positions.", "government"),
    ("The missile belonged to the Houthis, officials said.", "houthis"),
    ("The militiaman who had fired the missile was arrested in June.", "militiaman"),
]


@pytest.mark.parametrize(("words", "doer"), AFTERWARDS)
def test_whose_weapon_is_told_afterwards(words: str, doer: str) -> None:
    """Whoever fired, laid or owned the weapon of the deed just told did it."""
    told = accounts(ON_THE_DAY + words)[0]
    assert any(doer in each for each in told.by), told.by


NOBODYS = [
    "The missile was found by villagers.",
    "The ambulance driver drove the car to a hospital.",
    "The Houthis did not fire the missile.",
]


@pytest.mark.parametrize("words", NOBODYS)
def test_who_merely_stood_by_is_no_doer(words: str) -> None:
    """Finding a weapon, driving a car and not firing are no deeds."""
    assert accounts(ON_THE_DAY + words)[0].by == set()


IN_THE_CLAUSE = [
    ("Rebels used landmines against a convoy near Gao on 4 May 2016.", {"rebels"}),
    ("Nine pilgrims were killed in the Israeli strike on Gaza on 4 May 2016.", {"israeli"}),
    ("Forty people were killed when soldiers entered the camp at Gao on 4 May 2016.", {"soldiers"}),
    ("Forty people were killed when firemen entered the house in Gao on 4 May 2016.", set()),
    ("Ten men whom government forces put to death in Gao on 4 May 2016 were buried.", {"government forces"}),
]


@pytest.mark.parametrize(("words", "doers"), IN_THE_CLAUSE)
def test_doer_of_a_plain_death(words: str, doers: set[str]) -> None:
    """The doer of "were killed" may stand in the clause that says how."""
    assert accounts(words)[0].by == doers


SAID_OF_THE_DEED = [
    ("Police traced the attack to a cell of Ansar Dine.", "ansar dine"),
    ("The deed was laid to naval officers.", "naval officers"),
    ("The attack was linked to Ansar Dine.", "ansar dine"),
    ("Ansar Dine said that it was its work.", "ansar dine"),
]


@pytest.mark.parametrize(("words", "doer"), SAID_OF_THE_DEED)
def test_deeds_laid_linked_and_traced_to_somebody(words: str, doer: str) -> None:
    """A deed laid to, linked to or traced to somebody, or called their own work, is theirs."""
    (told,) = accounts("A bomb killed nine people in a market in Gao on 4 May 2016. " + words)
    assert any(doer in each for each in told.by), told.by


def test_linked_people_are_no_doers() -> None:
    """People linked to a group are not a deed linked to it."""
    (told,) = accounts("A bomb killed nine people in Gao on 4 May 2016. The dead were linked to Ansar Dine.")
    assert told.by == set()


OF_WHOM = [
    ("Al-Shabaab, whose fighters had shelled the town of Baidoa on 4 May 2016, said nothing.", {"al shabaab"}),
    ("Israeli fire killed three men in Jenin on 4 May 2016.", {"israeli"}),
    ("An ambulance was fired at from a hill held by Dozo hunters near Gao on 4 May 2016.", {"dozo hunters"}),
    ("The army said three soldiers had shot a boy in Gao on 4 May 2016, and the three were arrested.", set()),
]


@pytest.mark.parametrize(("words", "doers"), OF_WHOM)
def test_whose_fighters_fire_and_hill(words: str, doers: set[str]) -> None:
    """ "Whose fighters" are those of the one before; soldiers arrested did not arrest themselves."""
    assert accounts(words)[-1].by == doers


HEADLINES = [
    ("1 May 1993: President Ranasinghe Premadasa blown up with 23 others by an LTTE bomber in Colombo.", "LTTE bomber"),
    ("3 May 1988: Two soldiers shot dead by the IRA in Roermond.", "the IRA"),
    ("Four guards were drugged by a cook and shot in their beds.", "a cook"),
    ("Ukraine's drones struck the railway station at Kursk.", "Ukraine"),
    ("Their comrades killed nine villagers.", "Their comrades"),
]


@pytest.mark.parametrize(("words", "doer"), HEADLINES)
def test_doers_of_headlines_and_second_deeds(words: str, doer: str) -> None:
    """ "By X" makes a headline's verb passive and is told once for two verbs; a country owns its drones."""
    assert any(doer in each for each in sides(words)[0]), sides(words)


def test_those_taken_took_nobody() -> None:
    """ "Ten men arrested two weeks later confessed": they are no doers of the arrest."""
    told = accounts("Ten men arrested two weeks later in Gao confessed, the governor said on 4 May 2016.")
    assert all(not each.by for each in told)


def test_siege_is_laid_by_others() -> None:
    """A town that siege is laid to did nothing."""
    (told,) = accounts("Séléka fighters laid siege to Bangassou on 13 May 2017, killing nine people.")
    assert all("bangassou" not in each for each in told.by)


def test_convicted_on_a_day_of_a_murder() -> None:
    """ "Convicted five soldiers on 25 June 2015 of the murder": the soldiers did it."""
    told = accounts(
        "The court in Colombo convicted five soldiers on 25 June 2015 of the murder of eight Tamils at Mirusuvil."
    )
    (murder,) = [each for each in told if "trial" not in each.deeds]
    assert murder.by == {"five soldiers"}


ACCUSED_OF = [
    ("Ansar Dine accused the army of breaking the truce.", False),
    ("Ansar Dine accused the army of arming herdsmen.", False),
    ("Villagers accused the army of laying it.", True),
    ("Villagers accused the army of killing them.", True),
]


@pytest.mark.parametrize(("words", "blamed"), ACCUSED_OF)
def test_accused_of_something_else(words: str, *, blamed: bool) -> None:
    """Whoever is accused of another act is not blamed for the deed told before."""
    told = accounts("A mine killed nine people near Gao on 4 May 2016. " + words)[0]
    assert any("army" in each for each in told.by) is blamed


TOLD_BY_SOMEBODY = [
    ("The Russian coastguard said it had opened fire on three vessels and seized them.", ["the Russian coastguard"]),
    ("The mosque was blown up, police said, by men of Ansar Dine.", ["men of Ansar Dine"]),
    ("Kyiv put six sailors down as wounded.", []),
]


@pytest.mark.parametrize(("words", "doers"), TOLD_BY_SOMEBODY)
def test_who_tells_and_who_did(words: str, doers: list[str]) -> None:
    """A teller who speaks of "it" did the deed; one whose words stand in between, or who counts the hurt, did not."""
    (told,) = accounts(words.removesuffix(".") + " on 4 May 2016 in Gao.")[:1]
    assert {each.lower() for each in doers} <= set(told.by)
    assert bool(told.by) is bool(doers)


def test_convicted_over_a_bombing() -> None:
    """Two men sentenced over a bombing did it."""
    told = accounts("A court sentenced two members of Al-Shabaab over the bombing of a hotel in Gao on 4 May 2016.")
    (bombing,) = [each for each in told if "bombing" in each.deeds]
    assert "al shabaab" in bombing.by


TOGETHER = [
    ("Twelve men were executed by Malian soldiers and Wagner fighters in Gao on 4 May 2022.", "wagner fighters"),
    ("A column of Tuareg fighters attacked the barracks in Gao on 4 May 2012.", "a column of tuareg fighters"),
    ("Eight soldiers held by the PKK for two weeks were handed over in Gao on 4 May 2007.", "pkk"),
    ("The gunman, identified by the FBI as Omar Mateen, killed 49 people in Orlando on 12 June 2016.", "the gunman"),
]


@pytest.mark.parametrize(("words", "doer"), TOGETHER)
def test_bodies_captors_and_coordinated_doers(words: str, doer: str) -> None:
    """Coordinated doers are all told, a body by whom it is made of, a release by whoever held the captives."""
    told = accounts(words)[-1]
    assert doer in told.by
    assert "fbi" not in told.by


def test_rescued_captives_are_not_freed_by_their_captors() -> None:
    """Whoever is rescued is not set free by those who held them."""
    told = accounts("Four engineers seized by the ELN were rescued in Arauca on 9 March 2014.")
    assert all(not each.by for each in told if "release" in each.deeds)


def test_the_same_men_are_those_named_before() -> None:
    """ "The same men" did it: those whose deed was told before."""
    told = accounts(
        "Abu Sayyaf gunmen beheaded a yachtsman on 26 February 2017. He had been attacked off Sabah on "
        "5 November 2016 by the same men."
    )
    assert "abu sayyaf" in told[-1].by


POSED_AS = [
    ("Islamic State gunmen disguised as doctors killed 30 patients in Kabul on 8 March 2017.", "islamic state gunmen"),
    ("Men posing as soldiers abducted a mayor in Gao on 8 March 2017.", "men"),
]


@pytest.mark.parametrize(("words", "doer"), POSED_AS)
def test_what_doers_pose_as(words: str, doer: str) -> None:
    """Whom the doers were dressed as did nothing."""
    (told,) = accounts(words)
    assert doer in told.by
    assert not told.by & {"doctors", "soldiers"}


def test_charged_with_it() -> None:
    """Those charged "with it" are accused of the deed told before."""
    told = accounts("A bomb killed nine people in Gao on 4 May 2016. Prosecutors charged two policemen with it.")
    assert told[0].by == {"two policemen"}


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("Young Tuareg rebels came to Gao. Two of them hijacked a bus near Gao on 3 May 2004.", "young tuareg rebels"),
        ("Farmers led by a former sergeant blew up a dam near Gao on 3 May 2004.", "farmers"),
    ],
)
def test_some_of_them_and_people_under_command_do_deeds(words: str, doer: str) -> None:
    """ "Two of them" did what they are told to have done, and so did whoever was led by somebody."""
    assert doer in accounts(words)[-1].by


def test_most_of_them_shot_did_not_shoot() -> None:
    """A participle after "most of them" tells what befell them."""
    (found,) = accounts("Nine men were found dead in Gao on 3 May 2004, most of them shot in the head.")
    assert found.by == frozenset()
