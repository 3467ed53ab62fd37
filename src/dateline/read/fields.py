"""An infobox field with its sub-labels, set from the lines of its value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.model.evidence import Span
from dateline.read.labels import inline_sub_label, sub_label_length
from dateline.read.page import Page


@dataclass(slots=True)
class _Sub:
    label: str
    values: list[str] = field(default_factory=list)


def set_field(page: Page, label: str, lines: Iterable[str], parent: Span | None = None) -> None:
    """Add a field, and one more for each sub-label among its lines ("Wali:", "State opponents").

    A label whose sub-fields are filled and that has no value itself is not a field: it only stands over them.
    """
    own, subs = _split(lines)
    if not label.strip():
        return
    only_stands_over = not own and any(sub.values for sub in subs)
    span = page.add_label(label) if only_stands_over else page.add_field(label, own, parent)
    for sub in subs:
        page.add_field(sub.label, sub.values, span)


def _split(lines: Iterable[str]) -> tuple[list[str], list[_Sub]]:
    own: list[str] = []
    subs: list[_Sub] = []
    for line in lines:
        if (length := sub_label_length(line)) is not None:
            subs.append(_Sub(line[:length]))
        elif (inline := inline_sub_label(line)) is not None:
            subs.append(_Sub(line[: inline.length], [line[inline.rest :]]))
        else:
            (subs[-1].values if subs else own).append(line)
    return own, subs
