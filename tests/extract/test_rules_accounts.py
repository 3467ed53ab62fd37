"""From sentences to accounts: what is joined, what is kept apart, and what is no event at all."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.rules import reasons
from dateline.model.claim import Party
from dateline.model.evidence import Basis
from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, extract, killed

PUBLISHED = date(2020, 5, 20)

NO_EVENT = [
    "The group plans to attack the port of Aden.",
    "The group often attacks convoys in Borno State.",
    "The group is responsible for numerous attacks in Somalia.",
    "Most of the bombings in Iraq are the work of small cells.",
    "The army said that it had not attacked the village of Bama.",
    "If rebels attack the dam, the valley will be flooded.",
    "A ceremony in Madrid marked the tenth anniversary.",
    "Since 2015 the group has killed over 700 people in 60 attacks.",
    "From 2009 to 2014, insurgents killed 13,000 people in Nigeria.",
]


@pytest.mark.parametrize("words", NO_EVENT)
def test_no_event(words: str) -> None:
    """Plans, threats, habits, denials, sport and sums over years are no events."""
    assert accounts(words, PUBLISHED) == []


def test_what_is_left_out_is_counted_with_its_reason() -> None:
    """A plan leaves a counted reason behind."""
    skipped = extract("The group plans to attack the port of Aden.").skipped
    assert [(each.reason, each.count) for each in skipped] == [("deed only planned or wished", 1)]


def test_the_blast_joins_the_bombing_told_before() -> None:
    """A definite deed in a later sentence adds to the account it speaks of."""
    (account,) = accounts("A car bomb exploded in Baghdad on 3 May 2016. The blast killed nine people.")
    assert account.when == ("2016-05-03",)
    assert killed(account) == {9}


def test_another_blast_is_another_event() -> None:
    """ "Another" keeps deeds apart."""
    found = accounts(
        "A bomb killed nine people in Baghdad on 3 May 2016. Another bomb killed four people in Basra on 5 May 2016."
    )
    assert [(each.when, killed(each)) for each in found] == [(("2016-05-03",), {9}), (("2016-05-05",), {4})]


def test_a_bare_toll_joins_the_deed_told_before() -> None:
    """A later sentence with only a toll adds it to the deed."""
    (account,) = accounts("Gunmen attacked a bus near Herat on 3 May 2016. Nine people were killed and 12 wounded.")
    assert killed(account) == {9}
    assert set(account.figures[Outcome.INJURED]) == {12}


def test_two_days_are_two_events() -> None:
    """Deeds of one kind at one place on two days stay apart."""
    found = accounts("On 3 May 2016 rebels shelled Taiz. On 9 May 2016 rebels shelled Taiz.")
    assert [each.when for each in found] == [("2016-05-03",), ("2016-05-09",)]


def test_two_deeds_in_one_sentence_keep_their_own_arguments() -> None:
    """Each of two coordinated deeds has its own place and toll."""
    found = accounts("A bombing in Baghdad killed nine people, and a shooting in Mosul killed four people.")
    assert [({p.name for p in each.places}, killed(each)) for each in found] == [({"Baghdad"}, {9}), ({"Mosul"}, {4})]


def test_respectively_pairs_days_with_places() -> None:
    """ "In April and May, respectively" makes two events."""
    found = accounts("The group fired rockets into Uzbekistan and Tajikistan in April 2022 and May 2022, respectively.")
    assert [(each.when, [p.country for p in each.places]) for each in found] == [
        (("2022-04",), ["UZ"]),
        (("2022-05",), ["TJ"]),
    ]


def test_a_claim_of_responsibility_goes_to_the_deed_before() -> None:
    """Who claims a deed is told of its account, as a claim."""
    found = extract("A bomb killed nine people in Kabul on 3 May 2016. The Taliban claimed responsibility.")
    (claim,) = [each for each in found.claims if each.property == "claimed_by"]
    assert isinstance(claim.value, Party)
    assert claim.value.name == "Taliban"
    assert claim.attribution.basis is Basis.CLAIMED


def test_blame_is_an_accusation_by_someone() -> None:
    """Who is blamed is told as accused, with who says so."""
    found = extract("A bomb killed nine people in Kabul on 3 May 2016. The government blamed the Taliban.")
    (claim,) = [each for each in found.claims if each.property == "perpetrator"]
    assert claim.attribution.basis is Basis.ACCUSED
    assert claim.attribution.asserter is not None
    assert "government" in claim.attribution.asserter


def test_nobody_claimed_responsibility() -> None:
    """A claim that nobody made is no claim."""
    found = extract("A bomb killed nine people in Kabul on 3 May 2016. No group claimed responsibility.")
    assert not [each for each in found.claims if each.property in {"claimed_by", "perpetrator"}]


def test_weekdays_are_read_against_the_day_of_publication() -> None:
    """ "On Monday" is the Monday before the paper of Wednesday."""
    (account,) = accounts("Gunmen killed nine people in Herat on Monday.", PUBLISHED)
    assert account.when == ("2020-05-18",)


def test_without_a_day_of_publication_monday_is_no_day() -> None:
    """An unknown day stays unknown."""
    (account,) = accounts("Gunmen killed nine people in Herat on Monday.")
    assert account.when == ()


def test_where_they_came_from_is_not_where_it_happened() -> None:
    """Rockets fired from one town at another fell in the second."""
    found = extract("On 3 May 2016 militants fired rockets from Gaza at Ashkelon.")
    places = {(each.property, each.evidence.quote) for each in found.claims if each.property in {"place", "origin"}}
    assert ("origin", "Gaza") in places
    assert ("place", "Gaza") not in places


def test_who_says_so_is_kept() -> None:
    """ "Police said" is kept on the claims of the deed."""
    found = extract("Police said that gunmen killed nine people in Herat on 3 May 2016.")
    said = {each.attribution.asserter for each in found.claims if each.property == "deed"}
    assert said == {"Police"}


def test_every_claim_rests_on_its_words() -> None:
    """Each claim's span holds the quote it carries."""
    words = "A car bomb killed nine people in Baghdad on 3 May 2016. The Islamic State claimed responsibility."
    claims = extract(words).claims
    assert claims
    spans = [(each.evidence.span, each.evidence.quote) for each in claims]
    assert all(span is not None and span.of(words) == quote for span, quote in spans)


def test_suspected_doers_are_suspected() -> None:
    """ "Suspected" is kept as a suspicion."""
    found = extract("Suspected Boko Haram fighters killed nine people in Maiduguri on 3 May 2016.")
    assert {each.attribution.basis for each in found.claims if each.property == "perpetrator"} == {Basis.SUSPECTED}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("In Izmir 117 people were killed in an earthquake on 30 October 2020.", "accident or disaster"),
        ("The league champions attacked all night in Turin on 3 May 2016.", "sport"),
        ("The museum has an exhibition on the siege of Sarajevo.", "show or exercise"),
        ("The striker fired a shot into the corner in Turin on 3 May 2016.", "sport"),
        ("Her second novel follows a priest murdered by soldiers in Guatemala.", "story of a film or book"),
        (
            "Since the war began in 2009, more than two million people have been displaced.",
            "aggregate over a stretch of time",
        ),
        ("Did gunmen attack the bus in Herat on 3 May 2016?", "question"),
        ("In 2014 the group killed 640 people.", "aggregate over a stretch of time"),
    ],
)
def test_other_matters_are_left_out_with_their_reason(words: str, reason: str) -> None:
    """Accidents, matches, films, questions and sums tell no event, and the reason is counted."""
    found = extract(words)
    assert not found.accounts
    assert reason in {each.reason for each in found.skipped}


def test_a_bomb_at_a_match_is_an_event() -> None:
    """A weapon tells a deed wherever it went off."""
    (account,) = accounts("A bomb killed nine people at a league match in Baghdad on 3 May 2016.")
    assert killed(account) == {9}


def test_a_dated_deed_that_a_documentary_recounts_is_an_event() -> None:
    """What happened on a day happened, whoever tells it."""
    (account,) = accounts("The documentary recounts how soldiers killed 26 people in Dili on 12 November 1991.")
    assert killed(account) == {26}


def test_a_heart_attack_is_no_attack() -> None:
    """Words that only look like a deed are none."""
    assert accounts("He had a heart attack in Geneva on 3 May 2016.") == []


def test_in_the_same_city_is_the_place_told_before() -> None:
    """A place spoken of again is the place of the deed before."""
    found = accounts("On 3 May 2016 a bomb exploded in Baghdad. On 9 May 2016 gunmen shot two men in the same city.")
    assert [{place.name for place in each.places} for each in found] == [{"Baghdad"}, {"Baghdad"}]


def test_the_attackers_end_is_no_deed_of_its_own() -> None:
    """ "Until police shot him dead" tells no second event."""
    assert len(accounts("A man stabbed nine people in Lyon on 3 May 2016 before police shot him dead.")) == 1


def test_the_day_of_a_later_death_is_not_the_day_of_the_deed() -> None:
    """ "She died ten days later" adds no day."""
    (account,) = accounts("Gunmen shot a nurse in Peshawar on 3 May 2016. She died ten days later.")
    assert account.when == ("2016-05-03",)


def test_an_arrest_in_a_raid_is_one_event() -> None:
    """Raids and the arrests made in them are one."""
    (account,) = accounts("Police arrested nine people in raids in Lyon on 3 May 2016.")
    assert account.deeds <= {"arrest", "raid"}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("The bank's shares exploded in Lagos on 3 May 2016.", reasons.FIGURATIVE),
        ("A man shot his wife in Leeds on 3 May 2016.", reasons.HOUSEHOLD),
        ("The minister spoke at a rally in Quito on 3 May 2016.", reasons.ATTENDED),
        ("The rebels broke the ceasefire.", reasons.STANDING),
        ("The attack commander met them.", reasons.IN_A_NAME),
        ("The film was released in Lagos on 3 May 2016.", reasons.NOT_OF_PEOPLE),
        ("Tourists entered Goma on 3 May 2016.", reasons.UNARMED),
        ("ETA claimed responsibility.", reasons.NO_DEED_NEAR),
    ],
)
def test_words_of_deeds_that_tell_none_are_counted(words: str, reason: str) -> None:
    """A figure of speech, a rally attended, a truce broken: no account, and a counted reason."""
    found = extract(words)
    assert (found.accounts, [(each.reason, each.count) for each in found.skipped]) == ((), [(reason, 1)])


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Gunmen attacked Kano on 3 May 2016, marking the group's first attack there.", reasons.NAMED_AGAIN),
        ("A bomb planted on a bicycle exploded in Kano on 3 May 2016.", reasons.LAID),
    ],
)
def test_words_that_belong_to_another_deed_are_counted(words: str, reason: str) -> None:
    """The deed is told once, and the word that tells no other is counted."""
    found = extract(words)
    assert (len(found.accounts), [(each.reason, each.count) for each in found.skipped]) == (1, [(reason, 1)])


def test_a_statement_about_a_deed_whose_doer_is_told_is_counted() -> None:
    """Said before the deed, it is set aside where the deed names who did it."""
    found = extract("ETA claimed responsibility. The IRA bombed a hotel in Brighton on 3 May 1984.")
    assert reasons.ANSWERED in {each.reason for each in found.skipped}
