"""The acceptance text: what its article tells of events and of the actor must come out right."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluate.accounts import Produced, produced_by
from dateline.extract.engines import EngineName, make_engine
from dateline.model.claim import Claim, Party
from dateline.model.document import Text
from dateline.model.edtf import to_edtf
from dateline.model.evidence import Modality
from dateline.model.extraction import Extraction
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import Outcome, Toll
from dateline.read import Limits, gather, read

pytestmark = pytest.mark.data
GROUP = "islamic state khorasan province"


@pytest.fixture(scope="module")
def text(shared: Path) -> Text:
    """Read the article."""
    (original,) = gather([str(shared / "seeds" / "*.txt")], Limits(), _raise)
    (reading,) = read(original)
    return Text("text-seed", "document-seed", reading.reader, reading.characters, "", reading.blocks)


@pytest.fixture(scope="module", params=[EngineName.RULES, EngineName.DEFAULT])
def extraction(text: Text, request: pytest.FixtureRequest) -> Extraction:
    """Run an engine on it: with the learned reader beside the rules all must be as right as without."""
    (found,) = make_engine(request.param, lambda _: None).extract([text])
    return found


@pytest.fixture(scope="module")
def told(extraction: Extraction) -> dict[tuple[str, str], Produced]:
    """Give its events by deed and interval."""
    return {(next(iter(each.deeds)), each.when[0] if each.when else ""): each for each in produced_by(extraction)}


def _raise(error: Exception) -> None:
    raise error


EVENTS = [
    ("massacre", "2017-08", "AF", set()),
    ("attack", "2021", "AF", {13, 169}),
    ("suicide_bombing", "2018-07", "PK", {131}),
    ("bombing", "2016-07", "AF", {97}),
    ("suicide_bombing", "2023-07", "PK", {63}),
    ("shelling", "2022-04", "UZ", set()),
    ("shelling", "2022-05", "TJ", set()),
    ("suicide_bombing", "2024-01", "IR", {94}),
    ("attack", "2024-03", "RU", {145}),
    ("arrest", "2024-06", "US", set()),
]


@pytest.mark.parametrize(("deed", "when", "country", "killed"), EVENTS)
def test_event_has_its_day_country_and_dead(
    told: dict[tuple[str, str], Produced], deed: str, when: str, country: str, killed: set[int]
) -> None:
    """Each event the article tells has its deed, its interval, its country, and exactly the dead it states."""
    event = told[deed, when]
    assert {place.country for place in event.places} == {country}
    assert event.figures[Outcome.KILLED] == killed


@pytest.mark.parametrize(("deed", "when", "country", "killed"), EVENTS[:-1])
def test_event_is_the_groups(
    told: dict[tuple[str, str], Produced], deed: str, when: str, country: str, killed: set[int]
) -> None:
    """Each attack is given to the actor the article is about, whatever words it uses for it."""
    assert GROUP in told[deed, when].by


@pytest.mark.parametrize(
    ("deed", "when", "name", "precision"),
    [
        ("massacre", "2017-08", "Sar-e Pol", 4),
        ("attack", "2021", "Kabul", 1),
        ("bombing", "2016-07", "Kabul", 1),
        ("suicide_bombing", "2023-07", "Khar", 1),
        ("suicide_bombing", "2024-01", "Kerman", 1),
        ("attack", "2024-03", "Krasnogorsk", 1),
        ("shelling", "2022-04", "Uzbekistan", 6),
    ],
)
def test_event_is_where_the_text_says_and_no_more_exact(
    told: dict[tuple[str, str], Produced], deed: str, when: str, name: str, precision: int
) -> None:
    """The most exact place of an event is the one the text names, with the precision its words support."""
    place = min(told[deed, when].places, key=lambda each: each.precision or 9)
    assert name in f"{place.words} {place.name}"
    assert place.precision == precision


def test_nothing_else_is_told_as_an_event(extraction: Extraction) -> None:
    """Beside the ten events there is the plot, as a plot, and the undated killing of Soleimani by the United States."""
    rest = [event for event in produced_by(extraction) if not event.when]
    assert {next(iter(event.deeds)) for event in rest} == {"plot", "assassination"}
    assert len(extraction.accounts) == len(EVENTS) + 2
    (plot,) = (claim for claim in extraction.claims if claim.value == "plot")
    assert plot.attribution.modality is Modality.PLANNED
    (killing,) = (event for event in rest if "assassination" in event.deeds)
    assert "united states" in killing.by
    assert killing.places == ()


def test_nobody_on_the_list_of_leaders_is_a_victim(extraction: Extraction) -> None:
    """Only those the article tells of as killed or attacked are victims."""
    victims = {
        claim.value.words
        for claim in extraction.claims
        if claim.property == "victim" and isinstance(claim.value, Party)
    }
    assert victims
    assert not any(name in words for words in victims for name in ("Azam", "Sanaullah"))


def test_the_arrest_is_in_three_cities_of_eight_men(extraction: Extraction) -> None:
    """One arrest, three places, eight arrested, by officials."""
    account = next(claim.subject_id for claim in extraction.claims if claim.value == "arrest")
    claims = [claim for claim in extraction.claims if claim.subject_id == account]
    places = [claim.value.words for claim in claims if claim.property == "place" and isinstance(claim.value, Location)]
    tolls = [claim.value for claim in claims if isinstance(claim.value, Toll)]
    assert places == ["Los Angeles", "New York", "Philadelphia"]
    assert [(toll.outcome, toll.best) for toll in tolls] == [(Outcome.ARRESTED, 8)]


def _values(extraction: Extraction, text: Text, name: str) -> list[Claim]:
    profile = next(each for each in extraction.profiles if each.name == text.characters.splitlines()[0])
    return [claim for claim in extraction.claims if claim.subject_id == profile.id and claim.property == name]


def test_profile_names_and_aliases(extraction: Extraction, text: Text) -> None:
    """The Arabic name is a name; the two short forms are aliases."""
    names = {str(claim.value) for claim in _values(extraction, text, "name")}
    assert any("\u0600" <= letter <= "\u06ff" for name in names for letter in name)
    assert {str(claim.value) for claim in _values(extraction, text, "alias")} >= {"ISKP", "ISIS–K"}


@pytest.mark.parametrize(
    ("name", "count"),
    [("leader", 8), ("war", 7), ("split_from", 1), ("ideology", 1), ("part_of", 1), ("headquarters", 1)],
)
def test_profile_has_every_value_of_its_infobox(extraction: Extraction, text: Text, name: str, count: int) -> None:
    """Nothing of the infobox is lost, and nothing is added."""
    values = {str(claim.value) for claim in _values(extraction, text, name) if claim.value is not None}
    assert len(values) == count


def test_profile_dates_are_intervals(extraction: Extraction, text: Text) -> None:
    """Founded on a day; active from a year on."""
    founded = [claim.value for claim in _values(extraction, text, "founded") if isinstance(claim.value, Interval)]
    active = [claim.value for claim in _values(extraction, text, "active") if isinstance(claim.value, Interval)]
    assert [to_edtf(value) for value in founded] == ["2015-01-26"]
    assert [to_edtf(value) for value in active] == ["2015/.."]


def test_profile_headquarters_keeps_its_qualifier(extraction: Extraction, text: Text) -> None:
    """ "De facto, originally" stays with the value."""
    (claim,) = _values(extraction, text, "headquarters")
    assert isinstance(claim.value, Location)
    assert claim.value.country == "AF"
    assert "de facto" in str(claim.attribution.phrase)


@pytest.mark.parametrize("name", ["active_region", "ally", "opponent"])
def test_profile_fields_shown_empty_stay_empty(extraction: Extraction, text: Text, name: str) -> None:
    """A field with a label and no value is known to be empty."""
    assert None in {claim.value for claim in _values(extraction, text, name)}


def test_profile_is_active_in_four_countries(extraction: Extraction, text: Text) -> None:
    """The countries the article names are there."""
    words = {str(claim.evidence.quote) for claim in _values(extraction, text, "active_in")}
    assert words >= {"Afghanistan", "Pakistan", "Tajikistan", "Uzbekistan"}


def test_every_quote_stands_in_the_text(extraction: Extraction, text: Text) -> None:
    """text[span] == quote, for every claim."""
    wrong = [
        claim
        for claim in extraction.claims
        if claim.evidence.span is None or claim.evidence.span.of(text.characters) != claim.evidence.quote
    ]
    assert wrong == []
