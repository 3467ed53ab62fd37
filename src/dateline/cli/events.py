"""``dateline events`` and ``dateline event``: what happened, and what it rests on."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import asdict
from datetime import date, datetime
from itertools import islice
from typing import Annotated

import typer

from dateline.cli.evidence import print_values
from dateline.cli.indexed import brought_up_to_date
from dateline.cli.screen import Format, print_rows, say
from dateline.cli.words import party_words
from dateline.export.flat import flat_row
from dateline.export.summary import Citations, EventSummary, summarise
from dateline.model.codebook import deeds
from dateline.model.event import Event
from dateline.model.evidence import Modality
from dateline.model.place import Location
from dateline.model.place_codes import location_codes
from dateline.model.toll import Outcome
from dateline.pipeline.filters import EventFilter
from dateline.pipeline.project import Project
from dateline.pipeline.viewing import citations_of, event_of, events_in_time, text_ids_of

COLUMNS = ("id", "when", "deed", "place", "by", "against", "killed", "injured", "sources")
DATES = ("%Y-%m-%d", "%Y-%m", "%Y")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(events)
    app.command()(event)


def events(
    actor: Annotated[str | None, typer.Option(help="Only with this actor, by name or alias.")] = None,
    since: Annotated[str | None, typer.Option(help="Only on or after this day, month or year, as 2016-05.")] = None,
    until: Annotated[str | None, typer.Option(help="Only on or before this day, month or year.")] = None,
    country: Annotated[str | None, typer.Option(help="Only in this country, as ISO alpha-2.")] = None,
    deed: Annotated[str | None, typer.Option(help="Only this kind of deed, such as suicide_bombing.")] = None,
    place: Annotated[str | None, typer.Option(help="Only where the place's name holds these words.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many.")] = None,
    form: Annotated[Format | None, typer.Option("--format", help="Table for people, jsonl for programs.")] = None,
) -> None:
    """List events in order of time, those without a date last.

    Example: `dateline events --actor ISKP --since 2016 --country AF`
    """
    wanted = EventFilter(actor, first_day(since), last_day(until), country, deed, place)
    with Project.open() as project:
        brought_up_to_date(project)
        found = islice(events_in_time(project, wanted), limit)
        print_rows((_row(each, citations) for each, citations in found), COLUMNS, form)


def first_day(words: str | None) -> date | None:
    """Give the first day of a day, month or year as people type it, None where none is given."""
    return _read(words)[0] if words else None


def last_day(words: str | None) -> date | None:
    """Give the last day of a day, month or year: until 2016 is until its end."""
    if not words:
        return None
    day, pattern = _read(words)
    if pattern == DATES[0]:
        return day
    month = 12 if pattern == DATES[2] else day.month
    return day.replace(month=month, day=monthrange(day.year, month)[1])


def _read(words: str) -> tuple[date, str]:
    for pattern in DATES:
        try:
            return datetime.strptime(words, pattern).date(), pattern
        except ValueError:
            continue
    raise typer.BadParameter(f"{words!r} is no day, month or year: write 2016-05-31, 2016-05 or 2016")


def event(
    event_id: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or its beginning.")],
) -> None:
    """Show one event: each value with the quote it rests on, its document, who says so, and what other texts say.

    Example: `dateline event event-3f2a`
    """
    with Project.open() as project:
        found = event_of(project, event_id)
        citations = citations_of(project, text_ids_of(found))
    (summary,) = summarise([found], withhold=False)
    say(f"{found.id}: {_title(summary)}", style="bold")
    say(f"accounts: {len(found.account_ids)} ({', '.join(found.account_ids)}), texts: {len(summary.text_ids)}")
    if summary.place and (codes := _codes(summary.place)):
        say(f"codes of the place: {', '.join(f'{name} {code}' for name, code in codes.items())}")
    print_values(found.values, citations)


def places_told(event: Event) -> str:
    """Name the places of an event: an arrest in three cities is in all three."""
    kept = (chosen.claim.value for chosen in event.all("place"))
    return "; ".join(dict.fromkeys(each.name or each.words for each in kept if isinstance(each, Location)))


def in_time(summary: EventSummary) -> tuple[bool, str, str]:
    """Order events by their first possible day, those without one last."""
    interval = summary.interval
    day = (interval.earliest or interval.latest) if interval else None
    return day is None, str(day), summary.id


def _row(event: Event, citations: Citations) -> dict[str, object]:
    (summary,) = summarise([event], withhold=False)
    row = dict(flat_row(summary, citations))
    row |= _codes(summary.place) if summary.place else {}
    row["deed"] = deed_label(summary)
    row["place"] = places_told(event)
    row["by"] = _names(summary, "perpetrators")
    row["against"] = _names(summary, "suffering")
    row["killed"] = _count(summary, Outcome.KILLED)
    row["injured"] = _count(summary, Outcome.INJURED)
    return row


def _codes(place: Location) -> dict[str, object]:
    """Give the codes that other datasets have for a place, those it has."""
    return {name: code for name, code in asdict(location_codes(place)).items() if code is not None}


def _title(summary: EventSummary) -> str:
    where = f" in {summary.place.name or summary.place.words}" if summary.place else ""
    return f"{deed_label(summary)}{where}"


def deed_label(summary: EventSummary) -> str:
    """Name an event's deed, with its modality where it is not one that happened."""
    known = deeds().get(summary.deed or "")
    label = known.label if known else summary.deed or "deed not told"
    return label if summary.modality is Modality.HAPPENED else f"{label} ({summary.modality.value})"


def _names(summary: EventSummary, role: str) -> str:
    return "; ".join(dict.fromkeys(party.name or party_words(party) for party in getattr(summary, role)))


def _count(summary: EventSummary, outcome: Outcome) -> str:
    count = summary.counts.get(outcome)
    if count is None:
        return ""
    total = count.total
    if total.best is None and total.low is None and total.high is None:
        return "?"
    if total.low == total.high:
        return str(total.best)
    low, best, high = ("" if each is None else str(each) for each in (total.low, total.best, total.high))
    return f"{best} ({low}–{high})"
