"""The HTTP API, one file for each resource."""

from fastapi import APIRouter

from dateline.web.api import (
    actors,
    audit,
    claims,
    decisions,
    documents,
    events,
    explore,
    jobs,
    links,
    runs,
    search,
    sources,
    status,
    texts,
)

api = APIRouter(prefix="/api/v1")
for resource in (
    events,
    explore,
    actors,
    documents,
    texts,
    claims,
    links,
    decisions,
    sources,
    runs,
    search,
    jobs,
    audit,
    status,
):
    api.include_router(resource.router)
