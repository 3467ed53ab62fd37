"""``/texts``: one reading of a document, with what engines found in it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from dateline.model.codec import to_json
from dateline.model.document import Text
from dateline.web.api.answers import StampedRoute, one
from dateline.web.api.shapes import ONE, TextOut
from dateline.web.state import ProjectDep, Viewer
from dateline.web.veiling import covered, veil_over, veiled

router = APIRouter(tags=["texts"], route_class=StampedRoute)


@router.get("/documents/{document_id}/texts", response_model=list[TextOut], responses=ONE)
def texts(project: ProjectDep, person: Viewer, document_id: str) -> Response:
    """Give every reading of one document; private persons' names are covered for viewers."""
    project.store.document(document_id)
    found = list(project.store.texts(document_id))
    veils = veil_over(project, [each.id for each in found], person)
    return one([_shown(each, covered(each.characters, veils[each.id])) for each in found])


@router.get("/texts/{text_id}", response_model=TextOut, responses=ONE)
def text(project: ProjectDep, person: Viewer, text_id: str) -> Response:
    """Give one text; private persons' names are covered for viewers."""
    found = project.store.text(text_id)
    return one(_shown(found, covered(found.characters, veil_over(project, [text_id], person)[text_id])))


@router.get("/texts/{text_id}/claims", response_model=list[dict[str, object]], responses=ONE)
def claims(project: ProjectDep, person: Viewer, text_id: str) -> Response:
    """Give the claims of one text, by each engine's newest version, in the order of the text."""
    project.store.text(text_id)
    veil = veil_over(project, [text_id], person)[text_id]
    return one([veiled(to_json(each), veil) for each in project.store.claims(text_id=text_id)])


@router.get("/texts/{text_id}/mentions", response_model=list[dict[str, object]], responses=ONE)
def mentions(project: ProjectDep, person: Viewer, text_id: str) -> Response:
    """Give the mentions in one text."""
    project.store.text(text_id)
    veil = veil_over(project, [text_id], person)[text_id]
    return one([veiled(to_json(each), veil) for each in project.store.mentions(text_id)])


def _shown(text: Text, characters: str) -> dict[str, object]:
    told = to_json(text)
    assert isinstance(told, dict)  # noqa: S101 - a text is an object
    return {**told, "characters": characters}
