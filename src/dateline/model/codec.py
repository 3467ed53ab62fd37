"""Values to JSON and back, exactly: how the vocabulary is written in the store and in files.

Every field is written under its own name. A field that is None is left out, and a field left out reads as None, so a
later change of a default never changes what an old store says. Where the type is not known from the place, an object
carries its name under ``type``.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dateline.model.account import Account, Profile
from dateline.model.claim import Claim, Party, Value
from dateline.model.document import Block, Document, Source, Text
from dateline.model.errors import InvalidValue
from dateline.model.event import Actor, Chosen, Event
from dateline.model.evidence import Attribution, Evidence, Span
from dateline.model.extraction import Extraction, Skipped
from dateline.model.interval import Interval
from dateline.model.link import Decision, Link
from dateline.model.mention import Mention
from dateline.model.place import Location, Place
from dateline.model.run import Run
from dateline.model.toll import Toll

JsonValue: TypeAlias = bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"] | None
"""What JSON can hold."""

T = TypeVar("T")
Write: TypeAlias = Callable[[Any], JsonValue]
Read: TypeAlias = Callable[[Any], Any]

VOCABULARY: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (
        *(Account, Actor, Attribution, Block, Chosen, Claim, Decision, Document, Event, Evidence, Extraction, Interval),
        *(Link, Location, Mention, Party, Place, Profile, Run, Skipped, Source, Span, Text, Toll),
    )
}
"""Every type that has a name in JSON."""


def to_json(value: object) -> JsonValue:
    """Write any object of the vocabulary, with its type's name."""
    return _write_tagged(value)


def from_json(kind: type[T], data: JsonValue) -> T:
    """Read one object of a known type; a name that says otherwise is an error."""
    if isinstance(data, dict) and data.get("type", kind.__name__) != kind.__name__:
        raise InvalidValue(f"found {data['type']} where {kind.__name__} belongs")
    try:
        return cast(T, _reader(cast(Any, kind))(data))
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidValue(f"not a {kind.__name__}: {data!r:.80}") from error


def value_to_json(value: Value) -> JsonValue:
    """Write what a claim holds."""
    return _write_tagged(value)


def value_from_json(data: JsonValue) -> Value:
    """Read what a claim holds."""
    return cast(Value, _read_tagged(data))


def dumps(data: JsonValue) -> str:
    """Put JSON on one line, always the same line for the same value; scripts stay readable."""
    try:
        return _ENCODER.encode(data)
    except ValueError as error:
        raise InvalidValue(f"not a number that JSON can hold: {error}") from error


def loads(line: str) -> JsonValue:
    """Read one line of JSON."""
    try:
        return cast(JsonValue, _SCAN(line, 0)[0])  # half the time of json.loads, which looks for blanks around it
    except StopIteration:
        return cast(JsonValue, json.loads(line))


_SCAN: Callable[[str, int], tuple[Any, int]] = cast(Any, json.JSONDecoder()).scan_once
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _write_tagged(value: object) -> JsonValue:
    if value is None or isinstance(value, str | int | float):
        return cast(JsonValue, value)
    kind = type(value)
    if VOCABULARY.get(kind.__name__) is not kind:
        raise InvalidValue(f"{kind.__name__} is not in the vocabulary")
    return {"type": kind.__name__, **cast(dict[str, JsonValue], _writer(cast(Any, kind))(value))}


def _read_tagged(data: JsonValue) -> object:
    if not isinstance(data, dict):
        return data
    kind = VOCABULARY.get(str(data.get("type")))
    if kind is None:
        raise InvalidValue(f"unknown type {data.get('type')!r}", way_out="written by a newer version of Dateline?")
    return from_json(kind, data)


@cache
def _writer(kind: Any) -> Write:
    """Build, once for each type, the function that writes its values."""
    if _is_union(kind):
        return _union_writer(kind)
    if get_origin(kind) is tuple:
        return _tuple_writer(get_args(kind))
    if is_dataclass(kind):
        return _object_writer(cast(type, kind))
    if issubclass(kind, date):  # a datetime is a date
        return lambda when: cast(str, when.isoformat())
    if issubclass(kind, Enum):
        return lambda member: cast(JsonValue, member.value)
    return cast(Write, kind)  # str, int, float, bool: a float field that was given 1 is written 1.0


def _union_writer(kind: Any) -> Write:
    inner = _optional(kind)
    if inner is None:
        return _write_tagged
    write = _writer(inner)
    return lambda value: None if value is None else write(value)


def _tuple_writer(parts: tuple[Any, ...]) -> Write:
    if parts[-1] is Ellipsis:
        each = _writer(parts[0])
        return lambda values: [each(value) for value in values]
    writers = [_writer(part) for part in parts]
    return lambda values: [write(value) for write, value in zip(writers, values, strict=True)]


def _object_writer(kind: type) -> Write:
    hints = get_type_hints(kind)
    writers = [(field.name, _writer(hints[field.name])) for field in fields(kind)]

    def write(value: object) -> JsonValue:
        found = ((name, getattr(value, name), each) for name, each in writers)
        return {name: each(part) for name, part, each in found if part is not None}

    return write


@cache
def _reader(kind: Any) -> Read:
    """Build, once for each type, the function that reads its values."""
    if _is_union(kind):
        inner = _optional(kind)
        return _read_tagged if inner is None else _none_or(_reader(inner))
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    if is_dataclass(kind):
        return _object_reader(cast(type, kind))
    if issubclass(kind, date):
        return cast(type[date] | type[datetime], kind).fromisoformat
    return cast(Read, kind)


def _none_or(read: Read) -> Read:
    return lambda data: None if data is None else read(data)


def _tuple_reader(parts: tuple[Any, ...]) -> Read:
    if parts[-1] is Ellipsis:
        each = _reader(parts[0])
        return lambda data: tuple(each(value) for value in data)
    readers = [_reader(part) for part in parts]
    return lambda data: tuple(read(value) for read, value in zip(readers, data, strict=True))


def _object_reader(kind: type) -> Read:
    hints = get_type_hints(kind)
    parts = [(field.name, _reader(hints[field.name]), _left_out(field, hints[field.name])) for field in fields(kind)]

    def read(data: Mapping[str, JsonValue]) -> object:
        told = []
        for name, each, otherwise in parts:
            part = data.get(name, MISSING)
            if part is not MISSING:
                told.append(each(part))
            elif otherwise is not MISSING:
                told.append(otherwise)
            else:
                raise InvalidValue(f"the field {name} is missing")
        return kind(*told)

    return read


def _left_out(field: Field[Any], hint: Any) -> Any:
    """Give what a field that is left out means: None where it may be None, else its default, or that it is missing."""
    return None if _may_be_none(hint) else field.default


def _may_be_none(hint: Any) -> bool:
    """Tell whether a field that is left out means None; others mean their default, or the object is broken."""
    return _is_union(hint) and type(None) in get_args(hint)


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _optional(kind: Any) -> Any | None:
    """Give X of ``X | None``, or None for any wider choice."""
    parts = [part for part in get_args(kind) if part is not type(None)]
    return parts[0] if len(parts) == 1 else None
