"""Typed tables into data frames; the libraries are an extra, and their absence gives one line with the way out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pyarrow as pa

from dateline.model.errors import DatelineError

WGS84 = "EPSG:4326"


class MissingLibrary(DatelineError):
    """A library that data frames need is not installed."""


def to_pandas(table: pa.Table) -> Any:
    """Give a pandas DataFrame: whole numbers that may be missing stay whole, days are days."""
    pandas = _library("pandas")
    types: dict[pa.DataType, Any] = {pa.int64(): pandas.Int64Dtype()}
    mapper: Callable[[pa.DataType], Any] = types.get
    return table.to_pandas(types_mapper=mapper, date_as_object=False)


def to_polars(table: pa.Table) -> Any:
    """Give a Polars DataFrame."""
    return _library("polars").from_arrow(table)


def to_geopandas(table: pa.Table) -> Any:
    """Give a GeoDataFrame of points in WGS84, none where the point is not known."""
    geopandas, point = _library("geopandas"), _library("shapely").Point
    pairs = zip(table["longitude"].to_pylist(), table["latitude"].to_pylist(), strict=True)
    points = [None if east is None or north is None else point(east, north) for east, north in pairs]
    return geopandas.GeoDataFrame(to_pandas(table), geometry=points, crs=WGS84)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingLibrary(f"{name} is not installed", way_out='pip install "dateline[frames]"') from error
