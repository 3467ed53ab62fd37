"""UCDP's own interface over a project."""

from __future__ import annotations

import pytest

from dateline.model.layout import layout
from tests.web.client import Client

PATH = "/api/gedevents/24.1"


def test_the_envelope_and_the_columns_are_ucdps(library: Client) -> None:
    """The keys, and 49 columns in their order."""
    page = library.get(PATH).json()
    assert {"TotalCount", "TotalPages", "PreviousPageUrl", "NextPageUrl", "Result"} == set(page)
    assert tuple(page["Result"][0]) == layout("ucdp_ged").names
    assert page["Result"][0]["date_start"] == "2016-07-23T00:00:00"
    assert isinstance(page["Result"][0]["id"], int)


def test_pages_count_from_zero_and_name_one_another(library: Client) -> None:
    """Following NextPageUrl visits every event once, as UCDP's clients do."""
    found, following = [], f"{PATH}?pagesize=1"
    while following:
        page = library.get(following).json()
        found += page["Result"]
        following = page["NextPageUrl"]
    assert len({row["id"] for row in found}) == len(found) == page["TotalCount"]
    assert page["PreviousPageUrl"]


@pytest.mark.parametrize(
    ("asked", "countries"),
    [
        ("Country=700", ["Afghanistan"]),
        ("Country=700,520", ["Afghanistan", "Somalia"]),
        ("Geography=25 60,40 75", ["Afghanistan", "Pakistan"]),
        ("StartDate=2016-08-01&EndDate=2016-12-31", ["Pakistan"]),
        ("TypeOfViolence=2", []),
        ("Actor=ISKP", ["Afghanistan"]),
        ("Dyad=326", []),
        ("Id=1", []),
    ],
)
def test_ucdps_filters_narrow(library: Client, asked: str, countries: list[str]) -> None:
    """Each with UCDP's name and meaning, and all that were found are counted."""
    page = library.get(f"{PATH}?{asked}").json()
    assert [row["country"] for row in page["Result"]] == countries
    assert page["TotalCount"] == len(countries)


def test_an_event_is_found_by_its_number(library: Client) -> None:
    """Our own ids become numbers, and the number leads back."""
    row = library.get(PATH).json()["Result"][0]
    assert library.get(f"{PATH}?Id={row['id']}").json()["Result"] == [row]
    assert library.get(f"/api/v1/events/{row['relid']}").status_code == 200


@pytest.mark.parametrize("asked", ["Country=AF", "Geography=1,2", "TypeOfViolence=9", "pagesize=0", "StartDate=soon"])
def test_nonsense_is_refused(library: Client, asked: str) -> None:
    """With a problem, not an empty page."""
    assert library.get(f"{PATH}?{asked}").status_code == 422
