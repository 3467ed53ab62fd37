"""The review queue: claims and links to judge, one card at a time."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.review.agreement import agreement
from dateline.web.pages.review_view import draw_up, see_claim, see_pair
from dateline.web.state import ProjectDep, Reviewer
from dateline.web.templating import page

router = APIRouter(prefix="/review")


class Kind(StrEnum):
    """What is judged."""

    CLAIMS = "claims"
    LINKS = "links"


KEYS = {
    Kind.CLAIMS: {"accept": "a", "reject": "x", "edit": "e", "unsure": "d", "skip": "s", "undo": "u", "next": "n"},
    Kind.LINKS: {
        "same": "a",
        "different": "x",
        "part_of": "p",
        "part_of_reverse": "q",
        "unsure": "d",
        "skip": "s",
        "undo": "u",
    },
}
"""The usual key for each answer, all within reach of one hand but the rare ones."""


@router.get("")
def review(
    request: Request, project: ProjectDep, person: Reviewer, kind: Kind = Kind.CLAIMS, *, second: bool = False
) -> Response:
    """Show the queue; its cards are asked for one by one."""
    queue = draw_up(project, kind.value, person.name, second=second)
    shown = {**asdict(queue), "keys": KEYS[kind]}
    told = agreement(project.store.decisions())
    return page(request, "review.html", queue=shown, kind=kind.value, second=second, agreement=told)


@router.get("/claims/{claim_id}")
def claim(request: Request, project: ProjectDep, _: Reviewer, claim_id: str) -> Response:
    """Show one claim to be judged."""
    return page(request, "review_claim.html", card=see_claim(project, claim_id))


@router.get("/links/{subject}")
def link(request: Request, project: ProjectDep, _: Reviewer, subject: str) -> Response:
    """Show one pair to be judged."""
    return page(request, "review_pair.html", card=see_pair(project, subject))
