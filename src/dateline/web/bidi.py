"""Characters that change the direction of writing without being seen, made visible and harmless.

After a right-to-left override a name reads as something else. Nothing is taken out of a text, since evidence must
stay whole: the characters are shown as marks, and what surrounds them is isolated.
"""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""The ones that can turn what stands after them; the others only mark a direction for a neighbour."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ps", "he", "yi", "ckb", "sd", "ug", "dv"})
NAMES = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}


def turned(characters: str) -> bool:
    """Tell whether a text holds characters that turn the direction of what follows."""
    return bool(OVERRIDES.search(characters))


def marked(characters: object) -> Markup:
    """Show a text with its turning characters as visible marks, isolated from what stands around it."""
    return Markup("<bdi>{}</bdi>").format(shown(str(characters)))


def shown(characters: str) -> Markup:
    """Escape a text and show each turning character as a mark that turns nothing.

    The character itself is kept out of the page; ``data-c`` says which it was, so that offsets can be counted.
    """
    pieces: list[Markup] = []
    last = 0
    for found in OVERRIDES.finditer(characters):
        pieces += [escape(characters[last : found.start()]), _mark(found[0])]
        last = found.end()
    return Markup("").join([*pieces, escape(characters[last:])])


def direction(characters: str, language: str | None = None) -> str:
    """Tell in which direction a text is written, by its language or by its first thousand letters."""
    if language in RIGHT_TO_LEFT:
        return "rtl"
    letters = [unicodedata.bidirectional(each) for each in characters[:1000]]
    right = sum(each in {"R", "AL"} for each in letters)
    return "rtl" if right > sum(each == "L" for each in letters) else "ltr"


def _mark(character: str) -> Markup:
    return Markup('<span class="bidi-mark" data-c="1" title="{}">⟦{}⟧</span>').format(
        unicodedata.name(character), NAMES[character]
    )
