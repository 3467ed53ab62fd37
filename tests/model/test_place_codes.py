from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.country import countries
from dateline.model.place import Location, Precision
from dateline.model.place_codes import gleditsch_ward, h3_cell, location_codes, prio_grid


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"), [(34.531094, 69.162796, 179779), (31.5582, 34.544839, 175390)]
)
def test_prio_grid_cells_are_those_of_the_dataset(latitude: float, longitude: float, cell: int) -> None:
    """Kabul and Erez have the cells UCDP gives them."""
    assert prio_grid(latitude, longitude) == cell


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_has_a_prio_grid_cell(latitude: float, longitude: float) -> None:
    """The poles and the date line too."""
    assert 1 <= prio_grid(latitude, longitude) <= 360 * 720


def test_states_have_numbers_and_territories_none() -> None:
    """Gleditsch and Ward number states."""
    assert (gleditsch_ward("PK"), gleditsch_ward("MM"), gleditsch_ward("PS"), gleditsch_ward("XX")) == (
        770,
        775,
        None,
        None,
    )


def test_near_points_share_a_map_cell() -> None:
    """A few hundred metres do not matter on the map."""
    assert h3_cell(34.53, 69.17) == h3_cell(34.531, 69.171) != h3_cell(31.6, 65.7)


KABUL = Location("Kabul", Precision.EXACT, "geonames:1138958", "Kabul", 34.5311, 69.1628, 12.0, "AF", "Kabul Province")


def test_a_location_has_the_codes_of_the_field() -> None:
    """ISO, GeoNames, PRIO-GRID, Gleditsch-Ward and H3 follow from the place."""
    codes = location_codes(KABUL)
    assert (codes.iso, codes.iso_numeric, codes.gw, codes.geonames_id) == ("AF", 4, 700, 1138958)
    assert (codes.prio_grid, codes.h3) == (179779, h3_cell(34.5311, 69.1628))


def test_a_country_has_no_cell() -> None:
    """The middle of a country is no place: its cell would pretend to know where in it."""
    codes = location_codes(Location("Mali", Precision.COUNTRY, "geonames:2453866", "Mali", 17.6, -4.0, 500.0, "ML"))
    assert (codes.gw, codes.prio_grid, codes.h3) == (432, None, None)


def test_words_that_resolve_to_nothing_have_no_codes() -> None:
    """Unknown is unknown."""
    assert set(vars_of(location_codes(Location("Zzyrkum")))) == {None}


def vars_of(codes: object) -> list[object]:
    """Give the values of a slotted dataclass."""
    return [getattr(codes, name) for name in codes.__slots__]  # type: ignore[attr-defined]


def test_numbers_of_states_are_those_of_the_list() -> None:
    """States that UCDP's actor list lacks, states that changed theirs, and microstates."""
    numbers = {iso: gleditsch_ward(iso) for iso in ("AE", "CZ", "DE", "FJ", "ME", "SI", "TL", "VN", "XK", "YE", "RS")}
    assert numbers == {
        "AE": 696, "CZ": 316, "DE": 260, "FJ": 950, "ME": 341, "SI": 349, "TL": 860, "VN": 816, "XK": 347, "YE": 678,
        "RS": 345,
    }  # fmt: skip
    assert {iso for iso, each in countries().items() if each.from_memory} <= {
        "AD", "AG", "BS", "DM", "FM", "KI", "KN", "LC", "LI", "MC", "MH", "NR", "PW", "SC", "SM", "ST", "TO", "TV",
        "VC", "VU", "WS",
    }  # fmt: skip
