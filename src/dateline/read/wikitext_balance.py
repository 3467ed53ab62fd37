"""Wikitext freed of marks that are opened and never closed.

The parser tries each such mark to the end of the page before it gives it up, again for each mark within it: 200 kB of
open links took it a minute and a half. A wiki shows an unclosed mark as it is, so nothing that is said is lost.
"""

from __future__ import annotations

import re
from collections import Counter

_TOKEN = re.compile(
    r"(?P<open>\{\{|\[\[|\{\||\[(?=https?:|//|ftp:|mailto:))"
    r"|(?P<close>\}\}|\]\]|\|\}(?!\})|\])"
    r"|<(?P<end>/?)(?P<tag>[a-zA-Z]{1,20})(?P<rest>[^<>]{0,400})>"
    r"|(?P<newline>\n)"
)
_CLOSES = {"}}": "{{", "]]": "[[", "|}": "{|", "]": "["}
_WITHOUT_END = frozenset({"br", "hr", "wbr", "li", "dt", "dd", "tr", "td", "th", "references", "img"})


def drop_unclosed(source: str) -> str:
    """Take the comments and all unclosed marks out of a page."""
    source = _drop_comments(source)
    unclosed = _find_unclosed(source)
    kept, last = [], 0
    for start, end in unclosed:
        kept.append(source[last:start])
        last = end
    return "".join((*kept, source[last:]))


def _drop_comments(source: str) -> str:
    """Take the comments out; one that is never closed hides the rest, as a wiki does it."""
    kept, last = [], 0
    while (start := source.find("<!--", last)) >= 0:
        kept.append(source[last:start])
        end = source.find("-->", start + 4)
        last = len(source) if end < 0 else end + 3
    return "".join((*kept, source[last:]))


def _find_unclosed(source: str) -> list[tuple[int, int]]:
    """Find the marks that no later mark closes; one that is closed ends all that were opened within it."""
    opened: list[tuple[str, int, int]] = []
    waiting: Counter[str] = Counter()
    unclosed: list[tuple[int, int]] = []

    def close(kind: str) -> None:
        while waiting[kind]:
            name, start, end = opened.pop()
            waiting[name] -= 1
            if name == kind:
                return
            unclosed.append((start, end))

    for token in _TOKEN.finditer(source):
        kind, closes = _read_token(token)
        if closes and token["newline"]:
            while opened and opened[-1][0] == kind:
                unclosed.append(opened.pop()[1:])
                waiting[kind] -= 1
        elif closes:
            close(kind)
        elif kind:
            opened.append((kind, *token.span()))
            waiting[kind] += 1
    return sorted([*unclosed, *(spot[1:] for spot in opened)])


def _read_token(token: re.Match[str]) -> tuple[str, bool]:
    """Tell which mark a token is about, and whether it closes it; an outside link ends with its line."""
    if token["newline"]:
        return "[", True
    if token["open"]:
        return token["open"], False
    if token["close"]:
        return _CLOSES[token["close"]], True
    tag = token["tag"].lower()
    if token["rest"].endswith("/") or tag in _WITHOUT_END:
        return "", False
    return f"<{tag}", bool(token["end"])
