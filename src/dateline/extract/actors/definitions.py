"""Names that a text itself says are one actor: "X (Y or Z)", "X, also known as Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.actors.mention import Definition
from dateline.model.evidence import Span
from dateline.text.names import fits_acronym

# A word of a name: a capital, a script without capitals, or a digit after one; small words join them.
_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'.]*|(?:al|el|as|ash|an|ar|at|az|ad)[-–‐]\w[\w’']*)"
_WORD = rf"{_CAPITAL}(?:[-‐–/&]\w[\w’']*)*"
_JOINT = r"(?:of|the|for|and|in|de|del|la|las|los|da|do|y|e|et|du|des|i|e|ul|ud|uz|al|el|ber|til|voor|für|&|–|—|-)"
_NAME = rf"{_WORD}(?:[ \u00a0]+(?:{_JOINT}[ \u00a0]+){{0,3}}{_WORD})*"
_NAMES = re.compile(_NAME)
_BRACKET = re.compile(r"[”\"’]?\s*\(([^()\n]{2,160})\)")
_ALSO = (
    r"(?:also|otherwise|better|commonly|formerly|previously|sometimes|popularly|widely|locally|later|officially|originally|"
    r"often|generally|now|internationally|simply|then)"
)
_VERB = r"(?:known|called|referred\s+to|styled|abbreviated|named|dubbed|nicknamed|rendered|translated|spelled)"
_KNOWN = rf"(?:{_ALSO}\s+)*{_VERB}"
_CUE = (
    rf"(?:(?:{_KNOWN})\s+(?:\w+\s+){{0,3}}?(?:as|by)\s+|(?:{_ALSO}\s+)+(?:called|named|abbreviated|dubbed|styled)\s+|"
    rf"{_ALSO}\s+|a\.?k\.?a\.?\s+|or\s+)"
)
_SPELLED_OUT = re.compile(
    rf"[”\"]?(?:,\s+|\s+\()(?:or\s+)?(?:{_KNOWN}\s+(?:(?:by|under)\s+(?:its|the|their)\s+\w+(?:\s+\w+)?\s+)?(?:as\s+)?|a\.?k\.?a\.?\s+)"
    rf"(?:simply\s+|the\s+)*[“\"‘]?({_NAME})((?:(?:,\s+|\s+or\s+|\s+and\s+|,\s+or\s+|,\s+and\s+)(?:as\s+)?(?:the\s+)?[“\"‘]?{_NAME}[”\"’]?)*)"
)
_SPLIT = re.compile(r"\s*(?:;|,|\bor\b|/(?=\s))\s*")
_LEAD = re.compile(
    rf"^(?:{_CUE}|the\s+|acronym[s]?:?\s+|abbreviated\s+|abbr\.?\s+|[A-Z][a-z]+:\s+|or\s+|in\s+[A-Z]\w+[,:]?\s+|lit\.?\s+)+"
)
_QUOTES = "“”\"'‘’ \t"
_MOST_LETTERS = 60


def find_definitions(text: str) -> list[Definition]:
    """Find where a text says that several names are one actor, in reading order.

    >>> [(d.name, d.words) for d in find_definitions("The Lord's Resistance Army (LRA or L.R.A.) fled.")]
    [("Lord's Resistance Army", ('LRA', 'L.R.A.'))]
    """
    found = [*_bracketed(text), *_spelled_out(text)]
    return sorted(found, key=lambda definition: definition.span)


def _bracketed(text: str) -> Iterator[Definition]:
    for name in _NAMES.finditer(text):
        # Names first, brackets after them: a long run of capitals is read once and not from each of its words.
        bracket = _BRACKET.match(text, name.end())
        if bracket is None:
            continue
        parts = [part for part in _parts(text, *bracket.span(1)) if _is_name(part.of(text))]
        start = _long_start(text, name, [part.of(text) for part in parts])
        long = text[start : name.end()]
        aliases = tuple(part for part in parts if _defines(long, text, bracket.start(1), part))
        if aliases:
            yield _definition(text, Span(start, name.end()), aliases)


def _spelled_out(text: str) -> Iterator[Definition]:
    for name in _NAMES.finditer(text):
        match = _SPELLED_OUT.match(text, name.end())
        if match is not None:
            aliases = [Span(*match.span(1)), *_parts(text, *match.span(2))]
            kept = tuple(alias for alias in aliases if _is_name(alias.of(text)))
            if kept:
                yield _definition(text, Span(_after_opener(text, *name.span()), name.end()), kept)


def _definition(text: str, span: Span, aliases: tuple[Span, ...]) -> Definition:
    return Definition(span.of(text), span, aliases, tuple(alias.of(text) for alias in aliases))


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut the inside of a bracket into names, each without its cue and quotation marks."""
    place = start
    for cut in [*_SPLIT.finditer(text, start, end), None]:
        stop = cut.start() if cut else end
        piece = text[place:stop]
        lead = _LEAD.match(piece)
        first = place + (lead.end() if lead else 0)
        core = text[first:stop]
        left = len(core) - len(core.lstrip(_QUOTES))
        inside = core.strip(_QUOTES)
        if inside:
            yield Span(first + left, first + left + len(inside))
        place = cut.end() if cut else end


def _is_name(words: str) -> bool:
    if len(words) <= 1 or len(words) > _MOST_LETTERS or any(letter.isdigit() for letter in words[:2]):
        return False
    return bool(re.fullmatch(_NAME, words)) and not words.islower()


def _defines(long: str, text: str, opened: int, part: Span) -> bool:
    """Take a bracket as an alias where it abbreviates the name, or a cue, quotation marks or another script say so."""
    words = part.of(text)
    if fits_acronym(words, long) or fits_acronym(long, words):
        return True
    before = text[opened : part.start]
    cued = bool(re.search(rf"{_CUE}(?:the\s+)?[“\"‘]?$", before)) or before.endswith(("“", '"', "‘"))
    capitals = sum(letter.isupper() for letter in words)
    abbreviates = " " not in words and capitals > 1 and capitals * 2 > len(words) - words.count("-") and " " in long
    return (cued or abbreviates or not words[0].isascii()) and not words.isdigit()


def _long_start(text: str, name: re.Match[str], parts: list[str]) -> int:
    """Begin the long name where its initials begin to fit the acronym: "Syria's Free Army (FA)" is "Free Army"."""
    start = _after_opener(text, *name.span())
    starts = [start + word.start() for word in re.finditer(r"(?!(?:of|the|for|and)\b)\S+", text[start : name.end()])]
    fitting = [place for place in starts if any(fits_acronym(part, text[place : name.end()]) for part in parts)]
    return fitting[0] if fitting else start


_OPENER = re.compile(
    r"(?:The|In|On|At|By|When|While|After|Before|But|And|As|Since|For|From|With|Against|Both|Its|This|If|Although|Under)\s+"
)


def _after_opener(text: str, start: int, end: int) -> int:
    """Leave out the article or the preposition that only opens the sentence."""
    while match := _OPENER.match(text, start, end):
        start = match.end()
    return start
