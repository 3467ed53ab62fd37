"""Codebooks: the kinds of deed, actor, outcome and precision, with their codes in UCDP, ACLED, GTD and PLOVER."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar

import yaml

from dateline.model.errors import CodebookError
from dateline.model.yaml_text import load_yaml

Reasons = Mapping[str, str]


def _no_reasons() -> Reasons:
    return MappingProxyType({})


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DeedKind:
    """One kind of deed and the codes that other codebooks give it.

    ``ucdp`` are the GED types of violence it can be; the parties decide which. A code that does not exist is None (or
    empty), and ``no_code`` says why. ``from_memory`` names the codebooks whose mapping was not read again in print.
    ``compatible_with`` are the deeds another text may call the same act.
    """

    id: str
    label: str
    description: str
    group: str
    violent: bool
    ucdp: tuple[int, ...] = ()
    acled_event_type: str | None = None
    acled_sub_event_type: str | None = None
    gtd_attacktype: int | None = None
    gtd_weaptype: int | None = None
    plover_event: str | None = None
    plover_mode: str | None = None
    compatible_with: frozenset[str] = frozenset()
    no_code: Reasons = field(default_factory=_no_reasons, hash=False)
    from_memory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeedGroup:
    """A shelf of kinds of deed that people read together."""

    id: str
    label: str
    violent: bool
    no_code: Reasons = field(default_factory=_no_reasons, hash=False)


@dataclass(frozen=True, slots=True)
class ActorKindCodes:
    """What one ``ActorKind`` is called elsewhere. ``armed`` bears arms as a body, ``state`` acts for a state."""

    id: str
    description: str
    armed: bool
    state: bool
    acled_inter: int | None = None
    gtd_targtype: int | None = None
    plover_sector: str | None = None
    ftm_schema: str | None = None
    no_code: Reasons = field(default_factory=_no_reasons, hash=False)


@dataclass(frozen=True, slots=True)
class CountColumns:
    """The columns that hold the number of one ``Outcome`` or ``PartyClass`` in other layouts."""

    id: str
    description: str
    ucdp: str | None = None
    acled: str | None = None
    gtd: str | None = None
    plover: str | None = None
    no_code: Reasons = field(default_factory=_no_reasons, hash=False)


@dataclass(frozen=True, slots=True)
class PlacePrecision:
    """One step of UCDP's ``where_prec`` and what it is called elsewhere."""

    code: int
    label: str
    description: str
    acled_geo_precision: int | None = None
    gtd_specificity: int | None = None
    plover_resolution: int | None = None
    no_code: Reasons = field(default_factory=_no_reasons, hash=False)


@dataclass(frozen=True, slots=True)
class DatePrecision:
    """One step of UCDP's ``date_prec`` and what it is called elsewhere."""

    code: int
    label: str
    description: str
    acled_time_precision: int | None = None
    no_code: Reasons = field(default_factory=_no_reasons, hash=False)


@dataclass(frozen=True, slots=True)
class PropertyKind:
    """One thing a claim may say. ``many`` tells whether several values may hold at once."""

    id: str
    label: str
    many: bool
    description: str


@cache
def deeds() -> Mapping[str, DeedKind]:
    """Give every kind of deed by its id."""
    shelves = deed_groups()
    entries = [_deed(entry, shelves) for entry in _section("deeds", "deeds")]
    pairs = {(entry.id, other) for entry in entries for other in entry.compatible_with}
    known = {entry.id for entry in entries}
    _refuse("deeds", sorted({other for _, other in pairs} - known), "compatible_with names no deed")
    both_ways = pairs | {(right, left) for left, right in pairs}
    return _by_id("deeds", [_with_compatible(entry, both_ways) for entry in entries])


@cache
def deed_groups() -> Mapping[str, DeedGroup]:
    """Give the groups of deeds by id, in reading order."""
    return _by_id("deeds", [_build("deeds", DeedGroup, entry) for entry in _section("deeds", "groups")])


@cache
def actor_kinds() -> Mapping[str, ActorKindCodes]:
    """Give the codes of every ``ActorKind`` by its value."""
    return _by_id("actor_kinds", [_build("actor_kinds", ActorKindCodes, e) for e in _section("actor_kinds", "kinds")])


@cache
def outcomes() -> Mapping[str, CountColumns]:
    """Give the columns of every ``Outcome`` by its value."""
    return _by_id("outcomes", [_build("outcomes", CountColumns, entry) for entry in _section("outcomes", "outcomes")])


@cache
def parties() -> Mapping[str, CountColumns]:
    """Give the columns of every ``PartyClass`` by its value."""
    return _by_id("parties", [_build("parties", CountColumns, entry) for entry in _section("parties", "parties")])


@cache
def words_for_anyone() -> frozenset[str]:
    """Give the words for people that name no people in particular."""
    return frozenset(str(words) for words in _load("parties")["anyone"])


@cache
def words_for_more() -> frozenset[str]:
    """Give the words that mark people as told beside others of their kind."""
    return frozenset(str(words) for words in _load("parties")["more"])


@cache
def place_precisions() -> Mapping[int, PlacePrecision]:
    """Give every step of place precision by its UCDP code."""
    entries = [_build("precision", PlacePrecision, entry) for entry in _section("precision", "places")]
    return MappingProxyType({entry.code: entry for entry in entries})


@cache
def date_precisions() -> Mapping[int, DatePrecision]:
    """Give every step of date precision by its UCDP code."""
    entries = [_build("precision", DatePrecision, entry) for entry in _section("precision", "dates")]
    return MappingProxyType({entry.code: entry for entry in entries})


@cache
def event_properties() -> Mapping[str, PropertyKind]:
    """Give every property a claim about an event may have."""
    return _by_id(
        "properties", [_build("properties", PropertyKind, entry) for entry in _section("properties", "event")]
    )


@cache
def actor_properties() -> Mapping[str, PropertyKind]:
    """Give every property a claim about an actor may have."""
    return _by_id(
        "properties", [_build("properties", PropertyKind, entry) for entry in _section("properties", "actor")]
    )


@cache
def scheme(name: str) -> Any:
    """Give the codes that one other codebook allows, as ``schemes.yaml`` lists them."""
    listed = _load("schemes")
    if name not in listed:
        raise CodebookError(
            f"no scheme is called {name!r}", where="schemes.yaml", way_out=f"one of {', '.join(listed)}"
        )
    return listed[name]


def deed_of_acled(sub_event_type: str) -> str | None:
    """Read ACLED's sub-event type as a deed, None where it is no kind of deed here."""
    found: str | None = scheme("acled_deed").get(sub_event_type)
    return found


def deed_of_gtd(attack: int | None, weapon: int | None, *, suicide: bool) -> str | None:
    """Read GTD's attack and weapon types as a deed; the weapon tells more than the attack type alone."""
    if suicide and attack == scheme("gtd_suicide_attacktype"):
        return "suicide_bombing"
    by_weapon: str | None = scheme("gtd_deed_by_weapon").get(f"{attack}/{weapon}")
    by_attack: str | None = scheme("gtd_deed").get(attack)
    return by_weapon or by_attack


def compatible(left: str, right: str) -> bool:
    """Tell whether two texts that name these deeds may mean one act."""
    return left == right or right in deed(left).compatible_with


def deed(deed_id: str) -> DeedKind:
    """Give one kind of deed, or refuse an id that the codebook does not have."""
    try:
        return deeds()[deed_id]
    except KeyError:
        raise CodebookError(f"no deed is called {deed_id!r}", where="deeds.yaml") from None


def _deed(entry: dict[str, Any], shelves: Mapping[str, DeedGroup]) -> DeedKind:
    group = shelves.get(entry.get("group", ""))
    if group is None:
        raise CodebookError(f"deed {entry.get('id')!r} is in no known group", where="deeds.yaml")
    flat = {key: value for key, value in entry.items() if key not in {"acled", "gtd", "plover"}}
    flat |= _pair(entry, "acled", ("acled_event_type", "acled_sub_event_type"))
    flat |= _pair(entry, "gtd", ("gtd_attacktype", "gtd_weaptype"))
    flat |= _pair(entry, "plover", ("plover_event", "plover_mode"))
    flat["violent"] = entry.get("violent", group.violent)
    reasons = {**group.no_code, **entry.get("no_code", {})}
    flat["no_code"] = {codebook: reason for codebook, reason in reasons.items() if codebook not in entry}
    return _build("deeds", DeedKind, flat)


def _pair(entry: dict[str, Any], codebook: str, names: tuple[str, str]) -> dict[str, Any]:
    codes = entry.get(codebook, [])
    return dict(zip(names, codes, strict=False))


def _with_compatible(entry: DeedKind, pairs: set[tuple[str, str]]) -> DeedKind:
    others = frozenset(right for left, right in pairs if left == entry.id)
    return replace(entry, compatible_with=others)


def _section(name: str, section: str) -> list[dict[str, Any]]:
    entries = _load(name).get(section)
    if not isinstance(entries, list):
        raise CodebookError(f"section {section!r} is not a list", where=f"{name}.yaml")
    return entries


@cache
def _load(name: str) -> dict[str, Any]:
    path = files("dateline.model") / "codebooks" / f"{name}.yaml"
    try:
        loaded = load_yaml(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as problem:
        raise CodebookError(str(problem), where=f"{name}.yaml") from problem
    if not isinstance(loaded, dict):
        raise CodebookError("the file is not a mapping", where=f"{name}.yaml")
    return loaded


def _build(name: str, kind: type[T], entry: dict[str, Any]) -> T:
    spec = fields(kind)  # type: ignore[arg-type]
    _refuse(name, sorted(set(entry) - {one.name for one in spec}), f"unknown key in {entry.get('id', entry)}")
    needed = {one.name for one in spec if one.default is MISSING and one.default_factory is MISSING}
    _refuse(name, sorted(needed - set(entry)), f"missing key in {entry.get('id', entry)}")
    return kind(**{key: _frozen(key, value) for key, value in entry.items()})


def _frozen(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType(dict(value))
    if isinstance(value, list):
        return frozenset(value) if key == "compatible_with" else tuple(value)
    return value


def _by_id(name: str, entries: Iterable[T]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for entry in entries:
        key: str = entry.id  # type: ignore[attr-defined]
        _refuse(name, [key] if key in found else [], "the id is there twice")
        found[key] = entry
    return MappingProxyType(found)


def _refuse(name: str, wrong: list[str], problem: str) -> None:
    if wrong:
        raise CodebookError(f"{problem}: {', '.join(wrong)}", where=f"{name}.yaml")
