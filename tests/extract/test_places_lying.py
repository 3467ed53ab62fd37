"""A place lies in what the words put it in, or it is another place."""

from __future__ import annotations

import pytest

from dateline.extract.places import Gazetteer
from dateline.model.place import Precision
from tests.extract.places_world import small_gazetteer
from tests.extract.test_places import found, location


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Give the small world."""
    return small_gazetteer(tmp_path_factory.mktemp("places"))


def test_a_namesake_in_another_land_is_another_place(gazetteer: Gazetteer) -> None:
    """A village that no list has in its province is put at the province, never in the land of a namesake."""
    place = location("Gunmen struck the village of Ar Rawda, North Sinai, on Friday.", "Ar Rawda", gazetteer)
    assert (place.name, place.country, place.precision) == ("Ar Rawda", "EG", Precision.PROVINCE)


def test_a_quarter_is_put_at_its_town(gazetteer: Gazetteer) -> None:
    """A market in Mosul is no village of Qatar; where in Mosul it stands is not known, so it is only near."""
    place = location("A car blew up by the market in Sadriya, Mosul, at noon.", "Sadriya", gazetteer)
    assert (place.country, place.latitude, place.precision) == ("IQ", 36.34, Precision.NEAR)


def test_what_a_land_holds_or_claims_may_be_written_as_its_own(gazetteer: Gazetteer) -> None:
    """Whose a town is may be disputed: the place stays where it is."""
    place = location("Rockets fell on the town of Majdal Shams, Israel, at dusk.", "Majdal Shams", gazetteer)
    assert (place.place_id, place.country) == ("geonames:168315", "SY")


@pytest.mark.parametrize(
    "text",
    [
        "Bombs went off in Khar, Dallas and Mosul.",
        "The league has clubs in Idlib, Dallas, Mosul, Karachi, Peshawar, Kabul and Nice.",
    ],
)
def test_a_list_of_towns_puts_none_in_another(text: str, gazetteer: Gazetteer) -> None:
    """Names in a row with commas stand beside one another."""
    points = [place.latitude for _, place in found(text, gazetteer).values()]
    assert len(points) == len(set(points))


def test_a_well_known_town_beside_another_is_not_its_part(gazetteer: Gazetteer) -> None:
    """Two cities joined by a comma are two, however far apart."""
    text = "He has lived in Karachi, Moscow, he said."
    assert location(text, "Karachi", gazetteer).place_id == "geonames:1174872"


@pytest.mark.parametrize("site", ["Central Prison", "Market Street"])
def test_a_name_that_every_town_has_is_put_at_the_town_told(site: str, gazetteer: Gazetteer) -> None:
    """A prison or a street is never looked for by a name that is everybody's."""
    place = location(f"Gunmen fired at guards near {site}, Mosul, on Monday.", site, gazetteer)
    assert (place.country, place.precision) == ("IQ", Precision.NEAR)
    alone = found(f"Gunmen fired at guards near {site} on Monday.", gazetteer).get(site)
    assert alone is None or alone[1].latitude is None


def test_a_county_in_short_is_a_place_and_no_firm(gazetteer: Gazetteer) -> None:
    """ "Omagh, Co. Tyrone" is a town and the county it lies in."""
    told = found("Police found arms in Omagh, Co. Tyrone, on Monday.", gazetteer)
    assert told["Omagh"][1].country == "GB"
    assert told["Co. Tyrone"][1].name == "County Tyrone"


def test_a_name_that_only_sounds_alike_speaks_for_no_country(gazetteer: Gazetteer) -> None:
    """What is read by sound alone is placed by nothing alone."""
    assert location("Gunmen struck the village of Pariz on Monday.", "Pariz", gazetteer).latitude is None


def test_a_war_of_two_lands_is_told_with_the_names_of_both(gazetteer: Gazetteer) -> None:
    """A town of a land that another holds or claims is meant beside that other's towns."""
    text = "A rocket fired from Gaza hit a house in the town of Sderot."
    assert location(text, "Gaza", gazetteer).country == "PS"


def test_a_city_is_known_by_its_name_with_and_without_the_word(gazetteer: Gazetteer) -> None:
    """ "Gaza City" is the town that the lists have as Gaza, not a namesake whose name alone they have."""
    text = "Rockets hit the town of Sderot. Israel answered with an air strike on Gaza City."
    assert location(text, "Gaza City", gazetteer).country == "PS"


def test_congo_is_mostly_the_larger_of_the_two(gazetteer: Gazetteer) -> None:
    """Reports write "Congo" for the country whose capital is Kinshasa."""
    assert location("The rebels hold much of eastern Congo.", "Congo", gazetteer).country == "CD"
    assert location("The rebels hold much of Congo-Brazzaville.", "Congo-Brazzaville", gazetteer).country == "CG"
