"""The infobox template of a wikitext page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict

from mwparserfromhell import nodes

from dateline.model.document import BlockKind
from dateline.model.yaml_text import load_yaml
from dateline.read.fields import set_field
from dateline.read.lines import strip_footnotes
from dateline.read.page import Page, squeeze
from dateline.read.wikitext_words import template_name, words_of

Wikicode = Any
"""A parsed stretch of wikitext; mwparserfromhell ships no complete types."""

_NUMBER = re.compile(r"\d+[a-z]?\b|\d+")
_LIST_MARK = re.compile(r"^[•*·]\s*")


class _ParameterFile(TypedDict):
    labels: dict[str, str]
    names: list[str]
    left_out: list[str]


def is_infobox(node: Wikicode) -> bool:
    """Tell the infobox among a page's templates."""
    return isinstance(node, nodes.Template) and template_name(node).removeprefix("#invoke:").startswith("infobox")


def find_infobox_templates(code: Wikicode) -> Iterator[Wikicode]:
    """Find the infoboxes of a page, those too that stand in a table or other tag; not the parts of an infobox."""
    for node in code.nodes:
        if is_infobox(node):
            yield node
        elif isinstance(node, nodes.Tag) and node.contents is not None:
            yield from find_infobox_templates(node.contents)


def set_infobox_template(page: Page, template: Wikicode) -> None:
    """Add the names and fields of an infobox template.

    A parameter without any wikitext is not shown on the page, so it is no field; one whose words all lie in
    templates that are not understood is left out too, since it is not known to be empty.
    """
    words = {_key(param): _lines(words_of(param.value)) for param in template.params if str(param.value).strip()}
    for key, lines in words.items():
        if _plain(key) in _parameters()["names"]:
            for line in lines:
                page.add(BlockKind.INFOBOX_NAME, line)
    for key, lines in words.items():
        label = _label(key, words)
        if label and lines:
            set_field(page, label, lines)


def _key(param: Wikicode) -> str:
    return " ".join(str(param.name).replace("_", " ").lower().split())


def _plain(key: str) -> str:
    """Leave the number out of a parameter's name: "leader1 name" is "leader name"."""
    return " ".join(_NUMBER.sub(" ", key).split())


def _label(key: str, words: Mapping[str, list[str]]) -> str:
    """Name a parameter as the page does; empty where it is not shown as a field."""
    plain = _plain(key)
    parameters = _parameters()
    if not plain or plain in parameters["names"] or plain in parameters["left_out"]:
        return ""
    if "title" in key and key.replace("title", "name") in words:
        return ""
    titled = words.get(key.replace("name", "title")) if "name" in key else None
    return titled[0] if titled else parameters["labels"].get(plain, plain.capitalize())


def _lines(words: str) -> list[str]:
    return [line for line in _clean(words) if line]


def _clean(words: str) -> Iterator[str]:
    for line in words.split("\n"):
        yield strip_footnotes(_LIST_MARK.sub("", squeeze(line).strip())).strip()


@cache
def _parameters() -> _ParameterFile:
    loaded: _ParameterFile = load_yaml(files("dateline.read").joinpath("infobox_parameters.yaml").read_text("utf-8"))
    return loaded
