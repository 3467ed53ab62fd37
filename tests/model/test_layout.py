"""Layouts and countries hold what the field's codebooks say."""

from __future__ import annotations

import pytest

from dateline.model import country
from dateline.model.errors import CodebookError
from dateline.model.layout import CellKind, layout, layouts


def test_layouts_have_the_published_number_of_columns() -> None:
    """GED has 49 columns, ACLED 31, GTD 135."""
    assert {name: len(each.columns) for name, each in layouts().items()} == {"ucdp_ged": 49, "acled": 31, "gtd": 135}


def test_columns_are_in_the_published_order() -> None:
    """The first and last columns stand where the published headers have them."""
    assert layout("ucdp_ged").names[:3] == ("id", "relid", "year")
    assert layout("ucdp_ged").names[-5:] == ("best", "high", "low", "gwnoa", "gwnob")
    assert layout("acled").names[:2] == ("event_id_cnty", "event_date")
    assert layout("gtd").names[-5:] == ("INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY", "related")


def test_each_column_is_expressed_or_kept() -> None:
    """What an importer does not turn into claims it keeps as written."""
    for each in layouts().values():
        assert set(each.kept) | each.expressed == set(each.names)
        assert not set(each.kept) & each.expressed


def test_an_unknown_layout_is_refused() -> None:
    """A name that no layout has is an error that lists those there are."""
    with pytest.raises(CodebookError, match="one of ucdp_ged, acled, gtd"):
        layout("scad")


def test_cell_kinds() -> None:
    """A required day is required and a day."""
    column = next(column for column in layout("ucdp_ged").columns if column.name == "date_start")
    assert (column.kind, column.required) == (CellKind.DAY, True)


@pytest.mark.parametrize(("gw", "iso"), [(770, "PK"), (775, "MM"), (475, "NG"), (369, "UA"), (70, "MX"), (2, "US")])
def test_gleditsch_ward_numbers(gw: int, iso: str) -> None:
    """Numbers lead to the countries they stand for."""
    assert country.countries_by_gw()[gw].iso == iso


def test_countries_by_each_code() -> None:
    """Codes and names lead to one country, and no number to two."""
    assert country.countries_by_name()["myanmar (burma)"] == country.countries_by_name()["myanmar"]
    assert country.countries_by_numeric()[404].name == "Kenya"
    numbered = [each.gw for each in country.countries().values() if each.gw]
    assert len(numbered) == len(set(numbered))
    assert {each.region for each in country.countries().values() if each.gw} == {
        "Africa",
        "Americas",
        "Asia",
        "Europe",
        "Middle East",
    }
