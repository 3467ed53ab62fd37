"""Pages from templates: the workbench's own, and plain ones where it has none."""

from __future__ import annotations

from pathlib import Path

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse
from starlette.templating import Jinja2Templates

from dateline.web.dressing import dress

HERE = Path(__file__).parent
FOLDERS = (HERE / "templates", HERE / "plain")
"""Where templates are looked for, the first found wins."""


def make_templates() -> Jinja2Templates:
    """Open the templates: everything put into them is escaped, and what is not given is an error."""
    environment = Environment(
        loader=FileSystemLoader(FOLDERS), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    dress(environment)
    return Jinja2Templates(env=environment)


def page(request: Request, name: str, status: int = 200, **context: object) -> HTMLResponse:
    """Fill a template; every one may use ``person``, who is asking (None before anybody logs in)."""
    templates: Jinja2Templates = request.app.state.templates
    known = {"person": getattr(request.state, "person", None), "status": status, **context}
    return templates.TemplateResponse(request, name, known, status_code=status)


def wants_page(request: Request) -> bool:
    """Tell whether a browser shows the answer to a person."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")
