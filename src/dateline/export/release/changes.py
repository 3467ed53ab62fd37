"""What changed between two releases, cell by cell, with the reason as far as the data tell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.export.flat import JOIN
from dateline.export.release.coarse import PLACE_WITHHELD
from dateline.export.release.tables import Kind, Row, table
from dateline.export.veil import WITHHELD

Cells = Mapping[str, str]
NO_CELLS: Cells = {}


class Change(StrEnum):
    """What became of an event or actor, or of one value of it."""

    ADDED = "added"
    MODIFIED = "modified"
    MERGED = "merged"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Moved:
    """Where an id of the release before leads now: one id after a merge, several after a split, none if withdrawn."""

    old: str
    new: tuple[str, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """What a release says of a claim, as far as reasons need it."""

    id: str
    property: str
    value: str
    document_id: str
    engine: str
    review: str = ""
    review_reason: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """The events, or the actors, of one release: their rows, the claims on each, and the documents it knows."""

    table: str
    rows: Mapping[str, Cells]
    claims: Mapping[str, Collection[ClaimLine]] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    rule: str = ""
    rejected: Mapping[str, str] = field(default_factory=dict)
    """Claims that a person rejected since, whether the release still shows them or not, with the reason given."""


COLUMNS_OF: Mapping[str, tuple[str, ...]] = {
    "deed": ("deed", "modality"),
    "interval": ("when", "date_earliest", "date_latest", "date_prec"),
    "place": (
        *("place", "place_words", "where_prec", "latitude", "longitude"),
        *("radius_km", "country", "admin1", "admin2"),
    ),
    "perpetrator": ("perpetrators", "perpetrators_basis"),
    "claimed_by": ("claimed_by",),
    "target": ("targets",),
    "victim": ("victims",),
    "instrument": ("instruments",),
    "toll": (
        *(f"{what}_{end}" for what in ("killed", "injured") for end in ("low", "best", "high")),
        "others_affected",
    ),
}
"""The columns of an event that each property fills; the other columns rest on all of them."""
PROPERTY_OF = {column: name for name, columns in COLUMNS_OF.items() for column in columns}


def changes(before: Side, after: Side, moved: Iterable[Moved]) -> Iterator[Row]:
    """Give a row for everything added, merged, split or withdrawn, and one for each cell that says something else."""
    moves = {move.old: move for move in moved}
    landed = {new for move in moves.values() for new in move.new}
    for each in sorted({*before.rows, *after.rows, *moves}):
        if each in moves:
            yield _moved(moves[each], before, after)
        elif each not in before.rows and each not in landed:
            yield _row(before.table, each, Change.ADDED, reason=_why_added(before, after, each))
        if each in after.rows:
            yield from _cells(before, after, (_forerunner(each, before, moves), each))


def _forerunner(each: str, before: Side, moves: Mapping[str, Moved]) -> str | None:
    """Give the earlier id whose values an event now carries on: its own, or that of the one renamed into it."""
    if each in before.rows:
        return each
    return next((old for old, move in moves.items() if move.new == (each,) and old in before.rows), None)


def _moved(move: Moved, before: Side, after: Side) -> Row:
    if move.change is Change.WITHDRAWN:
        return _row(before.table, move.old, move.change, reason=_why_withdrawn(before, after, move.old))
    lines = [line for new in move.new for line in after.claims.get(new, ())]
    reason = _reviewed(before.claims.get(move.old, ()), lines) or "linked anew"
    return _row(before.table, move.old, move.change, ("id", move.old, JOIN.join(move.new)), reason=reason)


def _cells(before: Side, after: Side, ids: tuple[str | None, str]) -> Iterator[Row]:
    """Compare the cells of one event or actor, where it had any before."""
    then_id, now_id = ids
    if then_id is None:
        return
    then, now = before.rows[then_id], after.rows[now_id]
    for column in table(before.table).names:
        old, new = then.get(column, ""), now.get(column, "")
        if column != "id" and old != new:
            reason = _why_modified(before, after, (then_id, now_id), column)
            yield _row(before.table, now_id, Change.MODIFIED, (column, old, new), reason=reason)


def _row(name: str, each: str, change: Change, cell: tuple[str, str, str] = ("", "", ""), *, reason: str) -> Row:
    column, old, new = cell
    return {
        "table": name,
        "id": each,
        "change": change.value,
        "field": column,
        "old": old,
        "new": new,
        "reason": reason,
    }


def _why_added(before: Side, after: Side, each: str) -> str:
    documents = {line.document_id for line in after.claims.get(each, ())}
    if documents - before.documents:
        return "a document tells it that the release before did not have"
    return _reviewed((), after.claims.get(each, ())) or "read or linked anew"


def _why_withdrawn(before: Side, after: Side, each: str) -> str:
    lines = before.claims.get(each, ())
    given = [after.rejected[line.id] for line in lines if line.id in after.rejected]
    if given:
        return _because("a person rejected claims on it", given)
    if not {line.document_id for line in lines} & after.documents:
        return "no document that tells it is in this release"
    return "nothing tells it any more, or it is left out by this release's options"


def _why_modified(before: Side, after: Side, ids: tuple[str, str], column: str) -> str:
    then, now = before.claims.get(ids[0], ()), after.claims.get(ids[1], ())
    name = PROPERTY_OF.get(column) if before.table == "events" else column
    own = [[line for line in lines if name in {None, line.property}] for lines in (then, now)]
    reasons = (why(old, new) for why in _REASONS for old, new in (own, (then, now)))
    reason = next((each for each in reasons if each), "")
    if reason:
        return reason
    if before.rule != after.rule:
        return f"the rule is {after.rule} and was {before.rule}"
    if column == "coarsened" or before.rows[ids[0]].get("coarsened") != after.rows[ids[1]].get("coarsened"):
        return "whether its place is made coarser was decided anew"
    return "this release's options, or what else is linked to it"


_CODES = frozenset({"id", "deed", "modality", "when", "country", "admin1", "admin2", "reviewed", "part_of", "disputed"})
Lines = Collection[ClaimLine]
VERBS = ("corrected", "rejected", "accepted")
"""What reviewers do, the most telling first: a correction rejects what it corrects."""


def _reviewed(then: Lines, now: Lines) -> str:
    """Name what people decided on the claims since, with the reasons they gave."""
    known = {line.id: line.review for line in then}
    new = [line for line in now if line.review and line.review != known.get(line.id, "")]
    if not new:
        return ""
    verb = min((line.review for line in new), key=VERBS.index)
    given = [line.review_reason for line in new if line.review == verb]
    return _because(f"a person {verb} {'a claim' if len(given) == 1 else f'{len(given)} claims'}", given)


def _because(what: str, reasons: Iterable[str]) -> str:
    given = JOIN.join(dict.fromkeys(reason for reason in reasons if reason))
    return f"{what}: {given}" if given else what


def _other_documents(then: Lines, now: Lines) -> str:
    old, new = ({line.document_id for line in lines} for lines in (then, now))
    if new - old:
        return f"told by further documents: {JOIN.join(sorted(new - old))}"
    return f"no longer told by: {JOIN.join(sorted(old - new))}" if old - new else ""


def _other_engine(then: Lines, now: Lines) -> str:
    """Name the engines that read documents of both releases and had not read them before."""
    known = {(line.document_id, line.engine) for line in then}
    read = {line.document_id for line in then}
    new = {line.engine for line in now if line.document_id in read and (line.document_id, line.engine) not in known}
    return f"read anew by {JOIN.join(sorted(new))}" if new else ""


_REASONS: tuple[Callable[[Lines, Lines], str], ...] = (_reviewed, _other_engine, _other_documents)


def kept_back(row: Row, coarsened: Collection[str], *, named: bool) -> Row:
    """Give a change without the old value where that says what this release keeps back.

    ``coarsened`` are the events whose place is made coarser now; ``named`` says that the release before named private
    persons whom this one does not.
    """
    old, new = str(row["old"]), str(row["new"])
    if row["change"] != Change.MODIFIED.value or not old:
        return row
    covered = new.count(PLACE_WITHHELD) > old.count(PLACE_WITHHELD)
    if covered or (row["id"] in coarsened and row["field"] in _PLACED):
        return {**row, "old": PLACE_WITHHELD}
    if new.count(WITHHELD) > old.count(WITHHELD) or (named and row["field"] in _WORDS[str(row["table"])]):
        return {**row, "old": WITHHELD}
    return row


_PLACED = frozenset(
    column.name for column in table("events").columns if PROPERTY_OF.get(column.name, "place") in {"place", "target"}
) - {"coarsened", "reviewed", "sources"}
"""Columns that may tell where an event was: the place's own, those that rest on all claims, and what was aimed at."""
_WORDS = {
    name: frozenset(column.name for column in table(name).columns if column.kind is Kind.STRING) - _CODES
    for name in ("events", "actors")
}
"""Columns of words in which a person may be named."""


def redirected(name: str, earlier: Iterable[Row], moves: Mapping[str, Iterable[Moved]]) -> Iterator[Row]:
    """Give where every id that was ever published leads now, earlier redirects followed on.

    ``earlier`` are the redirects of the release before, ``moves`` what moved since, by table; ``name`` is the release
    that is being made.
    """
    for table_id, moved in moves.items():
        since = {move.old: move for move in moved}
        for row in earlier:
            if row["table"] == table_id:
                yield from _followed(row, since)
        for move in since.values():
            for new in move.new or ("",):
                yield {
                    "table": table_id,
                    "old_id": move.old,
                    "new_id": new,
                    "change": move.change.value,
                    "release": name,
                }


def _followed(row: Row, since: Mapping[str, Moved]) -> Iterator[Row]:
    move = since.get(str(row["new_id"]))
    if move is None:
        yield row
        return
    for new in move.new or ("",):
        yield {**row, "new_id": new}
