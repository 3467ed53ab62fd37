"""What a server does before it answers anybody, so that the first who comes does not wait for it."""

from __future__ import annotations

import anyio
import httpx
from fastapi import FastAPI

from dateline.pipeline.refreshing import is_current
from dateline.web.explore.asked import Asked
from dateline.web.explore.view import look
from dateline.web.state import Workbench
from dateline.web.work import assemble_now

FROM_AFAR = 3
"""The zoom at which the first page asks for the whole world; see ``FINER`` in its script."""
FIRST_PAGE = "http://localhost/"


def warm(app: FastAPI) -> bool:
    """Build routes and templates by answering a first request, and reckon the first look at all events.

    Measured with 400,000 events: 0.3 and 0.7 seconds, which the first person to look would have waited for. False where
    events must be put together first, which may take minutes: it is begun, and pages show how far it is.
    """
    workbench: Workbench = app.state.workbench
    ready = is_current(workbench.project)
    if ready:
        asked = Asked.model_validate({})
        look(workbench.project, workbench.held, asked, zoom=FROM_AFAR, view=None, unit=None)
    else:
        assemble_now(workbench.jobs, workbench.project)
    anyio.run(_ask, app)
    return ready


async def _ask(app: FastAPI) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app)) as client:
        await client.get(FIRST_PAGE)
