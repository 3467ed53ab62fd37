"""An edited table taken back in: each changed cell becomes a value given by hand, all of them in one act or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from dateline.export.edited import Edit, EditFault, EditReport, edits_in
from dateline.export.flat import EventRow, event_rows
from dateline.export.sides import names
from dateline.export.veil import BARE, Veil, veil_for
from dateline.model.claim import Claim, Party, SubjectKind, Value
from dateline.model.edtf import from_edtf
from dateline.model.errors import DatelineError, InvalidValue, NotFound, ReadError
from dateline.model.event import Chosen, Event
from dateline.model.evidence import Basis, Evidence
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll
from dateline.pipeline.hand_values import value_from_words
from dateline.pipeline.indexing import iterate_events
from dateline.pipeline.project import Project
from dateline.pipeline.reviewing import PERSON_ENGINE, Decisions, decide_at_once
from dateline.pipeline.viewing import citations_of

PLACE_COLUMNS = (
    "place",
    "place_words",
    "where_prec",
    "latitude",
    "longitude",
    "radius_km",
    "country",
    "admin1",
    "admin2",
)
LISTS = {
    "perpetrators": "perpetrator",
    "claimed_by": "claimed_by",
    "targets": "target",
    "victims": "victim",
    "instruments": "instrument",
}
"""Columns that join several values, and the property of each."""
TOLLS = {
    f"{outcome}_{end}": outcome for outcome in (Outcome.KILLED, Outcome.INJURED) for end in ("low", "best", "high")
}
GROUPS: Mapping[str, str] = {
    "deed": "deed",
    "when": "interval",
    **dict.fromkeys(PLACE_COLUMNS, "place"),
    **LISTS,
    **{column: f"toll {outcome}" for column, outcome in TOLLS.items()},
}
"""What a cell is a part of: cells of one place, or of one toll, are one value."""


@dataclass(frozen=True, slots=True)
class EditPlan:
    """What taking an edited table would do: the values to be given by hand, and the claims to be rejected."""

    report: EditReport
    given: tuple[Claim, ...] = ()
    rejected: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[EditFault, ...]:
        """Give what stands in the way; with any fault nothing is taken."""
        return self.report.faults


@dataclass(frozen=True, slots=True)
class _Change:
    """What the edits of one value of one event come to."""

    given: tuple[Claim, ...]
    rejected: tuple[str, ...]


def plan_edits(project: Project, file: Path, *, withhold: bool = True) -> EditPlan:
    """Read an edited table and say what it would change, changing nothing.

    ``withhold`` says how the table was exported: with private persons' names withheld, or shown.
    """
    citations = citations_of(project)
    events = {event.id: event for event in iterate_events(project)}
    rows = {row["id"]: row for row in event_rows(events.values(), citations, withhold=withhold)}
    report = edits_in(_words_of(file), rows.values())
    changes: list[_Change] = []
    faults = list(report.faults)
    for (event_id, group), some in groupby(report.edits, key=lambda edit: (edit.event_id, GROUPS[edit.column])):
        edits = list(some)
        event = events[event_id]
        veil = veil_for(event) if withhold else BARE
        try:
            changes.append(_change(project, event, (group, edits), (rows[event_id], veil)))
        except DatelineError as error:
            faults.append(EditFault(edits[0].line, edits[0].column, edits[0].new, error.problem))
    ordered = tuple(sorted(faults, key=lambda fault: fault.line))
    if ordered:
        return EditPlan(replace(report, faults=ordered))
    given = tuple(claim for change in changes for claim in change.given)
    return EditPlan(report, given, tuple(each for change in changes for each in change.rejected))


def apply_edits(project: Project, plan: EditPlan, by: str, *, reason: str = "") -> Decisions:
    """Take a plan's edits as decisions of one person, all in one act; ``undo`` takes all of them back."""
    if plan.faults:
        raise InvalidValue(f"{len(plan.faults)} cells cannot be taken", way_out="mend them; nothing was changed")
    if not plan.given and not plan.rejected:
        return ()
    return decide_at_once(project, plan.given, plan.rejected, by, reason=reason)


def _words_of(file: Path) -> str:
    """Read a table as a spreadsheet saved it: UTF-8, or UTF-16 with its mark."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise NotFound(f"cannot be read: {error.strerror}", where=str(file)) from error
    try:
        return content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        way_out = 'save it as "CSV UTF-8"'
        raise ReadError("is not UTF-8, and letters may have been lost", where=str(file), way_out=way_out) from error


def _change(project: Project, event: Event, edited: tuple[str, list[Edit]], shown: tuple[EventRow, Veil]) -> _Change:
    """Turn the edited cells of one value into claims by hand, and name those that no longer stand."""
    group, edits = edited
    row, veil = shown
    new = {edit.column: edit.new for edit in edits}
    if edits[0].column in LISTS:
        return _list_change(project, event, group, (edits[0].new, veil))
    if group.startswith("toll "):
        return _toll_change(project, event, Outcome(group.removeprefix("toll ")), {**row, **new})
    standing = event.all(group)
    value = _place(standing, new) if group == "place" else _single(group, edits[0].new)
    return _instead(project, event, (group, value), standing)


def _single(name: str, words: str) -> Value:
    if not words:
        return None
    return from_edtf(words) if name == "interval" else value_from_words(name, words)


def _instead(project: Project, event: Event, value: tuple[str, Value], standing: Iterable[Chosen]) -> _Change:
    """Put one value in the place of all that stand for a property; no value takes them away."""
    old = [claim for each in standing for claim in (each.claim, *each.others)]
    rejected = tuple(claim.id for claim in old)
    if value[1] is None:
        return _Change((), rejected)
    return _Change((_by_hand(project, event, value, old[0] if old else None),), rejected)


def _by_hand(project: Project, event: Event, value: tuple[str, Value], like: Claim | None) -> Claim:
    """Make a claim on the words of the one it replaces, or, where there is none, on what tells the event first."""
    name, held = value
    if like is not None:
        return replace(like, property=name, value=held)
    account = project.store.account(event.account_ids[0])
    text = project.store.text(account.text_id)
    evidence = Evidence.at(text.id, text.characters, account.span)
    return Claim("", account.id, SubjectKind.ACCOUNT, name, held, evidence, PERSON_ENGINE)


def _place(standing: Iterable[Chosen], new: Mapping[str, str]) -> Location | None:
    """Give the place with the edited cells in it; a new name alone is looked up, coordinates are taken as typed."""
    if new.get("place") == "" or new.get("place_words") == "":
        return None
    held = [each.claim.value for each in standing if isinstance(each.claim.value, Location)]
    old = held[0] if held else Location("")
    if "place" in new and not {"latitude", "longitude"} & new.keys():
        path = [new["place"], new.get("admin1", ""), new.get("country") or old.country or ""]
        found = value_from_words("place", ", ".join(part for part in path if part))
        if isinstance(found, Location):
            return _with_cells(found, {name: cell for name, cell in new.items() if name != "place"})
    return _with_cells(old, new)


def _with_cells(place: Location, new: Mapping[str, str]) -> Location:
    changed: dict[str, object] = {}
    for column, cell in new.items():
        name, read = _PLACE_CELLS[column]
        changed[name] = read(cell) if cell else None
    if {"place", "latitude", "longitude"} & new.keys():
        changed["place_id"] = None
    made = replace(place, **changed, reasons=("given by hand",), score=None)  # type: ignore[arg-type]
    return made if made.words else replace(made, words=made.name or made.admin1 or made.country or "")


_PLACE_CELLS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "place": ("name", str),
    "place_words": ("words", str),
    "where_prec": ("precision", lambda cell: Precision(int(float(cell)))),
    "latitude": ("latitude", float),
    "longitude": ("longitude", float),
    "radius_km": ("radius_km", float),
    "country": ("country", str.upper),
    "admin1": ("admin1", str),
    "admin2": ("admin2", str),
}
"""What each column is in a location, and how it is read."""


def _list_change(project: Project, event: Event, name: str, cell: tuple[str, Veil]) -> _Change:
    """Compare the names in a cell with the parties that stand: what is gone is rejected, what is new is given."""
    words, veil = cell
    wanted = list(dict.fromkeys(piece.strip() for piece in words.split(";") if piece.strip()))
    standing = [each for each in event.all(name) if each.claim.attribution.basis is not Basis.DENIED]
    shown = {_shown(each.claim.value, veil) for each in standing}
    gone = [each for each in standing if _shown(each.claim.value, veil) not in wanted]
    new = [piece for piece in wanted if piece not in shown]
    rejected = tuple(claim.id for each in gone for claim in (each.claim, *each.others))
    likes = [*(each.claim for each in gone), *[None] * len(new)]
    given = (
        _by_hand(project, event, (name, value_from_words(name, piece, like.value if like else None)), like)
        for piece, like in zip(new, likes, strict=False)
    )
    return _Change(tuple(given), rejected)


def _shown(value: Value, veil: Veil) -> str:
    return names((veil.party(value),)) if isinstance(value, Party) else str(value)


def _toll_change(project: Project, event: Event, outcome: Outcome, cells: Mapping[str, object]) -> _Change:
    """Give one toll for all that an event's texts count of an outcome, with the figures as they now stand."""
    standing = [
        each for each in event.all("toll") if isinstance(each.claim.value, Toll) and each.claim.value.outcome is outcome
    ]
    figures = [_figure(cells[f"{outcome}_{end}"]) for end in ("low", "best", "high")]
    low, best, high = _kept_exact(standing, figures)
    if low is best is high is None:
        return _instead(project, event, ("toll", None), standing)
    sides = {each.claim.value.among for each in standing if isinstance(each.claim.value, Toll)}
    among = next(iter(sides)) if len(sides) == 1 else PartyClass.UNKNOWN
    return _instead(project, event, ("toll", _toll(outcome, (low, best, high), among)), standing)


def _toll(outcome: Outcome, figures: tuple[int | None, int | None, int | None], among: PartyClass) -> Toll:
    low, best, high = figures
    exact = low == best == high
    reckoning = Reckoning.EXACT if exact else Reckoning.AT_LEAST if high is None else Reckoning.RANGE
    phrase = f"{best if best is not None else low if low is not None else high} {outcome.value}"
    return Toll(outcome, low, best, high, among, phrase=phrase, reckoning=reckoning)


def _figure(cell: object) -> int | None:
    return None if cell in {None, ""} else int(float(str(cell)))


def _kept_exact(standing: Iterable[Chosen], figures: list[int | None]) -> list[int | None]:
    """Let a figure that was exact stay exact where a person changes only the best of the three."""
    low, best, high = figures
    if best is None or low is None or high is None or low <= best <= high or low != high:
        return figures
    return [best, best, best] if any(True for _ in standing) else figures


def changed_rows(project: Project, plan: EditPlan, *, withhold: bool = True) -> Iterator[Edit]:
    """Give the edited cells that show something else than was typed, once the plan is taken."""
    wanted = {edit.event_id for edit in plan.report.edits}
    events = [event for event in iterate_events(project) if event.id in wanted]
    rows: dict[str, Mapping[str, object]] = {
        row["id"]: {**row} for row in event_rows(events, citations_of(project), withhold=withhold)
    }
    for edit in plan.report.edits:
        cell = rows[edit.event_id][edit.column] if edit.event_id in rows else None
        now = "" if cell is None else str(cell)
        if now != edit.new:
            yield replace(edit, old=edit.new, new=now)
