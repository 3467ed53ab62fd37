"""The codebooks name only codes that exist, and say why where a code is missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.model import codebook
from dateline.model.claim import ActorKind
from dateline.model.errors import CodebookError
from dateline.model.place import Precision
from dateline.model.toll import Outcome, PartyClass
from dateline.text.fold import fold

DEED_IDS = [
    "attack",
    "armed_clash",
    "ambush",
    "shooting",
    "bombing",
    "suicide_bombing",
    "vehicle_bomb",
    "remote_explosive",
    "shelling",
    "air_strike",
    "drone_strike",
    "chemical_attack",
    "grenade_attack",
    "arson",
    "stabbing",
    "vehicle_ramming",
    "assassination",
    "execution",
    "massacre",
    "abduction",
    "hijacking",
    "release",
    "sexual_violence",
    "torture",
    "arrest",
    "raid",
    "trial",
    "plot",
    "weapons_seizure",
    "surrender",
    "territorial_gain",
    "territorial_loss",
    "looting",
    "destruction",
    "displacement",
    "protest",
    "riot",
    "agreement",
    "pledge",
    "split",
    "merger",
    "founding",
    "designation",
    "leadership_change",
    "statement",
    "threat",
]
CODEBOOKS = {
    "ucdp": "ucdp",
    "acled": "acled_sub_event_type",
    "gtd": "gtd_attacktype",
    "plover": "plover_event",
}


def every_deed() -> Iterator[codebook.DeedKind]:
    """Walk the codebook of deeds."""
    return iter(codebook.deeds().values())


def test_deed_ids_are_the_agreed_ones() -> None:
    """Extractors and exporters share one closed list of deeds."""
    assert sorted(codebook.deeds()) == sorted(DEED_IDS)


@pytest.mark.parametrize("scheme", CODEBOOKS)
def test_every_deed_has_a_code_or_says_why_not(scheme: str) -> None:
    """A missing code always carries its reason, and a present one never does."""
    for deed in every_deed():
        has_code = bool(getattr(deed, CODEBOOKS[scheme]))
        assert has_code is not (scheme in deed.no_code), (deed.id, scheme)


def test_ucdp_types_exist() -> None:
    """GED knows three types of violence."""
    assert {code for deed in every_deed() for code in deed.ucdp} == set(codebook.scheme("ucdp_type_of_violence"))


def test_acled_sub_event_type_belongs_to_its_event_type() -> None:
    """ACLED's event types are two levels, and the lower must stand under the upper."""
    listed = codebook.scheme("acled_sub_event_type")
    for deed in every_deed():
        if deed.acled_event_type:
            assert deed.acled_sub_event_type in listed[deed.acled_event_type], deed.id


def test_gtd_codes_exist() -> None:
    """GTD attack and weapon types are numbers of its lists, and come together."""
    for deed in every_deed():
        assert deed.gtd_attacktype is None or deed.gtd_attacktype in codebook.scheme("gtd_attacktype")
        assert deed.gtd_weaptype is None or deed.gtd_weaptype in codebook.scheme("gtd_weaptype")
        assert (deed.gtd_attacktype is None) == (deed.gtd_weaptype is None), deed.id


def test_plover_mode_belongs_to_its_event() -> None:
    """A PLOVER mode is one of its own event's."""
    listed = codebook.scheme("plover_mode")
    for deed in every_deed():
        assert deed.plover_event is None or deed.plover_event in listed
        assert deed.plover_mode is None or deed.plover_mode in listed[str(deed.plover_event)], deed.id


def test_from_memory_names_a_mapping_that_is_there() -> None:
    """A mapping marked as not read again is one that exists."""
    for deed in every_deed():
        assert all(getattr(deed, CODEBOOKS[scheme]) for scheme in deed.from_memory), deed.id


def test_compatible_deeds_hold_both_ways_and_never_with_themselves() -> None:
    """If a bombing may be the other text's suicide bombing, the reverse holds too."""
    for deed in every_deed():
        assert deed.id not in deed.compatible_with
        assert all(deed.id in codebook.deeds()[other].compatible_with for other in deed.compatible_with)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("attack", "suicide_bombing", True),
        ("suicide_bombing", "bombing", True),
        ("stabbing", "stabbing", True),
        ("stabbing", "air_strike", False),
        ("arrest", "suicide_bombing", False),
    ],
)
def test_compatible(left: str, right: str, expected: bool) -> None:  # noqa: FBT001
    """Two words for one act are compatible, two acts are not."""
    assert codebook.compatible(left, right) is expected


def test_every_actor_kind_has_its_codes() -> None:
    """The codebook and the type list the same kinds of actor, each with valid codes or a reason."""
    kinds = codebook.actor_kinds()
    assert set(kinds) == {kind.value for kind in ActorKind}
    for kind in kinds.values():
        for name in ("acled_inter", "gtd_targtype", "plover_sector", "ftm_schema"):
            code = getattr(kind, name)
            assert (code in codebook.scheme(name)) if code is not None else (name in kind.no_code), (kind.id, name)


def test_every_outcome_and_party_has_columns_or_reasons() -> None:
    """The counts a toll may hold each go somewhere, or say why not."""
    assert set(codebook.outcomes()) == {outcome.value for outcome in Outcome}
    assert set(codebook.parties()) == {party.value for party in PartyClass}
    for outcome in codebook.outcomes().values():
        for name in ("ucdp", "acled", "gtd", "plover"):
            assert (getattr(outcome, name) is None) == (name in outcome.no_code), (outcome.id, name)


def test_words_for_anyone_are_folded_as_texts_are() -> None:
    """A word with capitals or marks would never be met."""
    assert {fold(words) for words in codebook.words_for_anyone()} == codebook.words_for_anyone()


def test_place_precision_covers_the_type_with_valid_codes() -> None:
    """Every step of where_prec is described, and its other codes exist."""
    steps = codebook.place_precisions()
    assert set(steps) == {int(step) for step in Precision}
    for step in steps.values():
        for name in ("acled_geo_precision", "gtd_specificity"):
            code = getattr(step, name)
            assert (code in codebook.scheme(name)) if code is not None else (name in step.no_code), step.code


def test_date_precision_agrees_with_the_crosswalk() -> None:
    """Days, weeks and months reach ACLED; anything longer does not."""
    codes = {step.code: step.acled_time_precision for step in codebook.date_precisions().values()}
    assert codes == {1: 1, 2: 2, 3: 2, 4: 3, 5: None}


def test_properties_of_events_and_actors() -> None:
    """Tolls and parties may be many; an event has one deed and one time."""
    event, actor = codebook.event_properties(), codebook.actor_properties()
    assert event["toll"].many
    assert not event["deed"].many
    assert len(event) == 12
    assert len(actor) == 25
    assert actor["war"].description


def test_unknown_names_are_refused() -> None:
    """An id that no codebook has is an error with the file's name, never None."""
    with pytest.raises(CodebookError, match=r"deeds\.yaml: no deed is called 'bomb'"):
        codebook.deed("bomb")
    with pytest.raises(CodebookError, match=r"schemes\.yaml"):
        codebook.scheme("nothing")


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ({"id": "x", "label": "x", "violent": True, "colour": "red"}, "unknown key in x: colour"),
        ({"id": "x", "label": "x"}, "missing key in x: violent"),
    ],
)
def test_a_misspelt_entry_is_refused(entry: dict[str, object], problem: str) -> None:
    """A typing error in a codebook file stops the load and is named."""
    with pytest.raises(CodebookError, match=problem):
        codebook._build("deeds", codebook.DeedGroup, entry)


def test_a_missing_file_is_a_codebook_error() -> None:
    """A codebook that is not there is reported as such."""
    with pytest.raises(CodebookError, match=r"other\.yaml"):
        codebook._load("other")


def test_codebooks_cannot_be_changed_by_their_readers() -> None:
    """What one stage reads, no other stage has altered."""
    with pytest.raises(TypeError):
        codebook.deeds()["attack"] = codebook.deed("riot")  # type: ignore[index]


def test_codes_read_as_deeds_are_deeds() -> None:
    """Every code of ACLED and GTD that is read as a deed is read as one that exists."""
    listed = codebook.scheme("acled_sub_event_type")
    known = {name for names in listed.values() for name in names}
    assert set(codebook.scheme("acled_deed")) <= known
    assert set(codebook.scheme("gtd_deed")) == set(codebook.scheme("gtd_attacktype"))
    for name in ("acled_deed", "gtd_deed", "gtd_deed_by_weapon"):
        assert set(codebook.scheme(name).values()) <= set(codebook.deeds()), name


@pytest.mark.parametrize(
    ("attack", "weapon", "suicide", "deed"),
    [(3, 6, True, "suicide_bombing"), (3, 6, False, "bombing"), (2, 5, False, "shooting"), (2, 13, True, "attack")],
)
def test_gtd_codes_read_together(attack: int, weapon: int, suicide: bool, deed: str) -> None:  # noqa: FBT001
    """The weapon and the suicide flag say more than the attack type."""
    assert codebook.deed_of_gtd(attack, weapon, suicide=suicide) == deed


def test_codes_that_are_no_deed() -> None:
    """A group's change of activity is not read as any deed."""
    assert codebook.deed_of_acled("Change to group/activity") is None
    assert codebook.deed_of_gtd(None, None, suicide=False) is None
