"""Whose deed a text says it was, outside the deed's own clause."""

from __future__ import annotations

import pytest

from dateline.model.claim import Party
from dateline.model.evidence import Basis
from tests.extract.rules_world import accounts, extract

DEED = "A bomb exploded at a market in Herat on 3 May 2016. "


def bases(words: str) -> dict[str, Basis]:
    """Give the footing on which each party is told to have done it."""
    found = extract(words).claims
    return {
        claim.value.name or claim.value.words: claim.attribution.basis
        for claim in found
        if claim.property == "perpetrator" and isinstance(claim.value, Party)
    }


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("The Taliban claimed responsibility for the blast.", Basis.CLAIMED),
        ("The attack was claimed by the Taliban.", Basis.CLAIMED),
        ("The Taliban said it was behind the bombing.", Basis.CLAIMED),
        ("Police blamed the Taliban.", Basis.ACCUSED),
        ("The blast was blamed on the Taliban.", Basis.ACCUSED),
        ("Officials attributed the attack to the Taliban.", Basis.ACCUSED),
        ("The Taliban are believed to be responsible for the attack.", Basis.SUSPECTED),
        ("Officials suspect the Taliban was behind the attack.", Basis.SUSPECTED),
        ("The Taliban denied responsibility for the blast.", Basis.DENIED),
        ("The Taliban rejected accusations that it had carried out the bombing.", Basis.DENIED),
    ],
)
def test_footing(words: str, basis: Basis) -> None:
    """A claim, an accusation, a suspicion and a denial each keep their footing."""
    assert bases(DEED + words) == {"Taliban": basis}


@pytest.mark.parametrize(
    "words",
    [
        "Nobody has claimed responsibility.",
        "No group claimed the attack.",
        "The Taliban did not claim responsibility.",
        "The driver was behind the wheel of a white car.",
        "The Taliban has not said that it carried out the attack.",
        "Officials said the Taliban had not said it was behind the blast.",
    ],
)
def test_nobody(words: str) -> None:
    """Where nobody is named or the claim is denied, nobody did it."""
    assert bases(DEED + words) == {}


def test_who_denies_it_did_not_do_it() -> None:
    """A denial is kept as a claim, and no doer comes of it."""
    (account,) = accounts(DEED + "The Taliban denied responsibility for the blast.")
    assert account.by == frozenset()


def test_a_group_that_calls_itself_something_is_known_by_that() -> None:
    """The name an unknown group gives itself is the doer's."""
    (account,) = accounts(DEED + "A group calling itself the Black Lilies claimed the attack.")
    assert any("black lilies" in name for name in account.by)


def test_a_deed_claimed_is_told_as_done() -> None:
    """ "Claimed responsibility for firing" tells a deed though its verb stands in no clause of its own."""
    (account,) = accounts("The Taliban claimed responsibility for firing three rockets at the city of Herat.")
    assert account.deeds == {"shelling"}


def test_several_deeds_may_be_claimed_at_once() -> None:
    """ "The attacks" claimed are all those told just before."""
    found = accounts(
        "A bomb killed nine people in Baghdad on 3 May 2016. Another bomb killed four people in Basra on 5 May 2016. "
        "The attacks were claimed by the Islamic State."
    )
    assert ["islamic state" in account.by for account in found] == [True, True]


def test_a_day_claims_nothing() -> None:
    """In "said Friday that it carried out" the day is when it was said, and no one who did it."""
    words = "A bomb killed 12 people in Kabul. The Northern Front said Friday that it carried out the attack."
    claims = [claim for claim in extract(words).claims if claim.property in {"perpetrator", "claimed_by"}]
    assert claims
    assert all("Friday" not in str(claim.value) for claim in claims)


@pytest.mark.parametrize(
    "words",
    [
        "Suspicion fell on the Taliban.",
        "Officials pointed the finger at the Taliban.",
        "The blast bore the hallmarks of the Taliban.",
        "The Taliban said two of its fighters had done it.",
        "The Taliban owned to it in a note to a newspaper.",
    ],
)
def test_idioms_lay_a_deed_at_somebodys_door(words: str) -> None:
    """Suspicion falls on somebody, fingers are pointed, hallmarks are borne and deeds owned to."""
    assert set(bases(DEED + words)) == {"Taliban"}


def test_those_at_whose_hands_people_died_did_it() -> None:
    """Who perished at the hands of soldiers was killed by them."""
    (account,) = accounts("Some 300 people perished in Herat on 18 July 1982 at the hands of soldiers.")
    assert account.by == {"soldiers"}


@pytest.mark.parametrize(
    "words",
    [
        "Patrick Magee was convicted of planting the bomb.",
        "A court sentenced Patrick Magee to hang for the attack.",
        "Patrick Magee was found guilty of the bombing.",
        "Prosecutors charged Patrick Magee with the attack.",
    ],
)
def test_who_is_tried_for_a_deed_is_accused_of_it(words: str) -> None:
    """A trial lays the deed at the door of the one tried, on the footing of an accusation."""
    assert bases(DEED + words)["Patrick Magee"] is Basis.ACCUSED


def test_admission_that_they_had_done_it() -> None:
    """People who admit that they did it claim the deed told before, named or not."""
    words = (
        "A letter bomb killed a lawyer in Vienna on 3 May 1995. "
        "Two former officers admitted in 2003 that they had sent it."
    )
    assert bases(words) == {"Two former officers": Basis.CLAIMED}


def test_insisting_that_somebody_did_it() -> None:
    """Who says that somebody else did it accuses them."""
    assert bases(DEED + "The government insists that the Taliban did it.") == {"Taliban": Basis.ACCUSED}


def test_whom_a_court_tries_needs_no_name() -> None:
    """A man charged with a murder is accused of the shooting told with it."""
    words = (
        "Prosecutors charged a man on 4 June 2018 with the murder of Claude Bernier, "
        "who was shot in Nice on 3 May 2018."
    )
    shooting = next(each for each in accounts(words) if "shooting" in each.deeds)
    assert "a man" in shooting.by


def test_guilty_on_a_day_of_a_deed() -> None:
    """The offence is read where the parse hangs it on the day of the verdict."""
    words = (
        "Three extremists were found guilty in Nakuru on 4 June 2018 of high treason for a series of bombings "
        "in Eldoret on 2 March 2016 in which one woman was killed."
    )
    bombing = next(each for each in accounts(words) if "bombing" in each.deeds)
    assert any("extremists" in each for each in bombing.by)


def test_parties_that_blame_each_other() -> None:
    """Two sides that blame each other are both accused; "X sent it, police said" accuses X."""
    assert bases(DEED + "The Taliban and the Islamic State blamed each other.") == {
        "Taliban": Basis.ACCUSED,
        "Islamic State": Basis.ACCUSED,
    }
    assert bases(DEED + "The Taliban planted it, police said.") == {"Taliban": Basis.ACCUSED}


def test_an_outlet_that_reports_a_deed_does_not_claim_it() -> None:
    """What a group's broadcaster says of its fighters is the group's deed, and never the broadcaster's."""
    words = "Hezbollah's television channel Al-Fajr said its fighters had fired rockets at Haifa on 12 July 2006."
    (account,) = accounts(words)
    assert account.by == {"hezbollah", "its fighters"}


@pytest.mark.parametrize(
    "words",
    [
        "Officials point to the Taliban as the perpetrators.",
        "The Taliban issued a statement claiming responsibility for the attack.",
        "A claim of responsibility on behalf of the Taliban reached a newspaper.",
        "The Taliban said in Quetta that one of its units was responsible.",
        "The attackers belong to the Taliban, an agency reports.",
        "The governor says that the assailants were Taliban.",
        "Officials are blaming this attack, and two others, on the Taliban.",
    ],
)
def test_whose_deed_it_was_is_told_in_many_ways(words: str) -> None:
    """Communiques, calls on behalf of somebody, and what attackers were or belong to, name who did it."""
    (account,) = accounts(f"A bomb killed nine people in Herat on 3 May 2016. {words}")
    assert "taliban" in account.by


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen from the Taliban murdered nine people in Herat on 3 May 2016.",
        "Nine people were murdered by gunmen from the Taliban in Herat on 3 May 2016.",
        "A group of armed men claiming to be members of the Taliban abducted nine people in Herat on 3 May 2016.",
        "In Herat, Taliban fighters shot and killed nine people on 3 May 2016.",
    ],
)
def test_unnamed_gunmen_are_of_whom_they_come_from(words: str) -> None:
    """Whose people they are stands behind "from", or in what they claim to be, wherever the parse hangs it."""
    (account,) = accounts(words)
    assert "taliban" in account.by


@pytest.mark.parametrize(
    "said",
    [
        "No group has said that it carried out the attack.",
        "No militant group said it had carried out the attack.",
        "Neither group said it had carried out the attack.",
        "No faction has posted a claim on the internet.",
    ],
)
def test_a_claim_that_nobody_made_is_none(said: str) -> None:
    """Who says that there is none to claim it names no doer."""
    found = extract(f"A truck bomb killed 40 people in Kano on 14 October 2017. {said}")
    assert not {claim.property for claim in found.claims} & {"perpetrator", "claimed_by"}


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("Turkey said its jets struck a camp near Sinjar on 3 May 2016, killing 26 men.", {"turkey"}),
        ("India said its troops had shot dead two men near Kupwara on 3 May 2016.", {"india", "its troops"}),
        ("The army said its helicopters attacked a camp near Baga on 3 May 2016.", {"the army"}),
    ],
)
def test_who_speaks_of_its_own_men(words: str, by: set[str]) -> None:
    """What somebody says its own men did, it did."""
    (found,) = accounts(words)
    assert found.by == by


def test_what_is_said_not_to_have_been_done_by_its_men() -> None:
    """A claim that its own men did it, dismissed by their army, tells no deed; one it says of others does."""
    assert bases(DEED + "The army rejected claims that its men had planted the bomb.") == {"The army": Basis.DENIED}
    told = "claims that {} had killed 14 villagers in Bama on 27 April 2014."
    assert accounts("The army dismissed " + told.format("its men")) == []
    assert len(accounts("The governor rejected " + told.format("gunmen"))) == 1


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("It was the third attack by the Taliban in a month.", Basis.REPORTED),
        ("It was the deadliest bombing by the Taliban this year.", Basis.REPORTED),
        ("The Taliban said a young fighter had carried out the attack.", Basis.CLAIMED),
        ("Intercepted calls tied the Taliban to the attack.", Basis.SUSPECTED),
        ("Court papers link the Taliban to the bombing.", Basis.SUSPECTED),
    ],
)
def test_a_party_tied_to_the_deed_before(words: str, basis: Basis) -> None:
    """Ranking a deed among a party's own, sending a fighter and being tied to it each say whose it was."""
    assert basis in bases(DEED + words).values()


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("The attackers were thought to be Hazara rebels.", "Hazara rebels"),
        ("The perpetrators are believed to have been separatists.", "separatists"),
        ("The attackers were jihadists.", "jihadists"),
        ("Officials suspect insurgents linked to a rival clan.", "insurgents"),
    ],
)
def test_what_attackers_are_thought_to_be(words: str, party: str) -> None:
    """The sort of people that attackers were is who did it, where no name is told."""
    assert any(party in each for each in bases(DEED + words))


@pytest.mark.parametrize(
    "words",
    [
        "It was the worst attack since one by the Taliban in March.",
        "The army said a fighter had carried out the attack.",
        "Police shot a man linked to an attack in 2009.",
        "The attackers were brothers.",
    ],
)
def test_words_near_a_deed_that_tie_nobody_to_it(words: str) -> None:
    """Another attack, a fighter of others and what attackers are besides say nothing of whose deed it was."""
    assert not bases(DEED + words).keys() & {"Taliban", "the Taliban", "The army", "army", "brothers", "a man"}


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("It was the latest in a string of attacks by the Red Cell.", "Red Cell"),
        ("It was one of several attacks by the Red Cell that week.", "Red Cell"),
        ("The bomber was identified as Abdel Karim.", "Abdel Karim"),
        ("Police named the attacker as Abdel Karim.", "Abdel Karim"),
        ("It had been planted by the Red Cell.", "Red Cell"),
    ],
)
def test_whose_deed_a_pointing_word_or_a_name_tells(words: str, party: str) -> None:
    """One of a party's attacks, a bomb it had planted and an attacker whose name is told each give the doer."""
    assert any(party in each for each in bases(DEED + words))


@pytest.mark.parametrize(
    "words", ["Police named one of the dead as Abdel Karim.", "An inquiry opened; it was launched by the police."]
)
def test_the_dead_and_an_inquiry_are_nobodys_deed(words: str) -> None:
    """Who is named among the dead, and who launches an inquiry, did not do it."""
    assert not bases(DEED + words)
