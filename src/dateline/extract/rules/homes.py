"""Where armed actors mostly act, by the words of their names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dateline.model.yaml_text import load_yaml
from dateline.text.fold import fold


@cache
def home_of(name: str) -> str | None:
    """Give the country an armed actor mostly acts in, by the words of its name."""
    said = f" {fold(name)} "
    return next((code for words, code in _homes().items() if f" {words} " in said), None)


@cache
def _homes() -> Mapping[str, str]:
    table = load_yaml(files(__package__).joinpath("homes.yaml").read_text("utf-8"))
    pairs = [(str(words), str(code)) for code, names in table.items() for words in names]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))
