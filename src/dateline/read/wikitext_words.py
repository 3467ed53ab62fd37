"""What wikitext reads as once it is shown: links, templates, entities and tags turned to words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict

from mwparserfromhell import nodes

from dateline.model.yaml_text import load_yaml

Wikicode = Any
"""A parsed stretch of wikitext; mwparserfromhell ships no complete types."""

DEEPEST = 40
"""Templates within templates: real pages stay under ten."""
_BREAKING_TAGS = frozenset(
    {"br", "p", "div", "li", "dd", "dt", "tr", "td", "th", "ul", "ol", "blockquote", "hr", "table"}
)
_DATE_PARTS = 3
_EMPHASIS = re.compile(r"'{2,}")


class _WordFile(TypedDict):
    first: list[str]
    second: list[str]
    lines: list[str]
    dates: list[str]
    death_dates: list[str]
    marks: dict[str, str]
    before: dict[str, str]
    hidden_tags: list[str]
    hidden_links: list[str]


@dataclass(frozen=True, slots=True)
class _Lists:
    """The word lists of ``wikitext_words.yaml``, ready for look-up."""

    templates: Mapping[str, Callable[[Sequence[str]], str]]
    hidden_tags: frozenset[str]
    hidden_links: frozenset[str]


def words_of(code: Wikicode, depth: int = 0) -> str:
    """Give the words of parsed wikitext, with a newline wherever the page breaks the line."""
    if depth > DEEPEST:
        return ""
    return "".join(node_words(node, depth) for node in code.nodes)


def node_words(node: Wikicode, depth: int = 0) -> str:
    """Give the words of one node; comments, footnotes, pictures and unknown templates have none."""
    show = _SHOWN.get(type(node))
    return show(node, depth) if show else ""


def template_name(template: Wikicode) -> str:
    """Fold a template's name: small letters, blanks for underscores, no comments."""
    return " ".join(str(template.name.strip_code()).replace("_", " ").lower().split())


def _text_words(node: Wikicode, _depth: int) -> str:
    return _EMPHASIS.sub("", str(node.value))


def _heading_words(node: Wikicode, depth: int) -> str:
    return f"\n{words_of(node.title, depth + 1)}\n"


def _address_words(node: Wikicode, depth: int) -> str:
    if node.title is not None:
        return words_of(node.title, depth + 1)
    return "" if node.brackets else str(node.url)


def _link_words(node: Wikicode, depth: int) -> str:
    target = str(node.title).strip()
    space, colon, _ = target.partition(":")
    if colon and space.strip().lower() in _lists().hidden_links:
        return ""
    return words_of(node.text, depth + 1) if node.text is not None else target.lstrip(":")


def _entity_words(node: Wikicode, _depth: int) -> str:
    try:
        words = str(node.normalize())
    except (ValueError, OverflowError):
        return ""
    # An entity may stand for a surrogate or a control character, which no text holds.
    return words if words.isprintable() or words.isspace() else ""


def _tag_words(node: Wikicode, depth: int) -> str:
    tag = str(node.tag).strip().lower()
    if tag in _lists().hidden_tags:
        return ""
    inner = words_of(node.contents, depth + 1) if node.contents is not None else ""
    if tag not in _BREAKING_TAGS:
        return inner
    return "\n" if tag in {"br", "hr"} else f"\n{inner}\n" if inner else "\n"


def _template_words(template: Wikicode, depth: int) -> str:
    name = template_name(template)
    show = _lists().templates.get(name) or (_first if name.startswith("lang-") else None)
    if show is None:
        return ""
    return show([words_of(param.value, depth + 1).strip() for param in template.params if not param.showkey])


_SHOWN: Mapping[type, Callable[[Wikicode, int], str]] = {
    nodes.Text: _text_words,
    nodes.Wikilink: _link_words,
    nodes.ExternalLink: _address_words,
    nodes.Template: _template_words,
    nodes.HTMLEntity: _entity_words,
    nodes.Tag: _tag_words,
    nodes.Heading: _heading_words,
}


@cache
def _lists() -> _Lists:
    """Load how each known template reads."""
    listed: _WordFile = load_yaml(files("dateline.read").joinpath("wikitext_words.yaml").read_text("utf-8"))
    templates: dict[str, Callable[[Sequence[str]], str]] = {"convert": _measure, "cvt": _measure}
    groups = ((listed["first"], _first), (listed["second"], _second), (listed["lines"], _lines))
    for names, show in (*groups, (listed["dates"], _date), (listed["death_dates"], _death_date)):
        templates.update(dict.fromkeys(names, show))
    templates.update({name: _mark(words) for name, words in listed["marks"].items()})
    templates.update({name: _before(words) for name, words in listed["before"].items()})
    return _Lists(templates, frozenset(listed["hidden_tags"]), frozenset(listed["hidden_links"]))


def _first(arguments: Sequence[str]) -> str:
    return arguments[0] if arguments else ""


def _second(arguments: Sequence[str]) -> str:
    return arguments[1] if len(arguments) > 1 else ""


def _lines(arguments: Sequence[str]) -> str:
    return "\n" + "\n".join(arguments) + "\n"


def _measure(arguments: Sequence[str]) -> str:
    return " ".join(arguments[:2])


def _mark(words: str) -> Callable[[Sequence[str]], str]:
    return lambda _: words


def _before(words: str) -> Callable[[Sequence[str]], str]:
    return lambda arguments: words + _first(arguments)


def _death_date(arguments: Sequence[str]) -> str:
    return _date(arguments[:_DATE_PARTS])


def _date(arguments: Sequence[str]) -> str:
    """Write a date given in numbers as the page shows it: "26 January 2015", "January 2015", "2015"."""
    numbers = [int(part) for part in arguments[:_DATE_PARTS] if part.isascii() and part.isdigit()]
    if len(numbers) < min(len(arguments), _DATE_PARTS):
        return arguments[0]
    try:
        when = date(*(*numbers, 1, 1)[:_DATE_PARTS])
    except (ValueError, OverflowError, TypeError):
        return ""
    forms = {1: f"{when.year}", 2: f"{when:%B} {when.year}", 3: f"{when.day} {when:%B} {when.year}"}
    return forms.get(len(numbers), "")
