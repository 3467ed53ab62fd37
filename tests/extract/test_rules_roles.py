"""Who did it, and to whom."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, extract, sides

DOERS = [
    ("The Taliban attacked a police station in Kunduz.", "Taliban"),
    ("A police station was attacked by the Taliban.", "Taliban"),
    ("The bombing of the hotel by al-Shabaab killed nine people.", "al-Shabaab"),
    ("Al-Shabaab carried out an attack on the hotel.", "Al-Shabaab"),
    ("The Taliban, which attacked the post on Monday, said nothing.", "Taliban"),
    ("Fighters of Boko Haram raided the town and abducted forty girls.", "Boko Haram"),
    ("An ambush by Boko Haram killed six soldiers.", "Boko Haram"),
    ("Two gunmen on a motorcycle shot dead a teacher.", "Two gunmen"),
    ("Nine people were killed by gunmen who opened fire on a bar.", "gunmen"),
]
SUFFERERS = [
    ("The Taliban attacked a police station.", "police station"),
    ("A police station was attacked by the Taliban.", "police station"),
    ("The assassination of the mayor by Boko Haram shocked the town.", "mayor"),
    ("Gunmen opened fire on a wedding party.", "wedding party"),
    ("An attack on a convoy left three dead.", "convoy"),
    ("Boko Haram abducted the bishop.", "bishop"),
]


@pytest.mark.parametrize(("words", "doer"), DOERS)
def test_the_doer(words: str, doer: str) -> None:
    """Subject, agent, "by", light verb and relative clause name who did it."""
    perpetrators, _ = sides(words)
    assert any(doer in each for each in perpetrators), perpetrators


@pytest.mark.parametrize(("words", "sufferer"), SUFFERERS)
def test_the_sufferer(words: str, sufferer: str) -> None:
    """Object, passive subject, "of", "on" and "against" name whom it was done to."""
    _, targets = sides(words)
    assert any(sufferer in each for each in targets), targets


def test_roles_are_not_turned_round_in_the_passive() -> None:
    """Those who were attacked are not the attackers."""
    perpetrators, targets = sides("Boko Haram was attacked by the Nigerian Army.")
    assert not any("Boko Haram" in each for each in perpetrators)
    assert any("Boko Haram" in each for each in targets)


def test_the_bomb_is_nobody() -> None:
    """A thing that goes off did not do it."""
    assert sides("A bomb killed nine people.")[0] == []


def test_who_says_it_did_not_do_it() -> None:
    """The police who report a deed are not its doers."""
    assert sides("Police said that a bomb exploded near a school.")[0] == []


def test_those_who_died_did_nothing() -> None:
    """The subject of "died" suffered."""
    assert sides("Two soldiers of the Nigerian Army died in an ambush.")[0] == []


def test_shared_subject_of_coordinated_deeds() -> None:
    """The second verb's doer is the first one's subject."""
    words = "Boko Haram attacked Bama in March and abducted a chief in April."
    assert any("Boko Haram" in each for each in sides(words, "abduction")[0])


def test_its_speaks_of_the_armed_group() -> None:
    """A possessive before a deed noun leads back to the group."""
    words = "Boko Haram grew quickly. Its bombing of a church killed nine people."
    assert sides(words, "bombing")[0]


def test_a_country_before_a_deed_noun_is_where() -> None:
    """ "The Iraq bombings" were in Iraq and not by Iraq."""
    assert sides("The Iraq bombings killed ninety people.")[0] == []


def test_a_country_before_an_airstrike_did_it() -> None:
    """ "A US airstrike" was done by the United States."""
    assert sides("A US airstrike killed nine people.")[0] == ["US"]


def test_some_of_people_are_those_people() -> None:
    """ "Two of his bodyguards" who did it are his bodyguards."""
    assert sides("The consul was murdered by two of his bodyguards in Gao.")[0] == ["his bodyguards"]


def test_those_who_regain_freedom_free_nobody() -> None:
    """Who regains freedom is freed, by somebody the words do not name."""
    assert sides("Ten of the students regained freedom on 4 May 2016.", "release") == ([], ["the students"])


def test_machine_gunned_has_a_subject() -> None:
    """The verb is the second word of "machine-gunned"."""
    assert sides("Insurgents machine-gunned a bus near Peshawar.")[0] == ["Insurgents"]


def test_a_bomber_is_no_target_of_his_own() -> None:
    """ "Blew himself up" tells nobody whom the deed was done to."""
    found = extract("A bomber blew himself up outside a bank in Ansbach on 3 May 2016.")
    assert not any(claim.evidence.quote == "himself" for claim in found.claims if claim.property == "target")


def test_people_of_a_gathering_are_its_doers() -> None:
    """A march of people is theirs; a plural before a deed word is who does it, the verb read as a noun."""
    assert sides("A march of Uyghurs against the curfew was put down on 5 February 1997.")[0] == ["Uyghurs"]
    assert sides("12 May – Unionists riot in Larne after a parade is banned.")[0] == ["Unionists"]


def test_name_right_before_unnamed_people_owns_them() -> None:
    """ "IS militants" are those of IS, whatever the parse makes of a name that looks like a verb."""
    (account,) = accounts("IS militants demolished a shrine at Mosul on 24 July 2014.")
    assert "is" in account.by


def test_owner_of_the_helicopter_did_it() -> None:
    """What a helicopter of the army dropped the army dropped; who drives a jeep into people does it."""
    assert "the army" in sides("A barrel bomb dropped by a helicopter of the army killed 11 people.")[0]
    assert sides("Two brothers drove a jeep into a crowd in Nice.")[0] == ["Two brothers"]


def test_those_who_hit_a_mine_did_not_lay_it() -> None:
    """Whose car hit a mine suffered it."""
    assert sides("A commander was killed when his car hit a mine in Paktika.")[0] == []


def test_militants_loyal_to_a_group_are_its_own() -> None:
    """ "Militants loyal to X" are those of X."""
    (account,) = accounts("Militants loyal to Islamic State beheaded an engineer in Cairo on 22 July 2015.")
    assert "islamic state" in account.by


@pytest.mark.parametrize(
    "words",
    [
        "ETA declared the definitive end of its armed activity on 20 October 2011.",
        "On 26 July 2011 police raised the number killed by the bomb in Oslo from seven to eight.",
        "The total killed in the blast in Karachi on 3 May 2010 stood at 14.",
    ],
)
def test_a_figure_and_an_end_are_nobody_s_targets(words: str) -> None:
    """What only counts the dead, or what is declared over, is nothing a deed was done to."""
    assert "target" not in {claim.property for claim in extract(words).claims}
