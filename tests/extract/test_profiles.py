"""Profiles: what infoboxes and prose tell of an actor, each value with its words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from dateline.extract.actors import find_actors
from dateline.extract.language import analyse
from dateline.extract.profiles import profile_claims
from dateline.extract.profiles.infobox import language_of
from dateline.extract.profiles.labels import meaning_of
from dateline.model.account import Profile
from dateline.model.claim import Claim
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Basis, Modality, Span
from dateline.model.interval import Interval
from dateline.read.original import Original
from dateline.read.reader import read

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
ENGINE = "rules@1"


def _text(characters: str, blocks: tuple[Block, ...] = ()) -> Text:
    whole = blocks or (Block(BlockKind.PARAGRAPH, Span(0, len(characters))),)
    return Text("text-1", "doc-1", "test@1", characters, sha256(characters.encode()).hexdigest(), whole)


def _profiles(text: Text) -> tuple[list[Profile], list[Claim]]:
    ((text, doc),) = analyse([text])
    return profile_claims(text, doc, find_actors(doc), ENGINE)


def _of(text: Text, name: str) -> dict[str, list[Claim]]:
    profiles, claims = _profiles(text)
    profile = next(profile for profile in profiles if profile.name == name)
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.subject_id == profile.id:
            told.setdefault(claim.property, []).append(claim)
    return told


def _article(name: str) -> Text:
    path = ARTICLES / name
    original = Original(path.read_bytes(), str(path), "", datetime(2026, 1, 1, tzinfo=UTC), name=path.name)
    reading = next(iter(read(original)))
    return _text(reading.characters, reading.blocks)


def _values(told: dict[str, list[Claim]], name: str) -> list[object]:
    return [claim.value for claim in told.get(name, [])]


def test_a_web_page_gives_a_whole_profile() -> None:
    """Names with language, leaders with spans, dates, relations, wars and designations, each from its own field."""
    told = _of(_article("al_shabaab.html"), "Harakat al-Shabaab al-Mujahideen")
    assert {"Ahmed Diriye", "Ahmed Abdi Godane", "Aden Hashi Ayro"} <= set(_values(told, "leader"))
    assert _values(told, "founded") == [Interval.month(2006, 12)]
    assert set(_values(told, "split_from")) == {"Islamic Courts Union"}
    assert {"United States", "United Kingdom"} <= set(_values(told, "designated_by"))
    assert {"Somali Civil War", "War in Somalia (2006–2009)"} <= set(_values(told, "war"))
    assert {"Federal Government of Somalia", "African Union Mission in Somalia"} <= set(_values(told, "opponent"))
    assert _values(told, "subgroup") == ["Amniyat"]
    assert set(_values(told, "part_of")) == {"al-Qaeda"}
    assert any(claim.attribution.phrase == "Arabic" for claim in told["name"] + told["alias"])
    ayro = next(claim for claim in told["leader"] if claim.value == "Aden Hashi Ayro")
    assert ayro.valid is not None
    assert (ayro.valid.earliest, ayro.valid.latest) == (date(2006, 1, 1), date(2008, 12, 31))


def test_wikitext_gives_a_whole_profile() -> None:
    """A template's parameters are read as fields, the prose beside them."""
    told = _of(_article("shining_path.wikitext"), "Sendero Luminoso")
    assert {"Abimael Guzmán", "Óscar Ramírez Durand", "Comrade Artemio"} <= set(_values(told, "leader"))
    assert set(_values(told, "founded")) == {Interval.year(1969)}
    assert set(_values(told, "split_from")) == {"Peruvian Communist Party – Red Flag"}
    assert {"Maoism", "Gonzalo Thought"} <= set(_values(told, "ideology"))
    assert {"Government of Peru", "Túpac Amaru Revolutionary Movement"} <= set(_values(told, "opponent"))
    assert _values(told, "size") == [350]
    seat = told["headquarters"][0]
    assert (seat.value, seat.attribution.phrase) == ("Ayacucho, Peru", "originally")


def test_a_markdown_table_gives_a_whole_profile() -> None:
    """A table of two columns under the title is an infobox; a row without a value is a field known to be empty."""
    told = _of(_article("lords_resistance_army.md"), "Lord's Resistance Army")
    assert _values(told, "subgroup") == [None]
    assert {"Uganda", "South Sudan", "MONUSCO"} <= set(_values(told, "opponent"))
    assert {"United States", "African Union"} <= set(_values(told, "designated_by"))
    assert _values(told, "predecessor") == ["Holy Spirit Movement"]
    assert _values(told, "goal") == ["overthrow the government of Uganda"]
    ally = told["ally"][0]
    assert (ally.value, ally.valid and ally.valid.latest) == ("Sudan", date(2002, 12, 31))


@pytest.mark.parametrize("name", ["al_shabaab.html", "shining_path.wikitext", "lords_resistance_army.md"])
def test_every_claim_quotes_the_text(name: str) -> None:
    """Each claim's quote stands in the text at its span, and reading twice gives the same ids."""
    text = _article(name)
    profiles, claims = _profiles(text)
    for claim in claims:
        assert claim.evidence.span is not None
        assert claim.evidence.span.of(text.characters) == claim.evidence.quote
    again = _profiles(text)
    assert [profile.id for profile in profiles] == [profile.id for profile in again[0]]
    assert [claim.id for claim in claims] == [claim.id for claim in again[1]]
    assert len({claim.id for claim in claims}) == len(claims)


PROSE = [
    ("The Marib Front was founded in March 2009.", "founded", Interval.month(2009, 3)),
    ("The Marib Front was led by Omar Durani.", "leader", "Omar Durani"),
    ("The Marib Front split from the Orvala Liberation Army in 2011.", "split_from", "Orvala Liberation Army"),
    ("The Marib Front is a branch of al-Qaeda.", "branch_of", "al-Qaeda"),
    ("The Marib Front merged into the Orvala Liberation Army.", "merged_into", "Orvala Liberation Army"),
    ("The Marib Front renamed itself the Marib Liberation Army.", "successor", "Marib Liberation Army"),
    ("The Marib Front is active in Yemen.", "active_in", "Yemen"),
    ("The Marib Front is allied with Hezbollah.", "ally", "Hezbollah"),
    ("The Marib Front fights against the Taliban.", "opponent", "Taliban"),
    ("The Marib Front aims to overthrow the king.", "goal", "overthrow the king"),
    ("The Marib Front has about 500 fighters.", "size", "about 500 fighters"),
    ("The Marib Front recruits mainly from coastal tribes.", "recruits_from", "coastal tribes"),
    ("The Marib Front fights the king. Its emir is Omar Durani, a trader.", "leader", "Omar Durani"),
    (
        "The Marib Front was designated a terrorist group by the United Nations.",
        "designated_by",
        "United Nations",
    ),
]


@pytest.mark.parametrize(("sentence", "name", "value"), PROSE)
def test_prose_tells_properties(sentence: str, name: str, value: object) -> None:
    """A sentence gives the same claims as a field does."""
    assert value in _values(_of(_text(sentence), "Marib Front"), name)


def test_relations_carry_their_time() -> None:
    """A relation told with a date holds from then."""
    told = _of(_text("The Marib Front split from the Orvala Liberation Army in 2011."), "Marib Front")
    assert told["split_from"][0].valid == Interval.year(2011)


def test_a_time_of_another_clause_dates_no_relation() -> None:
    """When the leader founded something else is not when he led."""
    told = _of(_text("The Marib Front is led by Omar Durani, who had founded a school in 2012."), "Marib Front")
    assert [claim.valid for claim in told["leader"]] == [None]


@pytest.mark.parametrize("label", ["Deputies", "Head of the Shura", "Field commanders", "Second in command"])
def test_a_label_that_names_a_post_is_one_of_people_who_lead(label: str) -> None:
    """Labels are open words: what names a post names its holders, with the post as their role."""
    meaning = meaning_of(label)
    assert meaning is not None
    assert (meaning.property, meaning.role is not None) == ("leader", True)


def test_hearsay_and_denial_stay_marked() -> None:
    """What is only reported, or denied, is not stated."""
    told = _of(_text("The Marib Front is reportedly allied with Hezbollah."), "Marib Front")
    assert told["ally"][0].attribution.basis is Basis.REPORTED
    told = _of(_text("The Marib Front is not allied with Hezbollah."), "Marib Front")
    assert told["ally"][0].attribution.modality is Modality.NEGATED


def test_private_persons_have_no_profile() -> None:
    """People are claims about their organisation, never profiles."""
    profiles, _ = _profiles(_text("Omar Durani met Khalid Tahir in London."))
    assert profiles == []


def test_an_infobox_about_a_battle_is_no_profile() -> None:
    """A box with belligerents and casualties is not about an actor."""
    characters = "Battle of Orvala\nDate\n2011\nLocation\nOrvala\nBelligerents\nMarib Front"
    labels = ("Date", "Location", "Belligerents")
    spans = [Span(characters.index(word), characters.index(word) + len(word)) for word in labels]
    fields = tuple(Block(BlockKind.INFOBOX_FIELD, span, span) for span in spans)
    text = _text(characters, (Block(BlockKind.TITLE, Span(0, 16)), *fields))
    assert all(profile.name != "Battle of Orvala" for profile in _profiles(text)[0])


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("طالبان", "Arabic"),
        ("ټولنه", "Pashto"),
        ("تحریک طالبان پاکستان", "Persian"),
        ("Taliban", None),
        ("Группа Вагнера", "Russian"),
    ],
)
def test_letters_tell_a_name_s_language(name: str, language: str | None) -> None:
    """Letters that only one language has tell it; Latin letters tell none."""
    assert language_of(name) == language
