"""An encyclopedia page as copied text, where the labels and values of its infobox have run together.

Such a page starts with its title and names, then has lines such as ``Foundation26 January 2015`` or
``AlliesSubgroups``, then prose. Nothing here is triggered by prose: the labels must be known, several must stand close
together, and some must run on into their values or stand alone as no sentence does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.model.document import Block, BlockKind
from dateline.model.evidence import Span
from dateline.read.labels import Found, Joint, find_label, inline_sub_label, known, label_file, sub_label_length
from dateline.read.lines import Line, is_paragraph, is_prose, trim_value
from dateline.text.fold import fold

FEWEST_LABELS = 3
"""Distinct labels that make an infobox when at least two have run together with their values."""
FEWEST_CLEAR_LABELS = 4
"""Distinct labels that make one when each stands alone on its line, as section headings might."""
FEWEST_SPACED_LABELS = 5
"""Distinct labels that make one when each is parted from its value by a mere blank."""
MOST_LINES_LABELLED = 0.6
"""Share of such lines that must open with a label: lines of prose do so once in a while."""
LOOK_AHEAD = 3
"""A sentence among values is a value too when another label follows within so many lines."""
SEARCHED = 2000
"""Lines in which an infobox must start; looking further only costs time."""
LONGEST_NAME = 10
"""Words: longer lines over an infobox are captions or notes."""


_STRICT = frozenset({Joint.GLUED, Joint.COLON, Joint.ALONE})
_LOOSE = frozenset(Joint)
# Where two cells have run together: a figure after a word or bracket; under a label with a column for each side also a
# capital after four small letters ("AfghanistanTaliban", but not "McVeigh" or "MacArthur").
_SEAM = re.compile(r"(?<=[a-z]{3})(?=\d)|(?<=\))(?=\d)")
_COLUMN_SEAM = re.compile(_SEAM.pattern + r"|(?<=[a-z]{4})(?=[A-Z][a-z])|(?<=\))(?=[A-Z])")
# Words of an English caption; a name in another language has none of them.
_CAPTION_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "during", "for", "from", "in"}
    | {"is", "of", "on", "or", "since", "the", "to", "was", "with"}
)


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of an infobox: from its first label up to the prose."""

    first: int
    last: int
    joints: frozenset[Joint]


def find_infobox(lines: Sequence[Line]) -> Region | None:
    """Find the lines of a flattened infobox, None where the text has none.

    Labels that have run together with their values are looked for first, then labels with a mere blank after them,
    of which more must stand together.
    """
    return _find(lines, _STRICT) or _find(lines, _LOOSE)


def read_names(characters: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Read what stands over the infobox: the title, the names below it, what it is part of, notes and captions."""
    title = lines[0] if lines else None
    named = False
    for line in lines:
        found = _label_of(line, frozenset())
        if found is not None and line is not title:
            yield from _Group.open(characters, line, found).blocks()
            named = False
            continue
        kind = _kind_above(line, title, after_name=named and not line.after_gap)
        named = kind is BlockKind.INFOBOX_NAME and not named
        if kind is not None:
            yield Block(kind, line.span)


def read_fields(characters: str, lines: Sequence[Line], region: Region) -> Iterator[Block]:
    """Read the fields of an infobox, each with the spans of its label and values."""
    group: _Group | None = None
    for line in lines[region.first : region.last]:
        found = _label_of(line, region.joints)
        if found is None and group is not None:
            group.take(line.span)
            continue
        if group is not None:
            yield from group.blocks()
        group = _Group.open(characters, line, found) if found else None
    if group is not None:
        yield from group.blocks()


@dataclass(slots=True)
class _Field:
    """One label with the values below it, and the label it stands under."""

    label: Span
    parent: Span | None = None
    values: list[Span] = field(default_factory=list)

    def block(self) -> Block:
        last = self.values[-1] if self.values else self.label
        span = Span(self.label.start, last.end)
        return Block(BlockKind.INFOBOX_FIELD, span, self.label, tuple(self.values), self.parent)


@dataclass(slots=True)
class _Group:
    """One label of an infobox with the values, and the labelled groups of values, below it.

    The caption of a picture and a heading within the infobox have no values: what stands below is a caption too.
    """

    characters: str
    name: str
    main: _Field
    subs: list[_Field] = field(default_factory=list)

    @classmethod
    def open(cls, characters: str, line: Line, found: Found) -> _Group:
        label = Span(line.span.start, line.span.start + found.length)
        group = cls(characters, found.name, _Field(label))
        rest = Span(line.span.start + found.rest, line.span.end)
        if len(rest):
            group.take(rest)
        return group

    @property
    def is_caption(self) -> bool:
        return self.name in known("images") | known("sections")

    def take(self, span: Span) -> None:
        """Take a line, or what follows the label on its own line: a value, a sub-label, or both."""
        span = trim_value(self.characters, span)
        words = span.of(self.characters)
        if self.is_caption:
            self.main.values.append(span)
        elif (length := sub_label_length(words)) is not None:
            self._open_sub(span, length)
        elif (inline := inline_sub_label(words)) is not None:
            self._open_sub(span, inline.length).values.append(Span(span.start + inline.rest, span.end))
        elif words:
            last = self.subs[-1] if self.subs else self.main
            seam = _COLUMN_SEAM if self.name in known("columns") else _SEAM
            last.values.extend(_split_columns(self.characters, span, seam))

    def blocks(self) -> Iterator[Block]:
        """Give the field and those under it; a label that only stands over filled fields is no field itself."""
        if self.is_caption:
            captions = (self.main.label, *self.main.values)
            yield from (Block(BlockKind.CAPTION, span) for span in captions if len(span))
            return
        if self.main.values or not any(sub.values for sub in self.subs):
            yield self.main.block()
        yield from (sub.block() for sub in self.subs)

    def _open_sub(self, span: Span, length: int) -> _Field:
        sub = _Field(Span(span.start, span.start + length), self.main.label)
        self.subs.append(sub)
        return sub


def _split_columns(characters: str, span: Span, seam: re.Pattern[str]) -> Iterator[Span]:
    """Split a value where two columns have run together: "120 killed300 killed"."""
    start = span.start
    for match in seam.finditer(characters, span.start + 1, span.end):
        yield Span(start, match.start())
        start = match.start()
    yield Span(start, span.end)


def _label_of(line: Line, joints: frozenset[Joint]) -> Found | None:
    """Find the label of a line; after a mere blank it must be one that pages show as a phrase, or blanks must do."""
    found = None if line.marker else find_label(line.words)
    return found if found and (found.joint in joints or found.name in known("spaced")) else None


def _find(lines: Sequence[Line], joints: frozenset[Joint]) -> Region | None:
    done = 0
    for index, line in enumerate(lines[:SEARCHED]):
        if index >= done and _opens(line, joints):
            region = Region(index, _close(lines, index, joints), joints)
            if _convincing(lines[region.first : region.last], joints):
                return region
            done = region.last
    return None


def _opens(line: Line, joints: frozenset[Joint]) -> Found | None:
    found = _label_of(line, joints)
    return found if found and found.joint in joints else None


def _close(lines: Sequence[Line], first: int, joints: frozenset[Joint]) -> int:
    """Find where the infobox ends: at a section heading, or at prose with no label close behind it."""
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if line.marker or (_opens(line, joints) and not is_paragraph(line.words)):
            continue
        if line.after_gap and fold(line.words) in known("section_headings"):
            return index
        if is_prose(line.words) and not _is_long_value(line, lines[index + 1 : index + 1 + LOOK_AHEAD]):
            return index
    return len(lines)


def _is_long_value(line: Line, following: Sequence[Line]) -> bool:
    """Tell a sentence among values from the first one of the prose: a label with its value stands close behind it."""
    labels = [label.joint for label in (_opens(each, _STRICT) for each in following) if label]
    return not is_paragraph(line.words) and any(joint is not Joint.ALONE for joint in labels)


def _convincing(lines: Sequence[Line], joints: frozenset[Joint]) -> bool:
    found = [label for label in (_opens(line, joints) for line in lines) if label]
    names = {label.name for label in found}
    run_on = {label.name for label in found if label.joint is Joint.GLUED}
    alone = {label.name for label in found if label.joint is Joint.ALONE}
    if Joint.BLANK in joints:
        return len(names) >= FEWEST_SPACED_LABELS and len(found) > MOST_LINES_LABELLED * len(lines)
    return (len(names) >= FEWEST_LABELS and len(run_on) > 1) or (
        len(names) >= FEWEST_CLEAR_LABELS and len(alone | run_on) >= FEWEST_LABELS
    )


def _kind_above(line: Line, title: Line | None, *, after_name: bool) -> BlockKind | None:
    if line is title:
        return BlockKind.TITLE
    if fold(line.words) in _furniture():
        return None
    if is_prose(line.words):
        return BlockKind.PARAGRAPH
    is_title_again = title is not None and fold(line.words) in {fold(title.words), fold(_bare_title(title.words))}
    if is_title_again or _is_foreign(line.words) or (after_name and _may_be_name(line.words)):
        return BlockKind.INFOBOX_NAME
    return BlockKind.CAPTION


def _bare_title(words: str) -> str:
    """Leave out what tells a page from others of its name: "Northern Front (militia)"."""
    return words.rpartition(" (")[0] if words.endswith(")") else words


def _furniture() -> frozenset[str]:
    return frozenset(map(fold, label_file()["furniture"]))


def _is_foreign(words: str) -> bool:
    """Tell a name in another script: most of its letters are not Latin."""
    letters = [letter for letter in words if letter.isalpha()]
    foreign = sum("LATIN" not in unicodedata.name(letter, "LATIN") for letter in letters)
    return len(words.split()) <= LONGEST_NAME and foreign * 2 > len(letters)


def _may_be_name(words: str) -> bool:
    """Tell a name in another language, below the name of the page, from a caption."""
    opens_caption = words.casefold().startswith(tuple(label.casefold() for label in label_file()["caption_openers"]))
    says_more = _CAPTION_WORDS & set(words.casefold().split()) or any(map(str.isdigit, words))
    return not opens_caption and not says_more and len(words.split()) <= LONGEST_NAME and not words.endswith((".", ":"))
