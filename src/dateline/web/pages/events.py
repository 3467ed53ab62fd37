"""The page of an event, and its card on the map."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dateline.export.veil import BARE, veil_for
from dateline.pipeline.indexing import event_by_id
from dateline.web.pages.event_view import card_of, see_event
from dateline.web.state import ProjectDep, Viewer
from dateline.web.templating import page
from dateline.web.veiling import veil_of, veiled

router = APIRouter(prefix="/events")


@router.get("")
def events() -> Response:
    """Events are listed on the explore page."""
    return RedirectResponse("/", 307)


@router.get("/{event_id}")
def event(request: Request, project: ProjectDep, person: Viewer, event_id: str) -> Response:
    """Show one event; an id it had before a merge leads to what it is part of now."""
    found = event_by_id(project, event_id)
    if found.id != event_id:
        return RedirectResponse(f"/events/{found.id}?was={event_id}", 303)
    veil = veil_of(project.store.claims(found.account_ids) if person.withhold else ())
    return page(request, "event.html", view=veiled(asdict(see_event(project, found)), veil))


@router.get("/{event_id}/card")
def card(request: Request, project: ProjectDep, person: Viewer, event_id: str) -> Response:
    """Show one event in a few lines."""
    found = event_by_id(project, event_id)
    return page(
        request, "event_card.html", card=veiled(asdict(card_of(found)), veil_for(found) if person.withhold else BARE)
    )
