"""``/status``: how much there is."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter

from dateline.web.state import ProjectDep, Viewer

router = APIRouter(tags=["status"])


@router.get("/status")
def status(project: ProjectDep, _: Viewer) -> dict[str, object]:
    """Count what the project holds."""
    return asdict(project.store.status())
