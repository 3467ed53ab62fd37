"""Countries under the codes of ISO, GeoNames and UCDP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dateline.model.yaml_text import load_yaml


@dataclass(frozen=True, slots=True)
class Country:
    """One country. ``gw`` is its Gleditsch-Ward number, None where no codebook here gives one."""

    iso: str
    name: str
    iso_numeric: int
    gw: int | None = None
    ucdp_name: str | None = None
    region: str | None = None
    from_memory: bool = False


@cache
def countries() -> Mapping[str, Country]:
    """Give every country by its ISO 3166-1 alpha-2 code."""
    path = files("dateline.model") / "codebooks" / "countries.yaml"
    loaded = load_yaml(path.read_text(encoding="utf-8"))
    return MappingProxyType({iso: Country(iso, **spec) for iso, spec in loaded.items()})


@cache
def countries_by_gw() -> Mapping[int, Country]:
    """Give every country that has one by its Gleditsch-Ward number."""
    return MappingProxyType({country.gw: country for country in countries().values() if country.gw is not None})


@cache
def countries_by_numeric() -> Mapping[int, Country]:
    """Give every country by its ISO 3166-1 numeric code."""
    return MappingProxyType({country.iso_numeric: country for country in countries().values()})


@cache
def countries_by_name() -> Mapping[str, Country]:
    """Give every country by its names in lower case, as GeoNames and UCDP write them."""
    named = {country.name.lower(): country for country in countries().values()}
    return MappingProxyType(
        named | {country.ucdp_name.lower(): country for country in countries().values() if country.ucdp_name}
    )


@cache
def nationalities() -> Mapping[str, str]:
    """Map each word for a country's people, "Kenyan" or "Kenyans", to the country's ISO 3166-1 alpha-2 code."""
    path = files("dateline.model") / "codebooks" / "nationalities.yaml"
    table = load_yaml(path.read_text(encoding="utf-8"))
    return MappingProxyType(
        {form: code for code, words in table.items() for word in words for form in (word, f"{word}s")}
    )
