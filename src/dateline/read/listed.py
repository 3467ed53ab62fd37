"""Lists of actors that others keep, recognised by what they hold, each entry as a document with claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dateline.model.document import Document, Source, Text
from dateline.model.extraction import Extraction
from dateline.model.ids import make_id
from dateline.read.actor_lists import (
    ENGINE,
    ActorList,
    ListedActor,
    ListOrigin,
    read_ftm_actors,
    read_ucdp_actors,
    read_un_list,
)
from dateline.read.original import Original
from dateline.text.fold import fold

HEAD = 4096
"""Bytes looked at to tell what a file is."""
_FTM = re.compile(rb'\s*\[?\s*\{(?=[^\n]*"schema"\s*:)(?=[^\n]*"properties"\s*:)')


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One entry of a list: the document it makes, its text, and what the list claims of the actor."""

    document: Document
    text: Text
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class ReadList:
    """All entries of one list, the source that stands behind them, and what was left out for which reason."""

    source: Source
    entries: tuple[ListedDocument, ...]
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Reader:
    label: str
    matches: Callable[[bytes], object]
    read: Callable[[bytes, ListOrigin], ActorList]


READERS: Mapping[str, _Reader] = {
    "ucdp_actors": _Reader(
        "UCDP Actor List", lambda head: b"ActorId" in head.partition(b"\n")[0] and b"NameData" in head, read_ucdp_actors
    ),
    "un_list": _Reader(
        "United Nations Security Council Consolidated List", lambda head: b"<CONSOLIDATED_LIST" in head, read_un_list
    ),
    "ftm": _Reader("FollowTheMoney entities", _FTM.match, read_ftm_actors),
}


def recognise_list(original: Original) -> str | None:
    """Tell which list of actors a file is (``ucdp_actors``, ``un_list``, ``ftm``), None for any other file."""
    head = original.content[:HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((name for name, reader in READERS.items() if reader.matches(head)), None)


def read_list(original: Original, kind: str) -> ReadList:
    """Read a whole list of one kind."""
    reader = READERS[kind]
    label = reader.label if kind != "ftm" else f"{reader.label}: {original.name or original.origin}"
    source = Source(make_id("source", fold(label)), label)
    found = reader.read(
        original.content, ListOrigin(original.origin, original.retrieved, original.digest(), original.media_type)
    )
    return ReadList(source, tuple(_listed(each, source) for each in found.actors), found.left_out)


def _listed(actor: ListedActor, source: Source) -> ListedDocument:
    return ListedDocument(
        replace(actor.document, source_id=source.id),
        actor.text,
        Extraction(actor.text.id, ENGINE, profiles=(actor.profile,), claims=actor.claims),
    )
