"""Columns that grow: accounts taken out and put in without looking at the others again, and written as plain arrays."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.resolve.columns import CODED, UNKNOWN, Bags, Columns, Flags, Numbers, Sheet, rarity, sheet
from dateline.resolve.views import AccountView

Array = npt.NDArray[Any]
MARK = "\x1f"
BAGS = ("figures", "told", "places", "sounds", "place_sounds", "parties", "means", "whom")
SLOTTED = ("latitude", "longitude", "radius", "precision")
"""Columns with one slot for each place an account names."""
ASIDE = ("ids", "deeds", "sources", "rarity")
PLAIN = tuple(each.name for each in fields(Columns) if each.name not in {*BAGS, *ASIDE})


def with_accounts(before: Sheet, views: Sequence[AccountView], gone: Collection[str] = ()) -> Sheet:
    """Add accounts at the end, after taking out those that are gone or told anew; words are weighed over all."""
    numbers = {name: Numbers(known.of) for name, known in before.numbers.items()}
    out = {*gone, *(view.id for view in views)}
    kept = np.array([each not in out for each in before.columns.ids], dtype=np.bool_)
    old, new = before.columns, sheet(views, numbers).columns
    parts = {name: _joined(getattr(old, name)[kept], getattr(new, name), name) for name in PLAIN}
    bags = {name: _joined_bags(_some(getattr(old, name), kept), getattr(new, name)) for name in BAGS}
    ids = (*(each for each in old.ids if each not in out), *new.ids)
    return _sheet(ids, numbers, parts, bags)


def _joined(old: Array, new: Array, name: str) -> Array:
    if name not in SLOTTED:
        return np.concatenate([old, new])
    slots = max(old.shape[1], new.shape[1])
    return np.concatenate([_padded(old, slots), _padded(new, slots)])


def _padded(column: Array, slots: int) -> Array:
    missing = UNKNOWN if column.dtype.kind == "i" else np.nan
    return np.pad(column, ((0, 0), (0, slots - column.shape[1])), constant_values=missing)


def _some(bags: Bags, kept: Flags) -> Bags:
    sizes = bags.sizes
    return Bags(np.concatenate(([0], np.cumsum(sizes[kept]))), bags.words[np.repeat(kept, sizes)])


def _joined_bags(old: Bags, new: Bags) -> Bags:
    return Bags(np.concatenate([old.starts, new.starts[1:] + old.starts[-1]]), np.concatenate([old.words, new.words]))


def to_arrays(known: Sheet) -> dict[str, Array]:
    """Write a sheet as plain arrays, for a file that holds no code."""
    columns = known.columns
    arrays = {name: getattr(columns, name) for name in PLAIN}
    for name in BAGS:
        bags: Bags = getattr(columns, name)
        arrays |= {f"{name}.starts": bags.starts, f"{name}.words": bags.words.astype(np.int32)}
    arrays |= {f"numbers.{name}": _text(known.numbers[name].of) for name in CODED}
    return {**arrays, "ids": _text(columns.ids)}


def from_arrays(arrays: Mapping[str, Array]) -> Sheet:
    """Read a sheet from plain arrays."""
    numbers = {name: Numbers(_words(arrays[f"numbers.{name}"])) for name in CODED}
    plain = {name: arrays[name] for name in PLAIN}
    bags = {name: Bags(arrays[f"{name}.starts"], arrays[f"{name}.words"].astype(np.int64)) for name in BAGS}
    return _sheet(tuple(_words(arrays["ids"])), numbers, plain, bags)


def _sheet(
    ids: tuple[str, ...], numbers: Mapping[str, Numbers], plain: Mapping[str, Any], bags: Mapping[str, Any]
) -> Sheet:
    weights = rarity((bags["told"], bags["sounds"], bags["parties"], bags["means"], bags["whom"]), numbers, len(ids))
    named: dict[str, Any] = {
        "ids": ids,
        "deeds": tuple(numbers["deed"].of),
        "sources": tuple(numbers["source"].of),
        "rarity": weights,
    }
    return Sheet(Columns(**named, **plain, **bags), numbers)


def _text(words: Collection[str]) -> Array:
    return np.frombuffer(MARK.join(words).encode(), dtype=np.uint8)


def _words(text: Array) -> list[str]:
    joined = text.tobytes().decode()
    return joined.split(MARK) if joined else []
